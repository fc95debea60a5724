"""Tidying: what of a stored text the model sees, and the way back from it."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.ingest import boilerplate, timecodes
from app.ingest.tidying import tidy

PROSE = "Delegations from both sides met in Geneva on Monday and agreed to exchange 84 prisoners each."
MORE = "Nothing else was agreed, and no date was set for another round of talks between the two sides."


def paragraphs(text: str) -> list[str]:
    return tidy(text).text.split("\n\n")


# Boilerplate


@pytest.mark.parametrize(
    ("pattern", "line"),
    [(each, line) for each in boilerplate.patterns() for line in each.finds],
    ids=lambda each: getattr(each, "name", None),
)
def test_a_pattern_finds_its_examples(pattern: boilerplate.Pattern, line: str) -> None:
    found = boilerplate.match(line)
    assert found is not None
    assert found.name == pattern.name


@pytest.mark.parametrize("line", [line for each in boilerplate.patterns() for line in each.skips])
def test_no_pattern_finds_what_one_must_skip(line: str) -> None:
    assert boilerplate.match(line) is None


@pytest.mark.parametrize("name", boilerplate.part().finds)
def test_a_part_around_the_article_is_known_by_its_class(name: str) -> None:
    assert boilerplate.is_part_around(name)


@pytest.mark.parametrize("name", boilerplate.part().skips)
def test_a_part_of_the_article_is_not_taken_for_one_around_it(name: str) -> None:
    assert not boilerplate.is_part_around(name)


@pytest.mark.parametrize(
    ("around", "kept"),
    [
        ("{p}\n\nADVERTISEMENT\nSwap your phone today!\n\n{m}", "{p}\n\n{m}"),
        ("{p}\nADVERTISEMENT\n{m}", "{p}\n\n{m}"),
        ("{p}\n\nMore from the region\n- A king weighs his words\n- What do we know?\n\n{m}", "{p}\n\n{m}"),
        ("{p}\n\nRelated\n\nJune 2\n\n{m}", "{p}\n\nJune 2\n\n{m}"),
        ("{p}\n\n{m}\n\n3 comments\n\nChad: Strike first.\n\nAnn: No.", "{p}\n\n{m}"),
        ("Comments\n\n{p}\n\n{m}", "{p}\n\n{m}"),
        ("{p}\n\n* * *\n\n{m}\n\n🗞", "{p}\n\n{m}"),
        (
            "{p}\n\nCorrection: an earlier version gave another date.",
            "{p}\n\nCorrection: an earlier version gave another date.",
        ),
    ],
)
def test_what_is_around_an_article_goes_and_the_article_stays(around: str, kept: str) -> None:
    assert tidy(around.format(p=PROSE, m=MORE)).text == kept.format(p=PROSE, m=MORE)


# Structure and hard line breaks


@pytest.mark.parametrize(
    "text",
    [
        "2022\n\nFebruary 18 — The two sides meet.\n\nMarch 10 — They meet again.",
        "19:20\n\nWe are closing this blog.\n\n17:35\n\nLeaders will hold talks.",
        "Still to come\n\nA fourth round had not been fixed.",
        "Q: Was it the biggest?\n\nA: It was.",
    ],
)
def test_headings_clock_times_and_dates_stay_on_lines_of_their_own(text: str) -> None:
    assert tidy(text).text == text
    assert tidy(text.replace("\n\n", "\n")).text == text


@pytest.mark.parametrize(
    ("wrapped", "flowing"),
    [
        (
            "The plant fell after weeks of bombard-\nment by land and from the sea.",
            "The plant fell after weeks of bombardment by land and from the sea.",
        ),
        (
            "The plant fell after weeks of bombard\u00ad\nment by land and from the sea.",
            "The plant fell after weeks of bombardment by land and from the sea.",
        ),
        (
            "Troops pushed on from the north-\neastern edge of the town.",
            "Troops pushed on from the north-eastern edge of the town.",
        ),
        (
            "A thousand-for-thousand swap is the largest thousand-for-\nthousand swap so far.",
            "A thousand-for-thousand swap is the largest thousand-for-thousand swap so far.",
        ),
        ("The first of the three rounds was held in\nmid-May.", "The first of the three rounds was held in mid-May."),
        (
            "It was driven out by the first group\n— more than 260 soldiers — and then\nthe second one followed.",
            "It was driven out by the first group — more than 260 soldiers — and then the second one followed.",
        ),
    ],
)
def test_lines_that_were_one_paragraph_become_one_again(wrapped: str, flowing: str) -> None:
    assert tidy(wrapped).text == flowing


WRAPPED = """\
The talks in Geneva ended on Monday without a
ceasefire. Russia and Ukraine agreed to free 84
Prisoners each, and to meet again in June.
The two sides will exchange lists this week, and
nobody expects more than that.
"""


def test_a_short_line_ends_a_wrapped_paragraph_and_a_full_one_does_not() -> None:
    first, second = paragraphs(WRAPPED)
    assert first.endswith("to free 84 Prisoners each, and to meet again in June.")
    assert second == "The two sides will exchange lists this week, and nobody expects more than that."


def test_a_quoted_letter_is_unwrapped_as_well() -> None:
    assert paragraphs(re.sub("(?m)^", "> ", WRAPPED.rstrip())) == paragraphs(WRAPPED)


def test_a_ragged_line_that_ends_no_sentence_goes_on_in_the_next() -> None:
    ragged = [
        "Negotiators came home from Geneva on Monday and",
        "said that nothing was agreed, which members of",
        "parliament had expected all along in",
        "Moscow and elsewhere.",
    ]
    assert paragraphs("\n".join(ragged)) == [" ".join(ragged)]


def test_an_indented_line_begins_a_wrapped_paragraph() -> None:
    text = WRAPPED.replace("The two sides", "   The two sides").replace("again in June.", "again in June, or so.")
    assert len(paragraphs(text)) == 2


def test_list_items_stay_apart_and_lose_their_bullets() -> None:
    text = "The agencies ask\n\n- that troops withdraw from hospitals;\n- that the truce be extended;\n• and no more."
    assert paragraphs(text) == [
        "The agencies ask",
        "that troops withdraw from hospitals;",
        "that the truce be extended;",
        "and no more.",
    ]


def test_items_that_were_wrapped_are_whole_again() -> None:
    items = (
        "- that troops withdraw from all hospitals and\n  from the water works;\n"
        "- that the truce be extended, and that the\n  guns be silent.\n"
    )
    assert paragraphs(items) == [
        "that troops withdraw from all hospitals and from the water works;",
        "that the truce be extended, and that the guns be silent.",
    ]


def test_paragraphs_of_one_long_line_each_are_not_joined() -> None:
    assert paragraphs(f"{PROSE}\n{MORE}\n{PROSE}") == [PROSE, MORE, PROSE]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Kyiv\u00a0says\u202f41\tdrones", "Kyiv says 41 drones"),
        ("Kyiv  says   so", "Kyiv says so"),
        ("bom\u00adbard\u200bment", "bombardment"),
        ("> Kyiv says\n> so", "Kyiv says\n\nso"),
        ("First\n\n![map](map.png)\n\nlast", "First\n\nlast"),
        ("The [ministry](https://a.example/m) **said** so", "The ministry said so"),
        ("The *ministry* said [00:12] so", "The ministry said so"),
        ("It fell.[12] It rose.", "It fell. It rose."),
        ("“Curly” quotes’ fate — kept", "“Curly” quotes’ fate — kept"),
    ],
)
def test_what_misleads_a_model_inside_a_line_goes(text: str, seen: str) -> None:
    assert tidy(text).text == seen


# Time codes


@pytest.mark.parametrize(
    "lines",
    [
        ["00:26has reopened the door"],
        ["00:00On Tuesday they spoke", "00:05and agreed on", "00:0930 days of truce."],
        ["[00:00] Welcome back.", "[00:12] The deal was done.", "[00:21] They sat down."],
        ["0:00", "Welcome back.", "0:08", "The deal was done.", "0:15", "They sat down."],
        ["01:23:45 Welcome back.", "01:23:50 and so on.", "01:23:58 and so forth."],
        ["(00:58:01) and so it", "(00:58:09) went on that", "(00:58:15) way."],
    ],
)
def test_the_time_codes_of_a_recording_are_found(lines: list[str]) -> None:
    lengths = timecodes.lengths(lines)
    assert lengths is not None
    assert not re.search(r"\d:\d", " ".join(line[length:] for line, length in zip(lines, lengths, strict=True)))


@pytest.mark.parametrize(
    "lines",
    [
        ["19:20", "Where things stand.", "17:35", "Leaders will meet.", "15:10", "Putin speaks."],
        ["00:05 The truce begins.", "00:40 Sirens are heard.", "03:10 The army answers."],
        ["08:05 Good morning.", "08:25 Several blasts.", "09:50 Metro stations serve as shelters."],
        ["08:05Good morning.", "08:25Several blasts."],
        ["12:30 pm the truce begins", "3:35 p.m. the call", "21:45 Khartoum time"],
        ["The truce began at 11:15."],
        ["10:30am was the deadline"],
        [],
    ],
)
def test_clock_times_are_no_time_codes(lines: list[str]) -> None:
    assert timecodes.lengths(lines) is None


def test_a_transcript_becomes_flowing_sentences() -> None:
    text = (
        "Talks\n\nTranscript\n00:00A late meeting in Moscow\n00:26has reopened the door.\n00:31(music)\n"
        "00:40Kyiv agreed to free\n00:45175 prisoners.\nComments\n"
    )
    assert (
        tidy(text).text == "Talks\n\nA late meeting in Moscow has reopened the door. Kyiv agreed to free 175 prisoners."
    )


def test_captions_become_flowing_sentences() -> None:
    text = (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\nA late meeting in <i>Moscow</i>\n\n"
        "2\n00:00:04.000 --> 00:00:07.500 align:start\nhas reopened the door.\n"
    )
    assert tidy(text).text == "A late meeting in Moscow has reopened the door."


def test_a_span_of_a_transcript_leads_back_over_its_time_codes() -> None:
    stored = "00:00On Tuesday they\n00:05spoke."
    seen = tidy(stored)
    first, last = seen.original(0, len(seen.text))
    assert (seen.text, stored[first:last]) == ("On Tuesday they spoke.", "On Tuesday they\n00:05spoke.")


# Laws

LINES = (
    *(
        "the plant fell",
        "Kyiv",
        "bombard-",
        "ment",
        "Subscribe",
        "ADVERTISEMENT",
        "Comments",
        "Related",
        "19:20",
        "2022",
    ),
    *("00:26has", "[00:01]", "00:00:01.000 --> 00:00:02.000", "- item", "# H", "•", "**", "[a](http://b)", "<i>", "."),
    *("“so”", "a line that is long enough to have been wrapped"),
)
BREAKS = ["\n", "\n\n", "\r\n", "\u2028", " ", "  ", "\u00a0", "\t", "\u00ad", "\u200b"]
PIECES = st.sampled_from([*LINES, *BREAKS, *BREAKS])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.data())
def test_every_span_of_the_clean_text_leads_back_into_the_stored_text(stored: str, data: st.DataObject) -> None:
    seen = tidy(stored)
    if not seen.text:
        return
    start = data.draw(st.integers(0, len(seen.text) - 1))
    end = data.draw(st.integers(start + 1, len(seen.text)))
    first, last = seen.original(start, end)
    assert 0 <= first < last <= len(stored)
    assert seen.original(0, end)[0] <= first
    assert last <= seen.original(start, len(seen.text))[1]


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_what_is_copied_is_copied_unchanged_but_for_the_kind_of_space(stored: str) -> None:
    seen = tidy(stored)
    for place, character in enumerate(seen.text):
        first, last = seen.original(place, place + 1)
        assert last == first + 1
        assert character.isspace() or character == stored[first]


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_no_paragraph_is_empty(stored: str) -> None:
    seen = tidy(stored).text
    assert not seen or all(paragraph.strip() for paragraph in seen.split("\n\n"))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_the_runs_are_in_order_and_do_not_overlap(stored: str) -> None:
    seen = tidy(stored)
    runs = [(start, end) for (_, start), end in zip(seen.cuts, seen.ends, strict=True)]
    assert all(start < end for start, end in runs)
    assert all(end <= start for (_, end), (start, _) in pairwise(runs))
