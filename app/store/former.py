"""Addresses that once were an event's, and the histories of events."""

import dataclasses
import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import bindparam, delete, exists, insert, literal, select, union_all, update
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.event import ArticleRef
from app.store import links, sqlite, values
from app.store.tables import (
    EventChangeRow,
    EventRow,
    FormerEventRow,
    ReportRow,
    bare,
)
from app.store.writing import next_revision

_EVENTS, _FORMER, _REPORTS = bare(EventRow), bare(FormerEventRow), bare(ReportRow)
# made once: putting a statement together takes longer than running it
_NOTE = insert(bare(EventChangeRow))
_EMPTY = select(_EVENTS.c.id).where(
    _EVENTS.c.id.in_(bindparam("events", expanding=True)), ~exists().where(_REPORTS.c.event_id == _EVENTS.c.id)
)
_SEED = union_all(
    *(
        select(table.c.seed, literal(present).label("present")).where(table.c.id == bindparam("event"))
        for table, present in ((_EVENTS, 1), (_FORMER, 0))
    )
)


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
class Line:
    """A line for the history of the event: the other event and the article where there is one."""

    event_id: str
    what: ChangeKind
    reason: str
    score: float = 0.0
    other: str | None = None
    article_id: int | None = None


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


def note(session: Session, lines: Iterable[Line], now: dt.datetime) -> None:
    """Write lines into the histories of events."""
    rows = [{**dataclasses.asdict(line), "at": now} for line in lines]
    if rows:
        session.execute(_NOTE, rows)


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
    links.remove(session, [event_id])
    session.execute(delete(EventRow).where(col(EventRow.id) == event_id))
    sqlite.drop_text(session, row.number)
    session.flush()


def empty(session: Session, event_ids: Collection[str]) -> set[str]:
    """Give those of these events of which no report tells."""
    if not event_ids:
        return set()
    return set(session.scalars(_EMPTY, {"events": list(event_ids)}))


def seed(session: Session, event_id: str) -> tuple[str, bool] | None:
    """Give what the id of an event was made from, and whether the event is still there; None where there was none."""
    found = session.execute(_SEED, {"event": event_id}).first()
    return (found.seed, bool(found.present)) if found else None
