"""The drawing of lanes, and the page."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from pathlib import Path

import builders
import pytest
from builders import BOTH, article, facts, keep, report
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from web import client_of, small_client, text_of

from app.domain.event import EventSummary
from app.domain.filters import EventFilter
from app.domain.report import Status
from app.domain.when import When
from app.store.histogram import Bar
from app.store.session import writing
from app.web import filters
from app.web.lane_axis import axis, moved
from app.web.lane_marks import MOST_ROWS, ROW, Axis, height, marks, packed
from app.web.lane_views import LaneMark

JUNE = Axis(When("2025-06").first.toordinal(), When("2025-07").first.toordinal())  # type: ignore[union-attr]


def event(when: str, number: int = 0, status: Status = Status.OCCURRED) -> EventSummary:
    return EventSummary(
        f"{number:04}", facts(report("talks", when, parties=BOTH, status=status), "Talks in Istanbul"), 1
    )


def mark(when: str) -> LaneMark:
    (drawn,) = marks([event(when)], JUNE, "?kind=talks")
    return drawn


@pytest.mark.parametrize(
    ("when", "form", "about", "before", "beyond"),
    [
        ("2025-06-10", "point", False, False, False),
        ("2025-06-10~", "point", True, False, False),
        ("2025-06-10/2025-06-20", "range", False, False, False),
        ("2025-05-30/2025-06-20~", "range", True, True, False),
        ("2025-06", "loose", False, False, False),
        ("2025", "loose", False, True, True),
        ("2025-06-20/..", "range", False, False, True),
        ("../2025-06-20", "range", False, True, False),
    ],
)
def test_a_mark_is_as_exact_as_its_date(when: str, form: str, *, about: bool, before: bool, beyond: bool) -> None:
    drawn = mark(when)
    assert (drawn.form, drawn.about, drawn.before, drawn.beyond) == (form, about, before, beyond)
    assert (drawn.x == 0) is (before or when == "2025-06")
    assert (drawn.x + drawn.width == pytest.approx(100)) is (beyond or when == "2025-06")


def test_a_sign_stands_on_its_day_at_the_beginning_of_a_range_and_amid_what_is_known_no_closer() -> None:
    day = 100 / 30
    assert 9 * day < mark("2025-06-10").at < 10 * day
    assert 9 * day < mark("2025-06-10/2025-06-20").at < 10 * day
    assert mark("2025-06").at == 50
    assert mark("2025-06-11~/2025-06-20~").at == 50


def test_a_mark_says_what_when_and_how_far_it_has_come_and_keeps_the_filter() -> None:
    (drawn,) = marks([event("2025-06-10/2025-06-12", status=Status.PLANNED)], JUNE, "?kind=talks")
    assert (drawn.said, drawn.state) == ("Talks in Istanbul, 10–12 June 2025 (planned)", "coming")
    assert drawn.url.endswith("?kind=talks")


def test_what_does_not_reach_into_the_axis_is_no_mark() -> None:
    assert marks([event("2025-05-31"), event("2025-07-01")], JUNE, "") == ()


def test_events_of_one_day_stand_in_rows_and_those_without_room_are_left_out() -> None:
    drawn = marks([event("2025-06-10", n) for n in range(MOST_ROWS + 2)], JUNE, "")
    placed = packed(drawn)
    assert [each.y for each in placed] == [row * ROW for row in range(MOST_ROWS)]
    assert [each.url for each in placed] == [each.url for each in drawn[:MOST_ROWS]], "the same ones each time"
    assert height(placed) == MOST_ROWS * ROW
    assert height(()) == ROW


def test_titles_are_written_where_there_is_room_for_them() -> None:
    apart = packed(marks([event("2025-06-01"), event("2025-06-15", 1)], JUNE, ""))
    assert [(each.y, each.label) for each in apart] == [(0, "Talks in Istanbul")] * 2
    close = packed(marks([event("2025-06-01"), event("2025-06-03", 1)], JUNE, ""))
    assert [(each.y, each.label) for each in close] == [(0, "Talks in Istanbul"), (ROW, "Talks in Istanbul")]
    assert packed(marks([event("2025-06-30")], JUNE, ""))[0].label == "", "at the edge"


DATES = st.one_of(
    st.integers(1, 30).map(lambda day: f"2025-06-{day:02}"),
    st.integers(1, 30).map(lambda day: f"2025-06-{day:02}~"),
    st.tuples(st.integers(1, 30), st.integers(0, 29)).map(
        lambda days: f"2025-06-{days[0]:02}/2025-06-{min(30, sum(days)):02}"
    ),
    st.sampled_from(["2025-06", "2025", "2025-06-20/..", "../2025-06-05"]),
)


@given(st.lists(DATES, max_size=40))
def test_no_mark_covers_another(dates: list[str]) -> None:
    placed = packed(marks([event(when, n) for n, when in enumerate(dates)], JUNE, ""))
    for row in range(MOST_ROWS):
        inside = sorted((each for each in placed if each.y == row * ROW), key=lambda each: each.at)
        for one, other in pairwise(inside):
            assert one.at + 2.8 <= other.at + 0.002
            assert one.room <= other.at - one.at
            if one.form != "point" and not one.narrow:
                assert one.x + one.width <= other.at + 0.002
    assert len(placed) == len(dates) or len({each.y for each in placed}) == MOST_ROWS


def bars(*periods: str) -> list[Bar]:
    days = [(When(text).first, When(text).last) for text in periods]
    return [
        Bar(first, last, str(When(text)), ())
        for (first, last), text in zip(days, periods, strict=True)
        if first and last
    ]


@pytest.mark.parametrize(
    ("periods", "fine", "coarse"),
    [
        ([f"2025-06-{day:02}" for day in range(1, 31)], ["1", "8", "15", "22", "29"], ["June 2025"]),
        ([f"2025-{month:02}" for month in range(11, 13)] + ["2026-01"], ["Nov", "Dec", "Jan"], ["2025", "2026"]),
        (["1998", "1999", "2000", "2001"], ["1998", "1999", "2000", "2001"], ["1990s", "2000s"]),
        (["1990/1999", "2000/2009"], ["1990", "2000"], ["1900s", "2000s"]),
        (["1900/1999", "2000/2099"], ["1900", "2000"], []),
    ],
)  # fmt: skip
def test_the_axis_names_its_stretches_and_what_they_lie_in(
    periods: list[str], fine: list[str], coarse: list[str]
) -> None:
    drawn = axis(bars(*periods), EventFilter(), filters.url)
    assert [tick.text for tick in drawn.fine] == fine
    assert [tick.said for tick in drawn.coarse] == coarse
    assert sum(tick.width for tick in drawn.coarse) == pytest.approx(100 if coarse else 0, abs=0.01)


def test_a_tick_zooms_into_its_stretch_and_that_which_is_shown_leads_nowhere() -> None:
    asked = EventFilter(since=When("2025-06"), until=When("2025-06"))
    drawn = axis(bars("2025-06-01", "2025-06-02"), asked, filters.url)
    assert [tick.url for tick in drawn.fine] == ["/?from=2025-06-01&to=2025-06-01", "/?from=2025-06-02&to=2025-06-02"]
    assert [tick.url for tick in drawn.coarse] == [""]
    assert axis(bars("0001", "0002"), EventFilter(), filters.url).coarse[0].url == "/?from=0001&to=0009"


@pytest.mark.parametrize(
    ("since", "until", "earlier", "later"),
    [
        ("2025", "2025", "from=2024&to=2024", "from=2026&to=2026"),
        ("2024", "2025", "from=2022&to=2023", "from=2026&to=2027"),
        ("2025-01", "2025-01", "from=2024-12&to=2024-12", "from=2025-02&to=2025-02"),
        ("2025-04", "2025-06", "from=2025-01&to=2025-03", "from=2025-07&to=2025-09"),
        ("2025-06-02", "2025-06-02", "from=2025-06-01&to=2025-06-01", "from=2025-06-03&to=2025-06-03"),
        ("2025-06", "2025-06-10", "from=2025-05-22&to=2025-05-31", "from=2025-06-11&to=2025-06-20"),
    ],
)
def test_a_period_moves_by_its_length(since: str, until: str, earlier: str, later: str) -> None:
    asked = EventFilter(since=When(since), until=When(until))
    found = [link.url for link in (moved(asked, -1, filters.url), moved(asked, 1, filters.url)) if link]
    assert found == [f"/?{earlier}", f"/?{later}"]


@pytest.mark.parametrize(("since", "until"), [(None, "2025"), ("2025", None), ("../2025", "2026"), ("0001", "0001")])
def test_without_a_length_or_a_calendar_there_is_nowhere_to_move(since: str | None, until: str | None) -> None:
    first, last = (When(end) if end else None for end in (since, until))
    assert moved(EventFilter(since=first, until=last), -1, filters.url) is None


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with small_client(tmp_path_factory.mktemp("lanes")) as client:
        yield client


def page(client: TestClient, query: str = "") -> str:
    answer = client.get(f"/lanes{query}")
    assert answer.status_code == 200
    return answer.text


def lane_names(html: str) -> list[str]:
    return [text_of(name) for name in re.findall(r'<span class="name[^>]*>(.*?)</span>\n', html, re.DOTALL)]


def table(html: str) -> list[list[str]]:
    figures = html.split('<details id="figures">')[1]
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", figures)]


def test_parties_have_lanes_with_their_events(client: TestClient) -> None:
    html = page(client)
    assert lane_names(html)[:4] == ["Russia", "Ukraine", "Hamas", "Israel"]
    assert 'href="/actors/russia"' in html
    assert 'href="/?actor=russia"' in html
    assert "not drawn are 2 of no known date" in text_of(html)
    assert "so that one can appear in several" in html
    assert re.search(r'<a class="mark talks happened range" href="/events/\w+/[^"]*" tabindex="-1"><title>', html)


def test_lanes_are_made_by_place_kind_and_person(client: TestClient) -> None:
    assert lane_names(page(client, "?by=kind")) == ["Talks", "Strike", "Swap", "Battle", "Withdrawal", "Agreement"]
    assert lane_names(page(client, "?by=place"))[0] == "Ukraine"
    assert lane_names(page(client, "?by=person&from=2025")) == ["Rustem Umerov", "Vladimir Medinsky"]


def test_the_filter_is_said_kept_and_taken_off(client: TestClient) -> None:
    html = page(client, "?by=kind&actor=ukraine&from=2025-06&to=2025-06")
    assert "<h1>5 events involving Ukraine in June 2025</h1>" in html
    links = {unescape(link) for link in re.findall(r'href="(/[^"]*)"', html)}
    assert {
        "/lanes?by=kind&from=2025-06&to=2025-06",
        "/lanes?actor=ukraine&from=2025-06&to=2025-06",
        "/lanes?by=kind&actor=ukraine",
        "/lanes?by=kind&actor=ukraine&from=2025&to=2025",
        "/lanes?by=kind&actor=ukraine&from=2025-05&to=2025-05",
        "/lanes?by=kind&actor=ukraine&from=2025-07&to=2025-07",
        "/lanes?by=kind&actor=ukraine&from=2025-06-08&to=2025-06-08",
        "/?actor=ukraine&from=2025-06&to=2025-06",
        "/?kind=strike&actor=ukraine&from=2025-06&to=2025-06",
    } <= links
    assert '<input type="hidden" name="by" value="kind">' in html


def test_what_is_planned_about_or_open_looks_so(client: TestClient) -> None:
    html = page(client, "?by=kind&from=2025")
    assert 'class="mark agreement coming point"' in html
    assert 'class="mark swap happened point rough"' in html
    assert "Battle of Russia and Ukraine, since June 2025</title>" in html
    assert html.count('class="tip"') == 2, "of the fighting since June and of the withdrawal until May"


def test_the_table_has_the_same_by_period_and_lane(client: TestClient) -> None:
    rows = table(page(client, "?by=kind&actor=ukraine&from=2025&to=2025"))
    assert [text_of(cell) for cell in rows[0]] == ["Month", "Talks", "Strike", "Swap", "Battle", "Agreement"]
    assert [[text_of(cell) for cell in row] for row in rows[1:]] == [
        ["May 2025", "–", "1", "–", "–", "–"],
        ["June 2025", "1", "2", "1", "1", "–"],
        ["July 2025", "–", "–", "–", "–", "1"],
    ]
    assert 'href="/?kind=strike&amp;actor=ukraine&amp;from=2025-06&amp;to=2025-06"' in rows[2][2]


def test_many_events_are_bars_on_one_scale(tmp_path: Path) -> None:
    engine = builders.empty_database(tmp_path)
    told = [report("strike", f"2025-06-{n % 20 + 1:02}", parties=BOTH) for n in range(60)]
    few = [report("talks", "2025-06-05", parties=builders.actors(participant=["Turkey"]))]
    with writing(engine) as session:
        keep(session, article("many.txt"), *told, *few)
    engine.dispose()
    with client_of(tmp_path) as client:
        html = page(client)
    assert html.count('<a class="bar"') == 40, "twenty days of two lanes"
    assert html.count('<a class="mark') == 1
    assert "Bars have up to 3 events a day" in text_of(html)
    assert 'href="/lanes?from=2025-06-04&amp;to=2025-06-04" tabindex="-1"><title>Russia, 4 June 2025: 3 strikes' in html


def test_more_lanes_are_offered_as_far_as_there_are_any(client: TestClient) -> None:
    assert len(lane_names(page(client, "?lanes=2"))) == 2
    assert 'id="more" href="/lanes"' in page(client, "?lanes=2")
    assert 'id="more"' not in page(client, "?lanes=60")
    assert "by=place&amp;lanes=24" in page(client, "?by=place&lanes=24")


@pytest.mark.parametrize("query", ["by=colour", "lanes=0", "lanes=61", "lanes=many", "lanes=٣", "from=soon"])
def test_what_cannot_be_meant_is_explained(client: TestClient, query: str) -> None:
    answer = client.get(f"/lanes?{query}")
    assert answer.status_code == 422
    assert "The same without" in answer.text


def test_fields_typed_into_the_text_lead_to_the_address_that_says_them(client: TestClient) -> None:
    answer = client.get("/lanes?by=kind&q=actor:Ukraine", follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/lanes?by=kind&actor=ukraine")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?actor=atlantis", "No event fits all of this."),
        ("?kind=agreement&actor=sudan", "None of these events has a known date."),
        ("?by=person&kind=withdrawal", "None of these events has a known person."),
        ("?kind=talks&from=2020&to=2020", "No event fits all of this."),
    ],
)
def test_a_page_without_lanes_says_why(client: TestClient, query: str, said: str) -> None:
    assert said in text_of(page(client, query))


def test_a_hostile_name_is_text(client: TestClient) -> None:
    assert "&lt;b&gt;O’Neill&lt;/b&gt;" in page(client, "?from=1999&to=1999")
