"""What many tests need: the extractor, a database of their own, where the corpora lie."""

from pathlib import Path

import pytest
from hypothesis import settings

from app.ingest.extracting import Extractor
from app.ingest.pipeline import make_extractor
from app.settings import ROOT, Settings


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor of the default settings; the model is loaded once for all tests."""
    return make_extractor(Settings())


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The corpus of the five seed articles with their gold."""
    return ROOT / "tests" / "corpus" / "seeds"


@pytest.fixture
def database_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty database, which the settings of this test name."""
    url = f"sqlite:///{tmp_path / 'database' / 'parley.sqlite3'}"
    monkeypatch.setenv("PARLEY_DATABASE_URL", url)
    return url


# how long an example takes says nothing on a busy machine
settings.register_profile("parley", deadline=None)
settings.load_profile("parley")
