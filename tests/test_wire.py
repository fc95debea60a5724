"""What agencies write every day is read right, whoever fights whom, where and when."""

import pytest
import wire
from telling import reports

from app.ingest.extracting import Extractor

TEXTS = 4  # of each pattern
PATTERNS = [
    *(("strike", pattern) for pattern in wire.STRIKES),
    *(("battle", pattern) for pattern in wire.BATTLES),
    *(("clash", pattern) for pattern in wire.CLASHES),
    *(("withdrawal", pattern) for pattern in wire.WITHDRAWALS),
    *(("talks", pattern) for pattern in wire.TALKS),
    *(("agreement", pattern) for pattern in (*wire.DEALS, *wire.TRUCES)),
    *(("swap", pattern) for pattern in wire.SWAPS),
]


@pytest.mark.parametrize(("kind", "pattern"), PATTERNS)
def test_a_sentence_of_an_agency_gives_its_event(extractor: Extractor, kind: str, pattern: str) -> None:
    for each in wire.wires(pattern, kind, TEXTS):
        (report,) = reports(extractor, each.text, wire.PUBLISHED)
        actors = {(actor.name, actor.role.value) for actor in report.actors}
        assert report.kind == each.kind, each.text
        assert each.first <= actors <= each.first | each.maybe, each.text
        assert report.when is not None
        assert report.when.edtf == each.date, each.text
        assert each.place is None or each.place in {place.name for place in report.places}, each.text
