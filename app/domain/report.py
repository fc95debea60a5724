"""A report: one article's account of one event, each value with the sentence that carries it."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.when import When


class Status(StrEnum):
    """How far the event has come, as told."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    AGREED = "agreed"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CANCELLED = "cancelled"


HAPPENED = (Status.OCCURRED, Status.ONGOING)


class Role(StrEnum):
    """What an actor does in the event."""

    PARTICIPANT = "participant"
    MEDIATOR = "mediator"
    HOST = "host"
    INITIATOR = "initiator"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of the article: ``text == article.text[start:end]``, offsets in code points of the stored text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A party in a role; ``name`` is the plain English name.

    ``said`` is how an article spells the name of an armed group where it has another ("MNDAA"), as for a Place.
    """

    name: str
    role: Role
    said: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Person:
    """A named individual who takes part, and the party that he or she acts for where that is known."""

    name: str
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A named location. ``precision``: site, town, district, region, country, or unknown without coordinates.

    ``lat`` and ``lon`` are degrees (WGS 84); ``country`` is the plain English name of the state it lies in;
    ``region`` that of the region that it lies in, spelled as the gazetteer spells that region: None where unknown, and
    for countries and regions themselves. ``said`` is how an article spells the name where that is another way, which
    makes no other place of it.
    """

    name: str
    lat: float | None = None
    lon: float | None = None
    precision: str = "unknown"
    country: str | None = None
    region: str | None = None
    said: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count: ``value`` of ``unit`` (plural head noun), ``comparison`` one of ``=``, ``>``, ``>=``, ``<=``, ``~``."""

    value: float
    unit: str
    comparison: str = "="
    claimed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """The rule behind one value of a report, for ``parley explain``: field, rule, the words it rests on, the reason."""

    field: str
    rule: str
    words: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One article's account of one event.

    ``claimed_by``: who says it, None where the article tells it in its own voice; ``denied_by``: parties that deny it.
    ``confidence``: the estimated chance, 0 to 1, that date, actors, roles and place are all right.
    """

    kind: str
    status: Status
    when: When | None
    actors: tuple[Actor, ...] = ()
    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    claimed_by: str | None = None
    denied_by: tuple[str, ...] = ()
    confidence: float | None = None
    why: tuple[Why, ...] = field(default=(), compare=False)
