"""A sign that a report and an event are one, or that they are not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """What one comparison says: a weight, below 0 where it speaks against, None where it rules out; and why."""

    weight: float | None
    reason: str = ""


NOTHING = Sign(0.0)


def veto(reason: str) -> Sign:
    """A sign that rules out, whatever else agrees."""
    return Sign(None, reason)
