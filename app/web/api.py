"""``/api/v1`` and the ``.json`` views: the same questions with the same parameters, answered as data."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import RedirectResponse
from starlette.requests import Request

from app.store import articles, events
from app.store.articles import ArticleSummary
from app.store.forms import event_form
from app.web import filters, moved, schemas
from app.web.database import OpenDatabase
from app.web.filters import AskedByUrl, BadParameterError
from app.web.rendering import READS

PROBLEMS: dict[int | str, dict[str, Any]] = {
    422: {"model": schemas.Problem, "description": "A parameter that cannot be meant"},
}
MISSING: dict[int | str, dict[str, Any]] = {
    301: {"description": "It was merged into another event"},
    404: {"model": schemas.Problem, "description": "No such event"},
    410: {"model": schemas.Problem, "description": "It was withdrawn; the detail says why"},
}
PAGE = 100
CURSOR = "a cursor, as “next” gives it"

router = APIRouter(prefix="/api/v1", tags=["timeline"])
views = APIRouter(include_in_schema=False)


@router.get("/events", responses=PROBLEMS, response_model_exclude_unset=True)
def list_events(database: OpenDatabase, asked: AskedByUrl) -> schemas.Events:
    """Give the events of the filter, a page at a time; the undated follow on the last page."""
    with database.reading() as session:
        total = database.index.overview(session, asked.filter)
        try:
            page = events.timeline(session, asked.filter, after=asked.after, limit=PAGE)
        except ValueError as error:
            raise BadParameterError("after", asked.after or "", CURSOR) from error
        undated = () if page.after else events.undated(session, asked.filter, limit=total.undated)
        found = events.records(session, [event.id for event in (*page.events, *undated)])
    following = filters.url(asked.filter, after=page.after, path="/api/v1/events") if page.after else None
    forms = [schemas.Event.model_validate(event_form(event)) for event in found]
    return schemas.Events(events=forms, next=following, total=total.total)


@views.api_route(
    "/events/{event_id}.json", methods=READS, response_model=schemas.Event, response_model_exclude_unset=True
)
@router.get("/events/{event_id}", responses=MISSING, response_model=schemas.Event, response_model_exclude_unset=True)
def get_event(request: Request, database: OpenDatabase, event_id: str) -> schemas.Event | RedirectResponse:
    """Give one event with all its reports; an old address leads to the event that took it in."""
    with database.reading() as session:
        event = events.record(session, event_id)
        if event is None:
            survivor = moved.address(session, event_id).split("/")[2]
            return RedirectResponse(request.url.path.replace(event_id, survivor), 301)
    return schemas.Event.model_validate(event_form(event))


@router.get("/articles", responses=PROBLEMS)
def list_articles(database: OpenDatabase, after: str = "") -> schemas.Articles:
    """Give the articles, last read first, a page at a time."""
    with database.reading() as session:
        try:
            page = articles.articles(session, after=after or None, limit=PAGE)
        except ValueError as error:
            raise BadParameterError("after", after, CURSOR) from error
    following = f"/api/v1/articles?after={page.after}" if page.after else None
    return schemas.Articles(articles=[_article(summary) for summary in page.articles], next=following)


def _article(summary: ArticleSummary) -> schemas.Article:
    ref = summary.article
    return schemas.Article(
        id=ref.id,
        page=f"/articles/{ref.id}",
        name=ref.name,
        title=ref.title,
        outlet=ref.outlet,
        url=ref.url,
        published=ref.published.edtf,
        published_basis=ref.published.basis,
        published_after=ref.dated.after.isoformat() if ref.dated.after else None,
        events=[event.id for event in summary.events],
    )
