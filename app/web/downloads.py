"""``/events/{id}.csv`` and ``/events.csv`` and their like: an event, or what a filter finds, to take away."""

import io
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import Literal, TextIO, cast

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, StreamingResponse
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from app.domain.event import Event
from app.store import events, export
from app.web import citing, moved
from app.web.caching import REVALIDATE
from app.web.database import OpenDatabase
from app.web.filters import AskedByUrl
from app.web.rendering import READS, base_of

router = APIRouter(include_in_schema=False)

_IN_MEMORY = 4_000_000  # bytes
_PIECE = 65_536  # characters

Form = Literal["csv", "geojson", "ics", "bib", "ris"]
ListForm = Literal["json", "jsonl", "csv", "geojson", "ics"]
MEDIA: dict[Form, str] = {
    "csv": "text/csv; charset=utf-8; header=present",
    "geojson": "application/geo+json",
    "ics": "text/calendar; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
}


LIST_MEDIA: dict[ListForm, str] = {
    "json": "application/json",
    "jsonl": "application/jsonl",
    "csv": MEDIA["csv"],
    "geojson": MEDIA["geojson"],
    "ics": MEDIA["ics"],
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


@router.api_route("/events.{form}", methods=READS)
def download_all(request: Request, database: OpenDatabase, asked: AskedByUrl, form: ListForm) -> Response:
    """Give all events of the filter, oldest first and undated last, as a file: what ``parley export`` writes."""
    # written out before it is sent, so that a fault is an answer of its own; beyond some megabytes on disk
    file = SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="")  # noqa: SIM115 - `_pieces` closes it
    with database.reading() as session:
        export.export(session, asked.filter, form, cast("TextIO", file), base_of(request))
    file.seek(0)
    headers = {
        "Content-Type": LIST_MEDIA[form],
        "Content-Disposition": f'attachment; filename="parley.{form}"',
        "Cache-Control": REVALIDATE,
    }
    return StreamingResponse(_pieces(file), headers=headers)


def _pieces(file: SpooledTemporaryFile[str]) -> Iterator[str]:
    with file:
        while piece := file.read(_PIECE):
            yield piece


def _written(session: Session, event: Event, form: Form, base: str) -> str:
    if form == "bib":
        return citing.bibtex(citing.citable(session, event, base))
    if form == "ris":
        return citing.ris(citing.citable(session, event, base))
    out = io.StringIO()
    export.write(session, [event], form, out, base)
    return out.getvalue()
