"""What the words above a trigger make of it: demanded, threatened, proposed, agreed, planned, called off."""

from typing import TYPE_CHECKING

from app.domain.report import Status
from app.ingest import lexicon
from app.ingest.told import Told
from app.language import grammar
from app.language.triggers import Hit
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

_SAYING = lexicon.words("standing", "saying")
_PROMISING = lexicon.words("standing", "promising")
_FACTUAL = lexicon.words("standing", "factual")
_REFUSING = lexicon.words("standing", "refusing")
_OFFERING = lexicon.words("standing", "offering")
_ANNOUNCED = lexicon.words("standing", "announced")
_STOPS = frozenset({"nsubj", "advcl", "relcl", "nsubjpass"})
_COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp", "pobj", "acl", "pcomp", "prep", "nsubjpass", "attr", "oprd"})
_COMPLEMENTS |= {"advcl", "nsubj", "compound", "relcl", "dative", "conj"}
_PROPOSED = frozenset({"dobj", "xcomp", "ccomp", "pcomp", "acl", "nsubjpass", "pobj"})
_PROMISED = frozenset({"xcomp", "ccomp", "acl", "prep", "dobj", "pcomp"})
_PLANNED = frozenset({"xcomp", "ccomp", "dobj", "nsubjpass", "acl", "pcomp"})
_TO = frozenset({"to", "of", "for", "at"})
_ABOUT = frozenset({"on", "about", "over"})
_ATTEMPTING = frozenset({"try", "attempt", "fail"})
_PROLONGING = frozenset({"prolong", "extend", "renew"})
_TASKING = frozenset({"charge", "task", "entrust", "assign", "appoint", "mandate"})
_ORDERING = frozenset({"order", "instruct", "command"})  # "ordered the garrison to leave"
_BREACHING = frozenset({"violate", "breach", "break", "infringe", "flout", "ignore", "disregard", "sabotage"})
_BINDING = frozenset({"bind", "oblige", "commit", "require", "provide"})
_PAPERS = frozenset({"text", "document", "paper", "memorandum", "it", "roadmap", "clause", "article"})
_UNDERTAKEN = frozenset({"swap", "withdrawal", "talks"})
_AIMS = frozenset({"aim", "goal", "objective", "purpose", "view", "intention", "hope", "prospect"})
_AWAITING = frozenset({"expect", "prepare"})
_ATTACKS = frozenset({"strike", "battle"})
_TABLES = frozenset({"talks", "swap", "agreement"})
_PUTTING_OFF = {
    "call": frozenset({"off"}),
    "put": frozenset({"off", "back"}),
    "push": frozenset({"back"}),
    "hold": frozenset({"up"}),
    "be": frozenset({"off"}),
    "fall": frozenset({"through"}),
}
_MADE_AT = frozenset({"at", "during", "after", "following"})  # behind what is made there
_DAYS = grammar.WEEKDAYS | {"today", "yesterday", "overnight", "night", "morning", "dawn", "hours"}
_HANDING = frozenset({"hand", "present", "submit", "send", "table", "put", "circulate", "unveil", "receive"})
_PLANS = frozenset({"plan", "proposal", "draft", "blueprint", "outline"})
_ARRANGED = frozenset({"suppose", "schedule", "plan", "slate", "set", "expect", "be"})
_STANDSTILLS = frozenset(
    {"deadlock", "impasse", "stalemate", "disagreement", "difference", "dispute", "row", "quarrel"}
)
_HEIGHT = 5  # words upwards: farther off the complement is another matter


def governed(hit: Hit) -> Told | None:
    """What the governing words say of the trigger, the nearest first; None where they say nothing."""
    task = _task(hit)
    return Told(None, "status.task", task.text) if task is not None else _governed(hit)


