"""An event's headline, from its structure: "Russia and Ukraine hold talks in Istanbul", never an article's sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.event import Amount
from app.domain.kinds import kinds
from app.domain.report import Actor, Place, Role, Status
from app.ingest.phrases import count, is_plural, listed, parties, places


@dataclass(frozen=True, slots=True)
class _Verb:
    """What a party does, what parties do (and are to do), what they are at."""

    one: str
    many: str
    doing: str


_VERBS = {
    "talks": _Verb("holds talks", "hold talks", "holding talks"),
    "strike": _Verb("strikes", "strike", "striking"),
    "swap": _Verb("swaps", "swap", "swapping"),
    "battle": _Verb("fights", "fight", "fighting"),
    "withdrawal": _Verb("withdraws", "withdraw", "withdrawing"),
}
_FREES = _Verb("frees", "free", "freeing")  # a swap of which one party alone is known
_RETURNS = _Verb("returns", "return", "returning")  # the same, of the dead
_CLASH = _Verb("clashes", "clash", "clashing")  # a battle that nobody began
_ATTACKS = frozenset({"strike", "battle"})
_TELLING = (
    ("killed",),
    ("aircraft",),
    ("targets",),
    ("bases",),
    ("ships",),
    ("drones", "missiles", "rockets"),
    ("wounded",),
)
_SWAPPED = ("hostages", "prisoners", "soldiers", "people", "children", "bodies")
_STATE = {
    Status.OCCURRED: "",
    Status.ONGOING: " under way",
    Status.AGREED: " agreed",
    Status.PLANNED: " planned",
    Status.PROPOSED: " proposed",
    Status.CANCELLED: " called off",
}


@dataclass(frozen=True, slots=True)
class _Story:
    """What a headline is made of; ``counts`` are said already, by unit."""

    kind: str
    status: Status
    sides: tuple[str, ...]
    targets: tuple[str, ...]
    places: tuple[Place, ...]
    counts: Mapping[str, str]
    struck: str


def headline(
    kind: str,
    status: Status,
    actors: Sequence[Actor],
    places: Sequence[Place],
    amounts: Sequence[Amount],
    *,
    comparisons: Mapping[str, str] | None = None,
    struck: str = "",
) -> str:
    """The headline of an event; ``comparisons`` tells for units whether their amount is "more than", "at least" ….

    ``struck`` is what of the party hit was struck, in words ("Russian air bases").
    """
    targets = tuple(actor.name for actor in actors if actor.role is Role.TARGET)
    sides = tuple(actor.name for actor in actors if actor.role in {Role.PARTICIPANT, Role.INITIATOR})
    compared = comparisons or {}
    story = _Story(
        kind=kind,
        status=status,
        sides=sides,
        targets=targets,
        places=_telling_places(kind, [place for place in places if place.name not in {*sides, *targets}]),
        counts={amount.unit: count(amount, compared.get(amount.unit, "=")) for amount in amounts},
        struck=struck if targets else "",
    )
    said = (_sentence(story) or _noun_phrase(story)) + _toll(story)
    return said[0].upper() + said[1:]


def _telling_places(kind: str, found: Sequence[Place]) -> tuple[Place, ...]:
    """The finest places; a site beside a town says more of an attack, the town more of all else."""
    finest: tuple[set[str], ...] = ({"town"}, {"district", "site"}, {"region"})
    if kind in _ATTACKS:
        finest = ({"town", "district", "site"}, {"region"})
    for precisions in finest:
        if chosen := tuple(place for place in found if place.precision in precisions):
            return chosen
    return tuple(found)


def _sentence(story: _Story) -> str:
    """Who does what to whom, where; empty where nobody is known to do it, or it has come to nothing so far."""
    verb = _verb(story)
    if verb is None or not story.sides or story.status in {Status.PROPOSED, Status.CANCELLED}:
        return ""
    several = len(story.sides) > 1 or is_plural(story.sides[0])
    return f"{parties(story.sides)} {_conjugated(verb, story.status, several=several)}{_object(story)}{_where(story)}"


def _verb(story: _Story) -> _Verb | None:
    if story.kind == "swap" and len(story.sides) == 1:
        return _RETURNS if story.counts.keys() & {"bodies"} and not _freed(story) else _FREES
    if story.kind == "battle" and len(story.sides) > 1 and not story.targets:
        return _CLASH
    return _VERBS.get(story.kind)


def _conjugated(verb: _Verb, status: Status, *, several: bool) -> str:
    match status:
        case Status.ONGOING:
            return verb.doing
        case Status.AGREED:
            return f"{'agree' if several else 'agrees'} to {verb.many}"
        case Status.PLANNED:
            return f"to {verb.many}"
        case _:
            return verb.many if several else verb.one


def _object(story: _Story) -> str:
    if story.kind == "swap":
        return f" {_swapped(story) or 'prisoners'}"
    return f" {_hit(story)}" if story.targets and story.kind in _ATTACKS else ""


def _hit(story: _Story) -> str:
    return story.struck if story.struck and story.kind == "strike" else parties(story.targets)


def _swapped(story: _Story) -> str:
    return listed([story.counts[unit] for unit in _SWAPPED if unit in story.counts])


def _freed(story: _Story) -> set[str]:
    return story.counts.keys() & {*_SWAPPED} - {"bodies"}


def _noun_phrase(story: _Story) -> str:
    """ "Talks between Russia and Ukraine in Istanbul called off", "Strike on Ukraine in Kyiv"."""
    known = kinds().get(story.kind)
    noun = known.noun[0] if known else story.kind
    if story.kind == "swap" and (swapped := _swapped(story)):
        noun = f"{'release' if len(story.sides) == 1 else noun} of {swapped}"
    if story.kind == "battle" and story.targets and not story.sides:
        noun = "attack"
    return f"{noun}{_between(story)}{_where(story)}{_STATE[story.status] if not _is_made(story) else ''}"


def _is_made(story: _Story) -> bool:
    """Whether it is an agreement that stands: "agreement agreed" would say it twice."""
    return story.kind == "agreement" and story.status in {Status.AGREED, Status.ONGOING}


def _between(story: _Story) -> str:
    aimed = f" on {_hit(story)}" if story.targets else ""
    if not story.sides:
        return aimed
    if len(story.sides) > 1 and not story.targets:
        return f" between {parties(story.sides)}"
    by = "involving" if story.kind in {"agreement", "talks"} else "by"
    return f" {by} {parties(story.sides)}{aimed}"


def _where(story: _Story) -> str:
    if not story.places:
        return ""
    return f" {_preposition(story.kind, story.places[0])} {places(story.places)}"


def _preposition(kind: str, place: Place) -> str:
    if kind == "withdrawal":
        return "from"
    if place.precision == "site" or (kind == "battle" and place.precision in {"town", "district"}):
        return "at"
    return "in"


def _toll(story: _Story) -> str:
    """What an attack cost, or what it was made with: the first that is known."""
    if story.kind not in _ATTACKS:
        return ""
    for units in _TELLING:
        if told := [story.counts[unit] for unit in units if unit in story.counts]:
            return f": {listed(told)}"
    return ""
