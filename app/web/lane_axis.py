"""The time axis over lanes: stretches that can be zoomed into, and the periods before and after."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from app.domain.filters import EventFilter
from app.domain.when import When
from app.store.histogram import Bar
from app.web.histogram import Address, period, step, within
from app.web.lane_views import LaneAxis, LaneTick
from app.web.views import Link

_MOST = 12  # words on the fine axis: what a phone has room for
_EVERY = {"day": (1, 2, 7, 14), "month": (1, 2, 3, 6, 12), "year": (1, 2, 5, 10), "period": (1, 2, 5, 10)}
_LEAST = 5.0  # percent that the words of a fine stretch take
_WHOLE, _SHORT = 22.0, 7.0  # percent that the words of a coarse stretch take, and those cut short
_MONTHS = 12


def axis(bars: Sequence[Bar], asked: EventFilter, address: Address) -> LaneAxis:
    """Make the axis over these bars."""
    return LaneAxis(tuple(_fine(bars, asked, address)), tuple(_coarse(bars, asked, address)), step(bars[0]))


def moved(asked: EventFilter, direction: int, address: Address) -> Link | None:
    """Move the period by its own length, a whole number of months or years where it is such; -1 is to earlier dates."""
    if asked.since is None or asked.until is None:
        return None
    try:
        since, until = map(When, _moved(asked.since, asked.until, direction))
    except (ValueError, OverflowError):  # beyond the calendar
        return None
    other = replace(asked, since=since, until=until)
    return Link(period(other), address(other))


def _moved(since: When, until: When, direction: int) -> tuple[str, str]:
    first, last = since.first, until.last
    if first is None or last is None:
        raise ValueError("an open period has no length")
    months = (last.year - first.year) * _MONTHS + last.month - first.month + 1
    match {len(end.edtf) for end in (since, until) if end.edtf.replace("-", "").isdigit()}:
        case lengths if lengths == {4}:
            years = direction * months // _MONTHS
            return f"{first.year + years:04}", f"{last.year + years:04}"
        case lengths if lengths == {7}:
            return _month(first, direction * months), _month(last, direction * months)
        case _:
            days = direction * ((last - first).days + 1)
            return (first + dt.timedelta(days)).isoformat(), (last + dt.timedelta(days)).isoformat()


def _month(day: dt.date, later: int) -> str:
    year, month = divmod(day.year * _MONTHS + day.month - 1 + later, _MONTHS)
    return f"{year:04}-{month + 1:02}"


def _fine(bars: Sequence[Bar], asked: EventFilter, address: Address) -> Iterator[LaneTick]:
    width, every = 100 / len(bars), _every(bars)
    starts = [n for n, bar in enumerate(bars) if (n if step(bar) == "day" else _number(bar)) % every == 0]
    for n, end in pairwise([*starts, len(bars)]):
        text = _short(bars[n]) if (end - n) * width >= _LEAST else ""
        url = _zoom(within(bars[n], asked), asked, address)
        yield _tick(text, bars[n].label, url, n * width, (end - n) * width)


def _number(bar: Bar) -> int:
    """Number the months of a year, the years, or the periods, so that every n-th is a round one."""
    return bar.start.month - 1 if step(bar) == "month" else bar.start.year // (bar.end.year - bar.start.year + 1)


def _short(bar: Bar) -> str:
    return {"day": str(bar.start.day), "month": f"{bar.start:%b}"}.get(step(bar), str(bar.start.year))


def _every(bars: Sequence[Bar]) -> int:
    choices = _EVERY[step(bars[0])]
    return next((every for every in choices if len(bars) <= every * _MOST), choices[-1])


def _coarse(bars: Sequence[Bar], asked: EventFilter, address: Address) -> Iterator[LaneTick]:
    width, x = 100 / len(bars), 0.0
    for around, group in groupby(bars, key=_around):
        share = len(list(group)) * width
        if around:
            yield _tick(*_words(around, share), _zoom(_period(asked, around), asked, address), x, share)
        x += share


def _tick(text: str, said: str, url: str, x: float, width: float) -> LaneTick:
    return LaneTick(text, said, url, round(x, 3), round(width, 3))


def _zoom(inner: EventFilter, asked: EventFilter, address: Address) -> str:
    return address(inner) if inner != asked else ""


def _around(bar: Bar) -> str:
    """Name what a bar lies in: a month, a year, a decade (``202``), a century (``19``), or nothing, of centuries."""
    match step(bar):
        case "day":
            return bar.start.isoformat()[:7]
        case "month":
            return bar.start.isoformat()[:4]
        case "year":
            return bar.start.isoformat()[:3]
        case _ if bar.end.year - bar.start.year < _CENTURY:
            return bar.start.isoformat()[:2]
        case _:
            return ""


_CENTURY = 99  # years between the first and the last of one
_DECADE = 3  # digits


def _period(asked: EventFilter, around: str) -> EventFilter:
    if len(around) > _DECADE:
        return replace(asked, since=When(around), until=When(around))
    missing = 4 - len(around)
    return replace(asked, since=When(_year(around + "0" * missing)), until=When(around + "9" * missing))


def _year(text: str) -> str:
    return max(text, "0001")  # there is no year 0


def _words(around: str, share: float) -> tuple[str, str]:
    """Say a coarse stretch as far as there is room, and whole."""
    said = str(When(around)) if len(around) > _DECADE else f"{around.ljust(4, '0')}s"
    short = f"{When(around).first:%b}" if "-" in around else said
    return (said if share >= _WHOLE else short if share >= _SHORT else ""), said
