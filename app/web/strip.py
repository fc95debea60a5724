"""The days around an event, and what else is on them: only what has a known day stands on one; stretches lie across."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.domain.event import Event, EventSummary, slug
from app.domain.filters import EventFilter, Term, either
from app.domain.when import Precision, When
from app.web import dates, filters, lines
from app.web.event_views import Strip, StripDay, StripRange
from app.web.views import Link

AROUND = 3  # days either way
LONGEST = 5  # days of a stretch that a strip is made around
SHOWN = 6  # events a day
_RANGES = 4
_WIDE = 31  # days from which on a stretch says little of the days here

OnDays = Callable[[EventFilter, Sequence[dt.date]], Sequence[EventSummary]]
"""Gives events of a filter that the days are in, at least the first of each."""
Count = Callable[[EventFilter], int]
"""Counts the events of a filter."""


def strip(event: Event, asked: EventFilter, on_days: OnDays, count: Count) -> Strip | None:
    """Make the strip of the filter, without one of the event's parties; None where the date is too wide for one."""
    span = _span(event.facts.when)
    if span is None:
        return None
    days = _days(span)
    wanted, said = _companions(event, asked)
    found = {each.id: each for each in on_days(wanted, [day for day in days if _is_asked(day, asked)])}
    found.setdefault(event.id, EventSummary(event.id, event.facts, len(event.reports)))
    events = sorted(found.values(), key=lambda each: (each.id != event.id, each.id))
    view = _View(event, events, wanted, filters.query(asked), count)
    return Strip(said, tuple(map(view.column, days)), tuple(view.ranges(days)))


@dataclass(frozen=True, slots=True)
class _View:
    """What a strip is made from: the page's event, those around it with it first, and the filter that finds them."""

    event: Event
    events: Sequence[EventSummary]
    wanted: EventFilter
    query: str
    count: Count

    def column(self, day: dt.date) -> StripDay:
        on_day = [each for each in self.events if _is_on(day, each.facts.when)]
        own = _is_on(day, self.event.facts.when)
        return StripDay(
            weekday=f"{day:%a}",
            day=f"{day.day} {day:%b}",
            iso=day.isoformat(),
            said=dates.day(day),
            here=own or _is_in(day, _stretch(self.event.facts.when)),
            own=own,
            events=tuple(lines.line(each, self.query) for each in on_day[:SHOWN]),
            more=self._more(day, len(on_day)) if len(on_day) > SHOWN else None,
        )

    def ranges(self, days: Sequence[dt.date]) -> Iterator[StripRange]:
        """Lay stretches across the days that they take up, the event's own first; what is open or wide is left out."""
        about = {self.event.id: (days[0], days[-1])} if _is_about(self.event.facts.when) else {}
        stretches = ((each, about.get(each.id) or _stretch(each.facts.when)) for each in self.events)
        across = [(each, span) for each, span in stretches if span and span[0] <= days[-1] and days[0] <= span[1]]
        for each, (first, last) in across[:_RANGES]:
            begins, ends = max(first, days[0]) - days[0], min(last, days[-1]) - days[0]
            here = each.id == self.event.id
            yield StripRange(lines.line(each, self.query), begins.days + 1, ends.days + 1, here)

    def _more(self, day: dt.date, known: int) -> Link:
        """Lead to all of the day; the page's own event need not be among those of the filter."""
        the_day = When(day.isoformat())
        on_day = replace(self.wanted, since=the_day, until=the_day)
        return Link(f"+{max(self.count(on_day), known) - SHOWN} more", filters.url(on_day))


def _span(when: When | None) -> tuple[dt.date, dt.date] | None:
    """Give the first and last day of a date of few days; None for a month, a year, or what is open at an end."""
    if when is None or when.first is None or when.last is None or (when.last - when.first).days >= LONGEST:
        return None
    return (when.first, when.last) if when.precision in {Precision.DAY, Precision.RANGE} else None


def _days(span: tuple[dt.date, dt.date]) -> list[dt.date]:
    first, last = (day.toordinal() for day in span)
    low, high = dt.date.min.toordinal(), dt.date.max.toordinal()
    return [dt.date.fromordinal(day) for day in range(max(first - AROUND, low), min(last + AROUND, high) + 1)]


def _companions(event: Event, asked: EventFilter) -> tuple[EventFilter, str]:
    if asked.active:
        return replace(asked, since=None, until=None), "Of the events found"
    parties = tuple(dict.fromkeys(actor.name for actor in event.facts.actors))
    if not parties:
        return EventFilter(), "All events"
    wanted = EventFilter(actor=tuple(Term(slug(name)) for name in parties))
    return wanted, f"Events with {either(parties)}"


def _is_asked(day: dt.date, asked: EventFilter) -> bool:
    first = asked.since.first if asked.since else None
    last = asked.until.last if asked.until else None
    return (first or dt.date.min) <= day <= (last or dt.date.max)


def _is_on(day: dt.date, when: When | None) -> bool:
    return when is not None and when.precision is Precision.DAY and not when.approximate and when.first == day


def _is_about(when: When | None) -> bool:
    return when is not None and when.precision is Precision.DAY and when.approximate


def _is_in(day: dt.date, stretch: tuple[dt.date, dt.date] | None) -> bool:
    return stretch is not None and stretch[0] <= day <= stretch[1]


def _stretch(when: When | None) -> tuple[dt.date, dt.date] | None:
    """Give the days between which something was: a range, no month, year, open end, nor a day "about" which it was."""
    if when is None or when.first is None or when.last is None or when.precision is not Precision.RANGE:
        return None
    return (when.first, when.last) if (when.last - when.first).days < _WIDE else None
