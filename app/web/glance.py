"""The start page's summary: what is here, and a few ways in."""

from sqlalchemy.orm import Session

from app.domain.filters import EventFilter, Term
from app.domain.report import HAPPENED, Status
from app.domain.when import Precision
from app.store import articles, events
from app.store.index import FacetIndex, Overview
from app.web import dates, filters
from app.web.views import Count, Glance, Link

_PARTIES = 6
_TRIED = 20  # events, among which one will have an exact day
_COMING = EventFilter(status=tuple(map(Term, (Status.AGREED, Status.PLANNED, Status.PROPOSED))))
_HAPPENED_ON_A_DAY = EventFilter(status=tuple(map(Term, HAPPENED)), precision=(Term(Precision.DAY),))


def glance(session: Session, index: FacetIndex, found: Overview) -> Glance:
    """Sum up the whole timeline, of which ``found`` is the overview."""
    first, last = (dates.day(day) if day else "" for day in (found.first, found.last))
    ahead = index.count(session, _COMING)
    return Glance(
        covers=first if first == last else f"{first} to {last}",
        articles=articles.count(session),
        latest=_latest(session),
        ahead=Link(f"{ahead:,} planned, proposed or agreed", filters.url(_COMING)) if ahead else None,
        parties=tuple(
            Count(party.label, party.count, filters.url(EventFilter(actor=(Term(party.value),))))
            for party in found.facets["actor"][:_PARTIES]
            if party.count
        ),
    )


def _latest(session: Session) -> Link | None:
    """Lead to the last day on which something is told to have happened."""
    dates_told = (event.facts.when for event in events.timeline(session, _HAPPENED_ON_A_DAY, limit=_TRIED).events)
    when = next((when for when in dates_told if when and not when.approximate), None)
    return Link(str(when), filters.url(EventFilter(since=when, until=when))) if when else None
