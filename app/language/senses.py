"""What the words of one sentence stand for: parties, places, persons, word classes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.language import grammar, ships
from app.language.doc import Doc, Sentence
from app.language.embattled import UNSURE
from app.language.names import Mention
from app.language.phrasing import (
    is_fired_at,
    is_former,
    is_joined,
    is_marketplace,
    is_riverside,
    office_holders,
    run,
    sends,
    served,
)
from app.language.times import TimeExpression
from app.language.townlike import BEARING_NAMES, is_spoken_of_as_town, whole_name
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Span, Token

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
PEACEFUL = frozenset(
    {"market", "sport", "labour", "mishap", "works", "crime", "court", "riot"}
)  # classes of words that speak of no war
_ARMS = frozenset({"weapon", "platform"})  # classes of words that may be persons' names
_STANDS_FOR_PARTY = ("force", "office", "weapon", "platform", "attack")
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "them"})
_SUM = frozenset({"both", "two", "three", "four", "five", "each"})
_SUMMED = frozenset({"two", "both", "three", "four", "five", "the", "these"})
_OWNERS = frozenset({"state", "group", "seat", "organisation", "agency"})
_OF_WORKERS = frozenset({"strike", "walkout", "stoppage", "union", "workers"})
_CROWNED = frozenset(
    {"king", "queen", "sultan", "emir", "prince", "princess", "president", "sheikh", "pope", "premier"}
)
_GROUPS = frozenset(
    {"group", "movement", "militia", "faction", "organisation", "organization", "outfit", "army", "alliance"}
)
_ON_THE_SIDE_OF = frozenset({"ally", "supporter", "backer", "sympathiser", "sympathizer"})
_ACROSS = frozenset({"neighbour", "neighbor", "rival", "foe", "enemy"})
_OFFSHOOTS = frozenset({"affiliate", "offshoot", "splinter", "franchise", "proxy"})
_BODIES = frozenset({"force", "army", "unit"})
_MUTINOUS = frozenset({"mutinous", "renegade", "mutineer", "rebellious"})
_ARMED_NAMES = frozenset(
    {"Front", "Army", "Movement", "Brigade", "Brigades", "Militia", "Forces", "Resistance", "Guards", "Battalions"}
)
_INSTITUTIONS = frozenset(
    {"ministry", "government", "parliament", "cabinet", "administration", "authority", "junta", "regime"}
)
_CALLING = frozenset({"call", "know", "name", "dub"})
_STRONGHOLDS = frozenset({"stronghold", "bastion", "redoubt", "hideout", "heartland"})
_SENT = frozenset({"bomber", "attacker", "assailant", "operative", "sniper"})  # "a suicide bomber from the group"
_SPEAKING_FOR = frozenset(
    {"negotiator", "envoy", "delegate", "representative", "delegation", "spokesman", "spokeswoman"}
)
_GROUPING = frozenset({"group", "unite", "organise", "organize", "gather", "ally"})
_NAMED_GROUPS = frozenset({"group", "organisation", "unknown organisation"})
_OPEN_KINDS = frozenset({"person", "unknown organisation"})  # kinds that say nothing of a party by themselves


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a sentence, offsets as in the text. ``party`` is the actor that it stands for, if any.

    ``kind`` is that of a Mention, or person, place or unknown organisation by the model's labels.
    """

    start: int
    end: int
    text: str
    kind: str
    name: str
    party: str | None

    @classmethod
    def of(cls, mention: Mention) -> "Named":
        """The name that a mention in the text is."""
        return cls(mention.start, mention.end, mention.text, mention.kind, mention.name, mention.party)


def _is_of_lives(token: "Token") -> bool:
    return token.lemma_ == "cost" and any(after.lemma_ == "life" for after in token.doc[token.i + 1 : token.i + 6])


