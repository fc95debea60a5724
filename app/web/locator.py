"""The small map of where an event was: a dot for a site or town, a circle for an area, no dot for a country."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.domain.report import Place
from app.web import framing, outlines
from app.web.event_views import Land, Locator, MapSpot, MapWord
from app.web.framing import HEIGHT, WIDTH, Frame, Line
from app.web.outlines import Box, Country, Point

_LETTER, _LINE = 13, 26  # units that a letter and a line of words take up
_AREAS = {"district": 30.0, "region": 100.0}  # km
_KM = 111.2  # a degree of latitude
_LABELS = 9
_SMALL = 900.0  # square units: land that gets no name
_KEPT = 256  # maps: drawing one takes up to a third of a second
_PRECISION = {"district": "somewhere in the district", "region": "somewhere in the region"}


@lru_cache(maxsize=_KEPT)
def locator(places: tuple[Place, ...]) -> Locator | None:
    """Draw the map; None where nothing tells where on it the places are."""
    points = [place for place in places if place.precision != "country" and _position(place)]
    whole = [place for place in places if place.precision == "country" and (_position(place) or _outline(place))]
    if not points and not whole:
        return None
    shown = framing.frame([_box(place) for place in (*points, *whole)])
    spots = [(place, _spot(place, shown)) for place in points]
    names = list(_names(whole, spots, shown))
    homes = {country for place in (*points, *whole) if (country := place.country or place.name)}
    lands = framing.lands(shown)
    return Locator(
        width=WIDTH,
        height=HEIGHT,
        lands=tuple(Land(framing.path(lines), country.name in homes) for country, lines in lands),
        countries=tuple(_labels(lands, names, homes)),
        spots=tuple(spot for _, spot in spots),
        names=tuple(names),
        said=_said(points, whole),
    )


def _position(place: Place) -> Point | None:
    return (place.lon, place.lat) if place.lat is not None and place.lon is not None else None


def _outline(place: Place) -> Country | None:
    return outlines.countries().get(place.name)


def _box(place: Place) -> Box:
    """What of the earth a place takes up: a country its largest part, the rest the point that is known."""
    country = _outline(place) if place.precision == "country" else None
    if country is not None:
        return country.mainland
    position = _position(place)
    assert position is not None, "only what is known to lie somewhere is drawn"
    return Box(position[0], position[1], position[0], position[1])


def _spot(place: Place, shown: Frame) -> MapSpot:
    position = _position(place)
    assert position is not None, "only places with coordinates have a spot"
    x, y = shown.near(position)
    return MapSpot(round(x), round(y), round(_AREAS.get(place.precision, 0.0) / _KM * shown.scale))


def _names(whole: Sequence[Place], spots: Sequence[tuple[Place, MapSpot]], shown: Frame) -> Iterator[MapWord]:
    """Put countries' names in their middle and others beside their spot, where they have room and meet no other.

    What finds none is in the caption alone.
    """
    taken: list[Box] = []
    for ways in (*(_within(place, shown) for place in whole), *(_beside(place.name, spot) for place, spot in spots)):
        for word in ways:
            box = _around(word)
            if box.west > 0 and box.east < WIDTH and not any(box.meets(other) for other in taken):
                taken.append(box)
                yield word
                break


def _within(place: Place, shown: Frame) -> Iterator[MapWord]:
    country = _outline(place)
    middle = outlines.middle(country.rings[0].points) if country else _position(place)
    assert middle is not None, "only what is known to lie somewhere is drawn"
    x, y = shown.near(middle)
    for down in (0, _LINE, -_LINE):
        yield MapWord(place.name, round(x), round(y) + 8 + down, "middle")


def _beside(text: str, spot: MapSpot) -> Iterator[MapWord]:
    for down in (0, _LINE, -_LINE):
        yield MapWord(text, spot.x + 16, spot.y + 8 + down, "start")
        yield MapWord(text, spot.x - 16, spot.y + 8 + down, "end")


def _labels(
    lands: Sequence[tuple[Country, Sequence[Line]]], taken: Sequence[MapWord], homes: set[str]
) -> Iterator[MapWord]:
    """Name the countries in their middle, home first, then large ones, where the name has room and meets no other."""
    drawn = [(country.name, max(lines, key=outlines.area)) for country, lines in lands]
    boxes = [_around(word) for word in taken]
    named = {word.text for word in taken}
    left = _LABELS
    for name, ring in sorted(drawn, key=lambda each: (each[0] not in homes, -outlines.area(each[1]))):
        word = _label(name, ring)
        if left and word and name not in named and not any(_around(word).meets(box) for box in boxes):
            boxes.append(_around(word))
            left -= 1
            yield word


def _label(name: str, ring: Line) -> MapWord | None:
    x, y = outlines.middle(ring)
    word = MapWord(name, round(x), round(y), "middle")
    box, width = _around(word), max(px for px, _ in ring) - min(px for px, _ in ring)
    fits = box.west > 0 and box.east < WIDTH and box.south > 0 and box.north < HEIGHT
    roomy = outlines.area(ring) > _SMALL and width > 0.6 * (box.east - box.west)
    return word if fits and roomy and outlines.inside((x, y), ring) else None


def _around(word: MapWord) -> Box:
    """Give what a word takes up, in units."""
    width = len(word.text) * _LETTER
    west = {"start": word.x, "middle": word.x - width / 2, "end": word.x - width}[word.anchor]
    return Box(west, word.y - _LINE, west + width, word.y + _LINE / 2)


def _said(points: Sequence[Place], whole: Sequence[Place]) -> str:
    exact = [_words(place) for place in points if place.precision not in _PRECISION]
    areas = [f"{_PRECISION[place.precision]} {_words(place)}" for place in points if place.precision in _PRECISION]
    somewhere = [f"somewhere in {place.name}" for place in whole]
    said = "; ".join((*exact, *areas, *somewhere))
    return said[:1].upper() + said[1:]


def _words(place: Place) -> str:
    return f"{place.name}, {place.country}" if place.country and place.country != place.name else place.name
