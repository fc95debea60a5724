"""When it took place: which of an article's time expressions dates an event, and when none does."""

import pytest
from telling import DAY, one, reports

from app.domain.report import Status
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
        ("talks", "All-night talks between India and Pakistan in Doha ended on Monday.", "2025-06-01/2025-06-02"),
        ("talks", "Rwanda and Congo ended a three-day round of talks in Doha on Monday.", "2025-05-31/2025-06-02"),
        ("swap", "Last October Qatar persuaded Moscow to return four Ukrainian children to Kyiv.", "2024-10"),
        ("strike", "In 2020 Indian and Pakistani guns shelled each other's posts near Poonch.", "2020"),
        ("strike", "Ukrainian drones struck a refinery near Saratov overnight on June 2.", "2025-06-02"),
        ("strike", "In the past 24 hours Russia shelled Kherson 40 times.", "2025-06-03/2025-06-04"),
        ("talks", "Rwanda and Congo held talks in Doha two months ago, on 3 April.", "2025-04-03"),
        ("agreement", "India and Pakistan signed the pact that ended the war of 2020 in May of that year.", "2020-05"),
        ("agreement", "India and Pakistan agreed on a truce last week, on Thursday.", "2025-05-29"),
        ("talks", "Rwanda and Congo held talks in Doha on Monday and Tuesday.", "2025-06-02/2025-06-03"),
        ("agreement", "The truce that Angola brokered in March between Rwanda and Congo is in danger.", "2025-03"),
        ("withdrawal", "Kenyan troops left Bukavu in late March and early April.", "2025-03-21~/2025-04-10~"),
        ("battle", "Talks broke up on Monday, and on Tuesday M23 rebels seized Goma.", "2025-06-03"),
        ("strike", "Israeli jets bombed Beirut in the heaviest raids of the summer.", "2025-06-04"),
        ("battle", "The war has raged since April 2023. M23 rebels seized Goma in March.", "2025-03"),
        ("battle", "The war began in April 2023. In January M23 rebels seized Goma.", "2024-01"),
        ("strike", "Israeli jets bombed Beirut on Tuesday, on the eve of the feast.", "2025-06-03"),
        (
            "strike",
            "On 5 May 2024 the war began.\n\nHours before, Israeli jets had bombed Beirut.",
            DAY,
        ),
        ("withdrawal", "Kenyan troops left the base before dawn last week.", "2025-05-26/2025-06-01"),
        (
            "talks",
            "Kenya's president is due to meet U.S. Secretary of State John Kerry in Nairobi on Friday.",
            "2025-06-06",
        ),
        ("strike", "Israeli jets have bombed Beirut since Sunday.", "2025-06-01/2025-06-04"),
        (
            "battle",
            "Clashes between Druze and Bedouin fighters have killed 30 people since Monday.",
            "2025-06-02/2025-06-04",
        ),
        ("battle", "M23 rebels have seized Goma and Bukavu since Sunday.", "2025-06-01/2025-06-04"),
        ("battle", "M23 rebels stormed Goma, the third city that they have seized since Sunday.", DAY),
        ("talks", "A second day of talks between Rwanda and Congo in Doha ended on Tuesday.", "2025-06-02/2025-06-03"),
        ("talks", "Rwanda and Congo held a third day of talks in Doha on Tuesday.", "2025-06-01/2025-06-03"),
        ("agreement", "Israel and Hezbollah ended a ten-day truce on Monday.", "2025-06-02"),
        (
            "withdrawal",
            "M23 rebels have left Bukavu before talks with Congo that are planned for next week.",
            DAY,
        ),
        (
            "talks",
            "Iran's envoy spent three days in talks with Saudi Arabia in Riyadh, which ended on Monday.",
            "2025-05-31/2025-06-02",
        ),
        (
            "talks",
            "Israel and Hamas resume talks in Cairo on Sunday, officials said.",
            "2025-06-08",
        ),
        ("strike", "May 23 - Two drones hit the port of Massawa in Eritrea.", "2025-05-23"),
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
        (
            "talks",
            "On Tuesday all was calm. Rwanda and Congo met, a day after Doha stopped a raid that M23 began on Sunday.",
            "2025-06-03",
        ),
        (
            "battle",
            "Rwanda's envoys left on Monday. Just hours after they had gone, M23 rebels took Uvira.",
            "2025-06-02",
        ),
        (  # not counted from the year that the war began in
            "battle",
            "Drones hit Goma on Monday. Congo has been at war since 2021. Hours later M23 rebels took Uvira.",
            "2025-06-02",
        ),
        (  # what was spared until a day was hit on that day
            "strike",
            "Goma in Congo had been spared by the war until Sunday, when M23 drones hit its airport.",
            "2025-06-01",
        ),
        ("strike", "On 29 May drones of the M23 attacked the port of Bukavu in Congo.", "2025-05-29"),
        ("battle", "Drones hit Goma late on Monday. Hours later M23 rebels took Uvira.", "2025-06-03"),
        ("withdrawal", "Shells fell on Goma on Monday. A week before, M23 rebels had left Uvira.", "2025-05-26~"),
        ("battle", "The siege began in 2012. On Monday M23 rebels took Uvira, as they had in 2021.", "2025-06-02"),
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
            "On Monday M23 rebels retook Sake, a town near Goma, which Congolese forces had entered last August.",
            ["2025-06-02", "2024-08"],
        ),
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


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "Israel bombed Beirut on Monday, two days after Hezbollah fired rockets at Haifa.",
            ["2025-06-02", "2025-05-31"],
        ),
        ("Iran fired missiles at Haifa on Monday, a day after a drone strike in Tabriz.", ["2025-06-02", "2025-06-01"]),
        (
            "Israel bombed Beirut on Tuesday, the worst raid since Friday, when Hezbollah fired rockets at Haifa.",
            ["2025-06-03", "2025-05-30"],
        ),
        (
            "Israel bombed Beirut on Monday. The raid came hours after Hezbollah fired rockets at Haifa.",
            ["2025-06-02", "2025-06-02"],
        ),
        (
            "Israel bombed Beirut on Monday, a day after Hezbollah's attack on Haifa on 31 May.",
            ["2025-06-02", "2025-05-31"],
        ),
        (
            "Israel bombed Beirut on 2 June. The raid came a year to the day after Hezbollah fired rockets at Haifa.",
            ["2025-06-02", "2024-06-02"],
        ),
        (
            "Rwanda and Congo held talks in Doha on Tuesday, the first since 2021, when the two met in Luanda in May.",
            ["2025-06-03", "2021-05"],
        ),
    ],
)
def test_what_is_told_beside_an_event_counts_from_its_day(extractor: Extractor, text: str, dates: list[str]) -> None:
    assert [each.when and each.when.edtf for each in reports(extractor, text)] == dates


