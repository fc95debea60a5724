"""Places on the calendar with their grain, and the arithmetic on them."""

import calendar
import datetime as dt
from dataclasses import dataclass, replace

from app.language.time_meaning import Clock, Edge, Part, Unit

_FINER = list(Unit)
_SEASON_MONTHS = (3, 6, 9, 12)
_YEAR_OF_MONTHS = 12
_WEEK = 7
_EVENING, _NIGHT = 19, 22  # hours
_SATURDAY = 5
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.SEASON: 3, Unit.HALF: 6}
_YEARS = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}
_DAYS = {Unit.WEEK: 7, Unit.WEEKEND: 2}


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar of one ``unit``; what is not known of it is None. Years before Christ are negative.

    A week is known by its Monday, a weekend by its Saturday, a quarter, half and season by its first month, a decade
    and a century by its first year. ``weekday`` stands alone where the date is not known. ``on`` is the very day where
    it differs from that of the unit: that of "three weeks later", the morning of a night.
    """

    unit: Unit
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    edge: Edge | None = None
    part: Part | None = None
    clock: Clock | None = None
    about: bool = False
    hour_unknown: bool = False  # some hour of the day
    on: dt.date | None = None
    ends: dt.date | None = None  # the last day of a week that is counted from the beginning or the end of a month

    @property
    def first(self) -> dt.date | None:
        """The first day; None where it is not known or lies before Christ."""
        if self.year is None or self.year < 1:
            return None
        if self.month is None and self.unit not in _YEARS:
            return None
        if self.day is None and self.unit in {Unit.DAY, *_DAYS}:
            return None
        return _date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date | None:
        """The last day; None like ``first``."""
        first = self.first
        if first is None:
            return None
        if self.unit in _MONTHS:
            return _month_end(first, _MONTHS[self.unit] - 1)
        if self.unit in _YEARS:
            return _date(first.year + _YEARS[self.unit] - 1, 12, 31)
        return moved(first, _DAYS.get(self.unit, 1) - 1)


def of_day(day: dt.date, unit: Unit = Unit.DAY) -> Moment:
    """Return the day itself, or the week, month, … that holds it; a January is in the winter of the year before."""
    if unit in _DAYS:
        start = moved(day, (_SATURDAY if unit is Unit.WEEKEND else 0) - day.weekday())
        return Moment(unit, start.year, start.month, start.day)
    if unit in _YEARS:
        return of_year(day.year, unit)
    if unit is Unit.SEASON:
        return season(day.year - (day.month < _SEASON_MONTHS[0]), (day.month // 3 - 1) % 4)
    if unit in _MONTHS:
        return Moment(unit, day.year, day.month - (day.month - 1) % _MONTHS[unit])
    return Moment(Unit.DAY, day.year, day.month, day.day)


def late_hour(moment: Moment) -> int | None:
    """Return the hour of what is told of an evening or a night; None where no late hour is told."""
    if moment.clock is not None:
        return moment.clock.hour if moment.clock.hour >= _EVENING else None
    if moment.part in {Part.EVENING, Part.NIGHT}:
        return _NIGHT if moment.part is Part.NIGHT else _EVENING
    return _NIGHT if moment.unit is Unit.DAY and moment.edge is Edge.END else None


def of_year(year: int, unit: Unit) -> Moment:
    """Return the year itself, or the decade or century that holds it."""
    return Moment(unit, year - year % _YEARS[unit] if year > 0 else year)


def season(year: int | None, number: int) -> Moment:
    """Return spring (0) to winter (3) of a year; a winter is that of the December in which it begins."""
    return Moment(Unit.SEASON, year, _SEASON_MONTHS[number])


def holding(moment: Moment, unit: Unit) -> Moment | None:
    """Return the ``unit`` that holds ``moment``; None where ``moment`` is too coarse or too little known to tell."""
    if moment.first is not None and _FINER.index(moment.unit) <= _FINER.index(unit):
        return of_day(moment.first, unit)
    if unit in _YEARS and moment.year is not None:
        return of_year(moment.year, unit)
    if unit is Unit.MONTH and moment.unit in {Unit.DAY, Unit.MONTH} and moment.month is not None:
        return Moment(Unit.MONTH, moment.year, moment.month)
    return None


def shifted(moment: Moment, count: int, unit: Unit) -> Moment | None:
    """Return the ``unit`` that lies ``count`` such units after ``moment``; what was not known stays unknown."""
    if unit in _YEARS:
        return of_year(moment.year + _YEARS[unit] * count, unit) if moment.year is not None else None
    if unit in _MONTHS:
        return _shifted_by_months(moment, count, unit)
    day = moment.first if moment.unit in {Unit.DAY, *_DAYS} else None
    if day is None:
        month = None if moment.unit is Unit.SEASON else moment.month
        return Moment(Unit.DAY, moment.year, month) if moment.year is not None else None
    return of_day(moved(day, count * (_WEEK if unit in _DAYS else 1)), unit)


def _shifted_by_months(moment: Moment, count: int, unit: Unit) -> Moment | None:
    held = holding(moment, unit)
    if held is None or held.year is None or held.month is None:
        return Moment(unit, moment.year) if unit is Unit.MONTH and moment.year is not None else None
    total = held.year * _YEAR_OF_MONTHS + held.month - 1 + _MONTHS[unit] * count
    return replace(held, year=total // _YEAR_OF_MONTHS, month=total % _YEAR_OF_MONTHS + 1)


def moved(day: dt.date, days: int) -> dt.date:
    """Return the day so many days on; the day itself where that would leave the calendar."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return day


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _month_end(first: dt.date, months: int) -> dt.date | None:
    total = first.year * _YEAR_OF_MONTHS + first.month - 1 + months
    year, month = total // _YEAR_OF_MONTHS, total % _YEAR_OF_MONTHS + 1
    return _date(year, month, calendar.monthrange(year, month)[1]) if year <= dt.MAXYEAR else None
