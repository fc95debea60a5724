"""The day of an article's news where that is told beside other days: of its report, or the last told."""

import datetime as dt
import re
from collections.abc import Iterator

from app.domain.when import When
from app.ingest.dating import Resolved
from app.ingest.reckoning import Reading, day_of, first_weekday, has_year, to_come, with_year
from app.language.time_meaning import Calendar, Interval, TimeExpression

_HEAD = 500  # characters of an article's first sentences
_SAID = re.compile(
    r"\b(?:said|says|announced|reported|confirmed|wrote|told \w+|declared|stated)(?: (?:late|early))?"
    r" (?:on |in the night of )(?:the )?(?:\w+day,? )?$"
)
SPEAKS_OF_TODAY = re.compile(r"\b(?:this morning|today|tonight|this evening|this afternoon)\b", re.IGNORECASE)
_SOON = 45  # days within which an account goes on from a day told with its year


def day_of_report(reading: Reading) -> dt.date | None:
    """Return the day of "the office said on December 29" at an article's head, where no later one is told."""
    for one in reading.dates:
        expression = one.expression
        if expression.start >= _HEAD or not _SAID.search(reading.text, 0, expression.start):
            continue
        told = When(one.edtf).last if one.edtf and _tells_year(expression) else None
        day = told or _in_terms(reading, one) or with_year(reading, expression)
        if day is not None and all(day >= other for other in _days_told(reading)):
            return day
    return None


def latest_told(reading: Reading) -> dt.date | None:
    """Return the latest day that the text tells without a year, where it speaks of today and of that day's weekday.

    A day with its year alone may be long past: who writes in its year leaves that out.
    """
    day = max(_days_told(reading), default=None)
    if day is None or day.weekday() != first_weekday(reading) or not SPEAKS_OF_TODAY.search(reading.text, 0, _HEAD):
        return None
    return day if reading.fits(day) and (reading.latest is None or day >= reading.latest) else None


def latest_day(reading: Reading) -> dt.date | None:
    """Return the latest day that the text takes as past, with its year or in one that what is on record tells."""
    days = [day for day in (reading.latest, *_days_told(reading)) if day is not None and reading.fits(day)]
    return max(days, default=None)


def _days_told(reading: Reading) -> Iterator[dt.date]:
    """Yield the past days that the text tells without a year, each in the year that the surest of them is of."""
    calendar = [one for one in reading.dates if _is_bare_day(one) and not to_come(reading.text, one.expression)]
    known = [day for one in calendar if (day := _on_record(reading, one) or _soon_after(reading, one))]
    known = known or [day for one in calendar if (day := _in_terms(reading, one))]
    if known:
        surest = max(known)
        for one in calendar:
            yield min(_years(one, surest.year - 1, surest.year + 1), key=lambda day: abs(day - surest))


def _tells_year(expression: TimeExpression) -> bool:
    """Whether it has a year, or its last day has: "23–24 August 2024"."""
    meaning = expression.meaning
    return has_year(expression) or (isinstance(meaning, Interval) and has_year(meaning.last))


def _is_bare_day(one: Resolved) -> bool:
    meaning = one.expression.meaning
    bare = isinstance(meaning, Calendar) and meaning.year is None and not has_year(one.expression)
    return bare and isinstance(meaning, Calendar) and meaning.month is not None and meaning.day is not None


def _years(one: Resolved, first: int, last: int) -> list[dt.date]:
    meaning = one.expression.meaning
    assert isinstance(meaning, Calendar)
    return [day for year in range(first, last + 1) if (day := day_of(year, meaning))]


def _on_record(reading: Reading, one: Resolved) -> dt.date | None:
    """Return the day of something on record that the text speaks of: "the deal was signed in Istanbul on July 22"."""
    days = set(reading.on_record)
    fitting = [day for day in days if day in _years(one, day.year, day.year) and reading.fits(day)]
    return fitting[0] if len(fitting) == 1 else None


def _soon_after(reading: Reading, one: Resolved) -> dt.date | None:
    """Return the day within weeks after one told with its year."""
    for other in reading.dates:
        when = When(other.edtf) if other.edtf and has_year(other.expression) else None
        if when is None or when.first is None or when.first != when.last or to_come(reading.text, other.expression):
            continue
        for day in _years(one, when.first.year, when.first.year + 1):
            if 0 < (day - when.first).days <= _SOON:
                return day
    return None


def _in_terms(reading: Reading, one: Resolved) -> dt.date | None:
    """Return the day on which those whom the text names were in office: the only one, or the first after one told."""
    ended = reading.ended_terms
    if not _is_bare_day(one) or not ended:
        return None
    days = _years(one, min(first.year for first, _ in ended), max(last.year for _, last in ended))
    fitting = [day for day in days if reading.fits(day) and (reading.latest is None or day > reading.latest)]
    return fitting[0] if len(fitting) == 1 or (fitting and reading.latest is not None) else None
