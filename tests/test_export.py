"""The exports: the forms that PRODUCT and the corpus guide give, safe for a spreadsheet."""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from builders import article, report, small_database, terms
from sqlalchemy.orm import Session

from app.domain.filters import EventFilter
from app.store.export import CSV_COLUMNS, Format, export
from app.store.forms import article_form, report_form
from app.store.session import reading

EVERYTHING = EventFilter()


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    engine = small_database(tmp_path_factory.mktemp("export"))
    with reading(engine) as opened:
        yield opened
    engine.dispose()


def written(session: Session, form: Format, wanted: EventFilter = EVERYTHING) -> str:
    out = io.StringIO()
    export(session, wanted, form, out)
    return out.getvalue()


def lines(session: Session, form: Format, wanted: EventFilter = EVERYTHING) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(session, form, wanted).splitlines()]


def test_json_has_the_events_with_the_named_keys(session: Session) -> None:
    found = json.loads(written(session, "json"))["events"]
    assert len(found) == 14
    assert all(
        list(event)
        == [
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
            "quantities",
            "reports",
        ]
        for event in found
    )


def test_json_is_ordered_by_first_day_and_id_with_the_undated_last(session: Session) -> None:
    keys = [(event["first"] is None, event["first"] or "", event["id"]) for event in lines(session, "jsonl")]
    assert keys == sorted(keys)


def test_jsonl_has_the_same_events_as_json(session: Session) -> None:
    assert lines(session, "jsonl") == json.loads(written(session, "json"))["events"]


def test_an_event_says_all_that_its_reports_say(session: Session) -> None:
    (event,) = lines(session, "jsonl", EventFilter(place=terms("kyiv")))
    assert event["url"] == f"/events/{event['id']}/2025-06-06-strike-of-russia-and-ukraine"
    assert (event["date"], event["first"], event["last"], event["date_basis"]) == (*["2025-06-06"] * 3, "explicit")
    assert event["actors"] == [{"name": "Russia", "role": "initiator"}, {"name": "Ukraine", "role": "target"}]
    assert event["places"] == [
        {"name": "Kyiv", "lat": 50.4547, "lon": 30.5238, "precision": "town", "country": "Ukraine"}
    ]
    assert event["quantities"] == [{"unit": "drones", "low": 400, "high": 407, "reports": 2}]
    assert [told["article"] for told in event["reports"]] == ["istanbul.txt", "kharkiv.txt"]
    assert event["reports"][1]["quantities"] == [
        {"value": 400, "unit": "drones", "comparison": "~", "claimed_by": "Ukraine"}
    ]


def test_no_events_are_an_empty_list(session: Session) -> None:
    assert json.loads(written(session, "json", EventFilter(actor=terms("atlantis")))) == {"events": []}


def test_reports_gives_every_article_also_those_without_reports(session: Session) -> None:
    found = {line["article"]: line for line in lines(session, "reports")}
    assert len(found) == 7
    assert found["football.txt"] == {
        "article": "football.txt",
        "published": None,
        "published_basis": "none",
        "reports": [],
    }
    assert found["istanbul.txt"]["published"] == "2025-06-06"


def test_reports_of_one_event_carry_one_id(session: Session) -> None:
    found = {line["article"]: line["reports"] for line in lines(session, "reports")}
    assert found["istanbul.txt"][0]["event"] == found["kharkiv.txt"][0]["event"]
    assert len({told["event"] for reports in found.values() for told in reports}) == 14


def test_reports_under_a_filter_are_those_of_its_events(session: Session) -> None:
    found = lines(session, "reports", EventFilter(kind=terms("talks"), actor=terms("russia")))
    assert [(line["article"], len(line["reports"])) for line in found] == [("istanbul.txt", 1), ("kharkiv.txt", 1)]


def test_csv_has_a_row_an_event_and_lists_in_one_cell(session: Session) -> None:
    rows = list(csv.DictReader(io.StringIO(written(session, "csv"))))
    assert len(rows) == 14
    (talks,) = [row for row in rows if row["places"] == "Istanbul"]
    assert tuple(talks) == CSV_COLUMNS
    assert talks["actors"] == "Russia (participant); Ukraine (participant); Turkey (host)"
    assert (talks["reports"], talks["outlets"]) == ("2", "The Courier; Evening Post")


def test_csv_cells_are_no_formulas(session: Session) -> None:
    (row,) = csv.DictReader(io.StringIO(written(session, "csv", EventFilter(place=terms("kaedi")))))
    assert row["people"] == "'-Dash O'Brien"
    assert row["outlets"] == '\'@"Outlet"'
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_a_report_that_is_not_linked_has_no_event() -> None:
    assert report_form(report(), None)["event"] is None


def test_an_undated_article_tells_the_latest_day_that_it_takes_as_past() -> None:
    published = replace(article().published, after=dt.date(2025, 6, 2))
    assert article_form("a.txt", published, []) == {
        "article": "a.txt",
        "published": None,
        "published_basis": "none",
        "published_after": "2025-06-02",
        "reports": [],
    }
