"""Which events the reports of an article tell of: known ones or new ones, with the reasons. Pure."""

from collections.abc import Sequence

from app.domain.article import Article
from app.domain.event import Decision, Event, Join, New
from app.domain.report import Report
from app.ingest.likeness import Likeness, likeness
from app.ingest.merging import merge

_ENOUGH = 2.5  # the same day and the same parties, or the same place, parties and week


def link(reports: Sequence[Report], article: Article, candidates: Sequence[Sequence[Event]]) -> tuple[Decision, ...]:
    """Decide on an article's reports together; ``candidates`` holds, for each, the events that it might tell of.

    An article tells of an event in one report at most, so the likeliest pairs are joined first, whatever the order in
    which the article tells of them; a report that is left over makes an event.
    """
    joined = dict(_pairs(reports, article, candidates))
    return tuple(
        _join(report, article, *joined[n]) if n in joined else _new(report, article, candidates[n])
        for n, report in enumerate(reports)
    )


def _pairs(
    reports: Sequence[Report], article: Article, candidates: Sequence[Sequence[Event]]
) -> list[tuple[int, tuple[Event, Likeness]]]:
    """The index of each report that joins an event, with the event: likeliest and best known first, each event once."""
    fitting = [
        (found, n, event)
        for n, report in enumerate(reports)
        for event in candidates[n]
        if (found := likeness(report, article, event)).score >= _ENOUGH
    ]
    fitting.sort(key=lambda pair: (-pair[0].score, -len(pair[2].reports), pair[2].id, pair[1]))
    taken: set[int | str] = set()
    pairs = []
    for found, n, event in fitting:
        if n not in taken and event.id not in taken:
            taken |= {n, event.id}
            pairs.append((n, (event, found)))
    return pairs


def _join(report: Report, article: Article, event: Event, found: Likeness) -> Join:
    reports = [*(sourced.report for sourced in event.reports), report]
    bounds = [*(sourced.article.published.after for sourced in event.reports), article.published.after]
    return Join(report, event.id, merge(reports, bounds), "; ".join(found.reasons))


def _new(report: Report, article: Article, candidates: Sequence[Event]) -> New:
    reason = "no known event fits" if candidates else "no known event of the kind shares a party or a place"
    return New(report, merge([report], [article.published.after]), reason)
