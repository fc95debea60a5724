"""Whatever the order in which articles are read, the same reports end in the same events, with the same facts."""

from collections.abc import Iterable, Sequence
from itertools import permutations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from builders import NOW, actors, article, empty_database, report
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.domain.article import Article, RawArticle
from app.domain.chronology import Chronology
from app.domain.event import Facts
from app.domain.filters import EventFilter
from app.domain.report import Actor, Quantity, Report
from app.ingest import pipeline, reading, storing
from app.ingest.extracting import Extractor
from app.settings import ROOT, Settings
from app.store import events
from app.store.session import writing

Read = tuple[Article, tuple[Report, ...]]
Partition = dict[frozenset[tuple[str, int]], Facts]


def extracted(extractor: Extractor, folder: Path) -> list[Read]:
    raws = [each for each in reading.read([str(folder)]) if isinstance(each, RawArticle)]
    found = [pipeline.prepare(raw, extractor.chronology) for raw in raws]
    return [(article, extractor(article)) for article in found]


@pytest.fixture(scope="module")
def seed_articles(extractor: Extractor) -> list[Read]:
    return extracted(extractor, ROOT / "seeds")


@pytest.fixture(scope="module")
def chronology() -> Chronology | None:
    return pipeline.load_chronology(Settings())


def linked(order: Iterable[Read], chronology: Chronology | None) -> Partition:
    """The events, by the reports that tell of them, of a fresh database that read the articles in this order."""
    with TemporaryDirectory() as folder:
        engine = empty_database(Path(folder))
        with writing(engine) as session:
            for source, reports in order:
                kept = storing.keep(session, source, reports, NOW)
                storing.settle(session, kept, chronology, NOW)
            found = partition(session)
        engine.dispose()
    return found


def partition(session: Session) -> Partition:
    return {
        frozenset(told.key for told in event.reports): event.facts for event in events.every(session, EventFilter())
    }


def of(found: Partition, articles: Sequence[Read], *names: str) -> set[frozenset[str]]:
    """Which of the named articles come together in events of talks."""
    digests = {article.digest: article.name[:3] for article, _ in articles}
    talks = [reports for reports, facts in found.items() if facts.kind == "talks"]
    told = [frozenset(digests[digest] for digest, _ in reports) for reports in talks]
    return {each for each in told if each & set(names)}


def test_the_seeds_in_any_of_some_orders_give_one_partition_and_the_same_facts(
    seed_articles: list[Read], chronology: Chronology | None
) -> None:
    first = linked(seed_articles, chronology)
    for order in (seed_articles[::-1], [seed_articles[n] for n in (2, 0, 4, 1, 3)]):
        assert linked(order, chronology) == first


def test_the_undated_accounts_of_the_seeds_land_on_the_right_rounds(
    seed_articles: list[Read], chronology: Chronology | None
) -> None:
    found = linked(seed_articles, chronology)
    assert frozenset({"000", "002"}) in of(found, seed_articles, "000")
    dates = {
        facts.when.edtf for reports, facts in found.items() if facts.when and _is_of(reports, seed_articles, "001")
    }
    assert "2025-06-02" in dates


def _is_of(reports: frozenset[tuple[str, int]], articles: Sequence[Read], name: str) -> bool:
    digests = {article.digest for article, _ in articles if article.name.startswith(name)}
    return bool(digests & {digest for digest, _ in reports})


@pytest.mark.slow
def test_all_orders_of_the_seeds_give_one_partition(seed_articles: list[Read], chronology: Chronology | None) -> None:
    first = linked(seed_articles, chronology)
    for order in permutations(seed_articles):
        assert linked(order, chronology) == first


@pytest.mark.slow
def test_fifty_orders_of_the_development_corpus_give_one_partition(
    extractor: Extractor, chronology: Chronology | None
) -> None:
    articles = extracted(extractor, ROOT / "tests" / "corpus" / "dev")
    first = linked(articles, chronology)
    for seed in range(50):
        assert linked(Random(seed).sample(articles, len(articles)), chronology) == first


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(st.data())
def test_articles_that_are_read_again_end_where_they_would_have_been(
    seed_articles: list[Read],
    chronology: Chronology | None,
    tmp_path_factory: pytest.TempPathFactory,
    data: st.DataObject,
) -> None:
    """Reading an article first without half of its reports, and later whole, is as reading it whole at once."""
    order = data.draw(st.permutations(seed_articles))
    halved = data.draw(st.sets(st.integers(0, len(order) - 1)))
    engine = empty_database(tmp_path_factory.mktemp("again"))
    with writing(engine) as session:
        numbers = []
        for n, (source, reports) in enumerate(order):
            kept = storing.keep(session, source, reports[::2] if n in halved else reports, NOW)
            storing.settle(session, kept, chronology, NOW)
            numbers.append(kept.article_id)
        for n in halved:
            kept = storing.keep_again(session, numbers[n], *order[n], NOW)
            storing.settle(session, kept, chronology, NOW)
        again = partition(session)
    engine.dispose()
    assert again == linked(order, chronology)