def _governed(hit: Hit) -> Told | None:
    step = hit.token
    for height, word in enumerate(grammar.governors(hit.token)):
        in_turn = step.dep_ == "prep" and step.lower_ in grammar.IN_TURN | {"following"}
        bound = _is_bound(hit, word, step)
        aside = in_turn or (not bound and _is_adjunct(step, word))  # "agreed on a plan following a meeting"
        if height >= _HEIGHT or step.dep_ not in _COMPLEMENTS or aside:
            return None
        if bound or _shares_promise(step, word) or _is_agreed_on(hit, word, step):
            return Told(Status.AGREED, "status.agreed", word.text)
        if step.dep_ in _STOPS and not _is_frame(step, word):
            return None
        found = None if step.dep_ == "conj" else _judged(hit, word, step)
        if found is not None:
            return found
        if step.dep_ == "ccomp" and word.lemma_ in _SAYING:
            return None
        step = word
    return None


def _task(hit: Hit) -> "Token | None":
    """ "Whom the African Union has charged with mediating", "appointed to lead the talks": what is to be done."""
    for word in (hit.token, *grammar.governors(hit.token)) if hit.trigger.kind == "talks" else ():
        if word.head.lemma_ in _TASKING and (word.lower_ == "with" or word.dep_ == "xcomp"):
            return word.head
        if word.dep_ not in _COMPLEMENTS:
            break
    return None


def _is_agreed_on(hit: Hit, word: "Token", step: "Token") -> bool:
    """ "Reached agreement on an exchange of prisoners": not yet done."""
    accord = word.pos_ == "NOUN" and word.lemma_.lower() in wording().classes["accord"]
    return hit.trigger.kind == "swap" and accord and step.lower_ in {"on", "to"}


def _is_bound(hit: Hit, word: "Token", step: "Token") -> bool:
    """ "The accord obliges Kigali to pull out", "the text provides for an exchange": agreed, not done."""
    if hit.trigger.kind not in _UNDERTAKEN or word.lemma_ not in _BINDING or grammar.is_negated(word):
        return False
    accord = wording().classes["accord"] | _PAPERS
    binding = [word.head] if word.dep_ == "relcl" else grammar.own_subjects(word)
    by_accord = any(each.lemma_.lower() in accord for each in binding)
    return by_accord and (step.lower_ == "for" or "to" in grammar.auxiliaries(step))


def _is_adjunct(step: "Token", word: "Token") -> bool:
    """ "announced it after the talks", "agreed to a truce at talks in Cairo": the talks are told as fact."""
    agreed = step.lower_ == "on" and word.lemma_ in _PROMISING  # "agreed on exchanging prisoners"
    noun = word.pos_ == "NOUN"
    made = step.lower_ in _MADE_AT and noun and word.lemma_ in wording().classes["accord"]
    said = step.lower_ == "in" and noun and any(map(_is_a_call, step.children))
    factual = step.lower_ in _FACTUAL and word.pos_ == "VERB" and not agreed
    return step.dep_ == "prep" and (factual or made or said)


def _is_a_call(noun: "Token") -> bool:
    """ "Made a plea for more aid in a call"."""
    return noun.lemma_ in {"call", "conversation", "meeting"} and any(child.dep_ == "det" for child in noun.children)


def _shares_promise(step: "Token", word: "Token") -> bool:
    """ "agreed to a swap, exchanging 1,000 prisoners"."""
    participle = step.dep_ == "advcl" and step.tag_ == "VBG" and not grammar.own_subjects(step)
    return participle and word.lemma_ in _PROMISING


def _is_frame(step: "Token", word: "Token") -> bool:
    """ "talks were called off", "the summit is a hope": the verb speaks of its subject."""
    headline = word.tag_ in {"VBD", "VBN"} and not any(child.dep_ in {"dobj", "aux"} for child in word.children)
    off = headline and grammar.calls_off(word)  # "talks called off"
    return step.dep_ == "nsubjpass" or (step.dep_ == "nsubj" and (off or word.lemma_ in {"be", "remain"}))


def _judged(hit: Hit, word: "Token", step: "Token") -> Told | None:
    lemma = word.lemma_.lower()
    if _is_put_off(hit, word, lemma):
        if hit.trigger.kind == "agreement" and lemma == "call" and word.tag_ == "VBD":
            return Told(Status.OCCURRED, "status.let-lapse", word.text)  # "called off the ceasefire": it ended
        return Told(Status.PLANNED if _has_new_day(word) else Status.CANCELLED, "status.called-off", word.text)
    if hit.trigger.kind == "agreement" and not hit.verbal:
        return _only_meant(word, step, lemma) or _judged_agreement(word, step, lemma)
    if hit.trigger.kind == "withdrawal" and hit.verbal and lemma in _ORDERING and not grammar.is_negated(word):
        return Told(Status.PLANNED, "status.ordered", word.text)
    swap = _judged_swap(word, step, lemma) if hit.trigger.kind == "swap" else None
    return swap or _unreal(hit, word, step, lemma) or _to_come(word, step, lemma)


