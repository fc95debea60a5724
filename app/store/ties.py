"""What ties reports, kept and asked for; an event's relations are those of its reports."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import insert, or_, select
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from app.domain.event import EventSummary, Relation, Tie
from app.store import values
from app.store.tables import ReportRow, TieRow, bare

MOST = 60  # reports that are settled together

_ONE, _OTHER, _RELATION = col(TieRow.one_id), col(TieRow.other_id), col(TieRow.relation)


@dataclass(frozen=True, slots=True)
class Related:
    """Another event and how this one stands to it; ``backwards``: how that one stands to this."""

    event: EventSummary
    relation: Relation
    backwards: bool
    score: float
    reason: str


def put(session: Session, found: Iterable[tuple[Tie, bool]]) -> None:
    """Keep ties, each with whether it connects; a tie that is known stays as it is."""
    rows = [
        {
            "one_id": tie.one,
            "other_id": tie.other,
            "relation": tie.relation,
            "score": tie.score,
            "timeless": tie.timeless,
            "connects": connects,
            "reason": tie.reason,
        }
        for tie, connects in found
    ]
    if rows:
        session.execute(insert(bare(TieRow)).prefix_with("OR IGNORE", dialect="sqlite"), rows)


def among(session: Session, reports: Collection[int], *, of: Collection[int] | None = None) -> list[Tie]:
    """Give the connecting ties among these reports; with ``of``, those alone that one of these has part in."""
    if len(reports) < 2:  # noqa: PLR2004 - two ends
        return []
    rows = select(_ONE, _OTHER, _RELATION, col(TieRow.score), col(TieRow.reason), col(TieRow.timeless)).where(
        _ONE.in_(reports), _OTHER.in_(reports), col(TieRow.connects).is_(True)
    )
    if of is not None:
        rows = rows.where(or_(_ONE.in_(of), _OTHER.in_(of)))
    return [
        Tie(one, other, Relation(relation), score, reason, timeless)
        for one, other, relation, score, reason, timeless in session.execute(rows)
    ]


def connected(session: Session, reports: Iterable[int]) -> set[int]:
    """Give these reports and all that connecting ties lead to from them, no farther once they are more than `MOST`.

    With a report come all that are held to tell of its event.
    """
    found = set(reports)
    edge = found
    while edge and len(found) <= MOST:
        edge = set(_ends(session, edge)) - found
        found |= edge
    return found | set(_mates(session, found)) if found else found


def _mates(session: Session, reports: Iterable[int]) -> Iterator[int]:
    events = select(col(ReportRow.event_id)).where(col(ReportRow.id).in_(reports))
    mates = session.scalars(select(col(ReportRow.id)).where(col(ReportRow.event_id).in_(events)))
    yield from (each for each in mates if each is not None)


def _ends(session: Session, reports: Iterable[int]) -> Iterator[int]:
    for here, there in ((_ONE, _OTHER), (_OTHER, _ONE)):
        yield from session.scalars(select(there).where(here.in_(reports), col(TieRow.connects).is_(True)))


def related(session: Session, event_id: str) -> tuple[Related, ...]:
    """Give the events that this one's reports are tied to without being one: each once a relation, likeliest first.

    Two events of which one article tells are never "the same".
    """
    mine, theirs = aliased(ReportRow), aliased(ReportRow)
    found: dict[tuple[str, str, bool], tuple[float, str]] = {}
    for here, there, backwards in ((_ONE, _OTHER, False), (_OTHER, _ONE, True)):
        rows = session.execute(
            select(col(theirs.event_id), col(TieRow.relation), col(TieRow.score), col(TieRow.reason))
            .select_from(mine)
            .join(TieRow, here == col(mine.id))
            .join(theirs, col(theirs.id) == there)
            .where(col(mine.event_id) == event_id, col(theirs.event_id) != event_id)
        )
        for other, relation, score, reason in rows:
            assert other is not None, "what is read is linked"
            key = (other, relation, backwards and relation != Relation.SAME)
            found[key] = max(found.get(key, (-1.0, "")), (score, reason))
    apart = _of_one_article(session, event_id, {other for other, *_ in found})
    kept = {key: told for key, told in found.items() if key[1] != Relation.SAME or key[0] not in apart}
    summaries = {event.id: event for event in values.summaries(session, sorted({other for other, *_ in kept}))}
    ranked = sorted(kept.items(), key=lambda item: (list(Relation).index(Relation(item[0][1])), -item[1][0], item[0]))
    return tuple(
        Related(summaries[other], Relation(relation), backwards, score, reason)
        for (other, relation, backwards), (score, reason) in ranked
    )


def _of_one_article(session: Session, event_id: str, others: Iterable[str]) -> set[str]:
    mine, theirs = aliased(ReportRow), aliased(ReportRow)
    rows = (
        select(col(theirs.event_id))
        .join(mine, col(mine.article_id) == col(theirs.article_id))
        .where(col(mine.event_id) == event_id, col(theirs.event_id).in_(others))
    )
    return {other for other in session.scalars(rows) if other is not None}
