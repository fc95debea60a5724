"""Time codes of transcripts and captions: where they stand, and whether they are time codes at all.

A live blog's clock times look the same. They say when something was posted and must stay, so a text is a transcript
only where its codes behave as a recording's: rising from zero in small steps, or cutting sentences in two.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_CODE = re.compile(r"[\[(]?(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:[.,]\d{1,3})?(?!:)[\])]?")
_CLOCK_UNIT = re.compile(r"\s*(?:(?i:[ap]\.?m|h|hrs?|hours?|local)\b|(?:[A-Z]{1,3}T|UTC|MSK)\b)")
_ARROW = re.compile(r"\s*(?:\d+:)?\d+:\d\d[.,]\d{1,3}\s+-->\s+(?:\d+:)?\d+:\d\d[.,]\d{1,3}.*")
_CAPTION_FURNITURE = re.compile(r"\s*(?:\d{1,5}|WEBVTT.*|(?:Kind|Language):.*|NOTE\b.*)\s*")
_FEWEST = 3  # two clock times at line starts are no transcript
_LATEST_START = 60  # seconds
_LARGEST_STEP = 30  # seconds, on average
_CUT_SHARE = 0.2  # of the pieces begin in lower case: the codes cut sentences


@dataclass(frozen=True, slots=True)
class _Code:
    seconds: int
    end: int  # offset in the line at which the words begin
    glued: bool
    lower: bool  # the words begin in lower case


def lengths(lines: Sequence[str]) -> list[int] | None:
    """For each line of a transcript the length of what to cut at its start; None where the text is no transcript."""
    if any(map(_ARROW.fullmatch, lines)):
        return [_caption_length(line) for line in lines]
    codes = [_code(line) for line in lines]
    found = [code for code in codes if code]
    if not _is_transcript(found):
        return None
    return [code.end if code else 0 for code in codes]


def _caption_length(line: str) -> int:
    furniture = _ARROW.fullmatch(line) or _CAPTION_FURNITURE.fullmatch(line)
    return len(line) if furniture else 0


def _code(line: str) -> _Code | None:
    found = _CODE.match(line)
    if not found or _CLOCK_UNIT.match(line, found.end()):
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    rest = line[found.end() :]
    return _Code(
        seconds=hours * 3600 + minutes * 60 + seconds,
        end=found.end() + len(rest) - len(rest.lstrip()),
        glued=rest[:1].isalpha(),
        lower=rest.lstrip()[:1].islower(),
    )


def _is_transcript(codes: Sequence[_Code]) -> bool:
    if any(code.glued and code.lower for code in codes):
        return True
    if len(codes) < _FEWEST or any(after.seconds < before.seconds for before, after in pairwise(codes)):
        return False
    first, last = codes[0].seconds, codes[-1].seconds
    runs_from_zero = first <= _LATEST_START and (last - first) / (len(codes) - 1) <= _LARGEST_STEP
    return runs_from_zero or sum(code.lower for code in codes) >= _CUT_SHARE * len(codes)
