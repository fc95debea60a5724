"""Rows made from values: an article, a report, an event. The caller's transaction holds them together."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, or_, select, union_all, update
from sqlalchemy.orm import Session
from sqlmodel import col

from app import __version__
from app.domain.areas import areas
from app.domain.article import Article
from app.domain.confidence import level
from app.domain.event import Facts, SourcedReport, slug
from app.domain.filters import LOCATED, UNKNOWN
from app.domain.report import Actor, Evidence, Person, Place, Quantity, Report, Status
from app.domain.when import DateBasis
from app.store import links, sqlite
from app.store.links import sort_day
from app.store.tables import (
    ArticleRow,
    EarlierVersionRow,
    EventRow,
    EvidenceRow,
    FormerEventRow,
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

_ARTICLES, _EVENTS, _FORMER, _PLACES, _REPORTS = map(bare, (ArticleRow, EventRow, FormerEventRow, PlaceRow, ReportRow))
# made once: putting a statement together takes longer than running it
_ADD_REPORTS = insert(_REPORTS).returning(_REPORTS.c.id, sort_by_parameter_order=True)
_ASSIGN = (
    update(_REPORTS)
    .where(_REPORTS.c.id == bindparam("report"))
    .values(event_id=bindparam("event"), reason=bindparam("because"), score=bindparam("likeness"))
)
_NEWEST = select(
    *(
        select(func.max(table.c[name])).scalar_subquery()
        for name in ("number", "revision")
        for table in (_EVENTS, _FORMER)
    )
)
_NUMBERS = union_all(
    *(
        select(table.c.id, table.c.number).where(table.c.id.in_(bindparam("events", expanding=True)))
        for table in (_EVENTS, _FORMER)
    )
)
_BACK = delete(_FORMER).where(_FORMER.c.id == bindparam("event"))
_CHANGE = update(_EVENTS).where(_EVENTS.c.id == bindparam("event"))
_BOUND = (
    update(_ARTICLES)
    .where(_ARTICLES.c.id.in_(bindparam("articles", expanding=True)), _ARTICLES.c.published_edtf.is_(None))
    .values(
        not_before=select(func.max(_EVENTS.c.last_day))
        .join(_REPORTS, _REPORTS.c.event_id == _EVENTS.c.id)
        .where(_REPORTS.c.article_id == _ARTICLES.c.id, _REPORTS.c.status == Status.OCCURRED)
        .scalar_subquery()
    )
)

Part = Evidence | Actor | Person | Place | Quantity

WIDE_DAYS = 31  # a longer date is "wide"


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as its reports, taken together, now tell it. ``seed``: what a new one's id is made from, else None."""

    id: str
    facts: Facts
    reports: Sequence[SourcedReport]
    seed: str | None = None


def add_article(session: Session, article: Article, now: dt.datetime) -> int:
    """Keep the article and give its number. Raises IntegrityError where its digest is known."""
    row = {**_of_article(article), "name": article.name, "extractor": __version__, "read_at": now}
    return links.insert_one(session, ArticleRow, row)


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


def add_reports(
    session: Session, reports: Sequence[Report], *, article_id: int, events: Mapping[int, str]
) -> list[int]:
    """Keep the article's reports, as extracted, with their evidence, and give their numbers.

    ``events`` has the events of reports, by their places in the article; what has none has to be given to one
    (`put_events`) before the transaction ends.
    """
    rows = [
        {"article_id": article_id, "event_id": events.get(n), "ordinal": n, **_of_report(report)}
        for n, report in enumerate(reports)
    ]
    numbers = list(session.scalars(_ADD_REPORTS, rows)) if rows else []
    told = list(zip(numbers, reports, strict=True))
    links.insert_rows(session, EvidenceRow, [row for number, report in told for row in _of(number, report.evidence)])
    links.insert_rows(session, ReportActorRow, [row for number, report in told for row in _of(number, report.actors)])
    links.insert_rows(session, ReportPersonRow, [row for number, report in told for row in _of(number, report.people)])
    links.insert_rows(session, ReportPlaceRow, [row for number, report in told for row in _of(number, report.places)])
    links.insert_rows(
        session, ReportQuantityRow, [row for number, report in told for row in _of(number, report.quantities)]
    )
    return numbers


