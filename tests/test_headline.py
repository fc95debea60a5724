"""Headlines: made from an event's structure, and read as a desk editor would have written them."""

import pytest
from builders import actors
from hypothesis import given
from hypothesis import strategies as st

from app.domain.event import Amount
from app.domain.report import Actor, Place, Role, Status
from app.ingest.headline import headline
from app.ingest.phrases import count, is_plural, listed, parties, places

BOTH = actors(participant=["Russia", "Ukraine"])
GAZA = actors(participant=["Hamas", "Israel"])
ISTANBUL = Place("Istanbul", 41.0, 28.9, "town", "Turkey")
PALACE = Place("Ciragan Palace", 41.04, 29.0, "site", "Turkey")
KYIV = Place("Kyiv", 50.45, 30.5, "town", "Ukraine")
UKRAINE = Place("Ukraine", 49.0, 32.0, "country", "Ukraine")
KURSK = Place("Kursk region", 51.7, 36.2, "region", "Russia")
BRIDGE = Place("Crimean bridge", 45.3, 36.5, "site", "Ukraine")
BAKHMUT = Place("Bakhmut", 48.6, 38.0, "town", "Ukraine")


Sides = tuple[str | None, str | None]  # who attacks, who is attacked


def attack(by: str | None, on: str | None) -> tuple[Actor, ...]:
    return tuple(Actor(name, role) for name, role in ((by, Role.INITIATOR), (on, Role.TARGET)) if name is not None)


def amounts(**counts: float) -> tuple[Amount, ...]:
    return tuple(Amount(unit, value, value) for unit, value in counts.items())


OCCURRED, ONGOING, AGREED = Status.OCCURRED, Status.ONGOING, Status.AGREED
PLANNED, PROPOSED, CANCELLED = Status.PLANNED, Status.PROPOSED, Status.CANCELLED


@pytest.mark.parametrize(
    ("status", "parties", "places", "said"),
    [
        (OCCURRED, BOTH, (ISTANBUL,), "Russia and Ukraine hold talks in Istanbul"),
        (OCCURRED, BOTH, (PALACE, ISTANBUL), "Russia and Ukraine hold talks in Istanbul"),
        (OCCURRED, BOTH, (PALACE,), "Russia and Ukraine hold talks at Ciragan Palace"),
        (ONGOING, BOTH, (ISTANBUL,), "Russia and Ukraine holding talks in Istanbul"),
        (AGREED, BOTH, (), "Russia and Ukraine agree to hold talks"),
        (PLANNED, BOTH, (ISTANBUL,), "Russia and Ukraine to hold talks in Istanbul"),
        (PROPOSED, BOTH, (), "Talks between Russia and Ukraine proposed"),
        (CANCELLED, BOTH, (ISTANBUL,), "Talks between Russia and Ukraine in Istanbul called off"),
        (OCCURRED, actors(participant=["Hungary"]), (), "Hungary holds talks"),
        (CANCELLED, actors(participant=["Hungary"]), (), "Talks involving Hungary called off"),
        (OCCURRED, actors(participant=["United States", "Russia"]), (), "The United States and Russia hold talks"),
        (OCCURRED, actors(participant=["Houthis"]), (ISTANBUL,), "The Houthis hold talks in Istanbul"),
        (OCCURRED, (*BOTH, *actors(mediator=["Turkey"])), (), "Russia and Ukraine hold talks"),
        (OCCURRED, actors(host=["Turkey"]), (ISTANBUL,), "Talks in Istanbul"),
        (PLANNED, (), (), "Talks planned"),
        (ONGOING, (), (ISTANBUL,), "Talks in Istanbul under way"),
        (
            OCCURRED,
            actors(participant=["Egypt", "Israel", "Jordan", "Syria", "Qatar"]),
            (),
            "Egypt, Israel, Jordan and 2 others hold talks",
        ),
    ],
)
def test_talks_are_held_by_their_parties(
    status: Status, parties: tuple[Actor, ...], places: tuple[Place, ...], said: str
) -> None:
    assert headline("talks", status, parties, places, ()) == said


