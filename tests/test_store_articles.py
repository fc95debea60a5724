"""Articles, asked for by name."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import NOW, article, empty_database, keep, small_database
from sqlalchemy.orm import Session

from app.store import articles
from app.store.articles import Order
from app.store.session import reading, writing


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    engine = small_database(tmp_path_factory.mktemp("articles"))
    with reading(engine) as opened:
        yield opened
    engine.dispose()


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Articles of one day, of a month, of no day, read in no order of theirs."""
    engine = empty_database(tmp_path_factory.mktemp("dated"))
    days = {"b": "2025-06-02", "nothing": None, "a": "2025-06-02", "month": "2025-06", "old": "2023", "unknown": None}
    with writing(engine) as session:
        for name, day in days.items():
            keep(session, article(name, published=day, title=f"About 100% of {name}"))
    with reading(engine) as opened:
        yield opened
    engine.dispose()


def names(session: Session, limit: int = 100, **asked: Any) -> list[str]:
    """The names of the articles, gathered a page at a time."""
    page = articles.articles(session, limit=limit, **asked)
    found = [summary.article.name for summary in page.articles]
    while page.after:
        page = articles.articles(session, limit=limit, after=page.after, **asked)
        found += [summary.article.name for summary in page.articles]
    return found


def test_articles_come_last_read_first_a_page_at_a_time(session: Session) -> None:
    assert names(session, limit=3) == [
        "=hostile.txt",
        "football.txt",
        "sudan.txt",
        "doha.txt",
        "crimea.txt",
        "kharkiv.txt",
        "istanbul.txt",
    ]


@pytest.mark.parametrize("limit", range(1, 8))
def test_articles_come_last_published_first_and_undated_last_whatever_the_page_holds(
    dated: Session, limit: int
) -> None:
    assert names(dated, limit, order=Order.PUBLISHED) == ["a", "b", "month", "old", "unknown", "nothing"]


@pytest.mark.parametrize("order", Order)
def test_articles_of_an_outlet_are_its_own(session: Session, order: Order) -> None:
    assert set(names(session, 1, order=order, outlet="the-courier")) == {"istanbul.txt", "sudan.txt"}
    assert names(session, order=order, outlet="nowhere") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("after the", ["kharkiv.txt"]),
        ("COURIER", ["sudan.txt", "istanbul.txt"]),
        ("northern heights", ["crimea.txt"]),  # it has no title, so its first words are its heading
        ("swap deal", []),  # words of a text whose heading is another
        ("%", []),
        ("_", []),
    ],
)
def test_words_are_looked_for_in_headings_and_outlets(session: Session, words: str, found: list[str]) -> None:
    assert names(session, words=words) == found


def test_signs_that_sql_knows_are_only_themselves(dated: Session) -> None:
    assert len(names(dated, words="100%")) == 6
    assert names(dated, words="1%0") == []


def test_outlets_are_counted_the_nameless_last(session: Session) -> None:
    assert [(each.slug, each.name, each.articles) for each in articles.outlets(session)] == [
        ("the-courier", "The Courier", 2),
        ("outlet", '@"Outlet"', 1),
        ("evening-post", "Evening Post", 1),
        ("gulf-daily", "Gulf Daily", 1),
        ("", "", 2),
    ]


def test_an_article_says_when_it_was_read(session: Session) -> None:
    (first, *_) = articles.articles(session).articles
    found = articles.article(session, first.article.id)
    assert found is not None
    assert first.read_at == found.read_at == NOW


def test_no_article_no_outlet(tmp_path: Path) -> None:
    engine = empty_database(tmp_path)
    with reading(engine) as nothing:
        assert articles.outlets(nothing) == ()
        assert names(nothing, order=Order.PUBLISHED) == []
    engine.dispose()


def test_an_article_in_the_list_counts_its_reports_and_names_their_events(session: Session) -> None:
    found = {summary.article.name: summary for summary in articles.articles(session).articles}
    kharkiv = found["kharkiv.txt"]
    assert (kharkiv.reports, len(kharkiv.events)) == (5, 5)
    assert kharkiv.events[0].reports == 2
    assert (found["football.txt"].reports, found["football.txt"].events) == (0, ())


def test_evidence_stands_in_the_text_at_its_offsets(session: Session) -> None:
    for summary in articles.articles(session).articles:
        found = articles.article(session, summary.article.id)
        assert found is not None
        assert found.ref == summary.article
        for told in found.reports:
            for piece in told.sourced.report.evidence:
                assert found.text[piece.start : piece.end] == piece.text
            assert told.event.path.startswith(f"/events/{told.event.id}/")


def test_no_article_has_an_unknown_number(session: Session) -> None:
    assert articles.article(session, 999) is None


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("cursor", ["x", ".", "2025-06-02.x", "9" * 30, "2025.-1"])
def test_what_is_no_cursor_is_refused(session: Session, order: Order, cursor: str) -> None:
    with pytest.raises(ValueError, match=r"invalid literal|^9+$|^-1$"):
        articles.articles(session, order=order, after=cursor)
