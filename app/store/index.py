"""The facet index: exact counts and a histogram for any filter, from columns in memory that follow the database."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.filters import FACETS, EventFilter, Term
from app.domain.kinds import kinds
from app.domain.report import Role, Status
from app.domain.words import Words
from app.store import filtering, sqlite
from app.store.columns import Columns, Mask
from app.store.counting import MOST, Counting
from app.store.filtering import excluded, included
from app.store.histogram import Bar, histogram
from app.store.tables import EventRow, FormerEventRow


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet and how many events the filter would find with it as this facet's only value asked for."""

    value: str
    label: str
    count: int
    selected: bool
    excluded: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """What a filter finds, in numbers. ``first`` and ``last`` are the days at which the timeline begins and ends.

    ``facets`` has the fields of `FACETS`: kinds, statuses and roles in their own order, zeros included; of the others
    the 200 most frequent, and those of the filter.
    """

    total: int
    dated: int
    undated: int
    facets: dict[str, tuple[FacetValue, ...]]
    histogram: tuple[Bar, ...]
    first: dt.date | None
    last: dt.date | None


class FacetIndex:
    """Counts events by what they are, for all threads. It follows the database by the revisions of its events.

    The columns may be newer than a long-lived session, never older. A database put back from a copy wants a new index.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._columns = Columns()

    def overview(self, session: Session, wanted: EventFilter) -> Overview:
        """Count the events of the filter; its order does not matter."""
        wanted = filtering.canonical(wanted)
        return _overview(self._current(session), wanted, session)

    def _current(self, session: Session) -> Columns:
        with self._lock:
            newest = max(session.scalar(select(func.max(table.revision))) or 0 for table in (EventRow, FormerEventRow))
            if newest > self._columns.revision:
                self._columns = self._columns.updated(session)
            return self._columns


def _overview(columns: Columns, wanted: EventFilter, session: Session) -> Overview:
    counting = Counting(columns, wanted, _texts(columns, wanted.q, session))
    found = counting.events()
    days = columns.day[found & (columns.day > 0)]
    total = int(found.sum())
    return Overview(
        total=total,
        dated=len(days),
        undated=total - len(days),
        facets={facet: _values(facet, columns, counting.counts(facet), getattr(wanted, facet)) for facet in FACETS},
        histogram=histogram(columns, found),
        first=dt.date.fromordinal(int(days.min())) if len(days) else None,
        last=dt.date.fromordinal(int(days.max())) if len(days) else None,
    )


def _texts(columns: Columns, q: str, session: Session) -> Mask | None:
    words = Words.read(q)
    if not words:
        return None
    mask = np.zeros_like(columns.here)
    mask[[number for (number,) in session.execute(sqlite.matching(words))]] = True
    return mask if words.all else ~mask


def _values(facet: str, columns: Columns, counts: dict[str, int], terms: tuple[Term, ...]) -> tuple[FacetValue, ...]:
    labels = _labels(facet, columns)
    asked, away = included(terms), excluded(terms)
    if facet in _VOCABULARIES:
        names = list(dict.fromkeys([*_VOCABULARIES[facet](), *counts, *asked, *away]))
    else:
        often = sorted(counts, key=lambda name: (-counts[name], labels[name]))[:MOST]
        names = list(dict.fromkeys([*often, *asked, *away]))
    return tuple(
        FacetValue(name, labels.get(name, name), counts.get(name, 0), name in asked, name in away) for name in names
    )


def _labels(facet: str, columns: Columns) -> Mapping[str, str]:
    match facet:
        case "kind":
            return {kind.name: kind.label for kind in kinds().values()}
        case "status" | "role":
            return {name: name.capitalize() for name in _VOCABULARIES[facet]()}
        case _:
            return columns.links["actor" if facet == "counterpart" else facet].labels


_VOCABULARIES: dict[str, Callable[[], list[str]]] = {
    "kind": lambda: list(kinds()),
    "status": lambda: [str(status) for status in Status],
    "role": lambda: [str(role) for role in Role],
}
