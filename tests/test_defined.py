"""Armed groups that a text defines itself, by a name and its initials."""

import pytest
from builders import actors
from telling import reports

from app.ingest.extracting import Extractor
from app.language.defined import groups, shortened
from app.language.names import Mention


def test_a_group_with_its_initials_is_found_by_both() -> None:
    text = "Fighters of the Patriotic Union for Renewal (PUR) left Birao. A PUR column went north."
    found = [(mention.text, mention.party) for mention in groups(text, ())]
    name = "Patriotic Union for Renewal"
    assert found == [(name, name), ("PUR", name), ("PUR", name)]


def test_a_known_group_goes_by_the_letters_that_the_text_gives_it() -> None:
    text = "The rebels of the Zamba Framework, the CSZ, left Birao. A CSZ column went north."
    known = Mention(18, 33, "Zamba Framework", "group", "Zamba", "Zamba")
    assert [(found.text, found.party) for found in shortened(text, [known])] == [("CSZ", "Zamba"), ("CSZ", "Zamba")]


@pytest.mark.parametrize(
    "text",
    [
        "The National Bank of Commerce (NBC) cut its rates.",  # fights nobody
        "The Malian Armed Forces (MAF) said that rebels had fled.",  # a state's
        "The Front for Renewal (XYZ) left Birao.",  # other letters
        "They left the rebel group Monday.",
        "A rebel group, Kinshasa said, had left Birao.",
        "In Birao, a rebel group set up a camp.",
    ],
)
def test_other_initials_are_no_group(text: str) -> None:
    assert not list(groups(text, ()))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The rebel group ZRF signed a truce.", "ZRF"),
        ("A rebel group known as the Zamba Front signed a truce.", "Zamba Front"),
        ("The main rebel group, the ZRF, signed a truce.", "ZRF"),
        ("The country's main rebel group, the Zamba Front, signed a truce.", "Zamba Front"),
        ("Fighters of the ZRF, a rebel group, left Birao.", "ZRF"),
        ("The ZRF, one of the armed groups, left Birao.", ""),
        ("Zamba Front, a small rebel movement, left Birao.", "Zamba Front"),
        ("Gunmen from the Zamba Liberation Army left Birao.", "Zamba Liberation Army"),
        ("Guerrillas of the Front left Birao.", ""),
        ("The Popular Army of Zamba (APZ) left Birao.", "Popular Army of Zamba"),
    ],
)
def test_a_group_that_the_text_brings_in_is_found(text: str, name: str) -> None:
    assert {mention.party for mention in groups(text, ())} == ({name} if name else set())


def test_a_group_that_no_list_knows_fights_by_its_initials(extractor: Extractor) -> None:
    text = (
        "Rebels of the Popular Front for Recovery (PFR) have fought Chad's army for a year. "
        "The PFR seized the town of Goz Beida in Chad on Monday."
    )
    casts = [report.actors for report in reports(extractor, text) if report.kind == "battle"]
    assert actors(initiator=["Popular Front for Recovery"], target=["Chad"]) in casts


@pytest.mark.parametrize(
    "part",
    ["Orla ", "Orla, a ", "the rebel group ", "rebel group, the Orla ", "A of B ", "ORLA, ", "a rebel ", "Orla (OR) "],
)
def test_a_text_of_one_word_over_and_over_is_read_in_its_time(part: str) -> None:
    assert len(list(groups(part * 10_000, ()))) <= len(part) * 10_000
