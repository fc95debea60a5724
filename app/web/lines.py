"""Events as lines of a list, and lines grouped by month and day."""

from collections.abc import Iterable

from app.domain.event import EventSummary
from app.domain.kinds import kinds
from app.domain.report import Status
from app.domain.when import When
from app.web import dates
from app.web.views import Day, EventLine, Month

Group = tuple[When, list[EventLine]]

_STATES = {Status.OCCURRED: "happened", Status.ONGOING: "happened", Status.CANCELLED: "cancelled"}


def state(status: Status) -> str:
    """Tell what happened apart from what is yet to come: ``happened``, ``coming`` or ``cancelled``."""
    return _STATES.get(status, "coming")


def line(event: EventSummary, query: str = "") -> EventLine:
    """Make the line of an event; ``query`` is the filter that its page is to keep."""
    facts = event.facts
    return EventLine(
        url=event.path + query,
        kind=kinds()[facts.kind],
        status=facts.status,
        state=state(facts.status),
        title=facts.title,
        when=dates.said(facts),
        places=tuple(place.name for place in facts.places),
        reports=event.reports,
        outlets=event.outlets,
    )


def by_month(events: Iterable[EventSummary], query: str = "") -> tuple[Month, ...]:
    """Group dated events, in the order in which they come, under months and, within them, under their dates.

    What has not happened stands apart from what has.
    """
    stretches: dict[str, dict[str, Group]] = {}
    for event in events:
        when = event.facts.when
        assert when is not None, "undated events have a bucket of their own"
        stretch = stretches.setdefault(dates.heading(when), {})
        stretch.setdefault(when.edtf, (when, []))[1].append(line(event, query))
    return tuple(Month(heading, tuple(map(_day, stretch.values()))) for heading, stretch in stretches.items())


def _day(group: Group) -> Day:
    when, events = group
    happened = tuple(event for event in events if event.state == "happened")
    return Day(dates.mark(when), happened, tuple(event for event in events if event.state != "happened"))
