"""Templates: a view's page whole, or one block of it for htmx."""

from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from app.settings import ROOT
from app.web.assets import HTMX, asset
from app.web.views import ErrorPage

READS = ["GET", "HEAD"]  # what a page answers to; a shared link is often asked for its head first
VARY = "HX-Request, HX-Boosted, HX-History-Restore-Request"


@cache
def environment() -> Environment:
    """Make the template environment: escaping always, undefined names are errors, ``ui`` holds the macros."""
    env = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["asset"] = asset
    env.globals["ui"] = env.get_template("macros.html").module  # a global, for a block alone has no imports
    return env


def base_of(request: Request) -> str:
    """Give the server's own address, without the last slash."""
    return str(request.base_url).rstrip("/")


def wants_fragment(request: Request) -> bool:
    """Tell whether htmx asks for a part of the page: neither a boosted link nor the way back in history."""
    headers = request.headers
    return "HX-Request" in headers and "HX-Boosted" not in headers and "HX-History-Restore-Request" not in headers


def page(request: Request, template: str, view: object, *, status: int = 200) -> Response:
    """Answer with the whole page ``pages/{template}.html`` of the view."""
    found = environment().get_template(f"pages/{template}.html")
    html = found.render(_context(request, view))
    return HTMLResponse(html, status, headers={"Vary": VARY})


def problem(request: Request, view: ErrorPage, *, status: int) -> Response:
    """Answer with the page that says what went wrong; htmx gets its middle, and puts it where the page's middle was."""
    if not wants_fragment(request):
        return page(request, "error", view, status=status)
    html = _blocks(request, "error", view, "title", "main")
    return HTMLResponse(html, status, headers={"Vary": VARY, "HX-Retarget": "#main", "HX-Reswap": "innerHTML"})


def page_or_block(request: Request, template: str, view: object, *, block: str, url: str | None) -> Response:
    """Answer with the whole page, or, where htmx asks, its title and the one block.

    ``url`` is the canonical one; a block without one is a part of a page that stays, so that its title is not given.
    """
    if not wants_fragment(request):
        return page(request, template, view)
    if url is None:
        return HTMLResponse(_blocks(request, template, view, block), headers={"Vary": VARY})
    return HTMLResponse(_blocks(request, template, view, "title", block), headers={"Vary": VARY, "HX-Push-Url": url})


def _context(request: Request, view: object) -> dict[str, Any]:
    return {
        "page": view,
        "here": request.url.path,
        "cdn": HTMX if request.app.state.settings.assets == "cdn" else None,
    }


def _blocks(request: Request, name: str, view: object, *blocks: str) -> str:
    template = environment().get_template(f"pages/{name}.html")
    context = template.new_context(_context(request, view))
    html = {block: "".join(template.blocks[block](context)) for block in blocks}
    return "\n".join(f"<title>{text}</title>" if block == "title" else text for block, text in html.items())
