"""Counts in English: ``between 12 and 15 killed``, ``at least 472 drones``."""

from collections.abc import Iterable

from app.domain.event import Amount
from app.domain.report import Quantity
from app.store.totals import Total
from app.web.views import TotalLine

_COMPARISON_SAID = {"=": "", ">": "more than ", ">=": "at least ", "<=": "at most ", "<": "fewer than ", "~": "about "}


def number(value: float) -> str:
    """Write a number with thousands set off, and a fraction only where there is one."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def figure(told: Quantity) -> str:
    """Say a count without its unit."""
    return f"{_COMPARISON_SAID.get(told.comparison, '')}{number(told.value)}"


def quantity(told: Quantity) -> str:
    """Say a count as one report tells it."""
    return f"{figure(told)} {told.unit}"


def span(low: float, high: float) -> str:
    """Say a range of numbers: ``400 to 407``, or one number where the ends are the same."""
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def totals(told: Iterable[Total]) -> tuple[TotalLine, ...]:
    """Say what events add up to, a line a unit."""
    return tuple(TotalLine(span(total.low, total.high), total.unit, total.events) for total in told)


def amount(merged: Amount, comparisons: frozenset[str]) -> str:
    """Say a count as all reports tell it: a range where they differ; ``comparisons`` are those told for its unit."""
    if merged.low != merged.high:
        return f"{span(merged.low, merged.high)} {merged.unit}"
    comparison = next(iter(comparisons)) if len(comparisons) == 1 else "="
    return quantity(Quantity(merged.low, merged.unit, comparison))
