"""Static files under addresses that change with their content, so that browsers may keep them for ever."""

import hashlib
from collections.abc import MutableMapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app.settings import ROOT

STATIC = ROOT / "static"
FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_WHILE = "public, max-age=300"


@dataclass(frozen=True, slots=True)
class Remote:
    """A script from a CDN: its address, its integrity, and the static file that is the same."""

    url: str
    integrity: str
    copy: str

    @property
    def origin(self) -> str:
        """Scheme and host, as a Content-Security-Policy names it."""
        return origin(self.url)


def origin(url: str) -> str:
    """Scheme and host of an address, as a Content-Security-Policy names them."""
    return "/".join(url.split("/")[:3])


HTMX = Remote(
    url="https://cdn.jsdelivr.net/npm/htmx.org@4.0.1/dist/htmx.min.js",
    integrity="sha384-Qp9rdC8H7EqOoX+nR0P3RPG2Noji+qdwJlGpfzwQJsfOpp3sGwIdSP9xO3+UlEhn",
    copy="vendor/htmx-4.0.1.min.js",
)
LEAFLET = Remote(
    url="https://cdn.jsdelivr.net/npm/leaflet@1.9.4/dist/leaflet.js",
    integrity="sha384-cxOPjt7s7Iz04uaHJceBmS+qpjv2JkIHNVcuOrM+YHwZOmJGBXI00mdUXEq65HTH",
    copy="vendor/leaflet-1.9.4.min.js",
)
MARKERCLUSTER = Remote(
    url="https://cdn.jsdelivr.net/npm/leaflet.markercluster@1.5.3/dist/leaflet.markercluster.js",
    integrity="sha384-eXVCORTRlv4FUUgS/xmOyr66XBVraen8ATNLMESp92FKXLAMiKkerixTiBvXriZr",
    copy="vendor/leaflet.markercluster-1.5.3.min.js",
)
REMOTES = (HTMX, LEAFLET, MARKERCLUSTER)


@cache
def asset(name: str) -> str:
    """Give the address of a static file with a mark of its content. Raises FileNotFoundError where there is none."""
    return f"/static/{name}?v={_digest(name)}"


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]


class Assets(StaticFiles):
    """The static files; kept for ever where the address carries the mark of the content that is served."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Serve the file, saying how long it may be kept."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = FOR_EVER if _marked(path, scope) else FOR_A_WHILE
        return response


def _marked(path: str, scope: MutableMapping[str, Any]) -> bool:
    mark = scope["query_string"].decode("latin-1")
    return (STATIC / path).is_file() and mark == f"v={_digest(path)}"
