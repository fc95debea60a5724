"""Resolving time expressions: what is said, against the day of writing and the time that the account has reached."""

import datetime as dt
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.chronology import read_chronology
from app.domain.when import DateBasis, When
from app.ingest.dating import Resolved, annotate, read_date, resolve
from app.language.times import find

WEDNESDAY = "2025-06-04"

# sentence with the expression in brackets, EDTF seen from Wednesday 4 June 2025
SEEN_FROM_WEDNESDAY = [
    # whole dates in every notation
    ("They met on [2 June 2025].", "2025-06-02"),
    ("They met on [June 2, 2025].", "2025-06-02"),
    ("They met on [Monday, June 2, 2025].", "2025-06-02"),
    ("They met on [Monday 2 June 2025].", "2025-06-02"),
    ("They met on [the 2nd of June 2025].", "2025-06-02"),
    ("They met on [June 2nd, 2025].", "2025-06-02"),
    ("They met on [Aug. 1, 2024].", "2024-08-01"),
    ("They met on [3 Mar 2024].", "2024-03-03"),
    ("They met on [2025-06-02].", "2025-06-02"),
    ("They met on [18.02.2024].", "2024-02-18"),
    ("They met on [25/05/2025].", "2025-05-25"),
    ("They met on [05/25/2025].", "2025-05-25"),
    ("They met on [3/14/05].", "2005-03-14"),
    ("They met on [24-05-2025].", "2025-05-24"),
    ("They met on [2024/03/03].", "2024-03-03"),
    ("The war began on [the night of 3 November 2020].", "2020-11-03"),
    # dates without a year
    ("They met on [June 2].", "2025-06-02"),
    ("They met on [2 June].", "2025-06-02"),
    ("They met on [the 2nd of June].", "2025-06-02"),
    ("They met on [the second of June].", "2025-06-02"),
    ("They met on [March the 3rd].", "2025-03-03"),
    ("They met on [Monday, 2 June].", "2025-06-02"),
    ("They met on [Dec. 31].", "2024-12-31"),
    ("They met on [24 August].", "2024-08-24"),
    ("They will meet on [24 August].", "2025-08-24"),
    ("They are to meet on [August 24].", "2025-08-24"),
    ("They are due to meet U.S. President Smith there on [August 24].", "2025-08-24"),
    ("They are to meet Gen. Smith there on [August 24].", "2025-08-24"),
    ("They agreed to meet on [20 June].", "2025-06-20"),
    ("The meeting is due on [Jan. 20].", "2026-01-20"),
    ("He takes office on [July 20].", "2025-07-20"),
    ("Fighting stopped on [13 March this year].", "2025-03-13"),
    ("Fighting stopped on [13 March last year].", "2024-03-13"),
    # months
    ("They met in [June 2024].", "2024-06"),
    ("They met in [June].", "2025-06"),
    ("They met in [August].", "2024-08"),
    ("They will meet in [August].", "2025-08"),
    ("They met in [May].", "2025-05"),
    ("They met in [February of last year].", "2024-02"),
    ("They met [last May].", "2025-05"),
    ("They met [last August].", "2024-08"),
    ("They will meet [next March].", "2026-03"),
    ("They met [this March].", "2025-03"),
    ("They met in [early June].", "2025-06-01~/2025-06-10~"),
    ("They met in [mid-May].", "2025-05-11~/2025-05-20~"),
    ("They met in [late May].", "2025-05-21~/2025-05-31~"),
    ("They met in [early March 2022].", "2022-03-01~/2022-03-10~"),
    ("They met at [the end of May].", "2025-05-21~/2025-05-31~"),
    ("They met at [the beginning of May].", "2025-05-01~/2025-05-10~"),
    ("They met in [the middle of April 2024].", "2024-04-11~/2024-04-20~"),
    ("They met in [the first week of May].", "2025-05-01/2025-05-07"),
    ("They met in [the last week of March 2022].", "2022-03-25/2022-03-31"),
    # years, decades, centuries, parts of years
    ("They met in [2022].", "2022"),
    ("Nothing has changed since [2014].", "2014"),
    ("It ends in [early 2026].", "2026-01~/2026-04~"),
    ("It began in [mid-2024].", "2024-05~/2024-08~"),
    ("It began in [late 2024].", "2024-09~/2024-12~"),
    ("It began in [the year 1968].", "1968"),
    ("It began in [the 1990s].", "199X"),
    ("It began in [the sixties].", "196X"),
    ("It began in [the 20th century].", "19XX"),
    ("It began in [the summer of 2008].", "2008-06~/2008-08~"),
    ("It began in [spring 2022].", "2022-03~/2022-05~"),
    ("It began [last summer].", "2024-06~/2024-08~"),
    ("It began [this spring].", "2025-03~/2025-05~"),
    ("It will begin [next winter].", "2025-12~/2026-02~"),
    ("Sales rose in [the third quarter of 2024].", "2024-07/2024-09"),
    ("Sales rose in [Q1 2024].", "2024-01/2024-03"),
    ("Sales rose in [the second half of 2023].", "2023-07/2023-12"),
    # weekdays
    ("They met on [Tuesday].", "2025-06-03"),
    ("They met on [Wednesday].", "2025-06-04"),
    ("They met on [Thursday].", "2025-05-29"),
    ("They will meet on [Thursday].", "2025-06-05"),
    ("They will meet on [Monday].", "2025-06-09"),
    ("A new round is to be held on [Friday].", "2025-06-06"),
    ("They met [last Friday].", "2025-05-30"),
    ("They met [last Wednesday].", "2025-05-28"),
    ("They meet [next Tuesday].", "2025-06-10"),
    ("They met [this Monday].", "2025-06-02"),
    ("They met [late Tuesday].", "2025-06-03"),
    ("They met [early on Monday].", "2025-06-02"),
    ("They met [late on Saturday].", "2025-05-31"),
    ("They met on [Monday evening].", "2025-06-02"),
    ("They met in [the early hours of Monday].", "2025-06-02"),
    ("They met on [the night of Sunday].", "2025-06-01"),
    ("They met at [5 pm on Saturday].", "2025-05-31"),
    ("They met [before dawn on Tuesday].", "2025-06-03"),
    ("Drones came [overnight into Sunday].", "2025-06-01"),
    ("Talks ran from [Monday to Wednesday].", "2025-06-02/2025-06-04"),
    ("They return on [Monday week].", "2025-06-16"),
    # days around the day of writing
    ("They met [today].", "2025-06-04"),
    ("They met [yesterday].", "2025-06-03"),
    ("They meet [tomorrow].", "2025-06-05"),
    ("They met [the day before yesterday].", "2025-06-02"),
    ("They meet [the day after tomorrow].", "2025-06-06"),
    ("They meet [tomorrow morning].", "2025-06-05"),
    ("They meet [tonight].", "2025-06-04"),
    ("They met [this morning].", "2025-06-04"),
    ("They met [last night].", "2025-06-03"),
    ("They met [late last night].", "2025-06-03"),
    ("Drones came [overnight].", "2025-06-04"),
    ("They met [earlier today].", "2025-06-04"),
    ("They meet at [6am tomorrow].", "2025-06-05"),
    # weeks, weekends, months, years around it
    ("They met [this week].", "2025-06-02/2025-06-08"),
    ("They met [last week].", "2025-05-26/2025-06-01"),
    ("They meet [next week].", "2025-06-09/2025-06-15"),
    ("They met [earlier this week].", "2025-06-02/2025-06-08"),
    ("They met over [the weekend].", "2025-05-31/2025-06-01"),
    ("They met [last weekend].", "2025-05-31/2025-06-01"),
    ("They will meet at [the weekend].", "2025-06-07/2025-06-08"),
    ("They met [last month].", "2025-05"),
    ("They met [this month].", "2025-06"),
    ("They meet [next month].", "2025-07"),
    ("They met [earlier this month].", "2025-06"),
    ("They met [late last month].", "2025-05-21~/2025-05-31~"),
    ("They agree by [the end of the month].", "2025-06-21~/2025-06-30~"),
    ("They met [last year].", "2024"),
    ("They meet [next year].", "2026"),
    ("They met [early this year].", "2025-01~/2025-04~"),
    ("They met [late last year].", "2024-09~/2024-12~"),
    ("They agree by [the end of the year].", "2025-09~/2025-12~"),
    # counting from the day of writing
    ("They met [three days ago].", "2025-06-01"),
    ("They met [a week ago].", "2025-05-28~"),
    ("They met [a fortnight ago].", "2025-05-21~"),
    ("They met [six weeks ago].", "2025-04-23~"),
    ("They met [two months ago].", "2025-04~"),
    ("They met [about a year ago].", "2024~"),
    ("They met [two years ago].", "2023~"),
    ("They met [two and a half years ago].", "2022-12~"),
    ("They meet [two days from now].", "2025-06-06"),
    ("They met [nine hours ago].", "2025-06-04"),
    ("They met in [the past three days].", "2025-06-01~/2025-06-04"),
    ("They met in [recent days].", "2025-06-04~"),
    ("They met [recently].", "2025-06-04~"),
    ("They fired 30 times in [the past 24 hours].", "2025-06-03/2025-06-04"),
    ("They fired in [the last 48 hours].", "2025-06-02/2025-06-04"),
    ("They fired in [the past 30 hours].", None),
    ("They met [last week] after talks.", "2025-05-26/2025-06-01"),
    ("They met [last year] before the vote.", "2024"),
    # nights and hours
    ("Drones came [overnight on June 2].", "2025-06-02"),
    ("Drones came [overnight into 2 June 2025].", "2025-06-02"),
    ("They met late on Monday. [Hours later] drones came.", "2025-06-03"),
    ("They met at noon on Monday. [Hours later] drones came.", "2025-06-02"),
    ("They met at 10 p.m. on Monday. [Three hours later] drones came.", "2025-06-03"),
    ("It fell late on Monday. By [the morning] they had left.", "2025-06-03"),
    ("They met on Monday. [Hours] before the call drones came.", "2025-06-02"),
    ("The talks ended on Monday and were to go on this morning. [Hours] after they ended drones came.", "2025-06-02"),
    # from what has been told to what is named
    ("The raid of June 2 came [a year to the day] after a blast.", "2024-06-02"),
    ("The raid was on June 2. It came [two days] before they are to meet.", "2025-06-04"),
    # what was agreed then, what is agreed for then
    ("They enforced the truce they had agreed in [December].", "2024-12"),
    ("They have agreed to meet in [December].", "2025-12"),
    # ranges
    ("Talks ran [June 1–2].", "2025-06-01/2025-06-02"),
    ("Talks ran from [May 9 to 11].", "2025-05-09/2025-05-11"),
    ("Talks ran from [9 to 11 May].", "2025-05-09/2025-05-11"),
    ("They will meet between [20 and 30 June].", "2025-06-20/2025-06-30"),
    ("They proposed to meet between [June 20 and June 30].", "2025-06-20/2025-06-30"),
    ("Talks ran [March 23–25].", "2025-03-23/2025-03-25"),
    ("Talks ran from [May 30 to June 2].", "2025-05-30/2025-06-02"),
    ("The war of [1914–1918].", "1914/1918"),
    ("The season of [2011-12].", "2011/2012"),
    ("It lasted from [2009 to 2014].", "2009/2014"),
    ("It lasted from [March to May 2022].", "2022-03/2022-05"),
    ("It lasted from [May 2023 to June 2024].", "2023-05/2024-06"),
    # feasts
    ("They met on [Christmas Day].", "2024-12-25"),
    ("They met on [Christmas Eve 2023].", "2023-12-24"),
    ("They met on [New Year's Day].", "2025-01-01"),
    ("They met on [New Year's Eve].", "2024-12-31"),
    ("They met at [Easter].", "2025-04-20"),
    ("They met on [Good Friday].", "2025-04-18"),
    ("They met on [Orthodox Easter 2024].", "2024-05-05"),
    ("They met at [Orthodox Christmas in January 2023].", "2023-01-07"),
    ("They met on [Thanksgiving 2023].", "2023-11-23"),
    ("They met on [Victory Day].", "2025-05-09"),
    ("They met on [Memorial Day].", "2025-05-26"),
    # no date
    ("They met for [three days].", None),
    ("They met for [several weeks].", None),
    ("They meet [every Monday].", None),
    ("They report [weekly].", None),
    ("They are there [now].", None),
    ("They met [a few days later].", None),
    ("They agreed [three days] after the talks.", None),
]  # fmt: skip


