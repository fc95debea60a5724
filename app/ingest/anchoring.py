"""Which time expression belongs to which trigger: the clause's own, the sentence's, or what the passage has reached."""

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain.article import Published
from app.domain.chronology import Chronology, Fact
from app.domain.report import Status, Why
from app.domain.when import DateBasis, Precision, When
from app.ingest import lexicon, starting
from app.ingest.attacking import carriers
from app.ingest.belonging import (
    begun_and_done,
    distance,
    due,
    ends_before,
    finest,
    goes_on_since,
    is_answered,
    is_elsewhere,
    is_of_what_follows,
    is_reported,
    is_spent,
    is_told_of_day,
    looks_back,
    making,
    measured,
    refined,
)
from app.ingest.dating import Resolved
from app.ingest.moments import of_day, shifted
from app.ingest.progress import goes_on, is_of_now, is_past, is_simple_past, tells_future, tells_news, tells_past
from app.ingest.publishing import in_dateline
from app.ingest.recalling import recalled, told_of
from app.language import grammar
from app.language.doc import Doc, Sentence
from app.language.time_meaning import Duration, Frame, Holiday, NthDay, Offset, Unit, Weekday
from app.language.triggers import Hit, light_verb
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

_WITHIN = re.compile(r"\b(?:within|(?:in|over) the (?:next|coming)) (?:the next )?\Z")
_LENGTHS = frozenset({Unit.DAY, Unit.WEEK, Unit.MONTH})
_TO_COME = frozenset({Status.AGREED, Status.PLANNED, Status.PROPOSED})
_FINE = frozenset({Precision.DAY, Precision.RANGE, Precision.MONTH})
_FRESH = 3  # days before publication that still are the news
_LEAD = 2  # paragraphs at the head of an article that tell its news
_BACK = 2  # sentences of the paragraph over which a date carries on
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_BOUND = re.compile(r"(?:since|until|till) \Z", re.IGNORECASE)
_HEADS = re.compile(r"[ \t]*(?:[—–:.(-]|\n)")
_SPANS = range(2, 32)  # days
_NIGHT_LONG = re.compile(r"all-night|night-long|nightlong", re.IGNORECASE)
_TWO = 2
_SOON = frozenset({"hours", "minutes", "shortly", "soon", "immediately"})
_SHORT_CLAUSE = 10  # words
_WEEK = 7  # days
_DAY_OF_HOURS = 24
_AIMED = frozenset({"for", "from"})  # before the day of what is offered
_SITTINGS = frozenset({"summit", "meeting", "round", "encounter", "session"})
_LONG = dt.timedelta(days=31)
_REPLYING = frozenset({"reply", "respond", "retaliate", "counter", "answer"})
_TELLING = lexicon.words("parleying", "telling")


@dataclass(frozen=True, slots=True)
class Anchored:
    """The date of a mention and why; ``own`` where its sentence names it.

    ``loose`` where that is the day on which it was told, "said on Friday that …", or no more than "recently".
    ``said`` is the weekday that its clause names where that cannot be dated: two of them are two days all the same.
    ``whole`` where it is all the days that it took. ``fact`` is what the reference chronology has of it.
    """

    when: When | None
    why: Why
    own: bool = False
    loose: bool = False
    said: str = ""
    whole: bool = False
    fact: Fact | None = None


