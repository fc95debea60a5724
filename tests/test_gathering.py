"""What belongs together: mentions of one event make one report, those of different events stay apart."""

from collections import Counter

import pytest
from telling import reports

from app.domain.report import Status
from app.ingest.extracting import Extractor

SAME_TALKS = (
    "Rwanda and Congo hold talks in Doha\n\n"
    "Rwanda and Congo held talks in Doha on Monday, their first since January.\n\n"
    "The talks in Doha lasted six hours."
)
SAME_STRIKE = (
    "Israeli jets bomb Damascus\n\n"
    "Israeli jets bombed Damascus on Tuesday, killing four people.\n\n"
    "The strike on Damascus destroyed a depot of the Syrian army."
)
SECOND_RAID = (
    "Two killed as Israeli jets bomb Damascus\n\n"
    "Israeli jets bombed the Syrian capital on Tuesday, killing two people, state media said.\n\n"
    "Syria condemned the attack. A second raid hit Homs an hour later, wounding five."
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param(SAME_TALKS, {"talks": 1}, id="headline, lead and detail of talks"),
        pytest.param(SAME_STRIKE, {"strike": 1}, id="headline, lead and detail of a strike"),
        pytest.param(
            "Rwanda and Congo held talks in Doha on Monday. Rwanda's foreign minister, Olivier Nduhungirehe, who led "
            "its delegation, said on Tuesday that they would go on.",
            {"talks": 1},
            id="who led a side is no meeting",
        ),
        pytest.param(
            "Israel and Hezbollah signed a truce on 27 November 2024. Talks in Nicosia began on the tenth day of it. "
            "Israeli jets bombed Tyre on the tenth day of the truce.",
            {"agreement": 1, "strike": 1, "talks": 1},
            id="a day of a truce is no truce",
        ),
        pytest.param(
            "Fighting broke out on Tuesday when Israeli jets bombed Damascus.",
            {"strike": 1},
            id="what fighting began with",
        ),
        pytest.param(
            "Israeli jets bombed Damascus on Tuesday. The army said it was in response to Syrian attacks on its posts.",
            {"strike": 1},
            id="what it answers is no other",
        ),
        pytest.param(
            "Israeli jets bombed Tyre on Monday. Elsewhere, an Israeli raid on Homs in Syria on Tuesday killed two and "
            "wounded nine.",
            {"strike": 2},
            id="what one sentence tells apart from others is one",
        ),
        pytest.param(
            "Russian missiles hit Sumy in Ukraine on Monday. A school burned. Six missiles were fired, police said.",
            {"strike": 1},
            id="how many were fired, two sentences on",
        ),
        pytest.param(
            "Libyan troops backed by American airstrikes captured the town of Sirte on Friday.",
            {"battle": 1},
            id="what backs an assault is part of it",
        ),
        pytest.param(
            "M23 rebels seized Bukavu on Friday. The capture of Bukavu gives them the shore of the lake.",
            {"battle": 1},
            id="a verb and its noun",
        ),
        pytest.param(
            "Russian drones hit Kharkiv on Monday and missiles hit Kharkiv an hour later.",
            {"strike": 1},
            id="one wave in one sentence",
        ),
        pytest.param(
            "Armenia and Azerbaijan exchanged prisoners on Wednesday. Azerbaijan handed over 32 Armenians, and Armenia "
            "released two Azerbaijani soldiers.",
            {"swap": 1},
            id="both halves of an exchange",
        ),
        pytest.param(
            "Armenia and Azerbaijan each freed 20 prisoners on Wednesday, hours after envoys agreed to the swap.",
            {"swap": 1},
            id="a swap agreed and done",
        ),
        pytest.param(
            "Ukrainian shells hit Rakitnoye in Russia on Monday. Drones also hit a depot near Voronezh on Monday.",
            {"strike": 2},
            id="what was also hit, elsewhere",
        ),
        pytest.param(
            "A Saudi missile hit a bus near Taiz on Sunday, and a school in Hodeidah was struck, wounding six.",
            {"strike": 2},
            id="two clauses with a place of their own",
        ),
        pytest.param(
            "Saudi strikes on the port of Hodeidah killed 70 people, the Houthis said on Wednesday. Another 12 "
            "people were hurt in Tuesday's strikes.",
            {"strike": 1},
            id="the dead and, dated otherwise, the wounded",
        ),
        pytest.param(
            "A bomb killed two soldiers in Cali on Tuesday. The blast came as Colombia and Venezuela held talks "
            "in Havana.",
            {"talks": 1, "strike": 1},
            id="a blast and what happened at that time elsewhere",
        ),
        pytest.param(
            "American troops withdrew from Kabul on Monday. The withdrawal ended a war of twenty years.",
            {"withdrawal": 1},
            id="a withdrawal and what it ended",
        ),
        pytest.param(
            "Chad and Sudan held talks in Doha on Monday. They promised to meet again. "
            "Qatar will call the next meeting.",
            {"talks": 2},
            id="the next round, promised and called",
        ),
        pytest.param(
            "Chad and Sudan agreed on Monday to exchange 400 prisoners. In all, 400 prisoners will be exchanged.",
            {"swap": 1},
            id="what was agreed will be done",
        ),
        pytest.param(
            "A drone attack on Goma in Congo on Monday killed two people. "
            "The city's Himbi neighbourhood was hit by M23 drones.",
            {"strike": 1},
            id="a part of the city that was hit",
        ),
        pytest.param(
            "Ukrainian drones struck a refinery in Russia's Saratov region on Monday. "
            "Ukraine and Russia have traded almost daily strikes on each other's energy systems.",
            {"strike": 1},
            id="strikes that are a habit",
        ),
        pytest.param(
            "Tamil Tigers attacked an army post at Vavunathivu in Sri Lanka on Sunday. The government said that the "
            "attackers had been beaten back by troops.",
            {"battle": 1},
            id="how those attacked met it",
        ),
    ],
)
def test_one_event_is_one_report(extractor: Extractor, text: str, kinds: dict[str, int]) -> None:
    assert Counter(report.kind for report in reports(extractor, text)) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param(
            "Rwanda and Congo held talks in Doha on 12 May. They held talks in Luanda on 26 May.",
            {"talks": 2},
            id="two dates, two places",
        ),
        pytest.param(
            "Marco Rubio met Vladimir Putin in Sochi on Monday, then sat down with Volodymyr Zelensky in Paris.",
            {"talks": 2},
            id="one after the other in a sentence",
        ),
        pytest.param(
            "Israel bombed Damascus on 5 May. Israel bombed Damascus again on 2 June.",
            {"strike": 2},
            id="two dates, one place",
        ),
        pytest.param(
            "Indian jets bombed Muzaffarabad on Monday. On Tuesday Pakistani artillery shelled Poonch.",
            {"strike": 2},
            id="opposite directions",
        ),
        pytest.param(
            "Iran fired missiles at Israel on Monday. Israel fired missiles at Iran on Monday.",
            {"strike": 2},
            id="opposite directions on one day",
        ),
        pytest.param(
            "India struck nine sites in Pakistan on 7 May. Pakistan shelled Poonch the same day.",
            {"strike": 2},
            id="a strike and the answer to it",
        ),
        pytest.param(SECOND_RAID, {"strike": 2}, id="another place at another hour, with results of its own"),
        pytest.param(
            "Hezbollah fired 40 rockets at Safed; Israel bombed Tyre in return.",
            {"strike": 2},
            id="opposite directions in one sentence",
        ),
        pytest.param(
            "Russia and Ukraine agreed to exchange 1,200 prisoners. They also agreed to exchange the bodies of "
            "6,000 soldiers.",
            {"swap": 2},
            id="prisoners and bodies",
        ),
        pytest.param(
            "Russia and Ukraine agreed to hand over 1,200 prisoners and to send home the bodies of many soldiers.",
            {"swap": 2},
            id="prisoners and bodies in one sentence",
        ),
        pytest.param(
            "Israel and Hezbollah held talks in Nicosia on Monday. Iran and the United States held talks in Muscat "
            "on Monday.",
            {"talks": 2},
            id="other sides",
        ),
        pytest.param(
            "Israel and Hezbollah held talks on Monday. Iran and the United States held talks on Monday.",
            {"talks": 2},
            id="other sides, no places",
        ),
        pytest.param(
            "Rwanda and Congo held talks in Doha on Monday. They will meet again in Doha on 20 June.",
            {"talks": 2},
            id="what was and what is to come",
        ),
        pytest.param(
            "Russia and Ukraine held talks in Istanbul on Monday and agreed to exchange 1,000 prisoners.",
            {"talks": 1, "swap": 1},
            id="talks and what they agreed",
        ),
        pytest.param(
            "M23 rebels seized Goma on 27 January 2025. M23 rebels seized Bukavu on 14 February 2025.",
            {"battle": 2},
            id="two towns, each with its day",
        ),
        pytest.param(
            "Israel and Hezbollah signed a truce on 27 November 2024 after a year of war. The truce was extended on "
            "26 January 2025.",
            {"agreement": 2},
            id="signing and extension",
        ),
        pytest.param(
            "Russia said its troops had captured the town of Vuhledar. Its forces had also taken Kurakhove.",
            {"battle": 2},
            id="two towns taken, each in a sentence of its own",
        ),
        pytest.param(
            "Zelensky met American envoys in Vienna on Sunday. He spoke with Emmanuel Macron by phone on Sunday.",
            {"talks": 2},
            id="a meeting and a call",
        ),
        pytest.param(
            "Ukrainian drones hit a depot in Samara overnight. Separately, drones hit a tank at the port of Temryuk.",
            {"strike": 2},
            id="what is told separately",
        ),
        pytest.param(
            "M23 rebels captured Sake on 2 May and Minova, on the lake, on 20 May.",
            {"battle": 2},
            id="two days, one verb",
        ),
        pytest.param(
            "Kenyan President Ruto met Paul Kagame in Kigali on Monday and Felix Tshisekedi in Goma on Tuesday.",
            {"talks": 2},
            id="met on two days",
        ),
        pytest.param(
            "A Russian missile hit a hotel in Kryvyi Rih on Monday. Overnight Russia launched 112 drones at Ukraine.",
            {"strike": 2},
            id="a hit on a town and all that flew that night",
        ),
        pytest.param(
            "M23 rebels pulled out of Kibumba on Monday. Congolese soldiers said they would withdraw from Sake.",
            {"withdrawal": 2},
            id="pullbacks of two sides",
        ),
        pytest.param(
            "Russian shells killed two people in Orikhiv in Ukraine on Monday. "
            "Russia launched 40 drones at Ukraine on Monday.",
            {"strike": 2},
            id="one town, and the drones of a night",
        ),
        pytest.param(
            "Russia launched 40 drones at Ukraine overnight on Monday. A man died when Russian guns shelled Orikhiv "
            "in Ukraine on Monday.",
            {"strike": 2},
            id="drones, and guns elsewhere",
        ),
        pytest.param(
            "Russian troops left Kramatorsk in Ukraine on Monday. By the evening they had left Sloviansk too.",
            {"withdrawal": 2},
            id="a town left as well",
        ),
        pytest.param(
            "Russia launched a series of missile attacks against cities in Ukraine on Friday. Russian rockets hit "
            "Nikopol on Friday. Russian shells hit civilians in Beryslav on Friday.",
            {"strike": 2},
            id="two towns of one country, after a lead on all of it",
        ),
        pytest.param(
            "Russian troops captured the village of Zaitseve in Ukraine on Monday. Ukrainian troops repelled nine "
            "attacks near Pokrovsk.",
            {"battle": 2},
            id="other attacks that were met elsewhere",
        ),
        (  # others than those told before
            (
                "Envoys of Russia, Ukraine and the United States held talks in Abu Dhabi on Monday. "
                "Kirill Dmitriev met U.S. officials separately on Monday."
            ),
            {"talks": 2},
        ),
    ],
)
def test_two_events_are_two_reports(extractor: Extractor, text: str, kinds: dict[str, int]) -> None:
    assert Counter(report.kind for report in reports(extractor, text)) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "The talks were on everybody's mind in Kigali.",
        "After the attack the streets of Tyre were empty.",
        "After the talks Rwanda's president looked tired. The war has killed thousands of soldiers.",
        "The Israeli attack surprised nobody. The war has killed thousands of soldiers.",
        "Russia's withdrawal surprised nobody. The war has killed thousands of soldiers.",
        "There is no ceasefire in Sudan, and the war shows no sign of ending.",
    ],
)
def test_a_bare_mention_makes_no_report(extractor: Extractor, text: str) -> None:
    assert not reports(extractor, text)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param(SAME_TALKS, [3], id="talks told in three sentences"),
        pytest.param(SAME_STRIKE, [3], id="a strike told in three sentences"),
        pytest.param(SECOND_RAID, [3, 1], id="a raid with its echo, and another"),
        pytest.param(
            "Israel bombed Damascus on 5 May. Israel bombed Damascus again on 2 June.", [1, 1], id="two strikes"
        ),
        pytest.param(
            "Rwanda and Congo held talks in Doha on Monday. It rained. The talks in Doha lasted six hours.",
            [2],
            id="a sentence between says nothing",
        ),
    ],
)
def test_every_sentence_about_an_event_is_its_evidence(extractor: Extractor, text: str, pieces: list[int]) -> None:
    assert [len(report.evidence) for report in reports(extractor, text)] == pieces


