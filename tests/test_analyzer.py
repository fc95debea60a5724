"""From text to annotated Doc: what is parsed, what is found, and how the model is loaded."""

import warnings

import pytest
import spacy.util
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import SetupError
from app.ingest.extracting import Extractor
from app.language import analyzer
from app.language.analyzer import Analyzer
from app.language.doc import Doc
from app.settings import Settings

TEXT = """Strikes on Kharkiv

Russia struck Kharkiv on Monday. The weather was fine.
Later, envoys met in Jeddah.

Nobody knows more."""


@pytest.fixture(scope="module")
def doc(extractor: Extractor) -> Doc:
    return extractor.analyzer(TEXT)


def test_sentences_are_counted_and_lie_where_they_say(doc: Doc) -> None:
    assert [sentence.index for sentence in doc.sentences] == list(range(len(doc.sentences)))
    assert all(doc.text[sentence.start : sentence.end] == sentence.text for sentence in doc.sentences)


def test_paragraphs_are_counted(doc: Doc) -> None:
    assert [sentence.paragraph for sentence in doc.sentences] == [0, 1, 1, 1, 2]


def test_only_sentences_with_a_word_of_a_trigger_are_parsed(doc: Doc) -> None:
    parsed = {sentence.text: sentence.parse is not None for sentence in doc.sentences}
    assert parsed["Russia struck Kharkiv on Monday."]
    assert parsed["Later, envoys met in Jeddah."]
    assert not parsed["The weather was fine."]


def test_a_parse_belongs_to_its_sentence_and_is_not_cut_again(doc: Doc) -> None:
    parses = [(sentence.text, sentence.parse) for sentence in doc.sentences if sentence.parse is not None]
    assert all(parse.text == text for text, parse in parses)
    assert all(len(list(parse.source.sents)) == 1 for _, parse in parses)


def test_what_is_too_long_for_a_sentence_is_not_parsed(extractor: Extractor) -> None:
    table = "Strikes on " + ", ".join(["Kharkiv"] * 200)
    assert [sentence.parse for sentence in extractor.analyzer(table).sentences] == [None]


def test_names_and_times_have_their_offsets(doc: Doc) -> None:
    assert {"Russia"} <= {name.name for name in doc.names}
    assert [time.text for time in doc.times][:1] == ["Monday"]
    assert all(doc.text[name.start : name.end] == name.text for name in (*doc.names, *doc.towns))


def test_names_in_a_span_are_those_that_begin_in_it(doc: Doc) -> None:
    assert doc.names_in(0, len(doc.text)) == doc.names
    assert doc.names_in(doc.sentences[1].start, doc.sentences[1].start + 1) == doc.names[:1]
    assert doc.names_in(0, 0) == ()


def test_countries_come_by_how_many_of_their_names_there_are(extractor: Extractor) -> None:
    found = extractor.analyzer("Russia struck Kyiv. Ukraine struck back. Ukraine and Hamas have not met.").countries
    assert found[:2] == ("Ukraine", "Russia")
    assert "Palestine" in found


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Ukraine said that Russia struck Izium.", "Izium"),
        ("Ukraine shelled Belgorod, Russia said.", "Belgorod"),
        ("In Sudan, fighters attacked El Fasher.", "El Fasher"),
        ("In Sudan, jets bombed El Obeid on Monday.", "El Obeid"),
        ("Libya's army withdrew from Bani Walid on Monday.", "Bani Walid"),
        ("In Syria, rebels captured Homs.", "Homs"),
        ("Jets pounded Khan Younis in the war over Gaza.", "Khan Younis"),
        ("In Sudan, fighters took control of Wad Madani.", "Wad Madani"),
    ],
)
def test_towns_of_the_countries_of_the_text_are_found(extractor: Extractor, text: str, town: str) -> None:
    found = extractor.analyzer(text)
    assert town in [one.text for one in found.towns]
    assert {one.kind for one in found.towns} == {"place"}


