"""Where the events of a filter are: how many of each kind at each place that has coordinates."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.areas import areas
from app.domain.event import EventSummary, slug
from app.domain.filters import UNKNOWN
from app.domain.report import Place
from app.store import values
from app.store.columns import Columns, Mask, Numbers
from app.store.tables import EventRow, PlaceRow

MOST = 5000  # places
_COARSE = ("district", "region", "country")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and how many events are told to be there, of each kind, the commonest first.

    An event that is known to be at a finer place within this one is counted there. ``within`` are the events in all
    that goes by the place's name, as a filter by place finds them.
    """

    id: int
    place: Place
    count: int
    kinds: dict[str, int]
    within: int

    @property
    def slug(self) -> str:
        """What the place goes by in a filter."""
        return slug(self.place.name)


@dataclass(frozen=True, slots=True)
class Spots:
    """The places of a filter's events, the most frequent first. ``unplaced``: the events without any coordinates.

    ``countries`` counts the events in each country of the places; ``cut``: there are more places than `MOST`.
    """

    total: int
    unplaced: int
    found: tuple[Spot, ...]
    countries: dict[str, int]
    cut: bool


@dataclass(frozen=True, slots=True)
class Only:
    """The places that are asked for: what lies in one of the areas, by slug, and the rows of these ids."""

    areas: frozenset[str] = frozenset()
    ids: frozenset[int] = frozenset()

    def has(self, number: int, place: Place) -> bool:
        """Whether the place is asked for; where no area is named, each is."""
        return not self.areas or number in self.ids or not self.areas.isdisjoint(map(slug, areas(place)))


@dataclass(frozen=True)
class _Placed:
    """Places by the number of their value, with their row; a pair of event and value for each event at each of them."""

    events: Numbers
    values: Numbers
    places: dict[int, tuple[int, Place]] = field(default_factory=dict)
    cut: bool = False

    def rows(self, number: int) -> slice:
        """Give the pairs of one value; they are sorted by it."""
        start, end = np.searchsorted(self.values, (number, number + 1))
        return slice(int(start), int(end))


def spots(session: Session, columns: Columns, chosen: Mask, only: Only) -> Spots:
    """Count the events of the mask at their places; an event at several places counts at each."""
    placed = _placed(session, columns, chosen, only)
    area = columns.links["place"]
    within = area.counts(chosen)

    def inside(name: str) -> int:
        return int(within[area.numbers[slug(name)]])

    counted = _by_kind(columns, placed)
    found = [
        Spot(row, place, sum(counted[number].values()), counted[number], inside(place.name))
        for number, (row, place) in placed.places.items()
        if number in counted
    ]
    unknown = columns.links["located"]
    return Spots(
        total=int(chosen.sum()),
        unplaced=int(chosen[unknown.events[unknown.rows(UNKNOWN)]].sum()),
        found=tuple(sorted(found, key=lambda spot: (-spot.count, spot.place.name, spot.id))),
        countries={name: inside(name) for name in {spot.place.country for spot in found} if name},
        cut=placed.cut,
    )


def at(session: Session, columns: Columns, chosen: Mask, spot: int, limit: int) -> tuple[EventSummary, ...]:
    """Give the last events of the mask at the place with this id, the newest first, undated ones last."""
    links = columns.links["spot"]
    placed = _placed(session, columns, chosen, Only())
    numbers = placed.events[placed.rows(links.numbers.get(str(spot), -1))]
    last = numbers[np.lexsort((numbers, columns.day[numbers]))[::-1][:limit]]
    ids = select(col(EventRow.number), col(EventRow.id)).where(col(EventRow.number).in_(map(int, last)))
    names = {row.number: row.id for row in session.execute(ids)}
    return values.summaries(session, [names[number] for number in map(int, last) if number in names])


def _placed(session: Session, columns: Columns, chosen: Mask, only: Only) -> _Placed:
    links = columns.links["spot"]
    rows = chosen[links.events]
    events, numbers = links.events[rows], links.values[rows]
    counts = np.bincount(numbers, minlength=len(links.names))
    often = [int(number) for number in np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]]
    found = list(_located(session, {int(links.names[number]): number for number in often}, only))
    places = {number: (row, place) for number, row, place in found[:MOST]}
    shown = np.zeros(len(links.names), np.bool_)
    shown[list(places)] = True
    kept = shown[numbers]
    return _finest(_Placed(events[kept], numbers[kept], places, cut=len(found) > MOST))


def _located(session: Session, numbers: dict[int, int], only: Only) -> Iterator[tuple[int, int, Place]]:
    """Give value, row and place of those asked for that have coordinates, in the order given, one more than `MOST`."""
    ids, left = list(numbers), MOST + 1
    for start in range(0, len(ids), MOST):
        batch = ids[start : start + MOST] if left else []
        rows = session.scalars(select(PlaceRow).where(col(PlaceRow.id).in_(batch), col(PlaceRow.lat).is_not(None)))
        places = {row.id: values.place(row) for row in rows if row.id is not None}
        shown = [row for row in batch if row in places and only.has(row, places[row])][:left]
        left -= len(shown)
        yield from ((numbers[row], row, places[row]) for row in shown)


def _finest(placed: _Placed) -> _Placed:
    """Leave out the pairs of an event and an area where the event is known to be at a place within the area."""
    parts = defaultdict(list)
    for number, (_, place) in placed.places.items():
        for name in areas(place)[1:]:
            parts[place.country, name].append(number)
    kept = np.ones(len(placed.events), np.bool_)
    for number, (_, place) in placed.places.items():
        inner = parts.get((place.country, place.name), []) if place.precision in _COARSE else []
        finer = [placed.events[placed.rows(each)] for each in inner if each != number]
        if finer:
            kept[placed.rows(number)] = ~np.isin(placed.events[placed.rows(number)], np.concatenate(finer))
    return replace(placed, events=placed.events[kept], values=placed.values[kept])


def _by_kind(columns: Columns, placed: _Placed) -> dict[int, dict[str, int]]:
    """Count the pairs of each value by kind, the commonest first."""
    kinds = columns.links["kind"]
    kind = np.zeros(len(columns.here), np.int32)
    kind[kinds.events] = kinds.values
    many = len(kinds.names)
    counts = np.bincount(placed.values.astype(np.int64) * many + kind[placed.events])
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for pair in np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]:
        found[int(pair) // many][kinds.names[int(pair) % many]] = int(counts[pair])
    return found
