"""An event's page as it is answered, and its files."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import builders
import pytest
from builders import NOW, article, keep, report
from starlette.testclient import TestClient
from web import client_of, event_url, small_client, text_of

from app.store import former
from app.store.session import writing
from app.store.writing import remove_reports
from app.web.downloads import MEDIA

FORMS = [*MEDIA, "json"]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with small_client(tmp_path_factory.mktemp("event")) as client:
        yield client


@pytest.fixture(scope="module")
def talks(client: TestClient) -> str:
    return event_url(client, place="istanbul", kind="talks")


@pytest.fixture(scope="module")
def hostile(client: TestClient) -> str:
    return event_url(client, place="kaedi")


def file_of(url: str, form: str) -> str:
    return f"/events/{url.split('/')[2]}.{form}"


def test_the_sources_stand_side_by_side_with_the_words_behind_each_value(client: TestClient, talks: str) -> None:
    page = client.get(talks).text
    said = text_of(page.split('class="claims"')[1])
    assert "Taken together The Courier 6 June 2025 Evening Post 9 June 2025" in said
    assert "Turkey party told by one" in said
    assert "<mark>Istanbul</mark>" in page


def test_a_quote_stands_in_its_context(client: TestClient, talks: str) -> None:
    page = client.get(talks).text
    assert '<span class="context">The sides agreed to swap 1,000 prisoners.</span>' in page
    assert "https://courier.example/istanbul#:~:text=Turkey%20hosted%20the%20talks." in page


def test_the_strip_shows_the_days_around_it_inside_the_filter(client: TestClient) -> None:
    kyiv = event_url(client, kind="strike", place="kyiv")
    strip = client.get(f"{kyiv}?kind=strike").text.split('<ol class="days">')[1].split("</ol>")[0]
    assert re.findall(r'<time datetime="([\d-]+)"', strip)[0] == "2025-06-03"
    assert re.findall(r'href="(/events/[^"]*)"', strip) == [
        f"{kyiv}?kind=strike",
        event_url(client, kind="strike", place="kharkiv") + "?kind=strike",
    ]
    assert strip.count('aria-current="page"') == 1


def test_an_undated_event_has_no_strip(client: TestClient) -> None:
    assert "The days around it" not in client.get(event_url(client, kind="agreement", actor="sudan")).text


def test_where_it_was_is_drawn_and_said(client: TestClient, talks: str) -> None:
    page = client.get(talks).text
    assert 'role="img" aria-label="Map: Istanbul, Turkey"' in page
    assert "<figcaption>Istanbul, Turkey</figcaption>" in page


def test_an_event_without_a_place_has_no_map(client: TestClient) -> None:
    assert "<figure" not in client.get(event_url(client, kind="swap", status="agreed")).text


def test_the_page_tells_how_to_cite_it(client: TestClient, talks: str) -> None:
    page = client.get(talks).text
    assert "Parley. (2025, July 1). Talks of Russia and Ukraine and Turkey, 2 June 2025 [Event record]." in page
    assert f'href="{file_of(talks, "bib")}"' in page
    assert f'href="{file_of(talks, "ris")}"' in page


def test_an_event_page_needs_nothing_inline(client: TestClient, talks: str, hostile: str) -> None:
    for url in (talks, hostile):
        assert re.findall(r"\s(?:style|on\w+)=|<style|<script(?![^>]*\bsrc=)", client.get(url).text) == []


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_an_event_is_answered_to_get_and_head(client: TestClient, talks: str, form: str) -> None:
    answer = client.get(file_of(talks, form))
    assert answer.status_code == client.head(file_of(talks, form)).status_code == 200
    assert answer.headers["Content-Type"] == MEDIA.get(form, "application/json")  # type: ignore[call-overload]


@pytest.mark.parametrize("form", MEDIA)
def test_a_file_is_named_in_plain_letters_whatever_the_title(client: TestClient, hostile: str, form: str) -> None:
    named = client.get(file_of(hostile, form)).headers["Content-Disposition"]
    assert named == f'attachment; filename="1999-03-03-strike-of-b-oneill-b-and-1-1.{form}"'


def test_the_csv_of_an_event_is_its_row(client: TestClient, talks: str) -> None:
    (row,) = csv.DictReader(io.StringIO(client.get(file_of(talks, "csv")).text))
    assert (row["url"], row["reports"]) == (talks, "2")


def test_no_cell_of_a_hostile_event_is_a_formula(client: TestClient, hostile: str) -> None:
    (row,) = csv.DictReader(io.StringIO(client.get(file_of(hostile, "csv")).text))
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_the_links_in_files_are_whole(client: TestClient, talks: str) -> None:
    (feature,) = json.loads(client.get(file_of(talks, "geojson")).text)["features"]
    assert feature["properties"]["url"] == f"http://testserver{talks}"
    calendar = client.get(file_of(talks, "ics")).text.replace("\r\n ", "")
    assert f"URL:http://testserver{talks}\r\n" in calendar
    assert f"url = {{http://testserver{talks}}}" in client.get(file_of(talks, "bib")).text
    assert f"UR  - http://testserver{talks}\r\n" in client.get(file_of(talks, "ris")).text


@pytest.mark.parametrize("url", ["/events/zzzzzzz.csv", "/events/zzzzzzz.bib", "/events/zzzzzzz.xml"])
def test_a_file_of_nothing_is_not_found(client: TestClient, url: str) -> None:
    assert client.get(url).status_code == 404


def test_old_addresses_of_files_lead_on_or_say_that_it_is_gone(tmp_path: Path) -> None:
    engine = builders.empty_database(tmp_path)
    with writing(engine) as session:
        kept, merged, withdrawn = (keep(session, article(f"{n}"), report())[0] for n in range(3))
        remove_reports(session, [2, 3])
        former.retire(session, merged, NOW, merged_into=kept, reason="the same talks")
        former.retire(session, withdrawn, NOW, merged_into=None, reason="no article tells of it any more")
    engine.dispose()
    with client_of(tmp_path) as client:
        for form in FORMS:
            moved = client.get(f"/events/{merged}.{form}", follow_redirects=False)
            assert (moved.status_code, moved.headers["Location"]) == (301, f"/events/{kept}.{form}")
            assert client.get(f"/events/{withdrawn}.{form}").status_code == 410
