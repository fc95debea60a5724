"""Who helps talks, swaps and agreements along: "brokered by Turkey", "hosted by Qatar", "with Oman as go-between"."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from app.domain.report import Role
from app.ingest import lexicon
from app.ingest.attacking import carriers
from app.ingest.cast import Cast
from app.ingest.discourse import Discourse
from app.language import grammar
from app.language.senses import Senses
from app.language.triggers import Hit, light_verb
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

_MEDIATING = lexicon.words("parleying", "mediating")
_HOSTING = lexicon.words("parleying", "hosting")
_MEDIATION = lexicon.words("parleying", "mediation")
_INVITATION = lexicon.words("parleying", "invitation")
_GO_BETWEEN = lexicon.words("parleying", "go_between")
_UNREAL = lexicon.words("standing", "unreal") | lexicon.words("standing", "future") | {"would", "to"}
_ENDING = frozenset({"agreement.collapse", "agreement.leave", "agreement.leave-it", "agreement.it-collapsed"})
_LAPSING = frozenset({"collapse", "lapse", "expire", "unravel", "crumble"})
LEADING_TO = frozenset({"lead", "pave"})
_THANKING = frozenset({"thank", "credit", "praise"})
_PROPOSING = lexicon.words("standing", "offering") | {"table", "present", "submit"}
_PROPOSALS = frozenset({"proposal", "plan", "draft", "offer", "blueprint"})
_WINNING_OVER = frozenset({"persuade", "convince", "coax"})
_CONSENT = frozenset({"consent", "agreement", "acceptance", "assent"})
_TOGETHER = frozenset({"together", "jointly", "along"})
_ONLY_DONE_FOR = frozenset({"negotiate", "arrange", "lead", "run", "steer", "oversee"})  # "talks run by the U.N."
_SAID = frozenset({"say", "report", "believe", "understand", "know", "appear", "seem"})
_SERVING = frozenset({"act", "serve"})
_CARRYING = frozenset({"carry", "pass", "relay", "ferry", "convey", "shuttle"})  # messages between the sides
_MESSAGES = frozenset({"message", "proposal", "offer", "draft", "note", "letter", "text", "paper", "term", "answer"})
_ROLES = frozenset({"role", "capacity", "part", "function"})
_UNDER = frozenset({"auspices", "patronage", "aegis", "sponsorship"})
_SEEN_TO = frozenset({"coordinate", "moderate", "oversee", "arrange", "negotiate", "run", "steer"})
_SUSPENDED = 3  # words before the last of "Saudi- and US-led"
_PARTED = frozenset(
    {"side", "party", "two", "foe", "enemy", "delegation", "camp", "them", "both", "rival", "belligerent"}
)
_HAGGLING = frozenset({"haggle", "haggling", "negotiate", "negotiation", "bargain", "bargaining", "talk", "contact"})
_HELPING = frozenset({"mediate", "broker", "sponsor", "facilitate", "mediation", "host", "hosts"})
_HELPING |= _WINNING_OVER | {"mediating", "win", "secure"}
_HELPING |= (
    {"brokered", "led", "mediates", "mediated", "sponsored", "facilitated"} | _GO_BETWEEN | _CARRYING | _THANKING
)
_HELPING |= {"between", "betweens", "together", "forth"} | _SEEN_TO | _UNDER | {"help", "diplomacy"}  # "go-between"
_BETWEEN = frozenset({"go-between", "go-betweens"})
_PASSING = frozenset(
    {"hand", "turn", "pass", "deliver", "transfer", "release", "free", "give", "lead", "set", "entrust"}
)
_ACTING = {"presiding": Role.HOST, "chairing": Role.HOST, "hosting": Role.HOST, "mediating": Role.MEDIATOR}
_COMPOUNDS = {"hosted": Role.HOST} | dict.fromkeys(
    ("led", "brokered", "mediated", "sponsored", "facilitated"), Role.MEDIATOR
)


def intermediaries(hit: Hit, senses: Senses, discourse: Discourse, cast: Cast, *, to_come: bool = False) -> None:
    """Name the mediators and hosts that the sentence gives the trigger.

    Who hosts talks at which a swap is promised (``to_come``), or which led to one, has no part in the swap.
    """
    verb = None if hit.verbal else light_verb(hit.token)
    if is_of_end(hit):
        return
    outcome = hit.trigger.kind == "swap" and (to_come or (verb is not None and verb.lemma_ in LEADING_TO))
    near = {word.i for word in (*(() if outcome else grammar.clause(hit.token)), *hit.token.subtree)}
    for word in hit.token.doc:
        for role, parties in _helpers(word, hit, senses, discourse, near=word.i in near):
            if not (outcome and role is Role.HOST):
                cast.add(parties, fitting(role, hit), f"actor.{role}", word.text)
    if hit.trigger.kind == "swap":
        cast.add(passed_on_to(senses, discourse), Role.MEDIATOR, "actor.passed-on-to", hit.token.text)
    if hit.trigger.kind == "agreement" and not hit.verbal:
        cast.add(_proposers(hit.token, senses, discourse), Role.MEDIATOR, "actor.proposes", hit.token.text)


def is_of_end(hit: Hit) -> bool:
    """Whether it tells of the end of a truce, in which who brokered it has no part."""
    return hit.trigger.name in _ENDING or (hit.token.dep_ == "nsubj" and hit.token.head.lemma_ in _LAPSING)


def _proposers(truce: "Token", senses: Senses, discourse: Discourse) -> list[str]:
    """ "Egypt proposed a truce between the two", "a truce drafted by France": who does not fight helps it along."""
    nouns = (truce, *carriers(truce), *_plans_for(truce))
    verbs = [each for noun in nouns for each in (*noun.children, light_verb(noun)) if each is not None]
    proposing = [verb for verb in verbs if verb.pos_ == "VERB" and _proposes(verb)]
    doers = [doer for verb in proposing for doer in grammar.doers(verb)]
    parties = [party for doer in doers for party in discourse.parties(senses, doer)]
    between = grammar.behind(truce, frozenset({"between", "with"}))  # else who proposes may be one of the two himself
    plans = [noun for noun in nouns if noun.lemma_ in _PROPOSALS and between]
    parties += [party for plan in plans for party in discourse.owners(senses, plan)]
    return [party for party in parties if not discourse.faces_a_foe(party) and party not in discourse.pair()]


def _plans_for(truce: "Token") -> list["Token"]:
    """The "proposal" of "a proposal for a truce"."""
    above = truce.head.head if truce.dep_ == "pobj" and truce.head.lower_ in {"for", "on"} else truce
    return [above] if above.lemma_ in _PROPOSALS else []


def _proposes(verb: "Token") -> bool:
    return verb.lemma_ in _PROPOSING or (
        verb.lemma_ == "put" and any(child.lower_ == "forward" for child in verb.children)
    )


def fitting(role: Role, hit: Hit) -> Role:
    """A swap has no hosts: who gives it a place helps it along."""
    return Role.MEDIATOR if hit.trigger.kind == "swap" else role


_Helper = tuple[Role, tuple[str, ...]]


def told_after(senses: Senses, discourse: Discourse) -> Iterator[_Helper]:
    """Who helped, in a sentence that tells of nothing else: "Qatar was the go-between", "The Emirates mediated"."""
    for word in (senses.sentence.parse or ()) if not _HELPING.isdisjoint(senses.vocabulary) else ():
        lemma = word.lemma_.lower()
        if helping := _told_to_help(word, senses, discourse):
            yield Role.MEDIATOR, _all(helping, senses, discourse)
        elif (lemma == "mediation" or _is_its_help(word, senses)) and not grammar.is_negated(word):
            yield Role.MEDIATOR, _all(_behind(word), senses, discourse)
            yield Role.MEDIATOR, discourse.owners(senses, word) or _whose(word, senses, discourse)
        elif _is_compound(word, senses) and senses.is_a(word.head, "parley"):  # "the deal came after U.N.-led talks"
            yield _COMPOUNDS[word.lower_], _of_compound(word, senses, discourse)
        elif _is_go_between(word, senses) or lemma == "host":
            role = Role.HOST if lemma == "host" else Role.MEDIATOR
            yield role, _by_noun(word, senses, discourse) or _said_to_be(word, senses, discourse)


def _told_to_help(word: "Token", senses: Senses, discourse: Discourse) -> list["Token"]:
    """Who mediated, by a verb: "The Emirates mediated", "thanked Oman for its good offices", "did the mediating"."""
    lemma = word.lemma_.lower()
    if word.lower_ == "mediates" and word.pos_ == "NOUN":  # "Qatar mediates;": no plural of a noun
        return [child for child in word.children if child.dep_ == "nsubj"]
    if word.lower_ == "mediating" and _is_what_is_done(word):
        return grammar.doers(next(each for each in grammar.governors(word) if each.pos_ == "VERB"))
    verb = word.pos_ == "VERB"
    if verb and lemma in _THANKING and _is_for_help(word):
        return grammar.undergoers(word)
    if verb and ((_carries_messages(word) and _is_done(word)) or _wins_over(word, senses, discourse)):
        return grammar.doers(_helped(word) or word)
    if verb and (_sees_to_it(word, senses) or _brings_together(word)) and _is_done(word):
        return [doer for doer in grammar.doers(word) if not _is_a_side(doer, senses, discourse)]
    return _mediating(word, senses, discourse) if verb and lemma in _MEDIATING - _ONLY_DONE_FOR else []


def _sees_to_it(verb: "Token", senses: Senses) -> bool:
    """ "Which arranged the swap", "the session, moderated by Kenya", "the deal was negotiated by Kenyans"."""
    if verb.lemma_ not in _SEEN_TO:
        return False
    if grammar.is_passive(verb):
        what = [verb.head] if verb.dep_ in {"acl", "relcl"} else grammar.own_subjects(verb)
    else:
        what = [child for child in verb.children if child.dep_ == "dobj"]
    return any(senses.is_a(each, name) for each in what for name in ("release", "accord", "quiet", "parley")) or any(
        each.lower_ in {"it", "this"} for each in what
    )


def _brings_together(verb: "Token") -> bool:
    """ "Had brought the two sides together", "went back and forth between them"."""
    if verb.lemma_ == "bring" and any(child.lower_ == "together" for child in verb.children):
        return any(each.lemma_ in _PARTED for each in grammar.undergoers(verb))
    forth = any(word.lower_ == "forth" for word in verb.subtree)
    to_and_fro = verb.lemma_ == "shuttle" or (verb.lemma_ in {"go", "run", "travel", "fly", "move"} and forth)
    return to_and_fro and any(word.lower_ == "between" for word in verb.subtree)


def _is_a_side(word: "Token", senses: Senses, discourse: Discourse) -> bool:
    """Whether it is one of those at war, who arrange for themselves."""
    return any(party in discourse.pair() or discourse.faces_a_foe(party) for party in _all([word], senses, discourse))


def _is_its_help(word: "Token", senses: Senses) -> bool:
    """ "With the help of Oman", "under the patronage of Togo", "quiet diplomacy by Oman", where nobody fights.

    Soldiers and policemen help otherwise.
    """
    helping = word.lower_ in _UNDER or (word.lemma_ == "help" and not _is_aid(word)) or word.lemma_ == "diplomacy"
    fought = wording().classes["attack"] | wording().classes["combat"]
    armed = any(senses.is_a(each, "force") for each in grammar.behind(word, frozenset({"of", "by", "from"})))
    return helping and not armed and word.pos_ == "NOUN" and fought.isdisjoint(senses.vocabulary)


def _mediating(verb: "Token", senses: Senses, discourse: Discourse) -> list["Token"]:
    """Who mediates, with whom or for whom: "who mediated for the African Union"."""
    if thanked := _thanked_for(verb):
        return thanked
    if not _is_done(verb):
        return []
    sent_by = grammar.behind(verb, frozenset({"for"}))
    return sent_by if _all(sent_by, senses, discourse) else _with_partners(verb)


def passed_on_to(senses: Senses, discourse: Discourse) -> tuple[str, ...]:
    """ "Handed the two to the Red Cross": the organisation that takes captives over from one side helps along."""
    passing = (to for to in senses.sentence.parse or () if to.lower_ == "to" and to.head.lemma_ in _PASSING)
    takers = (taker for to in passing for taker in to.children if taker.dep_ == "pobj")
    whose = (word for taker in takers for word in (taker, *grammar.behind(taker, frozenset({"of"}))))
    parties = (party for word in whose for party in discourse.parties(senses, word) or discourse.owners(senses, word))
    return tuple(party for party in parties if discourse.names.party_kind(party) == "organisation")


def _thanked_for(mediating: "Token") -> list["Token"]:
    """ "Thanked Qatar for mediating": who is thanked has done it."""
    if mediating.dep_ not in {"pcomp", "pobj"} or mediating.head.lower_ != "for":
        return []
    verb = next((word for word in grammar.governors(mediating.head) if word.pos_ == "VERB"), None)
    return grammar.undergoers(verb) if verb is not None and verb.lemma_ in _THANKING else []


def _carries_messages(verb: "Token") -> bool:
    """ "Omani officials carried messages between them"."""
    if verb.lemma_ not in _CARRYING:
        return False
    carried = grammar.undergoers(verb)
    between = any(child.lower_ == "between" for word in verb.subtree for child in word.children)
    return between and any(each.lemma_ in _MESSAGES for each in carried)


def _is_go_between(word: "Token", senses: Senses) -> bool:
    """ "Mediators", "go-betweens", "the sponsors of the talks"."""
    sponsors = word.lemma_ == "sponsor" and word.pos_ == "NOUN" and _is_of_talks(word, senses)
    return sponsors or word.lemma_.lower() in _GO_BETWEEN or grammar.hyphenated(word) in _BETWEEN


def _go_betweens(word: "Token", *, near: bool) -> list["Token"]:
    """Who carries messages between the sides, brings them together; those of "haggling through Qatar and Egypt"."""
    if word.pos_ == "VERB" and _brings_together(word) and _is_done(word):
        return grammar.doers(word)
    if not near:
        return []
    if _carries_messages(word):
        return grammar.doers(word)
    through = word.lower_ in {"through", "via"} and word.head.lemma_.lower() in _HAGGLING
    return grammar.behind(word.head, frozenset({word.lower_})) if through else []


def _is_for_help(thanking: "Token") -> bool:
    """ "Thanked Oman for its good offices", "thanked Oman"."""
    what = grammar.behind(thanking, frozenset({"for"}))
    plain = thanking.lemma_ == "thank" and not any(child.lower_ == "for" for child in thanking.children)
    return plain or any(
        each.lemma_.lower() in _MEDIATION | {"role", "effort"} or _are_good_offices(each) for each in what
    )


def _behind(noun: "Token") -> list["Token"]:
    """Whose mediation it is, wherever the parser hangs the "by" right behind it."""
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    by = (child for child in after.children if child.dep_ == "pobj" and after.lower_ == "by")
    return grammar.behind(noun, frozenset({"by", "of", "from"})) or grammar.with_conjuncts(by)


def _with_partners(verb: "Token") -> list["Token"]:
    """Who does it, and with whom: "which brokered the truce together with Paris"."""
    withs = (child for child in verb.subtree if child.lower_ == "with" and child.i)
    phrases = (each for each in withs if each.nbor(-1).lower_ in _TOGETHER)
    doers = _thanked_for(verb) or grammar.doers(verb)
    return doers + grammar.with_conjuncts(c for p in phrases for c in p.children if c.dep_ == "pobj")


def _wins_over(verb: "Token", senses: Senses, discourse: Discourse) -> bool:
    """ "Persuaded Moscow to return", "helped to win the Iranians over", "won the consent of both"."""
    if verb.lemma_ not in _WINNING_OVER | {"win", "secure"}:
        return False
    objects = grammar.undergoers(verb)
    of_consent = any(each.lemma_ in _CONSENT for each in objects)
    over = any(child.lower_ == "over" for child in verb.children)
    if verb.lemma_ not in _WINNING_OVER and not (over or of_consent):
        return False
    asked = [word for each in objects for word in (each, *grammar.behind(each, frozenset({"of", "from"})))]
    return _is_done(_helped(verb) or verb) and bool(_all(asked, senses, discourse))


def _is_what_is_done(mediating: "Token") -> bool:
    """ "Had done most of the mediating"."""
    verb = next((word for word in grammar.governors(mediating) if word.pos_ == "VERB"), None)
    return mediating.tag_ == "NN" and verb is not None and verb.lemma_ == "do" and _is_done(verb)


def _is_of_talks(sponsor: "Token", senses: Senses) -> bool:
    """ "The sponsors of the talks"; those of an armed group help nobody to an accord."""
    sponsored = grammar.behind(sponsor, frozenset({"of"}))
    return any(senses.is_a(each, name) for each in sponsored for name in ("parley", "accord", "quiet"))


def _all(words: Iterable["Token"], senses: Senses, discourse: Discourse) -> tuple[str, ...]:
    return tuple(party for each in words for party in _whom(each, senses, discourse))


def _whom(word: "Token", senses: Senses, discourse: Discourse) -> tuple[str, ...]:
    return (
        discourse.parties(senses, word)
        or _own_country(word, senses, discourse)
        or _whose(word, senses, discourse)
        or (discourse.owners(senses, word) if word.pos_ == "NOUN" else ())
    )


def _own_country(word: "Token", senses: Senses, discourse: Discourse) -> tuple[str, ...]:
    """ "announced by the prime minister of Qatar, after mediation by his country": that of whose office is told."""
    pronoun = any(child.dep_ == "poss" and child.tag_ in {"PRP$", "WP$"} for child in word.children)
    if word.lemma_ not in {"country", "government"} or not pronoun:
        return ()
    offices = (each for each in word.doc[: word.i] if senses.is_a(each, "office"))
    return next((parties for office in offices if (parties := discourse.owners(senses, office))), ())


def _is_done(verb: "Token") -> bool:
    """ "mediated", "had been mediating"; not "could mediate", "offered to mediate", "did not mediate"."""
    finite = verb.tag_ in {"VBD", "VBN", "VBZ"} or (verb.tag_ == "VBG" and bool(grammar.auxiliaries(verb)))
    if {"to", "have"} <= grammar.auxiliaries(verb) and verb.head.lemma_ in _SAID:  # "which is said to have mediated"
        return not grammar.is_negated(verb.head)
    return finite and not grammar.is_negated(verb) and grammar.auxiliaries(verb).isdisjoint(_UNREAL)


def _whose(noun: "Token", senses: Senses, discourse: Discourse) -> tuple[str, ...]:
    """ "Erdogan, whose mediation made it possible"."""
    relative = any(child.dep_ == "poss" and child.lower_ == "whose" for child in noun.children)
    clause = next((word for word in grammar.governors(noun) if word.dep_ == "relcl"), None) if relative else None
    if clause is None:
        return ()
    named = senses.named(clause.head)
    return discourse.parties(senses, clause.head) or ((named.party,) if named is not None and named.party else ())


def _said_to_be(noun: "Token", senses: Senses, discourse: Discourse) -> tuple[str, ...]:
    """ "Turkey was the broker"."""
    verb = noun.head
    if noun.dep_ != "attr" or verb.lemma_ != "be" or grammar.is_negated(verb) or grammar.is_negated(noun):
        return ()
    real = grammar.auxiliaries(verb).isdisjoint(_UNREAL)
    subjects = grammar.with_conjuncts(grammar.own_subjects(verb)) if real else []
    parties = (discourse.parties(senses, each) or discourse.owners(senses, each) for each in subjects)
    return tuple(party for each in parties for party in each)


def _helpers(word: "Token", hit: Hit, senses: Senses, discourse: Discourse, *, near: bool) -> Iterator[_Helper]:
    lemma = word.lemma_.lower()
    if word.lower_ in _ACTING and word.pos_ == "NOUN":  # "with Foreign Minister Hakan Fidan presiding"
        named = (senses.named(each) for each in grammar.modifiers(word))
        yield _ACTING[word.lower_], tuple(each.party for each in named if each is not None and each.party)
    elif _is_compound(word, senses):  # "US-brokered"
        yield _COMPOUNDS[word.lower_], _of_compound(word, senses, discourse) if near else ()
    elif helping := _go_betweens(word, near=near):
        yield Role.MEDIATOR, _all(helping, senses, discourse)
    elif word.pos_ == "VERB" and (lemma in _MEDIATING | _HOSTING or _is_run_by(word, senses)):
        if _is_about(word, hit, senses):
            yield from _by_verb(word, lemma, senses, discourse)
    elif not near:
        return
    elif (lemma in _MEDIATION and not _is_aid(word)) or word.lower_ in _INVITATION or _are_good_offices(word):
        role = Role.MEDIATOR if word.lower_ not in _INVITATION or hit.trigger.kind == "agreement" else Role.HOST
        for each in grammar.behind(word, frozenset({"by", "of", "from"})):
            yield role, discourse.parties(senses, each)
        yield role, discourse.owners(senses, word)
    elif _is_go_between(word, senses) or lemma == "host":
        yield (Role.HOST if lemma == "host" else Role.MEDIATOR), _by_noun(word, senses, discourse)


def _is_run_by(verb: "Token", senses: Senses) -> bool:
    """ "Talks led by the U.N.", "talks which opened on Monday and were led by the U.N."."""
    first = verb.head if verb.dep_ == "conj" else verb
    run = verb.lemma_ in _ONLY_DONE_FOR and first.dep_ in {"acl", "relcl"} and grammar.is_passive(verb)
    return run and senses.is_a(first.head, "parley")


def _is_compound(word: "Token", senses: Senses) -> bool:
    """ "US-brokered"; "UN-led" of talks alone: a "US-led coalition" mediates nothing."""
    if word.lower_ not in _COMPOUNDS or "-" not in grammar.hyphenated(word):
        return False
    return word.lower_ != "led" or senses.is_a(word.head, "parley")


def _of_compound(word: "Token", senses: Senses, discourse: Discourse) -> tuple[str, ...]:
    """The party of "U.N.-brokered", or the two of "Saudi- and U.S.-brokered"."""
    words = [word.nbor(-2)]
    if word.i > _SUSPENDED and word.nbor(-3).lower_ == "and" and word.nbor(-4).text.endswith("-"):
        words.insert(0, word.nbor(-4))
    named = ((senses.named(each), each.text) for each in words)
    parties = (discourse.names.party_of(each.name if each is not None else text) for each, text in named)
    return tuple(filter(None, parties))


def _are_good_offices(word: "Token") -> bool:
    """ "Through the good offices of Oman"."""
    return word.lower_ == "offices" and any(child.lower_ == "good" for child in word.children)


def _is_aid(word: "Token") -> bool:
    """ "Turkey promised more help": only what is done with somebody's help, has it."""
    return word.lemma_ == "help" and not (word.dep_ == "pobj" and word.head.lower_ in {"with", "through", "by"})


