"""Two dates told as one: "16 and 17 May" read apart, "from May 9 to 11" put together."""

import re
from collections.abc import Iterator, Sequence

from app.language.time_meaning import Calendar, Interval, Meaning, Period, TimeExpression, TimexType, Weekday
from app.language.time_reading import calendar
from app.language.time_words import Groups

_LINK = re.compile(r" ?- ?(?:the )?|,? (?:to|until|till|through|up to) (?:the )?")
_AND = re.compile(r" and (?:the )?")
_OPENED = re.compile(r"\b(?:between|from) (?:the )?$")
_OPENED_REACH = 15
_SHARED = ("year", "year2", "spoken", "told", "relyear")  # what two dates told together have in common


def pair(g: Groups) -> tuple[Meaning | None, Meaning | None]:
    """Read two dates that share what is told once: the month, the year, the first figures of the year."""
    shared = {name.rstrip("2"): g[name] for name in _SHARED if name in g}
    first = {**shared, **{name: g[name] for name in ("day", "month", "edge") if name in g}, "whole": g["first"]}
    own = {name.rstrip("2"): g[name] for name in ("day2", "month2", "edge2") if name in g}
    last = {**shared, **({"month": g["month"]} if "month" in g else {}), **own, "whole": g["last"]}
    if "shortyear" in g:
        last["year"] = g["year"][:2] + g["shortyear"]
    return calendar(first), calendar(last)


def joined(text: str, plain: str, found: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """Make one of neighbours that are a range: "from May 9 to 11", "1914-1918", "between 20 and 30 June"."""
    waiting: TimeExpression | None = None
    for expression in found:
        if waiting is not None and _is_range(plain, waiting, expression):
            yield _interval(text, waiting, expression)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = expression
    if waiting is not None:
        yield waiting


def _interval(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression:
    said = text[first.start : last.end]
    return TimeExpression(first.start, last.end, said, TimexType.DATE, first.rule, Interval(first, last))


def _is_range(plain: str, first: TimeExpression, last: TimeExpression) -> bool:
    if not _same_grain(first.meaning, last.meaning):
        return False
    link = plain[first.end : last.start]
    opened = _OPENED.search(plain, max(0, first.start - _OPENED_REACH), first.start) is not None
    return _LINK.fullmatch(link) is not None or (opened and _AND.fullmatch(link) is not None)


def _same_grain(one: Meaning, two: Meaning) -> bool:
    match one, two:
        case Calendar(), Calendar():
            return (one.day is None) is (two.day is None) and (one.month is None) is (two.month is None)
        case Period(), Period():
            return one.unit is two.unit
        case Weekday(), Weekday():
            return True
        case _:
            return False
