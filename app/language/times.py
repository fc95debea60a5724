"""Time expressions found: what is said and where, never when. Rules and words are data (``data/times.toml``)."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from app.language.time_grammar import FIGURE, TOKEN, Pattern, Rule, grammar, patterns_for, rules
from app.language.time_meaning import Meaning, TimeExpression, TimexType
from app.language.time_ranges import joined, pair
from app.language.time_reading import READERS
from app.language.time_typing import timex_type

__all__ = ["Rule", "TimeExpression", "TimexType", "find", "rules"]

_SAME = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "–": "-",
        "‑": "-",
        "‒": "-",
        "−": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\t": " ",
        "\r": " ",
    }
)
_WRAPPED_WIDTH = 100  # characters in the longest line of a text that may be hard-wrapped
_FULL = 0.7  # of that width, from which a line counts as full
_STOPS = (".", "!", "?", ":", '"')
_WIDEST_GAP = 3
_BEFORE = 24  # how far back the word before is looked for
_LEAD = re.compile(r"(?:in|on|at|during) ")  # no part of the expression that it introduces


@lru_cache(maxsize=4)  # an undated article is looked through for its date, then for its events
def find(text: str) -> tuple[TimeExpression, ...]:
    """Return the time expressions of ``text`` in order, not overlapping; offsets are code points of ``text``."""
    plain = _plain(text)
    found: list[TimeExpression] = []
    absent = frozenset(where for where in _conditions() if not re.search(where, plain))
    for start, end, anchors in _islands(plain):
        position = max(start, found[-1].end if found else 0)
        patterns = [p for p in patterns_for(anchors) if p.rule.where not in absent]
        found += _in_island(text, plain, position, end, patterns)
    return tuple(joined(text, plain, found))


@cache
def _conditions() -> frozenset[str]:
    return frozenset(rule.where for rule in rules() if rule.where)


def _plain(text: str) -> str:
    """Return ``text`` in lower case with plain punctuation, character for character."""
    low = text.lower()
    if len(low) != len(text):  # a few letters grow in lower case
        low = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return _unwrapped(low.translate(_SAME))


def _unwrapped(plain: str) -> str:
    """Make blanks of line breaks that only wrap a long line: those of full lines in a text of short ones."""
    lines = plain.split("\n")
    width = max(map(len, lines))
    if width > _WRAPPED_WIDTH or len(lines) == 1:
        return plain
    ends = ("\n" if len(line) < width * _FULL or line.endswith(_STOPS) else " " for line in lines[:-1])
    return "".join(part for line, end in zip(lines, (*ends, ""), strict=True) for part in (line, end))


def _islands(plain: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Yield the runs of words that time expressions are made of, with their anchors; none where there are none."""
    rulebook = grammar()
    start = end = -1
    held: set[str] = set()
    for token in TOKEN.finditer(plain):
        word = token[0]
        figure = word[0] <= "9"
        if not figure and word not in rulebook.lexicon:
            continue
        if end < 0 or token.start() - end > _WIDEST_GAP or "\n" in plain[end : token.start()]:
            if held:
                yield start, end, frozenset(held)
            start, held = token.start(), set()
        end = token.end()
        if figure:
            held.add(FIGURE)
        elif word in rulebook.anchors:
            held |= rulebook.anchors[word]
    if held:
        yield start, end, frozenset(held)


def _in_island(text: str, plain: str, position: int, end: int, patterns: Sequence[Pattern]) -> Iterator[TimeExpression]:
    while token := TOKEN.search(plain, position, end):
        best = _longest(text, plain, token.start(), patterns)
        yield from best
        position = max(token.end(), best[-1].end if best else 0)


def _longest(text: str, plain: str, start: int, patterns: Sequence[Pattern]) -> tuple[TimeExpression, ...]:
    """Return what the longest match at ``start`` says, of several as long the first rule's; nothing without a match."""
    best: tuple[TimeExpression, ...] = ()
    for pattern in patterns:
        found = pattern.regex.match(plain, start)
        if found is None or (best and found.end() <= best[-1].end) or not _stands_well(pattern, text, plain, found):
            continue
        best = _said(text, plain, pattern, found) or best
    return best


def _stands_well(pattern: Pattern, text: str, plain: str, found: re.Match[str]) -> bool:
    """Say whether capitals and the words before and after allow the rule."""
    begin, end = _span(plain, found)
    if any(found[name] and not text[found.start(name)].isupper() for name in pattern.capitals):
        return False
    if pattern.rule.no_name_next and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return False
    if pattern.after is not None and not pattern.after.search(plain, max(0, begin - _BEFORE), begin):
        return False
    return pattern.not_after is None or not pattern.not_after.search(plain, max(0, begin - _BEFORE), begin)


def _said(text: str, plain: str, pattern: Pattern, found: re.Match[str]) -> tuple[TimeExpression, ...]:
    groups = {**pattern.groups(found), "whole": found[0]}
    told: list[tuple[tuple[int, int], Meaning | None]]
    if pattern.rule.means == "pair":
        first, last = pair(groups)
        told = [(found.span("first"), first), (found.span("last"), last)]
    else:
        told = [(_span(plain, found), READERS[pattern.rule.means](groups))]
    return tuple(
        TimeExpression(start, end, text[start:end], timex_type(meaning), pattern.rule.name, meaning)
        for (start, end), meaning in told
        if meaning is not None
    )


def _span(plain: str, found: re.Match[str]) -> tuple[int, int]:
    """Return the span of the match without the preposition that introduces it."""
    begin, end = found.span()
    lead = _LEAD.match(plain, begin, end)
    return (lead.end() if lead else begin), end
