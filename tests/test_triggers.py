"""The rules of ``triggers.toml``: each finds and skips what it says, and the scan before the parse loses nothing."""

import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from parsing import read, word

from app.domain.article import RawArticle
from app.ingest import pipeline
from app.ingest.extracting import Extractor
from app.ingest.standing import standing
from app.language import triggers
from app.language.doc import Doc, Sentence
from app.language.parse import Parse
from app.language.scanning import TriggerScan
from app.language.senses import BUILT_IN, Senses
from app.language.triggers import SLOTS, Condition, Trigger
from app.language.wording import wording

if TYPE_CHECKING:
    from app.language.parse import Token

RULES = triggers.triggers()
ORDER = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def told(extractor: Extractor, text: str) -> set[str]:
    """The kinds of what the text tells as real."""
    doc = extractor.analyzer(text)
    parsed = [Senses(doc, sentence) for sentence in doc.sentences if sentence.parse is not None]
    hits = [hit for senses in parsed for hit in triggers.hits(senses)]
    return {hit.trigger.kind for hit in hits if standing(hit).status is not None}


def conditions(rule: Trigger) -> list[Condition]:
    return [condition for group in (*rule.needs, rule.bars) for condition in group]


@pytest.mark.parametrize(
    ("rule", "sentence"), [pytest.param(rule, each, id=f"{rule.name}: {each}") for rule in RULES for each in rule.finds]
)
def test_a_rule_finds_its_kind(extractor: Extractor, rule: Trigger, sentence: str) -> None:
    assert rule.kind in told(extractor, sentence)


@pytest.mark.parametrize(
    ("rule", "sentence"), [pytest.param(rule, each, id=f"{rule.name}: {each}") for rule in RULES for each in rule.skips]
)
def test_a_rule_skips_what_is_not_its_kind(extractor: Extractor, rule: Trigger, sentence: str) -> None:
    assert rule.kind not in told(extractor, sentence)


def test_names_of_rules_are_unique() -> None:
    assert [name for name, times in Counter(rule.name for rule in RULES).items() if times > 1] == []


@ORDER
def test_a_rule_is_named_for_its_kind_and_has_proof(rule: Trigger) -> None:
    assert rule.name.partition(".")[0] == rule.kind
    assert rule.finds
    assert rule.skips
    assert rule.verbs | rule.nouns


@ORDER
def test_a_rule_speaks_of_places_and_classes_that_there_are(rule: Trigger) -> None:
    known = BUILT_IN.keys() | wording().classes.keys()
    assert {condition.slot for condition in conditions(rule)} <= SLOTS.keys() | {triggers.SENTENCE, triggers.EARLIER}
    assert {name for condition in conditions(rule) for name in condition.classes} <= known
    assert all(condition.classes or condition.lemmas for condition in conditions(rule))


@pytest.mark.parametrize(
    ("sentence", "noun", "starts"), [("They held talks.", "talks", True), ("It was talk.", "talk", False)]
)
def test_some_nouns_start_a_rule_in_the_plural_only(
    extractor: Extractor, sentence: str, noun: str, *, starts: bool
) -> None:
    token = word(read(extractor, sentence), noun)
    plural = [rule for rule in RULES if "talk" in rule.plural]
    assert plural
    assert [rule.starts(token) for rule in plural] == [starts] * len(plural)


def test_the_file_has_no_key_that_nothing_reads() -> None:
    rows = tomllib.loads((Path(triggers.__file__).with_name("data") / "triggers.toml").read_text("utf-8"))["trigger"]
    fields = set(Trigger.__dataclass_fields__)
    assert {key for row in rows for key in row} <= fields
    places = [place for row in rows for place in (*row.get("bars", ()), *(p for g in row.get("needs", ()) for p in g))]
    assert {key for place in places for key in place} <= {"slot", "is", "lemmas", "by"}


