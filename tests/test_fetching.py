"""The fetcher against a real server on this machine, and its refusal to reach this machine."""

import gzip
import http.server
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

from app import __version__
from app.ingest.fetching import Fetched, Fetcher, Unfetched, is_public

PAGE = b"<html><body><p>Delegations met in Geneva.</p></body></html>"


class Site(http.server.ThreadingHTTPServer):
    """A web site on a free port; ``agents`` holds the User-Agent of each request."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.agents: list[str | None] = []

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class Handler(http.server.BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.agents.append(self.headers["User-Agent"])
        with suppress(OSError):  # the client may have hung up, as it should
            ANSWERS[self.path.partition("?")[0]](self)

    def log_message(self, *_: object) -> None:
        """Keeps the test's output clean."""

    def answer(self, body: bytes, media: str | None = "text/html", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        if media:
            self.send_header("Content-Type", media)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


def redirect(to: str) -> Callable[[Handler], None]:
    return lambda handler: handler.answer(b"", status=302, Location=to)


def redirect_on(handler: Handler) -> None:
    step = int(handler.path.partition("?")[2])
    target = f"/steps?{step - 1}" if step > 1 else "/page"
    handler.answer(b"", status=302, Location=target)


def drip(handler: Handler) -> None:
    handler.answer(b"")
    for _ in range(100):
        handler.wfile.write(b" ")
        time.sleep(0.05)


def drip_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
    for _ in range(100):
        handler.wfile.write(b"x")
        time.sleep(0.05)


ANSWERS: dict[str, Callable[[Handler], None]] = {
    "/page": lambda handler: handler.answer(PAGE, "text/html; charset=ISO-8859-1"),
    "/bare": lambda handler: handler.answer(PAGE, None),
    "/zipped": lambda handler: handler.answer(gzip.compress(PAGE), Content_Encoding="gzip"),
    "/bomb": lambda handler: handler.answer(gzip.compress(b"x" * 200_000), Content_Encoding="gzip"),
    "/picture": lambda handler: handler.answer(b"GIF89a", "image/gif"),
    "/missing": lambda handler: handler.answer(b"no", status=404),
    "/broken-zip": lambda handler: handler.answer(b"no zip", Content_Encoding="gzip"),
    "/file": redirect("file:///etc/passwd"),
    "/steps": redirect_on,
    "/large": lambda handler: handler.answer(b"x" * 200_000),
    "/drip": drip,
    "/drip-headers": drip_headers,
    "/silence": lambda _: time.sleep(5),
}


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with Site() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def fetcher() -> Fetcher:
    return Fetcher(allow_private=True, whole_seconds=0.5, largest=100_000)


def test_a_page_comes_with_its_address_type_and_character_set(site: Site, fetcher: Fetcher) -> None:
    page = fetcher.fetch(site.url("/page"))
    assert page == Fetched(site.url("/page"), PAGE, "text/html", "iso-8859-1")


def test_the_fetcher_says_who_it_is(site: Site, fetcher: Fetcher) -> None:
    fetcher.fetch(site.url("/page"))
    assert site.agents[-1] == f"Parley/{__version__}"


@pytest.mark.parametrize("path", ["/zipped", "/bare"])
def test_a_compressed_page_and_one_without_a_type_are_read(site: Site, fetcher: Fetcher, path: str) -> None:
    page = fetcher.fetch(site.url(path))
    assert isinstance(page, Fetched)
    assert page.data == PAGE


def test_up_to_five_redirects_are_followed_to_the_page(site: Site, fetcher: Fetcher) -> None:
    page = fetcher.fetch(site.url("/steps?5"))
    assert isinstance(page, Fetched)
    assert page.url == site.url("/page")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/steps?6", "redirects more than 5 times"),
        ("/missing", "the server answered 404 Not Found"),
        ("/picture", "is no text but image/gif"),
        ("/large", "is larger than 0.1 MB"),
        ("/bomb", "is larger than 0.1 MB"),
        ("/drip", "took longer than 0.5 seconds"),
        ("/drip-headers", "took longer than 0.5 seconds"),
        ("/silence", "took longer than 0.5 seconds"),
        ("/file", "is no http or https address"),
        ("/broken-zip", "cannot be fetched: Error -3 while decompressing data: incorrect header check"),
    ],
)
def test_what_goes_wrong_is_a_reason(site: Site, fetcher: Fetcher, path: str, reason: str) -> None:
    started = time.monotonic()
    assert fetcher.fetch(site.url(path)) == Unfetched(site.url(path), reason)
    assert time.monotonic() - started < 3  # the slow answers take five seconds


