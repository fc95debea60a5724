"""RSS and Atom feeds: bytes to entries. Pure; the only user of feedparser."""

import io
import re
from dataclasses import dataclass
from typing import Any

from app.domain.article import RawArticle

_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_FIRST_ELEMENT = re.compile(rb"<([A-Za-z][\w:.-]*)")
_ROOTS = {b"rss", b"feed", b"rdf:rdf", b"atom:feed"}
_FEWEST_CHARS = 300  # of a summary that may stand for the article; a shorter one is a teaser


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as the feed tells it; ``published`` in the feed's notation, ``content`` as HTML."""

    url: str | None
    title: str | None
    outlet: str | None
    published: str | None
    content: str | None

    def article(self, feed: str) -> RawArticle:
        """The article that the feed itself has; ``feed`` names it where it has no address. Needs ``content``."""
        return RawArticle(
            name=self.url or f"{feed}: {self.title or 'untitled'}",
            data=(self.content or "").encode(),
            media="html",
            charset="utf-8",
            url=self.url,
            title=self.title,
            outlet=self.outlet,
            published=self.published,
        )


def is_feed(data: bytes) -> bool:
    """Whether the document's root element is that of a feed."""
    first = _FIRST_ELEMENT.search(_COMMENT.sub(b"", data[:10_000]))
    return first is not None and first[1].lower() in _ROOTS


def parse(data: bytes, url: str | None = None) -> list[Entry]:
    """The entries in the feed's order; ``url`` resolves their relative links."""
    import feedparser

    found = feedparser.parse(io.BytesIO(data), response_headers={"content-location": url} if url else None)
    outlet = found.feed.get("title")
    return [_entry(each, outlet) for each in found.entries]


def _entry(entry: Any, outlet: str | None) -> Entry:
    link = entry.get("link") or ""
    return Entry(
        url=link if link.startswith(("http://", "https://")) else None,
        title=entry.get("title") or None,
        outlet=outlet or None,
        published=entry.get("published") or None,
        content=_content(entry),
    )


def _content(entry: Any) -> str | None:
    full = max((each.get("value") or "" for each in entry.get("content", [])), key=len, default="")
    summary = entry.get("summary") or ""
    return full or (summary if len(summary) >= _FEWEST_CHARS else None)
