"""How far an event has come, as told: tense, modality, negation. What is denied, wished or imagined is none."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.domain.report import Status
from app.ingest import lexicon
from app.ingest.describing import described
from app.ingest.governing import governed
from app.ingest.told import Told
from app.language import grammar
from app.language.triggers import Hit, light_verb
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

_FUTURE = lexicon.words("standing", "future")
_UNREAL = lexicon.words("standing", "unreal")
_CONDITIONS = lexicon.words("standing", "conditions")
_SAYING = lexicon.words("standing", "saying")
_SUPPOSING = lexicon.words("standing", "supposing")
_SHOWING = lexicon.words("standing", "showing")
_DUE = lexicon.words("standing", "due")
_REALISING = lexicon.words("standing", "realising") | lexicon.words("standing", "promising")
_ENDING = lexicon.words("standing", "ending")
_WISHING = lexicon.words("standing", "wishing")
_NOBODY = lexicon.words("standing", "nobody")
_PROMISING = lexicon.words("standing", "promising")  # "agreed that both would free 157 prisoners"
_UPCOMING = lexicon.words("standing", "upcoming")
_LASTING = lexicon.words("standing", "lasting")
_VERBS = frozenset({"VERB", "AUX"})
_LASTS = frozenset({"strike", "swap", "battle", "withdrawal"})  # kinds that can be under way at the time of writing
_UNDER_WAY = frozenset({"ongoing", "continuing", "continued"})  # before a noun
_DEMANDING = frozenset({"demand", "insist", "urge", "require", "ask", "request"})
_AIMS = frozenset({"goal", "aim", "objective", "purpose", "task", "plan", "idea", "mission", "intention"})
_OPENING = frozenset({"open", "begin", "start", "resume", "reconvene", "follow"})
_TRIPS = frozenset({"trip", "visit", "journey"})
_PERCEIVING = frozenset({"hear", "see", "feel"})
_ATTEMPTING = frozenset({"try", "attempt"})
_ATTEMPTS = frozenset({"attempt", "effort", "bid"})
_HAPPENING = frozenset(
    {"happen", "occur", "be", "begin", "start", "resume", "materialise", "materialize", "follow", "take", "come"}
)
_TAKING_PLACE = frozenset({"end", "begin", "start", "open", "take", "conclude", "close", "finish", "last", "run"})
_FINISHING = frozenset({"finish", "complete", "conclude", "carry", "conduct", "begin", "start", "end"})
_REPELLING = frozenset({"drive", "force", "push", "beat", "throw", "fight", "repel"})
_STAGED = frozenset({"set", "slate", "schedule"})
_DAYS = frozenset({"day", "week", "month"})
_SIGNS = frozenset({"sign", "evidence", "indication", "hint", "proof", "suggestion"})
_PROCEEDING = frozenset({"go", "take", "proceed", "happen"})
_FUTURE_OR_SAID = lexicon.words("standing", "future") | {"would"}
_ASSAULTING = frozenset({"advance", "attack", "storm", "push", "break", "assault", "cross"})
_REPORTS = frozenset({"report", "claim", "allegation", "rumour", "rumor", "suggestion", "talk"})
_BEING = frozenset({"be", "remain"})
_POSSIBLE = frozenset({"possible", "impossible", "conceivable", "unlikely", "inevitable"})
_UNTRUE = frozenset({"untrue", "false", "wrong", "baseless", "unfounded", "fabricated"})
_DENYING = lexicon.words("attacking", "denying")
_HARDLY = frozenset({"no", "little", "few", "scant"})
_BARELY = frozenset({"hardly", "barely", "scarcely"})
_ARRANGING = frozenset({"plan", "schedule", "slate", "agree", "announce", "set", "fix", "promise", "expect", "arrange"})
_PROMISES = frozenset({"undertaking", "promise", "pledge", "commitment", "assurance", "guarantee"})
_PLANNING = frozenset({"plan", "schedule", "slate"})
_READY = frozenset({"willing", "ready", "poised", "prepared", "unwilling", "reluctant"})
_GOING = lexicon.words("placing", "going") | {"descend"}
_QUOTES = frozenset({'"', "“", "``", "‘", "'"})
_ORDINALS = lexicon.words("standing", "ordinals")


def standing(hit: Hit) -> Told:
    """The status of what the trigger tells."""
    verb = hit.token if hit.verbal else light_verb(hit.token)
    return (
        _asked(hit.token)
        or _told_behind(hit)
        or _is_of_outcome(hit)
        or _denied(hit.token, verb)
        or _missed(hit.token, verb)
        or _asked_about(verb)
        or _imagined(hit.token, verb)
        or _modified(hit.token)
        or _only_grows(hit)
        or governed(hit)
        or described(hit)
        or _by_tense(hit, verb)
        or Told(Status.OCCURRED, "status.told")
    )


def _asked(token: "Token") -> Told | None:
    return Told(None, "status.question", "?") if token.doc.text.rstrip().endswith("?") else None


def _asked_about(verb: "Token | None") -> Told | None:
    """ "It leaves open who governs, when the last soldier withdraws, what becomes of the rest"."""
    if verb is None or verb.tag_ not in {"VBZ", "VBP"}:
        return None
    asks = any(child.lower_ in {"when", "whether"} for child in verb.children)
    beside = any(child.tag_ == "WP" for child in verb.head.children)
    return Told(None, "status.question", verb.text) if asks and beside else None


def _told_behind(hit: Hit) -> Told | None:
    """ "No truce was agreed at the talks, which ended in Geneva on Friday": that they took place is told behind."""
    if hit.verbal:
        return None
    clauses = (child for child in hit.token.children if child.dep_ == "relcl" and child.tag_ == "VBD")
    told = next(
        (clause for clause in clauses if clause.lemma_ in _TAKING_PLACE and not grammar.is_negated(clause)), None
    )
    return Told(Status.OCCURRED, "status.told-behind", told.text) if told is not None else None


def _is_of_outcome(hit: Hit) -> Told | None:
    """ "Stormed the base before they were driven back": how the attack of the sentence ended, and none of its own."""
    verb = hit.token
    ends = hit.verbal and hit.trigger.kind == "battle" and verb.lemma_ in _REPELLING and grammar.is_passive(verb)
    if not ends or verb.dep_ not in {"advcl", "conj"} or grammar.particle(verb).isdisjoint({"back", "off"}):
        return None
    return Told(None, "status.outcome", verb.text)


def _denied(token: "Token", verb: "Token | None") -> Told | None:
    for word in (token, verb):
        if word is None:
            continue
        negated = grammar.is_negated(word) and not _is_not_only(word)
        if negated and _is_called_off(word, token):
            return Told(Status.CANCELLED, "status.called-off", word.text)
        if (
            _is_without(word)
            or _is_of_the_fallen(word)
            or _is_hardly_any(word)
            or _is_said_not_to_be(word)
            or _is_rumoured(word)
            or _is_stayed_away_from(word)
            or (negated and not _is_of_its_outcome(token, word))
        ):
            return Told(None, "status.denied", word.text)
        if _is_wish(word) or _is_possibility(word):
            return Told(None, "status.wished" if _is_wish(word) else "status.possible", word.text)
        if _is_unsigned(word) or _is_yet_to_be(word) or _is_ended(word):
            return Told(None, "status.ended" if _is_ended(word) else "status.not-yet", word.head.text)
        subjects = grammar.own_subjects(word) if word.pos_ in _VERBS else []
        if any(grammar.is_negated(each) or each.lower_ in _NOBODY for each in subjects):
            return Told(None, "status.denied", word.text)
    return None


def _is_of_the_fallen(word: "Token") -> bool:
    """ "To recover the bodies of those killed in the fighting": of whom it is told, and not of how they died."""
    killed = word.head.head
    within = word.dep_ == "pobj" and word.head.lower_ in {"in", "during"} and killed.dep_ in {"acl", "relcl"}
    dead = (each.lemma_.lower() for each in grammar.governors(killed))
    return within and killed.lemma_ == "kill" and any(each in wording().classes["dead"] for each in dead)


def _is_without(word: "Token") -> bool:
    """ "Ended without talks", "without a deal on a withdrawal", "no agreement on a swap"."""
    if word.dep_ in {"pobj", "pcomp"} and word.head.lower_ == "without":
        return True
    deal = word.head.head if word.dep_ == "pobj" else word
    accord = deal is not word and deal.pos_ == "NOUN" and deal.lemma_.lower() in wording().classes["accord"]
    return accord and (grammar.is_negated(deal) or _is_without(deal))


def _is_hardly_any(word: "Token") -> bool:
    """ "Has seen hardly any fighting", "little fighting", "few clashes"; not "a few clashes"."""
    before = [child for child in word.children if child.i < word.i]
    any_ = any(child.lower_ == "any" and child.i and child.nbor(-1).lower_ in _BARELY for child in before)
    few = any(child.lower_ in _HARDLY - {"no"} for child in before) and not any(c.lower_ in {"a", "an"} for c in before)
    return word.pos_ == "NOUN" and (any_ or few)


def _is_wish(word: "Token") -> bool:
    """ "A truce is the aim"."""
    return word.lemma_ in _BEING and any(child.dep_ == "attr" and child.lemma_ in _WISHING for child in word.children)


def _is_possibility(word: "Token") -> bool:
    """ "Strikes remain possible"."""
    return word.lemma_ in _BEING and any(child.dep_ == "acomp" and child.lower_ in _POSSIBLE for child in word.children)


def _is_of_its_outcome(token: "Token", verb: "Token") -> bool:
    """ "The summit did not change that", "the withdrawal did not last": it was, but brought nothing about."""
    if token is verb or verb.pos_ != "VERB" or grammar.is_passive(verb) or verb.lemma_ in _HAPPENING:
        return False
    return any(token == each or token in each.subtree for each in grammar.own_subjects(verb))


def _is_called_off(verb: "Token", token: "Token") -> bool:
    """ "The talks will not go ahead", "a swap planned for Monday did not take place": what had been planned."""
    planned = any(child.dep_ in {"relcl", "acl"} and child.lemma_ in _ARRANGING for child in token.children)
    if verb.lemma_ not in _PROCEEDING or not (planned or grammar.auxiliaries(verb) & _FUTURE_OR_SAID):
        return False
    if after_all := any(
        word.lower_ == "after" and word.nbor().lower_ == "all" for word in verb.subtree if word.i + 1 < len(verb.doc)
    ):
        return after_all
    whole = verb.lemma_ not in {"go", "take"} or any(child.lower_ in {"ahead", "place"} for child in verb.children)
    return whole and any(token == each or token in each.subtree for each in grammar.own_subjects(verb))


def _is_stayed_away_from(word: "Token") -> bool:
    """ "They would take no further part in the talks"."""
    part = word.head.head if word.dep_ == "pobj" and word.head.lower_ == "in" else word
    if part.lemma_ == "take":  # the parser hangs "in the talks" on the verb as well
        part = next((child for child in part.children if child.dep_ == "dobj"), part)
    return part.lemma_ in {"part", "role"} and any(child.lower_ == "no" for child in part.children)


def _is_said_not_to_be(word: "Token") -> bool:
    """ "Denied that new talks were planned"."""
    clauses = (each for each in (word, *grammar.governors(word)) if each.dep_ == "ccomp")
    return any(each.head.lemma_ == "deny" and not grammar.is_negated(each.head) for each in clauses)


def _is_rumoured(word: "Token") -> bool:
    """ "Dismissed reports of a new assault", "reports that they met were untrue": what somebody says was not."""
    report = next((each for each in grammar.governors(word) if each.lemma_ in _REPORTS), None)
    untrue = report is not None and any(child.lower_ in _UNTRUE for child in report.head.children)
    return untrue or (report is not None and report.dep_ == "dobj" and report.head.lemma_ in _DENYING)


def _is_unsigned(word: "Token") -> bool:
    """ "There was little sign that a truce had come nearer"."""
    told = word.dep_ in {"acl", "ccomp"} and word.head.lemma_ in _SIGNS
    return told and any(child.lower_ in _HARDLY for child in word.head.children)


def _is_yet_to_be(word: "Token") -> bool:
    """ "Has yet to sign": what has not been done."""
    return word.dep_ == "xcomp" and any(child.lower_ == "yet" for child in word.head.children)


def _is_ended(word: "Token") -> bool:
    """ "stopped firing", "refrain from attacking", "a deal to end the fighting"."""
    if word.dep_ in {"xcomp", "pcomp"}:
        return any(each.lemma_ in _ENDING for each in (word.head, word.head.head))
    if word.dep_ == "pobj" and word.head.lower_ == "to":  # "lead to an end to the fighting"
        declared = word.lemma_.lower() in wording().classes["quiet"]  # "declared an end to the truce"
        return word.head.head.lower_ in {"end", "halt", "stop", "pause"} and not declared
    aim = "to" in grammar.auxiliaries(word.head) or word.head.dep_ == "pcomp"
    return word.dep_ == "dobj" and word.head.lemma_ in _ENDING | {"end"} and aim


def _is_not_only(word: "Token") -> bool:
    negations = (child for child in word.children if child.dep_ == "neg" and child.i + 1 < len(word.doc))
    return any(
        child.nbor().lower_ in {"only", "just", "merely", "long"} or child.nbor().pos_ == "NUM" for child in negations
    )  # "not 24 hours after it had promised"


def _imagined(token: "Token", verb: "Token | None") -> Told | None:
    """Conditions, possibilities, wishes: "if", "could", "would" outside reported speech."""
    wanted = _wanted(verb) if verb is not None else None
    if wanted is not None:
        return wanted
    for word in _upwards(token, verb):
        if any(child.dep_ == "mark" and child.lower_ in _CONDITIONS for child in word.children):
            return Told(None, "status.condition", word.text)
        if word.lemma_ in _SHOWING and word.dep_ == "xcomp" and grammar.is_passive(word.head):
            return Told(None, "status.said-to-show", word.text)
        auxiliaries = grammar.auxiliaries(word)
        if auxiliaries & _UNREAL and (word is token or word.lemma_ not in _SAYING):
            return _possible(word, auxiliaries)
        if "would" in auxiliaries and word.lemma_ != "like":
            return _put_off(token, word) or _would(word)
        if word.dep_ in {"ccomp", "ROOT", "relcl", "advcl"} and grammar.own_subjects(word):
            break
    supposed = any(word.lemma_.lower() in _SUPPOSING for word in grammar.modifiers(token))
    return Told(None, "status.supposed", token.text) if supposed else None


def _possible(verb: "Token", auxiliaries: set[str]) -> Told | None:
    """What only may be; but talks that "should open in Oslo on 10 March" are planned, and "agreed that they should".

    What people "could hear" is.
    """
    if "could" in auxiliaries and verb.lemma_ in _PERCEIVING:
        return None
    if "should" in auxiliaries and verb.dep_ == "ccomp" and verb.head.lemma_ == "agree":
        return Told(Status.AGREED, "status.agreed", verb.head.text)
    if "should" in auxiliaries and verb.lemma_ in _OPENING and verb.dep_ in {"ROOT", "conj"}:
        return Told(Status.PLANNED, "status.should", verb.text)
    return Told(None, "status.possible", " ".join(sorted(auxiliaries)))


def _is_order(verb: "Token") -> bool:
    """ ""Begin to pull out," he told the general": a bare verb at the head of what is quoted."""
    quoted = verb.i > 0 and verb.nbor(-1).text in _QUOTES
    return verb.tag_ == "VB" and quoted and not grammar.auxiliaries(verb) and not grammar.own_subjects(verb)


def _wanted(verb: "Token") -> Told | None:
    """ "will withdraw unless …", "demands that Kyiv withdraw", ""Begin to pull out," he told them"."""
    ordered = next((word for word in (verb, *grammar.governors(verb)) if _is_order(word)), None)
    if ordered is not None:
        return Told(None, "status.ordered", ordered.text)
    if verb.dep_ == "xcomp" and _is_ready(verb.head):
        return Told(None, "status.readiness", verb.head.text)
    if any(mark.lower_ == "unless" for child in verb.children for mark in child.children):
        return Told(None, "status.threatened", "unless")
    return Told(None, "status.demanded", f"that … {verb.text}") if _is_subjunctive(verb) else None


def _is_ready(word: "Token") -> bool:
    """ "Is poised to storm it", "got ready to win it back"."""
    return word.lower_ in _READY or any(child.dep_ == "acomp" and child.lower_ in _READY for child in word.children)


def _is_subjunctive(verb: "Token") -> bool:
    """ "demands that Kyiv withdraw", "that troops withdraw, as it demands": a bare verb beside a word of demanding."""
    if verb.tag_ not in {"VB", "VBP"} or grammar.auxiliaries(verb):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in _VERBS and not grammar.own_subjects(verb):
        verb = verb.head  # "demands that the rebels halt and take part in the talks"
    that = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)
    subjects = [child for child in grammar.own_subjects(verb) if not any(c.dep_ == "conj" for c in child.children)]
    disagrees = any(child.tag_ in {"NN", "NNP"} for child in subjects)
    demanded = any(word.lemma_.lower() in _DEMANDING for word in verb.doc)
    return (that and disagrees) or (demanded and (that or disagrees))


def _upwards(token: "Token", verb: "Token | None") -> Iterator["Token"]:
    """The trigger and the words above it, but not past the preposition of an adjunct.

    "Under the truce, troops should have left" says nothing against the truce.
    """
    yield token
    step = token
    for word in grammar.governors(token):
        adjunct = step.dep_ == "prep" and step.lower_ not in {"of", "to", "for"}
        if verb is None and adjunct and word.pos_ in _VERBS:
            return
        if step.dep_ == "advcl" and step.tag_ == "VBG" and step.lemma_ in _SAYING:  # "must be settled, it said, adding"
            return
        yield word
        step = word


def _put_off(token: "Token", verb: "Token") -> Told | None:
    """ "Said they would put off an exchange of prisoners": they have decided that it is not to be."""
    off = verb.lemma_ in wording().modality["cancel"] or grammar.calls_off(verb)
    told = off and token in grammar.undergoers(verb) and _would(verb).status is not None
    return Told(Status.CANCELLED, "status.called-off", verb.text) if told else None


def _would(word: "Token") -> Told:
    """Reported future ("said he would meet him on Monday") is a plan, unless a condition hangs on it."""
    marks = (child for other in _without_next(word) for child in other.children if child.dep_ == "mark")
    conditional = any(mark.lower_ in _CONDITIONS | {"until"} for mark in marks)
    below = any(child.dep_ in {"ccomp", "parataxis"} and child.lemma_ in _SAYING for child in word.children)
    first = word  # "said that there was progress and that both sides would meet"
    while first.dep_ == "conj" and first.head.pos_ in _VERBS:
        first = first.head
    reported = below or (word.dep_ in {"ccomp", "conj"} and word.head.lemma_ in _SAYING)
    reported = reported or (first.dep_ == "ccomp" and first.head.lemma_ in _SAYING)
    reported = reported or any(each.i > word.i and each.lemma_ in _SAYING for each in grammar.governors(word))
    sworn = first.dep_ in {"acl", "ccomp"} and first.head.lemma_ in _PROMISES  # "an undertaking that all would leave"
    if (sworn or (first.dep_ == "ccomp" and first.head.lemma_ in _PROMISING)) and not conditional:
        return Told(Status.AGREED, "status.agreed", first.head.text)
    if reported and not conditional:
        return Told(Status.PLANNED, "status.reported-future", "would")
    return Told(None, "status.condition", "would")


def _without_next(verb: "Token") -> Iterator["Token"]:
    """The verb with all below it but the next of its kind: "would leave and keep away until they came"."""
    yield verb
    for child in verb.children:
        if child.dep_ != "conj":
            yield from child.subtree


def _modified(token: "Token") -> Told | None:
    """ "upcoming talks", "a planned withdrawal", "the proposed truce", "a cancelled summit"."""
    cancelling = wording().modality["cancel"]
    for word in () if token.pos_ == "VERB" else grammar.modifiers(token):
        lemma = word.lemma_.lower()
        if word.lower_ in _UPCOMING and word.nbor(-1).text != "-":  # "in a pre-planned exchange"
            above = light_verb(token)
            if above is not None and above.tag_ == "VBD" and above.lemma_ in _FINISHING:
                continue  # "finished a planned withdrawal"
            off = above is not None and (above.lemma_ in cancelling or grammar.calls_off(above))
            if off:  # "cancelled a planned meeting"
                return Told(Status.CANCELLED, "status.called-off", word.text)
            return Told(Status.PLANNED, "status.modifier", word.text)
        if word.dep_ == "amod" and lemma in {"proposed", "propose", "suggested", "suggest"}:
            return Told(Status.PROPOSED, "status.modifier", word.text)
        if word.dep_ == "amod" and word.tag_ == "VBN" and lemma in cancelling:
            return Told(Status.CANCELLED, "status.modifier", word.text)
    return _planned_behind(token)


def _planned_behind(token: "Token") -> Told | None:
    """ "Talks planned in Ankara", "a summit that is scheduled for Friday"; not "talks planned for May were put off"."""
    verb = light_verb(token) if token.pos_ == "NOUN" else None
    if verb is not None and verb.tag_ in {"VBD", "VBN"}:
        return None
    for clause in token.children if token.pos_ == "NOUN" else ():
        bare = clause.dep_ == "acl" and clause.tag_ == "VBN"
        now = clause.dep_ == "relcl" and not grammar.auxiliaries(clause).isdisjoint({"is", "are"})
        if clause.lemma_ in _PLANNING and (bare or now) and not grammar.is_negated(clause):
            return Told(Status.PLANNED, "status.planned-behind", clause.text)
    return None


def _only_grows(hit: Hit) -> Told | None:
    """ "Their attacks had become markedly stronger": how they fare on the whole, and none of them."""
    verb = hit.token.head
    attacks = not hit.verbal and hit.trigger.kind in {"strike", "battle"} and hit.token.dep_ == "nsubj"
    grows = verb.lemma_ in {"become", "grow"} and any(child.dep_ == "acomp" for child in verb.children)
    return Told(None, "status.trend", verb.text) if attacks and grows else None


def _by_tense(hit: Hit, verb: "Token | None") -> Told | None:
    if hit.trigger.kind != "agreement" and (goes_on := _goes_on(hit.token)):
        return goes_on
    if verb is None:
        above = next((word for word in grammar.governors(hit.token) if word.pos_ in _VERBS), None)
        return _going(hit, above) or _lasting(hit, above) if above is not None else None
    return _going(hit, verb) or _future(hit, verb) or _present(hit, verb)


def _going(hit: Hit, verb: "Token") -> Told | None:
    """ "Are travelling to Doha for talks", "are descending on it": those are still to come."""
    now = any(child.dep_ == "aux" and child.tag_ in {"VBP", "VBZ"} and child.lemma_ == "be" for child in verb.children)
    if hit.trigger.kind != "talks" or verb.lemma_ not in _GOING or verb.tag_ != "VBG" or not now:
        return None
    return Told(Status.PLANNED, "status.going-to", verb.text)


def _future(hit: Hit, verb: "Token") -> Told | None:
    auxiliaries = grammar.auxiliaries(verb)
    if verb.tag_ == "VB" and verb.dep_ == "ROOT" and "to" in auxiliaries:
        return Told(Status.PLANNED, "status.headline-infinitive", f"to {verb.text}")  # "Libya, Switzerland to meet"
    if auxiliaries & _FUTURE:
        return Told(_promised(hit), "status.future", " ".join(sorted(auxiliaries)))
    if _is_aim(verb):
        return Told(None, "status.purpose", verb.head.text)
    return _is_due(hit, verb) if _is_to(verb) else None


def _is_due(hit: Hit, verb: "Token") -> Told:
    if hit.trigger.kind == "agreement" and _is_before(verb):
        return Told(None, "status.timing", verb.text)
    if _is_called_off_after(verb):
        return Told(Status.CANCELLED, "status.called-off", verb.text)
    due = any(child.lower_ == "due" for child in verb.head.children)
    return Told(Status.PLANNED if due else _promised(hit), "status.is-to", verb.text)


def _is_before(verb: "Token") -> bool:
    """ "Renewed their truce, hours before it was to run out": the end that did not come."""
    clause = verb.head if verb.dep_ == "xcomp" else verb
    return clause.dep_ == "advcl" and any(
        child.dep_ == "mark" and child.lower_ == "before" for child in clause.children
    )


def _present(hit: Hit, verb: "Token") -> Told | None:
    lasting = _lasting(hit, verb)
    sought = hit.trigger.kind == "agreement" and verb.head.lemma_ in _GOING and "to" in grammar.auxiliaries(verb)
    aim = sought or _is_purpose(verb, assault=hit.trigger.kind == "battle")
    if lasting is None and aim and not _is_where_it_failed(hit, verb):
        return Told(None, "status.purpose", f"to {verb.text}")
    return lasting


def _is_where_it_failed(hit: Hit, verb: "Token") -> bool:
    """ "Failed to reach a deal at talks in Doha": the talks were held."""
    at = hit.token.dep_ == "pobj" and hit.token.head.lower_ in {"at", "during", "in"}
    return hit.trigger.kind == "talks" and at and verb.head.lemma_ in {"fail", *_ATTEMPTING}


def _goes_on(token: "Token") -> Told | None:
    """ "ongoing negotiations", "talks are under way", "for a second day", "reached its fifth day"."""
    before = next((word for word in grammar.modifiers(token) if word.lower_ in _UNDER_WAY), None)
    if before is not None:
        return Told(Status.ONGOING, "status.under-way", before.text)
    if token.dep_ in {"nsubj", "nsubjpass"} and token.head.lemma_ == "be" and grammar.is_present(token.head):
        said = [*token.head.children, *(each for child in token.head.children for each in child.children)]
        if any(word.lower_ in {"underway", "way"} and word.i > token.head.i for word in said):
            return Told(Status.ONGOING, "status.under-way", token.head.text)
    for word in grammar.clause(token):
        if word.lemma_ in _DAYS and any(child.lower_ in _ORDINALS for child in word.children):
            entered = word.dep_ == "dobj" and word.head.lemma_ in {"enter", "reach"}
            if entered or (word.dep_ == "pobj" and word.head.lower_ in {"for", "into"}):
                return Told(Status.ONGOING, "status.for-so-long", word.text)
    return None


def _promised(hit: Hit) -> Status:
    """A swap that will be is one that the sides have agreed; nobody announces another's prisoners."""
    return Status.AGREED if hit.trigger.kind == "swap" else Status.PLANNED


