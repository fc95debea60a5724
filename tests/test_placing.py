"""Where it takes place: the finest places that are told for the event, and no others of the sentence."""

import pytest
from telling import one, reports

from app.ingest.extracting import Extractor


@pytest.mark.parametrize(
    ("kind", "text", "places"),
    [
        ("talks", "Rwanda and Congo held talks in Doha.", {"Doha"}),
        ("talks", "The Geneva talks between Iran and the United States ended on Friday.", {"Geneva"}),
        ("talks", "Envoys flew home from the talks with the U.S. and Ukraine in Abu Dhabi.", {"Abu Dhabi"}),
        ("talks", "At the summit in Prague the leaders of Armenia and Azerbaijan met for an hour.", {"Prague"}),
        ("talks", "Donald Trump and Kim Jong Un met in Hanoi.", {"Hanoi"}),
        ("talks", "India and Pakistan held talks in Islamabad, Indian officials in New Delhi said.", {"Islamabad"}),
        ("talks", "Leaders of Armenia and Azerbaijan met at the White House.", {"White House"}),
        (
            "talks",
            "Russia and the United States held talks at the Diriyah Palace in Riyadh.",
            {"Diriyah Palace", "Riyadh"},
        ),
        ("talks", "Turkey hosted talks between Russia and Ukraine at the Ciragan Palace.", {"Ciragan Palace"}),
        ("talks", "Talks between Moscow and Kyiv resumed on Monday.", set()),
        ("talks", "Teams from Moscow and Washington held talks on Monday.", set()),
        ("talks", "Moscow met Kyiv's envoys on Monday.", set()),
        ("talks", "Chad and Sudan held talks in the Kenyan capital on Monday.", {"Nairobi"}),
        ("battle", "Libyan troops captured Benghazi's old airport on Monday.", {"Benghazi", "Benghazi airport"}),
        ("strike", "Israeli jets bombed Homs air base in Syria.", {"Homs", "Homs air base"}),
        ("strike", "Ukrainian drones hit a refinery in Saratov, southeast of Moscow.", {"Saratov"}),
        ("strike", "Turkish jets bombed a camp 20 km north of Dohuk.", {"Dohuk"}),
        ("strike", "Israeli jets bombed the village of Tel Rifa near Tyre in Lebanon.", {"Tel Rifa"}),
        ("battle", "M23 rebels seized the village of Lomera, in South Kivu.", {"Lomera"}),
        ("battle", "Ethiopian troops captured the towns of Ardi, Belo and Wukro in Tigray.", {"Ardi", "Belo", "Wukro"}),
        ("strike", "Israeli jets bombed a house in the capital of Syria.", {"Damascus"}),
        ("strike", "Russia is at war with Ukraine. In the capital, 15 drones bound for Kyiv were shot down.", {"Kyiv"}),
        (  # not that of a fourth state
            "battle",
            (
                "Libya's army fights on. Libya, Algeria and Tunisia want help; Algeria and Tunisia close the border. "
                "Envoys met in Cairo. Libya's army recaptured the capital on Sunday."
            ),
            {"Tripoli"},
        ),
        ("battle", "Sudan's army retook the capital from the Rapid Support Forces in March.", {"Khartoum"}),
        ("strike", "Israeli jets bombed camps, in Homs and in Latakia, Syria said.", {"Homs", "Latakia"}),
        ("strike", "Russia launched missiles from the area of Kursk at Odesa.", {"Odesa"}),
        ("strike", "Israeli drones hit a car at Deir Amla.", {"Deir Amla"}),
        ("strike", "Israeli drones hit a base at al-Qasab in Syria.", {"al-Qasab"}),
        ("strike", "Turkish drones hit a farm in the countryside of Tel Rifa in Syria.", {"Tel Rifa"}),
        ("battle", "Libyan rebels seized the Sarir oil field on Monday.", {"Sarir"}),
        ("withdrawal", "Sudan's army withdrew from Nyala towards a base in North Kordofan.", {"Nyala"}),
        ("withdrawal", "Syrian troops pulled out of Homs and Maskara.", {"Homs", "Maskara"}),
        ("battle", "Myanmar's army captured a hilltop, Kam Ba, that looks down on Laiza.", {"Kam Ba"}),
        ("battle", "Somali troops retook Bara, one of the last towns of al-Shabaab in Galmudug.", {"Bara"}),
        ("strike", "Ryazan shut its port on Monday after a Ukrainian drone attack, Russia said.", {"Ryazan"}),
        ("talks", "Germany hosted a summit on Libya in Berlin with Turkey and Russia on Monday.", {"Berlin"}),
        ("talks", "In Geneva, Syria held talks with regional powers including Iran on Monday.", {"Geneva"}),
        ("battle", "Haftar's Libyan National Army launched an offensive to take Tripoli in April 2019.", {"Tripoli"}),
        ("withdrawal", "Israel pulled out of Lebanon in May 2000.", {"Lebanon"}),
        ("strike", "Ukrainian drones hit the Antoniv bridge in Ukraine on Monday.", {"Antoniv bridge"}),
        ("strike", "Israeli jets bombed sites across Syria, among them a depot in Homs.", {"Homs"}),
        (
            "strike",
            "Ukraine's drones hit depots in the Kursk, Tula and Oryol regions of Russia.",
            {"Kursk region", "Tula region", "Oryol region"},
        ),
        ("swap", "Yemen and the Houthis swapped 20 prisoners on flights between Sanaa and Marib.", {"Sanaa", "Marib"}),
        ("withdrawal", "Sudan's army withdrew from Nyala to El Obeid on Monday.", {"Nyala"}),
        ("agreement", "Armenia and Azerbaijan broke off the truce while ministers met in Tbilisi on Monday.", set()),
        ("agreement", "Chad and Sudan signed a peace deal in Doha on Monday.", {"Doha"}),
        ("battle", "The group's headquarters, Camp Bilal, fell to Philippine troops in May.", {"Camp Bilal"}),
        ("swap", "Pakistan handed two prisoners over to Afghanistan at the Torkham crossing on Monday.", {"Torkham"}),
        ("strike", "Hezbollah fired Katyusha rockets at Haifa on Monday.", {"Haifa"}),
        (
            "strike",
            "Ukrainian drones hit Saratov, closing airports from the Volga to the Caucasus.",
            {"Saratov"},
        ),
        ("strike", "Moscow bombed Lviv.", {"Lviv"}),
        ("strike", "Israeli planes bombed Beirut airport on Monday.", {"Beirut", "Beirut airport"}),
        ("withdrawal", "Somali troops said they had withdrawn from Adan Yabaal on Sunday.", {"Adan Yabaal"}),
        ("battle", "Moqokori fell to Somali troops on Sunday.", {"Moqokori"}),
        ("strike", "Kyaukphyu in Myanmar came under artillery fire on Sunday.", {"Kyaukphyu"}),
        ("strike", "Russia launched 85 drones overnight, officials in Kyiv said.", {"Ukraine"}),
        ("swap", "Kyiv and Moscow exchanged 200 prisoners.", set()),
        ("strike", "Israel bombed Damascus on Tuesday.", {"Damascus"}),
        ("strike", "Syrian officials in Damascus said Israel had bombed Homs.", {"Homs"}),
        ("strike", "Ukrainian drones hit a refinery at Saratov, 600 km from the border with Ukraine.", {"Saratov"}),
        ("strike", "American ships fired missiles from the Mediterranean at a base in Syria.", {"Syria"}),
        ("strike", "Israel bombed the Jabalia refugee camp in northern Gaza.", {"Jabalia refugee camp"}),
        ("strike", "Israel bombed southern Lebanon and the Bekaa Valley.", {"southern Lebanon", "Bekaa Valley"}),
        ("strike", "Syrian guns shelled Sheikh Maqsoud and neighbouring Ashrafieh.", {"Sheikh Maqsoud", "Ashrafieh"}),
        (
            "swap",
            "After dark Israel let 39 prisoners of Hamas go, and in the West Bank town of Beitunia a crowd waited.",
            {"Beitunia"},
        ),
        ("strike", "Ethiopian jets bombed Mekelle, the capital of Tigray.", {"Mekelle"}),
        ("strike", "A Russian missile hit Odesa, officials in Kyiv said.", {"Odesa"}),
        ("strike", "Israeli jets bombed Tyre and Sidon in southern Lebanon.", {"Tyre", "Sidon"}),
        ("strike", "A Russian drone strike on Kharkiv killed three people.", {"Kharkiv"}),
        ("strike", "Indian missiles hit Muzaffarabad and Bahawalpur in Pakistan.", {"Muzaffarabad", "Bahawalpur"}),
        ("strike", "Turkish jets bombed camps near Dohuk.", {"Dohuk"}),
        ("strike", "The Houthis fired a missile at a British ship in the Red Sea.", {"Red Sea"}),
        ("strike", "Ukrainian drones hit an airfield in Crimea.", {"Crimea"}),
        ("strike", "The United States bombed targets in Yemen.", {"Yemen"}),
        ("strike", "Moscow's bombers struck Lviv.", {"Lviv"}),
        ("battle", "M23 rebels seized Bukavu.", {"Bukavu"}),
        ("battle", "Mariupol fell to Russian forces in May 2022.", {"Mariupol"}),
        ("battle", "Sudan's army and the Rapid Support Forces fought in El Fasher on Friday.", {"El Fasher"}),
        ("battle", "Ethiopian troops captured Adwa and Axum in Tigray.", {"Adwa", "Axum"}),
        ("withdrawal", "American troops withdrew from Kabul on Monday.", {"Kabul"}),
        ("withdrawal", "Israel pulled its forces out of Jenin.", {"Jenin"}),
        ("withdrawal", "Israel withdrew its troops from the Netzarim corridor.", {"Netzarim corridor"}),
        ("swap", "Armenia and Azerbaijan exchanged 33 prisoners at the border near Ijevan.", {"Ijevan"}),
        ("swap", "Russia and the United States exchanged prisoners in Ankara on Thursday.", {"Ankara"}),
        ("swap", "Armenia and Azerbaijan exchanged 33 prisoners on Wednesday.", set()),
        (
            "agreement",
            "Ethiopia and the Tigray People's Liberation Front signed a truce in Pretoria. The war is over.",
            {"Pretoria"},
        ),
        ("strike", "A drone hit a depot outside Port Sudan, sending smoke over the Red Sea city.", {"Port Sudan"}),
        (
            "strike",
            "Kenyan jets struck a camp in Gedo in Somalia in response to the massacre of students at Garissa.",
            {"Gedo"},
        ),
        ("talks", "Marco Rubio flew to Jeddah for talks with Saudi Arabia on a truce in Gaza.", {"Jeddah"}),
        ("talks", "Arab League ministers met in Cairo to discuss the war in Gaza.", {"Cairo"}),
        ("withdrawal", "Mozambique's army withdrew from the port of Mocimboa da Praia.", {"Mocímboa da Praia"}),
        ("strike", "Ukrainian drones hit air bases as far away as Irkutsk in Russia on Monday.", {"Irkutsk"}),
        ("strike", "Russian missiles hit power stations from Kharkiv in the east to Lviv.", {"Kharkiv", "Lviv"}),
        ("battle", "M23 rebels took what was left of the airport of Goma on Monday.", {"Goma"}),
        ("battle", "Chadian troops seized parts of Libyan territory on Monday.", {"Libya"}),
        ("withdrawal", "Georgian troops quit the breakaway province of South Ossetia on Sunday.", {"South Ossetia"}),
        (
            "strike",
            "Shells fell in Bujumbura; rebels of Burundi shelled the Burundian capital on Monday.",
            {"Bujumbura"},
        ),
        ("strike", "In the city of Sumy in Ukraine two Russian missiles killed 35 people on Palm Sunday.", {"Sumy"}),
        ("agreement", "DOHA, Qatar - Chad and Sudan signed a pact in this city on Monday.", {"Doha"}),
        (  # where they were held
            "swap",
            "The Taliban freed two American soldiers on Monday in exchange for five men held at Guantanamo Bay.",
            set(),
        ),
    ],
)
def test_a_sentence_places_its_event(extractor: Extractor, kind: str, text: str, places: set[str]) -> None:
    assert {place.name for place in one(extractor, kind, text).places} == places


