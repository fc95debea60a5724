import re

import pytest
from playwright.sync_api import Page, expect

from browser.driving import PHONE, Cdn, Visit

pytestmark = pytest.mark.browser

EVENTS = ".found .event"
STRIKES = "5 strikes"


def count_of(page: Page, row: str) -> str:
    return page.locator(f"#{row} .number").inner_text()


def marked_as_the_same_document(page: Page) -> None:
    page.evaluate("window.sameDocument = true")


def is_the_same_document(page: Page) -> bool:
    return bool(page.evaluate("window.sameDocument === true"))


@pytest.mark.parametrize("cdn", ["copy", "down"])
def test_filtering_narrows_list_counts_and_address_and_back_restores(visit: Visit, cdn: Cdn) -> None:
    page = visit("/", cdn=cdn)
    page.wait_for_selector("#f-actor-ukraine[data-htmx-powered]")
    marked_as_the_same_document(page)
    everything, talks = page.locator(EVENTS).count(), count_of(page, "f-kind-talks")
    page.click("#f-actor-ukraine")
    expect(page).to_have_url(re.compile(r"/\?actor=ukraine$"))
    of_ukraine = page.locator(EVENTS).count()
    assert of_ukraine < everything
    assert count_of(page, "f-kind-talks") < talks
    page.click("#f-kind-strike")
    expect(page).to_have_url(re.compile(r"/\?kind=strike&actor=ukraine$"))
    expect(page.locator("h1")).to_have_text("3 strikes by or against Ukraine")
    expect(page.locator(EVENTS)).to_have_count(3)
    expect(page.locator("#said")).to_have_text("3 events of 14")
    expect(page).to_have_title("3 strikes by or against Ukraine – Parley")
    page.go_back()
    expect(page).to_have_url(re.compile(r"/\?actor=ukraine$"))
    expect(page.locator(EVENTS)).to_have_count(of_ukraine)
    page.go_back()
    expect(page.locator("h1")).to_have_text("All events")
    expect(page.locator(EVENTS)).to_have_count(everything)
    expect(page.locator("#theme")).to_be_visible()
    page.go_forward()
    expect(page.locator(EVENTS)).to_have_count(of_ukraine)
    assert is_the_same_document(page)


def test_the_same_with_javascript_off(visit: Visit) -> None:
    page = visit("/", java_script_enabled=False)
    everything = page.locator(EVENTS).count()
    page.click("#f-actor-ukraine")
    page.click("#f-kind-strike")
    expect(page).to_have_url(re.compile(r"/\?kind=strike&actor=ukraine$"))
    expect(page.locator(EVENTS)).to_have_count(3)
    page.go_back()
    page.go_back()
    expect(page.locator(EVENTS)).to_have_count(everything)
    page.fill("#q", "depots")
    page.click("#apply")
    expect(page.locator("h1")).to_have_text("1 event, mentioning “depots”")
    page.click(".found .title a")
    expect(page.locator("h1")).to_have_text("Strike of Ukraine and Russia")
    expect(page.locator("#copy")).to_be_hidden()
    expect(page.locator("#theme")).to_be_hidden()


@pytest.mark.parametrize("javascript", [True, False])
def test_an_event_link_shows_the_same_event_in_a_new_session(visit: Visit, *, javascript: bool) -> None:
    page = visit("/?actor=ukraine&kind=strike", java_script_enabled=javascript)
    page.click(".found .title a >> nth=0")
    headline, shared = page.locator("h1").inner_text(), page.locator("#address").input_value()
    elsewhere = visit(shared, java_script_enabled=javascript)
    expect(elsewhere.locator("h1")).to_have_text(headline)
    expect(elsewhere).to_have_url(shared)


def test_back_from_an_event_shows_the_list_as_it_was(visit: Visit) -> None:
    page = visit("/")
    page.wait_for_selector("#f-kind-strike[data-htmx-powered]")
    page.click("#f-kind-strike")
    expect(page.locator("h1")).to_have_text(STRIKES)
    shown = page.locator(EVENTS).count()
    page.click(".found .title a >> nth=1")
    page.wait_for_url("**/events/**")
    page.go_back()
    expect(page.locator("h1")).to_have_text(STRIKES)
    expect(page.locator(EVENTS)).to_have_count(shown)


def test_a_form_pushes_an_address_without_empty_parameters(visit: Visit) -> None:
    page = visit("/?kind=strike")
    page.wait_for_selector("form[data-htmx-powered]")
    page.fill("#from", "2025-06")
    page.press("#from", "Enter")
    expect(page).to_have_url(re.compile(r"/\?kind=strike&from=2025-06$"))
    expect(page.locator("h1")).to_have_text("2 strikes since June 2025")


