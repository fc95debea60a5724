"""Parties, places and counts as English says them in a headline; the words are data (``phrases.toml``)."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.event import Amount
from app.domain.report import Place

_LISTED = 3  # names in a row before "and 2 others"
_COMPARED = {">": "more than ", ">=": "at least ", "<=": "up to ", "~": "about "}


def is_plural(party: str) -> bool:
    """Whether a single party takes a plural verb: "the Houthis strike"."""
    return _last(party) in _words()["party"]["plural_by_last_word"]


def parties(names: Sequence[str]) -> str:
    """ "Russia", "Russia and the United States", "Israel, Hamas and Qatar", "A, B, C and 2 others"."""
    return listed([_party(name) for name in names])


def places(found: Sequence[Place]) -> str:
    """ "Kyiv and the Kursk region"; names are cut like those of parties."""
    return listed([_place(place) for place in found])


def listed(words: Sequence[str]) -> str:
    """Words in a row; more than four are cut, since one alone would be as long as "and 1 other"."""
    if len(words) > _LISTED + 1:
        return f"{', '.join(words[:_LISTED])} and {len(words) - _LISTED} others"
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def count(amount: Amount, comparison: str = "=") -> str:
    """ "472 drones", "1 drone", "more than 40 aircraft", "390–1,000 prisoners" where reports differ."""
    if amount.low != amount.high:
        return f"{number(amount.low)}–{number(amount.high)} {amount.unit}"
    unit = _singular(amount.unit) if amount.low == 1 else amount.unit
    return f"{_COMPARED.get(comparison, '')}{number(amount.low)} {unit}"


def number(value: float) -> str:
    """Thousands set off, and a fraction only where there is one."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def _singular(unit: str) -> str:
    """ "drones" -> "drone"; what has no plural ending ("killed", "aircraft") stays."""
    head, _, last = unit.rpartition(" ")
    regular = f"{last[:-3]}y" if last.endswith("ies") else last.removesuffix("s")
    one = _words()["unit"]["singular"].get(last, regular)
    return f"{head} {one}".strip()


def _party(name: str) -> str:
    words = _words()["party"]
    first, _, rest = name.partition(" ")
    articled = (rest and first in words["article_by_first_word"]) or _last(name) in words["article_by_last_word"]
    return f"the {name}" if articled else name


def _place(place: Place) -> str:
    if place.precision == "country":
        return _party(place.name)
    words, (first, of, _) = _words()["place"], place.name.partition(" of ")
    articled = (of and first in words["article_before_of"]) or _last(place.name) in words["article_by_last_word"]
    return f"the {place.name}" if articled else place.name


def _last(name: str) -> str:
    return name.rpartition(" ")[2]


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
