"""What the words of a phrase say of its head: whose office, whom troops serve, a river's bank, a market for food."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.language import grammar
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

_SIDES_OF_RIVERS = frozenset({"western", "eastern", "northern", "southern", "left", "right", "far", "opposite", "west"})
_FIRING_AT = frozenset({"bomb", "shell", "bombard", "strafe", "raid"})
_TRADED = frozenset({"oil", "energy", "financial", "labour", "labor", "job", "housing", "money", "credit", "crypto"})
_SENT = frozenset(
    {
        "envoy", "negotiator", "emissary", "representative", "aide",
        "force", "troop", "fighter", "soldier", "man", "rebel", "army", "militia", "government", "administration",
    }
)  # fmt: skip
_SERVING = {
    "loyal": frozenset({"to"}),
    "belonging": frozenset({"to"}),
    "led": frozenset({"by"}),
    "commanded": frozenset({"by"}),
}


def is_riverside(token: "Token") -> bool:
    """ "The western bank of the Dnipro" is no house of money."""
    return token.lemma_ == "bank" and any(child.lower_ in _SIDES_OF_RIVERS for child in token.children)


def is_former(person: "Token") -> bool:
    """ "Former Finnish President Martti Ahtisaari" acts for no state any more."""
    return any(word.lower_ in {"former", "ex", "retired"} for word in grammar.modifiers(person))


def is_marketplace(token: "Token") -> bool:
    """ "Hit a crowded market", "shells fell on the main market": where people buy their food."""
    if token.lemma_ != "market" or token.tag_ != "NN":
        return False
    words = wording().classes["market"] | _TRADED
    return not any(word.lemma_.lower() in words for word in grammar.modifiers(token))


def is_fired_at(token: "Token") -> bool:
    """ "Bombed a market in Nyala": whatever the text is about."""
    return token.dep_ == "dobj" and token.head.lemma_ in _FIRING_AT


def is_joined(word: "Token") -> bool:
    """ "pro-Russian rebels", "Rwanda-backed fighters": what stands in a compound with a hyphen says whose friends."""
    hyphens = {"-", "‑", "–"}
    after = word.nbor().text if word.i + 1 < len(word.doc) else ""
    before = word.nbor(-1).text if word.i else ""
    return (after in hyphens and not word.whitespace_) or (before in hyphens and not word.nbor(-1).whitespace_)


def run(word: "Token") -> str:
    """The name that ends with the word, "Niger Delta" of "Niger Delta militants"."""
    first = word
    while first.i and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).head in (word, word.head):
        first = first.nbor(-1)
    return word.doc[first.i : word.i + 1].text


def served(troops: "Token") -> list["Token"]:
    """ "Fighters loyal to the emir", "forces led by General Ruiz": whom they serve."""
    serving = (child for child in troops.children if child.lower_ in _SERVING and child.i > troops.i)
    return [word for each in serving for word in grammar.behind(each, _SERVING[each.lower_])]


def sends(word: "Token") -> bool:
    """ "Trump's envoy", "the warlord's men": whom a person sends acts for that person's party."""
    return word.dep_ == "poss" and word.head.lemma_.lower() in _SENT


def office_holders(person: "Token") -> Iterator["Token"]:
    """The words that may carry a person's office: the name, its apposition, what the name itself stands beside."""
    yield person
    yield from (child for child in person.children if child.dep_ == "appos")
    if person.dep_ in {"appos", "nmod", "compound"}:
        yield person.head
