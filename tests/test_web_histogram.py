import datetime as dt

import pytest

from app.domain.event import Amount
from app.domain.filters import EventFilter, Sort, Term
from app.domain.report import Quantity
from app.domain.when import When
from app.store.histogram import Bar
from app.web.amounts import amount, quantity
from app.web.histogram import BASE, histogram

MAY = Bar(dt.date(2025, 5, 1), dt.date(2025, 5, 31), "May 2025", (("talks", 1), ("strike", 3)))
JUNE = Bar(dt.date(2025, 6, 1), dt.date(2025, 6, 30), "June 2025", ())
ASKED = EventFilter(kind=(Term("battle", exclude=True),), sort=Sort.OLDEST)


def test_bars_stand_side_by_side_and_stack_their_kinds_on_the_axis() -> None:
    drawn = histogram([MAY, JUNE], ASKED, 6)
    assert drawn is not None
    may, june = drawn.bars
    assert (may.x, may.width, june.x, june.width) == (0, 50, 50, 50)
    assert [(part.kind.name, part.coming) for part in may.segments] == [("talks", False), ("strike", False)]
    assert may.cells == {"talks": 1, "strike": 3}
    talks, strikes = may.segments
    assert talks.y + talks.height == pytest.approx(BASE)
    assert strikes.y + strikes.height == pytest.approx(talks.y)
    assert strikes.height == pytest.approx(3 * talks.height)
    assert june.segments == ()
    assert [kind.name for kind in drawn.kinds] == ["talks", "strike"]
    assert (drawn.most, drawn.undrawn) == (4, 2)


def test_a_bar_says_its_figures_and_keeps_the_filter() -> None:
    drawn = histogram([MAY, JUNE], ASKED, 6)
    assert drawn is not None
    assert drawn.bars[0].said == "May 2025: 1 talks, 3 strikes"
    assert drawn.bars[1].said == "June 2025: no events"
    assert drawn.bars[0].url == "/?kind=-battle&from=2025-05&to=2025-05&sort=oldest"


@pytest.mark.parametrize(
    ("start", "end", "step", "tick", "period"),
    [
        ("2025-06-02", "2025-06-02", "day", "2 Jun", "from=2025-06-02&to=2025-06-02"),
        ("2025-06-01", "2025-06-30", "month", "Jun 2025", "from=2025-06&to=2025-06"),
        ("2025-01-01", "2025-12-31", "year", "2025", "from=2025&to=2025"),
        ("1990-01-01", "1999-12-31", "period", "1990", "from=1990&to=1999"),
    ],
)
def test_a_bar_leads_to_its_period_as_coarse_as_it_is(start: str, end: str, step: str, tick: str, period: str) -> None:
    bar = Bar(dt.date.fromisoformat(start), dt.date.fromisoformat(end), "then", (("swap", 1),))
    drawn = histogram([bar], EventFilter(), 1)
    assert drawn is not None
    assert (drawn.step, drawn.ticks[0].text, drawn.bars[0].url) == (step, tick, f"/?{period}")


@pytest.mark.parametrize(
    ("since", "until", "said", "trail"),
    [
        (None, None, "", []),
        ("2025", None, "2025 to …", ["All dates"]),
        ("2025", "2025", "2025", ["All dates"]),
        ("2025-06", "2025-06", "June 2025", ["All dates", "2025"]),
        ("2025-06-02", "2025-06-02", "2 June 2025", ["All dates", "2025", "June 2025"]),
        ("2025-06-02", "2025-07-01", "2 June 2025 to 1 July 2025", ["All dates", "2025"]),
        ("2024-12-30", "2025-01-02", "30 December 2024 to 2 January 2025", ["All dates"]),
    ],
)
def test_the_way_out_of_a_period_goes_by_month_and_year(
    since: str | None, until: str | None, said: str, trail: list[str]
) -> None:
    first, last = (When(end) if end else None for end in (since, until))
    drawn = histogram([MAY], EventFilter(since=first, until=last, q="air"), 4)
    assert drawn is not None
    assert (drawn.period, [link.text for link in drawn.trail]) == (said, trail)
    assert [link.url for link in drawn.trail[:2]] == ["/?q=air", "/?q=air&from=2025&to=2025"][: len(drawn.trail)]


def test_what_has_not_happened_is_a_part_of_its_own_on_top() -> None:
    bar = Bar(dt.date(2025, 5, 1), dt.date(2025, 5, 31), "May 2025", (("talks", 3), ("swap", 1)), (("talks", 2),))
    drawn = histogram([bar], EventFilter(), 4)
    assert drawn is not None
    parts = [(part.kind.name, part.coming) for part in drawn.bars[0].segments]
    assert parts == [("talks", False), ("swap", False), ("talks", True)]
    assert drawn.bars[0].said == "May 2025: 3 talks, 1 swap (2 not happened)"
    assert drawn.coming


def test_nothing_dated_is_no_drawing() -> None:
    assert histogram([], ASKED, 0) is None


@pytest.mark.parametrize("bars", [1, 7, 60, 120])
def test_words_under_the_axis_never_crowd(bars: int) -> None:
    drawn = histogram([MAY] * bars, ASKED, 0)
    assert drawn is not None
    assert 1 <= len(drawn.ticks) <= 6


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Quantity(472, "drones"), "472 drones"),
        (Quantity(1000, "prisoners", "~"), "about 1,000 prisoners"),
        (Quantity(12, "killed", ">="), "at least 12 killed"),
        (Quantity(12, "killed", ">"), "more than 12 killed"),
        (Quantity(12, "killed", "<="), "at most 12 killed"),
        (Quantity(1.5, "tonnes"), "1.5 tonnes"),
    ],
)
def test_a_count_is_said_with_its_comparison(told: Quantity, said: str) -> None:
    assert quantity(told) == said


@pytest.mark.parametrize(
    ("merged", "comparisons", "said"),
    [
        (Amount("drones", 400, 407, 2), {"=", "~"}, "400 to 407 drones"),
        (Amount("killed", 12, 12, 2), {">="}, "at least 12 killed"),
        (Amount("killed", 12, 12, 2), {">=", "="}, "12 killed"),
    ],
)
def test_a_count_told_differently_is_a_range(merged: Amount, comparisons: set[str], said: str) -> None:
    assert amount(merged, frozenset(comparisons)) == said
