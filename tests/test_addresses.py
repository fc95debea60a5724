"""Addresses that last: an event's answers for ever, whatever is read, changed, merged, split or withdrawn."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import NOW, actors, article, empty_database, evidence, report
from sqlalchemy import Engine, update
from starlette.testclient import TestClient
from web import client_of, text_of

from app.domain.article import RawArticle
from app.domain.event import Event
from app.domain.filters import EventFilter
from app.domain.report import Report
from app.ingest import pipeline, storing
from app.ingest.extracting import Extractor
from app.store import articles, events, former, ties
from app.store.session import reading, writing
from app.store.tables import ArticleRow

TEXT = "Delegations met in Istanbul, officials said."
BOTH = actors(participant=["Russia", "Ukraine"])
URL = "https://courier.example/talks"


def talks(day: str | None, place: str = "Istanbul") -> Report:
    return report("talks", day, parties=BOTH, places=[place], quotes=evidence(TEXT, TEXT))


MAY, JUNE = talks("2025-05-16"), talks("2025-06-02")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = empty_database(tmp_path)
    yield made
    made.dispose()


@pytest.fixture
def client(engine: Engine) -> Iterator[TestClient]:
    with client_of(Path(engine.url.database or "").parent) as made:
        yield made


def read(engine: Engine, name: str, *reports: Report) -> int:
    """Take an article in, and give its number."""
    with writing(engine) as session:
        return storing.settle(session, storing.keep(session, article(name, TEXT), reports, NOW), None, NOW).article_id


def read_again(engine: Engine, number: int, name: str, *reports: Report) -> None:
    """Put other reports in the place of an article's."""
    with writing(engine) as session:
        source = replace(article(name, TEXT), digest=f"{name} {reports}")
        storing.settle(session, storing.keep_again(session, number, source, reports, NOW), None, NOW)


def found(engine: Engine) -> list[Event]:
    with reading(engine) as session:
        return list(events.every(session, EventFilter()))


def answer(client: TestClient, url: str) -> tuple[int, str | None]:
    got = client.get(url, follow_redirects=False)
    return got.status_code, got.headers.get("Location")


def raw(text: str, url: str = URL) -> RawArticle:
    return RawArticle("talks.txt", f"---\nurl: {url}\n---\n{text}".encode(), charset="utf-8")


def ingest(engine: Engine, extractor: Extractor, *texts: str) -> list[str]:
    return [outcome.result for outcome in pipeline.ingest(map(raw, texts), extractor, engine)]


FIRST = "Russia and Ukraine held talks in Istanbul on 1 June 2025."
SECOND = "Corrected: Russia and Ukraine held talks in Istanbul on 2 June 2025, with Turkey as the host of the talks."
THIRD = "There was a football match in Istanbul."


def test_an_article_that_changed_keeps_its_events_addresses(
    engine: Engine, client: TestClient, extractor: Extractor
) -> None:
    assert ingest(engine, extractor, FIRST) == ["new"]
    (before,) = found(engine)
    assert ingest(engine, extractor, SECOND) == ["changed"]
    (after,) = found(engine)
    assert (after.id, after.path != before.path) == (before.id, True)
    assert answer(client, before.path) == (302, after.path)
    page = text_of(client.get(after.path).text)
    assert "2 June 2025" in page
    assert "1 report" in page


def test_an_earlier_version_that_is_read_once_more_changes_nothing(engine: Engine, extractor: Extractor) -> None:
    ingest(engine, extractor, FIRST, SECOND)
    (before,) = found(engine)
    assert ingest(engine, extractor, FIRST, SECOND) == ["unchanged", "unchanged"]
    assert found(engine) == [before]
    with reading(engine) as session:
        assert len(articles.articles(session).articles) == 1


def test_an_event_that_its_only_article_tells_of_no_more_is_withdrawn_and_says_why(
    engine: Engine, client: TestClient, extractor: Extractor
) -> None:
    ingest(engine, extractor, FIRST)
    (event,) = found(engine)
    assert client.get("/api/v1/events").json()["total"] == 1
    ingest(engine, extractor, THIRD)
    assert found(engine) == []
    for url in (event.path, f"/events/{event.id}", f"/events/{event.id}/wrong", f"/events/{event.id}.json"):
        gone = client.get(url)
        assert gone.status_code == 410
        assert "no longer does" in gone.text
    assert client.get("/api/v1/events").json()["total"] == 0


