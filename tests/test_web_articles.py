"""``/articles`` and ``/articles/{id}``."""

import re
from collections.abc import Iterator

import builders
import pytest
from builders import article, evidence, keep, report
from starlette.testclient import TestClient
from web import client_of, small_client, text_of

from app.domain.report import Status
from app.store.session import writing

TWICE = "The sides agreed a truce and to swap prisoners. It holds. The truce began on 2 June 2025."


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with small_client(tmp_path_factory.mktemp("articles")) as client:
        yield client


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Sixty articles, each of an outlet of its own, the last with six events; and one that tells of an event twice."""
    folder = tmp_path_factory.mktemp("many")
    engine = builders.empty_database(folder)
    with writing(engine) as session:
        for n in range(59):
            keep(session, article(f"{n}", title=f"Article {n}", outlet=f"Outlet {n}", published=f"20{n:02}"))
        six = [report("strike", f"2025-06-0{n}", quotes=evidence("Bombs fell.", "Bombs fell.")) for n in range(1, 7)]
        keep(session, article("six", "Bombs fell.", title="Six nights"), *six)
        truce = report("agreement", "2025-06-02", quotes=evidence(TWICE, "agreed a truce", "The truce began on 2 June"))
        swap = report("swap", None, status=Status.AGREED, quotes=evidence(TWICE, "a truce and to swap prisoners"))
        keep(session, article("twice", TWICE, title="Twice told"), truce, swap)
    engine.dispose()
    with client_of(folder) as client:
        yield client


def page_of(client: TestClient, heading: str) -> str:
    """The page of the article with this heading."""
    (url,) = re.findall(rf'<h2 class="title"><a href="([^"]*)">{heading}', client.get("/articles").text)
    return client.get(url).text


def headings(page: str) -> list[str]:
    return re.findall(r'<h2 class="title"><a href="[^"]*">([^<]*)', page)


def test_the_articles_are_listed_with_outlet_dates_and_what_they_told(client: TestClient) -> None:
    page = text_of(client.get("/articles").text)
    assert "Published 6 June 2025 as the article says A day in Istanbul The Courier · read 1 July 2025" in page
    assert "Talks: Talks of Russia and Ukraine and Turkey 2 June 2025" in page
    assert "Swap: Swap of Russia and Ukraine Agreed" in page
    assert "Transfer news read 1 July 2025 No event found" in page


def test_an_event_in_the_list_is_a_link_to_its_page(client: TestClient) -> None:
    (url,) = re.findall(r'href="([^"]*)">Withdrawal of Russia', client.get("/articles").text)
    assert client.get(url, follow_redirects=False).status_code == 200


def test_of_many_events_the_list_shows_some_and_says_how_many_more(many: TestClient) -> None:
    page = many.get("/articles").text
    (six,) = re.findall(r"Six nights</a>.*?</li>\s*</ul>", page, re.DOTALL)
    assert six.count("Strike: ") == 4
    assert "2 more events of “Six nights”" in text_of(six)
    assert re.search(r'href="/articles/60#told"', six)


def test_the_list_goes_on_by_key_and_back_to_its_start(many: TestClient) -> None:
    first = many.get("/articles?sort=published").text
    assert headings(first) == [f"Article {n}" for n in range(58, 8, -1)]
    (more,) = re.findall(r'href="([^"]*)" rel="next"', first)
    assert more == "/articles?sort=published&amp;after=2009.10"
    second = many.get(more.replace("&amp;", "&")).text
    assert headings(second) == [*(f"Article {n}" for n in range(8, -1, -1)), "Twice told", "Six nights"]
    assert 'rel="next"' not in second
    assert '<a href="/articles?sort=published">Back to the start' in second


def test_an_outlet_narrows_the_list_and_is_marked(client: TestClient) -> None:
    page = client.get("/articles?outlet=the-courier&sort=published").text
    assert headings(page) == ["A day in Istanbul", "El Fasher"]
    assert "2 of 7 articles: those of The Courier" in page
    assert '<a href="/articles?outlet=the-courier&amp;sort=published" aria-current="true">The Courier' in page
    assert '<a href="/articles?sort=published">All <span' in page
    assert '<input type="hidden" name="outlet" value="the-courier">' in page


def test_an_outlet_named_otherwise_is_found_by_its_slug(client: TestClient) -> None:
    assert headings(client.get("/articles", params={"outlet": "The Courier"}).text) == [
        "El Fasher",
        "A day in Istanbul",
    ]


def test_the_most_frequent_outlets_stand_before_the_others(many: TestClient) -> None:
    shown, _, hidden = many.get("/articles").text.partition("<details>")
    assert "52 more outlets" in text_of(hidden)
    assert shown.count('<li><a href="/articles?outlet=') == 7
    assert "<details open>" in many.get("/articles?outlet=outlet-9").text


def test_words_narrow_the_list(client: TestClient) -> None:
    page = client.get("/articles", params={"q": "  istanbul "}).text
    assert headings(page) == ["A day in Istanbul"]
    assert "Articles with “istanbul” in title or outlet" in page
    assert 'value="istanbul"' in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"q": "nonsense"}, "No title or outlet has “nonsense” in it."),
        ({"q": "<b>", "outlet": "the-courier"}, "No title or outlet of these has “&lt;b&gt;” in it."),
        ({"outlet": "nowhere"}, "No article here is of an outlet “nowhere”."),
        ({"after": "1"}, "The list ends before this page."),
    ],
)
def test_an_empty_list_says_why_and_leads_out(client: TestClient, asked: dict[str, str], said: str) -> None:
    page = client.get("/articles", params=asked).text
    assert said in page
    assert '<a href="/articles">All articles</a>' in page


def test_an_empty_database_says_how_to_fill_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("empty")
    builders.empty_database(folder).dispose()
    with client_of(folder) as client:
        page = client.get("/articles").text
    assert "parley ingest seeds" in page
    assert 'class="seek"' not in page


@pytest.mark.parametrize(("name", "value"), [("sort", "length"), ("after", "x"), ("after", "9" * 30)])
def test_what_cannot_be_asked_is_explained(client: TestClient, name: str, value: str) -> None:
    answer = client.get("/articles", params={name: value})
    assert answer.status_code == 422
    assert f"“{value}” cannot be meant by “{name}”" in answer.text


def test_an_article_says_where_it_is_from_and_when_it_was_read(client: TestClient) -> None:
    said = text_of(page_of(client, "A day in Istanbul"))
    assert "The Courier · 6 June 2025 (as the article says) · read 1 July 2025 · Original" in said
    assert "3 events told of here" in said


def test_an_article_lists_its_events_in_its_own_order(client: TestClient) -> None:
    told = page_of(client, "A day in Istanbul").split('class="told"')[1]
    assert re.findall(r'<p class="title"><a href="[^"]*">(\w+)', told) == ["Talks", "Swap", "Strike"]


def test_a_marked_sentence_has_its_event_as_a_card(client: TestClient) -> None:
    (card,) = re.findall(
        r"Russia struck Kyiv with 407 drones\.</mark>(.*?)</p>", page_of(client, "A day in Istanbul"), re.DOTALL
    )
    assert text_of(card) == (
        "3 3 Strike Strike of Russia and Ukraine When 6 June 2025 Where Kyiv "
        "Who Russia (initiator), Ukraine (target) Close"
    )


def test_an_event_without_a_date_has_a_card_that_says_so(client: TestClient) -> None:
    assert "Agreed Swap of Russia and Ukraine When date not known Who" in text_of(page_of(client, "A day in Istanbul"))


def test_where_sentences_overlap_all_their_events_are_shown(many: TestClient) -> None:
    pieces = re.findall(
        r'<span class="cite \w+" data-events="([\d ]+)"[^>]*><mark[^>]*>(.*?)</mark>', page_of(many, "Twice told")
    )
    assert pieces == [
        ("1", "agreed "),
        ("1 2", "a truce"),
        ("2", " and to swap prisoners"),
        ("1", "The truce began on 2 June"),
    ]


def test_an_article_of_no_event_says_so_and_what_was_looked_for(client: TestClient) -> None:
    said = text_of(page_of(client, "Transfer news"))
    assert "No event was found in this article" in said
    assert "Its text was searched for these, and none was found: Talks Negotiations, rounds of talks" in said
    assert "Agreement Ceasefires, truces" in said