def test_an_article_returns_from_what_was_earlier(extractor: Extractor) -> None:
    text = (
        "On Monday Iran fired missiles at Haifa. A week earlier Israel had bombed Tabriz. "
        "Iran also attacked Eilat with drones."
    )
    dates = [each.when and each.when.edtf for each in reports(extractor, text)]
    assert dates == ["2025-06-02", "2025-05-26~", "2025-06-02"]


@pytest.mark.parametrize(
    "text",
    [
        "Israeli strikes on Hodeidah killed 12, the ministry said today. In Tuesday's strikes 30 were wounded, too.",
        "Israel struck Hodeidah on Tuesday, the Houthis said on Wednesday.",
        "Israeli jets have bombed Hodeidah, the Houthis said today. The jets struck Hodeidah on Tuesday, people said.",
    ],
)
def test_the_day_of_telling_gives_way_to_that_of_the_event(extractor: Extractor, text: str) -> None:
    assert [each.when and each.when.edtf for each in reports(extractor, text)] == ["2025-06-03"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The Houthis said on Tuesday that Israeli jets had bombed Hodeidah.", "2025-06-03"),
        ("Israeli strikes on Hodeidah killed 12 people, the ministry said on Tuesday.", "2025-06-03"),
    ],
)
def test_the_day_of_telling_is_the_event_s_where_no_other_is_told(extractor: Extractor, text: str, date: str) -> None:
    assert edtf(extractor, "strike", text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "A truce was holding on Wednesday after two days of fighting between Indian and Pakistani troops.",
            "2025-06-02/2025-06-03",
        ),
        (
            "They signed a truce on Wednesday after two days of fighting between Indian and Pakistani troops.",
            "2025-06-03/2025-06-04",
        ),
    ],
)
def test_what_lasted_some_days_ends_with_or_before_the_day_told(extractor: Extractor, text: str, date: str) -> None:
    assert edtf(extractor, "battle", text) == date


