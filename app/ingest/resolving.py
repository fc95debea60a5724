"""From what an expression says to a place on the calendar, given what it can be anchored to."""

import datetime as dt
from dataclasses import replace

from app.domain.when import DateBasis
from app.ingest.anchors import Anchors, Base, Resolution, base, published_day, told
from app.ingest.holidays import holiday
from app.ingest.moments import Moment, holding, late_hour, moved, of_day, season, shifted
from app.ingest.which_year import year_of_date, year_of_holiday, year_of_period
from app.language.time_meaning import (
    Around,
    Calendar,
    Frame,
    Holiday,
    Meaning,
    OfDay,
    Offset,
    Part,
    Period,
    Unit,
    Weekday,
)

_PERIOD_MONTHS = {Unit.QUARTER: 3, Unit.HALF: 6}
_WEEK = 7
_SATURDAY = 5
_DAY = 24  # hours
_SOME_HOURS = 3
_HOURS = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})
_DAYS = frozenset({Unit.DAY, Unit.WEEK})
_FINER = {Unit.YEAR: (Unit.MONTH, 12), Unit.MONTH: (Unit.DAY, 30), Unit.WEEK: (Unit.DAY, 7)}  # for halves of them
NOTHING = Resolution(None)


def place(meaning: Meaning, anchors: Anchors) -> Resolution:
    """Return where ``meaning`` lies; NOTHING for what has no place (durations, sets) and what nothing anchors."""
    match meaning:
        case Calendar():
            found = _calendar(meaning, anchors)
        case Weekday():
            found = _weekday(meaning, anchors)
        case Period():
            found = _period(meaning, anchors)
        case Around():
            found = _around(meaning, anchors)
        case Offset():
            found = _offset(meaning, anchors)
        case Holiday():
            found = _holiday(meaning, anchors)
        case OfDay():
            found = _of_day(meaning, anchors)
        case _:
            found = NOTHING
    return found


def _calendar(meaning: Calendar, anchors: Anchors) -> Resolution:
    if meaning.month is None and meaning.day is not None:
        return _day_of_story(meaning, anchors)
    year = year_of_date(meaning, anchors)
    if meaning.week is not None:
        moment = _week_of_month(meaning.week, Moment(Unit.MONTH, year.number, meaning.month))
        return Resolution(moment, year.basis, year.anchor)
    unit = Unit.DAY if meaning.day is not None else Unit.MONTH if meaning.month is not None else Unit.YEAR
    moment = Moment(
        unit,
        year.number,
        meaning.month,
        meaning.day,
        edge=meaning.edge,
        part=meaning.part,
        clock=meaning.clock,
        about=meaning.about,
    )
    if moment.first is None and year.number is not None and year.number > 0:
        return NOTHING  # 31 June
    return Resolution(moment, year.basis, year.anchor)


def _week_of_month(week: int, month: Moment) -> Moment:
    """Return the calendar week that holds the middle of the first, second, … or last seven days of a month."""
    if month.last is None:
        return month
    end = month.last.day if week < 0 else min(_WEEK * week, month.last.day)
    calendar_week = of_day(month.last.replace(day=end - 3), Unit.WEEK)
    return replace(calendar_week, ends=month.last.replace(day=end))


def _day_of_story(meaning: Calendar, anchors: Anchors) -> Resolution:
    """Place "by the fifteenth" in the month that the account is in."""
    story = base(Frame.STORY, anchors)
    if story is None or story.moment.unit not in {Unit.DAY, Unit.MONTH, Unit.WEEK}:
        return Resolution(Moment(Unit.DAY, day=meaning.day))
    moment = Moment(Unit.DAY, story.moment.year, story.moment.month, meaning.day, part=meaning.part)
    return Resolution(moment, DateBasis.RELATIVE, story.anchor)


def _weekday(meaning: Weekday, anchors: Anchors) -> Resolution:
    in_story = meaning.turn is not None and meaning.turn.frame is Frame.STORY
    spoken, story = published_day(anchors), told(anchors.story_day)
    start = (story or spoken) if in_story or spoken is None else spoken
    if start is None or start.moment.first is None:
        return Resolution(Moment(Unit.DAY, weekday=meaning.weekday, part=meaning.part, clock=meaning.clock))
    forward = in_story or spoken is None or bool(anchors.future)
    days = _days_to(meaning, start.moment.first.weekday(), forward=forward, in_story=in_story)
    found = moved(start.moment.first, days + _WEEK * meaning.weeks)
    if in_story and anchors.published is not None and found > anchors.published and not anchors.future:
        found = moved(found, -_WEEK)  # "that same Monday" of an article is not ahead of it
    moment = of_day(found)
    day = replace(moment, part=meaning.part, clock=meaning.clock, edge=meaning.edge)
    return Resolution(_by_morning(day) if meaning.overnight else day, DateBasis.RELATIVE, start.anchor)


