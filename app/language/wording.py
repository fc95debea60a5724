"""Words that the reading of sentences goes by: ``data/words.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Wording:
    """The words as listed, in lower case where nothing else is said.

    ``classes`` and ``modality`` map a name to lemmas; ``sides`` are lemmas of what stands for two parties in the plural
    ("the leaders"); ``abbreviations`` have their usual spelling; ``past_forms`` maps a lemma to forms of another stem;
    ``everyday`` are verbs that tell of an event only in company, ``idle`` those of them that need a word of war or
    peace for company; ``war`` are words, as written, of texts about war;
    ``adding`` make a sentence worth a parse for what it adds to an attack told before;
    ``numbers`` maps the words below a hundred and ``scales`` the larger ones to values; ``fates_after`` maps a word
    after a number, ``fates`` any counted word, to killed or wounded.
    """

    classes: dict[str, frozenset[str]]
    modality: dict[str, frozenset[str]]
    sides: frozenset[str]
    abbreviations: frozenset[str]
    past_forms: dict[str, tuple[str, ...]]
    everyday: frozenset[str]
    idle: frozenset[str]
    war: frozenset[str]
    adding: frozenset[str]
    numbers: dict[str, int]
    scales: dict[str, int]
    fates_after: dict[str, str]
    fates: dict[str, str]


@cache
def wording() -> Wording:
    """Read the words, once for all."""
    table = tomllib.loads((Path(__file__).with_name("data") / "words.toml").read_text(encoding="utf-8"))
    numbers, fates = table["numbers"], table["fates"]
    return Wording(
        classes=_sets(table["classes"]),
        modality=_sets(table["modality"]),
        sides=frozenset(table["sides"]["heads"]),
        abbreviations=frozenset(table["spelling"]["abbreviations"]),
        everyday=frozenset(table["scan"]["everyday"]),
        idle=frozenset(table["scan"]["idle"]),
        war=frozenset(table["scan"]["war"]),
        adding=frozenset(table["scan"]["adding"]),
        past_forms={word: tuple(forms) for word, forms in table["past_forms"].items()},
        numbers=_counting(numbers["ones"], 0, 1) | _counting(numbers["tens"], 20, 10),
        scales=numbers["scales"],
        fates_after=fates["after"],
        fates=fates["after"] | fates["nouns"],
    )


def _sets(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table.items()}


def _counting(words: list[str], first: int, step: int) -> dict[str, int]:
    return {word: first + step * place for place, word in enumerate(words)}
