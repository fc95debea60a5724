import html
import re
from collections.abc import Iterator
from pathlib import Path

import builders
import pytest
from starlette.datastructures import QueryParams
from starlette.testclient import TestClient
from web import HTMX, client_of, small_client, text_of


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with small_client(tmp_path_factory.mktemp("timeline")) as client:
        yield client


def titles(html: str) -> list[str]:
    return re.findall(r'<p class="title"><a href="[^"]*">(.*?)</a>', html)


def test_the_timeline_stands_under_months_and_days(client: TestClient) -> None:
    page = client.get("/").text
    months = re.findall(r"<section class=\"month\".*?<h2>(.*?)<", page, re.DOTALL)
    assert months[:3] == ["July 2025", "June 2025", "May 2025"]
    assert "<h1>All events</h1>" in page
    assert text_of(page).count("2 June 2025") == 1


def test_the_oldest_come_first_when_asked(client: TestClient) -> None:
    newest = [title for title in titles(client.get("/").text) if title != "Swap of Russia and Ukraine"]
    oldest = [title for title in titles(client.get("/?sort=oldest").text) if title != "Swap of Russia and Ukraine"]
    assert newest[0] == oldest[-2] == "Agreement of Russia and Ukraine"  # the last is undated, either way
    assert oldest[0].startswith("Strike of &lt;b&gt;O’Neill")


def test_undated_events_have_a_bucket_of_their_own(client: TestClient) -> None:
    page = client.get("/").text
    dated, undated = page.split('id="undated"')
    assert "No date known" in undated
    assert "Agreement of Rapid Support Forces and Sudan" in undated
    assert "Agreement of Rapid Support Forces and Sudan" not in dated


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("January 2024", "15–18"),
        ("May 2024", "≈ May"),
        ("June 2025", "≈ 8"),
        ("May 2025", "day not known"),
        ("2023", "month not known"),
    ],
)
def test_a_coarse_date_stands_under_what_is_known_of_it(client: TestClient, heading: str, words: str) -> None:
    sections = client.get("/").text.split('<section class="month"')
    (section,) = [section for section in sections if f"<h2>{heading}<" in section]
    assert words in text_of(section)


def test_what_has_not_happened_is_set_apart(client: TestClient) -> None:
    page = client.get("/?status=planned").text
    assert 'class="event agreement coming"' in page
    assert '<span class="status planned">Planned</span>' in page


@pytest.mark.parametrize(
    ("query", "sentence", "count"),
    [
        ("kind=strike&actor=ukraine&from=2025-06", "2 strikes by or against Ukraine since June 2025", 2),
        ("kind=strike&actor=Ukraine", "3 strikes by or against Ukraine", 3),
        ("kind=-strike&actor=russia&counterpart=ukraine", "5 events other than strikes between Russia and Ukraine", 5),
        ("status=planned&status=proposed", "1 event that is planned or is proposed", 1),
        ("outlet=gulf-daily", "2 events, told by Gulf Daily", 2),
        ("place=istanbul&person=rustem-umerov", "1 event with Rustem Umerov in Istanbul", 1),
        ("place=ukraine&kind=strike", "3 strikes in Ukraine", 3),
        ("place=kharkiv-region&kind=strike", "1 strike in Kharkiv region", 1),
        ("place=kharkiv&within=500", "3 events within 500 km of Kharkiv", 3),
        ("confidence=high&precision=day", "1 event, dated to the day, of high confidence", 1),
        (
            "located=region&located=unknown&kind=strike",
            "1 strike, placed as finely as a region, without a known place",
            1,
        ),
        ("actor=hamas&place=istanbul", "No events involving Hamas in Istanbul", 0),
        ("q=depots", "1 event, mentioning “depots”", 1),
    ],
)
def test_the_filter_says_itself_and_finds(client: TestClient, query: str, sentence: str, count: int) -> None:
    page = client.get(f"/?{query}").text
    assert f"<h1>{sentence}</h1>" in page
    assert len(titles(page)) == count
    assert client.get(f"/api/v1/events?{query}").json()["total"] == count


def test_every_chip_comes_off_by_a_link(client: TestClient) -> None:
    page = client.get("/?kind=strike&actor=ukraine&place=-kyiv&q=drones&from=2025").text
    chips = re.findall(
        r'<li><a(?: class="out")? href="([^"]*)" hx-get', page.split('class="chips"')[1].split("</ul>")[0]
    )
    assert chips == [
        "/?actor=ukraine&amp;place=-kyiv&amp;q=drones&amp;from=2025",
        "/?kind=strike&amp;place=-kyiv&amp;q=drones&amp;from=2025",
        "/?kind=strike&amp;actor=ukraine&amp;q=drones&amp;from=2025",
        "/?kind=strike&amp;actor=ukraine&amp;place=-kyiv&amp;from=2025",
        "/?kind=strike&amp;actor=ukraine&amp;place=-kyiv&amp;q=drones",
    ]


