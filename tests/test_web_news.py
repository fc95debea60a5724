"""What is new: since a moment, since the last visit, hour by hour."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import builders
import pytest
from builders import NOW
from starlette.testclient import TestClient
from web import client_of, small_client, text_of

from app.store import events
from app.store.former import ChangeKind, Line, note, retire
from app.store.session import writing
from app.store.writing import Telling, put_events, remove_reports

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with small_client(tmp_path) as client:
        yield client


def at(client: TestClient, moment: dt.datetime) -> None:
    client.app.state.now = lambda: moment  # type: ignore[attr-defined]


def counted(page: str) -> str:
    return text_of(page.split('id="count">')[1].split("</p>", maxsplit=1)[0])


def test_what_was_made_after_the_moment_is_new_and_stands_under_its_hour(client: TestClient) -> None:
    page = client.get("/new?since=2025-07-01T11:59").text
    assert counted(page) == "14 new events, 0 changed, 0 withdrawn"
    assert "1 July 2025, 12:00 UTC" in page
    assert "Nothing has changed since then" in client.get("/new?since=2025-07-01T12:00").text


def test_the_filter_holds_for_news_too(client: TestClient) -> None:
    page = client.get("/new?since=2025-07-01&kind=strike&actor=ukraine").text
    assert counted(page) == "3 new events, 0 changed, 0 withdrawn"
    assert "Strikes by or against Ukraine" in page


def test_changed_and_withdrawn_events_say_what_happened(tmp_path: Path) -> None:
    engine = builders.small_database(tmp_path)
    later = NOW + 2 * HOUR
    with client_of(tmp_path) as client:
        event = client.get("/api/v1/events?place=kyiv").json()["events"][0]["id"]
        lost = client.get("/api/v1/events?place=doha").json()["events"][0]["id"]
        with writing(engine) as session:
            line = Line(event, ChangeKind.JOINED, "the same place and day", article_id=1)
            note(session, [line], later)
            known = events.record(session, event)
            assert known is not None
            put_events(session, [Telling(event, known.facts, known.reports)], later)
            doomed = events.record(session, lost)
            assert doomed is not None
            remove_reports(session, [told.id for told in doomed.reports])
            retire(session, lost, later, merged_into=None, reason="its article no longer tells of it")
        page = client.get("/new?since=2025-07-01T13:00").text
    engine.dispose()
    assert counted(page) == "0 new events, 1 changed, 1 withdrawn"
    assert "1 July 2025, 14:00 UTC" in page
    assert "Joined by A day in Istanbul (The Courier)" in page
    assert "its article no longer tells of it" in page


def test_a_visit_shows_what_came_since_the_one_before_and_half_an_hour_is_one_visit(client: TestClient) -> None:
    at(client, NOW + HOUR)
    first = client.get("/new")
    assert "a day before the last change" in first.text
    assert first.headers["Cache-Control"] == "private, no-store"
    at(client, NOW + 1.2 * HOUR)
    assert "a day before the last change" in client.get("/new").text
    at(client, NOW + 9 * HOUR)
    second = client.get("/new").text
    assert "New since 1 July 2025, 13:12 UTC" in second
    assert "your last visit" in second
    at(client, NOW + 9.1 * HOUR)
    assert "New since 1 July 2025, 13:12 UTC" in client.get("/new").text


@pytest.mark.parametrize("cookie", ["x", "1.2.3", ".", "99999999999999999.1", "-5.-5"])
def test_a_spoilt_cookie_is_no_visit(client: TestClient, cookie: str) -> None:
    client.cookies.set("parley_visits", cookie)
    assert client.get("/new").status_code == 200


def test_a_bad_moment_is_named(client: TestClient) -> None:
    answer = client.get("/new?since=soon")
    assert answer.status_code == 422
    assert "a day or a moment in UTC" in answer.text


def test_a_chip_comes_off_and_the_moment_stays(client: TestClient) -> None:
    page = client.get("/new?since=2025-07-01T11:00&kind=strike&actor=ukraine").text
    chips = page.split('class="chips"')[1].split("</ul>")[0]
    assert 'href="/new?actor=ukraine&amp;since=2025-07-01T11%3A00"' in chips
