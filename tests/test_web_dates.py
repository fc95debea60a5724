import datetime as dt

import pytest

from app.domain.article import Published, PublishedBasis
from app.domain.event import Facts
from app.domain.report import Status
from app.domain.when import DateBasis, When
from app.web import dates


@pytest.mark.parametrize(
    ("edtf", "heading", "main", "sub"),
    [
        ("2025-06-02", "June 2025", "2", "Mon"),
        ("2025-06-02~", "June 2025", "≈ 2", "about"),
        ("2025-06", "June 2025", "June", "day not known"),
        ("2025-06~", "June 2025", "≈ June", "day not known"),
        ("2025-06-01~/2025-06-10~", "June 2025", "≈ 1–10", "about"),
        ("2025-05-23/2025-05-25", "May 2025", "23–25", "within"),
        ("2025-05-28/2025-06-03", "May 2025", "28 May – 3 June", "within"),
        ("2024-12-30/2025-01-02", "December 2024", "30 December 2024 – 2 January 2025", "within"),
        ("2025-08-15/..", "August 2025", "since 15 August 2025", ""),
        ("../2025-05-30", "May 2025", "until 30 May 2025", ""),
        ("2025", "2025", "2025", "month not known"),
        ("2025~", "2025", "≈ 2025", "month not known"),
        ("199X", "the 1990s", "the 1990s", "year not known"),
        ("2014/2022", "2014", "2014 – 2022", "within"),
    ],
)
def test_a_date_stands_under_its_heading_no_closer_than_told(edtf: str, heading: str, main: str, sub: str) -> None:
    when = When(edtf)
    mark = dates.mark(when)
    assert dates.heading(when) == heading
    assert (mark.main, mark.sub) == (main, sub)
    assert mark.loose == (edtf != "2025-06-02")


@pytest.mark.parametrize("basis", list(DateBasis))
def test_every_basis_is_said(basis: DateBasis) -> None:
    said = dates.basis(Facts("talks", Status.OCCURRED, "Talks", When("2025-06-02", basis)))
    assert bool(said) == (basis is not DateBasis.NONE)


def test_an_undated_event_says_what_bounds_it() -> None:
    facts = Facts("talks", Status.PLANNED, "Talks", after=dt.date(2025, 8, 15))
    assert dates.said(facts) == "after 15 August 2025"
    assert dates.said(Facts("talks", Status.PLANNED, "Talks")) == ""


@pytest.mark.parametrize(
    ("published", "said", "how"),
    [
        (Published("2025-06-02", PublishedBasis.STATED), "2 June 2025", "as the article says"),
        (Published("2025-06", PublishedBasis.INFERRED), "June 2025", "inferred from the text"),
        (Published(after=dt.date(2025, 6, 2)), "after 2 June 2025", ""),
        (Published(), "date not known", ""),
    ],
)
def test_a_publication_date_is_said_with_how_it_is_known(published: Published, said: str, how: str) -> None:
    assert (dates.published(published), dates.published_basis(published)) == (said, how)


@pytest.mark.parametrize(("edtf", "iso"), [("2025-06-02", "2025-06-02"), ("2025-06", "2025-06"), ("2025-06~", "")])
def test_html_gets_only_dates_that_it_can_write(edtf: str, iso: str) -> None:
    assert dates.iso(edtf) == iso
