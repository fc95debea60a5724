"""Addresses that once were an event's, and the histories of events."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import delete, exists, insert, literal, select, union_all, update
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.event import ArticleRef
from app.store import sqlite, values
from app.store.tables import (
    EventChangeRow,
    EventRow,
    FormerEventRow,
    ReportRow,
)
from app.store.writing import LINKS, next_revision


class ChangeKind(StrEnum):
    """What happened to an event."""

    NEW = "new"
    JOINED = "joined"
    TOOK_IN = "took in"
    SPLIT_OFF = "split off"
    PARTED = "parted"
    LEFT = "left"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Change:
    """A line of a history: the other event and the article where there is one, by id and as pages name it."""

    at: dt.datetime
    what: ChangeKind
    reason: str
    score: float
    other: str | None
    article: ArticleRef | None


@dataclass(frozen=True, slots=True)
class FormerEvent:
    """What became of an address: the event that it leads to, or None and why there is none."""

    id: str
    merged_into: str | None
    reason: str
    at: dt.datetime


def former(session: Session, event_id: str) -> FormerEvent | None:
    """Give what became of the address, or None where it never was an event's, or is one's now."""
    row = session.get(FormerEventRow, event_id)
    return FormerEvent(row.id, row.merged_into, row.reason, row.at) if row else None


def history(session: Session, event_id: str) -> tuple[Change, ...]:
    """Give what happened to the event of this id, first things first."""
    return tuple(change for _, change in changes(session, [event_id]))


def changes(
    session: Session, event_ids: Sequence[str], *, since: dt.datetime | None = None
) -> tuple[tuple[str, Change], ...]:
    """Give what happened to the events of these ids, after a moment if one is told, first things first."""
    wanted = select(EventChangeRow).where(col(EventChangeRow.event_id).in_(event_ids)).order_by(col(EventChangeRow.id))
    rows = session.scalars(wanted.where(col(EventChangeRow.at) > since) if since else wanted).all()
    articles = values.refs(session, {row.article_id for row in rows if row.article_id is not None})
    return tuple(
        (
            row.event_id,
            Change(row.at, ChangeKind(row.what), row.reason, row.score, row.other, articles.get(row.article_id or 0)),
        )
        for row in rows
    )


def note(
    session: Session,
    event_id: str,
    what: ChangeKind,
    now: dt.datetime,
    *,
    reason: str,
    score: float = 0.0,
    other: str | None = None,
    articles: Iterable[int | None] = (None,),
) -> None:
    """Write into the event's history, a line for each article."""
    told = {"event_id": event_id, "at": now, "what": what, "reason": reason, "score": score, "other": other}
    session.execute(insert(EventChangeRow), [{**told, "article_id": article} for article in articles])


def retire(session: Session, event_id: str, now: dt.datetime, *, merged_into: str | None, reason: str) -> None:
    """Take the event, which no report tells of any more, off the timeline; its address leads on or says why.

    Addresses that led to it lead where it leads.
    """
    row = session.execute(select(col(EventRow.number), col(EventRow.seed)).where(col(EventRow.id) == event_id)).one()
    if merged_into is not None:
        session.execute(
            update(FormerEventRow).where(col(FormerEventRow.merged_into) == event_id).values(merged_into=merged_into)
        )
    session.add(
        FormerEventRow(
            id=event_id,
            number=row.number,
            merged_into=merged_into,
            reason=reason,
            seed=row.seed,
            at=now,
            revision=next_revision(session),
        )
    )
    for table in LINKS:
        session.execute(delete(table).where(col(table.event_id) == event_id))
    session.execute(delete(EventRow).where(col(EventRow.id) == event_id))
    sqlite.drop_text(session, row.number)
    session.flush()


def empty(session: Session, event_ids: Collection[str]) -> set[str]:
    """Give those of these events of which no report tells."""
    if not event_ids:
        return set()
    told = exists().where(col(ReportRow.event_id) == col(EventRow.id))
    return set(session.scalars(select(col(EventRow.id)).where(col(EventRow.id).in_(event_ids), ~told)))


def seed(session: Session, event_id: str) -> tuple[str, bool] | None:
    """Give what the id of an event was made from, and whether the event is still there; None where there was none."""
    rows = union_all(
        *(
            select(col(table.seed), literal(present)).where(col(table.id) == event_id)
            for table, present in ((EventRow, 1), (FormerEventRow, 0))
        )
    )
    found = session.execute(rows).first()
    return (found[0], bool(found[1])) if found else None
