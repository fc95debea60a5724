"""Towns by what armed men do there: "recaptured Amara", "troops withdrew from Khiam", "Hadrut was hit by missiles"."""

from typing import TYPE_CHECKING

from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

UNSURE = frozenset({"", "PERSON", "ORG", "NORP", "PRODUCT", "FAC", "CARDINAL"})  # labels that a rare town gets
_TAKING = frozenset({"retake", "recapture", "overrun", "besiege", "encircle", "shell", "bombard", "bomb", "pound"})
_ENTERING = frozenset({"take", "enter", "storm", "liberate", "surround"})  # of towns where armed men do it
_DONE_TO_TOWNS = (
    _TAKING
    | _ENTERING
    | {"hit", "strike", "raid", "attack", "capture", "seize", "occupy", "regain", "hold", "control"}
    | {"reach", "lose", "leave", "evacuate", "flee"}
)
_HITTING = frozenset({"hit", "strike", "bomb", "shell", "pound", "target", "attack", "damage", "rock"})
_DRIVING = frozenset({"drive", "push", "force", "throw", "expel", "oust"})
_CAPTURING = frozenset({"capture", "seize", "occupy"})
_REACHING = frozenset({"advance", "push", "march", "drive", "roll", "attack", "storm", "break", "pour", "sweep"})
_FIRING = frozenset({"fire", "launch", "drop", "lob", "rain"})
_GOING = frozenset({"withdrawal", "retreat", "pullout", "pull-out", "pullback", "pull-back"})
_LEAVING = frozenset({"withdraw", "retreat", "pull", "redeploy", "flee", "move"}) | _DRIVING
_FOUGHT_OVER = frozenset(  # what is fought over of a town, and who lives there: "control of Khiam"
    {"control", "garrison", "centre", "center", "outskirts", "streets", "street", "edge", "recapture", "liberation"}
    | {"siege", "encirclement", "bombardment", "shelling", "gate", "defender", "resident", "inhabitant", "people"}
)
_WHERE = frozenset({"in", "near", "outside", "around", "into", "inside", "at", "on", "from", "towards", "toward"})
_OF_PERSONS = frozenset({"nmod", "det", "poss"})


def is_hit_or_left(name: "Token") -> bool:
    """Whether the name is where something goes on, or has done to it what is done to towns: "bombed El Obeid"."""
    if name.dep_ == "pobj" and name.head.lower_ == "of":
        return _is_fought_over(name) or name.head.head.lower_ == "out"
    if name.dep_ == "pobj":
        return name.head.lower_ in _WHERE
    return name.dep_ == "dobj" and name.head.lemma_ in _DONE_TO_TOWNS


def is_embattled(name: "Token") -> bool:
    """Whether fighters come to the name, hit it or go from it, whatever the model takes it for."""
    first = name.head if name.dep_ == "conj" else name
    plain = not name.is_upper and {child.dep_ for child in name.children}.isdisjoint(_OF_PERSONS)
    if first.dep_ in {"dobj", "nsubjpass"} and _takes_towns(first.head):
        return plain
    if first.dep_ in {"dobj", "nsubjpass"} and first.head.lemma_ in _CAPTURING and _has_armed_doer(first.head):
        return name.ent_type_ != "PERSON" and plain
    if name.dep_ == "pobj" and _is_fought_over(name):
        return name.ent_type_ not in {"ORG", "PRODUCT"} and not name.is_upper
    return name.ent_type_ in UNSURE and (
        (first.dep_ == "pobj" and plain and any(way(first.head) for way in _WAYS_TO_TOWNS))
        or (name.dep_ == "nsubj" and (_falls_to_fighters(name.head) or _comes_under_fire(name.head)))
        or (name.dep_ in {"nsubjpass", "dobj"} and name.head.lemma_ in _HITTING and _is_done_with_arms(name.head))
    )