def _days_to(meaning: Weekday, today: int, *, forward: bool, in_story: bool) -> int:
    """Return the days from a weekday to the one meant; the same weekday is today unless "last" or "next" is said."""
    back = (today - meaning.weekday) % _WEEK
    ahead = -back % _WEEK
    step = meaning.turn.step if meaning.turn else None
    if step == -1:
        return -(back or _WEEK)
    if step == 1:
        return ahead or _WEEK
    if step == 0 and not in_story:
        return meaning.weekday - today
    return ahead if forward else -back


def _by_morning(day: Moment) -> Moment:
    """Return the night that ends on a day: TIMEX3 dates it by its evening, EDTF by the morning that it leads into."""
    evening = shifted(replace(day, part=None), -1, Unit.DAY)
    return replace(evening, part=Part.NIGHT, on=day.first) if evening is not None else day


def _period(meaning: Period, anchors: Anchors) -> Resolution:
    if meaning.unit in {Unit.DECADE, Unit.CENTURY}:
        first = -meaning.number if meaning.bc else meaning.number
        return Resolution(Moment(meaning.unit, first, edge=meaning.edge), DateBasis.EXPLICIT)
    year = year_of_period(meaning, anchors)
    if meaning.unit is Unit.SEASON:
        moment = season(year.number, meaning.number)
    else:
        moment = Moment(meaning.unit, year.number, (meaning.number - 1) * _PERIOD_MONTHS[meaning.unit] + 1)
    return Resolution(replace(moment, edge=meaning.edge, about=meaning.about), year.basis, year.anchor)


def _around(meaning: Around, anchors: Anchors) -> Resolution:
    if meaning.frame is Frame.SPEECH and meaning.unit is Unit.DAY and anchors.published is None:
        return NOTHING  # "today" in a text of unknown date is no day of its story
    start = _around_base(meaning, anchors)
    if start is None:
        return NOTHING
    step = _weekend_step(meaning, start.moment, anchors) if meaning.unit is Unit.WEEKEND else meaning.step
    moment = shifted(holding(start.moment, meaning.unit) or start.moment, step, meaning.unit)
    if moment is None:
        return NOTHING
    whole = replace(moment, edge=meaning.edge, part=meaning.part, clock=meaning.clock)
    return Resolution(_by_morning(whole) if meaning.overnight else whole, DateBasis.RELATIVE, start.anchor)


def _around_base(meaning: Around, anchors: Anchors) -> Base | None:
    last = anchors.mentioned
    if meaning.same and last is not None and last.unit is meaning.unit and _is_ahead(last, anchors):
        return told(last)
    if meaning.frame is Frame.STORY and meaning.unit is Unit.DAY and anchors.story_day is not None:
        return told(anchors.story_day)
    if meaning.frame is Frame.STORY and meaning.bare and anchors.published is not None:
        if anchors.year is not None:
            return Base(Moment(Unit.YEAR, anchors.year), f"year {anchors.year}")
        return published_day(anchors)
    if meaning.frame is Frame.STORY and meaning.step == 0 and anchors.mentioned is not None:
        return told(anchors.mentioned)
    return base(meaning.frame, anchors)


def _is_ahead(moment: Moment, anchors: Anchors) -> bool:
    """Whether it is to come when the account is written; the main line does not move there."""
    return anchors.published is not None and moment.first is not None and moment.first > anchors.published


def _weekend_step(meaning: Around, moment: Moment, anchors: Anchors) -> int:
    """Return which weekend is meant: on a working day, "the weekend" is the last one unless the tense looks ahead."""
    if meaning.step or moment.first is None or moment.first.weekday() >= _SATURDAY or anchors.future:
        return meaning.step
    return -1 if meaning.bare or anchors.future is False else 0


def _offset(meaning: Offset, anchors: Anchors) -> Resolution:
    start = _offset_base(meaning, anchors)
    moment = counted(start.moment, meaning) if start is not None else None
    return Resolution(moment, DateBasis.RELATIVE, start.anchor) if start is not None and moment is not None else NOTHING


def _offset_base(meaning: Offset, anchors: Anchors) -> Base | None:
    match meaning.frame:
        case Frame.SPEECH:
            return base(Frame.SPEECH, anchors)
        case Frame.EVENT:
            return _event_base(meaning, anchors)
        case Frame.STORY if meaning.unit in _HOURS and anchors.last_day is None and anchors.published is not None:
            return published_day(anchors)  # "hours before" in a paragraph after one that looked far back
        case Frame.STORY if meaning.unit in _DAYS and anchors.story_day is not None:
            return told(anchors.story_day)
        case Frame.STORY if _looks_far_back(meaning) and anchors.year is None:
            return base(Frame.SPEECH, anchors)
        case _:  # "at war since 2023. Hours later …": on from the day told before that
            fine = meaning.unit in _HOURS | _DAYS and _is_coarse(anchors.story)
            return told(anchors.last_day if fine else None) or base(Frame.STORY, anchors)


