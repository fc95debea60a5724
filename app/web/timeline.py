"""``/``: the timeline of a filter."""

from collections.abc import Iterator
from dataclasses import replace

from fastapi import APIRouter
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.domain.filters import FACETS, EventFilter, Sort, say
from app.store import articles, events
from app.store.index import FacetIndex, Overview
from app.web import amounts, facets, filters, lines, rendering
from app.web.database import OpenDatabase
from app.web.filters import Asked, AskedByUrl, BadParameterError
from app.web.glance import glance
from app.web.histogram import histogram
from app.web.rendering import READS
from app.web.views import EventLine, Link, Search, TimelinePage

router = APIRouter(include_in_schema=False)

PAGE = 60  # events
UNDATED = 100
_VIEWS = {"/lanes": "In lanes", "/map": "On the map"}
_DOWNLOADS = {"csv": "CSV", "json": "JSON", "geojson": "GeoJSON", "ics": "Calendar"}
_THINGS = ("actor", "counterpart", "place", "person", "outlet")
_MORE_SAID = {Sort.NEWEST: "Earlier events", Sort.OLDEST: "Later events"}
_SORT_SAID = {Sort.NEWEST: "Newest first", Sort.OLDEST: "Oldest first"}


@router.api_route("/", methods=READS)
def timeline_page(request: Request, database: OpenDatabase, asked: AskedByUrl) -> Response:
    """Show the events of the filter by month and day."""
    canonical = filters.url(asked.filter, after=asked.after)
    if asked.respelled and not rendering.wants_fragment(request):
        return RedirectResponse(canonical, 302, headers={"Vary": rendering.VARY})
    with database.reading() as session:
        view = page_of(session, database.index, asked)
    return rendering.page_or_block(request, "timeline", view, block="explorer", url=canonical)


def page_of(session: Session, index: FacetIndex, asked: Asked) -> TimelinePage:
    """Make the page's view."""
    wanted = asked.filter
    found = index.overview(session, wanted)
    every = index.count(session, EventFilter())
    names = facets.labels(found.facets)
    listed = _page(session, asked)
    query = filters.query(wanted)
    return TimelinePage(
        said=say(wanted, names, found.total) if wanted.active else "All events",
        total=found.total,
        of=every,
        undated_total=found.undated,
        empty=every == 0 and not articles.count(session),
        glance=glance(session, index, found) if every and not wanted.active and not asked.after else None,
        totals=amounts.totals(found.totals),
        chips=(chips := facets.chips(wanted, names)),
        clear_url=filters.url(EventFilter(sort=wanted.sort)),
        views=tuple(Link(said, filters.url(wanted, path=path)) for path, said in _VIEWS.items()),
        drawer=len(chips),
        facets=facets.panel(wanted, found.facets),
        search=_search(wanted),
        sorts=tuple(Link(said, filters.url(replace(wanted, sort=sort))) for sort, said in _SORT_SAID.items()),
        sort=_SORT_SAID[wanted.sort],
        histogram=histogram(found.histogram, wanted, found.dated),
        months=lines.by_month(listed.events, query),
        undated=() if asked.after else _undated(session, wanted),
        continued=asked.after is not None,
        start_url=filters.url(wanted),
        more=Link(_MORE_SAID[wanted.sort], filters.url(wanted, after=listed.after)) if listed.after else None,
        downloads=tuple(Link(said, filters.url(wanted, path=f"/events.{form}")) for form, said in _DOWNLOADS.items()),
        feed_url=filters.url(wanted, path="/events.atom"),
        unknown=() if found.total else tuple(_unknown(session, index, wanted)),
        loosen=() if found.total else tuple(_loosen(session, index, wanted, found)),
    )


def _page(session: Session, asked: Asked) -> events.Page:
    try:
        return events.timeline(session, asked.filter, after=asked.after, limit=PAGE)
    except ValueError as error:
        raise BadParameterError("after", asked.after or "", "a cursor, as the link to more events has it") from error


def _undated(session: Session, wanted: EventFilter) -> tuple[EventLine, ...]:
    found = events.undated(session, wanted, limit=UNDATED)
    return tuple(lines.line(event, filters.query(wanted)) for event in found)


def _search(wanted: EventFilter) -> Search:
    kept = filters.pairs(filters.cleared(wanted, "q", "since", "until"))
    since, until = (date.edtf if date else "" for date in (wanted.since, wanted.until))
    return Search(wanted.q, since, until, tuple(kept), tuple(filters.pairs(wanted)))


def _unknown(session: Session, index: FacetIndex, wanted: EventFilter) -> Iterator[str]:
    """Name the things asked for that belong to no event at all."""
    for field in _THINGS:
        for term in getattr(wanted, field):
            alone = filters.with_term(EventFilter(), field, term)
            if not term.exclude and not index.count(session, alone):
                yield f"“{term.value}”"


def _loosen(session: Session, index: FacetIndex, wanted: EventFilter, found: Overview) -> Iterator[Link]:
    """Offer, for each part of the filter, the view without it, where that finds something."""
    names = facets.labels(found.facets)
    for field in (*FACETS, "q", "since", "until"):
        looser = filters.cleared(wanted, field)
        total = index.count(session, looser) if looser != wanted else 0
        if total:
            yield Link(say(looser, names, total), filters.url(looser))
