"""What a page puts around an article: advertisements, links, calls to subscribe, comments. The patterns are data."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import accumulate, takewhile
from typing import Any

_LONGEST = 240  # characters: anything longer is prose
_TEASER = 120
_TEASERS = 12
_BLOCK_LINES = 3
_HEADING = 60
_EDGE = re.compile(r"^[^\w©#@]+|[^\w©]+$")
_FULL_STOP = re.compile(r"[.…][\"'”’)\]]*$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_STRUCTURE = re.compile(
    r"""(?ix) (?> [\d.,:/–—\-\s|()] | \b(?:
        jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?
        |nov(?:ember)?|dec(?:ember)?|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?
        |sat(?:urday)?|sun(?:day)?|\d+(?:st|nd|rd|th)|\d*[ap]\.?m\.?|gmt|utc|[bce]?est|e[desc]t|ist|msk|e?et|h|at|of|the
        |updated?|published|posted|last|modified )(?!\w) )++"""
)


class Takes(StrEnum):
    """How far a pattern's line reaches."""

    LINE = "line"
    BLOCK = "block"  # and the short lines under it, up to the blank line
    TEASERS = "teasers"  # and the headlines under it
    REST = "rest"  # and, in the second half of a text, everything after it


@dataclass(frozen=True, slots=True)
class Pattern:
    """A whole line that is no part of an article, with lines that it finds and lines that it must skip."""

    name: str
    pattern: re.Pattern[str]
    takes: Takes
    finds: tuple[str, ...]
    skips: tuple[str, ...]


@cache
def _data() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(files("app.ingest").joinpath("data/boilerplate.toml").read_text(encoding="utf-8"))


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every pattern for lines, in the order of ``data/boilerplate.toml``."""
    return tuple(map(_pattern, _data()["line"]))


def _pattern(entry: dict[str, Any]) -> Pattern:
    return Pattern(
        name=entry["name"],
        pattern=re.compile(entry["pattern"], re.IGNORECASE),
        takes=Takes(entry.get("takes", "line")),
        finds=tuple(entry["finds"]),
        skips=tuple(entry["skips"]),
    )


def match(line: str) -> Pattern | None:
    """The first pattern that the whole line is, whatever rules, arrows or brackets it is decorated with."""
    if len(line) > _LONGEST:
        return None
    bare = _EDGE.sub("", line.strip())
    return next((each for each in patterns() if each.pattern.fullmatch(bare) and _fits(each, line)), None)


def _fits(pattern: Pattern, line: str) -> bool:
    """A heading over other stories does not end as a sentence does."""
    return pattern.takes is not Takes.TEASERS or not ends_sentence(line)


def ends_sentence(line: str) -> bool:
    """Whether the line ends with a full stop, question or exclamation mark, quotes and brackets after it aside."""
    return _SENTENCE_END.search(line.rstrip()) is not None


def is_structure(line: str) -> bool:
    """Whether the line is a heading made of a date or a clock time only: "2022", "February 18", "19:20"."""
    return len(line) <= _HEADING and line[:1].isupper() | line[:1].isdigit() and bool(_STRUCTURE.fullmatch(line))


def dropped(lines: Sequence[str]) -> list[bool]:
    """For each line (stripped; blank ones are empty) whether it is boilerplate."""
    out = [bool(line) and not any(map(str.isalnum, line)) for line in lines]
    half = _half(lines)
    index = 0
    while index < len(lines):
        found = match(lines[index]) if lines[index] else None
        end = index + 1
        if found:
            end = _reach(lines, index, found.takes, half)
            out[index:end] = [True] * (end - index)
        index = end
    return out


def _half(lines: Sequence[str]) -> int:
    """The index of the line at which half of the text is passed."""
    lengths = list(accumulate(map(len, lines), initial=0))
    return bisect_left(lengths, lengths[-1] / 2)


def _reach(lines: Sequence[str], index: int, takes: Takes, half: int) -> int:
    """The index after the last line that the pattern found at ``index`` takes with it."""
    match takes:
        case Takes.BLOCK:
            return _block_end(lines, index)
        case Takes.TEASERS:
            return _teasers_end(lines, index)
        case Takes.REST if index >= half:
            return len(lines)
        case _:
            return index + 1


def _block_end(lines: Sequence[str], index: int) -> int:
    """An advertisement of a few short lines set off by blank lines ends with them; else its first line is all."""
    block = list(takewhile(bool, lines[index : index + _BLOCK_LINES + 1]))
    stands_alone = 0 < index < len(lines) - len(block) and not lines[index - 1]
    short = len(block) <= _BLOCK_LINES and all(len(line) <= _TEASER for line in block)
    return index + len(block) if stands_alone and short else index + 1


def _teasers_end(lines: Sequence[str], index: int) -> int:
    """Headlines under a heading, up to the first line that is prose or structure."""
    under = lines[index + 1 : index + 1 + 2 * _TEASERS]
    return index + 1 + len(list(takewhile(_is_teaser, under)))


def _is_teaser(line: str) -> bool:
    return not line or (len(line) <= _TEASER and not _FULL_STOP.search(line) and not is_structure(line))


@cache
def part() -> Pattern:
    """The pattern for classes and ids of what stands around an article."""
    (entry,) = _data()["part"]
    return _pattern(entry)


def is_part_around(name: str) -> bool:
    """Whether a class or id (in lower case) names a part of a page around its article."""
    return part().pattern.fullmatch(name) is not None
