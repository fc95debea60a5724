"""The words that roles, places and status are read by: ``data/lexicon.toml``."""

import tomllib
from functools import cache
from pathlib import Path


def words(section: str, name: str) -> frozenset[str]:
    """A list of words by its section and name. Raises KeyError where there is none."""
    return frozenset(_lists()[section][name])


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((Path(__file__).with_name("data") / "lexicon.toml").read_text(encoding="utf-8"))
