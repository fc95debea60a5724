"""Which year a day of publication told without one is of: weekday, dated facts, what is said to be so long ago."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from app.domain.chronology import Chronology, Fact
from app.domain.when import When
from app.ingest.dating import Resolved
from app.ingest.incumbency import Span, terms
from app.ingest.recalling import spoken_of
from app.ingest.tense import future_tense, sentence_around
from app.language.time_meaning import Calendar, Frame, Notation, Offset, TimeExpression, Unit, Weekday

MONTH = 31  # days
_PLANNED_AHEAD = 2  # years
_FARTHEST = 366  # days from a fact on record beyond which it says nothing of an article's year
_BESIDE = re.compile(r",? ?(?:—|–|-|\()? ?(?:(?:back )?(?:in|on) )?")  # "ten years ago, in 1993"
_BESIDE_REACH = 12
_LEEWAY = {Unit.YEAR: 183, Unit.MONTH: 31, Unit.WEEK: 7, Unit.DAY: 1}  # days by which "14 months ago" is rounded


@dataclass(frozen=True)
class Reading:
    """The article as the steps of the cascade see it; what follows from its text is worked out once."""

    text: str
    dates: tuple[Resolved, ...]  # resolved with no publication date
    chronology: Chronology | None

    @cached_property
    def terms(self) -> tuple[Span, ...]:
        """When those in office whom the text names held it together."""
        return terms(self.text)

    @cached_property
    def on_record(self) -> tuple[dt.date, ...]:
        """The first days of what is on record and the text may speak of."""
        return tuple(fact.when.first for fact in self._spoken_of if fact.when.first is not None)

    @cached_property
    def _spoken_of(self) -> tuple[Fact, ...]:
        return tuple(spoken_of(self.text, self.chronology)) if self.chronology is not None else ()

    @cached_property
    def dated_on_record(self) -> tuple[dt.date, ...]:
        """Those days of what is on record that the text tells without a year, beside a name or place of it."""
        bare = [one.expression for one in self.dates if not has_year(one.expression)]
        days = ((fact, fact.when.first) for fact in self._spoken_of)
        return tuple(day for fact, day in days if day and any(self._tells(each, fact, day) for each in bare))

    def _tells(self, expression: TimeExpression, fact: Fact, day: dt.date) -> bool:
        meaning = expression.meaning
        if not isinstance(meaning, Calendar) or (meaning.month, meaning.day) != (day.month, day.day):
            return False
        start, stop = sentence_around(self.text, expression.start, expression.end)
        sentence = self.text[start:stop]
        return any(name in sentence for name in (*fact.places, *fact.aliases))

    @property
    def ended_terms(self) -> tuple[Span, ...]:
        """Those terms where all have ended; () where one goes on, which leaves all years since open."""
        return self.terms if all(last != dt.date.max for _, last in self.terms) else ()

    def fits(self, day: dt.date) -> bool:
        """Whether all of them were in office on that day."""
        return not self.terms or any(first <= day <= last for first, last in self.terms)

    @cached_property
    def latest(self) -> dt.date | None:
        """The latest day that the text takes as past: its last explicit date that no verb puts into the future."""
        return max((when.first for when in self._explicit(ahead=False) if when.first is not None), default=None)

    @cached_property
    def foretold(self) -> dt.date | None:
        """The end of the first explicit date that the text takes as to come: "will leave by the end of 2024".

        None where the text tells of later days as past.
        """
        ends = (when.last for when in self._explicit(ahead=True) if when.last is not None)
        return min((end for end in ends if self.latest is None or end > self.latest), default=None)

    def _explicit(self, *, ahead: bool) -> Iterator[When]:
        for one in self.dates:
            if one.edtf is not None and has_year(one.expression) and to_come(self.text, one.expression) is ahead:
                yield When(one.edtf)


def with_year(reading: Reading, expression: TimeExpression) -> dt.date | None:
    """Return the day told without its year, where weekday, dated facts and chronology leave no doubt which."""
    meaning = expression.meaning
    if not isinstance(meaning, Calendar) or meaning.month is None or meaning.day is None:
        return None
    facts, spans = _anchoring_days(reading), list(reckoned(reading))
    ends = [day for span, _ in spans for day in span]
    years = {year for day in (*facts, *ends) for year in range(day.year, day.year + 2)}
    years |= {year for first, last in reading.ended_terms for year in range(first.year, last.year + 1)}
    latest, foretold = reading.latest, reading.foretold
    if foretold is not None:
        years |= set(range(foretold.year - _PLANNED_AHEAD, foretold.year + 1))
    dated = [day for year in sorted(years) if (day := day_of(year, meaning)) and (latest is None or day >= latest)]
    dated = [day for day in dated if foretold is None or day <= foretold]
    fitting = [day for day in dated if reading.fits(day) and all(_fits(day, *span) for span in spans)]
    days = _agreeing(reading, meaning, fitting)
    first = first_weekday(reading)
    sure = [day for day in days if day.weekday() in {first, meaning.weekday}]
    if reading.ended_terms and len(sure) == 1:
        return sure[0]
    farthest = {day: _FARTHEST * (3 if day.weekday() in {first, meaning.weekday} else 1) for day in days}
    ahead = {day: (foretold - day).days if foretold is not None else 3 * _FARTHEST for day in days}
    near = days if spans else [day for day in days if min(_distance(day, facts), ahead[day]) <= farthest[day]]
    # news is told on its day far oftener than on the next, and what the text dates itself is nearer to it than what
    # is on record of its parties
    own = {day: _distance(day, [latest]) if latest is not None else 3 * _FARTHEST for day in days}
    return min(
        near,
        key=lambda day: (
            day.weekday() != first,
            min(own[day], ahead[day], 3 * _FARTHEST),
            _distance(day, facts),
        ),
        default=None,
    )


def _fits(day: dt.date, span: tuple[dt.date, dt.date], unit: Unit) -> bool:
    """Say whether an article of this day can say that it is so long ago; whole years count from the calendar's."""
    first, last = span
    leeway = dt.timedelta(days=0 if (last - first).days >= MONTH + 1 else _LEEWAY[unit])
    return first - leeway <= day <= last + leeway


