"""The days around an event: what stands on a day, what lies across, what is left out."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from builders import actors, facts, report, terms

from app.domain.event import Event, EventSummary
from app.domain.filters import EventFilter
from app.domain.when import When
from app.web.event_views import Strip, StripDay
from app.web.strip import strip

EVERYTHING = EventFilter()


def summary(name: str, when: str) -> EventSummary:
    return EventSummary(name, facts(report(when=when), title=name), 1)


def around(
    when: str | None, *others: EventSummary, asked: EventFilter = EVERYTHING, parties: Sequence[str] = ("Russia",)
) -> Strip | None:
    """The strip of an event called "this", where the filter finds these others, whatever it asks."""
    told = facts(report(when=when, parties=actors(participant=parties)), title="this")
    return strip(Event("this", told, ()), asked, lambda _wanted, _days: others, lambda _wanted: 25)


def on(found: Strip | None, day: str) -> StripDay:
    assert found is not None
    return next(each for each in found.days if each.iso == day)


def titles(day: StripDay) -> list[str]:
    return [event.title for event in day.events]


def test_three_days_either_way_are_shown_and_its_own_is_marked() -> None:
    found = around("2025-06-02")
    assert found is not None
    assert [day.iso for day in found.days] == [(date(2025, 5, 30) + timedelta(days=n)).isoformat() for n in range(7)]
    assert [day.iso for day in found.days if day.here] == [day.iso for day in found.days if day.own] == ["2025-06-02"]
    assert titles(on(found, "2025-06-02")) == ["this"]


@pytest.mark.parametrize("when", [None, "2025-06", "2025", "2025-06-02/..", "../2025-06-02", "2025-06-01/2025-06-20"])
def test_what_is_dated_no_closer_has_no_strip(when: str | None) -> None:
    assert around(when) is None


def test_others_stand_on_their_day_after_the_events_own() -> None:
    found = around("2025-06-02", summary("aaa", "2025-06-02"), summary("bbb", "2025-06-05"))
    assert titles(on(found, "2025-06-02")) == ["this", "aaa"]
    assert titles(on(found, "2025-06-05")) == ["bbb"]


@pytest.mark.parametrize("when", ["2025-06", "2025-06-03~", "2025", "2025-06-01/..", "2025-05-01/2025-06-30"])
def test_what_has_no_known_day_stands_on_none(when: str) -> None:
    found = around("2025-06-02", summary("other", when))
    assert found is not None
    assert [titles(day) for day in found.days if day.events] == [["this"]]
    assert found.ranges == ()


def test_a_stretch_lies_across_the_days_that_it_takes_up() -> None:
    found = around("2025-06-02", summary("long", "2025-06-04/2025-06-20"), summary("short", "2025-05-30/2025-06-01"))
    assert found is not None
    assert [(each.event.title, each.first, each.last) for each in found.ranges] == [("long", 6, 7), ("short", 1, 3)]


def test_an_event_of_several_days_is_the_middle_of_its_strip() -> None:
    found = around("2025-05-23/2025-05-25")
    assert found is not None
    assert (found.days[0].iso, found.days[-1].iso) == ("2025-05-20", "2025-05-28")
    assert [day.iso for day in found.days if day.here] == ["2025-05-23", "2025-05-24", "2025-05-25"]
    assert [(each.event.title, each.first, each.last, each.here) for each in found.ranges] == [("this", 4, 6, True)]
    assert not any(day.own for day in found.days)


def test_an_event_about_a_day_lies_across_all_of_them() -> None:
    found = around("2025-06-02~")
    assert found is not None
    assert [(each.first, each.last) for each in found.ranges] == [(1, 7)]
    assert not any(day.here or day.events for day in found.days)


def test_beyond_six_a_day_a_link_leads_to_all_of_them() -> None:
    found = around(
        "2025-06-02", *(summary(f"e{n}", "2025-06-03") for n in range(8)), asked=EventFilter(kind=terms("talks"))
    )
    day = on(found, "2025-06-03")
    assert len(day.events) == 6
    assert day.more is not None
    assert (day.more.text, day.more.url) == ("+19 more", "/?kind=talks&from=2025-06-03&to=2025-06-03")


def test_the_strip_is_of_the_filter_that_one_came_with() -> None:
    asked: list[tuple[EventFilter, list[date]]] = []

    def on_days(wanted: EventFilter, days: Sequence[date]) -> list[EventSummary]:
        asked.append((wanted, list(days)))
        return []

    event = Event("this", facts(report(when="2025-06-02")), ())
    found = strip(event, EventFilter(kind=terms("talks"), since=When("2025-06-01")), on_days, lambda _: 0)
    assert found is not None
    assert found.said == "Of the events found"
    ((wanted, days),) = asked
    assert (wanted.kind, wanted.since) == (terms("talks"), None)
    assert (days[0], days[-1]) == (date(2025, 6, 1), date(2025, 6, 5))
    assert found.days[3].events[0].url.endswith("?kind=talks&from=2025-06-01")


def test_without_a_filter_it_is_of_the_events_parties() -> None:
    found = around("2025-06-02", parties=("Russia", "Ukraine"))
    assert found is not None
    assert found.said == "Events with Russia or Ukraine"
    alone = around("2025-06-02", parties=())
    assert alone is not None
    assert alone.said == "All events"