class Anchoring:
    """Dates the triggers of one text from its resolved time expressions and its publication date."""

    def __init__(
        self, doc: Doc, times: Sequence[Resolved], published: Published, chronology: Chronology | None = None
    ) -> None:
        self._doc = doc
        self._undated = [time for time in times if not time.edtf and _WEEKDAY.search(time.expression.text)]
        self._times = refined([time for time in times if time.edtf], doc.text)
        self._offsets = [time for time in times if _is_from_event(time)]
        self._lengths = [time for time in times if isinstance(time.expression.meaning, Duration | NthDay)]
        self._published = When(published.edtf, DateBasis.PUBLISHED) if published.edtf else None
        self._chronology = chronology
        self._by_sentence: dict[int, list[tuple[Token, Resolved]]] = {}
        self._news = self._day_of_the_news()

    def date(self, hit: Hit, status: Status) -> Anchored:
        """The date of the event that the trigger tells of, by the first rule that gives one."""
        to_come = status in _TO_COME and hit.trigger.kind != "agreement"
        stretch = None if to_come else self._since(hit) or self._from_begin_to_end(hit)
        if stretch is not None:
            return stretch
        own = self._of_clause(hit, to_come=to_come) or (None if to_come else self._of_sentence(hit))
        own = self._ahead(own, hit, status) if own is not None else None
        if own is not None and _is_of_late(hit) and own[1].expression.text.lower() == "recent":
            own = None
        if own is not None and is_past(hit) and self.is_to_come(When(own[1].edtf or "")):
            own = None  # "have left ahead of the talks planned for Friday"
        if own is not None and is_of_now(hit) and self._is_of_another_year(own[1]):
            own = None  # "have signed a truce that may spare the country the chaos of 2012"
        shelved = own is not None and status is Status.CANCELLED and _is_of_calling_off(own[0], hit)
        own = None if shelved else own
        root, time = own or (None, None)
        known = None if to_come else self._on_record(hit, time) or self._counted_off(hit, root)
        if known is not None:
            return known
        if own is not None and not self._is_stale_plan(own[1], status):
            return self._told(hit, *own)
        if status in _TO_COME:
            return self._within(hit) or self._then(hit) or Anchored(None, Why("date", "date.not-told"))
        if status is Status.ONGOING or goes_on(hit):
            return Anchored(self._published, Why("date", "date.under-way-when-published"))
        untold = shelved or _is_followed(hit) or tells_future(hit) or measured(hit) or _is_of_late(hit)
        found = None if untold else self._carried(hit) or self._of_answer(hit) or self._fresh(hit)
        return self._over(hit, found or self._weekday(hit))

    def _counted_off(self, hit: Hit, own: "Token | None") -> Anchored | None:
        """ "A day after the city fell they spread out on Tuesday": so many days before or after the other day told.

        ``own`` is the date that the trigger would have otherwise, which stands where the same clause tells it.
        """
        sentence = self._doc.sentences[hit.sentence]
        for root, time in self._placed(hit, self._offsets):
            told = _told_after(root, time, sentence)
            if told is None or not _tells_it(told, hit) or (own is not None and _is_of_deed(own, told)):
                continue
            meaning = time.expression.meaning
            days = _days_of(meaning) if isinstance(meaning, Offset) else None
            inside = set(told.head.subtree) if told.dep_ == "mark" else set(told.subtree)
            base = [each for each in self._in_sentence(hit) if each[0] not in inside and _is_day(each[1])]
            other = base[0][1] if base else self._last_gone(hit)
            day = When(other.edtf or "").first if other is not None else None
            if days is None or day is None or other is None:
                continue
            when = day + dt.timedelta(days=days if told.lower_ == "before" else -days)
            about = "~" if isinstance(meaning, Offset) and meaning.about else ""
            why = Why("date", "date.counted-off", time.expression.text, f"from {other.expression.text}, {day}")
            return Anchored(When(f"{when.isoformat()}{about}", other.basis), why, own=True)
        return None

    def _last_gone(self, hit: Hit) -> Resolved | None:
        """The last day of the passage before the sentence that is not to come."""
        sentence = self._doc.sentences[hit.sentence]
        before = [
            time
            for time in self._times
            if time.expression.end <= sentence.start
            and self._doc.sentences[max(0, sentence.index - _BACK)].start <= time.expression.start
            and _is_day(time)
            and not self.is_to_come(When(time.edtf or ""))
        ]
        return before[-1] if before else None

    def _is_of_another_year(self, time: Resolved) -> bool:
        when = When(time.edtf or "")
        return when.precision is Precision.YEAR and self._published is not None and not when.overlaps(self._published)

    def _ahead(self, own: "tuple[Token, Resolved]", hit: Hit, status: Status) -> "tuple[Token, Resolved]":
        """ "Proposed a meeting for Friday", "are to leave on Friday": the weekday of what is to come lies ahead.

        So does that of what "was to open on Friday" and "has been called off".
        """
        root, time = own
        when, published = When(time.edtf or ""), self._published.first if self._published is not None else None
        weekday = isinstance(time.expression.meaning, Weekday) and when.precision is Precision.DAY
        weekday |= time.expression.text.lower() == "this weekend"
        aimed = root.head.lower_ in _AIMED or (status is not Status.PROPOSED and hit.trigger.kind != "agreement")
        coming = (status in _TO_COME and aimed) or (status is Status.CANCELLED and is_of_now(hit))
        past = is_reported(root, time, hit) or "last" in time.expression.text.lower()
        if not (weekday and coming) or past or published is None or when.first is None:
            return own
        if not 0 < (published - when.first).days < _WEEK:
            return own
        ends = dict.fromkeys((when.first, when.last or when.first))
        ahead = "/".join((day + dt.timedelta(days=_WEEK)).isoformat() for day in ends)
        return root, replace(time, value=ahead, edtf=ahead)

    def start(self, hit: Hit) -> Anchored | None:
        """When the truce that the sides have agreed is to begin, where that lies ahead of the article."""
        if self._published is None:
            return None
        sentence = self._doc.sentences[hit.sentence]
        times = sorted((*self._times, *self._lengths), key=lambda time: time.expression.start)
        when = starting.start(hit, times, self._doc.text, (sentence.start, sentence.end), self._published)
        if when is None or not (self.is_to_come(when) or (_is_told_ahead(hit) and self._published.overlaps(when))):
            return None
        return Anchored(when, Why("date", "date.begins", reason=when.edtf), own=True)

    def _within(self, hit: Hit) -> Anchored | None:
        """ "Are to meet within five days": from the day of the article up to so long after that of its news."""
        first = self._published.first if self._published is not None else None
        told = When(self._news.edtf).first if self._news is not None and self._news.edtf else first
        sentence = self._doc.sentences[hit.sentence]
        for time in self._lengths if first is not None and told is not None else ():
            meaning, start = time.expression.meaning, time.expression.start
            inside = sentence.start <= start < sentence.end and _WITHIN.search(self._doc.text, sentence.start, start)
            if not inside or not isinstance(meaning, Duration) or meaning.count is None or meaning.unit not in _LENGTHS:
                continue
            end = shifted(of_day(told), int(meaning.count), meaning.unit) if told is not None else None
            last = end.last if end is not None else None
            if last is not None and told is not None and meaning.unit is Unit.MONTH:
                last = last.replace(day=min(told.day, last.day))
            if last is None or first is None or last <= first:
                continue
            why = Why("date", "date.within", time.expression.text, f"from {first} to {last}")
            return Anchored(When(f"{first}/{last}", DateBasis.RELATIVE), why, own=True)
        return None

    def _then(self, hit: Hit) -> Anchored | None:
        """ "Thursday may matter more. They will then meet in Oslo": on the day to come that was told last."""
        verb = hit.token if hit.verbal else light_verb(hit.token)
        if verb is None or not any(child.lower_ == "then" for child in verb.children):
            return None
        before = self._doc.sentences[hit.sentence].start
        times = [time for time in self._times if time.expression.start < before]
        last = times[-1] if times else None
        if last is None or not self.is_to_come(When(last.edtf or "")):
            return None
        return self._from_expression(last, "date.then", own=True)

    def _since(self, hit: Hit) -> Anchored | None:
        """ "Jets have bombed the town since Monday": all the days from then to that of the article."""
        last = self._published.last if self._published is not None else None
        begun = ((When(time.edtf or ""), time) for root, time in self._in_sentence(hit) if goes_on_since(root, hit))
        for when, time in begun:
            if when.first is None or last is None or when.approximate:
                continue
            if when.first < last <= when.first + _LONG:  # what went on for longer is a war
                begin = when.edtf.partition("/")[0]
                why = Why("date", "date.since", time.expression.text, f"from {begin} to {last}")
                return Anchored(When(f"{begin}/{last}", DateBasis.RELATIVE), why, own=True)
        return None

    def _from_begin_to_end(self, hit: Hit) -> Anchored | None:
        """ "The pullback began on Friday and was completed on Sunday": all the days from the one to the other."""
        verbs = begun_and_done(hit)
        if verbs is None:
            return None
        days = [self._day_of(verb, hit) for verb in verbs]
        first, last = (When(day.edtf or "").first if day is not None else None for day in days)
        if first is None or last is None or not first < last <= first + _LONG:
            return None
        words = " … ".join(day.expression.text for day in days if day is not None)
        why = Why("date", "date.from-begin-to-end", words, f"from {first} to {last}")
        return Anchored(When(f"{first}/{last}", DateBasis.RELATIVE), why, own=True, whole=True)

    def _day_of(self, verb: "Token", hit: Hit) -> Resolved | None:
        """The day that hangs on the verb itself, or on what it has for objects."""
        for root, time in self._in_sentence(hit):
            above = next((word for word in grammar.governors(root) if word.pos_ in {"VERB", "AUX"}), None)
            mine = above == verb or (above == hit.token and hit.token.head == verb)  # "began to leave on Friday"
            if mine and When(time.edtf or "").precision is Precision.DAY:
                return time
        return None

    def times_of(self, hit: Hit) -> list[Resolved]:
        """The times of the trigger's sentence that may be of what it tells, in the order of the text."""
        return sorted((time for _, time in self._own(hit)), key=lambda time: time.expression.start)

    def _told(self, hit: Hit, root: "Token", time: Resolved) -> Anchored:
        """The date that its sentence tells, whose word is ``root``."""
        if self._is_of_unknown_day(hit, root):
            return self._weekday(hit)
        dated = self._from_expression(time, "date.clause", own=not self._is_headline(hit))
        return self._over(hit, replace(dated, loose=is_reported(root, time, hit) or _is_hours_after(root, hit)), root)

    def _over(self, hit: Hit, ended: Anchored, root: "Token | None" = None) -> Anchored:
        """ "Ended three days of talks on Friday": what lasted so many days and ends with one began as many before."""
        sentence, when = self._doc.sentences[hit.sentence], ended.when
        if hit.trigger.kind == "agreement":  # "ended a ten-day truce on Monday" is of Monday
            return ended
        told = any(sentence.start <= time.expression.start < sentence.end for time in self._lengths)
        if not told and _NIGHT_LONG.search(self._doc.text, sentence.start, sentence.end) is None:
            return ended
        after = 0 if self._numbered(hit) else ends_before(hit, root)
        if after is None or when is None or when.first is None:
            return ended
        lasted = self._lasted(hit) if when.precision is Precision.DAY and not when.approximate else None
        if lasted is None:
            return ended
        words, days = lasted
        last = when.first - dt.timedelta(days=after)
        why = replace(ended.why, reason=f"{words} up to {last}")
        span = When(f"{last - dt.timedelta(days=days - 1)}/{last}", DateBasis.RELATIVE)
        return replace(ended, when=span, why=why, whole=hit.trigger.kind == "talks")

    def _lasted(self, hit: Hit) -> tuple[str, int] | None:
        """The days that what the trigger tells of took, and the words that say so."""
        nouns = (hit.token, *carriers(hit.token))
        if (numbered := self._numbered(hit)) is not None:
            return numbered
        for noun in nouns if hit.trigger.kind == "talks" else ():
            for word in grammar.modifiers(noun):
                if _NIGHT_LONG.fullmatch(grammar.hyphenated(word)):  # "all-night talks": of two days
                    return word.text, _TWO
        for root, time in self._placed(hit, self._lengths):
            meaning = time.expression.meaning
            if not isinstance(meaning, Duration):
                continue
            mine = root in nouns or root in hit.token.subtree or root.head in nouns or is_spent(root, hit)
            if mine and meaning.unit is Unit.DAY and meaning.count is not None and meaning.count in _SPANS:
                return time.expression.text, int(meaning.count)
        return None

    def _numbered(self, hit: Hit) -> tuple[str, int] | None:
        """ "A second day of talks": how many days they took up to that day, and the words that say so."""
        if hit.trigger.kind != "talks":
            return None
        for root, time in self._placed(hit, self._lengths):
            meaning = time.expression.meaning
            if isinstance(meaning, NthDay) and meaning.unit is Unit.DAY and hit.token in root.subtree:
                return (time.expression.text, meaning.number) if meaning.number in _SPANS else None
        return None

    def _weekday(self, hit: Hit) -> Anchored:
        """Nothing but, at most, the weekday of the clause, in an article whose own day is not known."""
        inside = {word.i for word in hit.token.subtree} | {word.i for word in grammar.clause(hit.token)}
        near = [root for root, _ in self._placed(hit, self._undated) if root.i in inside]
        named = [_WEEKDAY.search(word.text) for root in near for word in (root, *root.children)]
        said = next((found.group(0).lower() for found in named if found), "")
        return Anchored(None, Why("date", "date.not-told"), said=said)

    def _is_of_unknown_day(self, hit: Hit, root: "Token") -> bool:
        """Whether a weekday that cannot be dated stands nearer than the time found: "killed on Friday … a year ago"."""
        inside = {word.i for word in grammar.clause(hit.token)}
        near = [abs(each.i - hit.token.i) for each, _ in self._placed(hit, self._undated) if each.i in inside]
        return min(near, default=abs(root.i - hit.token.i)) < abs(root.i - hit.token.i)

    def is_on_record(self, kind: str, day: When | None, parties: Sequence[str], places: Collection[str]) -> bool:
        """Whether the reference chronology has something of the kind on that day, there, begun by one of the parties.

        Where the text tells no place, any will do.
        """
        facts = self._chronology.facts if self._chronology is not None and day is not None else ()
        same = (fact for fact in facts if fact.kind == kind and day is not None and fact.when.edtf == day.edtf)
        there = (fact for fact in same if not places or not set(places).isdisjoint(fact.places))
        return any(fact.parties[:1] == (party,) for fact in there for party in parties)

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
        """The day of which the head of the article tells, else that of publication, where it is known."""
        if self._news is None:
            return Anchored(self._published, Why("date", "date.news-of-the-day"))
        return self._from_expression(self._news, "date.news-of-the-day", own=False)

    def _day_of_the_news(self) -> Resolved | None:
        """The first day that the head of an article tells: that of its news, where it is still fresh."""
        lead = (s for s in self._doc.sentences if s.paragraph < _LEAD)
        end = max((sentence.end for sentence in lead), default=0)
        told = (time for time in self._times if not in_dateline(self._doc.text, time.expression))
        days = (time for time in told if not _is_bound(self._doc.text, time))
        return next((time for time in days if time.expression.start < end and self._is_fresh(time)), None)

    def _is_fresh(self, time: Resolved) -> bool:
        """Whether the time is a day of the news: that of the article, or one of the few before it."""
        when, published = When(time.edtf or ""), self._published
        if published is None or when.precision is not Precision.DAY or when.approximate or self.is_to_come(when):
            return False
        return when.gap(published) <= _FRESH

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
        if hit.sentence not in self._by_sentence:
            placed = self._placed(hit, self._times)
            self._by_sentence[hit.sentence] = [
                each for each in placed if When(each[1].edtf or "").precision is not None
            ]
        return self._by_sentence[hit.sentence]

    def _placed(self, hit: Hit, times: Sequence[Resolved]) -> list[tuple["Token", Resolved]]:
        """The times that stand in the trigger's sentence, each with its head token."""
        sentence = self._doc.sentences[hit.sentence]
        assert sentence.parse is not None
        found = []
        for time in times:
            if sentence.start <= time.expression.start < sentence.end:
                span = sentence.parse.char_span(
                    time.expression.start - sentence.start, time.expression.end - sentence.start
                )
                if span is not None:
                    found.append((span.root, time))
        return found

    def _own(self, hit: Hit) -> list[tuple["Token", Resolved]]:
        """The times of the sentence that are not of something else."""
        found = self._in_sentence(hit)
        own = [(root, time) for root, time in found if not is_elsewhere(root, time, hit, self._published)]
        if any(_is_named_day(time) for _, time in own):  # "on 23 July, a day after the signing"
            own = [(root, time) for root, time in own if not _is_from_event(time)]
        if hit.trigger.kind == "agreement" and any(time.basis is DateBasis.EXPLICIT for _, time in own):
            own = [(root, time) for root, time in own if not _is_what_for(root, time)] or own
        last = max((root.i for root, time in own if not is_of_what_follows(time)), default=-1)
        return [(root, time) for root, time in own if not is_of_what_follows(time) or root.i > last]

    def _of_clause(self, hit: Hit, *, to_come: bool) -> tuple["Token", Resolved] | None:
        verb = hit.token if hit.verbal else light_verb(hit.token)
        inside = {word.i for word in hit.token.subtree} | {word.i for word in grammar.clause(hit.token)}
        own = self._own(hit)
        candidates = [each for each in own if each[0].i in inside and not _is_of_other_noun(each[0], hit)]
        if to_come:  # "agreed on 2 June to exchange": the day of agreeing is not that of the exchange
            agreed = verb is not None and verb.lemma_ == "agree" and not hit.verbal  # "a swap was agreed on 2 June"
            within = {word.i for word in (hit.token if agreed else due(verb or hit.token)).subtree}
            candidates = [each for each in candidates if each[0].i in within or is_of_what_follows(each[1])]
        elif verb is not None and verb != hit.token and verb.lemma_ in _TELLING:  # "today welcomed the truce of Monday"
            within = {word.i for word in hit.token.subtree}
            candidates = [(root, time) for root, time in candidates if root.i in within] or candidates
        of_it = [each for each in candidates if each[0].dep_ == "poss" and each[0].head == hit.token]
        candidates = of_it or candidates  # "claimed on Sunday Thursday's raid"
        made = making(hit)
        candidates = [each for each in candidates if each[0].i in made] or candidates
        candidates = self._of_second(hit) or candidates
        when = next((each for each in self._in_sentence(hit) if is_told_of_day(hit, each[0])), None)
        if when is not None or not candidates:
            return when
        root, nearest = min(candidates, key=lambda each: distance(each[0], hit.token, verb))
        return root, finest(nearest, [time for _, time in candidates])

    def _of_second(self, hit: Hit) -> list[tuple["Token", Resolved]]:
        """Of "flew out on Friday and met him in Miami on Saturday" the Saturday, for the meeting."""
        first = hit.token.head
        if not hit.verbal or hit.token.dep_ != "conj" or first.pos_ != "VERB":
            return []
        shared = [
            each
            for each in self._own(hit)
            if next((word for word in grammar.governors(each[0]) if word.pos_ == "VERB"), None) in {first, hit.token}
        ]
        before = any(first.i < root.i < hit.token.i for root, _ in shared)
        return [each for each in shared if each[0].i > hit.token.i] if before else []

    def _of_sentence(self, hit: Hit) -> tuple["Token", Resolved] | None:
        return min(self._own(hit), key=lambda each: abs(each[0].i - hit.token.i), default=None)

    def _of_answer(self, hit: Hit) -> Anchored | None:
        """ "Hezbollah fired rockets on October 8, 2023. Israel replied by shelling its posts": on about that day."""
        if not _is_told_as_answer(hit):
            return None
        sentence = self._doc.sentences[hit.sentence]
        first = self._doc.sentences[max(0, sentence.index - 1)].start
        told = [time for time in self._times if first <= time.expression.start < sentence.start and _is_day(time)]
        last = next((time for time in told if not _is_bound(self._doc.text, time)), None)
        if last is None or self.is_to_come(When(last.edtf or "")) or self._is_fresh(last):
            return None
        return Anchored(
            When(f"{last.edtf}~", DateBasis.RELATIVE), Why("date", "date.of-what-it-answers", last.expression.text)
        )

    def _of_passage(self, hit: Hit) -> Resolved | None:
        """The last fine date before the sentence, in its paragraph and not far back."""
        sentence = self._doc.sentences[hit.sentence]
        first = next(
            s.start for s in self._doc.sentences[max(0, sentence.index - _BACK) :] if s.paragraph == sentence.paragraph
        )
        before = [
            t for t in self._times if first <= t.expression.start < sentence.start and _is_fine(When(t.edtf or ""))
        ]
        if hit.verbal and is_simple_past(
            hit.token
        ):  # "A week earlier they had met. They met again": back to the account
            before = [t for t in before if not looks_back(t)]
        last = before[-1] if before else None
        if last is None or (tells_past(hit) and self.is_to_come(When(last.edtf or ""))):
            return None
        return last

    def _opens_paragraph(self, time: Resolved, hit: Hit) -> bool:
        """An entry of a list of dates, "March 18 — Riyadh. …": its day is that of all that the entry tells."""
        paragraph = self._doc.sentences[hit.sentence].paragraph
        start = next(s.start for s in self._doc.sentences if s.paragraph == paragraph)
        return start == time.expression.start and _HEADS.match(self._doc.text, time.expression.end) is not None

    def _fresh_day(self, hit: Hit) -> Anchored | None:
        """About the day that the account has reached, where it tells fresh news in the simple past without any date."""
        if not tells_news(hit) or self._own(hit):
            return None
        reached = self._reached(hit)
        if reached is None:
            return None
        why = Why("date", "date.account-has-reached", reached.expression.text)
        return Anchored(When(f"{reached.edtf}~", DateBasis.RELATIVE), why)

    def _reached(self, hit: Hit) -> Resolved | None:
        """The last day told before the sentence, if fresh; that of the news after paragraphs that look back."""
        sentence = self._doc.sentences[hit.sentence]
        paragraph = next(s.start for s in self._doc.sentences if s.paragraph == sentence.paragraph)
        before = [time for time in self._times if time.expression.start < sentence.start]
        if before and before[-1].expression.start >= paragraph and not self._is_fresh(before[-1]):
            return None
        return before[-1] if before and self._is_fresh(before[-1]) else self._news

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


