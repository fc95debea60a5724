"""Places, asked for by name."""

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.report import Place
from app.store import values
from app.store.tables import PlaceRow


def named(session: Session, slug: str) -> tuple[Place, ...]:
    """Give the places that this slug means; several where they are namesakes, none for a region met only as one."""
    rows = session.scalars(select(PlaceRow).where(col(PlaceRow.slug) == slug).order_by(col(PlaceRow.id)))
    return tuple(map(values.place, rows))
