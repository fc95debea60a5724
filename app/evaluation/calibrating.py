"""Fitting and testing the confidence of reports against a corpus with gold.

A report counts as right where the scorer's "whole event" does. Each report is judged by weights fitted to the other
articles alone, so that the table shows what confidence is worth on a text that was not fitted to.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.accuracy import Trust
from app.domain.report import Report
from app.evaluation import score
from app.ingest import confidence

_PENALTY = 2.0  # on the square of a weight: some hundred reports bear no bold ones
_BASE_PENALTY = 0.1  # where all reports are right, the base would grow without end
_ROUNDS = 50
_BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """A report of an article, and whether it is right by the gold."""

    article: str
    report: Report
    right: bool


def judge(corpus: Path, articles: Mapping[str, Sequence[tuple[Report, dict[str, Any]]]]) -> list[Judged]:
    """Compare each article's reports, given with the forms that the scorer reads, with the corpus's gold.

    A report that only a background event of the gold fits is left out: nobody says whether it is right.
    """
    found: list[Judged] = []
    for path in sorted(corpus.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        told = articles.get(gold["article"], ())
        text = score.ArticleWords((corpus / gold["article"]).read_text(encoding="utf-8"))
        pairs = dict(score.assign([form for _, form in told], gold["reports"], text))
        for number, (report, form) in enumerate(told):
            truth = gold["reports"][pairs[number]] if number in pairs else None
            if truth is None or truth.get("weight", "core") == "core":
                found.append(Judged(gold["article"], report, truth is not None and is_right(form, truth)))
    return found


def is_right(form: dict[str, Any], gold: dict[str, Any]) -> bool:
    """The scorer's "whole event": date, actors, direction and at least one place."""
    if gold.get("date"):
        dated = score.date_error(form.get("date"), gold["date"], gold["status"] == "ongoing") == 0
    else:
        dated = not score.invented(form.get("date"))
    sides = score.actor_names(form) == score.actor_names(gold) and score.direction_ok(form, gold)
    places = score.place_names(gold)
    return bool(dated and sides and (not places or places & score.place_names(form)))


def fit(judged: Sequence[Judged]) -> dict[str, float]:
    """Weights by penalised maximum likelihood (Newton's method), the base first, in log odds."""
    names = [confidence.BASE, *confidence.SIGNS]
    held = np.array([[1.0, *confidence.signs(each.report).values()] for each in judged])
    right = np.array([float(each.right) for each in judged])
    penalty = np.diag([_BASE_PENALTY] + [_PENALTY] * (len(names) - 1))
    weights = np.zeros(len(names))
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-held @ weights))
        slope = held.T @ (right - chance) - penalty @ weights
        curve = (held * (chance * (1 - chance))[:, None]).T @ held + penalty
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if float(np.abs(step).max()) < 1e-9:  # noqa: PLR2004 - as near as numbers come
            break
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def trust(judged: Sequence[Judged]) -> tuple[Trust, ...]:
    """How many reports of each confidence were right, by weights fitted to the other articles.

    Nothing where there are no other articles, or all reports are right or all wrong.
    """
    chances, right = _held_out(judged)
    inside = [(low, high, (chances >= low) & ((chances < high) | (high == 1.0))) for low, high in pairwise(_BINS)]
    return tuple(
        Trust(low, high, int(those.sum()), float(chances[those].mean()), float(right[those].mean()))
        for low, high, those in inside
        if those.any()
    )


def reliability(judged: Sequence[Judged]) -> Iterator[str]:
    """Lines of a table: what `trust` tells, and how far it is from the truth as a whole."""
    chances, right = _held_out(judged)
    if not len(chances):
        return
    yield "confidence (each article judged by weights fitted to the others): reports, mean confidence, share right"
    for each in trust(judged):
        yield f"  {each.low:.1f}–{each.high:.1f} {each.reports:>5}  {each.said:.2f}  {each.right:.2f}"
    base = right.mean()
    brier, flat = float(((chances - right) ** 2).mean()), float(base * (1 - base))
    yield f"  Brier score {brier:.3f} ({flat:.3f} if each had the mean, {base:.2f})"


def _held_out(judged: Sequence[Judged]) -> tuple[Numbers, Numbers]:
    """The confidence of each report and whether it is right, article by article; none where it cannot be fitted."""
    if len({each.right for each in judged}) < 2 or len({each.article for each in judged}) < 2:  # noqa: PLR2004
        return np.array([]), np.array([])
    chances = np.array([chance for each in _left_out(judged) for chance in each])
    return chances, np.array([float(each.right) for each in sorted(judged, key=lambda each: each.article)])


def _left_out(judged: Sequence[Judged]) -> Iterator[list[float]]:
    for article in sorted({each.article for each in judged}):
        weights = fit([each for each in judged if each.article != article])
        yield [confidence.confidence(each.report, weights) for each in judged if each.article == article]


def as_toml(weights: Mapping[str, float], corpora: Sequence[str], judged: Sequence[Judged]) -> str:
    """The text of ``confidence.toml``."""
    share = sum(each.right for each in judged) / len(judged)
    return "\n".join(
        [
            f"# Log odds a sign, fitted by `parley calibrate {' '.join(corpora)}` to {len(judged)} reports,",
            f"# {math.floor(100 * share)} % of them right in date, actors, roles and place.",
            "[weights]",
            *(f'"{name}" = {weight}' for name, weight in weights.items()),
            "",
        ]
    )
