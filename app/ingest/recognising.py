"""What on record an undated article tells as its news: talks, attacks, swaps, by kind, place, sides and weekday.

An article that names no day of its own often tells of what the reference chronology has: "negotiators met in Muscat on
Saturday". One fact with that place and those sides on such a weekday leaves hardly a doubt.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from app.domain.chronology import Chronology, Fact
from app.ingest.incumbency import named
from app.ingest.recalling import mentions
from app.ingest.reckoning import Reading, first_weekday
from app.ingest.tense import SENTENCE_END, future_tense
from app.language.known import Person, capital, is_capital, regions, states
from app.language.time_words import words

_HEAD = 1500  # characters in which an article tells its news
_WHOLE = 4000  # characters in which it names the sides
_LONGEST = 3  # days of a fact whose weekdays tell it apart
_ONE = 6  # days within which several facts date an article alike
_WEEK = 7
_TWO = 2
_LATELY = 45  # days
_ATTACKS = frozenset({"strike", "battle"})
_DIVISIONS = (" region", " Province", " State")
_FOLLOWING = 6  # days after the fact on which it is still news
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(word.title() for word in words()['weekday'])})\b")
_LAST_WEEK = re.compile(r"\blast week\b", re.IGNORECASE)
_ROUND = re.compile(rf"\b(?P<which>{'|'.join(words()['ordinal'])}) (?:[\w-]+ ){{0,2}}round\b", re.IGNORECASE)
_TOLD_AS = {
    "talks": (
        r"talks?|negotiat\w+|summit|met|meet(?:s|ing)?|phon(?:ed|e)|call(?:ed)?|spoke|round|conference|sat|visit\w*"
    ),
    "swap": r"exchang\w+|swap\w*|freed?|releas\w+|hand(?:ed|s) over|return\w*|repatriat\w+|bodies|hostages?|prisoners?",
    "agreement": r"cease-?fire|truce|deal|agree\w*|accord|pact|treaty|sign\w*|armistice|declaration|memorandum",
    "strike": r"struck|strikes?|attack\w*|missiles?|drones?|bomb\w*|shell\w*|blasts?|explo\w+|raids?|hit|rockets?",
    "battle": (
        r"captur\w+|seiz\w+|fell to|fall of|overran|overrun|storm(?:ed|s)|retak\w+|retook|took control|"
        r"recaptur\w+|liberat\w+|offensive|incursion|invaded"
    ),
    "withdrawal": r"withdr\w+|pull\w* (?:out|back)|pull-?out|retreat\w*",
}


@dataclass(frozen=True, slots=True)
class Recognised:
    """A fact that the text tells, the day of it that is meant, whether that was "last week" or lies ahead."""

    fact: Fact
    day: dt.date
    last_week: bool = False
    to_come: bool = False


def news_on_record(reading: Reading) -> tuple[dt.date, Fact] | None:
    """Return about the day of the article and what tells it; None where nothing on record, or too much, is meant."""
    found = list(_recognised(reading))
    by_name = [one for one in found if any(alias.removeprefix("the ") in reading.text for alias in one.fact.aliases)]
    found = by_name or found
    days = [one.day for one in found]
    if not days or (max(days) - min(days)).days > _ONE:
        return None
    last = max(found, key=lambda one: one.day)
    return _day_of_news(reading, last), last.fact


def _day_of_news(reading: Reading, last: Recognised) -> dt.date:
    """The weekday of the news: in the days after the fact, in those before one to come, or the week after it."""
    weekday = first_weekday(reading)
    if last.last_week:
        monday = last.day + dt.timedelta(days=_WEEK - last.day.weekday())
        return monday + dt.timedelta(days=weekday if weekday is not None else last.day.weekday())
    if last.to_come:
        before = (last.day - dt.timedelta(days=n) for n in range(1, _WEEK))
        return next((day for day in before if day.weekday() == weekday), last.day - dt.timedelta(days=1))
    after = (last.day + dt.timedelta(days=n) for n in range(_FOLLOWING + 1))
    return next((day for day in after if day.weekday() == weekday), last.day)


def _recognised(reading: Reading) -> Iterator[Recognised]:
    text = reading.text
    chronology = reading.chronology
    if chronology is None:
        return
    head, whole = text[:_HEAD], text[:_WHOLE]
    sentences = list(_sentences(head))
    present, often = _present(whole), _struck_often(chronology)
    for fact in chronology.facts:
        if fact.kind not in _TOLD_AS or not fact.parties or fact.when.first is None or fact.when.last is None:
            continue
        dull = often if fact.kind in _ATTACKS else _own_capitals(fact)
        places = [each for each in fact.places if each not in dull and _is_telling(each) and mentions(head, each)]
        days = [fact.when.first + dt.timedelta(days=n) for n in range((fact.when.last - fact.when.first).days + 1)]
        if not places or len(days) > _LONGEST or (reading.latest is not None and days[-1] < reading.latest):
            continue
        if not _may_be(reading, days[-1]) or not all(
            _is_named(party, whole, present, days[-1]) for party in fact.parties
        ):
            continue
        for sentence in sentences:
            if any(mentions(sentence, place) for place in places) and _words_for(fact.kind).search(sentence):
                yield from _as_told(fact, days, sentence)


def _may_be(reading: Reading, day: dt.date) -> bool:
    """Whether those in office whom the text names held it on that day, or lately: titles outlive their offices."""
    return any(reading.fits(day - dt.timedelta(days=ago)) for ago in (0, _LATELY))


def _as_told(fact: Fact, days: Sequence[dt.date], sentence: str) -> Iterator[Recognised]:
    """What the sentence can mean by it: the day whose weekday it names, or one of the week before."""
    if fact.ordinal is not None and any(number != fact.ordinal for number in _ordinals(sentence)):
        return
    told = {words()["weekday"][match[0].lower()]: match.span() for match in _WEEKDAY.finditer(sentence)}
    meant = [day for day in days if day.weekday() in told]
    last_week = _LAST_WEEK.search(sentence) is not None
    if meant:
        span = told[meant[-1].weekday()]
        yield Recognised(fact, meant[-1], last_week, bool(future_tense(sentence, 0, *span, len(sentence))))
    elif last_week and not told:
        yield Recognised(fact, days[-1], last_week=True)


def _ordinals(sentence: str) -> Iterator[int]:
    """The numbers of the rounds that it tells of."""
    return (words()["ordinal"][match["which"].lower()] for match in _ROUND.finditer(sentence))


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in SENTENCE_END.finditer(text):
        yield text[start : end.end()]
        start = end.end()
    yield text[start:]


def _own_capitals(fact: Fact) -> frozenset[str]:
    """Where two parties often meet, unlike where they met with others."""
    return frozenset(map(capital, fact.parties)) if len(fact.parties) <= _TWO else frozenset()


def _struck_often(chronology: Chronology) -> frozenset[str]:
    """The places of which more than one attack is on record, so that surely more were made; and all capitals."""
    counted = Counter(place for fact in chronology.facts if fact.kind in _ATTACKS for place in fact.places)
    return frozenset(place for place, times in counted.items() if times > 1 or is_capital(place))


@cache
def _is_telling(place: str) -> bool:
    """Whether the place is a town or site, and no region or state."""
    wide = {state.name for state in states()} | {region.name for region in regions()}
    return place not in wide and not place.endswith(_DIVISIONS)


@cache
def _words_for(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_TOLD_AS[kind]})\b", re.IGNORECASE)


def _is_named(party: str, text: str, present: Sequence[Person], on: dt.date) -> bool:
    """Whether the text names the party, or somebody in office for it on that day."""
    if mentions(text, party):
        return True
    return any(office.party == party and office.held(on) for person in present for office in person.offices)


def _present(text: str) -> list[Person]:
    """The persons with offices whom the text may name."""
    found = {person.name: person for _, _, people in named(text) for person in people}
    return list(found.values())
