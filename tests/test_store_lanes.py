"""Lanes against what the filter of each value finds, and against the events' own dates."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import BOTH, actors, article, empty_database, keep, report, small_database, terms
from sqlalchemy import Engine

from app.domain.event import EventSummary
from app.domain.filters import EventFilter
from app.domain.when import When
from app.store import events
from app.store.index import FacetIndex, Lanes
from app.store.lanes import FEW
from app.store.session import reading, writing
from app.web import filters
from app.web.lane_rows import narrowed

YEAR = EventFilter(since=When("2025"), until=When("2025"))
FILTERS = [
    EventFilter(),
    YEAR,
    EventFilter(actor=terms("russia")),
    EventFilter(actor=terms("russia", "hamas")),
    EventFilter(actor=terms("-israel"), kind=terms("strike")),
    EventFilter(place=terms("ukraine"), since=When("2025-05")),
    EventFilter(counterpart=terms("ukraine")),
    EventFilter(actor=terms("russia"), role=terms("initiator")),
    EventFilter(q="talks"),
]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = small_database(tmp_path_factory.mktemp("lanes"))
    yield engine
    engine.dispose()


def lanes(engine: Engine, wanted: EventFilter, by: str = "actor", most: int = 60) -> Lanes:
    with reading(engine) as session:
        return FacetIndex().lanes(session, wanted, by, most=most)


def found(engine: Engine, wanted: EventFilter) -> tuple[EventSummary, ...]:
    with reading(engine) as session:
        return events.timeline(session, wanted).events + events.undated(session, wanted)


def names(event: EventSummary, by: str) -> set[str]:
    facts = event.facts
    return {
        "actor": {actor.name for actor in facts.actors},
        "person": {person.name for person in facts.people},
        "kind": {facts.kind.capitalize()},
    }[by]


@pytest.mark.parametrize("by", ["actor", "person", "kind"])
@pytest.mark.parametrize("wanted", FILTERS, ids=filters.query)
def test_a_lane_has_the_events_of_the_filter_that_have_its_value(small: Engine, wanted: EventFilter, by: str) -> None:
    drawn, listed = lanes(small, wanted, by), found(small, wanted)
    assert drawn.total == len(listed)
    assert drawn.undated == sum(event.facts.when is None for event in listed)
    for lane in drawn.lanes:
        own = [event for event in listed if lane.label in names(event, by)]
        assert (lane.count, lane.strip.dated) == (len(own), sum(event.facts.when is not None for event in own))
        with reading(small) as session:
            few = events.numbered(session, lane.strip.few)
        assert {event.id for event in few.values()} == {event.id for event in own if event.facts.when}


@pytest.mark.parametrize("by", ["actor", "place", "person", "kind"])
@pytest.mark.parametrize("wanted", FILTERS, ids=filters.query)
def test_the_filter_of_a_lane_finds_its_events_alone(small: Engine, wanted: EventFilter, by: str) -> None:
    drawn = lanes(small, wanted, by)
    whole = {event.id for event in found(small, wanted)}
    said = [(lane, alone) for lane in drawn.lanes if (alone := narrowed(wanted, by, lane, drawn.total))]
    assert said or wanted.role or wanted.counterpart or not drawn.lanes
    for lane, alone in said:
        ids = {event.id for event in found(small, alone)}
        assert len(ids) == lane.count
        assert ids <= whole


def test_all_lanes_have_the_same_bars_over_the_whole_period(small: Engine) -> None:
    drawn = lanes(small, YEAR)
    for lane in drawn.lanes:
        assert [bar.label for bar in lane.strip.bars][::11] == ["January 2025", "December 2025"]
    russia = next(lane for lane in drawn.lanes if lane.value == "russia")
    bars = {bar.label: (dict(bar.counts), dict(bar.coming)) for bar in russia.strip.bars if bar.counts}
    assert bars == {
        "May 2025": ({"strike": 1, "withdrawal": 1}, {}),
        "June 2025": ({"talks": 1, "strike": 2, "swap": 1, "battle": 1}, {}),
        "July 2025": ({"agreement": 1}, {"agreement": 1}),
    }


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [
        (EventFilter(since=When("2025-06")), "1 June 2025", "15 July 2025"),
        (EventFilter(until=When("2023")), "1999", "2023"),
        (EventFilter(since=When("2025-06-02"), until=When("2025-06-02")), "2 June 2025", "2 June 2025"),
        (EventFilter(since=When("1900"), until=When("2100")), "1900–1909", "2100–2109"),
    ],
)
def test_an_open_end_goes_as_far_as_the_events(small: Engine, wanted: EventFilter, first: str, last: str) -> None:
    bars = lanes(small, wanted).lanes[0].strip.bars
    assert (bars[0].label, bars[-1].label) == (first, last)


def test_what_is_coarser_or_begins_before_is_dated_and_in_no_bar(small: Engine) -> None:
    day = EventFilter(since=When("2025-06-06"), until=When("2025-06-06"))
    strips = {lane.value: lane.strip for lane in lanes(small, day, "kind").lanes}
    assert [dict(bar.counts) for bar in strips["strike"].bars] == [{"strike": 1}]
    assert (strips["battle"].dated, strips["battle"].bars[0].counts) == (1, ())


def test_kinds_stand_in_their_own_order_and_others_by_how_frequent_they_are(small: Engine) -> None:
    assert [lane.value for lane in lanes(small, EventFilter(), "kind").lanes][:3] == ["talks", "strike", "swap"]
    drawn = lanes(small, EventFilter(), most=2)
    assert [lane.value for lane in drawn.lanes] == ["russia", "ukraine"]
    assert drawn.values > 2


def test_without_a_dated_event_there_is_nothing_to_show(small: Engine) -> None:
    assert lanes(small, EventFilter(kind=terms("agreement"), actor=terms("sudan"))).lanes == ()
    assert lanes(small, EventFilter(actor=terms("atlantis"))).lanes == ()


def test_a_party_with_two_roles_counts_once_and_many_events_are_counted_only(tmp_path: Path) -> None:
    engine = empty_database(tmp_path)
    days = [dt.date(2025, 6, 1) + dt.timedelta(days=n) for n in range(FEW)]
    both = (*BOTH, *actors(host=["Russia"]))
    with writing(engine) as session:
        keep(session, article("one.txt"), *(report("talks", day.isoformat(), parties=both) for day in days))
        keep(session, article("two.txt"), report("talks", "2025-06-01", parties=actors(participant=["Russia"])))
    strips = {lane.value: (lane.count, lane.strip) for lane in lanes(engine, EventFilter()).lanes}
    engine.dispose()
    assert strips["russia"][0] == FEW + 1
    assert (strips["russia"][1].few, len(strips["ukraine"][1].few)) == ((), FEW)
    assert [sum(count for _, count in bar.counts) for bar in strips["russia"][1].bars] == [2] + [1] * (FEW - 1)
