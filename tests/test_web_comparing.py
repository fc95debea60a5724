"""Two parties, or two periods, side by side on one scale."""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from web import small_client, text_of


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with small_client(tmp_path_factory.mktemp("compare")) as client:
        yield client


def pairs(page: str, field: str) -> dict[str, tuple[str, str]]:
    """The counts of each value of one list on both sides."""
    table = page.split(f'aria-labelledby="h-{field}"')[1].split("</table>", maxsplit=1)[0]
    found = {}
    for row in table.split("<tbody>")[1].split("</tr>")[:-1]:
        first, name, last = re.findall(r'<td class="number">(?:<a [^>]*>)?(\d+)|<th scope="row">(.*?)</th>', row)
        found[name[1]] = (first[0], last[0])
    return found


def test_two_parties_are_counted_by_kind_on_one_scale(client: TestClient) -> None:
    page = client.get("/compare?one=Ukraine&other=israel").text
    assert "<h1>Ukraine and Israel</h1>" in page
    assert pairs(page, "kind") == {
        "Strike": ("3", "1"),
        "Swap": ("2", "0"),
        "Talks": ("1", "1"),
        "Agreement": ("1", "0"),
        "Battle": ("1", "0"),
    }
    strike = page.split('aria-labelledby="h-kind"')[1].split("Strike</th>")[0].rsplit("<tr", 1)[1]
    assert 'x="0.0%" width="100.0%"' in strike
    assert 'href="/?kind=strike&amp;actor=ukraine"' in strike
    assert "No events between Ukraine and Israel" in page
    assert page.count("<figure") == 2


def test_both_histograms_span_the_same_time(client: TestClient) -> None:
    page = client.get("/compare?one=ukraine&other=israel").text
    first, second = page.split("<figure")[1:]
    ticks = [re.findall(r"<text [^>]*>([^<]*)</text>", part) for part in (first, second)]
    assert ticks[0] == ticks[1] != []


def test_two_periods_are_compared_within_the_rest_of_the_filter(client: TestClient) -> None:
    page = client.get("/compare?kind=strike&one=2023&other=2025").text
    assert "<h1>2023 and 2025</h1>" in page
    assert pairs(page, "actor")["Ukraine"] == ("0", "3")
    assert 'href="/?kind=strike&amp;from=2025&amp;to=2025"' in page
    assert text_of(page).count("Strikes · ") == 0


def test_one_alone_or_none_asks_for_two(client: TestClient) -> None:
    for query in ("", "?one=ukraine"):
        page = client.get(f"/compare{query}").text
        assert "Name two parties, or two periods" in page
        assert 'href="/compare?one=russia&amp;other=ukraine"' in page


def test_an_unknown_party_has_nothing_and_says_so(client: TestClient) -> None:
    page = client.get("/compare?one=ukraine&other=%3Cb%3Eatlantis").text
    assert "Nothing to draw" in page
    assert "<b>atlantis" not in page


def test_a_chip_comes_off_and_the_pair_stays(client: TestClient) -> None:
    page = client.get("/compare?kind=strike&place=ukraine&one=ukraine&other=israel").text
    chips = page.split('class="chips"')[1].split("</ul>")[0]
    assert 'href="/compare?place=ukraine&amp;one=ukraine&amp;other=israel"' in chips
    assert 'class="clear" href="/compare?one=ukraine&amp;other=israel"' in chips


def test_what_both_did_is_said_with_names(client: TestClient) -> None:
    page = client.get("/compare?place=-kyiv&one=russia&other=ukraine").text
    assert "7 events between Russia and Ukraine outside Kyiv" in page
