"""Places by which a text only says where another lies: "20 km east of Goma", "the village of Orla, near Lviv"."""

from typing import TYPE_CHECKING

from app.ingest import lexicon
from app.language.senses import Senses

if TYPE_CHECKING:
    from app.language.parse import Token

_SIDES = lexicon.words("placing", "sides")
_SITES = lexicon.words("placing", "sites")
_LENGTHS = frozenset({"km", "kilometre", "kilometer", "mile", "kms"})
_WAYS = frozenset({"way", "road", "route", "highway"})
_TOWARDS = frozenset({"to", "toward", "towards"})


def is_bearing(word: "Token", senses: Senses) -> bool:
    """Whether the place is told only to say where another is."""
    preposition = _preposition(word)
    if preposition is None:
        return False
    holder = preposition.head
    match preposition.lower_:
        case "of":
            return _is_side(holder)
        case "from":
            return holder.lemma_.lower() in _LENGTHS or _measured(preposition)
        case "to":
            return holder.lemma_ in _WAYS
        case "near" | "outside":
            beside = _just_before(preposition)  # "at Kstovo, near Gorki"
            return senses.is_a(word, "seat") or any(
                each is not None and senses.is_a(each, "town") for each in (holder, beside)
            )
    return False


def is_destination(word: "Token") -> bool:
    """Whether it is where something goes: "fell back to Sake"."""
    preposition = _preposition(word)
    for _ in range(3):
        if preposition is None or preposition.lower_ in _TOWARDS:
            return preposition is not None
        preposition = _preposition(preposition.head)  # "towards a base in central Libya"
    return False


def is_container(word: "Token", senses: Senses) -> bool:
    """Whether it is told only to say where a finer place lies: "in Orla, in Galicia"; a site's town counts itself."""
    if _describes(word, senses):
        return True
    preposition = _preposition(word)
    for _ in range(3):
        if preposition is None or preposition.lower_ not in {"in", "of"}:
            return False
        if preposition.lower_ == "in":
            break
        preposition = _preposition(preposition.head)  # "in the north of Galicia"
    if preposition is None or preposition.conjuncts:
        return False
    inner = _just_before(preposition)
    return inner is not None and _is_finer(inner, word, senses)


def _describes(word: "Token", senses: Senses) -> bool:
    """ "Orla, one of their last strongholds in Galicia", "Lima, the capital of Peru"."""
    step = word
    for _ in range(6):
        step = step.head
        if step.dep_ == "appos":
            return step.i < word.i and _is_finer(step.head, word, senses)
        if step.pos_ not in {"ADP", "NOUN", "PROPN", "NUM", "PRON"}:
            return False
    return False


def _is_finer(inner: "Token", word: "Token", senses: Senses) -> bool:
    """Whether another place, but no site, is named at ``inner`` or before it ("Paletwa Township")."""
    names = (senses.named(each) for each in (inner, *inner.children) if each is inner or each.dep_ == "compound")
    named = next((name for name in names if name is not None), None)
    spot = inner.head if inner.dep_ in {"compound", "nmod"} else inner
    other = named is not None and named is not senses.named(word) and named.kind in {"place", "region"}
    return other and spot.lower_ not in _SITES


def _just_before(preposition: "Token") -> "Token | None":
    """The word before, or before a comma."""
    if not preposition.i:
        return None
    last = preposition.nbor(-1)
    return last.nbor(-1) if last.text == "," and last.i else last


def _preposition(word: "Token") -> "Token | None":
    """The preposition that the place stands behind, also as what stands beside the noun: "of the capital, Bangui"."""
    for _ in range(4):
        if word.dep_ == "pobj":
            return word.head
        if word.dep_ not in {"conj", "appos", "compound", "poss", "nmod"}:
            return None
        word = word.head
    return None


def _is_side(word: "Token") -> bool:
    """ "East of", "to the south-west of"; not "the north of the island", which is a part of it."""
    if word.lower_ not in _SIDES:
        return False
    article = any(child.dep_ == "det" for child in word.children)
    return not article or (word.dep_ == "pobj" and word.head.lower_ == "to")


def _measured(preposition: "Token") -> bool:
    """ "Some 30 km from Quito": the length stands right before."""
    return preposition.i > 0 and preposition.nbor(-1).lemma_.lower() in _LENGTHS
