"""From the words of a match to their meaning: one small function for each `means` of ``data/times.toml``.

Each takes what the pattern captured and returns None where it says no time after all.
"""

import re
from collections.abc import Callable

from app.language.time_meaning import (
    Around,
    Calendar,
    Clock,
    Duration,
    Edge,
    Frame,
    Holiday,
    Meaning,
    Notation,
    NthDay,
    OfDay,
    Offset,
    Part,
    Period,
    Ref,
    Repeated,
    Turn,
    Unit,
    Vague,
    Weekday,
)
from app.language.time_words import (
    Groups,
    clock,
    count,
    day,
    edge,
    month,
    nth,
    number,
    part,
    turn,
    unit,
    value,
    words,
    year,
)

_CENTURY = 100
_DAYS_IN_MONTH = 31
_WEEKS_IN_MONTH = 5
_NOON, _MIDNIGHT = Clock(12, 0), Clock(24, 0)
_LAST = -1
_BACK = ("before", "previous", "prior", "preceding")
_AFTERWARDS = re.compile(r" (before|after|following|previous|prior|preceding|that followed)$")
_SAID_NOW = re.compile(r"\b(last|this|next)\b")
_STEPS = {"last": -1, "this": 0, "next": 1}


def calendar(g: Groups) -> Meaning | None:
    """Read a date by the calendar."""
    told = day(g)
    if told is not None and not 1 <= told <= _DAYS_IN_MONTH:
        return None
    which = turn(g)
    if "nextyear" in g:
        which = Turn(1 if g["nextyear"].endswith("later") else -1, Frame.STORY)
    return Calendar(
        year=year(g),
        month=month(g),
        day=told,
        weekday=value(g, "dayname"),
        turn=which,
        of_year="relyear" in g,
        edge=edge(g),
        part=part(g),
        clock=clock(g),
        about=g["whole"].startswith("c"),
    )


def week_of_month(g: Groups) -> Meaning | None:
    """Read the first to last week of a month."""
    week = nth(g)
    if week is None or not (week == _LAST or 1 <= week <= _WEEKS_IN_MONTH):
        return None
    return Calendar(year=year(g), month=month(g), week=week)


def era(g: Groups) -> Meaning | None:
    """Read a year of the common era or before it; a bare one is before it."""
    told = int(g["bcyear"]) if "bcyear" in g else int(g["bare"])
    before = not g.get("era", "b").lstrip().startswith("a")
    return Calendar(year=-told if before else told, month=month(g), edge=edge(g), about="about" in g) if told else None


def decade(g: Groups) -> Meaning | None:
    """Read ten years by their first year, or by their last two figures alone."""
    if "decade" in g:
        first = int(g["decade"])
    else:
        tens = int(g["shortdecade"]) if "shortdecade" in g else int(value(g, "tens"))
        first = {"eighteen": 1800, "seventeen": 1700}.get(g.get("hundred", ""), 1900) + tens
    return Period(Unit.DECADE, first, edge=edge(g), bc=g["whole"].endswith(" bc"))


def century(g: Groups) -> Meaning | None:
    """Read a century by its first year, as people speak of it: the 20th is 1900."""
    which = nth(g)
    if which is None:
        return None
    if which < 1:
        return Around(Unit.CENTURY, -1, Frame.SPEECH)
    return Period(Unit.CENTURY, (which - 1) * _CENTURY, edge=edge(g), bc="era" in g)


def season(g: Groups) -> Meaning | None:
    """Read spring to winter; "the first town to fall in 2025" is none."""
    if g["whole"].startswith("fall in "):
        return None
    told = -int(g["bcyear"]) if "bcyear" in g else year(g)
    return Period(Unit.SEASON, value(g, "season"), year=told, turn=turn(g), of_year="relyear" in g, edge=edge(g))


def quarter(g: Groups) -> Meaning | None:
    """Read a quarter or a half of a year; the second half of a month is its late part."""
    kind, last = (Unit.QUARTER, 4) if g["kind"].startswith("q") else (Unit.HALF, 2)
    which = nth(g)
    if which is None or which == _LAST:
        which = last  # the final quarter, the latter half
    if which > last:
        return None
    if "month" in g:
        return Calendar(year=year(g), month=month(g), edge=Edge.START if which == 1 else Edge.END)
    return Period(kind, which, year=year(g), turn=turn(g), of_year="relyear" in g)


