"""One side of a comparison: reports that are held to tell of one event, and what they say taken together."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from app.domain.event import SourcedReport
from app.domain.report import Person, Place, Report, Role, Status
from app.domain.when import When
from app.ingest import merging, particulars

TO_COME = frozenset({Status.AGREED, Status.PLANNED, Status.PROPOSED})


@dataclass(frozen=True)
class Side:
    """Reports, one at least, in the order of their keys. Everything about them is worked out when it is asked for."""

    sourced: tuple[SourcedReport, ...]

    @classmethod
    def of(cls, sourced: Iterable[SourcedReport]) -> "Side":
        """The side that these reports make, in whatever order they are given."""
        return cls(tuple(sorted(sourced, key=lambda one: one.key)))

    def __add__(self, other: "Side") -> "Side":
        """Both sides as one."""
        return Side.of((*self.sourced, *other.sourced))

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """The reports without their sources."""
        return tuple(one.report for one in self.sourced)

    @property
    def kind(self) -> str:
        """The kind, which all share."""
        return self.sourced[0].report.kind

    @cached_property
    def articles(self) -> frozenset[int]:
        """The articles that tell of it, by their ids."""
        return frozenset(one.article.id for one in self.sourced)

    @cached_property
    def when(self) -> When | None:
        """The date, merged."""
        return merging.date(self.reports)

    @cached_property
    def dates(self) -> tuple[When, ...]:
        """Every date that is told, once."""
        return tuple(dict.fromkeys(report.when for report in self.reports if report.when is not None))

    @cached_property
    def published(self) -> tuple[When, ...]:
        """The days on which the articles came out, where that is known."""
        return tuple(
            dict.fromkeys(When(edtf) for one in self.sourced if (edtf := one.article.published.edtf) is not None)
        )

    @property
    def times(self) -> tuple[When, ...]:
        """What is known of the time: the date, or else the days on which the articles came out."""
        return (self.when,) if self.when else self.published

    @cached_property
    def statuses(self) -> frozenset[Status]:
        """Every status that is told."""
        return frozenset(report.status for report in self.reports)

    @cached_property
    def status(self) -> Status:
        """The farthest that is told."""
        return merging.progress(self.reports)

    @property
    def to_come(self) -> bool:
        """Whether it is told as still to come."""
        return self.status in TO_COME

    @cached_property
    def roles(self) -> dict[str, Role]:
        """The parties, each in its commonest role."""
        return {actor.name: actor.role for actor in merging.parties(self.reports)}

    @cached_property
    def acting(self) -> frozenset[str]:
        """The parties but hosts and mediators."""
        return frozenset(party for party, role in self.roles.items() if role not in {Role.HOST, Role.MEDIATOR})

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places, merged."""
        return merging.places(self.reports)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The persons, merged."""
        return merging.people(self.reports)

    @cached_property
    def counts(self) -> frozenset[tuple[str, float]]:
        """Every count, as unit and value."""
        return frozenset((each.unit, each.value) for report in self.reports for each in report.quantities)

    @cached_property
    def is_stated(self) -> bool:
        """Whether an article tells it in its own voice, not as somebody's claim."""
        return any(report.claimed_by is None for report in self.reports)

    @cached_property
    def ordinals(self) -> frozenset[int]:
        """The rounds that the reports name, one a report at most."""
        return frozenset(
            number for report in self.reports if (number := particulars.ordinal(report.evidence)) is not None
        )

    @cached_property
    def operations(self) -> frozenset[str]:
        """The operations that the reports name."""
        return frozenset(name for report in self.reports for name in particulars.operations(report.evidence))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the reports' evidence."""
        return particulars.words(piece for report in self.reports for piece in report.evidence)
