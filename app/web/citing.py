"""How to cite an event's page: APA, BibTeX and RIS. The version is the day on which the event last changed here."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.event import Event
from app.store import events
from app.web import dates

PUBLISHER = "Parley"
_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {sign: f"\\{sign}" for sign in "$&%#_"}
_CRLF = "\r\n"


@dataclass(frozen=True, slots=True)
class Citable:
    """What a citation names: ``address`` is the permanent one, ``version`` the day of the last change."""

    id: str
    title: str
    when: str
    address: str
    version: dt.date

    @property
    def heading(self) -> str:
        """The event's headline and date on one line."""
        return " ".join(f"{self.title}, {self.when}".split())


def citable(session: Session, event: Event, base: str) -> Citable:
    """Say what a citation of the event names; ``base`` is the server's own address."""
    changed = events.changed(session, [event.id])[event.id]
    when = dates.said(event.facts) or "date not known"
    return Citable(event.id, event.facts.title, when, base + event.path, changed.date())


def apa(cited: Citable) -> str:
    """Cite in the style of the APA, seventh edition: a page of a site, its author being the site."""
    day = cited.version
    return f"{PUBLISHER}. ({day.year}, {day:%B} {day.day}). {cited.heading} [Event record]. {cited.address}"


def bibtex(cited: Citable) -> str:
    """Cite as a BibTeX entry."""
    fields = {
        "author": "{" + PUBLISHER + "}",
        "title": "{" + _bibtex(cited.heading) + "}",
        "publisher": PUBLISHER,
        "year": f"{cited.version.year}",
        "month": f"{cited.version.month}",
        "day": f"{cited.version.day}",
        "note": f"Event record, version of {dates.day(cited.version)}",
        "url": cited.address,
    }
    listed = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{parley-{cited.id},\n{listed}}}\n"


def ris(cited: Citable) -> str:
    """Cite as a RIS record, lines ended by CRLF."""
    day = cited.version
    fields = [
        ("TY", "ELEC"),
        ("ID", f"parley-{cited.id}"),
        ("AU", PUBLISHER),
        ("TI", cited.heading),
        ("PB", PUBLISHER),
        ("PY", f"{day.year}"),
        ("DA", f"{day:%Y/%m/%d}/"),
        ("M3", "Event record"),
        ("UR", cited.address),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}{_CRLF}" for tag, value in fields)


def _bibtex(text: str) -> str:
    return "".join(_BIBTEX.get(letter, letter) for letter in text)
