"""An EventFilter as clauses of SQL on the event table."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, exists, false, not_, or_, select, true
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.domain.event import slug
from app.domain.filters import EventFilter, Term
from app.domain.words import Words
from app.store import sqlite, writing
from app.store.tables import (
    ArticleRow,
    EventActorRow,
    EventAreaRow,
    EventPersonRow,
    EventPlaceRow,
    EventRow,
    PlaceRow,
    ReportRow,
)

Clause = ColumnElement[bool]
Link = type[EventActorRow] | type[EventPersonRow] | type[EventAreaRow]
identity = col(EventRow.id)
_FINE = ("site", "town", "district")
_KM_A_DEGREE = 111.0
WIDE = dt.timedelta(days=writing.WIDE_DAYS)


def canonical(wanted: EventFilter) -> EventFilter:
    """Name every thing by its slug, however it is written ("United States", "united-states")."""

    def named(terms: Sequence[Term]) -> tuple[Term, ...]:
        return tuple(replace(term, value=slug(term.value)) for term in terms)

    return replace(
        wanted,
        actor=named(wanted.actor),
        counterpart=named(wanted.counterpart),
        place=named(wanted.place),
        person=named(wanted.person),
        outlet=named(wanted.outlet),
    )


def included(terms: Iterable[Term]) -> tuple[str, ...]:
    """Give the values asked for, each once."""
    return tuple(dict.fromkeys(term.value for term in terms if not term.exclude))


def excluded(terms: Iterable[Term]) -> tuple[str, ...]:
    """Give the values asked away, each once."""
    return tuple(dict.fromkeys(term.value for term in terms if term.exclude))


def pairs(wanted: EventFilter) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Give the parties asked for as alternatives: one of the actors and one of the counterparts, never one for both.

    An empty second asks for no counterpart. Without alternatives (Russia as its own counterpart) the list is empty.
    """
    actors, counterparts = included(wanted.actor), included(wanted.counterpart)
    if not set(actors) & set(counterparts):
        return [(actors, counterparts)]
    others = [((actor,), tuple(c for c in counterparts if c != actor)) for actor in actors]
    return [(actor, rest) for actor, rest in others if rest]


def period(wanted: EventFilter) -> tuple[dt.date | None, dt.date | None]:
    """Give the first and last day of the period; None sets no bound."""
    return wanted.since.first if wanted.since else None, wanted.until.last if wanted.until else None


def clauses(wanted: EventFilter) -> list[Clause]:
    """Say what an event's row must meet, all of it together; the filter must be canonical."""
    return [
        *_values(col(EventRow.kind), wanted.kind),
        *_values(col(EventRow.status), wanted.status),
        *_values(col(EventRow.precision), wanted.precision),
        *_values(col(EventRow.located), wanted.located),
        *_values(col(EventRow.confidence), wanted.confidence),
        *_parties(wanted),
        *_places(wanted),
        *_linked(EventPersonRow, wanted.person),
        *_outlets(wanted),
        *_words(wanted.q),
        *_period(wanted),
    ]


def links(wanted: EventFilter) -> list[tuple[Link, tuple[str, ...]]]:
    """Give the link tables, with slugs, along which a page of this filter can be walked; each has all its events."""
    asked: list[tuple[Link, tuple[str, ...]]] = [
        (EventPersonRow, included(wanted.person)),
        (EventAreaRow, included(wanted.place) if wanted.within is None else ()),
        (EventActorRow, included(wanted.actor)),
        (EventActorRow, included(wanted.counterpart)),
    ]
    return [(link, slugs) for link, slugs in asked if slugs]


def days_of_narrow(day: SQLColumnExpression[dt.date | None], first: dt.date | None, last: dt.date | None) -> Clause:
    """Tell whether an event that stands at this day, and is not wide, can reach into the period; None sets no bound."""
    return and_(
        day > max(first, dt.date.min + WIDE) - WIDE if first else true(),
        day <= last if last else true(),
    )


def reach(first: dt.date | None, last: dt.date | None) -> Clause:
    """Tell whether any day of a dated event lies between the two days; None sets no bound."""
    return and_(
        col(EventRow.sort_day).is_not(None),
        or_(col(EventRow.last_day).is_(None), col(EventRow.last_day) >= first) if first else true(),
        or_(col(EventRow.first_day).is_(None), col(EventRow.first_day) <= last) if last else true(),
    )


