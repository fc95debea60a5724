"""Which events are meant: the one object behind pages, API, feeds and exports.

It says itself in English here; its URL is ``web.filters``, its SQL ``store.filtering``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from app.domain.kinds import kinds
from app.domain.report import Role, Status
from app.domain.when import Precision, When
from app.domain.words import Words


class Sort(StrEnum):
    """Order of the timeline."""

    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """One value asked for, or, with ``exclude``, asked away: a slug for things, a name for kinds, statuses, roles."""

    value: str
    exclude: bool = False

    def __str__(self) -> str:
        return f"-{self.value}" if self.exclude else self.value


FACETS = (
    "kind",
    "actor",
    "role",
    "counterpart",
    "place",
    "person",
    "status",
    "outlet",
    "precision",
    "located",
    "confidence",
)
UNKNOWN = "unknown"
PRECISIONS = (*(str(precision) for precision in Precision), UNKNOWN)
LOCATED = ("site", "town", "district", "region", "country", UNKNOWN)  # the finest first


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Values of one field mean *or*, different fields mean *and*, excluded terms take away.

    ``actor`` and ``counterpart`` are two parties of the same event; ``role`` is a role that the actors asked for have
    in it (any actor's where none is asked for). A place means all that lies in it; with ``within`` also what is as near
    to it, in kilometres, as far as both are known as finely as a district. ``precision`` is how fine the date is known,
    ``located`` how fine the place. ``since`` and ``until`` are inclusive and wide: an event is in the period where any
    day of its date is. Undated events are in no period.
    """

    kind: tuple[Term, ...] = ()
    actor: tuple[Term, ...] = ()
    counterpart: tuple[Term, ...] = ()
    role: tuple[Term, ...] = ()
    place: tuple[Term, ...] = ()
    person: tuple[Term, ...] = ()
    status: tuple[Term, ...] = ()
    outlet: tuple[Term, ...] = ()
    precision: tuple[Term, ...] = ()
    located: tuple[Term, ...] = ()
    confidence: tuple[Term, ...] = ()
    within: int | None = None
    q: str = ""
    since: When | None = None
    until: When | None = None
    sort: Sort = Sort.NEWEST

    @property
    def active(self) -> bool:
        """Whether anything is asked for beside the order."""
        return any(getattr(self, f.name) for f in fields(self) if f.name not in {"sort", "within"})


Labels = Mapping[tuple[str, str], str]
"""What to call the things that a filter asks for: (field, slug) -> name."""

_STATUS_SAID = {
    Status.OCCURRED: "took place",
    Status.ONGOING: "are under way",
    Status.AGREED: "are agreed",
    Status.PLANNED: "are planned",
    Status.PROPOSED: "are proposed",
    Status.CANCELLED: "were called off",
}
_STATUS_SAID_OF_ONE = {
    **_STATUS_SAID,
    Status.ONGOING: "is under way",
    Status.AGREED: "is agreed",
    Status.PLANNED: "is planned",
    Status.PROPOSED: "is proposed",
    Status.CANCELLED: "was called off",
}
_ROLE_SAID = {
    Role.INITIATOR: "by",
    Role.TARGET: "against",
    Role.PARTICIPANT: "with",
    Role.MEDIATOR: "mediated by",
    Role.HOST: "hosted by",
}


_PRECISION_SAID = {
    Precision.DAY: "to the day",
    Precision.RANGE: "as a span of days",
    Precision.MONTH: "to the month",
    Precision.YEAR: "to the year",
    Precision.DECADE: "to the decade",
    UNKNOWN: "not at all",
}


def say(asked: EventFilter, labels: Labels, total: int | None = None) -> str:
    """Say the filter in English: ``Strikes by or against Ukraine since June 2025``, with ``12`` before if told.

    What has no label goes by slug.
    """
    named = _namer(asked, labels)
    phrases = [
        _what(asked, total),
        _parties(asked, named),
        _phrase("with {}", named("person")),
        _phrase(f"within {asked.within} km of {{}}" if asked.within is not None else "in {}", named("place")),
        _phrase(
            "without {}",
            [*named("actor", exclude=True), *named("counterpart", exclude=True), *named("person", exclude=True)],
        ),
        _phrase("outside {}", named("place", exclude=True)),
        _period(asked.since, asked.until),
    ]
    tail = [
        _phrase("told by {}", named("outlet")),
        _phrase("not told by {}", named("outlet", exclude=True)),
        *_sureness(asked),
        *_mentioning(Words.read(asked.q)),
    ]
    said = ", ".join(part for part in (" ".join(filter(None, phrases)), *tail) if part)
    return said[0].upper() + said[1:]