@pytest.mark.parametrize("url", ["ftp://news.example/a", "file:///etc/passwd", "http://", "javascript:alert(1)"])
def test_only_web_addresses_are_fetched(fetcher: Fetcher, url: str) -> None:
    assert fetcher.fetch(url) == Unfetched(url, "is no http or https address")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433", "0x7f000001", "127.1"]
)
def test_this_machine_is_refused_however_it_is_written(site: Site, host: str) -> None:
    before = len(site.agents)
    answer = Fetcher().fetch(f"http://{host}:{site.server_port}/page")
    assert isinstance(answer, Unfetched)
    assert "not public" in answer.reason
    assert len(site.agents) == before


@pytest.mark.parametrize(
    "host",
    ["10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "[fd00::1]", "[fe80::1]", "224.0.0.1"],
)
def test_private_networks_are_refused(host: str) -> None:
    answer = Fetcher().fetch(f"http://{host}/")
    assert isinstance(answer, Unfetched)
    assert "not public" in answer.reason


def test_a_redirect_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site stands for a public one here: its own address counts as public, the others do not."""
    ANSWERS["/inside"] = redirect(f"http://127.0.0.2:{site.server_port}/page")
    monkeypatch.setattr("app.ingest.fetching.is_public", lambda address: str(address) == "127.0.0.1")
    assert isinstance(Fetcher().fetch(site.url("/page")), Fetched)
    answer = Fetcher().fetch(site.url("/inside"))
    assert answer == Unfetched(
        site.url("/inside"), "cannot be fetched: 127.0.0.2 leads to an address that is not public"
    )


def test_a_host_with_one_private_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(2, 1, 6, "", (address, 80)) for address in ("93.184.215.14", "127.0.0.1")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: answers)
    answer = Fetcher().fetch("http://news.example/")
    assert answer == Unfetched(
        "http://news.example/", "cannot be fetched: news.example leads to an address that is not public"
    )


def test_the_connection_goes_to_the_address_that_was_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name whose second answer is another address (DNS rebinding) is asked for once only."""
    asked: list[str] = []
    known = socket.getaddrinfo

    def answers(host: str, port: int, *args: Any, **kwargs: Any) -> Any:
        asked.append(host)
        if host != "news.example":
            return known(host, port, *args, **kwargs)
        return [(2, 1, 6, "", ("127.0.0.1" if len(asked) == 1 else "127.0.0.2", port))]

    monkeypatch.setattr("socket.getaddrinfo", answers)
    monkeypatch.setattr("app.ingest.fetching.is_public", lambda address: str(address) == "127.0.0.1")
    assert isinstance(Fetcher().fetch(f"http://news.example:{site.server_port}/page"), Fetched)
    assert asked.count("news.example") == 1


def test_an_unknown_host_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise OSError("no such name")

    monkeypatch.setattr("socket.getaddrinfo", unknown)
    answer = Fetcher().fetch("http://news.example/")
    assert answer == Unfetched("http://news.example/", "cannot be fetched: news.example is not known")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d70e", True),
        ("2002:7f00:1::", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.215.14", True),
        ("240.0.0.1", False),
        ("ff02::1", False),
        ("::", False),
    ],
)
def test_wrapped_addresses_are_judged_by_what_they_wrap(address: str, *, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public