def _is_about(verb: "Token", hit: Hit, senses: Senses) -> bool:
    """Whether the verb speaks of the trigger: it hangs on it, governs it, or stands in its clause."""
    nouns = (hit.token, *carriers(hit.token))
    aside = verb.tag_ == "VBN" and verb.i > 1 and verb.nbor(-1).text == "," and verb.nbor(-2) == hit.token
    if aside:  # "at the talks, brokered by Oman, they agreed"
        return True
    loose = verb.dep_ == "advcl" and verb.tag_ == "VBN"  # "held talks on Monday, brokered by Oman"
    if loose and verb.head in (hit.token, None if hit.verbal else light_verb(hit.token)):
        return True
    between = verb.doc[hit.token.i + 1 : verb.i]
    other = any(senses.is_a(word, "accord") or senses.is_a(word, "parley") for word in between)
    if verb.tag_ == "VBN" and verb in hit.token.subtree and not other:
        return True  # "a truce that took effect on 19 January, mediated by Qatar"
    above = _helped(verb) or verb
    holders = [above.head] if above.dep_ in {"acl", "relcl"} else []
    if holders and verb.lemma_.lower() in _MEDIATING:  # "a truce in Pretoria, brokered by the African Union"
        holders += [verb.head.head.head, *carriers(verb.head)]
    of_talks = [word for noun in nouns for word in grammar.behind(noun, frozenset({"of"}))]  # so misread
    nouns = (*nouns, *of_talks)
    hangs = any(holder in nouns or _is_done_under(holder, hit) for holder in holders) or _is_said_of_helper(verb)
    if not hangs and holders and hit.trigger.kind == "agreement" and senses.is_a(holders[0], "parley"):
        return True  # "a truce was reached in talks mediated by Togo"
    if not hangs and holders and hit.trigger.kind != "agreement" and senses.is_a(holders[0], "accord"):
        return False  # "a truce brokered by Norway took hold, but the last talks failed"
    return hangs or hit.token in verb.subtree or grammar.clause_head(verb) == grammar.clause_head(hit.token)


