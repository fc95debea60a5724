"""Addresses of events that moved: to the event that took them in, or away for good."""

from fastapi import HTTPException
from sqlalchemy.orm import Session

from app.store import events, former


def address(session: Session, event_id: str) -> str:
    """Give the root-relative address to which one leads that is no event's now.

    Raises HTTPException: 410 with the reason where the event was withdrawn, 404 where there never was one.
    """
    gone = former.former(session, event_id)
    if gone is None:
        raise HTTPException(404, "No event has this address")
    if gone.merged_into is None:
        raise HTTPException(410, gone.reason)
    survivor = events.record(session, gone.merged_into)
    return survivor.path if survivor else f"/events/{gone.merged_into}"
