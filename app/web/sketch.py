"""The map as drawn on the server, for paper and for browsers without scripts: marks that would touch are one."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from app.store.spots import Spot
from app.web import framing, outlines
from app.web.framing import HEIGHT, WIDTH, Frame, Line
from app.web.map_views import Disc, Ground, Sketch, Word
from app.web.outlines import Box, Country

SHAPES = {"site": "dot", "town": "dot", "district": "area", "region": "area", "country": "land"}
KILOMETRES = {"district": 30, "region": 100}
"""How far around its middle a place of this precision is drawn: a guess, for its size is not known, and no point."""

_KM = 111.2  # a degree of latitude
_GRID = 5  # degrees: what differs by less has the same outlines, which are kept
_APART = {"wide": 31, "narrow": 78}  # units between marks: about 38 CSS pixels on a screen of that width
_SOUTH, _NORTH = -58.0, 80.0  # degrees: beyond them is little but ice
_LETTER = 6  # units of a word on a wide screen
_LEAST = 14  # units: smaller circles are under their mark
_KEPT = 64  # frames
_GROUNDS = 200

Address = Callable[[Sequence[Spot]], str]


def sketch(spots: Sequence[Spot], address: Address) -> Sketch | None:
    """Draw the places; ``address`` is where a mark for these leads. None where there is none."""
    if not spots:
        return None
    shown = _frame(tuple(_columns(spots)))
    top, bottom = (max(0, min(HEIGHT, round(shown.at((0, lat))[1]))) for lat in (_NORTH, _SOUTH))
    lands = _lands(shown)
    marks = {name: _discs(spots, shown, apart, (top, bottom), address) for name, apart in _APART.items()}
    return Sketch(
        width=WIDTH,
        height=bottom - top,
        top=top,
        lands=tuple(framing.path(lines) for _, lines in lands),
        words=tuple(_words(lands, (top, bottom))),
        grounds=tuple(_grounds(spots, shown))[:_GROUNDS],
        wide=tuple(marks["wide"]),
        narrow=tuple(marks["narrow"]),
    )


def commonest(spots: Sequence[Spot]) -> str:
    """Name the kind of which most events at these places are."""
    counts: dict[str, int] = {}
    for spot in spots:
        for kind, count in spot.kinds.items():
            counts[kind] = counts.get(kind, 0) + count
    return max(counts, key=lambda kind: counts[kind])


def position(spot: Spot) -> tuple[float, float]:
    """Give longitude and latitude."""
    assert spot.place.lon is not None, "only places with coordinates are spots"
    assert spot.place.lat is not None, "only places with coordinates are spots"
    return spot.place.lon, spot.place.lat


@dataclass(slots=True)
class _Heap:
    """Places that one mark stands for; it stands where most events are."""

    x: float
    y: float
    spots: list[Spot] = field(default_factory=list)


def _columns(spots: Sequence[Spot]) -> list[Box]:
    """Say what stretch of the earth the places take up, in steps, a box for each longitude."""
    points = [position(spot) for spot in spots]
    south = math.floor(min(lat for _, lat in points) / _GRID) * _GRID
    north = math.ceil(max(lat for _, lat in points) / _GRID) * _GRID
    return [Box(lon, south, lon + _GRID, north) for lon in sorted({math.floor(x / _GRID) * _GRID for x, _ in points})]


@lru_cache(maxsize=_KEPT)
def _frame(boxes: tuple[Box, ...]) -> Frame:
    return framing.frame(boxes)


@lru_cache(maxsize=_KEPT)
def _lands(shown: Frame) -> list[tuple[Country, list[Line]]]:
    return framing.lands(shown)


def _words(lands: Sequence[tuple[Country, Sequence[Line]]], reach: tuple[int, int]) -> Iterator[Word]:
    """Name the countries whose largest part has room for it."""
    top, bottom = reach
    for country, lines in lands:
        ring = max(lines, key=outlines.area)
        x, y = outlines.middle(ring)
        wide = max(px for px, _ in ring) - min(px for px, _ in ring)
        if wide > _LETTER * len(country.name) + _LETTER and outlines.inside((x, y), ring):
            yield Word(round(100 * x / WIDTH, 2), round(100 * (y - top) / (bottom - top), 2), country.name)


def _grounds(spots: Sequence[Spot], shown: Frame) -> Iterator[Ground]:
    for spot in spots:
        if spot.place.precision in KILOMETRES:
            x, y = shown.near(position(spot))
            radius = KILOMETRES[spot.place.precision] / _KM * shown.scale
            if radius > _LEAST:
                yield Ground(round(x), round(y), round(radius), commonest([spot]))


def _discs(spots: Sequence[Spot], shown: Frame, apart: int, reach: tuple[int, int], address: Address) -> Iterator[Disc]:
    top, bottom = reach
    for heap in _heaps(spots, shown, apart):
        count = sum(spot.count for spot in heap.spots)
        yield Disc(
            x=round(100 * heap.x / WIDTH, 2),
            y=round(100 * (heap.y - top) / (bottom - top), 2),
            radius=round(12 + 3 * math.log10(count)),
            count=count,
            shape=SHAPES[heap.spots[0].place.precision] if len(heap.spots) == 1 else "several",
            kind=commonest(heap.spots),
            url=address(heap.spots),
            said=_said(heap.spots),
        )


def _heaps(spots: Sequence[Spot], shown: Frame, apart: int) -> list[_Heap]:
    """Put each place, the most frequent first, on the nearest heap that is too near for a mark of its own."""
    heaps: list[_Heap] = []
    for spot in spots:
        x, y = shown.near(position(spot))
        near = min(heaps, key=lambda heap: math.hypot(heap.x - x, heap.y - y), default=None)
        if near is None or math.hypot(near.x - x, near.y - y) >= apart:
            heaps.append(near := _Heap(x, y))
        near.spots.append(spot)
    return heaps


def _said(spots: Sequence[Spot]) -> str:
    named = ", ".join(f"{spot.place.name} ({spot.count:,})" for spot in spots[:4])
    return named + (f" and {len(spots) - 4} more" if len(spots) > 4 else "")  # noqa: PLR2004 - as many as are named
