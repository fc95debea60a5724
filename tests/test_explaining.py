"""Explaining: every value's rule is printed, and a text without events says so."""

import pytest

from app.domain.article import Article, RawArticle
from app.domain.report import Report
from app.explaining import explain
from app.ingest.extracting import Extractor
from app.ingest.pipeline import prepare

SWAP = (
    "Rustem Umerov met Vladimir Medinsky in Istanbul on Monday. The sides agreed to swap 1,000 prisoners.\n\n"
    "Russian drones struck Kharkiv overnight, killing four people. It rained."
)
NOTHING = "Blue skies, green fields. The striker scored twice."


def article(extractor: Extractor, words: str, published: str | None = None) -> Article:
    raw = RawArticle("text", words.encode(), charset="utf-8", published=published)
    return prepare(raw, extractor.chronology)


@pytest.fixture(scope="module")
def reports(extractor: Extractor) -> tuple[Report, ...]:
    found = extractor(article(extractor, SWAP, "2025-06-03"))
    assert len(found) > 1
    return found


@pytest.fixture(scope="module")
def said(extractor: Extractor) -> list[str]:
    return list(explain(article(extractor, SWAP, "2025-06-03"), extractor))


def test_the_rule_behind_every_value_is_printed(reports: tuple[Report, ...], said: list[str]) -> None:
    for why in (why for report in reports for why in report.why):
        words, reason = f" on «{why.words}»" if why.words else "", f": {why.reason}" if why.reason else ""
        assert f"    because     {why.field}: rule {why.rule}{words}{reason}" in said


def test_every_value_of_a_report_has_a_rule(reports: tuple[Report, ...]) -> None:
    for report in reports:
        told = {"actor": report.actors, "person": report.people, "place": report.places}
        fields = {why.field for why in report.why}
        assert {"kind", "status", "date", *(field for field, values in told.items() if values)} <= fields


def test_every_report_is_printed_with_its_values_and_evidence(reports: tuple[Report, ...], said: list[str]) -> None:
    assert sum(line.startswith("report ") for line in said) == len(reports)
    printed = "\n".join(said)
    for report in reports:
        names = [*(actor.name for actor in report.actors), *(place.name for place in report.places)]
        assert all(name in printed for name in names)
        assert all(f"    evidence    {piece.start}–{piece.end} «" in printed for piece in report.evidence)


def test_every_sentence_is_printed_once_and_in_order(said: list[str]) -> None:
    sentences = [line for line in said if line.startswith("[")]
    assert [line.partition("] ")[0] for line in sentences] == [f"[{n}" for n in range(len(sentences))]
    assert sentences[-1].endswith("It rained.")


@pytest.mark.parametrize(
    "line",
    [
        "published: 2025-06-03 (stated",
        "states named, most first:",
        "    time     «Monday» DATE 2025-06-02 → 2025-06-02 (relative, counted from published 2025-06-03; rule ",
        "    name     «Rustem Umerov» person Rustem Umerov → Ukraine",
        "    trigger  «swap» swap (rule ",
        "    quantities  1000 prisoners",
    ],
)
def test_what_was_seen_is_printed(line: str, said: list[str]) -> None:
    assert any(each.startswith(line) for each in said)


def test_a_text_without_events_says_so(extractor: Extractor) -> None:
    said = list(explain(article(extractor, NOTHING), extractor))
    assert said[0].startswith("published: not known (none")
    assert said[said.index("[0] Blue skies, green fields.") + 1] == "    not parsed: no word of a trigger in it"
    assert said[-1] == "no report: nothing in this text tells of an event"


def test_a_line_is_one_line(said: list[str]) -> None:
    assert all("\n" not in line for line in said)


def test_a_side_that_is_filled_in_and_the_signs_of_confidence_are_said(extractor: Extractor) -> None:
    lines = list(explain(article(extractor, "Ukraine struck a bridge in Bryansk on Monday.", "2025-06-04"), extractor))
    assert "    because     actor: rule actor.filled-in: Russia as target" in lines
    (line,) = (line for line in lines if line.startswith("    confidence  "))
    assert "a side is filled in (" in line
    assert "no date" not in line
