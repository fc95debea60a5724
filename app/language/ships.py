"""Ships that go by the names of towns: "the landing ship Orsk", "the Orsk"."""

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.language.parse import Token

_KINDS = frozenset(
    {"ship", "warship", "vessel", "destroyer", "frigate", "cruiser", "corvette", "submarine", "carrier", "minesweeper"}
    | {"flagship", "gunboat", "freighter", "tanker", "liner", "ferry", "trawler", "steamer"}
)
_KIND = rf"\b(?:{'|'.join(sorted(_KINDS))})"
_NAMED = re.compile(rf"{_KIND} (?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)")
_ENDS_SO = re.compile(rf"{_KIND} \Z")
_BEFORE = 16  # characters before a name in which such a noun stands


def named(text: str) -> frozenset[str]:
    """The names that the text gives to ships."""
    return frozenset(match["name"] for match in _NAMED.finditer(text))


def is_one(name: str, before: str, ships: Collection[str]) -> bool:
    """Whether the name, with what stands ``before`` it, means one of the ships: "the Orsk", but not "in Orsk"."""
    near = before[-_BEFORE:]
    return name in ships and (near.lower().endswith("the ") or _ENDS_SO.search(near) is not None)


def is_called(token: "Token") -> bool:
    """Whether the word is what a ship is called: "hit the destroyer Sheffield"."""
    return token.i > 0 and token.nbor(-1).lower_ in _KINDS
