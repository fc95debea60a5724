"""Short news is read right as a whole, whoever fights whom, where and when."""

from typing import Any

import pytest
import stories
from telling import reports

from app.ingest.extracting import Extractor

TEXTS = 4  # of each story


@pytest.mark.parametrize("story", stories.STORIES, ids=lambda story: story["text"][:60])
def test_a_story_gives_its_events(extractor: Extractor, story: dict[str, Any]) -> None:
    for each in stories.filled(story, TEXTS):
        found = reports(extractor, each.text, each.published)
        assert len(found) == len(each.events), each.text
        for told in each.events:
            (report,) = (
                report
                for report in found
                if report.kind == told.kind and (report.when.edtf if report.when else None) == told.date
            )
            actors = {(actor.name, actor.role.value) for actor in report.actors}
            assert report.status.value == told.status, each.text
            assert told.actors <= actors <= told.actors | told.maybe, each.text
            assert {place.name for place in report.places} == told.places, each.text