def test_a_facet_row_counts_what_it_would_find(client: TestClient) -> None:
    page = client.get("/?kind=strike").text
    row = re.search(r'id="f-actor-ukraine" href="([^"]*)".*?<span class="number">(\d+)</span>', page, re.DOTALL)
    assert row is not None
    found = client.get(row[1].replace("&amp;", "&")).text
    assert len(titles(found)) == int(row[2])


def test_a_bar_of_the_histogram_leads_into_its_period(client: TestClient) -> None:
    page = client.get("/?from=2025").text
    bar = re.search(r'<a class="bar" href="([^"]*)"[^>]*>\s*<title>6 June 2025: ([^<]*)<', page)
    assert bar is not None
    assert bar[1] == "/?from=2025-06-06&amp;to=2025-06-06"
    assert bar[2] == "1 strike"


def test_the_form_works_without_javascript_and_keeps_the_rest(client: TestClient) -> None:
    page = client.get("/?kind=talks&actor=-hamas&sort=oldest&q=old").text
    form = page.split("<form", 1)[1].split("</form>")[0]
    hidden = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)
    assert 'action="/" method="get"' in form
    answer = client.get("/", params=[*hidden, ("q", ""), ("from", ""), ("to", "")])
    assert hidden == [("kind", "talks"), ("actor", "-hamas"), ("sort", "oldest")]
    assert titles(answer.text) == ["Talks of Russia and Ukraine and Turkey"]


def test_a_fragment_is_a_part_of_the_page(client: TestClient) -> None:
    whole = client.get("/?kind=strike").text
    fragment = client.get("/?kind=strike", headers=HTMX).text
    title, block = fragment.split("\n", 1)
    assert title in whole
    assert block in whole
    assert "<html" not in fragment


@pytest.mark.parametrize("also", [{}, {"HX-Boosted": "true"}, {"HX-History-Restore-Request": "true"}])
def test_history_and_boosted_links_get_the_whole_page(client: TestClient, also: dict[str, str]) -> None:
    answer = client.get("/?kind=strike", headers=HTMX | also if also else {})
    assert answer.text.startswith("<!doctype html>")
    assert "HX-Push-Url" not in answer.headers


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("url", ["/", "/?kind=strike", "/?from=nonsense", "/nowhere"])
def test_every_answer_varies_by_what_htmx_says(client: TestClient, url: str, headers: dict[str, str]) -> None:
    vary = client.get(url, headers=headers).headers["Vary"]
    assert "HX-Request, HX-Boosted, HX-History-Restore-Request" in vary


def test_the_address_that_htmx_shows_is_canonical(client: TestClient) -> None:
    asked = "/?to=&kind=talks&q=&actor=Ukraine&kind=strike&from=2025-06&sort=newest&utm_source=mail"
    answer = client.get(asked, headers=HTMX)
    assert answer.headers["HX-Push-Url"] == "/?kind=strike&kind=talks&actor=ukraine&from=2025-06"


