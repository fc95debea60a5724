"""``parley explain --link``: why two events are one, or are not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import NOW, actors, article, empty_database, keep, report
from sqlalchemy import Engine

from app.errors import ParleyError
from app.explaining import explain_link
from app.store.former import retire
from app.store.session import reading, writing
from app.store.writing import remove_reports

BOTH = actors(participant=["Russia", "Ukraine"])


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = empty_database(tmp_path)
    yield made
    made.dispose()


def kept(engine: Engine, *days: str | None) -> list[str]:
    with writing(engine) as session:
        return [
            keep(session, article(f"{n}"), report("talks", day, parties=BOTH, places=["Istanbul"]))[0]
            for n, day in enumerate(days)
        ]


def lines(engine: Engine, one: str, other: str) -> str:
    with reading(engine) as session:
        return "\n".join(" ".join(line.split()) for line in explain_link(session, one, other))


def test_what_rules_out_is_said_beside_what_agrees(engine: Engine) -> None:
    said = lines(engine, *kept(engine, "2025-05-16", "2025-06-02"))
    assert "time rules out the dates differ (16 May 2025, 2 June 2025)" in said
    assert "parties +1.50 shared parties: Russia, Ukraine" in said
    assert "places +1.50 the same place: Istanbul" in said
    assert said.endswith("two events: what rules out outweighs all that agrees")


def test_what_could_be_one_says_by_how_much(engine: Engine) -> None:
    assert "alike enough to be one (4.50, 2.5 are enough)" in lines(engine, *kept(engine, "2025-06-02", "2025-06-02"))


def test_an_event_and_itself_say_why_its_reports_belong_together(engine: Engine) -> None:
    (one,) = kept(engine, "2025-06-02")
    said = lines(engine, one, one)
    assert "one event: Talks of Russia and Ukraine, told by 1 report" in said
    assert said.endswith("no known event fits")


def test_an_address_that_moved_is_followed_and_one_that_ended_says_why(engine: Engine) -> None:
    first, second, third = kept(engine, "2025-05-16", "2025-06-02", "2025-07-23")
    with writing(engine) as session:
        remove_reports(session, [2, 3])
        retire(session, second, NOW, merged_into=first, reason="the same")
        retire(session, third, NOW, merged_into=None, reason="nobody tells of it")
    assert f"{second} was merged into {first} on 2025-07-01: the same" in lines(engine, second, first)
    with pytest.raises(ParleyError, match="nobody tells of it"):
        lines(engine, first, third)
    with pytest.raises(ParleyError, match="no event has this id"):
        lines(engine, first, "zzzzzzz")
