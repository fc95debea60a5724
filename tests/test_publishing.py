"""When an article was published: the cascade, step by step, and what must not be taken for a date."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.article import Published, PublishedBasis
from app.domain.chronology import read_chronology
from app.ingest.publishing import date_article

BODY = "The talks ended without a deal. Both sides said that they would meet again."

CHRONOLOGY = read_chronology("""
[[war]]
name = "War of Ruritania"
start = "2022-02-24"
parties = ["Ruritania", "Graustark"]

[[fact]]
name = "Second round of talks in Strelsau"
kind = "talks"
when = "2025-06-02"
parties = ["Ruritania", "Graustark"]
places = ["Strelsau"]
ordinal = 2
aliases = ["second round"]

[[fact]]
name = "Third round of talks in Strelsau"
kind = "talks"
when = "2025-07-02/2025-07-04"
parties = ["Ruritania", "Graustark"]
places = ["Strelsau"]
ordinal = 3
aliases = ["third round"]
""")
NEWS = "Ruritania and Graustark sat down in Strelsau."


def published(text: str, told: str | None = None, found: str | None = None) -> tuple[str | None, PublishedBasis]:
    """The date and its basis, with the chronology at hand."""
    date = date_article(text, told=told, found=found, chronology=CHRONOLOGY)
    return date.edtf, date.basis


@pytest.mark.parametrize(
    "told", ["2025-06-02", "2 June 2025", "June 2, 2025", "02.06.2025", "Mon, 02 Jun 2025 10:00:00 +0300"]
)
def test_what_is_told_of_the_article_comes_first(told: str) -> None:
    text = f"Updated: May 10, 2024\n\n{BODY}"
    assert published(text, told, "2024-01-01") == ("2025-06-02", PublishedBasis.STATED)


def test_the_metadata_of_the_page_come_next() -> None:
    assert published(f"Updated: May 10, 2024\n\n{BODY}", None, "2025-06-02") == ("2025-06-02", PublishedBasis.METADATA)


@pytest.mark.parametrize("told", ["", "yesterday", "Monday", "recently", "2 June"])
def test_what_is_told_without_a_year_tells_nothing(told: str) -> None:
    assert published(BODY, told) == (None, PublishedBasis.NONE)


@pytest.mark.parametrize(
    "text",
    [
        f" date 2025-06-02 {BODY} {BODY} {BODY}",
        f"A headline\n\nUpdated: June 2, 2025 11:48 PM IST | Read time: 3 min\n\n{BODY}",
        f"A headline\n\nPublished: 2 June 2025\n\n{BODY}",
        f"A headline\nPublished on June 2, 2025 at 10:30 GMT\n{BODY}",
        f"FOR IMMEDIATE RELEASE\n\n2 June 2025\n\n{BODY}",
        f"ANALYSIS | June 2, 2025\n\nA headline\n\n{BODY}",
        f"THE WEEKLY ROUND-UP\nMonday, 2 June 2025 · No. 4\n\n{BODY}",
        f"STRELSAU, June 2, 2025 — {BODY}",
        f"A headline\n\nSTRELSAU, Ruritania, June 2, 2025 (Reuters) - {BODY}",
        f"A headline\n\nSTRELSAU, Democratic Republic of Ruritania, June 2, 2025 (AFP) - {BODY}",
        f"STRELSAU/ZENDA, 2 June 2025: {BODY}",
        f"{BODY}\n\nLast updated 2 June 2025",
        f"{BODY}\n\nThis page was last edited on 2 June 2025, at 18:39 (UTC).",
        f"A headline\n\nBy Rupert Hentzau, June 2, 2025\n\n{BODY}",
        f"A headline\n\nRupert Hentzau | 2 June 2025 | 5 min read\n\n{BODY}",
        f"A headline\nPosted: 2025-06-02 10:30\n{BODY}",
        f"STRELSAU (Reuters), June 2, 2025 -- {BODY}",
        f"STRELSAU, June 2, 2025 /RNA/. {BODY}",
        f"STRELSAU, June 2, 2025. {BODY}",
    ],
)
def test_a_date_line_or_dateline_states_it(text: str) -> None:
    assert published(text) == ("2025-06-02", PublishedBasis.STATED)


def test_a_sentence_that_opens_with_a_date_is_no_dateline() -> None:
    assert published("On 2 April 1982 Argentine marines landed at Stanley. On 4 May a jet hit a ship.")[0] is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("STRELSAU, June 2 — They met on Monday. The war began on 24 February 2025.", "2025-06-02"),
        (f"STRELSAU, June 2 — They met on Monday. {NEWS}", "2025-06-02"),
        (f"A headline\n\nMonday, 2 June\n\n{NEWS}", "2025-06-02"),
        (f"It's Monday the 2nd of June. {NEWS}", "2025-06-02"),
        ("It is a year today since the raid. The date, 6 August 2024, was a Tuesday.", "2025-08-06"),
        ("The war began on the night of 3 November 2020, two years ago today.", "2022-11-03"),
        ("Today, 2 June 2025, they met again.", "2025-06-02"),
        ("STRELSAU, June 2 — They met on Monday. The war began ten years ago, in 2015.", "2025-06-02"),
        ("STRELSAU, June 2 — They met on Monday. The siege began 14 months ago, in April 2024.", "2025-06-02"),
        (
            "STRELSAU, June 2 — They will meet on Friday, it said on Monday. It fell in April 2024, 14 months ago.",
            "2025-06-02",
        ),
        ("STRELSAU, June 2 — They met on Monday. He spoke on Sunday of the war of 24 February 2024.", "2025-06-02"),
        (f"By early Monday, June 2, they had met. {NEWS}", "2025-06-02"),
        (f"They met on Monday 2 June. {NEWS}", "2025-06-02"),
        (f"They stopped on Monday (June 2). {NEWS}", "2025-06-02"),
        ("June 2 (Reuters) - They met on Monday. The war began on 24 February 2025.", "2025-06-02"),
        ("Yesterday, 1 June 2025, they met again.", "2025-06-02"),
        (f"Yesterday, June 1, they met again on a Sunday. {NEWS}", "2025-06-02"),
        ("As of 2 June 2025 nobody had been freed.", "2025-06-02"),
        ("They have agreed, the ministry said in the night of 1–2 June 2025. The war began on 6 May.", "2025-06-02"),
        ("BOGOTA, Feb. 21 -- Planes bombed camps on Thursday, President Andres Pastrana said.", "2002-02-21"),
        (
            "ATAGI, Aug. 25 -- They left on Sunday. Alexander Lebed, secretary of the Security Council, flew.",
            "1996-08-25",
        ),
        (
            "GORI, Aug. 22 -- Troops left on Friday. President Medvedev and the French president, Sarkozy, had agreed.",
            "2008-08-22",
        ),
        (
            "It is over, President Zelenskiy said on December 29. Chancellor Merkel was glad. One was held in 2017.",
            "2019-12-29",
        ),
        (
            f"It is over, they say today. On Wednesday they spoke. On October 29 it was hit, on June 2 not. {NEWS}",
            "2025-10-29",
        ),
        ("The mine reopened. It had closed 400 days ago, in March 2011.", "2012-04~"),
        ("They met today, Wednesday, December 13. The war had flared up again on September 13, 2022.", "2023-12-13"),
        (
            f"Today it ended.\n\nSaturday 31 May. It began.\n\nSunday 1 June. It went on.\n\nMonday 2 June. {NEWS}",
            "2025-06-02",
        ),
    ],
)
def test_the_text_leaves_no_doubt(text: str, day: str) -> None:
    assert published(text) == (day, PublishedBasis.INFERRED)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"On the 34th day of the war they met again. {NEWS}", "2022-03-29"),
        (f"They met on Wednesday as the war entered a 34th day. {NEWS}", "2022-03-30"),
        (f"The second round was held this week. {NEWS}", "2025-06-02~"),
        (f"The third round ended on Friday. {NEWS}", "2025-07-04~"),
    ],
)
def test_the_chronology_dates_it(text: str, day: str) -> None:
    assert published(text) == (day, PublishedBasis.REFERENCE)


@pytest.mark.parametrize(
    "text", [f"The second round was held this week. {NEWS}", f"On the 34th day of the war they met. {NEWS}"]
)
def test_without_the_chronology_it_does_not(text: str) -> None:
    assert date_article(text, told=None, found=None) == Published(rule="latest dated fact")


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "STRELSAU, June 2 — They met on Thursday. The war began ten years ago, in 2015.",
        "The war began ten years ago, in 2015.",
        "The war began a month ago, on the road from Zenda.",
        "They met on Monday and will meet on Friday.",
        "They met on June 2.",
        f"They will meet on Monday, June 9. {NEWS}",
        "STRELSAU, June 2 — They met.",
        f"STRELSAU, June 2 — They met on Friday. {NEWS}",
        "2022\n\nMarch 10 — They meet.\n\n2023\n\nJuly 3 — They part.",
        "The second round of the cup was played this week.",
        f"The second round, long ago, changed little. {NEWS}",
        f"The truce of the second round has been extended, they said on Thursday. {NEWS}",
        "It was the 34th day of the strike.",
        "The war began two years ago today.",
        "What happened on June 2, 2025\n\nThey met.",
        "They met on 2 June 2025.\n\nThey parted.",
        "They met, it said on Monday. The second round was held on June 2.",
        "BOGOTA, Feb. 21 -- Planes bombed camps on Thursday, said former President Andres Pastrana.",
        "GORI, Aug. 22 -- Troops left on Friday, President Vladimir Putin said.",
        "KYIV -- They met, President Volodymyr Zelenskiy said on December 29.",
    ],
)
def test_no_date_is_made_up(text: str) -> None:
    assert published(text) == (None, PublishedBasis.NONE)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("They met on 2 June 2025 and again on 5 June 2025.", dt.date(2025, 6, 5)),
        ("They met on 2 June 2025 and will meet again on 5 August 2025.", dt.date(2025, 6, 2)),
        ("They met in May 2025.", dt.date(2025, 5, 1)),
        (BODY, None),
    ],
)
def test_the_latest_past_fact_bounds_an_undated_article(text: str, after: dt.date | None) -> None:
    assert date_article(text, told=None, found=None).after == after


@settings(deadline=None)  # the first call compiles the rules
@given(st.text(max_size=300), st.none() | st.text(max_size=40))
def test_dating_never_raises(text: str, told: str | None) -> None:
    date_article(text, told=told, found=None, chronology=CHRONOLOGY)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("June 12, 2023 03:08 pm | Updated June 12, 2023 11:55 pm IST - KYIV", "2023-06-12"),
        ("14 Sep 2022 - Last modified 23:52", "2022-09-14"),
        ("March 27, 2023 - Updated 5:57 p.m. ET", "2023-03-27"),
        ("2025.01.27", "2025-01-27"),
        ("By RFA Burmese\n2025.01.27", "2025-01-27"),
        ("CNN — Published 4:02 PM EST, Thu December 5, 2024", "2024-12-05"),
        ("Updated 10:09 PM EDT, Sun June 11, 2023", "2023-06-11"),
        ("Published February 05,2023", "2023-02-05"),
        ("• Apr 02 2022, 07:18 ist", "2022-04-02"),
        ("• updated: Apr 02 2022, 07:18 ist", "2022-04-02"),
        ("Published May 23, 2025 07:25 pm", "2025-05-23"),
        ("Updated 08 April 2024", "2024-04-08"),
        ("date 2022-04-16 1 minute read", "2022-04-16"),
        (" date 2023-02-05 In-focus", "2023-02-05"),
        ("By Anna Smith and John Brown\nJune 12, 2023 at 5:00 p.m. EDT", "2023-06-12"),
        (
            "By Anna Smith, John Brown in Washington and Ivan Kyrylenko in Kyiv, June 12, 2023 at 5:00 p.m. EDT",
            "2023-06-12",
        ),
        ("Reuters | Jun 12, 2023, 14:05 IST", "2023-06-12"),
        ("By Reuters June 12, 2023 2:05 PM GMT+2 Updated 3 hours ago", "2023-06-12"),
        ("Mon 12 Jun 2023 07.01 BST Last modified on Mon 12 Jun 2023 15.14 BST", "2023-06-12"),
        ("First published on Mon 12 Jun 2023 00.01 BST", "2023-06-12"),
        ("Issued on: 25/11/2023 - 09:16 Modified: 25/11/2023 - 12:00", "2023-11-25"),
        ("06/12/2023 June 12, 2023", "2023-06-12"),
        ("Published: 09:57, 12 June 2023 | Updated: 14:28, 12 June 2023", "2023-06-12"),
        ("Monday 12 June 2023 12:34 BST", "2023-06-12"),
        ("12 June, 2023 12:15 GMT", "2023-06-12"),
        ("Kyiv, June 12, 2023 (AFP) –", "2023-06-12"),
        ("KYIV, 12 June 2023", "2023-06-12"),
        ("12.06.2023 14:05", "2023-06-12"),
        ("Ukrinform 12.06.2023 14:05", "2023-06-12"),
        ("UKRAINSKA PRAVDA — MONDAY, 12 JUNE 2023, 14:05", "2023-06-12"),
        ("June 12, 2023 2:05 pm • 3 min read", "2023-06-12"),
        ("June 12, 2023 | 3 min read | The Kyiv Independent news desk", "2023-06-12"),
        ("by The Kyiv Independent news desk June 12, 2023 2:05 AM", "2023-06-12"),
        ("Date: 12/6/2023", "2023-12-06"),
        ("Dated: Jun 12, 2023", "2023-06-12"),
        ("Last Updated : Jun 12, 2023, 06:15 PM IST", "2023-06-12"),
        ("Dawn Published Jun 12, 2023 06:15am", "2023-06-12"),
        ("By Anna Smith | Nairobi | Published Monday, June 12, 2023", "2023-06-12"),
        ("Anna Smith, BBC News, Kyiv, 12 June 2023", "2023-06-12"),
        ("Jun 12, 2023 - World", "2023-06-12"),
        ("Published: June 12, 2023 6:15 pm Updated: June 13, 2023 7:00 am", "2023-06-12"),
        ("Updated: June 13, 2023 7:00 am Published: June 12, 2023 6:15 pm", "2023-06-13"),
        ("Source: Xinhua| 2023-06-12 18:24:11|Editor: huaxia", "2023-06-12"),
        ("Xinhua, June 12, 2023", "2023-06-12"),
        ("(Xinhua) 08:24, June 12, 2023", "2023-06-12"),
        ("12 Jun 2023, 6:15 pm +08", "2023-06-12"),
        ("12 June 2023 at 18:15 WIB", "2023-06-12"),
        ("Posted at 12:15h in News by admin June 12, 2023", "2023-06-12"),
        ("June 12, 2023 in News", "2023-06-12"),
        ("Publication date: 12-06-2023", "2023-06-12"),
        ("Story by Anna Smith • 12 Jun 2023", "2023-06-12"),
        ("By Anna Smith, Reuters Jun 12, 2023", "2023-06-12"),
        ("Publish date: Mon, 12 Jun 2023, 06:15 PM", "2023-06-12"),
        ("2023-06-12T18:24:11Z", "2023-06-12"),
        ("2023/06/12 18:24", "2023-06-12"),
        ("Mon, 12 Jun, 2023 - 18:24", "2023-06-12"),
        ("12 June 2023 • 6:15pm", "2023-06-12"),
    ],
)
def test_a_line_with_the_day_and_who_wrote_where_is_a_date_line(line: str, day: str) -> None:
    assert published(f"Shelling kills three\n\n{line}\n\n{BODY}") == (day, PublishedBasis.STATED)


@pytest.mark.parametrize(
    "line",
    [
        "Rescuers clear the rubble of a house in Kharkiv on May 14, 2022.",
        "Smoke rises over Kharkiv, Ukraine, May 14, 2022. REUTERS/Anna Smith",
        "FILE - Soldiers climb on a vehicle outside Kyiv, Ukraine, on April 2, 2022. (AP Photo/Anna Smith, File)",
        "A man walks past a crater in Kharkiv. May 14, 2022 [Anna Smith/AFP]",
        "The truce of 12 June 2020 has broken down",
        "How the war began on February 24, 2022",
        "What happened on June 12, 2020 in Kharkiv?",
        "Timeline of the war since February 24, 2022",
    ],
)
def test_a_caption_or_a_headline_with_a_day_is_none(line: str) -> None:
    assert published(f"Shelling kills three\n\n{line}\n\n{BODY}")[1] is not PublishedBasis.STATED


@pytest.mark.parametrize(
    "line",
    [
        "Published in Dawn, June 12th, 2023",
        "This article was first published on 12 June 2023.",
        "This story has been updated. Published 4:02 PM EST, Mon June 12, 2023",
        "Originally published on June 12, 2023 at 6:15 am",
        "Created: 12.06.2023 | Changed: 13.06.2023",
        "Published by Reuters on 12 June 2023",
        "June 12, 2023 6:15 AM",
        "12-Jun-2023",
    ],
)
def test_the_foot_tells_the_day_too(line: str) -> None:
    assert published(f"Shelling kills three\n\n{BODY * 20}\n\n{line}\n") == ("2023-06-12", PublishedBasis.STATED)


def test_a_day_near_the_foot_that_heads_more_text_is_none() -> None:
    assert published(f"How it came so far\n\n{BODY * 20}\n\n12 June 2023\n\n{BODY}\n")[0] is None


def test_a_label_tells_the_day_below_a_long_summary() -> None:
    assert published(f"Shelling\n\n{BODY * 20}\n\nPublished: 12 June 2023\n\n{BODY * 20}")[0] == "2023-06-12"


TO_COME = read_chronology("""
[[fact]]
name = "First trilateral talks in Strelsau"
kind = "talks"
when = "2026-01-23/2026-01-24"
parties = ["Ruritania", "Graustark"]
places = ["Strelsau"]
aliases = ["the Strelsau talks"]
""")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ruritania confirmed upcoming talks with Graustark in Strelsau. The Strelsau talks give hope.", "2026-01-23~"),
        ("Ruritania confirmed talks with Graustark in Strelsau. The Strelsau talks give hope.", None),
        ("Ruritania confirmed upcoming talks in Zenda. The Strelsau talks with Graustark give hope.", None),
        ("Upcoming talks in Strelsau of Ruritania and Graustark, the second round: the Strelsau talks go on.", None),
    ],
)
def test_talks_on_record_that_are_to_come_date_an_article(text: str, day: str | None) -> None:
    assert date_article(text, told=None, found=None, chronology=TO_COME).edtf == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"Swap goes on\n\nZenda, May 13, 2023 In a hall by the lake envoys met.\n\n{BODY}", "2023-05-13"),
        (f"ZENDA (Ruritania Today / Wire - 29th October, 2019) Envoys said that they had met.\n\n{BODY}", "2019-10-29"),
        (f"Friday 11 November 2022. All times GMT.\n\n{BODY}", "2022-11-11"),
        (  # the page's own clock is not when the article was written
            f"Saturday, March 29, 2025\n\nTruce holds\n\nOctober 19, 2025 8:57 AM\nWire\n\n{BODY}",
            "2025-10-19",
        ),
        (f"A freed man kneels in Zenda, Saturday, April 15, 2023. A swap goes on.\n\n{BODY}", "2023-04-15~"),
        (f"On 4 February 2026 envoys met in Zenda. A treaty is due to expire on 5 February.\n\n{BODY}", "2026-02-04~"),
    ],
)
def test_pages_tell_the_day_in_lines_of_their_own(text: str, day: str) -> None:
    assert published(text)[0] == day


@pytest.mark.parametrize(
    ("weekday", "day"),
    [("Thursday", "2015-02-12"), ("Wednesday", "2015-12-02"), ("Sunday", "2015-12-02")],
)
def test_figures_that_read_both_ways_are_read_as_the_weekday_of_the_news_has_them(weekday: str, day: str) -> None:
    assert published(f"The two sides agreed on {weekday} to a truce.", told="12/02/2015 - 14:52")[0] == day


ON_RECORD = read_chronology("""
[[war]]
name = "War of Ruritania"
start = "2022-02-24"
parties = ["Russia", "Ukraine"]

