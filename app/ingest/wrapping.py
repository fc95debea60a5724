"""Hard line breaks: which lines of a block were one paragraph before somebody wrapped it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import Self

from app.ingest.boilerplate import ends_sentence, is_structure

_HYPHEN = re.compile(r"(?P<left>[^\W_]+(?:[-’'.][^\W_]*)*)(?P<hyphen>[-‐\u00ad])\Z")
_FIRST_WORD = re.compile(r"\S+")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_WORD = 50
_SHORTEST = 25  # characters of a line that was broken for want of room
_WIDEST = 130
_FEWEST = 2  # broken sentences that make a text a wrapped one
_SLACK = 0.85  # of the width: a line this full was broken before its next word, if no sentence ends there
_OPENS_COMPOUND = frozenset(  # "north-" and "eastern" are two words also where a line ends between them
    """north south east west mid self half ex non pro anti co one two three four five six seven eight nine ten twenty
    thirty forty fifty sixty seventy eighty ninety well long short high low full first second third so all""".split()  # noqa: SIM905 - a list would take a line a word
)


class Join(Enum):
    """How a line goes on from the one before it."""

    BREAK = auto()  # a paragraph of its own
    SPACE = auto()
    TIGHT = auto()  # without a space: the hyphen at the end stays
    MEND = auto()  # without the hyphen: one word was broken in two


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The width at which a text was wrapped (None where it was not) and the words that it has, to mend broken ones."""

    width: int | None
    words: frozenset[str]

    @classmethod
    def of(cls, blocks: Sequence[Sequence[str]]) -> Self:
        """Learnt from the blocks of adjacent lines: sentences that go on in the next line tell the width."""
        words = frozenset(word.lower() for block in blocks for line in block for word in _WORDS.findall(line))
        broken = [len(line) for block in blocks for line, after in pairwise(block) if _goes_on(line, after)]
        width = max(broken, default=0)
        return cls(width if len(broken) >= _FEWEST and width <= _WIDEST else None, words)

    def join(self, line: str, after: str) -> Join:
        """How ``after`` goes on from ``line``, two lines that stand directly under each other."""
        if is_structure(line) or is_structure(after):
            return Join.BREAK
        hyphen = _hyphen(line)
        if hyphen and (after[0].islower() or (self.width and after[0].isalnum())):
            return Join.TIGHT if self._is_compound(hyphen["left"], after, hyphen["hyphen"]) else Join.MEND
        return Join.SPACE if _goes_on(line, after) or self._was_full(line, after) else Join.BREAK

    def _was_full(self, line: str, after: str) -> bool:
        """Whether the line was broken because the next word did not fit."""
        found = _FIRST_WORD.match(after)
        if self.width is None or found is None:
            return False
        room = self.width if ends_sentence(line) else self.width * _SLACK
        return len(line) + 1 + len(found[0]) > room

    def _is_compound(self, left: str, after: str, hyphen: str) -> bool:
        if hyphen == "\u00ad":
            return False
        word = _WORDS.match(after)
        right = word[0].lower() if word else ""
        if f"{left}{right}".lower() in self.words:
            return False
        return (
            f"{left}-{right}".lower() in self.words
            or left.lower() in _OPENS_COMPOUND
            or not left.isalpha()
            or not after[0].islower()
        )


def _hyphen(line: str) -> re.Match[str] | None:
    return _HYPHEN.search(line, max(0, len(line) - _LONGEST_WORD))


def _goes_on(line: str, after: str) -> bool:
    """Whether a sentence goes on in the next line: in lower case or with a dash, after a line that is no short one."""
    if not after[0].islower() and not after.startswith(("— ", "– ")):
        return False
    if _hyphen(line):
        return True
    return len(line) >= _SHORTEST and not ends_sentence(line) and line[-1] not in ":;"