def test_a_better_extractor_keeps_every_address(engine: Engine, client: TestClient, extractor: Extractor) -> None:
    ingest(engine, extractor, FIRST)
    before = found(engine)
    assert list(pipeline.reprocess(extractor, engine)) == []
    with writing(engine) as session:
        session.execute(update(ArticleRow).values(extractor="0.0.1"))
    assert [outcome.result for outcome in pipeline.reprocess(extractor, engine)] == ["changed"]
    assert [(event.id, event.facts) for event in found(engine)] == [(event.id, event.facts) for event in before]
    assert answer(client, before[0].path)[0] == 200
    assert list(pipeline.reprocess(extractor, engine)) == []
    assert len(list(pipeline.reprocess(extractor, engine, everything=True))) == 1


def test_a_merged_event_leads_to_the_survivor(engine: Engine, client: TestClient) -> None:
    read(engine, "june.txt", JUNE)
    number = read(engine, "may.txt", MAY)
    may, june = found(engine)
    read_again(engine, number, "may.txt", JUNE)
    (survivor,) = found(engine)
    assert (survivor.id, len(survivor.reports)) == (june.id, 2)
    for name in ("", "/wrong", f"/{may.facts.slug}"):
        assert answer(client, f"/events/{may.id}{name}?kind=talks") == (301, f"{survivor.path}?kind=talks")
    assert answer(client, f"/events/{may.id}.json") == (301, f"/events/{june.id}.json")
    assert answer(client, f"/api/v1/events/{may.id}") == (301, f"/api/v1/events/{june.id}")
    assert f"Took in the event {may.id}" in text_of(client.get(survivor.path).text)


def test_an_address_leads_straight_to_the_last_survivor(engine: Engine, client: TestClient) -> None:
    for n in range(3):
        read(engine, f"june{n}.txt", JUNE)
    numbers = [read(engine, f"{n}.txt", talks("2025-04-01", place)) for n, place in enumerate(("Doha", "Kyiv"))]
    order = ("Doha", "Kyiv", "Istanbul")
    doha, kyiv, june = sorted(found(engine), key=lambda event: order.index(event.facts.places[0].name))
    read_again(engine, numbers[1], "1.txt", talks("2025-04-01", "Doha"))
    assert answer(client, f"/events/{kyiv.id}") == (301, found(engine)[0].path)
    read_again(engine, numbers[0], "0.txt", JUNE)
    read_again(engine, numbers[1], "1.txt", JUNE)
    (survivor,) = found(engine)
    assert survivor.id == june.id
    assert [answer(client, f"/events/{each.id}") for each in (doha, kyiv)] == [(301, survivor.path)] * 2


def test_of_an_event_that_splits_the_larger_part_keeps_the_address(engine: Engine, client: TestClient) -> None:
    numbers = [read(engine, f"{n}.txt", JUNE) for n in range(3)]
    (whole,) = found(engine)
    read_again(engine, numbers[0], "0.txt", MAY)
    may, june = found(engine)
    assert (june.id, len(june.reports), len(may.reports)) == (whole.id, 2, 1)
    assert [answer(client, event.path)[0] for event in (may, june)] == [200, 200]
    assert f"Split off from the event {june.id} the dates differ" in text_of(client.get(may.path).text)
    assert f"A part became the event {may.id}" in text_of(client.get(june.path).text)


def test_an_address_that_was_merged_away_is_its_reports_again_when_they_stand_apart(
    engine: Engine, client: TestClient
) -> None:
    """The account that nothing dates was an event, then that of May, until a second round made it doubtful again."""
    read(engine, "undated.txt", talks(None))
    (alone,) = found(engine)
    read(engine, "may.txt", MAY)
    (may,) = found(engine)
    assert may.id == alone.id
    read(engine, "june.txt", JUNE)
    assert sorted(len(event.reports) for event in found(engine)) == [1, 1, 1]
    assert {event.id for event in found(engine)} > {alone.id}
    assert all(answer(client, event.path)[0] == 200 for event in found(engine))


def test_what_was_withdrawn_and_is_told_again_in_the_same_words_has_its_old_address(
    engine: Engine, client: TestClient
) -> None:
    number = read(engine, "june.txt", JUNE)
    (event,) = found(engine)
    first = article("june.txt", TEXT)
    read_again(engine, number, "june.txt")
    assert answer(client, event.path)[0] == 410
    with writing(engine) as session:
        storing.settle(session, storing.keep_again(session, number, first, [JUNE], NOW), None, NOW)
    assert [each.id for each in found(engine)] == [event.id]
    assert answer(client, event.path)[0] == 200


