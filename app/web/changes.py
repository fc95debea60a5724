"""Lines of an event's history in words."""

from app.store.former import Change, ChangeKind

SAID = {
    ChangeKind.NEW: "Made from",
    ChangeKind.JOINED: "Joined by",
    ChangeKind.TOOK_IN: "Took in the event",
    ChangeKind.SPLIT_OFF: "Split off from the event",
    ChangeKind.PARTED: "A part became the event",
    ChangeKind.LEFT: "Left by",
    ChangeKind.MERGED: "Merged into the event",
    ChangeKind.WITHDRAWN: "Withdrawn",
}


def said(change: Change) -> str:
    """Say a change in a line: ``Joined by A night in Kyiv (The Courier)``."""
    if change.article is not None:
        outlet = f" ({change.article.outlet})" if change.article.outlet else ""
        return f"{SAID[change.what]} {change.article.heading}{outlet}"
    return f"{SAID[change.what]} {change.other or ''}".rstrip()
