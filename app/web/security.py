"""The headers that keep a page to itself, on every answer."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.settings import Settings
from app.web.assets import HTMX, origin

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def content_security_policy(*, cdn: bool, tiles: str = "") -> str:
    """Write the policy: everything from here, scripts from the CDN too where it is used, nothing inline.

    ``tiles`` is the address of the tile server, where there is one: its images may be shown.
    """
    scripts = f"'self' {HTMX.origin}" if cdn else "'self'"
    images = " ".join(("'self' data:", *filter(None, (origin(tiles),))))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src 'self'",
            f"img-src {images}",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def headers(settings: Settings) -> dict[str, str]:
    """List the headers that every answer carries."""
    policy = content_security_policy(cdn=settings.assets == "cdn", tiles=settings.tiles)
    return {**_ALWAYS, "Content-Security-Policy": policy}


class SecurityHeaders:
    """ASGI middleware that puts the headers on whatever the application answers, errors included."""

    def __init__(self, app: ASGIApp, *, settings: Settings) -> None:
        self.app = app
        self.headers = headers(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the answer back with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, send_with_headers)
