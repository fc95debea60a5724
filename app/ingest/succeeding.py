"""Which report of an article, read again, is which of those that were read of it before. Pure."""

from collections.abc import Sequence

from app.domain.report import Report
from app.ingest.particulars import words

_ENOUGH = 0.5  # half of the shorter one's words, or as much agreement of the values


def successors(before: Sequence[Report], after: Sequence[Report]) -> dict[int, int]:
    """For reports read now, by index, the one read before that they stand in for; the likeliest pairs first."""
    pairs = sorted(
        ((_likeness(old, new), m, n) for m, old in enumerate(before) for n, new in enumerate(after)),
        key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[1], pair[2]),
    )
    found: dict[int, int] = {}
    for likeness, m, n in pairs:
        if likeness >= _ENOUGH and n not in found and m not in found.values():
            found[n] = m
    return found


def _likeness(old: Report, new: Report) -> float:
    """At most 2: the share of words in common, and a quarter for each of date, parties, places and counts alike."""
    if old.kind != new.kind:
        return 0.0
    mine, theirs = words(old.evidence), words(new.evidence)
    shared = len(mine & theirs) / (min(len(mine), len(theirs)) or 1)
    alike = (
        (old.when and old.when.edtf) == (new.when and new.when.edtf),
        set(old.actors) == set(new.actors),
        {place.name for place in old.places} == {place.name for place in new.places},
        {(each.unit, each.value) for each in old.quantities} == {(each.unit, each.value) for each in new.quantities},
    )
    return shared + sum(alike) / len(alike) if shared or all(alike) else 0.0
