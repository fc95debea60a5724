"""News in the plain prose of agencies is read right, and that of unrest, crime and accidents raises no false alarm."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from telling import reports

from app.domain.report import Report
from app.ingest.extracting import Extractor

HERE = Path(__file__).parent
NEWS: list[dict[str, Any]] = tomllib.loads((HERE / "newswire.toml").read_text(encoding="utf-8"))["news"]
UNREST = (HERE / "unrest.txt").read_text(encoding="utf-8").splitlines()
DAY_OF_UNREST = "2019-03-14"


def _is_told(event: dict[str, Any], report: Report) -> bool:
    """Whether kind, day, parties (hosts aside) and one of the places are right."""
    actors = {actor.said or actor.name: actor.role.value for actor in report.actors if actor.role.value != "host"}
    places = {place.said or place.name for place in report.places}
    day = report.when.edtf if report.when is not None else None
    return (
        report.kind == event["kind"]
        and event.get("date") in {None, day}
        and actors == event["actors"]
        and (not event["places"] or not places.isdisjoint(event["places"]))
    )


@pytest.mark.parametrize("news", NEWS, ids=lambda news: news["text"][:60])
def test_news_gives_its_events(extractor: Extractor, news: dict[str, Any]) -> None:
    found = list(reports(extractor, news["text"], news["published"]))
    for event in news["tells"]:
        told = next((report for report in found if _is_told(event, report)), None)
        assert told is not None, event
        found.remove(told)
    assert sorted(report.kind for report in found) == sorted(news.get("besides", ()))


@pytest.mark.parametrize("text", UNREST, ids=lambda text: text[:60])
def test_unrest_gives_none(extractor: Extractor, text: str) -> None:
    assert not reports(extractor, text, DAY_OF_UNREST)
