"""Which reports tell of one event, and what that changes in the events known so far. Pure.

What is decided follows from the reports alone, never from the order in which they were read: a neighbourhood is every
report that ties lead to from one of its own, its partition is worked out anew each time, and what differs from the
events as they stand is said as decisions. Of their ids the events keep what they can.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from app.domain.chronology import Chronology
from app.domain.event import Decision, Join, Leave, Merge, New, Relation, Settled, SourcedReport, Split, Tie
from app.ingest.likeness import ENOUGH, Likeness, fit, likeness
from app.ingest.merging import merge
from app.ingest.recording import on_record
from app.ingest.side import Side

_CLEAR = 1.0  # by as much must the likeliest event be likelier than the next for what nothing dates to be told of it
_State = tuple[int, int]


def connects(tie: Tie) -> bool:
    """Whether the tie makes its two reports one neighbourhood."""
    return tie.relation is Relation.SAME and (tie.timeless or tie.score >= ENOUGH)


def link(
    reports: Sequence[SourcedReport],
    ties: Iterable[Tie],
    known: Mapping[int, str],
    fresh: Collection[int],
    chronology: Chronology | None = None,
    *,
    together: Mapping[int, str] | None = None,
) -> tuple[Settled, ...]:
    """Settle a neighbourhood: all reports that connecting ties lead to, and the ties among them.

    ``known`` gives for reports, by their ids, the event that they were held to tell of; ``fresh`` are those that were
    not there in the same words before. Only events that have changed are given, those first read of first. Reports that
    ``together`` gives one event stay so.
    """
    parts = partition(reports, ties, together)
    settling = _Settling(parts, known, fresh, chronology)
    settled = [event for n in range(len(parts)) if (event := settling.event(n)) is not None]
    return tuple(sorted(settled, key=lambda event: _read(event.reports[0])))


def partition(
    reports: Iterable[SourcedReport], ties: Iterable[Tie], together: Mapping[int, str] | None = None
) -> list[Side]:
    """Bring together the reports of one event: first what is dated by ties alone, then what nothing dates."""
    clusters = _Clusters(reports, together or {})
    same = [tie for tie in ties if connects(tie)]
    clusters.join(tie for tie in same if not tie.timeless)
    clusters.attach([tie for tie in same if tie.timeless])
    return clusters.sides()


class _Clusters:
    """Sides that grow together, each known by the report with the first key in it."""

    def __init__(self, reports: Iterable[SourcedReport], together: Mapping[int, str]) -> None:
        groups: dict[int | str, list[SourcedReport]] = {}
        for report in reports:
            groups.setdefault(together.get(report.id, report.id), []).append(report)
        self._side = {report.id: side for side in map(Side.of, groups.values()) for report in side.sourced}
        self._keys = {report.id: report.key for side in self._side.values() for report in side.sourced}
        self._apart: set[tuple[_State, _State]] = set()

    def sides(self) -> list[Side]:
        """The sides as they stand, by their first keys."""
        found = {side.sourced[0].key: side for side in self._side.values()}
        return [found[key] for key in sorted(found)]

    def join(self, ties: Iterable[Tie]) -> None:
        """Unite the sides of the ties, likeliest first, as far as each side fits the other as a whole.

        What did not fit is tried again when either side has grown, until nothing changes any more.
        """
        waiting = sorted(ties, key=lambda tie: (-tie.score, *sorted((self._keys[tie.one], self._keys[tie.other]))))
        before = 0
        while waiting and len(waiting) != before:
            before = len(waiting)
            waiting = [tie for tie in waiting if not self._unite(self._side[tie.one], self._side[tie.other])]

    def attach(self, ties: Sequence[Tie]) -> None:
        """Unite what nothing dates with the one dated side that it clearly is, else with others that nothing dates.

        All choose among the sides as they stand before; what could be either of two stays by itself.
        """
        options = self._options(ties)
        chosen = [pair for undated, dated in options.values() if (pair := _choice(undated, dated)) is not None]
        for _, undated, dated in sorted(chosen, key=lambda pair: (-pair[0], pair[1].sourced[0].key)):
            self._unite(self._now(undated), self._now(dated))
        self.join(tie for tie in ties if not {self._state_of(tie.one), self._state_of(tie.other)} & options.keys())

    def _options(self, ties: Iterable[Tie]) -> dict[_State, tuple[Side, list[Side]]]:
        """For each undated side that fits a dated one, all that it fits."""
        found: dict[_State, tuple[Side, dict[_State, Side]]] = {}
        for tie in ties:
            for mine, theirs in ((tie.one, tie.other), (tie.other, tie.one)):
                undated, dated = self._side[mine], self._side[theirs]
                if undated.when is None and dated.when is not None and fit(undated, dated):
                    found.setdefault(_state(undated), (undated, {}))[1][_state(dated)] = dated
        return {state: (undated, list(dated.values())) for state, (undated, dated) in found.items()}

    def _state_of(self, report: int) -> _State:
        return _state(self._side[report])

    def _now(self, side: Side) -> Side:
        return self._side[side.sourced[0].id]

    def _unite(self, one: Side, other: Side) -> bool:
        """Unite two sides if they fit; tell whether they are one now."""
        if one is other:
            return True
        pair = (_state(one), _state(other))
        if pair in self._apart or not fit(one, other):
            self._apart.add(pair)
            return False
        whole = one + other
        self._side.update((report.id, whole) for report in whole.sourced)
        return True


def _state(side: Side) -> _State:
    """What tells a side from all others, smaller and larger ones: sides only grow."""
    return side.sourced[0].id, len(side.sourced)


def _choice(undated: Side, dated: Sequence[Side]) -> tuple[float, Side, Side] | None:
    """The likeliest, with its score, where it is clearly likelier than the next."""
    ranked = sorted(
        ((likeness(undated, side).score, side) for side in dated), key=lambda pair: (-pair[0], pair[1].sourced[0].key)
    )
    (best, side), *others = ranked
    return (best, undated, side) if not others or best - others[0][0] >= _CLEAR else None


class _Settling:
    """The parts of a neighbourhood beside the events as they stood."""

    def __init__(
        self, parts: Sequence[Side], known: Mapping[int, str], fresh: Collection[int], chronology: Chronology | None
    ) -> None:
        self._parts = parts
        self._known = known
        self._fresh = fresh
        self._chronology = chronology
        shares = _shares(parts, known)
        self._ids = _ids(len(parts), shares)
        self._heirs = {name: n for n, name in reversed(shares) if name not in self._ids}
        self._part_of = {report.id: n for n, part in enumerate(parts) for report in part.sourced}

    def event(self, n: int) -> Settled | None:
        """The event of a part; None where it is as it was."""
        part, event_id = self._parts[n], self._ids[n]
        decisions = tuple(self._made(part) if event_id is None else self._changed(part, event_id))
        told = {report.id for report in part.sourced}
        parted = any(name == event_id and report not in told for report, name in self._known.items())
        if not decisions and not parted and told.isdisjoint(self._fresh):
            return None
        reports = sorted((self._reasoned(report, part) for report in part.sourced), key=_read)
        facts = merge(part.reports, (report.article.published.after for report in reports))
        if facts.when is None and (when := on_record(part, self._chronology)) is not None:
            facts = replace(facts, when=when, after=None)
        return Settled(event_id, tuple(reports), facts, decisions)

    def _made(self, part: Side) -> Iterator[Decision]:
        """An event without an address: new, or a part of one that kept its address elsewhere."""
        before = Counter(self._known[report.id] for report in part.sourced if report.id in self._known)
        if not before:
            yield New("no known event fits")
            return
        source = min(before, key=lambda name: (-before[name], name))
        rest = next((side for side, name in zip(self._parts, self._ids, strict=True) if name == source), None)
        found = likeness(part, rest) if rest else None
        yield Split(source, found.reason if found else "its other reports tell of something else", _score(found))

    def _changed(self, part: Side, event_id: str) -> Iterator[Decision]:
        others = {name for name, heir in self._heirs.items() if self._parts[heir] is part}
        if others:
            mine, theirs = self._by(part, {event_id}), self._by(part, others)
            found = likeness(mine, theirs)
            yield Merge(tuple(sorted(others)), found.reason, _score(found))
        joined = [report for report in part.sourced if self._known.get(report.id) not in {event_id, *others}]
        if joined and len(joined) < len(part.sourced):
            rest = Side.of(report for report in part.sourced if report not in joined)
            found = likeness(Side.of(joined), rest)
            yield Join(tuple(report.id for report in joined), found.reason, _score(found))
        gone = [report for report, name in self._known.items() if name == event_id and self._went(report, event_id)]
        if gone:
            yield Leave(tuple(gone), "they are likelier to tell of another event")

    def _reasoned(self, report: SourcedReport, part: Side) -> SourcedReport:
        """The report with why it belongs to the others of its part, found anew where it came or was alone before."""
        others = [each for each in part.sourced if each.id != report.id]
        if not others:
            return replace(report, reason="the only report of it so far", score=None)
        came = report.id in self._fresh or self._known.get(report.id) != self._ids[self._part_of[report.id]]
        if not came and report.score is not None:
            return report
        found = likeness(Side.of([report]), Side.of(others))
        return replace(report, reason=found.reason, score=_score(found))

    def _went(self, report: int, event_id: str) -> bool:
        """Whether a report is with another event that has an address; a part without one says itself that it split."""
        return self._ids[self._part_of[report]] not in {event_id, None}

    def _by(self, part: Side, names: Collection[str]) -> Side:
        return Side.of(report for report in part.sourced if self._known.get(report.id) in names)


def _shares(parts: Sequence[Side], known: Mapping[int, str]) -> list[tuple[int, str]]:
    """Which part has reports of which event: first where it has most of them, where equal the first read."""
    shares: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for n, part in enumerate(parts):
        for report in part.sourced:
            if report.id in known:
                shares.setdefault((n, known[report.id]), []).append(_read(report))
    return sorted(shares, key=lambda share: (-len(shares[share]), min(shares[share]), share[1]))


def _ids(parts: int, shares: Sequence[tuple[int, str]]) -> list[str | None]:
    """The id that each part keeps: an event's goes to the part with most of its reports."""
    ids: list[str | None] = [None] * parts
    for n, name in shares:
        if ids[n] is None and name not in ids:
            ids[n] = name
    return ids


def _read(report: SourcedReport) -> tuple[int, int]:
    """Where the report stands in the order of reading."""
    return report.article.id, report.ordinal


def _score(found: Likeness | None) -> float:
    return round(found.score, 3) if found else 0.0
