"""What lists of names know of a party or a person: what a profile shows beside its events."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person held for a party; ``start`` and ``end`` are EDTF dates, empty where not known or open."""

    title: str
    party: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """Other names for the same, seats that news names instead, parts whose acts are its own, homes, offices."""

    names: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    home: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
