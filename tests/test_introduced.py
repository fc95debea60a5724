"""Persons whom a text introduces and then calls by their surname."""

import pytest
from builders import actors
from telling import one

from app.domain.report import Actor
from app.ingest.extracting import Extractor


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        (  # in a sentence that tells of nothing else
            "Kenyan ambassador Joseph Mutua arrived in Sanaa. Mutua met Houthi leader Mahdi al-Mashat on Monday.",
            actors(participant=["Kenya", "Houthis"]),
        ),
        (  # on record, by a surname that many have
            "European Council President Charles Michel flew to Yerevan. Michel met Nikol Pashinyan on Monday.",
            actors(participant=["European Union", "Armenia"]),
        ),
        (  # where the family name comes first
            "Kim Jong Un was in Russia. The trip followed the summit that Kim held with Vladimir Putin on Monday.",
            actors(participant=["North Korea", "Russia"]),
        ),
    ],
)
def test_a_surname_is_whom_the_text_introduced_by_it(extractor: Extractor, text: str, cast: tuple[Actor, ...]) -> None:
    assert set(one(extractor, "talks", text).actors) == set(cast)


def test_a_surname_of_two_sides_is_nobodys(extractor: Extractor) -> None:
    text = (
        "Kenyan ambassador Joseph Mutua arrived in Sanaa. Ugandan ambassador Peter Mutua did too. "
        "Mutua met Houthi leader Mahdi al-Mashat on Monday."
    )
    assert not {"Kenya", "Uganda"} & {actor.name for actor in one(extractor, "talks", text).actors}
