"""``/actors/{slug}``, ``/places/{slug}``, ``/people/{slug}``: what the timeline has on one party, place or person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.domain.areas import regions_around
from app.domain.event import slug
from app.domain.filters import EventFilter, Term
from app.domain.portrait import Office, Portrait
from app.domain.when import When
from app.store import events, places
from app.store.index import FacetIndex, FacetValue, Overview
from app.web import addresses, amounts, dates, facets, filters, lines, rendering
from app.web.database import OpenDatabase
from app.web.histogram import histogram
from app.web.profile_views import Known, ProfilePage, Tally, TallyList
from app.web.rendering import READS
from app.web.views import Link

router = APIRouter(include_in_schema=False)

SHOWN = 20  # events
_TALLIED = 8


@dataclass(frozen=True, slots=True)
class _Family:
    """A sort of thing with profiles: the field of the filter, its word, its path, and what is counted beside it."""

    field: str
    what: str
    path: str
    beside: tuple[str, ...]


_FAMILIES = {
    family.path: family
    for family in (
        _Family("actor", "Party", "actors", ("kind", "counterpart", "role", "place", "person", "outlet")),
        _Family("place", "Place", "places", ("kind", "place", "actor", "person", "outlet")),
        _Family("person", "Person", "people", ("kind", "actor", "person", "place", "outlet")),
    )
}
_HEADINGS = {
    ("actor", "counterpart"): "With or against",
    ("actor", "role"): "In which role",
    ("actor", "place"): "Where",
    ("place", "place"): "Places in and around it",
    ("place", "actor"): "Parties",
    ("person", "person"): "Together with",
    ("person", "actor"): "Parties",
    ("person", "place"): "Where",
}


@router.api_route("/actors/{name}", methods=READS)
@router.api_route("/places/{name}", methods=READS)
@router.api_route("/people/{name}", methods=READS)
def profile_page(request: Request, database: OpenDatabase, name: str) -> Response:
    """Show the profile; another spelling of the name leads to the usual one."""
    family = _FAMILIES[request.url.path.split("/")[1]]
    usual = request.app.state.usual(family.field, slug(name))
    if usual != name:
        return RedirectResponse(f"/{family.path}/{usual}", 302)
    with database.reading() as session:
        view = page_of(session, database.index, family, name, request.app.state.portrait(family.field, name))
    return rendering.page(request, "profile", view)


def page_of(session: Session, index: FacetIndex, family: _Family, name: str, portrait: Portrait) -> ProfilePage:
    """Make the page's view. Raises HTTPException (404) where no event has the thing."""
    wanted = filters.with_term(EventFilter(), family.field, Term(name))
    found = index.overview(session, wanted)
    if not found.total:
        raise HTTPException(404, f"No {family.what.lower()} of any event goes by this name")
    labels = facets.labels(found.facets)
    first, last = (dates.day(day) if day else "" for day in (found.first, found.last))
    return ProfilePage(
        name=labels[family.field, name],
        what=family.what,
        total=found.total,
        undated=found.undated,
        covers=first if first == last else f"{first} to {last}",
        known=tuple(_known(session, family, name, portrait)),
        totals=amounts.totals(found.totals),
        histogram=histogram(found.histogram, wanted, found.dated),
        tallies=tuple(_tallies(family, name, wanted, found, index.together(session, wanted, family.field))),
        months=lines.by_month(events.timeline(session, wanted, limit=SHOWN).events, filters.query(wanted)),
        timeline_url=filters.url(wanted),
        feed_url=filters.url(wanted, path="/events.atom"),
    )


def _known(session: Session, family: _Family, name: str, portrait: Portrait) -> Iterator[Known]:
    facts = [
        ("Other names", _plain(portrait.names)),
        ("Also by its seats", _plain(portrait.seats)),
        ("Acts as its own", _plain(portrait.parts)),
        ("Fights or sits in" if family.field == "actor" else "Of", _profiles("actor", portrait.home)),
        ("Offices", _plain(map(_office, portrait.offices))),
    ]
    if family.field == "place":
        facts.append(("Lies in", _profiles("place", _around(session, name))))
    return (Known(heading, values) for heading, values in facts if values)


def _around(session: Session, name: str) -> list[str]:
    """Name the regions and countries around the places that go by a name, the nearest first."""
    found = [
        around
        for place in places.named(session, name)
        for around in (*regions_around(place), place.country)
        if around and slug(around) != name
    ]
    return list(dict.fromkeys(found))


def _office(held: Office) -> str:
    start, end = (str(When(day)) if day else "" for day in (held.start, held.end))
    period = f"{start} to {end}" if start and end else f"since {start}" if start else f"until {end}" if end else ""
    return f"{held.title.capitalize()}, {held.party}" + (f" ({period})" if period else "")


def _plain(values: Iterable[str]) -> tuple[Link, ...]:
    return tuple(Link(value, "") for value in values)


def _profiles(field: str, names: Iterable[str]) -> tuple[Link, ...]:
    return tuple(Link(name, addresses.profile(field, slug(name)) or "") for name in names)


def _tallies(
    family: _Family, name: str, wanted: EventFilter, found: Overview, together: tuple[FacetValue, ...]
) -> Iterator[TallyList]:
    for field in family.beside:
        own = family.field == field
        values = [each for each in (together if own else found.facets[field]) if each.count and each.value != name]
        if values:
            # of the thing's own facet two values mean either, so that its values lead to profiles alone
            narrower = None if own else wanted
            rows = tuple(_tally(each, field, narrower, found.total) for each in values[:_TALLIED])
            more = filters.url(wanted, path=f"/facets/{field}") if len(values) > _TALLIED and not own else None
            yield TallyList(field, _HEADINGS.get((family.field, field), facets.HEADINGS[field]), rows, more)


def _tally(found: FacetValue, field: str, wanted: EventFilter | None, total: int) -> Tally:
    profile = addresses.profile(field, found.value)
    return Tally(
        text=facets.text(field, found),
        count=found.count,
        share=round(100 * found.count / total, 1),
        url=filters.url(filters.with_term(wanted, field, Term(found.value))) if wanted else profile or "",
        profile_url=profile,
        kind=found.value if field == "kind" else "",
    )
