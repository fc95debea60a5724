"""Who sits at the table of talks, swaps and agreements: the sides, and the persons who take part."""

from itertools import pairwise
from typing import TYPE_CHECKING

from app.domain.report import Role
from app.ingest import lexicon
from app.ingest.attacking import carriers
from app.ingest.cast import Cast
from app.ingest.discourse import Discourse
from app.ingest.mediating import LEADING_TO, fitting
from app.language import grammar
from app.language.senses import Named, Senses
from app.language.triggers import Hit, doers_of, light_verb
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

_OF_TOPICS = lexicon.words("parleying", "of_topics")  # whose object is what is talked about
_PRESIDING = lexicon.words("parleying", "presiding")
_GATHERING = frozenset({"bring", "involve", "include", "gather", "unite"})  # "talks bringing together the two"
_SIDES = lexicon.words("parleying", "sides")
_BOTH = lexicon.words("parleying", "both")
_TELLING = lexicon.words("parleying", "telling")
_SPEAKING = lexicon.words("parleying", "speaking")
_UNILATERAL = lexicon.words("parleying", "unilateral")
_DECLARING_ALONE = lexicon.words("parleying", "declaring")
_DECLARING = _DECLARING_ALONE | {"announce"}
_HELPERS = lexicon.words("parleying", "go_between") | {"host", "guarantor", "witness", "sponsor", "observer"}
_TWO = 2
_NUMBERS = {"three": 3, "four": 4, "five": 5}
_STATES = frozenset({"state", "demonym"})
_NEAR = 12  # words after the trigger
_LEADERS = frozenset({"president", "leader", "minister", "man", "premier", "diplomat", "chancellor", "king"})
_LAPSING = frozenset({"collapse", "hold", "expire", "lapse", "end", "fail", "unravel", "crumble", "last"})
_CLUBS = frozenset({"G7", "G8", "G20"})  # whose summits are occasions for others to meet
_GOING = lexicon.words("placing", "going") | {"be", "land", "visit", "descend"}
_MAKING = frozenset({"agree", "sign", "reach", "conclude", "strike", "seal", "negotiate", "accept", "make", "hold"})
_KEEPING = frozenset({"hold", "detain", "jail", "imprison", "keep", "capture", "seize"})
_GREETING = frozenset({"welcome", "greet", "receive"})
_TELLING_OWN = frozenset({"say", "announce", "confirm", "declare", "report", "describe", "call"})
_INSIDE = frozenset({"in", "at", "during", "with", "through"})
_RETURNING = frozenset({"return", "come", "go", "get", "turn"})
_ONLY_OF = frozenset({"of"})
_ONLY_WITH = frozenset({"with"})
_FROM = frozenset({"from"})
_WITH = frozenset({"between", "with", "among", "to", "by"})


def participants(hit: Hit, senses: Senses, discourse: Discourse, cast: Cast) -> None:
    """Name the sides: who meets, agrees or exchanges, and with whom."""
    token = hit.token
    doers = _doers(hit, senses, discourse)
    if hit.trigger.doers_host and _are_several(grammar.undergoers(token), senses, discourse):
        for word in doers:
            cast.add(discourse.parties(senses, word), Role.HOST, "actor.host", word.text)
        doers = []
    words = doers + (grammar.undergoers(token) if hit.verbal and token.lemma_ not in _OF_TOPICS else [])
    words += _companions(hit, _WITH - {"among"} if hit.verbal else _WITH)
    words += grammar.behind(token, _ONLY_OF) if hit.trigger.kind == "talks" else []
    two = len({party for word in doers for party in discourse.parties(senses, word)}) > 1
    if (two and token.lemma_ in _GOING) or _has_come_to_meet(hit, senses):
        words = [word for word in words if not senses.is_a(word, "seat")]
    words += _at_the_table(hit) + _bound_by(hit) + _makers(hit) + _givers(hit, senses) + _keepers(hit, senses)
    words += _busy_at_it(hit, senses, discourse) if not words else []
    for word in words:
        if _assists(word) or ((named := senses.named(word)) is not None and named.name in _CLUBS):
            continue
        if any(_presides(child) for child in word.children) or _is_in_the_chair(word):
            cast.add(discourse.parties(senses, word), fitting(Role.HOST, hit), "actor.host", word.text)
            continue
        _participant(word, hit, senses, discourse, cast)
    _tellers(hit, senses, discourse, cast)
    alone = list(cast.actors.values()).count(Role.PARTICIPANT) == 1
    if alone and not _has_guests(hit, senses, cast):  # who hosts one guest talks with him himself
        seated = {party for word in words for party in discourse.parties(senses, word)}
        cast.actors.update(
            {p: Role.PARTICIPANT for p, role in cast.actors.items() if role is Role.HOST and p in seated}
        )
    for word in () if hit.verbal else grammar.modifiers(token):
        named = senses.named(word)
        if named is not None and named.party and not _helps(word) and _is_side(named, hit, senses):
            cast.add((named.party,), Role.PARTICIPANT, "actor.modifier", word.text)


