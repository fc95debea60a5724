"""A text as the later stages see it: sentences, parsed where it was worth it, names and times, all with offsets."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.language.names import Mention
from app.language.times import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc as Parse


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: ``text == doc.text[start:end]``; ``index`` and ``paragraph`` count from 0.

    ``parse`` is spaCy's, its offsets counted from ``start``; None where no word of a trigger stands.
    """

    index: int
    start: int
    end: int
    paragraph: int
    text: str
    parse: "Parse | None"


@dataclass(frozen=True, slots=True)
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

    def names_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The names that begin in the span."""
        first = bisect_right(self.names, start - 1, key=lambda name: name.start)
        last = bisect_right(self.names, end - 1, key=lambda name: name.start)
        return self.names[first:last]
