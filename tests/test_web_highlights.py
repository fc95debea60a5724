from hypothesis import given
from hypothesis import strategies as st

from app.web.highlights import Marking, paragraphs
from app.web.views import Ref, Run

TEXT = "Talks were held in Istanbul.\n\nA swap was agreed there, and it went ahead.\nMore came later.\n \nThe end."


def marking(quote: str, number: int = 1, kind: str = "talks", text: str = TEXT) -> Marking:
    start = text.index(quote)
    return Marking(start, start + len(quote), f"e{number}-0", Ref(number, kind, f"Event {number}", f"/events/{number}"))


def runs(*markings: Marking) -> list[Run]:
    return [run for paragraph in paragraphs(TEXT, markings) for run in paragraph]


def test_paragraphs_are_what_blank_lines_part() -> None:
    assert ["".join(run.text for run in paragraph) for paragraph in paragraphs(TEXT, ())] == [
        "Talks were held in Istanbul.",
        "A swap was agreed there, and it went ahead.\nMore came later.",
        "The end.",
    ]


def test_a_marking_is_one_run_with_its_anchor_and_its_number() -> None:
    found = marking("held in Istanbul")
    plain, marked, rest, *_ = runs(found)
    assert (plain.text, rest.text) == ("Talks were ", ".")
    assert marked == Run("held in Istanbul", "talks", ("e1-0",), ("e1-0",), (1,), (found.ref,))


def test_markings_that_overlap_share_the_middle() -> None:
    first, second = marking("A swap was agreed there"), marking("agreed there, and it went ahead", 2, "swap")
    marked = [run for run in runs(first, second) if run.marks]
    assert [run.text for run in marked] == ["A swap was ", "agreed there", ", and it went ahead"]
    assert [run.anchors for run in marked] == [("e1-0",), ("e2-0",), ()]
    assert [run.marks for run in marked] == [("e1-0",), ("e1-0", "e2-0"), ("e2-0",)]
    assert [run.events for run in marked] == [(1,), (1, 2), (2,)]
    assert [run.refs for run in marked] == [(), (first.ref,), (second.ref,)]


def test_one_sentence_told_of_two_events_carries_both_numbers() -> None:
    marked = [run for run in runs(marking("The end."), marking("The end.", 2)) if run.marks]
    assert [[ref.number for ref in run.refs] for run in marked] == [[1, 2]]
    assert marked[0].anchors == ("e1-0", "e2-0")


def test_a_marking_across_paragraphs_is_anchored_where_it_begins_and_numbered_where_it_ends() -> None:
    marked = [run for run in runs(marking("Istanbul.\n\nA swap")) if run.marks]
    assert [run.text for run in marked] == ["Istanbul.", "A swap"]
    assert [(run.anchors, len(run.refs)) for run in marked] == [(("e1-0",), 0), ((), 1)]


def test_a_text_without_words_has_no_paragraphs() -> None:
    assert paragraphs("\n \n\n", ()) == ()


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 15)), max_size=6)


@given(st.text(alphabet="ab \n", min_size=1, max_size=60), SPANS)
def test_no_word_is_lost_and_every_marking_covers_its_own_text(text: str, spans: list[tuple[int, int]]) -> None:
    markings = [
        Marking(start, min(start + length, len(text)), f"e{n}-0", Ref(n, "talks", "", ""))
        for n, (start, length) in enumerate(spans)
        if start < len(text)
    ]
    found = [run for paragraph in paragraphs(text, markings) for run in paragraph]
    assert "".join("".join(run.text for run in found).split()) == "".join(text.split())
    for one in markings:
        covered = "".join(run.text for run in found if one.anchor in run.marks)
        assert "".join(covered.split()) == "".join(text[one.start : one.end].split())
        assert sum(one.anchor in run.anchors for run in found) == sum(one.ref in run.refs for run in found) <= 1
