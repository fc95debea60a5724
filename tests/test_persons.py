import tomllib
from collections import defaultdict
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from app.domain.when import When

DATA = Path(__file__).parents[1] / "app" / "language" / "data"

# One at a time in a party: two at once would mean a wrong date.
SOLE_OFFICES = frozenset(
    {
        "president", "prime minister", "premier", "chancellor", "king", "emir", "sultan", "pope",
        "supreme leader", "leader", "foreign minister", "defence minister", "foreign secretary", "defence secretary",
        "secretary of state", "secretary of defense", "secretary-general", "high representative", "army chief",
        "parliament speaker", "security council secretary", "chief of staff",
    }
)  # fmt: skip


@cache
def persons() -> list[dict[str, Any]]:
    table: list[dict[str, Any]] = tomllib.loads((DATA / "persons.toml").read_text(encoding="utf-8"))["person"]
    return table


@cache
def actors() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for file, table in (("states.toml", "state"), ("groups.toml", "group")):
        found += tomllib.loads((DATA / file).read_text(encoding="utf-8"))[table]
    return found


def surnames(person: dict[str, Any]) -> list[str]:
    return [name for name in (person["surname"], *person.get("surnames", [])) if name]


def roles() -> list[tuple[str, dict[str, str]]]:
    return [(person["name"], role) for person in persons() for role in person["roles"]]


def term(role: dict[str, str]) -> When:
    return When(f"{role['from']}/{role['to'] or '..'}")


def surely_together(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether the two terms share more than a day of handing over, however their partial dates are read."""
    starts = [When(role["from"]).last for role in (one, other)]
    ends = [When(role["to"]).first for role in (one, other) if role["to"]]
    return not ends or max(str(start) for start in starts) < min(str(end) for end in ends)


def test_there_are_at_least_three_hundred_persons_of_many_parties() -> None:
    assert len(persons()) >= 300
    assert len({person["party"] for person in persons()}) >= 60


def test_a_name_or_alias_means_one_person() -> None:
    meant = defaultdict(set)
    for person in persons():
        for name in (person["name"], *person["aliases"]):
            meant[name].add(person["name"])
    assert {name: who for name, who in meant.items() if len(who) > 1} == {}


def test_a_person_is_listed_once_and_has_no_name_twice() -> None:
    listed = [person["name"] for person in persons()]
    assert len(listed) == len(set(listed))
    for person in persons():
        names = [person["name"], *person["aliases"]]
        assert len(names) == len(set(names)), person["name"]
        assert len(surnames(person)) == len(set(surnames(person))), person["name"]


def test_a_surname_is_part_of_the_name_or_of_an_alias() -> None:
    for person in persons():
        spelled = " | ".join((person["name"], *person["aliases"])).casefold()
        assert [name for name in surnames(person) if name.casefold() not in spelled] == []


def test_a_person_without_a_surname_has_no_other_spellings_of_it() -> None:
    assert [p["name"] for p in persons() if not p["surname"] and p.get("surnames")] == []


def test_no_surname_is_the_name_of_an_actor_a_people_or_a_capital() -> None:
    taken = {
        word
        for actor in actors()
        for word in (actor["name"], actor.get("capital"), *actor.get("aliases", []), *actor.get("demonyms", []))
    }
    assert {name for person in persons() for name in surnames(person)} & taken == set()


def test_those_who_share_a_surname_held_their_last_office_at_different_times() -> None:
    bearers = defaultdict(list)
    for person in persons():
        for name in surnames(person):
            bearers[name].append(person)
    mixed_up = [
        (name, one["name"], other["name"])
        for name, people in bearers.items()
        for one, other in combinations(people, 2)
        if surely_together(one["roles"][-1], other["roles"][-1])
    ]
    assert mixed_up == []


def test_every_person_has_a_dated_role_in_order() -> None:
    for person in persons():
        begins = [str(When(role["from"]).first) for role in person["roles"]]
        assert begins, person["name"]
        assert all(term(role).first for role in person["roles"])


def test_every_role_has_a_title_in_lower_case_and_a_source() -> None:
    for name, role in roles():
        assert set(role) == {"title", "party", "from", "to", "source"}, name
        assert role["title"] == role["title"].lower() != "", name
        assert role["source"].startswith("https://"), name
        assert " " not in role["source"], name


def test_the_titles_are_a_small_vocabulary() -> None:
    assert len({role["title"] for _, role in roles()}) <= 90


def test_an_office_has_one_holder_at_a_time() -> None:
    held = defaultdict(list)
    for name, role in roles():
        if role["title"] in SOLE_OFFICES:
            held[role["party"], role["title"]].append((name, role))
    doubled = [
        (office, one, other)
        for office, holders in held.items()
        for (one, first), (other, second) in combinations(holders, 2)
        if one != other and surely_together(first, second)
    ]
    assert doubled == []


def test_every_party_is_a_known_actor() -> None:
    known = {actor["name"] for actor in actors()}
    parties = {person["party"] for person in persons()} | {role["party"] for _, role in roles()}
    assert parties - known == set()


@pytest.mark.parametrize(
    ("title", "party", "day", "holder"),
    [
        ("president", "Ukraine", "2022-03-29", "Volodymyr Zelensky"),
        ("foreign minister", "Ukraine", "2022-03-10", "Dmytro Kuleba"),
        ("foreign minister", "Ukraine", "2025-06-02", "Andrii Sybiha"),
        ("defence minister", "Ukraine", "2025-06-02", "Rustem Umerov"),
        ("defence minister", "Russia", "2022-03-29", "Sergei Shoigu"),
        ("foreign minister", "Turkey", "2022-03-29", "Mevlut Cavusoglu"),
        ("foreign minister", "Turkey", "2025-05-16", "Hakan Fidan"),
        ("president", "United States", "1995-11-21", "Bill Clinton"),
        ("secretary of state", "United States", "2025-03-11", "Marco Rubio"),
        ("prime minister", "United Kingdom", "1998-04-10", "Tony Blair"),
        ("secretary-general", "United Nations", "2003-03-20", "Kofi Annan"),
        ("prime minister", "Israel", "1993-09-13", "Yitzhak Rabin"),
        ("prime minister", "India", "2019-02-26", "Narendra Modi"),
        ("prime minister", "Ethiopia", "2022-11-02", "Abiy Ahmed"),
        ("president", "Colombia", "2016-11-24", "Juan Manuel Santos"),
        ("supreme leader", "Iran", "2025-06-13", "Ali Khamenei"),
    ],
)
def test_title_party_and_day_tell_the_holder(title: str, party: str, day: str, holder: str) -> None:
    on_the_day = When(day)
    holders = [
        name
        for name, role in roles()
        if (role["title"], role["party"]) == (title, party) and term(role).overlaps(on_the_day)
    ]
    assert holders == [holder]