def _is_aim(word: "Token") -> bool:
    """ "The goal was to seize the corridor", "talks aimed at reaching a deal"."""
    if word.dep_ == "pcomp" and word.head.lower_ == "at" and word.head.head.lemma_ == "aim":
        return True
    subjects = grammar.own_subjects(word.head) if word.dep_ == "xcomp" and word.head.lemma_ == "be" else []
    return any(each.lemma_ in _AIMS for each in subjects)


def _is_to(word: "Token") -> bool:
    """ "is to hand over", "are due to meet", "talks are to begin", "are set to resume", "the handover is due"."""
    if word.dep_ == "xcomp" and "to" in grammar.auxiliaries(word):
        must = word.head.lemma_ == "have" and word.head.tag_ != "VBD"  # "had to give up the town": and did
        return word.head.lemma_ == "be" or must or word.head.lower_ in _DUE
    if word.dep_ == "pcomp" and word.head.lower_ == "with" and "to" in grammar.auxiliaries(word):
        return True  # "agreed on a swap, with each side to hand over 500"
    if word.lemma_ != "be" and not (word.lemma_ in _STAGED and grammar.is_passive(word)):
        return False
    infinitive = any(child.dep_ == "xcomp" and "to" in grammar.auxiliaries(child) for child in word.children)
    return infinitive or any(child.lower_ in _DUE for child in word.children)


