"""Who did what to whom: parties with their roles, and the people who take part themselves."""

import pytest
from builders import actors
from telling import one, reports

from app.domain.report import Actor
from app.ingest.extracting import Extractor


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        ("Israel bombed Damascus on Tuesday.", actors(initiator=["Israel"], target=["Syria"])),
        ("The airport of Damascus was bombed by Israeli jets.", actors(initiator=["Israel"], target=["Syria"])),
        ("Iranian drones struck Pakistani bases on Monday.", actors(initiator=["Iran"], target=["Pakistan"])),
        ("Iran's missile attack on Israel lasted an hour.", actors(initiator=["Iran"], target=["Israel"])),
        (
            "A Russian drone strike on Kharkiv killed three people.",
            actors(initiator=["Russia"], target=["Ukraine"]),
        ),
        ("Tehran fired 200 missiles at Israel on Tuesday.", actors(initiator=["Iran"], target=["Israel"])),
        ("Ankara bombed Kurdish positions near Qamishli.", actors(initiator=["Turkey"], target=["Syria"])),
        (
            "An Israeli air strike destroyed Hezbollah's headquarters in Beirut.",
            actors(initiator=["Israel"], target=["Hezbollah"]),
        ),
        (
            "American and British forces struck Houthi positions in Yemen.",
            actors(initiator=["United States", "United Kingdom"], target=["Houthis"]),
        ),
        (
            "Israel said that its jets had bombed Hezbollah depots near Tyre.",
            actors(initiator=["Israel"], target=["Hezbollah"]),
        ),
        (
            "The Houthis fired a missile at an American destroyer in the Red Sea.",
            actors(initiator=["Houthis"], target=["United States"]),
        ),
        (  # what is hit in a raid is no one's raid; a man with a name is his own group's, whatever "the group" is
            "Israel killed the group's deputy leader, Ismail Haniyeh, in a raid on Tyre on Sunday.",
            actors(initiator=["Israel"], target=["Hamas"]),
        ),
        (  # nor is the land on whose ground a group is hit that group
            "Israel and Hezbollah are at war. Israeli jets struck three Lebanese towns on Sunday.",
            actors(initiator=["Israel"], target=["Hezbollah"]),
        ),
        (  # nor that of those who found a refuge there
            "Israel and Hezbollah are at war. On Sunday Israel bombed a Palestinian refugee camp near Sidon.",
            actors(initiator=["Israel"], target=["Hezbollah"]),
        ),
        (  # nor the home of foreigners who are hit
            "Russian missiles killed two Turkish sailors in the Ukrainian port of Izmail on Sunday.",
            actors(initiator=["Russia"], target=["Ukraine"]),
        ),
        ("Azerbaijan shelled the Armenian town of Vardenis.", actors(initiator=["Azerbaijan"], target=["Armenia"])),
        (
            "Indian missiles hit nine sites in Pakistan early on Wednesday.",
            actors(initiator=["India"], target=["Pakistan"]),
        ),
        (
            "Hamas fired rockets at Ashkelon from Gaza on Saturday.",
            actors(initiator=["Hamas"], target=["Israel"]),
        ),
        (
            "Turkish drones hit camps of the Kurdistan Workers' Party in northern Iraq.",
            actors(initiator=["Turkey"], target=["Kurdistan Workers' Party"]),
        ),
        (
            "Bosnian Serb forces shelled Sarajevo on 5 February 1994, killing 68 people.",
            actors(initiator=["Bosnian Serbs"], target=["Bosnia and Herzegovina"]),
        ),
        (
            "Ukraine blamed Russia for the attack on the dam at Nova Kakhovka, which Moscow denied.",
            actors(target=["Ukraine"]),
        ),
        ("Israeli jets hit the Palestinian refugee camp in Sidon.", actors(initiator=["Israel"], target=["Lebanon"])),
        ("NATO aircraft bombed Belgrade in April 1999.", actors(initiator=["NATO"], target=["Serbia"])),
        ("Israel hit Iran's nuclear sites at Natanz and Isfahan.", actors(initiator=["Israel"], target=["Iran"])),
        (
            "Hezbollah said it had launched rockets at an Israeli barracks near Safed.",
            actors(initiator=["Hezbollah"], target=["Israel"]),
        ),
        ("An explosion wrecked a Russian army depot in Tver.", actors(target=["Russia"])),
        ("A roadside bomb went off beside a Turkish convoy near Afrin.", actors(target=["Turkey"])),
        (
            "Kadugli in Sudan was shaken on Monday by mortar fire and drone strikes from the RSF.",
            actors(initiator=["Rapid Support Forces"], target=["Sudan"]),
        ),
        (  # whose ground it is tells whom it hit
            "Sudanese jets bombed Nyala, a town held by the RSF, on Monday.",
            actors(initiator=["Sudan"], target=["Rapid Support Forces"]),
        ),
        (
            "Ukrainian missiles hit a depot in Russian-occupied Luhansk on Monday.",
            actors(initiator=["Ukraine"], target=["Russia"]),
        ),
        (
            "On Monday Turkish drones hit a road near Kobani, which is controlled by the Syrian Democratic Forces.",
            actors(initiator=["Turkey"], target=["Syrian Democratic Forces"]),
        ),
        (
            "Congo fights the M23. Army rockets struck Bunia, a town in M23 hands, on Monday.",
            actors(initiator=["Democratic Republic of the Congo"], target=["M23"]),
        ),
        (  # who sent what hits
            "Guided bombs dropped by Russian aircraft hit a house in Kharkiv in Ukraine on Tuesday.",
            actors(initiator=["Russia"], target=["Ukraine"]),
        ),
        (
            "Fuel tanks at Port Sudan in Sudan were set alight by drones which it said rebels of the M23 flew.",
            actors(initiator=["M23"], target=["Sudan"]),
        ),
        (
            "Thailand scrambled a jet that bombed Cambodian troops near Samraong on Thursday.",
            actors(initiator=["Thailand"], target=["Cambodia"]),
        ),
        (  # who reports hits made them, a governor who admits a strike did not
            "Ukraine's military reported hits on fuel depots in Rostov in Russia.",
            actors(initiator=["Ukraine"], target=["Russia"]),
        ),
        (
            "Shells fired by the Kyrgyz side crashed into a house near Isfara in Tajikistan on Thursday.",
            actors(initiator=["Kyrgyzstan"], target=["Tajikistan"]),
        ),
        (  # where a monitor sits, nothing was hit
            "Russian jets bombed rebel columns near Aleppo in Syria, said the observatory, a monitor in Britain.",
            actors(initiator=["Russia"]),
        ),
    ],
)
def test_a_strike_has_who_did_it_and_whose_property_was_hit(
    extractor: Extractor, text: str, cast: tuple[Actor, ...]
) -> None:
    assert set(one(extractor, "strike", text).actors) == set(cast)


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        (  # who walks into an ambush did not begin it
            "FARC rebels killed eleven Colombian soldiers in an ambush near Arauca on Monday.",
            actors(initiator=["FARC"], target=["Colombia"]),
        ),
        (  # a war that no record has, told by the text
            "Kenya has fought al-Shabaab for years. Rebels attacked an army base near Garissa on Monday.",
            actors(initiator=["al-Shabaab"], target=["Kenya"]),
        ),
        (
            "M23 rebels seized Bukavu in eastern Congo on Friday.",
            actors(initiator=["M23"], target=["Democratic Republic of the Congo"]),
        ),
        (
            "Thai and Cambodian soldiers clashed near the border on Thursday.",
            actors(initiator=["Thailand", "Cambodia"]),
        ),
        (
            "Sudan's army recaptured Khartoum from the Rapid Support Forces.",
            actors(initiator=["Sudan"], target=["Rapid Support Forces"]),
        ),
        (
            "Chadian rebels attacked the town of Faya in Chad on Sunday.",
            actors(initiator=["Chadian rebels"], target=["Chad"]),
        ),
        ("Aleppo was captured by Hayat Tahrir al-Sham.", actors(initiator=["Hayat Tahrir al-Sham"], target=["Syria"])),
        ("Ukraine's capture of Sudzha surprised the Kremlin.", actors(initiator=["Ukraine"], target=["Russia"])),
        ("Iraqi troops invaded Kuwait in August 1990.", actors(initiator=["Iraq"], target=["Kuwait"])),
        (
            "Rwandan-backed M23 rebels and the Congolese army clashed near Masisi on Monday.",
            actors(initiator=["M23", "Democratic Republic of the Congo"]),
        ),
        (
            "Taliban fighters entered Kabul on 15 August 2021.",
            actors(initiator=["Taliban"], target=["Afghanistan"]),
        ),
        (
            "Tigrayan forces retook Mekelle in June 2021.",
            actors(initiator=["Tigray People's Liberation Front"], target=["Ethiopia"]),
        ),
        (
            "Al-Shabaab fighters stormed a hotel in Mogadishu on Sunday.",
            actors(initiator=["al-Shabaab"], target=["Somalia"]),
        ),
        (
            "Sri Lanka's army captured Kilinochchi from the Tamil Tigers in January 2009.",
            actors(initiator=["Sri Lanka"], target=["Tamil Tigers"]),
        ),
        ("Mariupol fell to Russian forces in May 2022.", actors(initiator=["Russia"], target=["Ukraine"])),
        (
            "Ukrainian marines took the village of Urozhaine from Russian forces on Monday.",
            actors(initiator=["Ukraine"], target=["Russia"]),
        ),
        (  # fighting between two is both's, and has no target
            "Heavy fighting between the army of Mali and Ansar Dine was reported on Monday in Kidal.",
            actors(initiator=["Mali", "Ansar Dine"]),
        ),
        (
            "Congo's army said it had repelled an M23 assault on Sake on Monday.",
            actors(initiator=["M23"], target=["Democratic Republic of the Congo"]),
        ),
        (
            "Al-Shabaab lost Jilib, the last big port of Somalia that it held, to Kenyan troops on Monday.",
            actors(initiator=["Kenya"], target=["al-Shabaab"]),
        ),
        (  # who moves is told by another sentence
            (
                "Clashes between Sudan's army and the Rapid Support Forces resumed around Wad Madani on Monday. "
                "The army has surrounded the city on three sides."
            ),
            actors(initiator=["Sudan"], target=["Rapid Support Forces"]),
        ),
        (  # nobody began a clash
            "Nigeria's army clashed with Boko Haram near Gwoza on Monday.",
            actors(initiator=["Nigeria", "Boko Haram"]),
        ),
        (  # Lebanon, where it fights, is no enemy of its
            "Hezbollah captured Kfar Kila on Sunday. The war in Lebanon between Israel and Hezbollah goes on.",
            actors(initiator=["Hezbollah"], target=["Israel"]),
        ),
        (
            "Burundi launched an offensive on Friday to drive M23 out of the hills near Uvira.",
            actors(initiator=["Burundi"], target=["M23"]),
        ),
        (  # a fight that nobody began, whoever is not named in it
            "Pakistan said that two of its soldiers died in an exchange of fire with Indian troops on Monday.",
            actors(initiator=["India", "Pakistan"]),
        ),
        (
            "At least 49 Armenian soldiers were killed in fighting on the border with Azerbaijan on Monday.",
            actors(initiator=["Armenia", "Azerbaijan"]),
        ),
        (
            "The M23 is at war with Congo's army. Clashes between soldiers and rebels were reported near Goma.",
            actors(initiator=["Democratic Republic of the Congo", "M23"]),
        ),
        (  # who has to do with it for one side is no foe of it
            "Mozambican troops, supported by Rwandan forces, recaptured Palma on Sunday.",
            actors(initiator=["Mozambique", "Rwanda"]),
        ),
        (
            "The army of Mali, together with the Wagner Group, captured Kidal on Tuesday.",
            actors(initiator=["Mali", "Wagner Group"]),
        ),
        (
            "On Tuesday Malian soldiers, with Wagner fighters at their side, marched into Kidal in Mali.",
            actors(initiator=["Mali", "Wagner Group"]),
        ),
        (
            "With the help of Rwandan soldiers, Mozambique's army recaptured Palma on Sunday.",
            actors(initiator=["Mozambique", "Rwanda"]),
        ),
        (
            "Ethiopian troops and their Eritrean allies captured Shire on Monday.",
            actors(initiator=["Ethiopia", "Eritrea"]),
        ),
        (  # a state that pays does not fight
            "Rebels backed by Turkey seized Saraqeb in Syria on Sunday.",
            actors(target=["Syria"]),
        ),
        (  # a town that falls was the state's, not the rebels' that sit in it
            "M23 rebels fight the army of the Democratic Republic of the Congo. Bukavu fell on Monday.",
            actors(initiator=["M23"], target=["Democratic Republic of the Congo"]),
        ),
        (  # who throws an assault back had been attacked
            "Ukrainian units threw back a Russian assault on Kodema on Monday.",
            actors(initiator=["Russia"], target=["Ukraine"]),
        ),
        (  # "it" is who the clause before is about, "its" whom the sentence before is about
            "Mali's army sent a column north; it took Anefis from the CSP-DPA on Monday.",
            actors(initiator=["Mali"], target=["CSP-DPA"]),
        ),
        (  # who attack together are no foes of each other
            "Chadian soldiers and Wagner fighters entered Faya in Chad on Monday. They captured the town.",
            actors(initiator=["Chad", "Wagner Group"]),
        ),
        (  # who held it suffers, whosever the town is
            "Tripoli's airport in Libya was retaken from the LNA on Monday.",
            actors(initiator=["Libya"], target=["Libyan National Army"]),
        ),
        (
            "Israeli troops entered Lebanon on Monday to fight Hezbollah.",
            actors(initiator=["Israel"], target=["Hezbollah"]),
        ),
        (
            "A skirmish between the two armies on the border of India and Pakistan killed three soldiers on Monday.",
            actors(initiator=["India", "Pakistan"]),
        ),
        (  # mutineers are no longer the state's
            "Ivory Coast is at war. Mutinous troops attacked the army's barracks in Bouake, killing five soldiers.",
            actors(target=["Ivory Coast"]),
        ),
        (
            "Soldiers of Peru and Ecuador opened fire on each other near the Cenepa in Peru on Monday.",
            actors(initiator=["Peru", "Ecuador"]),
        ),
        (  # an attempt at an assault is one
            "Russian troops tried to advance on Lyman in Ukraine on Monday.",
            actors(initiator=["Russia"], target=["Ukraine"]),
        ),
    ],
)
def test_a_battle_has_who_began_it_and_against_whom(extractor: Extractor, text: str, cast: tuple[Actor, ...]) -> None:
    assert set(one(extractor, "battle", text).actors) == set(cast)