def _keepers(hit: Hit, senses: Senses) -> list["Token"]:
    """Who held those let go, who gets them, and who sees them home.

    "Nine civilians detained by the army", "in return for 115 held by Kenya", "gave Kenya the bodies", "Kenya welcomed
    back soldiers freed by Uganda".
    """
    if hit.trigger.kind != "swap":
        return []
    held = [word for word in senses.words if word.dep_ == "acl" and word.lemma_ in _KEEPING]
    found = [keeper for clause in held for keeper in grammar.doers(clause) if grammar.is_passive(clause)]
    if hit.verbal:
        found += [child for child in hit.token.children if child.dep_ == "dative" and child.pos_ != "ADP"]
        greeted = hit.token.head.head if hit.token.dep_ == "acl" and hit.token.head.dep_ == "dobj" else hit.token
        found += grammar.doers(greeted) if greeted.lemma_ in _GREETING else []
    return found


def _tellers(hit: Hit, senses: Senses, discourse: Discourse, cast: Cast) -> None:
    """Who tells of his own, where one other side is told, or none.

    "Kenya said that it had exchanged prisoners with Uganda", "the envoy of Kenya said that he had met the Ugandans",
    "both confirmed that a truce had begun".
    """
    told = cast.having(Role.PARTICIPANT)
    himself = hit.verbal and any(word.lower_ in {"he", "she"} for word in grammar.doers(hit.token))
    if len(told) > 1 or len(told) != len(cast.actors) or (told and not (himself or _companions(hit, _ONLY_WITH))):
        return
    verb = next((word for word in grammar.governors(hit.token) if word.lemma_ in _TELLING_OWN), None)
    parties = [party for word in grammar.doers(verb) for party in discourse.parties(senses, word)] if verb else []
    own = [party for party in parties if discourse.names.party_kind(party) != "organisation"]
    if verb is not None and len(set(own)) == _TWO - len(told):
        cast.add(own, Role.PARTICIPANT, "actor.teller", verb.text)


def _has_come_to_meet(hit: Hit, senses: Senses) -> bool:
    """ "Flew to Cairo to meet Trump": whom he meets is told, and the city only holds them."""
    aims = [child for child in hit.token.children if child.dep_ in {"advcl", "xcomp"}] if hit.verbal else []
    met = [word for aim in aims for word in (*grammar.undergoers(aim), *grammar.behind(aim, _ONLY_WITH))]
    talks = grammar.behind(hit.token, frozenset({"for"})) if hit.verbal else []  # "went to Doha for talks with Chad"
    met += [word for each in talks if senses.is_a(each, "parley") for word in grammar.behind(each, _ONLY_WITH)]
    return any(senses.party(word) is not None for word in met)