def _missed(token: "Token", verb: "Token | None") -> Told | None:
    missed = (word for word in (token, verb) if word is not None and _was_to_have_been(word))
    word = next((word for word in missed if not _is_called_off_after(word)), None)
    return Told(None, "status.did-not-come", word.text) if word is not None else None


def _was_to_have_been(word: "Token") -> bool:
    """ "The talks were to have opened on Monday": they did not."""
    for verb in (word, *(child for child in word.children if child.dep_ == "xcomp")):
        past = verb.head.lemma_ == "be" and verb.head.tag_ == "VBD" and verb.dep_ == "xcomp"
        if past and {"to", "have"} <= grammar.auxiliaries(verb):
            return True
    return False


def _is_called_off_after(verb: "Token") -> bool:
    """ "Were to meet in Granada, but the president cancelled": what "but" tells of the plan."""
    behind = next((word.i for word in verb.doc.tokens[verb.i :] if word.lower_ == "but"), len(verb.doc))
    verbs = [word for word in verb.doc.tokens[behind:] if word.pos_ in _VERBS]
    cancelled = any(word.lemma_ in wording().modality["cancel"] for word in verbs)
    return cancelled or any(map(grammar.calls_off, verbs))


def _is_purpose(word: "Token", *, assault: bool) -> bool:
    """ "in order to seize the town", "to agree and sign a deal": an aim, not a deed; but "went on to seize it".

    ``assault``: an attempt at it that was beaten off is one.
    """
    told = word.tag_ == "VBD" and word.head.tag_ == "VB"  # "attacked to regain the town and shelled the hills"
    if word.dep_ == "conj" and not (told or grammar.auxiliaries(word) or grammar.own_subjects(word)):
        word = word.head
    auxiliaries = grammar.auxiliaries(word)
    if (
        any(child.dep_ == "dobj" and child.lemma_ in _TRIPS for child in word.head.children)
        or word.head.lemma_ in _TRIPS
    ):
        return False  # "made a quick trip to Oslo to meet him"
    infinitive = "to" in auxiliaries and "have" not in auxiliaries and word.dep_ in {"advcl", "acl", "xcomp"}
    if word.dep_ == "xcomp" and word.head.lemma_ == "have":
        return False  # "had to give up the town": and did
    if assault and word.lemma_ in _ASSAULTING and _is_attempting(word.head):
        return False  # "tried to advance on the town": that is to attack, however it ended
    return infinitive and word.head.lemma_ not in _REALISING and not (assault and _is_beaten_off(word.head))


