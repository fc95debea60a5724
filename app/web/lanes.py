"""``/lanes``: the events of a filter side by side over time, a lane for each party, place, kind or person."""

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.domain.filters import FACETS, EventFilter, say
from app.store.index import FacetIndex, Lanes
from app.web import facets, filters, histogram, lane_axis, lane_rows, rendering
from app.web.database import OpenDatabase
from app.web.filters import AskedByUrl, BadParameterError
from app.web.lane_views import LanesPage, LaneTab
from app.web.rendering import READS
from app.web.views import Link

router = APIRouter(include_in_schema=False)

_BY = {"actor": "Party", "place": "Place", "kind": "Kind", "person": "Person"}
_WHAT = {
    "actor": ("party", "parties"),
    "place": ("place", "places"),
    "kind": ("kind", "kinds"),
    "person": ("person", "people"),
}
_NOTES = {
    "actor": "An event stands in the lane of each party to it, so that one can appear in several.",
    "place": "An event stands in the lane of each place that it lies in, a town’s in its country’s as well.",
    "kind": "",
    "person": "An event stands in the lane of each person in it, so that one can appear in several.",
}
_SIZES = (12, 24, 60)  # lanes


@dataclass(frozen=True, slots=True)
class Shape:
    """What lanes are made by, and how many are shown at most."""

    by: str
    most: int

    def pairs(self) -> list[tuple[str, str]]:
        """List it as parameters; what is at its default is left out."""
        by = [("by", self.by)] if self.by != "actor" else []
        return by + ([("lanes", str(self.most))] if self.most != _SIZES[0] else [])

    def url(self, wanted: EventFilter) -> str:
        """Write the canonical address."""
        return "/lanes" + filters.written([*self.pairs(), *filters.pairs(wanted)])


def shape(by: str = "", lanes: str = "") -> Shape:
    """Read the parameters. Raises BadParameterError for lanes by anything else, or for none or too many."""
    if by and by not in _BY:
        raise BadParameterError("by", by, "one of " + ", ".join(_BY))
    most = lanes or str(_SIZES[0])
    if not most.isascii() or not most.isdigit() or not 0 < int(most[:4]) <= _SIZES[-1]:
        raise BadParameterError("lanes", lanes, f"a number from 1 to {_SIZES[-1]}")
    return Shape(by or "actor", int(most))


@router.api_route("/lanes", methods=READS)
def lanes_page(
    request: Request, database: OpenDatabase, asked: AskedByUrl, shape: Annotated[Shape, Depends(shape)]
) -> Response:
    """Show the lanes."""
    if asked.respelled:
        return RedirectResponse(shape.url(asked.filter), 302)
    with database.reading() as session:
        view = page_of(session, database.index, asked.filter, shape)
    return rendering.page(request, "lanes", view)


def page_of(session: Session, index: FacetIndex, wanted: EventFilter, shape: Shape) -> LanesPage:
    """Make the page's view."""
    found = index.lanes(session, wanted, shape.by, most=shape.most)
    asked = (field for field in FACETS if getattr(wanted, field))
    names = facets.labels({field: index.values(session, wanted, field) for field in asked})
    rows = lane_rows.rows(session, found, wanted, shape.by, shape.url)
    bars = found.lanes[0].strip.bars if found.lanes else ()
    since, until = (end.edtf if end else "" for end in (wanted.since, wanted.until))
    return LanesPage(
        said=say(wanted, names, found.total) if wanted.active else "All events",
        what=_WHAT[shape.by],
        total=found.total,
        undated=found.undated,
        chips=facets.chips(wanted, names, shape.url),
        clear_url=shape.url(EventFilter(sort=wanted.sort)),
        tabs=tuple(LaneTab(text, replace(shape, by=by).url(wanted), on=by == shape.by) for by, text in _BY.items()),
        trail=tuple(histogram.trail(wanted, shape.url)),
        period=histogram.period(wanted),
        earlier=lane_axis.moved(wanted, -1, shape.url),
        later=lane_axis.moved(wanted, 1, shape.url),
        kept=tuple(shape.pairs() + filters.pairs(filters.cleared(wanted, "since", "until"))),
        since=since,
        until=until,
        axis=lane_axis.axis(bars, wanted, shape.url) if bars else None,
        lanes=rows,
        figures=lane_rows.figures(found, rows, wanted, shape.by, shape.url),
        legend=lane_rows.legend(rows),
        most=max((bar.count for row in rows for bar in row.bars), default=0),
        note=_NOTES[shape.by],
        values=found.values,
        more=_more(found, wanted, shape),
        timeline_url=filters.url(wanted),
        undated_url=filters.url(wanted) + "#undated",
    )


def _more(found: Lanes, wanted: EventFilter, shape: Shape) -> Link | None:
    bigger = next((size for size in _SIZES if size > shape.most), None)
    if bigger is None or found.values <= shape.most:
        return None
    return Link(f"{min(bigger, found.values)} lanes", replace(shape, most=bigger).url(wanted))
