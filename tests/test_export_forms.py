"""Events as GeoJSON and as a calendar, by the rules of RFC 7946 and RFC 5545."""

import datetime as dt
import io
import json
import re
from typing import Any

import pytest
from builders import actors, facts, report, small_database
from hypothesis import given
from hypothesis import strategies as st

from app.domain.event import Event
from app.domain.filters import EventFilter
from app.domain.report import Report, Status
from app.store import geojson, ical
from app.store.export import Format, export
from app.store.session import reading

CHANGED = dt.datetime(2025, 7, 1, 14, tzinfo=dt.timezone(dt.timedelta(hours=2)))
BASE = "https://parley.example"


def event(told: Report, title: str = "Talks") -> Event:
    return Event("abcdefg", facts(told, title), ())


def feature(told: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(geojson.feature(event(told), BASE)))
    return found


def calendar(*events: Event, base: str = "") -> str:
    out = io.StringIO()
    ical.write(((each, CHANGED) for each in events), out, base)
    return out.getvalue()


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_a_feature_has_its_places_as_points_longitude_first() -> None:
    found = feature(report(places=["Kyiv", "Crimea"]))
    assert found["type"] == "Feature"
    assert found["id"] == "abcdefg"
    assert found["geometry"] == {"type": "MultiPoint", "coordinates": [[30.5238, 50.4547], [34.4, 45.3]]}
    assert found["properties"]["precision"] == ["town", "region"]
    assert found["properties"]["url"].startswith("https://parley.example/events/abcdefg/")


def test_a_place_without_coordinates_is_named_and_not_pinned() -> None:
    found = feature(report(places=["Northern heights"]))
    assert found["geometry"] is None
    assert [place["name"] for place in found["properties"]["places"]] == ["Northern heights"]


def test_a_collection_has_all_events_or_none() -> None:
    out = io.StringIO()
    geojson.write([event(report()), event(report("swap"))], out)
    assert [each["properties"]["kind"] for each in json.loads(out.getvalue())["features"]] == ["talks", "swap"]
    empty = io.StringIO()
    geojson.write([], empty)
    assert json.loads(empty.getvalue()) == {"type": "FeatureCollection", "features": []}


def test_a_calendar_has_an_all_day_entry_an_event() -> None:
    lines = unfolded(calendar(event(report(places=["Kyiv"], parties=actors(host=["Turkey"]))), base=BASE))
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-2:] == ["END:VCALENDAR", ""]
    for line in (
        "UID:abcdefg@parley",
        "DTSTAMP:20250701T120000Z",
        "DTSTART;VALUE=DATE:20250602",
        "DTEND;VALUE=DATE:20250603",
        "SUMMARY:Talks",
        r"DESCRIPTION:2 June 2025\nOccurred\, in 0 reports",
        r"LOCATION:Kyiv\, Ukraine",
        "GEO:50.4547;30.5238",
        "URL:https://parley.example/events/abcdefg/2025-06-02-talks",
    ):
        assert line in lines


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("2025-05-23/2025-05-25", "20250523", "20250526"),
        ("2025-06", "20250601", "20250701"),
        ("2025-06/..", "20250601", None),
        ("0988-12-31", "09881231", "09890101"),
        ("9999-12-31", "99991231", None),
    ],
)
def test_an_entry_lasts_as_long_as_the_date_and_its_end_is_exclusive(when: str, start: str, end: str | None) -> None:
    text = calendar(event(report(when=when)))
    assert f"DTSTART;VALUE=DATE:{start}\r\n" in text
    assert re.findall(r"DTEND;VALUE=DATE:(\d+)", text) == ([end] if end else [])


@pytest.mark.parametrize("when", [None, "../2025-05-30"])
def test_what_has_no_first_day_is_in_no_calendar(when: str | None) -> None:
    assert "VEVENT" not in calendar(event(report(when=when)))


@pytest.mark.parametrize(
    ("status", "said"),
    [(Status.OCCURRED, "CONFIRMED"), (Status.PLANNED, "TENTATIVE"), (Status.CANCELLED, "CANCELLED")],
)
def test_an_entry_says_whether_it_stands(status: Status, said: str) -> None:
    assert f"STATUS:{said}\r\n" in calendar(event(report(status=status)))


def test_several_places_have_no_one_position() -> None:
    assert "GEO:" not in calendar(event(report(places=["Kyiv", "Kharkiv"])))


@given(st.text())
def test_no_title_breaks_a_calendar(title: str) -> None:
    text = calendar(event(report(), title))
    assert text.count("BEGIN:") == 2
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert re.search(r"(?<!\r)\n|\r(?!\n)", text) is None
    summary = next(line for line in unfolded(text) if line.startswith("SUMMARY:"))
    assert re.fullmatch(r"SUMMARY:(?:[^\\;,]|\\[\\;,n])*", summary)


@pytest.mark.parametrize("form", ["geojson", "ics"])
def test_the_whole_database_is_written_but_what_the_form_cannot_hold(form: Format, tmp_path_factory: Any) -> None:
    engine = small_database(tmp_path_factory.mktemp(form))
    out = io.StringIO()
    with reading(engine) as session:
        export(session, EventFilter(), form, out, BASE)
    engine.dispose()
    if form == "geojson":
        found = json.loads(out.getvalue())["features"]
        assert len(found) == 14
        assert sum(each["geometry"] is None for each in found) == 5
    else:
        assert out.getvalue().count("BEGIN:VEVENT") == 11  # two undated, one open at its start
