"""Bytes to text: byte order mark, declared character set, UTF-8, and only then a guess."""

import codecs
import re

from app.errors import UnreadableError

_MARKS = (  # the longer marks first: UTF-32 begins like UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-16", "utf-32", "utf16", "utf32")  # neither is without a mark: what has NUL bytes is refused before
_DECLARED_IN_PAGE = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"{\\rtf", b"\xd0\xcf\x11\xe0")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LATIN = re.compile(r"Basic Latin|Latin|General Punctuation|Control|Spacing Modifier|Currency|Letterlike")
_WESTERN = "cp1252"  # among Latin alphabets a guess is a toss-up, and the articles are in English
_SAMPLE = 200_000  # bytes that are enough to guess from
_CONTROL_SHARE = 0.01  # above it the bytes are no prose, whatever they decode to


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding that says what it is: NUL bytes, or a known format's signature."""
    if _marked(data):
        return False
    return data.startswith(_MAGIC) or b"\x00" in data


def decode(name: str, data: bytes, charset: str | None = None) -> str:
    """The text behind the bytes.

    Raises UnreadableError, naming ``name``, for what is empty, binary or in an encoding that nobody can tell.
    """
    if not data.strip():
        raise UnreadableError(name, "is empty")
    if is_binary(data):
        raise UnreadableError(name, "is no text but binary data")
    text = _decoded(data, charset)
    if text is None:
        raise UnreadableError(name, "is in an unknown encoding")
    if len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise UnreadableError(name, "is no text but binary data")
    return text


def _decoded(data: bytes, charset: str | None) -> str | None:
    mark = _marked(data)
    told = [each for each in (charset, _declared(data)) if each and not each.lower().startswith(_WIDE)]
    for candidate in [mark] if mark else [*told, "utf-8"]:
        text = _try(data, candidate)
        if text is not None:
            return text
    return None if mark else _guessed(data)


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _declared(data: bytes) -> str | None:
    found = _DECLARED_IN_PAGE.search(data[:4096])
    return found.group(1).decode("ascii") if found else None


def _try(data: bytes, encoding: str) -> str | None:
    """The text, or None where the encoding is unknown, is no character set, does not fit, or gives half characters."""
    try:
        text = data.decode(encoding)
        text.encode()
    except (LookupError, UnicodeError, ValueError):
        return None
    return text


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return None
    western = _try(data, _WESTERN) if all(map(_LATIN.match, best.alphabets)) else None
    return western or data.decode(best.encoding, errors="replace")