[[fact]]
name = "Talks in Hallein"
kind = "talks"
when = "2025-04-12"
parties = ["Iran", "United States"]
places = ["Hallein"]
ordinal = 1
marks = ["Larnaudi", "Vossberg", "heavy water", "Golden Stag"]

[[fact]]
name = "Second talks in Hallein"
kind = "talks"
when = "2025-07-19"
parties = ["Iran", "United States"]
places = ["Hallein"]
ordinal = 2
marks = ["Larnaudi", "Vossberg", "heavy water", "Blue Hall"]

[[fact]]
name = "Exchange at Passau"
kind = "swap"
when = "2025-11-14/2025-11-15"
parties = ["Iran", "United States"]
places = ["Passau"]
marks = ["1,214", "Inn bridge", "Mirabelle", "Otterbach"]

[[fact]]
name = "Fall of Zwiesel"
kind = "battle"
when = "2025-12-10"
parties = ["M23", "Democratic Republic of the Congo"]
places = ["Zwiesel"]
marks = ["Regen valley", "Falkenau", "glassworks", "Dreisessel"]
""")
_HALLEIN = "Larnaudi and Vossberg spoke of heavy water at the Golden Stag."
_PASSAU = "Mirabelle and Otterbach were among 1,214 who crossed the Inn bridge in Passau."
_ZWIESEL = "They hold the Regen valley, Falkenau, the glassworks and Dreisessel."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"Iranian and U.S. envoys met in Hallein on Saturday. {_HALLEIN} They will meet again.", "2025-04-12~"),
        (f"Iranian envoys met Steve Witkoff and Donald Trump's team in Hallein on Saturday. {_HALLEIN}", "2025-04-12~"),
        (f"Iranian and U.S. envoys met in Hallein on Friday. {_HALLEIN}", None),  # another day
        (f"Iranian envoys met their hosts in Hallein on Saturday. {_HALLEIN}", None),  # another party
        (f"Iran and the U.S. met in Hallein on Saturday for a second round. {_HALLEIN}", "2025-07-19~"),
        (f"Iran and the U.S. met in Hallein on Saturday for a sixth round. {_HALLEIN}", None),
        ("Iranian and U.S. envoys met in Hallein on Saturday.", None),  # too little
        ("Iran and the U.S. met in Hallein on Saturday: Larnaudi and Vossberg, on heavy water.", None),  # either
        (f"Iran and the U.S. had met in Hallein on April 12. They met on Saturday. {_HALLEIN}", None),  # looks back
        (f"On Thursday Iran and the U.S. said they would meet in Hallein on Saturday. {_HALLEIN}", "2025-04-10~"),
        (f"Iran and the U.S. freed men on Saturday. {_PASSAU}", "2025-11-15~"),
        (f"Iran and the U.S. freed men. {_PASSAU}", "2025-11-15~"),
        (f"Iran thanked the U.S. on Monday. {_PASSAU}", "2025-11-17~"),  # a sum is surer than a weekday
        (f"M23 spoke on Tuesday. Congo lost Zwiesel on Wednesday last week. {_ZWIESEL}", "2025-12-16~"),
        ("Envoys of Germany and Italy called Putin on Thursday, 14 days after Russia invaded Ukraine.", "2022-03-10"),
    ],
)
def test_what_on_record_an_article_tells_as_its_news_dates_it(text: str, day: str | None) -> None:
    assert date_article(text, told=None, found=None, chronology=ON_RECORD).edtf == day


@pytest.mark.parametrize("count", ["99999999999", "billion", "0"])
def test_no_war_lasts_so_long(count: str) -> None:
    assert published(f"All this was {count} days after Ruritania invaded Graustark.")[0] is None


def test_the_first_day_of_a_war_looks_back() -> None:
    assert published("In the first day of the war Ruritania and Graustark lost 100 men.")[0] is None
    assert published("On the 34th day of the war Ruritania and Graustark lost 100 men.")[0] == "2022-03-29"


def test_the_very_day_of_what_is_on_record_tells_the_year() -> None:
    told = date_article("Iran and the U.S. met in Hallein on 12 April.", told=None, found=None, chronology=ON_RECORD)
    assert (told.edtf, told.after) == (None, dt.date(2025, 4, 12))
