"""Names that a text itself calls a place."""

import pytest

from app.language.called import called


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Troops entered the villages of Orla, Dubrava and Hrib.", ["Orla", "Dubrava", "Hrib"]),
        ("They shelled Tel Rifa, a market town on the river.", ["Tel Rifa"]),
        ("A camp lies 12 km (7 miles) north of Orla.", ["Orla"]),
        ("Orla, about 12 km from the front, is empty.", ["Orla"]),
        ("Cars burned on the road to Beit al-Hajar.", ["Beit al-Hajar"]),
        ("In Orla, a village in the hills, shells fell.", ["Orla"]),
        ("Residents of Al-Murra fled, and Al-Murra burned.", ["Al-Murra", "Al-Murra"]),
        ("They took a hilltop, Kam Ba Bum, that looks down on it.", ["Kam Ba Bum"]),
        ("Fire broke out in the Orlaya neighbourhood.", ["Orlaya"]),
        ("They struck caves in the Orla mountains of the north.", ["Orla mountains"]),
        ("Armour came out of the Orla tunnel.", ["Orla tunnel"]),
        ("They hid in Dubrava's Orla forest.", ["Orla forest"]),
        ("Ivan Petrov, the city mayor, said so.", []),
        ("Petrov, a resident of the town, said so.", []),
        ("He spoke for the city of Mayor Petrov.", []),
        ("They live in the Druze village of Orla.", ["Orla"]),
        ("They met on the outskirts of Orla, Petrov said.", ["Orla"]),
        ("In the village, Petrov said, shells fell.", []),
        ("He heads the area of Defense Council.", []),
    ],
)
def test_a_name_is_a_place_where_the_text_says_so(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in called(text, ())] == names


def test_what_is_known_already_is_left_out() -> None:
    text = "They left the towns of Kherson and Orla."
    known = range(text.index("Kherson"), text.index("Kherson") + len("Kherson"))
    assert [text[start:end] for start, end in called(text, known)] == ["Orla"]


@pytest.mark.parametrize(
    "part",
    ["Orla ", "the town of Orla, ", "Orla, ", "Orla", "a-", "Al-", "Al-a", "A’a", "a town, ", "1 km ", "1,", "in the "],
)
def test_a_text_of_one_word_over_and_over_is_read_in_its_time(part: str) -> None:
    text = part * 10_000
    assert all(text[start:end] == "Orla" for start, end in called(text, ()))
