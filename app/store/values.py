"""Values made from rows: facts, summaries, reports. A function asks one question a table, however many it makes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.article import Published, PublishedBasis
from app.domain.event import Amount, ArticleRef, EventSummary, Facts, SourcedReport
from app.domain.report import Actor, Evidence, Person, Place, Quantity, Report, Role, Status, Why
from app.domain.when import DateBasis, When
from app.store.tables import (
    ActorRow,
    ArticleRow,
    EventActorRow,
    EventAmountRow,
    EventPersonRow,
    EventPlaceRow,
    EventRow,
    EvidenceRow,
    PersonRow,
    PlaceRow,
    ReportActorRow,
    ReportPersonRow,
    ReportPlaceRow,
    ReportQuantityRow,
    ReportRow,
    bare,
)

_ARTICLES, _REPORTS = bare(ArticleRow), bare(ReportRow)
_READ = (_REPORTS.c.article_id, _REPORTS.c.ordinal)

Part = TypeVar("Part", EvidenceRow, ReportActorRow, ReportPersonRow, ReportPlaceRow, ReportQuantityRow)

OPENING = func.substr(_ARTICLES.c.text, 1, 160)  # code points: enough to call an untitled article by
REF_COLUMNS = (
    _ARTICLES.c.id,
    _ARTICLES.c.title,
    _ARTICLES.c.outlet,
    _ARTICLES.c.url,
    _ARTICLES.c.name,
    _ARTICLES.c.published_edtf,
    _ARTICLES.c.published_basis,
    _ARTICLES.c.published_after,
    _ARTICLES.c.published_rule,
    OPENING.label("opening"),
    _ARTICLES.c.digest,
    _ARTICLES.c.not_before,
)


def _reports_by(column: ColumnElement[Any]) -> Select[Any]:
    return select(_REPORTS).where(column.in_(bindparam("these", expanding=True))).order_by(*_READ)


# bare rows, and statements made once: a neighbourhood has many reports; objects, and putting a statement together, take
# longer than running it
_BY_NUMBER, _OF_EVENTS, _OF_ARTICLES = map(_reports_by, (_REPORTS.c.id, _REPORTS.c.event_id, _REPORTS.c.article_id))
_REFS = select(*REF_COLUMNS).where(_ARTICLES.c.id.in_(bindparam("these", expanding=True)))


def summaries(session: Session, ids: Sequence[str]) -> tuple[EventSummary, ...]:
    """Give the events of these ids, in their order; unknown ids are left out."""
    rows = {row.id: row for row in session.scalars(select(EventRow).where(col(EventRow.id).in_(ids)))}
    actors, people, places = _actors(session, ids), _people(session, ids), _places(session, ids)
    amounts, outlets = _amounts(session, ids), _outlets(session, ids)
    return tuple(
        EventSummary(
            id=row.id,
            facts=Facts(
                kind=row.kind,
                status=Status(row.status),
                title=row.title,
                when=_when(row.edtf, row.basis),
                after=row.after_day,
                actors=tuple(actors[row.id]),
                people=tuple(people[row.id]),
                places=tuple(places[row.id]),
                amounts=tuple(amounts[row.id]),
            ),
            reports=row.report_count,
            outlets=tuple(outlets[row.id]),
        )
        for row in (rows[name] for name in ids if name in rows)
    )


def reports_of_events(session: Session, ids: Sequence[str]) -> dict[str, tuple[SourcedReport, ...]]:
    """Give the reports of each of these events, in the order in which they were read."""
    rows = session.execute(_OF_EVENTS, {"these": ids}).all()
    found = defaultdict(list)
    for row, sourced in zip(rows, _sourced(session, rows), strict=True):
        found[row.event_id].append(sourced)
    return {name: tuple(found[name]) for name in ids}


def reports(session: Session, ids: Collection[int]) -> tuple[tuple[SourcedReport, str | None], ...]:
    """Give the reports of these numbers, each with its event's id where it has one, in the order of reading."""
    if not ids:
        return ()
    rows = session.execute(_BY_NUMBER, {"these": list(ids)}).all()
    return tuple(zip(_sourced(session, rows), (row.event_id for row in rows), strict=True))


def reports_of_articles(session: Session, ids: Sequence[int]) -> dict[int, tuple[tuple[SourcedReport, str], ...]]:
    """Give the reports of each of these articles, each with its event's id, in the article's order."""
    rows = session.execute(_OF_ARTICLES, {"these": ids}).all()
    found = defaultdict(list)
    for row, sourced in zip(rows, _sourced(session, rows), strict=True):
        assert row.event_id is not None, "what is read is linked"
        found[row.article_id].append((sourced, row.event_id))
    return {number: tuple(found[number]) for number in ids}


def article_ref(row: Any) -> ArticleRef:
    """Make an article as pages name it from a row of `REF_COLUMNS`."""
    return ArticleRef(
        id=row.id,
        title=row.title,
        outlet=row.outlet,
        url=row.url,
        name=row.name,
        opening=row.opening,
        digest=row.digest,
        not_before=row.not_before,
        published=Published(
            row.published_edtf, PublishedBasis(row.published_basis), row.published_after, row.published_rule
        ),
    )


