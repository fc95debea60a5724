"""Profiles of parties, places and people."""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from web import small_client, text_of

from app.language.portraits import portrait


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with small_client(tmp_path_factory.mktemp("profiles")) as client:
        yield client


def tally(page: str, field: str) -> list[tuple[str, str]]:
    """Name and count of each row of one list."""
    section = page.split(f'id="h-{field}"')[1].split("</section>", maxsplit=1)[0]
    rows = re.findall(r'<th scope="row">(.*?)</th>.*?<td class="number"><a [^>]*>(\d+)<', section, re.DOTALL)
    return [(text_of(name), count) for name, count in rows]


def test_a_party_has_its_counts_counterparts_and_timeline(client: TestClient) -> None:
    page = client.get("/actors/ukraine").text
    assert "<h1>Ukraine</h1>" in page
    assert tally(page, "counterpart") == [("Russia", "8"), ("Turkey", "1")]
    assert tally(page, "role") == [("Took part", "4"), ("Did it", "2"), ("Was the target", "2")]
    assert 'href="/?actor=ukraine&amp;counterpart=russia"' in page
    assert 'href="/actors/russia"' in page
    assert "The whole timeline of Ukraine" in page
    assert "400 to 407 drones" in text_of(page)


def test_a_place_has_what_lies_in_it_and_says_in_what_it_lies(client: TestClient) -> None:
    page = client.get("/places/ukraine").text
    assert tally(page, "place") == [("Kharkiv", "2"), ("Kharkiv region", "2"), ("Crimea", "1"), ("Kyiv", "1")]
    inner = text_of(client.get("/places/kharkiv").text)
    assert "Lies in Kharkiv region , Ukraine" in inner


def test_a_person_has_offices_and_company(client: TestClient) -> None:
    page = client.get("/people/rustem-umerov").text
    assert tally(page, "person") == [("Vladimir Medinsky", "1")]
    assert "Ukraine (since" in page or "Ukraine (" in page


def test_another_spelling_leads_to_the_usual_one_and_an_unknown_name_to_nothing(client: TestClient) -> None:
    moved = client.get("/places/Kiev", follow_redirects=False)
    assert (moved.status_code, moved.headers["Location"]) == (302, "/places/kyiv")
    assert client.get("/actors/atlantis").status_code == 404
    assert client.get("/actors/norway").status_code == 404, "known, but in no event here"


def test_a_hostile_name_is_text(client: TestClient) -> None:
    page = client.get("/places/img-src-x").text
    assert "<h1>&lt;img src=x&gt;</h1>" in page


def test_the_lists_of_names_know_parties_persons_and_regions() -> None:
    assert "Islamic Resistance Movement" in portrait("actor", "hamas").names
    assert ("president", "2025-01-20", "") in [
        (office.title, office.start, office.end) for office in portrait("person", "donald-trump").offices
    ]
    assert portrait("place", "atlantis").names == ()