def _is_done_under(accord: "Token", hit: Hit) -> bool:
    """ "Freed four children under an arrangement that Qatar negotiated"."""
    under = accord.dep_ == "pobj" and accord.head.lower_ == "under"
    return under and accord.head.head in (hit.token, None if hit.verbal else light_verb(hit.token))


def _is_said_of_helper(verb: "Token") -> bool:
    """ "Flown home by Oman, which had mediated": what else than that of which the sentence tells."""
    return verb.dep_ == "relcl" and verb.lemma_ == "mediate" and not any(c.dep_ == "dobj" for c in verb.children)


def _helped(verb: "Token") -> "Token | None":
    """The verb of "helped to arrange", "had helped broker"."""
    return verb.head if verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_ == "help" else None


def _by_verb(word: "Token", lemma: str, senses: Senses, discourse: Discourse) -> Iterator[_Helper]:
    """ "brokered by Turkey", "negotiated by Qatar with help from Egypt"; who negotiates himself is a side."""
    helped = _helped(word)
    with_both = len(_all(grammar.behind(word, frozenset({"with"})), senses, discourse)) > 1
    if lemma in _ONLY_DONE_FOR and not (grammar.is_passive(word) or helped is not None or with_both):
        return
    if lemma == "convene" and not grammar.is_passive(word) and _is_their_own(grammar.undergoers(word)):
        return
    aids = (each for each in grammar.behind(word, frozenset({"with"})) if each.lemma_ in {"help", "support"})
    aiding = (a for aid in aids for a in grammar.behind(aid, frozenset({"from", "of"})))
    for doer in (*_with_partners(helped or word), *aiding):
        parties = discourse.parties(senses, doer)
        body = any(discourse.names.party_kind(party) == "organisation" for party in parties)
        presides = lemma in _HOSTING and not (
            body and lemma == "chair"
        )  # an envoy of the U.N. who chairs them mediates
        yield Role.HOST if presides else Role.MEDIATOR, parties