def _is_fine(when: When) -> bool:
    """Whether it is no more than about a month: not "early last year"."""
    long = when.precision is Precision.RANGE and when.last is not None and when.first is not None
    return when.precision in _FINE and not (long and when.last - when.first > _LONG)  # type: ignore[operator]


def _is_from_event(time: Resolved) -> bool:
    """ "A day after the signing", "hours after the talks"."""
    meaning = time.expression.meaning
    return isinstance(meaning, Offset) and meaning.frame is Frame.EVENT


def _is_day(time: Resolved) -> bool:
    return When(time.edtf or "").precision is Precision.DAY and not _is_from_event(time)


def _days_of(offset: Offset) -> int | None:
    """How many days it is, where that is told to the day: "two days", "24 hours"; weeks are only about so long."""
    if offset.count is None or offset.count != int(offset.count):
        return None
    if offset.unit is Unit.HOUR:
        return 1 if offset.count == _DAY_OF_HOURS else None
    return int(offset.count) if offset.unit is Unit.DAY else None


def _told_after(root: "Token", time: Resolved, sentence: Sentence) -> "Token | None":
    """The "after" or "before" right behind the length of time."""
    end = time.expression.end - sentence.start
    word = next((token for token in root.doc if token.idx >= end), None)
    return word if word is not None and word.lower_ in {"after", "before"} and word.dep_ in {"mark", "prep"} else None


