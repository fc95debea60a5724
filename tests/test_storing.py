"""Storing: one article a transaction, ids that follow from the articles alone, nothing half done."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from builders import NOW, actors, article, empty_database, evidence, facts, fill, joined, keep, report, small_database
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import IntegrityError

from app import __version__
from app.domain.filters import EventFilter
from app.domain.report import Actor, Person, Quantity, Role, Status, Why
from app.domain.when import DateBasis
from app.ingest.storing import event_id, seed_of
from app.store import articles, events
from app.store.forms import report_form
from app.store.session import reading, writing
from app.store.tables import ArticleRow, EventRow, ReportRow

TEXT = "Delegations met in Istanbul. A swap was agreed."


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = empty_database(tmp_path)
    yield made
    made.dispose()


def counts(engine: Engine) -> tuple[int, ...]:
    with reading(engine) as session:
        return tuple(
            session.scalar(select(func.count()).select_from(table)) or 0 for table in (ArticleRow, ReportRow, EventRow)
        )


def interrupted(engine: Engine) -> None:
    """Store the small database, and fail before the end."""
    with suppress(KeyboardInterrupt), writing(engine) as session:
        fill(session)
        raise KeyboardInterrupt


def test_a_report_comes_back_as_it_was_stored(engine: Engine) -> None:
    told = report(
        "talks",
        "2025-06-02~",
        parties=actors(participant=["Russia", "Ukraine"], host=["Turkey"]),
        people=[Person("Rustem Umerov", "Ukraine"), Person("Nobody's Man")],
        places=["Istanbul", "A hut"],
        quantities=[Quantity(1.5, "hours", "~", "Turkey"), Quantity(20, "drones")],
        quotes=evidence(TEXT, "Delegations met in Istanbul.", "A swap was agreed."),
        status=Status.ONGOING,
        basis=DateBasis.RELATIVE,
        claimed_by="Turkey",
        confidence=0.25,
    )
    with writing(engine) as session:
        (name,) = keep(session, article(text=TEXT, outlet="Post", published="2025-06-03"), told)
    with reading(engine) as session:
        event = events.record(session, name)
    assert event is not None
    assert event.facts == facts(told)
    assert [sourced.report for sourced in event.reports] == [told]
    assert event.reports[0].article.published.edtf == "2025-06-03"


def test_the_rules_behind_a_report_are_kept_with_it(engine: Engine) -> None:
    why = (Why("date", "weekday", "on Monday", "the Monday before"),)
    with writing(engine) as session:
        (name,) = keep(session, article(), replace(report(), why=why))
    with reading(engine) as session:
        event = events.record(session, name)
    assert event is not None
    assert event.reports[0].report.why == why


def test_an_article_without_reports_is_kept_with_the_version_that_read_it(engine: Engine) -> None:
    with writing(engine) as session:
        keep(session, article())
    with reading(engine) as session:
        assert session.scalars(select(ArticleRow)).one().extractor == __version__


def test_a_joining_report_changes_the_event_and_keeps_its_id_and_birthday(engine: Engine) -> None:
    first = report("strike", "2025-06-06", parties=actors(target=["Ukraine"]), quantities=[Quantity(400, "drones")])
    second = report(
        "strike",
        "2025-06-06",
        parties=actors(initiator=["Russia"]),
        places=["Kyiv"],
        quantities=[Quantity(407, "drones")],
    )
    with writing(engine) as session:
        (name,) = keep(session, article("one.txt"), first)
    with writing(engine) as session:
        keep(session, article("two.txt"), (second, name))
    with reading(engine) as session:
        event = events.record(session, name)
        row = session.scalars(select(EventRow)).one()
    assert event is not None
    assert event.facts == joined(facts(first), second)
    assert [sourced.report for sourced in event.reports] == [first, second]
    assert (row.report_count, row.created_at) == (2, NOW)


def test_two_spellings_of_a_party_are_one_party(engine: Engine) -> None:
    told = report(parties=actors(participant=["al-Shabaab", "Al Shabaab", "Somalia"]))
    with writing(engine) as session:
        (name,) = keep(session, article(), told)
    with reading(engine) as session:
        event = events.record(session, name)
    assert event is not None
    assert [actor.name for actor in event.facts.actors] == ["al-Shabaab", "Somalia"]
    assert event.reports[0].report == told


def test_a_report_spells_places_and_groups_as_its_article_does_and_the_event_as_usual(engine: Engine) -> None:
    usual = report("strike", parties=(Actor("al-Shabaab", Role.INITIATOR),), places=["Kyiv"])
    told = replace(
        usual,
        actors=(replace(usual.actors[0], said="Harakat al-Shabaab"),),
        places=(replace(usual.places[0], said="Kiev"),),
    )
    with writing(engine) as session:
        (name,) = keep(session, article(), told)
    with reading(engine) as session:
        event = events.record(session, name)
    assert event is not None
    assert [(actor.name, actor.said) for actor in event.facts.actors] == [("al-Shabaab", None)]
    assert [(place.name, place.said) for place in event.facts.places] == [("Kyiv", None)]
    form = report_form(event.reports[0].report, name)
    assert form["actors"] == [{"name": "Harakat al-Shabaab", "role": "initiator"}]
    assert form["places"] == ["Kiev"]


def test_the_words_of_every_report_find_the_event(engine: Engine) -> None:
    with writing(engine) as session:
        (name,) = keep(session, article("one.txt", TEXT), report(quotes=evidence(TEXT, "Delegations met")))
    with writing(engine) as session:
        keep(session, article("two.txt", TEXT), (report(quotes=evidence(TEXT, "A swap was agreed.")), name))
    with reading(engine) as session:
        for words in ("delegation", "swaps agreed", "DELEGATIONS swap"):
            assert [event.id for event in events.timeline(session, EventFilter(q=words)).events] == [name]


def test_the_same_article_is_not_kept_twice(engine: Engine) -> None:
    with writing(engine) as session:
        keep(session, article(), report())
    with reading(engine) as session:
        assert articles.known(session, article().digest) == 1
        assert articles.known(session, "another") is None
    with pytest.raises(IntegrityError), writing(engine) as session:
        keep(session, article(), report())
    assert counts(engine) == (1, 1, 1)


def test_a_failure_in_the_middle_leaves_nothing_behind(engine: Engine) -> None:
    interrupted(engine)
    assert counts(engine) == (0, 0, 0)


def test_a_kill_in_the_middle_leaves_nothing_behind(engine: Engine) -> None:
    script = f"""
        import sys
        sys.path.insert(0, {str(Path(__file__).parent)!r})
        from builders import article, keep, report
        from app.settings import Settings
        from app.store.session import connect, writing
        with writing(connect(Settings(database_url={str(engine.url)!r}))) as session:
            keep(session, article(), report())
            print("stored", flush=True)
            sys.stdin.read()
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"stored\n"
        os.kill(process.pid, signal.SIGKILL)
    assert counts(engine) == (0, 0, 0)
    with writing(engine) as session:
        keep(session, article(), report())
    assert counts(engine) == (1, 1, 1)