def _of_report(report: Report) -> dict[str, Any]:
    return {
        "kind": report.kind,
        "status": report.status,
        "edtf": report.when.edtf if report.when else None,
        "basis": report.when.basis if report.when else DateBasis.NONE,
        "claimed_by": report.claimed_by,
        "denied_by": list(report.denied_by),
        "confidence": report.confidence,
        "reason": "",
        "why": [links.fields(why) for why in report.why],
    }


def _of(report: int, parts: Sequence[Part]) -> Iterator[dict[str, object]]:
    for n, part in enumerate(parts):
        yield {"report_id": report, "ordinal": n, **links.fields(part)}


def remove_reports(session: Session, ids: Sequence[int]) -> None:
    """Take reports away with all that hangs on them; the events are the caller's business."""
    for table in (EvidenceRow, ReportActorRow, ReportPersonRow, ReportPlaceRow, ReportQuantityRow, ReportKeyRow):
        session.execute(delete(table).where(col(table.report_id).in_(ids)))
    session.execute(delete(TieRow).where(or_(col(TieRow.one_id).in_(ids), col(TieRow.other_id).in_(ids))))
    session.execute(delete(ReportRow).where(col(ReportRow.id).in_(ids)))


def put_events(session: Session, events: Sequence[Telling], now: dt.datetime) -> None:
    """Make events, or set them anew, with their links and words; their reports tell of them from now on.

    Each is a change of its own. A new one whose id led elsewhere, or nowhere, is an event's again and has its number
    again, any other one that none ever had: the facet index could not tell two apart.
    """
    if not events:
        return
    number, revision = _newest(session)
    numbers = _numbers(session, events, number)
    states = [
        (event, {**_columns(event.facts), **_of_reports(event), "changed_at": now, "revision": n})
        for n, event in enumerate(events, revision + 1)
    ]
    _make(
        session,
        [
            {"id": event.id, "number": numbers[event.id], "seed": event.seed, "created_at": now, **state}
            for event, state in states
            if event.seed is not None
        ],
    )
    _change(session, [{"event": event.id, **state} for event, state in states if event.seed is None])
    links.put(session, [(event.id, event.facts) for event in events])
    _assign(session, events)
    sqlite.put_texts(session, [_texts(numbers[event.id], event) for event in events])


def _of_reports(event: Telling) -> dict[str, object]:
    chances = [told.report.confidence for told in event.reports if told.report.confidence is not None]
    return {"report_count": len(event.reports), "confidence": level(max(chances, default=None))}


def _numbers(session: Session, events: Sequence[Telling], newest: int) -> dict[str, int]:
    rows = session.execute(_NUMBERS, {"events": [event.id for event in events]})
    known = {row.id: row.number for row in rows}
    fresh = count(newest + 1)
    return {event.id: known[event.id] if event.id in known else next(fresh) for event in events}


def _make(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        session.execute(_BACK, [{"event": row["id"]} for row in rows])
        links.insert_rows(session, EventRow, rows)


def _change(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        session.execute(_CHANGE, rows)
        links.remove(session, [row["event"] for row in rows])


def _assign(session: Session, events: Sequence[Telling]) -> None:
    session.execute(
        _ASSIGN,
        [
            {"report": told.id, "event": event.id, "because": told.reason, "likeness": told.score}
            for event in events
            for told in event.reports
        ],
    )


def _texts(number: int, event: Telling) -> dict[str, object]:
    facts = event.facts
    return {
        "number": number,
        "title": facts.title,
        "actors": "\n".join(actor.name for actor in facts.actors),
        "places": "\n".join(", ".join(areas(place)) for place in facts.places),
        "people": "\n".join(person.name for person in facts.people),
        "evidence": "\n".join(piece.text for told in event.reports for piece in told.report.evidence),
    }


def bound_articles(session: Session, ids: Collection[int]) -> None:
    """Bound the undated ones of these articles by the last days of what they tell of as past."""
    if ids:
        session.execute(_BOUND, {"articles": list(ids)})


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


def next_revision(session: Session) -> int:
    """Give the number of the next change of any event, its going included."""
    return _newest(session)[1] + 1


def _newest(session: Session) -> tuple[int, int]:
    """The largest number and the largest revision that any event has or had."""
    event, former, changed, gone = (value or 0 for value in session.execute(_NEWEST).one())
    return max(event, former), max(changed, gone)
