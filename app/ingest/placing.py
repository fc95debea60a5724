"""Where it takes place: the named places of a trigger's clause, not every place in the sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.report import Why
from app.ingest import lexicon
from app.ingest.airfields import airfield
from app.ingest.bearings import is_bearing, is_container, is_destination
from app.ingest.capitals import capital_of
from app.ingest.cast import Cast
from app.ingest.elsewhere import is_told_of, look_ahead, look_back, of_pronoun, of_spot
from app.ingest.undergoing import undergoing
from app.language import grammar
from app.language.doc import Doc
from app.language.senses import Named, Senses
from app.language.triggers import Hit, light_verb
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

_LOCATIVE = lexicon.words("placing", "locative")
_PLAIN = lexicon.words("placing", "plain")
_NOT_WHERE = lexicon.words("placing", "not_where")
_GOING = lexicon.words("placing", "going")
_SIGNING = lexicon.words("placing", "signing")
_PARTS = lexicon.words("placing", "town_nouns") | lexicon.words("placing", "parts")
_QUARTERS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "centre"})
_VOWING = frozenset({"vow", "threaten", "promise", "pledge"})
_TRIPS = frozenset({"trip", "journey"})
_RESIDENTS = frozenset({"resident", "inhabitant", "villager"})
_APPROVING = frozenset({"clear", "authorise", "authorize", "order"})
_ARRANGING = frozenset({"secure", "obtain", "arrange"})
_REPORTING = lexicon.words("placing", "reporting")
_OF = frozenset({"of"})
_ABOUT = frozenset({"on", "over", "for", "about"})
_MARCHES = frozenset({"offensive", "march", "advance", "assault", "attack", "campaign"})
_SPREADING = frozenset({"in", "at", "near", "around", "across", "inside", "outside", "into", "through", "throughout"})
_LENGTHS = frozenset({"minute", "hour", "day", "week", "time"})
_STRETCH = 9  # words from "from" to "to"
_LYING = lexicon.words("placing", "sites") | {"city", "town", "village", "area", "region", "basis"}  # so lemmatised
_GARRISONS = frozenset({"garrison", "defender", "plant", "steelworks", "front", "sector", "airport", "camp"})
_BEFORE_NOUN = frozenset({"compound", "poss", "nmod"})
_TOWNS = frozenset({"city", "town", "capital", "village"})
_ENTERING = frozenset({"overrun", "invade", "enter", "quit", "leave", "occupy", "conquer", "evacuate"})
_BASED = frozenset({"base", "station", "headquarter", "exile", "live", "shelter"})
_QUIET = frozenset({"truce", "ceasefire", "cease-fire", "armistice"})
_LAND = frozenset({"territory", "soil"})
_PASSING = frozenset({"leave", "enter", "approach", "pass"})
# "a column retreating from"
_MOVING = frozenset({"advance", "retreat", "withdraw", "move", "flee", "head", "march", "pull"})
_WAYS = frozenset({"from", "towards", "toward", "on", "for", "to"})
_HOLDING = frozenset({"hold", "jail", "detain", "imprison", "capture", "seize", "take", "keep", "intern"})
_ROUTE = frozenset({"from", "to"})
_CARRYING = frozenset({"carry", "transport", "haul", "sail", "bind", "head", "fly", "travel", "ferry", "ship"})
_OFFICIALS = frozenset({"governor", "mayor", "administration", "council"})  # of a town or a region
_BEFORE_OFFICE = frozenset({"'s", "’s", "regional", "city", "region", "military", "oblast", "provincial", "acting"})
_FAR = frozenset({"far", "away", "afield"})
_WIDE = lexicon.words("placing", "wide")
_SHAKING = frozenset({"shake", "rock", "hit", "grip", "engulf", "jolt", "rattle"})
_ADJOINING = frozenset({"overlook", "surround", "adjoin", "border", "flank"})
_BANKS = frozenset({"bank", "shore"})
_REGIONS = frozenset({"region", "oblast", "province", "governorate"})
_DISCUSSING = frozenset({"discuss", "address", "review", "debate", "tackle"})
_ANSWERS = lexicon.words("answering", "answers")
_EVENTS = ("attack", "combat", "parley", "accord", "release")
_LEAVING = frozenset({"withdrawal", "battle"})
_FIGHTING = frozenset({"strike", "battle"})
_BY_WIRE = frozenset({"phone", "telephone", "telephonically", "video", "videoconference", "telephoned"})
_TABLE = frozenset({"talks", "agreement"})
_HELD = frozenset({"region", "province", "oblast", "city", "town", "district"})
_HOPING = frozenset({"hope", "aim", "want", "intend", "seek"})
_AFTER = frozenset({"after", "following"})
_MEANWHILE = frozenset({"after", "as", "when", "while"})
_ABOUT_TOWN = frozenset({"of", "across", "through", "over"})
_KINDS = frozenset({"place", "region", "seat", "state"})


def places(hit: Hit, senses: Senses, doc: Doc, cast: Cast, *, to_come: bool) -> None:
    """Name what is hit or taken, what stands behind in, at, near …, and before the noun ("the Istanbul talks").

    Failing that, what stands behind such a word anywhere in the sentence; not for what is only to come, whose sentence
    mostly says where it was agreed. Failing that, what "there" or "the same city" means, or what heads the entry.
    """
    if hit.trigger.kind == "talks" and any(word.lemma_.lower() in _BY_WIRE for word in grammar.own_clause(hit.token)):
        return
    before = [] if hit.verbal else grammar.modifiers(hit.token)
    if "it" in senses.vocabulary:
        of_pronoun(hit, senses, doc, cast)
    if hit.trigger.kind in _FIGHTING and any(is_told_of(word) for word in undergoing(hit)):
        look_back(hit, senses, doc, cast)  # "captured the city, forcing many to flee to Chad"
    if cast.places:
        return
    fought = hit.trigger.kind in _FIGHTING | _LEAVING
    _take_stretch(hit, senses, cast)
    _take(
        [*undergoing(hit), *_shaken(hit), *_local(hit, senses, to_come=to_come), *before],
        "place.of-clause",
        hit,
        senses,
        cast,
    )
    if hit.trigger.kind in _FIGHTING and all(named.kind == "state" for named in cast.places):
        _take(_reached(_among_them(hit)), "place.among-them", hit, senses, cast)
    if not cast.places:
        _take(_of_sentence(hit, senses, to_come=to_come), "place.of-sentence", hit, senses, cast)
    if not cast.places and fought:
        _around_it(hit, senses, doc, cast)
    if not cast.places:
        look_back(hit, senses, doc, cast)
        _take_land(hit, senses, cast)
    if fought:
        look_ahead(hit, senses, doc, cast)
        _take_officials(hit, senses, cast)


def _around_it(hit: Hit, senses: Senses, doc: Doc, cast: Cast) -> None:
    """Name what the sentence tells beside the deed: the town that suffers, the people who saw it, what it followed."""
    _take(_after_which(hit), "place.suffering", hit, senses, cast)
    _take(_fought_over(hit), "place.fought-over", hit, senses, cast)
    of_spot(hit, senses, doc, cast)
    if not cast.places:
        _take(_of_residents(hit), "place.of-residents", hit, senses, cast)
    if not cast.places and hit.trigger.kind == "withdrawal":
        _take(_reached(_of_what_drove_out(hit, senses)), "place.driven-out", hit, senses, cast)


def _is_journey(holder: "Token") -> bool:
    """ "Flew to Oslo", "made a trip to Oslo"."""
    made = [child for child in holder.children if child.dep_ == "dobj"]
    return holder.lemma_ in _GOING or any(each.lemma_ in _TRIPS for each in (holder, *made))


def _of_residents(hit: Hit) -> list["Token"]:
    """ "Goma residents reported heavy fighting": there."""
    tellers = (word for word in hit.token.doc if word.lemma_ in _RESIDENTS and word.dep_ == "nsubj")
    return [child for word in tellers for child in word.children if child.dep_ in {"compound", "amod", "nmod", "poss"}]


def _of_what_drove_out(hit: Hit, senses: Senses) -> list["Token"]:
    """ "Fled after an assault on their positions around Orla": what drove them out was where they were."""
    aside = _of_another(hit, senses)
    return [word for word in hit.token.doc if word.i in aside and word.lower_ in _LOCATIVE]


def _shaken(hit: Hit) -> list["Token"]:
    """ "Clashes shook Sittwe"."""
    shakes = not hit.verbal and hit.token.dep_ == "nsubj" and hit.token.head.lemma_ in _SHAKING
    return grammar.undergoers(hit.token.head) if shakes else []


def _take_officials(hit: Hit, senses: Senses, cast: Cast) -> None:
    """ "The governor of Belgorod said that drones were shot down over his region", "the mayor of Goma said"."""
    if any(map(_is_his, grammar.clause(hit.token))):
        cast.places += _of_official(senses)
    cast.later += () if cast.places else _of_official(senses)


def _is_his(word: "Token") -> bool:
    """ "Over his region", "in her city"."""
    return word.lemma_ in _HELD and any(child.lower_ in {"his", "her"} for child in word.children)


def _of_official(senses: Senses) -> Iterator[Named]:
    """ "Kharkiv Mayor Ihor Terekhov said that a drone had hit a house", "the governor of Belgorod": it was there."""
    for word in senses.words:
        if word.lower_ not in _OFFICIALS:
            continue
        before = word.i - 1
        while before >= 0 and word.doc[before].lower_ in _BEFORE_OFFICE:
            before -= 1
        of = grammar.behind(word, _OF)
        lands = [place for land in of if land.lemma_ in _REGIONS for place in grammar.behind(land, _OF)]
        places = ([word.doc[before]] if before >= 0 else []) + of + lands
        named = ((senses.named(place), place) for place in places)
        kinds = {"place", "region", "seat"}
        yield from (_as_region(each, place) for each, place in named if each is not None and each.kind in kinds)


def _take_land(hit: Hit, senses: Senses, cast: Cast) -> None:
    """ "Seized parts of Libyan territory", "overran Abkhazia", "quit the province of South Ossetia": there."""
    if cast.places or hit.trigger.kind not in _FIGHTING | _LEAVING:
        return
    for word in grammar.clause(hit.token):
        for named in map(senses.named, grammar.modifiers(word)) if word.lemma_ in _LAND else ():
            if named is not None and named.party and named.kind in {"demonym", "state"}:
                _add(replace(named, kind="state", name=named.party), word, "place.land", cast)
    entered = grammar.undergoers(hit.token) if hit.verbal and hit.token.lemma_ in _ENTERING else []
    for word in (each for noun in entered for each in (noun, *grammar.behind(noun, frozenset({"of"})))):
        named = senses.named(word)
        if named is not None and named.kind == "state":
            _add(named, word, "place.land", cast)


def _of_sentence(hit: Hit, senses: Senses, *, to_come: bool) -> list["Token"]:
    if to_come or hit.trigger.kind == "swap":
        return []
    aside = _of_another(hit, senses) | _of_other_deeds(hit)
    plain = (word for word in hit.token.doc if word.i not in aside and _is_plain(word, hit))
    signed = (word for word in plain if hit.trigger.kind != "agreement" or _is_of_signing(word.head, hit))
    return _reached(_of_fighting(signed, hit, senses))


def _is_of_signing(word: "Token", hit: Hit) -> bool:
    """ "Signed in Doha"; "came to terms in Doha, signing a plan", "hands were shaken in Doha as they signed it"."""
    verb = grammar.clause_head(hit.token)
    return word.lemma_ in _SIGNING or (
        verb.dep_ == "advcl" and verb.lemma_ in _SIGNING and grammar.clause_head(word) == verb.head
    )


def _among_them(hit: Hit) -> list["Token"]:
    """ "Sites across Iran, among them a plant at Natanz"."""
    words = list(hit.token.doc)
    among = next((word.i for word in words[hit.token.i :] if word.lower_ == "among" and _is_of_them(word)), len(words))
    return [word for word in words[among:] if word.lower_ in _PLAIN]


def _is_of_them(word: "Token") -> bool:
    return word.i + 1 < len(word.doc) and word.nbor().lower_ in {"them", "these"}


def _is_plain(word: "Token", hit: Hit) -> bool:
    if word.lower_ in _PLAIN or _is_as_far_as(word) or (word.lower_ == "to" and _is_journey(word.head)):
        return True
    if hit.trigger.kind in _FIGHTING and word.lower_ in {"through", "outside"}:
        return True
    return hit.trigger.kind == "withdrawal" and word.lower_ == "of" and word.head.lower_ == "out"


def _take_stretch(hit: Hit, senses: Senses, cast: Cast) -> None:
    """ "Bases from Murmansk in the north to Irkutsk in Siberia": the ends of where all those lie that are hit."""
    words = hit.token.doc
    for word in words[1:-1] if hit.trigger.kind in _FIGHTING | _LEAVING else ():
        if word.lower_ != "from" or word.nbor(-1).tag_ != "NNS" or word.nbor(-1).lemma_.lower() not in _LYING:
            continue
        to = (each for each in words[word.i + 2 : min(word.i + _STRETCH, len(words) - 1)] if each.lower_ == "to")
        for end in (word.nbor(), *(each.nbor() for each in to)):
            named = senses.named(end)
            if named is not None and named.kind in {"place", "region", "seat"}:
                _add(named, end, "place.stretch", cast)


def _after_which(hit: Hit) -> list["Token"]:
    """ "Ryazan shut its port after a drone attack", "the streets of Goma were quiet as troops left": the town about it.

    The town that does something or has it done in what the sentence tells beside the attack.
    """
    verb = grammar.clause_head(hit.token)
    step = hit.token.head
    if hit.trigger.kind == "strike" and not hit.verbal and hit.token.dep_ == "pobj" and step.lower_ in _AFTER:
        main = step.head
    elif verb.dep_ == "advcl" and any(child.lower_ in _MEANWHILE for child in verb.children):
        main = verb.head
    else:
        return []
    first = [child for child in main.children if child.dep_ in {"advmod", "npadvmod"} and not child.i]  # so misread
    subjects = grammar.own_subjects(main)
    towns = [each for each in (*subjects, *first) if each.pos_ == "PROPN"]
    return towns or _reached(
        child for each in (main, *subjects) for child in each.children if child.lower_ in _ABOUT_TOWN
    )


def _fought_over(hit: Hit) -> list["Token"]:
    """ "The Azovstal garrison gave up", "took what was left of Donetsk airport": a place in what is fought for."""
    words = hit.token.doc
    held = [word for word in words if word.dep_ in _BEFORE_NOUN and word.head.lemma_.lower() in _GARRISONS]
    left = [word for word in words if word.dep_ == "prep" and word.head.lemma_ in {"leave", "remain"}]
    return held + _reached(word for word in left if word.lower_ == "of")


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
        if not talks or hit.trigger.kind in _TABLE or _is_set_upon(word.head, hit):
            yield word


def _is_set_upon(talks: "Token", hit: Hit) -> bool:
    """ "Blew himself up at a meeting in Aden", "bombed a conference in Aden": what is told of it is where it was."""
    at = talks.dep_ == "pobj" and talks.head.lower_ == "at" and talks.head.head == hit.token
    return hit.trigger.kind == "strike" and hit.verbal and (at or talks in grammar.undergoers(hit.token))


def _take(words: Iterable["Token"], rule: str, hit: Hit, senses: Senses, cast: Cast) -> None:
    """Add what the words name; what only says where another place lies is a makeshift, where no other is named."""
    aside: list[tuple[Named, Token]] = []
    for word in words:
        bare = hit.trigger.kind in _FIGHTING | _LEAVING or rule == "place.of-clause"
        bare &= not (word.dep_ == "pobj" and word.head.head.lemma_ in _MARCHES and word.head.head != hit.token)
        named = senses.named(word) or capital_of(word, senses, cast, bare=bare, afar=hit.trigger.kind == "strike")
        if named is None or named.kind not in _KINDS or _is_a_side(named, word, hit, senses, cast):
            continue
        if named.text.rpartition(" ")[2].lower() in grammar.WEEKDAYS or _is_clock(word) or _is_bound_for(word, hit):
            continue  # "on Palm Sunday"
        left = hit.trigger.kind == "withdrawal" and is_destination(word)
        if left or is_bearing(word, senses) or is_container(word, senses):
            aside.append((named, word))
        elif (place := _as_region(named, word)) not in cast.places:
            _add(place, word, rule, cast)
    for named, word in aside if not cast.places else ():
        if hit.trigger.kind != "withdrawal" or not is_destination(word):
            _add(named, word, rule, cast)
    cast.beside += [named for named, _ in aside if named not in cast.places]


def _is_clock(word: "Token") -> bool:
    """ "At 9 am Moscow time"."""
    return word.dep_ == "compound" and word.head.lower_ == "time"


def _is_bound_for(word: "Token", hit: Hit) -> bool:
    """ "A vessel carrying oil from Russia to Georgia came under attack": where it sails is not where it was."""
    verb = next((above for above in grammar.governors(word) if above.pos_ == "VERB"), None)
    route = word.dep_ == "pobj" and word.head.lower_ in _ROUTE
    return route and verb is not None and verb != hit.token and verb.dep_ == "acl" and verb.lemma_ in _CARRYING


def _as_region(named: Named, word: "Token") -> Named:
    """ "The Kursk, Tula and Oryol regions", "the province of Idlib", "the bank of the Dnipro": no towns."""
    while word.dep_ == "conj":
        word = word.head
    listed = word.dep_ in {"compound", "nmod"} and word.head.lower_ in {"regions", "oblasts", "provinces"}
    of = word.head if word.dep_ == "pobj" and word.head.lower_ == "of" else None
    if of is not None and of.head.lemma_ in _BANKS and any(child.lower_ == "the" for child in word.children):
        return replace(named, kind="region", name=f"{named.text} River")  # no town that is called like it
    if listed:
        name = f"{named.text} region"
        return Named(named.start, named.end, name, "region", name, None)
    if of is None or of.head.lemma_ not in _REGIONS or named.kind != "place":
        return named
    return replace(named, kind="region", name=f"{named.text} {of.head.lemma_}")


def _is_part_of_told(word: "Token") -> bool:
    """ "The city's Al-Daraja neighbourhood"."""
    holders = (word, word.head) if word.dep_ in {"compound", "nmod"} else (word,)
    return any(
        child.dep_ == "poss" and child.lemma_ in _TOWNS and any(each.lower_ == "the" for each in child.children)
        for holder in holders
        for child in holder.children
    )


def _add(named: Named, word: "Token", rule: str, cast: Cast) -> None:
    cast.of_told |= _is_part_of_told(word)
    field = airfield(named, word)
    for place in (named, field) if field is not None else (named,):
        if place not in cast.places:
            cast.places.append(place)
            cast.why.append(Why("place", rule, place.text, word.head.text))


def _is_wide(named: Named, word: "Token", senses: Senses) -> bool:
    """ "Its Horn of Africa neighbor", "the envoy to the Middle East": where nothing was."""
    if named.text.lower().removeprefix("the ") not in _WIDE:
        return False
    return _preposition(word) in {"for", "to"} or _stands_before_noun(named, senses)


def _stands_before_noun(named: Named, senses: Senses) -> bool:
    words = (word for word in senses.words if senses.sentence.start + word.idx + len(word.text) == named.end)
    return any(word.dep_ in {"compound", "nmod"} for word in words)


def _is_dateline(named: Named, senses: Senses) -> bool:
    """ "MOGADISHU - …": where it is reported from."""
    return named.start == senses.sentence.start and named.text.isupper() and len(named.text) > len("U.S.")


def _is_of_a_sea(named: Named, word: "Token", senses: Senses) -> bool:
    """ "The Black Sea Fleet", "the Black Sea grain deal", "the Red Sea city": only called by the sea."""
    while word.dep_ == "compound" and senses.named(word.head) is named:
        word = word.head
    return named.name.endswith(" Sea") and word.dep_ in {"compound", "nmod"}


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
    if _is_dateline(named, senses) or _is_republic(word) or _is_of_a_sea(named, word, senses):
        return True
    preposition = _preposition(word)
    if (hit.trigger.kind == "swap" and _is_where_held(word)) or _is_wide(named, word, senses):
        return True
    if preposition == "from" and hit.trigger.kind not in _LEAVING:  # "teams from Moscow", "fired from ships"
        return True
    if named.kind == "state":
        return _is_state_itself(named, word, hit, cast)
    return named.kind == "seat" and (
        (word.dep_ == "poss" and word.head.lemma_ not in wording().classes["ground"])  # "Moscow's prized bombers"
        or preposition in {"with", "by"}
        or (preposition == "between" and not _is_joined_to_place(word, senses))
        or (hit.verbal and word.dep_ == "nsubj" and not hit.trigger.subject_undergoes)
        or (
            word.dep_ in {"compound", "amod"}
            and hit.trigger.kind != "talks"
            and _stands_beside(named, cast)
            and not _is_spot_of(word, senses)
        )
    )


def _is_covered(word: "Token", hit: Hit) -> bool:
    """ "A truce for southern Syria": where the guns are to fall silent."""
    return word.head.head == hit.token and hit.token.lemma_ in _QUIET and not word.conjuncts


def _is_state_itself(named: Named, word: "Token", hit: Hit, cast: Cast) -> bool:
    """Whether the state acts there, and is not where it happens: "pulled out of Niger", "in the north of Chad"."""
    preposition = _preposition(word)
    out = preposition == "of" and word.dep_ == "pobj" and word.head.head.lower_ == "out"  # "pulled out of Niger"
    lost = preposition == "from" and hit.trigger.kind == "battle" and hit.verbal and grammar.is_passive(hit.token)
    gone = out or (preposition in {"", "from"} and word in _undergoing_or_left(hit))
    left = hit.trigger.kind in _LEAVING and gone and not lost  # "a village was taken from Russia"
    if preposition == "of" and word.head.head.lemma_ in _QUARTERS and word.head.head.dep_ == "pobj":
        return False  # "in the north of Chad"
    invaded = hit.token.lemma_ == "invasion" and word.head.head == hit.token
    covered = preposition == "for" and _is_covered(word, hit) and named.party not in cast.actors
    return not (left or invaded or covered) and (not preposition or preposition in _NOT_WHERE)


def _is_where_held(word: "Token") -> bool:
    """ "In exchange for five detainees held at Guantanamo Bay": where they were, and not where they are freed."""
    while word.dep_ in _BEFORE_NOUN:
        word = word.head
    holding = word.head.head
    at = word.dep_ == "pobj" and word.head.lower_ in {"at", "in"}
    return at and holding.dep_ in {"acl", "relcl"} and holding.lemma_ in _HOLDING


def _is_spot_of(town: "Token", senses: Senses) -> bool:
    """ "Bombed Beirut airport", "hit a Kyiv hospital": where, and not only whose."""
    spot = town.head
    armed = any(senses.is_a(spot, name) for name in ("force", "platform", "office", "weapon"))
    return (senses.is_a(spot, "site") or senses.is_a(spot, "ground")) and not armed


def _is_joined_to_place(word: "Token", senses: Senses) -> bool:
    """ "Flights between Sanaa and Abha", where both are towns; not "talks between Moscow and Kyiv"."""
    return any((named := senses.named(each)) is not None and named.kind == "place" for each in word.conjuncts)


def _undergoing_or_left(hit: Hit) -> list["Token"]:
    """ "left Niger", "withdrew from Mali", "invaded Kuwait": here the state is where it happens."""
    return [*undergoing(hit), *grammar.behind(hit.token, frozenset({"from"}))]


def _stands_beside(named: Named, cast: Cast) -> bool:
    return named.party in cast.actors and len(cast.actors) > 1


def _local(hit: Hit, senses: Senses, *, to_come: bool) -> list["Token"]:
    """What stands behind a preposition of place in the trigger's clause, and in what hangs on its nouns."""
    # a noun that no verb carries ("before the Istanbul summit") has no more of the clause than what hangs on it
    carried = (hit.verbal or light_verb(hit.token) is not None) and not (to_come and hit.trigger.kind == "swap")
    inside = {word.i for word in (grammar.clause(hit.token) if carried else hit.token.subtree)}
    inside.add(hit.token.i + 1)  # "Ukraine's incursion into …", wherever the parser hangs it
    inside -= _of_another(hit, senses)
    inside -= _of_other_deeds(hit)
    prepositions = (
        word
        for word in hit.token.doc
        if word.i in inside and (word.lower_ in _LOCATIVE or _is_as_far_as(word) or _is_closer_to(word))
    )
    passing = [word for word in hit.token.doc if word.i in inside and word.dep_ == "acl" and word.lemma_ in _PASSING]
    left = [child for word in passing for child in word.children if child.dep_ == "dobj" and child.pos_ == "PROPN"]
    hit_by_it = [each for word in grammar.undergoers(hit.token) for each in (word, *grammar.behind(word, _OF))]
    moving = [child for word in hit_by_it for child in word.children if child.dep_ in {"acl", "relcl"}]
    towards = [each for word in moving if word.lemma_ in _MOVING for each in grammar.behind(word, _WAYS)]
    left += [each for each in towards if hit.trigger.kind == "strike" and each.pos_ == "PROPN"]
    return left + _reached(_of_fighting(prepositions, hit, senses))


