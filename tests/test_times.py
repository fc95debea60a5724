"""Finding time expressions: what is one, what only looks like one, and where it stands."""

import re
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.language.time_meaning import TimexType
from app.language.time_reading import READERS
from app.language.time_words import DATA
from app.language.times import Rule, find, rules

NO_TIME = [
    "The second round of talks ended.",
    "He sat on the bench in the sun.",
    "They may attack again, and may not stop.",
    "The troops march on the capital.",
    "March on Rome, they said.",
    "Theresa May resigned.",
    "The crisis line is open 24/7.",
    "He is 34 years old.",
    "A 34-year-old man was arrested.",
    "Smith, 34, was arrested.",
    "They won 3-1 in Leeds.",
    "The vote was 14-0.",
    "A majority of 3:1 agreed.",
    "Two Su-24 jets and a Su-57 took off.",
    "An F-16 and a Boeing 747 landed.",
    "Resolution 1701 was adopted.",
    "Resolutions 1701 and 2231 bind them.",
    "Flight 1549 landed safely.",
    "The 1,000-kilometre front is quiet.",
    "Some 2,000 peacekeepers moved in.",
    "More than 2000 people fled.",
    "At least 1500 soldiers surrendered.",
    "It cost $2000.",
    "It weighs 1500 kg.",
    "The village lies 1900 km away.",
    "He scored 2020 points.",
    "Nearly 54% agreed.",
    "Three quarters of them agreed.",
    "A quarter of the houses burned.",
    "The second man fired.",
    "He had second thoughts.",
    "They wed in church.",
    "The sun was out.",
    "He made his mark.",
    "An august assembly met.",
    "The fall of Kabul shocked them.",
    "Prices fall and rise.",
    "He had a spring in his step.",
    "A spring of water was found.",
    "They had to spring into action.",
    "The watch stopped.",
    "The court is in session.",
    "[00:33] Welcome back.",
    "The odds were 1:10.",
    "April Jones and June Smith spoke.",
    "Chapter 7, page 24.",
    "Article 51 of the charter applies.",
    "No. 1939 was sold.",
    "The ratio is 1/2.",
    "His address is 192.168.1.1.",
    "Version 3.11.7 is out.",
    "Call 555-2020.",
    "Channel 1984 is off the air.",
    "He lives at number 2016.",
    "The M23 and the G7 met.",
    "Group 1 met Group 2.",
    "The 38th parallel was crossed.",
    "The 5th Brigade held the line.",
    "The 14th floor burned.",
    "The first man and the third woman left.",
    "A first step was made.",
    "The presence of troops was denied.",
    "They know and they go.",
    "The decision was final.",
    "Last but not least, they agreed.",
    "The next speaker rose.",
    "The previous speaker sat down.",
    "Following the attack they fled.",
    "The following were killed.",
    "Before the deal was signed they left.",
    "Sunny weather, monkeys and fridges.",
    "Mayor Mayer of Mayville.",
    "The Septuagint and the Octavian.",
    "Decent decorations.",
    "Janet and Marcia and Julie.",
    "He was a may-fly.",
    "The dayroom was full.",
    "Birthdays are fun.",
    "A weekender bag.",
    "Yearning for peace.",
    "An hourglass figure.",
]  # fmt: skip


def _examples(kind: str) -> list[object]:
    return [pytest.param(rule, text, id=f"{rule.name}: {text}") for rule in rules() for text in getattr(rule, kind)]


@pytest.mark.parametrize(("rule", "text"), _examples("finds"))
def test_a_rule_finds_its_examples(rule: Rule, text: str) -> None:
    assert rule.name in {expression.rule for expression in find(text)}


@pytest.mark.parametrize(("rule", "text"), _examples("skips"))
def test_a_rule_skips_its_counterexamples(rule: Rule, text: str) -> None:
    assert rule.name not in {expression.rule for expression in find(text)}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_every_rule_has_proof_on_both_sides(rule: Rule) -> None:
    assert rule.finds
    assert rule.skips


@pytest.mark.parametrize("text", NO_TIME)
def test_what_only_looks_like_a_time_is_skipped(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("on 2 June", TimexType.DATE),
        ("last week", TimexType.DATE),
        ("at 3 p.m.", TimexType.TIME),
        ("last night", TimexType.TIME),
        ("on Friday evening", TimexType.TIME),
        ("nine hours later", TimexType.TIME),
        ("for three days", TimexType.DURATION),
        ("every week", TimexType.SET),
    ],
)
def test_expressions_have_a_type(text: str, kind: TimexType) -> None:
    assert [expression.type for expression in find(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks of June 1–2 failed.", ["June 1–2"]),
        ("The talks of 16 and 17 May failed.", ["16", "17 May"]),
        ("From May 9 to 11 they met.", ["May 9 to 11"]),
        ("Between 1980 and 1988 they fought.", ["1980 and 1988"]),
        ("In 1980 and 1988 they fought.", ["1980", "1988"]),
        ("On June\u00a02 they met.", ["June\u00a02"]),
        ("Oct. 29: They meet.", ["Oct. 29"]),
        ("Last\u2019s week was dull.", []),
        ("It is the year’s end.", ["the year’s end"]),
        ("at the headline\nMonday they met\nTuesday they left", ["Monday", "Tuesday"]),
        ("It ended on Friday\nSeptember 18, 2008 was a bad day", ["Friday", "September 18, 2008"]),
    ],
)
def test_expressions_stand_where_they_stand(text: str, expected: list[str]) -> None:
    assert [expression.text for expression in find(text)] == expected


def test_an_expression_goes_over_a_break_that_only_wraps_the_line() -> None:
    text = "The last fighters left the works late on the evening of 16\nMay, when nobody was there to see them.\n"
    assert [expression.text for expression in find(text)] == ["late on the evening of 16\nMay"]


WORDS = st.sampled_from([
    "Monday", "last", "next", "the", "1939", "2", "June", "of", "day", "days", "ago", "later", "before",
    "after", "-", "–", "to", "and", "BC", "century", "1990s", "May", "may", "March", "early", "hours", "week",
    "on", "in", "\n", "\n\n", ".", ",", "quarter", "İstanbul", "’s", "'", "\u00a0", "p.m.", "3", ":", "30",
    "1st", "second", "winter", "every", "night", "overnight", "into",
])  # fmt: skip


@settings(deadline=None)  # the first call compiles the rules
@given(st.lists(WORDS, max_size=15).map(" ".join) | st.lists(WORDS, max_size=15).map("".join) | st.text(max_size=200))
def test_spans_are_in_order_within_the_text_and_say_what_stands_there(text: str) -> None:
    end = 0
    for expression in find(text):
        assert end <= expression.start < expression.end <= len(text)
        assert expression.text == text[expression.start : expression.end]
        end = expression.end


def test_every_rule_means_something_that_can_be_read() -> None:
    assert {rule.means for rule in rules()} == {*READERS, "pair"}


def test_every_table_of_words_is_used() -> None:
    tables = tomllib.loads((DATA / "time_words.toml").read_text(encoding="utf-8"))
    loose = {**tables["shapes"], **tables["pieces"]}
    sources = "".join([*loose.values(), *(pattern for rule in rules() for pattern in rule.patterns)])
    assert {name for name in (*tables["words"], *loose) if not re.search(rf"\{{{name}\d?\}}", sources)} <= {"number"}
