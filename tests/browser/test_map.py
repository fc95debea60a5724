"""The map: alive with scripts, drawn without, and never asking anyone else for anything."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import builders
import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from browser.driving import PHONE, Cdn, Visit, serving
from browser.test_accessibility import violations

pytestmark = pytest.mark.browser

TILES = "https://tiles.example/{z}/{x}/{y}.png"
DOT = bytes.fromhex(  # the smallest PNG, of one pixel
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c636060f8"
    "ff1f0003020180f5e2a1d70000000049454e44ae426082"
)


def opened(visit: Visit, path: str = "/map", **options: Any) -> Page:
    page = visit(path, **options)
    page.wait_for_selector("#map.on .leaflet-outlines-pane canvas", state="attached")
    return page


def mark(page: Page, name: str) -> Locator:
    return page.locator(f".leaflet-marker-icon[aria-label^='{name}']")


def row(page: Page, name: str) -> Locator:
    return page.locator("[data-place]", has_text=name)


def shown(page: Page) -> list[str]:
    return page.locator("[data-place]:visible .name").all_inner_texts()


@pytest.mark.parametrize("cdn", ["copy", "down"])
def test_a_mark_tells_of_its_place_and_leads_to_its_events(visit: Visit, cdn: Cdn) -> None:
    page = opened(visit, cdn=cdn)
    mark(page, "Istanbul").click()
    popup = page.locator(".leaflet-popup")
    expect(popup.locator("h2")).to_have_text("Istanbul")
    expect(popup).to_contain_text("Town in Turkey")
    expect(popup).to_contain_text("2 June 2025")
    expect(popup.locator("a", has_text="All in the timeline")).to_have_attribute("href", "/?place=istanbul")
    popup.locator("li a").click()
    expect(page.locator("h1")).to_have_text("Talks of Russia and Ukraine and Turkey")


def test_names_are_text_whatever_they_are(visit: Visit) -> None:
    page = opened(visit)
    mark(page, "Kaédi").click()
    expect(page.locator(".leaflet-popup li a")).to_have_text("Strike of <b>O’Neill</b> and =1+1")


def test_the_keyboard_opens_a_mark_and_escape_leads_back_to_it(visit: Visit) -> None:
    page = opened(visit)
    mark(page, "Doha").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup h2")).to_be_focused()
    expect(page.locator(".leaflet-popup li")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".leaflet-popup")).to_have_count(0)
    expect(mark(page, "Doha")).to_be_focused()


def test_a_row_of_the_list_shows_its_place_and_the_address_keeps_the_view(visit: Visit) -> None:
    page = opened(visit)
    row(page, "Gaza City").locator("button").press("Enter")
    expect(page.locator(".leaflet-popup h2")).to_have_text("Gaza City")
    expect(page).to_have_url(re.compile(r"/map#6/3\d\.\d+/3\d\.\d+$"))
    expect(page.locator("#said")).to_have_text(re.compile(r"^\d of 8 places in view$"))
    page.keyboard.press("Escape")
    expect(row(page, "Gaza City").locator("button")).to_be_focused()
    assert "Gaza City" in shown(page)
    assert "El Fasher" not in shown(page)
    elsewhere = opened(visit, page.url.removeprefix(page.url.split("/map")[0]))
    assert shown(elsewhere) == shown(page)


def test_only_what_is_in_view_is_listed(visit: Visit) -> None:
    page = opened(visit, "/map#7/50/36.2")
    assert shown(page) == ["Kharkiv Kharkiv region"]
    expect(page.locator("#seen")).to_have_text("1 of 8 in view")
    expect(page.locator(".country:visible h3 a")).to_have_text(["Ukraine"])


def test_marks_that_would_touch_are_one_that_opens_up(visit: Visit) -> None:
    page = opened(visit, "/map?place=ukraine#2/48/34")
    several = mark(page, "3 places")
    expect(several).to_have_text("4")
    several.focus()
    page.keyboard.press("Enter")
    expect(mark(page, "Kyiv")).to_be_visible()
    expect(mark(page, "Crimea")).to_be_visible()


def test_a_region_is_a_wide_circle_however_near(visit: Visit) -> None:
    page = opened(visit, "/map?place=crimea#5/45.3/34.4")
    circle = page.locator("path.reach")
    far = circle.bounding_box()
    page.keyboard.press("Tab")
    page.locator("#live").focus()
    page.keyboard.press("+")
    expect(page).to_have_url(re.compile("#6/"))
    page.wait_for_timeout(500)  # the zoom is animated
    near = circle.bounding_box()
    assert far is not None
    assert near is not None
    assert near["width"] > 1.8 * far["width"] > 40
    expect(page.locator(".mark.area")).to_have_count(1)
    expect(page.locator(".mark.dot")).to_have_count(0)


def land(page: Page) -> list[int]:
    """The colour of the outlines in the middle of the map: red, green, blue, opacity."""
    page.wait_for_function("document.querySelector('.leaflet-outlines-pane canvas').width > 0")
    found: list[int] = page.evaluate(
        """() => { const canvas = document.querySelector(".leaflet-outlines-pane canvas");
        return [...canvas.getContext("2d").getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data]; }"""
    )
    return found


def test_the_land_changes_colour_with_the_theme(visit: Visit) -> None:
    path = "/map#5/48/20"
    assert land(opened(visit, path, color_scheme="light")) == [255, 255, 255, 255]
    page = opened(visit, path, color_scheme="light")
    page.click("#theme")
    page.wait_for_timeout(200)
    assert land(page) == [0x1C, 0x1F, 0x23, 255]


def test_reduced_motion_moves_nothing_by_itself(visit: Visit) -> None:
    moving, still = opened(visit), opened(visit, reduced_motion="reduce")
    expect(moving.locator(".leaflet-proxy.leaflet-zoom-animated")).to_have_count(1)
    expect(still.locator(".leaflet-proxy.leaflet-zoom-animated")).to_have_count(0)


def test_without_scripts_the_drawn_map_and_the_list_lead_to_events(visit: Visit) -> None:
    page = visit("/map?place=ukraine", java_script_enabled=False)
    expect(page.locator("#live")).to_be_hidden()
    page.locator(".marks.wide a", has=page.locator("title", has_text="Kyiv (1)")).click()
    expect(page.locator("h1")).to_have_text("1 event in Kyiv")
    page.go_back()
    row(page, "Kharkiv").locator("a").click()
    expect(page.locator("h1")).to_have_text("2 events in Kharkiv")
    page.goto("/map")
    page.click(".country h3 a >> text=Ukraine")
    expect(page.locator("h1")).to_have_text("4 events in Ukraine")
    expect(page).to_have_url(re.compile(r"/map\?place=ukraine$"))


@pytest.mark.parametrize("javascript", [True, False])
def test_the_phone_has_the_map_above_the_list(visit: Visit, *, javascript: bool) -> None:
    page = visit("/map", viewport=PHONE, java_script_enabled=javascript)
    if javascript:
        page.wait_for_selector("#map.on")
    else:
        expect(page.locator(".marks.narrow")).to_be_visible()
    ground, places = page.locator("#map").bounding_box(), page.locator("#places").bounding_box()
    assert ground is not None
    assert places is not None
    assert ground["y"] + ground["height"] < places["y"]


def test_paper_has_the_drawn_map_and_all_places(visit: Visit) -> None:
    page = opened(visit, "/map#7/50/36.2")
    page.emulate_media(media="print")
    expect(page.locator("#live")).to_be_hidden()
    expect(page.locator(".drawn .lands")).to_be_visible()
    expect(page.locator("[data-place]:visible")).to_have_count(8)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_a_place_is_shown(visit: Visit, scheme: str) -> None:
    page = opened(visit, color_scheme=scheme)
    row(page, "Kharkiv").locator("button").click()
    expect(page.locator(".leaflet-popup li")).to_have_count(2)
    expect(page.locator(".leaflet-popup")).to_have_css("opacity", "1")  # faded in: half way contrast is low
    assert violations(page) == []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("maps")
    builders.small_database(folder).dispose()
    return folder


@pytest.fixture
def page_elsewhere(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def test_with_assets_of_its_own_the_map_asks_no_one_else(folder: Path, page_elsewhere: Page) -> None:
    page, asked = page_elsewhere, []
    page.on("request", lambda request: asked.append(request.url))
    with serving(folder, assets="local") as address:
        page.goto(f"{address}/map")
        page.wait_for_selector("#map.on .leaflet-outlines-pane canvas", state="attached")
        mark(page, "Doha").click()
        expect(page.locator(".leaflet-popup li")).to_have_count(1)
        assert len(asked) > 8
        assert [url for url in asked if not url.startswith(address)] == []


def test_a_tile_server_is_shown_over_the_outlines(folder: Path, page_elsewhere: Page) -> None:
    page, complaints = page_elsewhere, []
    page.on("console", lambda message: complaints.append(message.text))
    page.route("https://tiles.example/**", lambda route: route.fulfill(body=DOT, content_type="image/png"))
    with serving(folder, assets="local", tiles=TILES, tiles_attribution="© <Tiles>") as address:
        page.goto(f"{address}/map")
        page.wait_for_selector("img.leaflet-tile-loaded")
        page.wait_for_selector(".leaflet-outlines-pane canvas", state="attached")
        expect(page.locator(".leaflet-control-attribution")).to_contain_text("© <Tiles>")
    assert complaints == []


def test_where_the_live_map_cannot_be_had_the_drawing_stays(folder: Path, page_elsewhere: Page) -> None:
    page = page_elsewhere

    def no_leaflet(route: Route) -> None:
        route.abort() if "leaflet" in route.request.url and ".js" in route.request.url else route.continue_()

    page.route("**/*", no_leaflet)
    with serving(folder, assets="local") as address:
        page.goto(f"{address}/map")
        expect(page.locator(".drawn .lands")).to_be_visible()
        row(page, "Kyiv").locator("a").click()
        expect(page.locator("h1")).to_have_text("1 event in Kyiv")