def one(sentence: str, published: str | None) -> Resolved:
    """The expression in brackets, resolved."""
    match = re.search(r"\[(.*?)\]", sentence)
    assert match is not None
    text = sentence.replace("[", "").replace("]", "")
    resolved = resolve(text, find(text), When(published) if published else None)
    found = [r for r in resolved if r.expression.start == match.start()]
    assert found, [r.expression.text for r in resolved]
    assert found[0].expression.text == match[1]
    return found[0]


@pytest.mark.parametrize(("sentence", "edtf"), SEEN_FROM_WEDNESDAY)
def test_an_expression_means_this_on_a_wednesday(sentence: str, edtf: str | None) -> None:
    assert one(sentence, WEDNESDAY).edtf == edtf


VALUES = [
    ("They met on [Tuesday night].", WEDNESDAY, "2025-06-03TNI"),
    ("They met [last night].", WEDNESDAY, "2025-06-03TNI"),
    ("They met [this afternoon].", WEDNESDAY, "2025-06-04TAF"),
    ("They met [last week].", WEDNESDAY, "2025-W22"),
    ("They met over [the weekend].", WEDNESDAY, "2025-W22-WE"),
    ("They met in [the third quarter of 2024].", WEDNESDAY, "2024-Q3"),
    ("They met in [the second half of 2023].", WEDNESDAY, "2023-H2"),
    ("They met in [the spring of 2024].", WEDNESDAY, "2024-SP"),
    ("They met in [the 1990s].", WEDNESDAY, "199"),
    ("They met in [the 19th century].", WEDNESDAY, "18"),
    ("They met on [Monday at 14:48 UTC].", WEDNESDAY, "2025-06-02T14:48Z"),
    ("At [3:15 a.m. on Monday] they met.", WEDNESDAY, "2025-06-02T03:15"),
    ("They talked for [three days].", WEDNESDAY, "P3D"),
    ("They talked for [two and a half hours].", WEDNESDAY, "PT2.5H"),
    ("They talked for [several weeks].", WEDNESDAY, "PXW"),
    ("They talked for [more than a decade].", WEDNESDAY, "P10Y"),
    ("They talk [every Monday].", WEDNESDAY, "XXXX-WXX-1"),
    ("They talk [daily].", WEDNESDAY, "P1D"),
    ("They are there [now].", WEDNESDAY, "PRESENT_REF"),
    ("They met [recently].", WEDNESDAY, "PAST_REF"),
    ("They think of [the future].", WEDNESDAY, "FUTURE_REF"),
    ("They agreed [three days] after the talks.", WEDNESDAY, "P3D"),
    ("They met on [June 2].", None, "XXXX-06-02"),
    ("They met in [June].", None, "XXXX-06"),
    ("They met on [Friday].", None, "XXXX-WXX-5"),
    ("They met [yesterday].", None, "XXXX-XX-XX"),
    ("They met [today].", None, "PRESENT_REF"),
    ("They met [tonight].", None, "XXXX-XX-XXTNI"),
    ("They met [last month].", None, "XXXX-XX"),
    ("They met in [490 BC].", None, "BC0490"),
    ("They met in [the autumn of 481 BC].", None, "BC0481-FA"),
]


