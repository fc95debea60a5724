"""Events over one stretch of time, a strip for each value of a facet: counted on the columns, without SQL."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np
import numpy.typing as npt

from app.store.columns import Columns, Mask, Numbers
from app.store.histogram import UNITS, Bar, Unit, by_kind, coming_of, starts_of

MOST_BARS = 100
FEW = 40  # events of a strip that can be shown one by one

Period = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class Strip:
    """The events of one value: how many are dated, the bars in which they begin, and, of a few, their numbers.

    ``few`` is in the order of their days, and empty where there are more than `FEW`. A date coarser than the bars, or
    one that begins before them, is in none of them.
    """

    dated: int
    bars: tuple[Bar, ...]
    few: tuple[int, ...]


def strips(columns: Columns, mask: Mask, facet: str, names: Sequence[str], period: Period) -> tuple[Strip, ...]:
    """Give a strip for each of these values of the facet, among the events of the mask; all have the same bars.

    They cover the whole period, at an open end as far as the events go. The bars are the finest that are no more than
    100 and show half of the events that begin in them. Without a dated event and a whole period there are none.
    """
    dated = mask & (columns.day > 0)
    window = _window(columns, dated, period)
    if window is None:
        return ()
    unit = next(unit for unit in UNITS if _fits(columns, dated, unit, window))
    counting = _Counting(columns, unit, [*starts_of(unit, *window)])
    links = columns.links[facet]
    return tuple(counting.strip(_once(links.events[links.rows(name)], dated)) for name in names)


def _window(columns: Columns, dated: Mask, period: Period) -> tuple[int, int] | None:
    """Give the ordinals of the first and the last day."""
    since, until = (day.toordinal() if day else None for day in period)
    if since is None or until is None:
        days = columns.day[dated]
        if not len(days):
            return None
        since = since or min(int(days.min()), until or int(days.min()))
        until = until or max(int(days.max()), since)
    return (since, until) if since <= until else None


def _fits(columns: Columns, dated: Mask, unit: Unit, window: tuple[int, int]) -> bool:
    if unit is UNITS[-1]:
        return True
    if len(list(islice(starts_of(unit, *window), MOST_BARS + 2))) > MOST_BARS + 1:
        return False
    within = dated & (columns.day >= window[0]) & (columns.day <= window[1])
    return 2 * int((within & (columns.grain >= unit.grain)).sum()) >= int(within.sum())


def _once(events: Numbers, mask: Mask) -> Numbers:
    """Give the events of the mask, each once: a party with two roles in one has two rows for it, side by side."""
    new = np.ones(len(events), np.bool_)
    new[1:] = events[1:] != events[:-1]
    return events[new & mask[events]]


@dataclass(frozen=True)
class _Counting:
    """Counts by bar and kind. ``starts`` are the first days of the bars, and the day after the last."""

    columns: Columns
    unit: Unit
    starts: list[int]

    def strip(self, events: Numbers) -> Strip:
        few = events if len(events) <= FEW else events[:0]
        in_order = few[np.lexsort((few, self.columns.day[few]))]
        return Strip(len(events), tuple(self._bars(events)), tuple(int(number) for number in in_order))

    def _bars(self, events: Numbers) -> Iterator[Bar]:
        fine = events[self.columns.grain[events] >= self.unit.grain]
        every, coming = self._table(fine), self._table(fine[self._coming[fine]])
        for (label, start, end), counts, ahead in zip(self._labelled, every, coming, strict=True):
            yield Bar(start, end, label, by_kind(self.columns, counts), by_kind(self.columns, ahead))

    def _table(self, events: Numbers) -> npt.NDArray[np.int64]:
        bars = np.searchsorted(self.starts, self.columns.day[events], side="right") - 1
        within = (bars >= 0) & (bars < len(self.starts) - 1)
        width = len(self.columns.links["kind"].names)
        cells = bars[within] * width + self._kinds[events[within]]
        return np.bincount(cells, minlength=(len(self.starts) - 1) * width).reshape(-1, width)

    @cached_property
    def _labelled(self) -> list[tuple[str, dt.date, dt.date]]:
        days = [dt.date.fromordinal(start) for start in self.starts[:-1]]
        ends = [dt.date.fromordinal(end - 1) for end in self.starts[1:]]
        return [(self.unit.label(day), day, end) for day, end in zip(days, ends, strict=True)]

    @cached_property
    def _kinds(self) -> Numbers:
        kinds = self.columns.links["kind"]
        numbers = np.zeros(len(self.columns.here), np.int32)
        numbers[kinds.events] = kinds.values
        return numbers

    @cached_property
    def _coming(self) -> Mask:
        return coming_of(self.columns)
