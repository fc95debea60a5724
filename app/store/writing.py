"""Rows made from values: an article, a report, an event. The caller's transaction holds them together."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from app import __version__
from app.domain.areas import areas
from app.domain.article import Article
from app.domain.confidence import level
from app.domain.event import Facts, SourcedReport, slug
from app.domain.filters import LOCATED, UNKNOWN
from app.domain.report import Actor, Evidence, Person, Place, Quantity, Report, Status
from app.domain.when import DateBasis, When
from app.store import sqlite
from app.store.tables import (
    ActorRow,
    AreaRow,
    ArticleRow,
    EarlierVersionRow,
    EventActorRow,
    EventAmountRow,
    EventAreaRow,
    EventPersonRow,
    EventPlaceRow,
    EventRow,
    EvidenceRow,
    FormerEventRow,
    PersonRow,
    PlaceRow,
    ReportActorRow,
    ReportKeyRow,
    ReportPersonRow,
    ReportPlaceRow,
    ReportQuantityRow,
    ReportRow,
    TieRow,
    bare,
)

# what hangs on an event and is made anew with its facts
LINKS = (EventActorRow, EventPersonRow, EventPlaceRow, EventAreaRow, EventAmountRow)

_EVENTS, _FORMER, _PLACES = bare(EventRow), bare(FormerEventRow), bare(PlaceRow)
# made once: putting a statement together takes longer than running it
_UNLINK = [delete(links).where(links.c.event_id == bindparam("event")) for links in map(bare, LINKS)]
_COUNT = (
    update(_EVENTS)
    .where(_EVENTS.c.id == bindparam("event"))
    .values(report_count=bindparam("reports"), confidence=bindparam("level"))
    .returning(_EVENTS.c.number)
)
_ASSIGN = (
    update(bare(ReportRow))
    .where(bare(ReportRow).c.id == bindparam("report"))
    .values(event_id=bindparam("event"), reason=bindparam("because"), score=bindparam("likeness"))
)
_NEWEST = {
    name: select(
        *(select(func.max(table.c[name])).scalar_subquery() for table in (_EVENTS, _FORMER)),
    )
    for name in ("number", "revision")
}
_PLACE = select(_PLACES.c.id).where(
    _PLACES.c.slug == bindparam("slug"),
    _PLACES.c.name == bindparam("name"),
    _PLACES.c.lat.is_not_distinct_from(bindparam("lat")),
    _PLACES.c.lon.is_not_distinct_from(bindparam("lon")),
    _PLACES.c.precision == bindparam("precision"),
    _PLACES.c.country.is_not_distinct_from(bindparam("country")),
    _PLACES.c.region.is_not_distinct_from(bindparam("region")),
)
_NAMED = {
    row: select(bare(row).c.slug).where(bare(row).c.slug.in_(bindparam("slugs", expanding=True)))
    for row in (ActorRow, PersonRow, AreaRow)
}

Part = Evidence | Actor | Person | Place | Quantity

WIDE_DAYS = 31  # a longer date is "wide"


def add_article(session: Session, article: Article, now: dt.datetime) -> int:
    """Keep the article and give its number. Raises IntegrityError where its digest is known."""
    row = ArticleRow(**_of_article(article), name=article.name, extractor=__version__, read_at=now)
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id


def replace_article(session: Session, article_id: int, article: Article, now: dt.datetime) -> None:
    """Set an article's text and what is known of it anew; what stood there before is known as an earlier version."""
    row = session.get_one(ArticleRow, article_id)
    if row.digest != article.digest:
        session.execute(delete(EarlierVersionRow).where(col(EarlierVersionRow.digest) == article.digest))
        session.add(EarlierVersionRow(digest=row.digest, article_id=article_id))
    for name, value in {**_of_article(article), "extractor": __version__, "read_at": now}.items():
        setattr(row, name, value)
    session.flush()


def _of_article(article: Article) -> dict[str, Any]:
    published = article.published
    return {
        "digest": article.digest,
        "title": article.title,
        "outlet": article.outlet,
        "outlet_slug": slug(article.outlet) if article.outlet else None,
        "url": article.url,
        "text": article.text,
        "published_edtf": published.edtf,
        "published_basis": published.basis,
        "published_after": published.after,
        "published_rule": published.rule,
    }


