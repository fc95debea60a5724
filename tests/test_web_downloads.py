"""What a filter finds, as a file."""

import csv
import io
import json
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from web import small_client


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with small_client(tmp_path_factory.mktemp("downloads")) as client:
        yield client


def test_a_filtered_list_is_the_same_in_every_form(client: TestClient) -> None:
    asked = "kind=strike&actor=ukraine"
    ids = sorted(event["id"] for event in client.get(f"/api/v1/events?{asked}").json()["events"])
    assert len(ids) == 3
    assert sorted(event["id"] for event in client.get(f"/events.json?{asked}").json()["events"]) == ids
    lines = client.get(f"/events.jsonl?{asked}").text.splitlines()
    assert sorted(json.loads(line)["id"] for line in lines) == ids
    rows = list(csv.DictReader(io.StringIO(client.get(f"/events.csv?{asked}").text)))
    assert sorted(row["id"] for row in rows) == ids
    features = client.get(f"/events.geojson?{asked}").json()["features"]
    assert sorted(feature["id"] for feature in features) == ids
    assert client.get(f"/events.ics?{asked}").text.count("BEGIN:VEVENT") == 3


def test_a_file_says_what_it_is_and_how_to_call_it(client: TestClient) -> None:
    answer = client.get("/events.csv")
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="parley.csv"'
    assert "ETag" not in answer.headers, "it is sent as it is read, never held whole"


def test_the_timeline_offers_the_files_of_its_filter(client: TestClient) -> None:
    page = client.get("/?kind=strike&from=2025").text
    for form in ("csv", "json", "geojson", "ics", "atom"):
        assert f'href="/events.{form}?kind=strike&amp;from=2025"' in page


def test_an_unknown_form_or_a_bad_filter_is_refused(client: TestClient) -> None:
    assert client.get("/events.docx").status_code == 404
    assert client.get("/events.csv?kind=riot").status_code == 422
