"""Where it takes place: the named places of a trigger's clause, not every place in the sentence."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from app.domain.report import Role, Why
from app.ingest import lexicon
from app.ingest.airfields import airfield
from app.ingest.bearings import is_bearing, is_container, is_destination
from app.ingest.cast import Cast
from app.ingest.pointing import SPOTS, spot_before
from app.language import grammar
from app.language.doc import Doc
from app.language.known import capital
from app.language.names import Mention
from app.language.senses import Named, Senses
from app.language.triggers import Hit, doers_of, light_verb
from app.language.wording import wording

if TYPE_CHECKING:
    from spacy.tokens import Token

_LOCATIVE = lexicon.words("placing", "locative")
_PLAIN = lexicon.words("placing", "plain")
_NOT_WHERE = lexicon.words("placing", "not_where")
_GOING = lexicon.words("placing", "going")
_SIGNING = lexicon.words("placing", "signing")
_TOWN_NOUNS = lexicon.words("placing", "town_nouns")
_PARTS = _TOWN_NOUNS | lexicon.words("placing", "parts")
_REPORTING = lexicon.words("placing", "reporting")
_OF = frozenset({"of"})
_ABOUT = frozenset({"on", "over", "for", "about"})
_MARCHES = frozenset({"offensive", "march", "advance", "assault", "attack", "campaign"})
_SPREADING = frozenset({"in", "at", "near", "around", "across", "inside", "outside", "into", "through", "throughout"})
_TO_TAKE = frozenset(
    {"take", "retake", "capture", "recapture", "seize", "storm", "encircle", "conquer", "liberate", "enter"}
)
_WHERE = re.compile(r"\b(?:in|at|near|outside|around|to|from|of)\s\Z", re.IGNORECASE)
_ENTRY = re.compile(r"(?:, \d{4})?\s*[—–:-]+\s*")
_PROPER = r"[A-ZÀ-Þ][\w’']+(?:[ -](?:[ae]l-)?[A-ZÀ-Þ][\w’']+){0,3}"
_CALLED = re.compile(
    rf"\bthe (?:[a-z-]+ ){{0,2}}(?P<noun>town|city|village) of (?P<name>{_PROPER})"
    rf"|(?P<named>{_PROPER}), (?:a|the) (?:[a-z-]+ ){{0,3}}(?P<kind>town|city|village)\b"
)
_AHEAD = 6  # sentences after a lead in which it is named what the lead only calls a town
_SHORT = 10
_BACK = 3  # sentences over which "there" reaches back
_PARAGRAPH = 300  # characters
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
    if "it" in senses.vocabulary:
        _of_pronoun(hit, senses, doc, cast)
    if hit.trigger.kind in _FIGHTING and any(_is_told_of(word) for word in _undergoing(hit)):
        _look_back(hit, senses, doc, cast)  # "captured the city, forcing many to flee to Chad"
    if cast.places:
        return
    _take([*_undergoing(hit), *_local(hit, senses, to_come=to_come), *before], "place.of-clause", hit, senses, cast)
    if not cast.places and not to_come and hit.trigger.kind != "swap":
        plain = (
            word
            for word in hit.token.doc
            if (_is_plain(word, hit)) and (hit.trigger.kind != "agreement" or word.head.lemma_ in _SIGNING)
        )
        _take(_reached(_of_fighting(plain, hit, senses)), "place.of-sentence", hit, senses, cast)
    if not cast.places and hit.trigger.kind == "strike":
        _take(_after_which(hit), "place.suffering", hit, senses, cast)
    if not cast.places and hit.trigger.kind in _FIGHTING | _LEAVING:
        _of_spot(hit, senses, doc, cast)
    if not cast.places:
        _look_back(hit, senses, doc, cast)
    if hit.trigger.kind in _FIGHTING | _LEAVING:
        _look_ahead(hit, senses, doc, cast)


def _is_told_of(word: "Token") -> bool:
    """ "The city", without a name beside it."""
    named = [*_same_as(word), *grammar.behind(word, _OF), *grammar.modifiers(word)]
    return _points_back(word) and all(each.pos_ != "PROPN" for each in named)


def _is_plain(word: "Token", hit: Hit) -> bool:
    if word.lower_ in _PLAIN or (word.lower_ == "to" and word.head.lemma_ in _GOING):
        return True
    return hit.trigger.kind == "withdrawal" and word.lower_ == "of" and word.head.lower_ == "out"


def _after_which(hit: Hit) -> list["Token"]:
    """ "Ryazan shut its port after a drone attack": the town that has to do with what follows."""
    step = hit.token.head
    if hit.verbal or hit.token.dep_ != "pobj" or step.lower_ not in {"after", "following"}:
        return []
    return [subject for subject in grammar.own_subjects(step.head) if subject.pos_ == "PROPN"]


def _of_spot(hit: Hit, senses: Senses, doc: Doc, cast: Cast) -> None:
    """ "The refinery was hit again": the one that was told of before."""
    behind = (child for word in grammar.clause(hit.token) if word.dep_ == "prep" for child in word.children)
    for word in (*_undergoing(hit), *(word for word in behind if word.dep_ == "pobj")):
        pointed = any(child.lower_ in {"the", "same", "that", "this"} for child in word.children)
        if word.lemma_.lower() in SPOTS and pointed and not cast.places:
            found = spot_before(word.lemma_.lower(), senses.sentence.index, doc)
            cast.places += found
            cast.why += [Why("place", "place.of-spot-told-before", named.text, word.text) for named in found]


def _look_ahead(hit: Hit, senses: Senses, doc: Doc, cast: Cast) -> None:
    """ "Rebels seized a strategic town": the one that the sentences after it call "the town of …"."""
    spoken = (word for word in _undergoing(hit) if word.lemma_ in _TOWN_NOUNS and senses.named(word) is None)
    noun = next((word for word in spoken if any(child.lower_ in {"a", "an"} for child in word.children)), None)
    if noun is None or any(named.kind in {"place", "seat"} for named in cast.places):
        return
    index = senses.sentence.index
    ahead = doc.sentences[index : index + 1 + _AHEAD]
    called = _CALLED.finditer(doc.text, ahead[0].start, ahead[-1].end)
    found = [match for match in called if noun.lemma_ in {match["noun"], match["kind"]}]
    if len({match["name"] or match["named"] for match in found}) == 1:
        start, end = found[0].span("name" if found[0]["name"] else "named")
        name = doc.text[start:end]
        cast.places.append(Named(start, end, name, "place", name, None))
        cast.why.append(Why("place", "place.told-after", name))


def _of_fighting(prepositions: Iterable["Token"], hit: Hit, senses: Senses) -> Iterator["Token"]:
    """Those that say where it is.

    "The talks ended in Istanbul, with cities still facing bombardment": where they talk is not where they fight; nor is
    it what they talk about, "a summit on Libya".
    """
    for word in prepositions:
        if hit.trigger.kind == "talks" and word.lower_ in _ABOUT and senses.is_a(word.head, "parley"):
            continue
        holders = (word.head, *grammar.own_subjects(word.head))
        talks = any(senses.is_a(holder, "parley") or holder.lemma_ == "sideline" for holder in holders)
        if not talks or hit.trigger.kind not in _FIGHTING:
            yield word


def _look_back(hit: Hit, senses: Senses, doc: Doc, cast: Cast) -> None:
    """The place named last before a "there" or "the city", or by the short heading of the entry."""
    sentence = senses.sentence
    such = any(child.lower_ == "such" for child in hit.token.children)  # "one such strike"
    again = such or any(_points_back(word) for word in hit.token.doc)
    cast.place_again = again
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
            if hit.trigger.kind in _FIGHTING | _LEAVING:  # capitals are where it is spoken of
                towns = [name for name in towns if name.kind != "seat" or name.party in cast.actors] or towns
            _take_named((towns if again else named)[-1:], "place.told-before", cast)


def _names_of_places(doc: Doc, start: int, end: int) -> list[Mention]:
    """The places named in the span, in order; not the seats that stand for their governments."""
    return [name for name in _named_in(doc, start, end) if name.kind != "seat" or _is_where(doc, name)]


def _named_in(doc: Doc, start: int, end: int) -> list[Mention]:
    towns = [town for town in doc.towns if start <= town.start < end]
    named = [name for name in doc.names_in(start, end) if name.kind in {"region", "seat", "place"}]
    return sorted((*named, *towns), key=lambda name: name.start)


def _is_where(doc: Doc, name: Mention) -> bool:
    """Whether a seat of government is meant as the town that it is: "in Riyadh", "— Riyadh."."""
    behind = doc.text[name.end : name.end + 1]
    return behind in {",", ".", ";", ":"} or bool(_WHERE.search(doc.text, max(0, name.start - _SHORT), name.start))


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
        cast.places.append(Named(name.start, name.end, name.text, name.kind, name.name, name.party))
        cast.why.append(Why("place", rule, name.text))


def _of_pronoun(hit: Hit, senses: Senses, doc: Doc, cast: Cast) -> None:
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
    words = _undergoing(hit) if hit.trigger.kind in _FIGHTING | _LEAVING else []
    return next((word for word in words if word.lower_ == "it"), None)


def _points_back(word: "Token") -> bool:
    """ "there", "the same city", "the town"."""
    if word.lower_ == "there":
        return word.dep_ == "advmod"
    return (
        word.lemma_ in _TOWN_NOUNS
        and word.tag_ == "NN"
        and any(child.lower_ in {"the", "same", "that"} for child in word.children)
        and not word.ent_type_
    )


def _take(words: Iterable["Token"], rule: str, hit: Hit, senses: Senses, cast: Cast) -> None:
    """Add what the words name; what only says where another place lies is a makeshift, where no other is named."""
    aside: list[tuple[Named, Token]] = []
    for word in words:
        bare = hit.trigger.kind in _FIGHTING | _LEAVING or rule == "place.of-clause"
        bare &= not (word.dep_ == "pobj" and word.head.head.lemma_ in _MARCHES and word.head.head != hit.token)
        named = senses.named(word) or _capital(word, senses, cast, bare=bare)
        if named is None or named.kind not in _KINDS or _is_a_side(named, word, hit, senses, cast):
            continue
        left = hit.trigger.kind == "withdrawal" and is_destination(word)
        if left or is_bearing(word, senses) or is_container(word, senses):
            aside.append((named, word))
        elif named not in cast.places:
            _add(named, word, rule, cast)
    for named, word in aside if not cast.places else ():
        if hit.trigger.kind != "withdrawal" or not is_destination(word):
            _add(named, word, rule, cast)
    cast.beside += [named for named, _ in aside if named not in cast.places]


def _add(named: Named, word: "Token", rule: str, cast: Cast) -> None:
    field = airfield(named, word)
    for place in (named, field) if field is not None else (named,):
        if place not in cast.places:
            cast.places.append(place)
            cast.why.append(Why("place", rule, place.text, word.head.text))


def _capital(word: "Token", senses: Senses, cast: Cast, *, bare: bool) -> Named | None:
    """ "In the Russian capital", "the capital of Peru": the city, where that has no name beside it.

    Where ``bare``, also "the capital" alone.
    """
    if word.lemma_ != "capital" or _same_as(word):
        return None
    beside = [*grammar.modifiers(word), *grammar.behind(word, _OF)]
    if beside:
        of = (named for each in beside if (named := senses.named(each)) is not None)
        state = next((named.party or named.name for named in of if named.kind in {"demonym", "state", "group"}), "")
    else:
        pointed = bare and any(child.lower_ == "the" for child in word.children)
        state = _ground(word, senses, cast) if pointed else ""
    city = capital(state)
    start = senses.sentence.start + word.idx
    return Named(start, start + len(word.text), city, "place", city, None) if city else None


def _ground(word: "Token", senses: Senses, cast: Cast) -> str:
    """The state of "the capital": the one that is hit, whose capital was named before, or that the text names most."""
    hit = [party for party in cast.having(Role.TARGET) if capital(party)]
    at, doc = senses.sentence.start + word.idx, senses.doc
    seats = (name for name in reversed(doc.names_in(max(0, at - _PARAGRAPH), at)) if name.kind == "seat")
    told = [seat.party for seat in seats if seat.party and capital(seat.party) == seat.name and _is_where(doc, seat)]
    most = [state for state in doc.countries if capital(state)]
    return next(iter(hit or told or most), "")


def _undergoing(hit: Hit) -> list["Token"]:
    """What it happens to, which may be a place: the object, or the subject of "came under attack" and "fell"."""
    verb = light_verb(hit.token)
    if hit.verbal and not hit.trigger.subject_undergoes:
        heads = grammar.undergoers(hit.token)
    else:
        heads = doers_of(hit.token) if hit.verbal or (verb is not None and verb.lemma_ in {"come", "be"}) else []
    heads += _meant_for(hit)
    return heads + [other for head in heads for other in (*_same_as(head), *_around_spot(head))]


def _meant_for(hit: Hit) -> list["Token"]:
    """ "His offensive to take Tripoli"."""
    verb = None if hit.verbal else light_verb(hit.token)
    holders = [] if hit.verbal else [hit.token, *([verb] if verb is not None else [])]
    aims = [child for each in holders for child in each.children if child.dep_ in {"acl", "relcl", "advcl", "xcomp"}]
    return [noun for aim in aims if aim.lemma_ in _TO_TAKE for noun in aim.children if noun.dep_ == "dobj"]


def _around_spot(noun: "Token") -> list["Token"]:
    """The town that a spot in it belongs to: "seized Tripoli's main airport"."""
    if noun.lemma_.lower() not in wording().classes["ground"]:
        return []
    return [child for child in noun.children if child.dep_ in {"poss", "compound", "nmod"}]


def _same_as(noun: "Token") -> list["Token"]:
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


def _is_dateline(named: Named, senses: Senses) -> bool:
    """ "MOGADISHU - …": where it is reported from."""
    return named.start == senses.sentence.start and named.text.isupper() and len(named.text) > len("U.S.")


def _is_republic(word: "Token") -> bool:
    """ "The self-proclaimed Donetsk and Luhansk People's Republics", "the separatist republics of Donetsk"."""
    while word.dep_ in {"conj", "nmod", "compound", "poss"} and word.head.i != word.i:
        word = word.head
        if word.lower_ in {"republic", "republics"}:
            return True
    return word.dep_ == "pobj" and word.head.lower_ == "of" and word.head.head.lower_ in {"republic", "republics"}


def _is_a_side(named: Named, word: "Token", hit: Hit, senses: Senses, cast: Cast) -> bool:
    """A state that takes part is not the place, unless the words put the event in it; nor is a government."""
    if hit.verbal and word in grammar.swallowed_subjects(hit.token):
        return True
    if _is_dateline(named, senses) or _is_republic(word):
        return True
    preposition = _preposition(word)
    if preposition == "from" and hit.trigger.kind not in _LEAVING:  # "teams from Moscow", "fired from ships"
        return True
    if named.kind == "state":
        out = preposition == "of" and word.dep_ == "pobj" and word.head.head.lower_ == "out"  # "pulled out of Niger"
        left = hit.trigger.kind in _LEAVING and (
            out or (preposition in {"", "from"} and word in _undergoing_or_left(hit))
        )
        return not left and (not preposition or preposition in _NOT_WHERE)
    return named.kind == "seat" and (
        (word.dep_ == "poss" and word.head.lemma_ not in wording().classes["ground"])  # "Moscow's prized bombers"
        or preposition in {"with", "between", "by"}
        or (hit.verbal and word.dep_ == "nsubj" and not hit.trigger.subject_undergoes)
        or (word.dep_ in {"compound", "amod"} and hit.trigger.kind != "talks" and _stands_beside(named, cast))
    )


def _undergoing_or_left(hit: Hit) -> list["Token"]:
    """ "left Niger", "withdrew from Mali", "invaded Kuwait": here the state is where it happens."""
    return [*_undergoing(hit), *grammar.behind(hit.token, frozenset({"from"}))]


def _stands_beside(named: Named, cast: Cast) -> bool:
    return named.party in cast.actors and len(cast.actors) > 1


def _local(hit: Hit, senses: Senses, *, to_come: bool) -> list["Token"]:
    """What stands behind a preposition of place in the trigger's clause, and in what hangs on its nouns."""
    # a noun that no verb carries ("before the Istanbul summit") has no more of the clause than what hangs on it
    carried = (hit.verbal or light_verb(hit.token) is not None) and not (to_come and hit.trigger.kind == "swap")
    inside = {word.i for word in (grammar.clause(hit.token) if carried else hit.token.subtree)}
    inside.add(hit.token.i + 1)  # "Ukraine's incursion into …", wherever the parser hangs it
    prepositions = (word for word in hit.token.doc if word.i in inside and word.lower_ in _LOCATIVE)
    return _reached(_of_fighting(prepositions, hit, senses))


