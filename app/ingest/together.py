"""Whether what two accounts say of where they were can be of one event, beyond one name in common."""

from collections.abc import Sequence

from app.ingest.cast import Cast
from app.ingest.lying_in import LyingIn
from app.language.senses import Named


def told_beside(old: Sequence[Named], there: Sequence[Cast], here: Cast) -> bool:
    """Whether the place of one is that by which the other's was told: "in Orla, near Lviv", then "in Lviv".

    ``old`` are the places of the casts ``there``.
    """
    around = {named.name for each in there for named in each.beside}
    aside = {named.name for named in here.beside}
    return any(named.name in around for named in here.places) or any(named.name in aside for named in old)


def lie_together(
    old: Sequence[Named], there: Sequence[Cast], here: Cast, lying_in: LyingIn, *, told_together: bool, spread: bool
) -> bool:
    """Whether any two places are one within the other or next to each other.

    What no list knows fits almost anywhere, so that others decide, then what it is told to lie in. The whole country
    holds two towns together only where what happened is ``spread`` over it: a night of drones, talks, a battle.
    """
    pairs = [(one, other) for one in old for other in here.places]
    known = [pair for pair in pairs if all(map(lying_in.place, pair))]
    if not spread:
        fine = [pair for pair in known if not any(map(lying_in.is_coarse, pair))]
        known = fine or known
    if not known:
        around = [(a, b) for a in _whereabouts(there, lying_in) for b in _whereabouts([here], lying_in)]
        around = [pair for pair in around if told_together or lying_in.are_wide(*pair)]
        known = [pair for pair in around if all(map(lying_in.place, pair))]
    return any(lying_in.fit(one, other, told_together=told_together) for one, other in known or pairs)


def _whereabouts(casts: Sequence[Cast], lying_in: LyingIn) -> list[Named]:
    """The places, and beside one that no list knows that by which it is told: "Orla, in Galicia"."""
    told = [named for each in casts for named in each.places]
    lost = [each for each in casts if not any(map(lying_in.place, each.places))]
    return told + [named for each in lost for named in each.beside]
