"""The commands: parse, call, print. What they do lives elsewhere."""

import datetime as dt
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from app import __version__
from app.domain import accuracy
from app.domain.accuracy import Accuracy
from app.domain.article import Article, RawArticle
from app.errors import ParleyError, UnreadableError
from app.settings import Settings

if TYPE_CHECKING:
    from app.domain.report import Report
    from app.store.forms import Form

    Told = list[tuple[Report, Form]]

app = typer.Typer(
    name="parley",
    help="News articles in, a timeline of events out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_out = Console(highlight=False, soft_wrap=True)
_err = Console(stderr=True, highlight=False, soft_wrap=True)

Sources = Annotated[list[str], typer.Argument(help="Files, folders, addresses of pages or feeds; - is standard input.")]
JsonLines = Annotated[bool, typer.Option("--jsonl", help="Read one JSON object a line from standard input.")]


class ExportFormat(StrEnum):
    """The forms in which the database can be taken away."""

    JSON = "json"
    JSONL = "jsonl"
    REPORTS = "reports"
    CSV = "csv"
    GEOJSON = "geojson"
    ICS = "ics"


def main() -> None:
    """Run a command; an error that Parley can name is one line on standard error."""
    try:
        app(prog_name="parley")  # `python -m app` is the same program
    except ParleyError as error:
        _err.print(f"parley: {error}", markup=False)
        sys.exit(1)


def _version(wanted: bool) -> None:
    if wanted:
        _out.print(f"parley {__version__}")
        raise typer.Exit


@app.callback()
def _parley(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """News articles in, a timeline of events out, every claim traced to its sentence."""


@app.command()
def ingest(
    sources: Sources, allow_private: Annotated[bool, typer.Option(help="Fetch from private addresses too.")] = False
) -> None:
    """Read articles into the database; safe to repeat, to interrupt and to resume."""
    from app.ingest import pipeline, reading
    from app.ingest.fetching import Fetcher
    from app.store.session import connect, migrate

    settings = Settings()
    migrate(settings)
    engine = connect(settings)
    outcomes: list[pipeline.Outcome] = []
    readings = reading.read(sources, Fetcher(allow_private=allow_private))
    steps = pipeline.ingest(readings, pipeline.make_extractor(settings), engine)
    for outcome in _with_progress(steps, reading.count(sources)):
        outcomes.append(outcome)
        if outcome.result == "failed":
            _err.print(f"{outcome.name}: {outcome.reason}", markup=False)
    _summarise(outcomes)
    if not any(outcome.result in {"new", "changed", "unchanged"} for outcome in outcomes):
        raise typer.Exit(1)


@app.command()
def reprocess(
    everything: Annotated[bool, typer.Option("--all", help="Those too that this version has read.")] = False,
) -> None:
    """Extract anew from the stored articles that another version of Parley read; every event keeps its address."""
    from app.ingest import pipeline
    from app.store.session import connect, migrate

    settings = Settings()
    migrate(settings)
    steps = pipeline.reprocess(pipeline.make_extractor(settings), connect(settings), everything=everything)
    _summarise(list(_with_progress(steps, None)))


def _with_progress(outcomes: Iterable[Any], total: int | None) -> Iterator[Any]:
    """A bar on a terminal, a plain line an article otherwise."""
    if not _err.is_terminal:
        for outcome in outcomes:
            _out.print(
                f"{outcome.result:<9} {outcome.name}"
                + (f"  ({outcome.new} new, {outcome.joined} joined)" if outcome.result in {"new", "changed"} else ""),
                markup=False,
            )
            yield outcome
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=_err, transient=True) as progress:
        task = progress.add_task("reading", total=total)
        for outcome in outcomes:
            progress.update(task, advance=1, description=outcome.name[-40:])
            yield outcome


def _summarise(outcomes: list[Any]) -> None:
    results = Counter(outcome.result for outcome in outcomes)
    columns = ("new", "changed", "unchanged", "failed", "skipped")
    table = Table("articles read", *columns, "events new", "joined")
    counts = (results["new"] + results["changed"] + results["unchanged"], *(results[name] for name in columns))
    table.add_row(*map(str, counts), str(sum(o.new for o in outcomes)), str(sum(o.joined for o in outcomes)))
    _out.print(table)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that answer.")] = 1,
) -> None:
    """Serve the timeline; brings the database's schema up to date first."""
    import uvicorn

    from app.store.session import migrate

    settings = Settings()
    migrate(settings)
    host, port = host or settings.host, port or settings.port
    _out.print(f"Parley is at http://{host}:{port}/")
    uvicorn.run(
        "app.main:application",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        log_level="warning",
        server_header=False,
    )


