"""What a sentence only describes: a state, a habit, what talks are about, a person who was taken. None is an event."""

from typing import TYPE_CHECKING

from app.ingest.attacking import carriers
from app.ingest.told import Told
from app.language import grammar
from app.language.triggers import Hit, light_verb

if TYPE_CHECKING:
    from app.language.parse import Token

_ABOUT = frozenset({"on", "toward", "towards", "about", "over", "for"})
_LIGHT = frozenset({"hold", "make", "put", "take", "do", "give", "have"})
_OFTEN = frozenset({"frequent", "regular", "repeated", "occasional", "sporadic", "constant"})

_FOUGHT = frozenset(
    {"storm", "raid", "attack", "enter", "fight", "burst", "break", "assault", "overrun", "seize", "ambush"}
)
_CONFLICTS = frozenset({"fighting", "conflict", "war", "violence"})
_ON = frozenset({"on", "about", "over", "regarding", "concerning"})
_WITH = frozenset({"with"})
_STAFF = frozenset(
    {"chief", "staff", "general", "adviser", "advisor", "aide", "cabinet", "commander", "security", "team"}
)
_BEGINNING = frozenset({"begin", "start", "erupt", "resume", "flare"})
_DAILY = frozenset({"daily", "nightly", "regularly", "routinely", "frequently", "often"})


def described(hit: Hit) -> Told | None:
    """That there is no event, where the trigger only describes; else None.

    "Rebels fighting to topple him", "the part of the province that they still hold": what they are, not do.
    """
    ways = (
        _is_what_follows,
        _is_state,
        _is_beside,
        _is_about,
        _is_topic,
        _is_habit,
        _is_with_his_own,
        _is_since,
        _is_retreat,
        _is_over,
    )
    return Told(None, "status.description", hit.token.text) if any(way(hit) for way in ways) else None


def _is_state(hit: Hit) -> bool:
    """ "Rebels fighting to topple him", "which they still hold", "long held by them", "in return for 30"."""
    token = hit.token
    fighting = token.lemma_ == "fight" and token.dep_ == "acl" and token.tag_ == "VBG"
    beside = token.dep_ in {"relcl", "acl"} or (token.dep_ == "advcl" and token.tag_ == "VBN")
    held = token.lemma_ == "hold" and beside
    taken = hit.trigger.kind == "battle" and any(_is_whom(child) for child in token.children)
    returned = token.lower_ == "return" and token.dep_ == "pobj" and token.head.lower_ == "in"
    return fighting or held or taken or returned


def _is_topic(hit: Hit) -> bool:
    """ "Consultations on the fighting"."""
    fighting = hit.trigger.kind == "battle" and hit.token.lemma_ in _CONFLICTS
    return fighting and hit.token.dep_ == "pobj" and hit.token.head.lower_ in _ON


def _is_beside(hit: Hit) -> bool:
    """ "Met on the margins of a summit": of the summit nothing is told."""
    return hit.token.dep_ == "pobj" and hit.token.head.head.lemma_ in {"sideline", "margin", "fringe"}


def _is_about(hit: Hit) -> bool:
    """ "Held talks on a truce", "made headway towards a deal", "put pressure on the ceasefire": none is made."""
    token = hit.token
    if hit.trigger.kind != "agreement" or token.dep_ != "pobj" or token.head.lower_ not in _ABOUT:
        return False
    verb = next((word for word in grammar.governors(token) if word.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and verb.lemma_ in _LIGHT


def _is_habit(hit: Hit) -> bool:
    """ "Carries out frequent raids": what is done again and again is no one event."""
    verb = None if hit.verbal else light_verb(hit.token)
    often = any(word.lower_ in _OFTEN for word in grammar.modifiers(hit.token))
    daily = hit.verbal and any(child.lower_ in _DAILY for child in hit.token.children)
    by_day = any(word.lower_ in _DAILY for word in grammar.modifiers(hit.token))  # "have traded almost daily strikes"
    goes_on = daily and grammar.is_present(hit.token)  # "have exchanged fire almost daily"
    goes_on |= by_day and verb is not None and grammar.is_present(verb)
    return goes_on or (often and verb is not None and verb.tag_ in {"VBP", "VBZ"})


def _is_since(hit: Hit) -> bool:
    """ "Their first meeting since the fighting began": only from when on."""
    verb = hit.token.head
    begins = not hit.verbal and hit.trigger.kind == "battle" and hit.token.dep_ == "nsubj" and verb.lemma_ in _BEGINNING
    return begins and any(child.dep_ == "mark" and child.lower_ == "since" for child in verb.children)


def _is_with_his_own(hit: Hit) -> bool:
    """ "In a televised conversation with his chief of staff": no talks between two sides."""
    verb = None if hit.verbal else light_verb(hit.token)
    with_ = grammar.behind(hit.token, _WITH) + (grammar.behind(verb, _WITH) if verb is not None else [])
    own = [any(child.tag_ == "PRP$" for child in word.children) and word.lemma_.lower() in _STAFF for word in with_]
    return hit.trigger.kind == "talks" and bool(own) and all(own)


def _is_over(hit: Hit) -> bool:
    """ "The fighting ended", "days of clashes were ended"; but "the fall of the town ended a siege"."""
    if hit.verbal or hit.trigger.kind != "battle":
        return False
    outer = [hit.token, *carriers(hit.token)][-1]
    ends = outer.head.lemma_ == "end" and outer.dep_ in {"nsubj", "nsubjpass", "dobj"}
    return ends and not (outer.dep_ == "nsubj" and any(child.dep_ == "dobj" for child in outer.head.children))


def _is_what_follows(hit: Hit) -> bool:
    """ "The session follows a meeting in Kigali": of the session, told before, no more than that."""
    verb = hit.token.head
    follows = not hit.verbal and hit.token.dep_ == "nsubj" and verb.lemma_ == "follow" and verb.tag_ in {"VBZ", "VBP"}
    return follows and hit.trigger.kind == "talks" and any(child.lower_ == "the" for child in hit.token.children)


def _is_retreat(hit: Hit) -> bool:
    """ "Stormed the base and left within the hour": how the raid ended."""
    verb = hit.token
    if not hit.verbal or hit.trigger.kind != "withdrawal" or verb.dep_ != "conj" or verb.head.lemma_ not in _FOUGHT:
        return False
    return not grammar.undergoers(verb) and not grammar.own_subjects(verb)


def _is_whom(word: "Token") -> bool:
    """ "A former mayor of Gulu, who was seized in 2001": a person is taken, not a place."""
    return word.dep_ == "nsubjpass" and word.lower_ == "who"
