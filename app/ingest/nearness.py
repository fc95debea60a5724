"""Whether two lists of places can be where one event took place: the same name, one inside the other, how far apart."""

from collections.abc import Iterator, Sequence

from app.domain.point import Point
from app.domain.report import Place
from app.ingest.signs import NOTHING, Sign, veto

FINE = frozenset({"site", "town", "district"})
_SAME = {"site": 1.5, "town": 1.5, "district": 1.5, "region": 0.75, "country": 0.25, "unknown": 1.0}
IN_TOWN_KM = 15.0  # a site or district belongs to the town whose middle is as near as this
_NEAR_KM = 50.0  # beyond, two towns are two places
_REGION_KM = 200.0  # a region's middle is about as near as this to a town in it


def places_sign(mine: Sequence[Place], theirs: Sequence[Place]) -> Sign:
    """What the places say of two accounts being one; nothing where either has none."""
    names = {place.name for place in theirs}
    shared = {place.name: _SAME.get(place.precision, 0.25) for place in mine if place.name in names}
    if shared:
        return Sign(max(shared.values()), f"the same place: {', '.join(sorted(shared))}")
    return _fine(mine, theirs) or _inside(mine, theirs)


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance of two places that have coordinates."""
    assert a.lat is not None
    assert a.lon is not None
    assert b.lat is not None
    assert b.lon is not None
    return Point(a.lat, a.lon).km_to(Point(b.lat, b.lon))


def _fine(mine: Sequence[Place], theirs: Sequence[Place]) -> Sign | None:
    """Compare towns, districts and sites by the nearest pair; None where one side has no such place."""
    pairs = list(_located(mine, theirs, FINE, FINE))
    if not pairs:
        return None
    kilometres, one, other = min(pairs, key=lambda pair: pair[0])
    said = f"{one.name} and {other.name} are {kilometres:.0f} km apart"
    if kilometres > _NEAR_KM:
        return veto(said)
    within = kilometres <= IN_TOWN_KM and {one.precision, other.precision} != {"town"}
    return Sign(1.0 if within else -0.75, said)


def _inside(mine: Sequence[Place], theirs: Sequence[Place]) -> Sign:
    """A town in a region, or anything in a country."""
    region = frozenset({"region"})
    for kilometres, one, other in (*_located(mine, theirs, FINE, region), *_located(mine, theirs, region, FINE)):
        if kilometres <= _REGION_KM and one.country == other.country:
            return Sign(0.5, f"{one.name} and {other.name} are {kilometres:.0f} km apart")
    countries = sorted(_countries_with(mine, theirs) | _countries_with(theirs, mine))
    return Sign(0.25, f"in {countries[0]}") if countries else NOTHING


def _countries_with(named: Sequence[Place], places: Sequence[Place]) -> set[str]:
    """The countries among the ones that have a place among the others in them."""
    return {place.name for place in named} & {place.country for place in places if place.country}


def _located(
    mine: Sequence[Place], theirs: Sequence[Place], of_mine: frozenset[str], of_theirs: frozenset[str]
) -> Iterator[tuple[float, Place, Place]]:
    for one in mine:
        for other in theirs:
            if one.precision in of_mine and other.precision in of_theirs and None not in {one.lat, other.lat}:
                yield distance_km(one, other), one, other
