"""How right Parley was when it was last measured, as data (``accuracy.toml``): ``parley evaluate --write`` keeps it."""

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_suffix(".toml")
MEASURES = (
    "precision",
    "recall",
    "f1",
    "date",
    "date_within_a_day",
    "date_invented",
    "actors",
    "roles",
    "places",
    "people",
    "quantities",
    "status",
    "published",
    "whole_event",
)
_HEAD = "# How right Parley is: written by `parley evaluate CORPUS --write`, read by the about page. Shares are of 1.\n"


@dataclass(frozen=True, slots=True)
class Trust:
    """The reports whose confidence lies from ``low`` to ``high``: how many, its mean, and the share that was right."""

    low: float
    high: float
    reports: int
    said: float
    right: float


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What was measured on a corpus, with the reference chronology or without, by which version, and when.

    ``reports`` counts what a careful reader finds. ``shares`` are 0 to 1 by name (`MEASURES`); one that the corpus
    gives no case for is missing.
    """

    corpus: str
    chronology: bool
    version: str
    on: dt.date
    articles: int
    reports: int
    shares: Mapping[str, float]
    trust: tuple[Trust, ...] = ()

    @property
    def key(self) -> tuple[str, bool]:
        """What tells it from the others that are kept."""
        return (self.corpus, not self.chronology)


@cache
def measured() -> tuple[Accuracy, ...]:
    """All that is kept: by corpus, with the chronology before without."""
    return read(FILE.read_text(encoding="utf-8"))


def read(toml: str) -> tuple[Accuracy, ...]:
    """Read what `as_toml` wrote. Raises ValueError where it is no TOML, TypeError or KeyError for other fields."""
    return tuple(
        Accuracy(**{**row, "trust": tuple(Trust(**each) for each in row.get("trust", ()))})
        for row in tomllib.loads(toml)["measured"]
    )


def put(known: Iterable[Accuracy], new: Accuracy) -> tuple[Accuracy, ...]:
    """Give what is known with ``new`` in place of the same corpus measured in the same way before."""
    return tuple(sorted((*(each for each in known if each.key != new.key), new), key=lambda each: each.key))


def as_toml(found: Iterable[Accuracy]) -> str:
    """Write it as it is kept, shares to four decimals."""
    return "\n".join((_HEAD, *map(_table, found)))


def _table(found: Accuracy) -> str:
    rows = [
        "[[measured]]",
        f'corpus = "{found.corpus}"',
        f"chronology = {str(found.chronology).lower()}",
        f'version = "{found.version}"',
        f"on = {found.on}",
        f"articles = {found.articles}",
        f"reports = {found.reports}",
        "trust = [",
        *(f"    {_inline(each)}," for each in found.trust),
        "]",
        "[measured.shares]",
        *(f"{name} = {round(found.shares[name], 4)}" for name in MEASURES if name in found.shares),
    ]
    return "\n".join((*rows, ""))


def _inline(trust: Trust) -> str:
    return (
        f"{{ low = {trust.low}, high = {trust.high}, reports = {trust.reports}, "
        f"said = {round(trust.said, 4)}, right = {round(trust.right, 4)} }}"
    )
