"""What the reference chronology knows of the things that a text speaks of: its war, its rounds of talks."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from app.domain.chronology import Chronology, Fact
from app.domain.when import Precision, When
from app.language.known import Group, State, groups, states
from app.language.time_words import number

_WAR = re.compile(r"\b(?:war|invasion|conflict|fighting|hostilities|bombardment)\b")
_TRUCE = re.compile(r"\b(?:truce|ceasefire|cease-fire|armistice)\b")
_ALIAS = 3  # a war's name counts as much as three of its parties
_REACH = 60  # characters after "the second round" within which its noun comes ("of direct peace talks")
_SEASON = 366  # days after which "the first round" means another
_FIRST_SINCE = re.compile(
    r"\bfirst\b(?: [\w-]+){0,4}? (?:talks|negotiations|meeting|summit)\b[^.;:!?]{0,90}?\b(?:in|for)"
    r"(?: (?P<more>over|more than|at least)| (?P<less>nearly|almost|close to)| about| around| some)? "
    r"(?P<number>a|[\w-]+) (?P<unit>decade|year|month|week)s?\b"
)
_ENOUGH = 3  # parties that tell "the Geneva talks" from others held there
_NAMED = frozenset({"talks", "agreement"})
_COUNTED_FROM = re.compile(r" (?:after|before|following|since) (?:the )?")
_BREAK = re.compile(r"[,;:()—–]")
_YEAR = 365  # days
_DAYS = {"decade": 3652, "year": 365, "month": 30, "week": 7}


def begun(of: str, text: str, chronology: Chronology | None, published: dt.date | None) -> Fact | None:
    """Return the war or truce that "day 34 of the war" counts from; None where the text does not tell.

    ``of`` is the thing in the words of the text, lower case; '' counts as the war. A thing that began after
    ``published`` is not meant; of several, the one that the text names most, then the latest.
    """
    if chronology is None:
        return None
    if _TRUCE.search(of):
        truces = (fact for fact in chronology.facts if fact.kind == "agreement" and _TRUCE.search(fact.name.lower()))
        facts = [fact for fact in truces if len(fact.parties) > 1]  # one that a side declares is seldom "the ceasefire"
    elif not of or _WAR.search(of):
        facts = list(chronology.wars)
    else:
        return None
    dated = [fact for fact in facts if fact.when.first and _known_to_the_day(fact)]
    told = [fact for fact in dated if published is None or (fact.when.first or dt.date.max) <= published]
    if published is not None and _TRUCE.search(of):  # "hours before the truce" is of none of years ago
        told = [fact for fact in told if (published - _begin(fact)).days <= _YEAR]
    return max(_named(text, told), key=lambda pair: (pair[0], pair[1].when.first), default=(0, None))[1]


def _known_to_the_day(fact: Fact) -> bool:
    return fact.when.precision in {Precision.DAY, Precision.RANGE}


def _begin(fact: Fact) -> dt.date:
    return fact.when.first or dt.date.min


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


def named_in(text: str, chronology: Chronology) -> Iterator[tuple[Fact, tuple[int, int]]]:
    """Give the facts that the text calls by a name of theirs, and where it first does."""
    for fact in chronology.facts:
        if fact.kind != "war" and fact.parties:
            for name in names(fact):
                if (at := text.find(name)) >= 0 and _may_mean(text, name, fact):
                    yield fact, (at, at + len(name))


def told_of(text: str, sentence: tuple[int, int], at: int, kind: str, chronology: Chronology) -> list[Fact]:
    """Return the talks or agreements on record that the word at offset ``at`` tells of, in the order of time.

    Only these have names of their own; a battle "near Kyiv" may be any. The sentence names them by an alias that the
    word stands in or closely follows ("the Alaska summit", "the second round of talks"), or by how long there had
    been none ("the first talks in over three years").
    """
    if kind not in _NAMED:
        return []
    facts = _dated(chronology, kind)
    named = [fact for fact in facts if _is_named_at(text, sentence, at, fact)]
    named += [fact for fact, (start, end) in renewed(text, chronology, sentence) if start <= at < end and fact in facts]
    return sorted(dict.fromkeys(named), key=_begin)


@lru_cache(maxsize=16)
def _dated(chronology: Chronology, kind: str) -> tuple[Fact, ...]:
    """The facts of the kind that are known to the day."""
    facts = (fact for fact in chronology.facts if fact.kind == kind and fact.parties)
    return tuple(fact for fact in facts if _known_to_the_day(fact))


def recalled(facts: Iterable[Fact], told: When | None, published: When | None) -> Fact | None:
    """Return the one that is meant: within the time ``told``, else the last before publication; None where in doubt."""
    if told is not None:
        facts = [fact for fact in facts if _within(fact.when, told)]
    if published is None or published.last is None:
        only = list(facts)
        return only[0] if len(only) == 1 else None
    until = published.last
    before = [fact for fact in facts if fact.when.first is not None and fact.when.first <= until]
    latest = before[-1] if before else None
    if latest is not None and told is None and not _has_own_name(latest) and latest.when.gap(published) > _SEASON:
        return None
    return latest


def _within(when: When, told: When) -> bool:
    return (told.first or dt.date.min) <= (when.first or dt.date.min) and (when.last or dt.date.max) <= (
        told.last or dt.date.max
    )


def _is_named_at(text: str, sentence: tuple[int, int], at: int, fact: Fact) -> bool:
    for name in names(fact):
        found = text.find(name, *sentence)
        if found < 0 or not found <= at <= found + len(name) + _REACH or _BREAK.search(text, found + len(name), at):
            continue
        if _may_mean(text, name, fact):
            return True
    return False


@lru_cache(maxsize=8192)
def names(fact: Fact) -> tuple[str, ...]:
    """Return the names of its own by which a text may call it, without their article."""
    return tuple(alias.removeprefix("the ") for alias in fact.aliases)


def _may_mean(text: str, name: str, fact: Fact) -> bool:
    """Say whether a text means the fact by its name; one of common words needs all the parties and the place beside."""
    present = [party for party in fact.parties if mentions(text, party)]
    if _is_proper(name) and len(present) >= min(_ENOUGH, len(fact.parties)):
        return True
    return len(present) == len(fact.parties) and any(mentions(text, place) for place in fact.places)


def counted_from(text: str, at: int, chronology: Chronology, published: dt.date | None) -> Fact | None:
    """Return the talks or agreement on record that "three days", which end at ``at``, count from."""
    link = _COUNTED_FROM.match(text, at)
    if link is None:
        return None
    named = [
        fact
        for kind in sorted(_NAMED)
        for fact in _dated(chronology, kind)
        if any(text.startswith(name, link.end()) and _may_mean(text, name, fact) for name in names(fact))
    ]
    named.sort(key=_begin)
    return recalled(named, None, When(published.isoformat()) if published is not None else None)


def _is_proper(name: str) -> bool:
    return any(word[:1].isupper() for word in name.split())


def _has_own_name(fact: Fact) -> bool:
    return any(map(_is_proper, names(fact)))


def renewed(
    text: str, chronology: Chronology, within: tuple[int, int] | None = None
) -> list[tuple[Fact, tuple[int, int]]]:
    """Return the talks that are told as the first in so long a time, with where; the talks before them tell which."""
    found = []
    for match in _FIRST_SINCE.finditer(text, *(within or (0, len(text)))):
        least, most = _gap(match)
        for fact, days in _after_a_pause(text, chronology):
            if least <= days <= most:
                found.append((fact, match.span()))
    return found


def _gap(match: re.Match[str]) -> tuple[float, float]:
    """Return the fewest and the most days that the words leave open."""
    count, unit = number(match["number"]) or 0, _DAYS[match["unit"]]
    if match["more"]:
        return count * unit, (count + 1) * unit
    if match["less"]:
        return (count - 0.5) * unit, count * unit
    return (count - 0.5) * unit, (count + 0.5) * unit


def _after_a_pause(text: str, chronology: Chronology) -> list[tuple[Fact, int]]:
    """Return the talks whose parties and place the text names, with the days since the same parties' last talks."""
    by_parties: dict[frozenset[str], list[Fact]] = {}
    for fact in chronology.facts:
        if fact.kind == "talks" and _known_to_the_day(fact):
            by_parties.setdefault(frozenset(fact.parties), []).append(fact)
    found = []
    for parties, facts in by_parties.items():
        if all(mentions(text, party) for party in parties):
            facts.sort(key=_begin)
            found += [
                (fact, fact.when.gap(before.when))
                for before, fact in pairwise(facts)
                if not fact.places or any(mentions(text, place) for place in fact.places)
            ]
    return found