def test_what_is_told_later_completes_what_was_told_first(extractor: Extractor) -> None:
    text = "Rwanda and Congo held talks on Monday. The talks, mediated by Qatar, were held in Doha."
    (report,) = reports(extractor, text)
    assert {(actor.name, str(actor.role)) for actor in report.actors} == {
        ("Rwanda", "participant"),
        ("Democratic Republic of the Congo", "participant"),
        ("Qatar", "mediator"),
    }
    assert [place.name for place in report.places] == ["Doha"]
    assert report.when is not None
    assert report.when.edtf == "2025-06-02"


def test_what_is_told_as_done_is_done_though_it_was_promised(extractor: Extractor) -> None:
    text = "Armenia agreed to withdraw its troops from Kalbajar. Its troops withdrew from Kalbajar on Monday."
    (report,) = reports(extractor, text)
    assert report.status == "occurred"


def test_reports_come_in_the_order_of_the_text(extractor: Extractor) -> None:
    text = (
        "Israel bombed Damascus on Monday. Rwanda and Congo held talks in Doha on Tuesday. "
        "Armenia and Azerbaijan exchanged 33 prisoners on Sunday."
    )
    assert [report.kind for report in reports(extractor, text)] == ["strike", "talks", "swap"]


WAR = " Troops, rebels and militias have fought with artillery, drones and missiles since the ceasefire failed."


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Hundreds of rebels seized a town in the hills on Tuesday.", "battle"),
        ("Two car bombs went off next to a barracks on Tuesday.", "strike"),
        ("The army left its base in the south on Tuesday.", "withdrawal"),
    ],
)
def test_in_a_text_of_war_what_has_a_day_needs_no_names(extractor: Extractor, sentence: str, kind: str) -> None:
    assert [report.kind for report in reports(extractor, f"{sentence}\n\n{WAR}")] == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "The visit came after a week of clashes around Bossaso.",
        "Three of the men had come home from the fighting around Mongomo.",
        "The junta is fighting armed opposition to its rule.",
        "Chad and the rebels have exchanged fire almost daily since spring.",
    ],
)
def test_fighting_named_in_passing_is_no_report(extractor: Extractor, sentence: str) -> None:
    assert "battle" not in {report.kind for report in reports(extractor, f"{sentence}\n\n{WAR}")}


