"""ETags: a page that has not changed since the browser last saw it is answered with 304 and no body."""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

REVALIDATE = "no-cache"  # keep it, but ask each time: what ingestion adds shows at once


class ETags:
    """ASGI middleware: marks each successful answer to GET that says nothing of caching itself, and compares the mark.

    Answers are collected whole before they go out, so it is for pages, not for streams.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; hold the answer back until its mark is known."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        answer = _Answer(Headers(scope=scope).get("if-none-match", ""), send)
        await self.app(scope, receive, answer.take)


class _Answer:
    def __init__(self, known: str, send: Send) -> None:
        self.known = {mark.strip() for mark in known.split(",")}
        self.send = send
        self.start: Message | None = None
        self.body = bytearray()

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _markable(message):
            self.start = message
        elif self.start is None:
            await self.send(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self.start)

    async def _finish(self, start: Message) -> None:
        mark = f'W/"{hashlib.sha256(self.body).hexdigest()[:20]}"'
        headers = MutableHeaders(scope=start)
        headers["ETag"] = mark
        headers["Cache-Control"] = REVALIDATE
        body = bytes(self.body)
        if mark in self.known:
            start["status"], body = 304, b""
            del headers["content-length"]
            del headers["content-type"]
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})


def _markable(start: Message) -> bool:
    return start["status"] == 200 and "cache-control" not in Headers(raw=start["headers"])  # noqa: PLR2004 - OK
