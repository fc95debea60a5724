"""How an event stands to another: it follows it, answers it, or is part of it. Told between two reports. Pure."""

import re
from collections.abc import Iterator, Sequence

from app.domain.event import Relation, Tie
from app.domain.report import Role, Status
from app.domain.when import When
from app.ingest.nearness import FINE
from app.ingest.side import Side

_SEASON = 366  # days within which a second round belongs to the first
_STAGES = 120  # days within which what was agreed is carried out
_DISTINCTIVE = 10
_ANSWER = re.compile(
    r"\b(?:in (?:retaliation|response|reprisal|revenge)\b|in answer to|retaliat\w+|as revenge for|to avenge|"
    r"reprisals? for|(?:response|answer) was|struck back|hit back|fired back)",
    re.IGNORECASE,
)
_LONGEST = 300  # characters of a sentence
_SENTENCE = re.compile(r"[^.!?]+[.!?]+[”’\"')\]]*\s*\Z")  # the last before an offset
_WEAPONS = frozenset({"drones", "missiles", "rockets", "bombs", "shells", "munitions"})
_ATTACKS = frozenset({"strike", "battle"})


def between(one: Side, other: Side) -> Iterator[Tie]:
    """What ties reports of two articles beyond being one: rounds of talks, a promise and its keeping."""
    if one.kind == other.kind == "talks":
        yield from _rounds(one, other)
    if one.kind == other.kind == "swap":
        yield from _stages(one, other)


def within(sides: Sequence[Side], text: str) -> Iterator[Tie]:
    """What ties the reports of one article with this text, one a side, in the order of the text."""
    for n, later in enumerate(sides):
        for earlier in sides[:n]:
            yield from between(*sorted((earlier, later), key=lambda side: side.sourced[0].key))
            yield from _part(earlier, later)
            yield from _part(later, earlier)
        yield from _answer(later, sides, text)


def _rounds(one: Side, other: Side) -> Iterator[Tie]:
    """The second round follows the first: the same parties, numbers in a row, dates in that order."""
    if not one.ordinals or not other.ordinals or not one.acting <= other.acting | set(other.roles):
        return
    early, late = sorted((one, other), key=lambda side: min(side.ordinals))
    days = _days_after(early.when, late.when)
    if min(late.ordinals) - min(early.ordinals) == 1 and days is not None and 0 < days <= _SEASON:
        yield _tie(late, early, Relation.FOLLOWS, f"rounds {min(early.ordinals)} and {min(late.ordinals)}")


def _stages(one: Side, other: Side) -> Iterator[Tie]:
    """An exchange that was agreed, and its carrying out: the same parties and the same count."""
    counts = [count for count in one.counts & other.counts if count[1] >= _DISTINCTIVE]
    promised, done = (one, other) if one.status is Status.AGREED else (other, one)
    if not counts or promised.status is not Status.AGREED or done.to_come or done.status is Status.CANCELLED:
        return
    days = _days_after(promised.when or next(iter(promised.published), None), done.when)
    if one.acting & other.acting and (days is None or 0 <= days <= _STAGES):
        unit, value = max(counts, key=lambda count: (count[1], count[0]))
        yield _tie(done, promised, Relation.FOLLOWS, f"agreed, then carried out: {value:,g} {unit}")


def _days_after(early: When | None, late: When | None) -> int | None:
    """Days from the end of one date to the end of another; None where either is not known."""
    if early is None or late is None or early.last is None or late.last is None:
        return None
    return (late.last - early.last).days


def _answer(side: Side, sides: Sequence[Side], text: str) -> Iterator[Tie]:
    """An attack told as retaliation answers the nearest one that the article tells of the other way round."""
    if side.kind not in _ATTACKS or not (words := _cue(side) or _cue_before(side, sides, text)):
        return
    against = [
        each
        for each in sides
        if each is not side
        and each.kind in _ATTACKS
        and (_with(each, Role.TARGET) & _with(side, Role.INITIATOR))
        and not (_with(each, Role.INITIATOR) - _with(side, Role.TARGET))
        and (_days_after(each.when, side.when) or 0) >= 0
    ]
    if against:
        answered = min(against, key=lambda each: (abs(_start(each) - _start(side)), each.sourced[0].key))
        yield _tie(side, answered, Relation.RESPONSE_TO, f"“{words}”")


def _start(side: Side) -> int:
    return side.reports[0].evidence[0].start if side.reports[0].evidence else 0


def _cue(side: Side) -> str:
    """The words that tell of retaliation, where there are any."""
    found = (_ANSWER.search(piece.text) for report in side.reports for piece in report.evidence)
    return next((match[0] for match in found if match), "")


def _cue_before(side: Side, sides: Sequence[Side], text: str) -> str:
    """The same words in the sentence before ("Russia’s response was forceful."), where that tells of nothing else."""
    start = _start(side)
    before = _SENTENCE.search(text, max(0, start - _LONGEST), start)
    if before is None:
        return ""
    taken = any(
        piece.start < before.end() and before.start() < piece.end
        for each in sides
        for report in each.reports
        for piece in report.evidence
    )
    match = None if taken else _ANSWER.search(before[0])
    return match[0] if match else ""


def _with(side: Side, role: Role) -> frozenset[str]:
    return frozenset(party for party, held in side.roles.items() if held is role)


def _part(hit: Side, wave: Side) -> Iterator[Tie]:
    """A single hit is part of the wave that the same article tells of: same day and sides, a place in its country."""
    if not (hit.kind == wave.kind == "strike") or hit.when is None or wave.when is None:
        return
    spots = [place for place in hit.places if place.precision in FINE]
    launched = any(unit in _WEAPONS and value >= _DISTINCTIVE for unit, value in wave.counts)
    armed = any(unit in _WEAPONS and value >= _DISTINCTIVE for unit, value in hit.counts)
    wide = not any(place.precision in FINE for place in wave.places)
    reached = {place.name for place in wave.places} | _with(wave, Role.TARGET)
    sides = (_with(hit, Role.INITIATOR) <= _with(wave, Role.INITIATOR)) and (
        _with(hit, Role.TARGET) <= _with(wave, Role.TARGET)
    )
    inside = all(place.country in reached for place in spots) or not reached
    if spots and launched and not armed and wide and sides and inside and hit.when.gap(wave.when) == 0:
        yield _tie(hit, wave, Relation.PART_OF, "a hit of the wave that the article tells of")


def _tie(one: Side, other: Side, relation: Relation, reason: str) -> Tie:
    return Tie(one.sourced[0].id, other.sourced[0].id, relation, 0.0, reason)
