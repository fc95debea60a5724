"""Where captives change hands, as the sentences after the news tell: "handed over in …", "flown from … to …"."""

import re
from collections.abc import Collection, Iterator, Sequence

from app.language.doc import Doc, Sentence
from app.language.names import Mention
from app.language.senses import Named

_MOVING = re.compile(
    r"\b(?:handed (?:over|back|to)|turned over|delivered|released (?:in|at|near|on)|let go|flown|flew"
    r"|flights?|planes?|aircraft|helicopters?|bus(?:es)?|convoys?|ambulances?|crossed|walked across|landed|arrived"
    r"|took off|(?:are|were|was) (?:now |already |currently )?in|(?:taken|brought|moved|transferred) to|medical"
    r"|(?:being|were|was) met|(?:families|relatives|crowds?)|welcomed|reunited)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?:in|at|on|near|from|to|into|onto|between|through|via|outside)"
    r"(?: (?!who|that|which|by|whom)[a-z’'-]{1,20}){0,5}"
    r"(?: [A-Z]\w{1,20}(?: [A-Z]\w{1,20})?(?:['’]s| town| city| village)?)?(?: of)?\s\Z"
)
_BEFORE_THAT = re.compile(
    r"\b(?:killed|shot|died|captured|seized|taken|held|fought|defend\w+|defence|defense|jailed|born)\b"
)
_STATE = re.compile(r"\b(?:in|into|through|via|(?:taken|brought|moved|transferred|flown) to)\s\Z")
_JOINED = re.compile(r"(?:,| and)(?: (?:the|a))?(?: [a-z-]+ of| [a-z-]+)?\s\Z")
_BEFORE = 60  # characters
_LONGEST = 1200  # characters; what is longer than any sentence is no prose
_LEAD = 3  # sentences
_AFTER = 3  # sentences
_PAST = re.compile(r"\b(?:last (?:year|month)|previous|earlier (?:swap|exchange)|agreed|talks|negotiat\w+|spokes\w+)\b")


def places(told: Sequence[int], doc: Doc, parties: Collection[str], others: Collection[int]) -> list[Named]:
    """The places of handing over in the sentences ``told`` of the swap and the next few.

    ``parties`` are its sides, whose lands are no places; ``others`` are sentences that tell of other events.
    """
    for at in (*told, *(told[0] + step for step in range(1, _AFTER + 1))):
        if at >= len(doc.sentences) or at in others:
            continue
        aside = told[0] > _LEAD and doc.sentences[at].paragraph != doc.sentences[told[0]].paragraph
        if aside:  # of what is told in passing no more is told in the next paragraph
            continue
        found = list(_in_sentence(doc.sentences[at], doc, parties))
        if found:
            return found
    return []


def _in_sentence(sentence: Sentence, doc: Doc, parties: Collection[str]) -> Iterator[Named]:
    if len(sentence.text) > _LONGEST or not _MOVING.search(sentence.text) or _PAST.search(sentence.text):
        return
    last: int | None = None
    for name in _names(sentence, doc):
        lead = doc.text[max(sentence.start, name.start - _BEFORE) : name.start]
        joined = last is not None and _JOINED.fullmatch(doc.text, last, name.start) is not None
        if name.kind == "state":
            fits = name.party not in parties and _STATE.search(lead) is not None
        else:
            fits = joined or (_WHERE.search(lead) is not None and _BEFORE_THAT.search(lead) is None)
        if fits:
            last = name.end
            yield Named.of(name)


def _names(sentence: Sentence, doc: Doc) -> list[Mention]:
    known = doc.names_in(sentence.start, sentence.end)
    towns = doc.towns_in(sentence.start, sentence.end)
    kinds = {"place", "region", "seat", "state"}
    return sorted((name for name in (*known, *towns) if name.kind in kinds), key=lambda name: name.start)
