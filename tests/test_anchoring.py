"""When it took place: which of an article's time expressions dates an event, and when none does."""

import pytest
from telling import DAY, one, reports

from app.domain.when import DateBasis
from app.ingest.extracting import Extractor


def edtf(extractor: Extractor, kind: str, text: str, published: str | None = DAY) -> str | None:
    when = one(extractor, kind, text, published).when
    return when.edtf if when else None


@pytest.mark.parametrize(
    ("kind", "text", "date"),
    [
        ("strike", "Israel bombed Damascus on Tuesday.", "2025-06-03"),
        ("strike", "Israel bombed Damascus yesterday.", "2025-06-03"),
        ("strike", "Russia struck Kharkiv with drones overnight.", "2025-06-04"),
        ("strike", "Late on Monday Israel bombed Damascus.", "2025-06-02"),
        ("strike", "Iran fired missiles at Israel last week.", "2025-05-26/2025-06-01"),
        ("strike", "Over the weekend Israel bombed Damascus.", "2025-05-31/2025-06-01"),
        ("battle", "M23 rebels seized Bukavu in early May.", "2025-05-01~/2025-05-10~"),
        ("strike", "Israeli jets bombed Beirut this morning.", "2025-06-04"),
        ("strike", "Israeli jets bombed Beirut in mid-May.", "2025-05-11~/2025-05-20~"),
        ("strike", "Israeli jets bombed Beirut in late May.", "2025-05-21~/2025-05-31~"),
        ("strike", "Israeli jets recently bombed Beirut.", "2025-06-04~"),
        ("battle", "M23 rebels seized Goma in January.", "2025-01"),
        ("battle", "Azerbaijani troops captured Shusha in 2020.", "2020"),
        ("talks", "Talks between Rwanda and Congo took place in Doha on May 12.", "2025-05-12"),
        ("talks", "Serbia and Kosovo held talks in Brussels last Friday.", "2025-05-30"),
        ("swap", "Russia and Ukraine exchanged 900 prisoners from 23 to 25 May.", "2025-05-23/2025-05-25"),
        ("withdrawal", "American troops withdrew from Kabul on 30 August 2021.", "2021-08-30"),
        ("talks", "Rwanda and Congo held talks in Doha three days ago.", "2025-06-01"),
        ("talks", "India and Pakistan concluded two days of talks in Doha on Monday.", "2025-06-01/2025-06-02"),
        ("talks", "Rwanda and Congo ended a three-day round of talks in Doha on Monday.", "2025-05-31/2025-06-02"),
        ("swap", "Last October Qatar persuaded Moscow to return four Ukrainian children to Kyiv.", "2024-10"),
        ("strike", "In 2020 Indian and Pakistani guns shelled each other's posts near Poonch.", "2020"),
    ],
)
def test_the_clause_dates_its_event(extractor: Extractor, kind: str, text: str, date: str) -> None:
    assert edtf(extractor, kind, text) == date


@pytest.mark.parametrize(
    ("kind", "text", "date"),
    [
        ("talks", "On Monday the delegations flew to Doha, where Rwanda and Congo held talks.", "2025-06-02"),
        ("strike", "The army said on Tuesday that its jets had bombed Damascus on Sunday.", "2025-06-01"),
        ("battle", "On 10 May 2025 the front gave way. M23 rebels seized Walikale.", "2025-05-10"),
        ("strike", "On 5 May India and Pakistan broke off talks. The next day India bombed Lahore.", "2025-05-06"),
        ("talks", "18 February 2025 — Riyadh. Russia and the United States held talks.", "2025-02-18"),
        ("swap", "March 19, 2025: Moscow and Kyiv exchanged 175 prisoners each.", "2025-03-19"),
        ("agreement", "The war had lasted a year. Israel and Hezbollah signed a truce on 27 November.", "2024-11-27"),
    ],
)
def test_another_clause_or_the_passage_dates_it_where_its_own_does_not(
    extractor: Extractor, kind: str, text: str, date: str
) -> None:
    assert edtf(extractor, kind, text) == date


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "After Israel bombed Damascus on Sunday, Iran fired missiles at Haifa on Monday.",
            ["2025-06-01", "2025-06-02"],
        ),
        (
            "Rwanda and Congo, which held talks in Doha in May, will meet again in Luanda next week.",
            ["2025-05", "2025-06-09/2025-06-15"],
        ),
    ],
)
def test_two_events_of_one_sentence_have_each_its_own_day(extractor: Extractor, text: str, dates: list[str]) -> None:
    assert [each.when and each.when.edtf for each in reports(extractor, text)] == dates


