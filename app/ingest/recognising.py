"""What on record an undated article tells as its news: the fact whose marks stand at the head of the text.

An article that names no day of its own often tells of what the reference chronology has. Each fact there has marks:
the names, sums and things that news of it hardly does without. The rarer those that the text has, the surer the fact
is meant; its weekday must be among those that the text tells, and nothing of another time may come near to it.
"""

import datetime as dt
import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from app.domain.chronology import Chronology, Fact
from app.ingest.incumbency import named
from app.ingest.recalling import mentions, names
from app.ingest.reckoning import Reading, first_weekday
from app.ingest.tense import SENTENCE_END, future_tense
from app.language.known import capital, regions, states
from app.language.time_meaning import Calendar
from app.language.time_words import words

_LEAD = 700  # characters in which an article tells its news
_HEAD = 1500  # characters in which it tells when that was
_WHOLE = 4000  # characters in which it names the sides
_LONGEST = 3  # days of a fact whose weekdays tell it apart
_ONE = 6  # days within which several facts date an article alike
_FOLLOWING = 3  # days after the fact on which it is still news
_LATELY = 45  # days
_WEEK = 7
_TWO = 2
_WORDS_OF_A_MARK = 4
_TELLING_SUM = 100  # smaller ones are in every text

# Weights, in the units of the natural logarithm of how rare a mark is among the facts: of 784 articles whose day was
# hidden 219 are dated by their marks, 210 of them within three days.
_OF_ALL = 0.3  # the part of its rarity among all facts, not only those of one war
_UNKNOWN = 1000  # facts that are not on record
_UNRECORDED = 3  # those of one party
_LATER = 3  # times that a mark counts less below the lead
_COMMON = 2  # times that a word counts less than a name or sum
_BESIDE = 0.4  # for each unit that stands beside the weekday
_MOST_BESIDE = 15
_DATED = 6  # less where the text tells the fact with its date: it looks back at it
_SUPPORT = 0.5  # of what speaks for another fact
_SAME_DAYS = 4  # apart at most, where one speaks for the other
_SURE = 12
_CLEAR = 3  # by which it must exceed any fact of another time

_WORD = re.compile(r"\d[\d,.]*\d|\w+")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(word.title() for word in words()['weekday'])})\b")
_ROUND = re.compile(rf"\b(?P<which>{'|'.join(words()['ordinal'])}) (?:[\w-]+ ){{0,2}}round\b", re.IGNORECASE)
_LAST_WEEK = re.compile(r"\blast week\b", re.IGNORECASE)
_DIVISIONS = (" region", " Province", " State")

Mark = tuple[str, ...]  # the words of a name, a sum or a thing, in lower case


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    marks: frozenset[Mark]
    weekdays: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Told:
    """A fact that the text may tell, with how surely, and where it names the weekday of it."""

    fact: Fact
    weight: float
    day: dt.date
    beside: _Sentence | None


class _Index:
    """The facts of a chronology by their marks."""

    def __init__(self, chronology: Chronology) -> None:
        self.facts = [fact for fact in chronology.facts if _is_short(fact)]
        spelled = [_marks_of(fact) for fact in self.facts]
        self.marks = [frozenset(each) for each in spelled]
        self.having: dict[Mark, list[int]] = {}
        for number, marks in enumerate(self.marks):
            for mark in marks:
                self.having.setdefault(mark, []).append(number)
        self._common = {mark for each in spelled for mark, common in each.items() if common}
        self._of_party: dict[str, list[int]] = {}
        for number, fact in enumerate(self.facts):
            for party in dict.fromkeys(fact.parties):
                self._of_party.setdefault(party, []).append(number)

    def rarity(self, number: int, mark: Mark) -> float:
        """Return how rare a mark of the fact is, mostly among the facts of its party of which there are fewest.

        A name that all know who know the war tells little: M23 in the Congo.
        """
        having = self.having[mark]
        fellows = min((self._of_party[party] for party in self.facts[number].parties), key=len)
        within = len(set(fellows).intersection(having))
        among_all = math.log((len(self.facts) + _UNKNOWN) / len(having))
        among_fellows = math.log((len(fellows) + _UNRECORDED) / within)
        weighed = _OF_ALL * among_all + (1 - _OF_ALL) * among_fellows
        return weighed / _COMMON if mark in self._common else weighed

    def read(self, text: str) -> frozenset[Mark]:
        """Return the marks of any fact that the text has."""
        found = list(_words(text))
        runs = (tuple(found[at : at + size]) for size in range(1, _WORDS_OF_A_MARK + 1) for at in range(len(found)))
        return frozenset(run for run in runs if run in self.having)

    def weigh(self, number: int, marks: Iterable[Mark]) -> float:
        """Sum up how rare they are, without those that are part of others."""
        counted: list[Mark] = []
        for mark in sorted(marks, key=len, reverse=True):
            if not any(set(mark) <= set(longer) for longer in counted):
                counted.append(mark)
        return sum(self.rarity(number, mark) for mark in counted)


