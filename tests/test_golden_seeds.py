"""The seed articles: what a careful reader finds in them, Parley finds too."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain import accuracy
from app.domain.article import Article, RawArticle
from app.domain.report import Report
from app.evaluation.figures import shares
from app.evaluation.score import score
from app.ingest import reading
from app.ingest.extracting import Extractor
from app.ingest.pipeline import prepare
from app.store.forms import article_form, report_form

LEAST_FOUND = 14  # of the 18 core reports
LEAST_PRECISION = 0.7


@pytest.fixture(scope="module")
def extracted(extractor: Extractor, seeds: Path) -> list[tuple[Article, list[Report]]]:
    return [(article, list(extractor(article))) for article in articles(extractor, seeds)]


def articles(extractor: Extractor, folder: Path) -> Iterator[Article]:
    for raw in reading.read([str(folder)]):
        if isinstance(raw, RawArticle):
            yield prepare(raw, extractor.chronology)


@pytest.fixture(scope="module")
def figures(
    extracted: list[tuple[Article, list[Report]]], seeds: Path, tmp_path_factory: pytest.TempPathFactory
) -> Any:
    lines = [
        json.dumps(article_form(article.name, article.published, [report_form(report, None) for report in reports]))
        for article, reports in extracted
    ]
    predictions = tmp_path_factory.mktemp("golden") / "seeds.jsonl"
    predictions.write_text("\n".join(lines), encoding="utf-8")
    return score(seeds, predictions)


def test_the_five_articles_are_read(extracted: list[tuple[Article, list[Report]]]) -> None:
    assert len(extracted) == 5


def test_most_of_the_core_reports_are_found(figures: dict[str, Any]) -> None:
    assert figures["detection"]["tp"] + figures["detection"]["fn"] == 18
    assert figures["detection"]["tp"] >= LEAST_FOUND


def test_few_reports_are_made_up(figures: dict[str, Any]) -> None:
    assert figures["detection"]["precision"] >= LEAST_PRECISION


def test_the_about_page_tells_the_figures_as_they_are(figures: dict[str, Any]) -> None:
    kept = next(each for each in accuracy.measured() if each.key == ("seeds", False))
    assert kept.shares == pytest.approx(shares(figures), abs=0.005), "`parley evaluate tests/corpus/seeds --write`"


def test_every_piece_of_evidence_stands_in_the_article(extracted: list[tuple[Article, list[Report]]]) -> None:
    for article, reports in extracted:
        for report in reports:
            assert report.evidence
            assert all(piece.text == article.text[piece.start : piece.end] for piece in report.evidence)


def test_the_same_text_gives_the_same_reports(
    extractor: Extractor, extracted: list[tuple[Article, list[Report]]]
) -> None:
    article, reports = min(extracted, key=lambda each: len(each[0].text))
    assert list(extractor(article)) == reports