LEAD = "Sudan's army and the Rapid Support Forces signed a truce in Jeddah yesterday.\n\n"


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ("The army's jets bombed Omdurman all the same.", "2025-06-03"),
        ("The army's jets bombed Omdurman after that.", "2025-06-03"),
        ("Nothing changed.\n\nThe army's jets bombed Omdurman all the same.", "2025-06-03~"),
        ("Nothing changed.\n\nTwo people were killed in an air raid on Omdurman.", "2025-06-03~"),
        ("It is a second one.\n\nIn 2021 a first had failed.\n\nThe army's jets bombed Omdurman.", "2025-06-03~"),
        ("It is a second one.\n\nIn 2021 a first had failed. The army's jets bombed Omdurman.", None),
        ("Nothing changed.\n\nThe army said that its jets had bombed Omdurman.", "2025-06-03~"),
        ("Nothing changed.\n\nTheir envoys spoke after bombing Omdurman.", "2025-06-03~"),
        ("It is a second one.\n\nThe army's jets have bombed Omdurman.", None),
        ("It is a second one.\n\nThe army will leave, having bombed Omdurman.", None),
    ],
)
def test_news_without_a_day_is_of_the_day_that_the_article_s_head_tells(
    extractor: Extractor, told: str, date: str | None
) -> None:
    assert edtf(extractor, "strike", LEAD + told) == date


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ("Qatar's foreign minister, who is meeting Iranian envoys in Oman, denied it.", DAY),
        ("Iran's foreign minister is in Oman for talks with American envoys.", DAY),
        ("Iran's foreign minister has held talks with American envoys in Oman.", None),
    ],
)
def test_talks_that_go_on_are_of_the_day_of_the_article(extractor: Extractor, told: str, date: str | None) -> None:
    assert edtf(extractor, "talks", f"A first paragraph.\n\nA second one.\n\n{told}") == date


def test_the_day_of_a_dateline_is_not_that_of_its_news(extractor: Extractor) -> None:
    text = "BEIRUT, June 4 (Wire) - Israel bombed Tyre on Sunday night. Its jets also bombed Sidon."
    assert {each.when and each.when.edtf for each in reports(extractor, text)} == {"2025-06-01"}


def test_what_so_long_after_is_told_of_is_not_of_the_day_told(extractor: Extractor) -> None:
    text = "Three weeks after Israel bombed Tabriz, Iran fired missiles at Haifa on Monday."
    assert [each.when and each.when.edtf for each in reports(extractor, text)] == [None, "2025-06-02"]


def test_a_weekday_of_no_known_date_is_not_passed_over_for_a_year(extractor: Extractor) -> None:
    text = "Israel bombed Tyre on Friday, while rockets of the sort seized in 2021 were shown in Beirut."
    assert edtf(extractor, "strike", text, None) is None


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
        ("talks", "Chad and Sudan are to hold talks in Doha within five days.", "2025-06-04/2025-06-09"),
        ("swap", "Chad and Sudan agreed to exchange 40 prisoners within a month.", "2025-06-04/2025-07-04"),
        ("talks", "Chad and Sudan were due to meet in Doha on Friday.", "2025-06-06"),
        ("talks", "Chad and Sudan are still expected to hold talks in Doha on 9 June.", "2025-06-09"),
        ("talks", "Chad and Sudan are supposed to meet in Doha on Friday.", "2025-06-06"),
        ("talks", "Negotiations between Chad and Sudan should open in Doha on 10 July.", "2025-07-10"),
        ("swap", "On Friday the Houthis are to exchange prisoners with Yemen in Aden.", "2025-06-06"),
        ("swap", "Chad is at war with Sudan. Next week it is to free 20 Sudanese prisoners.", "2025-06-09/2025-06-15"),
        ("swap", "The rebels of the ELN let a soldier whom they had kidnapped go on Sunday.", "2025-06-01"),
        ("battle", "Last Wednesday fighters of the M23 ambushed a convoy near Sake in Congo.", "2025-05-28"),
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
        (
            "agreement",
            "Israel and Hezbollah signed a truce on 20 May. On Monday a drone hit Tyre, the first since it began.",
            "2025-05-20",
        ),
        ("strike", "Russia bombed Odesa, a port of the 2022 grain deal.", DAY),
        ("strike", "Israel struck the site of the 2023 massacre near Gaza City.", DAY),
        ("strike", "In its worst raid since October 2023, Israel bombed Beirut on Monday.", "2025-06-02"),
        ("battle", "Armenia and Azerbaijan fought the deadliest battle near Goris since their war in 2020.", DAY),
        (
            "agreement",
            "India and Pakistan signed a pact on the canal that they had dug in 1978. The war is over.",
            DAY,
        ),
        ("strike", "Israel bombed a town in Lebanon that it had left in 2000.", DAY),
        (
            "talks",
            "Rwanda and Congo held talks by video, as they have done since floods closed the border in March.",
            DAY,
        ),
        ("battle", "M23 rebels took the town of Uvira, which Congo's army had held since 2012.", DAY),
        ("strike", "On 23 May, a day after the signing of the pact, Chadian jets bombed Adre.", "2025-05-23"),
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