def mentions(text: str, name: str) -> int:
    """Count how often the text has the name, an adjective (Russian), or another name of the party (US, separatists)."""
    forms = _forms(name)
    if not any(form in text for form in forms):
        return 0  # ten times as fast as the pattern
    return len(_pattern(name).findall(text))


@lru_cache(maxsize=4096)
def _forms(name: str) -> tuple[str, ...]:
    """What the name with all its endings begins with, then its other names, and those that it shares with others."""
    known = _by_name().get(name)
    others = list(known.aliases) if known is not None else []
    others += known.demonyms if isinstance(known, State) else ()
    others += (alias for group in _common_names().get(name, ()) for alias in group.aliases)
    doubtful = known.doubtful if known is not None else ()
    return (_stem(name), *dict.fromkeys(form for form in others if form not in doubtful))


@cache
def _by_name() -> dict[str, State | Group]:
    return {group.name: group for group in groups()} | {state.name: state for state in states()}


def _stem(name: str) -> str:
    """What all forms of the name begin with."""
    stem = name.rstrip("aey") if " " not in name else name
    return stem if len(stem) > 3 else name  # noqa: PLR2004 - "Ira" would be in Iraq


@cache
def _common_names() -> dict[str, list[Group]]:
    """The groups that are common names, by what they are a name for."""
    found: dict[str, list[Group]] = {}
    for group in groups():
        for member in group.members:
            found.setdefault(member, []).append(group)
    return found


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    stem, *others = map(re.escape, _forms(name))
    return re.compile("|".join([rf"\b{stem}", *(rf"\b{form}(?!\w)" for form in others)]))
