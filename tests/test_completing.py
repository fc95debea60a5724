"""The side that a text leaves unsaid: whom the words before and the persons at the table tell."""

import pytest
from builders import actors
from telling import reports

from app.domain.report import Actor
from app.ingest.extracting import Extractor


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        (  # whom "a truce" is between, in a text that names others more often
            (
                "The United States left Afghanistan to the Taliban. The United States had fought the Taliban for long. "
                "Ethiopia and the Tigray People's Liberation Front signed a truce in Pretoria in November. "
                "A truce declared in March had broken down. The war goes on."
            ),
            actors(participant=["Ethiopia", "Tigray People's Liberation Front"]),
        ),
        (  # of a ship at its foe's own quay the owner is clear
            "Russia is at war with Ukraine. Ukrainian drones damaged a ship at Novorossiysk in Russia on Sunday.",
            actors(initiator=["Ukraine"], target=["Russia"]),
        ),
        (  # who aims at a place, where two are at war, is the other
            "Russia is at war with Ukraine. A bridge near the town of Mayaky in Ukraine was struck twice on Sunday.",
            actors(target=["Ukraine"], initiator=["Russia"]),
        ),
        (  # rebels told of in passing do not hide whose ground it was in a war of two states
            (
                "Russia is at war with Ukraine. Russian troops took a hill, Russian troops took a farm. "
                "Ukrainian troops were tired. Russian drones flew. Russian jets roared. Russian tanks rolled. "
                "Russian ships fired. Luhansk had been held by Pro-Russian separatists. "
                "Two rockets fell on a school in Mykolaiv in Ukraine on Sunday."
            ),
            actors(target=["Ukraine"], initiator=["Russia"]),
        ),
        (  # of two states at war the one that was hit is clear, though its rebels may have been meant
            (
                "Armenia and Azerbaijan are at war over Nagorno-Karabakh. Armenia and Azerbaijan fought on. "
                "Nagorno-Karabakh counted its dead. A missile hit a school in Ganja in Azerbaijan on Sunday."
            ),
            actors(target=["Azerbaijan"]),
        ),
        (  # where civilians die, the state is hit all the same
            (
                "The Rapid Support Forces and Sudan's army are at war. "
                "A drone of the Rapid Support Forces struck a clinic in Dilling in Sudan on Sunday, killing civilians."
            ),
            actors(initiator=["Rapid Support Forces"], target=["Sudan"]),
        ),
        (  # where several groups fight a state, its jets are its own, and whom they hit nobody says
            (
                "Myanmar is at war with the Arakan Army, the Kachin Independence Army and the Karen National Union. "
                "Jets bombed a school in Lashio in Myanmar on Sunday, killing six."
            ),
            actors(initiator=["Myanmar"]),
        ),
        (  # rebels have the suicide bombers, not the air force that they strike
            (
                "Sri Lanka is at war with the Tamil Tigers. "
                "A suicide bomber blew himself up near the air force base in Galle in Sri Lanka on Sunday."
            ),
            actors(target=["Sri Lanka"]),
        ),
        (  # who comes out behind a foe's lines
            (
                "Russia is at war with Ukraine. Some 200 men broke through Ukrainian defences "
                "near the town of Sudzha in Russia on Sunday."
            ),
            actors(initiator=["Russia"], target=["Ukraine"]),
        ),
        (  # of another round all three
            (
                "Russia, Ukraine and the United States held a third round of talks in Bern on Sunday. "
                "The first was held in Oslo on 3 May."
            ),
            actors(participant=["Russia", "Ukraine", "United States"]),
        ),
        (  # "the two sides" are those who have just talked, not the text's two foes
            (
                "Armenia and Azerbaijan are at war, and Azerbaijan fights Armenia's friends too. The war goes on. "
                "Azerbaijan and Nagorno-Karabakh held talks in Yevlakh on Sunday. Armenia and Azerbaijan said nothing. "
                "The two sides will meet again on 3 July."
            ),
            actors(participant=["Azerbaijan", "Nagorno-Karabakh"]),
        ),
        (  # at a table sits the group of which the text speaks where it speaks of talks
            (
                "Philippine troops killed nine Abu Sayyaf militants. The Abu Sayyaf militants fled from the troops. "
                "The New People's Army wants peace. The government of the Philippines held talks in Oslo on Sunday."
            ),
            actors(participant=["Philippines", "New People's Army"]),
        ),
        (  # a group that no list has fights in the text's main state
            (
                "The Union for Free Lands (UFL), a rebel group, is at war with Chad. Chad's army is on alert in Chad. "
                "The UFL seized the town of Koro Toro on Sunday."
            ),
            actors(initiator=["Union for Free Lands"], target=["Chad"]),
        ),
        (  # who comes to a capital talks with those whose it is, not with their foe as well
            "Russia is at war with Ukraine. The war goes on. Trump's envoy landed in Moscow for talks on Sunday.",
            actors(participant=["United States", "Russia"]),
        ),
        (  # "they" are the drones, not who brought them down
            (
                "Russia is at war with Ukraine. Ukraine's air force said that it had downed 40 of 60 drones on Monday. "
                "They damaged a hospital in Izmail in Ukraine on Sunday."
            ),
            actors(target=["Ukraine"]),
        ),
        (  # who is there in person goes before a foe who is not named
            (
                "Russia is at war with Ukraine. The war goes on. Leaders of the G7 will hold emergency talks on Friday "
                "and Volodymyr Zelensky will address them."
            ),
            actors(participant=["G7", "Ukraine"]),
        ),
        (  # both men, beside the one who telephones them
            (
                "Thailand and Cambodia are at war. Thailand's Phumtham Wechayachai and Cambodia's Hun Manet met. "
                "On Monday Donald Trump telephoned both men."
            ),
            actors(participant=["United States", "Thailand", "Cambodia"]),
        ),
        (
            (
                "Hezbollah and Israel fought for a year. Israel fought Hamas too. The war in Gaza went on. "
                "Hezbollah has been bound by a ceasefire of its own with Israel since 27 November."
            ),
            actors(participant=["Hezbollah", "Israel"]),
        ),
        (  # an armed group that lets its captives go bargains with nobody
            "Colombia has fought the FARC for decades. The war goes on. The FARC freed two hostages on Sunday.",
            actors(participant=["FARC"]),
        ),
        (  # though a truce is told of elsewhere; more of them are to be let go by the same group
            (
                "Colombia has fought the FARC for decades. A truce failed in May. The war goes on. It is cold. "
                "The FARC freed two nurses on Sunday. A third nurse is to be released on Monday."
            ),
            actors(participant=["FARC"]),
        ),
        (  # captives of the state that it fights are let go to that state
            "Morocco and the Polisario are at war. On Friday the Polisario released 20 Moroccan soldiers.",
            actors(participant=["Morocco", "Polisario Front"]),
        ),
        (  # "the group's" leader
            "Al-Shabaab holds parts of Somalia. The group's leader was killed in an American air strike on Monday.",
            actors(initiator=["United States"], target=["al-Shabaab"]),
        ),
        (  # who holds the town is known, whatever state it belongs to
            "Russia and Ukraine are at war. On Monday a drone strike set a ship on fire in Sevastopol.",
            actors(initiator=["Ukraine"], target=["Russia"]),
        ),
        (  # who else speaks with them there, not the foe
            (
                "Russia and Ukraine are at war. U.S. officials met a Ukrainian team in Geneva on Monday. "
                "Kyiv accepted an American proposal for a full ceasefire on Tuesday."
            ),
            actors(participant=["Ukraine", "United States"]),
        ),
        (  # "it" is the truce, whoever announced it
            (
                "Armenia and Azerbaijan are at war. Armenia shelled Azerbaijan on Sunday. "
                "The United States, which borders neither, announced a truce. It collapsed on Monday."
            ),
            actors(participant=["Armenia", "Azerbaijan"]),
        ),
        (  # the third of three is who talks with them elsewhere
            (
                "Russia and Ukraine are at war. The United States met Russia on Sunday. "
                "A trilateral meeting of Ukraine and Russia in Oslo on Monday ended without a deal."
            ),
            actors(participant=["Ukraine", "Russia", "United States"]),
        ),
        (  # what is hit again is hit by whom it was hit before
            (
                "Ukraine and Russia are at war. Ukrainian drones hit a refinery in Ryazan on Monday. "
                "The same refinery was attacked again on Wednesday."
            ),
            actors(initiator=["Ukraine"], target=["Russia"]),
        ),
        (  # in another paragraph "the two sides" are those whom the text is about
            (
                "Yemen and the Houthis are at war. The Houthis hold the north of Yemen.\n\n"
                "Saudi envoys met Houthi officials. They left.\n\nIn May the two sides swapped 20 prisoners."
            ),
            actors(participant=["Yemen", "Houthis"]),
        ),
        (  # the warring parties of a state are it and the group that fights it there, whoever else is named
            (
                "The Houthis hold the north of Yemen. Saudi Arabia and Saudi jets help Yemen in the war. "
                "Yemen's warring parties agreed on a truce in Geneva on Friday."
            ),
            actors(participant=["Yemen", "Houthis"]),
        ),
        (  # "the two sides" are the army and the separatists whom the text tells to fight, not the state behind them
            (
                "Ukraine's army and pro-Russian separatists fought near Pisky on Monday. Ukraine spoke with Russia. "
                "The separatists lost ground. Winter is near. The war goes on. Snow fell. "
                "In March the two sides swapped 20 prisoners."
            ),
            actors(participant=["Ukraine", "pro-Russian separatists"]),
        ),
        (  # four leaders are the last four that one sentence names
            (
                "Ukraine and Russia are at war. Volodymyr Zelensky, Vladimir Putin, Emmanuel Macron and Olaf Scholz "
                "met in Paris in May. The four leaders will meet again on Friday."
            ),
            actors(participant=["Ukraine", "Russia", "France", "Germany"]),
        ),
        (  # one side's truce, whatever the headline calls it
            "Israel fought Hamas for weeks. Israel declared a ceasefire on Saturday. The truce is unilateral.",
            actors(participant=["Israel"]),
        ),
        (  # a third state's jets are after the group that the state on whose ground it sits fights
            (
                "Somalia fights al-Shabab, and al-Shabab holds the south of Somalia. The war goes on. "
                "American jets carried out an air strike near Jilib in Somalia on Monday."
            ),
            actors(initiator=["United States"], target=["al-Shabaab"]),
        ),
        (  # "the movement" that the text tells of
            (
                "M23 rebels captured Goma in Congo on Monday. The army fled. "
                "The movement sent 18 drones to bomb Bukavu on Tuesday."
            ),
            actors(initiator=["M23"], target=["Democratic Republic of the Congo"]),
        ),
        (  # whose captives they are does not tell who bargains
            "Israel is at war with Hamas. Israel released 30 Palestinians from the Ofer prison on Monday.",
            actors(participant=["Israel", "Hamas"]),
        ),
        (
            "Myanmar is at war. In a firefight near Paletwa the Arakan Army killed 10 soldiers of Myanmar.",
            actors(initiator=["Arakan Army", "Myanmar"]),
        ),
        (  # the persons who are named together, beside a third who calls them
            (
                "William Ruto has called Félix Tshisekedi and Paul Kagame to a summit on Friday. When the two were "
                "last supposed to meet, in Luanda in May, the meeting was cancelled."
            ),
            actors(participant=["Democratic Republic of the Congo", "Rwanda"]),
        ),
        (  # subjects behind the comma of a place
            "On Thursday, at the airport in Ankara, Russia and Belarus handed over 16 prisoners to Germany.",
            actors(participant=["Russia", "Belarus", "Germany"]),
        ),
        ("Armenia said its troops had repelled an attack near Jermuk.", actors(target=["Armenia"])),
        (
            "The war was sealed by the fall of Shusha, the fortress town, which Azerbaijan's army took in November.",
            actors(initiator=["Azerbaijan"]),
        ),
        (
            "Sudan and South Sudan signed a pact on oil in Addis Ababa on Monday after four days of talks.",
            actors(participant=["Sudan", "South Sudan"]),
        ),
        (  # who declares a truce binds himself
            "Ukraine is at war with Russia. A three-day truce that Putin declared for May began on Monday.",
            actors(participant=["Russia"]),
        ),
        (
            "Sudan's army fights the Rapid Support Forces. A drone strike by the army near Kutum killed 11 on Monday.",
            actors(initiator=["Sudan"], target=["Rapid Support Forces"]),
        ),
        (
            "Mali is at war. A truck bomb blew up at the gate of a U.N. base in Kidal on Monday, killing three.",
            actors(target=["United Nations"]),
        ),
    ],
)
def test_the_last_event_has_its_sides(extractor: Extractor, text: str, cast: tuple[Actor, ...]) -> None:
    assert set(reports(extractor, text)[-1].actors) >= set(cast)


