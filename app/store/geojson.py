"""Events as GeoJSON (RFC 7946): a feature an event, its places as points, each with how precisely it is known."""

import json
from collections.abc import Iterable
from typing import TextIO

from app.domain.event import Event
from app.domain.report import Place
from app.store.forms import Form, event_form


def write(found: Iterable[Event], out: TextIO, base: str = "") -> None:
    """Write a FeatureCollection, an event at a time; ``base`` is the server's address, for the events' own."""
    out.write('{"type": "FeatureCollection", "features": [')
    for n, event in enumerate(found):
        out.write(",\n" if n else "\n")
        out.write(json.dumps(feature(event, base), ensure_ascii=False))
    out.write("\n]}\n")


def feature(event: Event, base: str = "") -> Form:
    """Say an event as a feature: its places with coordinates as a MultiPoint, or no geometry where there are none.

    A point stands for an area where ``precision``, in the order of the points, says district, region or country.
    ``reports`` counts them; the JSON of the event has them whole.
    """
    form = event_form(event)
    located = [place for place in event.facts.places if place.lat is not None and place.lon is not None]
    form |= {
        "url": base + event.path,
        "precision": [place.precision for place in located],
        "reports": len(event.reports),
        "outlets": list(dict.fromkeys(told.article.outlet for told in event.reports if told.article.outlet)),
    }
    points = {"type": "MultiPoint", "coordinates": list(map(_position, located))}
    return {"type": "Feature", "id": form.pop("id"), "geometry": points if located else None, "properties": form}


def _position(place: Place) -> list[float | None]:
    return [place.lon, place.lat]