def _is_closer_to(word: "Token") -> bool:
    """ "Edging closer to Pokrovsk"."""
    return word.lower_ == "to" and word.head.lower_ in {"closer", "close", "nearer"}


def _is_as_far_as(word: "Token") -> bool:
    """ "At bases as far away as Irkutsk"."""
    return word.lower_ == "as" and not _FAR.isdisjoint(
        before.lower_ for before in word.doc[max(0, word.i - 2) : word.i]
    )


def _of_other_deeds(hit: Hit) -> set[int]:
    """ "Seized the isle, hoping to strike at the port", "left the isle, but pressed on in the north"."""
    children = hit.token.children if hit.verbal else []
    aims = [child for child in children if child.dep_ == "advcl" and child.lemma_ in _HOPING]
    if hit.trigger.kind == "withdrawal" and any(child.lower_ == "but" for child in children):
        aims += [child for child in children if child.dep_ == "conj" and child.i > hit.token.i]
    return {word.i for aim in aims for word in aim.subtree}


def _of_another(hit: Hit, senses: Senses) -> set[int]:
    """The words of what came before: "hours after the blasts in Orla, missiles were fired", "in response to …"."""
    before = (
        child
        for word in hit.token.doc
        if word.lower_ in grammar.IN_TURN and word.dep_ == "prep"
        for child in word.children
        if child.dep_ == "pobj" and any(senses.is_a(child, name) for name in _EVENTS)
    )
    answers = (word for word in hit.token.doc if word.lemma_ in _ANSWERS and word.dep_ == "pobj")
    signed = (word for word in hit.token.doc if hit.trigger.kind not in _TABLE and _is_signed_elsewhere(word))
    topics = (word for word in hit.token.doc if hit.trigger.kind == "talks" and _is_topic(word, senses))
    vowed = (word for word in hit.token.doc if word.lemma_ in _VOWING and word.tag_ == "VBG")
    based = (word for word in hit.token.doc if _is_home_of_doer(word, hit))
    nouns = [*before, *answers, *topics, *signed, *vowed, *based]
    return {word.i for noun in nouns if hit.token not in noun.subtree for word in noun.subtree}


