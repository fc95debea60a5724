"""Whom "the army", "the rebels" and the pronouns after them mean: the text's own state and group, or nobody."""

import pytest
from builders import actors
from telling import reports

from app.domain.report import Actor
from app.ingest.extracting import Extractor


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        (  # the army of the state that the group fights in, though the text names its host as often
            (
                "China hosted envoys of Myanmar and of the Kachin Independence Army in Kunming. China wants calm. "
                "The war goes on. The army sent shells into a rebel camp near Mongla on Sunday."
            ),
            actors(initiator=["Myanmar"], target=["Kachin Independence Army"]),
        ),
        (  # of a state and its rebels the state has the air force
            (
                "China hosted envoys of Myanmar and of the Kachin Independence Army in Kunming. China wants calm. "
                "The war goes on. On Sunday the air force bombed a village near Mongla."
            ),
            actors(initiator=["Myanmar"], target=["Kachin Independence Army"]),
        ),
        (  # the state that most of the text is about, though another's group is named more often
            (
                "Hezbollah fights on. Hezbollah sends men, and Hezbollah buries them. Syria is at war with Syria's "
                "Kurds, the Syrian Democratic Forces. The army captured the town of Tabqa on Sunday."
            ),
            actors(initiator=["Syria"], target=["Syrian Democratic Forces"]),
        ),
        (  # rebels of long ago, told in passing, are not those of the text
            (
                "Congo will not talk to M23. M23 fights on, and M23 takes land: so says M23. The war has its roots in "
                "a deal with an earlier rebel movement, the CNDP. On Sunday the rebels captured the town of Sake."
            ),
            actors(initiator=["M23"], target=["Democratic Republic of the Congo"]),
        ),
        (  # "the rebels" are those whom the text says that they are; Wagner fights for its state
            (
                "Russia's Wagner Group has left Mali. Mali thanked Wagner, and Russia did. The rebels, an alliance "
                "called the Permanent Strategic Framework, fight on. On Sunday the rebels captured the town of Kidal."
            ),
            actors(initiator=["CSP-DPA"], target=["Mali"]),
        ),
        (  # the spokesman of the rebels is theirs, military or not
            (
                "Congo's army is at war with M23. The military spokesman of the rebels asked for talks. "
                "They captured the town of Sake on Sunday."
            ),
            actors(initiator=["M23"], target=["Democratic Republic of the Congo"]),
        ),
        (  # "the alliance" is the group that is called one
            (
                "The army of Myanmar is losing ground to the Three Brotherhood Alliance. The war goes on. "
                "The alliance captured the town of Kutkai on Sunday."
            ),
            actors(initiator=["Three Brotherhood Alliance"], target=["Myanmar"]),
        ),
        (  # the junta is the one that the text's group fights, though the text names but its neighbour
            (
                "China closed its border to the Kachin Independence Army. China wants calm, and China wants trade. "
                "The rebels fight on. The junta's jets bombed a rebel camp near Mongla on Sunday."
            ),
            actors(initiator=["Myanmar"], target=["Kachin Independence Army"]),
        ),
        (  # "its" is of the ministry that speaks, by its seat
            (
                "Russia is at war with Ukraine. Four Syrians died at sea. "
                "The Defense Ministry in Moscow said that its troops had captured the village of Novy Put on Sunday."
            ),
            actors(initiator=["Russia"], target=["Ukraine"]),
        ),
        (  # "they" are the rebels who say so; a warlord's men are his
            (
                "Libya's army fights on. Libya met Egypt for talks in Cairo. "
                "Haftar's men captured the town of Zliten in Libya on Sunday."
            ),
            actors(initiator=["Libyan National Army"], target=["Libya"]),
        ),
        (  # a government in a text about one state
            (
                "Syria has been at war for four years. The fighting goes on. Troops die, and civilians. "
                "Government jets bombed a bakery in Homs on Sunday."
            ),
            actors(initiator=["Syria"]),
        ),
        (  # the enemy is whoever is at war with those who speak
            (
                "Ukraine's General Staff gave its daily figures on Sunday. Ukrainian troops held on against Russia. "
                "In the morning the enemy shelled the town of Semenivka with mortars."
            ),
            actors(initiator=["Russia"], target=["Ukraine"]),
        ),
        (
            "Russia's ministry spoke of Ukraine's losses. It said that the enemy had shelled Tyotkino on Sunday.",
            actors(initiator=["Ukraine"], target=["Russia"]),
        ),
        (  # "its" is the city's
            (
                "A Russian drone struck the port city of Izmail in Ukraine on Sunday. "
                "Parts of the city lost power, and its hospital was hit by a second drone."
            ),
            actors(initiator=["Russia"], target=["Ukraine"]),
        ),
        (  # rebels without a name of their own are a party all the same
            "Burundian rebels fight on. The rebels seized Bubanza in Burundi on Sunday.",
            actors(initiator=["Burundian rebels"], target=["Burundi"]),
        ),
        (
            "Moderate Syrian rebel groups captured the town of Azaz in Syria on Saturday.",
            actors(initiator=["Syrian rebels"], target=["Syria"]),
        ),
        (  # rebels loyal to a leader are his, though a sentence names him beside them
            (
                "Sudanese rebels fight on against Sudan, and men loyal to Abdelaziz al-Hilu lead the rebels. "
                "The rebels captured the town of Dilling in Sudan on Monday."
            ),
            actors(initiator=["Sudan People's Liberation Movement-North"], target=["Sudan"]),
        ),
        (  # "separatist fighters" are the separatists of the lead, whatever republic is named beside them
            (
                "Ukraine fights pro-Russian separatists. The Donetsk People's Republic has its own army. "
                "Separatist fighters captured the village of Pisky on Monday."
            ),
            actors(initiator=["pro-Russian separatists"], target=["Ukraine"]),
        ),
        (  # invaders are whom the state of the text is at war with
            "Ukraine fights Russia. Ukraine wants peace. On Monday the invaders fired missiles at Sumy.",
            actors(initiator=["Russia"], target=["Ukraine"]),
        ),
        (  # separatists without any name are a party too where the text speaks of them more than once
            (
                "Spain has lost ground to the separatists. Spain wants a truce, the separatists do not. "
                "On Monday separatist shells hit a barracks in Toledo."
            ),
            actors(initiator=["separatists"], target=["Spain"]),
        ),
        (  # once is enough where it is on record who they are
            "Ukraine has lost ground. On Monday separatist shells hit a barracks in Kramatorsk.",
            actors(initiator=["pro-Russian separatists"], target=["Ukraine"]),
        ),
        (  # both republics by name, where the text names both
            (
                "Pro-Russian separatists fight Ukraine. The Donetsk People's Republic and the Luhansk People's "
                "Republic want a say. Separatist fighters captured the village of Pisky on Monday."
            ),
            actors(initiator=["Donetsk People's Republic", "Luhansk People's Republic"], target=["Ukraine"]),
        ),
        (  # "it" is what the sentence before is about, named or not
            (
                "Troops of Myanmar and the Arakan Army fight in Rakhine State. "
                "The army has lost ground. It bombed Maungdaw on Monday."
            ),
            actors(initiator=["Myanmar"], target=["Arakan Army"]),
        ),
        (  # a state is no "they"
            (
                "The Houthis and Israel are at war. While Israel mourned its dead, the Houthis paraded. "
                "On Monday they fired a missile at Eilat."
            ),
            actors(initiator=["Houthis"], target=["Israel"]),
        ),
        (  # a service that every state has is that of the state which speaks
            "Ukraine's General Staff said that the Special Operations Forces struck a depot in Russia on Monday.",
            actors(initiator=["Ukraine"], target=["Russia"]),
        ),
        (  # of militants whom nobody names nothing is known
            (
                "Iraq and the Mahdi Army signed a truce in 2007. "
                "Iraqi soldiers clashed with Shiite gunmen in Kut on Monday."
            ),
            actors(initiator=["Iraq"]),
        ),
        (
            "Libya is at war. Libyan forces loyal to Khalifa Haftar attacked the town of Zuwara on Monday.",
            actors(initiator=["Libyan National Army"], target=["Libya"]),
        ),
        (
            "Ethiopia is at war. Fighters from Tigray seized the town of Dessie in Ethiopia on Monday.",
            actors(initiator=["Tigray People's Liberation Front"], target=["Ethiopia"]),
        ),
        (
            "Myanmar's junta fights the Arakan Army. Junta shelling killed two people in Namkham on Monday.",
            actors(initiator=["Myanmar"], target=["Arakan Army"]),
        ),
    ],
)
def test_the_army_and_the_rebels_are_those_of_the_text(
    extractor: Extractor, text: str, cast: tuple[Actor, ...]
) -> None:
    told = [each for each in reports(extractor, text) if each.kind in {"strike", "battle"}]
    assert set(told[-1].actors) == set(cast)


def test_a_text_full_of_pronouns_is_read_to_its_end(extractor: Extractor) -> None:
    pronouns = "They said that they attacked it when they seized the town. " * 40
    text = f"{pronouns}Their rockets hit Kidal in Mali on Friday and they attacked the army of Mali in Kidal."
    assert [report.kind for report in reports(extractor, text)] == ["strike"]