@pytest.mark.parametrize(
    ("status", "sides", "places", "counts", "said"),
    [
        (OCCURRED, ("Ukraine", "Russia"), (), {"aircraft": 40, "drones": 117}, "Ukraine strikes Russia: 40 aircraft"),
        (OCCURRED, ("Russia", "Ukraine"), (KYIV,), {"killed": 4}, "Russia strikes Ukraine in Kyiv: 4 killed"),
        (OCCURRED, ("Russia", "Ukraine"), (KYIV, UKRAINE), {"drones": 1}, "Russia strikes Ukraine in Kyiv: 1 drone"),
        (
            OCCURRED,
            ("Russia", "Ukraine"),
            (),
            {"drones": 472, "missiles": 7},
            "Russia strikes Ukraine: 472 drones and 7 missiles",
        ),
        (OCCURRED, ("Houthis", "Israel"), (), {}, "The Houthis strike Israel"),
        (OCCURRED, ("Ukraine", "Russia"), (BRIDGE,), {}, "Ukraine strikes Russia at the Crimean bridge"),
        (OCCURRED, ("Israel", None), (), {"wounded": 3}, "Israel strikes: 3 wounded"),
        (OCCURRED, (None, "Ukraine"), (KYIV,), {}, "Strike on Ukraine in Kyiv"),
        (OCCURRED, (None, None), (KYIV,), {}, "Strike in Kyiv"),
        (ONGOING, ("Russia", "Ukraine"), (KYIV,), {}, "Russia striking Ukraine in Kyiv"),
        (PLANNED, ("Israel", "Iran"), (), {}, "Israel to strike Iran"),
        (CANCELLED, ("Israel", "Iran"), (), {}, "Strike by Israel on Iran called off"),
        (OCCURRED, ("United Kingdom", "Houthis"), (), {}, "The United Kingdom strikes the Houthis"),
    ],
)
def test_a_strike_has_one_who_strikes_and_one_who_is_struck(
    status: Status, sides: Sides, places: tuple[Place, ...], counts: dict[str, float], said: str
) -> None:
    assert headline("strike", status, attack(*sides), places, amounts(**counts)) == said


@pytest.mark.parametrize(
    ("status", "parties", "counts", "said"),
    [
        (OCCURRED, GAZA, {"prisoners": 39, "hostages": 13}, "Hamas and Israel swap 13 hostages and 39 prisoners"),
        (OCCURRED, GAZA, {}, "Hamas and Israel swap prisoners"),
        (OCCURRED, GAZA[:1], {"hostages": 4}, "Hamas frees 4 hostages"),
        (OCCURRED, GAZA[:1], {"hostages": 1}, "Hamas frees 1 hostage"),
        (OCCURRED, BOTH, {"bodies": 1}, "Russia and Ukraine swap 1 body"),
        (OCCURRED, BOTH[:1], {"bodies": 1212}, "Russia returns 1,212 bodies"),
        (OCCURRED, BOTH[:1], {"bodies": 12, "prisoners": 5}, "Russia frees 5 prisoners and 12 bodies"),
        (AGREED, BOTH, {"bodies": 6000}, "Russia and Ukraine agree to swap 6,000 bodies"),
        (AGREED, GAZA[:1], {"hostages": 50}, "Hamas agrees to free 50 hostages"),
        (PLANNED, BOTH, {"prisoners": 1200}, "Russia and Ukraine to swap 1,200 prisoners"),
        (ONGOING, BOTH, {"prisoners": 1000}, "Russia and Ukraine swapping 1,000 prisoners"),
        (CANCELLED, BOTH, {"prisoners": 20}, "Swap of 20 prisoners between Russia and Ukraine called off"),
        (PROPOSED, GAZA[:1], {"hostages": 10}, "Release of 10 hostages by Hamas proposed"),
        (OCCURRED, (), {"prisoners": 30}, "Swap of 30 prisoners"),
        (OCCURRED, (), {}, "Swap"),
    ],
)
def test_a_swap_says_who_is_freed(
    status: Status, parties: tuple[Actor, ...], counts: dict[str, float], said: str
) -> None:
    assert headline("swap", status, parties, (), amounts(**counts)) == said


@pytest.mark.parametrize(
    ("kind", "status", "parties", "places", "said"),
    [
        ("battle", OCCURRED, attack("Russia", "Ukraine"), (BAKHMUT,), "Russia fights Ukraine at Bakhmut"),
        ("battle", OCCURRED, attack("Ukraine", "Russia"), (KURSK,), "Ukraine fights Russia in the Kursk region"),
        ("battle", ONGOING, attack("Russia", "Ukraine"), (BAKHMUT,), "Russia fighting Ukraine at Bakhmut"),
        (
            "battle",
            OCCURRED,
            actors(initiator=["Sudan", "Rapid Support Forces"]),
            (),
            "Sudan and the Rapid Support Forces clash",
        ),
        ("battle", OCCURRED, attack(None, "Ukraine"), (BAKHMUT,), "Attack on Ukraine at Bakhmut"),
        ("battle", OCCURRED, (), (KURSK,), "Battle in the Kursk region"),
        ("withdrawal", OCCURRED, attack("Russia", None), (KYIV, KURSK), "Russia withdraws from Kyiv"),
        ("withdrawal", AGREED, attack("Israel", None), (), "Israel agrees to withdraw"),
        ("withdrawal", ONGOING, attack("Wagner Group", None), (BAKHMUT,), "The Wagner Group withdrawing from Bakhmut"),
        ("withdrawal", CANCELLED, attack("Russia", None), (KYIV,), "Withdrawal by Russia from Kyiv called off"),
        ("withdrawal", OCCURRED, (), (KURSK,), "Withdrawal from the Kursk region"),
        ("agreement", OCCURRED, GAZA, (), "Agreement between Hamas and Israel"),
        ("agreement", AGREED, GAZA, (), "Agreement between Hamas and Israel"),
        ("agreement", OCCURRED, BOTH, (ISTANBUL,), "Agreement between Russia and Ukraine in Istanbul"),
        ("agreement", PLANNED, BOTH, (), "Agreement between Russia and Ukraine planned"),
        ("agreement", PROPOSED, BOTH[:1], (), "Agreement involving Russia proposed"),
        ("agreement", CANCELLED, BOTH, (), "Agreement between Russia and Ukraine called off"),
        ("parade", OCCURRED, BOTH[:1], (KYIV,), "Parade by Russia in Kyiv"),
    ],
)
def test_every_kind_has_its_own_words(
    kind: str, status: Status, parties: tuple[Actor, ...], places: tuple[Place, ...], said: str
) -> None:
    assert headline(kind, status, parties, places, ()) == said


