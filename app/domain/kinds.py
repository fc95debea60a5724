"""The kinds of event. The list is data (``kinds.toml``): a newsroom that wants another kind writes a table there."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.domain.report import Role


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event with its words, its icon and its codes in the field's standards."""

    name: str
    label: str
    noun: tuple[str, str]
    icon: str
    roles: tuple[Role, ...]
    plover: tuple[str, ...]
    acled: tuple[str, ...]
    about: str


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name, in the order in which they are shown."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {
        row["name"]: Kind(
            name=row["name"],
            label=row["label"],
            noun=(row["noun"][0], row["noun"][1]),
            icon=row["icon"],
            roles=tuple(Role(role) for role in row["roles"]),
            plover=tuple(row["plover"]),
            acled=tuple(row["acled"]),
            about=row["about"],
        )
        for row in table["kind"]
    }
