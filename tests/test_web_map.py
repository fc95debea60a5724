"""``/map``: the page, its data, and what a tile server changes."""

import re
from collections.abc import Iterator
from pathlib import Path

import builders
import pytest
from pydantic import ValidationError
from starlette.testclient import TestClient
from web import client_of, small_client, text_of

from app.settings import Settings

TILES = "https://tiles.example/osm/{z}/{x}/{y}.png"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with small_client(tmp_path_factory.mktemp("map")) as client:
        yield client


def rows(page: str) -> list[str]:
    return [text_of(row) for row in re.findall(r"<li[^>]*data-place.*?</li>", page, re.DOTALL)]


def test_the_page_lists_places_by_country(client: TestClient) -> None:
    page = client.get("/map").text
    assert rows(page)[:3] == ["Kharkiv Kharkiv region 2 events", "Crimea region 1 event", "Kyiv 1 event"]
    assert re.findall(r'<h3><a href="([^"]+)">([^<]+)</a> <span class="number">(\d+)', page)[:2] == [
        ("/map?place=ukraine", "Ukraine", "4"),
        ("/map?place=mauritania", "Mauritania", "1"),
    ]


def test_the_page_says_how_many_events_have_no_place(client: TestClient) -> None:
    page = client.get("/map").text
    assert "8 places of 14 events; 5 of 14 have no place" in text_of(page)
    assert 'href="/?located=unknown"' in page
    assert "have no place" not in client.get("/map?kind=strike").text


def test_the_filter_is_said_and_can_be_taken_off(client: TestClient) -> None:
    page = client.get("/map?kind=strike&actor=ukraine").text
    assert "<h1>3 strikes by or against Ukraine</h1>" in page
    assert 'href="/map?kind=strike"' in page
    assert 'href="/?kind=strike&amp;actor=ukraine">As a timeline' in page
    assert rows(page) == ["Crimea region 1 event", "Kharkiv Kharkiv region 1 event", "Kyiv 1 event"]


def test_marks_lead_to_the_events_of_a_place_and_to_the_map_of_several(client: TestClient) -> None:
    page = client.get("/map?place=ukraine").text
    wide = page.split('class="marks wide"')[1].split("</svg>\n")[0]
    assert 'href="/?place=kyiv"' in wide
    world = client.get("/map").text.split('class="marks narrow"')[1]
    assert re.search(r'href="/map\?place=[a-z-]+&amp;place=', world)


def test_typed_fields_lead_to_the_address_that_says_them(client: TestClient) -> None:
    answer = client.get("/map?q=kind:strike", follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/map?kind=strike")
    assert client.get("/map?kind=riot").status_code == 422


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("/map?located=unknown", "No event of these has a place on the map."),
        ("/map?actor=atlantis", "No event fits all of this."),
    ],
)
def test_without_a_place_there_is_no_map(client: TestClient, url: str, said: str) -> None:
    page = client.get(url).text
    assert said in page
    assert 'id="map"' not in page


def test_an_empty_database_has_an_empty_map(tmp_path: Path) -> None:
    builders.empty_database(tmp_path).dispose()
    with client_of(tmp_path) as client:
        assert client.get("/map").status_code == 200
        assert client.get("/map.json").json() == {"total": 0, "unplaced": 0, "cut": False, "places": []}


def test_the_data_tell_how_closely_each_place_is_known(client: TestClient) -> None:
    found = client.get("/map.json").json()
    assert (found["total"], found["unplaced"], found["cut"]) == (14, 5, False)
    places = {place["name"]: place for place in found["places"]}
    assert places["Kyiv"]["said"] == "Town in Ukraine"
    assert (places["Kyiv"]["shape"], places["Kyiv"]["kilometres"]) == ("dot", 0)
    assert places["Crimea"]["said"] == "Somewhere in Crimea, Ukraine"
    assert (places["Crimea"]["shape"], places["Crimea"]["kilometres"]) == ("area", 100)
    assert places["Kharkiv"]["kinds"] == {"strike": 1, "battle": 1}
    assert places["Kharkiv"]["url"] == "/?place=kharkiv"


def test_the_data_keep_the_filter(client: TestClient) -> None:
    places = client.get("/map.json?kind=battle&place=ukraine").json()["places"]
    assert [(place["name"], place["count"], place["url"]) for place in places] == [
        ("Kharkiv", 1, "/?kind=battle&place=kharkiv")
    ]
    events = client.get(places[0]["events"]).json()["events"]
    assert [(event["title"], event["when"], event["kind"]) for event in events] == [
        ("Battle of Russia and Ukraine", "since June 2025", "battle")
    ]
    assert client.get(events[0]["url"]).status_code == 200
    assert events[0]["url"].endswith("?kind=battle&place=ukraine")


@pytest.mark.parametrize("url", ["/map/places/9999.json", "/map/places/99999999999999999999.json"])
def test_a_place_that_is_not_there_has_no_events(client: TestClient, url: str) -> None:
    assert client.get(url).json() == {"events": []}


def test_a_link_to_the_map_of_what_is_shown_stands_on_the_timeline(client: TestClient) -> None:
    assert 'href="/map?kind=strike"' in client.get("/?kind=strike").text


def test_only_the_map_asks_for_what_the_map_needs(client: TestClient) -> None:
    assert "leaflet" in client.get("/map").text
    assert "leaflet" not in client.get("/").text


def test_without_a_tile_server_no_image_comes_from_elsewhere(client: TestClient) -> None:
    answer = client.get("/map")
    assert "img-src 'self' data:;" in answer.headers["Content-Security-Policy"]
    assert "data-tiles" not in answer.text


def test_a_tile_server_may_show_its_images_and_is_named(tmp_path: Path) -> None:
    with small_client(tmp_path, tiles=TILES, tiles_attribution="© Tiles & Co") as client:
        answer = client.get("/map")
    policy = answer.headers["Content-Security-Policy"]
    assert "img-src 'self' data: https://tiles.example;" in policy
    assert "script-src 'self' https://cdn.jsdelivr.net;" in policy
    assert f'data-tiles="{TILES}" data-attribution="© Tiles &amp; Co"' in answer.text


@pytest.mark.parametrize(
    "url",
    [
        "tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/",
        "https://{s}.tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example; script-src */{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}/{y}.png;",
        "javascript:alert(1)//{z}/{x}/{y}",
    ],
)
def test_an_address_that_is_no_tile_servers_is_refused(url: str) -> None:
    with pytest.raises(ValidationError, match="tile server"):
        Settings(tiles=url)