@cache
def _index(chronology: Chronology) -> _Index:
    return _Index(chronology)


def news_on_record(reading: Reading) -> tuple[dt.date, Fact] | None:
    """Return about the day of the article and what tells it; None where nothing on record, or too much, is meant."""
    if reading.chronology is None:
        return None
    told = sorted(_supported(list(_told(reading, _index(reading.chronology)))), key=lambda one: -one.weight)
    if not told or told[0].weight < _SURE:
        return None
    best = told[0]
    others = (one for one in told[1:] if best.fact.when.gap(one.fact.when) > _ONE)
    rival = next(others, None)
    if rival is not None and best.weight - rival.weight < _CLEAR:
        return None
    return _day_of_news(reading, best), best.fact


def _supported(told: Sequence[_Told]) -> Iterator[_Told]:
    """Add to each the half of what most speaks for another fact of the same days: news has more than one thing."""
    for one in told:
        near = (other.weight for other in told if other is not one and other.fact.when.gap(one.fact.when) <= _SAME_DAYS)
        yield replace(one, weight=one.weight + _SUPPORT * max(near, default=0))


def _day_of_news(reading: Reading, told: _Told) -> dt.date:
    """The weekday of the news: in the days after the fact, in those before one to come, or the week after it."""
    weekday = first_weekday(reading)
    sentence = told.beside.text if told.beside is not None else ""
    if _LAST_WEEK.search(sentence):
        monday = told.day + dt.timedelta(days=_WEEK - told.day.weekday())
        return monday + dt.timedelta(days=weekday if weekday is not None else told.day.weekday())
    span = next((match.span() for match in _WEEKDAY.finditer(sentence) if match[0] == f"{told.day:%A}"), None)
    if span is not None and future_tense(sentence, 0, *span, len(sentence)):
        before = (told.day - dt.timedelta(days=n) for n in range(1, _WEEK))
        return next((day for day in before if day.weekday() == weekday), told.day - dt.timedelta(days=1))
    after = (told.day + dt.timedelta(days=n) for n in range(_FOLLOWING + 1))
    return next((day for day in after if day.weekday() == weekday), told.day)


def _told(reading: Reading, index: _Index) -> Iterator[_Told]:
    text = reading.text
    lead, rest = index.read(text[:_LEAD]), index.read(text[_LEAD:_WHOLE])
    sentences = [_Sentence(each, index.read(each), _weekdays(each)) for each in _sentences(text[:_HEAD])]
    weekdays = frozenset(day for each in sentences for day in each.weekdays)
    dated = {
        (one.expression.meaning.month, one.expression.meaning.day)
        for one in reading.dates
        if isinstance(one.expression.meaning, Calendar) and one.expression.meaning.year is None
    }
    rounds = {words()["ordinal"][match["which"].lower()] for match in _ROUND.finditer(text[:_LEAD])}
    sides, news = _Sides(text[:_WHOLE]), first_weekday(reading)
    for number in sorted({number for mark in lead | rest for number in index.having[mark]}):
        fact, marks = index.facts[number], index.marks[number]
        days = _days(fact)
        if rounds and fact.ordinal is not None and fact.ordinal not in rounds:
            continue
        if not _may_be(reading, days[-1]) or not sides.are_of(fact, days[-1]):
            continue
        meant = [day for day in days if day.weekday() in weekdays]
        if weekdays and not meant and not any(map(_is_sum, marks & lead)):
            continue
        beside, near = _beside(sentences, number, {day.weekday() for day in meant}, index)
        first, whole = index.weigh(number, marks & lead), index.weigh(number, marks & (lead | rest))
        weight = first + (whole - first) / _LATER + _BESIDE * min(near, _MOST_BESIDE)
        weight -= _DATED * any((day.month, day.day) in dated for day in days)
        day = next((each for each in meant if each.weekday() == news), (meant or days)[-1])
        yield _Told(fact, weight, day, beside)