def _givers(hit: Hit, senses: Senses) -> list["Token"]:
    """ "Received the bodies of 50 soldiers from Syria": who gives them up, and no place."""
    if hit.trigger.kind != "swap":
        return []
    things = [*grammar.undergoers(hit.token), hit.token] if hit.verbal else [hit.token]
    things += [word for thing in things for word in grammar.behind(thing, _ONLY_OF)]
    found = (word for thing in things for word in grammar.behind(thing, _FROM))
    return [word for word in dict.fromkeys(found) if not senses.is_a(word, "town")]


def _has_guests(hit: Hit, senses: Senses, cast: Cast) -> bool:
    """Whether persons of parties that are not told of yet are at the talks."""
    words = _around(hit) if hit.trigger.kind == "talks" else []
    return any(party not in cast.actors for each in words if (party := _guest(each, senses)))


def _guest(word: "Token", senses: Senses) -> str | None:
    """The party of a person in the sentence who does not only speak."""
    named = senses.named(word)
    of_person = named is not None and named.kind == "person" and not only_speaks(word) and not _is_someones(word)
    return named.party if named is not None and of_person else None


def _doers(hit: Hit, senses: Senses, discourse: Discourse) -> list["Token"]:
    """Who does it, as far as it is parties: "the round led to a swap", "it collapsed" tell of none."""
    if _is_only_told(hit):
        return _own_truce(hit, senses, discourse)
    verb = None if hit.verbal else light_verb(hit.token)
    led_to = hit.trigger.kind == "swap" and verb is not None and verb.lemma_ in LEADING_TO
    lapsed = hit.trigger.kind == "agreement" and hit.verbal and hit.token.lemma_ in _LAPSING
    return [] if led_to or lapsed else list(doers_of(hit.token))


def _presides(verb: "Token") -> bool:
    """ "Merz, who chaired the talks"; of who is "hosted by Merz" it is not said."""
    hangs = verb.dep_ in {"acl", "relcl", "advcl"} and verb.lemma_ in _PRESIDING
    return hangs and not grammar.is_passive(verb)


def _is_in_the_chair(word: "Token") -> bool:
    """ "With Turkey's foreign minister, Hakan Fidan, in the chair", "Hakan Fidan of Turkey, the host"."""
    if any(child.dep_ == "appos" and child.lemma_ == "host" for child in word.children):
        return True
    if word.head.lemma_ == "play" and any(each.lemma_ == "host" for each in grammar.undergoers(word.head)):
        return True  # "Qatar played host to the talks"
    chair = next((each for each in word.doc[word.i + 1 :] if each.lower_ == "chair"), None)
    return (
        chair is not None
        and chair.dep_ == "pobj"
        and chair.head.lower_ == "in"
        and not any(each.pos_ == "VERB" for each in word.doc[word.i : chair.i])
    )


def _are_several(words: list["Token"], senses: Senses, discourse: Discourse) -> bool:
    """Whether more than one side is hosted: who receives one side alone talks with it himself."""
    named = {party for word in words for party in discourse.parties(senses, word)}
    return len(named) > 1 or any(senses.is_pair(word) for word in words)


def _companions(hit: Hit, prepositions: frozenset[str]) -> list["Token"]:
    verb = None if hit.verbal else light_verb(hit.token)
    nouns = [hit.token] if hit.verbal else [hit.token, *carriers(hit.token)]
    if not hit.verbal:  # "rounds of talks between the two"
        parley = wording().classes["parley"]
        nouns += [word for word in grammar.behind(hit.token, _ONLY_OF) if word.lemma_.lower() in parley]
    found = [word for noun in nouns for word in grammar.behind(noun, prepositions) if word != hit.token]
    if "with" in prepositions and any(grammar.behind(noun, _ONLY_WITH) for noun in nouns):
        found += [word for noun in nouns for word in grammar.behind(noun, _FROM)]  # "with officials from Kenya"
    # "an agreement reached in Washington between the two governments", "which Oman negotiated between the two"
    parts = [part for noun in nouns for part in noun.children if part.dep_ in {"acl", "relcl"}]
    found += [word for part in parts for word in _beside(part)]
    found += [word for part in parts if part.lemma_ in _GATHERING for word in grammar.undergoers(part)]
    return found + (grammar.behind(verb, prepositions - {"of"}) if verb is not None else [])