def test_its_planes_are_whose_the_sentence_before_is_about(extractor: Extractor) -> None:
    text = (
        "The Colombian air force bombed a FARC camp in Arauca on Monday, and 33 rebels died. "
        "A day later its planes hit a second camp, in Meta."
    )
    casts = [report.actors for report in reports(extractor, text) if report.kind == "strike"]
    assert casts == [actors(initiator=["Colombia"], target=["FARC"])] * 2


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("French troops withdrew from Niger in December 2023.", "France"),
        ("Israel withdrew its forces from southern Lebanon.", "Israel"),
        ("The withdrawal of Ethiopian troops from Somalia began on Monday.", "Ethiopia"),
        ("The last American soldiers left Kabul on Monday.", "United States"),
        ("Armenia pulled its soldiers out of Kalbajar.", "Armenia"),
        ("Soviet forces were withdrawn from Hungary in 1991.", "Soviet Union"),
        ("Serb forces withdrew from Kosovo in June 1999.", "Serbia"),
        ("M23 fighters pulled back from Walikale on Thursday.", "M23"),
        ("Pressed by Ethiopian forces, Eritrea pulled troops out of Badme on Saturday.", "Eritrea"),
    ],
)
def test_a_withdrawal_has_whose_forces_leave(extractor: Extractor, text: str, party: str) -> None:
    assert set(one(extractor, "withdrawal", text).actors) == set(actors(initiator=[party]))


