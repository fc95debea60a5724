"""How well a report and an event fit: signs for and against, each with its reason in words. Pure.

Signs are added up; a veto outweighs them all. What is wide (a year, a region, a party alone) says little, since wars
repeat themselves: the same parties hold talks in the same town every other week and strike each other every night.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.article import Article, Published
from app.domain.event import Event
from app.domain.report import Actor, Person, Report, Role, Status
from app.domain.when import When
from app.ingest.nearness import FINE, places_sign
from app.ingest.signs import NOTHING, Sign, veto

_TO_COME = frozenset({Status.AGREED, Status.PLANNED, Status.PROPOSED})
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


@dataclass(frozen=True, slots=True)
class Likeness:
    """The sum of the signs, 0 where one speaks against it for good, and the reasons in words."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Common:
    """What the two share that hardly anything else has."""

    counts: frozenset[tuple[str, float]]
    spots: frozenset[str]  # towns, districts and sites
    sites: frozenset[str]


def likeness(report: Report, article: Article, event: Event) -> Likeness:
    """The likeness of an article's report and an event of the same kind."""
    facts = event.facts
    common = _common(report, event)
    signs = (
        _time(report, article, event, common),
        _parties(report, event),
        places_sign(report.places, facts.places),
        _counts(report, event),
        _people(report.people, facts.people),
        _progress(report.status, facts.status),
    )
    against = tuple(sign.reason for sign in signs if sign.weight is None)
    if against:
        return Likeness(0.0, against)
    return Likeness(sum(sign.weight or 0.0 for sign in signs), tuple(sign.reason for sign in signs if sign.reason))


def _common(report: Report, event: Event) -> _Common:
    theirs = {place.name for place in event.facts.places}
    shared = [place for place in report.places if place.name in theirs]
    return _Common(
        counts=frozenset(count for count in _told(report) & _told_of(event) if count[1] >= _DISTINCTIVE),
        spots=frozenset(place.name for place in shared if place.precision in FINE),
        sites=frozenset(place.name for place in shared if place.precision == "site"),
    )


def _time(report: Report, article: Article, event: Event, common: _Common) -> Sign:
    if report.when is None or event.facts.when is None:
        return _undated(report, article, event, common)
    gap = report.when.gap(event.facts.when)
    if gap:
        return _apart(gap, report, event, common)
    return _same_time(report.kind, report.when, event.facts.when, common)


def _same_time(kind: str, mine: When, theirs: When, common: _Common) -> Sign:
    """Dates that share a day: the finer the wider of them, the more it says."""
    days = max(_days(mine), _days(theirs))
    said = f"{mine}" if str(mine) == str(theirs) else f"{mine}, {theirs}"
    if days > _SPAN.get(kind, _SPAN_OF_OTHERS) and not common.counts and not common.sites:
        return veto(f"dates too wide to tell one from another ({said})")
    weight = next((weight for span, weight in _GRAINS if days <= span), 0.0)
    return Sign(min(weight, 1.0) if mine.approximate or theirs.approximate else weight, f"the dates agree ({said})")


def _days(when: When) -> float:
    return (when.last - when.first).days + 1 if when.first and when.last else float("inf")


def _apart(gap: int, report: Report, event: Event, common: _Common) -> Sign:
    """Sources may differ by a day (time zones, nights), by more where a date is rough or the thing went on."""
    assert report.when is not None
    assert event.facts.when is not None
    said = f"{report.when}, {event.facts.when}"
    statuses = {report.status, *(sourced.report.status for sourced in event.reports)}
    going_on = report.kind in _LASTING and Status.ONGOING in statuses
    rough = report.when.approximate or event.facts.when.approximate
    if gap > (_STILL_GOING if going_on else _ROUGHLY if rough else 1):
        return veto(f"the dates differ ({said})")
    if report.kind in _NIGHTLY and not common.counts:
        return veto(f"another day ({said}), and no count in common")
    return Sign(0.0 if report.kind in _NIGHTLY else 0.5, f"the dates lie {gap} day{'s' * (gap > 1)} apart ({said})")


def _undated(report: Report, article: Article, event: Event, common: _Common) -> Sign:
    """Where a date is wanting, something particular has to agree, and the time of telling has to fit."""
    if not common.counts and (report.kind in _NIGHTLY or not common.spots):
        return veto("a date is wanting, and nothing particular agrees")
    mine = _Telling(report.status, report.when, _days_of([article.published]))
    theirs = _Telling(event.facts.status, event.facts.when, _days_of(s.article.published for s in event.reports))
    if not mine.times or not theirs.times:
        known = common.counts and mine.to_come == theirs.to_come
        return Sign(0.0, "a date is wanting, a count agrees") if known else veto("nothing tells when")
    gap = min(one.gap(other) for one in mine.times for other in theirs.times)
    if gap > (_TOLD_WITHIN if common.counts else _FRESH):
        return veto(f"told {gap} days apart")
    if not (_in_order(mine, theirs) and _in_order(theirs, mine)):
        return veto("one is told as to come when the other was over")
    return Sign(0.0, "told at the same time")


