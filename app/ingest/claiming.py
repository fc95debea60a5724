"""Whose word it is: who claims what an article tells, and who denies it."""

from typing import TYPE_CHECKING

from app.ingest import lexicon
from app.ingest.discourse import Discourse
from app.language import grammar
from app.language.senses import Senses
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

_CLAIMING = lexicon.words("claiming", "claiming")
_DENYING = lexicon.words("claiming", "denying")
_SOURCES = lexicon.words("claiming", "sources")
_SAID = frozenset({"ccomp", "parataxis", "advcl", "xcomp"})
_FINITE = frozenset({"VBZ", "VBD", "VBP"})
_PART = frozenset({"amod", "compound", "nmod", "poss"})


def claimant(token: "Token", senses: Senses, discourse: Discourse) -> str | None:
    """Who says what the token tells: "according to Ukraine's air force", "Moscow claimed"; None for the article itself.

    A party by its plain name, else a person by name, else the words of the article: "local media".
    """
    step = token
    for word in grammar.governors(token):
        if step.dep_ in _SAID and word.lemma_ in _CLAIMING:
            who = grammar.own_subjects(word) or grammar.doers(word)
            return next((name for each in who if (name := _name(each, senses, discourse))), None)
        step = word
    return _according(token, senses, discourse)


def _according(token: "Token", senses: Senses, discourse: Discourse) -> str | None:
    """ "according to" anywhere in the sentence, unless it hangs on another clause than the token's."""
    clause = {word.i for word in grammar.clause(token)}
    for word in token.doc:
        if word.lower_ == "according" and (word.i in clause or word.head.dep_ == "ROOT"):
            for each in grammar.behind(word, frozenset({"to"})) or grammar.behind(word):
                return _name(each, senses, discourse)
    return None


def deniers(senses: Senses, discourse: Discourse) -> tuple[str, ...]:
    """The parties that deny something in the sentence: "Moscow denies that", "Rwanda rejected the accusation"."""
    if _DENYING.isdisjoint(senses.vocabulary):
        return ()
    parse = senses.sentence.parse
    verbs = [word for word in parse or () if word.lemma_ in _DENYING and word.pos_ == "VERB"]
    parties = (party for verb in verbs for who in grammar.doers(verb) for party in discourse.parties(senses, who))
    return tuple(dict.fromkeys(parties))


def accusing_back(senses: Senses, discourse: Discourse) -> tuple[str, ...]:
    """The parties that deny something and name another in the same breath: "Kyiv denies it and accuses the jailers"."""
    if _DENYING.isdisjoint(senses.vocabulary):
        return ()
    parse = senses.sentence.parse
    verbs = [word for word in parse or () if word.lemma_ in _DENYING and word.pos_ == "VERB"]
    after = [word for word in parse or () if word.tag_ in _FINITE and not grammar.own_subjects(word)]
    turning = [verb for verb in verbs if any(_turns(other, verb) for other in after if other.i > verb.i)]
    parties = (party for verb in turning for who in grammar.doers(verb) for party in discourse.parties(senses, who))
    return tuple(dict.fromkeys(parties))


def _turns(other: "Token", verb: "Token") -> bool:
    """ "denies it and blames …", "denies it and says Ukraine shelled it"."""
    if other.lemma_ in {"accuse", "blame"}:
        return True
    said = [child for child in other.children if child.dep_ == "ccomp" and other.lemma_ in _CLAIMING]
    names = {word.lower_ for each in said for word in grammar.own_subjects(each) if word.pos_ == "PROPN"}
    return bool(names) and names.isdisjoint({w.lower_ for w in grammar.doers(verb)})


def _name(word: "Token", senses: Senses, discourse: Discourse) -> str | None:
    parties = discourse.parties(senses, word)
    if parties:
        return parties[0]
    if word.pos_ == "PRON":
        named = discourse.antecedent(senses, word)
        return named.name if named else None
    named = senses.named(word)
    if named is not None:
        return named.name
    sources = _SOURCES | wording().classes["office"] | wording().classes["force"]
    if sources.isdisjoint({word.lemma_.lower(), word.lower_}):
        return None
    words = [*(child for child in word.children if child.dep_ in _PART and child.i < word.i), word]
    return " ".join(each.text for each in words)
