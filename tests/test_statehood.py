"""Whose acts a state's are: of the state that it was part of then, of its government that has a name of its own."""

import datetime as dt

import pytest
from builders import actors
from telling import reports

from app.domain.report import Actor
from app.ingest.extracting import Extractor
from app.language.names import KnownNames
from app.language.statehood import put_down

OLD, NEW = dt.date(1999, 5, 3), dt.date(2024, 5, 3)


@pytest.mark.parametrize(
    ("text", "on", "party"),
    [
        ("Serbian gunners fired on the pass, said Yugoslavia.", OLD, "Yugoslavia"),
        ("Serbian gunners fired on the pass, said Albania.", OLD, "Serbia"),
        ("Serbian gunners fired on the pass.", NEW, "Serbia"),
        ("Serbian gunners fired on the pass.", None, "Serbia"),
        ("Libya's ministers met.", NEW, "Libya"),
        ("Libya's ministers met, those of the Government of National Accord.", NEW, "Government of National Accord"),
    ],
)
def test_a_state_acts_for_the_one_it_is_part_of_and_through_its_named_government(
    text: str, on: dt.date | None, party: str
) -> None:
    first = put_down(KnownNames.load().scan(text, on), on)[0]
    assert first.party == party


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        (  # those who are loyal to a government are its troops; its place is its ground
            (
                "The Government of National Accord and the Libyan National Army are at war. "
                "Fighters loyal to Libya's recognised government captured the town of Zuwara on Sunday."
            ),
            actors(initiator=["Government of National Accord"], target=["Libyan National Army"]),
        ),
        (
            (
                "The Government of National Accord and the Libyan National Army are at war. "
                "Troops commanded by Khalifa Haftar captured the town of Zuwara on Sunday."
            ),
            actors(initiator=["Libyan National Army"], target=["Government of National Accord"]),
        ),
    ],
)
def test_the_rivals_of_a_land_fight_by_the_names_that_they_have(
    extractor: Extractor, text: str, cast: tuple[Actor, ...]
) -> None:
    (report,) = reports(extractor, text, published="2020-06-08")
    assert set(report.actors) == set(cast)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Serb guns fired on the pass.", "Serbia"),
        ("Serb guns fired on the pass. The Bosnian Serbs denied it.", "Bosnian Serbs"),
        ("Serbian guns fired on the pass. The Bosnian Serbs denied it.", "Serbia"),
    ],
)
def test_a_people_is_the_group_of_that_people_which_the_text_names(text: str, party: str) -> None:
    assert put_down(KnownNames.load().scan(text, NEW), NEW)[0].party == party


def test_two_halves_told_in_one_breath_are_both_there(extractor: Extractor) -> None:
    (report,) = reports(
        extractor, "Officials of North and South Korea met in Panmunjom on Sunday.", published="2020-06-08"
    )
    assert {actor.name for actor in report.actors} == {"North Korea", "South Korea"}


@pytest.mark.parametrize(("year", "party"), [("2002", "Sudan"), ("2014", "South Sudan")])
def test_the_ground_of_a_state_was_once_another_s(extractor: Extractor, year: str, party: str) -> None:
    text = "The town of Torit in Sudan fell to the Sudan People's Liberation Army on Sunday."
    (report,) = reports(extractor, text, published=f"{year}-09-03")
    assert {actor.name for actor in report.actors} == {"Sudan People's Liberation Army", party}