def _beside(participle: "Token") -> list["Token"]:
    """Who makes it: "reached in Minsk between the two", "signed on Friday by envoys of both"."""
    makers = (
        grammar.doers(participle)
        if participle.dep_ == "acl" and participle.lemma_ in _MAKING and grammar.is_passive(participle)
        else []
    )
    also = _ONLY_WITH if participle.dep_ == "acl" else frozenset()  # "at which Kenya sat down with Uganda"
    return makers + grammar.behind(participle, frozenset({"between", "among"}) | also)


def _at_the_table(hit: Hit) -> list["Token"]:
    """ "he agreed it in a call with Scholz": who does something in talks with another takes part in them.

    So does who goes somewhere for them: "he is in Bern for talks with".
    """
    if hit.verbal or light_verb(hit.token) is not None:
        return []
    verb = next((word for word in grammar.governors(hit.token) if word.pos_ in {"VERB", "AUX"}), None)
    step = hit.token.head
    if verb is not None and verb.dep_ == "xcomp" and verb.head.lemma_ == "fail" and step.lower_ in {"at", "during"}:
        return grammar.doers(verb.head)  # "Serbia and Kosovo failed to agree at talks in Ohrid"
    if not grammar.behind(hit.token, _ONLY_WITH):
        return []
    inside = step.dep_ == "prep" and step.lower_ in {"in", "at", "during", "after", "on", "over", "before", "following"}
    inside |= step.lower_ == "for" and verb is not None and verb.lemma_ in _GOING
    return grammar.doers(verb) if verb is not None and inside and (step.head == verb or step.lower_ == "for") else []


def _busy_at_it(hit: Hit, senses: Senses, discourse: Discourse) -> list["Token"]:
    """ "Kosovo and Serbia pressed on with negotiations", "spent hours in talks": two who do something in talks."""
    step = hit.token if hit.verbal else [hit.token, *carriers(hit.token)][-1].head
    if hit.trigger.kind != "talks" or step.dep_ != "prep" or light_verb(hit.token) is not None:
        return []
    verb = step.head
    inside = step.lower_ in _INSIDE or (step.lower_ == "to" and verb.lemma_ in _RETURNING)
    doers = grammar.doers(verb) if inside and verb.pos_ == "VERB" and verb.lemma_ not in _SPEAKING else []
    return doers if len({party for word in doers for party in discourse.parties(senses, word)}) > 1 else []


def _assists(word: "Token") -> bool:
    """ "with the Saudis as hosts": who helps along is no side."""
    first = word
    while first.dep_ == "conj":
        first = first.head
    with_ = first.head if first.dep_ == "pobj" and first.head.lower_ == "with" else first
    beside = [child for holder in (first, with_, with_.head) for child in holder.children if child.i > first.i]
    phrases = [child for child in beside if child.dep_ == "prep" and child.lower_ == "as"] if with_ != first else []
    phrases += [child for child in word.children if child.dep_ == "prep" and child.lower_ == "as"]
    return any(each.lemma_.lower() in _HELPERS for phrase in phrases for each in phrase.children)


def _bound_by(hit: Hit) -> list["Token"]:
    """ "Hezbollah has been bound by a ceasefire since November": whom it binds."""
    if hit.trigger.kind != "agreement" or hit.token.dep_ != "pobj" or hit.token.head.dep_ != "agent":
        return []
    verb = hit.token.head.head
    return grammar.with_conjuncts(grammar.own_subjects(verb)) if verb.lemma_ in {"bind", "cover"} else []


