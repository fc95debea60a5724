"""Pages from the web, for a program that fetches addresses which articles and strangers give it.

What guards it sits where connections are made, so that no redirect and no second DNS answer gets round it: the host is
resolved once, every address that it has must be public, and the connection goes to an address that was checked.
"""

import contextlib
import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass

import httpcore2
import httpx2

from app import __version__

_CONNECT_SECONDS = 5.0
_WHOLE_SECONDS = 20.0
_LARGEST = 5_000_000  # bytes, after decompression
_MOST_REDIRECTS = 5
_MEDIA = ("text/", *(f"application/{kind}" for kind in ("xml", "xhtml+xml", "rss+xml", "atom+xml", "rdf+xml")))
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: ``url`` after redirects, ``media`` without parameters, ``charset`` as HTTP says it (lower case)."""

    url: str
    data: bytes
    media: str
    charset: str | None


@dataclass(frozen=True, slots=True)
class Unfetched:
    """Why nothing came, in one line."""

    url: str
    reason: str


class Fetcher:
    """Fetches over http and https, within limits of time (seconds) and size (bytes), from public addresses only.

    ``allow_private`` lets it reach this machine and its network as well. It knows no cookies and no proxies.
    """

    def __init__(
        self, *, allow_private: bool = False, whole_seconds: float = _WHOLE_SECONDS, largest: int = _LARGEST
    ) -> None:
        self._allow_private = allow_private
        self._whole_seconds = whole_seconds
        self._largest = largest
        self._tls = ssl.create_default_context()

    def fetch(self, url: str) -> Fetched | Unfetched:
        """The page at an address; every expected failure is an Unfetched."""
        deadline = time.monotonic() + self._whole_seconds
        try:
            with self._client(deadline) as client, client.stream("GET", url) as response:
                return self._received(url, response)
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, UnicodeError, ValueError) as error:
            return Unfetched(url, _reason(error, self._whole_seconds))

    def _client(self, deadline: float) -> httpx2.Client:
        return httpx2.Client(
            transport=_Transport(self._tls, _Backend(deadline, allow_private=self._allow_private)),
            follow_redirects=True,
            max_redirects=_MOST_REDIRECTS,
            timeout=httpx2.Timeout(self._whole_seconds, connect=_CONNECT_SECONDS),
            headers={"User-Agent": f"Parley/{__version__}", "Accept": "text/html, application/xml;q=0.9, text/*;q=0.8"},
            trust_env=False,
        )

    def _received(self, url: str, response: httpx2.Response) -> Fetched | Unfetched:
        if not response.is_success:
            return Unfetched(url, f"the server answered {response.status_code} {response.reason_phrase}".rstrip())
        media = response.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
        if not media.startswith(_MEDIA):
            return Unfetched(url, f"is no text but {media}")
        data = bytearray()
        for chunk in response.iter_bytes():
            data += chunk
            if len(data) > self._largest:
                return Unfetched(url, f"is larger than {self._largest / 1e6:g} MB")
        return Fetched(str(response.url), bytes(data), media, response.charset_encoding)


class _PrivateAddressError(httpcore2.ConnectError):
    """The host leads to an address that is not public."""


class _Transport(httpx2.HTTPTransport):
    """httpx's transport with connections made by ``backend``."""

    def __init__(self, tls: ssl.SSLContext, backend: httpcore2.NetworkBackend) -> None:
        super().__init__(verify=tls, trust_env=False)
        self._pool = httpcore2.ConnectionPool(ssl_context=tls, network_backend=backend)


class _Backend(httpcore2.NetworkBackend):
    """Connects to checked addresses only, and to nobody after the deadline (on the monotonic clock)."""

    def __init__(self, deadline: float, *, allow_private: bool) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        addresses = _resolve(host, port)
        if not self._allow_private and not all(map(is_public, addresses)):
            raise _PrivateAddressError(f"{host} leads to an address that is not public")
        *others, last = addresses
        for address in others:
            with contextlib.suppress(httpcore2.ConnectError, httpcore2.ConnectTimeout):
                return self._connect(address, port, timeout, local_address, socket_options)
        return self._connect(last, port, timeout, local_address, socket_options)

    def _connect(
        self,
        address: _Address,
        port: int,
        timeout: float | None,
        local_address: str | None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None,
    ) -> httpcore2.NetworkStream:
        remaining = _remaining(self._deadline, timeout, httpcore2.ConnectTimeout)
        stream = self._sockets.connect_tcp(str(address), port, remaining, local_address, socket_options)
        return _Stream(stream, self._deadline)


class _Stream(httpcore2.NetworkStream):
    """A connection that ends at the deadline, however slowly and steadily the other side sends."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _remaining(self._deadline, timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _remaining(self._deadline, timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        remaining = _remaining(self._deadline, timeout, httpcore2.ConnectTimeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, remaining), self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _remaining(deadline: float, timeout: float | None, error: type[Exception]) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise error("the time is up")
    return left if timeout is None else min(left, timeout)


def _resolve(host: str, port: int) -> list[_Address]:
    """Every address of the host, those of IPv4 first: a broken IPv6 route is the commonest cause of a hang."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore2.ConnectError(f"{host} is not known") from error
    addresses = {ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in found}
    return sorted(addresses, key=lambda address: (address.version, int(address)))


def is_public(address: _Address) -> bool:
    """Whether an address is one of the public internet, whatever form of IPv6 an IPv4 address is wrapped in."""
    inner = _inner(address)
    if inner is not None:
        return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _inner(address: _Address) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def _reason(error: Exception, whole_seconds: float) -> str:
    match error:
        case httpx2.ConnectTimeout():
            return "no connection in time"
        case httpx2.TimeoutException():
            return f"took longer than {whole_seconds:g} seconds"
        case httpx2.TooManyRedirects():
            return f"redirects more than {_MOST_REDIRECTS} times"
        case httpx2.UnsupportedProtocol() | httpx2.InvalidURL():
            return "is no http or https address"
        case _:
            return f"cannot be fetched: {error}".rstrip(": ")