def _is_attempting(verb: "Token") -> bool:
    """ "Tried to", "are trying to", "made several attempts to": at it, and not only meaning to."""
    if verb.pos_ == "NOUN" or verb.lemma_ == "make":
        made = verb if verb.lemma_ == "make" else verb.head
        attempts = [verb] if verb is not made else [child for child in verb.children if child.dep_ == "dobj"]
        return (
            made.lemma_ == "make" and made.tag_ in {"VBD", "VBN"} and any(each.lemma_ in _ATTEMPTS for each in attempts)
        )
    trying = verb.tag_ == "VBG" and any(child.lemma_ == "be" and child.dep_ == "aux" for child in verb.children)
    return verb.lemma_ in _ATTEMPTING and (verb.tag_ == "VBD" or trying)


def _is_beaten_off(word: "Token") -> bool:
    """ "tried to recapture the town but was beaten back": an attempt of which it is told how it went."""
    went_on = any(child.lower_ == "but" for each in (word, *word.subtree) for child in each.children)
    return word.lemma_ in _ATTEMPTING and went_on


def _lasting(hit: Hit, word: "Token") -> Told | None:
    kind = hit.trigger.kind
    trying = word.dep_ == "xcomp" and word.head.tag_ == "VBG" and _is_attempting(word.head)
    if kind == "battle" and trying and word.lemma_ in _ASSAULTING:
        return Told(Status.ONGOING, "status.under-way", word.head.text)  # "are trying to push them out"
    now = (kind in _LASTS or (kind == "talks" and word.lemma_ not in _LASTING)) and _is_under_way(word)
    if now or (kind in _LASTS - {"swap"} and _was_under_way(word)):
        return Told(Status.ONGOING, "status.under-way", word.text)
    return None


