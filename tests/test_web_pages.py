import re
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine
from starlette.testclient import TestClient
from web import client_of, event_url, small_client, text_of


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with small_client(tmp_path_factory.mktemp("pages")) as client:
        yield client


@pytest.fixture(scope="module")
def talks(client: TestClient) -> str:
    return event_url(client, place="istanbul", kind="talks")


@pytest.fixture(scope="module")
def hostile(client: TestClient) -> str:
    return event_url(client, place="kaedi")


def test_an_event_says_what_when_where_and_who(client: TestClient, talks: str) -> None:
    page = text_of(client.get(talks).text)
    assert "When 2 June 2025 as the article says" in page
    assert "Where Istanbul , Turkey" in page
    assert "Russia participant" in page
    assert "Turkey host" in page
    assert "People Rustem Umerov" in page
    assert "2 reports" in page


def test_counts_are_ranges_where_reports_differ(client: TestClient) -> None:
    page = text_of(client.get(event_url(client, kind="strike", place="kyiv")).text)
    assert "400 to 407 drones" in page
    assert "Drones count compatible" in page
    assert "according to Ukraine" in page


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"kind": "strike", "place": "crimea"}, "May 2025 as the article says"),
        ({"kind": "battle", "place": "kharkiv"}, "since June 2025"),
        ({"kind": "withdrawal"}, "until 30 May 2025"),
        ({"kind": "agreement", "actor": "sudan"}, "date not known no article gives its date"),
        ({"kind": "swap", "from": "2025"}, "about 8 June 2025"),
    ],
)
def test_an_event_is_dated_no_closer_than_it_is_told(client: TestClient, params: dict[str, str], said: str) -> None:
    assert said in text_of(client.get(event_url(client, **params)).text)


def test_every_quote_leads_to_its_marked_sentence(client: TestClient, talks: str) -> None:
    told = r'class="said">(.*?)</span>.*?</blockquote>\s*<p class="small"><a href="(/articles/\d+)#(e\d+-\d+)"'
    quotes = re.findall(told, client.get(talks).text)
    assert len(quotes) == 3
    for quote, article, anchor in quotes:
        marked = re.search(rf'<mark [^>]*id="{anchor}"[^>]*>(.*?)</mark>', client.get(article).text)
        assert marked is not None
        assert marked[1] == quote


def test_a_mark_leads_back_to_its_event(client: TestClient, talks: str) -> None:
    article = re.search(r'href="(/articles/\d+)#', client.get(talks).text)
    assert article is not None
    assert f'href="{talks}" aria-label="Event 1: ' in client.get(article[1]).text


def test_the_original_is_linked_where_there_is_one(client: TestClient, talks: str) -> None:
    assert 'href="https://courier.example/istanbul" rel="noopener external"' in client.get(talks).text


def test_before_and_after_stay_inside_the_filter(client: TestClient) -> None:
    kyiv = event_url(client, kind="strike", place="kyiv")
    page = client.get(f"{kyiv}?kind=strike").text
    before, after = (re.search(rf'rel="{rel}" href="([^"]*)"', page) for rel in ("prev", "next"))
    assert before is not None
    assert after is not None
    assert before[1] == event_url(client, kind="strike", place="crimea") + "?kind=strike"
    assert after[1] == event_url(client, kind="strike", place="kharkiv") + "?kind=strike"
    assert 'href="/?kind=strike">← Back to the events found' in page


@pytest.mark.parametrize("name", ["", "/wrong", "/2025-06-02"])
def test_a_wrong_name_leads_to_the_right_one(client: TestClient, talks: str, name: str) -> None:
    event_id = talks.split("/")[2]
    answer = client.get(f"/events/{event_id}{name}?kind=talks", follow_redirects=False)
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{talks}?kind=talks"


@pytest.mark.parametrize("url", ["/events/zzzzzzz", "/events/zzzzzzz/x", "/articles/999", "/articles/one", "/nowhere"])
def test_an_unknown_address_gets_a_page_that_helps(client: TestClient, url: str) -> None:
    answer = client.get(url)
    assert answer.status_code == 404
    assert '<a href="/">The whole timeline</a>' in answer.text


def test_hostile_text_is_shown_as_text(client: TestClient, hostile: str) -> None:
    article = re.search(r'href="(/articles/\d+)#', client.get(hostile).text)
    assert article is not None
    for page in (client.get(hostile).text, client.get(article[1]).text, client.get("/articles").text):
        assert "&lt;script&gt;alert" in page
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "<b>O" not in page


def test_healthz_tells_whether_the_database_answers(
    client: TestClient, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert client.get("/healthz").json()["status"] == "ok"
    folder = tmp_path_factory.mktemp("bare")
    create_engine(f"sqlite:///{folder / 'parley.sqlite3'}").dispose()
    with client_of(folder) as without_tables:
        answer = without_tables.get("/healthz")
    assert answer.status_code == 503
    assert "parley migrate" in answer.json()["reason"]


def test_a_fault_of_ours_is_a_page_that_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    with client_of(tmp_path_factory.mktemp("broken")) as without_tables:
        page = without_tables.get("/")
        problem = without_tables.get("/api/v1/events")
    assert page.status_code == problem.status_code == 500
    assert "the terminal in which Parley runs" in page.text
    assert "OperationalError" not in page.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert problem.json()["title"] == "Something went wrong here"


def test_crawlers_are_kept_from_the_combinations_of_filters(client: TestClient) -> None:
    assert "Disallow: /?" in client.get("/robots.txt").text
    assert client.get("/favicon.ico").headers["Content-Type"] == "image/svg+xml"


@pytest.mark.parametrize("spelling", ["kiev", "Kyiv", "KIEV"])
def test_any_spelling_of_a_place_finds_it(client: TestClient, spelling: str) -> None:
    assert (
        client.get("/api/v1/events", params={"place": spelling}).json()
        == client.get("/api/v1/events?place=kyiv").json()
    )


def test_any_spelling_of_a_party_finds_it(client: TestClient) -> None:
    usual = client.get("/api/v1/events?actor=russia").json()
    assert usual["total"] > 0
    assert client.get("/api/v1/events?actor=russian-federation").json() == usual
