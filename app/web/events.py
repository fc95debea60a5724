"""``/events/…``: one event, one page, one address for ever."""

import datetime as dt
from functools import partial

from fastapi import APIRouter
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from app.domain.event import Event, Relation, SourcedReport, slug
from app.domain.filters import EventFilter
from app.domain.kinds import kinds
from app.domain.report import Actor, Place
from app.domain.when import When
from app.store import articles, events, former, ties
from app.store.former import Change
from app.store.index import FacetIndex
from app.store.ties import Related
from app.web import accounts, amounts, changes, citing, claims, dates, filters, lines, locator, moved, rendering, strip
from app.web.database import OpenDatabase
from app.web.event_views import ChangeLine, Citation, EventPage, Party, RelatedLine, Spot, Strip
from app.web.filters import AskedByUrl
from app.web.rendering import READS
from app.web.views import Link

router = APIRouter(include_in_schema=False)

_PRECISION_SAID = {"region": "somewhere in the region", "country": "somewhere in the country"}
_HOW = {
    Relation.SAME: ("", ""),
    Relation.FOLLOWS: ("Follows", "Followed by"),
    Relation.RESPONSE_TO: ("In response to", "Answered by"),
    Relation.PART_OF: ("Part of", "Includes"),
}
_DOWNLOADS = {"json": "JSON", "csv": "CSV", "geojson": "GeoJSON", "ics": "Calendar"}
_ON_A_DAY = 30  # events of a day that the strip asks for: more than it shows, for some of them are wide


@router.api_route("/events/{event_id}", methods=READS)
@router.api_route("/events/{event_id}/{name}", methods=READS)
def event_page(request: Request, database: OpenDatabase, asked: AskedByUrl, event_id: str, name: str = "") -> Response:
    """Show the event; a wrong or missing name leads to the right one, the filter kept, and so does an old address."""
    query = filters.query(asked.filter)
    with database.reading() as session:
        event = events.record(session, event_id)
        if event is None:
            return RedirectResponse(moved.address(session, event_id) + query, 301)
        if name != event.facts.slug:
            return RedirectResponse(event.path + query, 302)
        view = page_of(session, database.index, event, asked.filter, rendering.base_of(request))
    return rendering.page(request, "event", view)


def page_of(session: Session, index: FacetIndex, event: Event, asked: EventFilter, base: str) -> EventPage:
    """Make the page's view; ``base`` is the server's own address, without the last slash."""
    before, after = events.neighbours(session, event, asked)
    related = ties.related(session, event.id)
    texts = articles.texts(session, {sourced.article.id for sourced in event.reports})
    facts, query = event.facts, filters.query(asked)
    return EventPage(
        id=event.id,
        title=facts.title,
        kind=kinds()[facts.kind],
        status=facts.status,
        state=lines.state(facts.status),
        when=dates.said(facts) or "date not known",
        iso=dates.iso(facts.when.edtf if facts.when else None),
        basis=dates.basis(facts),
        reported=_reported(event.reports),
        parties=tuple(map(_party, facts.actors)),
        people=tuple(Link(person.name, f"/people/{slug(person.name)}") for person in facts.people),
        places=tuple(map(_spot, facts.places)),
        amounts=tuple(amounts.amount(merged, _comparisons(event.reports, merged.unit)) for merged in facts.amounts),
        locator=locator.locator(facts.places),
        claims=claims.claims(event, texts),
        strip=_strip(session, index, event, asked),
        reports=tuple(accounts.account(sourced, texts[sourced.article.id]) for sourced in event.reports),
        related=tuple(_related(each) for each in related if each.relation is not Relation.SAME),
        possible=tuple(_related(each) for each in related if each.relation is Relation.SAME),
        history=tuple(map(_change, former.history(session, event.id))),
        address=base + event.path,
        json_url=f"/events/{event.id}.json",
        citations=_citations(session, event, base),
        downloads=tuple(Link(said, f"/events/{event.id}.{form}") for form, said in _DOWNLOADS.items()),
        back=Link("All events" if not asked.active else "Back to the events found", filters.url(asked)),
        before=lines.line(before, query) if before else None,
        after=lines.line(after, query) if after else None,
    )


def _strip(session: Session, index: FacetIndex, event: Event, asked: EventFilter) -> Strip | None:
    on_days = partial(events.on_days, session, limit=_ON_A_DAY)
    return strip.strip(event, asked, on_days, lambda wanted: index.overview(session, wanted).total)


def _citations(session: Session, event: Event, base: str) -> tuple[Citation, ...]:
    cited = citing.citable(session, event, base)
    return (
        Citation("apa", "APA", citing.apa(cited), None),
        Citation("bibtex", "BibTeX", citing.bibtex(cited), Link("Download .bib", f"/events/{event.id}.bib")),
        Citation("ris", "RIS", citing.ris(cited), Link("Download .ris", f"/events/{event.id}.ris")),
    )


def _reported(reports: tuple[SourcedReport, ...]) -> str:
    """Say when it was first and last reported, as far as that is known."""
    days = [When(edtf) for told in reports if (edtf := told.article.published.edtf) is not None]
    if not days:
        return ""
    first, last = (
        min(days, key=lambda day: day.first or dt.date.min),
        max(days, key=lambda day: day.last or dt.date.max),
    )
    return str(first) if str(first) == str(last) else f"first {first}, last {last}"


def _party(actor: Actor) -> Party:
    return Party(actor.name, actor.role.value, f"/actors/{slug(actor.name)}")


def _spot(place: Place) -> Spot:
    return Spot(place.name, place.country, _PRECISION_SAID.get(place.precision, ""), f"/places/{slug(place.name)}")


def _comparisons(reports: tuple[SourcedReport, ...], unit: str) -> frozenset[str]:
    told = (quantity for sourced in reports for quantity in sourced.report.quantities)
    return frozenset(quantity.comparison for quantity in told if quantity.unit == unit)


def _related(found: Related) -> RelatedLine:
    how, backwards = _HOW[found.relation]
    return RelatedLine(backwards if found.backwards else how, found.reason, lines.line(found.event))


def _change(change: Change) -> ChangeLine:
    if change.article is not None:
        link: Link | None = Link(change.article.heading, f"/articles/{change.article.id}")
    else:
        link = Link(change.other, f"/events/{change.other}") if change.other else None
    day = change.at.date()
    return ChangeLine(dates.day(day), day.isoformat(), changes.SAID[change.what], change.reason, link)
