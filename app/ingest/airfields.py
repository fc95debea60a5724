"""The airport or air base of a named town, which counts beside the town: "Goma airport", "Tripoli's main airport"."""

from typing import TYPE_CHECKING

from app.language.senses import Named

if TYPE_CHECKING:
    from app.language.parse import Token

_FIELDS = frozenset({"airport", "airfield", "airbase"})
_NAMED_ALREADY = frozenset({"airport", "airfield", "airbase", "base"})


def airfield(town: Named, word: "Token") -> Named | None:
    """The airfield that bears the name of the town at this word; None where no such stands there."""
    noun = _noun(word)
    if noun is None or town.text.split()[-1].lower() in _NAMED_ALREADY:
        return None
    kind = f"air {noun.lower_}" if noun.lower_ == "base" else noun.lower_
    words = [word.doc[at] for at in range(word.i + 1, noun.i + 1)]
    own = all(each.text[0].isupper() for each in words)  # "Entebbe International Airport"
    name = f"{town.text} {' '.join(each.text for each in words) if own else kind}"
    start = min(town.start, town.start - word.idx + noun.idx)
    end = max(town.end, town.start - word.idx + noun.idx + len(noun.text))
    return Named(start, end, name, "place", name, None)


def _noun(word: "Token") -> "Token | None":
    """ "Goma airport", "Goma's airport", "the airport of Goma", "the airport in Goma"."""
    if word.dep_ in {"compound", "poss", "nmod"}:
        return word.head if _is_field(word.head) else None
    if word.dep_ == "pobj" and word.head.lower_ in {"of", "in", "at"} and _is_field(word.head.head):
        return word.head.head
    return None


def _is_field(noun: "Token") -> bool:
    air = noun.lower_ == "base" and any(child.lower_ == "air" for child in noun.children)
    return noun.lower_ in _FIELDS or air
