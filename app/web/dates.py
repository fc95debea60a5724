"""Dates as pages show them: the gutter's mark, a stretch's heading, what a date rests on. No day is made up."""

import calendar
import datetime as dt

from app.domain.article import Published, PublishedBasis
from app.domain.event import Facts
from app.domain.when import DateBasis, Precision, When
from app.web.views import Mark, Reach

_NARROWEST = 8.0  # percent: a day in a month is still seen
_BASIS_SAID = {
    DateBasis.EXPLICIT: "as the article says",
    DateBasis.RELATIVE: "told relative to the article’s date",
    DateBasis.PUBLISHED: "from the day of publication",
    DateBasis.REFERENCE: "from the reference chronology",
    DateBasis.ARTICLE: "as another article says",
    DateBasis.EDITOR: "set by an editor",
    DateBasis.NONE: "",
}
_PUBLISHED_BASIS_SAID = {
    PublishedBasis.STATED: "as the article says",
    PublishedBasis.METADATA: "as its page says",
    PublishedBasis.INFERRED: "inferred from the text",
    PublishedBasis.REFERENCE: "from the reference chronology",
    PublishedBasis.NONE: "",
}


def said(facts: Facts) -> str:
    """Say when an event took place, or what bounds it: ``23–25 May 2025``, ``after 15 August 2025``, or nothing."""
    if facts.when:
        return str(facts.when)
    return f"after {day(facts.after)}" if facts.after else ""


def day(date: dt.date) -> str:
    """Say a day: ``2 June 2025``."""
    return f"{date.day} {date:%B} {date.year}"


def basis(facts: Facts) -> str:
    """Say what an event's date rests on, in words that follow the date."""
    if facts.when:
        return _BASIS_SAID[facts.when.basis]
    return "no article gives its date" if not facts.after else "no closer date is told"


def rests(when: When) -> str:
    """Say what the date of one report rests on, where that is not the article's own words for a day."""
    return _BASIS_SAID[when.basis] if when.basis is not DateBasis.EXPLICIT else ""


def taken(when: When) -> str:
    """Say the date that a report without one takes from its event, and on what that rests."""
    return f"{when} ({'the reference chronology' if when.basis is DateBasis.REFERENCE else 'from another article'})"


def published(told: Published) -> str:
    """Say when an article was published: its date, what bounds it, or that no one knows."""
    if told.edtf:
        return str(When(told.edtf))
    return f"after {day(told.after)}" if told.after else "date not known"


def published_basis(told: Published) -> str:
    """Say how the publication date is known; nothing where there is none."""
    return _PUBLISHED_BASIS_SAID[told.basis] if told.edtf else ""


def iso(edtf: str | None) -> str:
    """Give the date as ``<time datetime>`` takes it: a plain day, month or year; else nothing."""
    return edtf if edtf and edtf.replace("-", "").isdigit() else ""


def heading(when: When) -> str:
    """Give the heading of the stretch that a date belongs to: its month, or its year where no month is known."""
    grain = _grain(when)
    if grain in {Precision.YEAR, Precision.DECADE}:
        return str(When(_start(when))).removeprefix("about ")
    standing = _standing(when)
    return f"{standing:%B} {standing.year}"


def mark(when: When) -> Mark:
    """Give the mark of a date under its heading: a day's number, else words without what the heading says already."""
    words, about = str(when), "≈ " if when.approximate else ""
    if when.precision is Precision.DAY and when.first:
        return Mark(
            main=f"{about}{when.first.day}",
            sub="about" if about else f"{when.first:%a}",
            said=words,
            iso=iso(when.edtf),
            figure=True,
            loose=bool(about),
            reach=_reach(when) if about else None,
        )
    return Mark(
        main=about + _short(when), sub=_grain_said(when), said=words, iso=iso(when.edtf), loose=True, reach=_reach(when)
    )


def _reach(when: When) -> Reach | None:
    """Draw a date over the months that it touches; one that is open at an end cannot be drawn."""
    if when.first is None or when.last is None:
        return None
    start = when.first.replace(day=1)
    end = when.last.replace(day=calendar.monthrange(when.last.year, when.last.month)[1])
    days = (end - start).days + 1
    width = max(100 * ((when.last - when.first).days + 1) / days, _NARROWEST)
    x = min(100 * (when.first - start).days / days, 100 - width)
    return Reach(round(x, 1), round(width, 1), when.approximate)


def _start(when: When) -> str:
    """Where the date stands on the timeline: its start, or its end where the start is open."""
    start, _, end = when.edtf.partition("/")
    return start if start not in {"", ".."} else end


def _grain(when: When) -> Precision:
    return When(_start(when)).precision


def _standing(when: When) -> dt.date:
    standing = when.first or when.last
    assert standing is not None, "a date has one end at least"
    return standing


def _short(when: When) -> str:
    """Say the date without its year, and without its month where it is one stretch of days within it."""
    first, last = when.first, when.last
    words = str(when).removeprefix("about ")
    if when.precision is Precision.RANGE and first and last:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{last.day}"
        return words.replace(f" {last.year}", "").replace(f" {first.year}", "") if first.year == last.year else words
    return f"{first:%B}" if when.precision is Precision.MONTH and first else words


def _grain_said(when: When) -> str:
    match when.precision:
        case Precision.MONTH:
            return "day not known"
        case Precision.YEAR:
            return "month not known"
        case Precision.DECADE:
            return "year not known"
        case Precision.RANGE if when.first and when.last:
            return "about" if when.approximate else "within"
        case _:
            return "about" if when.approximate else ""
