"""The region that a place lies in, and the larger regions around that."""

from collections.abc import Iterator

import pytest

from app.domain.areas import larger_regions, regions_around
from app.domain.report import Place
from app.language.gazetteer import Gazetteer
from app.language.known import divisions, fold, regions, states
from app.language.lying import region_of
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
    ("name", "country", "region"),
    [
        ("Kherson", "Ukraine", "Kherson region"),
        ("Mariupol", "Ukraine", "Donetsk region"),
        ("Sevastopol", "Ukraine", "Crimea"),
        ("Sudzha", "Russia", "Kursk region"),
        ("Manbij", "Syria", "Aleppo province"),
        ("Qamishli", "Syria", "Hasakah province"),
        ("El Fasher", "Sudan", "North Darfur"),
        ("Omdurman", "Sudan", "Khartoum State"),
        ("Goma", "Democratic Republic of the Congo", "North Kivu"),
        ("Bukavu", "Democratic Republic of the Congo", "South Kivu"),
        ("Myitkyina", "Myanmar", "Kachin State"),
        ("Sittwe", "Myanmar", "Rakhine"),
        ("Rafah", "Palestine", "Gaza"),
        ("Gaza City", "Palestine", "Gaza"),
        ("Jenin", "Palestine", "West Bank"),
        ("Sderot", "Israel", "Southern District"),
        ("Peshawar", "Pakistan", "Khyber Pakhtunkhwa"),
        ("Rawalpindi", "Pakistan", "Punjab"),
        ("Cali", "Colombia", "Valle del Cauca"),
        ("Odessa", "United States", "Texas"),
        ("New York", "United States", "New York state"),
        ("Atlanta", "United States", "Georgia state"),
        ("Erbil", "Iraq", "Erbil province"),
        ("Bouake", "Ivory Coast", "Vallee du Bandama district"),
    ],
)
def test_a_town_lies_in_the_division_that_the_gazetteer_calls_so(
    gazetteer: Gazetteer, name: str, country: str, region: str
) -> None:
    place = found(gazetteer, name, country)
    assert (place.country, place.region) == (country, region)


@pytest.mark.parametrize("capital", ["Kyiv", "Moscow", "Damascus", "Islamabad", "Bogota", "Washington", "Beijing"])
def test_a_capital_that_is_a_division_of_its_own_lies_in_no_region(gazetteer: Gazetteer, capital: str) -> None:
    assert found(gazetteer, capital).region is None


@pytest.mark.parametrize(
    ("site", "region"),
    [
        ("Azovstal", "Donetsk region"),
        ("Fordow", "Qom province"),
        ("Al-Shifa Hospital", "Gaza"),
        ("Torkham", "Khyber Pakhtunkhwa"),
        ("Maidan", "Kyiv"),
        ("White House", "Washington"),
        ("Pentagon", "Virginia"),  # a town across the border of its state is nearer
        ("Ain al-Asad", "Anbar"),  # no town is near
        ("Maungdaw township", "Rakhine"),
    ],
)
def test_a_site_lies_in_the_region_of_the_nearest_town_unless_the_list_knows_better(
    gazetteer: Gazetteer, site: str, region: str
) -> None:
    assert found(gazetteer, site).region == region


@pytest.mark.parametrize("name", ["Ukraine", "Kherson region", "Donbas", "Crimea", "eastern Ukraine", "Red Sea"])
def test_countries_and_regions_lie_in_none(gazetteer: Gazetteer, name: str) -> None:
    assert found(gazetteer, name).region is None


def test_a_place_that_no_list_has_lies_in_none() -> None:
    assert Place("A hut").region is None
    assert regions_around(Place("A hut")) == ()


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("northern Gaza", "Gaza"),
        ("northern Rakhine", "Rakhine"),
        ("Kherson airport", "Kherson region"),
        ("Bakhmut district", "Donetsk region"),
    ],
)
def test_what_is_called_by_a_place_lies_in_its_region(gazetteer: Gazetteer, name: str, region: str) -> None:
    assert found(gazetteer, name, "Ukraine", "Palestine").region == region


