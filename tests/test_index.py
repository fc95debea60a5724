"""The facet index against a filter's meaning spelled out in Python, and against the pages that SQL finds."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from builders import NOW, actors, article, empty_database, evidence, keep, place, report, small_database, terms
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.domain.areas import areas
from app.domain.event import Event, EventSummary, slug
from app.domain.filters import FACETS, LOCATED, EventFilter, Sort, Term
from app.domain.report import Actor, Person, Report, Role, Status
from app.domain.when import When
from app.domain.words import Words
from app.ingest.nearness import distance_km
from app.store import events
from app.store.former import retire
from app.store.histogram import Bar
from app.store.index import FacetIndex, Overview
from app.store.session import reading, writing
from app.store.writing import remove_reports

KINDS = ("talks", "strike", "swap")
PARTIES = ("Russia", "Ukraine", "Turkey", "Red Cross")
PLACES = ("Kyiv", "Istanbul", "Ivanivka", "Kharkiv", "Merefa", "Ukraine")
PEOPLE = ("Ann Lee", "Bo Xi")
OUTLETS = ("The Post", "El País")
WORDS = ("alpha", "beta", "gamma")
DATES = (
    None,
    "2025-06-02",
    "2025-06-03",
    "2025-06-02/2025-06-05",
    "2025-05-20/2025-08-01",
    "2025-06",
    "2025~",
    "202X",
    "1999-12-31",
    "../2025-06-01",
    "2025-06-04/..",
)
PERIODS = (None, "2025-06-03", "2025-06", "2024", "2000-01-01", "2030")


def some(values: Sequence[str], most: int = 2) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    text = " ".join(draw(some(WORDS, 3))) or "nothing"
    parties = draw(st.lists(st.tuples(st.sampled_from(PARTIES), st.sampled_from(list(Role))), max_size=4, unique=True))
    return report(
        draw(st.sampled_from(KINDS)),
        draw(st.sampled_from(DATES)),
        parties=tuple(Actor(name, role) for name, role in parties),
        people=[Person(name) for name in draw(some(PEOPLE))],
        places=draw(some(PLACES)),
        status=draw(st.sampled_from([Status.OCCURRED, Status.PLANNED])),
        confidence=draw(st.sampled_from([None, 0.2, 0.6, 0.9])),
        quotes=evidence(text, text),
    )


Articles = list[tuple[str | None, list[Report]]]
ARTICLES = st.lists(
    st.tuples(st.sampled_from([None, *OUTLETS]), st.lists(reports(), max_size=5)), min_size=1, max_size=4
)


def some_terms(*values: str) -> st.SearchStrategy[tuple[Term, ...]]:
    one = st.builds(Term, st.sampled_from(values), st.booleans())
    return st.one_of(st.just(()), st.lists(one, max_size=3).map(tuple))


FILTERS = st.builds(
    EventFilter,
    kind=some_terms(*KINDS),
    actor=some_terms("russia", "Ukraine", "turkey", "atlantis"),
    counterpart=some_terms("russia", "ukraine", "red-cross"),
    role=some_terms("participant", "initiator", "host"),
    place=some_terms("kyiv", "istanbul", "nowhere", "ukraine", "kharkiv-region", "merefa"),
    within=st.sampled_from([None, None, 10, 50, 5000]),
    precision=some_terms("day", "range", "unknown"),
    located=some_terms("town", "unknown", "site"),
    confidence=some_terms("high", "low", "unknown"),
    person=some_terms("ann-lee", "bo-xi"),
    status=some_terms("occurred", "planned"),
    outlet=some_terms("the-post", "el-pais"),
    q=st.sampled_from(
        ("", "", "alpha", "beta GAMMA", "delta", '"beta gamma"', "alpha -gamma", "-alpha", '-beta -"gamma alpha"')
    ),
    since=st.sampled_from(PERIODS).map(lambda text: When(text) if text else None),
    until=st.sampled_from(PERIODS).map(lambda text: When(text) if text else None),
    sort=st.sampled_from(Sort),
)


def fill(session: Session, told: Articles, batch: int = 0) -> None:
    """Keep the articles; every third report joins the event of the report before it."""
    for number, (outlet, found) in enumerate(told):
        names: list[str] = []
        for part, one in enumerate(found):
            source = article(f"{batch}-{number}-{part}", one.evidence[0].text, outlet=outlet)
            joins = part % 3 == 2
            (name,) = keep(session, source, (one, names[-1]) if joins else one)
            names.append(name)


def asked(terms_: Sequence[Term], *, away: bool = False) -> set[str]:
    return {slug(term.value) for term in terms_ if term.exclude is away}


def has(terms_: Sequence[Term], values: set[str]) -> bool:
    wanted = asked(terms_)
    return (not wanted or bool(wanted & values)) and not asked(terms_, away=True) & values


def has_parties(wanted: EventFilter, event: EventSummary) -> bool:
    """The docstring of EventFilter, word by word."""
    roles: dict[str, set[str]] = {}
    for actor in event.facts.actors:
        roles.setdefault(slug(actor.name), set()).add(str(actor.role))
    meant, others, wanted_roles = asked(wanted.actor), asked(wanted.counterpart), asked(wanted.role)
    candidates = [name for name in roles if not meant or name in meant]
    in_role = [name for name in candidates if not wanted_roles or roles[name] & wanted_roles]
    if (meant or wanted_roles) and not in_role:
        return False
    if others and not (
        any(other != name for name in in_role for other in others & set(roles)) if meant else others & set(roles)
    ):
        return False
    if any(roles[name] & asked(wanted.role, away=True) for name in candidates):
        return False
    return not (asked(wanted.actor, away=True) | asked(wanted.counterpart, away=True)) & set(roles)


def in_period(wanted: EventFilter, when: When | None) -> bool:
    if wanted.since is None and wanted.until is None:
        return True
    if when is None:
        return False
    last, first = when.last or dt.date.max, when.first or dt.date.min
    return (wanted.since is None or wanted.since.first is None or last >= wanted.since.first) and (
        wanted.until is None or wanted.until.last is None or first <= wanted.until.last
    )


def located(event: EventSummary) -> set[str]:
    precisions = [place.precision for place in event.facts.places]
    return {min(precisions, key=LOCATED.index, default="unknown")}


def is_there(wanted: EventFilter, event: EventSummary) -> bool:
    """Within the places asked for or, to the distance asked for, near a town of that name."""
    around = {slug(name) for place in event.facts.places for name in areas(place)}
    if has(wanted.place, around):
        return True
    if wanted.within is None or asked(wanted.place, away=True) & around:
        return False
    centres = [place(name) for name in PLACES if slug(name) in asked(wanted.place)]
    return any(
        centre.precision == spot.precision == "town" and distance_km(centre, spot) <= wanted.within
        for centre in centres
        for spot in event.facts.places
    )


def trust(event: Event) -> str:
    chances = [told.report.confidence for told in event.reports if told.report.confidence is not None]
    return {None: "unknown", 0.2: "low", 0.6: "medium", 0.9: "high"}[max(chances, default=None)]


def means(wanted: EventFilter, event: EventSummary, text: str, trusted: str) -> bool:
    facts = event.facts
    return (
        has(wanted.kind, {facts.kind})
        and has(wanted.status, {str(facts.status)})
        and is_there(wanted, event)
        and has(wanted.precision, {str(facts.when.precision) if facts.when else "unknown"})
        and has(wanted.located, located(event))
        and has(wanted.confidence, {trusted})
        and has(wanted.person, {slug(person.name) for person in facts.people})
        and has(wanted.outlet, {slug(outlet) for outlet in event.outlets})
        and has_parties(wanted, event)
        and in_period(wanted, facts.when)
        and mentions(Words.read(wanted.q), text)
    )


def mentions(words: Words, text: str) -> bool:
    def found(phrase: str) -> bool:
        return f" {phrase.lower()} " in f" {text} "

    return all(map(found, words.all)) and not any(map(found, words.none))


def everything(session: Session) -> list[tuple[EventSummary, str, str]]:
    summaries = {
        e.id: e for e in (*events.timeline(session, EventFilter()).events, *events.undated(session, EventFilter()))
    }
    return [
        (
            summaries[event.id],
            " ".join(piece.text for told in event.reports for piece in told.report.evidence),
            trust(event),
        )
        for event in events.every(session, EventFilter())
    ]


def key(event: EventSummary) -> tuple[dt.date, str]:
    when = event.facts.when
    assert when is not None
    day = when.first or when.last
    assert day is not None
    return day, event.id


def check(session: Session, overview: Overview, wanted: EventFilter) -> None:
    all_events = everything(session)

    def found(asked_for: EventFilter) -> list[EventSummary]:
        return [event for event, text, trusted in all_events if means(asked_for, event, text, trusted)]

    here = found(wanted)
    dated = sorted((event for event in here if event.facts.when), key=key)
    assert (overview.total, overview.dated, overview.undated) == (len(here), len(dated), len(here) - len(dated))
    assert overview.first == (key(dated[0])[0] if dated else None)
    assert overview.last == (key(dated[-1])[0] if dated else None)
    assert pages(session, wanted) == (dated if wanted.sort is Sort.OLDEST else dated[::-1])
    assert {event.id for event in events.undated(session, wanted)} == {e.id for e in here if not e.facts.when}
    for facet in FACETS:
        away = tuple(term for term in getattr(wanted, facet) if term.exclude)
        for value in overview.facets[facet]:
            only: dict[str, Any] = {facet: (Term(value.value), *away)}
            if facet == "place":
                only["within"] = None
            alone = replace(wanted, **only)
            assert (facet, value.value, value.count) == (facet, value.value, len(found(alone)))
            assert value.selected == (value.value in asked(getattr(wanted, facet)))
            assert value.excluded == (value.value in asked(getattr(wanted, facet), away=True))


def pages(session: Session, wanted: EventFilter) -> list[EventSummary]:
    page = events.timeline(session, wanted, limit=3)
    found = list(page.events)
    while page.after:
        page = events.timeline(session, wanted, after=page.after, limit=3)
        found += page.events
    return found


@settings(max_examples=10, deadline=None)
@given(told=ARTICLES, filters=st.lists(FILTERS, min_size=3, max_size=3))
def test_counts_pages_and_the_meaning_of_a_filter_agree(told: Articles, filters: list[EventFilter]) -> None:
    with TemporaryDirectory() as folder:
        engine = empty_database(Path(folder))
        with writing(engine) as session:
            fill(session, told)
        index = FacetIndex()
        with reading(engine) as session:
            for wanted in filters:
                check(session, index.overview(session, wanted), wanted)
        engine.dispose()


@settings(max_examples=4, deadline=None)
@given(batches=st.lists(ARTICLES, min_size=2, max_size=3), wanted=FILTERS)
def test_an_index_that_followed_every_change_equals_one_made_anew(batches: list[Articles], wanted: EventFilter) -> None:
    with TemporaryDirectory() as folder:
        engine = empty_database(Path(folder))
        index = FacetIndex()
        for number, told in enumerate(batches):
            with writing(engine) as session:
                fill(session, [(f"Outlet {number}", found) for _, found in told], number)
            with reading(engine) as session:
                assert index.overview(session, wanted) == FacetIndex().overview(session, wanted)
        engine.dispose()


def test_an_index_lets_go_of_events_that_went_and_takes_back_those_that_return(tmp_path: Path) -> None:
    engine, index = empty_database(tmp_path), FacetIndex()

    def total() -> int:
        with reading(engine) as session:
            assert index.overview(session, EventFilter()) == FacetIndex().overview(session, EventFilter())
            return index.overview(session, EventFilter()).total

    told = report(parties=actors(participant=["Russia", "Ukraine"]), places=["Istanbul"])
    with writing(engine) as session:
        one, other = (keep(session, article(f"{n}"), told)[0] for n in range(2))
    assert total() == 2
    with writing(engine) as session:
        remove_reports(session, [2])
        retire(session, other, NOW, merged_into=one, reason="the same")
    assert total() == 1
    with writing(engine) as session:
        keep(session, article("again"), (told, other))
    assert total() == 2
    engine.dispose()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = small_database(tmp_path_factory.mktemp("index"))
    yield engine
    engine.dispose()


def counts(overview: Overview, facet: str) -> dict[str, int]:
    return {value.value: value.count for value in overview.facets[facet] if value.count}


def overview(engine: Engine, wanted: EventFilter) -> Overview:
    with reading(engine) as session:
        return FacetIndex().overview(session, wanted)


def test_a_facet_counts_what_choosing_another_of_its_values_would_find(small: Engine) -> None:
    found = overview(small, EventFilter(kind=terms("talks"), actor=terms("russia")))
    assert found.total == 1
    assert counts(found, "kind") == {"talks": 1, "strike": 3, "swap": 2, "battle": 1, "withdrawal": 1, "agreement": 1}
    assert counts(found, "place") == {"istanbul": 1, "turkey": 1}


def test_a_place_counts_what_lies_in_it(small: Engine) -> None:
    found = counts(overview(small, EventFilter(kind=terms("strike"), actor=terms("russia"))), "place")
    assert found == {"ukraine": 3, "kyiv": 1, "kharkiv": 1, "kharkiv-region": 1, "crimea": 1}


def test_what_happened_is_added_up_with_the_number_of_events_that_say_so(small: Engine) -> None:
    totals = {total.unit: total for total in overview(small, EventFilter(actor=terms("ukraine"))).totals}
    assert (totals["drones"].low, totals["drones"].high, totals["drones"].events) == (400, 407, 1)
    assert (totals["prisoners"].low, totals["prisoners"].events) == (500, 1), "an agreed swap has set no one free"


def test_a_long_facet_is_searched_by_a_part_of_the_name(small: Engine) -> None:
    with reading(small) as session:
        found = FacetIndex().values(session, EventFilter(kind=terms("strike")), "place", "Khark")
    assert [(value.label, value.count) for value in found] == [("Kharkiv", 1), ("Kharkiv region", 1)]


def test_counterparts_are_counted_beside_the_party_asked_for(small: Engine) -> None:
    found = overview(small, EventFilter(actor=terms("ukraine")))
    assert counts(found, "counterpart") == {"russia": 8, "turkey": 1}


def test_the_same_events_are_counted_by_the_roles_of_the_party_asked_for(small: Engine) -> None:
    found = overview(small, EventFilter(actor=terms("ukraine"), kind=terms("strike")))
    assert counts(found, "role") == {"initiator": 1, "target": 2}


def test_labels_are_the_names_and_an_unknown_value_asked_for_is_shown_without_events(small: Engine) -> None:
    found = overview(small, EventFilter(actor=terms("atlantis", "-israel")))
    labels = {value.value: value for value in found.facets["actor"]}
    assert labels["russia"].label == "Russia"
    assert (labels["atlantis"].label, labels["atlantis"].count, labels["atlantis"].selected) == ("atlantis", 0, True)
    assert (labels["israel"].count, labels["israel"].excluded) == (0, True)


def test_a_facet_shows_its_most_frequent_values_and_those_asked_for(tmp_path: Path) -> None:
    engine = empty_database(tmp_path)
    names = [f"Place {number:03}" for number in range(300)]
    with writing(engine) as session:
        keep(session, article("one.txt"), report(places=names))
        keep(session, article("two.txt"), report(places=names[250:]))
    found = overview(engine, EventFilter(place=terms("place-249", "place-299"))).facets["place"]
    engine.dispose()
    assert [value.count for value in found] == [2] * 50 + [1] * 151
    assert (found[0].label, found[-1].label) == ("Place 250", "Place 249")


def test_kinds_statuses_and_roles_stand_in_their_own_order(small: Engine) -> None:
    found = overview(small, EventFilter())
    assert [value.value for value in found.facets["kind"]][:2] == ["talks", "strike"]
    assert [value.value for value in found.facets["status"]] == list(Status)
    assert [value.value for value in found.facets["role"]] == list(Role)


def test_an_empty_database_has_an_empty_overview(tmp_path: Path) -> None:
    engine = empty_database(tmp_path)
    found = overview(engine, EventFilter(actor=terms("russia"), q="talks", since=When("2025")))
    engine.dispose()
    assert (found.total, found.histogram, found.first, found.facets["actor"][0].count) == (0, (), None, 0)


def test_many_threads_share_one_index(small: Engine) -> None:
    index = FacetIndex()

    def count(number: int) -> int:
        with reading(small) as session:
            return index.overview(session, EventFilter(kind=terms("talks") if number % 2 else ())).total

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(count, range(40))) == [14, 2] * 20


def bars(tmp_path: Path, *dates: str) -> tuple[Bar, ...]:
    engine = empty_database(tmp_path)
    with writing(engine) as session:
        for number, date in enumerate(dates):
            keep(session, article(f"{number}"), report("strike", date, parties=actors(initiator=["Russia"])))
    found = overview(engine, EventFilter()).histogram
    engine.dispose()
    return found


@pytest.mark.parametrize(
    ("dates", "labels", "total"),
    [
        pytest.param(["2025-06-02"], ["2 June 2025"], 1, id="one day is one bar"),
        pytest.param(
            ["2025-02-27", "2025-03-01"], ["27 February 2025", "28 February 2025", "1 March 2025"], 2, id="days"
        ),
        pytest.param(["2025-06-02/2025-06-20"], ["2 June 2025"], 1, id="an interval stands at its first day"),
        pytest.param(["../2025-06-02"], ["2 June 2025"], 1, id="one without a first day stands at its last"),
        pytest.param(["2025-06-02", "2025-06"], ["2 June 2025"], 1, id="a month is in no day's bar"),
        pytest.param(["2025-06", "2025-07-01"], ["1 July 2025"], 1, id="half of the events are enough"),
        pytest.param(
            ["2025-06", "2025-07~", "2025-07-01"], ["June 2025", "July 2025"], 3, id="mostly months give months"
        ),
        pytest.param(["2023", "2024", "2024-05"], ["2023", "2024"], 3, id="mostly years give years"),
        pytest.param(["199X"], ["1990–1999"], 1, id="a decade"),
        pytest.param(["9999-12-31"], ["31 December 9999"], 1, id="the end of the calendar"),
        pytest.param(["9999-12", "9999-11"], ["November 9999", "December 9999"], 2, id="its last month"),
        pytest.param(["9999", "9998"], ["9998", "9999"], 2, id="its last year"),
    ],
)
def test_bars_are_as_fine_as_the_dates_allow(tmp_path: Path, dates: list[str], labels: list[str], total: int) -> None:
    found = bars(tmp_path, *dates)
    assert [bar.label for bar in found] == labels
    assert sum(count for bar in found for _, count in bar.counts) == total


@settings(max_examples=10, deadline=None)
@given(days=st.lists(st.dates(), min_size=1, max_size=6))
def test_bars_have_no_gaps_are_at_most_120_and_hold_every_precise_date(days: list[dt.date]) -> None:
    with TemporaryDirectory() as folder:
        found = bars(Path(folder), *(day.isoformat() for day in days))
    assert len(found) <= 120
    assert all(one.end + dt.timedelta(days=1) == two.start for one, two in pairwise(found))
    expected = Counter(next(bar.start for bar in found if bar.start <= day <= bar.end) for day in days)
    assert {bar.start: dict(bar.counts)["strike"] for bar in found if bar.counts} == expected


def test_the_histogram_spans_a_period_that_has_two_ends(small: Engine) -> None:
    year = overview(small, EventFilter(since=When("2025"), until=When("2025"))).histogram
    assert [bar.label for bar in (year[0], year[-1])] == ["January 2025", "December 2025"]
    assert len(overview(small, EventFilter(since=When("2025"))).histogram) < 120
    june = overview(small, EventFilter(since=When("2025-06"), until=When("2025-06"), kind=terms("strike"))).histogram
    assert (len(june), june[0].label) == (30, "1 June 2025")


def test_the_histogram_tells_what_has_not_happened_apart(small: Engine) -> None:
    july = overview(small, EventFilter(since=When("2025-07"), until=When("2025-07"))).histogram
    assert [(bar.counts, bar.coming) for bar in july if bar.counts] == [((("agreement", 1),), (("agreement", 1),))]
