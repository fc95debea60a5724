from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams
from test_searching import ODD, TYPED

from app.domain.confidence import Confidence
from app.domain.event import slug
from app.domain.filters import LOCATED, PRECISIONS, EventFilter, Sort, Term, say
from app.domain.kinds import kinds
from app.domain.report import Role, Status
from app.domain.when import When
from app.domain.words import Words
from app.web import filters
from app.web.filters import BadParameterError, Parameters

LABELS = {
    ("actor", "ukraine"): "Ukraine",
    ("actor", "russia"): "Russia",
    ("counterpart", "ukraine"): "Ukraine",
    ("place", "kyiv"): "Kyiv",
    ("person", "rustem-umerov"): "Rustem Umerov",
    ("outlet", "the-courier"): "The Courier",
}


def read(query: str) -> EventFilter:
    params = QueryParams(query)
    values = {name: params.getlist(name) for name in params}
    single = {name: params[name] for name in ("within", "q", "from", "to", "sort", "after", "at") if name in params}
    return filters.read(Parameters.model_validate(values | single)).filter


def terms(names: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Term, ...]]:
    one = st.builds(Term, names, st.booleans())
    return st.lists(one, max_size=3, unique_by=lambda term: term.value).map(lambda found: tuple(sorted(found)))


SLUGS = terms(st.text(max_size=12).map(slug))
DATES = (
    st.none() | st.dates().map(lambda day: When(day.isoformat())) | st.sampled_from([When("2025-06"), When("2025~")])
)
FILTERS = st.builds(
    EventFilter,
    kind=terms(st.sampled_from(list(kinds()))),
    status=terms(st.sampled_from(list(Status)).map(str)),
    role=terms(st.sampled_from(list(Role)).map(str)),
    actor=SLUGS,
    counterpart=SLUGS,
    place=SLUGS,
    person=SLUGS,
    outlet=SLUGS,
    precision=terms(st.sampled_from(PRECISIONS)),
    located=terms(st.sampled_from(LOCATED)),
    confidence=terms(st.sampled_from(list(Confidence)).map(str)),
    q=TYPED.map(lambda text: str(Words.read(text))),
    since=DATES,
    until=DATES,
    sort=st.sampled_from(Sort),
)


@given(SLUGS, st.none() | st.integers(1, 1000))
def test_a_distance_comes_back_with_the_places_that_it_is_from(places: tuple[Term, ...], within: int | None) -> None:
    around = within if any(not term.exclude for term in places) else None
    assert read(filters.query(EventFilter(place=places, within=within)).removeprefix("?")).within == around


@given(FILTERS)
def test_a_filter_comes_back_from_its_address(wanted: EventFilter) -> None:
    assert read(filters.query(wanted).removeprefix("?")) == wanted


