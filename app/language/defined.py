"""Groups that a text itself names in full with their initials: "the Union of Forces for Change (UFC)"."""

import re
from collections.abc import Collection, Iterator
from itertools import islice

from app.language.names import Mention

_WORD = r"[A-ZÀ-Þ][\w’'-]{0,24}"
_LINK = r"(?:of|for|and|the|de|du|des|da|do|la|le|les|pour|et|y|in)"
_DEFINED = re.compile(rf"(?P<name>{_WORD}(?: (?:{_LINK} ){{0,2}}{_WORD}){{1,7}}) \((?P<short>[A-Z][A-Z-]{{1,7}})\)")
_ARMED = re.compile(
    r"\b(?:Front|Forces?|Army|Movement|Resistance|Liberation|Militia|Brigades?|Fighters|Guerrillas?|Rebels?|Patriots)\b"
)
_FIGHTERS = re.compile(
    r"\b(?:rebels?|insurgents?|guerrillas?|militants?|militia|fighters|armed group|faction)\b", re.IGNORECASE
)
_AROUND = 60  # characters before or after a name in which the text says that it is a group that fights
_OF_STATES = re.compile(r"\b(?:Armed Forces|National Army|Defen[cs]e Forces|Air Force|Police|Security Forces|Navy)\b")
_MOST = 20  # groups of a text; more are those of no article


def groups(text: str, taken: Collection[int]) -> Iterator[Mention]:
    """All mentions, by name and by initials, of the armed groups that the text defines and that no list knows.

    ``taken`` holds the offsets of names that are known.
    """
    found = dict(islice(_defined(text, taken), _MOST))
    if not found:
        return
    spelled = {spelling: name for short, name in found.items() for spelling in (short, name)}
    either = "|".join(re.escape(each) for each in sorted(spelled, key=len, reverse=True))
    for match in re.finditer(rf"(?<![\w-])(?:{either})(?![\w-])", text):
        if match.start() not in taken and match.end() - 1 not in taken:
            name = spelled[match[0]]
            yield Mention(match.start(), match.end(), match[0], "group", name, name)


def _defined(text: str, taken: Collection[int]) -> Iterator[tuple[str, str]]:
    for match in _DEFINED.finditer(text):
        if match.start("short") in taken:
            continue
        name = _with_initials(match["name"], match["short"])
        near = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        if name and not _OF_STATES.search(name) and (_ARMED.search(name) or _FIGHTERS.search(near)):
            yield match["short"], name


def _with_initials(name: str, short: str) -> str:
    """The end of the name whose initials the letters are, with or without its small words; empty where none is."""
    words = name.split()
    letters = short.replace("-", "")
    for first in range(len(words) - 1):
        rest = words[first:]
        capitals = "".join(word[0] for word in rest if word[0].isupper())
        if rest[0][0].isupper() and letters in {capitals, "".join(word[0].upper() for word in rest)}:
            return " ".join(rest)
    return ""
