"""``/about``, and the small addresses that machines ask for."""

from collections.abc import Sequence

from fastapi import APIRouter
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response

from app import __version__
from app.domain import accuracy
from app.domain.accuracy import Accuracy, Trust
from app.domain.filters import EventFilter
from app.domain.kinds import kinds
from app.web import assets, dates, rendering
from app.web.database import OpenDatabase
from app.web.rendering import READS
from app.web.views import AboutPage, CorpusColumn, Gauge, MeasureRow, TrustRow

router = APIRouter(include_in_schema=False)

_MEASURES = {
    "precision": ("Precision", "Of the events that Parley found, those that the article does tell of, as that kind."),
    "recall": ("Recall", "Of the events that a careful reader finds in the article, those that Parley found."),
    "f1": ("Detection, F1", "Precision and recall in one number, their harmonic mean."),
    "date": ("Date, exact", "Of the events found that have a date: just that day or stretch of days."),
    "date_within_a_day": ("Date, within a day", "The same, where a day too early or too late counts as right."),
    "date_invented": ("Date made up", "Of the events found for which no date is told: those given one. Low is good."),
    "actors": ("Parties, F1", "The states, groups and organisations that took part: none missing, none too many."),
    "roles": ("Roles", "Of the right parties, those in the right role: who struck, who was struck, who mediated."),
    "places": ("Places, F1", "All the places that the article names for the event, by name."),
    "people": ("People, F1", "The persons who took part, not those who only spoke of it."),
    "quantities": ("Quantities, F1", "Counts of people, weapons and targets: number and unit both right."),
    "status": ("Status", "Whether it has occurred, is going on, or is agreed, planned, proposed or cancelled."),
    "published": ("Article’s date", "The day of publication, also where the article itself does not give it."),
    "whole_event": (
        "Whole event, F1",
        "All at once: found, and date, every party and no other, who did it to whom, and a place right.",
    ),
}

# Every combination of filters is an address: crawlers take the events, not the combinations.
_ROBOTS = "User-agent: *\nDisallow: /?\nDisallow: /api/\n"


@router.api_route("/about", methods=READS)
def about_page(request: Request, database: OpenDatabase) -> Response:
    """Say how events are found, and what the figures do and do not say."""
    with database.reading() as session:
        events = database.index.overview(session, EventFilter()).total
    return rendering.page(request, "about", page_of(events, accuracy.measured()))


def page_of(events: int, measured: Sequence[Accuracy]) -> AboutPage:
    """Make the page's view."""
    return AboutPage(
        kinds=tuple(kinds().values()),
        events=events,
        version=__version__,
        columns=tuple(map(_column, measured)),
        measures=tuple(
            MeasureRow(label, about, tuple(_gauge(each.shares.get(name)) for each in measured))
            for name, (label, about) in _MEASURES.items()
        ),
    )


def _column(found: Accuracy) -> CorpusColumn:
    return CorpusColumn(
        corpus=found.corpus,
        chronology=found.chronology,
        articles=found.articles,
        reports=found.reports,
        measured=f"Parley {found.version}, {dates.day(found.on)}",
        trust=tuple(map(_trust, found.trust)),
    )


def _trust(found: Trust) -> TrustRow:
    span = f"{found.low * 100:.0f}–{_percent(found.high)}"
    return TrustRow(span, found.reports, _gauge(found.said), _gauge(found.right))


def _gauge(share: float | None) -> Gauge:
    return Gauge("–", 0) if share is None else Gauge(_percent(share), round(share * 100, 1))


def _percent(share: float) -> str:
    return f"{share * 100:.0f}\u00a0%"


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
