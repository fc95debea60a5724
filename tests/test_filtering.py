"""An EventFilter's meaning in SQL: named situations on the small database."""

from collections.abc import Iterator

import pytest
from builders import small_database, terms
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.domain.filters import EventFilter
from app.domain.when import When
from app.store import events
from app.store.index import FacetIndex
from app.store.session import reading


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    engine = small_database(tmp_path_factory.mktemp("filtering"))
    with reading(engine) as opened:
        yield opened
    engine.dispose()


def found(session: Session, wanted: EventFilter) -> list[str]:
    """Kind and date of the events found, oldest first."""
    return [
        f"{event.facts.kind} {event.facts.when.edtf if event.facts.when else '-'}"
        for event in events.every(session, wanted)
    ]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param(
            EventFilter(kind=terms("swap", "withdrawal")),
            ["swap 2025-06-08~", "swap -", "withdrawal ../2025-05-30"],
            id="values of one field mean or",
        ),
        pytest.param(
            EventFilter(kind=terms("talks"), place=terms("istanbul")), ["talks 2025-06-02"], id="fields mean and"
        ),
        pytest.param(
            EventFilter(place=terms("kharkiv"), kind=terms("-strike")),
            ["battle 2025-06/.."],
            id="an excluded value takes away",
        ),
        pytest.param(
            EventFilter(actor=terms("israel", "-qatar")), ["strike 2023"], id="an excluded party takes its events away"
        ),
        pytest.param(
            EventFilter(actor=terms("ukraine"), role=terms("initiator")),
            ["strike 2025-05", "battle 2025-06/.."],
            id="a role is that of the party asked for",
        ),
        pytest.param(
            EventFilter(role=terms("mediator")), ["talks 2024-01-15/2024-01-18"], id="a role alone is anyone's"
        ),
        pytest.param(
            EventFilter(actor=terms("russia"), role=terms("-initiator"), kind=terms("strike")),
            ["strike 2025-05"],
            id="an excluded role takes away where the party has it",
        ),
        pytest.param(
            EventFilter(actor=terms("qatar"), role=terms("host", "mediator")),
            ["talks 2024-01-15/2024-01-18"],
            id="a party in two roles counts once",
        ),
        pytest.param(
            EventFilter(actor=terms("turkey"), counterpart=terms("russia")),
            ["talks 2025-06-02"],
            id="a counterpart is another party of the event",
        ),
        pytest.param(
            EventFilter(actor=terms("russia"), counterpart=terms("russia")), [], id="nobody is one's own counterpart"
        ),
        pytest.param(
            EventFilter(actor=terms("russia", "turkey"), counterpart=terms("russia", "turkey")),
            ["talks 2025-06-02"],
            id="two lists of the same parties mean pairs of them",
        ),
        pytest.param(
            EventFilter(person=terms("RUSTEM UMEROV")), ["talks 2025-06-02"], id="any spelling finds its thing"
        ),
        pytest.param(EventFilter(place=terms("KAEDI")), ["strike 1999-03-03"], id="accents do not matter"),
        pytest.param(
            EventFilter(outlet=terms("gulf-daily")), ["strike 2023", "talks 2024-01-15/2024-01-18"], id="an outlet"
        ),
        pytest.param(
            EventFilter(outlet=terms("evening-post", "-the-courier")),
            ["battle 2025-06/..", "strike 2025-06-07", "swap 2025-06-08~"],
            id="an event told by an excluded outlet as well is taken away",
        ),
        pytest.param(
            EventFilter(status=terms("planned", "cancelled")), ["agreement 2025-07-15", "agreement -"], id="a status"
        ),
        pytest.param(EventFilter(actor=terms("atlantis")), [], id="an unknown party has no events"),
        pytest.param(EventFilter(q="drones kyiv"), ["strike 2025-06-06"], id="all the words, wherever they stand"),
        pytest.param(EventFilter(q='"kyiv drones"'), [], id="the words of a phrase stand side by side"),
        pytest.param(EventFilter(q='"struck KYIV with"'), ["strike 2025-06-06"], id="a phrase"),
        pytest.param(EventFilter(q="prisoners -500"), ["swap -"], id="a word asked away takes away those that have it"),
        pytest.param(EventFilter(q='kyiv -talks -"with 407 drones"'), [], id="any of the words asked away is enough"),
        pytest.param(
            EventFilter(q="-russia -israel -agreement"),
            ["strike 1999-03-03", "battle 2024-05~"],
            id="words that are only asked away leave all other events",
        ),
        pytest.param(
            EventFilter(q='-ukraine -"El Fasher"', actor=terms("russia")),
            ["withdrawal ../2025-05-30"],
            id="words asked away beside a party",
        ),
        pytest.param(EventFilter(q="kyiv - -—"), ["strike 2025-06-06"], id="what has no letters asks for nothing"),
        pytest.param(
            EventFilter(since=When("2024"), until=When("2024")),
            ["talks 2024-01-15/2024-01-18", "battle 2024-05~", "withdrawal ../2025-05-30"],
            id="a date open at its start reaches back for ever",
        ),
        pytest.param(
            EventFilter(since=When("2025-06-07")),
            ["battle 2025-06/..", "strike 2025-06-07", "swap 2025-06-08~", "agreement 2025-07-15"],
            id="a date open at its end lasts",
        ),
        pytest.param(
            EventFilter(since=When("2023-12-31"), until=When("2024-01-15"), kind=terms("-withdrawal")),
            ["strike 2023", "talks 2024-01-15/2024-01-18"],
            id="a period touches whatever shares a day with it",
        ),
        pytest.param(EventFilter(until=When("2000"), actor=terms("=1+1")), ["strike 1999-03-03"], id="a hostile name"),
    ],
)
def test_a_filter_finds_what_it_says(session: Session, wanted: EventFilter, expected: list[str]) -> None:
    assert found(session, wanted) == expected


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "AND",
        "NOT kyiv",
        "kyiv*",
        "title:kyiv",
        "NEAR(a b)",
        "(",
        "a\0b",
        "^kyiv",
        "-",
        "—",
        "' OR 1=1 --",
        "{}",
        "+",
        'a"b',
        '"" OR kyiv',
        '" OR "',
        '-"',
        "-AND -OR -NOT",
        "-(kyiv",
        '-"kyiv" NOT "',
        "-*",
        "-—",
        "— -kyiv",
        "{title}: kyiv",
        '"kyiv" + "drones"',
        "a" * 200,
        "-a " * 66,
    ],
)
def test_no_word_is_an_operator(session: Session, words: str) -> None:
    assert len(found(session, EventFilter(q=words))) <= 14


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.text('kyiv -"*():', max_size=30))
def test_any_text_can_be_searched_for_and_is_counted_alike(session: Session, words: str) -> None:
    wanted = EventFilter(q=words)
    assert len(found(session, wanted)) == FacetIndex().overview(session, wanted).total
