"""The date that the reference chronology has for what no article dates. Pure."""

import datetime as dt

from app.domain.chronology import Chronology, Fact
from app.domain.when import DateBasis, When
from app.ingest.side import Side

_TOLD_WITHIN = 45  # days between a fact and an article that tells of it without a date


def on_record(side: Side, chronology: Chronology | None) -> When | None:
    """The date of the one fact that the side can be, its basis ``reference``; None where there is none or several."""
    if chronology is None or side.when is not None:
        return None
    found = {fact.when.edtf for fact in chronology.facts if _is_meant(side, fact)}
    return When(found.pop(), DateBasis.REFERENCE) if len(found) == 1 else None


def _is_meant(side: Side, fact: Fact) -> bool:
    """Whether the fact has the side's kind and parties, its place or a name of its own, its round and its time."""
    if fact.kind != side.kind or not fact.parties or not _are_parties(side, fact):
        return False
    if fact.ordinal is not None and side.ordinals and fact.ordinal not in side.ordinals:
        return False
    return _is_there(side, fact) and all(_may_tell(side, day, fact.when) for day in side.published)


def _are_parties(side: Side, fact: Fact) -> bool:
    return side.acting <= set(fact.parties) <= side.roles.keys()


def _is_there(side: Side, fact: Fact) -> bool:
    named = {place.name for place in side.places}
    if named or not side.ordinals:
        return bool(named & set(fact.places))
    return fact.ordinal in side.ordinals


def _may_tell(side: Side, published: When, when: When) -> bool:
    """Whether an article of that day can tell of it: as to come or as past, and not too long before or after."""
    if published.gap(when) > _TOLD_WITHIN:
        return False
    if side.to_come:
        return (when.last or dt.date.max) >= (published.first or dt.date.min)
    return (published.last or dt.date.max) >= (when.first or dt.date.min)
