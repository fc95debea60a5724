"""What is typed in the text box: ``actor:"Ukraine" kind:strike before:2025-06 "air base" -refinery``."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from app.domain.filters import FACETS
from app.domain.kinds import kinds
from app.domain.when import When
from app.domain.words import Part, Words, parts

_NAMES = {
    **{facet: (facet,) for facet in FACETS},
    "party": ("actor",),
    "with": ("counterpart",),
    "in": ("place",),
    "source": ("outlet",),
    **dict.fromkeys(("from", "since", "after"), ("from",)),
    **dict.fromkeys(("to", "until", "before"), ("to",)),
    "on": ("from", "to"),
}
"""Field as typed -> the parameters that it stands for."""

_DATES = {"from", "to"}
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Typed:
    """Free text, and the values typed by field as pairs of parameter and value, as in a query string.

    Names are as typed but for a kind's, status's or role's usual spelling; dates are EDTF, or what was typed where
    that is no date. Whether a value can be meant is not told here.
    """

    words: Words
    fields: tuple[tuple[str, str], ...] = ()

    def values(self, parameter: str) -> list[str]:
        """Give what was typed for a parameter, in order; a leading hyphen excludes."""
        return [value for name, value in self.fields if name == parameter]


def read(text: str) -> Typed:
    """Read what somebody typed; any text can be read."""
    found = parts(text)
    pairs = [(name, _value(name, part)) for part in found for name in _parameters(part)]
    return Typed(Words.of(part for part in found if not _parameters(part)), tuple(pairs))


def without(text: str, parameter: str) -> str:
    """Take the fields that stand for the parameter out of what somebody typed."""
    return " ".join(str(part) for part in parts(text) if parameter not in _parameters(part))


def _parameters(part: Part) -> tuple[str, ...]:
    return _NAMES.get(part.field.lower(), ())


def _value(parameter: str, part: Part) -> str:
    if parameter in _DATES:
        return _date(part)
    name = part.text.strip(" -")
    if parameter in {"status", "role"}:
        name = name.lower()
    elif parameter == "kind":
        name = _kinds().get(name.lower(), name)
    return f"-{name}" if part.exclude or part.text.startswith("-") else name


@cache
def _kinds() -> dict[str, str]:
    """Every way to write a kind, in lower case -> its name."""
    return {
        spelling.lower(): kind.name for kind in kinds().values() for spelling in (kind.label, *kind.noun, kind.name)
    }


def _date(part: Part) -> str:
    """Give the date as the parameters take it, both of which are inclusive; a date cannot be asked away."""
    if part.exclude:
        return str(part)
    match part.field.lower():
        case "after":
            return _beside(part, 1)
        case "before":
            return _beside(part, -1)
        case _:
            return part.text


def _beside(part: Part, step: int) -> str:
    """Give the day after or before a date, or the part as typed where there is none: it is refused like other words."""
    try:
        when = When(part.text)
        end = when.last if step > 0 else when.first
        return (end + step * _DAY).isoformat() if end else str(part)
    except (ValueError, OverflowError):
        return str(part)
