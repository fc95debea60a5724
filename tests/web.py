"""The web application over a database from the builders, as a test asks it."""

import re
from pathlib import Path
from typing import Any

import builders
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings

HTMX = {"HX-Request": "true"}


def settings(folder: Path, **more: Any) -> Settings:
    """Settings for the database that the builders put into the folder."""
    return Settings(database_url=f"sqlite:///{folder / 'parley.sqlite3'}", **more)


def client_of(folder: Path, **more: Any) -> TestClient:
    """A client of the application; errors come back as answers."""
    return TestClient(create_app(settings(folder, **more)), raise_server_exceptions=False)


def small_client(folder: Path, **more: Any) -> TestClient:
    """A client over the builders' small database."""
    builders.small_database(folder).dispose()
    return client_of(folder, **more)


def event_url(client: TestClient, **params: str) -> str:
    """The address of the one event that the parameters find."""
    (event,) = client.get("/api/v1/events", params=params).json()["events"]
    return str(event["url"])


def text_of(html: str) -> str:
    """The words of a page, without tags, spaces made single."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