@pytest.mark.parametrize(
    ("query", "parameter", "allowed"),
    [
        ("from=yesterday", "from", "a year, month or day"),
        ("to=2025-13", "to", "a year, month or day"),
        ("kind=riot", "kind", "talks, strike, swap, battle, withdrawal, agreement"),
        ("status=-done", "status", "occurred, ongoing"),
        ("role=hero", "role", "participant, mediator"),
        ("sort=up", "sort", "newest, oldest"),
        ("after=page2", "after", "a cursor"),
        ("at=soon", "at", "a year, month or day"),
        ("within=far&place=kyiv", "within", "kilometres from 1 to 1000"),
        ("within=0&place=kyiv", "within", "kilometres from 1 to 1000"),
        ("confidence=total", "confidence", "high, medium, low"),
    ],
)
def test_a_bad_parameter_is_named_with_what_is_allowed(
    client: TestClient, query: str, parameter: str, allowed: str
) -> None:
    page = client.get(f"/?actor=ukraine&{query}")
    assert page.status_code == 422
    assert f"“{parameter}” takes" in page.text
    assert allowed in page.text
    assert 'href="/?actor=ukraine' in page.text
    problem = client.get(f"/api/v1/events?actor=ukraine&{query}")
    assert problem.status_code == 422
    assert problem.headers["Content-Type"] == "application/problem+json"
    assert problem.json()["parameter"] == parameter


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("kind:strikes drones", "/?kind=strike&q=drones"),
        ('-in:Kyiv "struck depots" before:2025-06', "/?place=-kyiv&q=%22struck%20depots%22&to=2025-05-31"),
        ("actor:“Ukraine”", "/?actor=ukraine"),
    ],
)
def test_fields_typed_as_text_lead_to_the_address_of_the_filter(client: TestClient, typed: str, address: str) -> None:
    answer = client.get("/", params={"q": typed}, follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (302, address)
    assert "HX-Request" in answer.headers["Vary"]
    assert client.get(address, follow_redirects=False).status_code == 200
    fragment = client.get("/", params={"q": typed}, headers=HTMX, follow_redirects=False)
    assert (fragment.status_code, fragment.headers["HX-Push-Url"]) == (200, address)
    typed_json = client.get("/api/v1/events", params={"q": typed}, follow_redirects=False)
    assert typed_json.json() == client.get(f"/api/v1/events{address[1:]}").json()


@pytest.mark.parametrize(
    "query", ["q=drones", "q=  two  words", "q=-drones", "q=http://x", "q=&kind=strike&kind=talks"]
)
def test_a_page_without_typed_fields_is_shown_where_it_was_asked(client: TestClient, query: str) -> None:
    assert client.get(f"/?{query}", follow_redirects=False).status_code == 200


def test_a_typed_field_that_cannot_be_meant_is_named_and_can_be_left_out(client: TestClient) -> None:
    page = client.get("/", params={"q": 'kind:riot "air base" on:2025', "place": "kyiv"})
    assert page.status_code == 422
    assert "“riot” cannot be meant by “kind”" in page.text
    assert "“kind” takes one of talks, strike" in page.text
    mended = re.search(r'href="([^"]*)">The same without “kind”', page.text)
    assert mended is not None
    answer = client.get(html.unescape(mended[1]), follow_redirects=False)
    assert answer.headers["Location"] == "/?place=kyiv&q=%22air%20base%22&from=2025&to=2025"


def test_every_example_of_the_search_help_can_be_asked(client: TestClient) -> None:
    helps = client.get("/").text.split('id="syntax"')[1].split("</details>")[0]
    examples = re.findall(r'<a href="([^"]*)" hx-get="([^"]*)"><code>(.*?)</code>', helps)
    assert len(examples) == 10
    for address, by_script, typed in examples:
        assert address == by_script
        assert QueryParams(html.unescape(address).removeprefix("/?"))["q"] == html.unescape(typed)
        answer = client.get(html.unescape(address))
        assert answer.status_code == 200
        assert "<h1>All events</h1>" not in answer.text


def test_the_text_is_shown_as_it_is_read(client: TestClient) -> None:
    page = client.get("/", params={"q": "“struck depots” -<b> in:Crimea"}).text
    assert '<input id="q" type="search" name="q" value="&#34;struck depots&#34; -&lt;b&gt;"' in page
    assert "<span>&#34;struck depots&#34; -&lt;b&gt;</span>" in page
    assert "<h1>1 event in Crimea, mentioning “struck depots”, without “&lt;b&gt;”</h1>" in page


def test_an_unknown_name_gives_an_empty_page_that_says_so(client: TestClient) -> None:
    page = client.get("/?actor=atlantis&kind=strike")
    assert page.status_code == 200
    assert "Nothing here goes by the name “atlantis”" in page.text
    assert titles(page.text) == []


def test_nothing_found_says_which_filter_to_loosen(client: TestClient) -> None:
    page = client.get("/?actor=hamas&place=istanbul").text
    ways = re.findall(r'<li><a href="([^"]*)" hx-get="[^"]*">([^<]*)</a></li>', page.split("Asking for less finds")[1])
    assert ways == [
        ("/?place=istanbul", "1 event in Istanbul"),
        ("/?actor=hamas", "2 events involving Hamas"),
    ]


def test_an_empty_database_says_how_to_ingest(tmp_path: Path) -> None:
    builders.empty_database(tmp_path).dispose()
    with client_of(tmp_path) as client:
        page = client.get("/")
        assert page.status_code == 200
        assert "parley ingest" in page.text
        assert "parley ingest" in client.get("/articles").text


def test_more_leads_on_until_every_event_has_been_shown(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.timeline.PAGE", 5)
    url, seen = "/", []
    while url:
        page = client.get(url).text
        seen += re.findall(r'<p class="title"><a href="(/events/[^"]*)"', page)
        more = re.search(r'id="more" rel="next" href="([^"]*)"', page)
        url = more[1].replace("&amp;", "&") if more else ""
    assert len(seen) == len(set(seen)) == client.get("/api/v1/events").json()["total"]


def test_hostile_names_are_shown_as_text(client: TestClient) -> None:
    page = client.get("/").text
    assert "&lt;b&gt;O’Neill" in page
    assert "<b>O" not in page
    assert "<img" not in page


def test_a_page_is_small_enough_to_load_at_once(client: TestClient) -> None:
    assert len(client.get("/").content) < 120_000


def test_the_undated_that_do_not_fit_are_owned_up_to(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.timeline.UNDATED", 1)
    assert "1 of 2; a narrower filter shows the others" in client.get("/").text


def test_what_is_planned_stands_apart_within_its_day(client: TestClient) -> None:
    day = client.get("/?from=2025-07-15&to=2025-07-15").text.split('<li class="day')[1]
    assert "Not happened, as told" in day
    assert "Not happened, as told" not in client.get("/?from=2025-06-06&to=2025-06-06").text


def test_a_span_is_drawn_over_its_month_and_an_approximate_one_otherwise(client: TestClient) -> None:
    span = client.get("/?from=2024-01-15&to=2024-01-18").text
    assert '<svg class="extent" aria-hidden="true">' in span
    assert '<line class="part" x1="45.2%" x2="58.1%"' in span
    assert '<svg class="extent about" aria-hidden="true">' in client.get("/?from=2024-05&to=2024-05").text
    assert 'class="extent' not in client.get("/?from=2025-06-06&to=2025-06-06").text


def test_the_totals_are_ranges_with_the_number_of_events_that_say_so(client: TestClient) -> None:
    totals = text_of(client.get("/?kind=strike").text.split('class="totals"')[1].split("</ul>")[0])
    assert "400 to 407 drones 1 event says so" in totals
    assert 'class="totals"' not in client.get("/?kind=agreement").text


def test_the_start_shows_what_is_here_and_a_filtered_view_does_not(client: TestClient) -> None:
    glance = text_of(client.get("/").text.split('class="glance"')[1].split("</dl>")[0])
    assert "Covers 3 March 1999 to 15 July 2025" in glance
    assert "7 articles" in glance
    assert "Latest day 7 June 2025" in glance
    assert "2 planned, proposed or agreed" in glance
    assert "Russia 9 Ukraine 8" in glance
    assert 'class="glance"' not in client.get("/?kind=strike").text


def test_jumping_to_a_date_begins_the_list_there_in_either_order(client: TestClient) -> None:
    newest = client.get("/?kind=strike&at=2025-05")
    assert str(newest.url).endswith("/?kind=strike&after=2025-06-01.")
    assert titles(newest.text)[0] == "Strike of Ukraine and Russia"
    oldest = client.get("/?kind=strike&sort=oldest&at=2025-06-07")
    assert titles(oldest.text) == ["Strike of Russia and Ukraine"]
    assert (
        client.get("/?kind=strike&at=2025-05", headers=HTMX).headers["HX-Push-Url"] == "/?kind=strike&after=2025-06-01."
    )


def test_roles_and_the_other_party_are_asked_of_a_party(client: TestClient) -> None:
    page = client.get("/?actor=ukraine&kind=strike").text
    assert 'id="f-role-target"' in page
    assert 'id="f-counterpart-russia"' in page
    assert 'id="f-role-target"' not in client.get("/?kind=strike").text
    narrower = client.get("/?actor=ukraine&kind=strike&role=initiator").text
    assert "<h1>1 strike by Ukraine</h1>" in narrower


def test_distances_are_offered_around_a_place_and_go_with_it(client: TestClient) -> None:
    page = client.get("/?place=kyiv&within=50").text
    assert 'href="/?place=kyiv&amp;within=100"' in page
    assert 'id="f-place-kyiv" href="/" hx-get="/"' in page
    assert 'id="distances"' not in client.get("/?place=-kyiv").text


def test_a_long_facet_has_a_page_of_its_own_that_a_part_of_the_name_narrows(client: TestClient) -> None:
    page = client.get("/").text
    assert 'href="/facets/place"' in page
    found = client.get("/facets/place?kind=strike&part=KY").text
    assert re.findall(r'class="in[^"]*" id="f-place-([a-z-]+)" href="([^"]*)"', found) == [
        ("kyiv", "/?kind=strike&amp;place=kyiv")
    ]
    assert 'href="/?kind=strike">← Strikes</a>' in found
    rows = client.get("/facets/place?kind=strike&part=ky", headers=HTMX)
    assert rows.text.strip().startswith('<div class="values" id="rows-place">')
    assert "HX-Push-Url" not in rows.headers
    assert "No name has this in it" in client.get("/facets/place?part=zzz").text
    assert client.get("/facets/colour").status_code == 404


def test_a_chip_says_what_its_value_is_of(client: TestClient) -> None:
    page = client.get("/?actor=ukraine&place=ukraine&within=50&outlet=the-courier&confidence=-low").text
    chips = page.split('class="chips"')[1].split("</ul>")[0]
    said = [text_of(chip) for chip in re.findall(r"<a[^>]*><span>(.*?)</span>", chips)]
    assert said == ["Ukraine", "in Ukraine", "told by The Courier", "not low confidence", "within 50 km"]
