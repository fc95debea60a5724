"""Alembic's way in: the connection comes from `app.store.session.migrate`."""

from alembic import context
from sqlmodel import SQLModel

from app.store import sqlite, tables


def known(name: str | None, type_: str, _parents: object) -> bool:
    """The full text's tables are made by hand."""
    return not (type_ == "table" and name is not None and sqlite.owned(name))


assert tables.EventRow.metadata is SQLModel.metadata
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,  # SQLite cannot alter a column in place
    include_name=known,
)
with context.begin_transaction():
    context.run_migrations()
