"""What a report's words say beside its values: the round, an operation's name, the words themselves. Pure."""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from app.domain.report import Evidence

_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_COMMON = frozenset(_WORDS["common"])
_NTH = {word: number for number, words in enumerate(_WORDS["ordinals"], 1) for word in words}
_ANY = "|".join(_NTH)
# "the second round", "a third, more tense round", "round two"; "the first meeting in years" counts in no series
_ROUND = re.compile(
    rf"\b(?P<before>{_ANY})(?:,? [\w-]+){{0,2}}? (?:round|phase|stage)\b|\b(?:round|phase) (?P<after>{_ANY})\b",
    re.IGNORECASE,
)
_OPERATION = re.compile(r"\bOperation (?:the )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})")
_WORD = re.compile(r"[a-z]{4,}")


def ordinal(evidence: tuple[Evidence, ...]) -> int | None:
    """The round or stage that is told of, where the words name exactly one."""
    found = {number for piece in evidence for number in _rounds(piece.text)}
    return found.pop() if len(found) == 1 else None


def operations(evidence: tuple[Evidence, ...]) -> frozenset[str]:
    """The names of operations in the words, in lower case: "spider’s web"."""
    return frozenset(name for piece in evidence for name in _operations(piece.text))


def words(evidence: Iterable[Evidence]) -> frozenset[str]:
    """The words of some length, in lower case, without the commonest."""
    return frozenset().union(*(_content(piece.text) for piece in evidence))


@lru_cache(maxsize=4096)
def _rounds(text: str) -> frozenset[int]:
    return frozenset(_NTH[(found["before"] or found["after"]).lower()] for found in _ROUND.finditer(text))


@lru_cache(maxsize=4096)
def _operations(text: str) -> frozenset[str]:
    return frozenset(found["name"].lower().replace("’", "'") for found in _OPERATION.finditer(text))


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _COMMON
