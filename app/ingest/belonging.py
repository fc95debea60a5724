"""Whether a time of a sentence is that of the event that a trigger tells of, and which of several is nearest to it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from app.domain.when import Precision, When
from app.ingest import lexicon
from app.ingest.attacking import carriers
from app.ingest.dating import Resolved
from app.language import grammar
from app.language.time_meaning import Around, Frame, OfDay, Offset, Vague
from app.language.times import TimexType
from app.language.triggers import Hit, light_verb
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

_DRAWN_OUT = frozenset({"go", "continue", "last", "run", "stretch", "drag"})
_UP_TO = frozenset({"into", "until", "till", "through"})
_SAT_AT = frozenset({"for", "at", "in"})
_ANSWERS = lexicon.words("answering", "answers")
_NEAR = 3  # words above
_BEFORE_NOUN = frozenset({"nummod", "compound", "amod", "nmod"})
_ENDS = frozenset({"until", "till"})
_BOUNDS = _ENDS | {"after", "before", "following"}  # "met after a long weekend"; but "after 3 a.m. on Tuesday" dates it
_SINCE = _ENDS | {"since"}
_OTHER_TIME = _SINCE | {"before"}
_TIMED = frozenset(
    {"eve", "night", "day", "morning", "evening", "hour", "death", "casualty"}
)  # their time is the event's
_SET = lexicon.words("standing", "due")
_SPEAKING = lexicon.words("claiming", "claiming")
_HEIGHT = 4  # words upwards
_FINISHING = frozenset({"complete", "conclude", "end", "finish", "wrap", "wind", "close", "adjourn"})
BEGINNING = frozenset({"begin", "start", "open", "commence"})
_WHICH = frozenset({"WDT", "WP"})
_GOING_ON = frozenset({"fight", "battle", "clash", "besiege", "encircle", "surround"})
_AFTER = frozenset({"after", "following"})
_LASTING = frozenset({"hold", "be", "remain", "return", "prevail", "resume", "reopen", "bury", "count"})
_SHORT = frozenset({"hour", "minute", "second", "moment"})
_LONG_AGO = 7  # days before publication from which a day in another clause is background
_EVE = re.compile(r"(?:the )?eve\b", re.IGNORECASE)
_JOINED = re.compile(r" and (?:in |on )?")
_BESIDE = re.compile(r"[,:]? (?:in |on |at )?")  # "two months ago, on the first of June"


def refined(times: Sequence[Resolved], text: str) -> list[Resolved]:
    """The times, of two told side by side that mean the same the finer one alone: "last week, on Tuesday".

    Two that follow each other become one: "on Wednesday and Thursday", "in late March and early April".
    """
    kept: list[Resolved] = []
    for time in times:
        last = kept[-1] if kept else None
        if last is not None and _JOINED.fullmatch(text, last.expression.end, time.expression.start):
            both = _both(last, time, text)
            if both is not None:
                kept[-1] = both
                continue
        if last is not None and _BESIDE.fullmatch(text, last.expression.end, time.expression.start):
            if isinstance(last.expression.meaning, OfDay):  # "before dawn last week"
                kept[-1] = time
                continue
            if _is_eve(time) and When(last.edtf or "").precision is Precision.DAY:  # "on Tuesday, the eve of the talks"
                continue
            one, other = When(last.edtf or ""), When(time.edtf or "")
            if _is_finer(other, one):
                kept.pop()
            elif _is_finer(one, other):
                continue
        kept.append(time)
    return kept


def _is_eve(time: Resolved) -> bool:
    return isinstance(time.expression.meaning, Offset) and _EVE.match(time.expression.text) is not None


def _both(one: Resolved, other: Resolved, text: str) -> Resolved | None:
    """The time from the one to the other, where they are of one grain and nothing lies between them."""
    first, second = When(one.edtf or ""), When(other.edtf or "")
    fine = {first.precision, second.precision} <= {Precision.DAY, Precision.MONTH, Precision.RANGE}
    if first.precision is not second.precision or not fine or first.first is None or second.first is None:
        return None
    if first.last is None or second.last is None or (second.first - first.last).days != 1:
        return None
    start, end = first.edtf.partition("/")[0], second.edtf.rpartition("/")[2]
    span = replace(one.expression, end=other.expression.end, text=text[one.expression.start : other.expression.end])
    return replace(one, expression=span, edtf=f"{start}/{end}")


def _is_finer(one: When, other: When) -> bool:
    grains = [Precision.DAY, Precision.RANGE, Precision.MONTH, Precision.YEAR]
    if one.precision not in grains or other.precision not in grains or not one.overlaps(other):
        return False
    return (grains.index(one.precision), one.approximate) < (grains.index(other.precision), other.approximate)


def finest(nearest: Resolved, others: Sequence[Resolved]) -> Resolved:
    """ "two months ago, on the first of June": of two that mean the same time the finer one."""
    whole = When(nearest.edtf or "")
    finer = [
        time for time in others if (when := When(time.edtf or "")).precision is Precision.DAY and when.overlaps(whole)
    ]
    coarse = whole.precision is not Precision.DAY or whole.approximate
    return next((time for time in finer if not When(time.edtf or "").approximate), nearest) if coarse else nearest


def due(verb: "Token") -> "Token":
    """The verb with the one that says it is to be: "on 4 August the committee is due to convene", "is to convene"."""
    while verb.dep_ in {"xcomp", "acomp"} and (verb.head.lower_ in _SET or verb.lower_ in _SET or _is_to_be(verb)):
        verb = verb.head
    return verb


def _is_to_be(verb: "Token") -> bool:
    """ "Is to convene", "plan to convene"."""
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    return infinitive and (verb.head.lemma_ == "be" or (verb.head.lemma_ == "plan" and grammar.is_present(verb.head)))


def distance(root: "Token", token: "Token", verb: "Token | None") -> tuple[int, int]:
    """Attached to the trigger or its verb first, then by words between."""
    holder = root
    while (
        holder.dep_
        in {"pobj", "nummod", "amod", "compound", "pcomp", "conj", "det", "npadvmod", "advmod", "prep", "appos"}
        and holder.head is not holder
    ):
        holder = holder.head
        if holder in (token, verb):
            return 0, abs(root.i - token.i)
    return 1, abs(root.i - token.i)


def ends_before(hit: Hit, root: "Token | None") -> int | None:
    """How many days before the day told an event of some days ended; None where that day says nothing of its end.

    0 for "ended three days of talks on Friday", "signed on Friday after three days of talks", "spent three days in
    talks that ended on Friday"; 1 for "a truce was holding on Friday after three days of clashes". ``root`` is the
    word that tells the day.
    """
    verb = hit.token if hit.verbal else light_verb(hit.token)
    if verb is not None and verb.lemma_ in _FINISHING:
        return 0
    above = list(grammar.governors(hit.token))
    over = next((word for word in grammar.governors(root) if word.pos_ in {"VERB", "AUX"}), None) if root else None
    if any(word.pos_ == "VERB" and word.lemma_ in _FINISHING for word in above[:_HEIGHT]):  # "ending 21 days of talks"
        return 0
    if (
        over is not None
        and over.lemma_ in _FINISHING
        and (over in hit.token.subtree or any(word.lemma_ == "spend" for word in above))
    ):
        return 0
    if any(word.lower_ == "end" and word.pos_ == "NOUN" for word in above):  # "at the end of ten days of talks"
        return 0
    after = next((word for word in above if word.lower_ in _AFTER and word.pos_ in {"ADP", "SCONJ"}), None)
    if after is None or over is None or over in after.subtree:
        return None
    return int(over.lemma_ in _LASTING)


def is_reported(root: "Token", time: Resolved, hit: Hit) -> bool:
    """Whether it is the day on which the event was told ("said on Friday that …"), or none but "recently"."""
    if isinstance(time.expression.meaning, Vague) or is_of_what_follows(time):
        return isinstance(time.expression.meaning, Vague)
    verb = hit.token if hit.verbal else light_verb(hit.token)
    holder = next((word for word in grammar.governors(root) if word.pos_ in {"VERB", "AUX"}), None)
    if holder is None or holder in {verb, hit.token} or grammar.is_passive(holder):
        return False
    return holder.lemma_ in _SPEAKING


def is_elsewhere(root: "Token", time: Resolved, hit: Hit, published: When | None) -> bool:
    """Whether the time belongs to something else: "since the war began in 2022", "the 2022 annexation"."""
    apart = hit.token not in root.subtree  # not "since Friday, when they shelled Surin"
    return apart and _belongs_elsewhere(root, time, hit, published)


def _is_name_of_place(root: "Token") -> bool:
    """ "In the districts of Zanjili, Ureibi and July 17": a day that gave a quarter its name."""
    first = root
    while first.dep_ == "conj":
        first = first.head
    of = first.dep_ == "pobj" and first.head.lower_ == "of" and first.pos_ == "PROPN"
    return first is not root and of and first.head.head.lemma_ in wording().classes["ground"]


def _belongs_elsewhere(root: "Token", time: Resolved, hit: Hit, published: When | None) -> bool:
    following = is_of_what_follows(time) and root.i > hit.token.i
    following |= _is_name_of_place(root)
    if following or _is_bound(root, time) or _is_measured(root, hit) or _is_of_main_clause(root, hit):
        return True
    if root.dep_ == "pobj" and root.head.lower_ == "since":
        once = hit.trigger.kind == "battle" and not _can_go_on(hit)  # "have taken since Friday": one of these days
        if once or root.head.head != hit.token or _is_utmost(hit.token):
            return hit.trigger.kind != "agreement"  # "in force since 27 November" dates the truce
    above = list(grammar.governors(hit.token))
    for holder in grammar.governors(root):
        if holder.pos_ in {"VERB", "AUX"}:
            before = looks_back(time) and _is_of_one_before(holder, hit)
            earlier = _is_of_first_told(holder, root, hit) or _is_earlier(holder, hit)
            return before or earlier or _is_aside(holder, hit, is_background(time, published))
        if root.dep_ in _BEFORE_NOUN and holder == root.head and holder not in (hit.token, *carriers(hit.token)):
            return holder.ent_type_ not in {"DATE", "TIME"} and not _is_misread(root, holder)  # "the 2022 invasion"
        if holder.pos_ in {"NOUN", "PROPN"} and holder.dep_ != "npadvmod" and holder.ent_type_ not in {"DATE", "TIME"}:
            # "the worst fighting since the war of 2020"
            since = holder.dep_ == "pobj" and holder.head.lower_ in _SINCE and holder not in (hit.token, *above)
            mine = holder == hit.token or holder in hit.token.subtree or holder in above
            mine |= hit.trigger.kind == "agreement" and _is_made_at(holder, hit)
            return since or (not mine and holder.lemma_ not in _TIMED)
    return False


def _is_of_one_before(verb: "Token", hit: Hit) -> bool:
    """ "Recaptured a bridge that had fallen a day earlier", "shelled it after raids the day before killed two"."""
    if hit.token in verb.subtree:
        return False
    after = verb.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "after" for child in verb.children)
    return after or (verb.dep_ == "relcl" and verb.head not in (hit.token, *carriers(hit.token)))


def _is_made_at(talks: "Token", hit: Hit) -> bool:
    """ "At their talks in Istanbul on 2 June they came to an agreement"."""
    parley = talks.lemma_.lower() in wording().classes["parley"]
    if talks.dep_ == "pobj" and talks.head.lower_ == "of" and talks.head.head.lower_ == "course":
        talks = talks.head.head  # "signed in the course of talks on Monday"
    at = talks.dep_ == "pobj" and talks.head.lower_ in {"at", "during", "in"} and talks.head.dep_ == "prep"
    return at and parley and talks.head.head == grammar.clause_head(hit.token)


def _is_of_first_told(verb: "Token", root: "Token", hit: Hit) -> bool:
    """ "Said that soldiers had died on Friday and that others had been freed": nobody was freed on Friday."""
    second = grammar.clause_head(hit.token)
    that = any(child.dep_ == "mark" and child.lower_ == "that" for child in second.children)
    return second.dep_ == "conj" and second.head == verb and that and verb.i < root.i < second.i


def _is_earlier(verb: "Token", hit: Hit) -> bool:
    """ "Taking the town that rebels had held since 2012", of what is told in the simple past: that was before."""
    teller = grammar.clause_head(hit.token)
    return (
        hit.verbal
        and verb.dep_ == "relcl"
        and verb.head != hit.token
        and "had" in grammar.auxiliaries(verb)
        and "had" not in grammar.auxiliaries(teller)
        and hit.token not in verb.subtree
    )


def _is_of_main_clause(root: "Token", hit: Hit) -> bool:
    """ "On Monday a drone hit a car, the first raid since the truce began": the truce did not begin on Monday."""
    for word in (hit.token, *grammar.governors(hit.token)):
        if word.dep_ == "advcl":
            marks = {child.lower_ for child in word.children if child.dep_ in {"mark", "prep"}}
            other = bool(marks & _OTHER_TIME) and word.head.lemma_ != "be"  # not "it is a year since they crossed"
            return other and root not in word.subtree
    return False


def goes_on_since(root: "Token", hit: Hit) -> bool:
    """Whether it is when what goes on began: "have shelled it since Friday", "clashes have killed 30 since Friday".

    "Have freed 90 since the truce began on Friday" as well, but not "the third town that they have taken since Friday".
    """
    verb = grammar.clause_head(hit.token)
    since = root.dep_ == "pobj" and root.head.lower_ == "since" and root.head.head == verb
    if not (since or _is_in_since_clause(root, verb)) or grammar.auxiliaries(verb).isdisjoint(
        {"have", "has", "had", "'ve"}
    ):
        return False
    mine = verb == hit.token or light_verb(hit.token) == verb
    return mine and (hit.trigger.kind in {"strike", "swap"} or (hit.trigger.kind == "battle" and _can_go_on(hit)))


def _is_in_since_clause(root: "Token", verb: "Token") -> bool:
    """Whether the time is that of what has gone on under the verb since: "since the truce began on Friday"."""
    within = next((word for word in grammar.governors(root) if word.pos_ == "VERB"), None)
    if within is None or within.dep_ != "advcl" or within.head != verb:
        return False
    return any(child.dep_ == "mark" and child.lower_ == "since" for child in within.children)


def _is_done(verb: "Token") -> bool:
    """ "Was completed", "ended", "was over", "went on into Saturday"."""
    if verb.lemma_ in _DRAWN_OUT and any(child.lower_ in _UP_TO for child in verb.children):
        return True
    return verb.lemma_ in _FINISHING or (verb.lemma_ == "be" and any(child.lower_ == "over" for child in verb.children))


def _sitting_told(hit: Hit) -> tuple["Token", "Token"] | None:
    """ "Joined him for a meeting that began on Friday and went on into Saturday"."""
    sat_at = [hit.token, *grammar.behind(hit.token, _SAT_AT)] if hit.trigger.kind == "talks" else []
    clauses = (child for word in sat_at for child in word.children if child.dep_ == "relcl")
    for clause in clauses:
        last = next((verb for verb in clause.conjuncts if _is_done(verb)), None)
        if clause.lemma_ in BEGINNING and last is not None:
            return clause, last
    return None


def begun_and_done(hit: Hit) -> tuple["Token", "Token"] | None:
    """The verbs of "the pullback began on Friday and was completed on Sunday", "began to leave … were gone"."""
    if (sitting := _sitting_told(hit)) is not None:
        return sitting
    above = hit.token.head
    if hit.trigger.kind == "agreement":  # to begin and to end are two events of a truce
        return None
    opens = above.lemma_ in BEGINNING and (
        hit.token.dep_ in {"nsubj", "dobj"} if not hit.verbal else hit.token.dep_ == "xcomp"
    )
    done = (verb for verb in above.conjuncts if verb.i > above.i and _is_done(verb))
    last = next(done, None) if opens else None
    return (above, last) if last is not None else None


def _can_go_on(hit: Hit) -> bool:
    return not hit.verbal or hit.token.dep_ != "relcl" or hit.token.lemma_ in _GOING_ON


def _is_utmost(noun: "Token") -> bool:
    """ "The worst raid since Friday", "the heaviest of the war"."""
    return any(child.tag_ == "JJS" or child.lower_ == "first" for child in noun.children)


def is_of_what_follows(time: Resolved) -> bool:
    """Whether it is "the raid came two days before the talks are to begin": the day is that of the talks."""
    return isinstance(time.expression.meaning, Offset) and time.expression.meaning.named


def is_answered(noun: "Token") -> bool:
    """Whether it is what something else answers: "fired at the port in response to the raids"."""
    return any(
        word.dep_ == "prep" and word.lower_ in {"to", "for"} and word.head.lemma_ in _ANSWERS
        for word in islice(grammar.governors(noun), _NEAR)
    )


def looks_back(time: Resolved) -> bool:
    """Whether it is "a week earlier", from which the account returns."""
    meaning = time.expression.meaning
    if isinstance(meaning, Around):
        return meaning.frame is Frame.STORY and meaning.step < 0
    return isinstance(meaning, Offset) and meaning.frame is Frame.STORY and meaning.direction < 0


def _is_measured(root: "Token", hit: Hit) -> bool:
    """ "Three weeks after the truce took effect, they met on Monday": the truce did not take effect on Monday."""
    measure = measured(hit)
    return measure is not None and root not in measure


def measured(hit: Hit) -> list["Token"] | None:
    """The words of "three weeks after the truce took effect", where the trigger stands in such; else None."""
    for word in (hit.token, *grammar.governors(hit.token)):
        marks = [word] if word.dep_ == "prep" else [child for child in word.children if child.dep_ == "mark"]
        for mark in marks:
            length = mark.nbor(-1) if mark.i else None
            if mark.lower_ not in {"after", "before"} or length is None or length.lemma_ in _SHORT:
                continue
            if length.dep_ == "npadvmod":
                return [*word.subtree, *length.subtree]
    return None


def _is_bound(root: "Token", time: Resolved) -> bool:
    """ "Until Monday", "after the long weekend", "in the worst frost of the winter"."""
    if root.dep_ == "pobj" and root.head.lower_ == "of":
        return _is_utmost(root.head.head)
    bounds = _BOUNDS if time.expression.type is TimexType.DATE else _ENDS
    return root.dep_ == "pobj" and root.head.lower_ in bounds


def is_background(time: Resolved, published: When | None) -> bool:
    """Whether the time is no day of the news: coarser than a week, or long before the article."""
    when = When(time.edtf or "")
    if when.precision not in {Precision.DAY, Precision.RANGE}:
        return True
    return published is not None and when.gap(published) > _LONG_AGO


def _is_misread(root: "Token", holder: "Token") -> bool:
    """ "Last October Qatar persuaded …", "In 2020 Indian guns …": the parser hangs the date on the subject."""
    first = root.left_edge
    if first.i == 0:
        return holder.pos_ == "PROPN"
    before = first.nbor(-1)
    if before.pos_ == "CCONJ":  # "and last October Malian forces took …"
        return first.lower_ in {"last", "this"} and holder.dep_ == "nsubj"
    if holder.dep_ == "pobj" and holder.pos_ == "PROPN" and root.lower_ in grammar.WEEKDAYS:  # "on Monday Kenya said"
        return before == holder.head
    return before.pos_ == "ADP" and not any(child.dep_ in {"pobj", "pcomp"} for child in before.children)


def _tells_of_another(verb: "Token", hit: Hit) -> bool:
    """ "attacked a town that they had seized in March"; not "the fall of the town, which the army took in March"."""
    if verb.head in (hit.token, *carriers(hit.token)) or verb.head not in (
        *hit.token.subtree,
        *grammar.clause(hit.token),
    ):
        return False
    return any(each.tag_ == "PRP" or hit.verbal for each in grammar.own_subjects(verb) if each.tag_ not in _WHICH)


def _is_aside(verb: "Token", hit: Hit, background: bool) -> bool:  # noqa: FBT001
    """ "since the war began in May", "prisoners captured in 2020": the verb tells of another time."""
    if verb == hit.token or hit.token in verb.subtree:
        return False
    begun = (verb.lemma_ in {"begin", "start"} and verb.dep_ == "advcl") or verb.lemma_ == "bear"  # "born in 1979"
    taken = hit.trigger.kind == "swap" and verb.dep_ in {"acl", "relcl"} and verb.head != hit.token
    marks = {child.lower_ for child in verb.children if child.dep_ in {"mark", "prep", "advmod"}}
    since = verb.dep_ == "advcl" and bool(marks & _SINCE)
    other = verb.dep_ == "relcl" and _tells_of_another(verb, hit)
    bounded = verb.dep_ == "advcl" and bool(marks & _BOUNDS)
    # "near Bor, which was the site of a massacre in 1991"
    described = verb.dep_ == "relcl" and verb.lemma_ == "be" and verb.head not in (hit.token, *carriers(hit.token))
    return begun or taken or since or _is_deep(verb, hit) or (background and (other or bounded or described))


def _is_deep(verb: "Token", hit: Hit) -> bool:
    """ "They met a day after a truce stopped the war that Baku began on Monday": what another event was told of."""
    if verb.dep_ != "relcl":
        return False
    over = (each for each in grammar.governors(verb) if each.dep_ in {"advcl", "conj"})
    apart = (each for each in over if hit.token not in each.subtree)
    marks = (child.lower_ for each in apart for child in each.children if child.dep_ == "mark")
    return any(mark in _BOUNDS for mark in marks)


def is_spent(days: "Token", hit: Hit) -> bool:
    """Whether it took the days: "three days of talks", "spent three days in talks", "ended after three days"."""
    ended = hit.token.dep_ == "nsubj" and hit.token.head.lemma_ in _FINISHING
    if ended and days.dep_ == "pobj" and days.head.lower_ == "after" and days.head.head == hit.token.head:
        return True
    return hit.token in days.subtree or (days.head.lemma_ == "spend" and days.head in grammar.governors(hit.token))


def making(hit: Hit) -> set[int]:
    """The words of how a deal was made: "a truce that China brokered in January fell apart in June"."""
    if hit.verbal or hit.trigger.kind != "agreement":
        return set()
    clauses = (child for child in hit.token.children if child.dep_ in {"relcl", "acl"})
    reaching = wording().classes["reaching"]
    return {word.i for clause in clauses if clause.lemma_ in reaching for word in clause.subtree}


def is_told_of_day(hit: Hit, day: "Token") -> bool:
    """ "On October 2, when each side freed 185 men": what a day is said to have seen took place on it."""
    for word in () if measured(hit) else (hit.token, *grammar.governors(hit.token)):
        if word.dep_ == "relcl" and word.head == day:
            return any(child.lower_ == "when" for child in word.children)
    return False