def _is_of_deed(date: "Token", told: "Token") -> bool:
    """ "A day after the attack on 31 May", "a day after they met on Friday": it has a day of its own."""
    return date in told.subtree if told.dep_ == "prep" else date.head.head == told.head


def _tells_it(told: "Token", hit: Hit) -> bool:
    """Whether what stands behind "after" is the trigger, or the first of two things told there."""
    if told.dep_ == "prep":
        return not hit.verbal and any(child == hit.token for child in told.children)
    clause = told.head
    verb = hit.token if hit.verbal else light_verb(hit.token)
    while verb is not None and verb != clause and verb.dep_ in {"conj", "xcomp", "ccomp"}:
        verb = verb.head
    return verb is not None and verb == clause and clause.dep_ in {"advcl", "relcl", "acl", "pcomp", "ccomp"}


def _is_named_day(time: Resolved) -> bool:
    """ "On 23 July"."""
    day = When(time.edtf or "")
    return time.basis is DateBasis.EXPLICIT and day.precision is Precision.DAY and not day.approximate


def _is_what_for(root: "Token", time: Resolved) -> bool:
    """ "On April 19 declared a truce for Easter": the feast says what for."""
    return isinstance(time.expression.meaning, Holiday) and root.dep_ == "pobj" and root.head.lower_ == "for"


