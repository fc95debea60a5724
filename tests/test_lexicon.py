"""The lists of ``lexicon.toml``: as they are looked up, and none of them idle."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ingest import lexicon

FOLDER = Path(lexicon.__file__).parent
SECTIONS: dict[str, dict[str, list[str]]] = tomllib.loads(
    (FOLDER / "data" / "lexicon.toml").read_text(encoding="utf-8")
)
LISTS = [(section, name) for section, lists in SECTIONS.items() for name in lists]
EACH = pytest.mark.parametrize(("section", "name"), LISTS)


def asked_for() -> Iterator[tuple[str, str]]:
    """The section and name of every list that a module of ingestion asks for."""
    for module in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="lexicon"), attr="words"),
                    args=[ast.Constant(value=str(section)), ast.Constant(value=str(name))],
                ):
                    yield section, name


@EACH
def test_a_list_holds_words_in_lower_case(section: str, name: str) -> None:
    words = SECTIONS[section][name]
    assert words
    assert all(word and word == word.strip().lower() for word in words)


@EACH
def test_a_list_holds_no_word_twice(section: str, name: str) -> None:
    words = SECTIONS[section][name]
    assert sorted(words) == sorted(set(words))


def test_every_list_is_used_and_every_list_used_is_there() -> None:
    assert set(asked_for()) == set(LISTS)


@EACH
def test_a_list_is_found_by_section_and_name(section: str, name: str) -> None:
    assert lexicon.words(section, name) == frozenset(SECTIONS[section][name])


@pytest.mark.parametrize(("section", "name"), [("standing", "nonsense"), ("nonsense", "future")])
def test_a_list_that_is_not_there_is_an_error(section: str, name: str) -> None:
    with pytest.raises(KeyError):
        lexicon.words(section, name)
