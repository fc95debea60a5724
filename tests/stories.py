"""Short news of two or three sentences, where who helped, where or when is told beside the deed.

A story is filled with the sides, towns and days of a war drawn at random, twenty wars of forty years, so that none is
the one that a rule was made for. What has to come out is known from the parts: ``stories.toml`` tells them by token.
"""

import datetime as dt
import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_BEGINNING = re.compile(r"((?:^|\n|[.!?][”\"]? +)[“\"]?)([a-z])")


@dataclass(frozen=True, slots=True)
class Told:
    """An event of a story: ``actors`` have to take part, nobody else may but ``maybe``; ``date`` in EDTF."""

    kind: str
    status: str
    date: str | None
    actors: frozenset[tuple[str, str]]
    maybe: frozenset[tuple[str, str]]
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Filled:
    """A story's text as published on a day (ISO 8601), and what it tells."""

    text: str
    published: str
    events: tuple[Told, ...]


_DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
STORIES: list[dict[str, Any]] = _DATA["story"]


def filled(story: dict[str, Any], count: int) -> Iterator[Filled]:
    """So many texts of a story, the same at each call."""
    draw = random.Random(story["text"])
    for _ in range(count):
        yield _fill(story, draw)


def _fill(story: dict[str, Any], draw: random.Random) -> Filled:
    war = draw.choice(_DATA["war"])
    one, other, towns = war["one"], war["other"], draw.sample(war["towns"], 3)
    city, host = draw.choice(_DATA["hosts"])
    (mediator, its), (third, theirs) = draw.sample([each for each in _DATA["states"] if each[0] != host], 2)
    body = draw.choice(_DATA["bodies"])
    published = dt.date.fromisoformat(war["published"])
    days = {
        "d1": published - dt.timedelta(draw.choice((1, 1, 2))),
        "d2": published - dt.timedelta(draw.choice((3, 4))),
        "d3": published - dt.timedelta(draw.randint(12, 20)),
        "next": published + dt.timedelta(2),
        "pub": published,
    }
    words = {
        **{token: f" on {days[token]:%A}" for token in ("d1", "d2", "next")},
        "d3": f" on {days['d3']:%B} {days['d3'].day}",
        "where": war["where"],
        "day1": f"{days['d1']:%A}",
        "day2": f"{days['d2']:%A}",
        "nextday": f"{days['next']:%A}",
        "pubday": f"{published:%A}",
        "a": draw.choice(one["forces"]),
        "A": one["adjective"],
        "b": draw.choice(other["forces"]),
        "B": other["adjective"],
        "x": one["party"],
        "X": one["adjective"],
        "y": other["party"],
        "Y": other["adjective"],
        "h": city,
        "H": host,
        "m": mediator,
        "M": its,
        "n": third,
        "N": theirs,
        "o": f"the {body}",
        **dict(zip("pqr", towns, strict=True)),
    }
    names = {
        "a": one["name"],
        "x": one["name"],
        "b": other["name"],
        "y": other["name"],
        "h": city,
        "H": host,
        "m": mediator,
        "n": third,
        "o": body,
        **dict(zip("pqr", towns, strict=True)),
    }

    def actors(tokens: list[str]) -> frozenset[tuple[str, str]]:
        return frozenset((names[who], role) for who, role in (each.split() for each in tokens))

    def told(event: dict[str, Any]) -> Told:
        return Told(
            event["kind"],
            event.get("status", "occurred"),
            "/".join(days[day].isoformat() for day in event["day"].split("/")) if "day" in event else None,
            actors(event["actors"]),
            actors(event.get("maybe", [])),
            frozenset(names[place] for place in event.get("places", [])),
        )

    text = _BEGINNING.sub(lambda match: match[1] + match[2].upper(), story["text"].format(**words))
    return Filled(text, war["published"], tuple(map(told, story["events"])))
