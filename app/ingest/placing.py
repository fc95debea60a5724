"""Where it takes place: the named places of a trigger's clause, not every place in the sentence."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from app.domain.report import Why
from app.ingest import lexicon
from app.ingest.cast import Cast
from app.language import grammar
from app.language.doc import Doc
from app.language.senses import Named, Senses
from app.language.triggers import Hit, doers_of, light_verb
from app.language.wording import wording

if TYPE_CHECKING:
    from spacy.tokens import Token

_LOCATIVE = lexicon.words("placing", "locative")
_PLAIN = lexicon.words("placing", "plain")
_NOT_WHERE = lexicon.words("placing", "not_where")
_GOING = lexicon.words("placing", "going")
_TOWN_NOUNS = lexicon.words("placing", "town_nouns")
_REPORTING = lexicon.words("placing", "reporting")
_BACK = 3  # sentences over which "there" reaches back
_HEADING = 8  # words of a short heading
_LEAVING = frozenset({"withdrawal", "battle"})
_FIGHTING = frozenset({"strike", "battle"})
_BY_WIRE = frozenset({"phone", "telephone", "telephonically", "video", "videoconference", "telephoned"})
_KINDS = frozenset({"place", "region", "seat", "state"})


def places(hit: Hit, senses: Senses, doc: Doc, cast: Cast, *, to_come: bool) -> None:
    """Name what is hit or taken, what stands behind in, at, near …, and before the noun ("the Istanbul talks").

    Failing that, what stands behind such a word anywhere in the sentence; not for what is only to come, whose sentence
    mostly says where it was agreed. Failing that, what "there" or "the same city" means, or what heads the entry.
    """
    if hit.trigger.kind == "talks" and any(word.lemma_.lower() in _BY_WIRE for word in grammar.clause(hit.token)):
        return
    before = [] if hit.verbal else grammar.modifiers(hit.token)
    _take([*_undergoing(hit), *_local(hit, senses), *before], "place.of-clause", hit, senses, cast)
    if not cast.places and not to_come:
        plain = (
            word
            for word in hit.token.doc
            if word.lower_ in _PLAIN or (word.lower_ == "to" and word.head.lemma_ in _GOING)
        )
        _take(_reached(_of_fighting(plain, hit, senses)), "place.of-sentence", hit, senses, cast)
    if not cast.places:
        _look_back(hit, senses, doc, cast)


def _of_fighting(prepositions: Iterable["Token"], hit: Hit, senses: Senses) -> Iterator["Token"]:
    """ "The talks ended in Istanbul, with cities still facing bombardment": where they talk is not where they fight."""
    for word in prepositions:
        talks = any(senses.is_a(subject, "parley") for subject in grammar.own_subjects(word.head))
        if not talks or hit.trigger.kind not in _FIGHTING:
            yield word


def _look_back(hit: Hit, senses: Senses, doc: Doc, cast: Cast) -> None:
    """The place named last before a "there" or "the city", or by the short heading of the entry."""
    sentence = senses.sentence
    cast.place_again = any(_points_back(word) for word in hit.token.doc)
    for earlier in reversed(doc.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        dated = any(time.start == earlier.start for time in doc.times)  # "February 18 — Riyadh."; a dateline is none
        heads = dated and earlier.paragraph == sentence.paragraph and len(earlier.text.split()) <= _HEADING
        named = [name for name in doc.names_in(earlier.start, earlier.end) if name.kind in {"region", "seat", "place"}]
        if named and (cast.place_again or heads):
            last = named[-1]
            cast.places.append(Named(last.start, last.end, last.text, last.kind, last.name, last.party))
            cast.why.append(Why("place", "place.told-before", last.text))
            return


def _points_back(word: "Token") -> bool:
    """ "there", "the same city", "the town"."""
    if word.lower_ == "there":
        return word.dep_ == "advmod"
    return (
        word.lemma_ in _TOWN_NOUNS
        and any(child.lower_ in {"the", "same", "that"} for child in word.children)
        and not word.ent_type_
    )


def _take(words: Iterable["Token"], rule: str, hit: Hit, senses: Senses, cast: Cast) -> None:
    for word in words:
        named = senses.named(word)
        if (
            named is not None
            and named.kind in _KINDS
            and named not in cast.places
            and not _is_a_side(named, word, hit, cast)
        ):
            cast.places.append(named)
            cast.why.append(Why("place", rule, named.text, word.head.text))


def _undergoing(hit: Hit) -> list["Token"]:
    """What it happens to, which may be a place: the object, or the subject of "came under attack" and "fell"."""
    if hit.verbal and not hit.trigger.subject_undergoes:
        heads = grammar.undergoers(hit.token)
        return heads + [child for head in heads for child in head.children if child.dep_ == "appos"]
    verb = light_verb(hit.token)
    return doers_of(hit.token) if hit.verbal or (verb is not None and verb.lemma_ in {"come", "be"}) else []


def _is_a_side(named: Named, word: "Token", hit: Hit, cast: Cast) -> bool:
    """A state that takes part is not the place, unless the words put the event in it; nor is a government."""
    preposition = _preposition(word)
    if preposition == "from" and hit.trigger.kind not in _LEAVING:  # "teams from Moscow", "fired from ships"
        return True
    if named.kind == "state":
        left = hit.trigger.kind in _LEAVING and preposition in {"", "from"} and word in _undergoing_or_left(hit)
        return not left and (not preposition or preposition in _NOT_WHERE)
    return named.kind == "seat" and (
        word.dep_ == "poss"  # "Moscow's prized bombers"
        or preposition in {"with", "between", "by"}
        or (hit.verbal and word.dep_ == "nsubj" and not hit.trigger.subject_undergoes)
        or (word.dep_ in {"compound", "amod"} and hit.trigger.kind != "talks" and _stands_beside(named, cast))
    )


def _undergoing_or_left(hit: Hit) -> list["Token"]:
    """ "left Niger", "withdrew from Mali", "invaded Kuwait": here the state is where it happens."""
    return [*_undergoing(hit), *grammar.behind(hit.token, frozenset({"from"}))]


def _stands_beside(named: Named, cast: Cast) -> bool:
    return named.party in cast.actors and len(cast.actors) > 1


def _local(hit: Hit, senses: Senses) -> list["Token"]:
    """What stands behind a preposition of place in the trigger's clause, and in what hangs on its nouns."""
    # a noun that no verb carries ("before the Istanbul summit") has no more of the clause than what hangs on it
    carried = hit.verbal or light_verb(hit.token) is not None
    inside = {word.i for word in (grammar.clause(hit.token) if carried else hit.token.subtree)}
    prepositions = (word for word in hit.token.doc if word.i in inside and word.lower_ in _LOCATIVE)
    return _reached(_of_fighting(prepositions, hit, senses))


def _reached(prepositions: Iterable["Token"]) -> list["Token"]:
    """The nouns behind the prepositions, with those joined to them, in apposition and before them."""
    found: list[Token] = []
    for word in prepositions:
        if word.dep_ == "prep" and word.head.lower_ != "according" and not _is_said(word):
            found += grammar.with_conjuncts(child for child in word.children if child.dep_ == "pobj")
    for word in list(found):
        found += [child for child in word.children if child.dep_ == "appos"]
        found += [each for each in grammar.modifiers(word) if each.dep_ in {"compound", "nmod", "poss"}]
    return found


def _preposition(word: "Token") -> str:
    while word.dep_ == "conj":
        word = word.head
    return word.head.lower_ if word.dep_ == "pobj" else ""


def _is_said(preposition: "Token") -> bool:
    """ "officials in Kyiv said", "the air force in Kyiv said": the place of who speaks."""
    holder = preposition.head
    speaks = holder.lemma_.lower() in wording().classes["office"] | wording().classes["force"]
    return speaks and holder.dep_ in {"nsubj", "nsubjpass"} and holder.head.lemma_ in _REPORTING
