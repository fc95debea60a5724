"""Merging: what several reports say of one event, and that the order of reading changes as little as possible."""

import datetime as dt
from dataclasses import replace
from itertools import permutations
from random import Random

import pytest
from builders import actors, evidence, place, report
from hypothesis import given
from hypothesis import strategies as st

from app.domain.event import Amount
from app.domain.report import Actor, Person, Place, Quantity, Report, Role, Status
from app.domain.when import DateBasis, When
from app.ingest.merging import merge

BOTH = actors(participant=["Russia", "Ukraine"])


@pytest.mark.parametrize(
    ("dates", "merged"),
    [
        (["2025-06-02"], "2025-06-02"),
        (["2025-06", "2025-06-02"], "2025-06-02"),
        (["2025", "2025-06~"], "2025-06~"),
        (["2025-06-02~", "2025-06-02"], "2025-06-02"),
        (["2025-06-03", "2025-06-02", "2025-06-02"], "2025-06-02"),
        (["2025-06-02", None], "2025-06-02"),
        (["2025-05-23/2025-05-25", "2025-05-25", "2025-05-23/2025-05-25"], "2025-05-23/2025-05-25"),
        (["2025-06/..", "2025-06-05"], "2025-06-05"),
        ([None], None),
    ],
)
def test_the_date_is_what_most_say_and_fine_before_rough(dates: list[str | None], merged: str | None) -> None:
    for order in permutations(dates):
        when = merge([report(when=date) for date in order]).when
        assert (when.edtf if when else None) == merged


def test_what_was_done_dates_the_event_rather_than_what_was_planned() -> None:
    plan, deed = report(when="2025-06-01", status=Status.PLANNED), report(when="2025-06-02")
    assert merge([plan, deed]).when == merge([deed, plan]).when == deed.when


def test_a_day_that_is_told_comes_before_the_day_of_publication() -> None:
    guessed = report(when="2025-06-01", basis=DateBasis.PUBLISHED)
    told = report(when="2025-06-02", basis=DateBasis.RELATIVE)
    assert merge([guessed, told]).when == When("2025-06-02", DateBasis.RELATIVE)


def test_a_date_that_several_give_rests_on_the_best_that_any_has() -> None:
    told = [report(when="2025-06-02", basis=basis) for basis in (DateBasis.REFERENCE, DateBasis.RELATIVE)]
    assert merge(told).when == merge(told[::-1]).when == When("2025-06-02", DateBasis.RELATIVE)


@pytest.mark.parametrize(
    ("told", "merged"),
    [
        ([Status.PLANNED, Status.OCCURRED], Status.OCCURRED),
        ([Status.PROPOSED, Status.AGREED], Status.AGREED),
        ([Status.AGREED, Status.CANCELLED], Status.CANCELLED),
        ([Status.ONGOING, Status.PLANNED], Status.ONGOING),
    ],
)
def test_the_status_is_the_farthest_that_is_told(told: list[Status], merged: Status) -> None:
    for order in permutations(told):
        assert merge([report(status=status) for status in order]).status is merged


def test_a_party_keeps_the_role_that_most_give_it() -> None:
    mediating, taking_part = actors(mediator=["United States"]), actors(participant=["United States"])
    merged = merge([report(parties=mediating), report(parties=taking_part), report(parties=mediating)])
    assert merged.actors == (Actor("United States", Role.MEDIATOR),)


def test_of_two_roles_told_equally_often_taking_part_comes_first() -> None:
    told = [report(parties=actors(mediator=["Qatar"])), report(parties=actors(participant=["Qatar"]))]
    assert merge(told).actors == merge(told[::-1]).actors == (Actor("Qatar", Role.PARTICIPANT),)


def test_a_person_goes_by_the_longest_name_and_keeps_the_party_that_is_known() -> None:
    merged = merge([report(people=[Person("Umerov", "Ukraine")]), report(people=[Person("Rustem Umerov")])])
    assert merged.people == (Person("Rustem Umerov", "Ukraine"),)


@pytest.mark.parametrize("turn", [1, -1])
def test_a_place_has_the_region_that_any_report_knows(turn: int) -> None:
    known = Place("Kherson", 46.6, 32.6, "town", "Ukraine", "Kherson region")
    unknown = replace(known, region=None)
    told = [Report("strike", Status.OCCURRED, None, places=(each,)) for each in (known, unknown)[::turn]]
    assert merge(told).places == (known,)


def test_of_namesakes_the_last_told_stands_with_its_own_region() -> None:
    towns = [Place("Tripoli", 34.4, 35.8, "town", "Lebanon", "North Lebanon province"), Place("Tripoli", 32.9, 13.2)]
    told = [Report("strike", Status.OCCURRED, None, places=(each,)) for each in towns]
    assert merge(told).places == (towns[1],)


