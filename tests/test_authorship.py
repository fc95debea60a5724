"""Whose an attack was, as sentences after it tell: who claims it, and who is blamed for it."""

import pytest
from builders import actors
from telling import reports

from app.domain.report import Actor
from app.ingest.extracting import Extractor

BOMB = "A bomb tore through an army bus near Hama in Syria on Monday, killing five soldiers. "
RAID = "Gunmen overran an army post near Ayorou in Niger on Monday and killed nine soldiers. "
ISLAMIC_STATE = actors(initiator=["Islamic State"], target=["Syria"])


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        (BOMB + "Islamic State claimed responsibility for the attack.", ISLAMIC_STATE),
        (BOMB + "Responsibility for the blast was claimed by Islamic State.", ISLAMIC_STATE),
        (BOMB + "Islamic State said it was behind the bombing.", ISLAMIC_STATE),
        (BOMB + "Islamic State said that its men had planted it.", ISLAMIC_STATE),
        (BOMB + "State media blamed Islamic State.", ISLAMIC_STATE),
        (BOMB + "Officials attributed the attack to Islamic State.", ISLAMIC_STATE),
        (BOMB + "No group has claimed the blast, but officials suspect Islamic State.", ISLAMIC_STATE),
        (BOMB + "Damascus accused Islamic State of the attack.", ISLAMIC_STATE),
        (BOMB + "Officials held Islamic State responsible for the blast.", ISLAMIC_STATE),
        (RAID + "The attack was claimed by JNIM.", actors(initiator=["JNIM"], target=["Niger"])),
        (BOMB + "Islamic State said it was behind it and the attack on a mosque.", ISLAMIC_STATE),
        (BOMB.replace(". ", "; ") + "Islamic State said that it had carried it out.", ISLAMIC_STATE),
    ],
)
def test_who_claims_an_attack_or_is_blamed_for_it_is_its_author(
    extractor: Extractor, text: str, cast: tuple[Actor, ...]
) -> None:
    (report,) = reports(extractor, text)
    assert set(report.actors) == set(cast)


@pytest.mark.parametrize(
    "after",
    [
        "Officials blamed Chad. Chad denied it.",
        "Chad denied responsibility and blamed Libya.",
        "The army accused Chad of the attack; Chad said that it was not involved.",
        "Chad claimed no responsibility for the attack.",
        "Each side blamed the other.",
        "The army accuses Chad of excessive force in the Tibesti.",
        "Suspected members of the army of Chad were seen in the market.",
    ],
)
def test_who_denies_an_attack_or_is_accused_of_another_thing_is_not(extractor: Extractor, after: str) -> None:
    text = "An air strike hit a market in Zalingei in Sudan on Monday, killing twelve people. "
    first = reports(extractor, text + after)[0]
    assert not {"Chad", "Libya"} & {actor.name for actor in first.actors}


def test_another_attack_of_which_somebody_is_accused_is_told_by_itself(extractor: Extractor) -> None:
    text = BOMB + "Syria accused Turkey of firing three rockets at Kobani early on Tuesday."
    first = reports(extractor, text)[0]
    assert set(first.actors) == set(actors(target=["Syria"]))


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine accused Russia of shelling the town of Orikhiv on Monday.",
        "On Monday Ukraine accused Russia of using drones to strike Orikhiv, wounding one person.",
    ],
)
def test_an_attack_of_which_one_side_accuses_the_other_is_the_others(extractor: Extractor, text: str) -> None:
    (report,) = reports(extractor, text)
    assert set(report.actors) == set(actors(initiator=["Russia"], target=["Ukraine"]))


def test_a_charge_without_a_day_or_place_tells_of_no_attack(extractor: Extractor) -> None:
    assert not reports(extractor, "Ukraine accused Russia of shelling civilians.")
