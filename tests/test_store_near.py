"""Which reports are found beside another, through the indexes alone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import actors, article, empty_database, keep, report
from sqlalchemy import Engine, event, func, select
from sqlalchemy.orm import Session

from app.domain.article import Article
from app.domain.event import SourcedReport
from app.domain.report import Quantity, Report
from app.store import near, values
from app.store.near import Particulars
from app.store.session import writing
from app.store.tables import ReportRow

WAR = actors(initiator=["Russia"], target=["Ukraine"])
MANY = [Quantity(40, "aircraft")]
NONE = Particulars()
FEW = [Quantity(4, "aircraft")]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = empty_database(tmp_path)
    yield made
    made.dispose()


def stored(session: Session, told: Report, source: Article, particulars: Particulars = NONE) -> SourcedReport:
    keep(session, source, told)
    number = session.scalar(select(func.max(ReportRow.id))) or 0
    ((sourced, _),) = values.reports(session, [number])
    near.put_keys(session, [(sourced, particulars)])
    return sourced


def finds(
    engine: Engine, known: Report, asked: Report, *, told: str | None = None, asked_on: str | None = None
) -> bool:
    with writing(engine) as session:
        there = stored(session, known, article("known.txt", published=told))
        here = stored(session, asked, article("asked.txt", published=asked_on))
        return near.near(session, [(here, NONE)])[here.id] == [there.id]


def strike(when: str | None, *places: str, **more: object) -> Report:
    return replace(report("strike", when, places=places), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "asked", "expected"),
    [
        pytest.param(strike("2025-06-06", actors=WAR), strike("2025-06-06", actors=WAR[1:]), True, id="a party"),
        pytest.param(strike("2025-06-06", "Kyiv"), strike("2025-06-06", "KYIV"), True, id="another spelling"),
        pytest.param(strike("2025-06-06", "Kyiv"), strike("2025-06-06", "Kharkiv"), False, id="nothing shared"),
        pytest.param(strike("2025-06-06", "Kyiv"), strike("2025-06-06"), False, id="nothing to share"),
        pytest.param(strike("2025-06-06", "Kyiv"), report("battle", "2025-06-06", places=["Kyiv"]), False, id="kinds"),
        pytest.param(strike("2025-06-06", "Kyiv"), strike("2025-06-09", "Kyiv"), True, id="three days later"),
        pytest.param(strike("2025-06-09", "Kyiv"), strike("2025-06-06", "Kyiv"), True, id="three days earlier"),
        pytest.param(
            report("battle", "2025-06-06", places=["Kyiv"]),
            report("battle", "2025-06-13", places=["Kyiv"]),
            True,
            id="a battle, a week later",
        ),
        pytest.param(strike("2025-06-01/2025-06-20", "Kyiv"), strike("2025-06-20", "Kyiv"), True, id="weeks, a day"),
        pytest.param(strike("2025-06-20", "Kyiv"), strike("2025-06-01/2025-06-20", "Kyiv"), True, id="a day, weeks"),
        pytest.param(strike("2025-06-06", "Kyiv"), strike("2025-08-06", "Kyiv"), False, id="two months later"),
        pytest.param(strike("2025-06", actors=WAR), strike("2025-06-30", actors=WAR), True, id="a month, a party"),
        pytest.param(strike("2025", "Kyiv"), strike("2025-12-01", "Kyiv"), True, id="a year, a town"),
        pytest.param(strike("2025-12-01", "Kyiv"), strike("2025", "Kyiv"), True, id="a town, a year"),
        pytest.param(strike("2025", actors=WAR), strike("2025-12-01", actors=WAR), False, id="a year, a party alone"),
        pytest.param(strike(None, "Kyiv"), strike("2025-06-06", "Kyiv"), True, id="an undated account, a town"),
        pytest.param(strike("2025-06-06", "Kyiv"), strike(None, "Kyiv"), True, id="a town, an undated account"),
        pytest.param(strike(None, actors=WAR), strike(None, actors=WAR), False, id="undated accounts, a party alone"),
        pytest.param(strike(None, quantities=MANY), strike(None, quantities=MANY), True, id="undated, a count"),
        pytest.param(strike(None, quantities=FEW), strike(None, quantities=FEW), False, id="undated, a small count"),
        pytest.param(strike("0001-01-02", "Kyiv"), strike("0001-01-01", "Kyiv"), True, id="the calendar's first day"),
        pytest.param(strike("9999-12-30", "Kyiv"), strike("9999-12-31", "Kyiv"), True, id="the calendar's last day"),
        pytest.param(strike("2025/..", "Kyiv"), strike("2025-06", "Kyiv"), True, id="a date without end"),
    ],
)
def test_reports_of_a_kind_are_found_by_what_they_share_and_when(
    engine: Engine, known: Report, asked: Report, *, expected: bool
) -> None:
    assert finds(engine, known, asked) == expected


@pytest.mark.parametrize(
    ("told", "asked_on", "expected"),
    [("2025-06-10", None, True), ("2025-07-21", None, True), ("2025-07-22", None, False)],
)
def test_an_undated_account_is_found_near_the_day_on_which_its_article_came_out(
    engine: Engine, told: str, asked_on: str | None, *, expected: bool
) -> None:
    undated, dated = strike(None, "Kyiv"), strike("2025-06-06", "Kyiv")
    assert finds(engine, undated, dated, told=told, asked_on=asked_on) == expected


def test_the_rounds_before_and_after_are_found_within_a_year(engine: Engine) -> None:
    talks = [
        report("talks", day, parties=actors(participant=["Russia", "Ukraine"]))
        for day in ("2025-01-01", "2025-05-16", "2025-07-23", "2027-01-01")
    ]
    with writing(engine) as session:
        numbers = [stored(session, told, article(f"{n}"), Particulars(ordinal=n)) for n, told in enumerate(talks, 1)]
        found = near.near(session, [(numbers[1], Particulars(ordinal=2))])[numbers[1].id]
    assert set(found) == {numbers[0].id, numbers[2].id}


def test_an_operation_is_found_by_its_name(engine: Engine) -> None:
    web = Particulars(operations=frozenset({"spider's web"}))
    with writing(engine) as session:
        one = stored(session, strike(None), article("1"), web)
        other = stored(session, strike("2025-06-01"), article("2"), web)
        assert near.near(session, [(other, web)])[other.id] == [one.id]


def test_what_shares_most_comes_first_then_what_is_nearest_in_time(engine: Engine) -> None:
    with writing(engine) as session:
        far, close, kin, here = (
            stored(session, told, article(f"{n}"))
            for n, told in enumerate(
                [
                    strike("2025-06-01", "Kyiv"),
                    strike("2025-06-05", "Kyiv"),
                    strike("2025-06-01", "Kyiv", actors=WAR),
                    strike("2025-06-06", "Kyiv", actors=WAR),
                ]
            )
        )
        assert near.near(session, [(here, Particulars())])[here.id] == [kin.id, close.id, far.id]


def test_what_an_older_version_kept_has_no_keys_so_far(engine: Engine) -> None:
    with writing(engine) as session:
        keep(session, article("old.txt"), strike("2025-06-06", "Kyiv"))
        new = stored(session, strike("2025-06-06", "Kyiv"), article("new.txt"))
        assert near.without_keys(session, [1, new.id]) == [1]


def test_a_search_walks_the_index_of_keys_alone(engine: Engine) -> None:
    plans: list[str] = []
    with writing(engine) as session:
        here = stored(session, strike("2025-06-06", "Kyiv", actors=WAR), article())

        @event.listens_for(engine, "before_cursor_execute")
        def explain(_conn: object, cursor: object, statement: str, parameters: object, *_rest: object) -> None:
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[attr-defined]
            plans.extend(row[3] for row in cursor.fetchall())  # type: ignore[attr-defined]

        near.near(session, [(here, Particulars(ordinal=2))])
        event.remove(engine, "before_cursor_execute", explain)
    walks = [step for step in plans if "report_key" in step]
    assert len(walks) == 2  # what has a day, and what has none
    assert all("USING COVERING INDEX ix_report_key_key_stage_day (key=? AND stage=?" in step for step in walks)
