"""Who helps talks, swaps and agreements along: "brokered by Turkey", "hosted by Qatar", "with Oman as go-between"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.domain.report import Role
from app.ingest import lexicon
from app.ingest.attacking import carriers
from app.ingest.cast import Cast
from app.ingest.discourse import Discourse
from app.language import grammar
from app.language.senses import Senses
from app.language.triggers import Hit

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEDIATING = lexicon.words("parleying", "mediating")
_HOSTING = lexicon.words("parleying", "hosting")
_MEDIATION = lexicon.words("parleying", "mediation")
_INVITATION = lexicon.words("parleying", "invitation")
_GO_BETWEEN = lexicon.words("parleying", "go_between")
_ACTING = {"presiding": Role.HOST, "chairing": Role.HOST, "hosting": Role.HOST, "mediating": Role.MEDIATOR}
_COMPOUNDS = {"hosted": Role.HOST, "brokered": Role.MEDIATOR, "mediated": Role.MEDIATOR, "sponsored": Role.MEDIATOR}


def intermediaries(hit: Hit, senses: Senses, discourse: Discourse, cast: Cast) -> None:
    """Name the mediators and hosts that the sentence gives the trigger."""
    near = {word.i for word in (*grammar.clause(hit.token), *hit.token.subtree)}
    for word in hit.token.doc:
        for role, parties in _helpers(word, hit, senses, discourse, near=word.i in near):
            cast.add(parties, fitting(role, hit), f"actor.{role}", word.text)


def fitting(role: Role, hit: Hit) -> Role:
    """A swap has no hosts: who gives it a place helps it along."""
    return Role.MEDIATOR if hit.trigger.kind == "swap" else role


_Helper = tuple[Role, tuple[str, ...]]


def _helpers(word: "Token", hit: Hit, senses: Senses, discourse: Discourse, *, near: bool) -> Iterator[_Helper]:
    lemma = word.lemma_.lower()
    if word.lower_ in _ACTING and word.pos_ == "NOUN":  # "with Foreign Minister Hakan Fidan presiding"
        named = (senses.named(each) for each in grammar.modifiers(word))
        yield _ACTING[word.lower_], tuple(each.party for each in named if each is not None and each.party)
    elif word.lower_ in _COMPOUNDS and "-" in grammar.hyphenated(word):  # "US-brokered"
        party = discourse.names.party_of(word.nbor(-2).text)
        yield _COMPOUNDS[word.lower_], (party,) if party and near else ()
    elif word.pos_ == "VERB" and lemma in _MEDIATING | _HOSTING:
        if _is_about(word, hit):
            yield from _by_verb(word, lemma, senses, discourse)
    elif not near:
        return
    elif lemma in _MEDIATION | _INVITATION:
        role = Role.MEDIATOR if lemma in _MEDIATION else Role.HOST
        for each in grammar.behind(word, frozenset({"by", "of", "from"})):
            yield role, discourse.parties(senses, each)
        yield role, discourse.owners(senses, word)
    elif lemma in _GO_BETWEEN | {"host"} or grammar.hyphenated(word) == "go-between":
        yield (Role.HOST if lemma == "host" else Role.MEDIATOR), _by_noun(word, senses, discourse)


def _is_about(verb: "Token", hit: Hit) -> bool:
    """Whether the verb speaks of the trigger: it hangs on it, governs it, or stands in its clause."""
    nouns = (hit.token, *carriers(hit.token))
    holders = [verb.head] if verb.dep_ in {"acl", "relcl"} else []
    if holders and verb.lemma_.lower() in _MEDIATING:  # "a truce in Pretoria, brokered by the African Union"
        holders.append(verb.head.head.head)
    hangs = any(holder in nouns for holder in holders)
    return hangs or hit.token in verb.subtree or grammar.clause_head(verb) == grammar.clause_head(hit.token)


def _by_verb(word: "Token", lemma: str, senses: Senses, discourse: Discourse) -> Iterator[_Helper]:
    """ "brokered by Turkey", "negotiated by Qatar with help from Egypt"; who negotiates himself is a side."""
    if lemma in {"negotiate", "arrange"} and not grammar.is_passive(word):
        return
    role = Role.HOST if lemma in _HOSTING else Role.MEDIATOR
    aids = (each for each in grammar.behind(word, frozenset({"with"})) if each.lemma_ in {"help", "support"})
    for doer in (*grammar.doers(word), *(a for aid in aids for a in grammar.behind(aid, frozenset({"from", "of"})))):
        yield role, discourse.parties(senses, doer)


def _by_noun(word: "Token", senses: Senses, discourse: Discourse) -> tuple[str, ...]:
    """ "Qatari mediators", "with Qatar as host"."""
    if word.dep_ == "pobj" and word.head.lower_ == "as":
        holder = word.head.head
        named = holder.pos_ in {"NOUN", "PROPN"}
        subjects = [holder] if named else [c for p in holder.children if p.lower_ == "with" for c in p.children]
        for subject in subjects:
            if parties := discourse.parties(senses, subject):
                return parties
    return discourse.owners(senses, word)