def test_an_event_says_why_its_reports_belong_together(engine: Engine, client: TestClient) -> None:
    read(engine, "one.txt", JUNE)
    read(engine, "two.txt", JUNE)
    (event,) = found(engine)
    page = text_of(client.get(event.path).text)
    assert "Why here: the dates agree (2 June 2025); shared parties: Russia, Ukraine; the same place: Istanbul" in page
    assert "History" in page
    assert "Joined by Delegations met in Istanbul, officials said." in page


def test_what_very_many_tell_of_is_still_one_event_and_takes_in_another_account(engine: Engine) -> None:
    with writing(engine) as session:
        for n in range(ties.MOST + 10):
            kept = storing.keep(session, article(f"{n}.txt", TEXT), [JUNE], NOW)
            storing.settle(session, kept, None, NOW)
        kept = storing.keep(session, article("other.txt", TEXT), [MAY], NOW)
        storing.settle(session, kept, None, NOW)
    may, june = found(engine)
    assert (len(may.reports), len(june.reports)) == (1, ties.MOST + 10)
    read_again(engine, kept.article_id, "other.txt", JUNE)
    assert [len(event.reports) for event in found(engine)] == [ties.MOST + 11]


def test_an_event_says_when_it_was_first_and_last_reported(engine: Engine, client: TestClient) -> None:
    for name, day in (("one.txt", "2025-06-03"), ("two.txt", "2025-06-10"), ("three.txt", None)):
        with writing(engine) as session:
            kept = storing.keep(session, article(name, TEXT, published=day), [JUNE], NOW)
            storing.settle(session, kept, None, NOW)
    (event,) = found(engine)
    assert "Reported first 3 June 2025, last 10 June 2025" in text_of(client.get(event.path).text)


def test_what_may_be_the_same_is_shown_on_both_pages(engine: Engine, client: TestClient) -> None:
    read(engine, "may.txt", MAY)
    read(engine, "june.txt", JUNE)
    read(engine, "undated.txt", talks(None))
    may, june, undated = sorted(found(engine), key=lambda each: str(each.facts.when.first if each.facts.when else "z"))
    for one, other in ((may, undated), (june, undated), (undated, may), (undated, june)):
        shown = client.get(one.path).text.split("Possibly the same")[1]
        assert f'href="{other.path}"' in shown
        assert "nothing tells whether it is the same time" in shown
    assert f'href="{june.path}"' not in client.get(may.path).text.split("Possibly the same")[1].split("History")[0]


def test_relations_are_shown_from_both_sides(engine: Engine, client: TestClient) -> None:
    rounds = [
        replace(told, evidence=evidence(text, text))
        for told, text in ((MAY, "The first round of talks."), (JUNE, "The second round of talks."))
    ]
    for n, told in enumerate(rounds):
        read(engine, f"{n}.txt", told)
    may, june = found(engine)
    assert f"Follows {may.facts.title}" in text_of(client.get(june.path).text)
    assert f"Followed by {june.facts.title}" in text_of(client.get(may.path).text)


def test_a_report_without_a_date_says_which_it_takes_and_its_article_is_bounded_by_it(
    engine: Engine, client: TestClient
) -> None:
    read(engine, "june.txt", JUNE)
    number = read(engine, "undated.txt", talks(None))
    (event,) = found(engine)
    assert "2 June 2025 (from another article)" in text_of(client.get(event.path).text)
    (_, undated) = client.get(f"/events/{event.id}.json").json()["reports"]
    assert (undated["date"], undated["event_date"], undated["event_date_basis"]) == (None, "2025-06-02", "article")
    assert "after 2 June 2025" in text_of(client.get(f"/articles/{number}").text)


def test_a_bound_goes_with_the_event_that_gave_it(engine: Engine) -> None:
    read(engine, "may.txt", MAY)
    number = read(engine, "undated.txt", talks(None))
    read(engine, "june.txt", JUNE)
    with reading(engine) as session:
        bounded = articles.article(session, number)
    assert bounded is not None
    assert bounded.ref.dated.after is None


def test_histories_are_written_first_things_first(engine: Engine) -> None:
    for name in ("one.txt", "two.txt"):
        read(engine, name, JUNE)
    (event,) = found(engine)
    with reading(engine) as session:
        lines = former.history(session, event.id)
    assert [line.what for line in lines] == [former.ChangeKind.NEW, former.ChangeKind.JOINED]
    assert [line.article.id if line.article else None for line in lines] == [1, 2]