def test_every_entry_of_a_list_of_dates_has_its_own(extractor: Extractor) -> None:
    text = (
        "11 March 2025 — Ukraine and the United States held talks in Jeddah.\n\n"
        "16 May 2025 — Russia and Ukraine held talks in Istanbul.\n\n"
        "2 June 2025 — Russia and Ukraine held talks in Istanbul again."
    )
    assert [each.when and each.when.edtf for each in reports(extractor, text)] == [
        "2025-03-11",
        "2025-05-16",
        "2025-06-02",
    ]


@pytest.mark.parametrize(
    ("kind", "text", "date"),
    [
        ("talks", "Rwanda and Congo will meet in Doha on Friday.", "2025-06-06"),
        ("talks", "Rwanda and Congo will meet in Doha.", None),
        ("talks", "On 9 June Rwanda and Congo are due to hold talks, with Qatar as host.", "2025-06-09"),
        ("swap", "India and Pakistan agreed on Monday to exchange 200 prisoners.", None),
        ("swap", "India and Pakistan agreed to exchange 200 prisoners on 20 June.", "2025-06-20"),
        ("talks", "Zelensky proposed to meet Putin in Istanbul on 15 June.", "2025-06-15"),
        (
            "talks",
            "The talks between Serbia and Kosovo, planned for 9 June in Brussels, were called off.",
            "2025-06-09",
        ),
    ],
)
def test_what_is_to_come_has_the_day_on_which_it_is_to_be(
    extractor: Extractor, kind: str, text: str, date: str | None
) -> None:
    assert edtf(extractor, kind, text) == date


@pytest.mark.parametrize(
    ("kind", "text", "date"),
    [
        (
            "agreement",
            "The truce between Israel and Hezbollah, signed on 27 January, runs until 18 February. The war goes on.",
            "2025-01-27",
        ),
        (
            "agreement",
            "A ceasefire between Israel and Hezbollah has been in force since 27 November 2024. The war is over.",
            "2024-11-27",
        ),
        (
            "battle",
            "Since the war began in April 2023, prices have doubled. Sudan's army recaptured Khartoum on Monday.",
            "2025-06-02",
        ),
        (
            "agreement",
            "India and Pakistan signed a ceasefire on 10 May that took effect on 12 May. The war is over.",
            "2025-05-10",
        ),
        (
            "agreement",
            "Relief agencies today welcomed the ceasefire between Israel and Hamas, which came into force on Monday.",
            "2025-06-02",
        ),
        ("strike", "Israel, at war since October 2023, bombed Beirut.", DAY),
        ("strike", "Russia bombed Odesa, a port of the 2022 grain deal.", DAY),
        ("strike", "Israel struck the site of the 2023 massacre near Gaza City.", DAY),
        ("strike", "In its worst raid since October 2023, Israel bombed Beirut on Monday.", "2025-06-02"),
    ],
)
def test_the_day_of_something_else_is_not_its_own(extractor: Extractor, kind: str, text: str, date: str) -> None:
    assert edtf(extractor, kind, text) == date


def test_news_without_a_day_is_of_the_day_of_the_article(extractor: Extractor) -> None:
    when = one(extractor, "strike", "Israeli jets bombed Damascus.").when
    assert when is not None
    assert (when.edtf, when.basis) == (DAY, DateBasis.PUBLISHED)


def test_what_goes_on_is_dated_by_the_article(extractor: Extractor) -> None:
    assert edtf(extractor, "strike", "Russian artillery continues to shell Kherson.") == DAY


@pytest.mark.parametrize(
    "text",
    [
        "Israel bombed Damascus.",
        "Israel bombed Damascus on Tuesday.",
        "Israel bombed Damascus yesterday.",
        "Israel bombed Damascus last week.",
    ],
)
def test_nothing_is_dated_that_only_an_unknown_day_of_publication_could_date(extractor: Extractor, text: str) -> None:
    assert edtf(extractor, "strike", text, None) is None


def test_the_day_of_an_announcement_is_not_that_of_what_is_announced(extractor: Extractor) -> None:
    text = "India said on 2 June 2025 that its minister would meet Pakistani envoys in Dubai."
    assert edtf(extractor, "talks", text, None) is None


def test_a_full_date_needs_no_day_of_publication(extractor: Extractor) -> None:
    assert edtf(extractor, "strike", "Israel bombed Damascus on 3 June 2025.", None) == "2025-06-03"
