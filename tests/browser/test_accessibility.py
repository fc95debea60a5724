"""axe-core finds nothing, and no page is wider than its screen. The whole matrix is slow."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser.driving import PHONE, WIDE, Visit

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PAGES = [
    "/",
    "/?kind=strike&actor=ukraine",
    "/?actor=atlantis",
    "/?from=nonsense",
    "event",
    "article",
    "/lanes",
    "/lanes?by=kind&from=2025-06&to=2025-06",
    "/articles",
    "/articles?outlet=the-courier&sort=published",
    "/articles?q=nothing",
    "/about",
    "/facets/actor?part=r",
    "/actors/ukraine",
    "/places/ukraine",
    "/people/rustem-umerov",
    "/compare",
    "/compare?one=russia&other=ukraine",
    "/new",
    "/map",
    "/map?place=ukraine",
]
SIZES = [{"width": 320, "height": 640}, PHONE, {"width": 768, "height": 1024}, WIDE, {"width": 2560, "height": 1440}]


def open_page(visit: Visit, name: str, **options: object) -> Page:
    page = visit(name if name.startswith("/") else "/?kind=strike&place=kyiv", **options)
    if name in {"event", "article"}:
        page.click(".found .title a")
        page.wait_for_url("**/events/**")
    if name == "article":
        page.click(".passage a >> nth=0")
        page.wait_for_url("**/articles/**")
    return page


def violations(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page, options=RULES).response
    assert len(found["passes"]) > 10, "axe has checked hardly anything"
    return [(rule["id"], node["html"]) for rule in found["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "name",
    [
        "/",
        "event",
        "article",
        "/articles",
        "/about",
        "/actors/ukraine",
        "/compare?one=russia&other=ukraine",
        "/new",
        "/lanes",
        "/map",
    ],
)
def test_axe_finds_nothing_on_the_main_pages(visit: Visit, name: str, scheme: str) -> None:
    assert violations(open_page(visit, name, color_scheme=scheme)) == []


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size["width"]))
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_for_everyone_at_every_width(visit: Visit, name: str, size: dict[str, int], scheme: str) -> None:
    page = open_page(visit, name, color_scheme=scheme, viewport=size)
    for drawer in page.locator("summary:visible").all():
        drawer.click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