def _is_their_own(talks: list["Token"]) -> bool:
    """ "Ministers convened in Geneva", "are convening their first talks": they sit there themselves."""
    return all(any(child.lower_ == "their" for child in each.children) for each in talks)


def _by_noun(word: "Token", senses: Senses, discourse: Discourse) -> tuple[str, ...]:
    """ "Qatari mediators", "with Qatar as host", "the mediator, Norway", "Norway, in the role of mediator"."""
    as_ = word.dep_ == "pobj" and word.head.lower_ == "as"
    if as_ and (parties := _by_phrase(word.head, senses, discourse)):
        return parties
    helping = [child for child in word.children if child.dep_ == "appos"] or _listed_behind(word)
    if word.dep_ == "pobj" and word.head.head.lemma_ in _ROLES:
        held = word.head.head.head.head
        helping = grammar.doers(held) if held.pos_ == "VERB" else [held]
    if parties := _all(helping, senses, discourse) or discourse.owners(senses, word):
        return parties
    # "Kenya and Togo, the sponsors of the talks, said"
    return _all(grammar.with_conjuncts([word.head]), senses, discourse) if word.dep_ == "appos" else ()


def _listed_behind(noun: "Token") -> list["Token"]:
    """ "By the mediators, Kenya and Togo": no third and fourth."""
    comma = noun.i + 1 < len(noun.doc) and noun.nbor().text == ","
    joined = any(child.dep_ == "cc" for child in noun.children)
    first = next((child for child in noun.children if child.dep_ == "conj"), None)
    return grammar.with_conjuncts([first]) if first is not None and comma and not joined else []