@app.command()
def extract(
    files: Annotated[list[str] | None, typer.Argument(help="Article files.")] = None,
    jsonl: JsonLines = False,
    chronology: Annotated[bool, typer.Option(help="Use the reference chronology.")] = True,
) -> None:
    """Print the reports of articles, one JSON line an article, without a database."""
    from app.ingest import pipeline
    from app.store.forms import article_form, report_form

    extractor = pipeline.make_extractor(_settings(chronology=chronology))
    done = 0
    for raw in _from_lines() if jsonl else _from_files(files or []):
        try:
            article = pipeline.prepare(raw, extractor.chronology)
        except UnreadableError as error:
            _err.print(f"{raw.name}: {error.reason}", markup=False)
            continue
        forms = [report_form(report, None) for report in extractor(article)]
        _write_json(article_form(raw.name, article.published, forms))
        done += 1
    if not done:
        raise typer.Exit(1)


def _write_json(row: object) -> None:
    """A line of data on standard output, at once: Rich, which says all else, would wrap and style it."""
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _settings(*, chronology: bool) -> Settings:
    return Settings() if chronology else Settings(chronology=None)


def _from_files(files: Iterable[str]) -> Iterator[RawArticle]:
    from app.ingest import reading

    for each in reading.read(files):
        match each:
            case RawArticle():
                yield each
            case reading.Unreadable(name, reason):
                _err.print(f"{name}: {reason}", markup=False)


def _from_lines() -> Iterator[RawArticle]:
    """Articles from ``{"article", "text", "published", "title"}`` lines; the last two may be missing or null."""
    for number, line in _stdin_lines():
        try:
            row = json.loads(line)
            yield RawArticle(
                row["article"],
                row["text"].encode(),
                charset="utf-8",
                title=row.get("title"),
                published=row.get("published"),
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            _err.print(f"line {number}: no article ({error})", markup=False)


def _stdin_lines() -> Iterator[tuple[int, str]]:
    """The lines of standard input that hold something, with their numbers."""
    return ((number, line) for number, line in enumerate(sys.stdin, 1) if line.strip())


@app.command()
def export(
    format: Annotated[ExportFormat, typer.Argument(help="The form.")],  # noqa: A002 - the user's word
    out: Annotated[Path | None, typer.Option(help="File to write to instead of standard output.")] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(help="Filter as in the addresses: kind=strike, actor=-russia, from=2025-06; repeatable."),
    ] = None,
) -> None:
    """Write out the whole database or the part that a filter means."""
    from app.store.export import export as write
    from app.store.session import connect, migrate, reading
    from app.web.filters import Parameters, read

    settings = Settings()
    migrate(settings)
    wanted = read(Parameters(**_parameters(only or []))).filter
    with reading(connect(settings)) as session:
        if out is None:
            write(session, wanted, format.value, sys.stdout)
        else:
            with out.open("w", encoding="utf-8", newline="") as file:
                write(session, wanted, format.value, file)


def _parameters(only: Iterable[str]) -> dict[str, Any]:
    """Filters as the query string of the pages has them. Raises ParleyError for what is none."""
    from app.web.filters import Parameters

    single = {field.alias or name: field.annotation is str for name, field in Parameters.model_fields.items()}
    found: dict[str, list[str]] = {}
    for each in only:
        name, sign, value = each.partition("=")
        if not sign or name not in single:
            raise ParleyError(each, f"a filter is written NAME=VALUE, NAME being one of {', '.join(single)}")
        found.setdefault(name, []).append(value)
    return {name: values[-1] if single[name] else values for name, values in found.items()}


@app.command()
def dates(
    file: Annotated[Path | None, typer.Argument(help="A text file; standard input without one.")] = None,
    published: Annotated[str | None, typer.Option(help="The date to count from.")] = None,
    jsonl: JsonLines = False,
) -> None:
    """Print the time expressions of a text as TIMEX3, one JSON object a line."""
    from app.ingest.dating import annotate

    if jsonl:
        for number, line in _stdin_lines():
            try:
                row = json.loads(line)
                doc, text, anchor = row["doc"], str(row["text"]), row.get("published")
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                _err.print(f"line {number}: no text ({error})", markup=False)
                continue
            _write_json({"doc": doc, "timexes": annotate(text, anchor)})
        return
    for timex in annotate(_text(file), published):
        _write_json(timex)


