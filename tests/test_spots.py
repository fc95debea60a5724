"""Where events are, counted on the columns, against what the timeline finds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import actors, article, empty_database, evidence, keep, report, small_database, terms
from sqlalchemy.orm import Session
from web import settings

from app.domain.filters import EventFilter
from app.store import spots
from app.store.index import FacetIndex
from app.store.session import connect, reading, writing
from app.store.spots import Spots

TEXT = "Russia struck Ukraine."


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    engine = small_database(tmp_path)
    with reading(engine) as session:
        yield session
    engine.dispose()


def struck(folder: Path, *events: list[str]) -> Spots:
    """The spots of strikes at these places, an event each."""
    engine = empty_database(folder)
    told = [
        report("strike", f"2025-06-{day:02}", places=places, quotes=evidence(TEXT, TEXT), parties=actors())
        for day, places in enumerate(events, 1)
    ]
    with writing(engine) as session:
        keep(session, article("strikes.txt", TEXT), *told)
    with reading(engine) as session:
        found = FacetIndex().spots(session, EventFilter())
    engine.dispose()
    return found


def counts(found: Spots) -> dict[str, int]:
    return {spot.place.name: spot.count for spot in found.found}


def test_events_are_counted_at_their_places_the_most_frequent_first(session: Session) -> None:
    found = FacetIndex().spots(session, EventFilter())
    assert (found.total, found.unplaced, found.cut) == (14, 5, False)
    assert list(counts(found).items())[:2] == [("Kharkiv", 2), ("Crimea", 1)]
    assert found.found[0].kinds == {"strike": 1, "battle": 1}
    assert found.countries["Ukraine"] == 4


def test_a_place_without_coordinates_is_not_on_the_map(session: Session) -> None:
    assert "<img src=x>" not in counts(FacetIndex().spots(session, EventFilter()))


def test_an_event_at_several_places_counts_at_each(tmp_path: Path) -> None:
    assert counts(struck(tmp_path, ["Kyiv", "Kharkiv"], ["Kyiv"])) == {"Kyiv": 2, "Kharkiv": 1}


def test_an_event_known_to_be_at_a_finer_place_is_not_counted_around_it(tmp_path: Path) -> None:
    found = struck(tmp_path, ["Ukraine", "Kyiv"], ["Ukraine"], ["Ukraine", "Istanbul"])
    assert counts(found) == {"Ukraine": 2, "Istanbul": 1, "Kyiv": 1}
    assert {spot.place.name: spot.within for spot in found.found} == {"Ukraine": 3, "Istanbul": 1, "Kyiv": 1}


def test_an_area_all_of_whose_events_are_at_finer_places_is_left_out(tmp_path: Path) -> None:
    assert counts(struck(tmp_path, ["Ukraine", "Kyiv"])) == {"Kyiv": 1}


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        (EventFilter(place=terms("ukraine")), {"Kyiv", "Kharkiv", "Crimea"}),
        (EventFilter(place=terms("kharkiv", "doha")), {"Kharkiv", "Doha"}),
        (EventFilter(place=terms("merefa"), within=50), set()),
        (EventFilter(kind=terms("talks")), {"Istanbul", "Doha"}),
        (EventFilter(place=terms("-ukraine"), kind=terms("strike")), {"Gaza City", "Kaédi"}),
        (EventFilter(located=terms("unknown")), set()),
    ],
)
def test_the_filter_holds_for_events_and_places(session: Session, wanted: EventFilter, places: set[str]) -> None:
    assert set(counts(FacetIndex().spots(session, wanted))) == places


def test_of_an_event_at_several_places_only_those_asked_for_are_shown(tmp_path: Path) -> None:
    struck(tmp_path, ["Kyiv", "Istanbul"], ["Merefa"], ["Kharkiv"])
    engine = connect(settings(tmp_path))
    with reading(engine) as session:
        index = FacetIndex()
        assert counts(index.spots(session, EventFilter(place=terms("kyiv")))) == {"Kyiv": 1}
        near = EventFilter(place=terms("merefa"), within=50)
        assert counts(index.spots(session, near)) == {"Kharkiv": 1, "Merefa": 1}
    engine.dispose()


def test_the_number_beside_a_place_is_what_its_link_finds(session: Session) -> None:
    index = FacetIndex()
    for spot in index.spots(session, EventFilter()).found:
        assert index.count(session, EventFilter(place=terms(spot.slug))) == spot.within


def test_the_newest_events_of_a_place_come_first(session: Session) -> None:
    index = FacetIndex()
    kharkiv = index.spots(session, EventFilter()).found[0]
    found = index.at_spot(session, EventFilter(), kharkiv.id, 5)
    assert [event.facts.kind for event in found] == ["strike", "battle"]
    assert index.at_spot(session, EventFilter(), kharkiv.id, 1) == found[:1]
    assert index.at_spot(session, EventFilter(kind=terms("battle")), kharkiv.id, 5) == found[1:]
    assert index.at_spot(session, EventFilter(), 999, 5) == ()


def test_more_places_than_are_shown_are_cut_to_the_most_frequent(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spots, "MOST", 2)
    found = FacetIndex().spots(session, EventFilter())
    assert found.cut
    assert len(found.found) == 2
    assert found.found[0].place.name == "Kharkiv"


def test_nothing_is_nowhere(tmp_path: Path) -> None:
    engine = empty_database(tmp_path)
    with reading(engine) as session:
        assert FacetIndex().spots(session, EventFilter()) == Spots(0, 0, (), {}, cut=False)
    engine.dispose()