@pytest.mark.parametrize(("sentence", "published", "value"), VALUES)
def test_timex_values(sentence: str, published: str | None, value: str) -> None:
    assert one(sentence, published).value == value


@pytest.mark.parametrize("sentence", [sentence for sentence, published, _ in VALUES if published is None])
def test_what_nothing_anchors_has_no_date(sentence: str) -> None:
    assert one(sentence, None).edtf is None


def dates(text: str, published: str | None = None) -> list[str | None]:
    """The EDTF of every expression of a text."""
    return [r.edtf for r in resolve(text, find(text), When(published) if published else None)]


def values(text: str) -> list[str]:
    """The TIMEX3 values of every expression of an undated text."""
    return [r.value for r in resolve(text, find(text), None)]


ACCOUNTS = [
    ("On 8 March 1862 they attacked. The next day they met.", ["1862-03-08", "1862-03-09"]),
    ("On 8 March 1862 they attacked. Two days later they met.", ["1862-03-08", "1862-03-10"]),
    ("On 8 March 1862 they attacked. Six weeks later they met.", ["1862-03-08", "1862-04-19~"]),
    ("On 8 March 1862 they attacked. That month they met.", ["1862-03-08", "1862-03"]),
    ("On 8 March 1862 they attacked. The following year they met.", ["1862-03-08", "1863"]),
    ("On 8 March 1862 they attacked. The previous day they had met.", ["1862-03-08", "1862-03-07"]),
    ("On 8 March 1862 they attacked. On the same day they met.", ["1862-03-08", "1862-03-08"]),
    ("On 8 March 1862 they attacked. In April they met.", ["1862-03-08", "1862-04"]),
    ("On 8 March 1862 they attacked. By the fifteenth they had met.", ["1862-03-08", "1862-03-15"]),
    ("On 8 March 1862 they attacked. On April 3 they met.", ["1862-03-08", "1862-04-03"]),
    ("In December 1941 they attacked. In January they met.", ["1941-12", "1942-01"]),
    ("In May 1940 they attacked. On 3 June they met. In 2005 papers were found. On 5 June they left.",
     ["1940-05", "1940-06-03", "2005", "1940-06-05"]),
    ("In May 1940 they attacked. Three days earlier they had met. On 3 June they left.",
     ["1940-05", "1940-05~", "1940-06-03"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The war, which began in May 2020, flared up again in August.", "2024-08"),
        (
            "Orla has been under fire even though the siege ended in November 2022. On 6 November a drone hit it.",
            "2024-11-06",
        ),
        ("They took Orla on 8 November 2020. On 20 November they left it.", "2020-11-20"),
    ],
)
def test_a_year_told_in_passing_governs_no_other_date(text: str, expected: str) -> None:
    resolved = resolve(text, find(text), When("2024-11-11"))
    assert resolved[-1].edtf == expected


def test_hours_count_from_the_day_of_the_event_at_that_place() -> None:
    text = "On Monday shells hit Orla. On Thursday a bridge fell. Hours after the blasts in Orla, missiles were fired."
    resolved = resolve(text, find(text), When("2024-11-14"))
    assert resolved[-1].edtf == "2024-11-11"


@pytest.mark.parametrize(("text", "expected"), ACCOUNTS)
def test_narrative_time_carries_on(text: str, expected: list[str | None]) -> None:
    assert dates(text) == expected


def test_a_year_heading_governs_the_entries_below_it() -> None:
    text = "2022\n\nFebruary 28 — They meet.\n\nMarch 10 — They meet again.\n\n2023\n\nJuly 3 — They part."
    assert dates(text) == ["2022", "2022-02-28", "2022-03-10", "2023", "2023-07-03"]


def test_a_year_heading_governs_even_in_a_dated_article() -> None:
    assert dates("2022\n\nMarch 10 — They meet.", "2025-06-04") == ["2022", "2022-03-10"]


def test_the_entries_of_a_timeline_follow_one_another() -> None:
    text = "Oct. 22, 2022: They meet.\n\nNov. 2: They meet again.\n\nMarch 18: They part.\n\nJune 1: They may meet."
    assert dates(text, "2023-05-20") == ["2022-10-22", "2022-11-02", "2023-03-18", "2023-06-01"]


def test_a_truce_that_was_agreed_on_a_day_is_behind_it() -> None:
    assert dates("It said it had agreed with Chad on a truce on Monday.", "2025-06-04") == ["2025-06-02"]
    assert dates("It has agreed to meet Chad on Monday.", "2025-06-04") == ["2025-06-09"]


def test_a_full_date_of_an_earlier_year_governs_its_paragraph() -> None:
    text = "The truce took effect on November 24, 2023. It broke down on December 1.\nOn December 2 they met."
    assert dates(text, "2025-01-20") == ["2023-11-24", "2023-12-01", "2024-12-02"]


def test_what_is_to_come_does_not_move_the_account() -> None:
    assert dates("They met on Tuesday. They will meet again on Friday. The next day they left.", WEDNESDAY)[2] == (
        "2025-06-04"
    )


def test_already_friday_elsewhere_is_the_day_after() -> None:
    text = "It was late Thursday in Washington and already Friday in Sanaa. In the early hours of Friday it was over."
    assert dates(text, "2024-01-11") == ["2024-01-11", "2024-01-12", "2024-01-12"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met yesterday.", [None]),
        ("They met on Tuesday.", [None]),
        ("They met recently.", [None]),
        ("They met on May 16.", ["2025-05-16"]),
        ("They met last year.", ["2024"]),
    ],
)
def test_a_month_of_publication_gives_a_year_and_no_day(text: str, expected: list[str | None]) -> None:
    assert dates(text, "2025-05~") == expected