def test_many_writers_at_once_all_succeed(engine: Engine) -> None:
    def write(number: int) -> None:
        with writing(engine) as session:
            assert articles.known(session, "none") is None  # reads before it writes, as ingest does
            keep(session, article(f"{number}.txt"), report(parties=actors(participant=["Russia", f"Party {number}"])))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, range(12)))
    assert counts(engine) == (12, 12, 12)


def test_a_reader_sees_one_state_while_a_writer_writes(engine: Engine) -> None:
    with reading(engine) as reader:
        assert reader.scalar(select(func.count()).select_from(ArticleRow)) == 0
        with writing(engine) as session:
            keep(session, article())
        assert reader.scalar(select(func.count()).select_from(ArticleRow)) == 0
    assert counts(engine)[0] == 1


def test_the_same_articles_in_the_same_order_give_the_same_ids(tmp_path: Path) -> None:
    found = []
    for folder in ("one", "two"):
        engine = small_database(tmp_path / folder)
        with reading(engine) as session:
            found.append([event.id for event in events.every(session, EventFilter())])
        engine.dispose()
    assert found[0] == found[1]
    assert len(set(found[0])) == 14


def test_articles_read_after_an_interruption_get_the_ids_of_an_uninterrupted_run(tmp_path: Path) -> None:
    whole, broken = small_database(tmp_path / "whole"), empty_database(tmp_path / "broken")
    interrupted(broken)
    with writing(broken) as session:
        fill(session)
    ids = []
    for engine in (whole, broken):
        with reading(engine) as session:
            ids.append([event.id for event in events.every(session, EventFilter())])
        engine.dispose()
    assert ids[0] == ids[1]


@given(st.text(max_size=20), st.integers(0, 30))
def test_an_id_is_seven_unmistakable_characters_and_never_one_that_is_taken(digest: str, collisions: int) -> None:
    taken: list[str] = []
    for _ in range(collisions + 1):
        name = event_id(seed_of(digest, report()), taken.__contains__)
        assert len(name) == 7
        assert set(name) <= set("0123456789abcdefghjkmnpqrstvwxyz")
        assert name not in taken
        taken.append(name)
