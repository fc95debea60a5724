"""The scorer's figures as lines to print, and as they are kept for the about page."""

from collections.abc import Iterator
from typing import Any

from app.domain.accuracy import MEASURES

_AS_SCORED = {"date": "date_exact"}  # the scorer's names, where they are others
_F1 = {"precision": ("detection", "precision"), "recall": ("detection", "recall"), "f1": ("detection", "f1")}


def lines(result: dict[str, Any]) -> Iterator[str]:
    """A line a figure of what the scorer's ``score`` gives."""
    for name, value in result.items():
        if name == "linking":  # reports of single articles are not linked: no figure of theirs
            continue
        if name == "by_kind":
            yield from (f"  {kind:<24} {_row(row)}" for kind, row in value.items())
        else:
            yield f"{name:<26} {_row(value) if isinstance(value, dict) else value}"


def shares(result: dict[str, Any]) -> dict[str, float]:
    """The figures by the names under which they are kept; F1 where the scorer has more than one number."""
    found = {name: _share(result, name) for name in MEASURES}
    return {name: share for name, share in found.items() if share is not None}


def core(result: dict[str, Any]) -> int:
    """How many reports a careful reader finds that belong on a timeline."""
    detection = result["detection"]
    return int(detection["tp"] + detection["fn"])


def _share(result: dict[str, Any], name: str) -> float | None:
    field, figure = _F1.get(name, (_AS_SCORED.get(name, name), "f1"))
    value = result[field]
    share: float | None = value[figure] if isinstance(value, dict) else value
    return share


def _row(row: dict[str, float]) -> str:
    return "  ".join(
        f"{name} {value:.3f}" if isinstance(value, float) else f"{name} {value}" for name, value in row.items()
    )