def _is_put_off(hit: Hit, word: "Token", lemma: str) -> bool:
    """ "Called off", "put off", "held up"; of troops "held up at the river" it says another thing."""
    particles = _PUTTING_OFF.get(lemma, frozenset()) if hit.trigger.kind in _TABLES else _PUTTING_OFF["call"]
    return lemma in _PUTTING_OFF and not particles.isdisjoint(grammar.particle(word))


def _has_new_day(word: "Token") -> bool:
    """ "Pushed back to July", "put off until Monday"."""
    return bool(grammar.behind(word, frozenset({"to", "until", "till"})))


def _only_meant(word: "Token", step: "Token", lemma: str) -> Told | None:
    """ "With the aim of concluding an agreement", "accused them of violating the truce": none made, none ended."""
    if lemma in _AIMS and word.pos_ == "NOUN" and step.dep_ == "prep":
        return Told(None, "status.prospect", word.text)
    breaches = (child.lemma_ for child in step.children if child.dep_ == "pcomp")
    accused = lemma == "accuse" and not _BREACHING.isdisjoint(breaches)
    return Told(None, "status.only-accused", word.text) if accused else None


def _judged_agreement(word: "Token", step: "Token", lemma: str) -> Told | None:
    """A truce that is offered is proposed; one that is only asked for is none; one that is agreed is made."""
    modality = wording().modality
    if lemma in _REFUSING and step.lemma_ in _PROLONGING and word.tag_ == "VBD":  # "declined to prolong the truce"
        return Told(Status.OCCURRED, "status.let-lapse", word.text)
    if lemma in _OFFERING or (lemma in _HANDING and _is_plan_for(step)):
        return Told(Status.PROPOSED, "status.proposed", word.text)
    dropped = lemma in modality["cancel"] and step.dep_ in {"nsubjpass", "dobj"}
    if dropped and any(child.dep_ in {"relcl", "acl"} and child.lemma_ in _ARRANGED for child in step.children):
        # "a truce that was to start on Monday was dropped"
        return Told(Status.CANCELLED, "status.cancelled", word.text)
    awaited = grammar.is_passive(word) and lemma in _AWAITING
    feared = modality["threaten"] - ({"rule"} if step.dep_ == "prep" else {"accuse", "rule"})
    if lemma in modality["demand"] or (lemma in feared and not awaited):
        return Told(None, "status.demanded", word.text)
    if awaited and word.tag_ == "VBN":
        return Told(Status.PLANNED, "status.expected", word.text)
    return Told(None, "status.denied", word.text) if grammar.is_negated(word) else None


def _is_plan_for(step: "Token") -> bool:
    """ "Handed both a plan for a truce"."""
    return step.lemma_ in _PLANS and any(child.lower_ in {"for", "of"} for child in step.children)


def _is_supposed(word: "Token") -> bool:
    """ "Are supposed to meet on Friday"; what "was supposed to" be has mostly failed."""
    return word.lemma_ == "suppose" and not grammar.auxiliaries(word).isdisjoint({"is", "are"})


