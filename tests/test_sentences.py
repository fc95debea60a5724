"""Where sentences end, and where a full stop only looks like an end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.sentences import spans

# Each situation stands as it is cut: the text is the pieces joined by what is between them.
CUTS = {
    "two plain sentences": ["The talks ended.", "No deal was made."],
    "a question": ["Will they meet?", "Nobody knows."],
    "an exclamation": ["They are free!", "All of them came home."],
    "several marks": ["They signed?!", "So it seems."],
    "an ellipsis before a capital": ["They waited…", "Then the sirens began."],
    "three dots before a capital": ["They waited...", "Then the sirens began."],
    "a closing quote after the stop": ["“We will return.”", "He left the room."],
    "a straight closing quote": ['"We will return."', "He left the room."],
    "a bracketed sentence": ["(It was the third attack.)", "The port stayed closed."],
    "a sentence that opens with a quote": ["The minister nodded.", "“We agree,” he said."],
    "a sentence that opens with a figure": ["The siege ended.", "200 men came out."],
    "a sentence that opens with a dash": ["The list was long.", "—Kharkiv was hit first."],
    "a sentence that opens with an accented capital": ["The vote was held.", "Élysée officials welcomed it."],
    "a year at the end": ["The war began in 2022.", "It goes on."],
    "a country's initials at the very end": ["The envoy flew to the U.S.", "The talks went on without him."],
    "hours at the end before a new subject": ["The raid began at 2 a.m.", "It lasted an hour."],
    "a month's abbreviation within a sentence that ends": ["They met on Jan. 19.", "Nothing came of it."],
}
WHOLE = [
    "The U.S. Senate approved the treaty.",
    "U.S. and U.K. jets struck the port.",
    "The U.N. Security Council met.",
    "J. D. Vance flew to Islamabad.",
    "George W. Bush signed it.",
    "Mr. Umerov led the delegation.",
    "Lt. Gen. Kyrylo Budanov spoke.",
    "Gov. Oleh Syniehubov reported two dead.",
    "The raid began at 2 a.m. Tuesday.",
    "Shells fell from 5 p.m. Monday.",
    "The truce began on Jan. 19 in Gaza.",
    "They met on Sept. 3 in Doha.",
    "Resolution No. 2735 was adopted.",
    "The line runs past St. Petersburg.",
    "Lockheed Martin Corp. Chief Jim Taiclet spoke.",
    "Some 2.5 million people fled.",
    "The village of approx. 400 people fell.",
    "They waited… and the sirens began.",
    "The site example.com/news.html reported it.",
    "It was Russia vs. Ukraine at the table.",
    "“Enough!” he said.",
    "Yahoo! said so.",
]
PARAGRAPHS = {
    "a headline without a stop": ("Truce holds\n\nThe guns were silent.", ["Truce holds", "The guns were silent."]),
    "list entries": ("1,000 prisoners\n\n6,000 bodies\n\n", ["1,000 prisoners", "6,000 bodies"]),
    "an empty line with blanks": ("Day one\n \nDay two", ["Day one", "Day two"]),
    "a single line break": ("The guns\nwere silent.", ["The guns\nwere silent."]),
    "a line break after a stop": ("It ended.\nThey left.", ["It ended.", "They left."]),
    "white space around": ("  \n It ended.  ", ["It ended."]),
    "a no-break space between": ("It ended.\u00a0They left.", ["It ended.", "They left."]),
    "a no-break space within": ("Some 1\u00a0000 men left.", ["Some 1\u00a0000 men left."]),
    "an abbreviation that ends the paragraph": (
        "He is in the U.S.\n\nShe is not.",
        ["He is in the U.S.", "She is not."],
    ),
    "a dateline before a hyphen": (
        "LOME/ACCRA, May 3 - The army left. It was late.",
        ["LOME/ACCRA, May 3 -", "The army left.", "It was late."],
    ),
    "a dateline with the day first": (
        "LOME, 3 May 2019 — The army left.",
        ["LOME, 3 May 2019 —", "The army left."],
    ),
    "a dateline in small letters": (
        "Lome, 3 May 2019 (AFP) -- The army left.",
        ["Lome, 3 May 2019 (AFP) --", "The army left."],
    ),
    "a dateline with a long name of a state": (
        "GOMA, Democratic Republic of Congo (AFP) - The army left.",
        ["GOMA, Democratic Republic of Congo (AFP) -", "The army left."],
    ),
    "a dateline with accents": ("BOGOTÁ, Colombia — The army left.", ["BOGOTÁ, Colombia —", "The army left."]),
    "a day and an agency": ("May 3 (AFP) - The army left.", ["May 3 (AFP) -", "The army left."]),
    "an entry of a chronology": ("May 3, 2019 - The army left.", ["May 3, 2019 - The army left."]),
    "a dateline with a year": ("LOME, May 3, 2019 - The army left.", ["LOME, May 3, 2019 -", "The army left."]),
    "nothing": ("", []),
    "white space only": (" \n\n\t", []),
}


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


@pytest.mark.parametrize("pieces", CUTS.values(), ids=CUTS)
def test_a_sentence_ends_at_its_mark(pieces: list[str]) -> None:
    assert cut(" ".join(pieces)) == pieces


@pytest.mark.parametrize("sentence", WHOLE)
def test_a_stop_within_a_sentence_does_not_end_it(sentence: str) -> None:
    assert cut(f"{sentence} The war goes on.") == [sentence, "The war goes on."]


@pytest.mark.parametrize(("text", "pieces"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraphs_and_white_space(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


PROSE = st.text(alphabet=st.sampled_from('aZ9.!?…"”’»)]“(— \n\u00a0U.S a.m'), max_size=80) | st.text(max_size=80)


@given(PROSE)
def test_sentences_come_in_order_and_hold_every_character_that_is_no_space(text: str) -> None:
    found = list(spans(text))
    edges = [edge for span in found for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in found)
    within = {offset for start, end in found for offset in range(start, end)}
    assert all(offset in within for offset, letter in enumerate(text) if not letter.isspace())


@given(PROSE)
def test_a_sentence_has_no_white_space_around_it(text: str) -> None:
    assert all(piece == piece.strip() for piece in cut(text))
