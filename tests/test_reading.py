"""Reading: what comes from files, folders, standard input, pages and feeds, and what is said of the rest."""

import io
import os
import sys
from pathlib import Path

import pytest

from app.domain.article import RawArticle
from app.ingest.fetching import Fetched, Fetcher, Unfetched
from app.ingest.reading import Reading, Skipped, Unreadable, count, read

TEXT = "Delegations met in Geneva.\n"
FEED = """<?xml version="1.0" encoding="UTF-8"?>
<!-- <html> in a comment is no page -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>World Desk</title>
<item><title>Talks open</title><link>https://news.example/talks</link>
  <pubDate>Mon, 02 Jun 2025 10:00:00 +0300</pubDate></item>
<item><title>Swap done</title><link>https://news.example/swap</link>
  <content:encoded><![CDATA[<p>Each side freed 84 prisoners.</p>]]></content:encoded></item>
<item><title>Lost</title><link>https://news.example/lost</link><description>A teaser.</description></item>
<item><title>Talks open</title><link>https://news.example/talks</link></item>
<item><title>Empty</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>World Desk</title>
<entry><title>Talks open</title><link href="/talks"/><published>2025-06-02</published></entry></feed>"""


class Web(Fetcher):
    """The web as a few pages; what is not among them cannot be fetched."""

    def __init__(self, pages: dict[str, str], media: str = "text/html") -> None:
        super().__init__()
        self.pages = pages
        self.media = media
        self.asked: list[str] = []

    def fetch(self, url: str) -> Fetched | Unfetched:
        self.asked.append(url)
        if url in self.pages:
            return Fetched(url, self.pages[url].encode(), self.media, "utf-8")
        return Unfetched(url, "the server answered 404 Not Found")


def names(readings: list[Reading]) -> list[str]:
    return [reading.name for reading in readings if isinstance(reading, RawArticle)]


def one(source: object) -> Reading:
    (reading,) = read([str(source)])
    return reading


@pytest.mark.parametrize(
    ("name", "media"), [("a.txt", "text"), ("a.md", "text"), ("a.html", "html"), ("a.HTM", "html"), ("a", "text")]
)
def test_a_file_is_an_article_named_after_it(tmp_path: Path, name: str, media: str) -> None:
    (tmp_path / name).write_text(TEXT)
    assert one(tmp_path / name) == RawArticle(name, TEXT.encode(), media)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.md",
        "sub/c.html",
        "sub/b.txt",
        ".hidden.txt",
        ".git/x.txt",
        "README.md",
        "b.gold.json",
        "d.pdf",
        "e.xml",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    return tmp_path


def test_a_folder_gives_its_articles_in_order_and_counts_the_rest_as_skipped(folder: Path) -> None:
    readings = list(read([str(folder)]))
    assert names(readings) == ["a.md", "b.txt", "b.txt", "c.html"]
    skipped = {Path(each.name).name: each.reason for each in readings if isinstance(each, Skipped)}
    assert skipped == {
        ".git": "is hidden",
        ".hidden.txt": "is hidden",
        "README.md": "is a README",
        "b.gold.json": "is a gold record",
        "d.pdf": "is in no article format",
        "e.xml": "is in no article format",
    }


def test_the_count_is_what_reading_gives(folder: Path) -> None:
    (folder / "none").mkdir()
    sources = [str(folder), str(folder / "a.md"), str(folder / "none"), str(folder / "missing.txt"), "-"]
    assert count(sources[:-1]) == len(list(read(sources[:-1])))
    assert count(sources) == len(list(read(sources[:-1]))) + 1


@pytest.mark.parametrize("source", ["https://news.example/", "feed.xml"])
def test_what_the_web_holds_cannot_be_counted(source: str) -> None:
    assert count(["a.txt", source]) is None


@pytest.mark.parametrize("name", ["README.md", "a.gold.json"])
def test_what_a_wildcard_catches_beside_articles_is_skipped(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT)
    assert isinstance(one(tmp_path / name), Skipped)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \r\n\t", "is empty"),
        ("nul.txt", b"Kyiv\0\x01", "is no text but binary data"),
        ("report.pdf", b"%PDF-1.7 ...", "is no text but binary data"),
        ("huge.txt", b"x" * 10_000_001, "is larger than 10 MB"),
    ],
)
def test_a_file_that_holds_no_article_says_why(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert one(tmp_path / name) == Unreadable(str(tmp_path / name), reason)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("missing.txt", "does not exist"),
        ("missing.xml", "does not exist"),
        ("a\0b.txt", "cannot be read (embedded null byte)"),
        ("n" * 5000, "cannot be read (File name too long)"),
        ("/dev/zero", "is larger than 10 MB"),
    ],
)
def test_a_path_that_leads_to_no_file_says_why(source: str, reason: str) -> None:
    assert one(source) == Unreadable(source, reason)


