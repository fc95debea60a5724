"""Groups that no list knows and that a text itself brings in: by their initials, or as a rebel group or a militia."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from app.language.names import Mention

_WORD = r"[A-ZÀ-Þ][\w’'-]{0,24}"
_LINK = r"(?:of|for|and|the|de|du|des|da|do|la|le|les|pour|et|y|in)"
_SHORT = r"[A-Z][A-Z0-9]{1,7}(?:-[A-Z0-9]{1,6})?(?![\w-])"
_FULL = rf"{_WORD}(?: (?:{_LINK} ){{0,2}}{_WORD}){{1,7}}"
_NAME = rf"(?:{_SHORT}|{_WORD}(?: (?:{_LINK} ){{0,2}}{_WORD}){{0,4}})"
_DEFINED = re.compile(rf"(?P<name>{_FULL}) \((?P<short>[A-Z][A-Z-]{{1,7}})\)")
_BEFORE_LETTERS = re.compile(rf"(?P<name>{_FULL}) \(\Z")
_ABBREVIATED = re.compile(
    r"(?: \((?:the )?|,? or (?:the )?|, the )(?P<short>[A-Z]{2,7}(?:-[A-Z]{1,6})?|(?<=\()[A-Z][a-z]{2,6})(?=[),.;:])"
)
_FIGHTING = r"(?:rebel|militant|insurgent|guerr?illa|separatist|jihadist|jihadi|Islamist|extremist|paramilitary|armed)"
_BODY = r"(?:group|movement|faction|militia|army|organi[sz]ation|alliance|coalition|outfit|front)"
_SUCH = rf"(?:{_FIGHTING} (?:[a-z-]{{1,20}} )?{_BODY}|(?<=[a-z] )militia(?: group)?)(?!['’])"
# "the rebel group ZRF", "a militia known as Zaire Guards"; "the main rebel group, the ZRF,"
_NAMED_BEHIND = re.compile(rf"\b{_SUCH}(?: (?:known as|called|named))? (?:the )?(?P<name>{_NAME})")
_NAMED_APART = re.compile(rf"\b{_SUCH}, (?:the (?P<name>{_NAME})|(?P<short>{_SHORT}))(?=,)")
_SUCH_A = re.compile(rf"\b{_SUCH}")
# "The ZRF, a rebel group": what stands before "rebel group"
_CALLED_SO = re.compile(
    rf"(?:^|[^\w’' -]|(?<!\b[Ii]n) (?<!\b[Aa]t )(?<!\bnear )(?<!\bfrom )(?:[Tt]he )?)(?P<name>{_NAME}),"
    r" (?:an?|the|one of the) (?:[\w’'-]{1,20} ){0,4}$"
)
_BEFORE = 160  # characters before "rebel group" in which its name stands
_FIGHTERS_OF = re.compile(
    rf"\b(?:[Ff]ighters|[Rr]ebels|[Mm]ilitants|[Gg]uerr?illas|[Ii]nsurgents|[Gg]unmen|[Mm]ilitiamen) (?:of|from) the"
    rf" (?P<name>{_NAME})"
)
_THEIR_MEN = re.compile(r"(?:Fighters|Rebels|Militants|Guerr?illas|Gunmen|Members|Leaders|Men) (?:of|from) (?:the )?")
_GENERIC = frozenset(  # of "guerrillas of the Front", short for a name told before
    {"Front", "Movement", "Army", "Group", "Council", "Party", "Alliance", "Force", "Forces", "Brigade"}
)
_ARMED = re.compile(
    r"\b(?:Front|Forces?|Army|Movement|Resistance|Liberation|Militia|Brigades?|Fighters|Guerrillas?|Rebels?|Patriots)\b"
)
_FIGHTERS = re.compile(
    r"\b(?:rebels?|insurgents?|guerrillas?|militants?|militia(?:men)?|gunmen|fighters|armed group|faction"
    r"|separatists?|jihadists?|paramilitar(?:y|ies))\b",
    re.IGNORECASE,
)
_AROUND = 60  # characters before or after a name in which the text says that it is a group that fights
_OF_STATES = re.compile(r"\b(?:Armed Forces|National Army|Defen[cs]e Forces|Air Force|Police|Security Forces|Navy)\b")
_NO_NAMES = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|The|In|At|On|Of|From|Near|After|Before|But|And|As|For|With|By|To|This|That|It|He|She|They|A|An|Mr|Gen|President|General|Colonel|Commander|Leader)\b"
)
_MOST = 20  # groups of a text; more are those of no article


def shortened(text: str, names: Sequence[Mention]) -> Iterator[Mention]:
    """All mentions of known groups by letters that the text gives them and that are not their initials."""
    known = (name for name in names if name.kind == "group")
    taken = {offset for name in names for offset in range(name.start, name.end)}
    short = {
        match["short"]: name
        for name in known
        if (match := _ABBREVIATED.match(text, name.end)) and not _with_initials(name.text, match["short"])
    }
    for letters, group in short.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(letters)}(?![\w-])", text):
            if match.start() not in taken:
                yield Mention(match.start(), match.end(), match[0], "group", group.name, group.party)


def spelled_out(text: str, names: Sequence[Mention]) -> Iterator[Mention]:
    """All mentions of a known group by the longer name that the text puts before its letters: "the X Y Party (XYP)"."""
    taken = {offset for name in names for offset in range(name.start, name.end)}
    bracketed = (name for name in names if name.kind == "group" and text[name.end : name.end + 1] == ")")
    long: dict[str, Mention] = {}
    for name in bracketed:
        before = _BEFORE_LETTERS.search(text, max(0, name.start - _BEFORE), name.start)
        spelling = re.split(r"['’]s ", before["name"])[-1] if before is not None else ""  # "Peru's Shining Path"
        start = name.start - len(" (") - len(spelling)
        if " " in spelling and not taken.intersection(range(start, start + len(spelling))):
            long[spelling] = name
    for spelling, group in long.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(spelling)}(?![\w-])", text):
            yield Mention(match.start(), match.end(), match[0], "group", group.name, group.party)


def groups(text: str, taken: Collection[int]) -> Iterator[Mention]:
    """All mentions, by name and by initials, of the armed groups that the text brings in and that no list knows.

    ``taken`` holds the offsets of names that are known.
    """
    found = dict(islice(_defined(text, taken), _MOST))
    for name in islice(_introduced(text, taken), _MOST):
        found.setdefault(name, name)
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


def _introduced(text: str, taken: Collection[int]) -> Iterator[str]:
    """The names of what the text calls a rebel group, a militia or the like."""
    if _FIGHTERS.search(text) is None:
        return
    for start, end in _brought_in(text):
        name = _THEIR_MEN.sub("", text[start:end]).removesuffix("'s").removesuffix("’s")
        known = start in taken or end - 1 in taken
        if not known and not _NO_NAMES.match(name) and not _OF_STATES.search(name):
            yield name


def _brought_in(text: str) -> Iterator[tuple[int, int]]:
    """Where the names stand that the text gives to a group that fights."""
    for match in _NAMED_BEHIND.finditer(text):
        yield match.span("name")
    for match in _NAMED_APART.finditer(text):
        yield match.span("short" if match["short"] else "name")
    for such in _SUCH_A.finditer(text):
        begin = max(0, such.start() - _BEFORE)
        named = _CALLED_SO.search(text[begin : such.start()])
        if named is not None:
            yield begin + named.start("name"), begin + named.end("name")
    for match in _FIGHTERS_OF.finditer(text):
        if match["name"] not in _GENERIC and (match["name"].isupper() or _ARMED.search(match["name"])):
            yield match.span("name")


def _with_initials(name: str, short: str) -> str:
    """The end of the name whose initials the letters are, in any order ("Popular Army of Zamba (APZ)"), or empty.

    The initials may be with or without those of its small words.
    """
    words = name.split()
    letters = sorted(short.replace("-", ""))
    for first in range(len(words) - 1):
        rest = words[first:]
        capitals = sorted(word[0] for word in rest if word[0].isupper())
        if rest[0][0].isupper() and letters in (capitals, sorted(word[0].upper() for word in rest)):
            return " ".join(rest)
    return ""
