"""An event: what its reports, taken together, say happened; and what becomes of a report that meets known events."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
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

    @property
    def heading(self) -> str:
        """What to call it: its title, else its first words, else the file that it came in."""
        return self.title or shorten(self.opening, _HEADING, placeholder=" …") or self.name


@dataclass(frozen=True, slots=True)
class SourcedReport:
    """A stored report with its article. ``id`` anchors its evidence in the article's page (``#e{id}-{n}``)."""

    id: int
    article: ArticleRef
    report: Report


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


@dataclass(frozen=True, slots=True)
class New:
    """The report tells of an event not known so far."""

    report: Report
    facts: Facts
    reason: str


@dataclass(frozen=True, slots=True)
class Join:
    """The report tells of a known event; ``facts`` is that event with the report taken in."""

    report: Report
    event_id: str
    facts: Facts
    reason: str


Decision = New | Join
