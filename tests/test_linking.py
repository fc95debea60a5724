"""Linking: which reports tell of one event, on what evidence, and what rules it out."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from random import Random

import pytest
from builders import actors, article

from app.domain.article import Article
from app.domain.event import ArticleRef, Event, Join, New, SourcedReport
from app.domain.report import Actor, Person, Place, Quantity, Report, Status
from app.domain.when import When
from app.ingest.likeness import likeness
from app.ingest.linking import link
from app.ingest.merging import merge
from app.ingest.nearness import distance_km

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
    )
    return report, article(published=published)


def event(*accounts: Told, name: str = "event1") -> Event:
    """The event that these accounts tell of."""
    sourced = [
        SourcedReport(n, ArticleRef(n, None, None, None, f"{n}.txt", source.published), report)
        for n, (report, source) in enumerate(accounts)
    ]
    return Event(name, merge([report for report, _ in accounts]), tuple(sourced))


def joins(account: Told, other: Told) -> bool:
    report, source = account
    (decision,) = link([report], source, [[event(other)]])
    return isinstance(decision, Join)


def partition(accounts: Sequence[Told]) -> set[frozenset[int]]:
    """Take the accounts in one after the other, each an article of its own: which of them come together."""
    events: dict[str, list[Told]] = {}
    members: dict[str, list[Told]] = {}
    for n, account in enumerate(accounts):
        known = [event(*group, name=name) for name, group in events.items() if group[0][0].kind == account[0].kind]
        (decision,) = link([account[0]], account[1], [known])
        name = decision.event_id if isinstance(decision, Join) else f"event{n}"
        events.setdefault(name, []).append(account)
        members.setdefault(name, []).append(account)
    return {frozenset(map(id, group)) for group in members.values()}


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
    "undated talks in one town, told nobody knows when": (
        told("talks", None, BOTH, "Istanbul"),
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
    assert likeness(*opposed, event(stated)).score == 0
    assert likeness(*claimed, event(stated)).score == likeness(*stated, event(claimed)).score > 0
    assert likeness(*claimed, event(stated)).score < likeness(*stated, event(stated)).score


def test_the_reason_names_what_agrees() -> None:
    known = event(told("strike", "2025-06-06", WAR, "Kyiv", counts={"drones": 407}))
    report, source = told("strike", "2025-06-06", WAR, "Kyiv", counts={"drones": 407})
    (decision,) = link([report], source, [[known]])
    assert decision.reason == (
        "the dates agree (6 June 2025); shared parties: Russia, Ukraine; the same place: Kyiv;"
        " the same count: 407 drones"
    )


@pytest.mark.parametrize(
    ("candidates", "reason"),
    [
        ([], "no known event of the kind shares a party or a place"),
        ([event(told("talks", "2024-01-01", BOTH))], "no known event fits"),
    ],
)
def test_a_new_event_says_why_it_is_new(candidates: list[Event], reason: str) -> None:
    report, source = told("talks", "2025-06-02", BOTH)
    (decision,) = link([report], source, [candidates])
    assert isinstance(decision, New)
    assert (decision.reason, decision.facts) == (reason, merge([report]))


def test_a_joined_event_takes_the_report_in() -> None:
    known = told("talks", "2025-06", BOTH[:1], "Istanbul")
    report, source = told("talks", "2025-06-02", BOTH, "Istanbul")
    (decision,) = link([report], source, [[event(known)]])
    assert isinstance(decision, Join)
    assert decision.facts == merge([known[0], report])


def test_reports_of_one_article_never_join_one_event() -> None:
    report, source = told("talks", "2025-06-02", BOTH, "Istanbul")
    known = event((report, source))
    decisions = link([report, report], source, [[known], [known]])
    assert [type(decision) for decision in decisions] == [Join, New]


def test_of_two_reports_the_likelier_joins_wherever_it_stands() -> None:
    vague, source = told("talks", "2025-06-02", BOTH)
    exact, _ = told("talks", "2025-06-02", BOTH, "Istanbul")
    known = event((exact, source))
    for reports in ([vague, exact], [exact, vague]):
        decisions = link(reports, source, [[known], [known]])
        assert {type(d): d.report for d in decisions} == {Join: exact, New: vague}


def test_of_two_events_the_likelier_is_joined_in_any_order_of_candidates() -> None:
    right = event(told("talks", "2025-06-02", BOTH, "Istanbul"), name="right")
    wrong = event(told("talks", "2025-06-02", BOTH), name="wrong")
    report, source = told("talks", "2025-06-02", BOTH, "Istanbul")
    for candidates in permutations([right, wrong]):
        (decision,) = link([report], source, [candidates])
        assert isinstance(decision, Join)
        assert decision.event_id == "right"


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


def test_places_without_coordinates_say_nothing_of_distance() -> None:
    assert joins(told("talks", "2025-06-02", BOTH, "A hut"), told("talks", "2025-06-02", BOTH, "Istanbul"))


@pytest.mark.parametrize(
    ("one", "other", "kilometres"), [("Istanbul", "Ankara", 350), ("Kyiv", "Odesa", 440), ("Kyiv", "Kyiv", 0)]
)
def test_distances_are_great_circles(one: str, other: str, kilometres: float) -> None:
    assert distance_km(PLACES[one], PLACES[other]) == pytest.approx(kilometres, abs=5)
