"""``/about``, and the small addresses that machines ask for."""

from fastapi import APIRouter
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response

from app import __version__
from app.domain.filters import EventFilter
from app.domain.kinds import kinds
from app.web import assets, rendering
from app.web.database import OpenDatabase
from app.web.rendering import READS
from app.web.views import AboutPage

router = APIRouter(include_in_schema=False)

# Every combination of filters is an address: crawlers take the events, not the combinations.
_ROBOTS = "User-agent: *\nDisallow: /?\nDisallow: /api/\n"


@router.api_route("/about", methods=READS)
def about_page(request: Request, database: OpenDatabase) -> Response:
    """Say how events are found, and what the figures do and do not say."""
    with database.reading() as session:
        events = database.index.overview(session, EventFilter()).total
    return rendering.page(request, "about", AboutPage(tuple(kinds().values()), events, __version__))


@router.api_route("/healthz", methods=READS)
def healthz(database: OpenDatabase) -> Response:
    """Tell whether the database answers."""
    try:
        with database.reading() as session:
            events = database.index.overview(session, EventFilter()).total
    except SQLAlchemyError as error:
        reason = f"the database does not answer: {type(error).__name__}; “parley migrate” brings its schema up to date"
        return JSONResponse({"status": "unavailable", "reason": reason}, 503, headers={"Cache-Control": "no-store"})
    return JSONResponse({"status": "ok", "events": events}, headers={"Cache-Control": "no-store"})


@router.api_route("/robots.txt", methods=READS)
def robots() -> Response:
    """Tell crawlers which addresses are worth their while."""
    return PlainTextResponse(_ROBOTS)


@router.api_route("/favicon.ico", methods=READS)
def favicon() -> Response:
    """Give the icon to those who ask for it by its old name."""
    return FileResponse(assets.STATIC / "favicon.svg", headers={"Cache-Control": assets.FOR_A_WHILE})