def notation(g: Groups) -> Meaning | None:
    """Take a date in figures, which is read when it is resolved."""
    return Notation(g["figures"])


def weekday(g: Groups) -> Meaning | None:
    """Read a day of the week."""
    whole = g["whole"]
    weeks = 1 if whole.endswith(" week") or whole.startswith(("a week on", "a week from", "a week next")) else 0
    return Weekday(value(g, "weekday"), turn=turn(g), edge=edge(g), part=part(g), clock=clock(g), weeks=weeks)


def overnight_into(g: Groups) -> Meaning | None:
    """Read the night that leads into a day of the week."""
    return Weekday(value(g, "weekday"), part=Part.NIGHT, overnight=True)


def today(g: Groups) -> Meaning | None:
    """Read a day told from the moment of writing."""
    if "two" in g:
        return Around(Unit.DAY, -2 if "before" in g["two"] else 2, Frame.SPEECH)
    said = g["today"]
    if said in {"tonight", "overnight"}:
        return Around(Unit.DAY, 0, Frame.SPEECH, part=Part.NIGHT, overnight=said == "overnight")
    return Around(Unit.DAY, value(g, "today"), Frame.SPEECH, part=part(g), clock=clock(g))


def last_night(_: Groups) -> Meaning | None:
    """Read the night before the moment of writing."""
    return Around(Unit.DAY, -1, Frame.SPEECH, part=Part.NIGHT)


def part_of_a_day(g: Groups) -> Meaning | None:
    """Read "this morning", "that evening", "the next morning", "the night before"."""
    told = part(g) or Part.MORNING
    if "how" in g:
        after = 0 if told is Part.NIGHT else 1
        return Around(Unit.DAY, -1 if g["how"] == "before" else after, Frame.STORY, part=told)
    if re.search(r"\b(?:following|next)\b", g["whole"]):
        return Around(Unit.DAY, 1, Frame.STORY, part=told)
    if "previous" in g["whole"]:
        return Around(Unit.DAY, -1, Frame.STORY, part=told)
    frame = Frame.SPEECH if re.search(r"\bthis\b", g["whole"]) else Frame.STORY
    return Around(Unit.DAY, 0, frame, part=told, same="same" in g["whole"])


def around(g: Groups) -> Meaning | None:
    """Read a period that holds the anchor, or its neighbour."""
    night = g["unit"] == "night"
    told = unit(g, "unit")
    where = Edge.END if "closing" in g else edge(g)
    which = turn(g)
    after = _AFTERWARDS.search(g["whole"])
    now = _SAID_NOW.search(g["whole"])
    if after:
        which = Turn(-1 if after[1] in _BACK else 1, Frame.STORY)
    elif which is None and now:
        which = Turn(_STEPS[now[1]])
    if which is None:
        frame = Frame.SPEECH if told is Unit.WEEKEND else Frame.STORY
        same = "same" in g["whole"]
        return Around(told, 0, frame, edge=where, part=Part.NIGHT if night else None, bare=not same, same=same)
    return Around(told, which.step, which.frame, edge=where, part=Part.NIGHT if night else None)


def offset(g: Groups) -> Meaning | None:
    """Read so many units before or after the moment of writing or the one that the account has reached."""
    if "anniversary" in g:
        exact = g["whole"].endswith("today")
        return Offset(1, Unit(g["anniversary"]), -1, Frame.SPEECH, to_the_day=exact)
    told, counted = unit(g, "unit", "bare"), count(g)
    if "fortnight" in g.get("unit", ""):
        counted = 2 * (counted or 1)
    if "fromnow" in g or "todays" in g:
        exact = g["whole"].endswith("today")
        return Offset(counted, told, 1 if "fromnow" in g else -1, Frame.SPEECH, about="about" in g, to_the_day=exact)
    said = "direction" if "direction" in g else "side"
    spoken = g[said] in {"ago", "from now", "from today", "hence"}
    return Offset(counted, told, value(g, said), Frame.SPEECH if spoken else Frame.STORY, about="about" in g)


