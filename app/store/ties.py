"""What ties reports, kept and asked for; an event's relations are those of its reports."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import BindParameter, bindparam, insert, or_, select, union_all
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from app.domain.event import EventSummary, Relation, Tie
from app.store import values
from app.store.tables import ReportRow, TieRow, bare

MOST = 60  # reports that are settled together

_ONE, _OTHER = col(TieRow.one_id), col(TieRow.other_id)
_TIES, _REPORTS = bare(TieRow), bare(ReportRow)
_THESE: BindParameter[int] = bindparam("these", expanding=True)
_OF: BindParameter[int] = bindparam("of", expanding=True)
# made once: putting a statement together takes longer than running it
_KEEP = insert(_TIES).prefix_with("OR IGNORE", dialect="sqlite")
_ENDS = union_all(
    *(
        select(there).where(here.in_(_THESE), _TIES.c.connects.is_(True))
        for here, there in ((_TIES.c.one_id, _TIES.c.other_id), (_TIES.c.other_id, _TIES.c.one_id))
    )
)
_MATES = select(_REPORTS.c.id).where(
    _REPORTS.c.event_id.in_(select(_REPORTS.c.event_id).where(_REPORTS.c.id.in_(_THESE)))
)
_AMONG = select(*(_TIES.c[name] for name in ("one_id", "other_id", "relation", "score", "reason", "timeless"))).where(
    _TIES.c.one_id.in_(_THESE), _TIES.c.other_id.in_(_THESE), _TIES.c.connects.is_(True)
)
_AMONG_OF = _AMONG.where(or_(_TIES.c.one_id.in_(_OF), _TIES.c.other_id.in_(_OF)))


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
        session.execute(_KEEP, rows)


def among(session: Session, reports: Collection[int], *, of: Collection[int] | None = None) -> list[Tie]:
    """Give the connecting ties among these reports; with ``of``, those alone that one of these has part in."""
    if len(reports) < 2:  # noqa: PLR2004 - two ends
        return []
    if of is None:
        rows = session.execute(_AMONG, {"these": list(reports)})
    else:
        rows = session.execute(_AMONG_OF, {"these": list(reports), "of": list(of)})
    return [
        Tie(one, other, Relation(relation), score, reason, timeless)
        for one, other, relation, score, reason, timeless in rows
    ]


def connected(session: Session, reports: Iterable[int]) -> set[int]:
    """Give these reports and all that connecting ties lead to from them, no farther once they are more than `MOST`.

    With a report come all that are held to tell of its event.
    """
    found = set(reports)
    edge = found
    while edge and len(found) <= MOST:
        edge = set(session.scalars(_ENDS, {"these": list(edge)})) - found
        found |= edge
    return found | set(session.scalars(_MATES, {"these": list(found)})) if found else found


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
