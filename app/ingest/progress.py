"""Whether a clause tells on in the past, tells what is going on, or tells what will be; for events without a date."""

from typing import TYPE_CHECKING

from app.ingest import lexicon
from app.language import grammar
from app.language.triggers import Hit, light_verb

if TYPE_CHECKING:
    from app.language.parse import Token

_TELLING = lexicon.words("claiming", "claiming")
_IS = frozenset({"is", "are"})


def is_simple_past(verb: "Token") -> bool:
    """Whether the verb tells on: "struck", even where taken for a participle; not "had left before they struck".

    So does "was struck", and "wounded" of "two were killed and five wounded".
    """
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and not grammar.auxiliaries(verb):
        verb = verb.head
    bare = verb.tag_ == "VBN" and verb.dep_ == "ROOT" and not grammar.auxiliaries(verb)
    passive = any(child.dep_ == "auxpass" and child.tag_ == "VBD" for child in verb.children)  # "was", "were"
    past = verb.tag_ == "VBD" or bare or passive
    return past and not any("had" in grammar.auxiliaries(above) for above in grammar.governors(verb))


def tells_news(hit: Hit) -> bool:
    """Whether its clause tells on in the past, "after meeting him they left", or what somebody tells as news."""
    verb = hit.token if hit.verbal else light_verb(hit.token)
    while verb is not None and verb.tag_ == "VBG" and verb.dep_ in {"advcl", "conj", "pcomp", "prep"}:
        verb = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return verb is not None and (is_simple_past(verb) or _is_reported(verb))


def _is_reported(verb: "Token") -> bool:
    """Whether it is what somebody tells as news: "the ministry said that its troops had left"."""
    over = verb.head
    told = verb.dep_ == "ccomp" and over.tag_ == "VBD" and over.lemma_ in _TELLING
    return told and verb.tag_ == "VBN" and "had" in grammar.auxiliaries(verb)


def is_past(hit: Hit) -> bool:
    """Whether it is a verb of what has happened: "left", "have left"."""
    done = hit.token.tag_ == "VBN" and not grammar.auxiliaries(hit.token).isdisjoint({"has", "have", "had", "'ve"})
    return hit.verbal and (hit.token.tag_ == "VBD" or done)


def is_of_now(hit: Hit) -> bool:
    """Whether its clause tells what has become of it by now: "have signed a truce", "has been signed"."""
    verb = hit.token if hit.verbal else light_verb(hit.token)
    return verb is not None and verb.tag_ == "VBN" and not grammar.auxiliaries(verb).isdisjoint({"has", "have", "'ve"})


def tells_past(hit: Hit) -> bool:
    """Whether its clause tells what was: "was worked out", "had left"."""
    verb = grammar.clause_head(hit.token)
    return verb.tag_ == "VBD" or not grammar.auxiliaries(verb).isdisjoint({"was", "were", "had"})


def tells_future(hit: Hit) -> bool:
    """Whether a verb above it tells what will be: "they will pull back, leaving a company behind"."""
    verbs = (hit.token, *grammar.governors(hit.token))
    return any(not grammar.auxiliaries(verb).isdisjoint({"will", "'ll", "shall"}) for verb in verbs)


def goes_on(hit: Hit) -> bool:
    """Whether talks are under way as the article is written: "who is meeting the emir", "is in Doha for talks"."""
    if hit.trigger.kind != "talks":
        return False
    verb = hit.token
    while verb.tag_ == "VBG" and verb.dep_ in {"advcl", "acl", "xcomp", "conj"} and verb.head != verb:
        verb = verb.head
    if hit.verbal:
        return verb.lower_ in _IS or (verb.tag_ == "VBG" and not grammar.auxiliaries(verb).isdisjoint(_IS))
    return verb.dep_ == "pobj" and verb.head.lower_ in {"in", "for"} and verb.head.head.lower_ in _IS
