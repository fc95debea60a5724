"""Sentences parsed by the default analyzer, and their words by what they say."""

from typing import TYPE_CHECKING

from app.ingest.extracting import Extractor
from app.language.senses import Senses

if TYPE_CHECKING:
    from app.language.parse import Token


def read(extractor: Extractor, sentence: str) -> Senses:
    """The senses of a text of one sentence that holds some trigger's word."""
    doc = extractor.analyzer(sentence)
    assert len(doc.sentences) == 1
    assert doc.sentences[0].parse is not None
    return Senses(doc, doc.sentences[0])


def word(senses: Senses, text: str) -> "Token":
    """The sentence's first word of this spelling."""
    return next(token for token in senses.sentence.parse or () if token.text == text)
