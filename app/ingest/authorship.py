"""Whose an attack was, as sentences after it tell: who claims it, and who is blamed for it."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.domain.report import Role
from app.ingest import lexicon
from app.ingest.claiming import deniers
from app.ingest.discourse import Discourse
from app.ingest.mention import Mention
from app.language import grammar
from app.language.senses import Senses

if TYPE_CHECKING:
    from app.language.parse import Token

_ATTACKS = frozenset({"strike", "battle"})
_AFTER = 3  # sentences after the attack
_OWNING = lexicon.words("authorship", "owning")
_DOING = lexicon.words("authorship", "doing")
_BLAMING = lexicon.words("authorship", "blaming")
_ATTRIBUTING = lexicon.words("authorship", "attributing")
_DEEDS = lexicon.words("authorship", "deeds")
_STRIKING = lexicon.words("authorship", "striking")
_FIRING = frozenset({"fire", "launch", "carry"})
_TELLING = _OWNING | _BLAMING | _ATTRIBUTING | _FIRING | {"accuse", "hold", "be"}
_THEM = frozenset({"it", "them"})
_ON = frozenset({"on", "to"})
_DISOWNING = re.compile(
    r"\b(?:nothing to do with|not (?:been )?(?:involved|responsible|behind)|no (?:part|hand|role|involvement) in)\b"
)


def tell(here: list[Mention], before: Sequence[Mention], senses: Senses, discourse: Discourse) -> list[Mention]:
    """Add who claims the attack told last, or is blamed for it, where its own sentence names no attacker.

    Returns ``here`` without "the attack" that a sentence speaks of only to say whose it was.
    """
    parse = senses.sentence.parse
    said = [
        (verb, party, owns)
        for verb in parse or ()
        for word, owns in _authors(verb)
        for party in discourse.parties(senses, word)
        if not grammar.is_negated(verb) and word.lower_ != "other"  # "each blames the other"
    ]
    if deniers(senses, discourse) or _DISOWNING.search(senses.sentence.text):  # who denies it blames back
        said = [(verb, party, owns) for verb, party, owns in said if owns]
    if not said:
        return here
    told = [mention for mention in here if mention.kind in _ATTACKS]
    again = [mention for mention in told if mention.definite and not mention.dated.own]
    near = [mention for mention in before if senses.sentence.index - mention.hit.sentence <= _AFTER]
    last = next((mention for mention in reversed(near) if mention.kind in _ATTACKS), None)
    if last is None and not told:
        return here
    of_last = last is not None and all(each in again and _may_stand_for(each, last) for each in told)
    spoken_of = last if last is not None and of_last else told[0]
    if Role.INITIATOR in spoken_of.cast.sure.values():
        return here
    for verb, party, owns in said:
        if spoken_of.cast.actors.get(party) is not Role.TARGET or owns:
            spoken_of.cast.add([party], Role.INITIATOR, "actor.claims-it" if owns else "actor.blamed", verb.text)
            if not owns:
                spoken_of.cast.accused.add(party)
    return here if spoken_of is not last else [mention for mention in here if mention not in again]


def clear_of(denying: Sequence[str], before: Sequence[Mention], senses: Senses) -> None:
    """Take those off the attackers of the last events whom only others blame, and who deny it."""
    disowned = _DISOWNING.search(senses.sentence.text) is not None
    for mention in before:
        after = senses.sentence.index - mention.hit.sentence
        if after <= _AFTER:
            everyone = disowned and after <= 1
            for party in mention.cast.accused.intersection(mention.cast.accused if everyone else denying):
                mention.cast.clear(party)


def _may_stand_for(again: Mention, last: Mention) -> bool:
    return again.kind == last.kind or again.hit.token.lemma_ == "attack"


def _authors(verb: "Token") -> Iterator[tuple["Token", bool]]:
    """The words for who did it, by a verb of claiming or blaming, and whether they say so themselves."""
    if verb.lemma_ not in _TELLING or verb.pos_ not in {"VERB", "AUX"} or verb.dep_ == "amod":  # "suspected rebels"
        return
    things = grammar.undergoers(verb)
    if verb.lemma_ in _OWNING and any(_is_deed(thing) or _is_it(thing, verb) for thing in things):
        yield from ((who, True) for who in grammar.doers(verb))
    elif verb.lemma_ == "accuse":
        yield from ((who, False) for who in things if _of_a_deed(verb))
    elif verb.lemma_ in _BLAMING:
        onto = grammar.behind(verb, _ON)
        yield from ((who, False) for who in onto or things)
    elif verb.lemma_ in _ATTRIBUTING and any(_is_deed(thing) for thing in things):
        hangs_on = (verb, *things)  # "attributed the attack to …": the parser hangs it on either
        yield from ((who, False) for word in hangs_on for who in grammar.behind(word, _ON))
    elif verb.lemma_ == "hold":
        yield from ((who, False) for who in things if any(child.lower_ == "responsible" for child in who.children))
    elif verb.lemma_ == "be" and (_is_behind_it(verb) or any(child.lower_ == "responsible" for child in verb.children)):
        yield from ((who, _says_so(verb, who)) for who in grammar.own_subjects(verb))
    elif verb.lemma_ in _FIRING and any(thing.lower_ in _THEM for thing in things):
        yield from ((who, True) for who in grammar.own_subjects(verb) if _says_so(verb, who))


def _is_deed(word: "Token") -> bool:
    return word.lemma_ in _DEEDS and not any(child.lower_ == "no" for child in word.children)


def _is_it(word: "Token", verb: "Token") -> bool:
    """ "They planted it", but not "they took it"."""
    return word.lower_ == "it" and verb.lemma_ in _DOING


def _of_a_deed(verb: "Token") -> bool:
    """ "Accused Kyiv of the attack", "of sending drones"; "of firing at Orla" is told of another one."""
    of = [child for child in verb.children if child.dep_ == "prep" and child.lower_ == "of"]
    of += [child for word in grammar.undergoers(verb) for child in word.children if child.lower_ == "of"]
    for word in (word for each in of for word in each.children):
        if word.dep_ == "pcomp" and word.lemma_ in _STRIKING and all(each.pos_ != "PROPN" for each in word.subtree):
            return True
        if word.dep_ == "pobj" and word.lemma_ in _DEEDS and _is_pointed_at(word):
            return True
    return False


def _is_pointed_at(word: "Token") -> bool:
    return any(child.lower_ in {"the", "this", "that", "both"} for child in word.children)


def _is_behind_it(verb: "Token") -> bool:
    behind = grammar.behind(verb, frozenset({"behind"}))
    return any(word.lemma_ in _DEEDS or word.lower_ in _THEM for word in behind)


def _says_so(verb: "Token", who: "Token") -> bool:
    """ "Said it was behind the attack"."""
    return who.pos_ == "PRON" and verb.dep_ == "ccomp"
