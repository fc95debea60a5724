"""The facet index: exact counts and a histogram for any filter, from columns in memory that follow the database."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.confidence import Confidence
from app.domain.event import EventSummary, slug
from app.domain.filters import FACETS, LOCATED, PRECISIONS, EventFilter, Term
from app.domain.kinds import kinds
from app.domain.report import Role, Status
from app.domain.words import Words
from app.store import filtering, spots, sqlite
from app.store.columns import Columns, Mask
from app.store.counting import MOST, Counting
from app.store.filtering import excluded, included
from app.store.histogram import Bar, histogram, side_by_side
from app.store.lanes import Strip, strips
from app.store.spots import Only, Spots
from app.store.tables import EventRow, FormerEventRow
from app.store.totals import Total


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
    totals: tuple[Total, ...]
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Lane:
    """A value of a facet, how many events of the filter have it, and these over time.

    ``alone`` counts the events that the filter would find with it as this facet's only value asked for.
    """

    value: str
    label: str
    count: int
    alone: int
    strip: Strip


@dataclass(frozen=True, slots=True)
class Lanes:
    """The events of a filter in lanes. ``values`` counts the values that could have one, up to 200.

    Without a stretch of time to show, there are no lanes.
    """

    total: int
    undated: int
    values: int
    lanes: tuple[Lane, ...]


class FacetIndex:
    """Counts events by what they are, for all threads. It follows the database by the revisions of its events.

    The columns may be newer than a long-lived session, never older. A database put back from a copy wants a new index.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._columns = Columns()

    def overview(self, session: Session, wanted: EventFilter) -> Overview:
        """Count the events of the filter; its order does not matter."""
        return _overview(self._current(session), filtering.canonical(wanted), session)

    def count(self, session: Session, wanted: EventFilter) -> int:
        """Count the events of the filter, and nothing else."""
        columns = self._current(session)
        return int(_counting(columns, filtering.canonical(wanted), session).events().sum())

    def values(self, session: Session, wanted: EventFilter, facet: str, part: str = "") -> tuple[FacetValue, ...]:
        """Give the values of one facet whose names have ``part`` in them: the 200 most frequent, and the filter's."""
        columns, wanted = self._current(session), filtering.canonical(wanted)
        counting = _counting(columns, wanted, session, slug(part) if part.strip() else "")
        return _values(facet, columns, counting.counts(facet), getattr(wanted, facet))

    def together(self, session: Session, wanted: EventFilter, facet: str) -> tuple[FacetValue, ...]:
        """Give the values of a facet that the filter's events have, whatever the filter asks of that facet."""
        columns, wanted = self._current(session), filtering.canonical(wanted)
        counts = _counting(columns, wanted, session).together(facet)
        return _values(facet, columns, counts, getattr(wanted, facet))

    def side_by_side(
        self, session: Session, asked: Sequence[EventFilter], periods: Sequence[tuple[dt.date | None, dt.date | None]]
    ) -> tuple[tuple[Bar, ...], ...]:
        """Draw the histograms of several filters in bars of one length, each over the whole of its period."""
        columns = self._current(session)
        masks = [_counting(columns, filtering.canonical(wanted), session).events() for wanted in asked]
        return side_by_side(columns, masks, periods)

    def lanes(self, session: Session, wanted: EventFilter, facet: str, *, most: int) -> Lanes:
        """Put the filter's events into lanes by a plain facet or by party: the most frequent, kinds in their order."""
        return _lanes(self._current(session), filtering.canonical(wanted), session, facet, most)

    def spots(self, session: Session, wanted: EventFilter) -> Spots:
        """Count the events of the filter by place; of an event's places those alone that the filter asks for."""
        columns, wanted = self._current(session), filtering.canonical(wanted)
        near = frozenset(map(int, _spots(wanted, session)))
        only = Only(frozenset(included(wanted.place)), near)
        return spots.spots(session, columns, _counting(columns, wanted, session).events(), only)

    def at_spot(self, session: Session, wanted: EventFilter, spot: int, limit: int) -> tuple[EventSummary, ...]:
        """Give the newest events of the filter that `spots` counts at the place with this id."""
        columns, wanted = self._current(session), filtering.canonical(wanted)
        return spots.at(session, columns, _counting(columns, wanted, session).events(), spot, limit)

    def _current(self, session: Session) -> Columns:
        with self._lock:
            newest = max(session.scalar(select(func.max(table.revision))) or 0 for table in (EventRow, FormerEventRow))
            if newest > self._columns.revision:
                self._columns = self._columns.updated(session)
            return self._columns


def _overview(columns: Columns, wanted: EventFilter, session: Session) -> Overview:
    counting = _counting(columns, wanted, session)
    found = counting.events()
    days = columns.day[found & (columns.day > 0)]
    total = int(found.sum())
    return Overview(
        total=total,
        dated=len(days),
        undated=total - len(days),
        facets={facet: _values(facet, columns, counting.counts(facet), getattr(wanted, facet)) for facet in FACETS},
        histogram=histogram(columns, found, filtering.period(wanted)),
        totals=columns.amounts.totals(found),
        first=dt.date.fromordinal(int(days.min())) if len(days) else None,
        last=dt.date.fromordinal(int(days.max())) if len(days) else None,
    )


def _lanes(columns: Columns, wanted: EventFilter, session: Session, facet: str, most: int) -> Lanes:
    counting = _counting(columns, wanted, session)
    found, alone = counting.events(), counting.counts(facet)
    values = [value for value in _values(facet, columns, counting.together(facet), ()) if value.count]
    shown = values[:most]
    drawn = strips(columns, found, facet, [value.value for value in shown], filtering.period(wanted))
    return Lanes(
        total=int(found.sum()),
        undated=int((found & (columns.day == 0)).sum()),
        values=len(values),
        lanes=tuple(
            Lane(value.value, value.label, value.count, alone.get(value.value, 0), strip)
            for value, strip in zip(shown, drawn, strict=bool(drawn))
        ),
    )


def _counting(columns: Columns, wanted: EventFilter, session: Session, part: str = "") -> Counting:
    return Counting(columns, wanted, _texts(columns, wanted.q, session), _spots(wanted, session), part)


def _spots(wanted: EventFilter, session: Session) -> list[str]:
    asked = included(wanted.place)
    if wanted.within is None or not asked:
        return []
    return [str(number) for number in session.scalars(filtering.near(asked, wanted.within))]


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
        case _ if facet in _VOCABULARIES:
            return {name: name.capitalize() for name in _VOCABULARIES[facet]()}
        case _:
            return columns.links["actor" if facet == "counterpart" else facet].labels


_VOCABULARIES: dict[str, Callable[[], list[str]]] = {
    "kind": lambda: list(kinds()),
    "status": lambda: [str(status) for status in Status],
    "role": lambda: [str(role) for role in Role],
    "precision": lambda: list(PRECISIONS),
    "located": lambda: list(LOCATED),
    "confidence": lambda: [str(level) for level in Confidence],
}
