"""Articles, asked for by name."""

from collections.abc import Iterator

import pytest
from builders import small_database
from sqlalchemy.orm import Session

from app.store import articles
from app.store.session import reading


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    engine = small_database(tmp_path_factory.mktemp("articles"))
    with reading(engine) as opened:
        yield opened
    engine.dispose()


def test_articles_come_last_read_first_a_page_at_a_time(session: Session) -> None:
    page = articles.articles(session, limit=3)
    names = [summary.article.name for summary in page.articles]
    while page.after:
        page = articles.articles(session, after=page.after, limit=3)
        names += [summary.article.name for summary in page.articles]
    assert names == [
        "=hostile.txt",
        "football.txt",
        "sudan.txt",
        "doha.txt",
        "crimea.txt",
        "kharkiv.txt",
        "istanbul.txt",
    ]


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


def test_what_is_no_cursor_is_refused(session: Session) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        articles.articles(session, after="x")
