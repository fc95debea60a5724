"""What an event happens to, which may be a place: "captured Goma", "the town fell", "an offensive to take Tripoli"."""

from typing import TYPE_CHECKING

from app.language import grammar
from app.language.triggers import Hit, doers_of, light_verb
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

_SITES = frozenset({"field", "oilfield", "gasfield", "mine"})
_TO_TAKE = frozenset(
    {"take", "retake", "capture", "recapture", "seize", "storm", "encircle", "conquer", "liberate", "enter"}
    | {"regain", "reclaim", "recover", "gain", "win", "clear", "infiltrate", "penetrate", "cross"}
)
_ATTEMPTS = frozenset({"attempt", "bid", "effort", "push", "attack", "offensive"})
_OF = frozenset({"of", "over"})
_FROM = frozenset({"from"})
_COMING_TO = frozenset({"come", "be", "pass", "fall"})  # "came under attack", "passed into the hands of the rebels"
_TO_BEAT = frozenset({"drive", "oust", "dislodge", "expel", "rout", "evict", "push", "crush", "defeat", "topple"})


def undergoing(hit: Hit) -> list["Token"]:
    """What it happens to, which may be a place: the object, or the subject of "came under attack" and "fell"."""
    verb = light_verb(hit.token)
    if hit.verbal and not hit.trigger.subject_undergoes:
        heads = grammar.undergoers(hit.token)
    else:
        heads = doers_of(hit.token) if hit.verbal or (verb is not None and verb.lemma_ in _COMING_TO) else []
    heads += grammar.behind(hit.token, _OF) if hit.token.lemma_ == "invasion" else []
    heads += meant_for(hit, _TO_TAKE)
    return heads + [other for head in heads for other in (*same_as(head), *_around_spot(head))]


def meant_for(hit: Hit, aim: frozenset[str] = _TO_TAKE | _TO_BEAT) -> list["Token"]:
    """What an attack is to bring in or drive out: "his offensive to take Tripoli", "foiled an attempt to storm it"."""
    nouns = [noun for each in _aims(hit) if each.lemma_ in aim for noun in each.children if noun.dep_ == "dobj"]
    return [inner for noun in nouns for inner in (grammar.behind(noun, _OF) if noun.lemma_ == "control" else [noun])]


def meant_to_lose(hit: Hit) -> list["Token"]:
    """From whom an attack is to take it: "their campaign to take Tabqa from Islamic State"."""
    taking = [verb for verb in _aims(hit) if verb.lemma_ in _TO_TAKE]
    holders = [each for verb in taking for each in (verb, *grammar.undergoers(verb))]
    return [word for each in holders for word in grammar.behind(each, _FROM)]


def _aims(hit: Hit) -> list["Token"]:
    verb = None if hit.verbal else light_verb(hit.token)
    holders = [hit.token, *([verb] if verb is not None else [])]
    if hit.verbal:
        holders = [each for each in grammar.undergoers(hit.token) if each.lemma_ in _ATTEMPTS]
    return [child for each in holders for child in each.children if child.dep_ in {"acl", "relcl", "advcl", "xcomp"}]


def _around_spot(noun: "Token") -> list["Token"]:
    """The town that a spot in it belongs to: "seized Tripoli's main airport", "left the Rafah refugee camp"."""
    if noun.lemma_.lower() not in wording().classes["ground"] | wording().classes["site"] | _SITES:
        return []
    before = [child for child in noun.children if child.dep_ in {"poss", "compound", "nmod"}]
    return before + [inner for each in before for inner in each.children if inner.dep_ == "compound"]


def same_as(noun: "Token") -> list["Token"]:
    """What the noun is: "the town, Kherson", "Kherson was the only capital that they took"."""
    found = [child for child in noun.children if child.dep_ == "appos"]
    found += _called(noun)
    if noun.dep_ == "appos":
        found.append(noun.head)
    if noun.dep_ == "attr":
        found += grammar.own_subjects(noun.head)
    return found


def _called(noun: "Token") -> list["Token"]:
    """ "A hilltop, Kam Ba, that …": the name right behind a comma, on whatever the parser hangs it."""
    if noun.i + 2 >= len(noun.doc) or noun.nbor().text != "," or noun.lemma_ not in wording().classes["ground"]:
        return []
    name = noun.nbor(2)
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    return [name] if name.pos_ == "PROPN" and name.dep_ != "poss" else []