def _by_phrase(as_: "Token", senses: Senses, discourse: Discourse) -> tuple[str, ...]:
    """ "With Oman and Kenya as go-betweens", "thanked Togo as mediator", "Norway, acting as mediator"."""
    holder = as_.head
    if serving := _serving(holder):
        return _all(serving, senses, discourse)
    named = holder.pos_ in {"NOUN", "PROPN"}
    subjects = [holder] if named else [c for p in holder.children if p.lower_ == "with" for c in p.children]
    subjects = [each for each in (*subjects, *_just_before(as_)) if discourse.parties(senses, each)]
    helping = grammar.with_conjuncts(subjects)
    return tuple(dict.fromkeys(party for each in helping for party in discourse.parties(senses, each)))


def _serving(verb: "Token") -> list["Token"]:
    """Who is thanked as a mediator, or serves as one: "with Cuba and Norway acting as mediators"."""
    if thanked := grammar.undergoers(verb) if verb.lemma_ in _THANKING else _thanked_for(verb):
        return thanked
    if verb.lemma_ in _SERVING and verb.dep_ == "pcomp":
        return grammar.with_conjuncts(c for c in verb.head.children if c.dep_ == "pobj") + grammar.own_subjects(verb)
    if verb.lemma_ in _SERVING and verb.dep_ == "acl":
        return [verb.head]
    serves = (verb.lemma_ in _SERVING or verb.dep_ == "relcl") and _is_done(verb)
    return grammar.doers(verb) if serves else []


def _just_before(as_: "Token") -> list["Token"]:
    """The "Oman" of "signed on Friday with Oman and Kenya as go-betweens", wherever the parser hangs the phrases."""
    last = as_.nbor(-1) if as_.i else as_
    while last.dep_ in {"conj", "compound"}:
        last = last.head
    return [last] if last.dep_ == "pobj" and last.head.lower_ == "with" else []
