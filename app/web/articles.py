"""``/articles`` and ``/articles/{id}``: what was read, and the sentences that tell of events."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.domain.event import ArticleRef, slug
from app.domain.kinds import kinds
from app.store import articles
from app.store.articles import ArticleSummary, Order, OutletCount, StoredArticle
from app.web import dates, highlights, lines, rendering
from app.web.database import OpenDatabase
from app.web.filters import LONGEST_TEXT, BadParameterError
from app.web.highlights import Marking
from app.web.rendering import READS
from app.web.views import ArticleLine, ArticlePage, ArticlesPage, Choice, Link, Ref, Told

router = APIRouter(include_in_schema=False)

NO_SUCH_ARTICLE = "No article has this address"
PAGE = 50
_FIRST_EVENTS = 4  # of an article, in the list
_FIRST_OUTLETS = 8
_ORDERS = {Order.READ: "last read first", Order.PUBLISHED: "last published first"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles are asked for: an outlet's slug and a piece of the heading, both empty for all; how ordered."""

    outlet: str = ""
    q: str = ""
    sort: Order = Order.READ

    def pairs(self) -> list[tuple[str, str]]:
        """List what is asked as parameters; what is at its default is left out."""
        sort = "" if self.sort is Order.READ else self.sort.value
        return [(name, value) for name, value in (("outlet", self.outlet), ("q", self.q), ("sort", sort)) if value]

    def url(self, *, after: str | None = None) -> str:
        """Write the canonical address."""
        listed = self.pairs() + ([("after", after)] if after else [])
        return "/articles" + ("?" + urlencode(listed) if listed else "")


def asked(outlet: str = "", q: str = "", sort: str = "") -> Wanted:
    """Read what is asked. Raises BadParameterError for an order that there is not."""
    try:
        order = Order(sort or Order.READ)
    except ValueError as error:
        raise BadParameterError("sort", sort, " or ".join(Order)) from error
    return Wanted(slug(outlet) if outlet else "", " ".join(q.split())[:LONGEST_TEXT], order)


@router.api_route("/articles", methods=READS)
def articles_page(
    request: Request, database: OpenDatabase, wanted: Annotated[Wanted, Depends(asked)], after: str = ""
) -> Response:
    """List the articles of an outlet or of all, with what each told of."""
    with database.reading() as session:
        outlets = articles.outlets(session)
        try:
            found = articles.articles(
                session, order=wanted.sort, outlet=wanted.outlet, words=wanted.q, after=after or None, limit=PAGE
            )
        except ValueError as error:
            raise BadParameterError("after", after, "a cursor, as the link to more articles has it") from error
    return rendering.page(request, "articles", list_of(found, outlets, wanted, after))


def list_of(
    found: articles.ArticlePage, outlets: Sequence[OutletCount], wanted: Wanted, after: str = ""
) -> ArticlesPage:
    """Make the list's view."""
    names = {each.slug: each.name for each in outlets if each.slug}
    choices = list(_outlets(outlets, wanted))
    return ArticlesPage(
        said=_said(outlets, wanted),
        total=sum(each.articles for each in outlets),
        nameless=sum(each.articles for each in outlets if not each.slug),
        articles=tuple(map(_line, found.articles)),
        missing="" if found.articles else _missing(names, wanted),
        outlets=tuple(choices[:_FIRST_OUTLETS]),
        more_outlets=tuple(choices[_FIRST_OUTLETS:]),
        sorts=tuple(
            Choice(said.capitalize(), replace(wanted, sort=order).url(), on=order is wanted.sort)
            for order, said in _ORDERS.items()
        ),
        q=wanted.q,
        kept=tuple(replace(wanted, q="").pairs()),
        clear_url=Wanted(sort=wanted.sort).url(),
        start_url=wanted.url() if after else "",
        more_url=wanted.url(after=found.after) if found.after else "",
    )


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
        outlet=_outlet(ref),
        published=dates.published(ref.dated),
        iso=dates.iso(ref.published.edtf),
        published_basis=dates.published_basis(ref.published),
        read=dates.day(article.read_at.date()),
        read_iso=_iso(article.read_at),
        original_url=ref.url,
        paragraphs=highlights.paragraphs(article.text, tuple(_markings(article, numbers))),
        told=told,
        looked_for=tuple(kinds().values()),
    )


def _outlets(outlets: Sequence[OutletCount], wanted: Wanted) -> Iterator[Choice]:
    yield Choice("All", replace(wanted, outlet="").url(), on=not wanted.outlet, count=sum(o.articles for o in outlets))
    for each in outlets:
        if each.slug:
            url = replace(wanted, outlet=each.slug).url()
            yield Choice(each.name, url, on=each.slug == wanted.outlet, count=each.articles)


def _said(outlets: Sequence[OutletCount], wanted: Wanted) -> str:
    """Say which articles these are, and how many where that is known."""
    chosen = next((each for each in outlets if each.slug and each.slug == wanted.outlet), None)
    of = f" of {chosen.name}" if chosen else ""
    if wanted.q:
        return f"Articles{of} with “{wanted.q}” in title or outlet"
    if chosen:
        return f"{chosen.articles:,} of {sum(each.articles for each in outlets):,} articles: those{of}"
    return "The articles that the timeline rests on"


def _missing(names: dict[str, str], wanted: Wanted) -> str:
    if wanted.outlet and wanted.outlet not in names:
        return f"No article here is of an outlet “{wanted.outlet}”."
    if wanted.q:
        return f"No title or outlet{' of these' if wanted.outlet else ''} has “{wanted.q}” in it."
    return "The list ends before this page."


def _outlet(ref: ArticleRef) -> Link | None:
    return Link(ref.outlet, Wanted(outlet=slug(ref.outlet)).url()) if ref.outlet else None


def _iso(moment: dt.datetime) -> str:
    return moment.date().isoformat()


def _told(article: StoredArticle) -> Iterator[Told]:
    """List the events in the order in which the article comes to tell of them, each once, numbered from 1."""
    reports = [told for told in article.reports if told.sourced.report.evidence]
    reports.sort(key=lambda told: told.sourced.report.evidence[0].start)
    first = {told.event.id: told for told in reversed(reports)}
    for number, event_id in enumerate(dict.fromkeys(told.event.id for told in reports), 1):
        told = first[event_id]
        parties = tuple(f"{actor.name} ({actor.role})" for actor in told.event.facts.actors)
        yield Told(number, lines.line(told.event), parties, at=f"e{told.sourced.id}-0")


def _markings(article: StoredArticle, numbers: dict[str, int]) -> Iterator[Marking]:
    for told in article.reports:
        event = told.event
        for n, piece in enumerate(told.sourced.report.evidence):
            ref = Ref(numbers[event.path], event.facts.kind, event.facts.title, event.path)
            yield Marking(piece.start, piece.end, f"e{told.sourced.id}-{n}", ref)


def _line(summary: ArticleSummary) -> ArticleLine:
    ref = summary.article
    told = tuple(map(lines.line, summary.events[:_FIRST_EVENTS]))
    return ArticleLine(
        url=f"/articles/{ref.id}",
        heading=ref.heading,
        outlet=_outlet(ref),
        published=dates.published(ref.dated),
        iso=dates.iso(ref.published.edtf),
        published_basis=dates.published_basis(ref.published),
        read=dates.day(summary.read_at.date()),
        read_iso=_iso(summary.read_at),
        told=told,
        more=len(summary.events) - len(told),
    )
