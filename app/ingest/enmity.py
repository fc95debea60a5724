"""Whom a text itself tells to be at war: "the army has fought the M23 for years", "Chad's war with Libya"."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from app.language import grammar
from app.language.senses import Senses
from app.language.triggers import light_verb

if TYPE_CHECKING:
    from app.language.parse import Token

_FIGHTING = frozenset({"fight", "battle", "combat"})
_WARS = frozenset({"war", "conflict", "insurgency", "rebellion", "uprising", "struggle", "hostility"})
_AGAINST = frozenset({"against", "with"})
_BETWEEN = frozenset({"between"})
_TWO = 2

Foes = Mapping[str, tuple[str, ...]]


def with_told(on_record: Foes, sentences: Iterable[Senses]) -> dict[str, tuple[str, ...]]:
    """The foes on record, and behind them those that the text tells of."""
    found = {party: list(others) for party, others in on_record.items()}
    for one, other in (pair for senses in sentences for pair in _pairs(senses)):
        for party, foe in ((one, other), (other, one)):
            if foe not in found.setdefault(party, []):
                found[party].append(foe)
    return {party: tuple(others) for party, others in found.items()}


def _pairs(senses: Senses) -> Iterator[tuple[str, str]]:
    if senses.vocabulary.isdisjoint(_FIGHTING | _WARS):
        return
    for token in senses.words:
        if token.lemma_ in _FIGHTING and token.pos_ == "VERB" and not grammar.is_negated(token):
            against = grammar.undergoers(token) + grammar.behind(token, frozenset({"against"}))
            yield from _across(senses, grammar.doers(token), against)
        elif token.lemma_ in _WARS and token.pos_ == "NOUN":
            yield from _between(senses, grammar.behind(token, _BETWEEN))
            verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "at" else light_verb(token)
            waging = [*grammar.modifiers(token), *(grammar.doers(verb) if verb is not None else [])]
            against = grammar.behind(token, _AGAINST) or (grammar.behind(verb, _AGAINST) if verb is not None else [])
            yield from _across(senses, waging, against) if against else _between(senses, waging)


def _between(senses: Senses, words: Sequence["Token"]) -> Iterator[tuple[str, str]]:
    """The two of "the war between Chad and Libya", "both have been at war"; of three nobody knows who is with whom."""
    parties = senses.parties(words)
    yield from combinations(parties, _TWO) if len(parties) == _TWO else ()


def _across(senses: Senses, some: Sequence["Token"], others: Sequence["Token"]) -> Iterator[tuple[str, str]]:
    """Who is one against one; who fights beside others against several is left open."""
    ones, foes = senses.parties(some), senses.parties(others)
    if len(ones) == len(foes) == 1 and ones != foes:
        yield ones[0], foes[0]
