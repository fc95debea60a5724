"""The rules of ``data/times.toml`` made ready: patterns by the words without which they cannot match."""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.language.time_words import DATA

FIGURE = "figure"  # the anchor of patterns that need no word: any number
TOKEN = re.compile(r"[a-z]+|\d+")
_NAME = re.compile(r"\{([a-z]+)(\d?)\}")
_GROUP = re.compile(r"\(\?P<([a-z]+\d?)>")
_NO_WORDS = re.compile(r"\?P<[a-z0-9_]+>|\\[a-z]")  # letters of a pattern that match none
_FIGURES = frozenset({"year", "modernyear", "bcyear", "clocktime", "hours", "day"})  # shapes that are numbers


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its proof: texts of which it ``finds`` an expression, and texts in which it finds none.

    ``after``: words one of which must stand right before, ``not_after``: none of which may; ``no_name_next``: no
    word with a capital may follow; ``where``: a pattern that must stand somewhere in the text.
    """

    name: str
    means: str
    patterns: tuple[str, ...]
    finds: tuple[str, ...]
    skips: tuple[str, ...]
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    no_name_next: bool = False
    where: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One compiled pattern of a rule."""

    rule: Rule
    regex: re.Pattern[str]
    capitals: tuple[str, ...]  # groups that must be written with a capital
    after: re.Pattern[str] | None
    not_after: re.Pattern[str] | None

    def groups(self, found: re.Match[str]) -> dict[str, str]:
        """Return what ``found`` captured; where a name stands twice, the first that holds something."""
        said: dict[str, str] = {}
        for name, text in found.groupdict().items():
            if text:
                said.setdefault(name.partition("__")[0], text)
        return said


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules compiled. ``anchors``: word to the tables it stands in; ``lexicon``: all words of the patterns."""

    patterns: Mapping[str, tuple[Pattern, ...]]  # by anchor
    anchors: Mapping[str, frozenset[str]]
    lexicon: frozenset[str]


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules in their order."""
    rows = tomllib.loads((DATA / "times.toml").read_text(encoding="utf-8"))["rule"]
    return tuple(_rule(row) for row in rows)


def _rule(row: dict[str, Any]) -> Rule:
    return Rule(**{key: tuple(told) if isinstance(told, list) else told for key, told in row.items()})  # type: ignore[arg-type]


@cache
def grammar() -> Grammar:
    """Return the grammar, made once a process."""
    data = tomllib.loads((DATA / "time_words.toml").read_text(encoding="utf-8"))
    anchors = _anchor_words(data["words"])
    patterns: dict[str, list[Pattern]] = defaultdict(list)
    lexicon = set(anchors)
    for rule in rules():
        for source in rule.patterns:
            expanded = _told_apart(_expand(source, data))
            lexicon |= set(TOKEN.findall(_NO_WORDS.sub("", expanded)))
            pattern = _pattern(rule, expanded, data["words"])
            for anchor in _anchors_of(source, data["words"], anchors):
                patterns[anchor].append(pattern)
    return Grammar(
        {anchor: tuple(found) for anchor, found in patterns.items()},
        {word: frozenset(tables) for word, tables in anchors.items()},
        frozenset(word for word in lexicon if word.isalpha()),
    )


@cache
def patterns_for(anchors: frozenset[str]) -> tuple[Pattern, ...]:
    """Return the patterns to try where words of these tables stand, each once, in the order of the rules."""
    order = {rule.name: number for number, rule in enumerate(rules())}
    found = {id(pattern): pattern for anchor in sorted(anchors) for pattern in grammar().patterns.get(anchor, ())}
    return tuple(sorted(found.values(), key=lambda pattern: order[pattern.rule.name]))


def _anchor_words(tables: Mapping[str, Any]) -> dict[str, set[str]]:
    """Return the words of the anchor tables, a phrase by its longest word."""
    anchors: dict[str, set[str]] = defaultdict(set)
    for name, table in tables.items():
        for phrase in table["values"] if table.get("anchor") else ():
            anchors[max(TOKEN.findall(phrase), key=len)].add(name)
    return anchors


def _pattern(rule: Rule, expanded: str, tables: Mapping[str, Any]) -> Pattern:
    groups = re.findall(r"\?P<([a-z0-9_]+)>", expanded)
    capitals = tuple(name for name in groups if tables.get(_table_of(name), {}).get("capital"))
    regex = re.compile(rf"(?<![a-z0-9])(?:{expanded})(?![a-z0-9])")
    return Pattern(rule, regex, capitals, _right_before(rule.after), _right_before(rule.not_after))


def _table_of(group: str) -> str:
    return group.partition("__")[0].rstrip("23")


def _right_before(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"\b(?:{'|'.join(words)}) ?$") if words else None


def _expand(source: str, data: Mapping[str, Any], suffix: str = "") -> str:
    """Replace names: tables and shapes become groups, pieces only what they are made of."""

    def one(match: re.Match[str]) -> str:
        name, number = match[1], match[2] or suffix
        if name in data["pieces"]:
            return _expand(data["pieces"][name], data, number)
        if name in data["shapes"]:
            return f"(?P<{name}{number}>{_expand(data['shapes'][name], data, number)})"
        phrases = sorted(data["words"][name]["values"], key=len, reverse=True)
        alternatives = "|".join(re.escape(phrase).replace("\\ ", " ") for phrase in phrases)
        return f"(?P<{name}{number}>(?:{alternatives})(?![a-z0-9]))"

    return _NAME.sub(one, source)


def _told_apart(expanded: str) -> str:
    """Rename groups so that the second of a name becomes ``name__2``, and so on."""
    seen: Counter[str] = Counter()

    def one(match: re.Match[str]) -> str:
        seen[match[1]] += 1
        return f"(?P<{match[1]}>" if seen[match[1]] == 1 else f"(?P<{match[1]}__{seen[match[1]]}>"

    return _GROUP.sub(one, expanded)


def _anchors_of(source: str, tables: Mapping[str, Any], anchors: Mapping[str, set[str]]) -> set[str]:
    """Return the tables one of whose words a match must hold; numbers where the pattern can do without."""
    names = {match[1] for match in _NAME.finditer(source)}
    said = {name for name in names if tables.get(name, {}).get("anchor")}
    for word in TOKEN.findall(_NO_WORDS.sub("", _NAME.sub(" ", source))):
        said |= anchors.get(word, set())
    if names & _FIGURES or "\\d" in source or not said:
        said.add(FIGURE)
    return said