def _was_under_way(word: "Token") -> bool:
    """ "Columns were moving on the town", "said that its troops were advancing": no other deed is told beside it."""
    was = any(child.lemma_ == "be" and child.tag_ == "VBD" for child in word.children if child.dep_ == "aux")
    beside = any(child.dep_ == "advcl" and child.tag_ in {"VBD", "VBN"} for child in word.children)
    alone = not beside and not any(child.dep_ == "expl" for child in word.children)  # "there was fighting"
    return word.tag_ == "VBG" and was and alone and word.dep_ in {"ROOT", "ccomp"}


def _is_under_way(word: "Token") -> bool:
    """ "are pressing towards", "continue to hammer", "are still shelling", "were already pulling back"."""
    above = word.head.lemma_ in _LASTING and word.dep_ in {"xcomp", "ccomp", "advcl"}
    if word.lemma_ in _LASTING or above:
        return True
    adverbs = {child.lower_ for child in word.children}
    now = {"VBP", "VBZ", "VBD"} if adverbs & {"already", "still"} else {"VBP", "VBZ"}
    auxiliaries = [child for child in word.children if child.dep_ == "aux"]
    has_been = {child.lower_ for child in auxiliaries} & {"been"} and any(c.tag_ in {"VBP", "VBZ"} for c in auxiliaries)
    being = bool(has_been) or any(child.lemma_ == "be" and child.tag_ in now for child in auxiliaries)
    still = "still" in adverbs and "had" not in {child.lower_ for child in auxiliaries}
    return (word.tag_ == "VBG" and being) or (word.tag_ in {"VBP", "VBZ", "VBG"} and still)