def _is_of_other_noun(root: "Token", hit: Hit) -> bool:
    """ "Signed on Friday, pledging to end the fighting that has displaced thousands this year": of the fighting."""
    above = [root, *grammar.governors(root)]
    if hit.token not in above or not hit.verbal or hit.trigger.kind != "agreement":
        return False
    clause = next((word for word in above[: above.index(hit.token)] if word.dep_ == "relcl"), None)
    return clause is not None and clause.head.head != hit.token


def _is_hours_after(root: "Token", hit: Hit) -> bool:
    """ "Shelled the port on Sunday, hours after a truce had begun": on that day or the one before."""
    marks = (word for word in hit.token.doc[root.i + 1 : hit.token.i] if word.lower_ == "after")
    return any(mark.nbor(-1).lower_ in _SOON and hit.token.i - mark.i <= _SHORT_CLAUSE for mark in marks)


def _is_of_calling_off(root: "Token", hit: Hit) -> bool:
    """Whether it is no day of what is called off."""
    return _is_day_of_calling_off(root, hit) or _is_of_what_was_done_first(root, hit)


def _is_day_of_calling_off(root: "Token", hit: Hit) -> bool:
    """ "A summit that was to be held in Budapest was shelved on Tuesday": the day on which it was not to be.

    Talks under way that are called off, or a meeting cancelled on its day, have the day of that.
    """
    verb = next((word for word in grammar.governors(root) if word.pos_ == "VERB"), None)
    if verb is None or verb in hit.token.subtree or hit.token.lemma_ not in _SITTINGS:
        return False
    calling_off = verb.lemma_ in wording().modality["cancel"] or bool(grammar.particle(verb))
    return calling_off and any(word.dep_ == "relcl" for word in hit.token.subtree)


