"""What the template of a profile gets. Links are root-relative."""

from dataclasses import dataclass

from app.web.views import Histogram, Link, Month, TotalLine


@dataclass(frozen=True, slots=True)
class Tally:
    """A value beside the profile's: how many events have both, that view, and the value's own profile if it has one."""

    text: str
    count: int
    share: float
    url: str
    profile_url: str | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class TallyList:
    """The values of one facet beside the profile's, most frequent first; ``all_url`` leads to all if there are more."""

    field: str
    heading: str
    rows: tuple[Tally, ...]
    all_url: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """A fact from the lists of names: what it is, in words, and the values, links where they have a profile."""

    heading: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """``/actors/{slug}``, ``/places/{slug}``, ``/people/{slug}``: what the timeline has on one thing."""

    name: str
    what: str
    total: int
    undated: int
    covers: str
    known: tuple[Known, ...]
    totals: tuple[TotalLine, ...]
    histogram: Histogram | None
    tallies: tuple[TallyList, ...]
    months: tuple[Month, ...]
    timeline_url: str
    feed_url: str
