"""Who holds the ground that is attacked: "rebel-held", "a town in FARC hands", "areas controlled by the army"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.ingest import lexicon
from app.ingest.discourse import Discourse
from app.language import grammar
from app.language.senses import Senses
from app.language.triggers import Hit

if TYPE_CHECKING:
    from app.language.parse import Token

_HOLDING = lexicon.words("holding", "holding")
_IN_HANDS = frozenset({"hand", "control", "rule"})
_BEYOND = frozenset({"from", "to", "toward", "towards"})  # behind them stands another place than the one attacked


def holders(hit: Hit, senses: Senses, discourse: Discourse) -> tuple[str, ...]:
    """The parties that hold the places of the trigger's clause, as far as it says so."""
    found = (party for word in _about(hit) for who in _held_by(word) for party in _party(who, senses, discourse))
    return tuple(dict.fromkeys(found))


def _about(hit: Hit) -> list["Token"]:
    """The clause's words and what hangs on its nouns: "Kiro, which is controlled by rebels"."""
    clause = grammar.clause(hit.token)
    aside = [child for word in clause if word.pos_ in {"NOUN", "PROPN"} for child in word.children]
    return clause + [word for word in aside if word.dep_ == "relcl" and word not in clause]


def _held_by(word: "Token") -> Iterator["Token"]:
    if word.lemma_ in _HOLDING and word.tag_ == "VBN" and not _is_beyond(word.head):
        if "-" in grammar.hyphenated(word):
            yield word.nbor(-2)
        elif word.dep_ in {"acl", "relcl"} and grammar.is_passive(word):
            yield from grammar.doers(word)
    elif word.lemma_ in _IN_HANDS and word.dep_ == "pobj" and word.head.lower_ in {"in", "under"}:
        place = word.head.head
        if place.pos_ in {"NOUN", "PROPN"} and not _is_beyond(place):
            yield from grammar.behind(word, frozenset({"of"})) or list(word.lefts)


def _is_beyond(place: "Token") -> bool:
    return place.dep_ == "pobj" and place.head.lower_ in _BEYOND


def _party(word: "Token", senses: Senses, discourse: Discourse) -> tuple[str, ...]:
    if word.dep_ == "det":
        return ()
    parties = discourse.parties(senses, word)
    if parties or word.dep_ != "npadvmod":
        return parties
    named = senses.named(word)
    party = discourse.names.party_of(named.name if named is not None else word.text)
    return (party,) if party else ()
