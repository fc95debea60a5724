"""The stretch of the earth that a small map shows, and the outlines in it: from degrees to units of the drawing."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.web import outlines
from app.web.outlines import Box, Country, Point

WIDTH, HEIGHT = 720, 540  # of the drawing, twice what it is shown at: a unit is half a pixel
_LEAST, _MOST = 9.0, 70.0  # degrees of latitude: enough to know the country by
_ROOM = 1.35  # times what the places take up
_MARGIN = 12  # units around the drawing, so that cut edges are not seen
_LAND, _COVER = 0.004, 0.85  # shares of the drawing: so much land at least, so much of one country at most
_POLES = 84.0  # degrees
_POINTS = 2400  # of all outlines together: some 12 kB
_COARSER = (1.0, 1.6, 2.5, 4.0, 6.0)  # units between points: the first with which they are few enough
_TURN = 360.0

Line = list[tuple[int, int]]
"""A closed line in units, its first point not repeated."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Equirectangular, true to scale in its middle; ``scale``: units a degree of latitude."""

    lon: float
    lat: float
    scale: float

    @property
    def squeeze(self) -> float:
        """How much shorter a degree of longitude is than one of latitude."""
        return math.cos(math.radians(self.lat))

    @property
    def box(self) -> Box:
        """The stretch of the earth that the drawing and its margin show."""
        wide = (WIDTH / 2 + _MARGIN) / self.scale / self.squeeze
        high = (HEIGHT / 2 + _MARGIN) / self.scale
        return Box(self.lon - wide, self.lat - high, self.lon + wide, self.lat + high)

    def is_seen(self, box: Box) -> bool:
        """Whether what fills the box is more than a point in the drawing."""
        return max((box.east - box.west) * self.squeeze, box.north - box.south) * self.scale > 1

    def at(self, point: Point) -> Point:
        """Units from the drawing's upper left corner; the longitude is taken as it stands."""
        lon, lat = point
        return WIDTH / 2 + (lon - self.lon) * self.squeeze * self.scale, HEIGHT / 2 - (lat - self.lat) * self.scale

    def near(self, point: Point) -> Point:
        """The same for a point whose longitude is turned by full circles to where it is nearest the middle."""
        lon, lat = point
        return self.at((lon + _TURN * round((self.lon - lon) / _TURN), lat))


def frame(boxes: Sequence[Box]) -> Frame:
    """Find the middle of all boxes, the short way round the earth, and the scale at which they have room.

    Where neither coast nor border would show, the frame grows until one does.
    """
    found = _around(_gathered(boxes))
    while found.scale > HEIGHT / _MOST and _is_plain(found):
        found = replace(found, scale=found.scale / 2)
    return found


def lands(shown: Frame) -> list[tuple[Country, list[Line]]]:
    """Give the countries in the frame with their outlines, as fine as a small drawing allows."""
    cut = [(country, rings) for country in outlines.countries().values() if (rings := _visible(country, shown))]
    drawn: list[tuple[Country, list[Line]]] = []
    for gap in _COARSER:
        thinned = ((country, [line for ring in rings if (line := _thinned(ring, gap))]) for country, rings in cut)
        drawn = [(country, lines) for country, lines in thinned if lines]
        if sum(len(line) for _, lines in drawn for line in lines) <= _POINTS:
            break
    return drawn


def path(lines: Sequence[Line]) -> str:
    """Write lines as the data of an SVG path."""
    return "".join(f"M{line[0][0]} {line[0][1]}l{_steps(line)}z" for line in lines)


def _around(boxes: Sequence[Box]) -> Frame:
    west, east = min(box.west for box in boxes), max(box.east for box in boxes)
    south, north = max(min(box.south for box in boxes), -_POLES), min(max(box.north for box in boxes), _POLES)
    lat = max(min((south + north) / 2, _POLES), -_POLES)
    wide = (east - west) * math.cos(math.radians(lat)) * HEIGHT / WIDTH
    return Frame((west + east) / 2, lat, HEIGHT / max(_LEAST, _ROOM * wide, _ROOM * (north - south)))


def _is_plain(shown: Frame) -> bool:
    rings = (ring for country in outlines.countries().values() for ring in _visible(country, shown))
    shares = [outlines.area(ring) / (WIDTH * HEIGHT) for ring in rings]
    return sum(shares) < _LAND or max(shares) > _COVER


def _gathered(boxes: Sequence[Box]) -> list[Box]:
    """Turn boxes by full circles so that together they span the fewest degrees."""
    turns = [[box.moved(_nearest(start.west, box.west)) for box in boxes] for start in boxes]
    return min(turns, key=lambda turned: max(box.east for box in turned) - min(box.west for box in turned))


def _nearest(lon: float, other: float) -> float:
    return _TURN * math.ceil((lon - other) / _TURN)


def _visible(country: Country, shown: Frame) -> list[tuple[Point, ...]]:
    """Give the country's rings in the frame, cut to it, in units."""
    box = shown.box
    found: list[tuple[Point, ...]] = []
    for turn in (-_TURN, 0.0, _TURN):
        there = box.moved(-turn)
        for ring in country.rings:
            if ring.box.meets(there) and shown.is_seen(ring.box):
                points = ring.points if there.holds(ring.box) else outlines.clipped(ring.points, there)
                found.append(tuple(shown.at((lon + turn, lat)) for lon, lat in points))
    return [ring for ring in found if outlines.area(ring) > 1]


def _thinned(ring: Sequence[Point], gap: float) -> Line:
    """Round to units and drop what is nearer than the gap to the point before; nothing where no area is left."""
    found: Line = []
    for x, y in ring:
        if not found or math.hypot(x - found[-1][0], y - found[-1][1]) >= gap:
            found.append((round(x), round(y)))
    return found if outlines.area(found) > gap * gap else []


def _steps(line: Line) -> str:
    steps = (f"{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(line))
    return " ".join(steps).replace(" -", "-")
