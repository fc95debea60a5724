"""Relations: what follows, what answers, what is part of what."""

from collections.abc import Sequence

import pytest
from builders import actors, evidence, report

from app.domain.article import Published
from app.domain.event import ArticleRef, Relation, SourcedReport, Tie
from app.domain.report import Evidence, Quantity, Report, Status
from app.ingest import relating
from app.ingest.side import Side

BOTH = actors(participant=["Russia", "Ukraine"])
THERE, BACK = actors(initiator=["Russia"], target=["Ukraine"]), actors(initiator=["Ukraine"], target=["Russia"])


def words(text: str, start: int = 0) -> tuple[Evidence, ...]:
    return (Evidence(start, start + len(text), text),)


def sides(*reports: Report) -> list[Side]:
    article = ArticleRef(1, None, None, None, "one.txt", Published(), digest="one")
    return [Side.of([SourcedReport(n, article, each, n)]) for n, each in enumerate(reports, 1)]


def told(found: Sequence[Tie]) -> list[tuple[int, Relation, int]]:
    return [(tie.one, tie.relation, tie.other) for tie in found]


@pytest.mark.parametrize(
    ("early", "late", "tied"),
    [
        (("2025-05-16", "the first round"), ("2025-06-02", "the second round"), True),
        (("2025-05-16", "the first round"), ("2025-06-02", "talks"), False),
        (("2025-05-16", "the first round"), ("2025-07-23", "the third round"), False),
        (("2025-06-02", "the first round"), ("2025-05-16", "the second round"), False),
        (("2022-03-29", "the first round"), ("2025-06-02", "the second round"), False),
        (("2025-05-16", "the first round"), ("2025-06-02", "the first and second rounds"), False),
    ],
)
def test_a_round_follows_the_one_before_it(early: tuple[str, str], late: tuple[str, str], *, tied: bool) -> None:
    one, other = sides(*(report("talks", when, parties=BOTH, quotes=words(text)) for when, text in (early, late)))
    expected = [(2, Relation.FOLLOWS, 1)] if tied else []
    assert told(list(relating.between(one, other))) == told(list(relating.between(other, one))) == expected


@pytest.mark.parametrize(
    ("agreed", "done", "tied"),
    [
        (("2025-05-16", 1000), ("2025-05-25", 1000), True),
        (("2025-05-16", 1000), ("2025-05-25", 400), False),
        ((None, 1000), ("2025-05-25", 1000), True),
        (("2025-05-25", 1000), ("2025-05-16", 1000), False),
        (("2024-05-16", 1000), ("2025-05-25", 1000), False),
    ],
)
def test_an_exchange_follows_the_agreement_to_make_it(
    agreed: tuple[str | None, int], done: tuple[str, int], *, tied: bool
) -> None:
    one, other = sides(
        *(
            report("swap", when, parties=BOTH, quantities=[Quantity(count, "prisoners")], status=status)
            for (when, count), status in ((agreed, Status.AGREED), (done, Status.OCCURRED))
        )
    )
    assert told(list(relating.between(one, other))) == ([(2, Relation.FOLLOWS, 1)] if tied else [])


@pytest.mark.parametrize(
    "cue",
    [
        "in retaliation for the raid",
        "In response to the strike",
        "a retaliatory barrage",
        "Russia’s response was 472 drones",
        "Kyiv hit back",
    ],
)
def test_an_attack_told_as_retaliation_answers_the_one_the_other_way_round(cue: str) -> None:
    first = report("strike", "2025-06-01", parties=THERE, quotes=words("Russia struck Kyiv."))
    answer = report("strike", "2025-06-02", parties=BACK, quotes=words(f"Ukraine struck bases, {cue}.", 40))
    assert told(list(relating.within(sides(first, answer), ""))) == [(2, Relation.RESPONSE_TO, 1)]


@pytest.mark.parametrize(
    ("before", "tied"),
    [
        ("Russia’s response was as forceful. ", True),
        ("Then came the night. ", False),
        ("Kyiv was hit in response. ", False),
    ],
)
def test_the_sentence_before_may_say_so_if_it_tells_of_nothing_else(before: str, *, tied: bool) -> None:
    text = f"Ukraine struck air bases. {before}Russia launched 472 drones."
    quotes = [evidence(text, "Ukraine struck air bases."), evidence(text, "Russia launched 472 drones.")]
    if "Kyiv" in before:
        quotes[0] += evidence(text, before.strip())
    there = report("strike", "2025-06-01", parties=BACK, quotes=quotes[0])
    back = report("strike", "2025-06-02", parties=THERE, quotes=quotes[1])
    assert told(list(relating.within(sides(there, back), text))) == ([(2, Relation.RESPONSE_TO, 1)] if tied else [])


@pytest.mark.parametrize(
    ("first", "text"),
    [
        (report("strike", "2025-06-01", parties=THERE), "Ukraine struck bases."),
        (report("strike", "2025-06-01", parties=BACK), "Ukraine struck bases in retaliation."),
        (report("strike", "2025-06-03", parties=THERE), "Ukraine struck bases in retaliation."),
        (report("talks", "2025-06-01", parties=BOTH), "Ukraine struck bases in retaliation."),
    ],
)
def test_nothing_is_answered_without_the_words_the_direction_and_the_order(first: Report, text: str) -> None:
    answer = report("strike", "2025-06-02", parties=BACK, quotes=words(text, 40))
    assert told(list(relating.within(sides(first, answer), ""))) == []


def test_of_several_attacks_the_nearest_in_the_text_is_answered() -> None:
    far = report("strike", "2025-06-01", parties=THERE, quotes=words("Russia struck Kyiv.", 0))
    near = report("strike", "2025-06-01", parties=THERE, quotes=words("Russia struck Kharkiv.", 500))
    answer = report("strike", "2025-06-02", parties=BACK, quotes=words("Ukraine hit back.", 540))
    assert told(list(relating.within(sides(far, near, answer), ""))) == [(3, Relation.RESPONSE_TO, 2)]


def test_a_hit_is_part_of_the_wave_of_the_same_night() -> None:
    wave = report("strike", "2025-06-06", parties=THERE, quantities=[Quantity(407, "drones")])
    hit = report("strike", "2025-06-06", parties=THERE, places=["Kyiv"], quantities=[Quantity(3, "killed")])
    assert told(list(relating.within(sides(wave, hit), ""))) == [(2, Relation.PART_OF, 1)]
    assert told(list(relating.within(sides(hit, wave), ""))) == [(1, Relation.PART_OF, 2)]


@pytest.mark.parametrize(
    "other",
    [
        report("strike", "2025-06-07", parties=THERE, places=["Kyiv"]),
        report("strike", "2025-06-06", parties=BACK, places=["Kyiv"]),
        report("strike", "2025-06-06", parties=THERE, places=["Doha"]),
        report("strike", "2025-06-06", parties=THERE),
        report("strike", "2025-06-06", parties=THERE, places=["Kyiv"], quantities=[Quantity(45, "missiles")]),
        report("battle", "2025-06-06", parties=THERE, places=["Kyiv"]),
    ],
)
def test_another_day_direction_country_or_wave_is_no_part(other: Report) -> None:
    wave = report("strike", "2025-06-06", parties=THERE, quantities=[Quantity(407, "drones")])
    assert told(list(relating.within(sides(wave, other), ""))) == []