@pytest.mark.parametrize(
    ("kind", "text", "places"),
    [
        (
            "talks",
            "The foreign ministers flew to Luanda on Sunday. Rwanda and Congo held talks there on Monday.",
            {"Luanda"},
        ),
        (
            "talks",
            "Envoys flew to Luanda last week. On Monday Rwanda and Congo held talks in the same city.",
            {"Luanda"},
        ),
        (
            "withdrawal",
            "Federal troops of Ethiopia marched into Mekelle, the capital of Tigray, in 2020 and abandoned it in June.",
            {"Mekelle"},
        ),
        (
            "withdrawal",
            "Eritrean troops had held the town of Badme for two years. In May they withdrew from there.",
            {"Badme"},
        ),
        (
            "withdrawal",
            "The battle for Afabet in Eritrea was lost. On 3 May Ethiopia withdrew its troops from it.",
            {"Afabet"},
        ),
        (
            "strike",
            "Philippine troops fought the Maute group in Marawi on Monday. Duterte was in Moscow. Jets hit the city.",
            {"Marawi"},
        ),
        (
            "swap",
            "Ethiopia and Eritrea exchanged 40 prisoners on Monday. Planes flew the men from Mekelle to Asmara.",
            {"Mekelle", "Asmara"},
        ),
        (
            "swap",
            "FARC rebels freed six soldiers on Monday. The six were handed to the Red Cross in Arauca.",
            {"Arauca"},
        ),
        (
            "swap",
            "Ethiopia and Eritrea exchanged 40 prisoners on Monday. The Eritreans were taken to Sudan.",
            {"Sudan"},
        ),
        (
            "swap",
            "Ethiopia and Eritrea exchanged 40 prisoners on Monday. They are undergoing medical checks in Sudan.",
            {"Sudan"},
        ),
        (
            "withdrawal",
            "Turkish drones hit a house in Homs. Elsewhere, in Manbij, a truce held. Syria's army will leave the town.",
            {"Manbij"},
        ),
        (
            "swap",
            "Ethiopia and Eritrea exchanged 40 prisoners on Monday. Families welcomed men captured in Mekelle.",
            set(),
        ),
        (
            "withdrawal",
            "M23 rebels captured Masisi on Friday. The Congolese army said that its troops had withdrawn.",
            {"Masisi"},
        ),
        (
            "strike",
            "A refinery in Saratov in Russia burned. It was quiet. Ukraine's drones hit the refinery on Friday.",
            {"Saratov"},
        ),
        (
            "battle",
            "Rebels of the M23 in Congo seized a town on Friday. The Congolese army withdrew from Masisi, it said.",
            {"Masisi"},
        ),
        (
            "battle",
            "Sudanese jets bombed Nyala on Monday. It is dark in Nyala. Chadian and Libyan troops clashed on Sunday.",
            {"Nyala"},
        ),
        (
            "agreement",
            "Chad and Sudan signed a peace deal on Monday. The Emir was at the signing ceremony in Doha.",
            {"Doha"},
        ),
        (
            "talks",
            "MONTREUX, Switzerland - Iran and Iraq ended two days of talks on Monday.",
            {"Montreux"},
        ),
        ("talks", "MONTREUX, Switzerland - Leaders of Iran and Iraq spoke by phone on Monday.", set()),
        (
            "battle",
            "Chadian rebels entered Faya, a town in Chad. They captured the town on Monday, and many fled to Libya.",
            {"Faya"},
        ),
        (
            "battle",
            "Sudan's army attacked two villages in Darfur on Monday. The villages of Orla and Lug burned.",
            {"Orla", "Lug"},
        ),
        (
            "battle",
            "M23 rebels in Congo took control of a town on Monday. On Tuesday the Congolese army quit Masisi.",
            {"Masisi"},
        ),
        ("battle", "Bakhmut in Ukraine was the only town that Russian troops had captured.", {"Bakhmut"}),
    ],
)
def test_a_place_told_before_counts_where_the_words_point_back(
    extractor: Extractor, kind: str, text: str, places: set[str]
) -> None:
    assert {place.name for place in one(extractor, kind, text).places} == places