def _values(column: SQLColumnExpression[str], terms: Sequence[Term]) -> list[Clause]:
    asked, away = included(terms), excluded(terms)
    return [*([column.in_(asked)] if asked else []), *([column.not_in(away)] if away else [])]


def _linked(link: Link, terms: Sequence[Term]) -> list[Clause]:
    asked, away = included(terms), excluded(terms)
    return [*([_has(link, asked)] if asked else []), *([not_(_has(link, away))] if away else [])]


def _has(link: Link, slugs: Sequence[str]) -> Clause:
    links = aliased(link)  # a name of its own: the walk may be along the same table
    return exists().where(col(links.event_id) == identity, col(links.slug).in_(slugs))


def near(slugs: Sequence[str], kilometres: int) -> Select[int | None]:
    """Give the numbers of the places as near as this to one of those asked for; coarse places are near nothing."""
    asked, found = aliased(PlaceRow), aliased(PlaceRow)
    degrees = kilometres / _KM_A_DEGREE
    return (
        select(col(found.id))
        .join(asked, col(found.lat).between(col(asked.lat) - degrees, col(asked.lat) + degrees))
        .where(
            col(asked.slug).in_(slugs),
            col(asked.precision).in_(_FINE),
            col(found.precision).in_(_FINE),
            sqlite.km_apart(col(asked.lat), col(asked.lon), col(found.lat), col(found.lon)) <= kilometres,
        )
    )


def _places(wanted: EventFilter) -> list[Clause]:
    asked = included(wanted.place)
    if wanted.within is None or not asked:
        return _linked(EventAreaRow, wanted.place)
    at = select(col(EventPlaceRow.event_id)).where(col(EventPlaceRow.place_id).in_(near(asked, wanted.within)))
    away = [term for term in wanted.place if term.exclude]
    return [or_(_has(EventAreaRow, asked), identity.in_(at)), *_linked(EventAreaRow, away)]


def _parties(wanted: EventFilter) -> list[Clause]:
    actors, roles, away = included(wanted.actor), included(wanted.role), excluded(wanted.role)
    return [
        *([or_(false(), *(_party(*pair, roles) for pair in pairs(wanted)))] if _asks_parties(wanted) else []),
        *([not_(_in_role(actors, away))] if away else []),
        *(not_(_has(EventActorRow, gone)) for gone in (excluded(wanted.actor + wanted.counterpart),) if gone),
    ]


def _asks_parties(wanted: EventFilter) -> bool:
    return bool(included(wanted.actor + wanted.counterpart + wanted.role))


def _party(actors: Sequence[str], counterparts: Sequence[str], roles: Sequence[str]) -> Clause:
    actor = _in_role(actors, roles) if actors or roles else true()
    return and_(actor, _has(EventActorRow, counterparts)) if counterparts else actor


def _in_role(actors: Sequence[str], roles: Sequence[str]) -> Clause:
    link = aliased(EventActorRow)
    found = exists().where(col(link.event_id) == identity)
    found = found.where(col(link.slug).in_(actors)) if actors else found
    return found.where(col(link.role).in_(roles)) if roles else found


def _outlets(wanted: EventFilter) -> list[Clause]:
    asked, away = included(wanted.outlet), excluded(wanted.outlet)
    return [*([_told_by(asked)] if asked else []), *([not_(_told_by(away))] if away else [])]


def _told_by(outlets: Sequence[str]) -> Clause:
    told = select(col(ReportRow.event_id)).join(ArticleRow, col(ArticleRow.id) == col(ReportRow.article_id))
    return identity.in_(told.where(col(ArticleRow.outlet_slug).in_(outlets)))


def _words(q: str) -> list[Clause]:
    words, number = Words.read(q), col(EventRow.number)
    if not words:
        return []
    return [number.in_(sqlite.matching(words)) if words.all else number.not_in(sqlite.matching(words))]


def _period(wanted: EventFilter) -> list[Clause]:
    return [reach(*period(wanted))] if wanted.since or wanted.until else []