def either(words: Iterable[str]) -> str:
    """Alternatives as English lists them: ``a, b or c``."""
    return _joined(words, "or")


def _joined(words: Iterable[str], last: str) -> str:
    listed = list(words)
    return f" {last} ".join(part for part in (", ".join(listed[:-1]), *listed[-1:]) if part)


def _namer(asked: EventFilter, labels: Labels) -> Callable[..., list[str]]:
    def named(field: str, *, exclude: bool = False) -> list[str]:
        terms: tuple[Term, ...] = getattr(asked, field)
        return [labels.get((field, term.value), term.value) for term in terms if term.exclude is exclude]

    return named


def _phrase(pattern: str, names: list[str]) -> str:
    return pattern.format(either(names)) if names else ""


def _sureness(asked: EventFilter) -> Iterator[str]:
    for exclude, but in ((False, ""), (True, "not ")):
        dates = [_PRECISION_SAID[t.value] for t in asked.precision if t.exclude is exclude]
        places = [t.value for t in asked.located if t.exclude is exclude]
        chances = [t.value for t in asked.confidence if t.exclude is exclude]
        yield _phrase(f"{but}dated {{}}", dates)
        yield _phrase(f"{but}placed as finely as a {{}}", [place for place in places if place != UNKNOWN])
        yield f"{but}without a known place" if UNKNOWN in places else ""
        yield _phrase(f"{but}of {{}} confidence", chances)


def _what(asked: EventFilter, total: int | None) -> str:
    one = total == 1
    wanted = [kinds()[term.value].noun[not one] for term in asked.kind if not term.exclude]
    number = "" if total is None else f"{total:,}" if total else "no"
    unwanted = [_plural(term.value) for term in asked.kind if term.exclude]
    said_of = _STATUS_SAID_OF_ONE if one else _STATUS_SAID
    states = [said_of[Status(term.value)] for term in asked.status if not term.exclude]
    not_states = [_STATUS_SAID[Status(term.value)] for term in asked.status if term.exclude]
    said = [
        number,
        _joined(wanted, "or" if one else "and") or ("event" if one else "events"),
        _phrase("other than {}", unwanted),
        _phrase("that {}", states),
        _phrase("other than those that {}", not_states),
    ]
    return " ".join(filter(None, said))


def _plural(kind: str) -> str:
    return kinds()[kind].noun[1]


def _parties(asked: EventFilter, named: Callable[..., list[str]]) -> str:
    actors, others = named("actor"), named("counterpart")
    if actors and others:
        return f"between {either(actors)} and {either(others)}"
    roles = [_ROLE_SAID[Role(term.value)] for term in asked.role if not term.exclude]
    if not actors:
        return _phrase("with {}", others) or _phrase("that have a {}", [t.value for t in asked.role if not t.exclude])
    return f"{either(roles or _links(asked))} {either(actors)}"


def _links(asked: EventFilter) -> list[str]:
    """How the kinds asked for tie an actor to the event: attacks are by or against one, talks are with one."""
    wanted = [kinds()[term.value] for term in asked.kind if not term.exclude]
    two_sided = bool(wanted) and all(Role.TARGET in kind.roles for kind in wanted)
    one_sided = bool(wanted) and all(kind.roles == (Role.INITIATOR,) for kind in wanted)
    return ["by", "against"] if two_sided else ["by"] if one_sided else ["involving"]


def _mentioning(words: Words) -> list[str]:
    """Say the words: those that are no phrases as the one text that they were typed as."""
    asked = words.all if any(" " in text for text in words.all) else filter(None, (" ".join(words.all),))
    away = either(f"“{text}”" for text in words.none)
    said = _joined((f"“{text}”" for text in asked), "and")
    return [
        *([f"mentioning {said}"] if said else []),
        *([f"{'without' if said else 'not mentioning'} {away}"] if away else []),
    ]


def _period(since: When | None, until: When | None) -> str:
    if since and until:
        return (
            f"{'on' if since.first == since.last else 'in'} {since}" if since == until else f"from {since} to {until}"
        )
    return f"since {since}" if since else f"until {until}" if until else ""
