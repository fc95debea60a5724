"""Dates of an account: each time expression resolved in the order of the text, narrative time carried along."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dateparser.date import DateDataParser

from app.domain.chronology import Chronology, Fact
from app.domain.when import DateBasis, Precision, When
from app.ingest.anchors import Resolution
from app.ingest.date_notation import date_range, edtf, is_edtf, length, recurrence, timex, unplaced
from app.ingest.moments import moved, of_day, shifted
from app.ingest.narrative import Narrative
from app.ingest.recalling import begun, counted_from
from app.ingest.resolving import counted, place
from app.language.time_meaning import (
    Calendar,
    Duration,
    Frame,
    Interval,
    Notation,
    NthDay,
    OfDay,
    Offset,
    Ref,
    Repeated,
    TimeExpression,
    Unit,
    Vague,
    Weekday,
)
from app.language.times import find

_ITS_DAY = re.compile(
    r"[ )]*(?:\([^)]{0,20}\) ?)?(?:local time |[A-Z]\w+ time )?(?:early |late )?(?:on |,? )?(?:the )?"
)
_ITS_DAY_REACH = 40
_RUN_OUT = re.compile(
    r"[^.;,]{0,40}?\b(?:truce|cease-?fire|armistice|pause) (?:had )?"
    r"(?:ran|run out|expired|ended|lapsed|collapsed|broke)"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ISO = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?[~?%]?)(?:[T ]\d\d:\d\d.*)?")
_DAY_FIRST = re.compile(r"\d{1,2}[.-]\d{1,2}[.-]\d{2,4}")  # dots and dashes are read day first, slashes month first
_LONGEST_NOTATION = 80
_DAY_LENGTH = 10
_DAY_HOURS = 24


@dataclass(frozen=True, slots=True)
class Resolved:
    """An expression with its date.

    ``value`` is the TIMEX3 value (``2025-06-02``, ``XXXX-06-02``, ``P3D``, ``PRESENT_REF``), '' where TIMEX3 has none;
    ``edtf`` the date in EDTF, None where nothing anchors it or it is no date. ``anchor`` says in words what it was
    counted from. ``ends`` are the two ends of a range, each resolved.
    """

    expression: TimeExpression
    value: str
    edtf: str | None
    basis: DateBasis = DateBasis.NONE
    anchor: str = ""
    ends: tuple["Resolved", ...] = ()


def annotate(text: str, published: str | None, chronology: Chronology | None = None) -> list[dict[str, object]]:
    """Return the TIMEX3 marks: ``start``, ``end``, ``text``, ``type``, ``value``, ``edtf``; a range as its two ends.

    ``published`` is a date in any notation; one that cannot be read counts as none.
    """
    told = read_date(published) if published else None
    when = When(told, DateBasis.PUBLISHED) if told else None
    resolved = (end for one in resolve(text, find(text), when, chronology) for end in (one.ends or (one,)))
    return [
        {
            "start": one.expression.start,
            "end": one.expression.end,
            "text": one.expression.text,
            "type": one.expression.type.value,
            "value": one.value,
            "edtf": one.edtf,
        }
        for one in resolved
    ]


def resolve(
    text: str,
    expressions: Sequence[TimeExpression],
    published: When | None,
    chronology: Chronology | None = None,
    *,
    after: dt.date | None = None,
) -> tuple[Resolved, ...]:
    """Return each of ``expressions`` (those of ``find(text)``) with its date, in their order; never raises.

    ``after``: the last day that the text takes as past, for an article whose own day is not known.
    """
    account = _Account(_narrative(text, published, after), chronology)
    resolved = []
    for number, expression in enumerate(expressions):
        day = next((each for each in expressions[number + 1 :] if not isinstance(each.meaning, OfDay)), None)
        if day is not None and _is_hour_of(text, expression, day):
            account.resolve(day)
        resolved.append(account.resolve(expression))
    return tuple(resolved)


def _narrative(text: str, published: When | None, after: dt.date | None) -> Narrative:
    """Begin an account; a publication date known to the month or year only is no day to count days from."""
    first = published.first if published is not None else None
    if published is None or first is None or published.precision is Precision.DAY:
        return Narrative(text, first, after if published is None else None)
    unit = Unit.MONTH if published.precision is Precision.MONTH else Unit.YEAR
    return Narrative(text, None, reached=of_day(first, unit), year=first.year)


def _is_hour_of(text: str, hour: TimeExpression, day: TimeExpression) -> bool:
    """Say whether a time of day is told before its day: "at 3 a.m. local time on Monday"."""
    if not isinstance(hour.meaning, OfDay) or day.start - hour.end > _ITS_DAY_REACH:
        return False
    return _ITS_DAY.fullmatch(text, hour.end, day.start) is not None


@dataclass(slots=True)
class _Account:
    """One text on its way through ``resolve``."""

    narrative: Narrative
    chronology: Chronology | None

    def resolve(self, expression: TimeExpression) -> Resolved:
        meaning = expression.meaning
        match meaning:
            case Interval():
                return self._interval(expression, meaning)
            case Duration():
                return _duration(expression, meaning, self.narrative.published)
            case Repeated():
                return Resolved(expression, recurrence(meaning), None)
            case Vague():
                self.narrative.speak_of(meaning)
                return _vague(expression, meaning, self.narrative.published)
            case Notation():
                return self._notation(expression, meaning)
            case _:
                return self._reached(expression, self._on_record(expression) or self._placed(expression))

    def _placed(self, expression: TimeExpression) -> Resolution:
        return place(expression.meaning, self.narrative.anchors(expression))

    def _reached(self, expression: TimeExpression, resolution: Resolution) -> Resolved:
        self.narrative.reach(expression, resolution.moment)
        return _resolved(expression, resolution)

    def _on_record(self, expression: TimeExpression) -> Resolution | None:
        """Count from what the chronology knows: "day 34 of the war", "three days after the Alaska summit"."""
        match meaning := expression.meaning:
            case NthDay(unit=Unit.DAY):
                fact = self._begun(meaning.of) if meaning.of_a_war else None
                counting = Offset(meaning.number - 1, Unit.DAY, 1, Frame.EVENT)
            case Offset(frame=Frame.EVENT, named=False) if not self._counts_from_end(expression):
                fact = self._begun(meaning.event) or self._counted_from(expression)
                counting = meaning
            case _:
                return None
        if fact is None or fact.when.first is None:
            return None
        return Resolution(counted(of_day(fact.when.first), counting), DateBasis.REFERENCE, f"{fact.name}, {fact.when}")

    def _counts_from_end(self, expression: TimeExpression) -> bool:
        """ "Hours after the truce ran out": counted from its end, and not from the day on record of its beginning."""
        return _RUN_OUT.match(self.narrative.text, expression.end) is not None

    def _begun(self, thing: str) -> Fact | None:
        return begun(thing, self.narrative.text, self.chronology, self.narrative.published)

    def _counted_from(self, expression: TimeExpression) -> Fact | None:
        if self.chronology is None:
            return None
        return counted_from(self.narrative.text, expression.end, self.chronology, self.narrative.published)

    def _interval(self, expression: TimeExpression, meaning: Interval) -> Resolved:
        first, last = _completed(meaning.first, meaning.last)
        begin = self._reached(first, self._placed(first))
        end = self._reached(last, _not_before(begin, last, self._placed(last)))
        value = f"{begin.value}/{end.value}"
        return Resolved(expression, value, date_range(begin.edtf, end.edtf), begin.basis, begin.anchor, (begin, end))

    def _notation(self, expression: TimeExpression, meaning: Notation) -> Resolved:
        date = read_date(meaning.text)
        if date is None or not _DAY.fullmatch(date):
            return Resolved(expression, date or "", date, DateBasis.EXPLICIT if date else DateBasis.NONE)
        return self._reached(expression, Resolution(of_day(dt.date.fromisoformat(date)), DateBasis.EXPLICIT))


def _not_before(begin: Resolved, last: TimeExpression, resolution: Resolution) -> Resolution:
    """Let a weekday that ends a range follow the one that begins it."""
    if not isinstance(last.meaning, Weekday) or begin.edtf is None or not _DAY.fullmatch(begin.edtf):
        return resolution
    start = dt.date.fromisoformat(begin.edtf)
    return replace(resolution, moment=shifted(of_day(start), (last.meaning.weekday - start.weekday()) % 7, Unit.DAY))


def _completed(first: TimeExpression, last: TimeExpression) -> tuple[TimeExpression, TimeExpression]:
    """Give each end of a range the month and year that only the other tells: "June 1 to 3, 2025", "20 to 30 June"."""
    one, two = first.meaning, last.meaning
    if not isinstance(one, Calendar) or not isinstance(two, Calendar):
        return first, last
    if one.year is None and one.turn is None:
        month = two.month if one.month is None and one.day is not None else one.month
        one = replace(one, year=two.year, turn=two.turn, of_year=two.of_year, month=month)
    if two.month is None and two.day is not None:
        two = replace(two, month=one.month, year=two.year or one.year)
    return replace(first, meaning=one), replace(last, meaning=two)


def _resolved(expression: TimeExpression, resolution: Resolution) -> Resolved:
    meaning, moment = expression.meaning, resolution.moment
    if moment is None:
        return Resolved(expression, unplaced(meaning), None)
    beside_event = isinstance(meaning, Offset) and meaning.frame is Frame.EVENT and not meaning.definite
    value = unplaced(meaning) if beside_event else timex(moment)  # TIMEX3 leaves the date to the event
    return Resolved(expression, value, edtf(moment), resolution.basis, resolution.anchor)


def _duration(expression: TimeExpression, meaning: Duration, published: dt.date | None) -> Resolved:
    """Return a length; one that ends with the day of writing is a date as well: "the past three days"."""
    value = length(meaning.count, meaning.unit)
    if published is not None and meaning.direction < 0 and (days := _whole_days(meaning)):
        date = date_range(str(moved(published, -days)), str(published))
        return Resolved(expression, value, date, DateBasis.RELATIVE, f"published {published}")
    if published is None or meaning.direction >= 0 or meaning.unit not in {Unit.DAY, Unit.WEEK}:
        return Resolved(expression, value, None)
    anchor = f"published {published}"
    if meaning.count is None:
        date = f"{published}~" if meaning.unit is Unit.DAY else None
        return Resolved(
            expression, value, date, DateBasis.PUBLISHED if date else DateBasis.NONE, anchor if date else ""
        )
    start = shifted(of_day(published), -int(meaning.count * (7 if meaning.unit is Unit.WEEK else 1)), Unit.DAY)
    date = date_range(f"{edtf(start)}~", str(published)) if start is not None else None
    return Resolved(expression, value, date, DateBasis.RELATIVE, anchor)


def _whole_days(meaning: Duration) -> int:
    """Return the days that "the past 48 hours" are; 0 where the length is no whole days of hours."""
    hours = meaning.count if meaning.unit is Unit.HOUR and meaning.count is not None else 0
    return int(hours // _DAY_HOURS) if hours % _DAY_HOURS == 0 else 0


def _vague(expression: TimeExpression, meaning: Vague, published: dt.date | None) -> Resolved:
    if meaning.ref is not Ref.PAST or not meaning.near or published is None:
        return Resolved(expression, meaning.ref.value, None)
    return Resolved(expression, meaning.ref.value, f"{published}~", DateBasis.PUBLISHED, f"published {published}")


def _parser(order: str) -> DateDataParser:
    """Return a parser of whole dates: without a year it is none, and none is counted from the day on which it runs."""
    settings = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["year"],
        "DATE_ORDER": order,
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    return DateDataParser(languages=["en"], settings=settings)


_MONTH_FIRST_PARSER = _parser("MDY")
_DAY_FIRST_PARSER = _parser("DMY")


@lru_cache(maxsize=4096)
def read_date(text: str) -> str | None:
    """Return a date in any notation (18.02.2024, "June 2, 2025", RFC 822) as EDTF of its grain; None if it is none.

    Figures with slashes that read both ways (05/04/2025) are month first, with dots or dashes day first. Of a line that
    holds more than the date ("Updated 3:15 PM EDT, Tue June 6, 2023") it is the first whole day.
    """
    told = text.strip()[:_LONGEST_NOTATION]
    if iso := _ISO.fullmatch(told):
        return iso[1] if is_edtf(iso[1]) else None
    parser = _DAY_FIRST_PARSER if _DAY_FIRST.match(told) else _MONTH_FIRST_PARSER
    data = parser.get_date_data(told)
    if data.date_obj is None:
        days = (one.edtf for one in resolve(told, find(told), None))
        return next((day for day in days if day and len(day) == _DAY_LENGTH), None)
    day: str = data.date_obj.date().isoformat()
    return day[: {"month": 7, "year": 4}.get(data.period, _DAY_LENGTH)]
