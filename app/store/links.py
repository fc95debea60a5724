"""Rows that hang on events and are made anew with their facts: parties, people, places, areas, amounts."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Insert, bindparam, delete, insert, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.domain.areas import areas
from app.domain.event import Facts, slug
from app.domain.report import Place
from app.domain.when import When
from app.store.tables import (
    ActorRow,
    AreaRow,
    EventActorRow,
    EventAmountRow,
    EventAreaRow,
    EventPersonRow,
    EventPlaceRow,
    PersonRow,
    PlaceRow,
    bare,
)

Linked = Sequence[tuple[str, Facts]]
"""Events by their ids, with the facts from which their links are made."""

# made once: putting a statement together takes longer than running it
_UNLINK = [
    delete(links).where(links.c.event_id == bindparam("event"))
    for links in map(bare, (EventActorRow, EventPersonRow, EventPlaceRow, EventAreaRow, EventAmountRow))
]
_NAME = {row: insert(bare(row)).prefix_with("OR IGNORE", dialect="sqlite") for row in (ActorRow, PersonRow, AreaRow)}
_PLACES = bare(PlaceRow)
_NAMESAKES = select(_PLACES).where(_PLACES.c.slug.in_(bindparam("slugs", expanding=True))).order_by(_PLACES.c.id)


def put(session: Session, events: Linked) -> None:
    """Make the links of events that have none so far, and the things that these name."""
    every = [facts for _, facts in events]
    _name(session, ActorRow, (actor.name for facts in every for actor in facts.actors))
    _name(session, PersonRow, (person.name for facts in every for person in facts.people))
    _name(session, AreaRow, (name for facts in every for place in facts.places for name in areas(place)))
    ids = _place_ids(session, [place for facts in every for place in facts.places])
    _link(session, EventActorRow, events, _actor_links)
    _link(session, EventPersonRow, events, _person_links)
    _link(session, EventPlaceRow, events, lambda facts: _place_links(facts, ids))
    _link(session, EventAreaRow, events, _area_links)
    _link(session, EventAmountRow, events, lambda facts: map(fields, facts.amounts))


def remove(session: Session, event_ids: Iterable[str]) -> None:
    """Take the links of events away."""
    rows = [{"event": event_id} for event_id in event_ids]
    for statement in _UNLINK if rows else ():
        session.execute(statement, rows)


def sort_day(when: When | None) -> dt.date | None:
    """Give the day at which a date stands in the timeline: its first, or its last where it is open at the start."""
    return (when.first or when.last) if when else None


def _actor_links(facts: Facts) -> Iterator[dict[str, object]]:
    for name, role in dict.fromkeys((slug(actor.name), str(actor.role)) for actor in facts.actors):
        yield {"slug": name, "role": role, "sort_day": sort_day(facts.when)}


def _person_links(facts: Facts) -> Iterator[dict[str, object]]:
    people = {slug(person.name): person.actor for person in reversed(facts.people)}
    for name, actor in reversed(people.items()):
        yield {"slug": name, "actor": actor, "sort_day": sort_day(facts.when)}


def _place_links(facts: Facts, ids: Mapping[Place, int]) -> Iterator[dict[str, object]]:
    for place in dict.fromkeys(facts.places):
        yield {"place_id": ids[place]}


def _area_links(facts: Facts) -> Iterator[dict[str, object]]:
    for name in dict.fromkeys(slug(name) for place in facts.places for name in areas(place)):
        yield {"slug": name, "sort_day": sort_day(facts.when)}


def _link(
    session: Session,
    table: type[SQLModel],
    events: Linked,
    links: Callable[[Facts], Iterable[dict[str, object]]],
) -> None:
    rows = [
        {"event_id": event_id, "ordinal": n, **link}
        for event_id, facts in events
        for n, link in enumerate(links(facts))
    ]
    insert_rows(session, table, rows)


def insert_rows(session: Session, table: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, if any."""
    if rows:
        session.execute(_into(table), rows)


def insert_one(session: Session, table: type[SQLModel], row: dict[str, Any]) -> int:
    """Insert a row and give its number."""
    (number,) = session.execute(_into(table).returning(bare(table).c.id), row).one()
    return int(number)


_OF_PLACE = tuple(field.name for field in dataclasses.fields(Place) if field.compare)  # how it is said is an article's


def fields(value: Any) -> dict[str, Any]:
    """Give the fields of a flat dataclass by their names; `dataclasses.asdict` copies each of them deeply."""
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}


@cache
def _into(table: type[SQLModel]) -> Insert:
    return insert(bare(table))


def _name(session: Session, table: type[ActorRow | PersonRow | AreaRow], names: Iterable[str]) -> None:
    """Make the named things that are not there yet; the first spelling stays."""
    rows = [{"slug": slug(name), "name": name} for name in dict.fromkeys(names)]
    if rows:
        session.execute(_NAME[table], rows)


def _place_ids(session: Session, places: Sequence[Place]) -> dict[Place, int]:
    """Give the number of each of the places, making those that are not there yet."""
    found: dict[Place, int] = {}
    if places:
        for row in session.execute(_NAMESAKES, {"slugs": list({slug(place.name) for place in places})}):
            found.setdefault(Place(*(getattr(row, name) for name in _OF_PLACE)), row.id)
    for place in places:
        if place not in found:
            own = {name: getattr(place, name) for name in _OF_PLACE}
            found[place] = insert_one(session, PlaceRow, {"slug": slug(place.name), **own})
    return found
