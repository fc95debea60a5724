"""The locator map: what is drawn of a place, where the frame lies, how large it gets."""

import re

import pytest

from app.domain.report import Place
from app.web import framing, outlines
from app.web.event_views import Locator
from app.web.framing import HEIGHT, WIDTH
from app.web.locator import locator
from app.web.outlines import Box

KYIV = Place("Kyiv", 50.4547, 30.5238, "town", "Ukraine")
CRIMEA = Place("Crimea", 45.3, 34.4, "region", "Ukraine")
RUSSIA = Place("Russia", 61.0, 100.0, "country", "Russia")
SUVA = Place("Suva", -18.14, 178.44, "town", "Fiji")
APIA = Place("Apia", -13.83, -171.76, "town", "Samoa")
SIBERIA = Place("Siberia", 60.0, 100.0, "region", "Russia")


def drawn(*places: Place) -> Locator:
    found = locator(places)
    assert found is not None
    return found


def homes(found: Locator) -> int:
    return sum(land.home for land in found.lands)


@pytest.mark.parametrize("places", [(), (Place("Arctic"),), (Place("Atlantis", None, None, "country", "Atlantis"),)])
def test_an_event_without_a_known_place_has_no_map(places: tuple[Place, ...]) -> None:
    assert locator(places) is None


def test_a_town_is_a_dot_in_the_middle_of_its_country_with_its_name_beside() -> None:
    found = drawn(KYIV)
    assert [(spot.x, spot.y, spot.reach) for spot in found.spots] == [(WIDTH // 2, HEIGHT // 2, 0)]
    assert [word.text for word in found.names] == ["Kyiv"]
    assert "Belarus" in [word.text for word in found.countries]
    assert homes(found) == 1
    assert found.said == "Kyiv, Ukraine"


def test_a_region_is_a_circle_and_said_to_be_wide() -> None:
    found = drawn(CRIMEA)
    assert [spot.reach > 20 for spot in found.spots] == [True]
    assert found.said == "Somewhere in the region Crimea, Ukraine"


def test_a_country_is_coloured_and_named_and_gets_no_dot() -> None:
    found = drawn(RUSSIA)
    assert found.spots == ()
    assert homes(found) == 1
    assert [word.text for word in found.names] == ["Russia"]
    assert "Russia" not in [word.text for word in found.countries]
    assert found.said == "Somewhere in Russia"


def test_a_country_without_an_outline_is_a_name_at_its_point() -> None:
    found = drawn(Place("Abkhazia", 43.0, 41.0, "country", "Abkhazia"))
    assert found.spots == ()
    assert [(word.text, word.x) for word in found.names] == [("Abkhazia", WIDTH // 2)]


def test_places_either_side_of_the_antimeridian_are_near_each_other() -> None:
    found = drawn(SUVA, APIA)
    assert [0 < spot.x < WIDTH for spot in found.spots] == [True, True]
    assert found.spots[0].x < found.spots[1].x
    assert homes(found) == 2


def test_where_nothing_but_one_country_would_show_the_frame_grows() -> None:
    assert {"Mongolia", "Kazakhstan"} <= {word.text for word in drawn(SIBERIA).countries}


def test_names_that_would_cover_each_other_move_apart() -> None:
    istanbul = Place("Istanbul", 41.0138, 28.9497, "town", "Turkey")
    palace = Place("Ciragan Palace", 41.0438, 29.0164, "site", "Turkey")
    anchors = [(word.text, word.anchor) for word in drawn(istanbul, palace).names]
    assert anchors == [("Istanbul", "start"), ("Ciragan Palace", "end")]


@pytest.mark.parametrize("places", [(KYIV,), (RUSSIA,), (SIBERIA,), (SUVA, KYIV), (Place("Pole", 89.0, 0.0, "site"),)])
def test_a_map_is_light_and_drawn_in_whole_units(places: tuple[Place, ...]) -> None:
    paths = [land.path for land in drawn(*places).lands]
    assert all(re.fullmatch(r"(M-?\d+ -?\d+l[-\d ]+z)+", path) for path in paths)
    assert sum(map(len, paths)) < 14_000


def test_outlines_are_cut_at_the_antimeridian_and_have_the_names_of_states() -> None:
    found = outlines.countries()
    assert all(-180 <= ring.box.west <= ring.box.east <= 180 for country in found.values() for ring in country.rings)
    assert {"United States", "Ivory Coast", "Palestine", "Democratic Republic of the Congo"} <= set(found)


def test_crimea_is_drawn_with_ukraine() -> None:
    simferopol = (34.1, 44.95)
    holding = [name for name, land in outlines.countries().items() if outlines.inside(simferopol, land.rings[0].points)]
    assert holding == ["Ukraine"]


def test_a_ring_is_cut_to_a_box() -> None:
    square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    assert outlines.area(outlines.clipped(square, Box(2, 2, 9, 9))) == 4
    assert outlines.clipped(square, Box(5, 5, 9, 9)) == []
    assert outlines.middle(square) == (2, 2)


def test_a_frame_has_room_around_what_it_shows() -> None:
    frame = framing.frame([Box(30, 40, 40, 50)])
    assert (frame.lon, frame.lat) == (35, 45)
    assert frame.box.holds(Box(30, 40, 40, 50))
    assert frame.near((35.0 - 360, 45.0)) == (WIDTH / 2, HEIGHT / 2)
