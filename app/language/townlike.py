"""Names that a sentence speaks of as a town or a spot, whatever a list or the model takes them for.

"The border town of Kolofata", "near Ilsky", "the Wagah crossing"; and what embattled.py finds.
"""

from typing import TYPE_CHECKING

from app.language import ships
from app.language.called import INSTITUTIONS
from app.language.embattled import UNSURE, is_embattled
from app.language.known import lookalikes

if TYPE_CHECKING:
    from app.language.parse import Token

_TOWNS = frozenset(
    {"city", "town", "village", "hamlet", "suburb", "port", "township", "district", "municipality", "locality"}
    | {"moshav", "kibbutz", "commune"}
)
_SPOTS = frozenset(
    {
        "crossing",
        "checkpoint",
        "airport",
        "airfield",
        "neighbourhood",
        "neighborhood",
        "quarter",
        "refinery",
        "dam",
        "hill",
    }
    | {"bridge", "pass", "hilltop", "island", "base", "camp", "headquarters", "stronghold", "settlement", "barracks"}
    | {"outpost", "fort", "fortress", "district"}
)
_HELD = frozenset({"position", "strongpoint", "hub", "junction"})  # beside a town's name: "Khiam, a key position"
_IN_TOWNS = frozenset({"in", "near", "outside", "around", "into", "inside", "at"})
_AT_SOMEBODY = frozenset(
    {"fire", "shoot", "aim", "shout", "look", "throw", "point", "laugh", "direct", "work", "target"}
)
_ARTICLES = frozenset(
    {"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ez", "ul", "Al", "El", "Ad", "Ash", "Ar", "As"}
)
BEARING_NAMES = frozenset({"bridge", "dam"})  # spots whose name alone is that of a river or of nothing
_OWNED = frozenset({"refinery", "headquarters", "camp", "settlement"})  # spots that a company or a group may have


def is_spoken_of_as_town(token: "Token") -> bool:
    """Whether the words around a proper noun put a town or a spot in its place."""
    if ships.is_called(token) or whole_name(token).islower():
        return False
    of = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in _TOWNS
    if of or (token.ent_type_ in UNSURE and any(map(_is_described, token.children))):
        return True
    if token.dep_ == "compound" and token.head.pos_ == "NOUN" and token.head.lemma_ in _SPOTS:  # "the Wagah crossing"
        own = {"ORG", "PERSON", "NORP"} if token.head.lemma_ not in _OWNED else set()
        return token.ent_type_ in {"", "GPE", "LOC", "FAC", *own} and not token.is_upper
    if token.dep_ == "appos" and token.head.pos_ == "NOUN" and token.head.lemma_ in _TOWNS | _SPOTS:
        return token.ent_type_ != "ORG"  # "its headquarters, Camp Abubakar"
    if is_embattled(token):
        return all(_is_of_places(child) for child in token.children if child.dep_ == "appos")
    return token.ent_type_ in UNSURE and _stands_where_towns_do(token)


def _is_described(word: "Token") -> bool:
    """ "Kolofata, a village north of Mora", "Kolofata, a border town"."""
    a = any(child.lower_ in {"a", "an", "the"} for child in word.children)
    return word.dep_ == "appos" and word.lemma_ in _TOWNS and a


def _is_of_places(word: "Token") -> bool:
    """ "A town", "one of its strongholds"."""
    of = [each for child in word.children if child.lower_ == "of" for each in child.children]
    return any(each.lemma_.lower() in _TOWNS | _SPOTS | _HELD for each in (word, *of))


def _stands_where_towns_do(token: "Token") -> bool:
    """ "In Kolofata", "at Lawa Yang": where persons seldom and organisations never stand without an article."""
    if token.dep_ != "pobj" or token.head.lower_ not in _IN_TOWNS or token.is_upper:
        return False
    before = [child for child in token.children if child.i < token.i]
    known = token.ent_type_ != "ORG" or any(child.text in _ARTICLES for child in before)  # "at al-Tanf"
    if token.head.lower_ == "at" and (not known or token.head.head.lemma_ in _AT_SOMEBODY):
        return False
    named = all(child.pos_ == "PROPN" or child.text == "-" or child.text in _ARTICLES for child in before)
    words = whole_name(token).split()
    untold = words[0] not in lookalikes().titles and words[-1] not in INSTITUTIONS
    return named and untold and (token.i == 0 or token.nbor(-1).pos_ != "PROPN" or bool(before))


def whole_name(word: "Token") -> str:
    """The name that ends with the word, with the parts before a hyphen: "Al-Mojlad", "Zawtar al-Sharqiyah"."""
    parse, first = word.doc, word.i
    while first:
        last = parse[first - 1]
        if last.text == "-" and not last.whitespace_ and first > 1 and not parse[first - 2].whitespace_:
            first -= 2
        elif last.pos_ == "PROPN" and last.whitespace_ and last.head in {word, word.head}:
            first -= 1
        else:
            break
    return parse.text[parse[first].idx : word.idx + len(word.text)]