def test_what_came_before_was_elsewhere(extractor: Extractor) -> None:
    text = (
        "Ukrainian drones hit a depot in Sevastopol on Monday. "
        "Hours after the blasts in Sevastopol, Russia fired missiles at Odesa."
    )
    assert [place.name for place in reports(extractor, text)[-1].places] == ["Odesa"]


def test_the_same_city_is_that_of_the_talks_before(extractor: Extractor) -> None:
    text = "Serbia met Kosovo's envoys in Ohrid in March. On Monday Serbia and Kosovo held talks in the same city."
    assert [[place.name for place in report.places] for report in reports(extractor, text)] == [["Ohrid"], ["Ohrid"]]


def test_those_who_meet_on_the_sidelines_do_so_where_the_talks_are(extractor: Extractor) -> None:
    text = "Serbia and Kosovo held talks in Ohrid on Monday. On the sidelines Iran met Iraq's envoys on Sunday."
    assert [[place.name for place in report.places] for report in reports(extractor, text)] == [["Ohrid"], ["Ohrid"]]


def test_a_ship_is_no_town_of_its_name(extractor: Extractor) -> None:
    text = "A Ukrainian missile hit the landing ship Orsk in Berdyansk in Ukraine on Monday. The Orsk burned."
    assert {place.name for place in one(extractor, "strike", text).places} == {"Berdyansk"}