def _beside(
    sentences: Sequence[_Sentence], number: int, weekdays: Collection[int], index: _Index
) -> tuple[_Sentence | None, float]:
    """The sentence with one of the weekdays that has most of the marks, in it or next to it, and their weight."""
    best: tuple[_Sentence | None, float] = (None, 0)
    for at, sentence in enumerate(sentences):
        if not sentence.weekdays.isdisjoint(weekdays):
            near = frozenset().union(*(each.marks for each in sentences[max(at - 1, 0) : at + 2])) & index.marks[number]
            if (weight := index.weigh(number, near)) > best[1]:
                best = (sentence, weight)
    return best


def _is_short(fact: Fact) -> bool:
    first, last = fact.when.first, fact.when.last
    if fact.kind == "war" or not fact.parties or first is None or last is None:
        return False
    return (last - first).days < _LONGEST


def _days(fact: Fact) -> list[dt.date]:
    assert fact.when.first is not None
    assert fact.when.last is not None
    return [fact.when.first + dt.timedelta(days=n) for n in range((fact.when.last - fact.when.first).days + 1)]


def _may_be(reading: Reading, day: dt.date) -> bool:
    """Whether no later day is told, and those named held office then, or lately: titles outlive their offices."""
    if reading.latest is not None and day < reading.latest:
        return False
    return any(reading.fits(day - dt.timedelta(days=ago)) for ago in (0, _LATELY))


def _marks_of(fact: Fact) -> Mapping[Mark, bool]:
    """Its marks, places and other names, each with whether it is a common word."""
    home = frozenset(map(capital, fact.parties)) if len(fact.parties) <= _TWO else frozenset()
    places = (place for place in fact.places if place not in home and _is_telling(place))
    spelled = (*fact.marks, *places, *names(fact))
    found = {tuple(_words(each)): each.islower() and " " not in each for each in spelled}
    return {mark: common for mark, common in found.items() if 0 < len(mark) <= _WORDS_OF_A_MARK}


def _is_sum(mark: Mark) -> bool:
    return any(word.isdigit() and (int(word) >= _TELLING_SUM or len(mark) > 1) for word in mark)


def _words(text: str) -> Iterator[str]:
    """The words in lower case, "1,212" as "1212"."""
    return (match[0].replace(",", "") for match in _WORD.finditer(text.casefold()))


def _weekdays(text: str) -> frozenset[int]:
    return frozenset(words()["weekday"][match[0].lower()] for match in _WEEKDAY.finditer(text))


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in SENTENCE_END.finditer(text):
        yield text[start : end.end()]
        start = end.end()
    yield text[start:]


def _is_telling(place: str) -> bool:
    """Whether the place is a town or site, and no region or state."""
    return place not in _wide() and not place.endswith(_DIVISIONS)


@cache
def _wide() -> frozenset[str]:
    return frozenset(state.name for state in states()) | {region.name for region in regions()}


class _Sides:
    """The parties that a text names, by themselves or by somebody in office for them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._present = {person.name: person for _, _, people in named(text) for person in people}
        self._known: dict[str, bool] = {}

    def are_of(self, fact: Fact, on: dt.date) -> bool:
        """Whether two of its parties are named, or its one."""
        return sum(self._has(party, on) for party in fact.parties) >= min(_TWO, len(fact.parties))

    def _has(self, party: str, on: dt.date) -> bool:
        if party not in self._known:
            self._known[party] = mentions(self._text, party) > 0
        offices = (office for person in self._present.values() for office in person.offices)
        return self._known[party] or any(office.party == party and office.held(on) for office in offices)
