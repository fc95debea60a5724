"""What contains what: a place lies in its region, in larger regions around that (``areas.toml``), in its country."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.domain.report import Place


@dataclass(frozen=True, slots=True)
class LargerRegion:
    """A region with the names of those that it ``contains``, all in one state: "Donbas" and "Donetsk region"."""

    name: str
    country: str
    contains: tuple[str, ...]


def areas(place: Place) -> tuple[str, ...]:
    """Name all that an event at the place lies in, the nearest first: the place itself, regions, the country."""
    return tuple(dict.fromkeys(name for name in (place.name, *regions_around(place), place.country) if name))


def regions_around(place: Place) -> tuple[str, ...]:
    """The region that a place lies in and the larger ones around it, the nearest first; of a region only the larger.

    Not every region that contains another is known: see ``areas.toml``.
    """
    found = [place.region] if place.region else []
    inner = found or ([place.name] if place.precision == "region" else [])
    while inner:
        inner = [outer for name in inner for outer in _around().get((place.country, name), ()) if outer not in found]
        found += inner
    return tuple(found)


@cache
def larger_regions() -> tuple[LargerRegion, ...]:
    """Every larger region that is known to contain others."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(LargerRegion(row["name"], row["country"], tuple(row["contains"])) for row in table["larger"])


@cache
def _around() -> dict[tuple[str | None, str], tuple[str, ...]]:
    """Country and name of a region -> the larger regions that contain it."""
    found: dict[tuple[str | None, str], tuple[str, ...]] = {}
    for larger in larger_regions():
        for name in larger.contains:
            key = (larger.country, name)
            found[key] = (*found.get(key, ()), larger.name)
    return found
