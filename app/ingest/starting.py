"""When a truce that is only agreed is to begin: "agreed on Tuesday to a ceasefire from Friday", "within 72 hours"."""

import datetime as dt
import re
from collections.abc import Iterable
from math import ceil
from typing import TYPE_CHECKING

from app.domain.when import Precision, When
from app.ingest.dating import Resolved
from app.language import grammar
from app.language.time_meaning import Duration, Unit, Weekday
from app.language.triggers import Hit
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

_BEGINNING = re.compile(
    r"\b(?<!had )(?<!has )(?<!have )"
    r"(?:starting|beginning|effective|commencing|from|begin|start|come into force|come into effect|enter into force"
    r"|take effect|take hold|go into effect|fall silent)(?: from| at| on| as of| midnight on| noon on"
    r"| \d{1,2}[-:.]\d{2}(?: on)?)*\s\Z"
)
_WITHIN = re.compile(r"\bwithin(?: the next)?\s\Z")
_REACH = 40  # characters before the time in which it is said that the truce begins then
_LEAD = 4  # sentences at the head of an article
_BY_SIGNING = frozenset({"sign", "initial", "ink"})
_ENDING = re.compile(r"\b(?:until|till|extend|prolong|renew|expir|end|broke|collaps|violat)\w*")
_HOURS = {Unit.HOUR: 1 / 24, Unit.DAY: 1.0}  # days that each unit has
_WEEK = 7
_MIDNIGHT = "T24:00"


def start(hit: Hit, times: Iterable[Resolved], text: str, sentence: tuple[int, int], on: When) -> When | None:
    """Return the day on which what the sides have agreed is to begin; None where the sentence tells none.

    ``times`` are those of the text in order. It is counted from the other day that the sentence tells, on which they
    agreed, else from ``on``, that of publication.
    """
    begin, end = sentence
    if hit.trigger.kind != "agreement" or on.last is None:
        return None
    if hit.token.lemma_ in _BY_SIGNING or _is_under_way(hit.token) or _ENDING.search(text, begin, end):
        return None
    told = [time for time in times if begin <= time.expression.start < end]
    for time in told:
        at = time.expression.start
        if at < begin + hit.token.idx:
            continue
        others = (When(each.edtf).last for each in told if each is not time and each.edtf)
        days = [day for day in others if day is not None and day <= on.last]
        if isinstance(time.expression.meaning, Weekday) and not days and hit.sentence >= _LEAD:
            continue  # below the lead "from Friday" may be of the last one
        agreed = max(days, default=on.last)
        if day := _day(time, text[max(begin, at - _REACH) : at], agreed):
            return When(day.isoformat(), on.basis)
    return None


def _is_under_way(truce: "Token") -> bool:
    """ "The truce starting on Saturday was meant to let aid through": what is told of it holds already."""
    verb = truce.head
    told = truce.dep_ in {"nsubj", "nsubjpass"} and not grammar.auxiliaries(verb).isdisjoint({"was", "had"})
    return told and verb.lemma_ not in wording().classes["reaching"] | wording().classes["announcing"]


def _day(time: Resolved, before: str, agreed: dt.date) -> dt.date | None:
    meaning = time.expression.meaning
    if isinstance(meaning, Duration):
        counted = meaning.count is not None and meaning.unit in _HOURS and _WITHIN.search(before) is not None
        return agreed + dt.timedelta(days=ceil((meaning.count or 0) * _HOURS[meaning.unit])) if counted else None
    if _BEGINNING.search(before) is None:
        return None
    if isinstance(meaning, Weekday):
        return agreed + dt.timedelta(days=(meaning.weekday - agreed.weekday()) % _WEEK)
    when = When(time.edtf or "")
    if when.first is None or when.precision is not Precision.DAY or when.approximate:
        return None
    return when.first + dt.timedelta(days=time.value.endswith(_MIDNIGHT))