@pytest.mark.parametrize(
    "text",
    [
        "Talks of Russia and Ukraine, with Turkey's Hakan Fidan presiding, ended with a promise to swap prisoners.",
        "Talks of Russia and Ukraine under Turkish auspices on 16 May led to a swap of prisoners a week later.",
    ],
)
def test_who_hosts_talks_has_no_part_in_the_swap_that_they_lead_to(extractor: Extractor, text: str) -> None:
    swaps = [each for each in reports(extractor, text) if each.kind == "swap"]
    assert swaps
    assert all(actor.name != "Turkey" for swap in swaps for actor in swap.actors)


def test_fighting_in_a_land_is_against_its_own_army_not_its_ally(extractor: Extractor) -> None:
    text = (
        "The Taliban met American envoys in Doha. The United States and the Taliban want a deal. The war goes on, and "
        "troops die. Heavy fighting was reported near Herat on Monday."
    )
    assert set(reports(extractor, text, "2020-06-04")[-1].actors) == set(actors(initiator=["Taliban", "Afghanistan"]))


def test_a_state_behind_the_comma_of_a_place_is_no_place(extractor: Extractor) -> None:
    text = "On Thursday, at the airport in Ankara, Russia and Belarus handed over 16 prisoners to Germany."
    (swap,) = reports(extractor, text)
    assert [place.name for place in swap.places] == ["Ankara"]


