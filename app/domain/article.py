"""An article on its way in: as it was read, as it is kept, and as the model sees it."""

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum


class PublishedBasis(StrEnum):
    """How the publication date is known."""

    STATED = "stated"  # the article says it: front matter, date line, dateline
    METADATA = "metadata"  # its page or feed says it
    INFERRED = "inferred"  # the text leaves no doubt ("today, 15 May")
    REFERENCE = "reference"  # through the reference chronology ("the 34th day of the war")
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Published:
    """Publication date as EDTF text, or None with the latest day that the text takes as past (``after``)."""

    edtf: str | None = None
    basis: PublishedBasis = PublishedBasis.NONE
    after: dt.date | None = None
    rule: str = ""  # the step of the cascade that told


@dataclass(frozen=True, slots=True)
class RawArticle:
    """What was read, before anything is understood: bytes and what the place they came from says of them.

    ``name`` is the file's name or the address; ``media`` is ``text`` or ``html``.
    """

    name: str
    data: bytes
    media: str = "text"
    charset: str | None = None
    url: str | None = None
    title: str | None = None  # as a feed entry gives it
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class CleanText:
    """The stored text without what misleads a model (time codes, adverts, hard line breaks), and the way back.

    ``cuts`` holds, in order, pairs (offset in ``text``, offset in the stored text) at which a run copied unchanged
    begins; within a run both advance together, and a run ends where the next begins in ``text`` or, in the stored
    text, at ``ends`` of the same index.
    """

    text: str
    cuts: tuple[tuple[int, int], ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the stored text behind ``text[start:end]`` (start < end); what was cut inside it is included."""
        return self._at(start), self._at(end - 1) + 1

    def _at(self, offset: int) -> int:
        index = bisect_right(self.cuts, offset, key=lambda cut: cut[0]) - 1
        clean, stored = self.cuts[index]
        return min(stored + offset - clean, self.ends[index] - 1)


@dataclass(frozen=True, slots=True)
class Article:
    """One source text as it is kept. Offsets everywhere are code points of ``text``.

    ``front`` holds the front matter's or the page's own fields (``title``, ``outlet``, ``url``, ``published``) as told;
    ``digest`` is the SHA-256 of what was read, so that reading the same again is noticed.
    """

    name: str
    text: str
    clean: CleanText
    digest: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published_told: str | None = None  # front matter or feed, in whatever notation
    published_found: str | None = None  # the page's metadata, ISO day
    published: Published = Published()
