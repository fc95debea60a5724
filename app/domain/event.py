"""An event: what its reports, taken together, say happened; and what becomes of a report that meets known events."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from textwrap import shorten

from app.domain.article import Published
from app.domain.report import Actor, Person, Place, Report, Status
from app.domain.when import When

_HEADING = 80  # letters of an untitled article's first words


def slug(name: str) -> str:
    """A name as it stands in addresses: ASCII, lower case, words joined by hyphens; never empty."""
    ascii_text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-") or "unnamed"


@dataclass(frozen=True, slots=True)
class Amount:
    """What the reports say of one count: the lowest and the highest value told, and in how many reports."""

    unit: str
    low: float
    high: float
    reports: int = 1


@dataclass(frozen=True, slots=True)
class Facts:
    """What the reports of an event say, merged. ``after`` bounds an undated event from below, where its articles do."""

    kind: str
    status: Status
    title: str
    when: When | None = None
    after: dt.date | None = None
    actors: tuple[Actor, ...] = ()
    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    amounts: tuple[Amount, ...] = ()

    @property
    def slug(self) -> str:
        """The cosmetic end of the event's address."""
        day = self.when.edtf.split("/")[0].strip("~?%") + "-" if self.when else ""
        return slug(day + self.title)[:80].rstrip("-")


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """An article as an event's page names it."""

    id: int
    title: str | None
    outlet: str | None
    url: str | None
    name: str
    published: Published
    opening: str = ""  # the first words of the text
    digest: str = ""  # of what was read: the same wherever and whenever it is read
    not_before: dt.date | None = None  # the last day of what it tells of as past, where others date that

    @property
    def heading(self) -> str:
        """What to call it: its title, else its first words, else the file that it came in."""
        return self.title or shorten(self.opening, _HEADING, placeholder=" …") or self.name

    @property
    def dated(self) -> Published:
        """When it was published; where that is not known, bounded by all that it tells of as past."""
        if self.published.edtf is not None or self.not_before is None:
            return self.published
        return replace(self.published, after=max(self.not_before, self.published.after or self.not_before))


@dataclass(frozen=True, slots=True)
class SourcedReport:
    """A stored report with its article. ``id`` anchors its evidence in the article's page (``#e{id}-{n}``).

    ``ordinal`` is its place among the article's reports; ``reason`` and ``score`` say why it tells of its event.
    """

    id: int
    article: ArticleRef
    report: Report
    ordinal: int = 0
    reason: str = ""
    score: float | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from all others, in whatever order the articles were read."""
        return (self.article.digest, self.ordinal)


@dataclass(frozen=True, slots=True)
class EventSummary:
    """An event as a line of the timeline."""

    id: str
    facts: Facts
    reports: int
    outlets: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The root-relative permanent address."""
        return f"/events/{self.id}/{self.facts.slug}"


@dataclass(frozen=True, slots=True)
class Event:
    """An event with all its reports, in the order in which they were read."""

    id: str
    facts: Facts
    reports: tuple[SourcedReport, ...]

    @property
    def path(self) -> str:
        """The root-relative permanent address."""
        return f"/events/{self.id}/{self.facts.slug}"


class Relation(StrEnum):
    """What ties two reports, and with them their events: that they are one, or how the first stands to the second."""

    SAME = "same"
    FOLLOWS = "follows"
    RESPONSE_TO = "response to"
    PART_OF = "part of"


@dataclass(frozen=True, slots=True)
class Tie:
    """Two reports, by their ids, that may tell of one event or of related ones.

    ``timeless``: nothing tells whether they speak of the same time, so that the score (0 for relations) rests on all
    else.
    """

    one: int
    other: int
    relation: Relation
    score: float
    reason: str
    timeless: bool = False


@dataclass(frozen=True, slots=True)
class New:
    """The reports tell of an event not known so far."""

    reason: str
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Join:
    """Reports, by their ids, tell of this event as well."""

    reports: tuple[int, ...]
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class Merge:
    """Events known under other ids are this one; their addresses lead here from now on."""

    others: tuple[str, ...]
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class Split:
    """The reports were held to tell of the event with the id ``source``, but tell of one of their own."""

    source: str
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class Leave:
    """Reports, by their ids, no longer tell of this event."""

    reports: tuple[int, ...]
    reason: str
    score: float = 0.0


Decision = New | Join | Merge | Split | Leave


@dataclass(frozen=True, slots=True)
class Settled:
    """An event as linking leaves it. ``event_id`` is None for one without an address so far.

    ``reports`` carry why they belong; ``decisions`` are what has changed, none where nothing has.
    """

    event_id: str | None
    reports: tuple[SourcedReport, ...]
    facts: Facts
    decisions: tuple[Decision, ...]
