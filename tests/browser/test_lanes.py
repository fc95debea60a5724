"""Swim lanes: zooming in and out and reaching events, with JavaScript and without."""

import re

import pytest
from playwright.sync_api import expect

from browser.driving import PHONE, Visit
from browser.test_accessibility import violations

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("javascript", [True, False])


@BOTH
def test_lanes_are_zoomed_into_by_the_axis_and_left_by_the_trail(visit: Visit, *, javascript: bool) -> None:
    page = visit("/lanes?from=2025&to=2025", java_script_enabled=javascript)
    page.locator(".scale a", has=page.locator("title", has_text="June 2025")).click()
    expect(page).to_have_url(re.compile(r"/lanes\?from=2025-06&to=2025-06$"))
    expect(page.locator(".lane .name")).to_have_text(["Russia", "Ukraine", "Turkey"])
    page.click("text=July 2025")
    expect(page.locator("h1")).to_have_text("2 events in July 2025")
    page.click(".tabs >> text=Kind")
    expect(page).to_have_url(re.compile(r"/lanes\?by=kind&from=2025-07&to=2025-07$"))
    expect(page.locator(".lane .name")).to_have_text(["Battle", "Agreement"])
    page.click(".trail >> text=All dates")
    expect(page).to_have_url(re.compile(r"/lanes\?by=kind$"))
    page.fill("#from", "2025-06")
    page.press("#from", "Enter")
    expect(page.locator("h1")).to_have_text("6 events since June 2025")


@BOTH
def test_a_mark_leads_to_its_event_and_a_count_to_the_list(visit: Visit, *, javascript: bool) -> None:
    page = visit("/lanes?from=2025-06&to=2025-06", java_script_enabled=javascript)
    lane = page.locator(".lane", has=page.locator(".name", has_text="Turkey"))
    lane.locator(".mark .sign").click()
    expect(page.locator("h1")).to_have_text("Talks of Russia and Ukraine and Turkey")
    page.go_back()
    lane.locator(".number").click()
    expect(page.locator(".found .event")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/\?actor=turkey&from=2025-06&to=2025-06$"))


def test_the_keyboard_reaches_the_events_by_the_table(visit: Visit) -> None:
    page = visit("/lanes?by=kind&from=2025-06&to=2025-06")
    page.focus("#figures > summary")
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/\?kind=talks&from=2025-06-02&to=2025-06-02$"))
    expect(page.locator(".found .event")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, PHONE["width"], 1440])
def test_axe_finds_nothing_and_no_page_is_wider_than_its_screen(visit: Visit, width: int, scheme: str) -> None:
    page = visit("/lanes?by=place", color_scheme=scheme, viewport={"width": width, "height": 800})
    page.click("#figures > summary")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
