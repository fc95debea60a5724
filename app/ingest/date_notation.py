"""How TIMEX3 and EDTF write dates, lengths and recurrences."""

import datetime as dt
from collections.abc import Callable

from app.domain.when import When
from app.ingest.moments import Moment, moved
from app.language.time_meaning import Around, Edge, Frame, Meaning, NthDay, OfDay, Offset, Ref, Repeated, Unit

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_EARLY_UNTIL, _MID_UNTIL = 10, 20  # the project's early, mid and late within a month
_THIRDS = {Edge.START: (1, 4), Edge.MID: (5, 8), Edge.END: (9, 12)}  # and within a year
_LENGTHS = {
    Unit.SECOND: "TS",
    Unit.MINUTE: "TM",
    Unit.HOUR: "TH",
    Unit.DAY: "D",
    Unit.WEEKEND: "WE",
    Unit.WEEK: "W",
    Unit.MONTH: "M",
    Unit.QUARTER: "Q",
    Unit.HALF: "H",
    Unit.SEASON: "S",
    Unit.YEAR: "Y",
    Unit.DECADE: "Y",
    Unit.CENTURY: "Y",
}
_YEARS = {Unit.DECADE: 10, Unit.CENTURY: 100}
_UNKNOWN = {
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.WEEK: "XXXX-WXX",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXX",
    Unit.CENTURY: "XX",
}
_UNKNOWN_DAY = "XXXX-XX-XX"


def timex(moment: Moment) -> str:
    """Return the TIMEX3 value: ``2025-06-02``, ``XXXX-06-02``, ``2025-W23``, ``199``, ``BC0490-08``."""
    return _TIMEX.get(moment.unit, _timex_day)(moment)


def _timex_week(moment: Moment) -> str:
    if moment.first is None:
        return f"{_year(moment.year)}-WXX"
    iso = moment.first.isocalendar()
    return f"{iso.year:04}-W{iso.week:02}{'-WE' if moment.unit is Unit.WEEKEND else ''}"


def _timex_day(moment: Moment) -> str:
    year = _year(moment.year)
    if moment.weekday is not None and moment.day is None:
        return f"{year}-WXX-{moment.weekday + 1}{_time(moment)}"
    return f"{year}-{_two(moment.month)}-{_two(moment.day)}{_time(moment)}"


def _time(moment: Moment) -> str:
    clock = moment.clock
    if clock is not None:
        return f"T{clock.hour:02}:{clock.minute or 0:02}{clock.zone}"
    if moment.hour_unknown:
        return "TXX"
    return f"T{moment.part.value}" if moment.part else ""


_TIMEX: dict[Unit, Callable[[Moment], str]] = {
    Unit.WEEK: _timex_week,
    Unit.WEEKEND: _timex_week,
    Unit.MONTH: lambda moment: f"{_year(moment.year)}-{_two(moment.month)}",
    Unit.QUARTER: lambda moment: f"{_year(moment.year)}-Q{_number(moment, 3)}",
    Unit.HALF: lambda moment: f"{_year(moment.year)}-H{_number(moment, 6)}",
    Unit.SEASON: lambda moment: f"{_year(moment.year)}-{_SEASONS[moment.month or 3]}",
    Unit.YEAR: lambda moment: _year(moment.year),
    Unit.DECADE: lambda moment: _year(moment.year)[:-1],
    Unit.CENTURY: lambda moment: _year(moment.year)[:-2],
}


