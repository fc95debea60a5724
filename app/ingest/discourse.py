"""What carries over from sentence to sentence: whom "it" and "they" mean, and which two sides the text is about."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from app.domain.chronology import Chronology, foes
from app.domain.report import Role
from app.ingest import lexicon
from app.ingest.enmity import with_told
from app.ingest.unnamed import DWARFED, Unnamed
from app.language import grammar
from app.language.doc import Doc, Sentence
from app.language.introduced import recognise
from app.language.names import KnownNames
from app.language.senses import Named, Senses
from app.language.statehood import stand_ins
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

_FROM_OR_OF = frozenset({"from", "of"})
_THINGS = lexicon.words("discourse", "things")
_SPOTS = frozenset({"city", "town", "village", "port", "plant", "refinery", "base", "airport", "hospital", "depot"})
_PERSONS = lexicon.words("discourse", "persons")
_STANDING_FOR = ("force", "office", "weapon", "platform", "attack")
_ARMED = 3  # a party that acts with forces or weapons counts as much as this many bare mentions
_SAYING = lexicon.words("discourse", "saying")
_ATTACKERS = frozenset({"attacker", "assailant", "raider", "besieger", "infiltrator"})
_DEFENDERS = frozenset({"defender"})
_ONE = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their"})
_BEFORE_NOUN = frozenset({"compound", "amod", "poss", "nmod"})
_TWO = 2
_AGAIN = 3  # times that a text speaks of rebels before it is about them
_WHERE = re.compile(r"\b(?:in|at|near|from|to|outside)\s$", re.IGNORECASE)
Persons = tuple[Named, ...]
_OF_TALKS = re.compile(r"\b(?:talks|negotiat\w+|truces?|cease-?fires?|peace|deal|accord|agreements?|panel)\b")
_BACK = 3  # sentences that a pronoun may reach back over


class Discourse:
    """The parties of a text by weight, and the antecedents of its pronouns. Pure reading of a Doc of that day."""

    def __init__(
        self, doc: Doc, names: KnownNames, chronology: Chronology | None = None, on: dt.date | None = None
    ) -> None:
        self.doc = doc
        self.names = names
        self.senses = [Senses(doc, sentence) for sentence in doc.sentences]
        recognise(self.senses)
        self._foes = with_told(_foes(chronology, on), self.senses)
        self._weights = self._weigh()
        self._named = {name.party for name in doc.names if name.party}
        self._instead = stand_ins(doc.names, on)
        self._unnamed = Unnamed(self.senses, names, self._weights, self._foes)
        self._nameless_rebels = self._is_of_nameless_rebels()
        self._at_odds: set[frozenset[str]] = set()
        self._two: tuple[str, ...] | None = None  # what `pair` has found, as long as nobody else is told to be at odds
        self._last_attack: tuple[str, str] | None = None

    def _weigh(self) -> Counter[str]:
        classes = wording().classes
        armed = classes["force"] | classes["weapon"] | classes["platform"] | classes["attack"]
        weights: Counter[str] = Counter(
            name.party
            for name in self.doc.names
            if name.party and name.kind != "organisation" and not (name.kind == "seat" and self._is_where(name.start))
        )
        for senses in self.senses:
            for token in senses.sentence.parse or ():
                if token.lemma_.lower() in armed and (party := senses.owner(token)):
                    weights[party] += _ARMED
        return weights

    def _is_where(self, start: int) -> bool:
        """Whether a word of place stands before: "in Riyadh" says nothing of Saudi Arabia's part."""
        return _WHERE.search(self.doc.text[max(0, start - 8) : start]) is not None

    def pair(self) -> tuple[str, ...]:
        """The two parties that the text is mainly about, heaviest first; fewer where it names fewer.

        Two that are at war with each other, on record or as told so far, go before two that are merely named most.
        """
        if self._two is None:
            self._two = self._main_two()
        return self._two

    def _main_two(self) -> tuple[str, ...]:
        heavy = [party for party, weight in self._weights.most_common() if weight > 1]
        light = [party for party, weight in self._weights.items() if weight == 1]
        foes = [(a, b) for i, a in enumerate(heavy) for b in heavy[i + 1 :] if self._are_at_odds(a, b)]
        foes = foes or [(a, b) for a in heavy for b in light if self._are_at_odds(a, b)]
        if foes:
            return max(foes, key=lambda both: sum(self._weights[party] for party in both))
        return tuple(heavy[:2])

    def _are_at_odds(self, one: str, other: str) -> bool:
        if other in self._foes.get(one, ()) or {one, other} in self._at_odds:
            return True
        return other == self._foe_at_home(one) or one == self._foe_at_home(other)

    def _is_of_nameless_rebels(self) -> bool:
        """Whether the text speaks of rebels again and again without a name: no other state stands for them."""
        if self._unnamed.armed_groups():
            return False
        words = (word.lemma_.lower() for senses in self.senses for word in senses.words)
        return sum(word in wording().classes["rebel"] for word in words) >= _AGAIN

    def _foe_at_home(self, party: str) -> str | None:
        """Whom it fights at home; nobody for a group that has its foes on record: whose land it sits in may be none."""
        known = self.names.party_kind(party) == "armed_group" and self.faces_a_foe(party)
        return None if known else self._unnamed.opponent(party)

    def sides(self, senses: Senses, without: Collection[str] = ()) -> tuple[str, ...]:
        """Whom "the two sides" or "both" mean: the last two parties named together, else the text's main pair.

        ``without`` are parties that are told to do something to both.
        """
        for index in range(senses.sentence.index, max(-1, senses.sentence.index - 1 - _BACK), -1):
            sentence = self.doc.sentences[index]
            parties = [party for party in self.parties_of(sentence) if party not in without]
            just_told = senses.sentence.index - index == 1
            if not just_told and sentence.paragraph != senses.sentence.paragraph:
                break
            if len(parties) == _TWO and (just_told or all(self._weights[party] > 1 for party in parties)):
                return tuple(parties)
            foes = [(a, b) for i, a in enumerate(parties) for b in parties[i + 1 :] if b in self._foes.get(a, ())]
            if foes:
                return foes[0]
        pair = self.pair()
        return pair if len(pair) == _TWO else self._last_named_together(senses) or pair

    def _last_named_together(self, senses: Senses) -> tuple[str, ...]:
        """ "Yemen and the Houthis held talks. … Both sides would withdraw": the two named last, helpers aside."""
        for sentence in reversed(self.doc.sentences[max(0, senses.sentence.index - _BACK) : senses.sentence.index]):
            named = [party for party in self.parties_of(sentence) if self.names.party_kind(party) != "organisation"]
            if named:
                return tuple(named) if len(named) == _TWO else ()
        return ()

    def hear(self, two: tuple[str, ...]) -> None:
        """Take note of the two sides of what the text has just told: from now on they are foes as on record."""
        self._at_odds.add(frozenset(two))
        self._two = None

    def hear_attack(self, attackers: tuple[str, ...], attacked: tuple[str, ...]) -> None:
        """Take note of who attacked whom, as last told: for "the attackers" and "the defenders"."""
        if len(attackers) == 1:
            foe = self.opponent(attackers[0]) or ""
            self._last_attack = (attackers[0], attacked[0] if attacked else foe)

    def parties_of(self, sentence: Sentence) -> list[str]:
        """The parties that a sentence speaks of, each once; not the state that it only puts something in."""
        near = [
            (name.start, name.party)
            for name in self.doc.names_in(sentence.start, sentence.end)
            if name.party
            and name.kind != "organisation"
            and not (name.kind in {"seat", "state"} and self._is_where(name.start))
        ]
        described = self._unnamed.described
        near += [(each.start, each.party) for each in described if sentence.start <= each.start < sentence.end]
        return list(dict.fromkeys(party for _, party in sorted(near)))

    def last_persons(self, senses: Senses, phrase: "Token", count: int, without: Collection[str] = ()) -> Persons:
        """Whom the phrase "the four leaders" means: the last so many persons, each of another party, of one sentence.

        Whom its own sentence names behind the phrase are others: "where the two will be joined by Macron".
        """
        end = senses.sentence.start + max(word.idx + len(word.text) for word in phrase.subtree)
        for earlier in reversed(self.senses[: senses.sentence.index + 1]):
            named = [n for n in self._unparsed(earlier) if n.kind == "person" and n.party and n.party not in without]
            by_party = {person.party: person for person in named if person.end <= end}
            if len(by_party) == count:
                return tuple(by_party.values())
        return ()

    def last_pair(self, senses: Senses) -> Persons:
        """ "Witkoff and Kushner arrived in Doha. The two will meet Iranians": the two of one side named just before."""
        before = self.senses[max(0, senses.sentence.index - 1) : senses.sentence.index]
        named = [n for earlier in before for n in self._unparsed(earlier) if n.kind == "person" and n.party]
        ours = {person.name: person for person in named}
        alone = len(ours) == len(("the", "two")) and len({person.party for person in named}) == 1
        return tuple(ours.values()) if alone else ()

    def last_so_many(self, senses: Senses, phrase: "Token", count: int) -> tuple[str, ...]:
        """Whom "the four countries" mean: the parties of the last so many persons, else the last so many named."""
        if persons := self.last_persons(senses, phrase, count):
            return tuple(person.party for person in persons if person.party)
        sentences = self.doc.sentences[: senses.sentence.index]
        named = (tuple(self.parties_of(sentence)) for sentence in reversed(sentences))
        return next((parties for parties in named if len(parties) == count), ())

    def opponent(self, party: str, told: Collection[str] = ()) -> str | None:
        """Whom the party stands against here: a foe on record that the text names, else one it is ``told`` to fight."""
        foes = [other for other in self._foes.get(party, ()) if other in self._named] or list(told)
        if self.names.party_kind(party) == "state" and self._nameless_rebels:
            foes = [foe for foe in foes if self.names.party_kind(foe) != "state"]
        # of a group that the text tells to fight another group it is that one, and not the state
        group = self.names.party_kind(party) == "armed_group"
        among_groups = group and any(self.names.party_kind(each) == "armed_group" for each in told)
        if not among_groups and (foe := self._foe_at_home(party)):
            foes.append(foe)
        if foes:
            heaviest = max(foes, key=lambda other: self._weights[other])
            home = next(iter(self.names.home_states(party)), "")
            return home if home in foes and not self.is_dwarfed(home, heaviest) else heaviest
        two = self._two_alone()
        return next((other for other in two if other != party), None) if party in two else None

    def _two_alone(self) -> tuple[str, ...]:
        """The two parties that the text speaks of far more than of any third; in an account of a war they are foes."""
        ranked = [*self._weights.most_common(_TWO + 1), ("", 0), ("", 0), ("", 0)]
        (first, _), (second, much), (_, next_most) = ranked[: _TWO + 1]
        return (first, second) if self.doc.of_war and much >= max(_ARMED, _TWO * next_most) else ()

    def by_name(self, roles: Mapping[str, Role]) -> dict[str, Role]:
        """The parties as the text means them: for a common name of several those, for a state what stands for it."""
        found: dict[str, Role] = {}
        for party, role in roles.items():
            for one in self._meant_by(self._instead.get(party, party)):
                found.setdefault(one, role)
        return found

    def _meant_by(self, party: str) -> tuple[str, ...]:
        members = self.names.members(party)
        if not members:
            return (self._unnamed.known_as(party) or party,)
        called = {name.name for name in self.doc.names if name.kind == "group"}
        together = [name.text for name in self.doc.names if name.party == party]
        named = [each for each in members if each in called or any(each.split()[0] in text for text in together)]
        return tuple(named) if len(named) == len(members) else (party,)

    def rebels_in(self, country: str) -> str | None:
        """The armed group that fights this state on its ground: a foe on record, else the only one of the text."""
        at_home = self.groups_in(country)
        on_record = [group for group in at_home if group in self._foes.get(country, ())]
        return next(iter(on_record or at_home), None) if on_record or len(at_home) == 1 else None

    def groups_in(self, country: str) -> list[str]:
        """The armed groups of the text that fight or sit in the state, heaviest first."""
        return [group for group in self._unnamed.armed_groups() if country in self.names.home_states(group)]

    def at_table_with(self, state: str) -> str | None:
        """Of several groups that fight this state the one of which the text speaks most where it speaks of talks."""
        at_home = self.groups_in(state)
        if len(at_home) < _TWO:
            return None
        talking = [self.parties_of(each) for each in self.doc.sentences if _OF_TALKS.search(each.text)]
        told = Counter(party for parties in talking for party in parties if party in at_home)
        return told.most_common(1)[0][0] if told else None

    def is_dwarfed(self, party: str, by: str) -> bool:
        """Whether the text speaks of the party in passing, beside another of which it speaks far more."""
        return self._weights[party] * DWARFED <= self._weights[by]

    def antecedent(self, senses: Senses, token: "Token", earliest: int | None = None) -> Named | None:
        """The name that a pronoun stands for: the subject before it in the sentence, else that of a sentence before.

        ``earliest`` is the first sentence to look at, where another pronoun led here: without it a text full of
        pronouns would take for ever.
        """
        persons = token.lower_ in _PERSONS
        if not persons and token.lower_ not in _THINGS:
            return None
        if senses.sentence.parse is not None:
            near = (
                self._subject_ahead(senses, token)
                or self._group_before(senses, token)
                or self._subject_above(senses, token)
                or self._subject_aside(senses, token)
            )
            if near is not None:
                return near
            before = [
                named
                for named in senses.named_all()
                if named.start < senses.sentence.start + token.idx
                and _suits(named, token, senses)
                and not (named.kind in {"seat", "state"} and self._is_where(named.start))
            ]
            subjects = [named for named in before if _is_subject(senses, named)]
            if before:
                return (subjects or before)[-1] if subjects else before[0]
        first = max(0, senses.sentence.index - _BACK) if earliest is None else earliest
        for index in range(senses.sentence.index - 1, first - 1, -1):
            found = self._leading(self.senses[index], token, first)
            if found is not None:
                return found
        return None

    def _subject_ahead(self, senses: Senses, token: "Token") -> Named | None:
        """ "In their heaviest raid, NATO jets bombed the port": whose it is comes behind."""
        verb = next((word for word in grammar.governors(token) if word.pos_ == "VERB"), None)
        if token.dep_ != "poss" or verb is None or verb.dep_ != "ROOT" or verb.i < token.i:
            return None
        opening = next((child for child in verb.children if child.dep_ == "prep" and token in child.subtree), None)
        if opening is None or opening.i:
            return None
        subjects = [each for each in grammar.own_subjects(verb) if each.i > token.i]
        whose = [each for subject in subjects for each in (subject, *grammar.behind(subject, frozenset({"of"})))]
        return next((self._called(senses, each, party) for each in whose if (party := senses.party(each))), None)

    def _group_before(self, senses: Senses, token: "Token") -> Named | None:
        """Whose "their fighters" are: of the armed group, or the groups, that the sentence speaks of last before."""
        if token.lower_ != "their" or not senses.is_a(token.head, "irregular"):
            return None
        before = reversed([word for word in senses.words if word.i < token.i])
        groups = (
            senses.named(word) or self._as_named(senses, word) for word in before if word.pos_ in {"NOUN", "PROPN"}
        )
        return next(
            (each for each in groups if each and self.names.party_kind(each.party or "") == "armed_group"), None
        )

    def _leading(self, senses: Senses, token: "Token", earliest: int) -> Named | None:
        """The name that a sentence is about: its subject, else its first that does not only say where."""
        unnamed = None if token.lower_ in _PERSONS else self._unnamed_subject(senses, token, earliest)
        if unnamed is not None and _suits(unnamed, token, senses):
            return unnamed
        named_all = senses.named_all() if senses.sentence.parse is not None else self._unparsed(senses)
        fitting = [named for named in named_all if _suits(named, token, senses)]
        subject = next((named for named in fitting if _is_subject(senses, named)), None)
        told = (n for n in fitting if not (n.kind in {"seat", "state"} and self._is_where(n.start)))
        return subject or next(told, None)

    def _unnamed_subject(self, senses: Senses, pronoun: "Token", earliest: int) -> Named | None:
        """The party that an unnamed subject stands for: "The army advanced. It took …"; of pronouns the main one.

        Of "troops" an "it" speaks as little as a "they" of one man.
        """
        verbs = sorted(senses.sentence.parse or (), key=lambda word: word.dep_ != "ROOT")
        subjects = (subject for verb in verbs if verb.pos_ in {"VERB", "AUX"} for subject in grammar.own_subjects(verb))
        for subject in subjects:
            leads = subject.head.dep_ == "ROOT" and subject.head.lemma_ not in _SAYING
            named = senses.named(subject)
            if leads and named is not None and named.party and named.kind != "person":
                return None  # the sentence is about whom it names
            unnamed = self._as_named(senses, subject)
            several = pronoun.lower_ in _ONE and subject.tag_ == "NNS"
            if leads and unnamed is None and not several and len(senses.owners(subject)) == 1:
                return self._called(senses, subject, senses.party(subject))
            if subject.lower_ not in _THINGS:
                named = unnamed
            elif subject.head.dep_ == "ROOT":
                named = self.antecedent(senses, subject, earliest)
            else:
                continue
            if named is not None:
                return named
        return None

    def _as_named(self, senses: Senses, token: "Token") -> Named | None:
        party = self._unnamed.party(senses, token) if senses.named(token) is None else None
        return self._called(senses, token, party)

    def _called(self, senses: Senses, token: "Token", party: str | None) -> Named | None:
        start = senses.sentence.start + token.idx
        return Named(start, start + len(token.text), token.text, "group", party, party) if party else None

    def _subject_above(self, senses: Senses, token: "Token") -> Named | None:
        """Whom the nearest clause around the pronoun is about: "Moscow announced that its last troops had left"."""
        for verb in (word for word in grammar.governors(token) if word.pos_ in {"VERB", "AUX"}):
            for subject in grammar.own_subjects(verb):
                if subject.i >= token.i or token in subject.subtree:
                    continue
                if token.lower_ in _ONE and subject.conjuncts:  # "Russia and Ukraine" are no "it"
                    continue
                named = self._speaking(senses, subject, token)
                if named is not None and _suits(named, token, senses):
                    return named
        return None

    def _subject_aside(self, senses: Senses, token: "Token") -> Named | None:
        """Whom the clause before that of the pronoun is about: "The army sent a column; it took the town"."""
        verb = token.head
        if token.dep_ not in {"nsubj", "nsubjpass"}:
            return None
        before = [child for child in verb.children if child.dep_ in {"parataxis", "ccomp"} and child.i < token.i]
        before += [verb.head] if verb.dep_ in {"conj", "parataxis"} and verb.head.i < token.i else []
        subjects = (subject for each in before for subject in grammar.own_subjects(each))
        fitting = (s for s in subjects if s.lower_ not in _THINGS and not (token.lower_ in _ONE and s.tag_ == "NNS"))
        told = (self._speaking(senses, subject, token) for subject in fitting)
        return next((named for named in told if named is not None and _suits(named, token, senses)), None)

    def _speaking(self, senses: Senses, subject: "Token", pronoun: "Token") -> Named | None:
        """The subject as a name; of "Chadian rebels said they", "the ministry in Moscow said its" the party's own."""
        named = senses.named(subject)
        if pronoun.lower_ in _THINGS and (named is None or named.kind == "unknown organisation"):
            named = self._called(senses, subject, senses.party(subject)) or named
        return named or self._as_named(senses, subject)

    def _unparsed(self, senses: Senses) -> list[Named]:
        """The names of a sentence that no rule needs to understand, and first whom it is about by a common noun."""
        start, end = senses.sentence.start, senses.sentence.end
        party = self._unnamed.opening(senses)
        first = [Named(start, start, "", "group", party, party)] if party else []
        return first + [Named.of(mention) for mention in self.doc.names_in(start, end)]

    def parties(self, senses: Senses, token: "Token") -> tuple[str, ...]:
        """The parties of a phrase or pronoun, looking back where it has to; two for "American and British forces"."""
        return tuple(self._unnamed.known_as(party) or party for party in self._parties(senses, token))

    def _parties(self, senses: Senses, token: "Token") -> tuple[str, ...]:
        direct = senses.party(token)
        if direct:
            several = senses.owners(token) if senses.named(token) is None else ()
            return several + self._beside(senses, token, several) or (direct,)
        if token.pos_ == "PRON":
            named = self.antecedent(senses, token)
            told = (named.party,) if named is not None and named.party else ()
            return told if named is not None else self._of_last_official(senses, token)
        if senses.named(token) is not None:
            return ()
        if unnamed := self._of_last_attack(token) or self._unnamed.party(senses, token):
            return (unnamed,)
        if any(senses.is_a(token, name) for name in _STANDING_FOR):
            return self.owners(senses, token)
        beside = (senses.party(each) for each in token.children if each.dep_ == "appos" and each.i > token.i)
        return tuple(filter(None, beside))[:1]  # "the larger of the two, the Home Front"

    def _of_last_attack(self, token: "Token") -> str | None:
        """Who "the attackers" or "the defenders" of what was told last are."""
        pointing = any(child.lower_ in {"the", "its", "their", "his"} for child in token.children)
        which = 0 if token.lemma_.lower() in _ATTACKERS else 1 if token.lemma_.lower() in _DEFENDERS else None
        return self._last_attack[which] or None if pointing and which is not None and self._last_attack else None

    def _of_last_official(self, senses: Senses, token: "Token") -> tuple[str, ...]:
        """ "An envoy of the African Union met the rebels. He then met the minister": the party of who did that."""
        before = self.senses[senses.sentence.index - 1] if senses.sentence.index else None
        if before is None or token.lower_ not in {"he", "she"} or before.sentence.parse is None:
            return ()
        root = next((word for word in before.sentence.parse if word.head is word), None)
        officials = grammar.doers(root) if root is not None and root.pos_ == "VERB" else []
        return next((self.parties(before, each) for each in officials if before.is_a(each, "office")), ())

    def _beside(self, senses: Senses, token: "Token", named: tuple[str, ...]) -> tuple[str, ...]:
        """Who has no name of his own of "envoys from Ukraine, Russia and the separatists"."""
        listed = grammar.behind(token, _FROM_OR_OF) if len(named) > 1 else []
        others = (self._unnamed.party(senses, word) for word in listed if senses.named(word) is None)
        return tuple(dict.fromkeys(other for other in others if other and other not in named))

    def names_armed_group(self) -> bool:
        """Whether the text speaks of an armed group by a name."""
        return bool(self._unnamed.armed_groups())

    def is_at_war(self, one: str, other: str) -> bool:
        """Whether the two are on record as foes."""
        return other in self._foes.get(one, ())

    def speaks_of(self, party: str) -> bool:
        """Whether the text names the party, or describes it."""
        return self._weights[party] > 0

    def fights(self, party: str) -> bool:
        """Whether the text speaks of the party's forces or weapons, or names a foe that it has on record."""
        return self._weights[party] >= _ARMED or self.faces_a_foe(party)

    def faces_a_foe(self, party: str) -> bool:
        """Whether the text names a foe that the party has on record."""
        return any(other in self._named for other in self._foes.get(party, ()))

    def owners(self, senses: Senses, token: "Token") -> tuple[str, ...]:
        """Whose the thing is, "its bombers" included; those on the side of somebody are not his."""
        if senses.is_on_a_side(token):
            return ()
        direct = senses.owners(token)
        if direct:
            return direct
        behind = grammar.behind(token, frozenset({"of"}))
        if any(senses.is_pair(word) and not word.conjuncts for word in behind):  # "officers of the two countries"
            return self.sides(senses)
        for word in (token, *behind):
            for child in word.children:
                if child.dep_ == "poss" and child.pos_ == "PRON" and not _is_of_spot(child, senses):
                    named = self.antecedent(senses, child)
                    return (named.party,) if named and named.party else ()
                if (
                    child.dep_ == "poss"
                    and senses.named(child) is None
                    and (party := self._unnamed.party(senses, child))
                ):
                    return (party,)  # "the group's leader"
        return ()


