"""Whom a text itself tells to be at war."""

import pytest

from app.ingest.enmity import with_told
from app.ingest.extracting import Extractor
from app.language.senses import Senses


def foes(extractor: Extractor, text: str) -> dict[str, tuple[str, ...]]:
    doc = extractor.analyzer(text)
    return with_told({}, [Senses(doc, sentence) for sentence in doc.sentences])


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's army has fought al-Shabaab for years.",
        "Kenya has been battling al-Shabaab fighters since 2011.",
        "The war between Kenya and al-Shabaab goes on, and the army lost two bases.",
        "Kenya is at war with al-Shabaab, whose fighters attacked a base.",
        "Kenya and al-Shabaab have been at war for years, and the army lost two bases.",
    ],
)
def test_who_fights_whom_is_told_both_ways(extractor: Extractor, text: str) -> None:
    assert foes(extractor, text) == {"Kenya": ("al-Shabaab",), "al-Shabaab": ("Kenya",)}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Uganda met al-Shabaab in Doha and attacked nobody.",
        "Kenya and Uganda have fought al-Shabaab for years.",
        "Kenya has never fought Uganda.",
    ],
    ids=["no war", "several on one side", "denied"],
)
def test_who_does_not_fight_alone_is_no_foe(extractor: Extractor, text: str) -> None:
    assert foes(extractor, text) == {}


def test_foes_on_record_come_first(extractor: Extractor) -> None:
    doc = extractor.analyzer("Kenya's army has fought al-Shabaab for years.")
    senses = [Senses(doc, sentence) for sentence in doc.sentences]
    assert with_told({"Kenya": ("Uganda",)}, senses)["Kenya"] == ("Uganda", "al-Shabaab")
