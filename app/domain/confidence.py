"""How far an event can be trusted, in three steps that a reader can ask for."""

from enum import StrEnum

_HIGH = 0.7
_MEDIUM = 0.5


class Confidence(StrEnum):
    """The estimated chance that date, parties, roles and place are all right: at least 0.7, at least 0.5, less."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNKNOWN = "unknown"


def level(chance: float | None) -> Confidence:
    """Tell the step of a chance between 0 and 1; None where none was estimated."""
    if chance is None:
        return Confidence.UNKNOWN
    return Confidence.HIGH if chance >= _HIGH else Confidence.MEDIUM if chance >= _MEDIUM else Confidence.LOW
