"""The journeys that Parley is for, each with JavaScript and without."""

import re

import pytest
from playwright.sync_api import Page, expect

from browser.driving import Visit

pytestmark = pytest.mark.browser

EVENTS = ".found .event"


def start(visit: Visit, path: str, *, javascript: bool) -> Page:
    page = visit(path, java_script_enabled=javascript)
    if javascript:
        page.wait_for_selector("#f-kind-strike[data-htmx-powered]", state="attached")
    return page


def zoom(page: Page, period: str) -> None:
    page.locator(".histogram .bar", has=page.locator("title", has_text=re.compile(f"^{period}:"))).click()


@pytest.mark.parametrize("javascript", [True, False])
def test_browsing_by_the_histogram_from_years_to_a_day_and_out_again(visit: Visit, *, javascript: bool) -> None:
    page = start(visit, "/", javascript=javascript)
    everything = page.locator(EVENTS).count()
    zoom(page, "2025")
    expect(page).to_have_url(re.compile(r"/\?from=2025&to=2025$"))
    zoom(page, "June 2025")
    expect(page.locator("h1")).to_have_text(re.compile(r"^\d events in June 2025$"))
    zoom(page, "6 June 2025")
    expect(page.locator("h1")).to_have_text("2 events on 6 June 2025")  # the strike and the fighting since June
    trail = page.locator(".trail li")
    expect(trail).to_have_text(["All dates", "2025", "June 2025", "6 June 2025"])
    trail.filter(has_text=re.compile("^June 2025$")).locator("a").click()
    expect(page).to_have_url(re.compile(r"/\?from=2025-06&to=2025-06$"))
    page.locator(".trail a", has_text="All dates").click()
    expect(page.locator(EVENTS)).to_have_count(everything)
    page.go_back()
    expect(page).to_have_url(re.compile(r"/\?from=2025-06&to=2025-06$"))


@pytest.mark.parametrize("javascript", [True, False])
def test_filtering_by_party_and_place_and_sharing_the_address(visit: Visit, *, javascript: bool) -> None:
    page = start(visit, "/", javascript=javascript)
    page.click("#f-actor-russia")
    expect(page).to_have_url(re.compile(r"/\?actor=russia$"))
    page.click("#f-place-ukraine")
    expect(page).to_have_url(re.compile(r"/\?actor=russia&place=ukraine$"))
    expect(page.locator("h1")).to_have_text("4 events involving Russia in Ukraine")
    titles, address = page.locator(".found .title").all_inner_texts(), page.url
    elsewhere = visit(address, java_script_enabled=javascript)
    expect(elsewhere.locator("h1")).to_have_text("4 events involving Russia in Ukraine")
    assert elsewhere.locator(".found .title").all_inner_texts() == titles
    page.go_back()
    expect(page).to_have_url(re.compile(r"/\?actor=russia$"))
    expect(page.locator("h1")).to_have_text("9 events involving Russia")
    page.go_forward()
    expect(page).to_have_url(address)
    expect(page.locator("h1")).to_have_text("4 events involving Russia in Ukraine")
    assert page.locator(".found .title").all_inner_texts() == titles
    if javascript:
        page.wait_for_selector(".chips a[data-htmx-powered]")
    page.locator(".chips a", has_text="in Ukraine").click()
    expect(page).to_have_url(re.compile(r"/\?actor=russia$"))


@pytest.mark.parametrize("javascript", [True, False])
def test_jumping_to_a_date(visit: Visit, *, javascript: bool) -> None:
    page = start(visit, "/?sort=oldest", javascript=javascript)
    page.fill("#at", "2025-06-07")
    page.click("#jump")
    expect(page).to_have_url(re.compile(r"/\?sort=oldest&after=2025-06-07\.$"))
    expect(page.locator(".found .title").first).to_have_text("Strike of Russia and Ukraine")
    page.click("text=Back to the start")
    expect(page).to_have_url(re.compile(r"/\?sort=oldest$"))


def test_typing_narrows_a_long_facet_in_place(visit: Visit) -> None:
    page = start(visit, "/", javascript=True)
    page.focus("#narrow-actor")
    page.keyboard.type("rap")
    expect(page.locator("#rows-actor .in")).to_have_count(1)
    expect(page.locator("#narrow-actor")).to_be_focused()
    expect(page).to_have_url(re.compile(r"/$"))
    page.click("#f-actor-rapid-support-forces")
    expect(page).to_have_url(re.compile(r"/\?actor=rapid-support-forces$"))


def test_without_javascript_a_long_facet_is_narrowed_on_a_page_of_its_own(visit: Visit) -> None:
    page = start(visit, "/?kind=battle", javascript=False)
    page.goto("/facets/actor?kind=battle")
    page.fill("#part", "rap")
    page.click("#narrow")
    page.click("#f-actor-rapid-support-forces")
    expect(page).to_have_url(re.compile(r"/\?kind=battle&actor=rapid-support-forces$"))
