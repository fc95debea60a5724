"""What each spelling may mean: the lists of names turned round, for the scan and for looking a single name up."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.language.known import fold, groups, lookalikes, persons, regions, states

MentionKind = Literal["state", "demonym", "seat", "agency", "group", "organisation", "person", "region", "place"]

SHOUTED = 5  # letters from which a name is also known in capitals (shorter ones would be acronyms or words)

_GROUP_KINDS: dict[str, MentionKind] = {
    "armed_group": "group",
    "organisation": "organisation",
    "alliance": "organisation",
}
_PLAIN = dict(zip("ıİłŁøØđĐðÐ’‘ʼʻ`´–—‑−\n\t\u00a0", "iIlLoOdDdD''''''----   ", strict=True))
_ADMINISTRATIVE = ("region", "oblast", "province", "governorate")


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a spelling may mean; ``bare`` marks a surname alone.

    A ``doubtful`` one needs support: ``near`` are parties whose mention speaks for it, ``rivals`` words that speak
    against it.
    """

    kind: MentionKind
    name: str
    party: str | None
    doubtful: bool = False
    near: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    bare: bool = False


def _plain_table() -> dict[int, str]:
    table = {code: unicodedata.normalize("NFD", chr(code))[0] for code in range(0xC0, 0x1F00)}
    return {code: base for code, base in table.items() if base.isascii()} | {ord(a): b for a, b in _PLAIN.items()}


_PLAIN_TABLE = _plain_table()


def plain(text: str) -> str:
    """Write plain letters for accented ones, one apostrophe, one hyphen, one blank; lengths, and so offsets, stay."""
    return text.translate(_PLAIN_TABLE)


def senses() -> dict[str, tuple[Sense, ...]]:
    """Map each spelling to what it may mean; to nothing where a phrase is there to be swallowed.

    A region has only the spellings that nothing else has.
    """
    found: dict[str, dict[tuple[str | None, bool], Sense]] = defaultdict(dict)
    for name, sense in (*_states(), *_groups(), *_persons()):
        key = (sense.name, True) if sense.kind == "person" else (sense.party, False)
        for spelling in _spellings(name):
            found[spelling].setdefault(key, sense)
    known = {spelling: tuple(meant.values()) for spelling, meant in found.items()}
    for name, sense in _regions():
        known |= {spelling: (sense,) for spelling in _spellings(name) if spelling not in known}
    swallowed: dict[str, tuple[Sense, ...]] = {one: () for phrase in lookalikes().phrases for one in _spellings(phrase)}
    return swallowed | known


def party_index() -> dict[str, str]:
    """Map each folded spelling to its actor: own names first, the doubtful last, else in the order of the lists."""
    entries = [*_states(), *_groups(), *_persons(), *_regions()]
    entries.sort(key=lambda entry: (entry[0] != entry[1].party, entry[1].doubtful, entry[1].kind == "person"))
    index: dict[str, str] = {}
    for name, sense in entries:
        if sense.party and not sense.bare:
            index.setdefault(fold(name), sense.party)
    return index


def _spellings(name: str) -> set[str]:
    """Write a listed name as texts do: without apostrophes or hyphens, with a capital in front, in capitals."""
    usual = plain(name)
    found = {usual, usual.replace("'", ""), usual.replace("-", " "), usual[:1].upper() + usual[1:]}
    letters = re.sub(r"[^A-Za-z]", "", usual)
    return found | ({usual.upper()} if len(letters) >= SHOUTED and not usual.isupper() else set())


def _states() -> Iterator[tuple[str, Sense]]:
    for state in states():
        named: tuple[tuple[MentionKind, tuple[str, ...]], ...] = (
            ("state", (state.name, *state.aliases)),
            ("demonym", state.demonyms),
            ("seat", (state.capital, *state.seats)),
            ("agency", state.agencies),
        )
        for kind, names in named:
            for name in filter(None, names):
                about = state.name if kind in {"state", "demonym"} else name
                sense = Sense(kind, about, state.name, name in state.doubtful, state.near, state.rivals)
                yield name, sense
                if kind == "seat" and not sense.doubtful:
                    yield name.upper(), sense  # "KYIV, June 2 (Agency) —": a dateline has it in capitals


def _groups() -> Iterator[tuple[str, Sense]]:
    for group in groups():
        for name in (group.name, *group.aliases, *group.bodies):
            yield name, Sense(_GROUP_KINDS[group.type], group.name, group.name, name in group.doubtful, group.home)


def _persons() -> Iterator[tuple[str, Sense]]:
    wordlike = lookalikes().surnames
    for person in persons():
        for name in (person.name, *person.aliases):
            yield name, Sense("person", person.name, person.party)
        for surname in person.surnames:
            yield surname, Sense("person", person.name, person.party, plain(surname) in wordlike, bare=True)


def _regions() -> Iterator[tuple[str, Sense]]:
    for region in regions():
        for name in (region.name, *region.aliases):
            for spelling in _administrative(name):
                yield spelling, Sense("region", region.name, region.party)


def _administrative(name: str) -> list[str]:
    """Call "Kherson region" an oblast and a province as well, with a capital or without."""
    base = name.removesuffix(" region")
    return [name] if base == name else [f"{base} {form}" for word in _ADMINISTRATIVE for form in (word, word.title())]
