"""Whom a text means that it does not name there: "the army", "federal troops", "the rebels", "the movement"."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.language import grammar
from app.language.names import KnownNames
from app.language.senses import Senses
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

_OF = frozenset({"of"})
_BODIES = frozenset({"movement", "group", "militia", "faction", "organisation", "organization"})
_GROUPS = frozenset({"group", "organisation"})
_HELPERS = frozenset({"organisation", "organization", "agency", "committee"})
_HELPING = 2  # sentences before in which such a body is named
_SO_CALLED = frozenset({"alliance", "legion", "front", "coalition", "corps", "brotherhood"})
_POINTING = frozenset({"the", "these", "those", "this", "that"})
_OPENING = re.compile(r"The [a-z]+(?: [a-z]+)?\b")
_AMONG = re.compile(r"\b(?:among them|including|such as)\b")
_NEAR = 30  # characters around a name in which it is said to be one of many
_BACK = 2  # sentences before in which "the army" was called by its state
_PASSAGE = 6  # sentences of which "the army" may be that of the state that they speak of
_SEVERAL = 2
_FAR_MORE = 2  # times that the text speaks more of a party than of the next of its kind
DWARFED = 3  # times that it speaks more of another than of one told in passing
_AGAINST = frozenset({"terrorism", "counterterrorism", "antiterrorism", "terror"})  # "anti-terrorism forces"
_ARMED = 3  # what a word for fighters adds to the weight of their party
_SECEDING = re.compile(r"\b(?:separatist|secessionist)s?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Described:
    """A party that goes by no name of its own: "Syrian rebels", with its nouns ("rebels") and the state of both.

    ``start`` is the offset of the noun in the text; "the rebels" are ``definite``.
    """

    start: int
    party: str
    nouns: frozenset[str]
    state: str | None
    definite: bool = False


class Unnamed:
    """The parties of one text that stand behind common nouns."""

    def __init__(
        self,
        senses: Sequence[Senses],
        names: KnownNames,
        weights: Counter[str],
        foes: Mapping[str, Sequence[str]],
    ) -> None:
        self._senses = senses
        self._names = names
        self._weights = weights
        self._foes = foes
        self._kinds: dict[str, list[str]] = {}  # the parties of each kind, heaviest first
        self.described = tuple(each for sentence in senses for each in _described(sentence))
        parties = {each.party for each in self.described}
        self._rebels = self.described[0] if len(parties) == 1 else None if parties else self._nameless(senses)
        if self._rebels is not None and not self._rebels.definite and self._is_told_in_passing(self._rebels.party):
            self._rebels = None
        if self._rebels is not None:
            self.described += tuple(_spoken_of(self._rebels, senses))
            self._weights[self._rebels.party] += _ARMED * len({each.start for each in self.described})
            self._kinds.clear()

    def _is_told_in_passing(self, party: str) -> bool:
        """ "An earlier rebel movement, the CNDP", in a text about the M23: its rebels are the others."""
        main = next(iter(self.armed_groups()), party)
        named = self._names.party_kind(party) == "armed_group" and not party.rsplit(maxsplit=1)[-1].islower()
        return named and self._weights[party] * DWARFED <= self._weights[main]

    def _nameless(self, senses: Sequence[Senses]) -> Described | None:
        """The separatists of a text that names no armed group: those on record there, else nameless ones."""
        text = senses[0].doc.text if senses else ""
        first = _SECEDING.search(text)
        if first is None or self.armed_groups():
            return None
        noun = f"{first[0].lower().removesuffix('s')}s"
        if known := self._names.separatists(self._of_kind("state")):
            return Described(first.start(), known[0], frozenset({noun, "rebels"}), known[1])
        state = self._main("state")
        if state is None or len(_SECEDING.findall(text)) == 1:
            return None
        return Described(first.start(), noun, frozenset({noun, "rebels"}), state)

    def _rebels_of(self, state: str) -> str | None:
        """The rebels without a name of their own, where it is this state that they fight in: "Libyan rebels"."""
        return self._rebels.party if self._rebels is not None and self._rebels.state == state else None

    def known_as(self, party: str) -> str | None:
        """The group that "Libyan rebels" are, where the text names one alone that fights in that state.

        One that a sentence names beside them is another, or one of many ("Syrian rebels, among them the Nusra Front"),
        but not one whose leader alone it names: "rebels loyal to the former vice president".
        """
        told = [each for each in self.described if each.party == party and each.state]
        at_home = [group for group in self.armed_groups() if told and told[0].state in self._names.home_states(group)]
        if len(at_home) != 1 or any(self._is_named_beside(each, at_home[0]) for each in told):
            return None
        return None if self._is_one_of_many(at_home[0]) else at_home[0]

    def _is_one_of_many(self, group: str) -> bool:
        """ "Islamist factions, the Nusra Front among them"."""
        doc = self._senses[0].doc
        named = (name for name in doc.names if name.party == group)
        return any(_AMONG.search(doc.text, max(0, name.start - _NEAR), name.end + _NEAR) for name in named)

    def _is_named_beside(self, described: Described, group: str) -> bool:
        if described.state is None:  # "the rebels" of a sentence that names the group are its own
            return False
        near = (each for each in self._senses if each.sentence.start <= described.start < each.sentence.end)
        return any(named.party == group and named.kind != "person" for each in near for named in each.named_all())

    def armed_groups(self) -> list[str]:
        """The armed groups that the text speaks of, heaviest first; none that fights for the state that it sits in."""
        return [group for group in self._of_kind("armed_group") if not self._names.is_loyal(group)]

    def opponent(self, party: str) -> str | None:
        """The armed group that fights in this state, the state that this armed group fights in, as far as named."""
        if self._rebels is not None and party == self._rebels.party and self._rebels.state:
            return self._rebels.state
        if self._kind(party) == "armed_group":
            homes = self._at_home(party)
            return max(homes, key=lambda state: self._weights[state], default=None)
        at_home = (group for group in self.armed_groups() if party in self._names.home_states(group))
        return next(at_home, None) or self._rebels_of(party)

    def party(self, senses: Senses, token: "Token") -> str | None:
        """The state of "the army", the group of "the rebels"; None where the text leaves open which."""
        owners = [child for child in token.children if child.dep_ == "poss"]
        if owners and not (owners[0].pos_ == "PROPN" and senses.are_rebels(token)):  # "his soldiers"
            return None  # "Liberia's biggest rebel force" is named elsewhere
        if token.lemma_.lower() in _HELPERS | _BODIES | _SO_CALLED and (body := self._body(senses, token)):
            return body
        if _is_somebodys(token, senses):
            return None
        # "the military spokesman of the rebels"
        token = next((word for word in grammar.behind(token, _OF) if senses.is_a(word, "irregular")), token)
        words = (token, *grammar.modifiers(token))
        if token.pos_ == "PROPN" and all(senses.is_a(word, "service") for word in words):
            return self._state_named(senses) or self._state(senses)
        return self._of_class(words, token, senses)

    def _body(self, senses: Senses, token: "Token") -> str | None:
        """Which body "the organisation", "this movement" or "the alliance" is."""
        said, noun = {child.lower_ for child in token.children}, token.lemma_.lower()
        if noun in _HELPERS and "the" in said and (helper := self._organisation(senses)):
            return helper
        if noun in _BODIES and said & {"the", "this", "armed"}:  # "three armed groups"
            return (self._called_so(token) if said & {"the", "this"} else None) or self._group(senses)
        return self._called_so(token) if noun in _SO_CALLED and "the" in said else None

    def opening(self, senses: Senses) -> str | None:
        """Whom a sentence without a parse is about: "The group then turned east", "The army advanced"."""
        found = _OPENING.match(senses.sentence.text)
        words = [word.removesuffix("s") for word in (found[0].split()[1:] if found else ())]
        classes = wording().classes
        for word in words:
            fighters = word in _BODIES or word in classes["irregular"]
            party = self._group(senses) if fighters else self._state(senses) if word in classes["regular"] else None
            if party is not None:
                return party
        return None

    def _called_so(self, token: "Token") -> str | None:
        """The group that "the alliance", "the legion" is: the only one of the text whose name ends so."""
        names = self._senses[0].doc.names
        noun = token.lemma_.lower()
        found = {n.party for n in names if n.kind in _GROUPS and n.text.rsplit(maxsplit=1)[-1].lower() == noun}
        return found.pop() if len(found) == 1 else None

    def _of_class(self, words: Sequence["Token"], token: "Token", senses: Senses) -> str | None:
        if senses.is_a(token, "enemy"):
            return self._enemy(senses)
        if any(word.lower_ == "federal" for word in words) and (union := self._union(senses)):
            return union
        if senses.are_rebels(token):  # "an ethnic rebel army", "mutinous troops"
            return self._fighters(token, senses)
        # "a military depot": in whose land it is tells whose; but "the military"
        site = senses.is_a(token, "site") and token.lower_ != "military"
        telling = [word for word in words if not (site and word.lower_ == "military")]
        if any(senses.is_a(word, "regular") or word.lower_ in _AGAINST for word in telling) or _is_air_force(token):
            return self._state(senses, token) or _same_army(token, senses)
        return self._fighters(token, senses) if any(senses.is_a(word, "irregular") for word in words) else None

    def _fighters(self, token: "Token", senses: Senses) -> str | None:
        if self._rebels is not None and _is_spoken_of(self._rebels.nouns, token):
            return self._rebels.party
        return self._group(senses) if _is_certain(token, senses) else self._last_fighting("armed_group", senses)

    def _enemy(self, senses: Senses) -> str | None:
        """Whom "the enemy" means: the foe of the state that the sentence names, else of the text's main one."""
        state = self._state_named(senses) or next(iter(self._of_kind("state")), "")
        foes = [foe for foe in self._foes.get(state, ()) if self._weights[foe]]
        return max(foes, key=lambda foe: self._weights[foe], default=None)

    def _state_named(self, senses: Senses) -> str | None:
        """The state that the sentence names first: "Ukraine's General Staff said that the Security Service …"."""
        named = (name.party for name in senses.named_all() if name.party and self._kind(name.party) == "state")
        return next(named, None)

    def _state(self, senses: Senses, token: "Token | None" = None) -> str | None:
        return (
            self._last_called_so(senses, token)
            or self._last_fighting("state", senses, token)
            or self._state_with_rebels()
            or self._facing("state")
            or (self._main("state") if senses.of_war else None)
        )

    def _last_called_so(self, senses: Senses, token: "Token | None") -> str | None:
        """The state of "the army" where it was last called so: "The Syrian army captured the town. … Army shelling"."""
        if token is None:
            return None
        for each in reversed(self._senses[max(0, senses.sentence.index - _BACK) : senses.sentence.index + 1]):
            before = (word for word in each.words if each is not senses or word.i < token.i)
            for word in reversed([word for word in before if word.lemma_ == token.lemma_]):
                owners = each.owners(word.head if word.dep_ == "compound" else word)
                if len(owners) == 1 and self._kind(owners[0]) == "state":
                    return owners[0]
        return None

    def _union(self, senses: Senses) -> str | None:
        """Whose "federal troops" are: of the states that fight there the one that the rebels named last are of."""
        sentences = senses.doc.sentences
        start = sentences[max(0, senses.sentence.index - _PASSAGE)].start
        named = reversed([name.party for name in senses.doc.names_in(start, senses.sentence.end) if name.party])
        homes = (self._at_home(party) for party in named if self._kind(party) == "armed_group")
        return next((states[0] for states in homes if states), None)

    def _group(self, senses: Senses) -> str | None:
        return (
            self._last_fighting("armed_group", senses)
            or self._named_next(senses)
            or self._facing("armed_group")
            or self._main("armed_group")
        )

    def _organisation(self, senses: Senses) -> str | None:
        """The body that "the organisation" is, where the sentences before name one that does not fight."""
        start = senses.doc.sentences[max(0, senses.sentence.index - _HELPING)].start
        named = [each for each in senses.doc.names_in(start, senses.sentence.start) if each.party]
        bodies = [each.party for each in named if self._kind(each.party or "") == "organisation"]
        return bodies[-1] if bodies else None

    def _named_next(self, senses: Senses) -> str | None:
        """ "The main rebel group declared a truce. … the fighters of X": of several the first named."""
        names = [name for name in senses.doc.names if name.party and self._kind(name.party) == "armed_group"]
        if len({name.party for name in names}) < _SEVERAL or any(name.start < senses.sentence.start for name in names):
            return None
        last = senses.doc.sentences[min(senses.sentence.index + _PASSAGE // 2, len(senses.doc.sentences) - 1)]
        return next((name.party for name in names if name.end <= last.end), None)

    def _last_fighting(self, kind: str, senses: Senses, token: "Token | None" = None) -> str | None:
        """The party of the kind that was named last, in the sentences before, together with a foe on record.

        What is named behind the ``token`` in its sentence comes last: "soldiers broke into a base of the Russians".
        """
        sentences = senses.doc.sentences
        start = sentences[max(0, senses.sentence.index - _PASSAGE)].start
        found = senses.doc.names_in(start, senses.sentence.end)
        at = senses.sentence.start + token.idx if token is not None else senses.sentence.end
        in_order = sorted(found, key=lambda name: name.start <= at)
        named = [name.party for name in in_order if name.party and name.kind != "person"]
        fighting = [p for p in named if self._kind(p) == kind and not set(self._foes.get(p, ())).isdisjoint(named)]
        at_home = {state for party in named for state in self._names.home_states(party)[:1]}
        # "the army" of a text about the Houthis is rather Yemen's than Saudi Arabia's
        own = [party for party in fighting if party in at_home]
        return next(reversed(own or fighting), None)

    def _state_with_rebels(self) -> str | None:
        """The state that an armed group of the text fights or sits in: the heaviest of those that the text names."""
        homes = [state for group in self.armed_groups() for state in self._at_home(group)]
        return max(homes, key=lambda state: self._weights[state], default=None)

    def _at_home(self, group: str) -> list[str]:
        """The states that the group fights or sits in and the text names; its only one, named or not: "the junta".

        Of a group that no list has it is the text's main state.
        """
        homes = () if self._names.is_loyal(group) else self._names.home_states(group)
        if self._names.party_kind(group) is None and group and (main := self._main("state")):
            return [main]
        return [state for state in homes if self._weights[state] or len(homes) == 1]

    def _facing(self, kind: str) -> str | None:
        """The party of the kind where the text is mostly about a state and an armed group."""
        two = {self._kind(party): party for party, weight in self._weights.most_common(2) if weight > 1}
        return two.get(kind) if two.keys() == {"state", "armed_group"} else None

    def _main(self, kind: str) -> str | None:
        """The party of the kind of which the text speaks far more than of any other."""
        first, second = [*self._of_kind(kind), "", ""][:2]
        return first if first and self._weights[first] >= _FAR_MORE * self._weights[second] else None

    def _of_kind(self, kind: str) -> list[str]:
        if kind not in self._kinds:
            self._kinds[kind] = [party for party, _ in self._weights.most_common() if self._kind(party) == kind]
        return self._kinds[kind]

    def _kind(self, party: str) -> str:
        return self._names.party_kind(party) or "armed_group"


def _is_somebodys(token: "Token", senses: Senses) -> bool:
    """ "a military source in the LNA": whose, is said beside it; not in "met the separatists in Minsk"."""
    named = (senses.named(word) for word in (*grammar.modifiers(token), *grammar.behind(token)))
    beside = any(each.party and each.kind != "seat" for each in named if each is not None)
    return bool(senses.owners(token)) or beside


def _same_army(token: "Token", senses: Senses) -> str | None:
    """ "The commander of Kenyan forces in Somalia said that the troops had left": the only ones named before."""
    forces = (word for word in token.doc.tokens[: token.i] if senses.is_a(word, "force") and not word.is_upper)
    owned = {party for word in forces for party in senses.owners(word)}
    return owned.pop() if len(owned) == 1 else None


def _is_air_force(token: "Token") -> bool:
    """ "The air force", "air force jets"."""
    return any(word.lower_ == "air" and word.nbor().lower_ == "force" for word in grammar.modifiers(token))


def _is_certain(token: "Token", senses: Senses) -> bool:
    """ "the militants", "gunmen of the group", "Aceh rebels"; of "Shiite militants" nobody knows whose they are."""
    beside = (token, *grammar.behind(token, frozenset({"of", "from"})))
    pointing = any(child.lower_ in _POINTING for word in beside for child in word.children)
    before = grammar.modifiers(token)
    rebels = token.lemma_.lower() == "rebel"
    bare = len(before) == 1 and before[0].lemma_.lower() == "rebel"  # "rebel forces"
    of_land = all((named := senses.named(word)) and named.kind == "region" for word in before)
    return pointing or (rebels and of_land) or bare


def _described(senses: Senses) -> Iterator[Described]:
    if senses.vocabulary.isdisjoint(wording().classes["irregular"]):
        return
    for token in senses.sentence.parse or ():
        named_itself = senses.named(token)
        party = named_itself.party if named_itself is not None else senses.fighters(token)
        if party is None or (named_itself is not None and not _is_called(party, token, senses)):
            continue
        of = [word for word in grammar.modifiers(token) if not _is_hyphened(word)]
        named = (senses.named(word) for word in of)
        state = next((each.name for each in named if each is not None and each.kind == "demonym"), None)
        nouns = {_plural(word) for word in (token, *of) if senses.is_a(word, "irregular")}
        definite = any(child.lower_ in _POINTING for child in token.children)
        yield Described(senses.sentence.start + token.idx, party, frozenset(nouns), state, definite)


def _is_called(party: str, noun: "Token", senses: Senses) -> bool:
    """Whether a group that the lists name goes by a common noun: "pro-Russian separatists"."""
    called = party.rsplit(maxsplit=1)[-1]
    return called.islower() and senses.is_a(noun, "irregular")


def _plural(word: "Token") -> str:
    return f"{word.lower_.removesuffix('s')}s"


def _is_hyphened(word: "Token") -> bool:
    """ "Russian-backed separatists" are not Russia's, nor do they fight it."""
    return word.i + 1 < len(word.doc) and word.nbor().text == "-"


def _is_spoken_of(nouns: frozenset[str], token: "Token") -> bool:
    """Whether "the separatists" or "separatist fighters" are spoken of, ``nouns`` holding "separatists"."""
    return any(_plural(word) in nouns for word in (token, *grammar.modifiers(token)))


def _spoken_of(rebels: Described, senses: Sequence[Senses]) -> Iterator[Described]:
    """Each mention of the party by its bare nouns, which name no state."""
    for each in senses:
        for token in each.sentence.parse or ():
            if _plural(token) in rebels.nouns and each.named(token) is None:
                yield Described(each.sentence.start + token.idx, rebels.party, rebels.nouns, None)