def test_a_night_is_dated_by_its_evening_in_timex_and_overnight_by_its_morning_in_edtf() -> None:
    overnight = one("Drones came [overnight].", WEDNESDAY)
    assert (overnight.value, overnight.edtf) == ("2025-06-03TNI", "2025-06-04")


NIGHTS = [
    ("Drones came overnight. A day earlier shells fell.", ["2025-06-04", "2025-06-03"]),
    ("Drones came at dawn on Tuesday, 24 hours earlier shells.", ["2025-06-03", "2025-06-02"]),
    ("Drones came overnight. At around midday shells fell.", ["2025-06-04", "2025-06-04"]),
    ("Drones came overnight. Sirens wailed through the night.", ["2025-06-04", "2025-06-04"]),
    ("Drones came overnight. The night before, shells fell.", ["2025-06-04", "2025-06-02"]),
]


@pytest.mark.parametrize(("text", "expected"), NIGHTS)
def test_a_day_is_counted_from_the_morning_of_a_night_and_a_night_from_its_evening(
    text: str, expected: list[str | None]
) -> None:
    assert dates(text, WEDNESDAY) == expected


def test_that_same_day_of_the_week_is_not_ahead_of_the_article() -> None:
    assert dates("They met on Tuesday. That same Monday shells had fallen.", WEDNESDAY) == ["2025-06-03", "2025-06-02"]