class Senses:
    """The names and classes of one sentence's tokens. ``doc`` is the text that it stands in."""

    def __init__(self, doc: Doc, sentence: Sentence) -> None:
        self.doc = doc
        self.sentence = sentence
        self.of_war = doc.of_war
        self._classes = wording().classes
        self._named: dict[int, Named] = {}
        self.words: tuple[Token, ...] = tuple(sentence.parse or ())
        if sentence.parse is not None:
            self._read_names()

    def _read_names(self) -> None:
        assert self.sentence.parse is not None
        known = self.doc.names_in(self.sentence.start, self.sentence.end)
        towns = self.doc.towns_in(self.sentence.start, self.sentence.end)
        for mention in (*known, *towns):
            self._put(Named.of(mention))
        for name in self._towns_by_noun():
            self._put(name)
        for entity in self.sentence.parse.ents:
            named = None if any(map(ships.is_called, entity)) else self._from_entity(entity)
            if named is not None and not any(token.i in self._named for token in entity):
                self._put(named)
            elif named is not None and named.kind == "person":
                self._widen(named, entity)

    def _towns_by_noun(self) -> Iterator[Named]:
        """What is spoken of as a town is one, whatever the model takes it for.

        "The border town of Kolofata", "near Ilsky", "recaptured Amara".
        """
        for token in self.words:
            if token.pos_ != "PROPN" or token.i in self._named or self.is_in_time(token):
                continue
            if is_spoken_of_as_town(token) or self._is_joined_to_town(token):
                text = whole_name(token)
                end = self.sentence.start + token.idx + len(token.text)
                if token.dep_ == "compound" and token.head.lower_ in BEARING_NAMES and token.i + 1 == token.head.i:
                    text, end = f"{text} {token.head.text}", end + 1 + len(token.head.text)
                yield Named(end - len(text), end, text, "place", text, None)

    @cached_property
    def _times(self) -> tuple[TimeExpression, ...]:
        return self.doc.times_in(self.sentence.start, self.sentence.end)

    def _is_joined_to_town(self, token: "Token") -> bool:
        """ "In Deir Hafer and Maskana": what is told in one breath with a town, where it is no person with a title."""
        first = self._named.get(token.head.i) if token.dep_ == "conj" else None
        plain = all(child.dep_ in {"punct", "cc", "conj"} for child in token.children)
        return first is not None and first.kind == "place" and plain and token.ent_type_ in UNSURE - {"ORG"}

    def _put(self, named: Named) -> None:
        assert self.sentence.parse is not None
        span = self.sentence.parse.char_span(named.start - self.sentence.start, named.end - self.sentence.start)
        for token in span or ():
            self._named[token.i] = named

    def _widen(self, named: Named, entity: "Span") -> None:
        """Spell a person whose surname alone is known as the model does, which saw more: "Tayyip Erdogan"."""
        inner = [self._named[token.i] for token in entity if token.i in self._named]
        if len(entity) > 1 and inner and all(each.kind == "person" for each in inner) and inner[-1].end == named.end:
            known = inner[-1]
            name = known.name if set(named.text.split()) <= set(known.name.split()) else named.text
            self._put(Named(named.start, named.end, named.text, "person", name, known.party))

    def _from_entity(self, entity: "Span") -> Named | None:
        start, end = self.sentence.start + entity.start_char, self.sentence.start + entity.end_char
        text = entity.text.removesuffix("'s").removesuffix("’s")
        text = text.removeprefix("the ").removeprefix("The ")
        if text.islower():
            return None  # "rich in coltan"
        if entity.label_ == "PERSON" and entity.root.pos_ == "PROPN":
            return Named(start, end, text, "person", text, None)
        common = len(entity) == 1 and entity.root.pos_ == "NOUN"  # "Rebels", "Junta shelling" at the head of a sentence
        if entity.label_ in _PLACE_LABELS and not (common and entity.root.i == 0) and not self._is_make(entity.root):
            return Named(start, end, text, "place", text, None)
        common |= entity.root.tag_ == "NNS" and entity.root.lemma_ in self._classes["office"]  # "Security Advisers"
        bare = text in _ARMED_NAMES  # "the Front": of which the text speaks, another name says
        if entity.label_ == "ORG" and not common and not bare and not self._is_service(text):
            return Named(start, end, text, "unknown organisation", text, None)
        return None

    def _is_make(self, token: "Token") -> bool:
        """ "Katyusha rockets": the make of a weapon, which the model takes for a place."""
        return token.dep_ == "compound" and token.head.lemma_.lower() in self._classes["weapon"]

    def _is_service(self, name: str) -> bool:
        """ "Special Operations Forces", "General Staff": names that every state's forces have."""
        return all(word.lower() in self._classes["service"] for word in name.split())

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The sentence's words and their lemmas, lower case."""
        lemmas = (word.lemma_ for word in self.words)
        written = (*(word.lower_ for word in self.words), *self._hyphenated.values())
        return frozenset([*written, *(lemma for lemma in lemmas if lemma.islower())])

    @cached_property
    def earlier(self) -> frozenset[str]:
        """The words of the two sentences before."""
        return self.doc.words_before(self.sentence.index)

    def named(self, token: "Token") -> Named | None:
        """The name that the token is part of."""
        return self._named.get(token.i)

    def call(self, token: "Token", person: Named) -> None:
        """Take the token for the name of a person whom another sentence introduces."""
        start = self.sentence.start + token.idx
        end = start + len(token.text)
        self._put(Named(start, end, token.text, "person", person.name, person.party))

    def named_all(self) -> list[Named]:
        """The sentence's names in order, each once."""
        return list(dict.fromkeys(self._named[i] for i in sorted(self._named)))

    def party(self, token: "Token") -> str | None:
        """The party that a phrase stands for by its head: "Kyiv", "Russian forces", "Ukraine's air force"."""
        named = self.named(token)
        if named is not None:
            return self._party_named(token, named)
        if token.lemma_.lower() in _ACROSS:  # "its neighbour Sudan"
            return next(iter(self._beside(token)), None)
        if token.lemma_.lower() == "counterpart" and (beside := self._beside(token)):
            return beside[0]  # "his Congolese counterpart, Denis Sassou-Nguesso"
        if any(token.lemma_.lower() in self._classes[name] for name in _STANDS_FOR_PARTY):
            return self.owner(token)
        if token.pos_ == "PROPN" and any(word.lower_ in _CROWNED for word in grammar.modifiers(token)):
            return next(iter(self._behind(token)), None)  # "Sultan Haitham of Oman"
        return None

    def _party_named(self, token: "Token", named: Named) -> str | None:
        if named.kind == "person" and (body := self._body_of(token)):
            return body
        if named.kind == "demonym" and (land := self._land_of(token)):
            return land
        if named.kind == "group" and (called := self._called_so(token)):
            return called
        if named.party or named.kind not in _OPEN_KINDS:
            return None if named.kind == "person" and is_former(token) else named.party
        return self._party_by_office(token) or self._armed_group(token, named)

    def _called_so(self, group: "Token") -> str | None:
        """ "The Amhara militia known as Fano"."""
        names = (self.named(name) for name in _so_called(group))
        return next((each.party for each in names if each is not None and each.kind == "group" and each.party), None)

    def _land_of(self, people: "Token") -> str | None:
        """The party of "Abkhazia's Armenians", who are of another land than their name says."""
        if people.tag_ not in {"NNS", "NNPS"}:
            return None
        before = (self.named(word) for word in grammar.modifiers(people) if word.dep_ in {"poss", "compound"})
        return next((each.party for each in before if each is not None and each.kind != "person" and each.party), None)

    def owner(self, token: "Token") -> str | None:
        """Whose the thing is, the first named: see ``owners``."""
        return next(iter(self.owners(token)), None)

    def is_on_a_side(self, token: "Token") -> bool:
        """ "The group and its allies", "accused its neighbour": others, who stand with somebody or against him."""
        return token.lemma_.lower() in _ON_THE_SIDE_OF | _ACROSS

    def owners(self, token: "Token") -> tuple[str, ...]:
        """Whose the thing is: "American and British forces", "the armed forces of the Russian Federation".

        Rebels are nobody's but a party of their own: "Libyan rebels", "APCLS militiamen".
        """
        if self.is_on_a_side(token):
            return ()
        if token.lemma_.lower() in _OFFSHOOTS:  # "an al-Qaeda affiliate, the JNIM"
            return self._beside(token)
        # "the Lebanese group Hezbollah"
        group = (token.lemma_.lower() in _GROUPS and self._called_beside(token)) or self.fighters(token)
        if group is not None or self.are_rebels(token):
            return (group,) if group else self._beside(token) or self._behind(token)
        served_by = (named for each in served(token) if (named := self.named(each)) is not None)
        masters = tuple(named.party for named in served_by if named.kind == "person" and named.party)
        if masters:  # "Libyan forces loyal to Haftar"
            return masters[:1]
        if token.lemma_.lower() in _STRONGHOLDS and (held := self._behind(token)):
            return held  # "the Syrian bastion of Islamic State"
        before = [
            named.party
            for word in grammar.modifiers(token)
            if (named := self.named(word)) is not None and named.party and (named.kind != "person" or sends(word))
        ]
        return tuple(dict.fromkeys([*self._listed(token), *before])) or self._behind(token)

    def are_rebels(self, token: "Token") -> bool:
        """Rebels, or a "rebel group": of no state, whatever land is named before them."""
        fighter = self._fighter(token)
        return fighter is not None and (
            fighter.lemma_.lower() in self._classes["rebel"]
            or any(word.lower_ in _MUTINOUS for word in grammar.modifiers(fighter))
        )

    def _beside(self, token: "Token") -> tuple[str, ...]:
        """ "Colombia's largest guerrilla group, the ELN": the party that the phrase is."""
        beside = (self.named(child) for child in token.children if child.dep_ == "appos")
        return tuple(named.party for named in beside if named is not None and named.party)[:1]

    def _listed(self, token: "Token") -> list[str]:
        """The parties of "Egyptian, European and Sudanese officials", whatever the parser makes of such a list."""
        found: list[str] = []
        step = token
        joined = False
        while step.i and token.tag_ in {"NNS", "NNPS"}:
            step = step.nbor(-1)
            named = self.named(step)
            if named is not None and named.party and named.kind in {"demonym", "state"} and step.pos_ != "VERB":
                found.insert(0, named.party)
            elif step.lower_ == "and":
                joined = True
            elif step.text != "," and step.pos_ != "ADJ":
                break
        return found if joined else []

    def _behind(self, token: "Token") -> tuple[str, ...]:
        """Whose the thing is that "of" follows: "the army of Chad", "fighters of the M23"."""
        office = token.lemma_.lower() in self._classes["office"]
        from_too = {"of", "from"} if office else {"of"}  # "teams from Moscow"
        behind = [word for word in grammar.behind(token, frozenset(from_too)) if word.i > token.i]
        if office and token.lemma_.lower() in _SPEAKING_FOR:  # "chief negotiators for Kenya and Uganda"
            behind += [word for word in grammar.behind(token, frozenset({"for"})) if self.is_a(word, "party")]
        if token.lemma_.lower() in _INSTITUTIONS:  # "the Defence Ministry in Moscow", "the junta in Niger"
            held = grammar.behind(token, frozenset({"in"}))
            behind += [each for each in held if self.is_a(each, "seat") or self.is_a(each, "state")]
        # "fighters from Tigray"; but those "from Syria" are not the state's
        fighter = self.is_a(token, "irregular") or token.lemma_ in _SENT
        home = grammar.behind(token, frozenset({"from"})) if fighter else []
        if self.is_a(token, "regular"):  # "soldiers from Niger"
            sent = grammar.behind(token, frozenset({"from"}))
            behind += [each for each in sent if each.i > token.i and self.is_a(each, "state")]
        named = (self.named(each) for each in home)
        found = [each.party for each in named if each is not None and each.kind != "state" and each.party]
        if self.is_a(token, "site") or self.is_a(token, "force"):  # "the main camp of Joseph Kony"
            persons = (self.named(word) for word in behind)
            found += [each.party for each in persons if each is not None and each.kind == "person" and each.party]
        found += [party for word in behind for party in self._owners_as(word)]
        return tuple(dict.fromkeys([*found, *filter(None, map(self.party, served(token)))]))

    def fighters(self, token: "Token") -> str | None:
        """The party that fighters are by the name before them, one that no list knows included; None for a state's.

        "Libyan rebels", "hard-line Syrian rebel groups", "APCLS militiamen".
        """
        fighter = self._fighter(token)
        return None if fighter is None else self._called_beside(token) or self._called_before(token, fighter)

    def _called_before(self, token: "Token", fighter: "Token") -> str | None:
        lemma = fighter.lemma_.lower()
        plural = fighter.text if fighter.tag_ in {"NNS", "NNPS"} else f"{fighter.text}s"
        of_group = self._known_before(token)
        for word in grammar.modifiers(token):
            named = self.named(word)
            if of_group and named is not None and named.kind == "demonym":
                continue  # "Lebanese Hezbollah fighters"
            whole = named is not None and named.kind in {"group", "organisation"} and "-" in named.text  # "al-Qaeda"
            joined = is_joined(word) and not whole
            of_land = (
                named is not None and word.dep_ == "poss" and named.kind in {"state", "demonym"}
            )  # "Colombia's ELN"
            if word.pos_ not in {"PROPN", "ADJ"} or joined or of_land or word.lower_ in grammar.WEEKDAYS:
                continue
            if named is None:
                if word.pos_ == "PROPN" and word.dep_ == "compound" and not word.text.islower():
                    return run(word) if word.is_upper else f"{run(word)} {plural}"
            elif named.kind in {"demonym", "state"}:
                if named.party is None or lemma in self._classes["rebel"]:
                    return f"{named.text} {plural}" if named.kind == "demonym" else None
            elif named.kind in _OPEN_KINDS:
                return named.text
            elif named.kind in {"group", "organisation"}:
                return named.party
        return None

    def _known_before(self, noun: "Token") -> bool:
        """Whether a group that the lists know stands right before the noun: "Lebanese Hezbollah fighters"."""
        last = noun.nbor(-1) if noun.i else None
        named = self.named(last) if last is not None and last.dep_ == "compound" and last.head is noun else None
        return named is not None and named.kind == "group" and bool(named.party)

    def _called_beside(self, token: "Token") -> str | None:
        """ "The Lebanese militant group Hezbollah", "a Hutu rebel group, the FDD": who is named behind the noun."""
        # of "Israel and militant group Hezbollah" the parser hangs the name on the first
        holders = (token, token.head) if token.dep_ == "conj" else (token,)
        beside = [child for each in holders for child in each.children if child.dep_ == "appos" and child.i > token.i]
        for word in (*self.words[token.i + 1 : token.i + 2], *beside) if beside else ():
            named = self.named(word)
            if named is not None and named.kind in {"group", "organisation"} and named.party:
                return named.party
        called = (self.named(name) for word in (token, *beside, *_grouped_in(token)) for name in _so_called(word))
        return next(
            (named.party or named.text for named in called if named is not None and named.kind in _NAMED_GROUPS), None
        )

    def _fighter(self, token: "Token") -> "Token | None":
        """The word that says who fights: "rebels", or the first of "rebel groups"."""
        before = grammar.modifiers(token)
        mixed = any(word.lemma_.lower() in self._classes["regular"] for word in before)  # "government and rebel forces"
        whole = token.lemma_.lower() in _GROUPS or (token.lemma_.lower() in _BODIES and not mixed)  # "a rebel force"
        words = (token, *before) if whole else (token,)
        if any(word.lower_ in _MUTINOUS for word in grammar.modifiers(token)):
            return token  # "mutinous troops": no longer the state's
        rebels, irregulars = self._classes["rebel"], self._classes["irregular"]
        return next((each for each in words if (said := each.lemma_.lower()) in rebels or said in irregulars), None)

    def _armed_group(self, token: "Token", named: Named) -> str | None:
        """A group that no list knows, by what it is called: "X, a rebel group", "the militia X", "X Brigades"."""
        if named.kind != "unknown organisation":
            return None
        if named.text.split()[-1] in _ARMED_NAMES:
            return named.text
        beside = [child for child in token.children if child.dep_ == "appos"]
        beside += [token.head] if token.dep_ in {"appos", "compound", "nmod"} else []
        armed = self._classes["rebel"] | self._classes["irregular"] | {"armed", "opposition", "extremist"}
        for word in beside:
            described = {word.lemma_.lower(), *(each.lemma_.lower() for each in grammar.modifiers(word))}
            if word.lemma_.lower() in _GROUPS | armed and described & armed:
                return named.text
        return None

    def _owners_as(self, word: "Token") -> tuple[str, ...]:
        """Whose the thing is that stands before "of" and this word: the party it names, or its own owners."""
        named = self.named(word)
        if named is not None and named.party and named.kind in _OWNERS:
            return (named.party,)
        if named is not None and named.kind == "demonym" and (land := self._land_of(word)):
            return (land,)
        holds = word.lemma_.lower() in self._classes["force"] | self._classes["office"]
        return self.owners(word) if holds else ()

    def _body_of(self, person: "Token") -> str | None:
        """The organisation before a person's name, whatever state he comes from: "NATO chief Mark Rutte"."""
        before = (self.named(word) for word in grammar.modifiers(person))
        return next((each.party for each in before if each is not None and each.kind == "organisation"), None)

    def _party_by_office(self, token: "Token") -> str | None:
        """Whose an unknown person is: "Turkish Foreign Minister Mevlut Cavusoglu", "Kyiv's envoy, Rustem Umerov"."""
        return next((owner for holder in office_holders(token) if (owner := self.owner(holder))), None)

    def is_a(self, token: "Token", name: str) -> bool:
        """Whether the token is of a class: one of ``BUILT_IN`` or of ``words.toml``; KeyError for other names."""
        if name in BUILT_IN:
            return BUILT_IN[name](self, token)
        words = self._classes[name]
        if name in PEACEFUL and (named := self.named(token)) is not None and named.party is not None:
            return False  # the union of "African Union" is none of workers
        if name == "labour" and token.lower_ == "general" and token.head.lemma_ not in _OF_WORKERS:
            return False  # "General Tadesse Werede", "a general agreement on peace"; but "a general strike"
        # "a power-sharing deal", "at the cost of 39 lives"
        peaceful = is_riverside(token) or token.lower_ == "sharing" or _is_of_lives(token)
        if name == "market" and (peaceful or ((self.of_war or is_fired_at(token)) and is_marketplace(token))):
            return False
        # "mortar rounds", but "a round of talks"
        fired = token.lemma_ == "round" and any(self.is_a(word, "weapon") for word in grammar.modifiers(token))
        if (token.ent_type_ == "PERSON" and name in _ARMS) or (fired and name == "parley"):
            return False  # "General Gun Maw"
        listed = token.lemma_.lower() in words or token.lower_ in words or self._hyphenated.get(token.i) in words
        return listed or (fired and name == "weapon")

    @cached_property
    def _hyphenated(self) -> dict[int, str]:
        """What the tokeniser took apart, by its last word: "cease-fire"."""
        if not any(hyphen in self.sentence.text for hyphen in "-‑"):
            return {}
        return {word.i: form for word in self.words if (form := grammar.hyphenated(word)) != word.lower_}

    def is_of_time(self, token: "Token") -> bool:
        """Whether the token is part of a time, for the model or by our own reading: "a day later"."""
        return token.ent_type_ in {"DATE", "TIME"} or self.is_in_time(token)

    def is_in_time(self, token: "Token") -> bool:
        """Whether the token is part of a time by our own reading."""
        at = self.sentence.start + token.idx
        return any(time.start <= at < time.end for time in self._times)

    def is_pair(self, token: "Token") -> bool:
        """Whether the phrase names two sides: "Russia and Ukraine", "the two leaders", "both sides"."""
        if len({side for each in (token, *token.conjuncts) if (side := self._side(each))}) > 1:
            return True
        if token.lower_ in _SUM and token.pos_ in {"PRON", "NUM", "DET"}:
            return token.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj"}
        plural = token.tag_ in {"NNS", "NNPS"} and token.lemma_.lower() in wording().sides
        return plural and any(child.lower_ in _SUMMED for child in token.children)

    def _side(self, token: "Token") -> str | None:
        named = self.named(token)
        if token.lemma_.lower() in {"counterpart", "colleague"} or (token.lower_ in {"he", "she"} and token.conjuncts):
            return self.party(token) or token.lower_  # "he and Putin spoke"
        return self.party(token) or (named.name if named is not None and named.kind == "person" else None)

    def parties(self, tokens: Iterable["Token"]) -> list[str]:
        """The parties that the phrases stand for, in order, each once."""
        return list(dict.fromkeys(party for token in tokens if (party := self.party(token))))


