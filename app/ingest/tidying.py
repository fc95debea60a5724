"""The stored text to the text that the model sees: a pure function that keeps the way back.

Lines are the unit: time codes are cut from their start, boilerplate is left out, what was one paragraph before somebody
wrapped it becomes one again, and what stands by itself (headings, list items, clock times of a live blog) stays so.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.domain.article import CleanText
from app.ingest import boilerplate, timecodes
from app.ingest.wrapping import Join, Wrapping

_LINE = re.compile(r"(?P<line>[^\r\n\v\f\x85\u2028\u2029]*)(?:\r\n|[\r\n\v\f\x85\u2028\u2029]|\Z)")
_SPACES = {code: " " for code in range(0x3001) if unicodedata.category(chr(code)) == "Zs"} | {ord("\t"): " "}
_INLINE = re.compile(
    r"""(?x)
    # invisible: soft hyphens, zero widths, directions; a second space
      [\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+ | (?<=\s)\s+
    # Markdown: pictures, links (their words stay), emphasis
    | !\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\)
    | \[(?=[^\]\[\n]{1,300}\]\([^)\s]{0,1000}\)) | (?<=[^\]\[\n])\]\([^)\s]{0,1000}\)
    | (?<!\w)\*{1,3}(?=\S) | (?<=\S)\*{1,3}(?!\w) | (?<!\w)__(?=\w) | (?<=\w)__(?!\w)
    # captions: voice, style and time codes inside a line
    | </?(?:[bciuv]|font)\b[^<>\n]{0,80}> | (?<=\S\ )\[\d{1,2}:\d\d(?::\d\d)?\]\ ?
    # marks of notes
    | (?<=[\w.,;:"”’)])\[(?:\d{1,3}|edit|citation\ needed)\](?!\()
    """
)
_ODD = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff!\[\]*_<]|\s\s")  # what any of these has in it
_QUOTED = re.compile(r"(?:>\s+)*")  # a letter's or Markdown's quotation; two angles are a change of speakers
_MARKER = re.compile(r"(?:#{1,6}|>>+|[•▪●◦‣*–—-])\s+")
_LABEL = re.compile(r"\(?\d{1,3}[.)]\s+\S|[QA]:\s")
_HEADING = re.compile(r"#{1,6}\s")
_ALWAYS = ("•", "▪", "●", ">>")  # never in the middle of a sentence


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the stored text from its first to its last character that counts."""

    start: int
    end: int
    text: str
    indent: int
    timed: bool = False
    dropped: bool = False


@dataclass(slots=True)
class _Copy:
    """Clean text in the making."""

    stored: str
    parts: list[str] = field(default_factory=list)
    cuts: list[tuple[int, int]] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    length: int = 0

    def run(self, start: int, end: int) -> None:
        if start < end:
            self.cuts.append((self.length, start))
            self.ends.append(end)
            self._add(self.stored[start:end].translate(_SPACES))

    def glue(self, text: str) -> None:
        if self.cuts:
            self._add(text)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def tidy(stored: str) -> CleanText:
    """The clean text of a stored text; empty where nothing but boilerplate is in it."""
    copy = _Copy(stored)
    for number, paragraph in enumerate(_paragraphs(_lines(stored))):
        if number:
            copy.glue("\n\n")
        _write(copy, paragraph)
    return CleanText("".join(copy.parts), tuple(copy.cuts), tuple(copy.ends))


def _lines(stored: str) -> list[_Line]:
    lines = [_line(stored, found.start(), found.end("line")) for found in _LINE.finditer(stored)]
    lines = _without_time_codes(stored, lines)
    flags = boilerplate.dropped([line.text for line in lines])
    return [replace(line, dropped=flag or _is_bare(stored, line)) for line, flag in zip(lines, flags, strict=True)]


def _is_bare(stored: str, line: _Line) -> bool:
    """Whether nothing of a line is left to copy, as of a picture in Markdown."""
    return not any(stored[start:end].strip() for start, end in _pieces(stored, line.start, line.end))


def _line(stored: str, start: int, end: int) -> _Line:
    raw = stored[start:end]
    indent = len(raw) - len(raw.lstrip())
    quoted = _QUOTED.match(raw, indent)
    text = raw[quoted.end() if quoted else indent :].strip()
    end = start + len(raw.rstrip())
    return _Line(end - len(text), end, text, indent)


def _without_time_codes(stored: str, lines: list[_Line]) -> list[_Line]:
    lengths = timecodes.lengths([line.text for line in lines])
    if lengths is None:
        return lines
    first = next(index for index, length in enumerate(lengths) if length)
    last = max(index for index, length in enumerate(lengths) if length)
    while last + 1 < len(lines) and lines[last + 1].text:
        last += 1
    return [
        replace(_line(stored, line.start + length, line.end), timed=first <= index <= last)
        for index, (line, length) in enumerate(zip(lines, lengths, strict=True))
    ]


_Paragraph = list[tuple[Join, _Line]]


def _paragraphs(lines: Sequence[_Line]) -> list[_Paragraph]:
    """Lines grouped to paragraphs, each line with the way in which it joins the one before."""
    wrapping = Wrapping.of([[line.text for line in block] for block in _blocks(lines)])
    out: list[_Paragraph] = []
    before: _Line | None = None
    for line in lines:
        if line.text and not line.dropped:
            join = _join(before, line, wrapping) if out else Join.BREAK
            if join is Join.BREAK:
                out.append([(join, line)])
            else:
                out[-1].append((join, line))
        if not (line.timed and (line.dropped or not line.text)):  # gaps between captions are no paragraphs
            before = line
    return out


def _blocks(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    block: list[_Line] = []
    for line in lines:
        if line.text and not line.dropped and not line.timed:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _join(before: _Line | None, line: _Line, wrapping: Wrapping) -> Join:
    if before is None or not before.text or before.dropped or _starts_item(before, line):
        return Join.BREAK
    join = wrapping.join(before.text, line.text)
    if before.timed and line.timed:
        return Join.SPACE if join is Join.BREAK else join
    is_first = wrapping.width and line.indent > before.indent and not _is_item(before)
    return Join.BREAK if is_first else join


def _is_item(line: _Line) -> bool:
    return bool(_MARKER.match(line.text) or _LABEL.match(line.text))


def _starts_item(before: _Line, line: _Line) -> bool:
    """Whether the line is a heading or list item: a dash or number in the middle of a sentence is neither."""
    if _HEADING.match(line.text) or _HEADING.match(before.text) or line.text.startswith(_ALWAYS):
        return True
    return _is_item(line) and (_is_item(before) or before.text.endswith((".", "!", "?", ":", ";")))


def _write(copy: _Copy, paragraph: _Paragraph) -> None:
    for position, (join, line) in enumerate(paragraph):
        following = paragraph[position + 1][0] if position + 1 < len(paragraph) else Join.BREAK
        if join is Join.SPACE:
            copy.glue(" ")
        marker = _MARKER.match(line.text) if position == 0 else None
        start = line.start + (marker.end() if marker else 0)
        end = line.end - (following is Join.MEND)
        for piece in _pieces(copy.stored, start, end):
            copy.run(*piece)


def _pieces(stored: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a line that are copied: all but what ``_INLINE`` finds."""
    for found in _INLINE.finditer(stored, start, end) if _ODD.search(stored, start, end) else ():
        yield start, found.start()
        start = found.end()
    yield start, end