@pytest.mark.parametrize(
    ("kind", "text", "date"),
    [
        (
            "talks",
            "Russia and Ukraine agreed on a list on June 1, at the end of ten days of negotiations in Bern.",
            "2025-05-23/2025-06-01",
        ),
        (
            "talks",
            "Russia and Ukraine signed a list on Monday, ending 21 days of negotiations in Bern.",
            "2025-05-13/2025-06-02",
        ),
        (
            "talks",
            "Russia and Ukraine settled the list of names in ten days of negotiations near Bern that ended on June 1.",
            "2025-05-23/2025-06-01",
        ),
        ("talks", "A summit of Putin and Trump, which was to be held in Bern, was shelved on Monday.", None),
        ("talks", "Colombia on Monday suspended peace talks with the National Liberation Army.", "2025-06-02"),
        ("agreement", "In January 2023 Russia declared a truce in Ukraine for Orthodox Christmas.", "2023-01"),
        ("agreement", "Russia declared a truce in Ukraine for Easter.", "2025-04-20"),
    ],
)
def test_days_that_talks_took_and_what_a_truce_was_for(
    extractor: Extractor, kind: str, text: str, date: str | None
) -> None:
    when = next(report for report in reports(extractor, text) if report.kind == kind).when
    assert (when.edtf if when else None) == date


def test_days_without_a_year_in_an_undated_article_are_near_the_last_with_one(extractor: Extractor) -> None:
    told = (
        "Russia invaded Ukraine in February 2022. They talked in Bern on February 4, 2026.\n\n"
        "On February 3, Russia struck Kharkiv with drones."
    )
    assert edtf(extractor, "strike", told, None) == "2026-02-03"


@pytest.mark.parametrize(
    ("kind", "text", "date"),
    [
        (
            "withdrawal",
            "Sudan's withdrawal from Heglig began on Friday and was completed on Sunday.",
            "2025-05-30/2025-06-01",
        ),
        (
            "withdrawal",
            "Near Orla, the withdrawal of Chad's troops began on 20 May and was over on 23 May.",
            "2025-05-20/2025-05-23",
        ),
        (
            "withdrawal",
            "Chad's troops began to leave Faya on Saturday, and on Monday the pullback was finished.",
            "2025-05-31/2025-06-02",
        ),
        ("agreement", "The truce between Chad and Sudan began on Friday and ended on Sunday.", "2025-05-30"),
        ("strike", "Israel has bombed 371 sites in Gaza since the operation began on Sunday.", "2025-06-01/2025-06-04"),
        ("swap", "Chad has freed 90 prisoners of Sudan since the truce began on Friday.", "2025-05-30/2025-06-04"),
        (
            "talks",
            "A first round of talks between Chad and Sudan had ended on May 5, after six days.",
            "2025-04-30/2025-05-05",
        ),
        (
            "talks",
            "The border has been shut since last Thursday, when Chad and Sudan held a second round of talks in Oslo.",
            "2025-05-29",
        ),
        (
            "talks",
            "Thursday may matter more. The foreign ministers of Chad and Sudan will then meet in Oslo.",
            "2025-06-05",
        ),
        ("talks", "Talks planned in Oslo on Thursday between Chad and Sudan are in doubt.", "2025-06-05"),
    ],
)
def test_days_told_in_several_parts_are_put_together(extractor: Extractor, kind: str, text: str, date: str) -> None:
    assert edtf(extractor, kind, text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("A day after Faya fell to the rebels of Chad, they set up roadblocks there on Tuesday.", "2025-06-02"),
        ("The front was calm on Tuesday, two days after Chad's army recaptured the town of Faya.", "2025-06-01"),
        ("In Chad, soldiers were still burying the dead on Sunday, a day before rebels stormed Faya.", "2025-06-02"),
    ],
)
def test_a_deed_counts_from_the_day_told_beside_it(extractor: Extractor, text: str, date: str) -> None:
    assert edtf(extractor, "battle", text) == date


def test_talks_that_did_not_take_place_were_to_be_before(extractor: Extractor) -> None:
    text = "Chad said that talks planned for Monday in Oslo between Chad and Sudan did not take place."
    (report,) = reports(extractor, text)
    assert (report.status, report.when and report.when.edtf) == (Status.CANCELLED, "2025-06-02")
