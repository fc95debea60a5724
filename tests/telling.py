"""Reports of a text that is given in the test, dated 4 June 2025 (a Wednesday) unless told otherwise."""

from app.domain.article import RawArticle
from app.domain.report import Report
from app.ingest.extracting import Extractor
from app.ingest.pipeline import prepare

DAY = "2025-06-04"


def reports(extractor: Extractor, text: str, published: str | None = DAY) -> tuple[Report, ...]:
    """All reports of the text, in its order."""
    front = f"---\npublished: {published}\n---\n" if published else ""
    return extractor(prepare(RawArticle("told.txt", f"{front}{text}".encode()), extractor.chronology))


def one(extractor: Extractor, kind: str, text: str, published: str | None = DAY) -> Report:
    """The only report of the kind."""
    (report,) = (report for report in reports(extractor, text, published) if report.kind == kind)
    return report
