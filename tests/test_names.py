"""What Parley knows of parties and persons, and how it finds them in sentences of many conflicts."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.known import fold, groups, persons, regions, states
from app.language.names import KnownNames, Mention

KNOWN = KnownNames.load()


def parties(text: str) -> list[tuple[str, str | None]]:
    return [(mention.text, mention.party) for mention in KNOWN.scan(text)]


def only(text: str, spelled: str) -> Mention:
    found = [mention for mention in KNOWN.scan(text) if mention.text == spelled]
    assert len(found) == 1, KNOWN.scan(text)
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ukraine's SBU said it hit Russian bombers; the Kremlin did not comment.",
            [("Ukraine", "Ukraine"), ("SBU", "Ukraine"), ("Russian", "Russia"), ("Kremlin", "Russia")],
        ),
        (
            "The IDF said Hezbollah fired rockets from south Lebanon.",
            [("IDF", "Israel"), ("Hezbollah", "Hezbollah"), ("south Lebanon", None)],
        ),
        (
            "The RSF stormed El Fasher, which the Sudanese Armed Forces had held.",
            [("RSF", "Rapid Support Forces"), ("Sudanese Armed Forces", "Sudan")],
        ),
        (
            "M23 rebels and the Congolese army accused each other; FARDC withdrew from Masisi.",
            [
                ("M23 rebels", "M23"),
                ("Congolese", "Democratic Republic of the Congo"),
                ("FARDC", "Democratic Republic of the Congo"),
                ("Masisi", None),
            ],
        ),
        (
            "Colombia and the ELN agreed a truce in Havana, with Norway as guarantor.",
            [("Colombia", "Colombia"), ("ELN", "ELN"), ("Havana", "Cuba"), ("Norway", "Norway")],
        ),
        (
            "The Tamil Tigers lost Kilinochchi to the Sri Lankan army.",
            [("Tamil Tigers", "Tamil Tigers"), ("Sri Lankan", "Sri Lanka")],
        ),
        (
            "ARVN troops and the Viet Cong fought near Saigon in 1968, Hanoi said.",
            [("ARVN", "South Vietnam"), ("Viet Cong", "Viet Cong"), ("Saigon", "South Vietnam"), ("Hanoi", "Vietnam")],
        ),
        (
            "Bosnian Serb forces entered Srebrenica as UNPROFOR looked on.",
            [("Bosnian Serb forces", "Bosnian Serbs"), ("UNPROFOR", "United Nations")],
        ),
        (
            "Britain and the IRA had met in secret; Downing Street denied it.",
            [("Britain", "United Kingdom"), ("IRA", "Provisional IRA"), ("Downing Street", "United Kingdom")],
        ),
        (
            "The TPLF and Ethiopia signed in Pretoria under the African Union.",
            [
                ("TPLF", "Tigray People's Liberation Front"),
                ("Ethiopia", "Ethiopia"),
                ("Pretoria", "South Africa"),
                ("African Union", "African Union"),
            ],
        ),
        ("Türkiye’s foreign ministry hosted the EU.", [("Türkiye", "Turkey"), ("EU", "European Union")]),
        ("RUSSIA AND UKRAINE AGREE TO A TRUCE", [("RUSSIA", "Russia"), ("UKRAINE", "Ukraine")]),
        (
            "The U.S. and the U.K. struck Yemen.",
            [("U.S.", "United States"), ("U.K.", "United Kingdom"), ("Yemen", "Yemen")],
        ),
        ("The United\nNations met.", [("United\nNations", "United Nations")]),
        ("Ships in the Gulf of Aden turned back.", [("Gulf of Aden", None)]),
        ("A Russia-Ukraine deal", [("Russia", "Russia"), ("Ukraine", "Ukraine")]),
    ],
)
def test_parties_are_found_under_any_name(sentence: str, expected: list[tuple[str, str | None]]) -> None:
    assert parties(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad from Georgia said his team would win.",
        "Jordan said his team was ready.",
        "Turkey dinner was served to us in the evening.",
        "It may rain, and we may stay with us.",
        "Battle, the manager, smiled as the striker scored.",
        "CONTACT US or read more ABOUT US below.",
        "Workers in Atlanta, Georgia, voted on the offer.",
        "Chad Smith and Michael Jordan played the drums.",
        "The New York Times and the Washington Post reported it.",
        "Xi'an and Mazar-i-Sharif are cities.",
        "Denzel Washington stars in the film.",
        "A store in the mall; the Store was closed.",
    ],
)
def test_lookalikes_are_no_parties(sentence: str) -> None:
    assert parties(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "spelled", "party"),
    [
        ("Georgia said Russian jets had bombed Gori.", "Georgia", "Georgia"),
        ("Jordan and Egypt called on Israel to stop.", "Jordan", "Jordan"),
        ("The delegations met in Jordan.", "Jordan", "Jordan"),
        ("French forces left Chad in January.", "Chad", "Chad"),
        ("Talks were held in Turkey.", "Turkey", "Turkey"),
        ("The ADF killed villagers in Ituri, Congolese officials said.", "ADF", "Allied Democratic Forces"),
        ("The Australian government said ADF aircraft took part.", "ADF", "Australia"),
        ("Turkish jets bombed the PKK; the SDF denied any link to Syria's north.", "SDF", "Syrian Democratic Forces"),
        ("The Indian army said IAF jets flew over Pakistan.", "IAF", "India"),
        ("The Libyan National Army advanced on Tripoli.", "Tripoli", "Libya"),
        ("Israel said IAF jets struck Gaza, where Hamas fired back.", "IAF", "Israel"),
    ],
)
def test_the_rest_of_the_text_decides_what_a_doubtful_name_means(sentence: str, spelled: str, party: str) -> None:
    assert only(sentence, spelled).party == party


def test_a_namesake_in_the_text_speaks_against_a_doubtful_state() -> None:
    assert "Jordan" not in dict(parties("Jordan Peterson spoke in Israel. Jordan then left."))


@pytest.mark.parametrize(
    ("sentence", "spelled"),
    [
        ("Pro-Russian crowds gathered.", "Russian"),
        ("The Iran-backed fighters left.", "Iran"),
        ("Anti-American slogans were shouted.", "American"),
        ("Afghan insurgents attacked.", "Afghan"),
        ("A Russian-speaking town.", "Russian"),
        ("Russian-occupied Mariupol", "Russian"),
    ],
)
def test_what_is_tied_to_a_party_is_not_the_party(sentence: str, spelled: str) -> None:
    assert only(sentence, spelled).party is None


@pytest.mark.parametrize(
    ("sentence", "spelled", "name", "party"),
    [
        ("Lavrov met his counterpart.", "Lavrov", "Sergei Lavrov", "Russia"),
        ("Volodymyr Zelenskyy spoke.", "Volodymyr Zelenskyy", "Volodymyr Zelensky", "Ukraine"),
        ("Zelenskiy spoke.", "Zelenskiy", "Volodymyr Zelensky", "Ukraine"),
        ("President Erdoğan hosted them.", "Erdoğan", "Recep Tayyip Erdogan", "Turkey"),
        ("President Trump called.", "Trump", "Donald Trump", "United States"),
    ],
)
def test_persons_are_found_in_their_spellings(sentence: str, spelled: str, name: str, party: str) -> None:
    mention = only(sentence, spelled)
    assert (mention.kind, mention.party) == ("person", party)
    assert KNOWN.person(mention.name) == KNOWN.person(name)


@pytest.mark.parametrize(
    "sentence", ["Melania Trump opened the fair.", "Katya Lavrov won the contest.", "the trump card"]
)
def test_another_first_name_makes_another_person(sentence: str) -> None:
    assert not [mention for mention in KNOWN.scan(sentence) if mention.kind == "person"]


def test_a_full_name_decides_between_namesakes() -> None:
    text = "Hillary Clinton flew to Hanoi. Clinton met the ministers."
    assert [m.name for m in KNOWN.scan(text) if m.kind == "person"] == ["Hillary Clinton"] * 2


def test_a_person_swallows_the_country_in_the_name() -> None:
    assert parties("Israel Katz ordered the strike.") == [("Israel Katz", "Israel")]


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("the Kremlin", "Russia"),
        ("kyiv", "Ukraine"),
        ("Houthi rebels", "Houthis"),
        ("Ukrainian forces", "Ukraine"),
        ("Russia's military", "Russia"),
        ("U.S. Central Command", "United States"),
        ("Islamic State group", "Islamic State"),
        ("the Syrian rebels", "Syrian rebels"),
        ("Afghan rebels", "Mujahideen"),
        ("Tigray", "Tigray People's Liberation Front"),
        ("Nagorno-Karabakh", "Nagorno-Karabakh"),
        ("ICRC", "Red Cross"),
        ("Kurdistan Workers' Party (PKK)", "Kurdistan Workers' Party"),
        ("Czechia", "Czech Republic"),
        ("Norwegian militants", None),
        ("Sirius Cybernetics", None),
    ],
)
def test_any_spelling_gives_the_actor(name: str, party: str | None) -> None:
    assert KNOWN.party_of(name) == party


def test_offices_are_dated() -> None:
    assert KNOWN.holder("Russia", "foreign minister", dt.date(2022, 3, 10)) == "Sergei Lavrov"
    assert KNOWN.holder("United States", "secretary of state", dt.date(2022, 3, 10)) == "Antony Blinken"
    assert KNOWN.holder("United States", "president", dt.date(2012, 1, 1)) == "Barack Obama"
    assert KNOWN.holder("Atlantis", "president", dt.date(2012, 1, 1)) is None


def test_titles_before_a_person_are_no_part_of_the_name() -> None:
    assert (
        KNOWN.person("Russian President Vladimir Putin")
        == KNOWN.person("Vladimir Putin")
        == ("Vladimir Putin", "Russia")
    )
    assert KNOWN.person("Nobody Atall", dt.date(2020, 1, 1)) is None


def test_groups_have_kinds_and_homes() -> None:
    assert KNOWN.party_kind("Hamas") == "armed_group"
    assert KNOWN.party_kind("NATO") == "alliance"
    assert KNOWN.party_kind("Turkey") == "state"
    assert KNOWN.home_states("M23") == ("Democratic Republic of the Congo", "Rwanda")
    assert KNOWN.home_states("Turkey") == ()


def test_the_lists_agree_with_each_other() -> None:
    canonical = {state.name for state in states()} | {group.name for group in groups()}
    countries = {state.name for state in states()}
    assert [one for group in groups() for one in group.home if one not in countries] == []
    assert [one for state in states() for one in state.near if one not in canonical] == []
    assert [region for region in regions() if region.country and region.country not in countries] == []
    assert [region for region in regions() if region.party and region.party not in canonical] == []
    acting = {party for person in persons() for party in (person.party, *(office.party for office in person.offices))}
    assert acting - canonical - {None} == set()


def test_doubtful_names_are_names_of_their_entry() -> None:
    for state in states():
        assert set(state.doubtful) <= {
            state.name,
            state.capital,
            *state.aliases,
            *state.demonyms,
            *state.seats,
            *state.agencies,
        }
    for group in groups():
        assert set(group.doubtful) <= {group.name, *group.aliases, *group.bodies}


def test_the_lists_are_long_and_have_no_name_twice() -> None:
    assert len(states()) >= 200
    assert len(groups()) >= 150
    assert len(regions()) >= 250
    names = Counter(fold(one.name) for one in states()) + Counter(fold(one.name) for one in groups())
    assert [name for name, times in names.items() if times > 1] == []


WORDS = [
    "Russia",
    "U.S.",
    "the",
    "Hamas",
    "Georgia",
    "said",
    "in",
    "Erdoğan",
    "’s",
    "-",
    "\n",
    "Chad",
    "Trump",
    "pro",
    "ISIS",
    "É",
    "Jordan,",
]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_mentions_are_slices_of_the_text_in_order_and_apart(text: str) -> None:
    reached = 0
    for mention in KNOWN.scan(text):
        assert mention.text == text[mention.start : mention.end]
        assert mention.start >= reached
        reached = mention.end


def test_a_person_acts_for_whom_the_office_of_the_day_is_held() -> None:
    text = "Jens Stoltenberg met Vladimir Putin in Moscow."
    parties = {
        year: next(m.party for m in KNOWN.scan(text, dt.date(year, 6, 8)) if m.kind == "person")
        for year in (2010, 2020)
    }
    assert parties == {2010: "Norway", 2020: "NATO"}


def test_a_person_acts_for_the_party_of_that_very_name() -> None:
    known = {person.name: person.party for person in persons()}
    assert known["Pablo Beltran"] == "ELN"
    assert KnownNames.load().party_of("ELN") == "ELN"


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Troops shelled the MNDAA near Lashio in Myanmar; the MNDAA fired back.", "MNDAA"),
        ("The Myanmar National Democratic Alliance Army (MNDAA) took Lashio.", None),
        ("Sri Lanka fought the Tamil Tigers, and the Tigers lost.", None),
        ("Sri Lanka fought the Liberation Tigers of Tamil Eelam (LTTE).", "Liberation Tigers of Tamil Eelam"),
        ("Nepal's army fought the Maoists near Dang in Nepal.", "Maoists"),
        ("Colombia's army fought the National Liberation Army (ELN).", "National Liberation Army"),
        ("Colombia's army fought the ELN.", None),
        ("Colombia's army fought the Revolutionary Armed Forces of Colombia, or FARC.", None),
        ("Wagner mercenaries fought the Ukrainian army.", None),
    ],
)
def test_an_armed_group_is_called_as_its_text_calls_it(text: str, called: str | None) -> None:
    names = KnownNames.load()
    assert next(iter(names.spellings(names.scan(text)).values()), None) == called