def _reached(prepositions: Iterable["Token"]) -> list["Token"]:
    """The nouns behind the prepositions, with those joined to them, in apposition and before them."""
    found: list[Token] = []
    for word in prepositions:
        again = word.dep_ == "conj" and word.head.dep_ == "prep"  # "in Krasnodar and in Syzran"
        if (word.dep_ == "prep" or again) and word.head.lower_ != "according" and not _is_said(word):
            found += grammar.with_conjuncts(child for child in word.children if child.dep_ == "pobj")
    for word in list(found):
        found += [child for child in word.children if child.dep_ == "appos"]
        if word.lemma_.lower() in _PARTS or (word.pos_ == "NOUN" and word.lemma_ != "part" and _behind_where(word)):
            found += grammar.behind(word, _OF)  # "the border town of Rafah", "the terminal of Donetsk airport"
        found += [each for each in grammar.modifiers(word) if each.dep_ in {"compound", "nmod", "poss"}]
    return found


def _behind_where(word: "Token") -> bool:
    return word.dep_ == "pobj" and word.head.lower_ in _SPREADING


def _preposition(word: "Token") -> str:
    while word.dep_ == "conj":
        word = word.head
    if word.dep_ != "pobj":
        return ""
    part = word.head.head
    whole = word.head.lower_ == "of" and part.lemma_.lower() in _PARTS and part.dep_ == "pobj"
    return part.head.lower_ if whole and part.head.lower_ == "from" else word.head.lower_  # "from the area of Kursk"


def _is_said(preposition: "Token") -> bool:
    """ "officials in Kyiv said", "the air force in Kyiv said": the place of who speaks; "by the clock in Paris"."""
    holder = preposition.head
    if holder.lemma_ == "clock" and holder.dep_ == "pobj":
        return True
    speaks = holder.lemma_.lower() in wording().classes["office"] | wording().classes["force"]
    return speaks and holder.dep_ in {"nsubj", "nsubjpass"} and holder.head.lemma_ in _REPORTING
