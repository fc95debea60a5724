"""Armed groups that a text defines itself, by a name and its initials."""

import pytest
from builders import actors
from telling import reports

from app.ingest.extracting import Extractor
from app.language.defined import groups


def test_a_group_with_its_initials_is_found_by_both() -> None:
    text = "Fighters of the Patriotic Union for Renewal (PUR) left Birao. A PUR column went north."
    found = [(mention.text, mention.party) for mention in groups(text, ())]
    name = "Patriotic Union for Renewal"
    assert found == [(name, name), ("PUR", name), ("PUR", name)]


@pytest.mark.parametrize(
    "text",
    [
        "The National Bank of Commerce (NBC) cut its rates.",  # fights nobody
        "The Malian Armed Forces (MAF) said that rebels had fled.",  # a state's
        "Rebels of the Front for Renewal (XYZ) left Birao.",  # other letters
    ],
)
def test_other_initials_are_no_group(text: str) -> None:
    assert not list(groups(text, ()))


def test_a_group_that_no_list_knows_fights_by_its_initials(extractor: Extractor) -> None:
    text = (
        "Rebels of the Popular Front for Recovery (PFR) have fought Chad's army for a year. "
        "The PFR seized the town of Goz Beida in Chad on Monday."
    )
    casts = [report.actors for report in reports(extractor, text) if report.kind == "battle"]
    assert actors(initiator=["Popular Front for Recovery"], target=["Chad"]) in casts