def test_whose_troops_leave_is_told_by_who_announces_it(extractor: Extractor) -> None:
    text = "Ukrainian soldiers cheered after Moscow announced that the last of its troops had left the city of Kherson."
    (report,) = (each for each in reports(extractor, text) if each.kind == "withdrawal")
    assert set(report.actors) == set(actors(initiator=["Russia"]))


def test_on_its_own_ground_a_state_strikes_its_rebels_and_not_a_neighbour(extractor: Extractor) -> None:
    text = (
        "Turkey and Syria were close to war. Turkish troops shelled Syrian troops in Idlib on Friday. "
        "Rebels hold much of the land. On Sunday government aircraft of Syria bombed a market in Ariha in Syria."
    )
    assert set(reports(extractor, text)[-1].actors) == set(actors(initiator=["Syria"]))


def test_who_strikes_together_is_at_war_with_a_third(extractor: Extractor) -> None:
    text = (
        "Syria's army is at war with Hayat Tahrir al-Sham. Russian and Syrian warplanes struck rebel positions near "
        "Aleppo on Friday. Russia sends aid, and Russia has bases. Russian jets and Russian ships have come.\n\n"
        "Fighting broke out near the town of Idlib on Saturday."
    )
    *_, fighting = reports(extractor, text, published="2024-11-30")
    assert set(fighting.actors) == set(actors(initiator=["Syria", "Hayat Tahrir al-Sham"]))


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        (  # the members of an organisation meet among themselves
            "Russia is at war with Ukraine. NATO leaders are to hold a summit in Vilnius on 11 July.",
            actors(participant=["NATO"]),
        ),
        (  # two told in passing are not the sides of the next truce
            (
                "Yemen's government is at war with the Houthis. The Houthis fight on, and the Houthis rule. Iran and "
                "Saudi Arabia signed a deal in Beijing in March. A truce took effect in Yemen in April 2022."
            ),
            actors(participant=["Yemen", "Houthis"]),
        ),
        (  # "between them": the two just told
            (
                "Russia is at war with Ukraine. Donald Trump and Putin met in Alaska on 15 August. A second summit "
                "between them, which was to be held in Budapest, was scrapped in October."
            ),
            actors(participant=["United States", "Russia"]),
        ),
        (  # those "acting as mediators" are none of the two sides
            (
                "Colombia is at war with the ELN. The two sides restarted talks in November 2022, with Cuba, Norway "
                "and Venezuela acting as mediators."
            ),
            actors(participant=["Colombia", "ELN"], mediator=["Cuba", "Norway", "Venezuela"]),
        ),
    ],
)
def test_who_sits_at_the_last_table(extractor: Extractor, text: str, cast: tuple[Actor, ...]) -> None:
    *_, last = reports(extractor, text, published="2025-11-23")
    assert set(last.actors) == set(cast)