def test_the_capital_is_that_of_who_is_hit(extractor: Extractor) -> None:
    text = "Russia and Ukraine are at war. Russia says little. A Russian attack with drones killed six in the capital."
    assert {place.name for place in one(extractor, "strike", text).places} == {"Kyiv"}


def test_a_quarter_counts_with_its_city(extractor: Extractor) -> None:
    text = "Israeli jets bombed Beirut's southern suburbs on Monday. Smoke hung over Beirut."
    assert {place.name for place in one(extractor, "strike", text).places} == {"Dahiyeh", "Beirut"}


def test_an_entry_of_a_list_of_dates_is_where_it_begins(extractor: Extractor) -> None:
    text = (
        "A timeline\n\nMarch 23 — Riyadh again: Russia and Ukraine hold talks.\n\n"
        "May 16 — Istanbul, with Turkey's minister in the chair. Direct talks of Russia and Ukraine last two hours.\n\n"
        "June 2 — Same city, second round of talks between Russia and Ukraine."
    )
    assert [[place.name for place in report.places] for report in reports(extractor, text, "2025-07-01")] == [
        ["Riyadh"],
        ["Istanbul"],
        ["Istanbul"],
    ]


def test_a_town_that_the_lead_leaves_unnamed_is_the_one_named_after_it(extractor: Extractor) -> None:
    text = (
        "Syrian rebels captured a key town in northern Syria on Monday. The army gave no comment. "
        "Fighters raised flags in the town of Maarat al-Numan, residents said."
    )
    assert "Maarat al-Numan" in {place.name for place in one(extractor, "battle", text).places}
    told_of = text.replace("in the town of Maarat al-Numan", "over Maarat al-Numan, a market town")
    assert "Maarat al-Numan" in {place.name for place in one(extractor, "battle", told_of).places}


