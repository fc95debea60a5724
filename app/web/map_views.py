"""What the template of ``/map`` gets. Links are root-relative."""

from dataclasses import dataclass

from app.web.assets import Remote
from app.web.views import Chip, Link


@dataclass(frozen=True, slots=True)
class Disc:
    """A mark on the drawn map: ``x`` and ``y`` of its middle in percent, its radius in CSS pixels, where it leads.

    ``shape``: ``dot`` is a site or town, ``area`` somewhere in it, ``land`` a country alone, or ``several`` of these.
    """

    x: float
    y: float
    radius: int
    count: int
    shape: str
    kind: str
    url: str
    said: str


@dataclass(frozen=True, slots=True)
class Ground:
    """A circle around the middle of a district or region, in units of the drawing: it is somewhere there."""

    x: int
    y: int
    radius: int
    kind: str


@dataclass(frozen=True, slots=True)
class Word:
    """A country's name and its middle, in percent."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """The map drawn on the server: the part from ``top`` of a drawing, outlines in its units, marks for two widths."""

    width: int
    height: int
    top: int
    lands: tuple[str, ...]
    words: tuple[Word, ...]
    grounds: tuple[Ground, ...]
    wide: tuple[Disc, ...]
    narrow: tuple[Disc, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in the list: how many events are there, of which kind the most, and the view of them."""

    id: int
    name: str
    note: str
    count: int
    kind: str
    shape: str
    url: str


@dataclass(frozen=True, slots=True)
class CountryRows:
    """A country with its places, the most frequent first, and the map of it alone, if it is one."""

    name: str
    count: int
    url: str | None
    places: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True)
class Tiles:
    """A tile server that the settings name: the template of its addresses, and whom to name for it."""

    url: str
    attribution: str


@dataclass(frozen=True, slots=True)
class MapPage:
    """``/map``: where the events of a filter are. ``scripts`` are what the live map needs, in their order."""

    said: str
    total: int
    chips: tuple[Chip, ...]
    clear_url: str
    timeline_url: str
    unplaced: Link | None
    places: int
    cut: bool
    listed: int
    sketch: Sketch | None
    countries: tuple[CountryRows, ...]
    kinds: tuple[tuple[str, str], ...]
    data_url: str
    scripts: tuple[Remote, ...]
    tiles: Tiles | None
