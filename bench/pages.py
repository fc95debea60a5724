"""How light the pages are: `make lighthouse`. Medians of five Lighthouse runs over the seeds, with local assets.

Folders of articles given as arguments are served instead of the seeds. Lighthouse comes from the npm registry by npx;
it needs Node.js and Debian's Chromium.
"""

import json
import os
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from app.settings import ROOT

LIGHTHOUSE = os.environ.get("LIGHTHOUSE", "npx --yes lighthouse@12")
CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-component-update"
)
PORT = 8765
ROUNDS = 5
ATTEMPTS = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
WANTED = {"performance": 0.90, "accessibility": 0.95, "best-practices": 0.95, "seo": 0.95}
ADDRESS = f"http://127.0.0.1:{PORT}"


def main() -> None:
    with TemporaryDirectory() as folder, served(Path(folder)):
        event = json.loads(fetched("/api/v1/events?kind=talks"))["events"][0]["url"]
        print(f"| page | kB sent | {' | '.join(CATEGORIES)} |\n|---|---:|{'---:|' * len(CATEGORIES)}")
        scores = {path: median(path, Path(folder)) for path in ("/", event, "/actors/ukraine")}
    for path, found in scores.items():
        size = found.pop("bytes") / 1000
        print(f"| `{path}` | {size:.0f} | {' | '.join(f'{found[name]:.2f}' for name in CATEGORIES)} |")
    short = {path for path, found in scores.items() if any(found[name] < WANTED[name] for name in CATEGORIES)}
    sys.exit(f"below what is wanted: {', '.join(sorted(short))}" if short else 0)


@contextmanager
def served(folder: Path) -> Iterator[None]:
    environment = {
        **os.environ,
        "PARLEY_DATABASE_URL": f"sqlite:///{folder / 'parley.sqlite3'}",
        "PARLEY_ASSETS": "local",
        "PARLEY_PORT": str(PORT),
    }
    parley = [sys.executable, "-m", "app"]
    ingest = [*parley, "ingest", *(sys.argv[1:] or ["seeds"])]
    subprocess.run(ingest, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    server = subprocess.Popen([*parley, "serve"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        await_answer()
        yield
    finally:
        server.terminate()
        server.wait()


def await_answer() -> None:
    for _ in range(120):
        try:
            fetched("/healthz")
        except OSError:
            time.sleep(0.5)
        else:
            return
    sys.exit("the server did not start")


def fetched(path: str) -> bytes:
    with urllib.request.urlopen(ADDRESS + path) as answer:
        return bytes(answer.read())


def median(path: str, folder: Path) -> dict[str, float]:
    """The median of each category's score, from 0 to 1, and of the bytes sent."""
    runs = [run(path, folder / "report.json") for _ in range(ROUNDS)]
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def run(path: str, report: Path) -> dict[str, float]:
    command = [
        *LIGHTHOUSE.split(),
        ADDRESS + path,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={FLAGS}",
    ]
    environment = {**os.environ, "CHROME_PATH": CHROMIUM}
    for _ in range(ATTEMPTS):  # now and then it fails to record the trace
        if subprocess.run(command, check=False, env=environment).returncode == 0:
            break
    else:
        sys.exit(f"Lighthouse failed {ATTEMPTS} times on {path}")
    found = json.loads(report.read_text(encoding="utf-8"))
    scores = {name: float(found["categories"][name]["score"] or 0) for name in CATEGORIES}
    return scores | {"bytes": float(found["audits"]["total-byte-weight"]["numericValue"])}


if __name__ == "__main__":
    main()
