"""``/events/…``: one event, one page, one address for ever."""

from itertools import combinations

from fastapi import APIRouter, HTTPException
from fastapi.responses import RedirectResponse
from starlette.requests import Request
from starlette.responses import Response

from app.domain.event import Event, EventSummary, SourcedReport, slug
from app.domain.filters import EventFilter
from app.domain.kinds import kinds
from app.domain.report import Actor, Place, Report
from app.store import events
from app.web import amounts, dates, filters, lines, rendering
from app.web.database import OpenDatabase
from app.web.filters import AskedByUrl
from app.web.rendering import READS
from app.web.views import Claim, EventPage, Link, Party, Quote, ReportView, Spot

router = APIRouter(include_in_schema=False)

_PRECISION_SAID = {"region": "somewhere in the region", "country": "somewhere in the country"}
_ABOUT = 3  # days that an approximate date allows either way
NO_SUCH_EVENT = "No event has this address"


@router.api_route("/events/{event_id}", methods=READS)
@router.api_route("/events/{event_id}/{name}", methods=READS)
def event_page(request: Request, database: OpenDatabase, asked: AskedByUrl, event_id: str, name: str = "") -> Response:
    """Show the event; a wrong or missing name leads to the right one, the filter kept."""
    with database.reading() as session:
        event = events.record(session, event_id)
        if event is None:
            raise HTTPException(404, NO_SUCH_EVENT)
        query = filters.query(asked.filter)
        if name != event.facts.slug:
            return RedirectResponse(event.path + query, 302)
        before, after = events.neighbours(session, event, asked.filter)
    view = page_of(event, asked.filter, str(request.base_url).rstrip("/"), before, after)
    return rendering.page(request, "event", view)


def page_of(
    event: Event, asked: EventFilter, base: str, before: EventSummary | None, after: EventSummary | None
) -> EventPage:
    """Make the page's view; ``base`` is the server's own address, without the last slash."""
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
        parties=tuple(map(_party, facts.actors)),
        people=tuple(Link(person.name, f"/?person={slug(person.name)}") for person in facts.people),
        places=tuple(map(_spot, facts.places)),
        amounts=tuple(amounts.amount(merged, _comparisons(event.reports, merged.unit)) for merged in facts.amounts),
        reports=tuple(map(_report, event.reports)),
        claims=_claims(event.reports),
        address=base + event.path,
        json_url=f"/events/{event.id}.json",
        back=Link("All events" if not asked.active else "Back to the events found", filters.url(asked)),
        before=lines.line(before, query) if before else None,
        after=lines.line(after, query) if after else None,
    )


def _party(actor: Actor) -> Party:
    return Party(actor.name, actor.role.value, f"/?actor={slug(actor.name)}")


def _spot(place: Place) -> Spot:
    return Spot(place.name, place.country, _PRECISION_SAID.get(place.precision, ""), f"/?place={slug(place.name)}")


def _report(sourced: SourcedReport) -> ReportView:
    article = sourced.article
    at = f"/articles/{article.id}"
    return ReportView(
        outlet=article.outlet,
        heading=article.heading,
        article_url=at,
        original_url=article.url,
        published=dates.published(article.published),
        claimed_by=sourced.report.claimed_by,
        quotes=tuple(
            Quote(piece.text, f"{at}#e{sourced.id}-{number}") for number, piece in enumerate(sourced.report.evidence)
        ),
    )


def _comparisons(reports: tuple[SourcedReport, ...], unit: str) -> frozenset[str]:
    told = (quantity for sourced in reports for quantity in sourced.report.quantities)
    return frozenset(quantity.comparison for quantity in told if quantity.unit == unit)


def _claims(reports: tuple[SourcedReport, ...]) -> tuple[Claim, ...]:
    """Set the reports side by side, field by field; for one report alone there is nothing to compare."""
    if len(reports) < 2:  # noqa: PLR2004 - two sides
        return ()
    told = [_told(sourced.report) for sourced in reports]
    sides = {field: [report[field] for report in told] for field in told[0]}
    return tuple(
        Claim(
            field, tuple(", ".join(side) for side in said), _dates_differ(reports) if field == "Date" else _differ(said)
        )
        for field, said in sides.items()
        if any(said)
    )


def _told(report: Report) -> dict[str, tuple[str, ...]]:
    return {
        "Date": (str(report.when),) if report.when else (),
        "Status": (report.status.value,),
        "Place": tuple(place.name for place in report.places),
        "Parties": tuple(f"{actor.name} ({actor.role.value})" for actor in report.actors),
        "People": tuple(person.name for person in report.people),
        "Counts": tuple(map(amounts.quantity, report.quantities)),
        "According to": (report.claimed_by,) if report.claimed_by else (),
    }


def _dates_differ(reports: tuple[SourcedReport, ...]) -> bool:
    """Tell whether two dates exclude each other: "about 23 July" and "23 July" do not, nor does a wider stretch."""
    told = [sourced.report.when for sourced in reports if sourced.report.when is not None]
    return any(a.gap(b) > (_ABOUT if a.approximate or b.approximate else 0) for a, b in combinations(told, 2))


def _differ(sides: list[tuple[str, ...]]) -> bool:
    """Tell whether reports differ: none says all that the others say. Saying nothing, or less, is no difference."""
    return {word for side in sides for word in side} not in [set(side) for side in sides]
