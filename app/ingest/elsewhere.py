"""Places that other sentences name: before it for "there" and "the city", after it for "seized a town"."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from app.domain.report import Why
from app.ingest import lexicon
from app.ingest.cast import Cast
from app.ingest.pointing import SPOTS, spot_before
from app.ingest.undergoing import same_as, undergoing
from app.language import grammar
from app.language.doc import Doc, Sentence
from app.language.known import regions
from app.language.names import Mention
from app.language.senses import Named, Senses
from app.language.triggers import Hit

if TYPE_CHECKING:
    from app.language.parse import Token

_TOWN_NOUNS = lexicon.words("placing", "town_nouns")
_OF = frozenset({"of"})
_WHERE = re.compile(r"\b(?:in|at|near|outside|around|to|from|of)\s\Z", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|at|of|to|from)\s\Z", re.IGNORECASE)
_ENTRY = re.compile(r"(?:, \d{4})?\s*[—–:-]+\s*")
_PROPER = r"(?<!\w)[A-ZÀ-Þ][\w’']{1,24}(?:[ -](?:[ae]l-)?[A-ZÀ-Þ][\w’']{1,24}){0,3}"
_CALLED = re.compile(
    rf"\bthe (?:[a-z-]{{1,20}} ){{0,2}}(?P<noun>town|city|village) of (?P<name>{_PROPER})"
    rf"|(?P<named>{_PROPER}), (?:a|the) (?:[a-z-]{{1,20}} ){{0,3}}(?P<kind>town|city|village)\b"
)
_AHEAD = 6  # sentences after a lead in which it is named what the lead only calls a town
_FAR = 3_000  # characters
_SHORT = 10
_BACK = 3  # sentences over which "there" reaches back
_HEADING = 8  # words of a short heading
_LEAVING = frozenset({"withdrawal", "battle"})
_FIGHTING = frozenset({"strike", "battle"})


def of_spot(hit: Hit, senses: Senses, doc: Doc, cast: Cast) -> None:
    """ "The refinery was hit again": the one that was told of before; nothing where a place is named."""
    behind = (child for word in grammar.clause(hit.token) if word.dep_ == "prep" for child in word.children)
    for word in (*undergoing(hit), *(word for word in behind if word.dep_ == "pobj")):
        pointed = any(child.lower_ in {"the", "same", "that", "this"} for child in word.children)
        if word.lemma_.lower() in SPOTS and pointed and not cast.places:
            found = spot_before(word.lemma_.lower(), senses.sentence.index, doc)
            cast.places += found
            cast.why += [Why("place", "place.of-spot-told-before", named.text, word.text) for named in found]


def look_ahead(hit: Hit, senses: Senses, doc: Doc, cast: Cast) -> None:
    """ "Rebels seized a strategic town", "raids on four villages": those that the sentences after it name."""
    if any(named.kind in {"place", "seat"} for named in cast.places):
        return
    index = senses.sentence.index
    ahead = doc.sentences[index : index + 1 + _AHEAD]
    behind = [word for word in grammar.clause(hit.token) if word.dep_ == "pobj" and not hit.verbal]
    for word in (*undergoing(hit), *behind):
        if word.lemma_ in _TOWN_NOUNS and senses.named(word) is None:
            several = word.tag_ == "NNS" and any(child.dep_ == "nummod" for child in word.children)
            one = any(child.lower_ in {"a", "an"} for child in word.children) and word in undergoing(hit)
            found = _several_called(word, ahead, doc) if several else _one_called(word, ahead, doc) if one else []
            cast.later += [Named(name.start, name.end, name.text, "place", name.text, None) for name in found]
            cast.why += [Why("place", "place.told-after", name.text) for name in found]


def _one_called(noun: "Token", ahead: Sequence[Sentence], doc: Doc) -> list[Mention]:
    called = _CALLED.finditer(doc.text, ahead[0].start, min(ahead[-1].end, ahead[0].start + _FAR))
    found = [match for match in called if noun.lemma_ in {match["noun"], match["kind"]}]
    if len({match["name"] or match["named"] for match in found}) != 1:
        return []
    start, end = found[0].span("name" if found[0]["name"] else "named")
    name = doc.text[start:end]
    return [Mention(start, end, name, "place", name, None)]


def _several_called(noun: "Token", ahead: Sequence[Sentence], doc: Doc) -> list[Mention]:
    """ "The villages of Orla, Hrib and Lug"."""
    match = re.search(rf"\b{re.escape(noun.lower_)} of ", doc.text[ahead[0].start : ahead[-1].end][:_FAR])
    if match is None:
        return []
    last, found = ahead[0].start + match.end(), []
    for town in doc.towns_in(last, ahead[-1].end):
        if doc.text[last : town.start] not in {"", ", ", " and ", ", and "}:
            break
        found.append(town)
        last = town.end
    return found


def look_back(hit: Hit, senses: Senses, doc: Doc, cast: Cast) -> None:
    """The place named last before a "there" or "the city", or by the short heading of the entry."""
    sentence = senses.sentence
    such = any(child.lower_ == "such" for child in hit.token.children)  # "one such strike"
    left = hit.trigger.kind == "withdrawal" and any(map(_is_left, hit.token.doc))
    again = such or left or any(_points_back(word) for word in hit.token.doc)
    cast.place_again = again
    if any(_points_back(word) and word.lemma_ in _TOWN_NOUNS for word in grammar.clause(hit.token)):
        before = [
            name
            for name in _names_of_places(doc, sentence.start, sentence.start + hit.token.idx)
            if name.kind == "place" and not _has_article(doc, name)
        ]
        _take_named(before[-1:], "place.told-before", cast)  # "moved into Khiam as the others left the town"
    if any(word.lower_ == "there" and word.dep_ == "advmod" for word in grammar.clause(hit.token)):
        named = _names_of_places(doc, sentence.start, sentence.start + hit.token.idx)
        _take_named(named[-1:], "place.told-before", cast)  # "officials in Idlib said that the troops there had left"
    _take_named(_of_entry(senses, doc), "place.heading", cast)
    for earlier in reversed(doc.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        if cast.places:
            return
        dated = any(time.start == earlier.start for time in doc.times)  # "February 18 — Riyadh."; a dateline is none
        heads = dated and earlier.paragraph == sentence.paragraph and len(earlier.text.split()) <= _HEADING
        if again or heads:
            named = _names_of_places(doc, earlier.start, earlier.end)
            towns = [
                name for name in named if not (_has_article(doc, name) or _is_wide(name))
            ]  # "the Dnipro" is no city
            if again and any(_points_back(word) and word.lemma_ in _TOWN_NOUNS for word in hit.token.doc):
                # "the town" is no land
                towns = [name for name in towns if name.kind != "region" or name.name in _towns()]
            if hit.trigger.kind in _FIGHTING | _LEAVING:  # capitals are where it is spoken of
                towns = [name for name in towns if name.kind != "seat" or name.party in cast.actors] or towns
            _take_named((towns if again else named)[-1:], "place.told-before", cast)


@cache
def _towns() -> frozenset[str]:
    """The curated places that are towns or lie in one."""
    return frozenset(each.name for each in regions() if each.precision not in {"region", "country"})


def _names_of_places(doc: Doc, start: int, end: int) -> list[Mention]:
    """The places named in the span, in order; not the seats that stand for their governments."""
    named = (name for name in _named_in(doc, start, end) if not (name.text.isupper() and name.start == start))
    return [name for name in named if name.kind != "seat" or is_where(doc, name)]  # without the dateline


def _named_in(doc: Doc, start: int, end: int) -> list[Mention]:
    named = [name for name in doc.names_in(start, end) if name.kind in {"region", "seat", "place"}]
    return sorted((*named, *doc.towns_in(start, end)), key=lambda name: name.start)


def is_where(doc: Doc, name: Mention) -> bool:
    """Whether a seat of government is meant as the town that it is: "in Riyadh", "— Riyadh."."""
    behind = doc.text[name.end : name.end + 1]
    return behind in {",", ".", ";", ":"} or bool(_WHERE.search(doc.text, max(0, name.start - _SHORT), name.start))


def stands_after(places: Sequence[Named], end: int, doc: Doc) -> bool:
    """Whether one of the places is told behind that offset as where something is: "farther west, in Orla"."""
    near = ((named.start, max(end, named.start - _SHORT)) for named in places if named.start >= end)
    return any(_IN.search(doc.text, start, at) is not None for at, start in near)


def _has_article(doc: Doc, name: Mention) -> bool:
    return doc.text[max(0, name.start - 4) : name.start].lower() == "the "


def _is_wide(name: Mention) -> bool:
    return name.name.split()[-1].lower() in {"region", "oblast", "province", "state", "sea", "strip"}


def _of_entry(senses: Senses, doc: Doc) -> list[Mention]:
    """The place right behind the date that opens the entry: "March 23 — Riyadh again: …", "May 16 — Istanbul."."""
    paragraph = [
        each for each in doc.sentences[: senses.sentence.index + 1] if each.paragraph == senses.sentence.paragraph
    ]
    ends = (time.end for each in paragraph for time in doc.times if time.start == each.start)
    opened = next((match.end() for end in ends if (match := _ENTRY.match(doc.text, end))), None)
    if opened is None:
        return []
    return [name for name in _named_in(doc, opened, opened + 1) if name.start == opened]


def _take_named(names: Iterable[Mention], rule: str, cast: Cast) -> None:
    for name in names:
        cast.places.append(Named.of(name))
        cast.why.append(Why("place", rule, name.text))


def of_pronoun(hit: Hit, senses: Senses, doc: Doc, cast: Cast) -> None:
    """The place that an "it" which is taken, left or hit stands for: named before it, else in the sentence before."""
    it, sentence = _by_pronoun(hit), senses.sentence
    if it is None:
        return
    named = _names_of_places(doc, sentence.start, sentence.start + it.idx)
    if not named and sentence.index:
        before = doc.sentences[sentence.index - 1]
        named = _names_of_places(doc, before.start, before.end) if before.paragraph == sentence.paragraph else []
    _take_named(sorted(named, key=lambda name: name.kind == "region")[:1], "place.of-pronoun", cast)


def _by_pronoun(hit: Hit) -> "Token | None":
    """The "it" that is taken, left or hit: "marched into Mekelle and abandoned it"."""
    words = undergoing(hit) if hit.trigger.kind in _FIGHTING | _LEAVING else []
    return next((word for word in words if word.lower_ == "it"), None)


def _points_back(word: "Token") -> bool:
    """ "there", "from there", "died here", "the same city", "the town"."""
    if word.lower_ in {"there", "here"}:
        return word.dep_ == "advmod" or word.head.dep_ == "prep"
    return (
        word.lemma_ in _TOWN_NOUNS
        and word.tag_ == "NN"
        and any(child.lower_ in {"the", "same", "that"} for child in word.children)
        and not word.ent_type_
    )


def _is_left(word: "Token") -> bool:
    """ "Withdrew its men from it"."""
    return word.lower_ == "it" and word.dep_ == "pobj" and word.head.lower_ == "from"


def is_told_of(word: "Token") -> bool:
    """ "The city", without a name beside it."""
    named = [*same_as(word), *grammar.behind(word, _OF), *grammar.modifiers(word)]
    return _points_back(word) and all(each.pos_ != "PROPN" for each in named)
