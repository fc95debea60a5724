"""A text as the later stages see it: sentences, parsed where it was worth it, names and times, all with offsets."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.language.names import Mention
from app.language.times import TimeExpression
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Parse


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: ``text == doc.text[start:end]``; ``index`` and ``paragraph`` count from 0.

    ``parse`` is spaCy's, its offsets counted from ``start``; None where no word of a trigger stands. Where the sentence
    is not ``telling``, no trigger's conditions can hold in it, and the parse has no names.
    """

    index: int
    start: int
    end: int
    paragraph: int
    text: str
    parse: "Parse | None"
    telling: bool = True


_BEFORE = 2  # sentences back to which "it" may point
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_WAR = 3  # words of war that make a text one about it


@dataclass(frozen=True)
class Doc:
    """An annotated text. All offsets are code points of ``text``, the clean text of an article.

    ``countries`` are the states that it names or speaks of, most first: they decide between namesakes of a town.
    ``towns`` are names of towns in those states, in parsed sentences, which the model's labels may miss.
    """

    text: str
    sentences: tuple[Sentence, ...]
    names: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    countries: tuple[str, ...] = ()
    towns: tuple[Mention, ...] = ()

    @cached_property
    def of_war(self) -> bool:
        """Whether the text as a whole is about armed conflict, so that its sentences need not name who or where."""
        words = re.findall(r"[a-z]+(?:-[a-z]+)?", self.text.lower())
        return sum(word in wording().war for word in words) >= _WAR

    def names_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The names that begin in the span."""
        first = bisect_right(self.names, start - 1, key=lambda name: name.start)
        last = bisect_right(self.names, end - 1, key=lambda name: name.start)
        return self.names[first:last]

    def times_in(self, start: int, end: int) -> tuple[TimeExpression, ...]:
        """The times that begin in the span."""
        first = bisect_right(self.times, start - 1, key=lambda time: time.start)
        last = bisect_right(self.times, end - 1, key=lambda time: time.start)
        return self.times[first:last]

    def towns_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The towns that begin in the span."""
        first = bisect_right(self.towns, start - 1, key=lambda town: town.start)
        last = bisect_right(self.towns, end - 1, key=lambda town: town.start)
        return self.towns[first:last]

    def words_before(self, index: int) -> frozenset[str]:
        """The words of the two sentences before one, lower case, also without an -s, with their lemmas if parsed.

        Where they name an armed group, "militant" is among them.
        """
        before = self.sentences[max(0, index - _BEFORE) : index]
        names = self.names_in(before[0].start, before[-1].end) if before else ()
        fighters = {"militant" for name in names if name.kind == "group"}
        written = (word for each in before for word in _WORD.findall(each.text.lower()))
        words = {form for word in written for form in (word, word.removesuffix("s"))}
        return frozenset(words.union(fighters, (token.lemma_.lower() for each in before for token in each.parse or ())))
