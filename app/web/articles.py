"""``/articles`` and ``/articles/{id}``: what was read, and the sentences that tell of events."""

from collections.abc import Iterator

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.store import articles
from app.store.articles import ArticleSummary, StoredArticle
from app.web import dates, highlights, lines, rendering
from app.web.database import OpenDatabase
from app.web.filters import BadParameterError
from app.web.highlights import Marking
from app.web.rendering import READS
from app.web.views import ArticleLine, ArticlePage, ArticlesPage, Ref, Told

router = APIRouter(include_in_schema=False)

NO_SUCH_ARTICLE = "No article has this address"


@router.api_route("/articles", methods=READS)
def articles_page(request: Request, database: OpenDatabase, after: str = "") -> Response:
    """List the articles, last read first."""
    with database.reading() as session:
        try:
            found = articles.articles(session, after=after or None)
        except ValueError as error:
            raise BadParameterError("after", after, "a cursor, as the link to more articles has it") from error
    more = f"/articles?after={found.after}" if found.after else None
    view = ArticlesPage(tuple(map(_line, found.articles)), more)
    return rendering.page(request, "articles", view)


@router.api_route("/articles/{article_id}", methods=READS)
def article_page(request: Request, database: OpenDatabase, article_id: int) -> Response:
    """Show an article with its evidence marked."""
    with database.reading() as session:
        found = articles.article(session, article_id)
    if found is None:
        raise HTTPException(404, NO_SUCH_ARTICLE)
    return rendering.page(request, "article", page_of(found))


def page_of(article: StoredArticle) -> ArticlePage:
    """Make the page's view."""
    told = tuple(_told(article))
    numbers = {entry.event.url: entry.number for entry in told}
    ref = article.ref
    return ArticlePage(
        heading=ref.heading,
        outlet=ref.outlet,
        published=dates.published(ref.dated),
        iso=dates.iso(ref.published.edtf),
        published_basis=dates.published_basis(ref.published),
        original_url=ref.url,
        paragraphs=highlights.paragraphs(article.text, tuple(_markings(article, numbers))),
        told=told,
    )


def _told(article: StoredArticle) -> Iterator[Told]:
    """List the events in the order in which the article comes to tell of them, each once, numbered from 1."""
    reports = [told for told in article.reports if told.sourced.report.evidence]
    reports.sort(key=lambda told: told.sourced.report.evidence[0].start)
    first = {told.event.id: told for told in reversed(reports)}
    for number, event_id in enumerate(dict.fromkeys(told.event.id for told in reports), 1):
        told = first[event_id]
        yield Told(number, lines.line(told.event), at=f"e{told.sourced.id}-0")


def _markings(article: StoredArticle, numbers: dict[str, int]) -> Iterator[Marking]:
    for told in article.reports:
        event = told.event
        for n, piece in enumerate(told.sourced.report.evidence):
            ref = Ref(numbers[event.path], event.facts.kind, event.facts.title, event.path)
            yield Marking(piece.start, piece.end, f"e{told.sourced.id}-{n}", ref)


def _line(summary: ArticleSummary) -> ArticleLine:
    ref = summary.article
    return ArticleLine(
        url=f"/articles/{ref.id}",
        heading=ref.heading,
        outlet=ref.outlet,
        published=dates.published(ref.dated),
        iso=dates.iso(ref.published.edtf),
        events=len(summary.events),
    )
