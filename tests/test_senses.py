"""What the words of a sentence stand for."""

import pytest
from parsing import read, word

from app.ingest.extracting import Extractor
from app.language.senses import BUILT_IN, Senses
from app.language.wording import wording


@pytest.mark.parametrize(
    ("sentence", "head", "party"),
    [
        ("Ukraine's air force struck the bridge.", "force", "Ukraine"),
        ("The armed forces of the Russian Federation shelled the town.", "forces", "Russia"),
        ("U.S. envoys met in Jeddah.", "envoys", "United States"),
        ("Kyiv attacked the base overnight.", "Kyiv", "Ukraine"),
        ("The Kremlin agreed to the truce.", "Kremlin", "Russia"),
        ("Hamas fighters attacked the base.", "fighters", "Hamas"),
        ("Ukrainian drones hit the refinery.", "drones", "Ukraine"),
        ("Israeli warplanes bombed Rafah.", "warplanes", "Israel"),
        ("The president of France met his generals.", "president", "France"),
        ("The delegation of the Congolese government met M23.", "delegation", "Democratic Republic of the Congo"),
        ("Putin and Trump met in Alaska.", "Trump", "United States"),
        ("Tayyip Erdogan met Putin in Sochi.", "Erdogan", "Turkey"),
        ("Turkish Foreign Minister Mevlut Cavusoglu met the envoys.", "Cavusoglu", "Turkey"),
        ("Turkish Foreign Minister Hamdi Karwan met the envoys.", "Karwan", "Turkey"),
        ("Ukraine's defence minister, Kamil Sorvan, led the talks.", "Sorvan", "Ukraine"),
        ("Kamil Sorvan, Ukraine's defence minister, led the talks.", "Sorvan", "Ukraine"),
        ("Kamil Sorvan met reporters before the talks.", "Sorvan", None),
        ("Soldiers attacked the village.", "Soldiers", None),
        ("Three missiles struck Odesa on Friday.", "Odesa", None),
        ("The villagers of Ukraine met the envoys.", "villagers", None),
    ],
)
def test_the_party_that_a_phrase_stands_for(extractor: Extractor, sentence: str, head: str, party: str | None) -> None:
    senses = read(extractor, sentence)
    assert senses.party(word(senses, head)) == party


@pytest.mark.parametrize(
    ("sentence", "thing", "owners"),
    [
        ("American and British forces struck Yemen.", "forces", ("United States", "United Kingdom")),
        ("On Friday Egyptian, European and Sudanese officials met.", "officials", ("Egypt", "Sudan")),
        ("Drones struck Russian air bases.", "bases", ("Russia",)),
        ("The bases of the Russian army were struck.", "bases", ("Russia",)),
        ("The base was struck.", "base", ()),
        ("Al-Shabaab militants attacked a convoy.", "militants", ("al-Shabaab",)),
        ("The Lebanese group Hezbollah attacked a convoy.", "group", ("Hezbollah",)),
    ],
)
def test_whose_a_thing_is(extractor: Extractor, sentence: str, thing: str, owners: tuple[str, ...]) -> None:
    senses = read(extractor, sentence)
    assert senses.owners(word(senses, thing)) == owners
    assert senses.owner(word(senses, thing)) == (owners[0] if owners else None)


@pytest.mark.parametrize(
    ("sentence", "text", "name"),
    [
        ("Israel struck Beirut.", "Israel", "party"),
        ("Hamas attacked the base.", "Hamas", "group"),
        ("Putin met the envoys.", "Putin", "person"),
        ("Three missiles struck Odesa.", "Odesa", "place"),
        ("Three missiles struck Odesa.", "Odesa", "town"),
        ("Israel attacked Lebanon.", "Lebanon", "place"),
        ("400 Ukrainians were freed in the exchange.", "Ukrainians", "nationality"),
        ("Mossad attacked a convoy.", "Mossad", "security"),
        ("Three missiles struck Odesa.", "Three", "number"),
        ("It attacked the base on Monday.", "It", "pronoun"),
        ("It attacked the base on Monday.", "Monday", "date"),
        ("Troops recaptured it a day later.", "later", "date"),
        ("The two leaders met in Anchorage.", "leaders", "pair"),
        ("Three missiles struck Odesa.", "missiles", "weapon"),
        ("Rebels attacked the town.", "Rebels", "force"),
        ("The cease-fire took effect on Friday.", "fire", "quiet"),
        ("Jihadists ambushed a convoy.", "Jihadists", "irregular"),
        ("Its troops had taken Hrushivka.", "Hrushivka", "town"),
    ],
)
def test_the_class_of_a_word(extractor: Extractor, sentence: str, text: str, name: str) -> None:
    senses = read(extractor, sentence)
    assert senses.is_a(word(senses, text), name)


