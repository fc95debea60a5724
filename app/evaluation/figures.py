"""The scorer's misses and figures as lines to print."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.evaluation.score import score


def figures(corpus: Path, predictions: Path, *, errors: bool) -> Iterator[str]:
    """Every miss where asked for, then a line a figure. ``predictions`` is what ``parley extract`` prints."""
    misses: list[str] = []
    result: dict[str, Any] = score(corpus, predictions, misses)
    if errors:
        yield from misses
    for name, value in result.items():
        if name == "linking":  # reports of single articles are not linked: no figure of theirs
            continue
        if name == "by_kind":
            yield from (f"  {kind:<24} {_row(row)}" for kind, row in value.items())
        else:
            yield f"{name:<26} {_row(value) if isinstance(value, dict) else value}"


def _row(row: dict[str, float]) -> str:
    return "  ".join(
        f"{name} {value:.3f}" if isinstance(value, float) else f"{name} {value}" for name, value in row.items()
    )
