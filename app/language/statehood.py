"""Whose a state's acts are: of the state that it was part of then, of its government that has a name of its own.

And which states are told in one breath: "North and South Korea".
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from app.language.known import Group, State, groups, states
from app.language.names import Mention

_HALVES = re.compile(r"\b(?P<first>North|South|East|West) and (?P<second>(?:North|South|East|West) [A-Z])")


def halves(text: str, names: Sequence[Mention]) -> Iterator[Mention]:
    """The first state of "North and South Korea"; ``names`` has the second."""
    told = {name.start: name for name in names if name.kind == "state"}
    known = {state.name for state in states()}
    for match in _HALVES.finditer(text):
        second = told.get(match.start("second"))
        first = f"{match['first']} {second.name.partition(' ')[2]}" if second is not None else ""
        if first in known:
            yield Mention(*match.span("first"), match["first"], "state", first, first)


def stand_ins(names: Iterable[Mention], on: dt.date | None) -> Mapping[str, str]:
    """Map states to the parties that stand for them in a text of that day which has these names.

    A state that was part of another acts as itself where the text does not speak of the other.
    """
    governing = _governments()
    named = {each.name for each in names}
    rival = {governing[name].governs: name for name in named if name in governing}
    day = on.isoformat() if on else ""
    parts = _parts().items()
    return rival | {
        name: state.part_of for name, state in parts if day and day < state.until and state.part_of in named
    }


def put_down(names: tuple[Mention, ...], on: dt.date | None) -> tuple[Mention, ...]:
    """The names of the text, each with the party that its acts are put down to."""
    instead = stand_ins(names, on)
    people = _peoples(names)
    return tuple(
        replace(each, party=people.get(each.text) or instead.get(each.party or "", each.party)) for each in names
    )


def _peoples(names: Iterable[Mention]) -> dict[str, str]:
    """Words for a people -> the one group of that people that the text names."""
    named = Counter(each.name for each in names if each.kind == "group")
    found: dict[str, str] = {}
    for name, _ in reversed(named.most_common()):
        found |= dict.fromkeys(_of_people().get(name, ()), name)
    return found


@cache
def _of_people() -> dict[str, tuple[str, ...]]:
    return {group.name: group.people for group in groups() if group.people}


@cache
def _governments() -> dict[str, Group]:
    return {group.name: group for group in groups() if group.governs}


@cache
def _parts() -> dict[str, State]:
    return {state.name: state for state in states() if state.part_of}
