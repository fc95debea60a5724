"""What stands around a quote, and the links that lead to it in the original."""

import pytest

from app.web import context

TEXT = (
    "First paragraph here.\n\n"
    "It began at dawn. Drones came from the north, and Kyiv burned until noon. Nobody slept. Then it rained.\n\n"
    "Another day."
)


def around(said: str, text: str = TEXT) -> tuple[str, str]:
    start = text.index(said)
    return context.before(text, start), context.after(text, start + len(said))


@pytest.mark.parametrize(
    ("said", "before", "after"),
    [
        ("Drones came from the north, and Kyiv burned until noon.", "It began at dawn.", "Nobody slept."),
        ("It began at dawn.", "", "Drones came from the north, and Kyiv burned until noon."),
        ("Then it rained.", "Nobody slept.", ""),
        ("Kyiv burned", "Drones came from the north, and", "until noon."),
        ("Another day.", "", ""),
    ],
)
def test_a_quote_stands_between_its_neighbours_of_the_same_paragraph(said: str, before: str, after: str) -> None:
    assert around(said) == (before, after)


def test_a_long_sentence_is_cut_at_a_word() -> None:
    text = "so " * 200 + "HERE" + " on" * 200
    before, after = around("HERE", text)
    assert before.startswith("… so")
    assert after.endswith("on …")
    assert max(len(before), len(after)) <= context.REACH + 2


def test_a_word_without_end_is_left_out() -> None:
    text = "x" * 500 + "HERE" + "y" * 500
    assert around("HERE", text) == ("", "")


def test_what_is_shown_already_is_not_shown_again() -> None:
    start = TEXT.index("Nobody")
    assert context.before(TEXT, start, low=start) == ""
    assert context.after(TEXT, start, high=start) == ""


def test_a_sentence_is_found_around_its_words() -> None:
    start = TEXT.index("burned")
    first, last = context.sentence(TEXT, start, start + 6)
    assert TEXT[first:last] == "Drones came from the north, and Kyiv burned until noon."
    assert context.sentence(TEXT, TEXT.index("Nobody"), TEXT.index("Nobody") + 6)[0] == TEXT.index("Nobody")


@pytest.mark.parametrize(
    ("said", "fragment"),
    [
        ("Kyiv burned", ":~:text=Kyiv%20burned"),
        ("a well-known, old & new", ":~:text=a%20well%2Dknown%2C%20old%20%26%20new"),
        ("  lines\n break  ", ":~:text=lines%20break"),
        ("“Привет” <b>", ":~:text=%E2%80%9C%D0%9F%D1%80%D0%B8%D0%B2%D0%B5%D1%82%E2%80%9D%20%3Cb%3E"),
    ],
)
def test_a_text_fragment_encodes_what_has_a_meaning_in_it(said: str, fragment: str) -> None:
    assert context.fragment(said) == fragment


def test_a_long_quote_is_named_by_its_first_and_last_words() -> None:
    said = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    assert (
        context.fragment(said) == ":~:text=one%20two%20three%20four%20five,ten%20eleven%20twelve%20thirteen%20fourteen"
    )


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/x?y=1#top", "https://a.example/x?y=1#:~:text=Kyiv"),
        ("HTTP://a.example", "HTTP://a.example#:~:text=Kyiv"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("/relative", None),
        (None, None),
    ],
)
def test_only_pages_of_the_web_are_linked_as_originals(url: str | None, link: str | None) -> None:
    assert context.original(url, "Kyiv") == link
