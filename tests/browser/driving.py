"""What browser tests share: how Chromium is started, what a visit is, what stands in for the CDN."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import uvicorn
from playwright.sync_api import ConsoleMessage, Page, Route
from web import settings

from app.main import create_app
from app.web.assets import REMOTES, STATIC

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

_COPIES = {remote.url: STATIC / remote.copy for remote in REMOTES}

Cdn = Literal["copy", "down"]
Visit = Callable[..., Page]


@contextmanager
def serving(folder: Path, **more: Any) -> Iterator[str]:
    """Serve the application over the folder's database on a free port, and give its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(settings(folder, **more)), log_level="warning", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def answer(route: Route, cdn: Cdn) -> None:
    if cdn == "copy" and route.request.url in _COPIES:
        headers = {"Access-Control-Allow-Origin": "*", "Content-Type": "text/javascript"}
        route.fulfill(path=_COPIES[route.request.url], headers=headers)
    else:
        route.abort()


def complaint(message: ConsoleMessage, cdn: Cdn) -> list[str]:
    """What the page did wrong, leaving out what the browser says of an outage or of a refusal that the test wants."""
    wanted = (cdn == "down" and message.location["url"] in _COPIES) or "status of 422" in message.text
    return [message.text] if message.type in {"error", "warning"} and not wanted else []
