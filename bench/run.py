"""How fast Parley is, and how much memory it takes: `make bench`.

Speeds are ratios to the bare spaCy pipeline (tagger, parser, named entities, whole texts) over the same articles in
the same run, so that figures of different machines can be compared. Times are CPU seconds, the best of five, in turns.
"""

import argparse
import datetime as dt
import platform
import resource
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import linking

from app import __version__
from app.domain.article import Article, RawArticle
from app.ingest import dating, pipeline, reading
from app.ingest.extracting import Extractor
from app.settings import ROOT, Settings

RESULTS = Path(__file__).with_name("RESULTS.md")
CORPUS = ROOT / "tests" / "corpus" / "dev"
ROUNDS = 5
BARE = "bare spaCy pipeline"
MEMORY = type(lru_cache(len))


def main() -> None:
    """Measure and print; with ``--write`` keep the figures in RESULTS.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS, help="a folder of articles")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {RESULTS.relative_to(ROOT)}")
    arguments = parser.parse_args()
    raws = [each for each in reading.read([str(arguments.corpus)]) if isinstance(each, RawArticle)]
    text = "\n".join(table(raws, arguments.corpus)) + "\n"
    print(text)
    if arguments.write:
        RESULTS.write_text(text, encoding="utf-8")


def table(raws: list[RawArticle], corpus: Path) -> Iterator[str]:
    peak = peak_memory(corpus)  # before this process grows: a child's peak counts its parent's size at the fork
    extractor = pipeline.make_extractor(Settings())
    articles = [pipeline.prepare(raw, extractor.chronology) for raw in raws]
    words = sum(len(article.text.split()) for article in articles)
    rows = best(
        {
            BARE: parsing(articles),
            "`parley extract`, whole": lambda fresh: [list(fresh(article)) for article in prepared(raws, fresh)],
            "`parley dates`: finding and resolving": lambda _: [dates(article) for article in articles],
            "cleaning and dating the articles": lambda fresh: list(prepared(raws, fresh)),
        }
    )
    yield "# Benchmarks\n"
    today = f"{dt.datetime.now(dt.UTC):%Y-%m-%d}"
    yield f"`make bench WRITE=1`, Parley {__version__}, Python {platform.python_version()}, {today}:"
    yield f"{len(articles)} articles with {words:,} words; CPU seconds, the best of {ROUNDS}.\n"
    yield "| what | CPU s | words per CPU s | of the bare pipeline |"
    yield "|---|---:|---:|---:|"
    for name, seconds in rows.items():
        yield f"| {name} | {seconds:.2f} | {words / seconds:,.0f} | {seconds / rows[BARE]:.2f} |"
    yield f"\nPeak memory of `parley extract` over these articles: {peak:.0f} MB.\n"
    yield "Linking a new article of three reports, two of them of known events: CPU time, the median of"
    yield f"{linking.MEASURED} articles, by the events in the database.\n"
    yield "| events | to link, ms | and to keep, ms |"
    yield "|---:|---:|---:|"
    for size, linked, whole in linking.rows():
        yield f"| {size:,} | {linked:.0f} | {whole:.0f} |"


def prepared(raws: list[RawArticle], extractor: Extractor) -> Iterator[Article]:
    return (pipeline.prepare(raw, extractor.chronology) for raw in raws)


def dates(article: Article) -> object:
    return dating.annotate(article.clean.text, article.published.edtf)


def parsing(articles: list[Article]) -> Callable[[Extractor], object]:
    """The bare pipeline over the texts as the model would see them."""
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp = spacy.load(Settings().language_model, exclude=["senter", "attribute_ruler", "lemmatizer"])
    return lambda _: [nlp(article.clean.text) for article in articles]


def best(works: Mapping[str, Callable[[Extractor], object]]) -> dict[str, float]:
    """CPU seconds of the fastest round of each; they take turns, so that a slow minute of the machine hits all."""
    rounds = [{name: timed(work) for name, work in works.items()} for _ in range(ROUNDS)]
    return {name: min(each[name] for each in rounds) for name in works}


def timed(work: Callable[[Extractor], object]) -> float:
    """CPU seconds of a round that starts with everything loaded and nothing remembered."""
    forget()
    fresh = pipeline.make_extractor(Settings())
    start = time.process_time()
    work(fresh)
    return time.process_time() - start


def forget() -> None:
    """Clear the memories of limited size; what is loaded once for good (rules, the model) stays."""
    ours = [module for name, module in sys.modules.items() if name.startswith("app.")]
    for each in (value for module in ours for value in vars(module).values()):
        if isinstance(each, MEMORY) and each.cache_parameters()["maxsize"] is not None:
            each.cache_clear()


def peak_memory(corpus: Path) -> float:
    """Megabytes that a process of its own takes at most."""
    with subprocess.Popen(
        [sys.executable, "-m", "app", "extract", corpus], cwd=ROOT, stdout=subprocess.DEVNULL
    ) as child:
        assert child.wait() == 0
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


if __name__ == "__main__":
    main()
