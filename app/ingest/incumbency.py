"""When an article that names no year can be from: while those whom it gives an office held it."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache

from app.ingest.tense import sentence_around
from app.language.known import Office, lookalikes, persons

Span = tuple[dt.date, dt.date]  # the first and the last day

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PAST_HOLDER = re.compile(r"\b(?:former|ex|then|late|deputy|vice|acting|old|predecessor)[ -]$")
_TITLE_AFTER = re.compile(
    r", (?:the |its |their |his |her )?(?:[A-Z][a-z]+(?:'s|’s)? )?(?P<title>[a-z][a-z -]{2,30})\b"
)
_REACH = 40  # characters before a name in which its title stands
_DECEMBER = 12
_OPEN = dt.date.max  # the end of a term that goes on


def terms(text: str) -> tuple[Span, ...]:
    """Return the times in which all those in office whom the text names held it together; () where it names none.

    Who stands against those named before ("President Clinton" beside "President Putin") is of the past that the
    text tells, and so is anybody in a sentence with a year of its own.
    """
    common: tuple[Span, ...] = ()
    for _, held in sorted(_in_office(text)):
        both = _shared(common, held) if common else held
        common = both or common
    return common


def _in_office(text: str) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """Yield the place of each name with a title, and the terms of all who have that name and held that office."""
    named: dict[tuple[int, str], tuple[Span, ...]] = {}
    for name, offices in _by_name().items():
        at = text.find(name)
        while at >= 0:
            if _is_whole(text, at, at + len(name)):
                for title in _titles(text, at, at + len(name)):
                    spans = tuple(span for held, span in offices if held == title)
                    if spans:
                        named[at, title] = (*named.get((at, title), ()), *spans)
            at = text.find(name, at + len(name))
    for (at, _), spans in named.items():
        yield at, spans


def _titles(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the title before the name, every ending of it that is one, and the one in apposition behind it."""
    begin, stop = sentence_around(text, start, end)
    if _YEAR.search(text, begin, stop):
        return
    before = text[max(begin, start - _REACH) : start].lower().rstrip(" ,")
    for title in _all_titles():
        if before.endswith(title) and not before[: -len(title)][-1:].isalpha():
            if not _PAST_HOLDER.search(before[: -len(title)]):
                yield _office(title)
            return
    behind = _TITLE_AFTER.match(text, end)
    if behind is not None:
        words = behind["title"].split()
        yield from (_office(" ".join(words[:n])) for n in range(len(words), 0, -1))


def _is_whole(text: str, start: int, end: int) -> bool:
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()


def _shared(ours: tuple[Span, ...], theirs: tuple[Span, ...]) -> tuple[Span, ...]:
    pairs = ((max(one[0], other[0]), min(one[1], other[1])) for one in ours for other in theirs)
    return tuple(pair for pair in pairs if pair[0] <= pair[1])


def _office(title: str) -> str:
    """Write a title as it is compared: one word for an office."""
    return lookalikes().offices.get(title, title)


@cache
def _all_titles() -> tuple[str, ...]:
    """Every title of the lists and what else it is called, the longest first."""
    titles = {office.title.lower() for person in persons() for office in person.offices} | set(lookalikes().offices)
    return tuple(sorted(titles, key=len, reverse=True))


@cache
def _by_name() -> dict[str, tuple[tuple[str, Span], ...]]:
    """The name or telling surname of each person with dated offices, and those with their terms."""
    found: dict[str, tuple[tuple[str, Span], ...]] = {}
    for person in persons():
        held = tuple((_office(each.title.lower()), span) for each in person.offices if (span := _term(each)))
        for name in {person.name, *person.surnames, *person.aliases} if held else ():
            found[name] = (*found.get(name, ()), *held)
    return found


def _term(office: Office) -> Span | None:
    """Return the first and last day of an office; None where its beginning is not known."""
    if not office.start:
        return None
    year, month, day = _parts(office.start)
    first = dt.date(year, month or 1, day or 1)
    if not office.end:
        return first, _OPEN
    year, month, day = _parts(office.end)
    month = month or _DECEMBER
    return first, dt.date(year, month, day or monthrange(year, month)[1])


def _parts(told: str) -> tuple[int, int, int]:
    """Return year, month and day of an ISO date, or of a part of one; 0 for what it leaves open."""
    year, month, day = (*map(int, told.split("-")), 0, 0)[:3]
    return year, month, day
