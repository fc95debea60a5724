"""The events as columns of numbers, in memory: what facet counts and the histogram are counted from.

A million events with three links each take about 60 MB. Columns are never changed: an update makes new ones.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Select, String, cast, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.report import HAPPENED, Role
from app.store.tables import (
    ActorRow,
    AreaRow,
    ArticleRow,
    EventActorRow,
    EventAmountRow,
    EventAreaRow,
    EventPersonRow,
    EventPlaceRow,
    EventRow,
    FormerEventRow,
    PersonRow,
    ReportRow,
)
from app.store.totals import UNITS, Amounts

# `place` is all that an event lies in, `spot` the places themselves, by the number of their row
_FACETS = ("kind", "status", "actor", "person", "place", "spot", "outlet", "precision", "located", "confidence")

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int32]
ALWAYS = dt.date.min.toordinal() - 1  # the first day of a date that is open at its start
NEVER = dt.date.max.toordinal() + 1  # the last day of a date that is open at its end

ROLES = tuple(Role)  # by number, as in `Links.roles`

_NONE = np.zeros(0, np.int32)
_BY_VALUE = np.int64(1) << 32


@dataclass(frozen=True)
class Links:
    """Which events have which values of one facet, a row a link, sorted by value and event.

    ``names`` are the values' slugs or names, by number; ``roles`` is the row's role, for actors. One event can have one
    value in several rows, a role each.
    """

    events: Numbers = field(default_factory=lambda: _NONE)
    values: Numbers = field(default_factory=lambda: _NONE)
    roles: Numbers = field(default_factory=lambda: _NONE)
    names: tuple[str, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def rows(self, name: str) -> slice:
        """Give the rows of one value, none where it is unknown."""
        number = self.numbers.get(name)
        if number is None:
            return slice(0, 0)
        start, end = np.searchsorted(self.values, (number, number + 1))
        return slice(int(start), int(end))

    @cached_property
    def pairs(self) -> npt.NDArray[np.int64]:
        """Number the pairs of event and value: rows that differ in role alone have the same number."""
        return np.cumsum(self._new) - 1

    @cached_property
    def _new(self) -> Mask:
        """Mark the first row of each pair."""
        new = np.ones(len(self.events), np.bool_)
        new[1:] = (self.events[1:] != self.events[:-1]) | (self.values[1:] != self.values[:-1])
        return new

    @cached_property
    def _once(self) -> tuple[Numbers, Numbers]:
        """Give the events and values of the pairs, each once."""
        return self.events[self._new], self.values[self._new]

    def counts(self, mask: Mask, rows: Mask | None = None) -> npt.NDArray[np.int64]:
        """Count the events of the mask that have each value, by its number, in the rows allowed."""
        if rows is None:
            events, values = self._once
            return np.bincount(values[mask[events]], minlength=len(self.names))
        chosen = mask[self.events] & rows
        pairs, values = self.pairs[chosen], self.values[chosen]
        first = np.ones(len(pairs), np.bool_)  # an event counts once, however many roles the actor has in it
        first[1:] = pairs[1:] != pairs[:-1]
        return np.bincount(values[first], minlength=len(self.names))

    def updated(self, changed: Mask, found: Iterable[tuple[int, str, str, int]]) -> "Links":
        """Replace the rows of the changed events by the rows found: event, value, label, role."""
        fresh = list(found)
        labels = {name: label for _, name, label, _ in reversed(fresh)}
        new = [name for name in dict.fromkeys(name for _, name, _, _ in fresh) if name not in self.numbers]
        names = (*self.names, *new)
        numbers = {**self.numbers, **{name: n for n, name in enumerate(new, len(self.names))}}
        kept = ~changed[self.events]
        events = np.concatenate([self.events[kept], np.array([row[0] for row in fresh], np.int32)])
        values = np.concatenate([self.values[kept], np.array([numbers[row[1]] for row in fresh], np.int32)])
        roles = np.concatenate([self.roles[kept], np.array([row[3] for row in fresh], np.int32)])
        order = np.argsort(values * _BY_VALUE + events, kind="stable")  # quick where most is sorted already
        return Links(
            events[order],
            values[order],
            roles[order],
            names,
            labels | self.labels,
            numbers,
        )


@dataclass(frozen=True, slots=True)
class Columns:
    """The events by their number (``EventRow.number``); ``day`` is the sort day's ordinal, 0 where there is no date.

    ``first`` and ``last`` are ordinals, `ALWAYS` and `NEVER` where open. ``grain`` is the length in characters of the
    EDTF date at which the event stands: 10 a day, 7 a month, 4 a year, 3 a decade, 2 a century.
    """

    revision: int = 0
    here: Mask = field(default_factory=lambda: np.zeros(0, np.bool_))
    first: Numbers = field(default_factory=lambda: _NONE)
    last: Numbers = field(default_factory=lambda: _NONE)
    day: Numbers = field(default_factory=lambda: _NONE)
    grain: Numbers = field(default_factory=lambda: _NONE)
    links: dict[str, Links] = field(default_factory=lambda: {name: Links() for name in _FACETS})
    amounts: Amounts = field(default_factory=Amounts)

    def updated(self, session: Session) -> "Columns":
        """Take in every event that has changed, and leave out every one that went, since these columns were made."""
        later = col(EventRow.revision) > self.revision
        rows = session.execute(select(*_EVENT).where(later)).all()
        gone = session.execute(_GONE.where(col(FormerEventRow.revision) > self.revision)).all()
        if not rows and not gone:
            return self
        numbers = np.array([row.number for row in rows], np.int32)
        size = max(len(self.here), *(row.number + 1 for row in (*rows, *gone)))
        here, changed = _grown(self.here, size), np.zeros(size, np.bool_)
        changed[[row.number for row in gone]] = True
        here &= ~changed
        here[numbers] = changed[numbers] = True
        return Columns(
            revision=max(row.revision for row in (*rows, *gone)),
            here=here,
            first=_put(self.first, size, numbers, [_ordinal(row.first_day, ALWAYS) for row in rows]),
            last=_put(self.last, size, numbers, [_ordinal(row.last_day, NEVER) for row in rows]),
            day=_put(self.day, size, numbers, [_ordinal(row.sort_day, 0) for row in rows]),
            grain=_put(self.grain, size, numbers, [_grain(row.edtf) for row in rows]),
            links={
                name: links.updated(changed, _found(session, _LINKS[name], self.revision))
                for name, links in self.links.items()
            },
            amounts=self.amounts.updated(changed, session.execute(_AMOUNTS.where(later)).all()),
        )


_EVENT = (
    col(EventRow.number),
    col(EventRow.revision),
    col(EventRow.first_day),
    col(EventRow.last_day),
    col(EventRow.sort_day),
    col(EventRow.edtf),
)
_GONE = select(col(FormerEventRow.number), col(FormerEventRow.revision))
_number = col(EventRow.number)
_of_event = col(EventRow.id)
_spot = cast(col(EventPlaceRow.place_id), String)
_AMOUNTS = (
    select(_number, col(EventAmountRow.unit), col(EventAmountRow.low), col(EventAmountRow.high))
    .join(EventAmountRow, col(EventAmountRow.event_id) == _of_event)
    .where(col(EventAmountRow.unit).in_(UNITS), col(EventRow.status).in_(HAPPENED))
)
_LINKS = {
    "kind": select(_number, col(EventRow.kind), col(EventRow.kind)),
    "status": select(_number, col(EventRow.status), col(EventRow.status)),
    "actor": select(_number, col(ActorRow.slug), col(ActorRow.name), col(EventActorRow.role))
    .join(EventActorRow, col(EventActorRow.event_id) == _of_event)
    .join(ActorRow, col(ActorRow.slug) == col(EventActorRow.slug)),
    "person": select(_number, col(PersonRow.slug), col(PersonRow.name))
    .join(EventPersonRow, col(EventPersonRow.event_id) == _of_event)
    .join(PersonRow, col(PersonRow.slug) == col(EventPersonRow.slug)),
    "place": select(_number, col(AreaRow.slug), col(AreaRow.name))
    .join(EventAreaRow, col(EventAreaRow.event_id) == _of_event)
    .join(AreaRow, col(AreaRow.slug) == col(EventAreaRow.slug)),
    "spot": select(_number, _spot, _spot).join(EventPlaceRow, col(EventPlaceRow.event_id) == _of_event),
    **{name: select(_number, *[col(getattr(EventRow, name))] * 2) for name in ("precision", "located", "confidence")},
    "outlet": select(_number, col(ArticleRow.outlet_slug), col(ArticleRow.outlet))
    .join(ReportRow, col(ReportRow.event_id) == _of_event)
    .join(ArticleRow, col(ArticleRow.id) == col(ReportRow.article_id))
    .where(col(ArticleRow.outlet_slug).is_not(None)),
}


def _found(session: Session, rows: Select[*tuple[Any, ...]], revision: int) -> Iterator[tuple[int, str, str, int]]:
    for number, name, label, *role in session.execute(rows.where(col(EventRow.revision) > revision)):
        yield number, name, label, ROLES.index(role[0]) if role else 0


def _ordinal(day: dt.date | None, otherwise: int) -> int:
    return day.toordinal() if day else otherwise


def _grain(edtf: str | None) -> int:
    start, _, end = (edtf or "").partition("/")
    return len((start if start not in {"", ".."} else end).rstrip("~?%X"))


def _grown(mask: Mask, size: int) -> Mask:
    return np.concatenate([mask, np.zeros(size - len(mask), np.bool_)])


def _put(column: Numbers, size: int, numbers: Numbers, values: Sequence[int]) -> Numbers:
    grown = np.concatenate([column, np.zeros(size - len(column), np.int32)])
    grown[numbers] = values
    return grown