@pytest.fixture(scope="module")
def everything(extractor: Extractor, seeds: Path) -> list[Senses]:
    """Every sentence of the seed articles, parsed whether the scan wants it or not."""
    found = []
    for path in sorted(seeds.glob("*.txt")):
        article = pipeline.prepare(RawArticle(path.name, path.read_bytes(), "text"), extractor.chronology)
        doc = extractor.analyzer(article.clean.text)
        sentences = tuple(_parsed(extractor, sentence) for sentence in doc.sentences)
        whole = Doc(doc.text, sentences, doc.names, doc.times, doc.countries, doc.towns)
        found += [Senses(whole, sentence) for sentence in sentences]
    return found


def _parsed(extractor: Extractor, sentence: Sentence) -> Sentence:
    parse = sentence.parse or Parse(extractor.analyzer._nlp(sentence.text))
    return Sentence(sentence.index, sentence.start, sentence.end, sentence.paragraph, sentence.text, parse)


def test_the_scan_keeps_every_sentence_of_the_seeds_that_has_a_hit(everything: list[Senses]) -> None:
    scan = TriggerScan()
    hit = [senses.sentence.text for senses in everything if any(triggers.hits(senses))]
    assert len(hit) > len(everything) // 20
    assert [text for text in hit if not scan(text)] == []


def test_the_look_before_names_are_known_keeps_every_sentence_that_has_a_hit(everything: list[Senses]) -> None:
    hit = [senses.sentence.text for senses in everything if any(triggers.hits(senses))]
    kept = {senses.sentence.text for senses in everything if triggers.may_hit(senses)}
    assert set(hit) <= kept
    assert len(kept) < len(everything)


def test_the_scan_spares_sentences(everything: list[Senses]) -> None:
    scan = TriggerScan()
    assert any(not scan(senses.sentence.text) for senses in everything)


@pytest.mark.parametrize("lemma", sorted(wording().past_forms))
def test_the_scan_knows_past_forms(lemma: str) -> None:
    assert any(lemma in rule.verbs | rule.nouns for rule in RULES)
    scan = TriggerScan()
    assert all(scan(f"Russian troops {form} it.") for form in wording().past_forms[lemma])


@pytest.mark.parametrize(
    ("sentence", "trigger", "reading", "expected"),
    [
        ("Russia launched a wave of strikes.", "strikes", triggers.above, ["wave", "launched"]),
        ("Russia launched a wave of strikes.", "strikes", triggers.doers_of, ["Russia"]),
        ("Russia and Ukraine held talks.", "talks", triggers.doers_of, ["Russia", "Ukraine"]),
        ("The strikes on Kyiv killed ten.", "strikes", triggers.doers_of, []),
        ("Russia struck Kyiv.", "struck", triggers.doers_of, ["Russia"]),
        ("After the talks Russia struck Kyiv.", "talks", triggers.doers_of, []),
    ],
)
def test_who_is_behind_a_trigger(
    extractor: Extractor,
    sentence: str,
    trigger: str,
    reading: Callable[["Token"], list["Token"]],
    expected: list[str],
) -> None:
    assert [token.text for token in reading(word(read(extractor, sentence), trigger))] == expected


@pytest.mark.parametrize(
    ("sentence", "noun", "verb"),
    [
        ("Russia and Ukraine held talks.", "talks", "held"),
        ("Russia carried out a wave of strikes.", "strikes", "carried"),
        ("Both agreed to a truce.", "truce", "agreed"),
        ("After the talks Russia struck Kyiv.", "talks", None),
        ("Talks in Doha.", "Talks", None),
    ],
)
def test_the_verb_that_carries_a_noun(extractor: Extractor, sentence: str, noun: str, verb: str | None) -> None:
    found = triggers.light_verb(word(read(extractor, sentence), noun))
    assert (found.text if found is not None else None) == verb


def test_a_phrase_is_its_head_with_what_stands_before_it_and_behind_of(extractor: Extractor) -> None:
    senses = read(extractor, "Russia fired volleys of ballistic missiles at the town.")
    assert [token.text for token in triggers.phrase([word(senses, "volleys")])] == ["volleys", "missiles", "ballistic"]
