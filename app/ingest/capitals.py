"""Which city "the capital" is."""

import re
from typing import TYPE_CHECKING

from app.domain.report import Role
from app.ingest.cast import Cast
from app.ingest.elsewhere import is_where
from app.ingest.undergoing import same_as
from app.language import grammar
from app.language.known import capital, is_capital
from app.language.senses import Named, Senses

if TYPE_CHECKING:
    from app.language.parse import Token

_OF = frozenset({"of"})
_OWNERS = frozenset({"demonym", "state", "group"})
_TOWARDS = re.compile(r"\b(?:for|over|towards?)\s\Z")  # "drones heading for Kyiv"
_SHORT = 10  # characters before a name in which such a word stands
_PARAGRAPH = 300  # characters
_MAIN = 3  # states that a text speaks of most: the capital of a fourth is not where they fight


def capital_of(word: "Token", senses: Senses, cast: Cast, *, bare: bool, afar: bool) -> Named | None:
    """ "In the Russian capital", "the capital of Peru": the city, where that has no name beside it.

    Where ``bare``, also "the capital" alone; one that is hit from ``afar`` is seldom the attacker's own.
    """
    if word.lemma_ != "capital" or same_as(word):
        return None
    beside = [*grammar.modifiers(word), *grammar.behind(word, _OF)]
    if beside:
        of = (named for each in beside if (named := senses.named(each)) is not None)
        city = capital(next((named.name for named in of if named.kind in _OWNERS), ""), _cities(senses))
    else:
        pointed = bare and any(child.lower_ == "the" for child in word.children)
        city = _ground(word, senses, cast, afar=afar) if pointed else ""
    start = senses.sentence.start + word.idx
    return Named(start, start + len(word.text), city, "place", city, None) if city else None


def _ground(word: "Token", senses: Senses, cast: Cast, *, afar: bool) -> str:
    """The capital of the state that is hit, else the one that is named nearby, else that of the text's main state."""
    cities = _cities(senses)
    hit = [capital(party, cities) for party in cast.having(Role.TARGET)]
    at, doc = senses.sentence.start + word.idx, senses.doc
    near = (*doc.names_in(at, senses.sentence.end), *reversed(doc.names_in(max(0, at - _PARAGRAPH), at)))
    seats = (name for name in near if name.kind == "seat")
    aimed = {name.start for name in near if _TOWARDS.search(doc.text, max(0, name.start - _SHORT), name.start)}
    meant = {*cast.actors, *doc.countries[:_MAIN]}
    ours = (seat for seat in seats if is_capital(seat.name) and seat.party in meant)
    told = [seat.name for seat in ours if is_where(doc, seat) or seat.start in aimed]
    attacking = cast.having(Role.INITIATOR) if afar else []
    countries = sorted(doc.countries, key=lambda country: country in attacking)
    return next(filter(None, (*hit, *told, *(capital(country, cities) for country in countries))), "")


def _cities(senses: Senses) -> set[str]:
    """The seats and towns that the text names."""
    return {name.name for name in (*senses.doc.names, *senses.doc.towns)}