def _agreeing(reading: Reading, meaning: Calendar, days: Sequence[dt.date]) -> list[dt.date]:
    """Return the days that the weekday beside the date or the first one told allows: it is that day or its eve."""
    first = first_weekday(reading)
    if meaning.weekday is None and first is not None:
        near = [day for day in days if first in {day.weekday(), (day.weekday() - 1) % 7}]
        if near:
            return near
    return [day for day in days if _agrees(reading, meaning, day)]


def first_weekday(reading: Reading) -> int | None:
    """Return the first weekday told as past: that of an article's news, "on Tuesday", not "last Friday"."""
    told = (one.expression for one in reading.dates)
    past = (each for each in told if isinstance(each.meaning, Weekday) and not to_come(reading.text, each))
    meaning = next((each.meaning for each in past), None)
    return meaning.weekday if isinstance(meaning, Weekday) and meaning.turn is None else None


def _anchoring_days(reading: Reading) -> list[dt.date]:
    """Return the days near which the article is: of what is on record those whose very day the text tells, if any."""
    latest = [reading.latest] if reading.latest is not None else []
    return [*latest, *(reading.dated_on_record or reading.on_record)]


def day_of(year: int, meaning: Calendar) -> dt.date | None:
    """Return the day in that year; None for a 29 February that it lacks."""
    assert meaning.month is not None
    assert meaning.day is not None
    try:
        return dt.date(year, meaning.month, meaning.day)
    except ValueError:
        return None


def _agrees(reading: Reading, meaning: Calendar, day: dt.date) -> bool:
    """Say whether the weekday beside the date is that day's, or else the text names it or the day before it."""
    if meaning.weekday is not None:
        return meaning.weekday == day.weekday()
    named = {one.expression.meaning.weekday for one in reading.dates if isinstance(one.expression.meaning, Weekday)}
    return not named or bool(named & {day.weekday(), (day.weekday() - 1) % 7})


def _distance(day: dt.date, facts: Sequence[dt.date]) -> int:
    """Count the days since the nearest fact; one that lies ahead counts double, as an article seldom tells of it."""
    return min((gap if (gap := (day - fact).days) >= 0 else -2 * gap for fact in facts), default=_FARTHEST + 1)


def reckoned(reading: Reading) -> Iterator[tuple[tuple[dt.date, dt.date], Unit]]:
    """Yield the first and last day to which "20 months ago, in May 2016" leads, with the unit it counts in."""
    for one, other in pairwise(reading.dates):
        ago, date = (one, other) if isinstance(one.expression.meaning, Offset) else (other, one)
        meaning = ago.expression.meaning
        if not isinstance(meaning, Offset) or not has_year(date.expression) or not _is_beside(reading.text, one, other):
            continue
        span = _moved(When(date.edtf), meaning) if date.edtf and meaning.frame is Frame.SPEECH else None
        if span is not None:
            yield span, meaning.unit


def _moved(when: When, ago: Offset) -> tuple[dt.date, dt.date] | None:
    """Return the days from which ``when`` is so long ago."""
    if ago.direction > 0 or ago.count is None or ago.unit not in _LEEWAY or when.first is None or when.last is None:
        return None
    first, last = later(when.first, int(ago.count), ago.unit), later(when.last, int(ago.count), ago.unit)
    return (first, last) if first is not None and last is not None else None


def _is_beside(text: str, one: Resolved, other: Resolved) -> bool:
    begin, end = one.expression.end, other.expression.start
    return end - begin <= _BESIDE_REACH and _BESIDE.fullmatch(text, begin, end) is not None


def later(day: dt.date, count: int, unit: Unit) -> dt.date | None:
    """Return the day so many years, months, weeks or days on; None where there is none such."""
    try:
        match unit:
            case Unit.YEAR:
                return day.replace(year=day.year + count)
            case Unit.MONTH:
                months = day.year * 12 + day.month - 1 + count
                year, month = months // 12, months % 12 + 1
                return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))
            case Unit.WEEK:
                return day + dt.timedelta(weeks=count)
            case Unit.DAY:
                return day + dt.timedelta(days=count)
            case _:
                return None
    except (ValueError, OverflowError):
        return None


def has_year(expression: TimeExpression) -> bool:
    """Say whether the expression tells its year itself."""
    meaning = expression.meaning
    return isinstance(meaning, Notation) or (isinstance(meaning, Calendar) and meaning.year is not None)


def to_come(text: str, expression: TimeExpression) -> bool:
    """Say whether the sentence speaks of it as lying ahead."""
    start, stop = sentence_around(text, expression.start, expression.end)
    return bool(future_tense(text, start, expression.start, expression.end, stop))