def _event_base(meaning: Offset, anchors: Anchors) -> Base | None:
    """Return the day just told, taken for the event's, if the expression names a day by it or opens its sentence."""
    if not meaning.definite and not (anchors.opens and meaning.unit in {*_HOURS, *_DAYS, Unit.MONTH}):
        return None  # a length of time beside an event that has its own date
    day = told(anchors.event_day) or told(anchors.story_day)
    if (
        day is None and not meaning.named and (meaning.definite or meaning.unit in _HOURS)
    ):  # "hours before the call": that of the news
        day = published_day(anchors)
    return Base(day.moment, f"{day.anchor}, taken for {meaning.event}") if day is not None else None


def _is_coarse(story: Moment | None) -> bool:
    return story is not None and story.unit is not Unit.DAY


def _looks_far_back(meaning: Offset) -> bool:
    """Say whether it is "seven months earlier", which looks back from an article's day, whatever was told before."""
    return meaning.direction < 0 and meaning.unit not in _HOURS | _DAYS


def counted(start: Moment, meaning: Offset) -> Moment | None:
    """Return ``start`` moved by what ``meaning`` counts; None where it counts nothing certain."""
    if meaning.unit is Unit.HOUR and meaning.count and meaning.count % _DAY == 0:  # "24 hours earlier"
        meaning = replace(meaning, unit=Unit.DAY, count=meaning.count / _DAY)
    if meaning.unit in _HOURS:
        return _hours_on(start, meaning)
    if meaning.count is None:
        return None
    count, unit = meaning.count * meaning.direction, meaning.unit
    if meaning.to_the_day and (anniversary := _anniversary(start, int(count), unit)):
        return anniversary
    if count != int(count) and unit in _FINER:
        unit, size = _FINER[unit]
        count *= size
    moment = shifted(start, int(count), unit)
    if moment is None:
        return None
    to_the_day = unit is Unit.WEEK and start.unit is Unit.DAY and start.first is not None
    on = moved(start.first, _WEEK * int(count)) if to_the_day and start.first is not None else None
    return replace(moment, about=meaning.about or unit is not Unit.DAY, on=on)


def _hours_on(start: Moment, meaning: Offset) -> Moment:
    """Return the day so many hours on, "some" being a few: another one where the hour of ``start`` is told."""
    moment = replace(start, clock=None, part=None, hour_unknown=True)
    hour = late_hour(start)
    if hour is None or start.first is None or meaning.unit is not Unit.HOUR or meaning.frame is Frame.EVENT:
        return moment
    day = of_day(moved(start.first, int((hour + meaning.direction * (meaning.count or _SOME_HOURS)) // _DAY)))
    return replace(day, hour_unknown=True)


def _anniversary(start: Moment, count: int, unit: Unit) -> Moment | None:
    """Return the same day so many years, months or weeks on; None where the calendar has no such day."""
    if start.first is None or start.unit is not Unit.DAY:
        return None
    if unit in {Unit.WEEK, Unit.DAY}:
        return of_day(moved(start.first, count * (_WEEK if unit is Unit.WEEK else 1)))
    whole = shifted(start, count, unit)
    if whole is None or whole.year is None:
        return None
    try:
        return of_day(dt.date(whole.year, whole.month or start.first.month, start.first.day))
    except ValueError:
        return None


def _holiday(meaning: Holiday, anchors: Anchors) -> Resolution:
    year = year_of_holiday(meaning, anchors)
    day = holiday(meaning.name, year.number) if year.number is not None else None
    if day is None:
        return NOTHING
    return Resolution(replace(of_day(moved(day, meaning.days)), part=meaning.part), year.basis, year.anchor)


def _of_day(meaning: OfDay, anchors: Anchors) -> Resolution:
    day = told(anchors.last_day) or published_day(anchors)
    if day is None or day.moment.first is None:
        return Resolution(Moment(Unit.DAY, clock=meaning.clock, part=meaning.part))
    next_day = meaning.part is Part.MORNING and late_hour(day.moment) is not None  # "late on Monday … by the morning"
    moment = replace(of_day(moved(day.moment.first, int(next_day))), clock=meaning.clock, part=meaning.part)
    return Resolution(moment, DateBasis.RELATIVE, day.anchor)
