"""The commands, as a user calls them: what they print, what they say of what fails, how they end."""

import csv
import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app import __version__, cli
from app.domain import accuracy
from app.ingest import pipeline, reading
from app.ingest.extracting import Extractor
from app.settings import Settings
from app.store.session import connect, migrate

TALKS = "Russia and Ukraine held talks in Istanbul on 2 June 2025."
STRIKE = "Russian missiles struck the city of Kharkiv on 5 June 2025."


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[Any]:
        """The JSON values of the output's lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Parley = Callable[..., Done]


@pytest.fixture
def parley(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], database_url: str) -> Parley:
    """Call a command over an empty database, with something on its standard input."""
    assert database_url

    def call(*arguments: object, stdin: str = "") -> Done:
        monkeypatch.setattr(sys, "argv", ["parley", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        with pytest.raises(SystemExit) as end:
            cli.main()
        said = capsysbinary.readouterr()
        return Done(int(end.value.code or 0), said.out.decode(), said.err.decode())

    return call


def write_articles(folder: Path) -> Path:
    folder.mkdir()
    (folder / "strike.txt").write_text(STRIKE, encoding="utf-8")
    (folder / "talks.txt").write_text(TALKS, encoding="utf-8")
    return folder


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "articles")


@pytest.fixture(scope="module")
def filled_url(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a database with the two articles, which no test changes."""
    folder = tmp_path_factory.mktemp("filled")
    settings = Settings(database_url=f"sqlite:///{folder / 'parley.sqlite3'}")
    migrate(settings)
    engine = connect(settings)
    outcomes = list(pipeline.ingest(reading.read([str(write_articles(folder / "articles"))]), extractor, engine))
    engine.dispose()
    assert [outcome.result for outcome in outcomes] == ["new", "new"]
    return settings.database_url


@pytest.fixture
def filled(parley: Parley, filled_url: str, monkeypatch: pytest.MonkeyPatch) -> Parley:
    """The commands over the database with the two articles."""
    monkeypatch.setenv("PARLEY_DATABASE_URL", filled_url)
    return parley


def kinds(done: Done) -> list[str]:
    return [event["kind"] for event in json.loads(done.out)["events"]]


def test_the_version_is_said(parley: Parley) -> None:
    assert parley("--version") == Done(0, f"parley {__version__}\n", "")


