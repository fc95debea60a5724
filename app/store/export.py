"""The database, or the part of it that a filter means, written out. A batch is in memory at a time."""

import csv
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal, TextIO

from sqlalchemy.orm import Session

from app.domain.event import Event
from app.domain.filters import EventFilter
from app.store import articles, events, geojson, ical
from app.store.forms import Form, article_form, event_form, number, report_form

EventFormat = Literal["json", "jsonl", "csv", "geojson", "ics"]
Format = EventFormat | Literal["reports"]
CSV_COLUMNS = (
    "id",
    "url",
    "kind",
    "status",
    "date",
    "first",
    "last",
    "date_basis",
    "title",
    "actors",
    "people",
    "places",
    "countries",
    "quantities",
    "reports",
    "outlets",
)
_BATCH = 500
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what makes a spreadsheet run a cell


def export(session: Session, wanted: EventFilter, format: Format, out: TextIO, base: str = "") -> None:  # noqa: A002 - the user's word
    """Write the events of the filter, oldest first and undated last; or, as ``reports``, the articles.

    ``reports`` gives every article, with or without reports; under a filter those that tell of its events, with the
    reports that do. ``base`` is the server's address: with it, the links of GeoJSON and calendar are whole.
    """
    if format == "reports":
        _write_lines(_article_forms(session, wanted), out)
    else:
        write(session, events.every(session, wanted), format, out, base)


def write(session: Session, found: Iterable[Event], format: EventFormat, out: TextIO, base: str = "") -> None:  # noqa: A002 - the user's word
    """Write these events, in their order; a calendar leaves out what has no first day."""
    match format:
        case "json":
            _write_json(map(event_form, found), out)
        case "jsonl":
            _write_lines(map(event_form, found), out)
        case "csv":
            _write_csv(found, out)
        case "geojson":
            geojson.write(found, out, base)
        case "ics":
            ical.write(_dated(session, found), out, base)


def _dated(session: Session, found: Iterable[Event]) -> Iterator[ical.Dated]:
    """Give each event with when it last changed."""
    rest = iter(found)
    while batch := list(islice(rest, _BATCH)):
        changed = events.changed(session, [event.id for event in batch])
        yield from ((event, changed[event.id]) for event in batch)


def _write_json(forms: Iterable[Form], out: TextIO) -> None:
    out.write('{"events": [')
    for n, form in enumerate(forms):
        out.write(",\n" if n else "\n")
        out.write(json.dumps(form, ensure_ascii=False))
    out.write("\n]}\n")


def _write_lines(forms: Iterable[Form], out: TextIO) -> None:
    out.writelines(json.dumps(form, ensure_ascii=False) + "\n" for form in forms)


def _article_forms(session: Session, wanted: EventFilter) -> Iterator[Form]:
    for batch in articles.batches(session):
        told = {event_id for _, reports in batch for _, event_id in reports}
        meant = events.among(session, wanted, told) if wanted.active else told
        dates = {event.id: event.facts.when for event in events.summaries(session, sorted(meant))}
        for ref, reports in batch:
            forms = [
                report_form(sourced.report, event_id, dates[event_id])
                for sourced, event_id in reports
                if event_id in meant
            ]
            if forms or not wanted.active:
                yield article_form(ref.name, ref.dated, forms)


def _write_csv(found: Iterable[Event], out: TextIO) -> None:
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(CSV_COLUMNS)
    for event in found:
        rows.writerow([_cell(value) for value in _row(event)])


def _row(event: Event) -> tuple[object, ...]:
    facts, when = event.facts, event.facts.when
    return (
        event.id,
        event.path,
        facts.kind,
        facts.status,
        when.edtf if when else "",
        when.first if when else "",
        when.last if when else "",
        when.basis if when else "none",
        facts.title,
        "; ".join(f"{actor.name} ({actor.role})" for actor in facts.actors),
        "; ".join(person.name for person in facts.people),
        "; ".join(place.name for place in facts.places),
        "; ".join(dict.fromkeys(place.country for place in facts.places if place.country)),
        "; ".join(f"{_range(amount.low, amount.high)} {amount.unit}" for amount in facts.amounts),
        len(event.reports),
        "; ".join(dict.fromkeys(report.article.outlet for report in event.reports if report.article.outlet)),
    )


def _range(low: float, high: float) -> str:
    return f"{number(low)}" if low == high else f"{number(low)}–{number(high)}"


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
