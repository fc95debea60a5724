"""The words of ``data/time_words.toml`` and what one match says with them: numbers, months, edges, times of day."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tomllib import loads
from typing import Any

from app.language.time_meaning import Clock, Edge, Frame, Part, Turn, Unit

Groups = Mapping[str, str]  # what a match captured: non-empty values only, lower case; "whole" is all of it

DATA = Path(__file__).with_name("data")
_NOON = 12
_TENS = range(20, 100)
_SHORT_YEARS_OF_THIS_CENTURY = 30  # '29 is 2029, '30 is 1930
_ZONES = {
    "utc": "Z",
    "gmt": "Z",
    "est": "-05",
    "edt": "-04",
    "cst": "-06",
    "cdt": "-05",
    "pst": "-08",
    "pdt": "-07",
    "bst": "+01",
    "cet": "+01",
    "cest": "+02",
    "eet": "+02",
    "eest": "+03",
    "msk": "+03",
    "ist": "+0530",
    "hkt": "+08",
    "jst": "+09",
    "aest": "+10",
}
_FILLERS = re.compile(r"\b(?:good|mere|full|whole|single)\b")
_AND_A_HALF = re.compile(r"[ -]and[ -](?:a )?[ -]?half$")
_FIGURES = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)( 1/2)?")


@cache
def words() -> dict[str, dict[str, Any]]:
    """Return the tables of ``data/time_words.toml``: word to value, by the table's name."""
    tables = loads((DATA / "time_words.toml").read_text(encoding="utf-8"))["words"]
    return {name: table["values"] for name, table in tables.items()}


def value(g: Groups, name: str) -> Any:
    """Return what the word captured as ``name`` stands for; None where nothing was captured."""
    return words()[name.rstrip("23")].get(g[name]) if name in g else None


def number(text: str) -> float | None:
    """Return the number that ``text`` says: ``25``, ``twenty-five``, ``two and a half``, ``a``; None for "several"."""
    if figures := _FIGURES.fullmatch(text):
        return float(figures[1].replace(",", "")) + (0.5 if figures[2] else 0)
    whole = _AND_A_HALF.sub("", text)
    numbers = words()["number"]
    said = [float(numbers[word]) for word in re.findall("[a-z]+", _FILLERS.sub(" ", whole)) if word in numbers]
    if not said:
        return None
    if len(said) == 2 and int(said[0]) in _TENS:  # noqa: PLR2004 - twenty-five
        total = said[0] + said[1]
    else:
        total = 1.0
        for factor in said:
            total *= factor
    return total + (0.5 if whole != text else 0)


def count(g: Groups) -> float | None:
    """Return how many units are told: "three", "two and a half", "a couple of"; None for some."""
    if "count" not in g:
        return 2 if "couple" in g.get("vague", "") else None
    counted = number(g["count"])
    return counted + 0.5 if counted is not None and "half" in g else counted


def unit(g: Groups, *names: str) -> Unit:
    """Return the unit captured under the first of ``names`` that captured one; a day where none did."""
    return next((Unit(words()["unit"][g[name]]) for name in names if name in g), Unit.DAY)


def turn(g: Groups) -> Turn | None:
    """Return which one: "last", "this", "next" from the moment of writing; "the following", "that" from the account."""
    if "spoken" in g:
        return Turn(value(g, "spoken"))
    if "told" in g:
        return Turn(value(g, "told"), Frame.STORY)
    return Turn(0, Frame.STORY) if "relyear" in g else None


def edge(g: Groups) -> Edge | None:
    """Return the stretch of a period that is meant."""
    found = value(g, "edge") or value(g, "edge2")
    return Edge(found) if found else None


def part(g: Groups) -> Part | None:
    """Return the part of the day that is told; the small hours are of the morning."""
    found = value(g, "daypart2") or value(g, "daypart")
    if found:
        return Part(found)
    return Part.MORNING if "small" in g else None


def clock(g: Groups) -> Clock | None:
    """Return the time of day that is told in figures or words."""
    if "clocktime" in g:
        hour, minute = (int(figures) for figures in re.split("[:.]", g["clocktime"])[:2])
    elif "military" in g:
        hour, minute = int(g["military"][:2]), int(g["military"][2:])
    elif "hours" in g:
        hour, minute = int(number(g["hours"]) or 0), 0
    else:
        return None
    if "ampm" in g and hour <= _NOON:
        hour = hour % _NOON + (_NOON if g["ampm"].startswith("p") else 0)
    elif part(g) in {Part.AFTERNOON, Part.EVENING} and hour < _NOON:
        hour += _NOON
    return Clock(hour, minute, _ZONES.get(g.get("zone", ""), ""))


def year(g: Groups) -> int | None:
    """Return the year that is told in four figures or two."""
    for name in ("year", "modernyear"):
        if name in g:
            return int(g[name])
    if "shortyear" not in g:
        return None
    short = int(g["shortyear"])
    return short + (2000 if short < _SHORT_YEARS_OF_THIS_CENTURY else 1900)


def month(g: Groups) -> int | None:
    """Return the month that is told."""
    return next((int(value(g, name)) for name in ("month", "fullmonth", "maymarch", "month2") if name in g), None)


def day(g: Groups) -> int | None:
    """Return the day of the month, or the ordinal, that is told."""
    if "day" in g:
        return int(re.sub(r"\D", "", g["day"]))
    return int(value(g, "ordinal")) if "ordinal" in g else None


def nth(g: Groups) -> int | None:
    """Return the ordinal that is told in figures or words; -1 for the last."""
    if "nth" in g:
        return int(g["nth"].replace(",", ""))
    return int(value(g, "ordinal")) if "ordinal" in g else None