def test_land_is_won_back_by_its_own_army(extractor: Extractor) -> None:
    text = (
        "Russia is at war with Ukraine. Residents walked past burnt-out Russian tanks. "
        "Soldiers recaptured the town of Trostianets in Ukraine on Saturday, the general staff said."
    )
    *_, battle = reports(extractor, text, published="2022-03-27")
    assert set(battle.actors) == set(actors(initiator=["Ukraine"], target=["Russia"]))


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Russia is at war with Ukraine. Putin announced a truce for Easter on Saturday.", ["Russia"]),
        (
            "Russia is at war with Ukraine. Putin ordered a truce on Saturday. The truce began at six on Sunday.",
            ["Russia"],
        ),
        ("Russia is at war with Ukraine. Russia's thirty-hour truce lapsed on Sunday.", ["Russia"]),
        ("The Tamil Tigers fought Sri Lanka. The rebels prolonged a truce by a month on Sunday.", ["Tamil Tigers"]),
        (  # but who ends a truce ends it for both
            "The Tamil Tigers fought Sri Lanka. The government tore up the truce on Sunday.",
            ["Sri Lanka", "Tamil Tigers"],
        ),
    ],
)
def test_a_truce_that_one_side_declares_is_its_own(extractor: Extractor, text: str, sides: list[str]) -> None:
    last = [report for report in reports(extractor, text) if report.kind == "agreement"][-1]
    assert {actor.name for actor in last.actors} == set(sides)


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        (  # what is the state's was hit, whoever did it
            "Sri Lanka fights the Tamil Tigers. A drone hit a military academy in Jaffna on Sunday.",
            actors(target=["Sri Lanka"], initiator=["Tamil Tigers"]),
        ),
        (  # whose ground a school stands on, nobody says
            "Sri Lanka fights the Tamil Tigers. A drone, which the army did not see, hit a school in Jaffna on Sunday.",
            (),
        ),
        (  # rebels who sit abroad hold none of the ground
            "Israel is at war with Hezbollah. A rocket hit a depot in Haifa on Sunday.",
            actors(target=["Israel"], initiator=["Hezbollah"]),
        ),
    ],
)
def test_whose_ground_was_hit_in_a_war_with_rebels(extractor: Extractor, text: str, cast: tuple[Actor, ...]) -> None:
    last = [report for report in reports(extractor, text) if report.kind == "strike"][-1]
    assert set(last.actors) == set(cast)
