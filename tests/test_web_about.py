"""``/about``: what it says is so."""

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from web import small_client, text_of

from app.domain import accuracy
from app.domain.accuracy import MEASURES, Accuracy, Trust
from app.web import about


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with small_client(tmp_path_factory.mktemp("about")) as client:
        yield client


@pytest.fixture(scope="module")
def page(client: TestClient) -> str:
    return client.get("/about").text


def test_every_section_is_in_the_table_of_contents(page: str) -> None:
    toc = page.split('class="toc"')[1].split("</nav>", maxsplit=1)[0]
    assert re.findall(r'href="#(\w+)"', toc) == re.findall(r'<h2 id="(\w+)">', page.split("</nav>", 2)[2])


def test_every_place_that_is_linked_within_the_page_is_there(page: str) -> None:
    for name in re.findall(r'href="#(\w+)"', page):
        assert f'id="{name}"' in page


def test_what_other_pages_link_to_is_there(page: str) -> None:
    assert {"data", "confidence", "accuracy", "kinds"} <= set(re.findall(r'id="(\w+)"', page))


def test_every_address_of_ours_answers(client: TestClient, page: str) -> None:
    addresses = {address.replace("&amp;", "&") for address in re.findall(r'href="(/[^"#]*)', page)}
    assert {"/api/v1/events", "/api/v1/openapi.json"} <= addresses
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)


def test_the_figures_are_those_that_are_kept(page: str) -> None:
    table = page.split('id="measured"')[1].split("</table>", maxsplit=1)[0]
    rows = re.findall(r'<th scope="rowgroup">([^<]*)</th>(.*?)</tr>', table)
    assert len(rows) == len(MEASURES)
    shown = dict(rows)
    for name, measure in (("Recall", "recall"), ("Date, exact", "date"), ("Whole event, F1", "whole_event")):
        kept = [f"{each.shares[measure] * 100:.0f}\u00a0%" for each in accuracy.measured()]
        assert re.findall(r'<span class="number">([^<]*)', shown[name]) == kept


def test_it_warns_that_other_texts_score_lower(page: str) -> None:
    said = text_of(page)
    assert "Expect less of other texts. The rules were made with these very articles at hand" in said


def test_confidence_is_shown_beside_what_was_right(page: str) -> None:
    first = accuracy.measured()[0].trust[-1]
    said = text_of(page.split('class="trusts"')[1])
    assert (
        f"80–100\u00a0% {first.reports} {first.said * 100:.0f}\u00a0% {first.right * 100:.0f}\u00a0%"
        in said.replace(" %", "\u00a0%")
    )


def test_a_measure_without_a_case_has_a_dash_and_no_bar() -> None:
    found = Accuracy(
        corpus="own",
        chronology=False,
        version="1",
        on=dt.date(2025, 7, 1),
        articles=1,
        reports=1,
        shares={"recall": 0.125},
        trust=(Trust(0, 0.2, 1, 0.1, 0),),
    )
    view = about.page_of(0, [found])
    gauges = {row.name: row.gauges[0] for row in view.measures}
    assert (gauges["Recall"].text, gauges["Recall"].percent) == ("12\u00a0%", 12.5)
    assert (gauges["Roles"].text, gauges["Roles"].percent) == ("–", 0)
    assert view.columns[0].trust[0].range == "0–20\u00a0%"


@pytest.mark.parametrize(
    "source",
    [
        "GeoNames",
        "CC BY 4.0",
        "Natural Earth",
        "en_core_web_md",
        "PLOVER",
        "ACLED",
        "Extended Date/Time Format",
        "htmx",
    ],
)
def test_it_names_the_sources(page: str, source: str) -> None:
    assert source in page.split('id="sources"')[1]