def test_both_who_leave_are_told(extractor: Extractor) -> None:
    text = (
        "Ukrainian soldiers and pro-Russian separatists withdrew from Shyrokyne on Monday. "
        "In May the two sides pulled back from Pisky."
    )
    both = actors(initiator=["Ukraine", "pro-Russian separatists"])
    noun = "The Ukrainian army and Russia-backed separatists completed a pullback of tanks from Pisky on Monday."
    assert set(one(extractor, "withdrawal", noun).actors) == set(both)
    assert [set(report.actors) for report in reports(extractor, text)] == [set(both), set(both)]


@pytest.mark.parametrize(
    ("kind", "text", "cast"),
    [
        (  # what is discussed takes no part
            "talks",
            "Rwanda is at war with Congo. Kenyan President William Ruto is to discuss it with Ugandan leaders.",
            actors(participant=["Kenya", "Uganda"]),
        ),
        (  # who made a deal stands behind its "by"
            "agreement",
            "The truce holds under a deal reached on Monday in Lusaka by the leaders of Angola, Kenya and Zambia.",
            actors(participant=["Angola", "Kenya", "Zambia"]),
        ),
        (
            "agreement",
            "The war ended with a deal signed by Chad and Libya after talks led by the African Union.",
            actors(participant=["Chad", "Libya"], mediator=["African Union"]),
        ),
        (
            "talks",
            "Ethiopia and Somalia held talks in Ankara, mediated by Turkey.",
            actors(participant=["Ethiopia", "Somalia"], mediator=["Turkey"]),
        ),
        (
            "swap",
            "Russia and Ukraine exchanged 200 prisoners on Sunday. Moscow thanked Qatar for its mediation.",
            actors(participant=["Russia", "Ukraine"], mediator=["Qatar"]),
        ),
        (
            "swap",
            "Russia and Ukraine exchanged 200 prisoners on Sunday. Kyiv thanked Qatar for acting as a go-between.",
            actors(participant=["Russia", "Ukraine"], mediator=["Qatar"]),
        ),
        (
            "swap",
            "Russia gave up four Ukrainian children under an arrangement that Qatar negotiated with Moscow and Kyiv.",
            actors(participant=["Russia", "Ukraine"], mediator=["Qatar"]),
        ),
        (
            "talks",
            "Yemen and the Houthis settled it at talks near Bern which ended on 20 March and were led by the U.N.",
            actors(participant=["Yemen", "Houthis"], mediator=["United Nations"]),
        ),
        (
            "swap",
            "Russia and Ukraine exchanged 200 prisoners on Sunday. Kyiv thanked Qatar and Turkey for mediating.",
            actors(participant=["Russia", "Ukraine"], mediator=["Qatar", "Turkey"]),
        ),
        (
            "swap",
            "Russia and Ukraine exchanged 200 prisoners on Sunday. The deal was sponsored by Qatar.",
            actors(participant=["Russia", "Ukraine"], mediator=["Qatar"]),
        ),
        (
            "swap",
            "Russia and Ukraine carried out a prisoner exchange that Qatar had helped to arrange.",
            actors(participant=["Russia", "Ukraine"], mediator=["Qatar"]),
        ),
        (  # who brokered the truce of which the sentence speaks too has no part in the talks
            "talks",
            "A truce brokered by Norway took hold, but talks between Sri Lanka and the Tamil Tigers ended in failure.",
            actors(participant=["Sri Lanka", "Tamil Tigers"]),
        ),
        (  # who made a truce has no part in its end
            "agreement",
            "A ceasefire brokered by China between Myanmar and the Kachin Independence Army collapsed on Friday.",
            actors(participant=["Myanmar", "Kachin Independence Army"]),
        ),
        (  # the host of two is no side
            "talks",
            "In negotiations in Berlin, hosted by Friedrich Merz, Volodymyr Zelensky spent hours with Steve Witkoff.",
            actors(participant=["Ukraine", "United States"], host=["Germany"]),
        ),
        (  # help that is promised mediates nothing
            "talks",
            "Volodymyr Zelensky was in Ankara for talks with Tayyip Erdogan, who promised more of Turkey's help.",
            actors(participant=["Ukraine", "Turkey"]),
        ),
        (  # a people is of the land whose it is said to be
            "talks",
            "Envoys of Azerbaijan and of Nagorno-Karabakh's Armenians held talks on Friday.",
            actors(participant=["Azerbaijan", "Nagorno-Karabakh"]),
        ),
        (
            "agreement",
            "The bigger group, the Moro Islamic Liberation Front, made peace in a deal with Manila on Friday.",
            actors(participant=["Moro Islamic Liberation Front", "Philippines"]),
        ),
        (
            "talks",
            "Morocco and the Polisario Front held U.N.-sponsored talks in Tunis on Friday.",
            actors(participant=["Morocco", "Polisario Front"], mediator=["United Nations"]),
        ),
        (  # who is let go bargains with nobody, nor does his country
            "swap",
            "Hamas released two Israeli hostages along with three Danes on Friday. The war with Israel goes on.",
            actors(participant=["Hamas", "Israel"]),
        ),
        (  # guerrillas are no state's
            "swap",
            "Colombia's largest rebel group, the National Liberation Army, freed six hostages on Friday.",
            actors(participant=["ELN"]),
        ),
        (
            "agreement",
            "India and Pakistan agreed to a ceasefire on Sunday after a night of talks mediated by Oman.",
            actors(participant=["India", "Pakistan"], mediator=["Oman"]),
        ),
        (  # at a club's summit others meet
            "talks",
            "Zelensky held talks with Narendra Modi beside a summit of the Group of Seven.",
            actors(participant=["Ukraine", "India"]),
        ),
        (
            "talks",
            "Kenya's president held talks on Monday with officials from Uganda and Burundi.",
            actors(participant=["Kenya", "Uganda", "Burundi"]),
        ),
        (
            "talks",
            "On the margins of an African Union summit in Addis Ababa, Kenya's president met Uganda's.",
            actors(participant=["Kenya", "Uganda"]),
        ),
        (
            "swap",
            "Armenia and Azerbaijan carried out an exchange of prisoners that Qatar had helped to arrange.",
            actors(participant=["Armenia", "Azerbaijan"], mediator=["Qatar"]),
        ),
        (
            "swap",
            "Armenia and Azerbaijan exchanged 20 prisoners, flown home by Qatar, which had mediated.",
            actors(participant=["Armenia", "Azerbaijan"], mediator=["Qatar"]),
        ),
        (
            "swap",
            "Armenia and Azerbaijan exchanged 20 prisoners under the supervision of the Red Cross.",
            actors(participant=["Armenia", "Azerbaijan"], mediator=["Red Cross"]),
        ),
        (
            "talks",
            "Qatar hosted the delegations of Rwanda and Congo in Doha.",
            actors(participant=["Rwanda", "Democratic Republic of the Congo"], host=["Qatar"]),
        ),
        (
            "talks",
            "Israel and Hamas held indirect talks in Cairo through Egyptian and Qatari mediators.",
            actors(participant=["Israel", "Hamas"], mediator=["Egypt", "Qatar"]),
        ),
        (
            "talks",
            "Washington and Tehran held talks in Muscat, with Oman as intermediary.",
            actors(participant=["United States", "Iran"], mediator=["Oman"]),
        ),
        (
            "talks",
            "Mohammed bin Salman received Volodymyr Zelensky in Jeddah.",
            actors(participant=["Saudi Arabia", "Ukraine"]),
        ),
        ("talks", "Xi Jinping met Joe Biden in Bali.", actors(participant=["China", "United States"])),
        ("talks", "Indian and Pakistani officers spoke by telephone.", actors(participant=["India", "Pakistan"])),
        (
            "talks",
            "Armenia and Azerbaijan quarrel over the border. The two sides met in Prague on Thursday.",
            actors(participant=["Armenia", "Azerbaijan"]),
        ),
        (
            "talks",
            "The Kremlin's envoys held talks with the White House in Riyadh.",
            actors(participant=["Russia", "United States"]),
        ),
        (
            "talks",
            "Israel opened talks with Hezbollah in Nicosia, hosted by Cyprus.",
            actors(participant=["Israel", "Hezbollah"], host=["Cyprus"]),
        ),
        (
            "talks",
            "Iran and the United States held talks in Rome at the invitation of Italy.",
            actors(participant=["Iran", "United States"], host=["Italy"]),
        ),
        (
            "talks",
            "Turkey announced that Ethiopia and Somalia had held talks in Ankara.",
            actors(participant=["Ethiopia", "Somalia"]),
        ),
        (
            "swap",
            "Russia and Ukraine exchanged 300 prisoners with the help of Saudi Arabia.",
            actors(participant=["Russia", "Ukraine"], mediator=["Saudi Arabia"]),
        ),
        (
            "swap",
            "Russia and Ukraine exchanged 300 prisoners through the mediation of the United Arab Emirates.",
            actors(participant=["Russia", "Ukraine"], mediator=["United Arab Emirates"]),
        ),
        ("talks", "The leaders of Turkey and Russia spoke on Monday.", actors(participant=["Turkey", "Russia"])),
        (
            "talks",
            "The foreign ministers of Greece and Turkey met in Athens on Monday.",
            actors(participant=["Greece", "Turkey"]),
        ),
        (
            "talks",
            "Talks between the Taliban and Pakistan collapsed in Istanbul on Friday.",
            actors(participant=["Taliban", "Pakistan"]),
        ),
        (
            "swap",
            "Iran and Iraq exchanged 1,000 prisoners of war at the border in 1990.",
            actors(participant=["Iran", "Iraq"]),
        ),
        (
            "swap",
            "The Yemeni government and the Houthis exchanged 900 prisoners.",
            actors(participant=["Yemen", "Houthis"]),
        ),
        (
            "swap",
            "Armenia and Azerbaijan exchanged 33 prisoners on Wednesday.",
            actors(participant=["Armenia", "Azerbaijan"]),
        ),
        (
            "swap",
            "Hamas released four Israeli soldiers in exchange for 200 Palestinian prisoners.",
            actors(participant=["Hamas", "Israel"]),
        ),
        (
            "swap",
            "Russia and Ukraine exchanged 300 prisoners, with the United Arab Emirates as mediator.",
            actors(participant=["Russia", "Ukraine"], mediator=["United Arab Emirates"]),
        ),
        (
            "swap",
            "Iran freed five Americans in a prisoner swap with the United States that Qatar brokered.",
            actors(participant=["Iran", "United States"], mediator=["Qatar"]),
        ),
        (
            "agreement",
            "Ethiopia and the TPLF signed a truce brokered by the African Union. The war had killed thousands.",
            actors(participant=["Ethiopia", "Tigray People's Liberation Front"], mediator=["African Union"]),
        ),
        (
            "agreement",
            "Egypt, Qatar and the United States mediated a truce between Israel and Hamas. The war goes on.",
            actors(participant=["Israel", "Hamas"], mediator=["Egypt", "Qatar", "United States"]),
        ),
        (
            "agreement",
            "Manila and the Moro Islamic Liberation Front signed a peace deal in Malaysia. The war is over.",
            actors(participant=["Philippines", "Moro Islamic Liberation Front"]),
        ),
        (
            "agreement",
            "India and Pakistan agreed on a ceasefire that the United States had mediated. Fighting stopped at five.",
            actors(participant=["India", "Pakistan"], mediator=["United States"]),
        ),
        (
            "agreement",
            "Israel and Hezbollah agreed to a ceasefire brokered by the United States and France. The war is over.",
            actors(participant=["Israel", "Hezbollah"], mediator=["United States", "France"]),
        ),
        (
            "agreement",
            "Trump announced a ceasefire between Thailand and Cambodia. Five days of fighting had killed 36 people.",
            actors(participant=["Thailand", "Cambodia"]),
        ),
        (  # who made it is told behind it; under whose auspices too
            "agreement",
            "The truce which Chad and Sudan agreed upon in May under Qatar's auspices has failed. The war goes on.",
            actors(participant=["Chad", "Sudan"], mediator=["Qatar"]),
        ),
        (  # a list whose second name stands between commas
            "talks",
            "Washington has proposed three-way talks of Ukraine, the U.S., and Russia in Abu Dhabi.",
            actors(participant=["Ukraine", "United States", "Russia"]),
        ),
        (  # for whom he speaks, not where he comes from
            "talks",
            "NATO Secretary-General Mark Rutte met Volodymyr Zelensky in Kyiv on Monday.",
            actors(participant=["NATO", "Ukraine"]),
        ),
        (  # who takes captives over from one side is no side
            "swap",
            "Mali and the rebels of JNIM made an exchange on Monday; JNIM handed six soldiers to a team of the ICRC.",
            actors(participant=["Mali", "JNIM"], mediator=["Red Cross"]),
        ),
        (  # an envoy in the chair helps, and is no host
            "talks",
            "Yemen and the Houthis agreed on it at talks in Bern on Monday that the U.N. envoy chaired.",
            actors(participant=["Yemen", "Houthis"], mediator=["United Nations"]),
        ),
        (  # the city only holds the two
            "talks",
            "Germany's Friedrich Merz flew to Cairo on Monday to meet U.S. President Donald Trump.",
            actors(participant=["Germany", "United States"]),
        ),
        (  # the parser takes the second for a name of the first
            "talks",
            "Turkish Foreign Minister Hakan Fidan and British Prime Minister Keir Starmer spoke by phone on Sunday.",
            actors(participant=["Turkey", "United Kingdom"]),
        ),
        (  # a state of two words
            "talks",
            "Saudi Arabia-mediated talks between Iran and Iraq resumed in Jeddah on Sunday.",
            actors(participant=["Iran", "Iraq"], mediator=["Saudi Arabia"]),
        ),
        (  # one side's own, whoever else fights
            "agreement",
            "The ELN declared a unilateral ceasefire on Sunday. The war in Colombia goes on.",
            actors(participant=["ELN"]),
        ),
        (
            "agreement",
            "Serbia said it had agreed with Kosovo on a truce on Tuesday. The fighting had killed hundreds.",
            actors(participant=["Serbia", "Kosovo"]),
        ),
        (  # from whom it comes
            "swap",
            "Chad received the bodies of 50 soldiers from Niger on 3 June.",
            actors(participant=["Chad", "Niger"]),
        ),
        (  # who is let go bargains with nobody
            "swap",
            "Hamas freed ten Israelis and two Thais on Tuesday in its exchange with Israel.",
            actors(participant=["Hamas", "Israel"]),
        ),
        (  # "it" is who speaks, not the two of whom is spoken
            "talks",
            "The United States said that Russia and Ukraine had agreed to more talks that it mediated in Riyadh.",
            actors(participant=["Russia", "Ukraine"], mediator=["United States"]),
        ),
        (
            "talks",
            "Chad and Sudan met in Doha on Monday, with Qatar's prime minister, Mohammed Al Thani, in the chair.",
            actors(participant=["Chad", "Sudan"], host=["Qatar"]),
        ),
        (  # who was told last
            "talks",
            (
                "Emmanuel Macron, Angela Merkel, Vladimir Putin and Volodymyr Zelensky want a truce. "
                "The last summit of the four countries was held in Berlin in October 2016."
            ),
            actors(participant=["France", "Germany", "Russia", "Ukraine"]),
        ),
        ("talks", "Serbia and Kosovo failed to agree at talks in Ohrid.", actors(participant=["Serbia", "Kosovo"])),
        (
            "talks",
            "Talks in Doha between Chad and Sudan failed on Monday to bring a deal.",
            actors(participant=["Chad", "Sudan"]),
        ),
    ],
)
def test_a_table_has_its_sides_and_who_helps_them(
    extractor: Extractor, kind: str, text: str, cast: tuple[Actor, ...]
) -> None:
    assert set(one(extractor, kind, text).actors) == set(cast)


