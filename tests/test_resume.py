"""Killing the ingestion midway and repeating it gives what one clean run gives, ids included."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from app.settings import ROOT

pytestmark = pytest.mark.slow

SEEDS = 5
MOMENTS = random.Random(20250602)  # the same moments in every run


def parley(database: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a command over this database."""
    return subprocess.Popen(
        [sys.executable, "-u", "-m", "app", *arguments],
        cwd=ROOT,
        env={**os.environ, "PARLEY_DATABASE_URL": f"sqlite:///{database}"},
        stdout=subprocess.PIPE,
        text=True,
    )


def finished(database: Path, *arguments: str) -> str:
    """What a command prints that ends well."""
    with parley(database, *arguments) as process:
        out, _ = process.communicate(timeout=300)
    assert process.returncode == 0
    return out


def kill_after(database: Path, stored: int, delay: float) -> int:
    """Start the ingestion, kill it ``delay`` seconds after it stored so many articles; give how many it had stored."""
    with parley(database, "ingest", "seeds") as process:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(stored)]
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(delay)
        process.kill()
    return sum(line.startswith("new") for line in lines)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The export of one clean run."""
    database = tmp_path_factory.mktemp("clean") / "parley.sqlite3"
    finished(database, "ingest", "seeds")
    return finished(database, "export", "json")


@pytest.mark.parametrize("stored", range(SEEDS))
def test_what_a_killed_run_left_is_completed_by_the_next(stored: int, clean: str, tmp_path: Path) -> None:
    database = tmp_path / "parley.sqlite3"
    assert kill_after(database, stored, delay=MOMENTS.uniform(0, 0.3)) == stored
    finished(database, "ingest", "seeds")
    assert finished(database, "export", "json") == clean


def test_a_run_that_is_killed_again_and_again_gets_there(clean: str, tmp_path: Path) -> None:
    database = tmp_path / "parley.sqlite3"
    for stored in range(1, SEEDS):
        kill_after(database, stored, delay=MOMENTS.uniform(0, 0.1))
    finished(database, "ingest", "seeds")
    assert finished(database, "export", "json") == clean


def test_two_runs_at_once_give_what_one_gives(clean: str, tmp_path: Path) -> None:
    database = tmp_path / "parley.sqlite3"
    with parley(database, "ingest", "seeds") as one, parley(database, "ingest", "seeds") as other:
        assert all(process.communicate(timeout=300) and process.returncode == 0 for process in (one, other))
    assert finished(database, "export", "json") == clean
