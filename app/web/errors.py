"""What is answered when something is wrong: a page that helps, or for machines a problem object (RFC 9457)."""

from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.web import rendering, searching, security
from app.web.filters import BadParameterError
from app.web.views import ErrorPage, Link

_TIMELINE = Link("The whole timeline", "/")
_ARTICLES = Link("All articles", "/articles")
_ABOUT = Link("How Parley works", "/about")


def install(app: FastAPI) -> None:
    """Have the application answer its errors in our way."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(BadParameterError, _bad_parameter)
    app.add_exception_handler(Exception, _surprise)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:  # noqa: PLR2004 - not found
        said = error.detail if error.detail != "Not Found" else "No page has this address"
        view = ErrorPage(
            heading="Not found",
            says=f"{said}. A link that was cut short, or an event that this database does not hold?",
            details=(),
            links=(_TIMELINE, _ARTICLES, _ABOUT),
        )
        return _answer(request, 404, view)
    if error.status_code == 410:  # noqa: PLR2004 - gone
        view = ErrorPage(
            heading="This event was withdrawn",
            says=error.detail,
            details=("The address was right and stays this event’s: nothing else will ever be found here.",),
            links=(_TIMELINE, _ARTICLES, _ABOUT),
        )
        return _answer(request, 410, view)
    view = ErrorPage(error.detail, "This address does not answer to such a request.", (), (_TIMELINE, _ABOUT))
    return _answer(request, error.status_code, view, headers=dict(error.headers or {}))


def _invalid(request: Request, error: Exception) -> Response:
    """Answer what fits no type: in the path it is an address that nothing has, elsewhere a bad parameter."""
    assert isinstance(error, RequestValidationError)
    told = error.errors()[0]
    place, name = told["loc"][0], str(told["loc"][-1])
    if place == "path":
        return _http(request, HTTPException(404))
    return _bad_parameter(request, BadParameterError(name, str(told["input"]), told["msg"]))


def _bad_parameter(request: Request, error: Exception) -> Response:
    assert isinstance(error, BadParameterError)
    view = ErrorPage(
        heading="That cannot be asked",
        says=f"“{error.value}” cannot be meant by “{error.subject}”.",
        details=(f"“{error.subject}” takes {error.allowed}.",),
        links=(
            Link(f"The same without “{error.subject}”", _without(request, error.subject)),
            _TIMELINE,
        ),
    )
    return _answer(request, 422, view, parameter=error.subject, allowed=error.allowed)


def _surprise(request: Request, _error: Exception) -> Response:
    view = ErrorPage(
        heading="Something went wrong here",
        says="This is a fault of Parley’s, not of yours; the server’s log tells more.",
        details=("If it stays, the terminal in which Parley runs says more.",),
        links=(_TIMELINE, _ABOUT),
    )
    headers = security.headers(request.app.state.settings)  # such an answer passes by the middleware
    return _answer(request, 500, view, headers=headers)


def _answer(
    request: Request, status: int, view: ErrorPage, *, headers: dict[str, str] | None = None, **more: str
) -> Response:
    if _is_machine(request):
        problem: dict[str, Any] = {"type": "about:blank", "title": view.heading, "status": status, "detail": view.says}
        answer: Response = JSONResponse(problem | more, status, media_type="application/problem+json")
    else:
        answer = rendering.problem(request, view, status=status)
    answer.headers.update(headers or {})
    return answer


def _is_machine(request: Request) -> bool:
    path = request.url.path
    return path.startswith("/api/") or path.endswith((".json", ".geojson"))


def _without(request: Request, parameter: str) -> str:
    asked = [(name, value) for name, value in request.query_params.multi_items() if name != parameter]
    told = [(name, searching.without(value, parameter) if name == "q" else value) for name, value in asked]
    kept = [(name, value) for name, value in told if value]
    return request.url.path + ("?" + urlencode(kept) if kept else "")
