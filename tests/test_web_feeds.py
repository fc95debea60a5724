"""The feed of a filter, read as a feed reader reads it."""

from collections.abc import Iterator
from pathlib import Path

import builders
import feedparser
import pytest
from starlette.testclient import TestClient
from web import client_of, small_client


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with small_client(tmp_path_factory.mktemp("feeds")) as client:
        yield client


def test_a_feed_gives_what_its_filter_finds_last_changed_first(client: TestClient) -> None:
    answer = client.get("/events.atom?kind=strike&actor=ukraine")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert feed.feed.title == "Strikes by or against Ukraine – Parley"
    assert [entry.title for entry in feed.entries] == [
        "Strike of Ukraine and Russia",
        *["Strike of Russia and Ukraine"] * 2,
    ]
    assert feed.entries[2].summary == "Strike · occurred · 6 June 2025 · Kyiv · 2 reports (The Courier, Evening Post)"
    assert feed.entries[0].updated == "2025-07-01T12:00:00+00:00"


def test_an_entry_leads_to_its_event_under_an_id_that_stays(client: TestClient) -> None:
    (entry,) = feedparser.parse(client.get("/events.atom?place=doha").content).entries
    assert entry.link.startswith(f"{entry.id}/")
    assert client.get(entry.id, follow_redirects=False).headers["Location"] == entry.link.removeprefix(
        "http://testserver"
    )


def test_hostile_names_are_text_in_a_feed(client: TestClient) -> None:
    (entry,) = feedparser.parse(client.get("/events.atom?place=kaedi").content, sanitize_html=False).entries
    assert "&lt;img src=x&gt;" in entry.summary or "<img src=x>" in entry.summary
    assert b"<img" not in client.get("/events.atom?place=kaedi").content


def test_the_timeline_names_its_feed(client: TestClient) -> None:
    page = client.get("/?kind=strike").text
    assert 'type="application/atom+xml" title="5 strikes" href="/events.atom?kind=strike"' in page


def test_a_feed_of_nothing_is_a_feed(tmp_path: Path) -> None:
    builders.empty_database(tmp_path).dispose()
    with client_of(tmp_path) as client:
        feed = feedparser.parse(client.get("/events.atom").content)
    assert (feed.bozo, feed.entries, feed.feed.title) == (False, [], "All events – Parley")
