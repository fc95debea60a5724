"""A real server on a free port, and a real Chromium that reaches nothing else."""

from collections.abc import Iterator
from typing import Any

import builders
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from browser.driving import CHROMIUM, FLAGS, WIDE, Cdn, Visit, answer, complaint, serving


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the application over the small database."""
    folder = tmp_path_factory.mktemp("browser")
    builders.small_database(folder).dispose()
    with serving(folder) as served:
        yield served


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    if not CHROMIUM.exists():
        pytest.fail(f"no {CHROMIUM}; the browser tests need it: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    """Open a page of the application in a session of its own; the test fails where the console shows an error.

    ``cdn`` is ``copy`` (the CDN answers with the local copy, which its integrity has to prove) or ``down``.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(path: str, *, cdn: Cdn = "copy", viewport: dict[str, int] = WIDE, **options: Any) -> Page:
        context = chromium.new_context(base_url=address, viewport=viewport, **options)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(10_000)
        context.route(lambda url: not url.startswith(address), lambda route: answer(route, cdn))
        page = context.new_page()
        page.on("console", lambda message: complaints.extend(complaint(message, cdn)))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
