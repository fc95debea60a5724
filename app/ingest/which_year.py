"""The year of what is told without one: "June 2", "last May", "the third quarter", "Easter"."""

import datetime as dt
from dataclasses import dataclass

from app.domain.when import DateBasis
from app.ingest.anchors import Anchors, Base, base, told
from app.ingest.holidays import holiday
from app.ingest.moments import Moment
from app.language.time_meaning import Calendar, Frame, Holiday, Period, Turn, Unit

_AHEAD = 2  # a day ahead must be twice as near as one behind, where the tense is silent
_AGAINST_TENSE = 500  # more than any difference in days
_SPRING = 3
_MONTHS = {Unit.QUARTER: 3, Unit.SEASON: 3, Unit.HALF: 6}
_ANY_YEAR = 2001


@dataclass(frozen=True, slots=True)
class Year:
    """A year, negative before Christ, and what it rests on; None where nothing tells it."""

    number: int | None = None
    basis: DateBasis = DateBasis.NONE
    anchor: str = ""


def year_of_date(meaning: Calendar, anchors: Anchors) -> Year:
    """Return the year of a date: its own, one that governs the passage, else the nearest that the tense allows."""
    if meaning.year is not None:
        return Year(meaning.year, DateBasis.EXPLICIT)
    if meaning.turn is not None:
        return _by_turn(meaning, meaning.turn, anchors)
    if meaning.month is None:
        return Year()
    if anchors.year is not None:
        return Year(anchors.year, DateBasis.EXPLICIT, f"year {anchors.year}")
    if anchors.published is not None:
        near = _nearest(meaning, anchors.published, future=anchors.future)
        return Year(near, DateBasis.EXPLICIT, f"published {anchors.published}")
    story = told(anchors.story)
    return Year(story.moment.year, DateBasis.EXPLICIT, story.anchor) if story else Year()


def _by_turn(meaning: Calendar, turn: Turn, anchors: Anchors) -> Year:
    """Reckon the year of "last May", "May of last year", "the following June", "13 March this year"."""
    start = _turning_point(turn, anchors, of_year=meaning.of_year)
    if start is None or start.moment.year is None:
        return Year()
    year, month = start.moment.year, start.moment.month
    if meaning.of_year or turn.step == 0 or meaning.month is None or month is None:
        year += turn.step
    elif turn.step > 0:
        year += meaning.month <= month
    else:
        year -= meaning.month >= month
    return Year(year, DateBasis.RELATIVE, start.anchor)


def _turning_point(turn: Turn, anchors: Anchors, *, of_year: bool) -> Base | None:
    if turn.frame is Frame.STORY and of_year and anchors.mentioned is not None:
        return told(anchors.mentioned)
    return base(turn.frame, anchors)


def _nearest(meaning: Calendar, today: dt.date, *, future: bool | None) -> int:
    """Return the year that has the date nearest to ``today`` on the side of the tense; a weekday must agree."""
    years = [year for year in (today.year - 1, today.year, today.year + 1) if dt.MINYEAR <= year <= dt.MAXYEAR]
    if meaning.weekday is not None and meaning.day is not None:
        agreeing = [year for year in years if (day := _start(meaning, year)) and day.weekday() == meaning.weekday]
        years = agreeing or years
    return min(years, key=lambda year: _distance(meaning, year, today, future=future))


def _distance(meaning: Calendar, year: int, today: dt.date, *, future: bool | None) -> int:
    start = _start(meaning, year) or dt.date(year, meaning.month or 1, 28)  # 29 February of a common year
    if meaning.day is None and (start.year, start.month) == (today.year, today.month):
        return 0
    days = (start - today).days
    against = future is not None and (days > 0) is not future and abs(days) > 1
    return abs(days) * (_AHEAD if days > 0 else 1) + (_AGAINST_TENSE if against else 0)


def _start(meaning: Calendar, year: int) -> dt.date | None:
    return Moment(Unit.DAY, year, meaning.month, meaning.day or 1).first


def year_of_period(meaning: Period, anchors: Anchors) -> Year:
    """Return the year of a season, quarter or half."""
    if meaning.year is not None:
        return Year(meaning.year, DateBasis.EXPLICIT)
    if meaning.turn is None and anchors.year is not None:
        return Year(anchors.year, DateBasis.EXPLICIT, f"year {anchors.year}")
    turn = meaning.turn or Turn(0, Frame.SPEECH if anchors.published else Frame.STORY)
    start = _turning_point(turn, anchors, of_year=meaning.of_year)
    if start is None or start.moment.year is None:
        return Year()
    if meaning.of_year or start.moment.month is None:
        return Year(start.moment.year + turn.step, DateBasis.RELATIVE, start.anchor)
    current = _current(meaning.unit, start.moment.month)
    year = start.moment.year
    if meaning.unit is Unit.SEASON and start.moment.month < _SPRING and anchors.published is not None:
        year -= 1  # January is in the winter of the year before
    if turn.step > 0:
        year += meaning.number <= current
    elif turn.step < 0:
        year -= meaning.number >= current
    elif meaning.turn is None and anchors.published and meaning.number > current and not anchors.future:
        year -= 1
    return Year(year, DateBasis.RELATIVE, start.anchor)


def _current(unit: Unit, month: int) -> int:
    """Return the number of the season, quarter or half in which a month lies."""
    return (month // _SPRING - 1) % 4 if unit is Unit.SEASON else (month - 1) // _MONTHS[unit] + 1


def year_of_holiday(meaning: Holiday, anchors: Anchors) -> Year:
    """Return the year of a feast, as that of a date at its place in the calendar."""
    if meaning.year is not None:
        return Year(meaning.year, DateBasis.EXPLICIT)
    day = holiday(meaning.name, _ANY_YEAR)
    return year_of_date(Calendar(month=day.month, day=day.day, turn=meaning.turn), anchors) if day else Year()
