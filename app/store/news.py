"""What is new since a moment: events made, events changed, addresses that are no event's any more."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.event import EventSummary
from app.domain.filters import EventFilter
from app.store import filtering, values
from app.store.filtering import identity
from app.store.former import Change, FormerEvent, changes
from app.store.tables import EventRow, FormerEventRow


class Newness(StrEnum):
    """How an event is new."""

    NEW = "new"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class NewsItem:
    """An event that was made or changed, when (UTC) that was last, and its history since the moment asked about."""

    event: EventSummary
    how: Newness
    at: dt.datetime
    changes: tuple[Change, ...]


def told(session: Session, wanted: EventFilter, since: dt.datetime, *, limit: int) -> tuple[NewsItem, ...]:
    """Give the events of the filter that were made or changed after the moment, last changed first."""
    rows = session.execute(
        select(identity, col(EventRow.created_at), col(EventRow.changed_at))
        .where(col(EventRow.changed_at) > since, *filtering.clauses(filtering.canonical(wanted)))
        .order_by(col(EventRow.changed_at).desc(), col(EventRow.revision).desc())
        .limit(limit)
    ).all()
    ids = [row.id for row in rows]
    found = {event.id: event for event in values.summaries(session, ids)}
    histories = defaultdict(list)
    for event_id, change in changes(session, ids, since=since):
        histories[event_id].append(change)
    return tuple(
        NewsItem(
            found[row.id],
            Newness.NEW if row.created_at > since else Newness.CHANGED,
            row.changed_at,
            tuple(histories[row.id]),
        )
        for row in rows
    )


def gone(session: Session, since: dt.datetime, *, limit: int) -> tuple[FormerEvent, ...]:
    """Give the addresses that stopped being an event's after the moment, the last first."""
    rows = session.scalars(
        select(FormerEventRow)
        .where(col(FormerEventRow.at) > since)
        .order_by(col(FormerEventRow.at).desc(), col(FormerEventRow.id))
        .limit(limit)
    )
    return tuple(FormerEvent(row.id, row.merged_into, row.reason, row.at) for row in rows)


def last_change(session: Session) -> dt.datetime | None:
    """Give the moment of the last change of any event, None where there is none."""
    return session.scalar(select(col(EventRow.changed_at)).order_by(col(EventRow.changed_at).desc()).limit(1))
