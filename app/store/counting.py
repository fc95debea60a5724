"""Which events a filter means, and how many it would mean with another value: on the columns, without SQL."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from app.domain.filters import EventFilter, Term
from app.store import filtering
from app.store.columns import ALWAYS, NEVER, ROLES, Columns, Mask
from app.store.filtering import excluded, included

MOST = 200  # values of a facet
_PLAIN = (
    "kind",
    "status",
    "place",
    "person",
    "outlet",
    "precision",
    "located",
    "confidence",
)  # the facets that hang on no other
_PARTIES = ("actor", "counterpart", "role")  # the facets that hang on one another


class Counting:
    """The events of one canonical filter.

    ``texts`` are those that have its words, None where it has no words; ``spots`` the places as near to those asked for
    as it says. Values of a facet are counted where their slug has ``part`` in it.
    """

    def __init__(
        self,
        columns: Columns,
        wanted: EventFilter,
        texts: Mask | None = None,
        spots: Sequence[str] = (),
        part: str = "",
    ) -> None:
        self._part = part
        self._columns = columns
        self._wanted = wanted
        self._actors = columns.links["actor"]
        self._includes: dict[str, Mask] = {}
        self._always = self._period() & ~self._any("actor", excluded(wanted.actor + wanted.counterpart))
        if texts is not None:
            self._always &= texts
        for facet in _PLAIN:
            terms: tuple[Term, ...] = getattr(wanted, facet)
            self._always &= ~self._any(facet, excluded(terms))
            if included(terms):
                self._includes[facet] = self._any(facet, included(terms))
        if spots:
            self._includes["place"] |= self._any("spot", spots)
        if any(getattr(wanted, facet) for facet in _PARTIES):
            self._includes["parties"] = self._parties(wanted)

    def events(self, aside: str | None = None) -> Mask:
        """Mark the events that meet the filter, but for what one facet (or the three parties' facets) includes."""
        mask = self._always.copy()
        for facet, found in self._includes.items():
            if facet != aside:
                mask &= found
        return mask

    def counts(self, facet: str) -> dict[str, int]:
        """Count the events that each value would find as the facet's only value asked for (a place: what lies in it).

        Given are the most frequent (`MOST`, and their equals) and those that the filter names; zeros are left out.
        """
        if facet in _PLAIN:
            return self._named(facet, self._columns.links[facet].counts(self.events(aside=facet)))
        rest = self.events(aside="parties")
        match facet:
            case "actor":
                return self._actor_counts(rest)
            case "counterpart":
                return self._counterpart_counts(rest)
            case _:
                return self._role_counts(rest)

    def together(self, facet: str) -> dict[str, int]:
        """Count, among the events of the filter, those that have each value of a plain facet."""
        return self._named(facet, self._columns.links[facet].counts(self.events()))

    def _actor_counts(self, rest: Mask) -> dict[str, int]:
        rows, others = self._rows_in_roles(), included(self._wanted.counterpart)
        mask = rest & self._any("actor", others) if others else rest
        counts = self._actors.counts(mask, rows if self._wanted.role else None)
        for actor in self._known(others):  # a party is no counterpart of its own
            mask = rest & self._any("actor", [other for other in others if other != actor])
            counts[self._actors.numbers[actor]] = self._count(actor, mask, rows)
        return self._named("actor", counts)

    def _counterpart_counts(self, rest: Mask) -> dict[str, int]:
        actors, roles = included(self._wanted.actor), included(self._wanted.role)
        allowed = rest & ~self._in_role(actors, excluded(self._wanted.role))
        asked = actors or roles
        counts = self._actors.counts(allowed & self._acting(actors, roles) if asked else allowed)
        for other in self._known(actors):
            left = [actor for actor in actors if actor != other]
            mask = allowed & self._acting(left, roles) if left else np.zeros_like(rest)
            counts[self._actors.numbers[other]] = self._count(other, mask)
        return self._named("counterpart", counts)

    def _role_counts(self, rest: Mask) -> dict[str, int]:
        away = tuple(term for term in self._wanted.role if term.exclude)
        found = {
            str(role): int((rest & self._parties(replace(self._wanted, role=(Term(role), *away)))).sum())
            for role in ROLES
        }
        return {role: count for role, count in found.items() if count}

    def _parties(self, wanted: EventFilter) -> Mask:
        actors, roles = included(wanted.actor), included(wanted.role)
        mask = np.zeros_like(self._columns.here)
        for some, others in filtering.pairs(wanted):
            mask |= self._acting(some, roles) & (self._any("actor", others) if others else True)
        return mask & ~self._in_role(actors, excluded(wanted.role))

    def _acting(self, actors: Sequence[str], roles: Sequence[str]) -> Mask:
        """Mark the events with one of the actors (any, where none is named) in one of the roles (any, likewise)."""
        if roles:
            return self._in_role(actors, roles)
        return self._any("actor", actors) if actors else self._columns.here

    def _in_role(self, actors: Sequence[str], roles: Sequence[str]) -> Mask:
        """Mark the events with one of the actors (any, where none is named) in one of these roles."""
        mask = np.zeros_like(self._columns.here)
        if not roles:
            return mask
        for rows in map(self._actors.rows, actors) if actors else (slice(None),):
            events = self._actors.events[rows]
            mask[events[self._of_roles(roles)[self._actors.roles[rows]]]] = True
        return mask

    def _rows_in_roles(self) -> Mask:
        """Mark the rows of actors in a role asked for, and in none that is asked away."""
        roles, away = included(self._wanted.role), excluded(self._wanted.role)
        links = self._actors
        rows = self._of_roles(roles)[links.roles] if roles else np.ones(len(links.roles), np.bool_)
        if away:
            pairs = links.pairs
            spoilt = np.zeros(len(pairs), np.bool_)
            spoilt[pairs[self._of_roles(away)[links.roles]]] = True
            rows &= ~spoilt[pairs]
        return rows

    def _of_roles(self, roles: Iterable[str]) -> Mask:
        return np.array([role in roles for role in ROLES])

    def _any(self, facet: str, names: Iterable[str]) -> Mask:
        """Mark the events with one of the values."""
        links = self._columns.links[facet]
        mask = np.zeros_like(self._columns.here)
        for name in names:
            mask[links.events[links.rows(name)]] = True
        return mask

    def _count(self, actor: str, mask: Mask, rows: Mask | None = None) -> int:
        found = self._actors.rows(actor)
        events = self._actors.events[found]
        return len(np.unique(events[mask[events] if rows is None else mask[events] & rows[found]]))

    def _known(self, actors: Iterable[str]) -> list[str]:
        return [actor for actor in actors if actor in self._actors.numbers]

    def _period(self) -> Mask:
        columns, (since, until) = self._columns, filtering.period(self._wanted)
        mask = columns.here.copy()
        if self._wanted.since or self._wanted.until:
            mask &= columns.day > 0
            mask &= columns.last >= (since.toordinal() if since else ALWAYS)
            mask &= columns.first <= (until.toordinal() if until else NEVER)
        return mask

    def _named(self, facet: str, counts: npt.NDArray[np.int64]) -> dict[str, int]:
        links = self._columns.links["actor" if facet == "counterpart" else facet]
        if self._part:
            counts = np.where([self._part in name for name in links.names], counts, 0)
        least = max(1, np.partition(counts, -MOST)[-MOST]) if len(counts) > MOST else 1
        terms: tuple[Term, ...] = getattr(self._wanted, facet)
        named = [links.numbers[term.value] for term in terms if term.value in links.numbers]
        shown = [*np.flatnonzero(counts >= least), *named]
        return {links.names[number]: int(counts[number]) for number in shown if counts[number]}
