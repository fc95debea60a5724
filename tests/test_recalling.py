"""What has a name of its own, and a place in the reference chronology, is dated by it."""

import pytest
from telling import one, reports

from app.domain.chronology import read_chronology
from app.domain.when import When
from app.ingest.dating import annotate
from app.ingest.extracting import Extractor
from app.ingest.publishing import date_article
from app.ingest.recalling import counted_from, recalled, renewed, told_of

CHRONOLOGY = read_chronology("""
[[fact]]
name = "Talks in Veld, first"
kind = "talks"
when = "2001-03-10"
parties = ["Ruritania", "Freedonia"]
places = ["Veld"]
aliases = ["first round", "the Veld talks"]

[[fact]]
name = "Talks in Veld, second"
kind = "talks"
when = "2004-06-01/2004-06-03"
parties = ["Ruritania", "Freedonia"]
places = ["Veld"]
aliases = ["second round", "the Veld talks"]

[[fact]]
name = "Fall of Brod"
kind = "battle"
when = "2004-07-01"
parties = ["Ruritania", "Freedonia"]
places = ["Brod"]
aliases = ["the battle of Brod"]
""")


def named(text: str, word: str, kind: str = "talks") -> list[str]:
    return [fact.name for fact in told_of(text, (0, len(text)), text.index(word), kind, CHRONOLOGY)]


@pytest.mark.parametrize(
    ("text", "word", "facts"),
    [
        ("Ruritania left the Veld talks with Freedonia.", "talks", ["Talks in Veld, first", "Talks in Veld, second"]),
        ("Ruritania and Freedonia ended a second round of talks in Veld.", "talks", ["Talks in Veld, second"]),
        (
            "Ruritania and Freedonia met in Veld, their first talks in over three years.",
            "talks",
            ["Talks in Veld, second"],
        ),
        ("Ruritania and Freedonia ended a second round of talks in Ems.", "talks", []),
        ("Ruritania ended a second round of talks in Veld.", "talks", []),
        ("The second round, said Freedonia, opened new talks on Ruritania in Veld.", "talks", []),
        ("Ruritania and Freedonia met in Veld, their first talks in over two years.", "talks", []),
    ],
)
def test_talks_are_known_by_their_name_or_by_the_pause_before_them(text: str, word: str, facts: list[str]) -> None:
    assert named(text, word) == facts


def test_a_battle_has_no_name_of_its_own() -> None:
    assert named("Freedonia lost the battle of Brod to Ruritania.", "battle", "battle") == []


@pytest.mark.parametrize(
    ("told", "published", "day"),
    [
        (None, "2004-06-20", "2004-06-01/2004-06-03"),
        (None, "2004-05-20", "2001-03-10"),
        ("2001", "2004-06-20", "2001-03-10"),
        ("2003", "2004-06-20", None),
        (None, "2000-01-01", None),
        (None, None, None),
        ("2004-06", None, "2004-06-01/2004-06-03"),
    ],
)
def test_of_several_the_last_before_the_article_is_meant(
    told: str | None, published: str | None, day: str | None
) -> None:
    facts = [fact for fact in CHRONOLOGY.facts if fact.kind == "talks"]
    fact = recalled(facts, When(told) if told else None, When(published) if published else None)
    assert (fact.when.edtf if fact else None) == day


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("over three years", True),
        ("more than three years", True),
        ("three years", True),
        ("nearly four years", False),
        ("over a decade", False),
        ("nearly three years", False),
    ],
)
def test_the_pause_has_to_be_as_long_as_told(words: str, found: bool) -> None:  # noqa: FBT001
    text = f"The first talks between Ruritania and Freedonia in {words} were held in Veld."
    assert [fact.name for fact, _ in renewed(text, CHRONOLOGY)] == ["Talks in Veld, second"] * found


def test_days_count_from_what_is_on_record() -> None:
    text = "Two days after the Veld talks, Ruritania shelled Freedonia."
    fact = counted_from(text, len("Two days"), CHRONOLOGY, None)
    assert fact is None  # there were two of them
    dates = [date["edtf"] for date in annotate(text, "2004-06-20", CHRONOLOGY)]
    assert dates == ["2004-06-03"]


@pytest.mark.parametrize(
    ("word", "day"), [("recently", "2004-06~"), ("this week", "2004-06-01~"), ("in the old days", None)]
)
def test_news_of_talks_on_record_dates_an_article(word: str, day: str | None) -> None:
    text = f"The first talks between Ruritania and Freedonia in over three years were held {word} in Veld."
    assert date_article(text, told=None, found=None, chronology=CHRONOLOGY).edtf == day


def test_a_summit_is_dated_by_its_name(extractor: Extractor) -> None:
    text = "At the Alaska summit, US President Donald Trump and Russia's Vladimir Putin discussed a ceasefire."
    report = one(extractor, "talks", text, "2025-10-02")
    assert report.when is not None
    assert (report.when.edtf, str(report.when.basis)) == ("2025-08-15", "reference")
    assert one(extractor, "talks", text, "2025-06-02").when != report.when


def test_what_comes_after_a_summit_counts_from_it(extractor: Extractor) -> None:
    text = (
        "Three days after the Alaska summit of the U.S. and Russia, Volodymyr Zelensky of Ukraine met Donald Trump "
        "in Washington."
    )
    days = {report.when.edtf for report in reports(extractor, text, "2025-10-02") if report.when}
    assert "2025-08-18" in days


def test_who_sat_at_a_summit_on_record_is_told_by_the_record(extractor: Extractor) -> None:
    text = "Since the Alaska summit neither Russia nor the United States has changed its mind on Ukraine, Kyiv says."
    talks = [report for report in reports(extractor, text, published="2025-12-01") if report.kind == "talks"]
    assert [report.when.edtf for report in talks if report.when] == ["2025-08-15"]
    assert {actor.name for actor in talks[0].actors} == {"United States", "Russia"}
