"""What stands around a piece of an article: the sentence before it and the one after, within its paragraph."""

import re
from urllib.parse import quote

REACH = 240  # letters either way
_STARTS = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_ENDS = re.compile(r"[.!?…][\"”’')\]]*(?=\s|$)")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_LONG = 60  # letters of a quote beyond which a text fragment names its first and last words alone
_WORDS = 5


def before(text: str, start: int, *, low: int = 0) -> str:
    """Give what leads up to ``start``: the rest of its sentence, or the sentence before; nothing before ``low``."""
    first, cut = _opening(text, start, low)
    return ("… " if cut else "") + text[first:start].strip()


def after(text: str, end: int, *, high: int | None = None) -> str:
    """Give what follows ``end``: the rest of its sentence, or the sentence after; nothing from ``high`` on."""
    last, cut = _ending(text, end, len(text) if high is None else high)
    return text[end:last].strip() + (" …" if cut else "")


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the bounds of the sentence that holds ``text[start:end]``, cut where it is long."""
    return _opening(text, start + 1, 0)[0], _ending(text, end, len(text))[0]


def _opening(text: str, at: int, low: int) -> tuple[int, bool]:
    """Find the last sentence or paragraph that begins before ``at``, and whether it had to be cut instead."""
    floor = max(low, at - REACH)
    gaps = [gap.end() for gap in _PARAGRAPH.finditer(text, floor, at)]
    first = gaps[-1] if gaps else floor
    starts = [found.end() for found in _STARTS.finditer(text, first, at + 1) if found.end() < at]
    if starts:
        return starts[-1], False
    if gaps or floor == low:
        return first, False
    space = text.find(" ", floor, at)
    return (space + 1 if space >= 0 else at), space >= 0


def _ending(text: str, end: int, high: int) -> tuple[int, bool]:
    """Find where the next sentence or the paragraph ends, and whether it had to be cut instead."""
    ceiling = min(high, end + REACH)
    gap = _PARAGRAPH.search(text, end, ceiling)
    last = gap.start() if gap else ceiling
    found = _ENDS.search(text, end, last)
    if found:
        return found.end(), False
    if gap or ceiling == high:
        return last, False
    space = text.rfind(" ", end, last)
    return (space if space >= 0 else end), space >= 0


def fragment(said: str) -> str:
    """Give the text fragment that finds these words in a page (https://wicg.github.io/scroll-to-text-fragment/)."""
    listed = said.split()
    if len(said) <= _LONG or len(listed) <= 2 * _WORDS:
        return ":~:text=" + _encoded(listed)
    return f":~:text={_encoded(listed[:_WORDS])},{_encoded(listed[-_WORDS:])}"


def original(url: str | None, said: str = "") -> str | None:
    """Give a link to the original that leads to these words in it; None where the address is no page of the web."""
    if url is None or not url.lower().startswith(("http://", "https://")):
        return None
    bare = url.split("#", 1)[0]
    return f"{bare}#{fragment(said)}" if said.split() else bare


def _encoded(listed: list[str]) -> str:
    return quote(" ".join(listed), safe="").replace("-", "%2D")
