"""Events, reports and articles as the JSON objects of the API, the exports and ``parley extract``."""

from collections.abc import Sequence
from typing import Any

from app.domain.article import Published
from app.domain.event import Event, SourcedReport
from app.domain.report import Actor, Quantity, Report
from app.domain.when import DateBasis, When

Form = dict[str, Any]


def event_form(event: Event) -> Form:
    """Say all of an event: the merged facts, then each report with the article that it comes from."""
    facts, when = event.facts, event.facts.when
    return {
        "id": event.id,
        "url": event.path,
        "kind": facts.kind,
        "status": facts.status,
        "date": when.edtf if when else None,
        "first": when.first.isoformat() if when and when.first else None,
        "last": when.last.isoformat() if when and when.last else None,
        "date_basis": when.basis if when else DateBasis.NONE,
        "title": facts.title,
        "actors": _actors(facts.actors),
        "people": [person.name for person in facts.people],
        "places": [
            {
                "name": place.name,
                "lat": place.lat,
                "lon": place.lon,
                "precision": place.precision,
                "country": place.country,
            }
            for place in facts.places
        ],
        "quantities": [
            {"unit": amount.unit, "low": number(amount.low), "high": number(amount.high), "reports": amount.reports}
            for amount in facts.amounts
        ],
        "reports": [_sourced_form(sourced, event.id, when) for sourced in event.reports],
    }


def report_form(report: Report, event_id: str | None, event_when: When | None = None) -> Form:
    """Say a report as the corpus guide has it; ``event_id`` is None where reports are not linked.

    ``event_when`` is the event's date: a report without one takes it as ``event_date``, beside what it rests on.
    """
    form: Form = {
        "event": event_id,
        "kind": report.kind,
        "status": report.status,
        "date": report.when.edtf if report.when else None,
        "date_basis": report.when.basis if report.when else DateBasis.NONE,
        "actors": _actors(report.actors),
        "people": [person.name for person in report.people],
        "places": [place.said or place.name for place in report.places],
        "quantities": [_quantity(quantity) for quantity in report.quantities],
        "evidence": [{"start": piece.start, "end": piece.end, "text": piece.text} for piece in report.evidence],
        "confidence": report.confidence,
    }
    if report.when is None and event_when is not None:
        form |= {"event_date": event_when.edtf, "event_date_basis": _taken(event_when)}
    denied = {"denied_by": list(report.denied_by)} if report.denied_by else {}
    return form | ({"claimed_by": report.claimed_by} if report.claimed_by else {}) | denied


def _taken(when: When) -> DateBasis:
    """Tell on what a date rests for a report that takes it from its event."""
    return DateBasis.REFERENCE if when.basis is DateBasis.REFERENCE else DateBasis.ARTICLE


def article_form(name: str, published: Published, reports: Sequence[Form]) -> Form:
    """Say an article with the forms of its reports, as the scorer reads it."""
    after = {"published_after": published.after.isoformat()} if published.after else {}
    return {
        "article": name,
        "published": published.edtf,
        "published_basis": published.basis,
        **after,
        "reports": list(reports),
    }


def _sourced_form(sourced: SourcedReport, event_id: str, event_when: When | None) -> Form:
    article = sourced.article
    source = {
        "article": article.name,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published.edtf,
    }
    return source | report_form(sourced.report, event_id, event_when)


def _actors(actors: Sequence[Actor]) -> list[Form]:
    return [{"name": actor.said or actor.name, "role": actor.role} for actor in actors]


def _quantity(quantity: Quantity) -> Form:
    form: Form = {"value": number(quantity.value), "unit": quantity.unit}
    if quantity.comparison != "=":
        form["comparison"] = quantity.comparison
    return form | ({"claimed_by": quantity.claimed_by} if quantity.claimed_by else {})


def number(value: float) -> float:
    """Give a whole number as one: 472, not 472.0."""
    return int(value) if value.is_integer() else value