def test_a_country_is_left_out_where_something_finer_in_it_is_named() -> None:
    country = Place("Ukraine", 49.0, 32.0, "country", "Ukraine")
    other = Place("Turkey", 39.0, 35.0, "country", "Turkey")
    told = [Report("strike", Status.OCCURRED, None, places=(each,)) for each in (country, place("Crimea"), other)]
    assert [found.name for found in merge(told).places] == ["Crimea", "Turkey"]


def test_a_count_is_a_range_over_the_reports_and_the_largest_within_one() -> None:
    stages = report("swap", quantities=[Quantity(390, "prisoners"), Quantity(1000, "prisoners")])
    other = report("swap", quantities=[Quantity(950, "prisoners"), Quantity(2, "children")])
    assert merge([stages, other]).amounts == (Amount("prisoners", 950, 1000, 2), Amount("children", 2, 2, 1))


@pytest.mark.parametrize(
    ("told", "said"),
    [([">", ">"], ": more than 40 aircraft"), ([">", "="], ": 40 aircraft"), (["="], ": 40 aircraft")],
)
def test_the_headline_says_more_than_where_all_reports_do(told: list[str], said: str) -> None:
    war = actors(initiator=["Ukraine"], target=["Russia"])
    reports = [report("strike", parties=war, quantities=[Quantity(40, "aircraft", each)]) for each in told]
    assert merge(reports).title == f"Ukraine strikes Russia{said}"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("drone attacks on Russian air bases deep inside Russian territory", "Ukraine strikes Russian air bases"),
        ("Drones hit Russian oil refineries.", "Ukraine strikes Russian oil refineries"),
        ("Drones hit a refinery in Russia.", "Ukraine strikes Russia"),
        ("Ukrainian positions were quiet.", "Ukraine strikes Russia"),
    ],
)
def test_the_headline_says_what_was_struck(words: str, title: str) -> None:
    war = actors(initiator=["Ukraine"], target=["Russia"])
    told = report("strike", parties=war, quotes=evidence(words, words))
    silent = report("strike", parties=war)
    assert merge([told, silent, silent]).title == title
    assert merge([told, *[silent] * 3]).title == "Ukraine strikes Russia"


def test_the_headline_leaves_out_what_only_one_of_many_names() -> None:
    many = [report(parties=BOTH, places=["Istanbul"])] * 3
    slip = report(parties=(*BOTH, *actors(participant=["Turkey"])), places=["Istanbul", "Doha"])
    assert merge([slip, *many]).title == "Russia and Ukraine hold talks in Istanbul"
    assert merge([slip, *many[:2]]).title == "Russia, Ukraine and Turkey hold talks in Istanbul and Doha"
    assert {actor.name for actor in merge([slip, *many]).actors} == {"Russia", "Ukraine", "Turkey"}


def test_an_undated_event_is_bounded_by_the_latest_of_its_articles_bounds() -> None:
    early, late = dt.date(2025, 5, 1), dt.date(2025, 6, 1)
    assert merge([report(when=None)] * 3, [early, None, late]).after == late
    assert merge([report(when="2025-06-02")], [late]).after is None
    assert merge([report(when=None)], [None]).after is None


REPORTS = st.builds(
    report,
    kind=st.just("talks"),
    when=st.sampled_from([None, "2025-06-02", "2025-06-02~", "2025-06-01", "2025-06", "2025-06-01/2025-06-02"]),
    parties=st.sampled_from([BOTH, BOTH[:1], actors(mediator=["Russia"], host=["Turkey"]), ()]),
    places=st.sampled_from([(), ("Istanbul",), ("Kyiv", "Crimea")]),
    quantities=st.lists(st.builds(Quantity, st.integers(1, 9), st.sampled_from(["drones", "killed"])), max_size=3),
    status=st.sampled_from(Status),
)


@given(st.lists(REPORTS, min_size=1, max_size=5), st.randoms())
def test_the_order_of_reading_changes_only_the_order_of_names(told: list[Report], chance: Random) -> None:
    one, two = merge(told), merge(chance.sample(told, len(told)))
    assert (one.when and one.when.edtf, one.status, one.after) == (two.when and two.when.edtf, two.status, two.after)
    assert set(one.actors) == set(two.actors)
    assert set(one.places) == set(two.places)
    assert set(one.amounts) == set(two.amounts)


def test_a_known_person_goes_by_the_usual_spelling_and_a_lone_surname_by_its_own() -> None:
    told = [
        report(people=[Person("Volodymyr Zelenskiy"), Person("Trump")]),
        report(people=[Person("Volodymyr Zelensky")]),
    ]
    assert [person.name for person in merge(told).people] == ["Volodymyr Zelensky", "Trump"]
