"""Which report of an article, read again, stands in for which of those read before."""

from builders import actors, evidence, report

from app.ingest.succeeding import successors

TEXT = "Delegations met in Istanbul on Monday. Later the delegations met in Ankara. Drones hit Kyiv overnight."
ISTANBUL = report(quotes=evidence(TEXT, "Delegations met in Istanbul on Monday."), places=["Istanbul"])
ANKARA = report(quotes=evidence(TEXT, "Later the delegations met in Ankara."), places=["Ankara"])
KYIV = report("strike", quotes=evidence(TEXT, "Drones hit Kyiv overnight."), places=["Kyiv"])


def test_the_same_reports_in_another_order_are_found_again() -> None:
    assert successors([ISTANBUL, ANKARA, KYIV], [KYIV, ISTANBUL, ANKARA]) == {0: 2, 1: 0, 2: 1}


def test_a_report_is_found_again_in_other_words_and_with_other_values() -> None:
    text = "Both delegations met in Istanbul on Monday, officials said."
    again = report(
        when="2025-06-03", quotes=evidence(text, text), places=["Istanbul"], parties=actors(participant=["Russia"])
    )
    assert successors([KYIV, ANKARA, ISTANBUL], [again]) == {0: 2}


def test_another_kind_or_other_words_are_another_report() -> None:
    moved = report("battle", quotes=evidence(TEXT, "Drones hit Kyiv overnight."), places=["Kyiv"])
    new = report(when="2024", quotes=evidence("A summit took place.", "A summit took place."), places=["Doha"])
    assert successors([ISTANBUL, ANKARA, KYIV], [moved, new]) == {}


def test_each_report_has_one_successor_at_most() -> None:
    assert successors([ISTANBUL], [ISTANBUL, ISTANBUL]) == {0: 0}
