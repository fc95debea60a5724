"""``/facets/{field}``: all values of one facet beside the filter, narrowed by typing a part of the name."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from starlette.requests import Request
from starlette.responses import Response

from app.domain.filters import say
from app.store.counting import MOST
from app.web import facets, filters, rendering
from app.web.database import OpenDatabase
from app.web.filters import AskedByUrl
from app.web.rendering import READS
from app.web.views import FacetPage

router = APIRouter(include_in_schema=False)

Part = Annotated[str, Query(max_length=80)]


@router.api_route("/facets/{field}", methods=READS)
def facet_page(request: Request, database: OpenDatabase, asked: AskedByUrl, field: str, part: Part = "") -> Response:
    """List the most frequent values, each a link to the timeline with it or without it; htmx gets the list alone."""
    if field not in facets.HEADINGS:
        raise HTTPException(404, "There is no such filter")
    wanted = asked.filter
    with database.reading() as session:
        found = database.index.values(session, wanted, field, part)
        names = facets.labels(database.index.overview(session, wanted).facets)
    made = facets.rows(wanted, field, found)
    view = FacetPage(
        field=field,
        heading=facets.HEADINGS[field],
        said=say(wanted, names) if wanted.active else "All events",
        part=part,
        rows=made,
        cut=len(made) >= MOST,
        kept=tuple(filters.pairs(wanted)),
        back_url=filters.url(wanted),
    )
    return rendering.page_or_block(request, "facet", view, block="rows", url=None)
