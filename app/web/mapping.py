"""``/map``: where the events of a filter are, drawn on the server and, with scripts, a map that can be moved."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from fastapi import APIRouter
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from app.domain.event import slug
from app.domain.filters import UNKNOWN, EventFilter, Term, say
from app.domain.kinds import kinds
from app.domain.report import Place
from app.settings import Settings
from app.store.index import FacetIndex
from app.store.spots import Spot, Spots
from app.web import facets, filters, lines, rendering
from app.web.assets import LEAFLET, MARKERCLUSTER
from app.web.database import OpenDatabase
from app.web.filters import AskedByUrl
from app.web.map_views import CountryRows, MapPage, PlaceRow, Tiles
from app.web.rendering import READS
from app.web.sketch import KILOMETRES, SHAPES, commonest, position, sketch
from app.web.views import Link

router = APIRouter(include_in_schema=False)

PATH = "/map"
LISTED = 1000  # places
_FIRST = 5  # events in a popup
_ELSEWHERE = "In no one country"
_SORTS = {"site": "Site", "town": "Town", "district": "Somewhere", "region": "Somewhere"}
_NOTES = {"district": "district", "region": "region", "country": "country only"}
_COUNTRY = "Country only: no closer place is told"
_address = partial(filters.url, path=PATH)


@router.api_route(PATH, methods=READS)
def map_page(request: Request, database: OpenDatabase, asked: AskedByUrl) -> Response:
    """Show the map of the filter, and its places as a list."""
    if asked.respelled:
        return RedirectResponse(_address(asked.filter), 302)
    with database.reading() as session:
        view = page_of(session, database.index, asked.filter, request.app.state.settings)
    return rendering.page(request, "map", view)


@router.api_route("/map.json", methods=READS)
def map_data(database: OpenDatabase, asked: AskedByUrl) -> Response:
    """Give the places of the filter's events, the most frequent first, for the live map."""
    with database.reading() as session:
        found = database.index.spots(session, asked.filter)
    places = [_form(spot, asked.filter) for spot in found.found]
    return JSONResponse({"total": found.total, "unplaced": found.unplaced, "cut": found.cut, "places": places})


@router.api_route("/map/places/{number}.json", methods=READS)
def place_events(database: OpenDatabase, asked: AskedByUrl, number: int) -> Response:
    """Give the newest few events at one place."""
    with database.reading() as session:
        found = database.index.at_spot(session, asked.filter, number, _FIRST)
    query = filters.query(asked.filter)
    made = [lines.line(event, query) for event in found]
    events = [{"title": line.title, "url": line.url, "when": line.when, "kind": line.kind.name} for line in made]
    return JSONResponse({"events": events})


def page_of(session: Session, index: FacetIndex, wanted: EventFilter, settings: Settings) -> MapPage:
    """Make the page's view."""
    found = index.spots(session, wanted)
    names = facets.labels(index.overview(session, wanted).facets)
    return MapPage(
        said=say(wanted, names, found.total) if wanted.active else "All events",
        total=found.total,
        chips=facets.chips(wanted, names, _address),
        clear_url=PATH,
        timeline_url=filters.url(wanted),
        unplaced=_unplaced(wanted, found),
        places=len(found.found),
        cut=found.cut,
        listed=min(len(found.found), LISTED),
        sketch=sketch(found.found, partial(_places_url, wanted)),
        countries=tuple(_countries(wanted, found)),
        kinds=tuple((kind.name, kind.label) for kind in kinds().values() if _has(found, kind.name)),
        data_url=filters.url(wanted, path="/map.json"),
        scripts=(LEAFLET, MARKERCLUSTER),
        tiles=Tiles(settings.tiles, settings.tiles_attribution) if settings.tiles else None,
    )


def _has(found: Spots, kind: str) -> bool:
    return any(commonest([spot]) == kind for spot in found.found)


def _unplaced(wanted: EventFilter, found: Spots) -> Link | None:
    if not found.unplaced:
        return None
    said = f"{found.unplaced:,} of {found.total:,} {'has' if found.unplaced == 1 else 'have'} no place"
    return Link(said, filters.url(replace(wanted, located=(Term(UNKNOWN),))))


def _at(wanted: EventFilter, *names: str) -> EventFilter:
    """Ask for these places instead of those asked for, which they lie in."""
    away = [term for term in wanted.place if term.exclude]
    return replace(wanted, place=tuple(sorted([*away, *map(Term, names)])), within=None)


def _places_url(wanted: EventFilter, spots: Sequence[Spot]) -> str:
    """Lead to the events of one place, or to the map of several."""
    asked = _at(wanted, *{spot.slug for spot in spots})
    return filters.url(asked) if len(spots) == 1 else _address(asked)


def _countries(wanted: EventFilter, found: Spots) -> Iterator[CountryRows]:
    groups: dict[str, list[Spot]] = {}
    for spot in found.found[:LISTED]:
        groups.setdefault(spot.place.country or "", []).append(spot)
    for name in sorted(groups, key=lambda name: (not name, -found.countries.get(name, 0), name)):
        yield CountryRows(
            name=name or _ELSEWHERE,
            count=found.countries.get(name, 0),
            url=_address(_at(wanted, slug(name))) if name else None,
            places=tuple(_row(wanted, spot) for spot in groups[name]),
        )


def _row(wanted: EventFilter, spot: Spot) -> PlaceRow:
    precision = spot.place.precision
    return PlaceRow(
        id=spot.id,
        name=spot.place.name,
        note=_NOTES.get(precision, "") or spot.place.region or "",
        count=spot.count,
        kind=commonest([spot]),
        shape=SHAPES[precision],
        url=_places_url(wanted, [spot]),
    )


def _form(spot: Spot, wanted: EventFilter) -> dict[str, Any]:
    lon, lat = position(spot)
    return {
        "id": spot.id,
        "name": spot.place.name,
        "lat": lat,
        "lon": lon,
        "precision": spot.place.precision,
        "country": spot.place.country,
        "region": spot.place.region,
        "count": spot.count,
        "kinds": spot.kinds,
        "shape": SHAPES[spot.place.precision],
        "kilometres": KILOMETRES.get(spot.place.precision, 0),
        "said": _said(spot.place),
        "within": spot.within,
        "url": _places_url(wanted, [spot]),
        "events": filters.url(wanted, path=f"/map/places/{spot.id}.json"),
    }


def _said(place: Place) -> str:
    """Say how closely the place is known, and where it lies."""
    if place.precision == "country":
        return _COUNTRY
    area = place.name if place.precision in KILOMETRES else None
    around = ", ".join(name for name in (area, place.region, place.country) if name)
    return f"{_SORTS[place.precision]} in {around}" if around else _SORTS[place.precision]
