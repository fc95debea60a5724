"""A reference chronology: dated facts, each with its source, that "the 34th day of the war" and the like count from."""

import datetime as dt
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from app.domain.when import DateBasis, When

_LONG_AFTER = dt.timedelta(days=730)  # an account of a war is still given in its second year after


@dataclass(frozen=True, slots=True, eq=False)  # one fact is one entry of the record; hashing its fields takes too long
class Fact:
    """Something on record. ``kind`` is a kind of event or ``war``; ``ordinal`` counts within ``series``.

    ``parties`` and ``places`` are plain English names; ``aliases`` are the names under which news speaks of it;
    ``marks`` are the names, sums and things that news of it hardly does without and that tell it from the like;
    ``against`` are those of a war's parties whom the others fight together (none: each fights each); ``over`` is the
    last day of a war whose parties have made peace since.
    """

    name: str
    when: When
    kind: str
    parties: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    ordinal: int | None = None
    series: str = ""
    aliases: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    source: str = ""
    against: tuple[str, ...] = ()
    over: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """That a party held places, by their plain English names, for the time ``when``, open where it still does."""

    by: str
    places: tuple[str, ...]
    when: When


@dataclass(frozen=True, slots=True, eq=False)
class Chronology:
    """Facts in the order in which they are written down, and who held which places."""

    facts: tuple[Fact, ...] = ()
    holds: tuple[Hold, ...] = ()

    @property
    def wars(self) -> tuple[Fact, ...]:
        """The facts of kind ``war``; ``when`` is the first day of each, or the interval that it took."""
        return tuple(fact for fact in self.facts if fact.kind == "war")

    def holders(self, places: Collection[str], on: dt.date) -> tuple[str, ...]:
        """Who is on record as having held any of the places on that day."""
        found = (hold.by for hold in self.holds if not set(places).isdisjoint(hold.places) and _covers(hold.when, on))
        return tuple(dict.fromkeys(found))


def _covers(when: When, day: dt.date) -> bool:
    return (when.first or day) <= day <= (when.last or day)


def foes(war: Fact, party: str, on: dt.date | None = None) -> tuple[str, ...]:
    """Whom the party fights in the war; nobody where it has no part in it, nor long after the war on that day."""
    if party not in war.parties or (on is not None and war.over is not None and on - war.over > _LONG_AFTER):
        return ()
    if war.against:
        return tuple(each for each in war.parties if (each in war.against) != (party in war.against))
    return tuple(each for each in war.parties if each != party)


def read_chronology(toml: str) -> Chronology:
    """Return a chronology from TOML text: ``[[fact]]`` and ``[[war]]`` tables with the fields of Fact, dates in EDTF.

    A war has ``start``, and ``end`` where it is over, in place of ``when``; so have ``[[hold]]`` tables, whose other
    fields are those of Hold. Raises ValueError (TOMLDecodeError is one) where the text is not TOML or a date is not
    EDTF, KeyError where a table lacks a name, a date or a kind.
    """
    tables = tomllib.loads(toml)
    wars = ({**row, "kind": "war", "when": _term(row)} for row in tables.get("war", ()))
    holds = tuple(_hold(row) for row in tables.get("hold", ()))
    return Chronology(tuple(_fact(row) for row in (*wars, *tables.get("fact", ()))), holds)


def _hold(row: dict[str, Any]) -> Hold:
    term = When(f"{row['start']}/{row.get('end', '..')}", DateBasis.REFERENCE)
    return Hold(row["by"], tuple(row["places"]), term)


def _term(war: dict[str, Any]) -> str:
    return f"{war['start']}/{war['end']}" if "end" in war else str(war["start"])


def _fact(row: dict[str, Any]) -> Fact:
    return Fact(
        name=row["name"],
        when=When(row["when"], DateBasis.REFERENCE),
        kind=row["kind"],
        parties=tuple(row.get("parties", ())),
        against=tuple(row.get("against", ())),
        over=dt.date.fromisoformat(row["over"]) if "over" in row else None,
        places=tuple(row.get("places", ())),
        ordinal=row.get("ordinal"),
        series=row.get("series", ""),
        aliases=tuple(row.get("aliases", ())),
        marks=tuple(row.get("marks", ())),
        source=row.get("source", ""),
    )
