"""When something took place: the EDTF text is the truth, first and last day are derived from it.

Levels 0 and 1 of the Extended Date/Time Format (https://www.loc.gov/standards/datetime/), as far as news needs them:
days, months, years, decades (``199X``), intervals, open intervals, and the marks ``~``, ``?`` and ``%``.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

_POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[~?%])?")


class DateBasis(StrEnum):
    """What a date rests on, from the text's own words to nothing at all."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    PUBLISHED = "published"
    REFERENCE = "reference"
    ARTICLE = "article"
    EDITOR = "editor"
    NONE = "none"


class Precision(StrEnum):
    """How fine a date is; a range is an interval that is no single day, month, year or decade."""

    DAY = "day"
    RANGE = "range"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True)
class _Point:
    first: dt.date
    last: dt.date
    precision: Precision
    approximate: bool


def _point(text: str) -> _Point:
    found = _POINT.fullmatch(text)
    if not found:
        raise ValueError(f"not an EDTF date: {text!r}")
    year, month, day, mark = found["year"], found["month"], found["day"], found["mark"]
    first = dt.date(int(year.replace("X", "0")), int(month or 1), int(day or 1))
    if day:
        last, precision = first, Precision.DAY
    elif month:
        last, precision = first.replace(day=calendar.monthrange(first.year, first.month)[1]), Precision.MONTH
    else:
        last = dt.date(int(year.replace("X", "9")), 12, 31)
        precision = Precision.DECADE if "X" in year else Precision.YEAR
    return _Point(first, last, precision, mark is not None)


@dataclass(frozen=True)
class When:
    """A date as told: ``edtf`` such as ``2025-06-02``, ``2025-06~`` or ``2025-05-23/2025-05-25``, and its basis.

    An interval may be open at one end (``2025-08-15/..``). Raises ValueError where the text is not such a date.
    """

    edtf: str
    basis: DateBasis = DateBasis.EXPLICIT

    def __post_init__(self) -> None:
        start, end = self._ends
        if start is None and end is None:
            raise ValueError(f"not an EDTF date: {self.edtf!r}")
        if start and end and start.first > end.last:
            raise ValueError(f"ends before it begins: {self.edtf!r}")

    @cached_property
    def _ends(self) -> tuple[_Point | None, _Point | None]:
        parts = self.edtf.split("/")
        if len(parts) == 1:
            point = _point(self.edtf)
            return point, point
        if len(parts) != 2:  # noqa: PLR2004 - an interval has two ends
            raise ValueError(f"not an EDTF date: {self.edtf!r}")
        start, end = (None if part in {"", ".."} else _point(part) for part in parts)
        return start, end

    @property
    def first(self) -> dt.date | None:
        """First day; None where the interval is open at its start."""
        return self._ends[0].first if self._ends[0] else None

    @property
    def last(self) -> dt.date | None:
        """Last day; None where the interval is open at its end."""
        return self._ends[1].last if self._ends[1] else None

    @property
    def approximate(self) -> bool:
        """Whether any end carries an EDTF mark of doubt."""
        return any(point is not None and point.approximate for point in self._ends)

    @property
    def precision(self) -> Precision:
        """The grain: that of a single date, or a range."""
        start, end = self._ends
        return start.precision if start is not None and start is end else Precision.RANGE

    def overlaps(self, other: "When") -> bool:
        """Whether the two share a day."""
        return (self.first or dt.date.min) <= (other.last or dt.date.max) and (other.first or dt.date.min) <= (
            self.last or dt.date.max
        )

    def gap(self, other: "When") -> int:
        """Days between the two, 0 where they share a day."""
        if self.overlaps(other):
            return 0
        early, late = (self, other) if (self.last or dt.date.max) < (other.first or dt.date.min) else (other, self)
        return ((late.first or dt.date.max) - (early.last or dt.date.min)).days

    def __str__(self) -> str:
        """The date in English: ``2 June 2025``, ``about June 2025``, ``23–25 May 2025``, ``after 15 August 2025``."""
        start, end = self._ends
        if start is end and start is not None:
            said = _said(start)
        elif start is None and end is not None:
            said = f"until {_said(end)}"
        elif end is None and start is not None:
            said = f"since {_said(start)}"
        else:
            assert start is not None
            assert end is not None
            said = _said_range(start, end)
        return f"about {said}" if self.approximate else said


def _said(point: _Point) -> str:
    first = point.first
    match point.precision:
        case Precision.DAY:
            return f"{first.day} {first:%B} {first.year}"
        case Precision.MONTH:
            return f"{first:%B} {first.year}"
        case Precision.DECADE:
            return f"the {first.year}s"
        case _:
            return str(first.year)


def _said_range(start: _Point, end: _Point) -> str:
    if start.precision is Precision.DAY and end.precision is Precision.DAY:
        if (start.first.year, start.first.month) == (end.first.year, end.first.month):
            return f"{start.first.day}–{_said(end)}"
        if start.first.year == end.first.year:
            return f"{start.first.day} {start.first:%B} – {_said(end)}"
    return f"{_said(start)} – {_said(end)}"
