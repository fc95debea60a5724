"""Counts in sentences: how many of what, and what is no count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsing import read
from telling import reports

from app.ingest.extracting import Extractor
from app.language.quantities import find, number
from app.language.senses import Senses

COUNTS = {
    "Russia launched 472 drones and seven missiles at Ukraine overnight.": ["= 472 drones", "= 7 missiles"],
    "The air force shot down 210 of the 479 drones that Russia launched.": ["= 210 drones", "= 479 drones"],
    "Ukraine's drones destroyed more than 40 planes at four air bases.": ["> 40 aircraft", "= 4 bases"],
    "Israeli jets hit over 500 targets in Syria.": ["> 500 targets"],
    "Russia fired over 100 missiles at Kyiv.": ["> 100 missiles"],
    "About 180 missiles were fired at Israel by Iran.": ["~ 180 missiles"],
    "The Houthis fired two ballistic missiles at Tel Aviv.": ["= 2 missiles"],
    "Pakistan said it shot down five Indian jets during the strikes.": ["= 5 aircraft"],
    "The army lost three tanks in the assault.": ["= 3 tanks"],
    "The strike killed 12 people and wounded 34 others.": ["= 12 killed", "= 34 wounded"],
    "At least 20 people were killed in the airstrike on Rafah.": [">= 20 killed"],
    "Nearly 300 civilians died in the bombardment of Aleppo.": ["~ 300 killed"],
    "The shelling left 14 dead and 22 wounded.": ["= 14 killed", "= 22 wounded"],
    "Israel bombed a school in Gaza, killing at least 27 people.": [">= 27 killed"],
    "Suicide bombers killed 6 soldiers in Mogadishu.": ["= 6 killed"],
    "The RSF shelled the camp, and 40 civilians perished.": ["= 40 killed"],
    "Rebels ambushed a column near Birao and killed 49 of them.": ["= 49 killed"],
    "The raid on the camp wounded 40 people, 12 of whom died.": ["= 40 wounded", "= 12 killed"],
    "Russia answered with missiles: twelve of them were fired at power stations.": ["= 12 missiles"],
    "Russia fired 30 missiles, and 29 of them were shot down.": ["= 30 missiles"],
    "The remains of 1,000 soldiers came home.": ["= 1000 bodies"],
    "Twenty-four soldiers were killed in clashes near Stepanakert.": ["= 24 killed"],
    "Twenty five soldiers were killed in the raid.": ["= 25 killed"],
    "The strike killed two hundred fifty soldiers.": ["= 250 killed"],
    "Three rebels killed in the raid were identified.": ["= 3 killed"],
    "Up to 200 soldiers died in the attack on the base in Makiivka.": ["<= 200 killed"],
    "Fewer than 50 fighters were killed in the raid.": ["< 50 killed"],
    "Ethiopian drones struck a school in Tigray, injuring 30 children.": ["= 30 wounded"],
    "The bombing of a market in Marib killed 2 and injured 15.": ["= 2 killed", "= 15 wounded"],
    "On June 8 drones killed six gold miners in Mali.": ["= 6 killed"],
    "Hamas released three hostages in exchange for 90 prisoners.": ["= 3 hostages", "= 90 prisoners"],
    "Russia and Ukraine exchanged 1,000 prisoners each.": ["= 1000 prisoners"],
    "The two sides swapped 307 prisoners and 5 commanders.": ["= 307 prisoners", "= 5 commanders"],
    "Mortar rounds claimed five lives in Gisenyi.": ["= 5 killed"],
    "Missiles raked Kyiv on Friday, at the cost of 39 lives.": ["= 39 killed"],
    "A hundred and seventy-five prisoners went home.": ["= 175 prisoners"],
    "Iran fired one hundred and six drones and twenty missiles.": ["= 106 drones", "= 20 missiles"],
    "The two sides swapped two thousand captives.": ["= 2000 prisoners"],
    "Two hundred prisoners were freed in Sanaa.": ["= 200 prisoners"],
    "Moscow handed over 6,000 bodies to Kyiv.": ["= 6000 bodies"],
    "Russia returned the bodies of 1,212 soldiers.": ["= 1212 bodies"],
    "The army freed 25 children held by the rebels in Khartoum.": ["= 25 children"],
    "The rebels captured 13 villages in North Kivu.": ["= 13 villages"],
    "Azerbaijan's army took two settlements near Shusha.": ["= 2 settlements"],
    "M23 rebels withdrew from 11 towns.": ["= 11 towns"],
}
PEOPLE = {
    "Thai troops captured 18 Cambodian soldiers in the clash.": ["= 18 people"],
    "Six gunmen killed the commander in a raid.": ["= 6 people"],
    "Cambodia returned 18 Thais after the ceasefire.": ["= 18 people"],
    "400 Ukrainians were freed in the exchange.": ["= 400 people"],
    "Some 5,000 troops withdrew from Goma.": ["~ 5000 people"],
}
NO_COUNTS = [
    "An earlier assault on N'Djamena was beaten back at the cost of several hundred lives.",
    "Rebels killed a few thousand soldiers in Mali.",
    "The truce saved 20 lives in Sanaa.",
    "The strike cost $40 million.",
    "The talks cost 3 million euros.",
    "Oil prices rose 12% after the strike.",
    "Turnout fell to 40 percent after the attack.",
    "Two thirds of the town was captured by the army.",
    "Fighting has lasted 34 days.",
    "The talks lasted for two hours.",
    "A 34-year-old man was killed in the strike.",
    "Shelling killed 12 per day.",
    "The shelling wounded 40 % of them.",
    "Dozens of people were killed in the strike.",
    "Hundreds of prisoners were exchanged by Russia and Ukraine.",
    "The missile flew 300 km before it hit Dnipro.",
    "Ukraine struck the Kerch bridge with 1,100 kg of explosives.",
    "The Senate voted 51-49 for the ceasefire.",
    "The Yankees beat the Red Sox 7-3 after a strike.",
    "The second strike hit Kharkiv.",
    "The drone strike hit the 5th floor.",
    "The truce began on 19 January 2025 in Gaza.",
    "Shells fell at 5 a.m. on the town.",
    "An F-16 bombed the depot in Kursk.",
    "Temperatures hit 40 degrees as the talks began.",
]


def counts(extractor: Extractor, sentence: str) -> list[str]:
    quantities = [counted.quantity for counted in find(read(extractor, sentence))]
    return [f"{one.comparison} {one.value:g} {one.unit}" for one in quantities]


@pytest.mark.parametrize(("sentence", "expected"), COUNTS.items())
def test_a_count_has_a_value_a_unit_and_a_comparison(extractor: Extractor, sentence: str, expected: list[str]) -> None:
    assert counts(extractor, sentence) == expected
    assert not any(counted.person for counted in find(read(extractor, sentence)))


@pytest.mark.parametrize(("sentence", "expected"), PEOPLE.items())
def test_people_to_whom_nothing_happened_are_marked(extractor: Extractor, sentence: str, expected: list[str]) -> None:
    assert counts(extractor, sentence) == expected
    assert all(counted.person for counted in find(read(extractor, sentence)))


@pytest.mark.parametrize("sentence", NO_COUNTS)
def test_money_shares_times_distances_scores_and_rough_words_are_no_counts(extractor: Extractor, sentence: str) -> None:
    assert counts(extractor, sentence) == []


def test_a_sentence_without_a_parse_has_no_counts(extractor: Extractor) -> None:
    doc = extractor.analyzer("She bought 12 apples.")
    assert doc.sentences[0].parse is None
    assert find(Senses(doc, doc.sentences[0])) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000", 1000),
        ("1.5", 1.5),
        ("seven", 7),
        ("Twenty-four", 24),
        ("ninety nine", 99),
        ("two hundred", 200),
        ("a hundred and five", 105),
        ("three thousand", 3000),
        ("two hundred thousand", 200_000),
        ("one thousand two hundred", 1200),
        ("6 million", 6_000_000),
        ("zero", 0),
        ("dozens", None),
        ("and", None),
        ("", None),
        ("51-49x", None),
    ],
)
def test_numbers_in_figures_and_words(text: str, value: float | None) -> None:
    assert number(text) == value


@given(st.integers(0, 10**9))
def test_a_grouped_number_is_its_value(value: int) -> None:
    assert number(f"{value:,}") == number(str(value)) == value


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_none(text: str) -> None:
    value = number(text)
    assert value is None or value >= 0


def test_the_dead_who_are_exchanged_are_bodies(extractor: Extractor) -> None:
    (report,) = reports(extractor, "Chad and Sudan are at war. Around 6,000 dead soldiers will be exchanged by them.")
    assert [(each.value, each.unit) for each in report.quantities] == [(6000, "bodies")]
