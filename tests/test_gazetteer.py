"""Places by name, namesakes decided by the countries that a document names."""

import math
import multiprocessing
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.report import Place
from app.language.gazetteer import Gazetteer, build
from app.language.known import fold, regions, states, towns, villages
from app.settings import Settings


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer.open(Settings().gazetteer)
    yield opened
    opened.close()


def found(gazetteer: Gazetteer, name: str, *countries: str) -> Place:
    place = gazetteer.find(name, countries)
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("name", "countries", "town", "country"),
    [
        ("Pokrovsk", ("Ukraine", "Russia"), "Pokrovsk", "Ukraine"),
        ("Donetsk", ("Russia", "Ukraine"), "Donetsk", "Ukraine"),
        ("Odessa", ("Ukraine", "United States"), "Odesa", "Ukraine"),
        ("Odessa", ("United States",), "Odessa", "United States"),
        ("Kiev", (), "Kyiv", "Ukraine"),
        ("Artyomovsk", ("Russia", "Ukraine"), "Bakhmut", "Ukraine"),
        ("Avdeyevka", ("Russia", "Ukraine"), "Avdiivka", "Ukraine"),
        ("Sudzha", ("Ukraine", "Russia"), "Sudzha", "Russia"),
        ("Tripoli", ("Lebanon",), "Tripoli", "Lebanon"),
        ("Tripoli", ("Libya",), "Tripoli", "Libya"),
        ("Hyderabad", ("Pakistan",), "Hyderabad", "Pakistan"),
        ("Paris", ("United States", "Iran"), "Paris", "France"),
        ("Geneva", ("United States", "Iran"), "Geneva", "Switzerland"),
        ("Birmingham", ("United States",), "Birmingham", "United States"),
        ("Khan Yunis", ("Israel", "Palestine"), "Khan Younis", "Palestine"),
        ("El Fasher", ("Sudan",), "El Fasher", "Sudan"),
        ("al-Fashir", ("Sudan",), "El Fasher", "Sudan"),
        ("Hudaydah", ("Yemen",), "Hodeidah", "Yemen"),
        ("Sana'a", (), "Sanaa", "Yemen"),
        ("SANAA", (), "Sanaa", "Yemen"),
        ("Mekele", ("Ethiopia",), "Mekelle", "Ethiopia"),
        ("Goma", ("Democratic Republic of the Congo",), "Goma", "Democratic Republic of the Congo"),
        ("Kobane", ("Syria", "Turkey"), "Kobani", "Syria"),
        ("Cúcuta", ("Colombia",), "Cúcuta", "Colombia"),
        ("Cucuta", ("Colombia",), "Cúcuta", "Colombia"),
        ("Marawi", ("Philippines",), "Marawi", "Philippines"),
        ("Jaffna", ("Sri Lanka",), "Jaffna", "Sri Lanka"),
        ("Paris, Texas", (), "Paris", "United States"),
        ("city of Goma", ("Rwanda", "Democratic Republic of the Congo"), "Goma", "Democratic Republic of the Congo"),
        ("central Kyiv", (), "Kyiv", "Ukraine"),
        ("Gaza City", (), "Gaza City", "Palestine"),
        ("Jenin", ("Israel", "Palestine"), "Jenin", "Palestine"),
        ("Bombay", (), "Mumbai", "India"),
        ("Mexico City", (), "Mexico City", "Mexico"),
    ],
)
def test_towns_are_found_in_the_country_that_is_meant(
    gazetteer: Gazetteer, name: str, countries: tuple[str, ...], town: str, country: str
) -> None:
    place = found(gazetteer, name, *countries)
    assert (place.name, place.country, place.precision) == (town, country, "town")


