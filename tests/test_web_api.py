import re
from collections.abc import Iterator
from pathlib import Path

import builders
import pytest
from starlette.testclient import TestClient
from web import client_of, settings, small_client

from app.store import events
from app.store.forms import event_form
from app.store.session import connect, reading


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("api")
    builders.small_database(folder).dispose()
    return folder


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    with client_of(folder) as client:
        yield client


def test_the_api_gives_the_same_objects_as_the_export(client: TestClient, folder: Path) -> None:
    engine = connect(settings(folder))
    answer = client.get("/api/v1/events").json()["events"]
    with reading(engine) as session:
        assert answer == [event_form(event) for event in events.records(session, [one["id"] for one in answer])]
    engine.dispose()


@pytest.mark.parametrize("query", ["", "?kind=strike", "?actor=ukraine&kind=-talks", "?sort=oldest", "?q=drones"])
def test_the_api_finds_what_the_page_shows(client: TestClient, query: str) -> None:
    shown = re.findall(r'<p class="title"><a href="(/events/[^"?]*)', client.get(f"/{query}").text)
    answer = client.get(f"/api/v1/events{query}").json()
    assert [event["url"] for event in answer["events"]] == shown
    assert answer["total"] == len(shown)
    assert answer["next"] is None


def test_one_event_is_the_same_at_both_its_addresses(client: TestClient) -> None:
    event = client.get("/api/v1/events?kind=withdrawal").json()["events"][0]
    assert client.get(f"/api/v1/events/{event['id']}").json() == event
    assert client.get(f"/events/{event['id']}.json").json() == event


def test_the_list_goes_on_at_next(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = [event["id"] for event in client.get("/api/v1/events").json()["events"]]
    monkeypatch.setattr("app.web.api.PAGE", 4)
    url, seen = "/api/v1/events", []
    while url:
        answer = client.get(url).json()
        seen += [event["id"] for event in answer["events"]]
        url = answer["next"]
    assert seen == everything


def test_articles_name_their_events(client: TestClient) -> None:
    articles = {article["name"]: article for article in client.get("/api/v1/articles").json()["articles"]}
    assert articles["football.txt"]["events"] == []
    for event_id in articles["istanbul.txt"]["events"]:
        assert client.get(f"/api/v1/events/{event_id}").status_code == 200
    assert client.get(articles["istanbul.txt"]["page"]).status_code == 200


@pytest.mark.parametrize("url", ["/api/v1/events/zzzzzzz", "/events/zzzzzzz.json", "/api/v1/nothing"])
def test_what_is_missing_is_a_problem_object(client: TestClient, url: str) -> None:
    answer = client.get(url)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code == 404


def test_a_method_that_is_not_allowed_is_a_problem_object(client: TestClient) -> None:
    answer = client.post("/api/v1/events")
    assert answer.status_code == answer.json()["status"] == 405
    assert answer.headers["Allow"] == "GET"


def test_a_bad_cursor_of_articles_is_named(client: TestClient) -> None:
    assert client.get("/api/v1/articles?after=x").json()["parameter"] == "after"
    assert client.get("/articles?after=x").status_code == 422


def test_openapi_describes_the_parameters_and_the_answers(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()
    listed = described["paths"]["/api/v1/events"]["get"]
    names = [parameter["name"] for parameter in listed["parameters"]]
    assert names == [
        *("kind", "actor", "counterpart", "role", "place", "person", "status", "outlet"),
        *("precision", "located", "confidence", "within", "q", "from", "to", "sort", "after", "at"),
    ]
    assert all(parameter["description"] for parameter in listed["parameters"])
    assert set(described["paths"]) == {"/api/v1/events", "/api/v1/events/{event_id}", "/api/v1/articles"}
    assert "Problem" in str(listed["responses"]["422"])


def test_a_hostile_name_is_data(tmp_path: Path) -> None:
    with small_client(tmp_path) as client:
        (event,) = client.get("/api/v1/events?place=kaedi").json()["events"]
    assert event["actors"][0]["name"] == "<b>O’Neill</b>"
