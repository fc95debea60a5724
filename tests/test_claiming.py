"""Whose word it is: claims and denials as articles tell them."""

import pytest

from app.domain.article import RawArticle
from app.domain.report import Report
from app.ingest import pipeline
from app.ingest.extracting import Extractor


def reports(extractor: Extractor, text: str, published: str | None = "2025-06-02") -> tuple[Report, ...]:
    raw = RawArticle("article.txt", text.encode(), published=published)
    return extractor(pipeline.prepare(raw, extractor.chronology))


@pytest.mark.parametrize(
    ("text", "claimed_by"),
    [
        ("Russia launched 472 drones at Ukraine overnight, Ukraine's air force said.", "Ukraine"),
        ("Moscow claimed that Ukraine struck a bridge in Bryansk.", "Russia"),
        ("According to local media, a drone hit a hospital in Kherson on Sunday.", "local media"),
        ("M23 rebels captured Goma on Monday, witnesses said.", "witnesses"),
        ("Russian missiles hit the port of Odesa on Sunday.", None),
        ("M23 rebels captured Goma on Monday. M23 took the city without a fight, witnesses said.", None),
    ],
)
def test_a_report_says_who_claims_it(extractor: Extractor, text: str, claimed_by: str | None) -> None:
    told = reports(extractor, text)
    assert [report.claimed_by for report in told] == [claimed_by]


def test_a_count_has_its_own_source(extractor: Extractor) -> None:
    text = "Russian missiles hit Odesa on Sunday. Seven people were killed, Kyiv said."
    (report,) = reports(extractor, text)
    assert [(count.value, count.unit, count.claimed_by) for count in report.quantities] == [(7, "killed", "Ukraine")]
    assert report.claimed_by is None


@pytest.mark.parametrize(
    ("text", "denied_by"),
    [
        ("Moscow said that Ukraine struck a bridge in Bryansk. Kyiv denied that.", ("Ukraine",)),
        ("Russian missiles hit a hospital in Kyiv on Sunday, which Moscow denies.", ("Russia",)),
        ("Russian missiles hit a hospital in Kyiv on Sunday.", ()),
    ],
)
def test_a_denial_stands_beside_the_claim(extractor: Extractor, text: str, denied_by: tuple[str, ...]) -> None:
    told = reports(extractor, text)
    assert [report.denied_by for report in told] == [denied_by]
