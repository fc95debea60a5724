"""Files, folders, pages, feeds and standard input to raw articles; what cannot be read is a value that says why."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.article import RawArticle
from app.ingest import feeds
from app.ingest.decoding import is_binary
from app.ingest.fetching import Fetched, Fetcher, Unfetched

_PAGES = {".html", ".htm"}
_ARTICLES = {".txt", ".md"} | _PAGES
_FEEDS = {".xml", ".rss", ".atom"}
_LARGEST = 10_000_000  # bytes
_STDIN = "-"
_STDIN_NAME = "standard input"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A source from which no article came, and the reason in one plain line."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is not meant to be an article."""

    name: str
    reason: str


Reading = RawArticle | Unreadable | Skipped


def read(sources: Iterable[str], fetcher: Fetcher | None = None) -> Iterator[Reading]:
    """What the sources hold, one after the other, lazily.

    A source is a file, a folder (its article files, in order of their paths, subfolders included), an address of a page
    or of a feed, a feed's file, or ``-`` for standard input. ``fetcher`` is used for addresses.
    """
    web = _Web(fetcher)
    for source in sources:
        if source == _STDIN:
            yield _stdin()
        elif "://" in source:
            yield from web.read(source)
        else:
            yield from _local(Path(source), web)


def count(sources: Iterable[str]) -> int | None:
    """How many readings there will be; None where only the network or reading itself can tell."""
    total = 0
    for source in sources:
        if source != _STDIN and "://" not in source and os.path.isdir(source):  # noqa: PTH112 - as in _local
            reasons = [reason for _, reason in _walk(Path(source))]
            total += len(reasons) + (None not in reasons)
        elif "://" in source or Path(source).suffix.lower() in _FEEDS:
            return None
        else:
            total += 1
    return total


class _Web:
    """Pages and feeds, each address once."""

    def __init__(self, fetcher: Fetcher | None) -> None:
        self._fetcher = fetcher
        self._seen: set[str] = set()

    def read(self, url: str) -> Iterator[Reading]:
        page = self._fetch(url)
        if isinstance(page, Unfetched):
            yield Unreadable(url, page.reason)
        elif feeds.is_feed(page.data):
            yield from self.entries(url, page.data, page.url)
        else:
            yield _page(page)

    def entries(self, name: str, data: bytes, url: str | None = None) -> Iterator[Reading]:
        """The articles of a feed: each entry's page or, where it cannot be fetched, what the feed itself has of it."""
        found = feeds.parse(data, url)
        if not found:
            yield Unreadable(name, "is a feed without entries")
        for entry in found:
            if entry.url not in self._seen:
                yield self._entry(name, entry)
            if entry.url:
                self._seen.add(entry.url)

    def _entry(self, feed: str, entry: feeds.Entry) -> Reading:
        page = self._fetch(entry.url) if entry.url else Unfetched(feed, "holds an entry with neither link nor content")
        if isinstance(page, Fetched):
            return _page(page, entry)
        if entry.content:
            return entry.article(feed)
        return Unreadable(entry.url or feed, page.reason)

    def _fetch(self, url: str) -> Fetched | Unfetched:
        if self._fetcher is None:
            self._fetcher = Fetcher()
        return self._fetcher.fetch(url)


def _page(page: Fetched, entry: feeds.Entry | None = None) -> RawArticle:
    return RawArticle(
        name=page.url,
        data=page.data,
        media="html" if page.media.endswith(("html", "xml")) else "text",
        charset=page.charset,
        url=page.url,
        title=entry.title if entry else None,
        outlet=entry.outlet if entry else None,
        published=entry.published if entry else None,
    )


def _local(path: Path, web: _Web) -> Iterator[Reading]:
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for names that are too long
        yield from _folder(path)
    elif (reason := _is_companion(path)) is not None:
        yield Skipped(str(path), reason)
    elif path.suffix.lower() in _FEEDS:
        yield from _feed_file(path, web)
    else:
        yield _file(path)


def _folder(folder: Path) -> Iterator[Reading]:
    empty = True
    for path, reason in _walk(folder):
        empty = empty and reason is not None
        yield _file(path) if reason is None else Skipped(str(path), reason)
    if empty:
        yield Unreadable(str(folder), "is a folder without articles")


def _walk(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """What is under a folder, hidden folders unopened, in order of paths, each with the reason to skip it, or None."""
    for root, folders, files in os.walk(folder):
        hidden = [each for each in folders if each.startswith(".")]
        folders[:] = sorted(set(folders) - set(hidden))
        for name in sorted([*hidden, *files]):
            path = Path(root, name)
            yield path, _reason_to_skip(path)


def _reason_to_skip(path: Path) -> str | None:
    if path.name.startswith("."):
        return "is hidden"
    if (reason := _is_companion(path)) is not None:
        return reason
    if path.suffix.lower() not in _ARTICLES:
        return "is in no article format"
    return "is no regular file" if path.exists() and not path.is_file() else None


def _is_companion(path: Path) -> str | None:
    """Why a file that lies beside articles is none, also where a shell's wildcard names it."""
    if path.name.endswith(".gold.json"):
        return "is a gold record"
    return "is a README" if path.name.upper().startswith("README") else None


def _file(path: Path) -> RawArticle | Unreadable:
    data = _bytes(path)
    return data if isinstance(data, Unreadable) else _article(path, data)


def _feed_file(path: Path, web: _Web) -> Iterator[Reading]:
    data = _bytes(path)
    if not isinstance(data, Unreadable) and feeds.is_feed(data):
        yield from web.entries(str(path), data)
    else:
        yield data if isinstance(data, Unreadable) else _article(path, data)


def _stdin() -> RawArticle | Unreadable:
    data = sys.stdin.buffer.read(_LARGEST + 1)
    fault = _fault(data)
    return Unreadable(_STDIN_NAME, fault) if fault else RawArticle(_STDIN_NAME, data)


def _article(path: Path, data: bytes) -> RawArticle:
    return RawArticle(path.name, data, media="html" if path.suffix.lower() in _PAGES else "text")


def _bytes(path: Path) -> bytes | Unreadable:
    """The file's bytes; one more than allowed is enough to know, so that an endless device is merely too large."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return Unreadable(str(path), "does not exist")
    except PermissionError:
        return Unreadable(str(path), "may not be read (permission denied)")
    except (OSError, ValueError) as error:
        return Unreadable(str(path), f"cannot be read ({getattr(error, 'strerror', None) or error})")
    fault = _fault(data)
    return Unreadable(str(path), fault) if fault else data


def _fault(data: bytes) -> str | None:
    if len(data) > _LARGEST:
        return f"is larger than {_LARGEST / 1e6:g} MB"
    if not data.strip():
        return "is empty"
    return "is no text but binary data" if is_binary(data) else None
