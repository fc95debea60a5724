"""How well two sides fit, each one report or several: signs for and against, each with its reason in words. Pure.

Signs are added up; a veto outweighs them all. What is wide (a year, a region, a party alone) says little, since wars
repeat themselves: the same parties hold talks in the same town every other week and strike each other every night.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.domain.report import Role, Status
from app.domain.when import When
from app.ingest.nearness import FINE, places_sign
from app.ingest.side import Side
from app.ingest.signs import NOTHING, Sign, veto

ENOUGH = 2.5  # the same day and the same parties, or the same place, parties and week
ENOUGH_TIMELESS = 3.0  # the same parties and town; what nothing dates has more to agree in
POSSIBLE = 2.0  # two may be one, and a person should look

_UNDER_WAY = frozenset({Status.OCCURRED, Status.ONGOING})
_NIGHTLY = frozenset({"strike", "swap"})  # kinds of which the same parties do another one the next day
_LASTING = frozenset({"battle", "withdrawal"})  # kinds that go on for days, and that a place sees once in a long while
_GRAINS = ((4, 1.5), (11, 1.0), (31, 0.5))  # days that the wider of two dates spans -> what their agreement weighs
_SPAN = {"strike": 4, "swap": 4, "battle": 366, "withdrawal": 366}  # days beyond which a date alone tells no event
_SPAN_OF_OTHERS = 31
_ROUGHLY = 3  # days either way of an approximate date
_STILL_GOING = 7  # days after which what was under way may be told as done
_MOST = 0.5  # of the parties of both, the share in common below which two with a party of their own are two events
_DISTINCTIVE = 10  # a count from which two reports do not agree by chance
_COUNTS = ((100, 1.5), (_DISTINCTIVE, 1.0), (0, 0.5))  # the largest count in common is at least -> what it weighs
_OUTDATED = 3.0  # of two counts of the same, the larger is at most this many times the smaller, corrections included
_TOLD_WITHIN = 45  # days between an article and what it tells of without a date, where a count agrees
_FRESH = 7  # the same, where it is only the place that agrees
_TELLING = 0.5  # what places, counts and names must weigh to tell one strike of a day from another
_ALIKE = 0.3  # the share of words in common from which two accounts are worded alike


@dataclass(frozen=True)
class Likeness:
    """Every sign, by what was compared."""

    signs: tuple[tuple[str, Sign], ...]

    @cached_property
    def against(self) -> tuple[str, ...]:
        """The reasons that rule out that the two are one."""
        return tuple(sign.reason for _, sign in self.signs if sign.weight is None)

    @cached_property
    def score(self) -> float:
        """The sum of the signs, 0 where one rules out."""
        return 0.0 if self.against else sum(sign.weight or 0.0 for _, sign in self.signs)

    @cached_property
    def timeless(self) -> bool:
        """Whether nothing tells that the two speak of the same time."""
        return any(sign.timeless for _, sign in self.signs)

    @property
    def fits(self) -> bool:
        """Whether the two are one, if nothing else is as like either."""
        return self.score >= (ENOUGH_TIMELESS if self.timeless else ENOUGH)

    @property
    def reason(self) -> str:
        """What agrees and what does not, in words; only what rules out, where something does."""
        return "; ".join(self.against or (sign.reason for _, sign in self.signs if sign.reason))


@dataclass(frozen=True, slots=True)
class _Common:
    """What the two share that hardly anything else has."""

    counts: frozenset[tuple[str, float]]
    spots: frozenset[str]  # towns, districts and sites
    sites: frozenset[str]
    named: bool  # a round or an operation that both name


def likeness(one: Side, other: Side) -> Likeness:
    """The likeness of two sides, the same whichever is named first."""
    return Likeness(tuple(_signs(one, other)))


def possible(one: Side, other: Side) -> Likeness | None:
    """The likeness of two sides; None where anything rules out that they are one: most pairs, so the rest is left."""
    signs: list[tuple[str, Sign]] = []
    for name, sign in _signs(one, other):
        if sign.weight is None:
            return None
        signs.append((name, sign))
    return Likeness(tuple(signs))


def fit(one: Side, other: Side) -> bool:
    """Whether two sides are one, if nothing else is as like either."""
    found = possible(one, other)
    return found is not None and found.fits


def _signs(one: Side, other: Side) -> Iterator[tuple[str, Sign]]:
    """What the sides are compared by, one thing at a time."""
    if one.kind != other.kind:
        yield "kind", veto(f"one is {one.kind}, the other {other.kind}")
        return
    yield "article", _article(one, other)
    yield "time", _time(one, other, _common(one, other))
    yield "parties", _parties(one, other)
    details = (
        ("places", places_sign(one.places, other.places)),
        ("counts", _counts(one, other)),
        ("people", _people(one, other)),
        ("round", _round(one, other)),
        ("operation", _operation(one, other)),
    )
    yield from details
    yield "detail", _detail(one.kind, sum(sign.weight or 0.0 for _, sign in details))
    yield "status", _progress(one, other)
    yield "wording", _wording(one, other)


def _common(one: Side, other: Side) -> _Common:
    theirs = {place.name for place in other.places}
    shared = [place for place in one.places if place.name in theirs]
    return _Common(
        counts=frozenset(count for count in one.counts & other.counts if count[1] >= _DISTINCTIVE),
        spots=frozenset(place.name for place in shared if place.precision in FINE),
        sites=frozenset(place.name for place in shared if place.precision == "site"),
        named=bool(one.ordinals & other.ordinals or one.operations & other.operations),
    )


def _article(one: Side, other: Side) -> Sign:
    """What an article tells in two reports is two events: it knows why it sets them apart."""
    return veto("an article tells of both, each by itself") if one.articles & other.articles else NOTHING


def _time(one: Side, other: Side, common: _Common) -> Sign:
    if one.when is None or other.when is None:
        return _undated(one, other, common)
    gap, mine, theirs = max(
        ((_gap(mine, theirs), mine, theirs) for mine in one.dates for theirs in other.dates),
        key=lambda pair: (pair[0], pair[1].edtf, pair[2].edtf),
    )
    if gap:
        return _apart(gap, _both(mine, theirs), one, other, common)
    return _same_time(one.kind, one.when, other.when, common)


def _gap(mine: When, theirs: When) -> int:
    """Days between two dates, less what a rough one leaves open."""
    gap = mine.gap(theirs)
    return 1 if 1 < gap <= _ROUGHLY and (mine.approximate or theirs.approximate) else gap


def _same_time(kind: str, mine: When, theirs: When, common: _Common) -> Sign:
    """Dates that share a day: the finer the wider of them, the more it says."""
    days = max(_days(mine), _days(theirs))
    said = _both(mine, theirs)
    if days > _SPAN.get(kind, _SPAN_OF_OTHERS) and not common.counts and not common.sites:
        return veto(f"dates too wide to tell one from another ({said})")
    weight = next((weight for span, weight in _GRAINS if days <= span), 0.0)
    return Sign(min(weight, 1.0) if mine.approximate or theirs.approximate else weight, f"the dates agree ({said})")


def _both(mine: When, theirs: When) -> str:
    """Two dates in words, the earlier first."""
    said = sorted((str(when.first or ""), str(when)) for when in (mine, theirs))
    return ", ".join(dict.fromkeys(words for _, words in said))


def _days(when: When) -> float:
    return (when.last - when.first).days + 1 if when.first and when.last else float("inf")


def _apart(gap: int, said: str, one: Side, other: Side, common: _Common) -> Sign:
    """Sources may differ by a day (time zones, nights), by more where a date is rough or the thing went on."""
    going_on = one.kind in _LASTING and Status.ONGOING in one.statuses | other.statuses
    if gap > (_STILL_GOING if going_on else 1):
        return veto(f"the dates differ ({said})")
    if one.kind in _NIGHTLY and not common.counts:
        return veto(f"another day ({said}), and no count in common")
    return Sign(0.0 if one.kind in _NIGHTLY else 0.5, f"the dates lie {gap} day{'s' * (gap > 1)} apart ({said})")


def _undated(one: Side, other: Side, common: _Common) -> Sign:
    """Where a date is wanting, something particular has to agree, and the time of telling has to fit."""
    if not common.counts and not common.named and (one.kind in _NIGHTLY or not common.spots):
        return veto("a date is wanting, and nothing particular agrees")
    if not one.times or not other.times:
        return Sign(0.0, "nothing tells whether it is the same time", timeless=True)
    gap = min(mine.gap(theirs) for mine in one.times for theirs in other.times)
    if gap > (_TOLD_WITHIN if common.counts or common.named else _FRESH):
        return veto(f"told {gap} days apart")
    if not (_in_order(one, other) and _in_order(other, one)):
        return veto("one is told as to come when the other was over")
    return Sign(0.0, "told at the same time")


def _in_order(one: Side, other: Side) -> bool:
    """Whether a side without a date can be the other: what is told as to come is not over, what is done has begun."""
    if one.when is not None or (other.when is None and one.to_come == other.to_come):
        return True
    pairs = [(day, time) for day in one.published for time in other.times]
    if one.to_come:
        return any(_not_before(time, day) for day, time in pairs)
    return any(_not_before(day, time) for day, time in pairs)


def _not_before(time: When, other: When) -> bool:
    if time.last is None or other.first is None:
        return True
    return time.last >= other.first


def _parties(one: Side, other: Side) -> Sign:
    mine, theirs, a, b = one.roles, other.roles, one.acting, other.acting
    shared = (a & theirs.keys()) | (b & mine.keys())
    if not a or not b:
        return NOTHING
    if not shared:
        same_roles = {mine[party] for party in a} & {theirs[party] for party in b}
        return veto("other parties") if same_roles else NOTHING  # one tells who struck, the other who was hit
    if any({mine.get(party), theirs.get(party)} == {Role.INITIATOR, Role.TARGET} for party in shared):
        return _other_way_round(one, other)
    of_all, of_fewer = len(shared) / len(a | b | shared), len(shared) / min(len(a | shared), len(b | shared))
    if Role.PARTICIPANT in {*mine.values(), *theirs.values()} and of_fewer < 1 and of_all < _MOST:
        return veto("each with another party")
    return Sign(1.5 * (of_all + of_fewer) / 2, f"shared parties: {', '.join(sorted(shared))}")


def _other_way_round(one: Side, other: Side) -> Sign:
    """What is told as fact on both sides rules out; what one side rests on somebody's claim for does not."""
    if one.is_stated and other.is_stated:
        return veto("the other way round")
    return Sign(-1.0, "the other way round, as somebody claims")


