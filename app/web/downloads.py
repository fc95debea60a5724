"""``/events/{id}.csv`` and its like: one event to take away, as data or as a citation."""

import io
from typing import Literal

from fastapi import APIRouter
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from app.domain.event import Event
from app.store import events, export
from app.web import citing, moved
from app.web.database import OpenDatabase
from app.web.rendering import READS, base_of

router = APIRouter(include_in_schema=False)

Form = Literal["csv", "geojson", "ics", "bib", "ris"]
MEDIA: dict[Form, str] = {
    "csv": "text/csv; charset=utf-8; header=present",
    "geojson": "application/geo+json",
    "ics": "text/calendar; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
}


@router.api_route("/events/{event_id}.{form}", methods=READS)
def download(request: Request, database: OpenDatabase, event_id: str, form: Form) -> Response:
    """Give the event as a file; an old address leads to the same file of the event that took it in."""
    with database.reading() as session:
        event = events.record(session, event_id)
        if event is None:
            survivor = moved.address(session, event_id).split("/")[2]
            return RedirectResponse(f"/events/{survivor}.{form}", 301)
        text = _written(session, event, form, base_of(request))
    name = f"{event.facts.slug}.{form}"  # a slug is plain ASCII, whatever the title
    return Response(
        text, headers={"Content-Type": MEDIA[form], "Content-Disposition": f'attachment; filename="{name}"'}
    )


def _written(session: Session, event: Event, form: Form, base: str) -> str:
    if form == "bib":
        return citing.bibtex(citing.citable(session, event, base))
    if form == "ris":
        return citing.ris(citing.citable(session, event, base))
    out = io.StringIO()
    export.write(session, [event], form, out, base)
    return out.getvalue()