def test_a_folder_without_articles_says_so(tmp_path: Path) -> None:
    assert one(tmp_path) == Unreadable(str(tmp_path), "is a folder without articles")


def test_a_file_without_permission_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal is the system's own error raised by hand: whoever is root may read everything."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert one("locked.txt") == Unreadable("locked.txt", "may not be read (permission denied)")


def test_a_pipe_in_a_folder_does_not_stop_the_reading(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "z.txt").write_text(TEXT)
    assert names(list(read([str(tmp_path)]))) == ["z.txt"]


def test_one_bad_source_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert names(list(read(["missing.txt", str(tmp_path / "a.txt")]))) == ["a.txt"]


@pytest.mark.parametrize(
    ("data", "reading"),
    [
        (TEXT.encode(), RawArticle("standard input", TEXT.encode())),
        (b"", Unreadable("standard input", "is empty")),
    ],
)
def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, reading: Reading) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert one("-") == reading


def test_a_page_is_an_article_named_by_its_address() -> None:
    url = "https://news.example/talks"
    assert list(read([url], Web({url: "<p>Talks</p>"}))) == [
        RawArticle(url, b"<p>Talks</p>", "html", charset="utf-8", url=url)
    ]


def test_a_plain_text_from_the_web_is_read_as_text() -> None:
    url = "https://news.example/talks.txt"
    (reading,) = read([url], Web({url: TEXT}, media="text/plain"))
    assert isinstance(reading, RawArticle)
    assert reading.media == "text"


def test_a_page_that_cannot_be_fetched_says_why() -> None:
    assert list(read(["https://news.example/x"], Web({}))) == [
        Unreadable("https://news.example/x", "the server answered 404 Not Found")
    ]


def test_an_address_that_is_none_of_the_web_says_so() -> None:
    assert one("ftp://news.example/x") == Unreadable("ftp://news.example/x", "is no http or https address")


def test_a_feed_gives_each_entry_once_and_its_content_where_the_page_is_gone() -> None:
    feed = "https://news.example/feed"
    web = Web({feed: FEED, "https://news.example/talks": "<p>Talks</p>"})
    talks, swap, lost, empty = read([feed], web)
    assert talks == RawArticle(
        "https://news.example/talks",
        b"<p>Talks</p>",
        "html",
        charset="utf-8",
        url="https://news.example/talks",
        title="Talks open",
        outlet="World Desk",
        published="Mon, 02 Jun 2025 10:00:00 +0300",
    )
    assert isinstance(swap, RawArticle)
    assert (swap.name, swap.data) == ("https://news.example/swap", b"<p>Each side freed 84 prisoners.</p>")
    assert lost == Unreadable("https://news.example/lost", "the server answered 404 Not Found")
    assert empty == Unreadable(feed, "holds an entry with neither link nor content")


def test_a_feed_in_a_file_is_fetched_from_the_web(tmp_path: Path) -> None:
    (tmp_path / "desk.xml").write_text(FEED)
    web = Web({"https://news.example/talks": "<p>Talks</p>"})
    assert names(list(read([str(tmp_path / "desk.xml")], web))) == [
        "https://news.example/talks",
        "https://news.example/swap",
    ]
    assert web.asked == ["https://news.example/talks", "https://news.example/swap", "https://news.example/lost"]


def test_relative_links_of_a_feed_are_resolved() -> None:
    feed = "https://news.example/feed/"
    web = Web({feed: ATOM, "https://news.example/talks": "<p>Talks</p>"})
    assert names(list(read([feed], web))) == ["https://news.example/talks"]


@pytest.mark.parametrize("data", ["<rss><channel></channel></rss>", "<feed"])
def test_a_feed_without_entries_says_so(tmp_path: Path, data: str) -> None:
    (tmp_path / "desk.rss").write_text(data)
    assert one(tmp_path / "desk.rss") == Unreadable(str(tmp_path / "desk.rss"), "is a feed without entries")


def test_an_xml_file_that_is_no_feed_is_read_as_an_article(tmp_path: Path) -> None:
    (tmp_path / "page.xml").write_text("<html><p>Talks</p></html>")
    assert names([one(tmp_path / "page.xml")]) == ["page.xml"]
