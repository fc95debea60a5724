"""The article page: a marked sentence shows its events by pointer, by keyboard and by touch."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.driving import PHONE, WIDE, Visit
from browser.test_accessibility import violations

pytestmark = pytest.mark.browser

TOUCH: dict[str, Any] = {"viewport": PHONE, "is_mobile": True, "has_touch": True}
STRIKE = "Russia struck Kyiv"
FINGER = 24  # CSS pixels

BOTH = pytest.mark.parametrize("javascript", [True, False])


def open_article(visit: Visit, heading: str = "A day in Istanbul", **options: Any) -> Page:
    page = visit("/articles", **options)
    page.click(f".articles .title a:has-text('{heading}')")
    page.wait_for_url(re.compile(r"/articles/\d+$"))
    return page


def cite(page: Page, words: str = STRIKE) -> Locator:
    return page.locator(".cite", has_text=words)


def card(page: Page, words: str = STRIKE) -> Locator:
    return cite(page, words).locator(".deck")


@BOTH
def test_hovering_a_sentence_shows_its_event_until_it_is_left(visit: Visit, *, javascript: bool) -> None:
    page = open_article(visit, java_script_enabled=javascript)
    expect(card(page)).to_be_hidden()
    cite(page).locator("mark").hover()
    expect(card(page)).to_be_visible()
    expect(card(page)).to_contain_text("Strike of Russia and Ukraine")
    expect(card(page)).to_contain_text("6 June 2025")
    page.locator("h1").hover()
    expect(card(page)).to_be_hidden()


@BOTH
def test_the_pointer_can_go_over_to_the_card_and_follow_its_link(visit: Visit, *, javascript: bool) -> None:
    page = open_article(visit, java_script_enabled=javascript)
    cite(page).locator("mark").hover()
    expect(card(page)).to_be_visible()
    card(page).locator(".fact").first.hover()
    page.wait_for_timeout(600)  # longer than a card stays when its sentence is left
    expect(card(page)).to_be_visible()
    card(page).locator(".title").click()
    expect(page.locator("h1")).to_have_text("Strike of Russia and Ukraine")


@BOTH
def test_the_keyboard_shows_the_event_of_the_number_that_has_the_focus(visit: Visit, *, javascript: bool) -> None:
    page = open_article(visit, java_script_enabled=javascript)
    numbers = page.locator(".story .ref")
    numbers.first.focus()
    for n in range(numbers.count()):
        expect(numbers.nth(n)).to_be_focused()
        expect(page.locator(".deck:visible")).to_have_count(1)
        expect(page.locator(".deck:visible .n")).to_have_text(numbers.nth(n).inner_text())
        page.keyboard.press("Tab")
    expect(page.locator(".deck:visible")).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Strike of Russia and Ukraine")


def test_escape_puts_the_card_away_until_the_sentence_is_left(visit: Visit) -> None:
    page = open_article(visit)
    number = cite(page).locator(".ref")
    number.focus()
    expect(card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(number).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(card(page)).to_be_visible()


def test_escape_puts_away_what_the_pointer_shows(visit: Visit) -> None:
    page = open_article(visit)
    cite(page).locator("mark").hover()
    expect(card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    page.wait_for_timeout(400)
    expect(card(page)).to_be_hidden()
    page.locator("h1").hover()
    cite(page).locator("mark").hover()
    expect(card(page)).to_be_visible()


def test_sentence_and_margin_light_up_together(visit: Visit) -> None:
    page = open_article(visit)
    entries, lit = page.locator(".told li"), re.compile(r"\bnear\b")
    cite(page).locator("mark").hover()
    expect(entries.nth(2)).to_have_class(lit)
    expect(page.locator(".told .near")).to_have_count(1)
    entries.nth(0).hover()
    expect(page.locator(".cite.near")).to_have_count(2)  # talks told of in two sentences
    expect(cite(page)).not_to_have_class(lit)
    page.locator("h1").hover()
    entries.nth(1).locator(".n").focus()
    expect(cite(page, "swap 1,000 prisoners")).to_have_class(lit)


def test_a_number_in_the_margin_leads_to_its_sentence(visit: Visit) -> None:
    page = open_article(visit, java_script_enabled=False)
    page.locator(".told .n").nth(2).click()
    expect(page.locator("mark:target")).to_have_text("Russia struck Kyiv with 407 drones.")


@BOTH
def test_a_tap_shows_the_event_as_a_sheet_that_can_be_closed(visit: Visit, *, javascript: bool) -> None:
    page = open_article(visit, java_script_enabled=javascript, **TOUCH)
    cite(page).locator("mark").tap()
    expect(card(page)).to_be_visible()
    box = card(page).bounding_box()
    assert box is not None
    assert (round(box["x"]), round(box["width"])) == (0, PHONE["width"])
    assert round(box["y"] + box["height"]) == PHONE["height"]
    close = card(page).locator(".close")
    size = close.bounding_box()
    assert size is not None
    assert min(size["width"], size["height"]) >= 44
    close.tap()
    expect(card(page)).to_be_hidden()
    cite(page).locator("mark").tap()
    expect(card(page)).to_be_visible()
    page.locator("h1").tap()
    expect(card(page)).to_be_hidden()


def test_every_number_is_large_enough_for_a_finger(visit: Visit) -> None:
    page = open_article(visit, **TOUCH)
    for number in page.locator(".ref").all():
        number.scroll_into_view_if_needed()
        box = number.bounding_box()
        assert box is not None
        x, y, reach = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, FINGER / 2 - 0.5
        for across, down in ((-reach, 0), (reach, 0), (0, -reach), (0, reach)):
            hit = page.evaluate("([x, y]) => document.elementFromPoint(x, y).className", [x + across, y + down])
            assert hit.startswith("ref ")


@pytest.mark.parametrize("size", [{"width": 320, "height": 480}, WIDE], ids=lambda size: str(size["width"]))
def test_a_card_is_on_the_screen_whole(visit: Visit, size: dict[str, int]) -> None:
    page = open_article(visit, viewport=size)
    for number in page.locator(".ref").all():
        number.focus()
        shown = page.locator(".deck:visible")
        expect(shown).to_have_count(1)
        box = shown.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= size["width"]
        assert box["y"] + box["height"] <= size["height"]


def test_paper_has_the_numbers_and_the_list_and_no_cards(visit: Visit) -> None:
    page = open_article(visit)
    cite(page).locator(".ref").focus()
    page.emulate_media(media="print")
    expect(page.locator(".deck:visible")).to_have_count(0)
    expect(page.locator(".ref").first).to_be_visible()
    expect(page.locator(".told li")).to_have_count(3)
    assert page.locator(".told").bounding_box()["y"] > page.locator(".story p").last.bounding_box()["y"]  # type: ignore[index]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("how", [{"viewport": WIDE}, TOUCH], ids=["card", "sheet"])
def test_axe_finds_nothing_while_an_event_is_shown(visit: Visit, how: dict[str, Any], scheme: str) -> None:
    page = open_article(visit, color_scheme=scheme, **how)
    cite(page).locator(".ref").focus()
    expect(card(page)).to_be_visible()
    assert violations(page) == []


@BOTH
def test_the_list_is_narrowed_and_ordered(visit: Visit, *, javascript: bool) -> None:
    page = visit("/articles", java_script_enabled=javascript)
    page.click("text=Last published first")
    page.click(".outlets >> text=The Courier")
    page.fill("#q", "day")
    page.press("#q", "Enter")
    expect(page).to_have_url(re.compile(r"/articles\?outlet=the-courier&sort=published&q=day$"))
    expect(page.locator(".articles .title")).to_have_text(["A day in Istanbul"])
