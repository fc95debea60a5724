"""Where a deal was made or talks were held, as the sentences after the news tell: "at a ceremony in …"."""

import re
from collections.abc import Collection

from app.language.doc import Doc, Sentence
from app.language.names import Mention
from app.language.senses import Named

_SIGNING = r"signing|ceremony|signed|initialled|initialed|sealed|inked|deal was (?:done|made|struck|reached)"
_TALKING = r"talks|negotiations|meeting|session|summit|sat down|gathered|hosted"
_VENUE = {
    kind: re.compile(
        rf"\b(?:{words})\b[^.;:]{{0,50}}?\b(?:in|at)(?: (?!which|the (?:time|same))[\w’'-]{{1,20}}){{0,5}} \Z"
    )
    for kind, words in (("agreement", _SIGNING), ("talks", _TALKING))
}
_BACK = 130  # characters of the sentence before the name
_LONGEST = 1200  # characters; what is longer than any sentence is no prose
_HEAD = 4  # sentences in which a dateline stands, a headline before it
_AFTER = 3  # sentences


def venue(kind: str, first: int, doc: Doc, others: Collection[int]) -> list[Named]:
    """The town that the sentence ``first`` or one of the next few names so; ``others`` tell of other events."""
    for at in range(first, min(first + _AFTER + 1, len(doc.sentences))):
        found = None if at in others else _in_sentence(kind, doc.sentences[at], doc)
        if found is not None:
            return [Named.of(found)]
    return []


def _in_sentence(kind: str, sentence: Sentence, doc: Doc) -> Mention | None:
    end = min(sentence.end, sentence.start + _LONGEST)
    for name in (*doc.names_in(sentence.start, end), *doc.towns_in(sentence.start, end)):
        lead = doc.text[max(sentence.start, name.start - _BACK) : name.start]
        if name.kind in {"place", "region", "seat"} and _VENUE[kind].search(lead):
            return name
    return None


def dateline(doc: Doc) -> Named | None:
    """The town that the text is written from: "GENEVA (Agency) - …"; None where it does not say so."""
    starts = [sentence.start for sentence in doc.sentences[:_HEAD]]
    names = [name for at in starts for name in (*doc.names_in(at, at + 1), *doc.towns_in(at, at + 1))]
    town = next((name for name in names if name.text.isupper() and name.kind in {"place", "region", "seat"}), None)
    return None if town is None else Named.of(town)