@pytest.mark.parametrize(
    ("sentence", "text", "name"),
    [
        ("Israel attacked Lebanon.", "Lebanon", "town"),
        ("Ukrainian forces attacked the base.", "Ukrainian", "nationality"),
        ("The leader met his generals.", "leader", "pair"),
        ("The base was struck.", "base", "party"),
        ("They attacked the base.", "They", "person"),
        ("Nobody attacked the base.", "Nobody", "pronoun"),
        ("The second missile struck Odesa.", "second", "number"),
        ("Three missiles struck Odesa.", "Odesa", "weapon"),
    ],
)
def test_a_word_is_not_of_another_class(extractor: Extractor, sentence: str, text: str, name: str) -> None:
    senses = read(extractor, sentence)
    assert not senses.is_a(word(senses, text), name)


def test_an_unknown_class_is_an_error(extractor: Extractor) -> None:
    senses = read(extractor, "Israel struck Beirut.")
    with pytest.raises(KeyError):
        senses.is_a(word(senses, "Beirut"), "wepaon")


def test_no_class_has_two_meanings() -> None:
    assert BUILT_IN.keys().isdisjoint(wording().classes)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Russia and Ukraine exchanged prisoners.", "Russia"),
        ("Putin and Trump met in Alaska.", "Putin"),
        ("Both sides agreed to a truce.", "sides"),
        ("Both agreed to a truce.", "Both"),
        ("The two delegations met in Doha.", "delegations"),
    ],
)
def test_two_sides_are_a_pair(extractor: Extractor, sentence: str, text: str) -> None:
    senses = read(extractor, sentence)
    assert senses.is_pair(word(senses, text))


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Russia and Moscow announced the exchange.", "Russia"),
        ("Leaders met in Doha.", "Leaders"),
        ("The two missiles struck Kyiv.", "missiles"),
        ("Putin met the envoys.", "Putin"),
    ],
)
def test_one_side_is_no_pair(extractor: Extractor, sentence: str, text: str) -> None:
    senses = read(extractor, sentence)
    assert not senses.is_pair(word(senses, text))


def test_names_come_in_order_and_each_once(extractor: Extractor) -> None:
    senses = read(extractor, "Xi Jinping met Vladimir Putin in Beijing before the talks.")
    named = senses.named_all()
    assert [name.name for name in named] == ["Xi Jinping", "Vladimir Putin", "Beijing"]
    assert all(senses.doc.text[name.start : name.end] == name.text for name in named)


def test_the_model_spells_a_known_surname_in_full(extractor: Extractor) -> None:
    senses = read(extractor, "President Vladimir Vladimirovich Putin met the envoys.")
    named = senses.named(word(senses, "Putin"))
    assert named is not None
    assert (named.text, named.kind, named.party) == ("Vladimir Vladimirovich Putin", "person", "Russia")


def test_parties_of_phrases_come_in_order_and_each_once(extractor: Extractor) -> None:
    senses = read(extractor, "Moscow, Kyiv and Russian forces exchanged prisoners.")
    heads = [word(senses, text) for text in ("Moscow", "Kyiv", "forces")]
    assert senses.parties(heads) == ["Russia", "Ukraine"]


def test_a_sentence_that_was_not_parsed_has_no_names(extractor: Extractor) -> None:
    doc = extractor.analyzer("Ukraine is big.")
    assert [name.name for name in doc.names] == ["Ukraine"]
    assert doc.sentences[0].parse is None
    assert Senses(doc, doc.sentences[0]).named_all() == []
