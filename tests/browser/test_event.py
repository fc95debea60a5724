"""From an event to the words behind a value, to the sentence in its article and in the original."""

import re

import pytest
from playwright.sync_api import Page, expect

from browser.driving import PHONE, Visit

pytestmark = pytest.mark.browser

ORIGINAL = re.compile(r"^https://courier\.example/istanbul#:~:text=Turkey%20hosted%20the%20talks\.$")


def open_talks(visit: Visit, **options: object) -> Page:
    page = visit("/?kind=talks&place=istanbul", **options)
    page.click(".found .title a")
    page.wait_for_url("**/events/**")
    return page


@pytest.mark.parametrize("javascript", [True, False])
def test_a_value_leads_to_its_words_and_they_to_the_sentence(visit: Visit, *, javascript: bool) -> None:
    page = open_talks(visit, java_script_enabled=javascript)
    cell = page.get_by_role("row", name="Turkey").locator("details")
    expect(cell.locator("blockquote")).to_be_hidden()
    cell.locator("summary").click()
    expect(cell.locator("mark")).to_have_text("Turkey")
    expect(cell.locator("blockquote")).to_have_text("Turkey hosted the talks.")
    cell.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/articles/\d+#e\d+-1$"))
    expect(page.locator("mark:target")).to_have_text("Turkey hosted the talks.")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_report_leads_to_the_sentence_in_the_original(visit: Visit, *, javascript: bool) -> None:
    page = open_talks(visit, java_script_enabled=javascript)
    link = page.get_by_role("link", name=re.compile("In the original.*Turkey hosted the talks"))
    expect(link).to_have_attribute("href", ORIGINAL)


def test_a_citation_is_copied_and_that_is_said(visit: Visit) -> None:
    page = open_talks(visit, permissions=["clipboard-read", "clipboard-write"])
    page.click("#cite > summary")
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(page.locator("#said")).to_have_text("BibTeX citation copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("@misc{parley-")
    page.click("#copy")
    expect(page.locator("#copy")).to_have_text("Copied")
    expect(page.locator("#said")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#address").input_value()


def test_what_needs_a_script_is_hidden_without_one(visit: Visit) -> None:
    page = open_talks(visit, java_script_enabled=False)
    page.click("#cite > summary")
    expect(page.locator("#cite-bibtex")).to_be_visible()
    expect(page.locator("[data-copies]:visible")).to_have_count(0)


@pytest.mark.parametrize("width", [320, PHONE["width"]])
def test_on_the_phone_the_table_is_cards_and_the_page_no_wider(visit: Visit, width: int) -> None:
    page = open_talks(visit, viewport={"width": width, "height": 800})
    for value in page.locator(".claims summary").all():
        value.click()
    expect(page.locator(".claims td .from >> nth=1")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_strip_leads_to_the_other_events_of_those_days(visit: Visit) -> None:
    page = visit("/?kind=strike")
    page.click(".found .event:has-text('Kyiv') .title a")
    page.wait_for_url("**/events/**")
    page.locator(".strip .days a:not([aria-current])").first.click()
    expect(page.locator(".facts")).to_contain_text("Kharkiv")
    expect(page.locator(".strip [aria-current]")).to_have_count(1)