def _takes_towns(verb: "Token") -> bool:
    """ "Recaptured Amara", "troops took Amara"."""
    return verb.lemma_ in _TAKING or (verb.lemma_ in _ENTERING and _has_armed_doer(verb))


def _has_armed_doer(verb: "Token") -> bool:
    """ "Soldiers took it", "it was taken by soldiers"."""
    doers = [child for child in verb.children if child.dep_ == "nsubj"]
    return any(map(_is_armed, doers + _behind(verb, "by")))


def _is_fought_over(name: "Token") -> bool:
    """ "Took control of Khiam", whatever the parser hangs it on."""
    of = name.head
    return of.lower_ == "of" and of.i > 0 and of.nbor(-1).lemma_.lower() in _FOUGHT_OVER


def _is_armed(word: "Token") -> bool:
    return word.lemma_.lower() in wording().classes["force"]


def _behind(verb: "Token", *prepositions: str) -> list["Token"]:
    return [each for child in verb.children if child.lower_ in prepositions for each in child.children]


def _is_left_by_fighters(preposition: "Token") -> bool:
    """ "Troops withdrew from Khiam", "it had pulled out of Khiam"."""
    away = preposition.head if preposition.lower_ == "of" and preposition.head.lower_ == "out" else preposition
    verb = away.head
    if away.lower_ == "from" and verb.lemma_ in _GOING:
        return True
    if away.lower_ not in {"from", "out"} or verb.lemma_ not in _LEAVING:
        return False
    if away.lower_ == "out" and verb.lemma_ in _DRIVING:
        return True
    doers = [child for child in verb.children if child.dep_ == "nsubj"]
    return verb.tag_ == "VBG" or any(_is_armed(each) or each.lower_ in {"they", "it"} for each in doers)


def _is_reached_by_fighters(preposition: "Token") -> bool:
    """ "Fighters marched into Khiam", "the battalion retreated to Dikwa"."""
    verb = preposition.head
    if not (preposition.lower_ in {"into", "towards", "toward"} and verb.lemma_ in _REACHING) and not (
        preposition.lower_ == "to" and verb.lemma_ in _LEAVING - _DRIVING
    ):
        return False
    doers = [each for child in verb.children if child.dep_ == "nsubj" for each in (child, *_behind(child, "of"))]
    return any(_is_armed(each) or each.lower_ in {"they", "it"} for each in doers)


def _is_fired_at(preposition: "Token") -> bool:
    """ "Launched two missiles on Khiam", "dropped bombs on Khiam"."""
    verb = preposition.head
    fired = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    weapons = wording().classes["missile"] | {"bomb"}
    at = preposition.lower_ in {"on", "at"} and verb.lemma_ in _FIRING
    return at and any(each.lemma_.lower() in weapons for each in fired)


_WAYS_TO_TOWNS = (_is_left_by_fighters, _is_reached_by_fighters, _is_fired_at)


def _falls_to_fighters(verb: "Token") -> bool:
    """ "Moqokori fell to the army", "to Hezbollah"."""
    to = [each for each in _behind(verb, "to") if each.dep_ == "pobj"] if verb.lemma_ == "fall" else []
    return any(_is_armed(each) or each.pos_ == "PROPN" or any(c.dep_ == "appos" for c in each.children) for each in to)


def _comes_under_fire(verb: "Token") -> bool:
    """ "Kupiansk came under artillery fire"; who comes under fire of his critics is no town."""
    classes = wording().classes
    return verb.lemma_ == "come" and any(
        each.lemma_.lower() in classes["airstrike_sure"]
        or any(child.lemma_.lower() in classes["missile"] for child in each.children)
        for each in _behind(verb, "under")
    )


def _is_done_with_arms(verb: "Token") -> bool:
    """ "Hadrut was hit by missiles"."""
    return any(each.lemma_.lower() in wording().classes["weapon"] for each in _behind(verb, "by", "with", "in"))