def _is_followed(hit: Hit) -> bool:
    """ "The meeting follows lengthy talks in Cairo": some time before it, and not on its day."""
    held = [hit.token, *carriers(hit.token)][-1]
    if hit.verbal and grammar.clause_head(held).dep_ == "relcl":
        held = grammar.clause_head(held).head  # "follows a meeting in which he spoke with them for hours"
    if not hit.verbal and is_answered(hit.token):
        return True  # "the move came in response to a raid"
    return hit.trigger.kind == "talks" and held.dep_ == "dobj" and held.head.lemma_ == "follow"


def _is_of_late(hit: Hit) -> bool:
    """ "Under agreements reached in recent negotiations": some time ago, and no news of the day."""
    return not hit.verbal and any(word.lower_ == "recent" for word in grammar.modifiers(hit.token))


def _is_told_as_answer(hit: Hit) -> bool:
    """ "Replied by shelling the port"."""
    return any(word.lemma_ in _REPLYING and word.tag_ == "VBD" for word in grammar.governors(hit.token))


def _is_told_ahead(hit: Hit) -> bool:
    """ "Announced a truce that will begin at midnight": it may be that of the article's own day."""
    behind = (child for child in hit.token.children if child.dep_ == "relcl")
    return any(not grammar.auxiliaries(clause).isdisjoint({"will", "shall"}) for clause in behind)


def _is_of_what_was_done_first(root: "Token", hit: Hit) -> bool:
    """ "Accused Oslo on Sunday of breaking the truce and said it would put off the swap": no day of the swap."""
    verb = next((word for word in grammar.governors(root) if word.pos_ == "VERB"), None)
    return any(word.dep_ == "conj" and word.head == verb for word in (hit.token, *grammar.governors(hit.token)))


def _is_bound(text: str, time: Resolved) -> bool:
    """ "Since Friday", "until Friday"."""
    start = time.expression.start
    return _BOUND.search(text, max(0, start - len("since ")), start) is not None
