"""The figures that the about page shows: how they are kept, and that they are those of this version."""

import datetime as dt

import pytest

from app import __version__
from app.domain import accuracy
from app.domain.accuracy import MEASURES, Accuracy, Trust

FOUND = Accuracy(
    corpus="dev",
    chronology=True,
    version="0.1",
    on=dt.date(2025, 7, 1),
    articles=3,
    reports=7,
    shares={"precision": 0.5, "recall": 0.25, "f1": 0.3333},
    trust=(Trust(0.2, 0.4, 3, 0.31, 0.3333), Trust(0.8, 1.0, 1, 0.9, 1.0)),
)


def of(corpus: str, *, chronology: bool, version: str = "0.1") -> Accuracy:
    return Accuracy(corpus, chronology, version, FOUND.on, 1, 1, {})


def test_what_is_kept_is_read_again() -> None:
    kept = (FOUND, of("dev", chronology=False))
    assert accuracy.read(accuracy.as_toml(kept)) == kept


def test_a_new_measurement_takes_the_place_of_the_one_before() -> None:
    known = (of("dev", chronology=True), of("dev", chronology=False), of("seeds", chronology=True))
    new = of("dev", chronology=False, version="0.2")
    assert accuracy.put(known, new) == (known[0], new, known[2])


def test_measurements_stand_by_corpus_with_the_chronology_first() -> None:
    found: tuple[Accuracy, ...] = ()
    for corpus, chronology in (("seeds", False), ("dev", False), ("seeds", True), ("dev", True)):
        found = accuracy.put(found, of(corpus, chronology=chronology))
    assert [each.key for each in found] == [("dev", False), ("dev", True), ("seeds", False), ("seeds", True)]
    assert [each.chronology for each in found] == [True, False, True, False]


def test_both_corpora_are_kept_as_measured_by_this_version() -> None:
    kept = accuracy.measured()
    assert [each.key for each in kept] == [("dev", False), ("dev", True), ("seeds", False), ("seeds", True)]
    assert {each.version for each in kept} == {__version__}
    assert all(set(each.shares) == set(MEASURES) for each in kept)


@pytest.mark.parametrize("kept", accuracy.measured(), ids=lambda kept: str(kept.key))
def test_shares_are_shares(kept: Accuracy) -> None:
    assert all(0 <= share <= 1 for share in kept.shares.values())
    assert sum(each.reports for each in kept.trust) > kept.reports / 2