def _so_called(noun: "Token") -> Iterator["Token"]:
    """The words for what "an alliance called X", "a group known as X", "rebels who call themselves X" goes by."""
    for verb in noun.children:
        if verb.dep_ in {"acl", "relcl"} and verb.lemma_ in _CALLING and verb.i > noun.i:
            behind = (verb, *(child for child in verb.children if child.lower_ == "as"))
            yield from (word for each in behind for word in each.children if word.dep_ in {"dobj", "oprd", "pobj"})


def _grouped_in(noun: "Token") -> Iterator["Token"]:
    """The alliance of "rebels grouped in an alliance"."""
    for verb in noun.children:
        if verb.dep_ == "acl" and verb.lemma_ in _GROUPING and verb.i > noun.i:
            yield from grammar.behind(verb, frozenset({"in", "into", "under"}))


def _named_as(*kinds: str) -> Callable[[Senses, "Token"], bool]:
    def holds(senses: Senses, token: "Token") -> bool:
        named = senses.named(token)
        return named is not None and named.kind in kinds

    return holds


def _is_nationality(senses: Senses, token: "Token") -> bool:
    """Whether a demonym means people, "400 Ukrainians", rather than a quality."""
    counted = token.text.endswith("s") and any(child.dep_ == "nummod" for child in token.children)  # "two Thais"
    return _named_as("demonym")(senses, token) and (token.tag_ in {"NNS", "NNPS"} or counted)


BUILT_IN: dict[str, Callable[[Senses, "Token"], bool]] = {
    "party": lambda senses, token: senses.party(token) is not None,
    "group": _named_as("group"),
    "person": _named_as("person"),
    "place": _named_as("place", "region", "seat", "state"),
    "state": _named_as("state"),
    "seat": _named_as("seat"),
    "town": _named_as("place", "region", "seat"),
    "nationality": _is_nationality,
    "security": _named_as("agency"),
    "number": lambda _, token: token.like_num and token.pos_ == "NUM",
    "pronoun": lambda _, token: token.lower_ in _PRONOUNS and token.pos_ == "PRON",
    "date": Senses.is_of_time,
    "any": lambda *_: True,
    "pair": Senses.is_pair,
}
"""Classes that names, tags or the whole phrase decide, not a list of words."""
