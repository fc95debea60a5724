"""What the template of ``/compare`` gets. Links are root-relative."""

from dataclasses import dataclass

from app.web.views import Chip, Histogram, Link, TotalLine


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its name, what it has, its view and, for a party, its profile."""

    name: str
    total: int
    url: str
    profile_url: str | None
    histogram: Histogram | None
    totals: tuple[TotalLine, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A value on both sides: the counts, their views, and the bars in percent of the greatest count of the list."""

    text: str
    counts: tuple[int, int]
    widths: tuple[float, float]
    urls: tuple[str, str]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PairList:
    """The values of one facet on both sides, the most frequent on either first."""

    field: str
    heading: str
    rows: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """``/compare``: two parties or two periods. ``sides`` is empty until two are chosen; ``common`` is of both.

    ``one`` and ``other`` are what the form holds; ``suggestions`` are pairs to begin with.
    """

    heading: str
    said: str
    one: str
    other: str
    sides: tuple[Side, ...]
    common: Link | None
    lists: tuple[PairList, ...]
    suggestions: tuple[Link, ...]
    chips: tuple[Chip, ...]
    clear_url: str
    kept: tuple[tuple[str, str], ...]
    parties: tuple[str, ...]
