"""The TIMEX3 type of a meaning."""

from app.language.time_meaning import Duration, Meaning, OfDay, Offset, Repeated, TimexType, Unit

_HOURS = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})


def timex_type(meaning: Meaning) -> TimexType:
    """Return DURATION and SET for what is one, TIME where a time of day is told, else DATE."""
    if isinstance(meaning, Duration):
        return TimexType.DURATION
    if isinstance(meaning, Repeated):
        return TimexType.SET
    return TimexType.TIME if _has_hour(meaning) else TimexType.DATE


def _has_hour(meaning: Meaning) -> bool:
    if isinstance(meaning, Offset) and meaning.unit in _HOURS:
        return True
    return isinstance(meaning, OfDay) or bool(getattr(meaning, "part", None) or getattr(meaning, "clock", None))
