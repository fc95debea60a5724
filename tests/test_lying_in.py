"""Which place names can be of one event."""

import pytest

from app.ingest.extracting import Extractor
from app.ingest.lying_in import LyingIn
from app.language.doc import Doc
from app.language.senses import Named


def named(text: str, kind: str = "place") -> Named:
    return Named(0, len(text), text, kind, text, None)


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("Kharkiv", "Kharkiv", True),
        ("Kharkiv", "Ukraine", True),
        ("Kherson", "Kherson region", True),
        ("Kharkiv", "Odesa", False),
        ("Kharkiv", "Moscow", False),
        ("Lviv", "Donetsk region", False),
        ("Mykolaiv", "Kirovohrad region", False),
        ("Sloviansk", "Donbas", True),
    ],
)
def test_a_town_lies_in_its_region_and_country(extractor: Extractor, one: str, other: str, *, fits: bool) -> None:
    lying_in = LyingIn(Doc("", (), (), (), ("Ukraine",)), extractor.gazetteer)
    assert lying_in.fit(named(one), named(other), told_together=False) is fits
    assert lying_in.fit(named(other), named(one), told_together=False) is fits


@pytest.mark.parametrize(
    ("site", "town"), [("Odesa airport", "Odesa"), ("Starokostiantyniv air base", "Starokostiantyniv")]
)
def test_the_town_in_a_site_s_name_counts_with_it(extractor: Extractor, site: str, town: str) -> None:
    lying_in = LyingIn(Doc("", (), (), (), ("Ukraine",)), extractor.gazetteer)
    place = lying_in.place(named(site))
    assert place is not None
    beside = lying_in.town_of(place)
    assert beside is not None
    assert beside.name == town


def test_an_unknown_village_lies_in_a_region_that_is_told_together_with_it(extractor: Extractor) -> None:
    lying_in = LyingIn(Doc("", (), (), (), ("Somalia",)), extractor.gazetteer)
    village, region = named("Xyzzyqua"), named("Mudug", "region")
    assert lying_in.fit(village, region, told_together=True)
    assert not lying_in.fit(village, region, told_together=False)
    assert not lying_in.fit(village, named("Mogadishu"), told_together=True)