@pytest.mark.parametrize(
    ("kind", "text", "people"),
    [
        ("talks", "Xi Jinping met Joe Biden in Bali.", {"Xi Jinping", "Joe Biden"}),
        ("talks", "Sergei Lavrov met Marco Rubio in Riyadh, Peskov said.", {"Sergei Lavrov", "Marco Rubio"}),
        (
            "talks",
            "Nikol Pashinyan and Ilham Aliyev held talks in Prague. Aliyev arrived late.",
            {"Nikol Pashinyan", "Ilham Aliyev"},
        ),
        (
            "agreement",
            "Trump announced a ceasefire between Thailand and Cambodia. Five days of fighting had killed 36 people.",
            set(),
        ),
        ("strike", "Israel bombed Damascus, Benjamin Netanyahu said.", set()),
        (
            "talks",
            "Narendra Modi telephoned Shehbaz Sharif on Sunday.",
            {"Narendra Modi", "Shehbaz Sharif"},
        ),
        ("talks", "India and Pakistan held talks in Dubai.", set()),
        (
            "talks",
            "Steve Witkoff, Trump's envoy, met Abbas Araghchi in Muscat on Monday.",
            {"Steve Witkoff", "Abbas Araghchi"},
        ),
        ("talks", "Zelensky said Rustem Umerov would meet Russian negotiators in Istanbul.", {"Rustem Umerov"}),
        ("talks", "Putin told reporters he had met Xi in Beijing.", {"Vladimir Putin", "Xi Jinping"}),
        (
            "swap",
            "Russia freed Evan Gershkovich and Paul Whelan in a prisoner swap with the United States in Ankara.",
            {"Evan Gershkovich", "Paul Whelan"},
        ),
        ("strike", "Vladimir Putin's bombers struck Lviv on Monday.", set()),
    ],
)
def test_the_people_are_those_who_take_part(extractor: Extractor, kind: str, text: str, people: set[str]) -> None:
    assert {person.name for person in one(extractor, kind, text).people} == people