@pytest.mark.parametrize(
    "text",
    [
        "Strikes hit Izium.",
        "Ukraine's envoy, Ivan Izium, met reporters.",
        "Ukraine was struck in May.",
        "France's Charles Michel flew out on Monday. Michel met envoys of France.",
    ],
    ids=["no country is named", "a person of that name", "a month", "a surname"],
)
def test_what_only_looks_like_a_town_is_none(extractor: Extractor, text: str) -> None:
    assert extractor.analyzer(text).towns == ()


def test_the_same_text_gives_the_same_doc(extractor: Extractor, doc: Doc) -> None:
    again = extractor.analyzer(TEXT)
    assert (again.names, again.times, again.towns, again.countries) == (doc.names, doc.times, doc.towns, doc.countries)
    assert [s.parse and s.parse.source.to_json() for s in again.sentences] == [
        s.parse and s.parse.source.to_json() for s in doc.sentences
    ]


@given(st.text(max_size=60) | st.text(st.sampled_from("Kyiv struck. \n“”’"), max_size=60))
@settings(deadline=None, max_examples=40)
def test_any_text_can_be_annotated(extractor: Extractor, text: str) -> None:
    doc = extractor.analyzer(text)
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in doc.sentences)


def test_loading_says_nothing_of_the_models_version(extractor: Extractor) -> None:
    model = Settings().language_model
    with pytest.warns(UserWarning, match="W095"):
        spacy.util.get_model_meta(spacy.util.get_package_path(model))
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        pipeline, _ = analyzer._load.__wrapped__(model)
    assert [str(one.message) for one in said if "W095" in str(one.message)] == []
    assert pipeline.pipe_names == extractor.analyzer._nlp.pipe_names


def test_the_pipeline_has_what_the_rules_read_and_no_cutter_of_its_own(extractor: Extractor) -> None:
    names = extractor.analyzer._nlp.pipe_names
    assert {"tagger", "parser", "tagging"} <= set(names)
    assert names.index("one_sentence") < names.index("parser") < names.index("tagging")
    assert not {"senter", "attribute_ruler", "lemmatizer", "ner"} & set(names)


def test_looked_up_tags_and_lemmas_are_those_of_the_models_own_components(extractor: Extractor, doc: Doc) -> None:
    nlp = extractor.analyzer._nlp
    ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
    told = "They didn't say that it was any of them; he'd been hit, I'm told, and the others' worst fears weren't met."
    for text in (told, *(sentence.text for sentence in doc.sentences)):
        ours, theirs = nlp(text), nlp(text)
        for token in theirs:
            token.pos_, token.lemma_ = "", ""
            token.set_morph("")  # type: ignore[attr-defined]  # missing in the stubs
        theirs = lemmatizer(ruler(theirs))
        assert [(t.text, t.pos_, t.lemma_) for t in ours] == [(t.text, t.pos_, t.lemma_) for t in theirs]


def test_persons_and_places_are_named_where_a_sentence_may_tell_of_an_event(doc: Doc) -> None:
    labels = {sentence.text: sentence.parse.ents for sentence in doc.sentences if sentence.parse is not None}
    assert [each.text for each in labels["Later, envoys met in Jeddah."]] == ["Jeddah"]


def test_a_missing_model_is_a_setup_error_that_names_it(extractor: Extractor) -> None:
    with pytest.raises(SetupError, match="make setup") as raised:
        Analyzer("no_such_pipeline", extractor.gazetteer)
    assert raised.value.subject == "no_such_pipeline"


@pytest.mark.parametrize("name", ["U.S.", "US", "U.N."])
def test_a_compound_with_initials_is_cut_at_its_hyphen(extractor: Extractor, name: str) -> None:
    (sentence,) = extractor.analyzer(f"They held {name}-brokered talks in Geneva.").sentences
    assert [token.text for token in sentence.parse or ()][2:5] == [name, "-", "brokered"]