def add_report(session: Session, report: Report, *, article_id: int, ordinal: int, event_id: str | None = None) -> int:
    """Keep the report, as extracted, with its evidence, as the article's ``ordinal``-th, and give its number.

    Without an event it has to be given to one (`assign`) before the transaction ends.
    """
    row = ReportRow(
        article_id=article_id,
        event_id=event_id,
        ordinal=ordinal,
        kind=report.kind,
        status=report.status,
        edtf=report.when.edtf if report.when else None,
        basis=report.when.basis if report.when else DateBasis.NONE,
        claimed_by=report.claimed_by,
        denied_by=list(report.denied_by),
        confidence=report.confidence,
        reason="",
        why=[dataclasses.asdict(why) for why in report.why],
    )
    session.add(row)
    session.flush()
    assert row.id is not None
    parts: list[tuple[type[SQLModel], Sequence[Part]]] = [
        (EvidenceRow, report.evidence),
        (ReportActorRow, report.actors),
        (ReportPersonRow, report.people),
        (ReportPlaceRow, report.places),
        (ReportQuantityRow, report.quantities),
    ]
    for table, values in parts:
        rows = [{"report_id": row.id, "ordinal": n, **dataclasses.asdict(value)} for n, value in enumerate(values)]
        _insert(session, table, rows)
    return row.id


def remove_reports(session: Session, ids: Sequence[int]) -> None:
    """Take reports away with all that hangs on them; the events are the caller's business."""
    for table in (EvidenceRow, ReportActorRow, ReportPersonRow, ReportPlaceRow, ReportQuantityRow, ReportKeyRow):
        session.execute(delete(table).where(col(table.report_id).in_(ids)))
    session.execute(delete(TieRow).where(or_(col(TieRow.one_id).in_(ids), col(TieRow.other_id).in_(ids))))
    session.execute(delete(ReportRow).where(col(ReportRow.id).in_(ids)))


def assign(session: Session, reports: Iterable[SourcedReport], event_id: str) -> None:
    """Let the reports tell of the event, each for its reason; the event must be there."""
    session.execute(
        _ASSIGN,
        [{"report": told.id, "event": event_id, "because": told.reason, "likeness": told.score} for told in reports],
    )


def add_event(session: Session, event_id: str, facts: Facts, now: dt.datetime, *, seed: str = "") -> None:
    """Make an event whose id is made from ``seed``; if that led elsewhere, or nowhere, it is an event's again.

    Such an event has its number again, any other one that none ever had: the facet index could not tell two apart.
    """
    values = {**_columns(facts), "changed_at": now, "revision": next_revision(session)}
    back = delete(_FORMER).where(_FORMER.c.id == event_id).returning(_FORMER.c.number)
    known = session.scalar(back) or _newest(session, "number") + 1
    made = {"number": known, "id": event_id, "created_at": now, "report_count": 0, "seed": seed}
    _insert(session, EventRow, [{**made, **values}])
    _put_links(session, event_id, facts)


def change_event(session: Session, event_id: str, facts: Facts, now: dt.datetime) -> None:
    """Set the facts of an event anew."""
    values = {**_columns(facts), "changed_at": now, "revision": next_revision(session)}
    session.execute(update(_EVENTS).where(_EVENTS.c.id == event_id).values(values))
    for statement in _UNLINK:
        session.execute(statement, {"event": event_id})
    _put_links(session, event_id, facts)


def put_text(session: Session, event_id: str, facts: Facts, reports: Sequence[Report]) -> None:
    """Set what an event has from its reports: the words by which it is found, their number, how far to trust them."""
    chances = [report.confidence for report in reports if report.confidence is not None]
    trust = level(max(chances, default=None))
    counted = session.execute(_COUNT, {"event": event_id, "reports": len(reports), "level": trust})
    sqlite.put_text(
        session,
        counted.scalar_one() or 0,
        title=facts.title,
        actors="\n".join(actor.name for actor in facts.actors),
        places="\n".join(", ".join(areas(place)) for place in facts.places),
        people="\n".join(person.name for person in facts.people),
        evidence="\n".join(piece.text for report in reports for piece in report.evidence),
    )