ANY_REPORT = st.builds(
    report,
    st.sampled_from(["talks", "strike"]),
    st.sampled_from([None, "2025-06-01", "2025-06-02", "2025-06", "2025"]),
    parties=st.sampled_from(
        [
            actors(participant=["Russia", "Ukraine"]),
            actors(initiator=["Russia"], target=["Ukraine"]),
            actors(target=["Ukraine"]),
            (),
        ]
    ),
    places=st.sampled_from([("Istanbul",), ("Kyiv",), ("Crimea",), ()]),
    quantities=st.sampled_from([(), (Quantity(40, "aircraft"),), (Quantity(7, "killed"),)]),
)
ANY_ARTICLE = st.tuples(
    st.lists(ANY_REPORT, min_size=1, max_size=3), st.sampled_from([None, "2025-06-02", "2025-06-20"])
)


@settings(deadline=None, max_examples=12)
@given(st.lists(ANY_ARTICLE, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_any_articles_in_any_order_are_found_tied_and_settled_alike(
    told: list[tuple[list[Report], str | None]], chance: Random
) -> None:
    order = [(article(f"{n}.txt", published=day), tuple(reports)) for n, (reports, day) in enumerate(told)]
    assert linked(order, None) == linked(chance.sample(order, len(order)), None)


def test_what_a_report_told_leaves_the_facts_with_it() -> None:
    """A report that parts with an event for another takes its places and counts along, in any order of reading."""
    hit, struck = actors(target=["Ukraine"]), actors(initiator=["Russia"], target=["Ukraine"])

    def strike(day: str | None, parties: tuple[Actor, ...], place: str) -> Report:
        return report("strike", day, parties=parties, places=(place,), quantities=(Quantity(40, "aircraft"),))

    order = [
        (article("a.txt", published="2025-06-20"), (strike("2025-06-01", hit, "Crimea"),)),
        (article("b.txt", published="2025-06-02"), (strike("2025", struck, "Kyiv"),)),
        (article("c.txt", published="2025-06-02"), (strike(None, hit, "Kyiv"),)),
    ]
    found = [linked(each, None) for each in permutations(order)]
    assert all(each == found[0] for each in found)
    (crimea,) = (facts for facts in found[0].values() if facts.places[0].name == "Crimea")
    assert [amount.reports for amount in crimea.amounts] == [1]


FRONT = "---\npublished: {}\n---\n"
ACCOUNTS = [
    FRONT.format("2024-03-14") + "Armenia and Azerbaijan held peace talks in Tbilisi on Thursday, officials said.",
    FRONT.format("2024-03-15")
    + "Armenian and Azerbaijani negotiators met in Tbilisi on Thursday for talks on a treaty.",
    FRONT.format("2024-03-15") + "Delegations from Baku and Yerevan sat down for talks in Tbilisi, Georgia, yesterday.",
    FRONT.format("2024-03-16")
    + "The talks between Armenia and Azerbaijan in Tbilisi on 14 March ended without a deal.",
    FRONT.format("2024-03-20") + "On March 14, Azerbaijan and Armenia resumed negotiations in Tbilisi.",
    FRONT.format("2024-04-02")
    + "Armenia and Azerbaijan, which held talks in Tbilisi on 14 March 2024, have no treaty yet.",
    FRONT.format("2024-03-14") + "Talks between Azerbaijan and Armenia opened in Tbilisi on Thursday morning.",
    "TBILISI, March 14, 2024 — Armenia and Azerbaijan held talks here today.",
    "On 14 March 2024 Armenian and Azerbaijani envoys held talks in Tbilisi for six hours.",
    "Armenia and Azerbaijan held talks in Tbilisi recently. Neither side gave ground on the border.",
    "The peace talks between Armenian and Azerbaijani delegations in Tbilisi brought the two sides no closer.",
    "Negotiators from Azerbaijan and Armenia met in Tbilisi for talks that lasted six hours, and agreed on nothing.",
]


def told(extractor: Extractor, *texts: str) -> list[Read]:
    raws = [RawArticle(f"{n}.txt", text.encode(), charset="utf-8") for n, text in enumerate(texts)]
    articles = [pipeline.prepare(raw, extractor.chronology) for raw in raws]
    return [(article, extractor(article)) for article in articles]


def test_twelve_accounts_of_the_same_talks_three_of_them_undated_are_one_event(extractor: Extractor) -> None:
    articles = told(extractor, *ACCOUNTS)
    assert [len(reports) for _, reports in articles] == [1] * 12
    assert [article.name for article, _ in articles if article.published.edtf is None][-3:] == [
        "9.txt",
        "10.txt",
        "11.txt",
    ]
    for order in (articles, articles[::-1], Random(1).sample(articles, 12)):
        ((reports, facts),) = linked(order, extractor.chronology).items()
        assert len(reports) == 12
        assert facts.when is not None
        assert (facts.when.edtf, set(facts.title.split())) == (
            "2024-03-14",
            {*["Armenia", "and", "Azerbaijan", "hold", "talks", "in", "Tbilisi"]},
        )


def test_a_month_of_daily_strikes_on_two_cities_stays_sixty_events(extractor: Extractor) -> None:
    articles = told(
        extractor,
        *(
            FRONT.format(f"2025-06-{day:02}")
            + f"Russian drones struck {city} overnight, wounding {day % 3 + 2} people."
            for day in range(1, 31)
            for city in ("Kyiv", "Odesa")
        ),
    )
    for order in (articles, Random(1).sample(articles, 60)):
        found = linked(order, extractor.chronology)
        assert [len(reports) for reports in found] == [1] * 60
