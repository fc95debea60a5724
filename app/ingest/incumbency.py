"""When an article that names no year can be from: while those whom it gives an office held it."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache

import ahocorasick

from app.ingest.tense import sentence_around
from app.language.known import Office, Person, lookalikes, persons

Span = tuple[dt.date, dt.date]  # the first and the last day

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PAST_HOLDERS = frozenset({"former", "ex", "then", "late", "deputy", "vice", "acting", "old"})
_LONGEST = 5  # words of a title
_BESIDE = re.compile(r", [^,.;:()]{3,60}(?=[,.])")  # what stands in apposition
_WORD = re.compile(r"[a-z-]+")
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
    for start, end, people in named(text):
        held = (each for person in people for each in _held()[person.name])
        spans = tuple(span for title, span in held if _is_given(title, text, start, end))
        if spans and not _YEAR.search(text, *sentence_around(text, start, end)):
            yield start, spans


def named(text: str) -> Iterator[tuple[int, int, tuple[Person, ...]]]:
    """Yield where a name or telling surname of persons with dated offices stands, and all who have it."""
    for last, (length, people) in _by_name().iter(text):
        start, end = last + 1 - length, last + 1
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start, end, people


def _is_given(title: str, text: str, start: int, end: int) -> bool:
    """Whether the title stands before the name, or all its words behind it: ", secretary of the Security Council,"."""
    before = text[max(0, start - _REACH) : start].lower().rstrip(" ,").split()
    for n in range(min(len(before), _LONGEST), 0, -1):
        said = " ".join(before[-n:])
        if said in _all_titles():
            return _office(said) == title and _PAST_HOLDERS.isdisjoint(before[-n - 1 : -n])
    behind = _BESIDE.match(text, end)
    words = frozenset(_WORD.findall(behind[0].lower())) if behind is not None else frozenset[str]()
    return _PAST_HOLDERS.isdisjoint(words - _words(title)) and any(_words(each) <= words for each in _called(title))


@cache
def _words(title: str) -> frozenset[str]:
    return frozenset(title.split())


@cache
def _called(title: str) -> tuple[str, ...]:
    """The title and what else it is called."""
    return (title, *(other for other, one in lookalikes().offices.items() if one == title))


def _shared(ours: tuple[Span, ...], theirs: tuple[Span, ...]) -> tuple[Span, ...]:
    pairs = ((max(one[0], other[0]), min(one[1], other[1])) for one in ours for other in theirs)
    return tuple(pair for pair in pairs if pair[0] <= pair[1])


def _office(title: str) -> str:
    """Write a title as it is compared: one word for an office."""
    return lookalikes().offices.get(title, title)


@cache
def _all_titles() -> frozenset[str]:
    """Every title of the lists and what else it is called."""
    return frozenset(office.title.lower() for person in persons() for office in person.offices).union(
        lookalikes().offices
    )


@cache
def _held() -> dict[str, tuple[tuple[str, Span], ...]]:
    """For each person with dated offices their titles and terms."""
    offices = {
        person.name: tuple((_office(each.title.lower()), span) for each in person.offices if (span := _term(each)))
        for person in persons()
    }
    return {name: held for name, held in offices.items() if held}


@cache
def _by_name() -> "ahocorasick.Automaton":
    """A matcher of the names and telling surnames of persons with dated offices: to its length, and who has it."""
    found: dict[str, tuple[Person, ...]] = {}
    for person in persons():
        for name in {person.name, *person.surnames, *person.aliases} if person.name in _held() else ():
            found[name] = (*found.get(name, ()), person)
    matcher = ahocorasick.Automaton()
    for name, people in found.items():
        matcher.add_word(name, (len(name), people))
    matcher.make_automaton()
    return matcher


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