def _is_home_of_doer(word: "Token", hit: Hit) -> bool:
    """ "Fighters based in northern Iraq stormed an outpost": where they come from."""
    if word.dep_ != "acl" or word.lemma_ not in _BASED or hit.trigger.kind not in _FIGHTING:
        return False
    verb = hit.token if hit.verbal else light_verb(hit.token)
    return verb is not None and not hit.trigger.subject_undergoes and word.head in grammar.doers(verb)


def _is_signed_elsewhere(word: "Token") -> bool:
    """ "Returned 18 soldiers under a truce signed in Doha": where that was made."""
    accord = word.head
    return word.dep_ == "acl" and word.lemma_ in _SIGNING and accord.lemma_.lower() in wording().classes["accord"]


def _is_topic(word: "Token", senses: Senses) -> bool:
    """ "Talks on a truce in Gaza", "to discuss the war in Sudan": what is spoken of is elsewhere."""
    if word.dep_ == "dobj":
        return word.head.lemma_ in _DISCUSSING and not senses.is_a(word, "parley")
    if word.dep_ != "pobj" or word.head.lower_ not in _ABOUT or word.pos_ != "NOUN" or word.lemma_ in _LENGTHS:
        return False
    holder = word.head.head
    if holder.dep_ == "pobj" and holder.head.lower_ in {"with", "between"}:  # "talks with the prince on a truce"
        holder = holder.head.head
    return senses.is_a(holder, "parley")


