"""Profiles, comparisons and news are read and asked for with JavaScript and without."""

import re

import pytest
from playwright.sync_api import expect

from browser.driving import Visit

pytestmark = pytest.mark.browser
BOTH_WAYS = pytest.mark.parametrize("javascript", [True, False])


@BOTH_WAYS
def test_from_an_event_to_its_party_and_to_what_two_parties_did(visit: Visit, *, javascript: bool) -> None:
    page = visit("/?kind=strike&place=kyiv", java_script_enabled=javascript)
    page.click(".found .title a")
    page.wait_for_url("**/events/**")
    page.click(".facts a[href='/actors/russia']")
    expect(page.locator("h1")).to_have_text("Russia")
    row = page.locator("section", has=page.locator("#h-counterpart")).locator("tr", has_text="Ukraine")
    row.locator("td a").click()
    expect(page).to_have_url(re.compile(r"/\?actor=russia&counterpart=ukraine$"))
    expect(page.locator("h1")).to_have_text("8 events between Russia and Ukraine")


@BOTH_WAYS
def test_two_parties_are_compared_by_a_form(visit: Visit, *, javascript: bool) -> None:
    page = visit("/compare?kind=strike", java_script_enabled=javascript)
    page.fill("#one", "Ukraine")
    page.fill("#other", "Israel")
    page.click("#compare")
    expect(page.locator("h1")).to_have_text("Ukraine and Israel")
    expect(page).to_have_url(re.compile(r"/compare\?kind=strike&one=Ukraine&other=Israel$"))
    expect(page.locator("#side-1")).to_have_text("Ukraine")
    expect(page.locator(".sides .histogram")).to_have_count(2)


@BOTH_WAYS
def test_news_are_asked_for_since_a_moment(visit: Visit, *, javascript: bool) -> None:
    page = visit("/new?actor=ukraine", java_script_enabled=javascript)
    page.fill("#since", "2025-07-01T11:30")
    page.click("#show")
    expect(page).to_have_url(re.compile(r"/new\?actor=ukraine&since=2025-07-01T11%3A30$"))
    expect(page.locator("#count")).to_have_text("8 new events, 0 changed, 0 withdrawn")
    page.click(".hour .title a >> nth=0")
    page.wait_for_url("**/events/**")
