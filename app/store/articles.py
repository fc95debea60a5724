"""Articles, asked for by name."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, Select, func, or_, select, true, tuple_
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.event import ArticleRef, EventSummary, SourcedReport
from app.store import values
from app.store.tables import ArticleRow, EarlierVersionRow

_BATCH = 200
_LAST = 2**63 - 1  # beyond it no number is an article's

Reports = tuple[tuple[SourcedReport, str], ...]
Rows = Select[*tuple[Any, ...]]


class Order(StrEnum):
    """The orders of a list of articles, each newest first: as they were read, or published (the undated last)."""

    READ = "read"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article as a line of a list: when it was read, how many reports it holds, and the events that they tell of."""

    article: ArticleRef
    read_at: dt.datetime
    reports: int
    events: tuple[EventSummary, ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A page of articles; ``after`` is the cursor of the next, None on the last."""

    articles: tuple[ArticleSummary, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class OutletCount:
    """How many articles an outlet has; ``slug`` and ``name`` are empty for those that name none."""

    slug: str
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class ToldReport:
    """A report of an article, and the event that it tells of (``event.path`` is its address)."""

    sourced: SourcedReport
    event: EventSummary


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with its text; offsets of the reports' evidence are code points of it."""

    ref: ArticleRef
    read_at: dt.datetime
    text: str
    reports: tuple[ToldReport, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An article's text and what is known of it, without what it tells of."""

    ref: ArticleRef
    text: str


def articles(
    session: Session,
    *,
    order: Order = Order.READ,
    outlet: str = "",
    words: str = "",
    after: str | None = None,
    limit: int = 100,
) -> ArticlePage:
    """Give the articles in order, from the cursor on. Raises ValueError where ``after`` is no cursor.

    ``outlet`` is a slug, ``words`` a piece of the heading or of the outlet's name, capitals and small letters alike.
    """
    wanted = select(*values.REF_COLUMNS, col(ArticleRow.read_at)).where(*_clauses(outlet, words))
    walk = _as_read if order is Order.READ else _as_published
    rows = walk(session, wanted, after, limit + 1)
    page = rows[:limit]
    told = values.reports_of_articles(session, [row.id for row in page])
    events = _summaries(session, [event_id for reports in told.values() for _, event_id in reports])
    return ArticlePage(
        tuple(_summary(row, told[row.id], events) for row in page),
        _cursor(page[-1], order) if len(rows) > limit else None,
    )


def count(session: Session) -> int:
    """Count the articles."""
    return session.scalar(select(func.count()).select_from(ArticleRow)) or 0


def outlets(session: Session) -> tuple[OutletCount, ...]:
    """Count the articles of each outlet: the most first, those without an outlet last."""
    slug, number = col(ArticleRow.outlet_slug), func.count()
    counts = session.execute(select(slug, number, func.max(ArticleRow.id)).group_by(slug)).all()
    one_of_each = [last for _, _, last in counts]
    named = select(col(ArticleRow.id), col(ArticleRow.outlet)).where(col(ArticleRow.id).in_(one_of_each))
    names = {number: name or "" for number, name in session.execute(named)}
    found = [OutletCount(slug or "", names[last], articles) for slug, articles, last in counts]
    return tuple(sorted(found, key=lambda each: (not each.slug, -each.articles, each.name)))


def _clauses(outlet: str, words: str) -> Iterator[Any]:
    if outlet:
        yield col(ArticleRow.outlet_slug) == outlet
    if words:
        heading = func.coalesce(col(ArticleRow.title), values.OPENING)
        yield or_(heading.icontains(words, autoescape=True), col(ArticleRow.outlet).icontains(words, autoescape=True))


def _as_read(session: Session, wanted: Rows, after: str | None, limit: int) -> list[Row[*tuple[Any, ...]]]:
    """Walk along the numbers, which are in the order of reading."""
    number = col(ArticleRow.id)
    rows = wanted.where(number < _number(after)) if after else wanted
    return list(session.execute(rows.order_by(number.desc()).limit(limit)))


def _as_published(session: Session, wanted: Rows, after: str | None, limit: int) -> list[Row[*tuple[Any, ...]]]:
    """Walk along the dates and, where they end, along the articles that have none."""
    day, number = col(ArticleRow.published_edtf), col(ArticleRow.id)
    last_day, _, last = (after or "").rpartition(".")
    found: list[Row[*tuple[Any, ...]]] = []
    if last_day or not after:
        rows = wanted.where(day.is_not(None))
        if after:
            rows = rows.where(tuple_(day, number) < (last_day, _number(last)))
        found += session.execute(rows.order_by(day.desc(), number.desc()).limit(limit))
    undated = wanted.where(day.is_(None))
    if after and not last_day:
        undated = undated.where(number < _number(last))
    found += session.execute(undated.order_by(number.desc()).limit(limit - len(found)))
    return found


def _cursor(row: Row[*tuple[Any, ...]], order: Order) -> str:
    return str(row.id) if order is Order.READ else f"{row.published_edtf or ''}.{row.id}"


def _number(text: str) -> int:
    number = int(text)
    if not 0 <= number <= _LAST:
        raise ValueError(text)
    return number


def _summary(row: Row[*tuple[Any, ...]], told: Reports, events: dict[str, EventSummary]) -> ArticleSummary:
    ids = dict.fromkeys(event_id for _, event_id in told)
    return ArticleSummary(values.article_ref(row), row.read_at, len(told), tuple(events[each] for each in ids))


def batches(session: Session) -> Iterator[list[tuple[ArticleRef, Reports]]]:
    """Give all articles, first read first, each with its reports and their events' ids, some hundreds at a time."""
    rows = select(*values.REF_COLUMNS).order_by(col(ArticleRow.id)).limit(_BATCH)
    last = 0
    while refs := [values.article_ref(row) for row in session.execute(rows.where(col(ArticleRow.id) > last))]:
        told = values.reports_of_articles(session, [ref.id for ref in refs])
        yield [(ref, told[ref.id]) for ref in refs]
        last = refs[-1].id


def article(session: Session, article_id: int) -> StoredArticle | None:
    """Give the article of this number, or None where there is none."""
    row = session.execute(
        select(*values.REF_COLUMNS, col(ArticleRow.text), col(ArticleRow.read_at)).where(
            col(ArticleRow.id) == article_id
        )
    ).first()
    if row is None:
        return None
    told = values.reports_of_articles(session, [article_id])[article_id]
    events = _summaries(session, [event_id for _, event_id in told])
    reports = tuple(ToldReport(sourced, events[event_id]) for sourced, event_id in told)
    return StoredArticle(values.article_ref(row), row.read_at, row.text, reports)


def source(session: Session, article_id: int) -> Source:
    """Give what was read as the article of this number, which must be there."""
    row = session.execute(
        select(*values.REF_COLUMNS, col(ArticleRow.text)).where(col(ArticleRow.id) == article_id)
    ).one()
    return Source(values.article_ref(row), row.text)


def texts(session: Session, ids: Collection[int]) -> dict[int, str]:
    """Give the texts of the articles of these numbers."""
    rows = session.execute(select(col(ArticleRow.id), col(ArticleRow.text)).where(col(ArticleRow.id).in_(ids)))
    return {row.id: row.text for row in rows}


def known(session: Session, digest: str) -> int | None:
    """Give the number of the article that was read with this digest, now or before; None where none was."""
    found = session.scalar(select(col(ArticleRow.id)).where(col(ArticleRow.digest) == digest))
    if found is not None:
        return found
    return session.scalar(select(col(EarlierVersionRow.article_id)).where(col(EarlierVersionRow.digest) == digest))


def at(session: Session, url: str | None) -> int | None:
    """Give the number of the article that was last read at this address; None where none was."""
    if url is None:
        return None
    return session.scalar(select(func.max(ArticleRow.id)).where(col(ArticleRow.url) == url))


def outdated(session: Session, version: str | None, *, after: int = 0) -> list[int]:
    """Give the numbers of some hundred articles after one that another version of Parley read; of all where None."""
    other = col(ArticleRow.extractor) != version if version is not None else true()
    rows = select(col(ArticleRow.id)).where(other, col(ArticleRow.id) > after)
    return list(session.scalars(rows.order_by(col(ArticleRow.id)).limit(_BATCH)))


def _summaries(session: Session, ids: list[str]) -> dict[str, EventSummary]:
    return {event.id: event for event in values.summaries(session, list(dict.fromkeys(ids)))}