def _reached(prepositions: Iterable["Token"]) -> list["Token"]:
    """The nouns behind the prepositions, with those joined to them, in apposition and before them."""
    found: list[Token] = []
    for word in prepositions:
        again = word.dep_ == "conj" and word.head.dep_ == "prep"  # "in Krasnodar and in Syzran"
        if (word.dep_ == "prep" or again) and word.head.lower_ != "according" and not _is_said(word):
            found += grammar.with_conjuncts(child for child in word.children if child.dep_ == "pobj")
    for word in list(found):
        found += [child for child in word.children if child.dep_ == "appos"]
        beside = (child for child in word.children if child.dep_ == "acl" and child.lemma_ in _ADJOINING)
        found += [each for clause in beside for each in grammar.undergoers(clause)]  # "the hills overlooking Mekelle"
        if word.lemma_.lower() in _PARTS or (word.pos_ == "NOUN" and word.lemma_ != "part" and _behind_where(word)):
            found += grammar.behind(word, _OF)  # "the border town of Rafah", "the terminal of Donetsk airport"
        found += [each for each in grammar.modifiers(word) if each.dep_ in {"compound", "nmod", "poss", "conj"}]
    return found


def _behind_where(word: "Token") -> bool:
    return word.dep_ == "pobj" and word.head.lower_ in _SPREADING


