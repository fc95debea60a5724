"""Who does what to whom, read from the parse."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import pytest
from parsing import read, word

from app.ingest.extracting import Extractor
from app.language import grammar

if TYPE_CHECKING:
    from app.language.parse import Token


def texts(tokens: Iterable["Token"]) -> list[str]:
    return [token.text for token in tokens]


@pytest.mark.parametrize(
    ("sentence", "verb", "doers", "undergoers"),
    [
        pytest.param("The Russian army shelled the town.", "shelled", ["army"], ["town"], id="active"),
        pytest.param("The town was shelled by the Russian army.", "shelled", ["army"], ["town"], id="passive"),
        pytest.param("The town was shelled on Monday.", "shelled", [], ["town"], id="passive without an agent"),
        pytest.param("Bases hit by Ukrainian drones burned.", "hit", ["drones"], ["Bases"], id="passive participle"),
        pytest.param("The army shelling the town lost ten tanks.", "shelling", ["army"], ["town"], id="participle"),
        pytest.param("Kyiv accused an army shelling the town.", "shelling", ["army"], ["town"], id="of an object"),
        pytest.param("The missile that struck Dnipro came late.", "struck", ["missile"], ["Dnipro"], id="relative"),
        pytest.param("Russian forces which attacked Izium withdrew.", "attacked", ["forces"], ["Izium"], id="which"),
        pytest.param(
            "Russia and Ukraine swapped prisoners.", "swapped", ["Russia", "Ukraine"], ["prisoners"], id="and"
        ),
        pytest.param("Drones struck Kyiv and Odesa.", "struck", ["Drones"], ["Kyiv", "Odesa"], id="two objects"),
        pytest.param("Drones destroyed or damaged 40 planes.", "destroyed", ["Drones"], ["planes"], id="first of two"),
        pytest.param("Drones destroyed or damaged 40 planes.", "damaged", ["Drones"], ["planes"], id="second of two"),
        pytest.param("Russia bombed Kyiv, killing 12 people.", "killing", ["Russia"], ["people"], id="what follows"),
        pytest.param(
            "The shells fell in the yard, it said, damaging three houses.",
            "damaging",
            ["shells"],
            ["houses"],
            id="it said",
        ),
        pytest.param("Pakistan planned to attack India.", "attack", ["Pakistan"], ["India"], id="infinitive"),
        pytest.param("Iran let three hostages go.", "let", ["Iran"], ["hostages"], id="let go"),
        pytest.param(
            "Two nurses came home after being freed by rebels.", "freed", ["rebels"], ["nurses"], id="after being freed"
        ),
    ],
)
def test_doers_and_undergoers(
    extractor: Extractor, sentence: str, verb: str, doers: list[str], undergoers: list[str]
) -> None:
    token = word(read(extractor, sentence), verb)
    assert texts(grammar.doers(token)) == doers
    assert texts(grammar.undergoers(token)) == undergoers


@pytest.mark.parametrize(
    ("sentence", "verb", "passive"),
    [
        ("The town was shelled on Monday.", "shelled", True),
        ("Bases hit by Ukrainian drones burned.", "hit", True),
        ("The planes destroyed or damaged in the attack burned.", "destroyed", True),
        ("The army shelled the town.", "shelled", False),
        ("Drones destroyed or damaged 40 planes.", "destroyed", False),
        ("The army has attacked the town.", "attacked", False),
    ],
)
def test_the_passive(extractor: Extractor, sentence: str, verb: str, *, passive: bool) -> None:
    assert grammar.is_passive(word(read(extractor, sentence), verb)) is passive


@pytest.mark.parametrize(
    ("sentence", "head", "prepositions", "nouns"),
    [
        ("Talks between Russia and Ukraine ended.", "Talks", {"between"}, ["Russia", "Ukraine"]),
        ("Talks between Russia and Ukraine ended.", "Talks", {"with"}, []),
        ("Rebels withdrew from Goma and Bukavu.", "withdrew", {"from"}, ["Goma", "Bukavu"]),
        ("The army pulled out of the town.", "pulled", None, ["town"]),
        ("Israel attacked a camp, according to Hamas.", "attacked", None, []),
    ],
)
def test_what_stands_behind_prepositions(
    extractor: Extractor, sentence: str, head: str, prepositions: set[str] | None, nouns: list[str]
) -> None:
    wanted = None if prepositions is None else frozenset(prepositions)
    assert texts(grammar.behind(word(read(extractor, sentence), head), wanted)) == nouns


@pytest.mark.parametrize(
    ("sentence", "noun", "before"),
    [
        ("Drones struck Russian air bases.", "bases", {"Russian", "air"}),
        ("Ukraine's air force struck the bridge.", "force", {"Ukraine", "air"}),
        ("American and British forces struck Yemen.", "forces", {"American", "British"}),
        ("Vietnamese-led forces attacked the camp.", "forces", {"Vietnamese", "led"}),
        ("The forces of Russia attacked the town.", "forces", set()),
        ("The army attacked Hill 3234.", "Hill", set()),
    ],
)
def test_what_stands_before_a_noun(extractor: Extractor, sentence: str, noun: str, before: set[str]) -> None:
    assert set(texts(grammar.modifiers(word(read(extractor, sentence), noun)))) == before


def test_conjuncts_follow_their_first_and_none_comes_twice(extractor: Extractor) -> None:
    first, second = (word(read(extractor, "Russia and Ukraine met."), name) for name in ("Russia", "Ukraine"))
    assert texts(grammar.with_conjuncts([first])) == ["Russia", "Ukraine"]
    assert texts(grammar.with_conjuncts([second])) == ["Ukraine"]


def test_governors_lead_to_the_root(extractor: Extractor) -> None:
    senses = read(extractor, "Russia launched a wave of strikes on Kyiv.")
    assert texts(grammar.governors(word(senses, "strikes"))) == ["of", "wave", "launched"]
    assert texts(grammar.governors(word(senses, "launched"))) == []


def test_a_clause_ends_where_another_subject_begins(extractor: Extractor) -> None:
    senses = read(extractor, "Troops withdrew after Ethiopia signed a truce.")
    assert grammar.clause_head(word(senses, "truce")).text == "signed"
    assert "Ethiopia" in texts(grammar.clause(word(senses, "truce")))
    assert "Ethiopia" not in texts(grammar.clause(word(senses, "Troops")))


@pytest.mark.parametrize(
    ("sentence", "verb", "small"),
    [
        ("Rebels pulled back from Goma.", "pulled", "back"),
        ("Russia blew up 12 bridges.", "blew", "up"),
        ("Moscow handed over 6,000 bodies.", "handed", "over"),
    ],
)
def test_small_words_go_with_their_verb(extractor: Extractor, sentence: str, verb: str, small: str) -> None:
    assert small in grammar.particle(word(read(extractor, sentence), verb))


@pytest.mark.parametrize(
    ("sentence", "part", "whole"),
    [
        ("The cease-fire took effect.", "fire", "cease-fire"),
        ("Artillery fire hit the town.", "fire", "fire"),
        ("Russia - Ukraine talks ended.", "Ukraine", "ukraine"),
    ],
)
def test_a_hyphenated_compound_is_one_word(extractor: Extractor, sentence: str, part: str, whole: str) -> None:
    assert grammar.hyphenated(word(read(extractor, sentence), part)) == whole


@pytest.mark.parametrize(
    ("sentence", "token", "negated"),
    [
        ("Israel did not strike Beirut.", "strike", True),
        ("No talks were held in Doha.", "talks", True),
        ("Hamas never attacked the convoy.", "attacked", True),
        ("Israel didn't strike Beirut.", "strike", True),
        ("Israel did strike Beirut.", "strike", False),
        ("The talks were held in Doha.", "talks", False),
    ],
)
def test_what_is_denied(extractor: Extractor, sentence: str, token: str, *, negated: bool) -> None:
    assert grammar.is_negated(word(read(extractor, sentence), token)) is negated


def test_auxiliaries_of_a_verb(extractor: Extractor) -> None:
    assert grammar.auxiliaries(word(read(extractor, "The ministers will have met by Monday."), "met")) == {
        "will",
        "have",
    }


@pytest.mark.parametrize("reading", [grammar.undergoers, grammar.behind, grammar.modifiers])
def test_no_word_stands_around_itself(extractor: Extractor, reading: Callable[["Token"], list["Token"]]) -> None:
    senses = read(extractor, "Russia, said Kyiv, bombed or shelled towns (and villages) that rebels held, killing 12.")
    for token in senses.sentence.parse or ():
        assert token not in reading(token)


@pytest.mark.parametrize(
    ("sentence", "one", "other", "apart"),
    [
        ("A day before the call with Trump, he had spoken with Merz.", "call", "spoken", True),
        ("Rebels seized Goma after they had captured Sake.", "seized", "captured", True),
        ("Rebels seized Goma and captured Sake.", "seized", "captured", False),
    ],
)
def test_what_is_told_as_before_or_after_something_is_apart(
    extractor: Extractor, sentence: str, one: str, other: str, *, apart: bool
) -> None:
    senses = read(extractor, sentence)
    assert grammar.in_turn(word(senses, one), word(senses, other)) is apart
