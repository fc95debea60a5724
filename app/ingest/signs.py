"""A sign that two sides are one event, or that they are not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """What one comparison says: a weight, below 0 where it speaks against, None where it rules out; and why.

    ``timeless``: nothing tells whether the two speak of the same time.
    """

    weight: float | None
    reason: str = ""
    timeless: bool = False


NOTHING = Sign(0.0)


def veto(reason: str) -> Sign:
    """A sign that rules out, whatever else agrees."""
    return Sign(None, reason)
