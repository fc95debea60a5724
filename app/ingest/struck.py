"""What of a party an attack hit, as reports say: "Russian air bases". Pure; the nouns are in ``phrases.toml``."""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from app.domain.report import Report, Role
from app.language.known import states

_ONE_IN = 3


def struck(reports: Sequence[Report]) -> str:
    """The things of the one party hit, with its adjective, where one report in three names them; else nothing."""
    targets = {actor.name for report in reports for actor in report.actors if actor.role is Role.TARGET}
    adjectives = _adjectives().get(next(iter(targets)), ()) if len(targets) == 1 else ()
    if not adjectives:
        return ""
    told = Counter(thing for report in reports for thing in _things(report, adjectives))
    thing, times = max(told.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    return f"{adjectives[0]} {thing}" if times and _ONE_IN * times >= len(reports) else ""


def _things(report: Report, adjectives: tuple[str, ...]) -> set[str]:
    """The things that the report's words name, each once."""
    found = (_pattern(adjectives).search(piece.text) for piece in report.evidence)
    return {match["thing"] for match in found if match}


@lru_cache(maxsize=512)
def _pattern(adjectives: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, adjectives))}) (?P<thing>{'|'.join(_nouns())})\b")


@cache
def _adjectives() -> dict[str, tuple[str, ...]]:
    """For each state its adjectives, the usual first ("Russian")."""
    return {state.name: tuple(state.demonyms) for state in states() if state.demonyms}


@cache
def _nouns() -> tuple[str, ...]:
    table = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))
    return tuple(sorted(table["struck"]["things"], key=len, reverse=True))
