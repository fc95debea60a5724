"""When a truce that is only agreed is to begin."""

import pytest
from telling import one

from app.domain.report import Status
from app.ingest.extracting import Extractor


@pytest.mark.parametrize(
    ("text", "status", "date"),
    [
        ("Armenia and Azerbaijan announced a truce that would take hold at midnight.", Status.AGREED, "2025-06-05"),
        ("India and Pakistan agreed on Tuesday to a ceasefire from Friday.", Status.AGREED, "2025-06-06"),
        ("Chad and Sudan agreed on Tuesday to stop fighting within 72 hours.", Status.AGREED, "2025-06-06"),
        ("Chad and Sudan agreed to a ceasefire starting on Saturday.", Status.AGREED, "2025-06-07"),
        ("Chad and Sudan agreed on Monday to a ceasefire.", Status.OCCURRED, "2025-06-02"),
        ("Chad and Sudan agreed on Tuesday to a ceasefire until Saturday.", Status.OCCURRED, "2025-06-03"),
        ("Chad and Sudan signed a ceasefire on Tuesday in N'Djamena.", Status.OCCURRED, "2025-06-03"),
    ],
)
def test_a_truce_that_is_yet_to_begin_is_agreed(extractor: Extractor, text: str, status: Status, date: str) -> None:
    report = one(extractor, "agreement", text)
    assert (report.status, report.when and report.when.edtf) == (status, date)