def _makers(hit: Hit) -> list["Token"]:
    """ "the ceasefire which Chad and Sudan agreed upon", "the truce that Putin declared"."""
    clauses = [] if hit.verbal else [child for child in hit.token.children if child.dep_ == "relcl"]
    making = _MAKING | _DECLARING_ALONE if hit.trigger.kind == "agreement" else _MAKING
    made = (clause for clause in clauses if clause.lemma_ in making and not grammar.is_passive(clause))
    return [who for clause in made for who in grammar.doers(clause) if who != hit.token]


def _is_side(named: Named, hit: Hit, senses: Senses) -> bool:
    """ "Russia–Ukraine talks" has sides, "Istanbul talks" a place: a seat counts only beside another party."""
    if named.name in _CLUBS:
        return False
    if named.kind != "seat":
        return True
    others = [
        other
        for word in grammar.modifiers(hit.token)
        if (other := senses.named(word)) is not None and other.name != named.name
    ]
    return hit.trigger.kind == "talks" and any(other.party for other in others)


def _is_only_told(hit: Hit) -> bool:
    """Who only speaks of it takes no part: "Trump announced a ceasefire"."""
    verb = None if hit.verbal else light_verb(hit.token)
    return verb is not None and verb.lemma_ in _TELLING


def _own_truce(hit: Hit, senses: Senses, discourse: Discourse) -> list["Token"]:
    """Who declares a truce and fights in the war keeps it, unlike a mediator who makes it known."""
    verb = light_verb(hit.token)
    if hit.trigger.kind != "agreement" or verb is None or verb.lemma_ not in _DECLARING:
        return []
    if not all(map(_assists, _companions(hit, _WITH))):
        return []
    doers = doers_of(hit.token)
    joint = {party for word in doers for party in discourse.parties(senses, word)}  # "the leaders of Chad and Sudan"
    if max(len(doers), len(joint)) > 1 or any(word.lower_ in _UNILATERAL for word in grammar.modifiers(hit.token)):
        return doers  # who declares it together keeps it as well
    parties = {word: discourse.parties(senses, word) for word in doers}
    armed = {each for each in parties if any(discourse.names.party_kind(p) == "armed_group" for p in parties[each])}
    return [word for word in doers if word in armed or any(map(discourse.fights, parties[word]))]


def _participant(word: "Token", hit: Hit, senses: Senses, discourse: Discourse, cast: Cast) -> None:
    if hit.trigger.kind == "swap" and _is_let_go(word, hit, senses, discourse):
        return
    lemma = word.lemma_.lower()
    several = senses.is_pair(word) or _how_many(word) > _TWO
    whose = {party for each in grammar.behind(word, _ONLY_OF) for party in discourse.parties(senses, each)}
    pair = lemma in _SIDES and several and not senses.party(word) and not _is_exchanged(word, hit)
    pair &= len(whose) != 1  # "two envoys of Trump"
    between = word.lower_ == "them" and word.head.lower_ == "between"  # "a second summit between them"
    both = word.lower_ in _BOTH or pair or between
    parties = () if both else discourse.parties(senses, word)
    at_war = _at_war(word, senses, discourse)
    if at_war:
        cast.add(at_war, Role.PARTICIPANT, "actor.warring-sides", word.text)
        return
    cast.add(parties, Role.PARTICIPANT, "actor.participant", word.text)
    if lands := [] if parties else _so_many_lands(word):
        phrase = lands[0]
        for side in discourse.last_so_many(senses, phrase, _how_many(phrase)):
            cast.add((side,), Role.PARTICIPANT, "actor.so-many", phrase.text)
        return
    if both and _are_of_one_side(word, hit, senses, discourse, cast):
        return
    if both or (lemma == "counterpart" and not parties):
        met = (
            discourse.last_persons(senses, word, _how_many(word), tuple(cast.actors))
            if between or lemma in _LEADERS
            else ()
        )
        for person in met if hit.trigger.kind == "talks" else ():
            cast.meet(person, person.party, "person.the-two")
        for side in tuple(filter(None, (each.party for each in met))) or discourse.sides(senses, tuple(cast.actors)):
            if side not in cast.actors:
                cast.guessed.add(side)
            cast.add((side,), Role.PARTICIPANT, "actor.both-sides", word.text)