def _number(moment: Moment, months: int) -> str:
    """Return which quarter or half of its year begins with the month."""
    return "X" if moment.month is None else str((moment.month - 1) // months + 1)


def _year(year: int | None) -> str:
    if year is None:
        return "XXXX"
    return f"{year:04}" if year > 0 else f"BC{-year:04}"


def _two(number: int | None) -> str:
    return "XX" if number is None else f"{number:02}"


def edtf(moment: Moment) -> str | None:
    """Return EDTF level 1 by the project's decisions; None where the date is not known or lies before the year 1."""
    if moment.on is not None:
        return f"{moment.on}~" if moment.unit is Unit.WEEK else str(moment.on)
    if moment.ends is not None:
        return f"{moved(moment.ends, -6)}/{moment.ends}"
    first, last = moment.first, moment.last
    if first is None or last is None:
        return _some_day_of_a_month(moment)
    if moment.edge is not None and moment.unit in _EDGES:
        return _EDGES[moment.unit](first, last, moment.edge)
    return _EDTF.get(moment.unit, _edtf_point)(moment, first, last)


def _some_day_of_a_month(moment: Moment) -> str | None:
    if moment.year is None or moment.year < 1 or moment.month is None:
        return None
    return f"{moment.year:04}-{moment.month:02}~"


def _edtf_point(moment: Moment, first: dt.date, _: dt.date) -> str:
    length_of = {Unit.YEAR: 4, Unit.MONTH: 7}.get(moment.unit, 10)
    return f"{first.isoformat()[:length_of]}{'~' if moment.about else ''}"


_EDTF: dict[Unit, Callable[[Moment, dt.date, dt.date], str]] = {
    Unit.WEEK: lambda _, first, last: f"{first}/{last}",
    Unit.WEEKEND: lambda _, first, last: f"{first}/{last}",
    Unit.QUARTER: lambda _, first, last: f"{_month(first)}/{_month(last)}",
    Unit.HALF: lambda _, first, last: f"{_month(first)}/{_month(last)}",
    Unit.SEASON: lambda _, first, last: f"{_month(first)}~/{_month(last)}~",
    Unit.DECADE: lambda _, first, __: f"{first.isoformat()[:3]}X",
    Unit.CENTURY: lambda _, first, __: f"{first.isoformat()[:2]}XX",
}


def _month(day: dt.date) -> str:
    return day.isoformat()[:7]


def _edge_of_month(first: dt.date, last: dt.date, edge: Edge) -> str:
    days = {
        Edge.START: (1, _EARLY_UNTIL),
        Edge.MID: (_EARLY_UNTIL + 1, _MID_UNTIL),
        Edge.END: (_MID_UNTIL + 1, last.day),
    }
    if edge not in days:
        return _month(first)
    start, end = days[edge]
    return f"{first.replace(day=start)}~/{first.replace(day=end)}~"


def _edge_of_year(first: dt.date, _: dt.date, edge: Edge) -> str:
    year = first.isoformat()[:4]
    if edge not in _THIRDS:
        return year
    start, end = _THIRDS[edge]
    return f"{year}-{start:02}~/{year}-{end:02}~"


_EDGES = {Unit.MONTH: _edge_of_month, Unit.YEAR: _edge_of_year}


def date_range(first: str | None, last: str | None) -> str | None:
    """Return the EDTF interval from one date to another; None where one is unknown or they cross."""
    if first is None or last is None:
        return None
    text = f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"
    return text if is_edtf(text) else None


def is_edtf(text: str) -> bool:
    """Say whether ``text`` is a date that the project's When can hold."""
    try:
        When(text)
    except ValueError:
        return False
    return True


def length(count: float | None, unit: Unit) -> str:
    """Return a TIMEX3 length: ``P3D``, ``PT9H``, ``PXD``; decades and centuries count in years."""
    code = _LENGTHS[unit]
    number = "X" if count is None else f"{count * _YEARS.get(unit, 1):g}"
    return f"PT{number}{code[1]}" if code.startswith("T") else f"P{number}{code}"


def recurrence(meaning: Repeated) -> str:
    """Return a TIMEX3 set: ``P1W``, ``XXXX-WXX-1`` for every Monday."""
    return length(meaning.count, meaning.unit) if meaning.weekday is None else f"XXXX-WXX-{meaning.weekday + 1}"


def unplaced(meaning: Meaning) -> str:
    """Return the TIMEX3 value of what nothing anchors: ``XXXX-WXX``, ``PRESENT_REF``, or a length beside an event."""
    match meaning:
        case Offset() if meaning.frame is Frame.EVENT and not meaning.definite:
            return length(meaning.count, meaning.unit)
        case Offset(count=None):
            return (Ref.PAST if meaning.direction < 0 else Ref.FUTURE).value
        case Around(frame=Frame.SPEECH, unit=Unit.DAY, step=0, part=None):
            return Ref.PRESENT.value
        case Around() | OfDay() if meaning.part:
            return f"{_UNKNOWN_DAY}T{meaning.part.value}"
        case Around() | Offset() | NthDay():
            return _UNKNOWN.get(meaning.unit, _UNKNOWN_DAY)
        case _:
            return _UNKNOWN_DAY
