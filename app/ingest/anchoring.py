"""Which time expression belongs to which trigger: the clause's own, the sentence's, or what the passage has reached."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain.article import Published
from app.domain.chronology import Chronology, Fact
from app.domain.report import Status, Why
from app.domain.when import DateBasis, Precision, When
from app.ingest import lexicon
from app.ingest.attacking import carriers
from app.ingest.dating import Resolved
from app.ingest.recalling import recalled, told_of
from app.language import grammar
from app.language.doc import Doc
from app.language.time_meaning import Duration, Unit
from app.language.times import TimexType
from app.language.triggers import Hit, light_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE_NOUN = frozenset({"nummod", "compound", "amod", "nmod"})
_TO_COME = frozenset({Status.AGREED, Status.PLANNED, Status.PROPOSED})
_FINE = frozenset({Precision.DAY, Precision.RANGE, Precision.MONTH})
_FRESH = 3  # days before publication that still are the news
_LEAD = 2  # paragraphs at the head of an article that tell its news
_BACK = 2  # sentences of the paragraph over which a date carries on
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_ENDS = frozenset({"until", "till"})
_BOUNDS = _ENDS | {"after", "before", "following"}  # "met after a long weekend"; but "after 3 a.m. on Tuesday" dates it
_TIMED = frozenset(
    {"eve", "night", "day", "morning", "evening", "hour", "death", "casualty"}
)  # their time is the event's
_FINISHING = frozenset({"complete", "conclude", "end", "finish", "wrap", "close", "adjourn"})
_SPANS = range(2, 11)  # days
_TELLING = lexicon.words("parleying", "telling")
_SET = lexicon.words("standing", "due")


@dataclass(frozen=True, slots=True)
class Anchored:
    """The date of a mention and why; ``own`` where its sentence names it.

    ``said`` is the weekday that its clause names where that cannot be dated: two of them are two days all the same.
    ``fact`` is what the reference chronology has of it.
    """

    when: When | None
    why: Why
    own: bool = False
    said: str = ""
    fact: Fact | None = None


class Anchoring:
    """Dates the triggers of one text from its resolved time expressions and its publication date."""

    def __init__(
        self, doc: Doc, times: Sequence[Resolved], published: Published, chronology: Chronology | None = None
    ) -> None:
        self._doc = doc
        self._undated = [time for time in times if not time.edtf and _WEEKDAY.search(time.expression.text)]
        self._times = [time for time in times if time.edtf and time.expression.type in {TimexType.DATE, TimexType.TIME}]
        self._lengths = [time for time in times if isinstance(time.expression.meaning, Duration)]
        self._published = When(published.edtf, DateBasis.PUBLISHED) if published.edtf else None
        self._chronology = chronology

    def date(self, hit: Hit, status: Status) -> Anchored:
        """The date of the event that the trigger tells of, by the first rule that gives one."""
        to_come = status in _TO_COME and hit.trigger.kind != "agreement"
        own = self._of_clause(hit, to_come=to_come) or (None if to_come else self._of_sentence(hit))
        on_record = None if to_come else self._on_record(hit, own)
        if on_record is not None:
            return on_record
        if own is not None and not self._is_stale_plan(own, status):
            return self._over(hit, self._from_expression(own, "date.clause", own=not self._is_headline(hit)))
        if status in _TO_COME:
            return Anchored(None, Why("date", "date.not-told"))
        if status is Status.ONGOING:
            return Anchored(self._published, Why("date", "date.under-way-when-published"))
        found = self._carried(hit) or self._fresh(hit) or self._weekday(hit)
        return self._over(hit, found)

    def _over(self, hit: Hit, ended: Anchored) -> Anchored:
        """ "Ended three days of talks on Friday": what lasted so many days and ends with one began as many before."""
        sentence, when = self._doc.sentences[hit.sentence], ended.when
        if not any(sentence.start <= time.expression.start < sentence.end for time in self._lengths):
            return ended
        verb = hit.token if hit.verbal else light_verb(hit.token)
        if verb is None or verb.lemma_ not in _FINISHING or when is None or when.first is None:
            return ended
        lasted = self._lasted(hit) if when.precision is Precision.DAY and not when.approximate else None
        if lasted is None:
            return ended
        words, days = lasted
        began = when.first - dt.timedelta(days=days - 1)
        why = replace(ended.why, reason=f"{words} up to {when.edtf}")
        return replace(ended, when=When(f"{began}/{when.edtf}", DateBasis.RELATIVE), why=why)

    def _lasted(self, hit: Hit) -> tuple[str, int] | None:
        """The days that what the trigger tells of took, and the words that say so."""
        nouns = (hit.token, *carriers(hit.token))
        for root, time in self._placed(hit, self._lengths):
            meaning = time.expression.meaning
            assert isinstance(meaning, Duration)
            mine = root in nouns or root in hit.token.subtree or root.head in nouns
            if mine and meaning.unit is Unit.DAY and meaning.count is not None and meaning.count in _SPANS:
                return time.expression.text, int(meaning.count)
        return None

    def _weekday(self, hit: Hit) -> Anchored:
        """Nothing but, at most, the weekday of the clause, in an article whose own day is not known."""
        inside = {word.i for word in hit.token.subtree} | {word.i for word in grammar.clause(hit.token)}
        near = [root for root, _ in self._placed(hit, self._undated) if root.i in inside]
        named = [_WEEKDAY.search(word.text) for root in near for word in (root, *root.children)]
        said = next((found.group(0).lower() for found in named if found), "")
        return Anchored(None, Why("date", "date.not-told"), said=said)

    def _on_record(self, hit: Hit, own: Resolved | None) -> Anchored | None:
        """What the reference chronology knows by its name, "the Alaska summit", where the sentence has no day of it."""
        told = When(own.edtf) if own is not None and own.edtf else None
        if self._chronology is None or (told is not None and told.precision is Precision.DAY):
            return None
        sentence = self._doc.sentences[hit.sentence]
        at = sentence.start + hit.token.idx
        facts = told_of(self._doc.text, (sentence.start, sentence.end), at, hit.trigger.kind, self._chronology)
        fact = recalled(facts, told, self._published)
        if fact is None:
            return None
        return Anchored(fact.when, Why("date", "date.on-record", fact.name, fact.source), own=True, fact=fact)

    def _carried(self, hit: Hit) -> Anchored | None:
        """The day that its passage has reached, or that heads its entry."""
        carried = self._of_passage(hit)
        if carried is None:
            return None
        heading = self._opens_paragraph(carried, hit)
        return self._from_expression(carried, "date.heading" if heading else "date.passage", own=heading)

    def _fresh(self, hit: Hit) -> Anchored | None:
        """The news of the day at the head of an article; below, about the day that fresh news has reached."""
        return self.news_of_the_day() if self._is_news(hit) else self._fresh_day(hit)

    def news_of_the_day(self) -> Anchored:
        """The day of publication, where it is known."""
        return Anchored(self._published, Why("date", "date.news-of-the-day"))

    def _from_expression(self, time: Resolved, rule: str, *, own: bool) -> Anchored:
        assert time.edtf is not None
        reason = f"{time.value}, anchored on {time.anchor}" if time.anchor else time.value
        return Anchored(When(time.edtf, time.basis), Why("date", rule, time.expression.text, reason), own)

    def _is_stale_plan(self, time: Resolved, status: Status) -> bool:
        """A plan takes no date from before the article: that is when it was made."""
        if status not in _TO_COME or self._published is None or time.edtf is None:
            return False
        last, published = When(time.edtf).last, self._published.first
        return last is not None and published is not None and last < published and status is not Status.PROPOSED

    def _in_sentence(self, hit: Hit) -> list[tuple["Token", Resolved]]:
        return [each for each in self._placed(hit, self._times) if When(each[1].edtf or "").precision is not None]

    def _placed(self, hit: Hit, times: Sequence[Resolved]) -> list[tuple["Token", Resolved]]:
        """The times that stand in the trigger's sentence, each with its head token."""
        sentence = self._doc.sentences[hit.sentence]
        assert sentence.parse is not None
        found = []
        for time in times:
            if sentence.start <= time.expression.start < sentence.end:
                span = sentence.parse.char_span(
                    time.expression.start - sentence.start,
                    time.expression.end - sentence.start,
                    alignment_mode="expand",
                )
                if span is not None:
                    found.append((span.root, time))
        return found

    def _of_clause(self, hit: Hit, *, to_come: bool) -> Resolved | None:
        verb = hit.token if hit.verbal else light_verb(hit.token)
        inside = {word.i for word in hit.token.subtree} | {word.i for word in grammar.clause(hit.token)}
        candidates = [
            (root, time)
            for root, time in self._in_sentence(hit)
            if root.i in inside and not _elsewhere(root, time, hit)
        ]
        if to_come:  # "agreed on 2 June to exchange": the day of agreeing is not that of the exchange
            within = {word.i for word in _due(verb or hit.token).subtree}
            candidates = [(root, time) for root, time in candidates if root.i in within]
        elif verb is not None and verb != hit.token and verb.lemma_ in _TELLING:  # "today welcomed the truce of Monday"
            within = {word.i for word in hit.token.subtree}
            candidates = [(root, time) for root, time in candidates if root.i in within] or candidates
        if not candidates:
            return None
        nearest = min(candidates, key=lambda each: _distance(each[0], hit.token, verb))[1]
        return _finest(nearest, [time for _, time in candidates])

    def _of_sentence(self, hit: Hit) -> Resolved | None:
        candidates = [(root, time) for root, time in self._in_sentence(hit) if not _elsewhere(root, time, hit)]
        return min(candidates, key=lambda each: abs(each[0].i - hit.token.i))[1] if candidates else None

    def _of_passage(self, hit: Hit) -> Resolved | None:
        """The last fine date before the sentence, in its paragraph and not far back."""
        sentence = self._doc.sentences[hit.sentence]
        first = next(
            s.start for s in self._doc.sentences[max(0, sentence.index - _BACK) :] if s.paragraph == sentence.paragraph
        )
        before = [
            t
            for t in self._times
            if first <= t.expression.start < sentence.start and When(t.edtf or "").precision in _FINE
        ]
        return before[-1] if before else None

    def _opens_paragraph(self, time: Resolved, hit: Hit) -> bool:
        """An entry of a list of dates, "March 18 — Riyadh. …": its day is that of all that the entry tells."""
        paragraph = self._doc.sentences[hit.sentence].paragraph
        return any(s.paragraph == paragraph and s.start == time.expression.start for s in self._doc.sentences)

    def _fresh_day(self, hit: Hit) -> Anchored | None:
        """About the day that the account has reached, where it tells fresh news in the simple past without any date."""
        verb = hit.token if hit.verbal else light_verb(hit.token)
        before = [time for time in self._times if time.expression.start < self._doc.sentences[hit.sentence].start]
        if self._published is None or not before or self._in_sentence(hit) or verb is None or verb.tag_ != "VBD":
            return None
        reached = When(before[-1].edtf or "", DateBasis.RELATIVE)
        if reached.precision is not Precision.DAY or reached.approximate or reached.gap(self._published) > _FRESH:
            return None
        why = Why("date", "date.account-has-reached", before[-1].expression.text)
        return Anchored(When(f"{reached.edtf}~", DateBasis.RELATIVE), why)

    def _is_headline(self, hit: Hit) -> bool:
        """A headline's day ("home in time for New Year") gives way to what the text says."""
        sentence = self._doc.sentences[hit.sentence]
        return sentence.index == 0 and sentence.text[-1] not in '.!?"”’'

    def is_to_come(self, when: When) -> bool:
        """Whether the day lies wholly after the article's own."""
        last = self._published.last if self._published else None
        return when.first is not None and last is not None and when.first > last

    def _is_news(self, hit: Hit) -> bool:
        """Whether the sentence tells the news of the day: near the head of the article."""
        return self._published is not None and self._doc.sentences[hit.sentence].paragraph < _LEAD