def _text(file: Path | None) -> str:
    """The whole of a file, of standard input without one. Raises UnreadableError."""
    if file is None:
        return sys.stdin.read()
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise UnreadableError(str(file), error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise UnreadableError(str(file), "not UTF-8 text") from error


@app.command()
def explain(
    subject: Annotated[str | None, typer.Argument(help="An article's file, or a text.")] = None,
    published: Annotated[str | None, typer.Option(help="The date on which a text was published.")] = None,
    link: Annotated[
        tuple[str, str] | None, typer.Option(help="The ids of two events: why they are one, or are not.")
    ] = None,
) -> None:
    """Say why: sentences, times, names, triggers, the rule behind each, and the reports that come of them."""
    from app.explaining import explain as lines
    from app.ingest import pipeline

    if link is not None:
        _explain_link(*link)
        return
    if subject is None:
        raise ParleyError("explain", "an article's file, a text, or --link with two ids of events is needed")
    extractor = pipeline.make_extractor(Settings())
    raws = (
        _from_files([subject])
        if _is_file(subject)
        else [RawArticle("text", subject.encode(), charset="utf-8", published=published)]
    )
    for raw in raws:
        for line in lines(pipeline.prepare(raw, extractor.chronology), extractor):
            _out.print(line, markup=False)


def _is_file(subject: str) -> bool:
    """Whether there is such a file; the system refuses to look for one whose name is as long as a text."""
    try:
        return Path(subject).is_file()
    except OSError:
        return False


def _explain_link(one: str, other: str) -> None:
    """Lines on two events of the database, whose addresses may have moved on."""
    from app.explaining import explain_link
    from app.store.session import connect, migrate, reading

    settings = Settings()
    migrate(settings)
    with reading(connect(settings)) as session:
        for line in explain_link(session, one, other):
            _out.print(line, markup=False)


@app.command()
def evaluate(
    corpus: Annotated[Path, typer.Argument(help="A folder of articles with gold records.")],
    errors: Annotated[bool, typer.Option(help="List every miss.")] = True,
    chronology: Annotated[bool, typer.Option(help="Use the reference chronology.")] = True,
    write: Annotated[bool, typer.Option("--write", help="Keep the figures, for the about page.")] = False,
) -> None:
    """Score extraction against a gold corpus: the misses, the figures, and what confidence is worth."""
    from app.evaluation import figures
    from app.evaluation.calibrating import judge, reliability, trust

    told = {name: (article, reports) for name, article, reports in _extracted(corpus, chronology=chronology)}
    misses: list[str] = []
    result = _score(corpus, told, misses)
    judged = judge(corpus, {name: reports for name, (_, reports) in told.items()})
    for line in (*(misses if errors else ()), *figures.lines(result), *reliability(judged)):
        _out.print(line, markup=False)
    if write:
        _keep(
            Accuracy(
                corpus=corpus.resolve().name,
                chronology=chronology,
                version=__version__,
                on=dt.datetime.now(dt.UTC).date(),
                articles=result["articles"],
                reports=figures.core(result),
                shares=figures.shares(result),
                trust=trust(judged),
            )
        )


def _keep(found: Accuracy) -> None:
    known = accuracy.read(accuracy.FILE.read_text(encoding="utf-8"))
    accuracy.FILE.write_text(accuracy.as_toml(accuracy.put(known, found)), encoding="utf-8")


def _score(corpus: Path, told: dict[str, tuple[Article, "Told"]], misses: list[str]) -> dict[str, Any]:
    """What the scorer says of the reports; it reads them from a file."""
    from app.evaluation.score import score
    from app.store.forms import article_form

    lines = [
        json.dumps(article_form(name, article.published, [form for _, form in reports]))
        for name, (article, reports) in told.items()
    ]
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        predictions.write_text("\n".join(lines), encoding="utf-8")
        found: dict[str, Any] = score(corpus, predictions, misses)
    return found


@app.command()
def calibrate(
    corpora: Annotated[list[Path], typer.Argument(help="Folders of articles with gold records.")],
    write: Annotated[bool, typer.Option(help="Keep the weights, for all extraction from now on.")] = False,
) -> None:
    """Fit the confidence of reports to gold corpora, and show the weights.

    Each corpus is read with the reference chronology and without: as a war that it knows, and as one that it does not.
    """
    from app.evaluation.calibrating import as_toml, fit, judge
    from app.ingest.confidence import WEIGHTS

    judged = []
    for corpus, chronology in product(corpora, (True, False)):
        told = {name: reports for name, _, reports in _extracted(corpus, chronology=chronology)}
        judged += judge(corpus, told)
    text = as_toml(fit(judged), [str(corpus) for corpus in corpora], judged)
    _out.print(text, markup=False)
    if write:
        WEIGHTS.write_text(text, encoding="utf-8")


def _extracted(corpus: Path, *, chronology: bool) -> Iterator[tuple[str, Article, "Told"]]:
    """Each article of a corpus with its reports, as values and in the form that the scorer reads."""
    from app.ingest import pipeline
    from app.store.forms import report_form

    extractor = pipeline.make_extractor(_settings(chronology=chronology))
    for raw in _from_files([str(corpus)]):
        article = pipeline.prepare(raw, extractor.chronology)
        yield raw.name, article, [(report, report_form(report, None)) for report in extractor(article)]


@app.command()
def migrate() -> None:
    """Bring the database's schema to the newest revision."""
    from app.store.session import migrate as upgrade

    settings = Settings()
    upgrade(settings)
    _out.print(f"{settings.database_url} is up to date", markup=False)