def refs(session: Session, ids: Iterable[int]) -> dict[int, ArticleRef]:
    """Give the articles of these numbers, as pages name them."""
    return {row.id: article_ref(row) for row in session.execute(_REFS, {"these": list(ids)})}


def _when(edtf: str | None, basis: str) -> When | None:
    return When(edtf, DateBasis(basis)) if edtf else None


def _sourced(session: Session, rows: Sequence[Row[Any]]) -> list[SourcedReport]:
    articles = refs(session, {row.article_id for row in rows})
    ids = [row.id for row in rows]
    evidence = _parts(session, EvidenceRow, ids)
    actors, people = _parts(session, ReportActorRow, ids), _parts(session, ReportPersonRow, ids)
    places, quantities = _parts(session, ReportPlaceRow, ids), _parts(session, ReportQuantityRow, ids)
    return [
        SourcedReport(
            id=number,
            article=articles[row.article_id],
            ordinal=row.ordinal,
            reason=row.reason,
            score=row.score,
            report=Report(
                kind=row.kind,
                status=Status(row.status),
                when=_when(row.edtf, row.basis),
                actors=tuple(Actor(part.name, Role(part.role), part.said) for part in actors[number]),
                people=tuple(Person(part.name, part.actor) for part in people[number]),
                places=tuple(map(_spelled, places[number])),
                quantities=tuple(
                    Quantity(part.value, part.unit, part.comparison, part.claimed_by) for part in quantities[number]
                ),
                evidence=tuple(Evidence(part.start, part.end, part.text) for part in evidence[number]),
                claimed_by=row.claimed_by,
                denied_by=tuple(row.denied_by),
                confidence=row.confidence,
                why=tuple(Why(**why) for why in row.why),
            ),
        )
        for row, number in zip(rows, ids, strict=True)
    ]


def _parts(session: Session, table: type[Part], ids: Sequence[int]) -> dict[int, list[Any]]:
    """Give the rows of each report in their order."""
    found = defaultdict(list)
    for part in session.execute(_parts_of(table), {"reports": ids}):
        found[part.report_id].append(part)
    return found


@cache
def _parts_of(row: type[Part]) -> Select[Any]:
    parts = bare(row)
    wanted = parts.c.report_id.in_(bindparam("reports", expanding=True))
    return select(parts).where(wanted).order_by(parts.c.report_id, parts.c.ordinal)


def _actors(session: Session, ids: Sequence[str]) -> dict[str, list[Actor]]:
    link = EventActorRow
    rows = session.execute(
        select(col(link.event_id), col(ActorRow.name), col(link.role))
        .join(ActorRow, col(ActorRow.slug) == col(link.slug))
        .where(col(link.event_id).in_(ids))
        .order_by(col(link.event_id), col(link.ordinal))
    )
    found = defaultdict(list)
    for event_id, name, role in rows:
        found[event_id].append(Actor(name, Role(role)))
    return found


def _people(session: Session, ids: Sequence[str]) -> dict[str, list[Person]]:
    link = EventPersonRow
    rows = session.execute(
        select(col(link.event_id), col(PersonRow.name), col(link.actor))
        .join(PersonRow, col(PersonRow.slug) == col(link.slug))
        .where(col(link.event_id).in_(ids))
        .order_by(col(link.event_id), col(link.ordinal))
    )
    found = defaultdict(list)
    for event_id, name, actor in rows:
        found[event_id].append(Person(name, actor))
    return found


def _places(session: Session, ids: Sequence[str]) -> dict[str, list[Place]]:
    link = EventPlaceRow
    rows = session.execute(
        select(col(link.event_id), PlaceRow)
        .join(PlaceRow, col(PlaceRow.id) == col(link.place_id))
        .where(col(link.event_id).in_(ids))
        .order_by(col(link.event_id), col(link.ordinal))
    )
    found = defaultdict(list)
    for event_id, row in rows:
        found[event_id].append(place(row))
    return found


def place(row: Any) -> Place:
    """Make a place from a row that has its columns."""
    return Place(row.name, row.lat, row.lon, row.precision, row.country, row.region)


def _spelled(row: Any) -> Place:
    """Make a place as the report has it."""
    return replace(place(row), said=row.said)


def _amounts(session: Session, ids: Sequence[str]) -> dict[str, list[Amount]]:
    link = EventAmountRow
    order = (col(link.event_id), col(link.ordinal))
    found = defaultdict(list)
    for row in session.scalars(select(link).where(col(link.event_id).in_(ids)).order_by(*order)):
        found[row.event_id].append(Amount(row.unit, row.low, row.high, row.reports))
    return found


def _outlets(session: Session, ids: Sequence[str]) -> dict[str, list[str]]:
    rows = session.execute(
        select(col(ReportRow.event_id), col(ArticleRow.outlet))
        .join(ArticleRow, col(ArticleRow.id) == col(ReportRow.article_id))
        .where(col(ReportRow.event_id).in_(ids), col(ArticleRow.outlet).is_not(None))
        .order_by(col(ReportRow.event_id), *_READ)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for event_id, outlet in rows:
        if event_id and outlet and outlet not in found[event_id]:
            found[event_id].append(outlet)
    return found
