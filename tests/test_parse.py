"""A parse says of each word what spaCy's own says."""

import pytest

from app.ingest.extracting import Extractor
from app.language.parse import Parse, Token

TEXT = (
    "On Monday, Kenya's foreign minister, who heads the delegation, met rebels from the north and the east in Nairobi, "
    "and Uganda, Kenya and the rebels agreed to free 40 prisoners, wounded soldiers and 2 pilots by 3 May. "
    "The army had shelled two border towns, killing at least 12 people, the mayor of Garissa told reporters."
)
WORDS = ("text", "lower_", "whitespace_", "lemma_", "pos_", "tag_", "dep_", "i", "idx", "like_num", "is_upper")


@pytest.fixture(scope="module")
def parse(extractor: Extractor) -> Parse:
    made = Parse(extractor.analyzer._nlp(TEXT))
    assert made.ents == ()
    for _ in extractor.analyzer._labels.pipe([made.source]):
        made.read_entities()
    return made


def test_words_and_their_places_in_the_tree_are_those_of_the_source(parse: Parse) -> None:
    assert len(parse) == len(parse.source) > 60
    for ours, theirs in zip(parse, parse.source, strict=True):
        assert [getattr(ours, name) for name in WORDS] == [getattr(theirs, name) for name in WORDS]
        assert (ours.ent_type_, ours.is_currency) == (theirs.ent_type_, theirs.is_currency)
        assert ours.head.i == theirs.head.i
        assert ours.left_edge.i == theirs.left_edge.i
        for ours_all, theirs_all in (
            (ours.children, theirs.children),
            (ours.lefts, theirs.lefts),
            (ours.subtree, theirs.subtree),
            (ours.conjuncts, theirs.conjuncts),
        ):
            assert [each.i for each in ours_all] == [each.i for each in theirs_all]


def test_entities_are_those_of_the_source(parse: Parse) -> None:
    told = [(each.text, each.label_, each.start_char, each.end_char) for each in parse.ents]
    assert told == [(each.text, each.label_, each.start_char, each.end_char) for each in parse.source.ents]
    assert {label for _, label, *_ in told} >= {"GPE", "DATE"}


def test_a_span_is_found_by_its_characters_with_the_source_s_root(parse: Parse) -> None:
    words = [token.idx for token in parse]
    for start in words[::3]:
        for end in (start + 1, min(start + 7, len(TEXT)), min(start + 40, len(TEXT))):
            ours, theirs = parse.char_span(start, end), parse.source.char_span(start, end, alignment_mode="expand")
            assert ours is not None
            assert theirs is not None
            assert (ours.text, ours.root.i, len(ours)) == (theirs.text, theirs.root.i, len(theirs))
    assert parse.char_span(len(TEXT), len(TEXT) + 5) is None


def test_beyond_the_sentence_there_is_a_blank_word(parse: Parse) -> None:
    first, last = parse[0], parse[len(parse) - 1]
    assert isinstance(first, Token)
    assert (first.nbor().text, last.nbor(-1).text) == ("Monday", "reporters")
    for token, by in ((first, -1), (last, 1), (last, 5)):
        outside = token.nbor(by)
        assert (outside.text, outside.lemma_, outside.dep_, outside.head, outside.children) == ("", "", "", outside, [])


def test_a_slice_is_a_span_and_an_empty_one_has_no_text(parse: Parse) -> None:
    assert (parse[0:2].text, parse[3:3].text) == ("On Monday", "")
