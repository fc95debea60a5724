"""Whether reports of one event agree: they say the same, what fits together, or what excludes each other.

Saying less is no difference, and silence none at all.
"""

import math
from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import combinations
from typing import TypeVar

from app.domain.report import Place, Quantity, Role, Status
from app.domain.when import When

Value = TypeVar("Value")


class Concord(StrEnum):
    """How what the reports say of one thing goes together."""

    ONE = "one"  # a single report speaks of it
    SAME = "same"
    FITS = "fits"  # not the same words, but all can be true
    DIFFER = "differ"


_DAYS = 3  # that an approximate date allows either way
_SHARE = 0.1  # that an approximate count allows either way
_REACH = {"site": 5.0, "town": 25.0, "district": 60.0, "region": 250.0}  # km around the point that a place may take up
_EARTH = 6371.0  # km
_TOGETHER = ({Role.INITIATOR}, {Role.TARGET}, {Role.MEDIATOR, Role.HOST})
_HAPPENED = frozenset({Status.OCCURRED, Status.ONGOING})


def dates(told: Sequence[When | None]) -> Concord:
    """Compare dates; an approximate one reaches some days further, a wide one holds all its days."""
    return _compare([(when,) if when else () for when in told], _may_be_one_day)


def places(told: Sequence[Sequence[Place]]) -> Concord:
    """Compare the places of each report: they fit where one of one lies in, or by, one of the other."""
    return _compare(told, _may_be_one_place)


def counts(told: Sequence[Sequence[Quantity]]) -> Concord:
    """Compare the counts of one unit: "at least 40" fits 41. What two sides claim against each other differs."""
    found = _compare(told, _may_be_one_number)
    rivals = any(
        a.claimed_by != b.claimed_by and not _may_be_one_number(a, b) for side in told for a, b in combinations(side, 2)
    )
    return Concord.DIFFER if rivals else found


def roles(told: Sequence[Role | None]) -> Concord:
    """Compare the roles of one party; whoever hosts or mediates may also be said to take part."""
    return _compare([(role,) if role else () for role in told], _may_be_one_role)


def statuses(told: Sequence[Status]) -> Concord:
    """Compare how far it has come: what was planned may have happened since, what was called off has not."""
    return _compare([(status,) for status in told], _may_be_one_course)


def names(told: Sequence[Sequence[str]]) -> Concord:
    """Compare names that do not exclude each other."""
    return _compare(told, lambda _a, _b: True)


def _compare(told: Sequence[Sequence[Value]], compatible: Callable[[Value, Value], bool]) -> Concord:
    speaking = [side for side in told if side]
    if len(speaking) < 2:  # noqa: PLR2004 - two sides
        return Concord.ONE
    if all(set(side) == set(speaking[0]) for side in speaking):
        return Concord.SAME
    fits = all(any(compatible(a, b) for a in one for b in other) for one, other in combinations(speaking, 2))
    return Concord.FITS if fits else Concord.DIFFER


def _may_be_one_day(a: When, b: When) -> bool:
    return a.gap(b) <= (_DAYS if a.approximate or b.approximate else 0)


def _may_be_one_place(a: Place, b: Place) -> bool:
    if a.name in {b.name, b.country} or a.country == b.name:
        return True
    if "country" in {a.precision, b.precision}:
        return a.country is None or b.country is None or a.country == b.country
    away = _distance(a, b)
    return away is None or away <= max(_REACH.get(a.precision, 0.0), _REACH.get(b.precision, 0.0))


def _distance(a: Place, b: Place) -> float | None:
    """Kilometres along the earth's surface, None where a place has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat, other = math.radians(a.lat), math.radians(b.lat)
    turn = math.radians(b.lon - a.lon)
    half = math.sin((other - lat) / 2) ** 2 + math.cos(lat) * math.cos(other) * math.sin(turn / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(half))


def _may_be_one_number(a: Quantity, b: Quantity) -> bool:
    (low, high), (other_low, other_high) = _bounds(a), _bounds(b)
    return max(low, other_low) <= min(high, other_high)


def _bounds(quantity: Quantity) -> tuple[float, float]:
    value = quantity.value
    match quantity.comparison:
        case ">" | ">=":
            return value, math.inf
        case "<" | "<=":
            return -math.inf, value
        case "~":
            return value * (1 - _SHARE), value * (1 + _SHARE)
        case _:
            return value, value


def _may_be_one_role(a: Role, b: Role) -> bool:
    return Role.PARTICIPANT in {a, b} or any({a, b} <= alike for alike in _TOGETHER)


def _may_be_one_course(a: Status, b: Status) -> bool:
    return a is b or Status.CANCELLED not in {a, b} or not {a, b} & _HAPPENED