@pytest.mark.parametrize("javascript", [True, False])
def test_fields_are_typed_in_the_text_box(visit: Visit, *, javascript: bool) -> None:
    page = visit("/?actor=ukraine", java_script_enabled=javascript)
    if javascript:
        page.wait_for_selector("form[data-htmx-powered]")
        marked_as_the_same_document(page)
    page.fill("#q", "kind:strikes “drones” -depots before:2025-07")
    page.press("#q", "Enter")
    expect(page).to_have_url(re.compile(r"/\?kind=strike&actor=ukraine&q=drones%20-depots&to=2025-06-30$"))
    expect(page.locator("h1")).to_have_text(
        "1 strike by or against Ukraine until 30 June 2025, mentioning “drones”, without “depots”"
    )
    expect(page.locator("#q")).to_have_value("drones -depots")
    expect(page.locator("#to")).to_have_value("2025-06-30")
    expect(page.locator(EVENTS)).to_have_count(1)
    expect(page.locator(".chips li")).to_have_count(5)
    if javascript:
        assert is_the_same_document(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_search_help_shows_what_can_be_typed(visit: Visit, *, javascript: bool) -> None:
    page = visit("/", java_script_enabled=javascript)
    if javascript:
        page.wait_for_selector("form[data-htmx-powered]")
    example = page.locator("#syntax a", has_text="kind:strike")
    expect(example).to_be_hidden()
    page.click("#syntax > summary")
    example.click()
    expect(page).to_have_url(re.compile(r"/\?kind=strike&place=-kyiv$"))
    expect(page.locator("h1")).to_have_text("4 strikes outside Kyiv")
    expect(example).to_be_visible(visible=javascript)  # it stays open where a script can keep it open


def test_a_bad_date_is_explained_in_place_and_back_mends_it(visit: Visit) -> None:
    page = visit("/?kind=strike")
    page.wait_for_selector("form[data-htmx-powered]")
    page.fill("#from", "soon")
    page.click("#apply")
    expect(page.locator("h1")).to_have_text("That cannot be asked")
    page.click("text=The same without “from”")
    expect(page.locator("h1")).to_have_text(STRIKES)


def test_focus_stays_on_the_filter_that_was_chosen(visit: Visit) -> None:
    page = visit("/")
    page.wait_for_selector("#f-kind-talks[data-htmx-powered]")
    page.focus("#f-kind-talks")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("2 talks")
    expect(page.locator("#f-kind-talks")).to_be_focused()
    expect(page.locator("#f-kind-talks")).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize("javascript", [True, False])
def test_on_the_phone_the_filters_are_in_a_drawer(visit: Visit, *, javascript: bool) -> None:
    page = visit("/", viewport=PHONE, java_script_enabled=javascript)
    if javascript:
        page.wait_for_selector("#f-kind-strike[data-htmx-powered]", state="attached")
    row = page.locator("#f-kind-strike")
    expect(row).to_be_hidden()
    page.click("#filters > summary")
    expect(row).to_be_visible()
    row.click()
    expect(page.locator("h1")).to_have_text(STRIKES)
    expect(row).to_be_visible(visible=javascript)  # it stays open where a script can keep it open
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_keyboard_gets_past_the_filters_and_into_the_figures(visit: Visit) -> None:
    page = visit("/?kind=strike&from=2025")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("text=Skip the filters")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".sorts a").first).to_be_focused()
    page.focus("#figures > summary")
    page.keyboard.press("Enter")
    page.locator("#figures a", has_text="6 June 2025").press("Enter")
    expect(page.locator("h1")).to_have_text("1 strike on 6 June 2025")


def test_a_wide_screen_needs_no_drawer(visit: Visit) -> None:
    page = visit("/")
    expect(page.locator("#f-kind-strike")).to_be_visible()
    expect(page.locator("#filters > summary")).to_be_hidden()


def test_a_bar_zooms_in_and_all_dates_leads_out(visit: Visit) -> None:
    page = visit("/?kind=strike&from=2025")
    page.wait_for_selector(".bar[data-htmx-powered]")
    page.locator(".bar", has_text="6 June 2025").click()
    expect(page.locator("h1")).to_have_text("1 strike on 6 June 2025")
    expect(page.locator(EVENTS)).to_have_count(1)
    page.click("text=All dates")
    expect(page.locator("h1")).to_have_text(STRIKES)


def test_a_quote_leads_to_its_sentence_which_lights_up(visit: Visit) -> None:
    page = visit("/?kind=strike&place=kyiv")
    page.click(".found .title a")
    quote = page.locator(".passage").first
    words = quote.locator(".said").inner_text()
    quote.locator("a").first.click()
    page.wait_for_url("**/articles/*#e*")
    expect(page.locator("mark.lit")).to_have_text(words)
    page.click("mark.lit + .ref")
    page.wait_for_url("**/events/**")


def test_the_link_is_copied_and_the_copy_is_announced(visit: Visit) -> None:
    page = visit("/?kind=withdrawal", permissions=["clipboard-read", "clipboard-write"])
    page.click(".found .title a")
    page.click("#copy")
    expect(page.locator("#said")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url.partition("?")[0]


def test_the_theme_is_changed_and_remembered(visit: Visit) -> None:
    page = visit("/", color_scheme="light")
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.click("#theme")
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.goto("/about")
    assert dark == page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != light
