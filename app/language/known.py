"""The lists of names as records: ``data/states.toml``, ``groups.toml``, ``persons.toml`` and so on."""

import datetime as dt
import re
import tomllib
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("data")
_LETTERS = dict.fromkeys("'’‘`ʼʻ", "") | {
    "ı": "i",
    "ł": "l",
    "Ł": "L",
    "ø": "o",
    "Ø": "O",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
}
_TRANSLATION = str.maketrans(_LETTERS | {"ß": "ss", "æ": "ae"})
_PARTING = re.compile(r"[^a-z0-9]+")


def fold(name: str) -> str:
    """Write a name as a key: ASCII, lower case, no apostrophes, words parted by single spaces, no leading "the"."""
    text = name.translate(_TRANSLATION)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _PARTING.sub(" ", text.lower()).strip().removeprefix("the ")


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory; ``lat`` and ``lon`` are its rough centre in degrees.

    ``doubtful`` holds those of its names that mean something else as often; ``near`` the parties whose mention in the
    same text speaks for those, ``rivals`` words that speak against them. ``capital_once`` is the capital until lately,
    where most of the government still sits or sat when much was written. ``part_of`` is the state whose acts its own
    were before the ISO date ``until``.
    """

    name: str
    iso2: str
    lat: float
    lon: float
    capital: str = ""
    capital_once: str = ""
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    part_of: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """An armed group, organisation or alliance (``type``); ``home`` holds the states that it fights or sits in.

    ``bodies`` are its parts and missions, whose acts are its own; ``members`` the groups that it is a common name for.
    ``governs`` is the state that a government with a name of its own stands for, where a text has that name; ``people``
    are words that then mean the group and not the state of that people: "Serb guns", where the Bosnian Serbs are named.
    ``separatists_of`` is the state whose separatists it is where a text speaks of some without a name. A ``loyal``
    group fights for the state that it sits in, not against it. Those marked ``by_letters`` are known by their letters
    even where a text has the name in full.
    """

    name: str
    type: str
    home: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    governs: str = ""
    people: tuple[str, ...] = ()
    separatists_of: str = ""
    loyal: bool = False
    by_letters: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A curated place; ``precision`` is region, site, town or district, ``party`` the actor that goes by its name.

    ``region`` is that of a site, town or district where it is not the one of the nearest town.
    """

    name: str
    lat: float
    lon: float
    precision: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    party: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Town:
    """A town that English news calls otherwise than GeoNames: ``geonames`` is its own name there."""

    name: str
    iso2: str
    geonames: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """An office held from one day to another; each is an ISO date, a part of one, or empty where open."""

    title: str
    party: str
    start: str
    end: str

    def held(self, on: dt.date) -> bool:
        """Whether it was held on that day; a bare year or month counts whole."""
        day = on.isoformat()
        return day >= self.start and day[: len(self.end)] <= (self.end or day)


@dataclass(frozen=True, slots=True)
class Person:
    """A person in the news. ``surnames`` are what news uses alone, none where that would not tell who."""

    name: str
    party: str | None
    surnames: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()

    def party_on(self, on: dt.date | None) -> str | None:
        """Whom the person acted for on that day: by office, else as a rule."""
        held = [office.party for office in self.offices if on is not None and office.held(on)]
        return held[-1] if held else self.party


@dataclass(frozen=True, slots=True)
class Lookalikes:
    """Words that decide whether a name is meant: see ``data/lookalikes.toml``."""

    phrases: tuple[str, ...]
    titles: frozenset[str]
    openers: frozenset[str]
    surnames: frozenset[str]
    rebels: frozenset[str]
    bonds: frozenset[str]
    forces: tuple[str, ...]
    fighters: tuple[str, ...]
    offices: dict[str, str]


def _table(name: str) -> dict[str, Any]:
    path = DATA / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _record(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


@cache
def states() -> tuple[State, ...]:
    """Every state and territory, in the order of the list."""
    return tuple(State(**_record(row)) for row in _table("states")["state"])


def capital(state: str, named: Collection[str] = ()) -> str:
    """The capital of a state by its name; that before it where only that is ``named``; empty where there is none."""
    now, once = _capitals().get(state, ("", ""))
    return once if once in named and now not in named else now


def is_capital(city: str) -> bool:
    """Whether the city is the capital of a state, or was until lately."""
    return any(city in cities for cities in _capitals().values())


@cache
def _capitals() -> dict[str, tuple[str, str]]:
    return {state.name: (state.capital, state.capital_once) for state in states()}


@cache
def groups() -> tuple[Group, ...]:
    """Every armed group, organisation and alliance."""
    return tuple(Group(**_record(row)) for row in _table("groups")["group"])


@cache
def regions() -> tuple[Region, ...]:
    """Every curated region, sea, strait and site."""
    return tuple(Region(**_record(row)) for row in _table("regions")["region"])


@cache
def divisions() -> dict[tuple[str, str], str]:
    """ISO 3166 code of a state and GeoNames code of its division -> English name of that region."""
    return {(iso2, code): name for iso2, names in _table("divisions").items() for code, name in names.items()}


@cache
def towns() -> tuple[Town, ...]:
    """Every town with a name of its own in English news."""
    return tuple(Town(**_record(row)) for row in _table("towns")["town"])


@cache
def villages() -> dict[str, tuple[tuple[str, str], ...]]:
    """The places that GeoNames' extract lacks: each spelling, folded, with ISO 3166 codes and usual names."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for iso2, rows in _table("villages").items():
        for row in rows:
            spellings = [row] if isinstance(row, str) else row
            for spelling in spellings:
                found[fold(spelling)] = (*found.get(fold(spelling), ()), (iso2, spellings[0]))
    return found


@cache
def persons() -> tuple[Person, ...]:
    """Every person with dated offices; none where the list is missing."""
    return tuple(_person(row) for row in _table("persons").get("person", ()))


@cache
def _canonical() -> dict[str, str]:
    """Folded name of a state or group -> its canonical name; one's own name before another's alias."""
    entries = [(state.name, (state.name, *state.aliases)) for state in states()]
    entries += [(group.name, (group.name, *group.aliases)) for group in groups()]
    aliases = {fold(alias): name for name, names in reversed(entries) for alias in reversed(names)}
    return aliases | {fold(name): name for name, _ in reversed(entries)}


def _party(name: str) -> str:
    """Call a party of the list of persons as the other lists do."""
    return _canonical().get(fold(name), name)


def _person(row: dict[str, Any]) -> Person:
    party = _party(row["party"]) if row.get("party") else None
    return Person(
        name=row["name"],
        party=party,
        surnames=tuple(filter(None, (row.get("surname", ""), *row.get("surnames", ())))),
        aliases=tuple(row.get("aliases", ())),
        offices=tuple(
            Office(role["title"], _party(role.get("party") or party or ""), role.get("from", ""), role.get("to", ""))
            for role in row.get("roles", ())
        ),
    )


@cache
def lookalikes() -> Lookalikes:
    """Read the words that decide in doubt."""
    table = _table("lookalikes")
    return Lookalikes(
        phrases=tuple(table["phrases"]),
        titles=frozenset(table["titles"]),
        openers=frozenset(table["openers"]),
        surnames=frozenset(table["surnames"]),
        rebels=frozenset(table["rebels"]),
        bonds=frozenset(table["bonds"]),
        forces=tuple(table["forces"]),
        fighters=tuple(table["fighters"]),
        offices=table["offices"],
    )
