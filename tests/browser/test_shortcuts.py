import pytest
from playwright.sync_api import Page, expect

from browser.driving import PHONE, Visit

pytestmark = pytest.mark.browser


def opened(visit: Visit, path: str, **options: object) -> Page:
    page = visit(path, **options)
    page.wait_for_selector("#shortcuts-open:not([hidden])")
    return page


def test_keys_go_through_the_list_and_open_an_event(visit: Visit) -> None:
    page = opened(visit, "/?kind=strike")
    links = page.locator(".found .title a")
    page.keyboard.press("j")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/**")


@pytest.mark.parametrize("size", [None, PHONE])
def test_the_slash_searches_even_where_the_filters_are_shut(visit: Visit, size: dict[str, int] | None) -> None:
    page = opened(visit, "/", **({"viewport": size} if size else {}))
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("j/k?")
    expect(page.locator("#q")).to_have_value("j/k?")


def test_the_link_of_a_view_is_copied_by_a_key(visit: Visit) -> None:
    page = opened(visit, "/?kind=swap", permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("c")
    expect(page.locator("#said")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_the_shortcuts_are_listed_and_can_be_switched_off_for_good(visit: Visit) -> None:
    page = opened(visit, "/?kind=strike")
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_be_visible()
    page.locator("#shortcuts-on").uncheck()
    page.keyboard.press("Escape")
    expect(page.locator("#shortcuts")).to_be_hidden()
    page.keyboard.press("j")
    expect(page.locator(".found .title a").nth(0)).not_to_be_focused()
    page.reload()
    page.wait_for_selector("#shortcuts-open:not([hidden])")
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_be_hidden()
    page.click("#shortcuts-open")
    expect(page.locator("#shortcuts-on")).not_to_be_checked()


def test_without_javascript_no_shortcut_is_offered(visit: Visit) -> None:
    page = visit("/", java_script_enabled=False)
    expect(page.locator("#shortcuts-open")).to_be_hidden()