def test_now_leads_an_account_back_to_the_present() -> None:
    text = "They signed a pact in May 2022. It now exists on paper only. They last met in October."
    assert [day for day in dates(text, WEDNESDAY) if day] == ["2022-05", "2024-10"]


def test_the_present_tense_leads_an_account_back_to_the_present() -> None:
    text = "They signed a pact in March 2022, but parliament is slow to pass it. On Aug. 13 they met."
    assert dates(text, WEDNESDAY) == ["2022-03", "2024-08-13"]


def test_a_day_in_a_look_back_does_not_move_the_account() -> None:
    text = "On Tuesday they saw the envoys whom they had met on Sunday. Hours later they left."
    assert dates(text, WEDNESDAY) == ["2025-06-03", "2025-06-01", "2025-06-03"]


def test_what_falls_in_a_year_is_no_autumn() -> None:
    assert dates("It is the first town to fall in 2025.", WEDNESDAY) == ["2025"]


def test_a_range_has_the_year_that_its_end_tells() -> None:
    text = "They met in 2016. They met again between May 9 and May 11 this year."
    assert dates(text, WEDNESDAY) == ["2016", "2025-05-09/2025-05-11"]


def test_a_range_has_two_ends_and_is_printed_as_two() -> None:
    text = "Talks ran from May 9 to 11."
    assert [mark["text"] for mark in annotate(text, WEDNESDAY)] == ["May 9", "11"]
    assert [mark["value"] for mark in annotate(text, WEDNESDAY)] == ["2025-05-09", "2025-05-11"]


