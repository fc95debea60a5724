"""What the words of a report say beside its values."""

import pytest

from app.domain.report import Evidence
from app.ingest import particulars


def evidence(*texts: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(0, len(text), text) for text in texts)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The second round of direct talks was held in Istanbul.", 2),
        ("A third, tense round of negotiations", 3),
        ("Round two of the talks", 2),
        ("the 4th round", 4),
        ("The first phase of the exchange", 1),
        ("The first meeting in three years", None),
        ("a second strike on Kyiv", None),
        ("After the first round in May came the second round.", None),
        ("Talks were held.", None),
    ],
)
def test_a_round_is_known_by_its_number_where_the_words_name_one(text: str, number: int | None) -> None:
    assert particulars.ordinal(evidence(text)) == number


def test_two_sentences_that_number_the_round_alike_are_one_number() -> None:
    assert particulars.ordinal(evidence("the second round began", "the second round ended")) == 2
    assert particulars.ordinal(evidence("the second round began", "the third round is to come")) is None


def test_operations_are_known_by_name_however_the_apostrophe_is_set() -> None:
    found = particulars.operations(
        evidence("Operation Spider’s Web hit bases.", "the operation", "Operation Badr began")
    )
    assert found == {"spider's web", "badr"}


def test_words_leave_out_the_short_and_the_common() -> None:
    assert particulars.words(evidence("They said that drones hit the airfield.")) == {"drones", "airfield"}
