"""``/events.atom``: what a filter finds, last changed first, for feed readers (RFC 4287)."""

import datetime as dt
from xml.etree import ElementTree as ET

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.domain.filters import say
from app.domain.kinds import kinds
from app.store import events
from app.store.events import Changed
from app.web import dates, facets, filters
from app.web.database import OpenDatabase
from app.web.filters import AskedByUrl
from app.web.rendering import READS

router = APIRouter(include_in_schema=False)

ENTRIES = 50
_ATOM = "http://www.w3.org/2005/Atom"
_BEFORE_ALL = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)  # a feed has to say when it changed, even one of nothing


@router.api_route("/events.atom", methods=READS)
def feed(request: Request, database: OpenDatabase, asked: AskedByUrl) -> Response:
    """Give the events that changed last; an event that changes comes again under the same id."""
    wanted, base = asked.filter, str(request.base_url).rstrip("/")
    with database.reading() as session:
        found = events.last_changed(session, wanted, limit=ENTRIES)
        names = facets.labels(database.index.overview(session, wanted).facets)
    title = say(wanted, names) if wanted.active else "All events"
    address = base + filters.url(wanted)
    made = _feed(f"{title} – Parley", address, base + filters.url(wanted, path="/events.atom"), found, base)
    return Response(ET.tostring(made, encoding="utf-8", xml_declaration=True), media_type="application/atom+xml")


def _feed(title: str, address: str, itself: str, found: tuple[Changed, ...], base: str) -> ET.Element:
    feed = ET.Element("feed", xmlns=_ATOM)
    _add(feed, "id", itself)
    _add(feed, "title", title)
    _add(feed, "updated", max((each.changed_at for each in found), default=_BEFORE_ALL).isoformat())
    ET.SubElement(feed, "link", rel="self", type="application/atom+xml", href=itself)
    ET.SubElement(feed, "link", rel="alternate", type="text/html", href=address)
    _add(ET.SubElement(feed, "author"), "name", "Parley")
    for each in found:
        _entry(feed, each, base)
    return feed


def _entry(feed: ET.Element, changed: Changed, base: str) -> None:
    event, facts = changed.event, changed.event.facts
    entry = ET.SubElement(feed, "entry")
    _add(entry, "id", f"{base}/events/{event.id}")
    _add(entry, "title", facts.title)
    _add(entry, "published", changed.created_at.isoformat())
    _add(entry, "updated", changed.changed_at.isoformat())
    ET.SubElement(entry, "link", rel="alternate", type="text/html", href=base + event.path)
    kind = kinds()[facts.kind]
    ET.SubElement(entry, "category", term=kind.name, label=kind.label)
    _add(entry, "summary", _summary(changed))


def _summary(changed: Changed) -> str:
    event, facts = changed.event, changed.event.facts
    reports = f"{event.reports} report" + ("s" if event.reports != 1 else "")
    told = [
        kinds()[facts.kind].label,
        facts.status.value,
        dates.said(facts) or "date not known",
        ", ".join(place.name for place in facts.places),
        reports + (f" ({', '.join(event.outlets)})" if event.outlets else ""),
    ]
    return " · ".join(part for part in told if part)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = "".join(letter for letter in text if letter.isprintable() or letter == " ")