def test_annotations_say_where_and_of_which_type() -> None:
    assert annotate("They met last night.", "June 4, 2025") == [
        {"start": 9, "end": 19, "text": "last night", "type": "TIME", "value": "2025-06-03TNI", "edtf": "2025-06-03"}
    ]


def test_a_date_says_what_it_rests_on() -> None:
    explicit, relative, vague = (
        one("They met on [2 June 2025].", WEDNESDAY),
        one("They met on [Tuesday].", WEDNESDAY),
        one("They met [recently].", WEDNESDAY),
    )
    assert (explicit.basis, explicit.anchor) == (DateBasis.EXPLICIT, "")
    assert (relative.basis, relative.anchor) == (DateBasis.RELATIVE, "published 2025-06-04")
    assert vague.basis is DateBasis.PUBLISHED


CHRONOLOGY = read_chronology("""
[[war]]
name = "War of Ruritania"
start = "2022-02-24"
parties = ["Ruritania", "Graustark"]

[[fact]]
name = "Ruritanian ceasefire"
kind = "agreement"
when = "2025-01-19"
parties = ["Ruritania", "Graustark"]
""")
WAR_DAYS = [
    ("On the 34th day of the war, Ruritania and Graustark met.", "2022-03-29"),
    ("Day 34: Ruritanian and Graustark troops met.", "2022-03-29"),
    ("Four days into the invasion, Ruritania and Graustark met.", "2022-02-28"),
    ("Ruritania and Graustark meet on the sixteenth day of the truce.", "2025-02-03"),
    ("On the 34th day of the war, Syldavia and Borduria met.", None),
    ("On the 34th day of the strike, Ruritania and Graustark met.", None),
]


