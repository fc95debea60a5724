"""A raw article to the article that is kept: decoded, its main text found, its own fields read. Pure."""

import hashlib
import json
import re

from app.domain.article import Article, RawArticle
from app.errors import UnreadableError
from app.ingest import frontmatter, html
from app.ingest.boilerplate import ends_sentence, is_structure
from app.ingest.decoding import decode
from app.ingest.tidying import tidy

_PAGE = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:analysis|opinion|comment|editorial|explainer|fact.?check|feature|interview|live|breaking(?: news)?|exclusive|"
    r"update|world|politics|for immediate release|press release|newsletter)\b(?:\s*[|/:·–—-]\s*(?P<rest>.*))?",
    re.IGNORECASE,
)
_LONGEST_TITLE = 120
_HEAD = 5  # paragraphs among which a headline may stand


def clean(raw: RawArticle) -> Article:
    """The article in ``raw``. Raises UnreadableError, and nothing else, where there is no text in it."""
    text = decode(raw.name, raw.data, raw.charset)
    article = _from_page(raw, text) if raw.media == "html" or _is_page(text) else _from_text(raw, text)
    if not article.clean.text.strip():
        raise UnreadableError(raw.name, "holds no article text")
    return article


def digest(raw: RawArticle) -> str:
    """SHA-256 (hex) of what was read, its name and address aside: the same article read from elsewhere is the same."""
    told = json.dumps([raw.media, raw.charset, raw.title, raw.outlet, raw.published])
    return hashlib.sha256(raw.data + b"\0" + told.encode()).hexdigest()


def _is_page(text: str) -> bool:
    """Whether the text is a page, whatever its name says: it begins with a tag, and one of the first is the page's."""
    return text.lstrip().startswith("<") and _PAGE.search(text[:2000]) is not None


def _from_text(raw: RawArticle, decoded: str) -> Article:
    front, text = frontmatter.split(decoded)
    cleaned = tidy(text)
    return Article(
        name=raw.name,
        text=text,
        clean=cleaned,
        digest=digest(raw),
        title=front.get("title") or raw.title or _headline(cleaned.text),
        outlet=front.get("outlet") or front.get("source") or raw.outlet,
        url=web_address(front.get("url")) or web_address(raw.url),
        published_told=front.get("published") or front.get("date") or raw.published,
    )


def _from_page(raw: RawArticle, decoded: str) -> Article:
    page = html.read_page(raw.name, decoded, headline=raw.title)
    return Article(
        name=raw.name,
        text=page.text,
        clean=tidy(page.text),
        digest=digest(raw),
        title=page.title or raw.title,
        outlet=page.outlet or raw.outlet,
        url=web_address(page.url) or web_address(raw.url),
        published_told=raw.published,
        published_found=page.published,
    )


def web_address(told: str | None) -> str | None:
    """The address where it is one of the web; anything else (``javascript:``) is not ours to link to."""
    return told if told and re.match(r"https?://[^\s<>\"]+\Z", told, re.IGNORECASE) else None


def _headline(text: str) -> str | None:
    """The first paragraph that looks like a headline, labels and dates before it aside; None where prose is first."""
    head, *rest = text.split("\n\n")
    for paragraph in [head, *rest][:_HEAD]:
        if _is_label(paragraph) or is_structure(paragraph):
            continue
        looks = len(paragraph) <= _LONGEST_TITLE and not paragraph.endswith((".", ";", ":", ",", "…"))
        return paragraph if looks and rest and (paragraph == head or not ends_sentence(paragraph)) else None
    return None


def _is_label(paragraph: str) -> bool:
    """Whether the paragraph says only what kind of text follows, perhaps with its date."""
    label = _LABEL.fullmatch(paragraph)
    return label is not None and (not label["rest"] or is_structure(label["rest"]))
