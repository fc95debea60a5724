"""Events, asked for by name."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import exists, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.event import Event, EventSummary
from app.domain.filters import EventFilter, Sort
from app.domain.when import When
from app.store import filtering, values, walking
from app.store.filtering import identity
from app.store.links import sort_day
from app.store.tables import EventRow
from app.store.walking import Key

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the timeline; ``after`` is the cursor of the next, None on the last."""

    events: tuple[EventSummary, ...]
    after: str | None


def timeline(session: Session, wanted: EventFilter, *, after: str | None = None, limit: int = 100) -> Page:
    """Give the dated events of the filter in its order, by (first day, id), from the cursor on.

    Raises ValueError where ``after`` is no cursor of ours.
    """
    wanted = filtering.canonical(wanted)
    newest = wanted.sort is Sort.NEWEST
    keys = walking.keys(session, wanted, newest=newest, after=_key(after) if after else None, limit=limit + 1)
    events = values.summaries(session, [event_id for _, event_id in keys[:limit]])
    return Page(events, _cursor(keys[limit - 1]) if len(keys) > limit else None)


@dataclass(frozen=True, slots=True)
class Changed:
    """An event with the moments at which it was made and last changed, in UTC."""

    event: EventSummary
    created_at: dt.datetime
    changed_at: dt.datetime


def last_changed(session: Session, wanted: EventFilter, *, limit: int = 50) -> tuple[Changed, ...]:
    """Give the events of the filter, last changed first."""
    rows = session.execute(
        select(identity, col(EventRow.created_at), col(EventRow.changed_at))
        .where(*filtering.clauses(filtering.canonical(wanted)))
        .order_by(col(EventRow.revision).desc())
        .limit(limit)
    ).all()
    found = {event.id: event for event in values.summaries(session, [row.id for row in rows])}
    return tuple(Changed(found[row.id], row.created_at, row.changed_at) for row in rows)


def undated(session: Session, wanted: EventFilter, limit: int = 100) -> tuple[EventSummary, ...]:
    """Give the events of the filter that have no date, by id."""
    return values.summaries(
        session, walking.ids(session, filtering.canonical(wanted), col(EventRow.sort_day).is_(None), limit=limit)
    )


def every(session: Session, wanted: EventFilter) -> Iterator[Event]:
    """Give all events of the filter with their reports by (first day, id), those without one last, in batches."""
    wanted = filtering.canonical(wanted)
    first = col(EventRow.first_day)
    keys: list[Key] = []
    while keys := walking.keys(
        session, wanted, first.is_not(None), newest=False, after=keys[-1] if keys else None, limit=_BATCH
    ):
        yield from records(session, [event_id for _, event_id in keys])
    ids = [""]
    while ids := walking.ids(session, wanted, first.is_(None), after=ids[-1], limit=_BATCH):
        yield from records(session, ids)


def among(session: Session, wanted: EventFilter, ids: Iterable[str]) -> set[str]:
    """Tell which of these events the filter means."""
    clauses = filtering.clauses(filtering.canonical(wanted))
    return set(session.scalars(select(identity).where(identity.in_(ids), *clauses)))


def record(session: Session, event_id: str) -> Event | None:
    """Give the event with all its reports, or None where there is none of this id."""
    return next(iter(records(session, [event_id])), None)


def records(session: Session, ids: Sequence[str]) -> tuple[Event, ...]:
    """Give the events of these ids with all their reports, in the order of the ids; unknown ids are left out."""
    reports = values.reports_of_events(session, ids)
    return tuple(Event(found.id, found.facts, reports[found.id]) for found in values.summaries(session, ids))


def summaries(session: Session, ids: Sequence[str]) -> tuple[EventSummary, ...]:
    """Give the events of these ids, in their order, without their reports; unknown ids are left out."""
    return values.summaries(session, ids)


def changed(session: Session, ids: Iterable[str]) -> dict[str, dt.datetime]:
    """Tell when each of these events last changed."""
    rows = session.execute(select(identity, col(EventRow.changed_at)).where(identity.in_(ids)))
    return {row.id: row.changed_at for row in rows}


def numbered(session: Session, numbers: Iterable[int]) -> dict[int, EventSummary]:
    """Give the events with these numbers, as the facet index has them; unknown ones are left out."""
    number = col(EventRow.number)
    rows = session.execute(select(number, identity).where(number.in_(numbers)))
    ids = {event_id: found for found, event_id in rows if found is not None}
    return {ids[event.id]: event for event in values.summaries(session, list(ids))}


def taken(session: Session, event_id: str) -> bool:
    """Tell whether an event of this id is there."""
    return session.scalar(select(exists().where(col(EventRow.id) == event_id))) or False


def neighbours(session: Session, event: Event, wanted: EventFilter) -> tuple[EventSummary | None, EventSummary | None]:
    """Give the events before and after this one among those of the filter; none where it has no date."""
    day = sort_day(event.facts.when)
    if day is None:
        return None, None
    wanted = filtering.canonical(wanted)
    earlier, later = (
        [event_id for _, event_id in walking.keys(session, wanted, newest=newest, after=(day, event.id), limit=1)]
        for newest in (True, False)
    )
    found = {summary.id: summary for summary in values.summaries(session, earlier + later)}
    return found.get("".join(earlier)), found.get("".join(later))


def on_days(session: Session, wanted: EventFilter, days: Iterable[dt.date], *, limit: int) -> tuple[EventSummary, ...]:
    """Give events of the filter that the days are in: of each day at most so many, those first that begin on it."""
    wanted = filtering.canonical(wanted)
    found: dict[str, None] = {}
    for day in days:
        on_day = replace(wanted, since=When(day.isoformat()), until=When(day.isoformat()))
        found |= dict.fromkeys(
            event_id for _, event_id in walking.keys(session, on_day, newest=True, after=None, limit=limit)
        )
    return values.summaries(session, list(found))


def _cursor(key: Key) -> str:
    return f"{key[0].isoformat()}.{key[1]}"


def _key(cursor: str) -> Key:
    day, _, event_id = cursor.partition(".")
    return dt.date.fromisoformat(day), event_id