def _counts(one: Side, other: Side) -> Sign:
    if shared := one.counts & other.counts:
        said = ", ".join(f"{value:,g} {unit}" for unit, value in sorted(shared))
        largest = max(value for _, value in shared)
        return Sign(next(weight for least, weight in _COUNTS if largest >= least), f"the same count: {said}")
    ratios = [
        max(x, y) / min(x, y) for unit, x in one.counts for same, y in other.counts if unit == same and min(x, y) > 0
    ]
    return Sign(-1.0, "counts that differ widely") if ratios and min(ratios) >= _OUTDATED else NOTHING


def _people(one: Side, other: Side) -> Sign:
    """A person may go by the surname alone on one side."""
    shared = sorted(set(_shared_people(one, other)))
    return Sign(0.5, f"the same people: {', '.join(shared)}") if shared else NOTHING


def _shared_people(one: Side, other: Side) -> Iterator[str]:
    for mine in one.people:
        for theirs in other.people:
            if _one_in_other(set(mine.name.split()), set(theirs.name.split())):
                yield max(mine.name, theirs.name, key=lambda name: (len(name), name))


def _one_in_other(mine: set[str], theirs: set[str]) -> bool:
    return mine <= theirs or theirs <= mine


def _round(one: Side, other: Side) -> Sign:
    """Rounds may be counted from elsewhere, so that another number rules out only where no date says otherwise."""
    if not one.ordinals or not other.ordinals:
        return NOTHING
    if shared := one.ordinals & other.ordinals:
        return Sign(1.5, f"the same round: {min(shared)}")
    said = f"round {min(one.ordinals | other.ordinals)} and round {max(one.ordinals | other.ordinals)}"
    return Sign(-1.5, said) if one.when and other.when else veto(said)


def _operation(one: Side, other: Side) -> Sign:
    """Two sides of a war have names of their own for it, so that another name says nothing."""
    shared = sorted(one.operations & other.operations)
    return Sign(1.5, f"the same operation: {', '.join(shared)}") if shared else NOTHING


def _detail(kind: str, agreeing: float) -> Sign:
    """A side strikes the other in several places a night: that the night and the two agree does not tell which."""
    vague = kind == "strike" and agreeing < _TELLING
    return Sign(-1.0, "no place or count tells which strike") if vague else NOTHING


def _progress(one: Side, other: Side) -> Sign:
    """A plan and its deed are one event; what was called off did not take place."""
    called_off = Status.CANCELLED in {one.status, other.status} and bool(_UNDER_WAY & {one.status, other.status})
    return veto("one is told as called off, the other as done") if called_off else NOTHING


def _wording(one: Side, other: Side) -> Sign:
    """Agencies are copied, so that the same words say a little; other words say nothing."""
    of_fewer = min(len(one.words), len(other.words))
    share = len(one.words & other.words) / of_fewer if of_fewer else 0.0
    return Sign(0.25, "worded alike") if share >= _ALIKE else NOTHING