@given(FILTERS)
def test_every_filter_can_say_itself(wanted: EventFilter) -> None:
    said = say(wanted, {})
    assert said[0].isupper()
    assert "  " not in said
    assert ", ," not in said


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Events"),
        ("kind=strike&actor=ukraine&from=2025-06", "Strikes by or against Ukraine since June 2025"),
        ("kind=strike&kind=talks&actor=ukraine", "Strikes and talks involving Ukraine"),
        ("kind=withdrawal&actor=russia", "Withdrawals by Russia"),
        ("kind=strike&actor=russia&role=initiator", "Strikes by Russia"),
        ("kind=talks&actor=russia&counterpart=ukraine", "Talks between Russia and Ukraine"),
        ("kind=-strike&kind=-battle", "Events other than battles or strikes"),
        ("place=kyiv&place=-kharkiv", "Events in Kyiv outside kharkiv"),
        ("actor=-russia", "Events without Russia"),
        ("status=planned", "Events that are planned"),
        ("status=-cancelled", "Events other than those that were called off"),
        ("role=mediator", "Events that have a mediator"),
        ("person=rustem-umerov&to=2025-06-02", "Events with Rustem Umerov until 2 June 2025"),
        ("from=2025-06&to=2025-06", "Events in June 2025"),
        ("from=2025-06-02&to=2025-06-02", "Events on 2 June 2025"),
        ("from=2025-05&to=2025-06-02", "Events from May 2025 to 2 June 2025"),
        ("outlet=-the-courier&q=air base", "Events, not told by The Courier, mentioning “air base”"),
        ('q="air base"', "Events, mentioning “air base”"),
        ('q="air base" drone -refinery', "Events, mentioning “air base” and “drone”, without “refinery”"),
        ("q=drones a b -c&to=2025", "Events until 2025, mentioning “drones a b”, without “c”"),
        ('q=-refinery -"oil depot"', "Events, not mentioning “refinery” or “oil depot”"),
        ("q=kind:strike actor:Ukraine since:2025-06", "Strikes by or against Ukraine since June 2025"),
    ],
)
def test_a_filter_in_english(query: str, said: str) -> None:
    assert say(read(query), LABELS) == said


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("kind=talks&kind=strike&kind=talks", "?kind=strike&kind=talks"),
        ("actor=Ukraine&actor=-ukraine", "?actor=-ukraine"),
        ("actor=&q=&from=&sort=newest", ""),
        ("q=  air   base ", "?q=air%20base"),
        ("q=kind:strikes+drone", "?kind=strike&q=drone"),
        ("q=drone -kind:strike kind:Talks&kind=swap", "?kind=-strike&kind=swap&kind=talks&q=drone"),
        ("q=-actor:UKRAINE&actor=ukraine", "?actor=-ukraine"),
        ("q=after:2025-06&from=2024&to=2026", "?from=2025-07-01&to=2026"),
        ("q=since:2024 since:2025 on:&to=", "?q=on%3A&from=2025"),
        ('q="kind:strike"', "?q=%22kind%3Astrike%22"),
        ('q=actor:"" kind:- "', ""),
        ("place=Kaédi", "?place=kaedi"),
        ("from=2025-06~", "?from=2025-06~"),
    ],
)
def test_spellings_of_one_filter_have_one_address(query: str, canonical: str) -> None:
    assert filters.query(read(query)) == canonical


@pytest.mark.parametrize(
    "query",
    ["from=2025-02-30", "to=x", "kind=-riot", "role=x", "status=x", "sort=x", "q=" + "a" * 201, 'q="' + "a " * 100],
)
def test_what_cannot_be_meant_is_refused(query: str) -> None:
    with pytest.raises(BadParameterError) as refused:
        read(query)
    assert refused.value.subject == query.partition("=")[0]
    assert refused.value.allowed


@pytest.mark.parametrize(
    ("typed", "subject", "value"),
    [
        ("kind:riot", "kind", "riot"),
        ("-status:done", "status", "done"),
        ("role:hero", "role", "hero"),
        ("since:yesterday", "from", "yesterday"),
        ("on:2025-13", "from", "2025-13"),
        ("before:soon", "to", "before:soon"),
        ("after:9999-12-31", "from", "after:9999-12-31"),
        ("-until:2025", "to", "-until:2025"),
    ],
)
def test_a_field_that_cannot_be_meant_is_refused_like_its_parameter(typed: str, subject: str, value: str) -> None:
    with pytest.raises(BadParameterError) as refused:
        read(f"q={typed}")
    with pytest.raises(BadParameterError) as of_parameter:
        read(f"{subject}=x")
    assert (refused.value.subject, refused.value.value) == (subject, value)
    assert refused.value.allowed == of_parameter.value.allowed


@pytest.mark.parametrize("typed", ODD)
def test_odd_text_is_read_or_refused_by_name(typed: str) -> None:
    check_canonical(typed)


@given(TYPED)
def test_any_text_is_read_or_refused_and_its_address_means_the_same(typed: str) -> None:
    check_canonical(typed)


def check_canonical(typed: str) -> None:
    try:
        wanted = read(f"q={quote(typed)}")
    except BadParameterError as refused:
        assert refused.allowed  # noqa: PT017 - either way is right, and each has its own condition
        return
    assert read(filters.query(wanted).removeprefix("?")) == wanted


def test_any_spelling_typed_goes_by_the_usual_one() -> None:
    def usual(field: str, name: str) -> str:
        return {("place", "kiev"): "kyiv"}.get((field, name), name)

    asked = filters.read(Parameters.model_validate({"q": "in:Kiev drone"}), usual)
    assert filters.query(asked.filter) == "?place=kyiv&q=drone"
    assert asked.respelled


def test_asking_for_a_value_ends_asking_it_away() -> None:
    away = read("actor=-ukraine&actor=russia")
    assert filters.query(filters.with_term(away, "actor", Term("ukraine"))) == "?actor=russia&actor=ukraine"
    assert filters.query(filters.without_value(away, "actor", "ukraine")) == "?actor=russia"
