import datetime as dt
import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.domain.chronology import foes, read_chronology
from app.domain.kinds import kinds
from app.domain.when import When

ROOT = Path(__file__).parents[1]
DATA = ROOT / "app" / "language" / "data"


@cache
def table() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((ROOT / "seeds" / "chronology.toml").read_text(encoding="utf-8"))


def wars() -> list[dict[str, Any]]:
    return table()["war"]


def facts() -> list[dict[str, Any]]:
    return table()["fact"]


def known_actors() -> set[str]:
    return {
        row["name"]
        for file, rows in (("states.toml", "state"), ("groups.toml", "group"))
        for row in tomllib.loads((DATA / file).read_text(encoding="utf-8"))[rows]
    }


def test_there_are_at_least_a_hundred_facts_of_every_kind_over_many_conflicts() -> None:
    assert len(facts()) >= 100
    assert len(wars()) >= 8
    assert {fact["kind"] for fact in facts()} == set(kinds())
    assert len({party for fact in facts() for party in fact["parties"]}) >= 40


def test_the_fields_are_those_that_the_reader_knows() -> None:
    for war in wars():
        assert set(war) - {"against", "over"} == {"name", "parties", "start", "aliases", "source"}, war["name"]
        assert set(war.get("against", ())) <= set(war["parties"]), war["name"]
    for fact in facts():
        needed = {"name", "kind", "when", "parties", "places", "aliases", "marks", "source"}
        assert needed <= set(fact) <= needed | {"ordinal", "series"}, fact["name"]


def test_who_held_a_place_on_a_day_is_on_record() -> None:
    chronology = read_chronology(
        '[[hold]]\nby = "A"\nplaces = ["X", "Y"]\nstart = "2014-06-10"\nend = "2017-07"\n'
        '[[hold]]\nby = "B"\nplaces = ["Y"]\nstart = "2018"\n'
    )
    days = (dt.date(2014, 6, 9), dt.date(2014, 6, 10), dt.date(2017, 7, 31), dt.date(2030, 1, 1))
    assert [chronology.holders({"Y", "Z"}, day) for day in days] == [(), ("A",), ("A",), ("B",)]
    assert chronology.holders({"Z"}, days[1]) == ()


def test_whoever_held_a_place_is_a_known_actor() -> None:
    assert {row["by"] for row in table()["hold"]} - known_actors() == set()
    assert all(row["source"].startswith("https://") for row in table()["hold"])


def test_allies_in_a_war_are_no_foes() -> None:
    war = '[[war]]\nname = "X"\nstart = "2003"\nparties = ["A", "B", "C"]'
    (joined,) = read_chronology(f'{war}\nagainst = ["C"]').wars
    (each_against_each,) = read_chronology(war).wars
    assert [foes(joined, party) for party in "ABCD"] == [("C",), ("C",), ("A", "B"), ()]
    assert foes(each_against_each, "A") == ("B", "C")


def test_who_once_were_at_war_are_foes_no_more() -> None:
    (war,) = read_chronology('[[war]]\nname = "X"\nstart = "2003"\nover = "2011-12-18"\nparties = ["A", "B"]').wars
    assert foes(war, "A", dt.date(2012, 6, 1)) == foes(war, "A") == ("B",)
    assert foes(war, "A", dt.date(2014, 6, 1)) == ()


def test_a_name_means_one_thing() -> None:
    names = [row["name"] for row in (*wars(), *facts())]
    assert len(names) == len(set(names))


def test_every_date_is_edtf_of_the_past_and_a_war_begins_at_one_point() -> None:
    for fact in facts():
        assert "1940" < str(When(fact["when"]).first) <= str(When(fact["when"]).last) < "2027", fact["name"]
    for war in wars():
        assert "/" not in war["start"], war["name"]
        assert When(war["start"]).first, war["name"]


def test_every_row_has_aliases_of_its_own_places_or_marks_and_a_source() -> None:
    for row in (*wars(), *facts()):
        assert row["aliases"] or row.get("places") or row.get("marks"), row["name"]
        assert len(row["aliases"]) == len(set(row["aliases"])), row["name"]
        assert row["source"].startswith(("https://", "http://")), row["name"]
        assert " " not in row["source"], row["name"]


def test_a_war_has_a_name_that_no_other_war_has() -> None:
    meant = defaultdict(set)
    for war in wars():
        for name in (war["name"], *war["aliases"]):
            meant[name.casefold().removeprefix("the ")].add(war["name"])
    # Two wars were called so; their parties tell them apart.
    assert {name for name, meanings in meant.items() if len(meanings) > 1} <= {"five-day war"}


def test_facts_that_share_an_alias_differ_in_date_or_in_kind() -> None:
    meant = defaultdict(list)
    for fact in facts():
        for alias in fact["aliases"]:
            meant[alias.casefold(), fact["kind"], fact["when"]].append(fact["name"])
    assert [names for names in meant.values() if len(names) > 1] == []


def test_a_series_counts_from_one_in_order_of_time() -> None:
    series = defaultdict(list)
    for fact in facts():
        assert "series" in fact or "ordinal" not in fact, fact["name"]
        if "ordinal" in fact:
            series[fact["series"]].append((fact["ordinal"], str(When(fact["when"]).first)))
    for name, members in series.items():
        assert [ordinal for ordinal, _ in sorted(members)] == list(range(1, len(members) + 1)), name
        assert [day for _, day in sorted(members)] == sorted(day for _, day in members), name


def test_every_party_is_a_known_actor() -> None:
    parties = {party for row in (*wars(), *facts()) for party in row["parties"]}
    assert parties - known_actors() == set()


@pytest.mark.parametrize(
    ("series", "ordinal", "when"),
    [
        ("Istanbul talks 2025", 1, "2025-05-16"),
        ("Istanbul talks 2025", 2, "2025-06-02"),
        ("Istanbul talks 2025", 3, "2025-07-23"),
        ("Belarus talks 2022", 1, "2022-02-28"),
        ("Minsk agreements", 2, "2015-02-12"),
        ("Trump–Kim meetings", 1, "2018-06-12"),
        ("US–Iran nuclear talks 2025", 5, "2025-05-23"),
    ],
)
def test_the_nth_of_a_series_has_its_day(series: str, ordinal: int, when: str) -> None:
    assert [f["when"] for f in facts() if (f.get("series"), f.get("ordinal")) == (series, ordinal)] == [when]


@pytest.mark.parametrize(
    ("war", "start"),
    [
        ("Russian invasion of Ukraine", "2022-02-24"),
        ("Gaza war", "2023-10-07"),
        ("Sudan war", "2023-04-15"),
        ("Twelve-day war", "2025-06-13"),
        ("Iraq War", "2003-03-20"),
        ("NATO bombing of Yugoslavia", "1999-03-24"),
    ],
)
def test_a_war_starts_on_its_day(war: str, start: str) -> None:
    assert [row["start"] for row in wars() if row["name"] == war] == [start]
