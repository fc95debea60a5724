"""Which events are meant: the one object behind pages, API, feeds and exports. Its URL is `web.filters`, its SQL `store.filtering`."""

from dataclasses import dataclass, fields
from enum import StrEnum

from app.domain.when import When


class Sort(StrEnum):
    """Order of the timeline."""

    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """One value that is asked for, or, with ``exclude``, asked away. A slug for things, a name for kinds, statuses, roles."""

    value: str
    exclude: bool = False

    def __str__(self) -> str:
        return f"-{self.value}" if self.exclude else self.value


FACETS = ("kind", "actor", "counterpart", "role", "place", "person", "status", "outlet")


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Values of one field mean *or*, different fields mean *and*, excluded terms take away.

    ``actor`` and ``counterpart`` are two parties of the same event; ``role`` is a role that the actors asked for have in it
    (any actor's where none is asked for). ``since`` and ``until`` are inclusive and wide: an event is in the period
    where any day of its date is. Undated events are in no period.
    """

    kind: tuple[Term, ...] = ()
    actor: tuple[Term, ...] = ()
    counterpart: tuple[Term, ...] = ()
    role: tuple[Term, ...] = ()
    place: tuple[Term, ...] = ()
    person: tuple[Term, ...] = ()
    status: tuple[Term, ...] = ()
    outlet: tuple[Term, ...] = ()
    q: str = ""
    since: When | None = None
    until: When | None = None
    sort: Sort = Sort.NEWEST

    @property
    def active(self) -> bool:
        """Whether anything is asked for beside the order."""
        return any(getattr(self, f.name) for f in fields(self) if f.name != "sort")