def _are_of_one_side(word: "Token", hit: Hit, senses: Senses, discourse: Discourse, cast: Cast) -> bool:
    """ "Two envoys of Togo are in Doha. The two will meet with Ghanaians": one side, added with both persons."""
    meet_others = hit.trigger.kind == "talks" and word.lower_ in {"two", "both"} and _companions(hit, _ONLY_WITH)
    pair = discourse.last_pair(senses) if meet_others else ()
    for person in pair:
        cast.meet(person, person.party, "person.the-two")
        cast.add((person.party,) if person.party else (), Role.PARTICIPANT, "actor.of-the-two", word.text)
    return bool(pair)


def _is_exchanged(word: "Token", hit: Hit) -> bool:
    return hit.trigger.kind == "swap" and hit.verbal and word in grammar.undergoers(hit.token)


def _is_let_go(word: "Token", hit: Hit, senses: Senses, discourse: Discourse) -> bool:
    """ "Freed three policemen", "let Jan Smit go along with two Danes": who is let go bargains with nobody.

    Of "30 Palestinians" whom Israel frees, too, others bargain with it, unless they are at war themselves.
    """
    exchanged = _is_exchanged(word, hit)
    if senses.is_a(word, "captive") or senses.is_a(word, "dead") or (exchanged and senses.is_a(word, "person")):
        return True
    if not senses.is_a(word, "nationality"):
        return exchanged and senses.party(word) is None and word.pos_ == "NOUN"
    return not any(map(discourse.faces_a_foe, discourse.parties(senses, word)))


def _at_war(noun: "Token", senses: Senses, discourse: Discourse) -> tuple[str, ...]:
    """ "Yemen's warring parties": the state and the group that fights it there."""
    before = grammar.modifiers(noun)
    if noun.lemma_.lower() not in _SIDES or not any(word.lower_ in {"warring", "rival"} for word in before):
        return ()
    around = (*before, *grammar.behind(noun, frozenset({"in", "of"})))  # "the warring parties in Yemen"
    states = [named.party for word in around if (named := senses.named(word)) is not None and named.kind in _STATES]
    rebels = discourse.rebels_in(states[0]) if states and states[0] else None
    return (states[0], rebels) if states and states[0] and rebels else ()


def _so_many_lands(word: "Token") -> list["Token"]:
    """ "The four countries", "the leaders of the four countries"; "the four leaders" are persons."""
    phrases = (word, *grammar.behind(word, _ONLY_OF))
    several = (each for each in phrases if each.tag_ == "NNS" and _how_many(each) > _TWO)
    return [
        each
        for each in several
        if each.lemma_.lower() not in _LEADERS and any(child.lower_ == "the" for child in each.children)
    ]


def _how_many(noun: "Token") -> int:
    """ "the four leaders"; without a number two."""
    return next((_NUMBERS[child.lower_] for child in noun.children if child.lower_ in _NUMBERS), _TWO)


def people(hit: Hit, senses: Senses, discourse: Discourse, cast: Cast) -> None:
    """Name the persons who take part themselves; of the others in the sentence, not those who only speak of it."""
    words = [] if _is_only_told(hit) else list(doers_of(hit.token))
    words += grammar.undergoers(hit.token) if hit.verbal else []
    for word in words:
        named = discourse.antecedent(senses, word) if word.pos_ == "PRON" else senses.named(word)
        if named is not None and named.kind == "person":
            cast.meet(named, named.party or senses.party(word), "person.takes-part")
    if hit.trigger.kind == "agreement":
        return
    for word in _around(hit):
        named = senses.named(word)
        if (
            named is not None
            and named.kind == "person"
            and named.name not in cast.people
            and senses.named(word.head) is not named  # the word by which the name hangs in the sentence
            and not only_speaks(word)
            and not _is_someones(word)
        ):
            cast.meet(named, named.party or senses.party(word), "person.in-sentence")


