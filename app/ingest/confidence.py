"""How far a report can be trusted: the estimated chance that its date, actors, roles and place are all right.

A logistic model over a handful of signs, each a yes or no that a reader can check. The weights, in
``data/confidence.toml``, are fitted by ``parley calibrate`` to a corpus with gold.
"""

import math
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from app.domain.report import Report, Role, Status

WEIGHTS = Path(__file__).with_name("data") / "confidence.toml"
BASE = "base"
FILLED_IN = "actor.filled-in"  # the rule of a side that the text leaves unsaid
_TWO = 2
_ATTACKS = frozenset({"strike", "battle"})
_FINE = frozenset({"site", "town", "district"})


def signs(report: Report) -> dict[str, bool]:
    """Whether each sign holds for the report."""
    return {name: holds(report) for name, holds in SIGNS.items()}


def confidence(report: Report, weights: Mapping[str, float] | None = None) -> float:
    """The chance, 0 to 1, that all of the report is right. ``weights``: log odds a sign; a new one has none yet."""
    by_sign = fitted() if weights is None else weights
    odds = by_sign[BASE] + sum(by_sign.get(name, 0.0) for name, holds in signs(report).items() if holds)
    return round(1 / (1 + math.exp(-odds)), 2)


@cache
def fitted() -> Mapping[str, float]:
    """The weights that ``parley calibrate`` wrote."""
    return dict(tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"])


def _named(report: Report, role: Role) -> bool:
    return any(actor.role is role for actor in report.actors)


def _rules(report: Report, field: str) -> set[str]:
    return {why.rule for why in report.why if why.field == field}


def _both_sides(report: Report) -> bool:
    if report.kind in _ATTACKS:
        return _named(report, Role.INITIATOR) and _named(report, Role.TARGET)
    if report.kind == "withdrawal":
        return _named(report, Role.INITIATOR)
    return sum(actor.role is Role.PARTICIPANT for actor in report.actors) >= _TWO


def _side_filled_in(report: Report) -> bool:
    """An actor whom no words of its sentences name."""
    return FILLED_IN in _rules(report, "actor")


SIGNS: dict[str, Callable[[Report], bool]] = {
    "its sentence dates it": lambda report: bool(_rules(report, "date") & {"date.clause", "date.on-record"}),
    "no date": lambda report: report.when is None,
    "both sides are told": _both_sides,
    "a side is filled in": _side_filled_in,
    "both sides are guessed": lambda report: "actor.both-sides" in _rules(report, "actor"),
    "a town or site is told": lambda report: any(place.precision in _FINE for place in report.places),
    "no place": lambda report: not report.places,
    "told more than once": lambda report: len(report.evidence) > 1,
    "told in many sentences": lambda report: len(report.evidence) > _TWO,
    "has happened": lambda report: report.status is Status.OCCURRED,
    "only claimed": lambda report: report.claimed_by is not None,
    "people are named": lambda report: bool(report.people),
    "an attack": lambda report: report.kind in _ATTACKS,
}