def test_every_command_says_what_it_does(parley: Parley) -> None:
    commands = [command.callback.__name__ for command in cli.app.registered_commands if command.callback]
    assert commands
    assert all(parley(command, "--help").code == 0 for command in commands)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b" \n", "is empty"),
        ("binary.txt", bytes(range(256)) * 9, "is no text but binary data"),
        ("undecodable.txt", b"\xff\xfe\x00", "is in an unknown encoding"),
        ("gone.txt", None, "does not exist"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line_and_the_rest_goes_in(
    parley: Parley, articles: Path, name: str, data: bytes | None, reason: str
) -> None:
    bad = articles / name
    if data is None:
        bad.symlink_to(articles / "nowhere")
    else:
        bad.write_bytes(data)
    done = parley("ingest", articles)
    (line,) = done.err.splitlines()
    assert name in line
    assert reason in line
    assert done.code == 0
    assert kinds(parley("export", "json")) == ["talks", "strike"]


def test_where_nothing_can_be_read_the_command_fails(parley: Parley, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = parley("ingest", tmp_path / "empty.txt", tmp_path / "missing.txt")
    assert done.code == 1
    assert [line.partition(":")[0].rpartition("/")[2] for line in done.err.splitlines()] == ["empty.txt", "missing.txt"]


def test_the_summary_counts_articles_and_events(parley: Parley, articles: Path) -> None:
    (articles / "README.md").write_text("About these articles.", encoding="utf-8")
    done = parley("ingest", articles)
    (row,) = [line for line in done.out.splitlines() if line.startswith("│")]
    assert [cell.strip() for cell in row.strip("│").split("│")] == ["2", "2", "0", "0", "0", "1", "2", "0"]


def test_reading_the_same_articles_again_changes_nothing(parley: Parley, articles: Path) -> None:
    parley("ingest", articles)
    before = parley("export", "json").out
    again = parley("ingest", articles)
    assert again.code == 0
    assert [line.split()[0] for line in again.out.splitlines()[:2]] == ["unchanged", "unchanged"]
    assert parley("export", "json").out == before


def test_extract_prints_a_line_an_article_and_needs_no_database(parley: Parley, articles: Path) -> None:
    rows = parley("extract", articles / "talks.txt", articles / "strike.txt").rows
    assert [row["article"] for row in rows] == ["talks.txt", "strike.txt"]
    (report,) = rows[0]["reports"]
    assert (report["kind"], report["date"], report["places"]) == ("talks", "2025-06-02", ["Istanbul"])
    assert report["event"] is None
    assert not (articles.parent / "database").exists()


def test_extract_reads_articles_from_lines(parley: Parley) -> None:
    lines = [
        json.dumps({"article": "a", "text": "Russian missiles struck Kharkiv on Monday.", "published": "2025-06-04"}),
        "",
        json.dumps({"article": "b", "text": TALKS, "published": None, "title": None}),
    ]
    rows = parley("extract", "--jsonl", stdin="\n".join(lines)).rows
    assert [(row["article"], [report["date"] for report in row["reports"]]) for row in rows] == [
        ("a", ["2025-06-02"]),
        ("b", ["2025-06-02"]),
    ]


@pytest.mark.parametrize("line", ["no JSON", "[]", '{"article": "a"}', '{"article": "a", "text": 3}'])
def test_a_line_that_is_no_article_is_named_and_the_rest_goes_on(parley: Parley, line: str) -> None:
    done = parley("extract", "--jsonl", stdin=f"{line}\n" + json.dumps({"article": "b", "text": TALKS}))
    assert [row["article"] for row in done.rows] == ["b"]
    assert "line 1" in done.err
    assert len(done.err.splitlines()) == 1


def test_extract_of_nothing_readable_fails(parley: Parley, tmp_path: Path) -> None:
    done = parley("extract", tmp_path / "missing.txt")
    assert (done.code, done.out) == (1, "")
    assert "missing.txt" in done.err


def test_export_json_is_one_object_in_order_of_time(filled: Parley) -> None:
    done = filled("export", "json")
    assert kinds(done) == ["talks", "strike"]
    assert {"id", "url", "date", "actors", "places", "reports"} <= json.loads(done.out)["events"][0].keys()


def test_export_jsonl_has_the_same_events_a_line_each(filled: Parley) -> None:
    assert filled("export", "jsonl").rows == json.loads(filled("export", "json").out)["events"]


def test_export_reports_names_the_events_of_the_articles(filled: Parley) -> None:
    ids = {event["id"] for event in json.loads(filled("export", "json").out)["events"]}
    rows = filled("export", "reports").rows
    assert {row["article"] for row in rows} == {"talks.txt", "strike.txt"}
    assert {report["event"] for row in rows for report in row["reports"]} == ids


def test_export_csv_has_a_row_an_event(filled: Parley) -> None:
    rows = list(csv.DictReader(io.StringIO(filled("export", "csv").out)))
    assert [(row["kind"], row["date"]) for row in rows] == [("talks", "2025-06-02"), ("strike", "2025-06-05")]


def test_export_writes_features_and_a_calendar(filled: Parley) -> None:
    events = json.loads(filled("export", "json").out)["events"]
    features = json.loads(filled("export", "geojson").out)["features"]
    assert [feature["id"] for feature in features] == [event["id"] for event in events]
    dated = [event for event in events if event["first"]]
    assert filled("export", "ics").out.count("BEGIN:VEVENT") == len(dated) > 0


def test_export_goes_to_a_file_where_one_is_named(filled: Parley, tmp_path: Path) -> None:
    done = filled("export", "json", "--out", tmp_path / "events.json")
    assert done.out == ""
    assert (tmp_path / "events.json").read_text(encoding="utf-8") == filled("export", "json").out


@pytest.mark.parametrize(
    ("only", "found"),
    [
        (["kind=strike"], ["strike"]),
        (["kind=-strike"], ["talks"]),
        (["kind=strike", "kind=talks"], ["talks", "strike"]),
        (["kind=strike", "place=istanbul"], []),
        (["actor=ukraine", "from=2025-06-03"], ["strike"]),
        (["to=2025-06-03"], ["talks"]),
        (["q=Kharkiv"], ["strike"]),
        (["actor=atlantis"], []),
    ],
)
def test_only_the_events_of_a_filter_are_exported(filled: Parley, only: list[str], found: list[str]) -> None:
    assert kinds(filled("export", "json", *(part for each in only for part in ("--only", each)))) == found


@pytest.mark.parametrize("form", ["jsonl", "reports", "csv"])
def test_a_filter_holds_for_every_form(filled: Parley, form: str) -> None:
    out = filled("export", form, "--only", "kind=strike").out
    assert "Kharkiv" in out
    assert "Istanbul" not in out


@pytest.mark.parametrize("only", ["kind=earthquake", "from=yesterday", "status=rumoured", "strike", "colour=red"])
def test_a_filter_that_means_nothing_is_one_line(filled: Parley, only: str) -> None:
    done = filled("export", "json", "--only", only)
    assert (done.code, done.out) == (1, "")
    (line,) = done.err.splitlines()
    assert line.startswith("parley: ")


@pytest.mark.parametrize("wrong", [["export", "xml"], ["fly"], ["serve", "--workers", "0"], ["ingest"]])
def test_a_call_that_is_not_understood_ends_with_two(parley: Parley, wrong: list[str]) -> None:
    done = parley(*wrong)
    assert done.code == 2
    assert "Usage: parley" in done.err


def test_explain_names_the_rule_behind_every_value(parley: Parley) -> None:
    said = parley("explain", STRIKE).out
    assert "«5 June 2025» DATE 2025-06-05" in said
    assert "report 1: strike, occurred, 2025-06-05" in said
    for field in ("kind", "status", "date", "actor", "place"):
        assert f"because     {field}: rule " in said


def test_explain_reads_a_file_and_counts_from_the_date_it_is_given(parley: Parley, articles: Path) -> None:
    assert "report 1: talks" in parley("explain", articles / "talks.txt").out
    assert "2025-06-02" in parley("explain", "Russia struck Kharkiv on Monday.", "--published", "2025-06-04").out


def test_explain_reads_a_text_that_is_too_long_for_a_name(parley: Parley) -> None:
    said = parley("explain", f"{STRIKE} {'Nobody slept that night. ' * 20}").out
    assert "report 1: strike" in said


def test_explain_says_when_there_is_nothing(parley: Parley) -> None:
    assert "no report" in parley("explain", "The bakers of Kyiv had a good summer.").out


@pytest.fixture
def corpus(articles: Path) -> Path:
    """The articles with gold for the strike, and the talks told to be none."""
    report = {
        "event": "kharkiv",
        "kind": "strike",
        "status": "occurred",
        "date": "2025-06-05",
        "actors": [{"name": "Russia", "role": "initiator"}, {"name": "Ukraine", "role": "target"}],
        "people": [],
        "places": ["Kharkiv"],
        "quantities": [],
        "evidence": [STRIKE],
        "weight": "core",
    }
    gold = {"published": None, "published_basis": "none"}
    (articles / "strike.gold.json").write_text(json.dumps({**gold, "article": "strike.txt", "reports": [report]}))
    (articles / "talks.gold.json").write_text(json.dumps({**gold, "article": "talks.txt", "reports": []}))
    return articles


def test_evaluate_prints_the_misses_and_the_figures(parley: Parley, corpus: Path) -> None:
    said = parley("evaluate", corpus).out
    assert "talks.txt: SPURIOUS talks" in said
    assert "precision 0.500  recall 1.000" in said
    assert "SPURIOUS" not in parley("evaluate", corpus, "--no-errors").out


def test_evaluate_keeps_the_figures_where_asked(
    parley: Parley, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "accuracy.toml"
    file.write_text("measured = []", encoding="utf-8")
    monkeypatch.setattr(accuracy, "FILE", file)
    parley("evaluate", corpus)
    assert accuracy.read(file.read_text(encoding="utf-8")) == ()
    parley("evaluate", corpus, "--no-chronology", "--write")
    parley("evaluate", corpus, "--write")
    found = accuracy.read(file.read_text(encoding="utf-8"))
    assert [(each.corpus, each.chronology, each.version) for each in found] == [
        (corpus.name, True, __version__),
        (corpus.name, False, __version__),
    ]
    assert (found[0].articles, found[0].reports) == (2, 1)
    assert (found[0].shares["precision"], found[0].shares["recall"], found[0].shares["date"]) == (0.5, 1.0, 1.0)


def test_dates_are_found_and_resolved(parley: Parley) -> None:
    (monday,) = parley("dates", "--published", "2025-06-04", stdin="They met on Monday.").rows
    assert monday == {
        "start": 12,
        "end": 18,
        "text": "Monday",
        "type": "DATE",
        "value": "2025-06-02",
        "edtf": "2025-06-02",
    }


def test_dates_of_a_file_and_of_lines(parley: Parley, articles: Path) -> None:
    assert [row["value"] for row in parley("dates", articles / "talks.txt").rows] == ["2025-06-02"]
    line = json.dumps({"doc": "d1", "text": TALKS, "published": None})
    (row,) = parley("dates", "--jsonl", stdin=line).rows
    assert (row["doc"], [timex["value"] for timex in row["timexes"]]) == ("d1", ["2025-06-02"])


def test_dates_of_a_missing_file_are_one_line(parley: Parley, tmp_path: Path) -> None:
    done = parley("dates", tmp_path / "missing.txt")
    assert done.code != 0
    assert "missing.txt" in done.err


def test_migrate_makes_the_database_and_may_be_repeated(parley: Parley, database_url: str) -> None:
    assert parley("migrate") == parley("migrate") == Done(0, f"{database_url} is up to date\n", "")
    assert kinds(parley("export", "json")) == []
