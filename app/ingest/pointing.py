"""Which place "the airport" or "the same refinery" is: the one told of before, by the town that stands beside it."""

import re

from app.ingest import lexicon
from app.language.doc import Doc
from app.language.names import Mention
from app.language.senses import Named

SPOTS = lexicon.words("placing", "spots")
_FIELDS = frozenset({"airport", "airfield", "airbase"})
_BACK = 12  # sentences
_LONGEST = 1200  # characters; what is longer than any sentence is no prose
_CLOSE = 28  # characters between the noun and the name beside it
_LINK = re.compile(r"(?:['’]s)?(?: (?:and|[\w-]+)){0,2} \Z")
_BEHIND = re.compile(r",? (?:in|at|of|near|on)(?: (?:the|[a-z-]+|of)){0,4} \Z")


def spot_before(noun: str, before: int, doc: Doc) -> list[Named]:
    """The town of the ``noun`` told of last before that sentence, and the airfield itself; empty where none was."""
    for sentence in reversed(doc.sentences[max(0, before - _BACK) : before]):
        for match in re.finditer(rf"\b{re.escape(noun)}\b", sentence.text[:_LONGEST], re.IGNORECASE):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            name = _beside(start, end, doc)
            if name is not None:
                town = Named.of(name)
                field = f"{name.text} {noun}"
                known = name.text.lower().endswith(noun)
                return (
                    [town, Named(start, end, field, "place", field, None)] if noun in _FIELDS and not known else [town]
                )
    return []


def _beside(start: int, end: int, doc: Doc) -> Mention | None:
    names = (*doc.names_in(start - 3 * _CLOSE, end + _CLOSE), *doc.towns_in(start - 3 * _CLOSE, end + _CLOSE))
    for name in names:
        if name.kind not in {"place", "region", "seat"}:
            continue
        if name.start <= start < name.end:
            return name
        ahead = name.end <= start and start - name.end <= _CLOSE and _LINK.fullmatch(doc.text, name.end, start)
        after = name.start >= end and name.start - end <= _CLOSE and _BEHIND.fullmatch(doc.text, end, name.start)
        if ahead or after:
            return name
    return None
