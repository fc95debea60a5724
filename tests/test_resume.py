"""Killing the ingestion midway and repeating it gives what one clean run gives, ids included."""

import contextlib
import os
import random
import signal
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


def killed_after(database: Path, read: int, delay: float) -> bool:
    """Start the ingestion and kill it ``delay`` seconds after it reported that it read so many articles.

    False where it had ended before: a machine may be faster than the delay.
    """
    with parley(database, "ingest", "seeds") as process:
        assert process.stdout
        assert all(process.stdout.readline() for _ in range(read))
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(delay)
        process.kill()
    return process.returncode == -signal.SIGKILL


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The export of one clean run."""
    database = tmp_path_factory.mktemp("clean") / "parley.sqlite3"
    finished(database, "ingest", "seeds")
    return finished(database, "export", "json")


@pytest.mark.parametrize("stored", range(SEEDS))
def test_what_a_killed_run_left_is_completed_by_the_next(stored: int, clean: str, tmp_path: Path) -> None:
    moment = MOMENTS.uniform(0, 0.3)
    for halving in range(8):
        database = tmp_path / f"{halving}.sqlite3"
        if killed_after(database, stored, delay=moment / 2**halving):
            break
    else:
        pytest.fail("the ingestion always ended before it could be killed")
    finished(database, "ingest", "seeds")
    assert finished(database, "export", "json") == clean


def test_a_run_that_is_killed_again_and_again_gets_there(clean: str, tmp_path: Path) -> None:
    database = tmp_path / "parley.sqlite3"
    killed = [killed_after(database, read, delay=0) for read in range(1, SEEDS)]
    assert any(killed)
    finished(database, "ingest", "seeds")
    assert finished(database, "export", "json") == clean


def test_two_runs_at_once_give_what_one_gives(clean: str, tmp_path: Path) -> None:
    database = tmp_path / "parley.sqlite3"
    with parley(database, "ingest", "seeds") as one, parley(database, "ingest", "seeds") as other:
        assert all(process.communicate(timeout=300) and process.returncode == 0 for process in (one, other))
    assert finished(database, "export", "json") == clean
