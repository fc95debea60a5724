"""The usual spelling of a name in an address: "kiev" is meant for "kyiv", "zelenskiy" for "volodymyr-zelensky"."""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from app.domain.event import slug
from app.language.gazetteer import Gazetteer
from app.language.names import KnownNames


@dataclass(frozen=True, slots=True)
class UsualNames:
    """Answers by the field of a filter. Loads the lists of names (half a second) when first asked."""

    gazetteer: Path

    def __call__(self, field: str, name: str) -> str:
        """The slug under which the thing that ``name`` (a slug) means is kept; itself where nothing is known."""
        return _usual(self.gazetteer, field, name)


@cache
def _open(path: Path) -> Gazetteer:
    return Gazetteer.open(path)


@lru_cache(maxsize=4096)  # names come from addresses that anybody may ask for
def _usual(path: Path, field: str, name: str) -> str:
    words = name.replace("-", " ")
    match field:
        case "actor" | "counterpart":
            found = KnownNames.load().party_of(words)
        case "person":
            found = next(iter(KnownNames.load().person(words) or ()), None)
        case "place":
            place = _open(path).find(words)
            found = place.name if place is not None else None
        case _:
            found = None
    return slug(found) if found else name
