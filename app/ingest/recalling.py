"""What the reference chronology knows of the things that a text speaks of: its war, its rounds of talks."""

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache

from app.domain.chronology import Chronology, Fact
from app.domain.when import Precision

_WAR = re.compile(r"\b(?:war|invasion|conflict|fighting|hostilities|bombardment)\b")
_TRUCE = re.compile(r"\b(?:truce|ceasefire|cease-fire|armistice)\b")
_ALIAS = 3  # a war's name counts as much as three of its parties


def begun(of: str, text: str, chronology: Chronology | None, published: dt.date | None) -> Fact | None:
    """Return the war or truce that "day 34 of the war" counts from; None where the text does not tell.

    ``of`` is the thing in the words of the text, lower case; '' counts as the war. A thing that began after
    ``published`` is not meant; of several, the one that the text names most, then the latest.
    """
    if chronology is None:
        return None
    if _TRUCE.search(of):
        facts = [fact for fact in chronology.facts if fact.kind == "agreement" and _TRUCE.search(fact.name.lower())]
    elif not of or _WAR.search(of):
        facts = list(chronology.wars)
    else:
        return None
    dated = [fact for fact in facts if fact.when.first and _known_to_the_day(fact)]
    told = [fact for fact in dated if published is None or (fact.when.first or dt.date.max) <= published]
    return max(_named(text, told), key=lambda pair: (pair[0], pair[1].when.first), default=(0, None))[1]


def _known_to_the_day(fact: Fact) -> bool:
    return fact.when.precision in {Precision.DAY, Precision.RANGE}


def _named(text: str, facts: Iterable[Fact]) -> list[tuple[int, Fact]]:
    """Return the facts of which the text names every party, with how often it names them."""
    found = []
    for fact in facts:
        parties = [mentions(text, party) for party in fact.parties]
        aliases = sum(text.count(alias) for alias in fact.aliases)
        if aliases or (parties and all(parties)):
            found.append((min(parties, default=0) + _ALIAS * aliases, fact))
    return found


def spoken_of(text: str, chronology: Chronology) -> list[Fact]:
    """Return the facts that the text may speak of: it names all their parties, and one of their places or aliases."""
    named = {party for fact in chronology.facts for party in fact.parties}
    present = {party for party in named if mentions(text, party)}
    return [
        fact
        for fact in chronology.facts
        if fact.kind != "war" and fact.parties and present.issuperset(fact.parties) and _by_name_or_place(text, fact)
    ]


def _by_name_or_place(text: str, fact: Fact) -> bool:
    return any(alias in text for alias in fact.aliases) or any(mentions(text, place) for place in fact.places)


def mentions(text: str, name: str) -> int:
    """Count how often the text has the name or an adjective of it (Russia, Russian; Ukraine, Ukrainian)."""
    return len(_pattern(name).findall(text))


@lru_cache(maxsize=2048)
def _pattern(name: str) -> re.Pattern[str]:
    stem = name.rstrip("aey") if " " not in name else name
    return re.compile(rf"\b{re.escape(stem if len(stem) > 3 else name)}")  # noqa: PLR2004 - "Ira" would be in Iraq