def _finest(nearest: Resolved, others: Sequence[Resolved]) -> Resolved:
    """ "two months ago, on the first of June": of two that mean the same time the finer one."""
    whole = When(nearest.edtf or "")
    finer = [
        time for time in others if (when := When(time.edtf or "")).precision is Precision.DAY and when.overlaps(whole)
    ]
    coarse = whole.precision is not Precision.DAY or whole.approximate
    return next((time for time in finer if not When(time.edtf or "").approximate), nearest) if coarse else nearest


def _due(verb: "Token") -> "Token":
    """The verb with the one that says it is to be: "on 4 August the committee is due to convene"."""
    while verb.dep_ in {"xcomp", "acomp"} and (verb.head.lower_ in _SET or verb.lower_ in _SET):
        verb = verb.head
    return verb


def _distance(root: "Token", token: "Token", verb: "Token | None") -> tuple[int, int]:
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


def _elsewhere(root: "Token", time: Resolved, hit: Hit) -> bool:
    """Whether the time belongs to something else: "since the war began in 2022", "the 2022 annexation"."""
    bounds = _BOUNDS if time.expression.type is TimexType.DATE else _ENDS
    if root.dep_ == "pobj" and root.head.lower_ in bounds:
        return True
    if root.dep_ == "pobj" and root.head.lower_ == "since" and root.head.head != hit.token:
        return hit.trigger.kind != "agreement"  # "in force since 27 November" dates the truce
    above = list(grammar.governors(hit.token))
    for holder in grammar.governors(root):
        if holder.pos_ in {"VERB", "AUX"}:
            return _is_aside(holder, hit)
        if root.dep_ in _BEFORE_NOUN and holder == root.head and holder not in (hit.token, *carriers(hit.token)):
            return holder.ent_type_ not in {"DATE", "TIME"} and not _is_misread(root, holder)  # "the 2022 invasion"
        if holder.pos_ in {"NOUN", "PROPN"} and holder.dep_ != "npadvmod" and holder.ent_type_ not in {"DATE", "TIME"}:
            mine = holder == hit.token or holder in hit.token.subtree or holder in above
            return not mine and holder.lemma_ not in _TIMED
    return False


def _is_misread(root: "Token", holder: "Token") -> bool:
    """ "Last October Qatar persuaded …", "In 2020 Indian guns …": the parser hangs the date on the subject."""
    first = root.left_edge
    if first.i == 0:
        return holder.pos_ == "PROPN"
    before = first.nbor(-1)
    return before.pos_ == "ADP" and not any(child.dep_ in {"pobj", "pcomp"} for child in before.children)


def _is_aside(verb: "Token", hit: Hit) -> bool:
    """ "since the war began in May", "prisoners captured in 2020": the verb tells of another time."""
    if verb == hit.token or hit.token in verb.subtree:
        return False
    begun = verb.lemma_ in {"begin", "start"} and verb.dep_ == "advcl"
    taken = hit.trigger.kind == "swap" and verb.dep_ in {"acl", "relcl"} and verb.head != hit.token
    return begun or taken