@pytest.mark.parametrize(("text", "edtf"), WAR_DAYS)
def test_days_of_a_war_are_counted_from_the_chronology(text: str, edtf: str | None) -> None:
    resolved = resolve(text, find(text), None, CHRONOLOGY)
    assert [r.edtf for r in resolved] == [edtf]
    assert resolved[0].basis is (DateBasis.REFERENCE if edtf else DateBasis.NONE)


def test_without_the_chronology_no_war_is_known() -> None:
    assert dates("On the 34th day of the war, Ruritania and Graustark met.") == [None]


def test_an_endless_line_of_dates_takes_no_endless_time() -> None:
    text = "Monday 2 June 2025 " * 5000
    started = time.process_time()
    assert len(resolve(text, find(text), When(WEDNESDAY))) == 5000
    assert time.process_time() - started < 5


NOTATIONS = [
    ("2025-06-02", "2025-06-02"),
    ("2025-08-16T12:30:00+03:00", "2025-08-16"),
    ("18.02.2024", "2024-02-18"),
    ("05.04.2025", "2025-04-05"),
    ("25/05/2025", "2025-05-25"),
    ("05/04/2025", "2025-05-04"),
    ("June 2, 2025", "2025-06-02"),
    ("2 June 2025", "2025-06-02"),
    ("Nov 24, 2023", "2023-11-24"),
    ("Mon, 02 Jun 2025 23:30:00 -0400", "2025-06-02"),
    ("9 August 2008 13:46 (UTC +04:00)", "2008-08-09"),
    ("Wednesday, 31 May, 2000, 20:42 GMT 21:42 UK", "2000-05-31"),
    ("Updated 3:15 PM EDT, Tue June 6, 2023", "2023-06-06"),
    ("Posted on: 25/11/2023 - 09:16 Modified: 26/11/2023 - 12:00", "2023-11-25"),
    ("June 2025", "2025-06"),
    ("2025", "2025"),
    ("2025-06~", "2025-06~"),
    ("2025-02-30", None),
    ("2 June", None),
    ("Monday", None),
    ("yesterday", None),
    ("today", None),
    ("now", None),
    ("12:30", None),
    ("", None),
    ("not a date", None),
]


