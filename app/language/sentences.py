"""Where sentences end, by rule: only those that hold a trigger are parsed, so the cut has to come before."""

import re
from collections.abc import Iterator

from app.language.wording import wording

_END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s+[\"“‘«(\[—–-]*[A-Z0-9À-Þ])|\n\s*\n|[.!?…]+[\"”’»)\]]*\s*\Z")
_LAST_WORD = re.compile(r"([A-Za-z.]+)\.$")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_CLOCK = re.compile(r"[ap]\.m")
_OPENER = re.compile(r"\s+(?:The|A|An|It|He|She|They|But|In|On|At|And|This|That|We|I|There|Its|His|Her|Their)\b")


# "ISTANBUL, June 2 —", "PORT SUDAN:", "Geneva —", "Kigali, Rwanda —", "Moscow, 27 June 1997 --", "July 16 (Reuters)
# -": where and when the report was filed. The parser takes it for part of the sentence, and its place for a party.
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ'’.-]+)*"
_WORD = r"[A-ZÀ-Þ][a-zà-ÿ]+"
_NAME = rf"{_WORD}(?:(?: of| of the| and|-)?[ -]?{_WORD}){{0,3}}"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_AGENCY = r"\([^)\n]{2,25}\)"
_DATELINE = re.compile(
    rf"(?:(?:{_CAPITALS}(?:, (?:{_NAME}|{_CAPITALS}|[A-Z][A-Za-z.]{{1,6}}))?|{_NAME}, {_NAME})(?:, {_DAY})?|"
    rf"{_NAME}, {_DAY}|{_NAME}(?= {_AGENCY})|{_NAME}(?= — )|{_DAY}(?= {_AGENCY}))"
    rf"\s*(?:{_AGENCY}\.?\s*)?(?:—|–|--|:|(?<=[\s).])-)\s+(?=[\"“‘«A-ZÀ-Þ])"
)


def _ends_nothing(before: str, after: str) -> bool:
    """Whether the full stop at the end of ``before`` belongs to an abbreviation."""
    found = _LAST_WORD.search(before)
    if not found:
        return False
    word = found[1]
    if word in wording().abbreviations:
        return True
    # "U.S. and", "J. Smith", "2 a.m. Tuesday"; but "in the U.S. The" ends
    if _INITIALS.fullmatch(word) or _CLOCK.fullmatch(word):
        return not ("." in word and _OPENER.match(after))
    return False


def dateline_end(text: str) -> int:
    """Where the dateline ends with which the text begins; 0 where it begins with none."""
    found = _DATELINE.match(text, len(text) - len(text.lstrip()))
    return found.end() if found else 0


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end (exclusive) of each sentence, in order, without the white space around it.

    An empty line always ends one, and so do ".", "!", "?" and "…" before a capital or a figure, abbreviations aside.
    """
    start = 0
    for found in _END.finditer(text):
        end = found.end()
        if (
            found[0].strip()
            and found[0][0] == "."
            and _ends_nothing(text[max(0, end - 30) : found.start() + 1], text[end : end + 12])
        ):
            continue
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return
    first = start + len(piece) - len(piece.lstrip())
    dateline = _DATELINE.match(stripped) if first == 0 or "\n\n" in text[max(0, first - 3) : first] else None
    if dateline:
        yield first, first + len(dateline[0].rstrip())
    yield first + (dateline.end() if dateline else 0), first + len(stripped)