def _preposition(word: "Token") -> str:
    while word.dep_ == "conj":
        word = word.head
    if word.dep_ != "pobj":
        return ""
    part = word.head.head
    if word.head.lower_ == "near" and part.lower_ == "from":
        return "from"  # "launched from near Goma"
    whole = word.head.lower_ == "of" and part.lemma_.lower() in _PARTS and part.dep_ == "pobj"
    return part.head.lower_ if whole and part.head.lower_ == "from" else word.head.lower_  # "from the area of Kursk"


def _is_said(preposition: "Token") -> bool:
    """ "officials in Kyiv said", "told AFP in Kyiv": where who speaks or is told is; "by the clock in Paris".

    So is the place of officials who arranged it: "diplomats in Oslo secured the release".
    """
    holder = preposition.head
    if holder.lemma_ == "clock" and holder.dep_ == "pobj":
        return True
    if holder.lemma_ == "tell" or (holder.dep_ in {"dobj", "dative"} and holder.head.lemma_ == "tell"):
        return True
    beside, speaker = False, holder
    while speaker.dep_ in {"appos", "pobj", "prep", "agent"}:  # "said Kim, the spokesman of the ministry in Moscow"
        if speaker.dep_ == "agent" and speaker.head.lemma_ in _APPROVING:  # "cleared by the commander in Naples"
            return True
        speaker, beside = speaker.head, beside or speaker.dep_ == "appos"
    speaks = beside or holder.lemma_.lower() in wording().classes["office"] | wording().classes["force"]
    return speaks and speaker.dep_ in {"nsubj", "nsubjpass"} and speaker.head.lemma_ in _REPORTING | _ARRANGING
