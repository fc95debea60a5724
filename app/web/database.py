"""What pages ask: the database, and the facet index kept beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from starlette.requests import Request

from app.store import session
from app.store.index import FacetIndex


class Database:
    """The open database of the application."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.index = FacetIndex()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a session that sees one state of the database throughout."""
        with session.reading(self.engine) as reading:
            yield reading


def _of_request(request: Request) -> Database:
    found: Database = request.app.state.database
    return found


OpenDatabase = Annotated[Database, Depends(_of_request)]
