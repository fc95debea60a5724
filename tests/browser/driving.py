"""What browser tests share: how Chromium is started, what a visit is, what stands in for the CDN."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from playwright.sync_api import ConsoleMessage, Page, Route

from app.web.assets import HTMX, STATIC

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1440, "height": 900}

Cdn = Literal["copy", "down"]
Visit = Callable[..., Page]


def answer(route: Route, cdn: Cdn) -> None:
    if cdn == "copy" and route.request.url == HTMX.url:
        headers = {"Access-Control-Allow-Origin": "*", "Content-Type": "text/javascript"}
        route.fulfill(path=STATIC / HTMX.copy, headers=headers)
    else:
        route.abort()


def complaint(message: ConsoleMessage, cdn: Cdn) -> list[str]:
    """What the page did wrong, leaving out what the browser says of an outage or of a refusal that the test wants."""
    wanted = (cdn == "down" and HTMX.url in message.location["url"]) or "status of 422" in message.text
    return [message.text] if message.type in {"error", "warning"} and not wanted else []
