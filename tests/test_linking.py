"""Linking: which reports tell of one event, on what evidence, and what rules it out."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import permutations
from random import Random
from typing import Any

import pytest
from builders import actors, article
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.article import Article
from app.domain.chronology import Chronology, Fact
from app.domain.event import ArticleRef, Join, Leave, Merge, New, Settled, SourcedReport, Split, Tie
from app.domain.report import Actor, Evidence, Person, Place, Quantity, Report, Status
from app.domain.when import DateBasis, When
from app.ingest import linking
from app.ingest.likeness import likeness
from app.ingest.merging import merge
from app.ingest.nearness import distance_km
from app.ingest.side import Side
from app.ingest.tying import ties

BOTH = actors(participant=["Russia", "Ukraine"])
WAR = actors(initiator=["Russia"], target=["Ukraine"])
BACK = actors(initiator=["Ukraine"], target=["Russia"])
PLACES = {
    found.name: found
    for found in (
        Place("Istanbul", 41.01, 28.95, "town", "Turkey"),
        Place("Ciragan Palace", 41.04, 29.02, "site", "Turkey"),
        Place("Ankara", 39.92, 32.85, "town", "Turkey"),
        Place("Kyiv", 50.45, 30.52, "town", "Ukraine"),
        Place("Brovary", 50.51, 30.79, "town", "Ukraine"),
        Place("Kyiv region", 50.3, 30.5, "region", "Ukraine"),
        Place("Odesa", 46.48, 30.73, "town", "Ukraine"),
        Place("Bakhmut", 48.59, 38.0, "town", "Ukraine"),
        Place("Crimean bridge", 45.3, 36.5, "site", "Ukraine"),
        Place("Ukraine", 49.0, 32.0, "country", "Ukraine"),
        Place("A hut"),
    )
}
Told = tuple[Report, Article]


def told(
    kind: str,
    when: str | None,
    parties: tuple[Actor, ...] = (),
    *places: str,
    counts: dict[str, float] | None = None,
    status: Status = Status.OCCURRED,
    published: str | None = None,
    claimed_by: str | None = None,
    people: Sequence[str] = (),
    text: str = "",
) -> Told:
    """A report and the article that it stands in."""
    report = Report(
        kind=kind,
        status=status,
        when=When(when) if when else None,
        actors=parties,
        people=tuple(map(Person, people)),
        places=tuple(PLACES[name] for name in places),
        quantities=tuple(Quantity(value, unit) for unit, value in (counts or {}).items()),
        claimed_by=claimed_by,
        evidence=(Evidence(0, len(text), text),) if text else (),
    )
    return report, article(published=published)


def read(accounts: Sequence[Told]) -> list[SourcedReport]:
    """The accounts, each in an article of its own, as they are numbered when they are read in this order.

    What tells one from another does not follow the order, but the account itself.
    """
    return [
        SourcedReport(n, ArticleRef(n, None, None, None, f"{n}.txt", source.published, digest=digest(report)), report)
        for n, (report, source) in enumerate(accounts, 1)
    ]


def digest(report: Report) -> str:
    return hashlib.sha256(repr((report, id(report))).encode()).hexdigest()


def side(*accounts: Told) -> Side:
    return Side.of(read(accounts))


def tied(reports: Sequence[SourcedReport]) -> list[Tie]:
    return [tie for n, report in enumerate(reports) for tie in ties(report, reports[:n])]


def partition(accounts: Sequence[Told]) -> set[frozenset[int]]:
    """Which of the accounts, read in this order, come together."""
    reports = read(accounts)
    told = {report.id: id(account[0]) for report, account in zip(reports, accounts, strict=True)}
    parts = linking.partition(reports, tied(reports))
    return {frozenset(told[report.id] for report in part.sourced) for part in parts}


def joins(*accounts: Told) -> bool:
    return len(partition(accounts)) == 1


ONE_EVENT = {
    "the same day, place and parties": (
        told("talks", "2025-06-02", BOTH, "Istanbul"),
        told("talks", "2025-06-02", BOTH, "Istanbul"),
    ),
    "the same day and parties, a place only once": (
        told("talks", "2025-06-02", BOTH),
        told("talks", "2025-06-02", BOTH, "Istanbul"),
    ),
    "a palace and its town": (
        told("talks", "2025-06-02", BOTH, "Ciragan Palace"),
        told("talks", "2025-06-02", BOTH, "Istanbul"),
    ),
    "a day and the interval around it": (
        told("talks", "2025-05-15/2025-05-16", BOTH, "Istanbul"),
        told("talks", "2025-05-16", BOTH, "Istanbul"),
    ),
    "a day's gap between accounts of talks": (
        told("talks", "2025-05-15", BOTH, "Istanbul"),
        told("talks", "2025-05-16", BOTH, "Istanbul"),
    ),
    "an approximate date three days off": (
        told("talks", "2025-05-13~", BOTH, "Istanbul"),
        told("talks", "2025-05-16", BOTH, "Istanbul"),
    ),
    "a plan and its deed on the same day": (
        told("talks", "2025-06-02", BOTH, status=Status.PLANNED),
        told("talks", "2025-06-02", BOTH),
    ),
    "a plan and its calling off": (
        told("talks", "2025-06-02", BOTH, status=Status.PLANNED),
        told("talks", "2025-06-02", BOTH, status=Status.CANCELLED),
    ),
    "a host here, a participant there": (
        told("talks", "2025-06-02", (*BOTH, *actors(host=["Turkey"])), "Istanbul"),
        told("talks", "2025-06-02", actors(participant=["Russia", "Ukraine", "Turkey"]), "Istanbul"),
    ),
    "a surname and a full name": (
        told("talks", "2025-03-18", BOTH[:1], people=["Vladimir Putin"]),
        told("talks", "2025-03-18", BOTH, people=["Putin"]),
    ),
    "who struck in one account, who was hit in the other": (
        told("strike", "2025-06-06", WAR[:1], "Kyiv", counts={"drones": 407}),
        told("strike", "2025-06-06", WAR[1:], "Kyiv", counts={"drones": 407}),
    ),
    "two nights' dates and one count": (
        told("strike", "2025-06-01", WAR, counts={"drones": 472}),
        told("strike", "2025-06-02", WAR, counts={"drones": 472}),
    ),
    "a town and its region": (
        told("strike", "2025-06-06", WAR, "Kyiv"),
        told("strike", "2025-06-06", WAR, "Kyiv region"),
    ),
    "a bridge, in the month of its blast": (
        told("strike", "2022-10", WAR, "Crimean bridge"),
        told("strike", "2022-10-08", WAR, "Crimean bridge"),
    ),
    "the fall of a town, by month and by day": (
        told("battle", "2023-05", WAR, "Bakhmut"),
        told("battle", "2023-05-20", WAR, "Bakhmut"),
    ),
    "a side and its ally as who attacked": (
        told("battle", "2023-05-20", actors(initiator=["Wagner Group"], target=["Ukraine"]), "Bakhmut"),
        told("battle", "2023-05-20", WAR, "Bakhmut"),
    ),
    "a withdrawal under way and done four days later": (
        told("withdrawal", "2022-03-29", WAR[:1], "Kyiv", status=Status.ONGOING),
        told("withdrawal", "2022-04-02", WAR[:1], "Kyiv"),
    ),
    "an undated promise with the same count": (
        told("swap", None, BOTH, counts={"bodies": 6000}, status=Status.AGREED),
        told("swap", None, BOTH, counts={"bodies": 6000}, status=Status.AGREED),
    ),
    "a promise and its keeping, by the count": (
        told("swap", None, BOTH, counts={"bodies": 6000}, status=Status.AGREED, published="2025-06-02"),
        told("swap", "2025-06-11", BOTH, counts={"bodies": 6000}),
    ),
    "undated talks in the same town, told in the same week": (
        told("talks", None, BOTH, "Istanbul", published="2025-06-04"),
        told("talks", "2025-06-02", BOTH, "Istanbul"),
    ),
    "two undated accounts of talks in one town, of the same day": (
        told("talks", None, BOTH, "Istanbul", published="2025-06-03"),
        told("talks", None, BOTH, "Istanbul", published="2025-06-03"),
    ),
    "undated talks in one town, told nobody knows when, where only one round is known": (
        told("talks", None, BOTH, "Istanbul"),
        told("talks", "2025-06-02", BOTH, "Istanbul"),
    ),
    "a round by its number": (
        told("talks", None, BOTH, text="The second round of talks ended without a deal."),
        told("talks", "2025-06-02", BOTH, "Istanbul", text="Round two of the talks was short."),
    ),
    "an operation by its name": (
        told("strike", None, BACK, text="Operation Spider’s Web took a year and a half to plan."),
        told("strike", "2025-06-01", BACK, text="Ukraine called it Operation Spider's Web."),
    ),
}


@pytest.mark.parametrize(("one", "other"), ONE_EVENT.values(), ids=ONE_EVENT)
def test_these_are_one_event_whichever_is_read_first(one: Told, other: Told) -> None:
    assert joins(one, other)
    assert joins(other, one)


TWO_EVENTS = {
    "two rounds in one town": (
        told("talks", "2025-05-16", BOTH, "Istanbul"),
        told("talks", "2025-06-02", BOTH, "Istanbul"),
    ),
    "a year and a month's end": (
        told("talks", "2022", BOTH, "Istanbul"),
        told("talks", "2022-06-21~/2022-06-30~", BOTH, "Istanbul"),
    ),
    "a year and a day in it": (
        told("agreement", "2022", BOTH, "Istanbul"),
        told("agreement", "2022-07-22", BOTH, "Istanbul"),
    ),
    "a month and a night in it": (
        told("strike", "2025-05", WAR, "Kyiv"),
        told("strike", "2025-05-25", WAR, "Kyiv"),
    ),
    "swaps in one month": (
        told("swap", "2022-09", BOTH),
        told("swap", "2022-09-21", BOTH, counts={"prisoners": 215}),
    ),
    "the same parties in one month, and no more": (
        told("talks", "2025-06", BOTH),
        told("talks", "2025-06-02", BOTH),
    ),
    "strikes on one town, a day apart": (
        told("strike", "2025-06-05", WAR, "Kyiv"),
        told("strike", "2025-06-06", WAR, "Kyiv"),
    ),
    "swaps a day apart": (
        told("swap", "2023-11-24", BOTH, counts={"hostages": 13}),
        told("swap", "2023-11-25", BOTH, counts={"hostages": 17}),
    ),
    "the other way round": (
        told("strike", "2025-06-06", WAR, "Kyiv", counts={"drones": 40}),
        told("strike", "2025-06-06", BACK, "Kyiv", counts={"drones": 40}),
    ),
    "far-apart towns": (
        told("strike", "2025-06-06", WAR, "Kyiv", counts={"drones": 40}),
        told("strike", "2025-06-06", WAR, "Odesa", counts={"drones": 40}),
    ),
    "towns side by side, with nothing else in common": (
        told("strike", "2025-06-06", WAR, "Kyiv"),
        told("strike", "2025-06-06", WAR, "Brovary"),
    ),
    "other parties": (
        told("talks", "2025-06-02", BOTH, "Istanbul"),
        told("talks", "2025-06-02", actors(participant=["Iran", "Israel"]), "Istanbul"),
    ),
    "one party with another partner": (
        told("talks", "2025-03-24", actors(participant=["United States", "Russia"]), "Istanbul"),
        told("talks", "2025-03-24", actors(participant=["United States", "Ukraine"]), "Istanbul"),
    ),
    "called off and held": (
        told("talks", "2025-06-02", BOTH, "Istanbul", status=Status.CANCELLED),
        told("talks", "2025-06-02", BOTH, "Istanbul"),
    ),
    "counts that differ widely, in the week of an exchange": (
        told("swap", "2023-11-24", BOTH, counts={"prisoners": 39}),
        told("swap", "2023-11-24/2023-11-27", BOTH, counts={"prisoners": 150}),
    ),
    "two rounds by their numbers": (
        told("talks", None, BOTH, "Istanbul", text="The first round of talks was short."),
        told("talks", "2025-06-02", BOTH, "Istanbul", text="The second round of talks was shorter."),
    ),
    "two undated promises": (
        told("swap", None, BOTH, status=Status.AGREED),
        told("swap", None, BOTH, status=Status.AGREED),
    ),
    "undated strikes on one town": (
        told("strike", None, WAR, "Kyiv", published="2025-06-03"),
        told("strike", None, WAR, "Kyiv", published="2025-06-03"),
    ),
    "undated talks in one town, told a month apart": (
        told("talks", None, BOTH, "Istanbul", published="2025-06-30"),
        told("talks", "2025-06-02", BOTH, "Istanbul"),
    ),
    "a promise made after the deed": (
        told("swap", None, BOTH, counts={"prisoners": 1000}, status=Status.AGREED, published="2025-06-02"),
        told("swap", "2025-05-23/2025-05-25", BOTH, counts={"prisoners": 1000}),
    ),
    "a deed told before the day of the plan": (
        told("swap", None, BOTH, counts={"prisoners": 1000}, published="2025-05-25"),
        told("swap", "2025-06-09", BOTH, counts={"prisoners": 1000}, status=Status.PLANNED),
    ),
    "the same country and nothing else": (
        told("strike", "2025-06-06", (), "Ukraine"),
        told("strike", "2025-06-06", (), "Ukraine"),
    ),
}


@pytest.mark.parametrize(("one", "other"), TWO_EVENTS.values(), ids=TWO_EVENTS)
def test_these_are_two_events_whichever_is_read_first(one: Told, other: Told) -> None:
    assert not joins(one, other)
    assert not joins(other, one)


def test_a_direction_that_is_only_claimed_is_a_sign_against_and_no_more() -> None:
    stated = told("battle", "2025-06-06", WAR, "Bakhmut")
    opposed, claimed = (told("battle", "2025-06-06", BACK, "Bakhmut", claimed_by=by) for by in (None, "Ukraine"))
    assert likeness(side(opposed), side(stated, stated)).score == 0
    assert likeness(Side.of(read([stated])), Side.of(read([claimed, claimed])[1:])).score > 0
    against = likeness(Side.of(read([stated])), Side.of(read([claimed, claimed])[1:])).score
    assert against < likeness(Side.of(read([stated])), Side.of(read([stated, stated])[1:])).score


@pytest.mark.parametrize(("one", "other"), [*ONE_EVENT.values(), *TWO_EVENTS.values()], ids=[*ONE_EVENT, *TWO_EVENTS])
def test_likeness_is_the_same_from_either_side(one: Told, other: Told) -> None:
    mine, theirs = (Side.of([each]) for each in read([one, other]))
    there, back = likeness(mine, theirs), likeness(theirs, mine)
    assert (there.score, there.fits, sorted(there.reason)) == (back.score, back.fits, sorted(back.reason))


def test_the_reason_names_what_agrees() -> None:
    account = told("strike", "2025-06-06", WAR, "Kyiv", counts={"drones": 407})
    _, joined = settle([account, account])[0].reports
    assert joined.reason == (
        "the dates agree (6 June 2025); shared parties: Russia, Ukraine; the same place: Kyiv;"
        " the same count: 407 drones"
    )
    assert joined.score == 6.0


def settle(accounts: Sequence[Told], known: Mapping[int, str] | None = None, **more: Any) -> tuple[Settled, ...]:
    """Link the accounts, read in this order; ``known`` are the events of those read before."""
    reports = read(accounts)
    before = dict(known or {})
    return linking.link(reports, tied(reports), before, [r.id for r in reports if r.id not in before], **more)


MAY, JUNE = told("talks", "2025-05-16", BOTH, "Istanbul"), told("talks", "2025-06-02", BOTH, "Istanbul")
NEAR_JUNE = told("talks", "2025-06-02", BOTH[:1], "Ciragan Palace")


def test_what_fits_nothing_known_is_new() -> None:
    (event,) = settle([JUNE, MAY], {1: "june"})
    assert event.decisions == (New("no known event fits"),)
    assert event.event_id is None
    assert event.facts == merge([MAY[0]])


def test_what_fits_a_known_event_joins_it() -> None:
    (event,) = settle([JUNE, NEAR_JUNE], {1: "june"})
    (join,) = event.decisions
    assert isinstance(join, Join)
    assert (event.event_id, join.reports, join.score > 2.5) == ("june", (2,), True)
    assert {actor.name for actor in event.facts.actors} == {"Russia", "Ukraine"}


def test_two_events_that_prove_to_be_one_are_merged_into_that_with_more_reports() -> None:
    (event,) = settle([NEAR_JUNE, JUNE, JUNE, JUNE], {1: "few", 2: "many", 3: "many"})
    merge_, join = event.decisions
    assert isinstance(merge_, Merge)
    assert (event.event_id, merge_.others) == ("many", ("few",))
    assert isinstance(join, Join)
    assert join.reports == (4,)


def test_of_two_events_with_as_many_reports_the_first_read_keeps_its_id() -> None:
    (event,) = settle([JUNE, JUNE], {1: "zzz", 2: "aaa"})
    assert event.event_id == "zzz"


def test_an_event_that_proves_to_be_two_is_split_and_the_larger_part_keeps_the_id() -> None:
    event, rest = settle([MAY, JUNE, JUNE], {1: "both", 2: "both", 3: "both"})
    (split,) = event.decisions
    assert (rest.event_id, [told.id for told in rest.reports], rest.decisions) == ("both", [2, 3], ())
    assert isinstance(split, Split)
    assert (event.event_id, [told.id for told in event.reports], split.source) == (None, [1], "both")
    assert split.reason == "the dates differ (16 May 2025, 2 June 2025)"


def test_a_report_that_is_likelier_another_events_leaves_and_joins() -> None:
    first, second = settle([MAY, JUNE, JUNE, MAY], {1: "may", 2: "june", 3: "june", 4: "june"})
    assert isinstance(first.decisions[0], Join)
    assert (first.event_id, first.decisions[0].reports) == ("may", (4,))
    assert isinstance(second.decisions[0], Leave)
    assert (second.event_id, second.decisions[0].reports) == ("june", (4,))


def test_where_nothing_changes_nothing_is_decided() -> None:
    assert settle([MAY, JUNE, JUNE], {1: "may", 2: "june", 3: "june"}) == ()


def test_reports_of_one_article_never_join_one_event() -> None:
    one, other, third = read([JUNE, JUNE, JUNE])
    same = replace(other, article=one.article, ordinal=1)
    assert len(linking.partition([one, same], tied([one, same]))) == 2
    assert sorted(len(part.sourced) for part in linking.partition([one, same, third], tied([one, same, third]))) == [
        1,
        2,
    ]


def test_of_two_reports_of_an_article_the_likelier_joins_wherever_it_stands() -> None:
    vague, exact = told("talks", "2025-06-02", BOTH), JUNE
    for order in ([vague, exact, JUNE], [exact, vague, JUNE]):
        one, other, known = read(order)
        reports = [one, replace(other, article=one.article, ordinal=1), known]
        pair = next(part for part in linking.partition(reports, tied(reports)) if len(part.sourced) == 2)
        assert {report.report for report in pair.sourced} == {exact[0]}


def test_what_nothing_dates_stays_by_itself_where_it_could_be_either_of_two() -> None:
    undated = told("talks", None, BOTH, "Istanbul")
    for order in permutations([MAY, JUNE, undated]):
        assert len(partition(order)) == 3
    assert len(partition([MAY, undated])) == 1


def test_what_nothing_dates_leaves_when_a_second_event_fits_as_well() -> None:
    undated = told("talks", None, BOTH, "Istanbul")
    rest, made, left = settle([MAY, undated, JUNE], {1: "may", 2: "may"})
    assert [type(decision) for decision in (*rest.decisions, *made.decisions, *left.decisions)] == [Split, New]
    assert [told.id for told in rest.reports] == [1]


def test_a_round_that_the_words_number_is_found_among_several() -> None:
    undated = told("talks", None, BOTH, "Istanbul", text="The second round of talks was held in Istanbul.")
    second = told("talks", "2025-06-02", BOTH, "Istanbul", text="The second round of talks lasted an hour.")
    for order in permutations([MAY, second, undated]):
        assert frozenset({id(undated[0]), id(second[0])}) in partition(order)


FACT = Fact(
    "Second round", When("2025-06-02", DateBasis.REFERENCE), "talks", ("Russia", "Ukraine"), ("Istanbul",), ordinal=2
)


@pytest.mark.parametrize(
    ("account", "facts", "date"),
    [
        (told("talks", None, BOTH, "Istanbul"), [FACT], "2025-06-02"),
        (told("talks", None, BOTH, text="The second round was short."), [FACT], "2025-06-02"),
        (told("talks", None, BOTH, "Istanbul"), [FACT, replace(FACT, when=When("2025-05-16"))], None),
        (told("talks", None, BOTH, "Istanbul", text="The third round was short."), [FACT], None),
        (told("talks", None, BOTH, "Istanbul", published="2025-06-20"), [FACT], "2025-06-02"),
        (told("talks", None, BOTH, "Istanbul", published="2025-06-01"), [FACT], None),
        (told("talks", None, BOTH, "Istanbul", published="2025-06-01", status=Status.PLANNED), [FACT], "2025-06-02"),
        (told("talks", None, BOTH, "Istanbul", published="2026-06-20"), [FACT], None),
        (told("talks", None, BOTH, "Ankara"), [FACT], None),
        (told("talks", None, BOTH[:1], "Istanbul"), [FACT], None),
        (told("talks", "2025-06-03", BOTH, "Istanbul"), [FACT], "2025-06-03"),
    ],
)
def test_what_no_article_dates_the_reference_chronology_may(account: Told, facts: list[Fact], date: str | None) -> None:
    (event,) = settle([account], chronology=Chronology(tuple(facts)))
    assert (event.facts.when and event.facts.when.edtf) == date
    if date and account[0].when is None:
        assert event.facts.when is not None
        assert event.facts.when.basis is DateBasis.REFERENCE


def test_a_month_of_nightly_strikes_on_two_cities_stays_sixty_events() -> None:
    nights = [told("strike", f"2025-06-{day:02}", WAR, city) for day in range(1, 31) for city in ("Kyiv", "Odesa")]
    assert len(partition(nights)) == 60
    assert len(partition(Random(1).sample(nights, len(nights)))) == 60


def test_twelve_accounts_of_the_same_talks_become_one_the_undated_through_the_dated() -> None:
    host = actors(host=["Turkey"])
    dated = [
        told("talks", "2025-06-02", BOTH, "Istanbul"),
        told("talks", "2025-06-02", (*BOTH, *host), "Istanbul"),
        told("talks", "2025-06-02", BOTH),
        told("talks", "2025-06-02~", BOTH, "Istanbul"),
        told("talks", "2025-06-02/2025-06-08", BOTH, "Istanbul"),
        told("talks", "2025-06-02", BOTH, "Ciragan Palace", "Istanbul"),
        told("talks", "2025-06-02", BOTH, "Istanbul", status=Status.PLANNED),
        told("talks", "2025-06-02", BOTH, "Istanbul", people=["Rustem Umerov"]),
        told("talks", "2025-06-02", BOTH, "Istanbul", counts={"people": 30}),
    ]
    undated = [told("talks", None, BOTH, "Istanbul", published=f"2025-06-0{day}") for day in (2, 3, 4)]
    for seed in range(30):
        chance = Random(seed)
        assert len(partition([*chance.sample(dated, 9), *chance.sample(undated, 3)])) == 1


def test_two_rounds_told_by_many_end_in_the_same_two_events_in_any_order() -> None:
    rounds = [
        replace(report, when=When(day))
        for day in ("2025-05-16", "2025-06-02")
        for report, _ in (told("talks", None, BOTH, "Istanbul"), told("talks", None, BOTH, "Ciragan Palace"))
    ]
    accounts = [(report, article()) for report in rounds]
    found = {frozenset(partition(order)) for order in permutations(accounts)}
    assert len(found) == 1
    assert sorted(map(len, found.pop())) == [2, 2]


ANY_ACCOUNT = st.builds(
    told,
    st.sampled_from(["talks", "strike", "swap"]),
    st.sampled_from([None, "2025-06-01", "2025-06-02", "2025-06-03~", "2025-06", "2025-06-01/2025-06-03"]),
    st.sampled_from([BOTH, BOTH[:1], WAR, WAR[:1], BACK, ()]),
    st.sampled_from(["Istanbul", "Ciragan Palace", "Kyiv", "Kyiv region", "Odesa", "Ukraine"]),
    counts=st.sampled_from([None, {"prisoners": 100}, {"prisoners": 30}, {"drones": 5}]),
    status=st.sampled_from([Status.OCCURRED, Status.PLANNED, Status.CANCELLED]),
    published=st.sampled_from([None, "2025-06-02", "2025-06-09"]),
    claimed_by=st.sampled_from([None, "Ukraine"]),
)


@settings(deadline=None, max_examples=200)
@given(st.lists(ANY_ACCOUNT, min_size=2, max_size=9), st.randoms(use_true_random=False))
def test_any_accounts_in_any_order_end_in_one_partition(accounts: list[Told], chance: Random) -> None:
    assert partition(accounts) == partition(chance.sample(accounts, len(accounts)))


def test_places_without_coordinates_say_nothing_of_distance() -> None:
    assert joins(told("talks", "2025-06-02", BOTH, "A hut"), told("talks", "2025-06-02", BOTH, "Istanbul"))


@pytest.mark.parametrize(
    ("one", "other", "kilometres"), [("Istanbul", "Ankara", 350), ("Kyiv", "Odesa", 440), ("Kyiv", "Kyiv", 0)]
)
def test_distances_are_great_circles(one: str, other: str, kilometres: float) -> None:
    assert distance_km(PLACES[one], PLACES[other]) == pytest.approx(kilometres, abs=5)
