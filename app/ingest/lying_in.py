"""Whether two place names can be of one event: the same place, one within the other, or next to each other."""

import re
from functools import cache

from app.domain.areas import areas
from app.domain.report import Place
from app.ingest.nearness import distance_km
from app.language.doc import Doc
from app.language.gazetteer import Gazetteer
from app.language.known import divisions
from app.language.senses import Named

_NEAR = 25  # km: a site and its town, a town and its suburb
_REGION = 250  # km from the middle of a region to a town in it
_OF_TOWN = re.compile(r"(\w.*?) (?:international )?(?:airport|air ?base|airfield|port|refinery)", re.IGNORECASE)
_COARSE = frozenset({"region", "country"})


class LyingIn:
    """The places of one text, looked up once."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer) -> None:
        self._doc = doc
        self._gazetteer = gazetteer
        self._found: dict[str, Place | None] = {}

    def place(self, named: Named) -> Place | None:
        """The place of the gazetteer that the name stands for in this text."""
        name = named.text if named.kind == "place" else named.name
        if name not in self._found:
            self._found[name] = self._gazetteer.find(name, self._doc.countries)
        return self._found[name]

    def town_of(self, site: Place) -> Place | None:
        """The town of a site or quarter: the one in its name, else the nearest that the text names."""
        if site.lat is None or site.precision not in {"site", "district"}:
            return None
        base = _OF_TOWN.fullmatch(site.name)
        own = self._gazetteer.find(base[1], self._doc.countries) if base else None
        if own is not None and own.precision == "town" and distance_km(site, own) <= _NEAR:
            return own
        names = [name for name in (*self._doc.names, *self._doc.towns) if name.kind in {"seat", "place", "region"}]
        named = (Named.of(name) for name in names)
        towns = (town for each in named if (town := self.place(each)) is not None and town.precision == "town")
        near = [(distance_km(site, town), town) for town in towns if town.country == site.country]
        far, town = min(near, key=lambda pair: pair[0], default=(_NEAR + 1.0, None))
        return town if far <= _NEAR else None

    def is_coarse(self, named: Named) -> bool:
        """Whether it is a region or a country."""
        place = self.place(named)
        return place is not None and place.precision in _COARSE

    def are_wide(self, one: Named, other: Named) -> bool:
        """Whether both are regions or countries."""
        return self.is_coarse(one) and self.is_coarse(other)

    def fit(self, one: Named, other: Named, *, told_together: bool) -> bool:
        """Whether something can have happened in both at once.

        A village that no list knows may lie in a region if the two are ``told_together``.
        """
        if one.name == other.name:
            return True
        a, b = self.place(one), self.place(other)
        if a is None or b is None:
            known = a or b
            return told_together and known is not None and known.precision in _COARSE
        if a.country != b.country:
            return False
        if "country" in {a.precision, b.precision} or any(each.name.endswith(" River") for each in (a, b)):
            return True  # a river runs through half the land
        if a.lat is None or b.lat is None or _is_outside(a, b) or _is_outside(b, a):
            return False
        return distance_km(a, b) <= (_REGION if "region" in {a.precision, b.precision} else _NEAR)


def _is_outside(place: Place, region: Place) -> bool:
    """Whether a town or site lies in another division of its state than this one; larger regions are no divisions."""
    if region.precision != "region" or place.precision == "region" or place.region is None:
        return False
    return region.name in _divisions() and place.region in _divisions() and region.name not in areas(place)


@cache
def _divisions() -> frozenset[str]:
    return frozenset(divisions().values())
