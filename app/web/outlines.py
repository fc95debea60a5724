"""The countries' outlines for maps: Natural Earth at 1:50 million (static/vendor/), read once."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from app.web.assets import STATIC

FILE = "vendor/countries-50m.geojson"

Point = tuple[float, float]
"""Degrees: longitude, latitude."""


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the map; ``west`` may lie below -180 or ``east`` above 180 where it spans the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share any ground."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    def holds(self, other: "Box") -> bool:
        """Whether all of the other lies in this one."""
        return (
            self.west <= other.west
            and other.east <= self.east
            and self.south <= other.south
            and other.north <= self.north
        )

    def moved(self, degrees: float) -> "Box":
        """The same, so many degrees further east."""
        return Box(self.west + degrees, self.south, self.east + degrees, self.north)


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line, its first point not repeated; whether it bounds land or a hole, winding tells no one here."""

    points: tuple[Point, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its plain English name, its largest part first."""

    name: str
    rings: tuple[Ring, ...]

    @property
    def mainland(self) -> Box:
        """Where its largest part lies."""
        return self.rings[0].box


@cache
def countries() -> dict[str, Country]:
    """Read the countries, by name."""
    features = json.loads((STATIC / FILE).read_text(encoding="utf-8"))["features"]
    found = (_country(each["properties"]["name"], each["geometry"]["coordinates"]) for each in features)
    return {country.name: country for country in found}


def inside(point: Point, ring: Sequence[Point]) -> bool:
    """Tell whether the point lies within the ring."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in _sides(ring):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd


def clipped(ring: Sequence[Point], box: Box) -> list[Point]:
    """Cut a ring to a box (Sutherland and Hodgman's way): what leaves it runs along its edge."""
    for axis, bound, sign in ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1)):
        ring = list(_cut(ring, axis, bound, sign))
    return list(ring)


def area(ring: Sequence[Point]) -> float:
    """Give the area within a ring, in the square of its unit."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in _sides(ring))) / 2


def middle(ring: Sequence[Point]) -> Point:
    """Give the centre of gravity of a ring's area; it may lie outside of a bent one."""
    twice = sum(ax * by - bx * ay for (ax, ay), (bx, by) in _sides(ring)) or 1.0
    x = sum((ax + bx) * (ax * by - bx * ay) for (ax, ay), (bx, by) in _sides(ring))
    y = sum((ay + by) * (ax * by - bx * ay) for (ax, ay), (bx, by) in _sides(ring))
    return x / (3 * twice), y / (3 * twice)


def _country(name: str, polygons: list[list[list[list[float]]]]) -> Country:
    rings = [_ring(line) for polygon in polygons for line in polygon]
    return Country(name, tuple(sorted(rings, key=lambda ring: -area(ring.points))))


def _ring(line: list[list[float]]) -> Ring:
    points = tuple((x, y) for x, y in line[:-1])
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Ring(points, Box(min(xs), min(ys), max(xs), max(ys)))


def _sides(ring: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return zip(ring, (*ring[1:], *ring[:1]), strict=True)


def _cut(ring: Sequence[Point], axis: int, bound: float, sign: int) -> Iterator[Point]:
    for a, b in _sides(ring):
        a_in, b_in = sign * (a[axis] - bound) >= 0, sign * (b[axis] - bound) >= 0
        if a_in:
            yield a
        if a_in != b_in:
            part = (bound - a[axis]) / (b[axis] - a[axis])
            yield a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])
