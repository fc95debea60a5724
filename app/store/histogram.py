"""Bars over time: events by kind in days, months, years or more, whichever their dates ask for."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from app.domain.report import HAPPENED
from app.store.columns import NEVER, Columns, Mask

_MOST = 120  # bars


@dataclass(frozen=True, slots=True)
class Bar:
    """The events that begin between two days, both inclusive: how many of each kind, kinds without any left out.

    ``coming`` are those among them that have not happened: agreed, planned, proposed, cancelled.
    """

    start: dt.date
    end: dt.date
    label: str
    counts: tuple[tuple[str, int], ...]
    coming: tuple[tuple[str, int], ...] = ()


class _Days:
    """Bars of a day; ``grain`` is how fine a date must be to stand in one, in characters of EDTF."""

    grain = 10

    def floor(self, day: dt.date) -> dt.date:
        return day

    def after(self, start: dt.date) -> int:
        return start.toordinal() + 1

    def label(self, start: dt.date) -> str:
        return f"{start.day} {start:%B %Y}"


class _Months:
    """Bars of a month."""

    grain = 7

    def floor(self, day: dt.date) -> dt.date:
        return day.replace(day=1)

    def after(self, start: dt.date) -> int:
        year, month = divmod(start.year * 12 + start.month, 12)
        return dt.date(year, month + 1, 1).toordinal() if year <= dt.MAXYEAR else NEVER

    def label(self, start: dt.date) -> str:
        return f"{start:%B %Y}"


@dataclass(frozen=True, slots=True)
class _Years:
    """Bars of one, ten or a hundred years."""

    years: int
    grain: int

    def floor(self, day: dt.date) -> dt.date:
        return dt.date(max(day.year - day.year % self.years, dt.MINYEAR), 1, 1)

    def after(self, start: dt.date) -> int:
        year = start.year - start.year % self.years + self.years
        return dt.date(year, 1, 1).toordinal() if year <= dt.MAXYEAR else NEVER

    def label(self, start: dt.date) -> str:
        return str(start.year) if self.years == 1 else f"{start.year}–{dt.date.fromordinal(self.after(start) - 1).year}"


Unit = _Days | _Months | _Years
UNITS: tuple[Unit, ...] = (_Days(), _Months(), _Years(1, 4), _Years(10, 3), _Years(100, 2))


def histogram(
    columns: Columns, mask: Mask, period: tuple[dt.date | None, dt.date | None] = (None, None)
) -> tuple[Bar, ...]:
    """Draw the dated events of the mask as at most 120 bars without gaps, over the whole of a period that has two ends.

    An event stands at its first day (its last where it is open at the start). A date coarser than the bars, such as a
    mere year among months, is in none of them: it would stand on a day that nobody told. The bars are the finest that
    show half of the events.
    """
    dated = mask & (columns.day > 0)
    if not dated.any():
        return ()
    ends = [day.toordinal() for day in period if day is not None]
    window = ends if len(ends) == len(period) else []
    drawn = (_drawn(columns, dated, unit, window) for unit in UNITS)
    return next(bars for bars in drawn if bars)


def side_by_side(
    columns: Columns, masks: Sequence[Mask], periods: Sequence[tuple[dt.date | None, dt.date | None]]
) -> tuple[tuple[Bar, ...], ...]:
    """Draw several masks in bars of one length, each over the whole of its period; nothing for one without dates."""
    dated = [mask & (columns.day > 0) for mask in masks]
    windows = [[day.toordinal() for day in period if day is not None] for period in periods]
    for unit in UNITS:
        drawn = tuple(
            _drawn(columns, mask, unit, window) if mask.any() else ()
            for mask, window in zip(dated, windows, strict=True)
        )
        if all(bars or not mask.any() for bars, mask in zip(drawn, dated, strict=True)):
            return drawn
    return tuple(() for _ in masks)


def _drawn(columns: Columns, dated: Mask, unit: Unit, window: Sequence[int]) -> tuple[Bar, ...]:
    """Draw the bars of this unit, or none where they would be too many or show less than half of the events."""
    shown = dated & (columns.grain >= unit.grain)
    if 2 * shown.sum() < dated.sum():
        return ()
    days = columns.day[shown]
    ends = [int(days.min()), int(days.max()), *window]
    starts = list(islice(starts_of(unit, min(ends), max(ends)), _MOST + 2))
    if len(starts) > _MOST + 1:
        return ()
    every, coming = _table(columns, shown, starts), _table(columns, shown & coming_of(columns), starts)
    return tuple(
        Bar(
            dt.date.fromordinal(start),
            dt.date.fromordinal(end - 1),
            unit.label(dt.date.fromordinal(start)),
            by_kind(columns, counts),
            by_kind(columns, ahead),
        )
        for start, end, counts, ahead in zip(starts, starts[1:], every, coming, strict=False)
    )


def by_kind(columns: Columns, counts: npt.NDArray[np.int64]) -> tuple[tuple[str, int], ...]:
    """Name the counts of a bar; zeros are left out."""
    names = columns.links["kind"].names
    return tuple((name, int(count)) for name, count in zip(names, counts, strict=True) if count)


def coming_of(columns: Columns) -> Mask:
    """Mark the events that have not happened."""
    statuses = columns.links["status"]
    mask = columns.here.copy()
    for status in HAPPENED:
        mask[statuses.events[statuses.rows(status)]] = False
    return mask


def starts_of(unit: Unit, first: int, last: int) -> Iterator[int]:
    """Give the ordinals of the bars' first days, and of the day after the last bar."""
    start = unit.floor(dt.date.fromordinal(first)).toordinal()
    while start <= last:
        yield start
        start = unit.after(dt.date.fromordinal(start))
    yield start


def _table(columns: Columns, shown: Mask, starts: Sequence[int]) -> npt.NDArray[np.int64]:
    """Count by bar and kind."""
    kinds = columns.links["kind"]
    rows = shown[kinds.events]
    bars = np.searchsorted(starts, columns.day[kinds.events[rows]], side="right") - 1
    width = len(kinds.names)
    counts = np.bincount(bars * width + kinds.values[rows], minlength=(len(starts) - 1) * width)
    return counts.reshape(-1, width)