@dataclass(frozen=True, slots=True)
class _Telling:
    """What is known of the time of one side: its date, or else the days on which its articles came out."""

    status: Status
    when: When | None
    published: tuple[When, ...]

    @property
    def times(self) -> tuple[When, ...]:
        return (self.when,) if self.when else self.published

    @property
    def to_come(self) -> bool:
        return self.status in _TO_COME


def _in_order(told: _Telling, other: _Telling) -> bool:
    """Whether a side without a date can be the other: what is told as to come is not over, what is done has begun."""
    if told.when is not None or (other.when is None and told.to_come == other.to_come):
        return True
    pairs = [(day, time) for day in told.published for time in other.times]
    if told.to_come:
        return any(_not_before(time, day) for day, time in pairs)
    return any(_not_before(day, time) for day, time in pairs)


def _not_before(time: When, other: When) -> bool:
    return (time.last or dt.date.max) >= (other.first or dt.date.min)


def _days_of(published: Iterable[Published]) -> tuple[When, ...]:
    return tuple(When(each.edtf) for each in published if each.edtf)


def _parties(report: Report, event: Event) -> Sign:
    mine, theirs = _roles(report.actors), _roles(event.facts.actors)
    a, b = _acting(mine), _acting(theirs)
    shared = (a & theirs.keys()) | (b & mine.keys())
    if not a or not b:
        return NOTHING
    if not shared:
        same_roles = {mine[party] for party in a} & {theirs[party] for party in b}
        return veto("other parties") if same_roles else NOTHING  # one tells who struck, the other who was hit
    if any({mine.get(party), theirs.get(party)} == {Role.INITIATOR, Role.TARGET} for party in shared):
        return _other_way_round(report, event)
    of_all, of_fewer = len(shared) / len(a | b | shared), len(shared) / min(len(a | shared), len(b | shared))
    if Role.PARTICIPANT in mine.values() and of_fewer < 1 and of_all < _MOST:
        return veto("each with another party")
    return Sign(1.5 * (of_all + of_fewer) / 2, f"shared parties: {', '.join(sorted(shared))}")


def _other_way_round(report: Report, event: Event) -> Sign:
    """What is told as fact on both sides rules out; what one side rests on somebody's claim for does not."""
    stated = any(sourced.report.claimed_by is None for sourced in event.reports)
    if report.claimed_by is None and stated:
        return veto("the other way round")
    return Sign(-1.0, "the other way round, as somebody claims")


def _roles(actors: Sequence[Actor]) -> dict[str, Role]:
    return {actor.name: actor.role for actor in actors}


def _acting(roles: dict[str, Role]) -> set[str]:
    return {party for party, role in roles.items() if role not in {Role.HOST, Role.MEDIATOR}}


def _counts(report: Report, event: Event) -> Sign:
    mine, theirs = _told(report), _told_of(event)
    if shared := mine & theirs:
        said = ", ".join(f"{value:,g} {unit}" for unit, value in sorted(shared))
        largest = max(value for _, value in shared)
        return Sign(next(weight for least, weight in _COUNTS if largest >= least), f"the same count: {said}")
    ratios = [max(x, y) / min(x, y) for unit, x in mine for other, y in theirs if unit == other and min(x, y) > 0]
    return Sign(-1.0, "counts that differ widely") if ratios and min(ratios) >= _OUTDATED else NOTHING


def _told(report: Report) -> set[tuple[str, float]]:
    return {(quantity.unit, quantity.value) for quantity in report.quantities}


def _told_of(event: Event) -> set[tuple[str, float]]:
    return {count for sourced in event.reports for count in _told(sourced.report)}


def _people(mine: Sequence[Person], theirs: Sequence[Person]) -> Sign:
    """A person may go by the surname alone on one side."""
    known = [set(person.name.split()) for person in theirs]
    shared = [one.name for one in mine if any(_one_in_other(set(one.name.split()), words) for words in known)]
    return Sign(0.5, f"the same people: {', '.join(sorted(shared))}") if shared else NOTHING


def _one_in_other(mine: set[str], theirs: set[str]) -> bool:
    return mine <= theirs or theirs <= mine


def _progress(mine: Status, theirs: Status) -> Sign:
    """A plan and its deed are one event; what was called off did not take place."""
    called_off = Status.CANCELLED in {mine, theirs} and bool(_UNDER_WAY & {mine, theirs})
    return veto("one is told as called off, the other as done") if called_off else NOTHING
