"""The pipeline: articles in, a timeline out, and what becomes of each article."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from builders import empty_database
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import IntegrityError

from app.domain.article import RawArticle
from app.domain.event import Event
from app.domain.filters import EventFilter
from app.errors import SetupError
from app.ingest import pipeline
from app.ingest.extracting import Extractor
from app.ingest.pipeline import Outcome
from app.ingest.reading import Reading, Skipped, Unreadable
from app.settings import Settings
from app.store import events
from app.store.session import reading
from app.store.tables import ArticleRow, EventRow, ReportRow


def raw(name: str, words: str) -> RawArticle:
    return RawArticle(name, words.encode(), charset="utf-8")


TALKS = raw("talks.txt", "Russia and Ukraine held talks in Istanbul on 2 June 2025.")
AGAIN = raw("again.txt", "On 2 June 2025 Ukrainian and Russian negotiators met in Istanbul for talks.")
STRIKE = raw("strike.txt", "Russian missiles struck the city of Kharkiv on 5 June 2025, killing four people.")
BOTH = raw("both.txt", f"{TALKS.data.decode()}\n\n{STRIKE.data.decode()}")
SPORT = raw("sport.txt", "The striker scored twice and the fans went home happy.")
EMPTY = raw("empty.txt", "   \n")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = empty_database(tmp_path)
    yield made
    made.dispose()


def ingest(readings: Sequence[Reading], extractor: Extractor, engine: Engine) -> list[Outcome]:
    return list(pipeline.ingest(readings, extractor, engine))


def timeline(engine: Engine) -> list[Event]:
    with reading(engine) as session:
        return list(events.every(session, EventFilter()))


def rows(engine: Engine) -> tuple[int, ...]:
    with reading(engine) as session:
        return tuple(
            session.scalar(select(func.count()).select_from(table)) or 0 for table in (ArticleRow, ReportRow, EventRow)
        )


def test_an_article_becomes_an_event(extractor: Extractor, engine: Engine) -> None:
    assert ingest([TALKS], extractor, engine) == [Outcome("talks.txt", "new", new=1)]
    (event,) = timeline(engine)
    assert event.facts.title == "Russia and Ukraine hold talks in Istanbul"
    assert event.facts.when is not None
    assert event.facts.when.edtf == "2025-06-02"
    assert [sourced.article.name for sourced in event.reports] == ["talks.txt"]


def test_an_article_that_is_read_twice_is_unchanged(extractor: Extractor, engine: Engine) -> None:
    ingest([TALKS], extractor, engine)
    before = timeline(engine)
    assert ingest([TALKS, TALKS], extractor, engine) == [Outcome("talks.txt", "unchanged")] * 2
    assert timeline(engine) == before


def test_two_articles_of_one_event_are_one_event_with_two_reports(extractor: Extractor, engine: Engine) -> None:
    assert [(each.new, each.joined) for each in ingest([TALKS, AGAIN], extractor, engine)] == [(1, 0), (0, 1)]
    (event,) = timeline(engine)
    assert [sourced.article.name for sourced in event.reports] == ["talks.txt", "again.txt"]


@pytest.mark.parametrize("order", [[TALKS, STRIKE, BOTH], [BOTH, STRIKE, TALKS], [STRIKE, BOTH, TALKS]])
def test_the_order_of_articles_makes_no_other_events(
    order: Sequence[RawArticle], extractor: Extractor, engine: Engine
) -> None:
    ingest(order, extractor, engine)
    assert [(event.facts.kind, len(event.reports)) for event in timeline(engine)] == [("talks", 2), ("strike", 2)]


def test_two_events_of_one_article_stay_two(extractor: Extractor, engine: Engine) -> None:
    assert ingest([BOTH], extractor, engine) == [Outcome("both.txt", "new", new=2)]
    assert [event.facts.kind for event in timeline(engine)] == ["talks", "strike"]


def test_an_article_of_no_event_is_kept_without_one(extractor: Extractor, engine: Engine) -> None:
    assert ingest([SPORT], extractor, engine) == [Outcome("sport.txt", "new")]
    assert rows(engine) == (1, 0, 0)


def test_what_fails_is_an_outcome_and_the_rest_goes_on(extractor: Extractor, engine: Engine) -> None:
    gone, readme = Unreadable("gone.txt", "no such file"), Skipped("README", "no article format")
    outcomes = ingest([gone, EMPTY, readme, TALKS], extractor, engine)
    assert [(each.name, each.result) for each in outcomes] == [
        ("gone.txt", "failed"),
        ("empty.txt", "failed"),
        ("README", "skipped"),
        ("talks.txt", "new"),
    ]
    assert [outcomes[0].reason, outcomes[2].reason, outcomes[3].reason] == ["no such file", "no article format", ""]
    assert outcomes[1].reason
    assert rows(engine) == (1, 1, 1)


def test_articles_are_taken_in_one_by_one(extractor: Extractor, engine: Engine) -> None:
    steps = pipeline.ingest([TALKS, STRIKE], extractor, engine)
    next(steps)
    assert rows(engine) == (1, 1, 1)
    next(steps)
    assert rows(engine) == (2, 2, 2)


def test_ids_are_the_same_in_every_run(extractor: Extractor, tmp_path: Path) -> None:
    found = []
    for folder in ("one", "two"):
        engine = empty_database(tmp_path / folder)
        ingest([TALKS, BOTH, AGAIN], extractor, engine)
        found.append([event.id for event in timeline(engine)])
        engine.dispose()
    assert found[0] == found[1]
    assert len(set(found[0])) == 2


def test_a_failure_while_storing_leaves_nothing_and_can_be_repeated(extractor: Extractor, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(
            text(
                "CREATE TRIGGER full_disk BEFORE INSERT ON report WHEN NEW.ordinal = 1"
                " BEGIN SELECT RAISE(ABORT, 'disk full'); END"
            )
        )
    with pytest.raises(IntegrityError, match="disk full"):
        ingest([BOTH], extractor, engine)
    assert rows(engine) == (0, 0, 0)
    with engine.begin() as connection:
        connection.execute(text("DROP TRIGGER full_disk"))
    assert ingest([BOTH], extractor, engine) == [Outcome("both.txt", "new", new=2)]


def test_every_report_of_the_timeline_quotes_its_article(extractor: Extractor, engine: Engine) -> None:
    ingest([BOTH, AGAIN], extractor, engine)
    texts = {each.name: pipeline.prepare(each).text for each in (BOTH, AGAIN)}
    quotes = [
        (texts[sourced.article.name][piece.start : piece.end], piece.text)
        for event in timeline(engine)
        for sourced in event.reports
        for piece in sourced.report.evidence
    ]
    assert quotes
    assert all(here == told for here, told in quotes)


def test_preparing_dates_the_article(extractor: Extractor) -> None:
    stated = replace(TALKS, published="3 June 2025")
    assert pipeline.prepare(stated, extractor.chronology).published.edtf == "2025-06-03"


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        (None, "cannot be read"),
        ("[[fact]", "not well formed"),
        ('[[fact]]\nname = "Talks"\nwhen = "soon"\nkind = "talks"', "not well formed"),
        ('[[fact]]\nname = "Talks"', "not well formed"),
    ],
)
def test_a_chronology_that_is_no_use_is_named(toml: str | None, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "chronology.toml"
    if toml is not None:
        file.write_text(toml, encoding="utf-8")
    with pytest.raises(SetupError, match=reason) as raised:
        pipeline.load_chronology(Settings(chronology=file))
    assert raised.value.subject == str(file)


def test_no_chronology_is_asked_for_by_none() -> None:
    assert pipeline.load_chronology(Settings(chronology=None)) is None