def test_an_alternate_name_does_not_beat_a_town_of_that_name(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Pokrovsk").name == "Pokrovsk"


@pytest.mark.parametrize("name", ["Nowhere-upon-Sea", "", "Springfield Lake Manor", "Kirovka"])
def test_what_no_place_is_called_or_only_small_namesakes_are_is_not_found(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.find(name) is None


@pytest.mark.parametrize(
    ("name", "countries", "precision", "country"),
    [
        ("Kherson region", (), "region", "Ukraine"),
        ("Kherson oblast", (), "region", "Ukraine"),
        ("Kursk region", ("Ukraine",), "region", "Russia"),
        ("Idlib province", ("Syria",), "region", "Syria"),
        ("Deir ez-Zor governorate", ("Syria",), "region", "Syria"),
        ("Pokrovsk district", ("Ukraine",), "district", "Ukraine"),
        ("the Gaza Strip", (), "region", "Palestine"),
        ("northern Gaza", (), "region", "Palestine"),
        ("southern Lebanon", (), "region", "Lebanon"),
        ("eastern Ukraine", (), "region", "Ukraine"),
        ("Nagorno Karabakh", (), "region", "Azerbaijan"),
        ("Cabo Delgado", (), "region", "Mozambique"),
        ("Line of Control", (), "region", None),
        ("Red Sea", (), "region", None),
        ("Fordow", (), "site", "Iran"),
        ("Kakhovka dam", (), "site", "Ukraine"),
        ("Al Udeid Air Base", (), "site", "Qatar"),
        ("Dolmabahçe Palace", (), "site", "Turkey"),
        ("Ukraine", (), "country", "Ukraine"),
        ("DR Congo", (), "country", "Democratic Republic of the Congo"),
        ("Ukraine's Kharkiv region", (), "region", "Ukraine"),
    ],
)
def test_regions_sites_and_states_have_their_precision(
    gazetteer: Gazetteer, name: str, countries: tuple[str, ...], precision: str, country: str | None
) -> None:
    place = found(gazetteer, name, *countries)
    assert (place.precision, place.country) == (precision, country)


def test_namesakes_among_regions_are_told_by_the_country(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Punjab", "Pakistan").country == "Pakistan"
    assert found(gazetteer, "Punjab", "India").country == "India"


def test_a_name_of_town_and_region_is_the_town_unless_the_coarser_is_asked_for(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Kherson").precision == "town"
    coarse = gazetteer.find("Kherson", finest=False)
    assert coarse is not None
    assert (coarse.name, coarse.precision) == ("Kherson region", "region")


def test_parts_of_a_state_lie_on_their_side_of_it(gazetteer: Gazetteer) -> None:
    east, west = found(gazetteer, "eastern Ukraine"), found(gazetteer, "western Ukraine")
    north, south = found(gazetteer, "northern Nigeria"), found(gazetteer, "southern Nigeria")
    assert east.lon is not None
    assert west.lon is not None
    assert north.lat is not None
    assert south.lat is not None
    assert east.lon > west.lon + 3
    assert north.lat > south.lat + 3


def test_every_curated_place_and_state_finds_itself(gazetteer: Gazetteer) -> None:
    for region in regions():
        place = found(gazetteer, region.name, *filter(None, [region.country]))
        assert place.name == region.name
    for state in states():
        assert found(gazetteer, state.name).country is not None


def test_every_town_of_the_list_of_spellings_is_known(gazetteer: Gazetteer) -> None:
    countries = {state.iso2: state.name for state in states()}
    missed = [
        (town.name, spelling)
        for town in towns()
        for spelling in (town.name, *town.aliases)
        if fold(found(gazetteer, spelling, countries[town.iso2]).name) != fold(town.name)
    ]
    assert missed == []


def test_a_village_that_geonames_lacks_is_a_place_of_its_country_where_that_is_named(gazetteer: Gazetteer) -> None:
    place = gazetteer.find("Maungtaw", ("Myanmar",))
    assert place is not None
    assert (place.name, place.country, place.precision, place.lat) == ("Maungdaw", "Myanmar", "unknown", None)
    assert gazetteer.find("Maungtaw", ("Russia",)) is None


def test_no_village_of_the_list_is_a_town_that_is_known_with_its_coordinates(gazetteer: Gazetteer) -> None:
    names = {state.iso2: state.name for state in states()}
    listed = [(spelling, names[iso2]) for spelling, rows in villages().items() for iso2, _ in rows]
    known = [
        (spelling, country)
        for spelling, country in listed
        if (place := gazetteer.find(spelling, (country,))) is None or place.precision != "unknown"
    ]
    assert known == []


def test_curated_places_lie_near_a_town_of_their_country(gazetteer: Gazetteer) -> None:
    towns_of: dict[str, list[tuple[float, float]]] = {}
    for iso2, lat, lon in gazetteer._index.execute("SELECT iso2, lat, lon FROM town"):
        towns_of.setdefault(iso2, []).append((lat, lon))
    codes = {state.name: state.iso2 for state in states()}
    near = {
        region.name: min(
            math.hypot(lat - region.lat, (lon - region.lon) * math.cos(math.radians(lat)))
            for lat, lon in towns_of[iso2]
        )
        for region in regions()
        if region.country and (iso2 := codes[region.country])
    }
    islands = {"Midway"}
    assert {name for name, degrees in near.items() if degrees > 3} == islands


def test_look_ups_are_quick(gazetteer: Gazetteer) -> None:
    names = ["Pokrovsk", "Kherson region", "Goma", "eastern Ukraine", "Nowhere", "Khan Younis"] * 2_000
    started = time.process_time()
    for name in names:
        gazetteer.find(name, ("Ukraine", "Russia"))
    assert len(names) / (time.process_time() - started) > 30_000


def test_the_index_cannot_be_written(gazetteer: Gazetteer) -> None:
    with pytest.raises(Exception, match="readonly"):
        gazetteer._index.execute("DELETE FROM town")


def test_a_name_is_never_read_as_sql(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("'; DROP TABLE town; --") is None
    assert found(gazetteer, "Goma").name == "Goma"


@pytest.mark.slow
def test_two_processes_may_build_at_the_same_time(tmp_path: Path) -> None:
    path = tmp_path / "var" / "index.sqlite3"
    context = multiprocessing.get_context("spawn")
    builders = [context.Process(target=build, args=(path,)) for _ in range(2)]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()
        assert builder.exitcode == 0
    assert [file.name for file in path.parent.iterdir()] == ["index.sqlite3"]
    opened = Gazetteer.open(path)
    assert found(opened, "Goma").name == "Goma"
    opened.close()


def test_a_small_town_abroad_is_not_what_a_text_about_another_country_means(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Silea").country == "Italy"
    assert gazetteer.find("Silea", ("Sudan",)) is None


@pytest.mark.parametrize(
    ("name", "usual"), [("Ryazan", "Ryazan"), ("Arkhangelsk", "Arkhangelsk"), ("Nizhny Novgorod", "Nizhny Novgorod")]
)
def test_towns_of_russia_are_spelled_as_in_news(gazetteer: Gazetteer, name: str, usual: str) -> None:
    assert found(gazetteer, name, "Russia").name == usual


def test_an_air_base_is_a_site_at_its_town(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Hama air base", "Syria").precision == "site"
