"""What ties two reports: that they may be one event, or that one event follows, answers or is part of another. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from app.domain.event import Relation, SourcedReport, Tie
from app.ingest import relating
from app.ingest.likeness import ENOUGH_TIMELESS, POSSIBLE, possible
from app.ingest.side import Side


def ties(report: SourcedReport, others: Iterable[SourcedReport]) -> Iterator[Tie]:
    """The ties of a report with those that the indexes put beside it, the same whichever of two was read first."""
    mine = Side.of([report])
    for other in others:
        if other.id != report.id:
            one, two = sorted((mine, Side.of([other])), key=lambda side: side.sourced[0].key)
            yield from _same(one, two)
            yield from relating.between(one, two)


def within(reports: Sequence[SourcedReport], text: str) -> Iterator[Tie]:
    """The ties of the reports of one article, which has this text, with each other."""
    return relating.within([Side.of([report]) for report in reports], text)


def _same(one: Side, other: Side) -> Iterator[Tie]:
    found = possible(one, other)
    if found is not None and found.score >= (ENOUGH_TIMELESS if found.timeless else POSSIBLE):
        yield Tie(
            one.sourced[0].id,
            other.sourced[0].id,
            Relation.SAME,
            round(found.score, 3),
            found.reason,
            timeless=found.timeless,
        )
