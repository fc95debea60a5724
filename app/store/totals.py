"""What the events of a filter add up to: killed, wounded, prisoners …, from columns in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

# the units that are added up; others, such as targets or vehicles, are of too many sorts for a sum to say anything
UNITS = ("killed", "wounded", "prisoners", "hostages", "bodies", "drones", "missiles")

_NONE = np.zeros(0, np.int32)
_NOTHING = np.zeros(0, np.float64)


@dataclass(frozen=True, slots=True)
class Total:
    """The sums of the lowest and of the highest counts told of one unit, and how many events tell of it."""

    unit: str
    low: float
    high: float
    events: int


@dataclass(frozen=True)
class Amounts:
    """Counts of events that happened, a row a count: the event's number, the number of the unit, lowest and highest."""

    events: npt.NDArray[np.int32] = field(default_factory=lambda: _NONE)
    units: npt.NDArray[np.int32] = field(default_factory=lambda: _NONE)
    lows: npt.NDArray[np.float64] = field(default_factory=lambda: _NOTHING)
    highs: npt.NDArray[np.float64] = field(default_factory=lambda: _NOTHING)

    def updated(self, changed: npt.NDArray[np.bool_], found: Sequence[Any]) -> "Amounts":
        """Replace the rows of the changed events by the rows found: event, unit, lowest, highest."""
        kept = ~changed[self.events]
        return Amounts(
            np.concatenate([self.events[kept], np.array([row[0] for row in found], np.int32)]),
            np.concatenate([self.units[kept], np.array([UNITS.index(row[1]) for row in found], np.int32)]),
            np.concatenate([self.lows[kept], np.array([row[2] for row in found], np.float64)]),
            np.concatenate([self.highs[kept], np.array([row[3] for row in found], np.float64)]),
        )

    def totals(self, mask: npt.NDArray[np.bool_]) -> tuple[Total, ...]:
        """Add up the counts of the events of the mask; units that none of them tells of are left out."""
        shown = mask[self.events]
        units, size = self.units[shown], len(UNITS)
        told = np.bincount(units, minlength=size)
        lows = np.bincount(units, self.lows[shown], minlength=size)
        highs = np.bincount(units, self.highs[shown], minlength=size)
        return tuple(
            Total(unit, float(lows[n]), float(highs[n]), int(told[n])) for n, unit in enumerate(UNITS) if told[n]
        )