def test_an_attack_without_a_place_is_in_the_country_of_the_state_that_was_hit(extractor: Extractor) -> None:
    (place,) = one(extractor, "strike", "Iran's missile attack on Israel lasted an hour.").places
    assert (place.name, place.precision) == ("Israel", "country")


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        ("Israeli jets bombed Tyre in Lebanon.", "Tyre", "Lebanon", "town"),
        ("Turkish drones bombed Tripoli in Libya.", "Tripoli", "Libya", "town"),
        ("Ukrainian drones hit an airfield in Crimea.", "Crimea", "Ukraine", "region"),
    ],
)
def test_a_place_lies_in_the_country_that_the_text_names(
    extractor: Extractor, text: str, name: str, country: str, precision: str
) -> None:
    (place,) = one(extractor, "strike", text).places
    assert (place.name, place.country, place.precision) == (name, country, precision)


def test_a_name_of_many_parts_is_no_burden(extractor: Extractor) -> None:
    text = f"Syrian rebels captured a town in northern Syria on Monday. {'Aa-' * 60}Aa said so."
    assert {place.name for place in one(extractor, "battle", text).places} == {"Syria"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kharkiv Mayor Ihor Terekhov said on Tuesday that a drone had hit an apartment block.", "Kharkiv"),
        ("Early on Wednesday, Belgorod's governor said that air defences had shot down 12 missiles.", "Belgorod"),
        ("A drone hit a residential building on Tuesday, the mayor of Odesa said.", "Odesa"),
        ("Drones hit a depot on Tuesday, Kherson regional governor Oleksandr Prokudin said.", "Kherson"),
    ],
)
def test_a_town_s_mayor_tells_of_his_town(extractor: Extractor, text: str, place: str) -> None:
    (report,) = reports(extractor, f"Russia is at war with Ukraine. {text}", published="2025-06-04")
    assert [each.name for each in report.places] == [place]


def test_where_the_mayor_speaks_of_another_town_it_was_there(extractor: Extractor) -> None:
    text = "Russia is at war with Ukraine. A drone hit a house in Chuhuiv on Tuesday, the mayor of Kharkiv said."
    (report,) = reports(extractor, text, published="2025-06-04")
    assert [each.name for each in report.places] == ["Chuhuiv"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Drones hit a depot in the southern region of Rostov on Tuesday.", ["Rostov region"]),
        ("Drones hit depots in the regions of Kursk and Voronezh on Tuesday.", ["Kursk region", "Voronezh region"]),
        ("Russia fired missiles at Ukraine, its Middle East ally said on Tuesday.", ["Ukraine"]),
        ("A depot was hit in Izmail on Tuesday, said Kim, the spokesman of the ministry in Moscow.", ["Izmail"]),
    ],
)
def test_regions_and_seats_are_told_from_towns(extractor: Extractor, text: str, places: list[str]) -> None:
    (report,) = reports(extractor, f"Russia is at war with Ukraine. {text}", published="2025-06-04")
    assert [each.name for each in report.places] == places


def test_what_a_state_fired_at_another_did_not_hit_itself(extractor: Extractor) -> None:
    text = "Israel bombed bases in Iran on Tuesday, in its answer to the missiles that Tehran fired at it in May."
    where = {report.actors[0].name: report.places[0].name for report in reports(extractor, text)}
    assert where == {"Israel": "Iran", "Iran": "Israel"}