def test_a_truce_by_which_something_is_done_has_not_the_day_of_that(extractor: Extractor) -> None:
    text = "Eritrea released 40 Ethiopian prisoners on Tuesday in line with a truce between the two countries."
    days = {report.kind: report.when and report.when.edtf for report in reports(extractor, text)}
    assert days["swap"] == "2025-06-03"
    assert days.get("agreement") is None


def test_each_of_two_days_has_its_own_place_and_people(extractor: Extractor) -> None:
    envoy = "US envoy Steve Witkoff met Vladimir Putin in Moscow on Monday and Volodymyr Zelensky in Paris on Tuesday."
    first, second = reports(extractor, envoy)
    assert [(each.when and each.when.edtf, each.places[0].name) for each in (first, second)] == [
        ("2025-06-02", "Moscow"),
        ("2025-06-03", "Paris"),
    ]
    assert "Volodymyr Zelensky" not in {person.name for person in first.people}
    assert "Vladimir Putin" not in {person.name for person in second.people}


def test_two_rounds_on_two_days_are_two(extractor: Extractor) -> None:
    text = "The first two rounds of talks between Chad and Sudan were held in Doha on 16 May and 2 June."
    assert [report.when and report.when.edtf for report in reports(extractor, text)] == ["2025-05-16", "2025-06-02"]


