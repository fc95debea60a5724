"""Names that a text itself calls a place, whatever a list or a model makes of them.

"the villages of Orla, Dubrava and Hrib", "Tel Rifa, a market town", "12 km north of Orla", "the road to Orla".
"""

import re
from collections.abc import Collection, Iterator
from itertools import islice

from app.language.known import lookalikes

_FEATURE = r"(?i:mountains?|hills|valley|gorge|tunnel|forest|peninsula|islands?|plateau|desert|marshes|heights|range)"
_ARTICLE = r"(?:[AaEe][dlnrstz]|[Aa]sh|[Ee]sh|[Uu]l)-"
_WORD = rf"(?:{_ARTICLE})?[A-ZÀ-Þ]\w{{0,24}}(?:['’](?!s\b)\w{{1,24}}){{0,2}}(?:-\w{{1,24}}){{0,3}}"
_NAME = rf"(?<![\w-]){_WORD}(?: (?:(?:de|del|la|los|das?|dos?|du|le) )?{_WORD}){{0,3}}"
_LIST = rf"{_NAME}(?:(?:, {_NAME}){{0,8}},? and {_NAME})?"
_TOWN = r"(?:town|city|village|hamlet|suburb|port|township|settlement|moshav|kibbutz)"
_SPOT = (
    r"(?:neighbou?rhood|crossing|checkpoint|quarter|hill(?:top)?|outpost|(?:air ?|army |military )?base|camp|airfield)"
)
_DIVISION = r"(?:department|municipality|prefecture|commune|canton)"
_GROUND = r"(?:hill(?:top)?|crossing|refugee camp|district|quarter|neighbou?rhood)"
_WHERE = r"(?:in|at|near|on|of|from|to|outside|around|into|through|over|inside)"
_PLAIN = r"(?:(?!(?:of|in|from|for|at|to|who|by|on|near|and|the)\b)[a-z'’-]{1,24} ){0,3}"
_GOES_ON = r"(?=[,.;)]|\s+(?:of|in|on|near|that|which|where|with|from|at|outside|about|just|some|held|under|close|\d))"
_ASIDE = r"(?=\.|,? (?:that|which|where|in|on|near|about|some|\d))"
_LENGTH = r"(?<![\d,.])\d[\d,.]{0,8}[ -]?(?:km|kilomet(?:er|re)s?|miles?)\b"
_SIDE = r"(?:north|south|east|west)(?:[- ]?(?:east|west))?"

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{_TOWN}s?|cities|neighbou?rhoods?|outskirts|suburbs|airports?|area|countryside) of (?P<name>{_LIST})",
        rf"\b[Ii]n (?:the )?(?:{_SIDE}(?:ern)? )?{_DIVISION} of (?P<name>{_NAME})",
        rf"\bthe (?:[a-z-]{{1,20}} ){{0,2}}(?P<name>{_NAME}) {_GROUND}\b",
        rf"\b(?:outpost|crossing|checkpoint|airfield|hill(?:top)?) (?:of|at) (?P<name>{_NAME})",
        rf"\b(?:[Rr]esidents|[Ii]nhabitants|[Vv]illagers|[Mm]ayor|streets) of (?P<name>{_NAME})",
        rf"(?P<name>{_NAME}), (?:a|an|the|another) {_PLAIN}(?:{_TOWN}|{_SPOT}){_GOES_ON}",
        rf"(?P<name>{_NAME}), the (?:[a-z]+ )?capital of",
        rf"\b(?:a|the|another) {_PLAIN}(?:{_TOWN}|{_SPOT})(?: point)?, (?P<name>{_NAME}){_ASIDE}",
        rf"\b{_WHERE} (?:the )?(?:{_WORD}['’]s )?(?P<name>{_NAME}) (?:{_SPOT}|{_TOWN}|Township|Village)\b(?! of\b)",
        rf"\b{_WHERE} (?:the )?(?P<name>{_NAME} (?i:province|governorate|district))\b(?! of\b)",
        rf"\b{_WHERE} (?:the )?(?:{_WORD}['’]s )?(?:{_SIDE}(?:ern)? )?(?P<name>{_NAME} {_FEATURE})\b",
        rf"(?P<name>{_NAME}), (?:about |some |around |roughly |nearly |just )?{_LENGTH}",
        rf"(?P<name>{_NAME}), {_SIDE}(?:ern)? of\b",
        rf"{_LENGTH}(?: \([^)]{{1,30}}\))? (?:to the )?{_SIDE}(?:ern)? of (?:the {_TOWN} of )?(?P<name>{_NAME})",
        rf"\b(?:road|highway) (?:to|from|between|near) (?P<name>{_NAME}(?: and {_NAME})?)",
    )
)
_PARTS = re.compile(r",? and |, ")
_MOST = 60  # names of a text; more are those of no article
_LONGEST = 40
_OPENING = frozenset(
    {"In", "At", "On", "From", "Near", "To", "The", "And", "But", "A", "An", "Of", "After", "Before", "Since", "While"}
    | {"When", "As", "By", "For", "Around", "Outside", "Inside", "Over", "Another", "Also", "Both", "Only", "Meanwhile"}
    | {"Nearby", "Earlier", "Later", "Elsewhere", "Central", "Downtown"}
)
INSTITUTIONS = frozenset(
    {"Council", "Union", "Assembly", "Parliament", "Ministry", "Committee", "Congress", "Army", "Movement", "Command"}
    | {"Court", "Bank", "Agency", "Party", "Front", "Force", "Forces", "Office", "Commission", "Organization"}
    | {"Sunni", "Shia", "Shiite", "Shi'ite", "Druze", "Alawite", "Christian", "Muslim", "Maronite", "Jewish", "Arab"}
    | {"Kurdish", "Hutu", "Tutsi", "Tamil", "Tuareg", "Bedouin", "Orthodox", "Catholic", "Yazidi", "Soviet", "Ottoman"}
)


def called(text: str, taken: Collection[int]) -> Iterator[tuple[int, int]]:
    """Start and end of each time that a name stands there which the text somewhere calls a place.

    ``taken`` holds the offsets of names that are known and of times; those are left out.
    """
    found = dict.fromkeys(islice(_names(text, taken), _MOST))
    if not found:
        return
    names = "|".join(re.escape(name) for name in sorted(found, key=len, reverse=True))
    for match in re.finditer(rf"(?<![\w-])(?:{names})(?![\w-])", text):
        if match.start() not in taken and match.end() - 1 not in taken:
            yield match.span()


def _names(text: str, taken: Collection[int]) -> Iterator[str]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start = match.start("name")
            for part in _PARTS.split(match["name"]):
                at = text.index(part, start)
                start = at + len(part)
                name = _bare(part)
                if name and start - 1 not in taken and start - len(name) not in taken:
                    yield name


def _bare(name: str) -> str:
    """The name without the word that opens its sentence; empty where it is none of a place."""
    words = name.split()
    while words and words[0] in _OPENING:
        words = words[1:]
    if not words or words[0].rstrip(".") in lookalikes().titles or words[-1] in INSTITUTIONS:
        return ""
    bare = " ".join(words)
    return "" if bare.isupper() or len(bare) > _LONGEST else bare