def _foes(chronology: Chronology | None, on: dt.date | None) -> dict[str, tuple[str, ...]]:
    """Who is on record as at war with whom on that day; a war that is long over still counts where none is known."""
    found: dict[str, dict[str, None]] = {}
    for war in chronology.wars if chronology else ():
        for party in war.parties:
            found.setdefault(party, {}).update(dict.fromkeys(foes(war, party, on)))
    return {party: tuple(others) for party, others in found.items()}


def _suits(named: Named, token: "Token", senses: Senses) -> bool:
    """Whether the pronoun can stand for the name: a state or its seat is an "it", "U.S. helicopters" are "they"."""
    if token.lower_ in _PERSONS:
        return named.kind == "person"
    if token.lower_ in _MANY and named.kind in {"state", "seat"} and _stands_alone(senses, named):
        return False
    return named.party is not None and named.kind != "person"


def _is_of_spot(pronoun: "Token", senses: Senses) -> bool:
    """ "Parts of the city lost power, and its hospital was damaged": the city's."""
    before = (word for word in senses.words[: pronoun.i] if word.dep_ in {"nsubj", "nsubjpass", "pobj"})
    return pronoun.lower_ == "its" and any(word.lemma_ in _SPOTS and senses.named(word) is None for word in before)


def _is_subject(senses: Senses, named: Named) -> bool:
    root = _word_of(senses, named)
    while root is not None and root.dep_ in _BEFORE_NOUN:
        root = root.head
    return root is not None and root.dep_ in {"nsubj", "nsubjpass", "agent"} and root.head.lemma_ not in _SAYING


def _stands_alone(senses: Senses, named: Named) -> bool:
    """Whether the name is no mere part of a phrase, as it is in "Russian jets"."""
    word = _word_of(senses, named)
    return word is not None and word.dep_ not in _BEFORE_NOUN


def _word_of(senses: Senses, named: Named) -> "Token | None":
    """The word by which the name hangs in its sentence; None in one without a parse."""
    parse, begin = senses.sentence.parse, senses.sentence.start
    span = parse.char_span(named.start - begin, named.end - begin) if parse else None
    return span.root if span is not None else None
