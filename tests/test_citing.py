"""Citations: what they say, and that no title breaks them."""

import datetime as dt
from dataclasses import replace

import pytest

from app.web import citing
from app.web.citing import Citable

TALKS = Citable(
    "2xnkaxq",
    "Russia and Ukraine hold talks",
    "2 June 2025",
    "https://parley.example/events/2xnkaxq/2025-06-02-talks",
    dt.date(2025, 7, 1),
)


def test_apa_names_site_version_title_and_address() -> None:
    assert citing.apa(TALKS) == (
        "Parley. (2025, July 1). Russia and Ukraine hold talks, 2 June 2025 [Event record]."
        " https://parley.example/events/2xnkaxq/2025-06-02-talks"
    )


def test_bibtex_is_an_entry_with_balanced_braces() -> None:
    written = citing.bibtex(TALKS)
    assert written.startswith("@misc{parley-2xnkaxq,\n  author = {{Parley}},\n")
    assert "  title = {{Russia and Ukraine hold talks, 2 June 2025}},\n" in written
    assert "  note = {Event record, version of 1 July 2025},\n" in written
    assert written.endswith("  url = {https://parley.example/events/2xnkaxq/2025-06-02-talks},\n}\n")


@pytest.mark.parametrize(
    ("title", "escaped"),
    [
        ("50% & more_or #1", r"50\% \& more\_or \#1"),
        ("{braces}", r"\{braces\}"),
        ("back\\slash ~ ^ $", r"back\textbackslash{}slash \textasciitilde{} \textasciicircum{} \$"),
        ("two\nlines", "two lines"),
    ],
)
def test_bibtex_escapes_what_tex_would_read(title: str, escaped: str) -> None:
    assert f"title = {{{{{escaped}, 2 June 2025}}}}" in citing.bibtex(replace(TALKS, title=title))


def test_ris_is_a_record_of_tagged_lines() -> None:
    lines = citing.ris(TALKS).split("\r\n")
    assert lines[0] == "TY  - ELEC"
    assert lines[-2:] == ["ER  - ", ""]
    assert "DA  - 2025/07/01/" in lines
    assert "UR  - https://parley.example/events/2xnkaxq/2025-06-02-talks" in lines


def test_no_title_adds_a_line_to_ris() -> None:
    written = citing.ris(replace(TALKS, title="Talks\r\nER  - \r\nTY  - BOOK"))
    assert written.count("\r\n") == citing.ris(TALKS).count("\r\n")
    assert "TI  - Talks ER - TY - BOOK, 2 June 2025\r\n" in written
