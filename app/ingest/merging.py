"""What the reports of one event, taken together, say: its facts and its headline. Pure."""

import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from app.domain.event import Amount, Facts
from app.domain.report import Actor, Person, Place, Quantity, Report, Role, Status
from app.domain.when import DateBasis, When
from app.ingest.headline import headline
from app.ingest.struck import struck
from app.language.names import KnownNames

Named = TypeVar("Named", Actor, Place)

_PROGRESS = (Status.OCCURRED, Status.ONGOING, Status.CANCELLED, Status.AGREED, Status.PLANNED, Status.PROPOSED)
_TO_COME = frozenset({Status.AGREED, Status.PLANNED, Status.PROPOSED})
_ROLES = (Role.PARTICIPANT, Role.INITIATOR, Role.TARGET, Role.MEDIATOR, Role.HOST)
_ONE_IN = 3
_GRAINS = (5, 11, 31, 366)  # days: about a day, a week or third of a month, a month, a year


def merge(reports: Sequence[Report], after: Iterable[dt.date | None] = ()) -> Facts:
    """The facts of the event that the reports (one at least, in the order of reading) tell of.

    ``after`` holds the bounds of the articles' own dates: an undated event keeps the latest of them.
    """
    kind = reports[0].kind
    status, when = progress(reports), date(reports)
    actors, spots, amounts = parties(reports), places(reports), _amounts(reports)
    bounds = [day for day in after if day is not None]
    return Facts(
        kind=kind,
        status=status,
        title=headline(
            kind,
            status,
            _leading(actors, [report.actors for report in reports]),
            _leading(spots, [report.places for report in reports]),
            amounts,
            comparisons=_comparisons(reports),
            struck=struck(reports),
        ),
        when=when,
        after=max(bounds) if bounds and when is None else None,
        actors=actors,
        people=people(reports),
        places=spots,
        amounts=amounts,
    )


def _leading(merged: Sequence[Named], told: Iterable[Sequence[Named]]) -> list[Named]:
    """What a headline names: what one in three of the reports that tell any tells, so that no single slip is said."""
    names = [{each.name for each in one} for one in told if one]
    return [each for each in merged if _ONE_IN * sum(each.name in one for one in names) >= len(names)]


def progress(reports: Sequence[Report]) -> Status:
    """The farthest that any report says it has come."""
    return min((report.status for report in reports), key=_PROGRESS.index)


def date(reports: Sequence[Report]) -> When | None:
    """The date that most reports give: fine ones before rough ones, what was done before what was planned."""
    told = [(report.when, report.status in _TO_COME) for report in reports if report.when is not None]
    votes = Counter(when.edtf for when, _ in told)

    def rank(each: tuple[When, bool]) -> tuple[float | str, ...]:
        when, planned = each
        guessed = when.basis is DateBasis.PUBLISHED
        basis = list(DateBasis).index(when.basis)
        return (_grain(when), when.approximate, planned, -votes[when.edtf], guessed, _days(when), when.edtf, basis)

    return min(told, key=rank)[0] if told else None


def _grain(when: When) -> int:
    return bisect_left(_GRAINS, _days(when))


def _days(when: When) -> float:
    return (when.last - when.first).days + 1 if when.first and when.last else float("inf")


def parties(reports: Sequence[Report]) -> tuple[Actor, ...]:
    """Every party named, in its commonest role, in the order of first mention."""
    roles: dict[str, Counter[Role]] = {}
    for report in reports:
        for actor in report.actors:
            roles.setdefault(actor.name, Counter())[actor.role] += 1
    return tuple(Actor(name, _commonest(votes)) for name, votes in roles.items())


def _commonest(votes: Counter[Role]) -> Role:
    return min(votes, key=lambda role: (-votes[role], _ROLES.index(role)))


def people(reports: Sequence[Report]) -> tuple[Person, ...]:
    """Every person once, by the usual spelling or else the longest name, with the party that any report gives."""
    found: dict[str, Person] = {}
    for person in sorted(map(_usual, (p for report in reports for p in report.people)), key=lambda p: -len(p.name)):
        longer = next((name for name in found if set(person.name.split()) <= set(name.split())), person.name)
        known = found.get(longer)
        found[longer] = Person(longer, (known.actor if known else None) or person.actor)
    return tuple(found.values())


def _usual(person: Person) -> Person:
    """Call a known person as the lists do: Volodymyr Zelenskiy is Zelensky; a lone surname may be another's."""
    known = KnownNames.load().person(person.name) if " " in person.name else None
    return replace(person, name=known[0]) if known else person


def places(reports: Sequence[Report]) -> tuple[Place, ...]:
    """Every place once, with its region if any report has it; a country only where nothing finer in it is named."""
    found: dict[str, Place] = {}
    for place in (place for report in reports for place in report.places):
        known = found.get(place.name)
        if known is None or place != replace(known, region=None):
            found[place.name] = place
    finer = {place.country for place in found.values() if place.precision != "country"}
    return tuple(place for place in found.values() if place.precision != "country" or place.name not in finer)


def _amounts(reports: Sequence[Report]) -> tuple[Amount, ...]:
    """A unit's lowest and highest figure over the reports; of several figures in one report the largest is its own."""
    told: dict[str, list[float]] = {}
    for report in reports:
        for unit, quantity in _largest(report).items():
            told.setdefault(unit, []).append(quantity.value)
    return tuple(Amount(unit, min(values), max(values), len(values)) for unit, values in told.items())


def _comparisons(reports: Sequence[Report]) -> dict[str, str]:
    """How each unit's figure is told ("more than"), where all reports tell it alike."""
    told: dict[str, set[str]] = {}
    for report in reports:
        for unit, quantity in _largest(report).items():
            told.setdefault(unit, set()).add(quantity.comparison)
    return {unit: next(iter(alike)) for unit, alike in told.items() if len(alike) == 1}


def _largest(report: Report) -> dict[str, Quantity]:
    """A report's own figure for each unit; of equal ones the first told."""
    largest: dict[str, Quantity] = {}
    for quantity in report.quantities:
        if quantity.unit not in largest or quantity.value > largest[quantity.unit].value:
            largest[quantity.unit] = quantity
    return largest
