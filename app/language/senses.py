"""What the words of one sentence stand for: parties, places, persons, word classes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.language import grammar
from app.language.doc import Doc, Sentence
from app.language.names import Mention
from app.language.wording import wording

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_STANDS_FOR_PARTY = ("force", "office", "weapon", "platform", "attack")
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "them"})
_SUM = frozenset({"both", "two", "three", "each"})
_SUMMED = frozenset({"two", "both", "three", "the", "these"})
_OWNERS = frozenset({"state", "group", "seat", "organisation", "agency"})
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


class Senses:
    """The names and classes of one sentence's tokens. ``doc`` is the text that it stands in."""

    def __init__(self, doc: Doc, sentence: Sentence) -> None:
        self.doc = doc
        self.sentence = sentence
        self._classes = wording().classes
        self._named: dict[int, Named] = {}
        if sentence.parse is not None:
            self._read_names()

    def _read_names(self) -> None:
        assert self.sentence.parse is not None
        known = self.doc.names_in(self.sentence.start, self.sentence.end)
        towns = [town for town in self.doc.towns if self.sentence.start <= town.start < self.sentence.end]
        for mention in (*known, *towns):
            self._put(_from_mention(mention))
        for entity in self.sentence.parse.ents:
            named = self._from_entity(entity)
            if named is not None and not any(token.i in self._named for token in entity):
                self._put(named)
            elif named is not None and named.kind == "person":
                self._widen(named, entity)

    def _put(self, named: Named) -> None:
        assert self.sentence.parse is not None
        span = self.sentence.parse.char_span(
            named.start - self.sentence.start, named.end - self.sentence.start, alignment_mode="expand"
        )
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
        if entity.label_ == "PERSON" and entity.root.pos_ == "PROPN":
            return Named(start, end, text, "person", text, None)
        if entity.label_ in _PLACE_LABELS:
            return Named(start, end, text, "place", text, None)
        if entity.label_ == "ORG":
            return Named(start, end, text, "unknown organisation", text, None)
        return None

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The sentence's words and their lemmas, lower case."""
        words = self.sentence.parse or ()
        return frozenset(form for word in words for form in (word.lower_, word.lemma_.lower()))

    def named(self, token: "Token") -> Named | None:
        """The name that the token is part of."""
        return self._named.get(token.i)

    def named_all(self) -> list[Named]:
        """The sentence's names in order, each once."""
        return list(dict.fromkeys(self._named[i] for i in sorted(self._named)))

    def party(self, token: "Token") -> str | None:
        """The party that a phrase stands for by its head: "Kyiv", "Russian forces", "Ukraine's air force"."""
        named = self.named(token)
        if named is not None:
            if named.party or named.kind not in _OPEN_KINDS:
                return named.party
            return self._party_by_office(token)
        if any(token.lemma_.lower() in self._classes[name] for name in _STANDS_FOR_PARTY):
            return self.owner(token)
        return None

    def owner(self, token: "Token") -> str | None:
        """Whose the thing is, the first named: see ``owners``."""
        return next(iter(self.owners(token)), None)

    def owners(self, token: "Token") -> tuple[str, ...]:
        """Whose the thing is: "American and British forces", "the armed forces of the Russian Federation"."""
        before = [
            named.party
            for word in grammar.modifiers(token)
            if (named := self.named(word)) is not None and named.party and (named.kind != "person" or _sends(word))
        ]
        if before:
            return tuple(dict.fromkeys(before))
        from_too = {"of", "from"} if token.lemma_.lower() in self._classes["office"] else {"of"}  # "teams from Moscow"
        behind = [word for word in grammar.behind(token, frozenset(from_too)) if word.i > token.i]
        found = (party for word in behind for party in self._owners_as(word))
        return tuple(dict.fromkeys(found))

    def _owners_as(self, word: "Token") -> tuple[str, ...]:
        """Whose the thing is that stands before "of" and this word: the party it names, or its own owners."""
        named = self.named(word)
        if named is not None and named.party and named.kind in _OWNERS:
            return (named.party,)
        holds = word.lemma_.lower() in self._classes["force"] | self._classes["office"]
        return self.owners(word) if holds else ()

    def _party_by_office(self, token: "Token") -> str | None:
        """Whose an unknown person is: "Turkish Foreign Minister Mevlut Cavusoglu", "Kyiv's envoy, Rustem Umerov"."""
        return next((owner for holder in _office_holders(token) if (owner := self.owner(holder))), None)

    def is_a(self, token: "Token", name: str) -> bool:
        """Whether the token is of a class: one of ``BUILT_IN`` or of ``words.toml``; KeyError for other names."""
        if name in BUILT_IN:
            return BUILT_IN[name](self, token)
        words = self._classes[name]
        return token.lemma_.lower() in words or token.lower_ in words

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
        return self.party(token) or (named.name if named is not None and named.kind == "person" else None)

    def parties(self, tokens: Iterable["Token"]) -> list[str]:
        """The parties that the phrases stand for, in order, each once."""
        return list(dict.fromkeys(party for token in tokens if (party := self.party(token))))


def _sends(word: "Token") -> bool:
    """ "Trump's envoy": whom a person sends acts for that person's party."""
    return word.dep_ == "poss" and word.head.lemma_.lower() in {
        "envoy",
        "negotiator",
        "emissary",
        "representative",
        "aide",
    }


def _office_holders(person: "Token") -> Iterator["Token"]:
    """The words that may carry a person's office: the name, its apposition, what the name itself stands beside."""
    yield person
    yield from (child for child in person.children if child.dep_ == "appos")
    if person.dep_ in {"appos", "nmod", "compound"}:
        yield person.head


def _from_mention(mention: Mention) -> Named:
    return Named(mention.start, mention.end, mention.text, mention.kind, mention.name, mention.party)


def _named_as(*kinds: str) -> Callable[[Senses, "Token"], bool]:
    def holds(senses: Senses, token: "Token") -> bool:
        named = senses.named(token)
        return named is not None and named.kind in kinds

    return holds


def _is_nationality(senses: Senses, token: "Token") -> bool:
    """Whether a demonym means people, "400 Ukrainians", rather than a quality."""
    return _named_as("demonym")(senses, token) and token.tag_ in {"NNS", "NNPS"}


BUILT_IN: dict[str, Callable[[Senses, "Token"], bool]] = {
    "party": lambda senses, token: senses.party(token) is not None,
    "group": _named_as("group"),
    "person": _named_as("person"),
    "place": _named_as("place", "region", "seat", "state"),
    "town": _named_as("place", "region", "seat"),
    "nationality": _is_nationality,
    "security": _named_as("agency"),
    "number": lambda _, token: token.like_num and token.pos_ == "NUM",
    "pronoun": lambda _, token: token.lower_ in _PRONOUNS and token.pos_ == "PRON",
    "date": lambda _, token: token.ent_type_ in {"DATE", "TIME"},
    "pair": Senses.is_pair,
}
"""Classes that names, tags or the whole phrase decide, not a list of words."""
