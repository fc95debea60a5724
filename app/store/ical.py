"""Events as a calendar (iCalendar, RFC 5545): all-day entries that say how closely their date is known."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TextIO

from app.domain.event import Event
from app.domain.report import Place, Status

Dated = tuple[Event, dt.datetime]
"""An event, and when it last changed."""

_LINE = 75  # octets, the line's end not counted
_ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})
_STATUS = {Status.CANCELLED: "CANCELLED", Status.PLANNED: "TENTATIVE", Status.PROPOSED: "TENTATIVE"}
_EXACT = frozenset({"site", "town"})
_DAY = dt.timedelta(days=1)


def write(found: Iterable[Dated], out: TextIO, base: str = "") -> None:
    """Write a calendar, an entry at a time, lines ended by CRLF; ``base`` is the server's address, for links.

    What has no first day is left out: a calendar can only put it on one, and none is made up.
    """
    _put(out, ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Parley//Parley//EN", "CALSCALE:GREGORIAN"])
    for event, changed in found:
        _put(out, entry(event, changed, base))
    _put(out, ["END:VCALENDAR"])


def entry(event: Event, changed: dt.datetime, base: str = "") -> Iterator[str]:
    """Give an event's lines, unfolded; none where it has no first day."""
    facts, when = event.facts, event.facts.when
    if when is None or when.first is None:
        return
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@parley"
    yield f"DTSTAMP:{changed.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_day(when.first)}"
    if when.last is not None and when.last < dt.date.max:
        yield f"DTEND;VALUE=DATE:{_day(when.last + _DAY)}"
    yield f"SUMMARY:{_text(facts.title)}"
    yield f"DESCRIPTION:{_text(_description(event))}"
    yield f"CATEGORIES:{_text(facts.kind)}"
    yield f"STATUS:{_STATUS.get(facts.status, 'CONFIRMED')}"
    yield "TRANSP:TRANSPARENT"
    yield from _where(facts.places)
    if base:
        yield f"URL:{base}{event.path}"
    yield "END:VEVENT"


def _where(places: Iterable[Place]) -> Iterator[str]:
    named = list(places)
    if named:
        yield f"LOCATION:{_text('; '.join(map(_said, named)))}"
    exact = [place for place in named if place.precision in _EXACT and place.lat is not None and place.lon is not None]
    if exact and len(named) == 1:
        yield f"GEO:{exact[0].lat};{exact[0].lon}"


def _said(place: Place) -> str:
    return f"{place.name}, {place.country}" if place.country and place.country != place.name else place.name


def _description(event: Event) -> str:
    outlets = dict.fromkeys(told.article.outlet for told in event.reports if told.article.outlet)
    told = f"{len(event.reports)} report{'s' if len(event.reports) != 1 else ''}"
    by = f" ({', '.join(outlets)})" if outlets else ""
    return f"{event.facts.when}\n{event.facts.status.capitalize()}, in {told}{by}"


def _day(day: dt.date) -> str:
    return day.isoformat().replace("-", "")  # strftime forgets the zeros of early years


def _text(value: str) -> str:
    lines = ("".join(filter(str.isprintable, line)) for line in value.splitlines())
    return "\n".join(lines).translate(_ESCAPES)


def _put(out: TextIO, lines: Iterable[str]) -> None:
    out.writelines(f"{piece}\r\n" for line in lines for piece in _folded(line))


def _folded(line: str) -> Iterator[str]:
    """Cut a line into pieces of at most 75 octets, never inside a letter; all but the first begin with a space."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LINE:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece
