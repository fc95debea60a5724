"""Articles, asked for by name."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.event import ArticleRef, EventSummary, SourcedReport
from app.store import values
from app.store.tables import ArticleRow, EarlierVersionRow

_BATCH = 200

Reports = tuple[tuple[SourcedReport, str], ...]


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article as a line of a list: how many reports it holds, and the events that they tell of."""

    article: ArticleRef
    reports: int
    events: tuple[EventSummary, ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A page of articles; ``after`` is the cursor of the next, None on the last."""

    articles: tuple[ArticleSummary, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class ToldReport:
    """A report of an article, and the event that it tells of (``event.path`` is its address)."""

    sourced: SourcedReport
    event: EventSummary


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with its text; offsets of the reports' evidence are code points of it."""

    ref: ArticleRef
    text: str
    reports: tuple[ToldReport, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An article's text and what is known of it, without what it tells of."""

    ref: ArticleRef
    text: str


def articles(session: Session, *, after: str | None = None, limit: int = 100) -> ArticlePage:
    """Give the articles, last read first, from the cursor on. Raises ValueError where ``after`` is no cursor."""
    rows = select(*values.REF_COLUMNS).order_by(col(ArticleRow.id).desc()).limit(limit + 1)
    rows = rows.where(col(ArticleRow.id) < int(after)) if after else rows
    refs = [values.article_ref(row) for row in session.execute(rows)]
    told = values.reports_of_articles(session, [ref.id for ref in refs[:limit]])
    summaries = _summaries(session, [event_id for reports in told.values() for _, event_id in reports])
    return ArticlePage(
        tuple(
            ArticleSummary(
                ref,
                len(told[ref.id]),
                tuple(summaries[event_id] for event_id in dict.fromkeys(event_id for _, event_id in told[ref.id])),
            )
            for ref in refs[:limit]
        ),
        str(refs[limit - 1].id) if len(refs) > limit else None,
    )


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
        select(*values.REF_COLUMNS, col(ArticleRow.text)).where(col(ArticleRow.id) == article_id)
    ).first()
    if row is None:
        return None
    told = values.reports_of_articles(session, [article_id])[article_id]
    events = _summaries(session, [event_id for _, event_id in told])
    reports = tuple(ToldReport(sourced, events[event_id]) for sourced, event_id in told)
    return StoredArticle(values.article_ref(row), row.text, reports)


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
