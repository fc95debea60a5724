"""A ratchet: what has been reached on the development corpus is not lost again."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from app.domain import accuracy
from app.domain.accuracy import Accuracy
from app.domain.article import Article, RawArticle
from app.domain.report import Report
from app.evaluation import figures as kept_figures
from app.evaluation.calibrating import judge, trust
from app.evaluation.score import score
from app.ingest import reading
from app.ingest.extracting import Extractor
from app.ingest.pipeline import prepare
from app.settings import ROOT
from app.store.forms import article_form, report_form

# What was measured, less a hundredth. These only ever go up: whoever does better raises them.
BARS = {
    "detection": 0.917,
    "date_exact": 0.92,
    "date_exact_of_all_core": 0.798,
    "actors": 0.949,
    "roles": 0.966,
    "status": 0.978,
    "status_macro": 0.922,
    "places": 0.875,
    "people": 0.8,
    "quantities": 0.844,
    "published": 0.99,
    "whole_event": 0.719,
}

DEV = ROOT / "tests" / "corpus" / "dev"
WITHOUT_EVENTS = [
    name
    for name, gold in ((path.name, json.loads(path.read_text(encoding="utf-8"))) for path in sorted(DEV.glob("*.json")))
    if not gold["reports"]
]

Extracted = dict[str, tuple[Article, tuple[Report, ...]]]


@pytest.fixture(scope="module")
def extracted(extractor: Extractor) -> Extracted:
    return {article.name: (article, extractor(article)) for article in articles(extractor)}


def articles(extractor: Extractor) -> Iterator[Article]:
    for raw in reading.read([str(DEV)]):
        if isinstance(raw, RawArticle):
            yield prepare(raw, extractor.chronology)


@pytest.fixture(scope="module")
def figures(extracted: Extracted, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    lines = [
        json.dumps(article_form(article.name, article.published, [report_form(report, None) for report in reports]))
        for article, reports in extracted.values()
    ]
    predictions = tmp_path_factory.mktemp("ratchet") / "dev.jsonl"
    predictions.write_text("\n".join(lines), encoding="utf-8")
    found: dict[str, Any] = score(DEV, predictions)
    return found


def test_every_article_is_read(figures: dict[str, Any]) -> None:
    assert (figures["articles"], figures["articles_without_prediction"]) == (30, 0)


@pytest.mark.parametrize("name", BARS)
def test_what_was_reached_is_kept(figures: dict[str, Any], name: str) -> None:
    figure = figures[name]
    assert (figure["f1"] if isinstance(figure, dict) else figure) >= BARS[name]


@pytest.fixture(scope="module")
def kept() -> Accuracy:
    """What the about page says of this corpus."""
    return next(each for each in accuracy.measured() if each.key == ("dev", False))


def test_the_about_page_tells_the_figures_as_they_are(figures: dict[str, Any], kept: Accuracy) -> None:
    again = (
        "they have changed: `parley evaluate tests/corpus/dev --write`, the same with --no-chronology, and for seeds"
    )
    assert (kept.articles, kept.reports) == (figures["articles"], kept_figures.core(figures))
    assert kept.shares == pytest.approx(kept_figures.shares(figures), abs=0.005), again


def test_the_about_page_tells_what_confidence_is_worth(extracted: Extracted, kept: Accuracy) -> None:
    judged = judge(
        DEV, {name: [(told, report_form(told, None)) for told in reports] for name, (_, reports) in extracted.items()}
    )
    now = trust(judged)
    assert [(each.low, each.high, each.reports) for each in kept.trust] == [(t.low, t.high, t.reports) for t in now]
    assert [each.said for each in kept.trust] == pytest.approx([each.said for each in now], abs=0.005)
    assert [each.right for each in kept.trust] == pytest.approx([each.right for each in now], abs=0.005)


def test_no_date_is_made_up_where_none_is_told(figures: dict[str, Any]) -> None:
    assert figures["date_invented"] == 0


@pytest.mark.parametrize("gold", WITHOUT_EVENTS)
def test_an_article_without_events_gives_no_report(extracted: Extracted, gold: str) -> None:
    _, reports = extracted[json.loads((DEV / gold).read_text(encoding="utf-8"))["article"]]
    assert not reports


def test_four_articles_are_without_events() -> None:
    assert len(WITHOUT_EVENTS) == 4


def test_every_piece_of_evidence_stands_in_its_article(extracted: Extracted) -> None:
    for article, reports in extracted.values():
        for report in reports:
            assert report.evidence
            assert all(piece.text == article.text[piece.start : piece.end] for piece in report.evidence)
