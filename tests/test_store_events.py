"""Events, asked for by name."""

from collections.abc import Iterator

import pytest
from builders import actors, report, small_database, terms
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from app.domain.event import EventSummary
from app.domain.filters import EventFilter, Sort
from app.domain.when import When
from app.store import events
from app.store.session import reading

OLDEST = EventFilter(sort=Sort.OLDEST)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    made = small_database(tmp_path_factory.mktemp("events"))
    yield made
    made.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with reading(engine) as opened:
        yield opened


def dates(found: tuple[EventSummary, ...]) -> list[str | None]:
    return [summary.facts.when.edtf if summary.facts.when else None for summary in found]


def test_the_timeline_is_newest_first_unless_oldest_is_asked_for(session: Session) -> None:
    newest = dates(events.timeline(session, EventFilter()).events)
    assert newest == dates(events.timeline(session, OLDEST).events)[::-1]
    assert newest[:2] == ["2025-07-15", "2025-06-08~"]
    assert newest[5:8] == ["2025-06/..", "../2025-05-30", "2025-05"]
    assert newest[-1] == "1999-03-03"


def test_undated_events_are_in_their_own_bucket_and_in_no_period(session: Session) -> None:
    assert dates(events.undated(session, EventFilter())) == [None, None]
    assert [found.facts.kind for found in events.undated(session, EventFilter(actor=terms("russia")))] == ["swap"]
    assert events.undated(session, EventFilter(since=When("1900"))) == ()


@pytest.mark.parametrize("limit", [1, 5, 12, 13])
@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(EventFilter(), id="everything"),
        pytest.param(OLDEST, id="oldest first"),
        pytest.param(EventFilter(actor=terms("russia")), id="along one party"),
        pytest.param(EventFilter(actor=terms("russia", "hamas")), id="along two parties"),
        pytest.param(EventFilter(actor=terms("russia"), since=When("2025-05-31")), id="a period with wide dates"),
    ],
)
def test_pages_follow_one_another_without_gap_or_repetition(session: Session, wanted: EventFilter, limit: int) -> None:
    whole = events.timeline(session, wanted).events
    page = events.timeline(session, wanted, limit=limit)
    found = list(page.events)
    while page.after:
        page = events.timeline(session, wanted, after=page.after, limit=limit)
        found += page.events
    assert tuple(found) == whole
    assert len(whole) > 1


@pytest.mark.parametrize("cursor", ["x", "2025-06-02", "2025-13-01.abc", "'; DROP TABLE event", "\0"])
def test_what_is_no_cursor_is_refused_or_finds_a_page(session: Session, cursor: str) -> None:
    try:
        page = events.timeline(session, EventFilter(), after=cursor)
    except ValueError:
        return
    assert all(found.facts.when for found in page.events)


def test_a_summary_names_its_outlets_once_and_counts_its_reports(session: Session) -> None:
    (talks,) = events.timeline(session, EventFilter(place=terms("istanbul"))).events
    assert (talks.outlets, talks.reports) == (("The Courier", "Evening Post"), 2)


def test_an_event_has_its_reports_in_the_order_in_which_they_were_read(session: Session) -> None:
    (talks,) = events.timeline(session, EventFilter(place=terms("istanbul"))).events
    found = events.record(session, talks.id)
    assert found is not None
    assert found.path == talks.path
    assert [sourced.article.name for sourced in found.reports] == ["istanbul.txt", "kharkiv.txt"]


def test_no_event_has_an_unknown_id(session: Session) -> None:
    assert events.record(session, "nothing") is None
    assert not events.taken(session, "nothing")


def test_neighbours_are_those_of_the_filter(session: Session) -> None:
    wanted = EventFilter(kind=terms("strike"))
    strikes = events.timeline(session, OLDEST).events
    strikes = tuple(found for found in strikes if found.facts.kind == "strike")
    for earlier, middle, later in zip((None, *strikes), strikes, (*strikes[1:], None), strict=False):
        whole = events.record(session, middle.id)
        assert whole is not None
        assert events.neighbours(session, whole, wanted) == (earlier, later)


def test_an_undated_event_has_no_neighbours(session: Session) -> None:
    found = events.record(session, events.undated(session, EventFilter())[0].id)
    assert found is not None
    assert events.neighbours(session, found, EventFilter()) == (None, None)


def test_every_event_comes_once_by_first_day_and_id(session: Session) -> None:
    found = [
        (found.facts.when.first if found.facts.when else None, found.id) for found in events.every(session, OLDEST)
    ]
    placed = [(first, name) for first, name in found if first]
    assert len(set(found)) == 14
    assert found == sorted(placed) + sorted((key for key in found if not key[0]), key=lambda key: key[1])


KNOWN = report("strike", "2025-06-06", parties=actors(initiator=["Russia"], target=["Ukraine"]), places=["Kyiv"])


def test_a_filtered_page_is_one_walk_along_an_index(engine: Engine) -> None:
    plans: list[str] = []

    @event.listens_for(engine, "before_cursor_execute")
    def explain(_conn: object, cursor: object, statement: str, parameters: object, *_rest: object) -> None:
        if "ORDER BY" in statement and "LIMIT" in statement:
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[attr-defined]
            plans.extend(row[3] for row in cursor.fetchall())  # type: ignore[attr-defined]

    for wanted, index in (
        (EventFilter(), "ix_event_sort_day_id"),
        (EventFilter(kind=terms("strike")), "ix_event_kind_sort_day_id"),
        (EventFilter(status=terms("occurred")), "ix_event_status_sort_day_id"),
        (EventFilter(actor=terms("russia")), "ix_event_actor_slug_sort_day_event_id"),
        (EventFilter(person=terms("rustem-umerov")), "ix_event_person_slug_sort_day_event_id"),
        (EventFilter(place=terms("ukraine")), "ix_event_area_slug_sort_day_event_id"),
    ):
        plans.clear()
        with reading(engine) as session:
            events.timeline(session, wanted, after="2025-06-07.zzz")
        assert index in plans[0]
        assert not [step for step in plans if "USE TEMP B-TREE" in step]
    event.remove(engine, "before_cursor_execute", explain)
