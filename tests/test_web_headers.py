import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web import HTMX, small_client

from app.web.assets import HTMX as SCRIPT
from app.web.assets import REMOTES, STATIC, Remote, asset

EVERYWHERE = [
    "/",
    "/?kind=strike",
    "/?kind=riot",
    "/articles",
    "/articles/1",
    "/articles/999",
    "/about",
    "/map",
    "/map.json",
    "/healthz",
    "/robots.txt",
    "/favicon.ico",
    "/static/app.css",
    "/static/nothing.css",
    "/api/v1/events",
    "/api/v1/openapi.json",
    "/nowhere",
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with small_client(tmp_path_factory.mktemp("headers")) as client:
        yield client


@pytest.mark.parametrize("url", EVERYWHERE)
def test_every_answer_carries_the_headers(client: TestClient, url: str) -> None:
    headers = client.get(url).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self' https://cdn.jsdelivr.net;" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("url", ["/", "/articles/1", "/about", "/map", "/nowhere"])
def test_no_page_needs_anything_inline(client: TestClient, url: str) -> None:
    page = client.get(url).text
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert "<style" not in page
    assert re.findall(r"\s(?:style|on\w+)=", page) == []


@pytest.mark.parametrize("url", ["/", "/map"])
def test_local_assets_name_no_cdn(tmp_path: Path, url: str) -> None:
    with small_client(tmp_path, assets="local") as client:
        answer = client.get(url)
    assert "jsdelivr" not in answer.text + answer.headers["Content-Security-Policy"]
    assert "/static/vendor/htmx-4.0.1.min.js?v=" in answer.text


@pytest.mark.parametrize("remote", REMOTES, ids=lambda remote: remote.copy)
def test_the_local_copy_is_what_the_integrity_says(remote: Remote) -> None:
    digest = hashlib.sha384((STATIC / remote.copy).read_bytes()).digest()
    assert remote.integrity == "sha384-" + base64.b64encode(digest).decode()


def test_the_page_names_script_integrity_and_copy(client: TestClient) -> None:
    page = client.get("/").text
    assert f'src="{SCRIPT.url}" integrity="{SCRIPT.integrity}" crossorigin="anonymous"' in page
    assert f'data-copy="{asset(SCRIPT.copy)}"' in page


def test_static_files_are_kept_for_ever_under_the_mark_of_their_content(client: TestClient) -> None:
    assert "immutable" in client.get(asset("app.css")).headers["Cache-Control"]
    assert "immutable" not in client.get("/static/app.css").headers["Cache-Control"]
    assert "immutable" not in client.get("/static/app.css?v=000000000000").headers["Cache-Control"]


@pytest.mark.parametrize("url", ["/", "/articles/1", "/api/v1/events"])
def test_a_page_known_already_is_not_sent_again(client: TestClient, url: str) -> None:
    first = client.get(url)
    again = client.get(url, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["ETag"] == first.headers["ETag"]
    assert "Content-Security-Policy" in again.headers


def test_a_fragment_is_not_taken_for_its_page(client: TestClient) -> None:
    page, fragment = client.get("/"), client.get("/", headers=HTMX)
    assert page.headers["ETag"] != fragment.headers["ETag"]
    assert client.get("/", headers=HTMX | {"If-None-Match": page.headers["ETag"]}).status_code == 200


@pytest.mark.parametrize("url", ["/", "/articles", "/articles/1", "/about", "/map", "/map.json", "/healthz"])
def test_the_head_of_a_page_can_be_asked_for(client: TestClient, url: str) -> None:
    answer = client.head(url)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == client.get(url).headers["Content-Type"]


def test_pages_are_compressed(client: TestClient) -> None:
    answer = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_a_problem_takes_the_place_of_the_middle_of_the_page(client: TestClient) -> None:
    answer = client.get("/?from=nonsense", headers=HTMX)
    assert answer.status_code == 422
    assert answer.headers["HX-Retarget"] == "#main"
    assert "<html" not in answer.text
