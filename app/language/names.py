"""Names found in a text: states, their seats and agencies, groups, organisations, persons, regions, and whose they are.

The names are data (``known.py``). Nothing is matched by likeness: a spelling is listed or it is not known. Where a name
means several things ("Georgia", "RSF"), what else the text names decides (``doubt.py``); without a sign it is left out.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick

from app.language.doubt import Context, Evidence, Found
from app.language.known import fold, groups, lookalikes, persons, states
from app.language.spellings import MentionKind, Sense, party_index, plain, senses


@dataclass(frozen=True, slots=True)
class Mention:
    """A known name in a text: ``text == document[start:end]``.

    ``kind`` is state, demonym, seat (capital or seat of government, which may be meant as a place), agency, group,
    organisation, person, region, or place (a town that the analyzer found). ``name`` is the canonical name of the
    thing, ``party`` the actor that it stands for: None for regions without a government of that name, and where the
    words say that the actor is not meant ("pro-Russian", "Syrian rebels", "Iran-backed").
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    name: str
    party: str | None


_SHORT = 5  # letters
_SMALL = frozenset({"of", "and", "for", "the", "in", "on"})


class KnownNames:
    """Every known name, ready to be found."""

    def __init__(self) -> None:
        self._automaton = ahocorasick.Automaton()
        for spelling, meant in senses().items():
            self._automaton.add_word(spelling, (len(spelling), meant))
        self._automaton.make_automaton()
        self._parties = party_index()
        self._kinds = {state.name: "state" for state in states()} | {group.name: group.type for group in groups()}
        self._calls = {
            group.name: frozenset(map(fold, (group.name, *group.aliases)))
            for group in groups()
            if group.type == "armed_group"
        }
        self._homes = {group.name: group.home for group in groups()}
        self._members = {group.name: group.members for group in groups()}
        self._separatists = {group.separatists_of: group.name for group in groups() if group.separatists_of}
        self._by_letters = frozenset(group.name for group in groups() if group.by_letters)
        self._loyal = frozenset(group.name for group in groups() if group.loyal)
        self._persons = {
            fold(name): one for one in reversed(persons()) for name in (*one.surnames, one.name, *one.aliases)
        }

    @classmethod
    @cache
    def load(cls) -> "KnownNames":
        """Read the lists, once for all."""
        return cls()

    def scan(self, text: str, on: dt.date | None = None) -> tuple[Mention, ...]:
        """Find all known names of a text, in order, none within another.

        Give the whole article: a doubtful name ("Georgia", "RSF") counts where the rest of the text speaks for it.
        A person stands for the party of the office held on the day ``on`` (None: as a rule).
        """
        letters = plain(text)
        found = self._longest(letters)
        context = Context(text, letters, found)
        others = {one for one in found if context.is_other(one)}
        meant = [one for one in found if one not in others]
        evidence = Evidence(context, meant, others)
        chosen = ((one, sense) for one in meant if (sense := evidence.choose(one)))
        return tuple(self._mention(context, one, sense, on) for one, sense in chosen)

    def _mention(self, context: Context, one: Found, sense: Sense, on: dt.date | None) -> Mention:
        party = self._persons[fold(sense.name)].party_on(on) if sense.kind == "person" else sense.party
        text = context.text[one.start : one.end]
        bound = context.is_bound(one, sense.kind)
        return Mention(one.start, one.end, text, sense.kind, sense.name, None if bound else party)

    def _longest(self, letters: str) -> list[Found]:
        """Find whole words only; of two that overlap the longer ("the Gulf" gives way to "Gulf of Aden")."""
        found: list[Found] = []
        for start, end, meant in sorted(self._hits(letters), key=lambda hit: (hit[0], -hit[1])):
            if found and start < found[-1].end:
                if end - start <= found[-1].end - found[-1].start:
                    continue
                found.pop()
            found.append(Found(start, end, meant))
        return found

    def _hits(self, letters: str) -> Iterator[tuple[int, int, tuple[Sense, ...]]]:
        for last, (length, meant) in self._automaton.iter(letters):
            if _whole(letters, last + 1 - length, last + 1):
                yield last + 1 - length, last + 1, meant

    def party_of(self, name: str) -> str | None:
        """Give the actor that a name in any spelling stands for: "the Kremlin", "Houthi rebels", "Ukrainian forces"."""
        return self._parties.get(fold(name)) or self._party_of_forces(fold(re.sub(r"['’]s\b|\(.*?\)", "", name)))

    def _party_of_forces(self, key: str) -> str | None:
        """Give Russia for "russian air force", the Houthis for "houthi rebels", but no Syria for "syrian rebels"."""
        if key in self._parties:
            return self._parties[key]
        words = lookalikes()
        for word in (*words.forces, *words.fighters):
            party = self._parties.get(key.removesuffix(f" {word}"))
            if party and (word in words.forces or self.party_kind(party) != "state"):
                return party
        return None

    def party_kind(self, party: str) -> str | None:
        """Say whether an actor is a state, armed_group, organisation or alliance; None for one that no list knows."""
        return self._kinds.get(party)

    def spellings(self, mentions: Iterable[Mention]) -> dict[str, str]:
        """Give armed groups that a text calls by other names than ours, each with the longest of them: "MNDAA".

        Where ours is an acronym, as the text's own may be, a name in full that it has goes before that, but not before
        one by which everybody knows the group.
        """
        found: dict[str, set[str]] = {}
        for mention in mentions:
            if mention.party in self._calls and fold(mention.text) in self._calls[mention.party]:
                texts = {mention.text, *mention.text.removesuffix(")").split(" (")}
                found.setdefault(mention.party, set()).update(texts)
        spelled: dict[str, str] = {}
        for party, texts in found.items():
            ours = any(fold(party) in fold(text) for text in texts)
            own = sorted(text for text in texts if self._is_another(text, party) and (not ours or _is_in_full(text)))
            if own and (not ours or (party.isupper() and party not in self._by_letters)):
                spelled[party] = max(own, key=len)
        return spelled

    def _is_another(self, text: str, party: str) -> bool:
        """ "MNDAA", "Tamil Tigers": a name of the group itself, not "Wagner mercenaries", "Tuareg", "Maoist rebels"."""
        words, key, usual = lookalikes(), fold(text), fold(party)
        plural = text[0].isupper() and text.endswith("s") and len(text) > _SHORT  # "Maoists"
        joined = "-" in text and not text.islower()  # "al-Shabab"
        proper = text.isupper() or plural or joined or (" " in text and text[0].isupper())
        fighters = text.rsplit(maxsplit=1)[-1].islower() and key.endswith(
            tuple(f" {word}" for word in (*words.forces, *words.fighters))
        )
        return proper and not fighters and usual not in key and key not in usual

    def person(self, name: str, on: dt.date | None = None) -> tuple[str, str | None] | None:
        """Give the full name, and the party on that day (None: as a rule), of a full name or telling surname."""
        found = self._persons.get(fold(name)) or self._persons.get(fold(self._untitled(name)))
        return (found.name, found.party_on(on)) if found else None

    def _untitled(self, name: str) -> str:
        """Take away what stands before a person's name ("Russian President Vladimir Putin") and a possessive ending."""
        words = re.sub(r"['’]s\b", "", name).split()
        while words and (
            words[0][:1].islower() or words[0].rstrip(".") in lookalikes().titles or self.party_of(words[0])
        ):
            words = words[1:]
        return " ".join(words)

    def home_states(self, group: str) -> tuple[str, ...]:
        """List the states that a group fights or sits in; none for what is no group."""
        return self._homes.get(group, ())

    def is_loyal(self, group: str) -> bool:
        """Tell whether a group fights for the state that it sits in."""
        return group in self._loyal

    def members(self, group: str) -> tuple[str, ...]:
        """List the groups that a name is a common one for ("Russian-backed separatists"); mostly none."""
        return self._members.get(group, ())

    def separatists(self, states: Iterable[str]) -> tuple[str, str] | None:
        """Give the group that "the separatists" of a text about these states, heaviest first, are, and its state."""
        return next(((self._separatists[state], state) for state in states if state in self._separatists), None)

    def holder(self, party: str, title: str, on: dt.date | None = None) -> str | None:
        """Tell who held an office on that day ("foreign minister" of "Russia"); without a day, who holds it now."""
        wanted = _office(title)
        held = [
            (office.start, one.name)
            for one in persons()
            for office in one.offices
            if office.party == party and _office(office.title) == wanted and (office.held(on) if on else not office.end)
        ]
        return max(held)[1] if held else None


def _whole(letters: str, start: int, end: int) -> bool:
    """Whether no word goes on at either end; an apostrophe goes on in "Xi'an", and not in "Xi's"."""
    before, after = letters[max(0, start - 2) : start], letters[end : end + 3]
    if before[-1:].isalnum() or after[:1].isalnum():
        return False
    if after[:1] == "'" and after[1:2].isalnum() and (after[1:2] not in "sS" or after[2:3].isalnum()):
        return False
    return not (before[-1:] == "'" and before[:1].isalnum())


def _office(title: str) -> str:
    """Write a title as it is compared: in lower case, one word for an office."""
    name = title.lower().strip()
    return lookalikes().offices.get(name, name)


def _is_in_full(name: str) -> bool:
    """ "National Liberation Army", not "ELN", "SPLM in Opposition" or "Jama'at Nusrat al-Islam"."""
    words = name.split()
    short = any(len(word) > 1 and word.isupper() for word in words)
    return len(words) > 1 and not short and all(word[0].isupper() or word in _SMALL for word in words)