@pytest.mark.parametrize(
    "text",
    [
        "The talks ended in Istanbul, with several Ukrainian cities still facing heavy Russian bombardment.",
        "Ukrainian towns suffered a Russian missile attack on Monday.",
    ],
)
def test_who_faces_an_attack_is_its_target(extractor: Extractor, text: str) -> None:
    report = one(extractor, "strike", text)
    assert {(actor.name, str(actor.role)) for actor in report.actors} == {
        ("Russia", "initiator"),
        ("Ukraine", "target"),
    }
    assert "Istanbul" not in {place.name for place in report.places}


@pytest.mark.parametrize(
    ("kind", "text", "cast"),
    [
        (
            "strike",
            "Pro-Russian separatists agreed a truce with Ukraine in May. Rebel shelling of Mariupol killed a woman.",
            {"pro-Russian separatists": "initiator", "Ukraine": "target"},
        ),
        (
            "strike",
            "A total of 49 Ukrainian drones were downed over Russia overnight.",
            {"Ukraine": "initiator", "Russia": "target"},
        ),
        (
            "strike",
            "A depot was destroyed in a strike by Ukraine near Kursk in Russia.",
            {"Ukraine": "initiator", "Russia": "target"},
        ),
        (
            "battle",
            "The village of Orla was taken from Russia by Ukraine on Tuesday.",
            {"Ukraine": "initiator", "Russia": "target"},
        ),
        (
            "battle",
            "The fall of Bama to Boko Haram in Nigeria came on Tuesday.",
            {"Boko Haram": "initiator", "Nigeria": "target"},
        ),
        (
            "battle",
            "The town of Bama in Nigeria fell into the hands of Boko Haram.",
            {"Boko Haram": "initiator", "Nigeria": "target"},
        ),
        (
            "battle",
            "A Taliban attack on a checkpoint in Kunduz killed six Afghan soldiers.",
            {"Taliban": "initiator", "Afghanistan": "target"},
        ),
        (
            "battle",
            "Chad's army engaged in heavy fighting with Boko Haram near Bol.",
            {"Chad": "initiator", "Boko Haram": "initiator"},
        ),
        (
            "swap",
            "Uganda said that 95 prisoners had been exchanged with Kenya.",
            {"Uganda": "participant", "Kenya": "participant"},
        ),
        (
            "swap",
            "Kenya freed 120 captured soldiers in return for 115 held by Uganda.",
            {"Uganda": "participant", "Kenya": "participant"},
        ),
        ("swap", "Uganda gave Kenya the bodies of 18 soldiers.", {"Uganda": "participant", "Kenya": "participant"}),
        (
            "swap",
            "Uganda's army welcomed back 59 soldiers freed by Kenya.",
            {"Uganda": "participant", "Kenya": "participant"},
        ),
        (
            "agreement",
            "Chief negotiators for Kenya and Uganda signed a peace accord.",
            {"Uganda": "participant", "Kenya": "participant"},
        ),
        (
            "agreement",
            "Both Kenya and Uganda confirmed that a truce had begun.",
            {"Uganda": "participant", "Kenya": "participant"},
        ),
        (
            "talks",
            "The envoy of Uganda said that he had met the delegation of Kenya.",
            {"Uganda": "participant", "Kenya": "participant"},
        ),
        ("talks", "Uganda, Kenya hold peace talks in Geneva.", {"Uganda": "participant", "Kenya": "participant"}),
    ],
)
def test_who_takes_part_is_told_in_many_ways(extractor: Extractor, kind: str, text: str, cast: dict[str, str]) -> None:
    found = one(extractor, kind, text)
    assert {actor.name: actor.role.value for actor in found.actors} == cast


def test_what_the_account_looks_back_on_draws_nothing_to_itself(extractor: Extractor) -> None:
    text = (
        "Chad and Sudan began talks in Algiers on Tuesday. A first round of talks between Chad and Sudan had "
        "ended on May 5. The UN is sponsoring the talks."
    )
    told = {report.when.edtf: len(report.evidence) for report in reports(extractor, text) if report.when is not None}
    assert told == {"2025-05-05": 1, "2025-06-03": 2}