def test_an_exchange_that_was_agreed_on_is_agreed_and_no_deal_besides(extractor: Extractor) -> None:
    text = "Chad and Sudan reached agreement on an exchange of 40 prisoners on Monday."
    assert [(report.kind, report.status) for report in reports(extractor, text)] == [("swap", Status.AGREED)]


def test_a_town_won_again_is_another_battle(extractor: Extractor) -> None:
    text = (
        "Rebels of Boko Haram captured the Nigerian town of Baga in August last year. Chadian troops took it from the "
        "group in February. In March Boko Haram fighters recaptured the town from the Nigerian army."
    )
    found = [(report.when and report.when.edtf, report.actors[0].name) for report in reports(extractor, text)]
    assert found == [("2024-08", "Boko Haram"), ("2025-02", "Chad"), ("2025-03", "Boko Haram")]


def test_the_attack_told_before_is_the_ground_combat_that_it_was(extractor: Extractor) -> None:
    text = (
        "Rebels of the ELN attacked an army post in Colombia's Arauca province on Monday. "
        "At least eight soldiers were killed in the attack on the post near the town of Tame."
    )
    assert [report.kind for report in reports(extractor, text)] == ["battle"]


def test_a_town_taken_is_none_of_the_clashes_elsewhere(extractor: Extractor) -> None:
    text = (
        "Chad's army and the rebels of the FACT have clashed repeatedly between the towns of Faya and Zouar. "
        "On Monday the rebels said they had retaken the town of Bardai in Chad."
    )
    assert [len(report.places) for report in reports(extractor, text)] == [2, 1]