@pytest.mark.parametrize(
    ("amount", "comparison", "said"),
    [
        (Amount("aircraft", 40, 40), ">", "more than 40 aircraft"),
        (Amount("killed", 12, 12), ">=", "at least 12 killed"),
        (Amount("drones", 20, 20), "~", "about 20 drones"),
        (Amount("hostages", 5, 5), "<=", "up to 5 hostages"),
        (Amount("prisoners", 390, 1000), "=", "390–1,000 prisoners"),
        (Amount("prisoners", 390, 1000), ">", "390–1,000 prisoners"),
        (Amount("cruise missiles", 1, 1), "=", "1 cruise missile"),
        (Amount("children", 1, 1), "=", "1 child"),
        (Amount("aircraft", 1, 1), "=", "1 aircraft"),
        (Amount("air-defence batteries", 1, 1), "=", "1 air-defence battery"),
        (Amount("tonnes", 1.5, 1.5), "=", "1.5 tonnes"),
        (Amount("people", 2_500_000, 2_500_000), "=", "2,500,000 people"),
    ],
)
def test_a_count_is_said_as_it_is_known(amount: Amount, comparison: str, said: str) -> None:
    assert count(amount, comparison) == said


def test_the_headline_keeps_how_a_count_is_told() -> None:
    made = headline(
        "strike", OCCURRED, attack("Ukraine", "Russia"), (), amounts(aircraft=40), comparisons={"aircraft": ">"}
    )
    assert made == "Ukraine strikes Russia: more than 40 aircraft"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("United Arab Emirates", "the United Arab Emirates"),
        ("European Union", "the European Union"),
        ("Democratic Republic of the Congo", "the Democratic Republic of the Congo"),
        ("Taliban", "the Taliban"),
        ("Rapid Support Forces", "the Rapid Support Forces"),
        ("Philippines", "the Philippines"),
        ("Hamas", "Hamas"),
        ("M23", "M23"),
        ("South Sudan", "South Sudan"),
        ("Islamic Jihad", "Islamic Jihad"),
    ],
)
def test_a_party_has_an_article_where_english_gives_it_one(name: str, said: str) -> None:
    assert parties([name]) == said


@pytest.mark.parametrize(
    ("name", "precision", "said"),
    [
        ("Strait of Hormuz", "region", "the Strait of Hormuz"),
        ("Port Sudan", "town", "Port Sudan"),
        ("West Bank", "region", "the West Bank"),
        ("Netherlands", "country", "the Netherlands"),
        ("Kharkiv", "town", "Kharkiv"),
        ("Rafah crossing", "site", "the Rafah crossing"),
    ],
)
def test_so_has_a_place(name: str, precision: str, said: str) -> None:
    assert places([Place(name, precision=precision)]) == said


@pytest.mark.parametrize(
    ("name", "plural"),
    [("Houthis", True), ("Taliban", True), ("Rapid Support Forces", True), ("Hamas", False), ("United States", False)],
)
def test_a_party_is_plural_where_its_name_is(name: str, plural: bool) -> None:  # noqa: FBT001
    assert is_plural(name) is plural


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c", "d"], "a, b, c and d"),
        (["a", "b", "c", "d", "e"], "a, b, c and 2 others"),
    ],
)
def test_long_lists_are_cut(words: list[str], said: str) -> None:
    assert listed(words) == said


NAMES = st.sampled_from(["Russia", "Houthis", "al-Shabaab", "United States", "<b>x</b>", "Ж"])


@given(
    st.sampled_from(["talks", "strike", "swap", "battle", "withdrawal", "agreement", "parade"]),
    st.sampled_from(Status),
    st.lists(st.builds(Actor, NAMES, st.sampled_from(Role)), max_size=6),
    st.lists(st.sampled_from([ISTANBUL, KURSK, BRIDGE, UKRAINE, Place("Somewhere")]), max_size=4, unique=True),
    st.lists(st.builds(Amount, st.sampled_from(["killed", "prisoners"]), st.just(1.0), st.just(2.0)), max_size=2),
)
def test_whatever_is_known_gives_a_tidy_line(
    kind: str, status: Status, parties: list[Actor], places: list[Place], amounts: list[Amount]
) -> None:
    said = headline(kind, status, parties, places, amounts)
    assert said == " ".join(said.split())
    assert said[0] == said[0].upper()
