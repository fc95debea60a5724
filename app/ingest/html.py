"""A page to its main text and what it says of itself. Pure; the only user of trafilatura and htmldate."""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.errors import UnreadableError
from app.ingest.boilerplate import is_part_around

_UNWANTED = (
    *("nav", "aside", "figure", "figcaption", "form", "button", "dialog", "footer"),
    *("script", "style", "noscript", "iframe", "svg", "template", "select"),
)
_CODE = frozenset(["script", "style", "noscript", "template"])
_ROOTS = frozenset(["html", "body", "article", "main", "h1"])
_FOUND_BLOCKS = ("p", "head", "item", "quote", "ab", "code")  # trafilatura's names
_PLAIN_BLOCKS = ("p", "h2", "h3", "h4", "li", "blockquote", "pre")
_QUOTES = frozenset(["quote", "blockquote"])
_BREAKS = frozenset(["lb", "br"])
_BOXES = frozenset(
    (
        *(*_PLAIN_BLOCKS, "h1", "h5", "h6", "div", "section", "header", "article", "main"),
        *("ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "hr", "list", "item", "row", "cell"),
    )
)
_FEWEST_CHARS = 200  # fewer are a teaser or a failure: then the paragraphs of the article element are the text
_PROSE = 100  # characters of a paragraph that is hardly a caption, a byline or a link
_LARGEST_PART = 0.3  # of the page's words: a part that holds more is no box, whatever its class says
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?!\d)")
_ARTICLE_TYPES = re.compile(r"Article|Report|Posting|Blog", re.IGNORECASE)
_PUBLISHED_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date_published",
    "publishdate",
    "publish-date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "cxenseparse:recs:publishtime",
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: ``text`` is headline and paragraphs with blank lines between; ``published`` an ISO day."""

    text: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    quotes: bool


def read_page(name: str, markup: str, headline: str | None = None) -> Page:
    """The page behind the markup. Raises UnreadableError where no text is found in it.

    ``headline`` is used where the page has none (a feed's entry). The date is the first publication's, the local day as
    the page states it: time zones are not converted.
    """
    try:
        page = _read(_ILLEGAL.sub(" ", markup), headline)
    except Exception as error:  # hostile markup breaks parsers in ways of their own: wrapped here, once
        raise UnreadableError(name, f"its HTML cannot be read ({type(error).__name__})") from error
    if not page.text:
        raise UnreadableError(name, "has no article text in its HTML")
    return page


def _read(markup: str, headline: str | None) -> Page:
    from trafilatura import extract_metadata, load_html

    tree = load_html(markup if "<html" in markup[:5000].lower() else f"<html><body>{markup}</body></html>")
    if tree is None:
        return Page("", None, None, None, None)
    meta = extract_metadata(tree, extensive=False)
    data = list(_linked_data(tree))
    published = _published(tree, data)
    outlet = meta.sitename or _publisher(data)
    title = _title(tree, outlet) or _without_site(meta.title, outlet) or headline
    _remove_parts_around(tree)
    return Page(_text(title, _main_blocks(tree)), title, outlet, meta.url, published)


def _text(title: str | None, blocks: list[_Block]) -> str:
    """The headline and the paragraphs, without pull quotes: what a quotation repeats from elsewhere in the text."""
    whole = "\n".join(block.text for block in blocks)
    paragraphs = [
        block.text
        for block in blocks
        if block.text != title and not (block.quotes and whole.count(block.text.strip("“”\"'‘’ ")) > 1)
    ]
    return "\n\n".join([title, *paragraphs] if title and paragraphs else paragraphs)


def _main_blocks(tree: Any) -> list[_Block]:
    """The main text as trafilatura finds it, or the article element's paragraphs where it lost or shuffled them."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(tree, include_comments=False, include_tables=False, favor_precision=True)
    main = list(_blocks(found.body, _FOUND_BLOCKS)) if isinstance(found, Document) else []
    plain = _plain_blocks(tree)
    if _size(main) < _FEWEST_CHARS:
        return max(main, plain, key=_size)
    articles = list(tree.iter("article"))
    return plain if len(articles) == 1 and _is_damaged(main, plain) else main


def _is_damaged(main: list[_Block], plain: list[_Block]) -> bool:
    """Whether ``main`` lacks a paragraph of ``plain`` that is long enough for prose, or has some in another order."""
    places = {block.text: place for place, block in enumerate(plain)}
    found = [places[block.text] for block in main if block.text in places]
    texts = {block.text for block in main}
    return found != sorted(found) or any(len(text) >= _PROSE and text not in texts for text in places)


def _plain_blocks(tree: Any) -> list[_Block]:
    """The paragraphs of the article element, else of the main element, else of the page, else all that the page has."""
    for root in (*tree.iter("article"), *tree.iter("main"), tree):
        if blocks := list(_blocks(root, _PLAIN_BLOCKS)):
            return blocks
    return [_Block(text, quotes=False) for body in tree.iter("body") for text in _texts(body)]


def _blocks(root: Any, tags: tuple[str, ...]) -> Iterator[_Block]:
    for element in root.iter(*tags):
        if all(above.tag not in tags for above in element.iterancestors()):
            for text in _texts(element):
                yield _Block(text, quotes=element.tag in _QUOTES)


def _size(blocks: list[_Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _texts(element: Any) -> list[str]:
    """The element's text: white space as one space, a line break as one, two of them as the end of a paragraph."""
    parts = [re.sub(r"[ \t\r\n\f\v]+", " ", part) for part in _parts(element)]
    paragraphs = re.split(r"(?: *\0 *){2,}", "".join(parts))
    return [text for each in paragraphs if (text := re.sub(r" *\0 *", "\n", each).strip())]


def _parts(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in _BREAKS:
            yield "\0"
        elif child.tag in _BOXES:
            yield from ("\0\0", *_parts(child), "\0\0")
        elif isinstance(child.tag, str):  # comments have no name
            yield from _parts(child)
        yield child.tail or ""


def _words(element: Any) -> str:
    return " ".join(_texts(element))


def _remove_parts_around(tree: Any) -> None:
    whole = len(_words(tree)) or 1
    named = [element for element in tree.iter("*") if any(map(is_part_around, _names(element)))]
    for element in [*tree.iter(*_UNWANTED), *named]:
        parent = element.getparent()
        if parent is None or element.tag in _ROOTS:
            continue
        if element.tag in _CODE or len(_words(element)) <= _LARGEST_PART * whole:
            element.drop_tree()


def _names(element: Any) -> list[str]:
    return f"{element.get('class', '')} {element.get('id', '')}".lower().split()


def _title(tree: Any, outlet: str | None) -> str | None:
    """The one heading of the first level, where there is just one."""
    inside = [_words(h1) for root in tree.iter("article", "main") for h1 in root.iter("h1")]
    headings = list(dict.fromkeys(filter(None, inside or [_words(h1) for h1 in tree.iter("h1")])))
    return headings[0] if len(headings) == 1 and headings[0] != outlet else None


def _without_site(title: str | None, outlet: str | None) -> str | None:
    if not title:
        return None
    head, _, tail = re.sub(r"\s+[|–—·-]\s+(?=[^|–—·]*\Z)", "\0", title).partition("\0")
    return head if tail and outlet and tail.casefold() == outlet.casefold() else title


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                yield from _objects(json.loads(script.text or ""))
            except (ValueError, RecursionError):
                continue


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    waiting = deque([value])
    while waiting:
        each = waiting.popleft()
        if isinstance(each, dict):
            yield each
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)


def _publisher(data: Iterable[dict[str, Any]]) -> str | None:
    names = (each["publisher"].get("name") for each in data if isinstance(each.get("publisher"), dict))
    return next((name for name in names if isinstance(name, str)), None)


def _published(tree: Any, data: list[dict[str, Any]]) -> str | None:
    """Linked data first, then the page's meta elements, then what htmldate finds; never the day of a change."""
    articles = [each for each in data if _ARTICLE_TYPES.search(str(each.get("@type")))]
    told = [each.get("datePublished") for each in [*articles, *data]]
    metas = {_meta_name(meta): meta.get("content") for meta in reversed(list(tree.iter("meta")))}
    for candidate in [*told, *(metas.get(name) for name in _PUBLISHED_META)]:
        if day := _day(candidate):
            return day
    return _found_date(tree)


def _meta_name(meta: Any) -> str:
    return (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()


def _day(told: object) -> str | None:
    found = _DAY.match(told) if isinstance(told, str) else None
    try:
        return date.fromisoformat(found[1]).isoformat() if found else None
    except ValueError:
        return None


def _found_date(tree: Any) -> str | None:
    from htmldate import find_date

    return find_date(tree, original_date=True, extensive_search=False)
