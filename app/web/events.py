"""``/events/…``: one event, one page, one address for ever."""

import datetime as dt
from itertools import combinations

from fastapi import APIRouter
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from app.domain.event import Event, Relation, SourcedReport, slug
from app.domain.filters import EventFilter
from app.domain.kinds import kinds
from app.domain.report import Actor, Place, Report
from app.domain.when import When
from app.store import events, former, ties
from app.store.former import Change, ChangeKind
from app.store.ties import Related
from app.web import amounts, dates, filters, lines, moved, rendering
from app.web.database import OpenDatabase
from app.web.filters import AskedByUrl
from app.web.rendering import READS
from app.web.views import ChangeLine, Claim, EventPage, Link, Party, Quote, RelatedLine, ReportView, Spot

router = APIRouter(include_in_schema=False)

_PRECISION_SAID = {"region": "somewhere in the region", "country": "somewhere in the country"}
_HOW = {
    Relation.SAME: ("", ""),
    Relation.FOLLOWS: ("Follows", "Followed by"),
    Relation.RESPONSE_TO: ("In response to", "Answered by"),
    Relation.PART_OF: ("Part of", "Includes"),
}
_CHANGES = {
    ChangeKind.NEW: "Made from",
    ChangeKind.JOINED: "Joined by",
    ChangeKind.TOOK_IN: "Took in the event",
    ChangeKind.SPLIT_OFF: "Split off from the event",
    ChangeKind.PARTED: "A part became the event",
    ChangeKind.LEFT: "Left by",
    ChangeKind.MERGED: "Merged into the event",
    ChangeKind.WITHDRAWN: "Withdrawn",
}
_ABOUT = 3  # days that an approximate date allows either way


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
        view = page_of(session, event, asked.filter, str(request.base_url).rstrip("/"))
    return rendering.page(request, "event", view)


def page_of(session: Session, event: Event, asked: EventFilter, base: str) -> EventPage:
    """Make the page's view; ``base`` is the server's own address, without the last slash."""
    before, after = events.neighbours(session, event, asked)
    related = ties.related(session, event.id)
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
        people=tuple(Link(person.name, f"/?person={slug(person.name)}") for person in facts.people),
        places=tuple(map(_spot, facts.places)),
        amounts=tuple(amounts.amount(merged, _comparisons(event.reports, merged.unit)) for merged in facts.amounts),
        reports=tuple(map(_report, event.reports)),
        claims=_claims(event.reports, facts.when),
        related=tuple(_related(each) for each in related if each.relation is not Relation.SAME),
        possible=tuple(_related(each) for each in related if each.relation is Relation.SAME),
        history=tuple(map(_change, former.history(session, event.id))),
        address=base + event.path,
        json_url=f"/events/{event.id}.json",
        back=Link("All events" if not asked.active else "Back to the events found", filters.url(asked)),
        before=lines.line(before, query) if before else None,
        after=lines.line(after, query) if after else None,
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
    return Party(actor.name, actor.role.value, f"/?actor={slug(actor.name)}")


def _spot(place: Place) -> Spot:
    return Spot(place.name, place.country, _PRECISION_SAID.get(place.precision, ""), f"/?place={slug(place.name)}")


def _percent(chance: float | None) -> str | None:
    return None if chance is None else f"{chance:.0%}".replace("%", "\u00a0%")


def _report(sourced: SourcedReport) -> ReportView:
    article = sourced.article
    at = f"/articles/{article.id}"
    return ReportView(
        outlet=article.outlet,
        heading=article.heading,
        article_url=at,
        original_url=article.url,
        published=dates.published(article.dated),
        claimed_by=sourced.report.claimed_by,
        denied_by=" and ".join(sourced.report.denied_by) or None,
        confidence=_percent(sourced.report.confidence),
        reason=sourced.reason,
        quotes=tuple(
            Quote(piece.text, f"{at}#e{sourced.id}-{number}") for number, piece in enumerate(sourced.report.evidence)
        ),
    )


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
    return ChangeLine(dates.day(day), day.isoformat(), _CHANGES[change.what], change.reason, link)


def _claims(reports: tuple[SourcedReport, ...], when: When | None) -> tuple[Claim, ...]:
    """Set the reports side by side, field by field; for one report alone there is nothing to compare."""
    if len(reports) < 2:  # noqa: PLR2004 - two sides
        return ()
    told = [_told(sourced.report) for sourced in reports]
    taken = dates.taken(when) if when else ""
    sides = {field: [report[field] for report in told] for field in told[0]}
    return tuple(
        Claim(
            field,
            tuple(", ".join(side) or (taken if field == "Date" else "") for side in said),
            _dates_differ(reports) if field == "Date" else _differ(said),
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