def _unreal(hit: Hit, word: "Token", step: "Token", lemma: str) -> Told | None:
    modality = wording().modality
    if _is_denied(word, step):
        return Told(None, "status.denied", word.text)
    prospect = word.pos_ == "NOUN" and lemma in modality["prospect"] and step.dep_ == "prep" and step.lower_ in _TO
    planned = word.pos_ == "NOUN" and lemma == "plan" and hit.trigger.kind in _ATTACKS and step.dep_ in {"prep", "acl"}
    talked_about = step.dep_ == "prep" and step.lower_ in _ABOUT and _is_of_talks(word)
    if prospect or planned or talked_about or lemma == "allegation":
        return Told(None, "status.prospect", word.text)
    invited = lemma in {"press", "push"} or (lemma == "call" and step.lower_ == "to")  # "called both to a summit"
    if lemma in modality["demand"] and not (invited or _is_named(word)):
        return Told(None, "status.demanded", word.text)
    tried = hit.trigger.kind == "battle" and lemma in _ATTEMPTING  # an assault that fails is one
    awaited = (grammar.is_passive(word) and lemma in _AWAITING) or _is_supposed(word)
    if lemma in modality["threaten"] and not tried and not awaited and not _is_charge(hit, word, lemma):
        if lemma == "expect" and hit.trigger.kind == "talks":
            return Told(Status.PLANNED, "status.expected", word.text)
        return Told(None, "status.threatened", word.text)
    return None


def _is_charge(hit: Hit, word: "Token", lemma: str) -> bool:
    """ "Accused Kenya of shelling the port of Kismayo on Monday": told of a place and a day, if by one side only."""
    if lemma != "accuse" or hit.trigger.kind not in _ATTACKS:
        return False
    at = (each for each in hit.token.subtree if each.dep_ in {"pobj", "dobj"})
    named = any(part.pos_ == "PROPN" for each in at for part in (each, *grammar.modifiers(each)))
    return named and any(each.lower_ in _DAYS for each in word.subtree)


def _is_of_talks(word: "Token") -> bool:
    """ "Talks on a swap", "talks between the sides hit deadlock over a swap": what is only talked about."""
    between = word.dep_ == "pobj" and word.head.lower_ in {"between", "with", "among"}
    noun = word.head.head if between else word
    parley = wording().classes["parley"]
    stuck = word.pos_ == "VERB" and any(each.lemma_.lower() in parley for each in grammar.own_subjects(word))
    return stuck or noun.lemma_.lower() in parley or noun.lemma_ in _STANDSTILLS


def _is_named(word: "Token") -> bool:
    """ "After what it called a missile attack": only called so, but told."""
    return word.lemma_ == "call" and word.tag_ == "VBD" and any(child.lower_ == "what" for child in word.children)


def _is_denied(word: "Token", step: "Token") -> bool:
    """ "did not agree to", "no date for", "no date has been set for"."""
    if grammar.is_negated(word):
        return word.pos_ == "VERB" or step.dep_ == "prep"
    nobody = any(grammar.is_negated(each) for each in grammar.own_subjects(word))
    return word.pos_ == "VERB" and step.dep_ == "prep" and nobody


def _judged_swap(word: "Token", step: "Token", lemma: str) -> Told | None:
    """ "A swap of prisoners was also agreed", "freed them after delaying the handover": then it came."""
    if lemma == "agree" and step.dep_ == "nsubjpass" and not grammar.is_negated(word):
        return Told(Status.AGREED, "status.agreed", word.text)
    over = word.tag_ == "VBG" and word.dep_ == "pcomp" and word.head.lower_ == "after"
    delayed = over and step.dep_ == "dobj" and lemma in wording().modality["cancel"]
    return Told(None, "status.only-delayed", word.text) if delayed else None


def _to_come(word: "Token", step: "Token", lemma: str) -> Told | None:
    modality = wording().modality
    if lemma in modality["cancel"] and step.dep_ in {"dobj", "nsubjpass"}:
        return Told(Status.CANCELLED, "status.cancelled", word.text)
    refused = any(each.lemma_ in _REFUSING for each in (word, *grammar.governors(word)))
    if refused and lemma == "offer":
        return Told(None, "status.refused", word.text)
    light = lemma == "put" or (lemma == "offer" and word.pos_ == "NOUN")
    if lemma in modality["propose"] and step.dep_ in _PROPOSED and not light:
        return Told(None if refused else Status.PROPOSED, "status.proposed", word.text)
    if lemma in _PROMISING and step.dep_ in _PROMISED:
        return Told(Status.AGREED, "status.agreed", word.text)
    cause = lemma == "due" and step.dep_ == "pcomp"  # "the death of three due to shelling"
    if lemma in modality["plan"] - _ANNOUNCED and step.dep_ in _PLANNED and not cause:
        return Told(Status.PLANNED, "status.planned", word.text)
    return None
