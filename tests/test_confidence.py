"""How far reports can be trusted: the signs, the chance made of them, the fit to a corpus and the table of it."""

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.report import Actor, Place, Report, Role, Status, Why
from app.domain.when import DateBasis, When
from app.evaluation.calibrating import Judged, as_toml, fit, is_right, judge, reliability
from app.ingest.confidence import BASE, SIGNS, confidence, fitted, signs
from app.store.forms import report_form

FULL = Report(
    kind="strike",
    status=Status.OCCURRED,
    when=When("2025-06-01", DateBasis.RELATIVE),
    actors=(Actor("Russia", Role.INITIATOR), Actor("Ukraine", Role.TARGET)),
    places=(Place("Odesa", 46.5, 30.7, "town", "Ukraine"),),
    why=(
        Why("date", "date.clause", "Sunday"),
        Why("actor", "actor.doer", "missiles", "Russia as initiator"),
        Why("actor", "actor.undergoer", "port", "Ukraine as target"),
    ),
)
EMPTY = replace(FULL, when=None, actors=(), places=(), why=())


def test_signs_are_read_from_the_report() -> None:
    held = {name for name, holds in signs(FULL).items() if holds}
    assert held == {
        "its sentence dates it",
        "both sides are told",
        "a town or site is told",
        "has happened",
        "an attack",
    }
    assert {name for name, holds in signs(EMPTY).items() if holds} == {
        "no date",
        "no place",
        "has happened",
        "an attack",
    }


def test_a_side_that_no_words_name_is_filled_in() -> None:
    filled = Why("actor", "actor.filled-in", reason="Ukraine as target")
    assert signs(replace(FULL, why=(*FULL.why[:2], filled)))["a side is filled in"]
    assert not signs(FULL)["a side is filled in"]


def test_confidence_is_the_chance_that_the_weights_give() -> None:
    weights = {BASE: -1.0, "both sides are told": 2.0}
    assert confidence(FULL, weights) == pytest.approx(1 / (1 + math.exp(-1.0)), abs=0.005)
    assert confidence(EMPTY, weights) == pytest.approx(1 / (1 + math.exp(1.0)), abs=0.005)


def test_the_kept_weights_name_every_sign_and_trust_what_is_told_in_full() -> None:
    assert set(fitted()) == {BASE, *SIGNS}
    assert 0 < confidence(EMPTY) < 0.5 < confidence(FULL) < 1


def judged(article: str, *, right: bool, report: Report = FULL) -> Judged:
    return Judged(article, report, right)


def test_a_fit_finds_the_sign_that_tells_right_from_wrong() -> None:
    seen = [judged(f"{n}.txt", right=True) for n in range(20)]
    seen += [judged(f"{n}.txt", right=False, report=EMPTY) for n in range(20)]
    weights = fit(seen)
    assert confidence(FULL, weights) > 0.8
    assert confidence(EMPTY, weights) < 0.2


def test_the_table_judges_each_article_by_the_others() -> None:
    seen = [judged(f"{n}.txt", right=n % 4 > 0) for n in range(40)]
    lines = list(reliability(seen))
    assert any("   40  0.7" in line and line.endswith("0.75") for line in lines)
    assert "0.188 if each had the mean, 0.75" in lines[-1]


def test_no_table_where_nothing_can_be_told_from_it() -> None:
    assert list(reliability([judged("a.txt", right=True), judged("b.txt", right=True)])) == []


GOLD = {
    "kind": "strike",
    "status": "occurred",
    "date": "2025-06-01",
    "actors": [{"name": "Russia", "role": "initiator"}, {"name": "Ukraine", "role": "target"}],
    "places": ["Odesa"],
    "people": [],
    "quantities": [],
    "evidence": ["Missiles hit Odesa"],
    "event": "odesa",
}


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, True),
        ({"date": "2025-06-02"}, False),
        ({"date": None}, False),
        ({"places": ["Kyiv"]}, False),
        ({"places": []}, True),
        ({"actors": GOLD["actors"][:1]}, False),
    ],
)
def test_right_means_what_the_scorer_means_by_the_whole_event(change: dict[str, object], *, right: bool) -> None:
    assert is_right(report_form(FULL, None), {**GOLD, **change}) is right


def test_reports_are_judged_by_the_gold_and_background_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Missiles hit Odesa. Shells fell on Sumy.")
    background = {**GOLD, "evidence": ["Shells fell on Sumy"], "weight": "optional"}
    gold = {"article": "a.txt", "published": None, "published_basis": "none", "reports": [GOLD, background]}
    (tmp_path / "a.gold.json").write_text(json.dumps(gold))
    forms = [report_form(FULL, None) | {"evidence": [{"text": text}]} for text in ("Missiles hit Odesa", "on Sumy")]
    forms.append(forms[0] | {"evidence": [{"text": "nothing of the kind"}]})
    found = judge(tmp_path, {"a.txt": [(FULL, form) for form in forms]})
    assert [each.right for each in found] == [True, False]


def test_the_weights_are_written_as_the_program_reads_them() -> None:
    import tomllib

    text = as_toml({BASE: -0.5, "no date": -1.25}, ["corpus"], [judged("a.txt", right=True)])
    assert tomllib.loads(text)["weights"] == {BASE: -0.5, "no date": -1.25}