def _around(hit: Hit) -> list["Token"]:
    """The sentence; of two clauses with a verb of meeting and a subject each, the one of the trigger."""
    token = hit.token
    if not hit.verbal:
        return list(token.doc)
    if token.dep_ == "conj" and token.head.pos_ == "VERB" and grammar.own_subjects(token):
        return list(token.subtree)
    others = [verb for verb in token.conjuncts if verb.i > token.i and grammar.own_subjects(verb)]
    apart = {word.i for verb in others for word in verb.subtree}
    return [word for word in token.doc if word.i not in apart]


def told_before(hit: Hit, senses: Senses, discourse: Discourse, cast: Cast) -> None:
    """ "Trump and Putin stepped up … After three hours of talks they …": the two persons of the sentence before."""
    index = senses.sentence.index
    seated = cast.people or Role.PARTICIPANT in cast.sure.values()
    if hit.trigger.kind != "talks" or seated or not index or not _points_back(hit):
        return
    before = discourse.doc.sentences[index - 1]
    if before.paragraph != senses.sentence.paragraph:
        return
    named = [name for name in discourse.senses[index - 1].named_all() if name.kind == "person" and name.party]
    pairs = [two for two in pairwise(named) if discourse.doc.text[two[0].end : two[1].start].strip() == "and"]
    if len(pairs) == 1:  # "Ruto has called Tshisekedi and Kagame to a summit"
        named = list(pairs[0])
    if len({name.party for name in named}) == _TWO:
        for name in named:
            cast.meet(name, name.party, "person.told-before")


def _points_back(hit: Hit) -> bool:
    return any(
        word.lower_ in {"they", "both", "two", "the", "their"} and word.i < hit.token.i + _NEAR
        for word in hit.token.doc
    )


def parties_of_people(hit: Hit, cast: Cast) -> None:
    """ "has called Tshisekedi and Kagame to a summit": where less than two sides are named, its persons tell."""
    if hit.trigger.kind == "talks" and list(cast.sure.values()).count(Role.PARTICIPANT) < _TWO:
        presiding = {word.text for word in hit.token.doc if word.pos_ == "PROPN" and _is_in_the_chair(word)}
        for person, party in cast.people.items():
            if not party:
                continue
            if person.split()[-1] in presiding:
                cast.add((party,), Role.HOST, "actor.host", person)
                continue
            if party not in cast.actors:
                cast.guessed.add(party)
            cast.add((party,), Role.PARTICIPANT, "actor.of-person", hit.token.text)


def only_speaks(word: "Token") -> bool:
    """Whether it is the subject of "said", and whoever stands inside that subject or behind "according to"."""
    for holder in (word, *grammar.governors(word)):
        if holder.dep_ in {"nsubj", "nsubjpass"}:
            return holder.head.lemma_ in _SPEAKING
        if holder.dep_ == "pobj" and holder.head.lower_ == "to" and holder.head.head.lower_ == "according":
            return True
        if holder.pos_ in {"VERB", "AUX"}:
            return False
    return False


def _is_someones(word: "Token") -> bool:
    """ "Trump's envoy", "envoys linked to Trump": who is only named to say whose somebody is, is not there himself."""
    if word.dep_ == "compound":
        return word.head.pos_ == "PROPN" or any(
            word.head.lemma_.lower() in wording().classes[name] for name in ("office", "force", "accord")
        )
    if word.dep_ == "poss":
        return True
    if word.dep_ == "conj":
        return _is_someones(word.head)
    linked = word.dep_ == "pobj" and word.head.lower_ == "to" and word.head.head.dep_ == "acl"
    return linked and word.head.head.head.pos_ in {"NOUN", "PROPN"}


def _helps(word: "Token") -> bool:
    """ "Chinese-brokered": who helps is no side."""
    return word.dep_ == "npadvmod" or word.head.lower_ in {"hosted", "brokered", "mediated", "sponsored", "backed"}
