from app.domain.report import Place
from app.store.spots import Spot
from app.web.map_views import Sketch
from app.web.sketch import sketch


def spot(name: str, lat: float, lon: float, precision: str = "town", **kinds: int) -> Spot:
    kinds = kinds or {"strike": 1}
    count = sum(kinds.values())
    return Spot(len(name), Place(name, lat, lon, precision, "Ukraine"), count, kinds, count)


KYIV = spot("Kyiv", 50.45, 30.52, strike=9, talks=2)
IRPIN = spot("Irpin", 50.52, 30.25, battle=3)
ODESA = spot("Odesa", 46.47, 30.73)
REGION = spot("Odesa region", 47.0, 30.0, "region")
COUNTRY = spot("Ukraine", 49.0, 31.4, "country")
SUVA = spot("Suva", -18.14, 178.44)
APIA = spot("Apia", -13.83, -171.77)


def drawn(*spots: Spot) -> Sketch:
    found = sketch(spots, lambda spots: " ".join(spot.place.name for spot in spots))
    assert found is not None
    return found


def test_no_place_makes_no_map() -> None:
    assert sketch([], lambda _: "") is None


def test_places_that_would_touch_are_one_mark_where_most_events_are() -> None:
    found = drawn(KYIV, IRPIN, ODESA)
    assert [(mark.url, mark.count, mark.shape, mark.kind) for mark in found.wide] == [
        ("Kyiv Irpin", 14, "several", "strike"),
        ("Odesa", 1, "dot", "strike"),
    ]
    assert found.wide[0].said == "Kyiv (11), Irpin (3)"
    assert (found.wide[0].x, found.wide[0].y) == (drawn(KYIV, ODESA).wide[0].x, drawn(KYIV, ODESA).wide[0].y)


def test_a_narrow_screen_has_fewer_marks() -> None:
    found = drawn(KYIV, spot("Zhytomyr", 50.25, 28.66), spot("Suzdal", 56.4, 40.4))
    assert len(found.narrow) < len(found.wide)


def test_a_region_has_a_circle_around_it_and_a_country_a_mark_of_its_own() -> None:
    found = drawn(ODESA, REGION, COUNTRY)
    assert len(found.grounds) == 1
    assert found.grounds[0].radius > 30
    assert {mark.url: mark.shape for mark in found.wide}["Ukraine"] == "land"


def test_marks_are_on_the_map_and_north_is_up() -> None:
    found = drawn(KYIV, ODESA)
    assert all(0 < mark.x < 100 and 0 < mark.y < 100 for mark in found.wide)
    assert found.wide[0].y < found.wide[1].y


def test_countries_are_named_where_there_is_room() -> None:
    assert "Ukraine" in {word.text for word in drawn(KYIV, ODESA).words}


def test_places_on_both_sides_of_the_antimeridian_are_near_one_another() -> None:
    found = drawn(SUVA, APIA)
    assert found.wide[0].x < found.wide[1].x
    assert all(0 < mark.x < 100 for mark in found.wide)


def test_a_mark_of_many_places_names_the_first() -> None:
    near = [spot(f"Kyiv {n}", 50.45, 30.52) for n in range(6)]
    assert drawn(*near).wide[0].said == "Kyiv 0 (1), Kyiv 1 (1), Kyiv 2 (1), Kyiv 3 (1) and 2 more"