@pytest.mark.parametrize(("text", "edtf"), NOTATIONS)
def test_dates_are_read_in_any_notation_and_never_counted_from_today(text: str, edtf: str | None) -> None:
    assert read_date(text) == edtf


DAYS = st.dates(dt.date(1800, 1, 1), dt.date(2099, 12, 31))


@settings(deadline=None)  # the first call compiles the rules
@given(DAYS)
def test_a_day_said_and_read_again_is_the_same(day: dt.date) -> None:
    for said in (f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}", day.isoformat()):
        assert dates(f"They met on {said}.") == [day.isoformat()]


@settings(deadline=None)  # the first call compiles the rules
@given(DAYS, st.dates(dt.date(1900, 1, 1), dt.date(2090, 12, 31)))
def test_grain_never_gets_finer_by_itself(day: dt.date, published: dt.date) -> None:
    for said, grain in ((f"{day:%B} {day.year}", "%Y-%m"), (f"{day.year}", "%Y")):
        assert dates(f"They met in {said}.", published.isoformat()) == [day.strftime(grain)]


@settings(deadline=None)  # the first call compiles the rules
@given(st.dates(dt.date(1900, 1, 1), dt.date(2090, 12, 31)))
def test_a_past_weekday_is_within_the_last_week(published: dt.date) -> None:
    (edtf,) = dates("They met on Friday.", published.isoformat())
    assert edtf is not None
    day = dt.date.fromisoformat(edtf)
    assert day.weekday() == 4
    assert 0 <= (published - day).days < 7


PIECES = st.sampled_from([
    "Monday", "last", "next", "the", "9999", "0001", "31", "February", "of", "day", "days", "ago", "later",
    "before", "after", "-", "to", "and", "BC", "century", "1990s", "May", "early", "hours", "ten thousand",
    "99999", "week", "weeks", "on", "in", "\n", ".", ",", "quarter", "the 34th day of the war", "overnight",
    "into", "Easter", "12:30", "p.m.", "every", "fortnight", "İ", "’",
])  # fmt: skip


@settings(deadline=None)  # the first call compiles the rules
@given(st.lists(PIECES, max_size=12), st.none() | st.dates())
def test_resolution_never_raises_on_the_words_of_time(pieces: list[str], published: dt.date | None) -> None:
    text = " ".join(pieces)
    for resolved in resolve(text, find(text), When(published.isoformat()) if published else None, CHRONOLOGY):
        assert resolved.edtf is None or When(resolved.edtf)


@settings(deadline=None)  # the first call compiles the rules
@given(st.text(max_size=200))
def test_resolution_never_raises_on_any_text(text: str) -> None:
    resolve(text, find(text), When("2025-06-04"))