def test_a_region_called_by_its_chief_town_is_named_as_the_towns_in_it_have_it(gazetteer: Gazetteer) -> None:
    province = found(gazetteer, "Kermanshah governorate", "Iran")
    other = found(gazetteer, "Antalya governorate", "Turkey")
    assert (province.name, province.region) == (found(gazetteer, "Kermanshah", "Iran").region, None)
    assert (other.name, other.precision, other.region) == ("Antalya province", "region", None)


def test_a_district_called_by_a_town_stays_a_district_of_that_region(gazetteer: Gazetteer) -> None:
    place = found(gazetteer, "Pokrovsk raion", "Ukraine")
    assert (place.name, place.precision, place.region) == ("Pokrovsk raion", "district", "Donetsk region")


def test_a_town_whose_division_no_list_has_lies_in_none() -> None:
    assert region_of({"countrycode": "UA", "admin1code": "99", "name": "Nowhere"}) is None
    assert region_of({"countrycode": "UA", "admin1code": "08", "name": "Henichesk"}) == "Kherson region"


@pytest.mark.parametrize(
    ("name", "country", "around"),
    [
        ("Mariupol", "Ukraine", ("Donetsk region", "Donbas")),
        ("Donetsk region", "Ukraine", ("Donbas",)),
        ("El Fasher", "Sudan", ("North Darfur", "Darfur")),
        ("Erbil", "Iraq", ("Erbil province", "Kurdistan Region")),
        ("Jolo", "Philippines", ("Bangsamoro", "Mindanao")),
        ("South Waziristan", "Pakistan", ("Waziristan", "Federally Administered Tribal Areas", "Khyber Pakhtunkhwa")),
        ("Netzarim corridor", "Palestine", ("Gaza",)),
        ("Poltava", "Ukraine", ("Poltava region",)),
        ("Ukraine", "Ukraine", ()),
    ],
)
def test_larger_regions_follow_the_nearest_first(
    gazetteer: Gazetteer, name: str, country: str, around: tuple[str, ...]
) -> None:
    assert regions_around(found(gazetteer, name, country)) == around


def test_nearly_every_town_of_size_has_a_region(gazetteer: Gazetteer) -> None:
    large, known = gazetteer._index.execute(
        "SELECT count(*), count(region) FROM town WHERE population >= 15000"
    ).fetchone()
    assert large > 30_000
    assert known / large > 0.99


def test_every_curated_site_in_a_state_with_divisions_has_a_region(gazetteer: Gazetteer) -> None:
    without = {
        site.name
        for site in regions()
        if site.precision != "region" and site.country and found(gazetteer, site.name, site.country).region is None
    }
    divisions_themselves = {"Tovuz", "Agdam", "Fizuli", "Kalbajar", "Lachin", "Jabrayil", "Brcko"}
    undivided = {"Vatican", "Goose Green", "Port Stanley", "Guerguerat"}
    contested = {"Heglig"}
    assert without == {f"{name} district" for name in divisions_themselves} | undivided | contested


def test_a_division_that_the_curated_list_has_is_spelled_as_there() -> None:
    countries = {state.iso2: state.name for state in states()}
    curated = {
        (region.country, _stem(region.name)): region.name for region in regions() if region.precision == "region"
    }
    misspelled = {
        (iso2, code, name)
        for (iso2, code), name in divisions().items()
        if curated.get((countries[iso2], _stem(name)), name) != name
    }
    cities = {("BG", "42"), ("RU", "48"), ("UA", "12"), ("YE", "26")}
    assert {(iso2, code) for iso2, code, _ in misspelled} <= cities


def test_larger_regions_are_made_of_regions_that_are_known() -> None:
    codes = {state.name: state.iso2 for state in states()}
    known = {(codes[region.country], region.name) for region in regions() if region.country}
    known |= {(iso2, name) for (iso2, _), name in divisions().items()}
    named = {(codes[one.country], name) for one in larger_regions() for name in (one.name, *one.contains)}
    assert named - known == set()


def _stem(name: str) -> str:
    key = fold(name)
    first, _, kind = key.rpartition(" ")
    return first if kind in {"region", "province", "state", "department", "county", "district", "governorate"} else key
