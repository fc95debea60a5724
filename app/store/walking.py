"""The events of a filter in order, a page at a time by key, along the index that gives them soonest."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Select, SQLColumnExpression, func, select, tuple_
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.filters import EventFilter
from app.domain.words import Words
from app.store import filtering
from app.store.filtering import Clause, Link, identity
from app.store.tables import EventRow

_DENSE = 5_000  # links beyond which several slugs are better tested event by event than gathered and sorted

Key = tuple[dt.date, str]


def keys(
    session: Session, wanted: EventFilter, *clauses: Clause, newest: bool, after: Key | None, limit: int
) -> list[Key]:
    """Give the keys of the first events, in order. A period is walked in its narrow events and in its few wide ones."""
    walks = [walk.where(*clauses) for walk in _walks(session, wanted)]
    pages = (session.execute(walk.page(newest=newest, after=after, limit=limit)) for walk in walks)
    found = [(day, event_id) for page in pages for day, event_id in page if day]
    return sorted(found, reverse=newest)[:limit]


def ids(session: Session, wanted: EventFilter, clause: Clause, *, after: str = "", limit: int) -> list[str]:
    """Give the ids, in their order, of the events of the filter that meet the clause as well."""
    rows = select(identity).where(*filtering.clauses(wanted), clause, identity > after)
    return list(session.scalars(rows.order_by(identity).limit(limit)))


@dataclass(frozen=True, slots=True)
class _Walk:
    """Events in the order of two columns, which one index gives."""

    day: SQLColumnExpression[dt.date | None]
    id: SQLColumnExpression[str]
    rows: Select[dt.date | None, str]

    def page(self, *, newest: bool, after: Key | None, limit: int) -> Select[dt.date | None, str]:
        key = tuple_(self.day, self.id)
        rows = self.rows
        if after:
            rows = rows.where(key < after if newest else key > after)
        order = (self.day.desc(), self.id.desc()) if newest else (self.day, self.id)
        return rows.order_by(*order).limit(limit)

    def where(self, *clauses: Clause) -> "_Walk":
        return replace(self, rows=self.rows.where(*clauses))


def _walks(session: Session, wanted: EventFilter) -> list[_Walk]:
    clauses = filtering.clauses(wanted)
    link = _rarest(session, wanted)
    walk = (_along_link(*link) if link else _along_events()).where(*clauses)
    if wanted.since is None and wanted.until is None:
        return [walk]
    wide = col(EventRow.wide)
    return [
        walk.where(filtering.days_of_narrow(walk.day, *filtering.period(wanted)), wide.is_(False)),
        _along_events().where(*clauses, wide == 1),
    ]


def _along_events() -> _Walk:
    day, event_id = col(EventRow.sort_day), identity
    return _Walk(day, event_id, select(day, event_id).where(day.is_not(None)))


def _along_link(link: Link, slugs: Sequence[str]) -> _Walk:
    day, event_id = col(link.sort_day), col(link.event_id)
    rows = select(day, event_id).distinct().join(EventRow, identity == event_id)
    return _Walk(day, event_id, rows.where(col(link.slug).in_(slugs), day.is_not(None)))


def _rarest(session: Session, wanted: EventFilter) -> tuple[Link, tuple[str, ...]] | None:
    """Choose the link with the fewest rows; none where all are dense and of several slugs, for these need sorting."""
    if Words.read(wanted.q).all:
        return None  # the events that have the words are found first, and are few
    sized = [(_size(session, link, slugs), link, slugs) for link, slugs in filtering.links(wanted)]
    walkable = [found for found in sized if found[0] < _DENSE or len(found[2]) == 1]
    if not walkable:
        return None
    _, link, slugs = min(walkable, key=lambda found: found[0])
    return link, slugs


def _size(session: Session, link: Link, slugs: Sequence[str]) -> int:
    rows = select(col(link.event_id)).where(col(link.slug).in_(slugs)).limit(_DENSE).subquery()
    return session.scalar(select(func.count()).select_from(rows)) or 0
