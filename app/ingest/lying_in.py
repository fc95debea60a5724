"""Whether two place names can be of one event: the same place, one within the other, or next to each other."""

from app.domain.report import Place
from app.ingest.nearness import distance_km
from app.language.doc import Doc
from app.language.gazetteer import Gazetteer
from app.language.senses import Named

_NEAR = 25  # km: a site and its town, a town and its suburb
_REGION = 250  # km from the middle of a region to a town in it
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
        if "country" in {a.precision, b.precision}:
            return True
        if a.lat is None or b.lat is None:
            return False
        return distance_km(a, b) <= (_REGION if "region" in {a.precision, b.precision} else _NEAR)
