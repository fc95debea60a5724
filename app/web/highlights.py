"""An article's text cut into paragraphs and runs, so that each piece of evidence is marked, however they overlap."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.web.views import Ref, Run

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n\s*)+")


@dataclass(frozen=True, slots=True)
class Marking:
    """A piece of evidence to mark: its offsets in the text, its anchor in the page, the number that follows it.

    ``start < end``.
    """

    start: int
    end: int
    anchor: str
    ref: Ref


def paragraphs(text: str, markings: Sequence[Marking]) -> tuple[tuple[Run, ...], ...]:
    """Cut the text at blank lines into paragraphs, and each where a marking begins or ends."""
    cuts = sorted({cut for marking in markings for cut in (marking.start, marking.end)})
    blocks = [_pieces(start, end, cuts) for start, end in _blocks(text)]
    covers = _covers([piece for block in blocks for piece in block], markings)
    return tuple(tuple(_run(text, piece, covers[piece]) for piece in block) for block in blocks)


Piece = tuple[int, int]


@dataclass(slots=True)
class _Cover:
    """What covers a piece, what of it begins there, and what ends."""

    markings: list[Marking] = field(default_factory=list)
    begin: list[Marking] = field(default_factory=list)
    end: list[Marking] = field(default_factory=list)


def _blocks(text: str) -> Iterator[Piece]:
    start = 0
    for gap in [*_BLANK_LINES.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if text[start:end].strip():
            yield start, end
        start = gap.end() if gap else end


def _pieces(start: int, end: int, cuts: Sequence[int]) -> list[Piece]:
    inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
    return list(pairwise([start, *inside, end]))


def _covers(pieces: Sequence[Piece], markings: Sequence[Marking]) -> dict[Piece, _Cover]:
    covers = {piece: _Cover() for piece in pieces}
    for marking in markings:
        first, last = bisect_right(pieces, marking.start, key=_end), bisect_left(pieces, marking.end, key=_start)
        for piece in pieces[first:last]:
            covers[piece].markings.append(marking)
        if first < last:
            covers[pieces[first]].begin.append(marking)
            covers[pieces[last - 1]].end.append(marking)
    return covers


def _start(piece: Piece) -> int:
    return piece[0]


def _end(piece: Piece) -> int:
    return piece[1]


def _run(text: str, piece: Piece, cover: _Cover) -> Run:
    return Run(
        text=text[piece[0] : piece[1]],
        kind=cover.markings[0].ref.kind if cover.markings else "",
        anchors=tuple(marking.anchor for marking in cover.begin),
        marks=tuple(marking.anchor for marking in cover.markings),
        events=tuple(sorted({marking.ref.number for marking in cover.markings})),
        refs=tuple(dict.fromkeys(marking.ref for marking in cover.end)),
    )