def from_event(g: Groups) -> Meaning | None:
    """Read so many units before or after something named; a day named by it is definite."""
    if "eve" in g:
        return Offset(1, Unit.DAY, -1, Frame.EVENT, event=g["event"], definite=True)
    definite = "theday" in g
    counted = 1 if definite else count(g)
    direction = -1 if g["fromevent"] == "before" else 1
    told = unit(g, "unit", "bare")
    return Offset(counted, told, direction, Frame.EVENT, about="about" in g, event=g["event"], definite=definite)


def until_event(g: Groups) -> Meaning | None:
    """Read how far from what has been told something lies that is named by it: "it came two days before they meet"."""
    counted, told = (1, Unit.DAY) if "theday" in g else (count(g), unit(g, "unit", "bare"))
    direction = 1 if g["fromevent"] == "before" else -1
    exact = "exact" in g or told is Unit.DAY
    return Offset(counted, told, direction, Frame.EVENT, event=g["event"], definite=True, to_the_day=exact, named=True)


def nth_day(g: Groups) -> Meaning | None:
    """Read the so-manieth day of something."""
    which = nth(g)
    return NthDay(which, unit(g, "unit"), g.get("event", "")) if which is not None and which > 0 else None


def holiday(g: Groups) -> Meaning | None:
    """Read a feast; its eve is the day before."""
    days = -1 if "eve" in g else 0
    return Holiday(value(g, "holiday"), year=year(g), turn=turn(g), days=days, part=part(g))


def duration(g: Groups) -> Meaning | None:
    """Read a length of time."""
    name = next(name for name in ("unit", "many", "bareplural", "oneunit") if name in g)
    told, counted = unit(g, name), count(g)
    if g["whole"].endswith("old") or (told is Unit.QUARTER and name == "unit" and "run" not in g):
        return None  # an age; three quarters of something
    plural = g[name].endswith("s")
    if counted is None and not plural and name in {"oneunit", "many"}:
        counted = 1.5 if "half" in g else 1
    if counted == 1 and plural:
        counted = None  # a months-long siege
    if g[name].startswith("fortnight"):
        counted = 2 * (counted or 1)
    through = g.get("through", "")
    back, on = through in {"last", "past", *_BACK}, through in {"next", "coming", "following"}
    return Duration(counted, told, -1 if back else int(on), about="about" in g)


def recent(g: Groups) -> Meaning | None:
    """Read some units up to now or from now on; "recent times" have no unit."""
    if g["many"] == "times":
        return Vague(Ref.FUTURE if g["near"].startswith(("coming", "next")) else Ref.PAST)
    return Duration(None, unit(g, "many"), 1 if g["near"].startswith(("coming", "next")) else -1)


def recurring(g: Groups) -> Meaning | None:
    """Read what happens again and again."""
    if "often" in g:
        each = {"fortnightly": 2, "biweekly": 2, "biannual": 0.5}.get(g["often"], 1)
        return Repeated(Unit(value(g, "often")), each)
    on = value(g, "weekdays") if "weekdays" in g else value(g, "weekday")
    if on is not None:
        return Repeated(Unit.WEEK, weekday=on)
    every = g.get("every", "")
    each = 2 if every in {"other", "second"} else number(every) or 1 if every else 1
    known = words()["unit"].get(g["unit"], "year" if "season" in g else "day")
    return Repeated(Unit(known), each)


def of_day(g: Groups) -> Meaning | None:
    """Read a time of day; figures with a dot are one only beside "p.m." or a time zone."""
    if "." in g.get("clocktime", "") and not {"ampm", "zone"} & g.keys():
        return None
    told = {"noon": _NOON, "midday": _NOON, "midnight": _MIDNIGHT}.get(g["whole"]) or clock(g)
    return OfDay(told, None if told else part(g))


def vague(g: Groups) -> Meaning | None:
    """Read now, lately, some day."""
    if "present" in g:
        return Vague(Ref.PRESENT, near=True)
    if "past" in g:
        return Vague(Ref.PAST, near=bool(value(g, "past")))
    return Vague(Ref.FUTURE, near="soon" in g)


READERS: dict[str, Callable[[Groups], Meaning | None]] = {
    reader.__name__: reader
    for reader in (
        calendar,
        week_of_month,
        era,
        decade,
        century,
        season,
        quarter,
        notation,
        weekday,
        overnight_into,
        today,
        last_night,
        part_of_a_day,
        around,
        offset,
        from_event,
        until_event,
        nth_day,
        holiday,
        duration,
        recent,
        recurring,
        of_day,
        vague,
    )
}