def bound_articles(session: Session, ids: Iterable[int]) -> None:
    """Bound the undated ones of these articles by the last days of what they tell of as past."""
    latest = (
        select(func.max(EventRow.last_day))
        .join(ReportRow, col(ReportRow.event_id) == col(EventRow.id))
        .where(col(ReportRow.article_id) == col(ArticleRow.id), col(ReportRow.status) == Status.OCCURRED)
        .scalar_subquery()
    )
    undated = (col(ArticleRow.id).in_(ids), col(ArticleRow.published_edtf).is_(None))
    session.execute(update(ArticleRow).where(*undated).values(not_before=latest))


def _columns(facts: Facts) -> dict[str, object]:
    when = facts.when
    first, last = (when.first, when.last) if when else (None, None)
    return {
        "kind": facts.kind,
        "status": facts.status,
        "title": facts.title,
        "edtf": when.edtf if when else None,
        "basis": when.basis if when else DateBasis.NONE,
        "first_day": first,
        "last_day": last,
        "after_day": facts.after,
        "sort_day": sort_day(when),
        "wide": when is not None and (first is None or last is None or (last - first).days >= WIDE_DAYS),
        "precision": when.precision if when else UNKNOWN,
        "located": next((fine for fine in LOCATED if any(place.precision == fine for place in facts.places)), UNKNOWN),
    }


def sort_day(when: When | None) -> dt.date | None:
    """Give the day at which a date stands in the timeline: its first, or its last where it is open at the start."""
    return (when.first or when.last) if when else None


def next_revision(session: Session) -> int:
    """Give the number of the next change of any event, its going included."""
    return _newest(session, "revision") + 1


def _newest(session: Session, column: str) -> int:
    return max(number or 0 for number in session.execute(_NEWEST[column]).one())


def _put_links(session: Session, event_id: str, facts: Facts) -> None:
    _name(session, ActorRow, (actor.name for actor in facts.actors))
    _name(session, PersonRow, (person.name for person in facts.people))
    day = sort_day(facts.when)
    actors = dict.fromkeys((slug(actor.name), str(actor.role)) for actor in facts.actors)
    people = {slug(person.name): person.actor for person in reversed(facts.people)}
    places = dict.fromkeys(_place_id(session, place) for place in facts.places)
    around = {slug(name): name for place in facts.places for name in areas(place)}
    _name(session, AreaRow, around.values())
    _link(session, EventActorRow, event_id, [{"slug": s, "role": role, "sort_day": day} for s, role in actors])
    _link(
        session,
        EventPersonRow,
        event_id,
        [{"slug": s, "actor": actor, "sort_day": day} for s, actor in reversed(people.items())],
    )
    _link(session, EventPlaceRow, event_id, [{"place_id": number} for number in places])
    _link(session, EventAreaRow, event_id, [{"slug": s, "sort_day": day} for s in around])
    _link(session, EventAmountRow, event_id, [dataclasses.asdict(amount) for amount in facts.amounts])


def _link(session: Session, table: type[SQLModel], event_id: str, rows: Sequence[dict[str, object]]) -> None:
    _insert(session, table, [{"event_id": event_id, "ordinal": n, **row} for n, row in enumerate(rows)])


def _insert(session: Session, table: type[SQLModel], rows: Sequence[dict[str, object]]) -> None:
    if rows:
        session.execute(insert(bare(table)), rows)


def _name(session: Session, table: type[ActorRow | PersonRow | AreaRow], names: Iterable[str]) -> None:
    """Make the named things that are not there yet; the first spelling stays."""
    by_slug = {slug(name): name for name in reversed(list(names))}
    if not by_slug:
        return
    known = set(session.scalars(_NAMED[table], {"slugs": list(by_slug)}))
    _insert(session, table, [{"slug": s, "name": name} for s, name in by_slug.items() if s not in known])


def _place_id(session: Session, place: Place) -> int:
    found = session.scalar(_PLACE, {"slug": slug(place.name), **dataclasses.asdict(place)})
    if found is not None:
        return int(found)
    row = PlaceRow(slug=slug(place.name), **dataclasses.asdict(place))
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id
