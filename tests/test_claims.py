"""Who says what: the rows of an event's table, their marks, and what stands in the cells."""

from collections.abc import Sequence
from dataclasses import replace

from builders import actors, evidence, facts, report

from app.domain.article import Published
from app.domain.event import Amount, ArticleRef, Event, SourcedReport
from app.domain.report import Quantity, Report, Status, Why
from app.domain.when import DateBasis
from app.web.claims import claims
from app.web.event_views import ClaimRow, Claims, Saying

OUTLETS = ("The Courier", "Evening Post", None)


def compared(*told: Report, texts: Sequence[str] = (), amounts: tuple[Amount, ...] = ()) -> Claims:
    """The table of an event with these reports, whose facts are the first one's."""
    sourced = tuple(
        SourcedReport(n, ArticleRef(n, f"Article {n}", OUTLETS[n - 1], None, "", Published()), one)
        for n, one in enumerate(told, 1)
    )
    merged = facts(told[0])
    event = Event("abcdefg", replace(merged, amounts=amounts or merged.amounts), sourced)
    return claims(event, dict(enumerate(texts, 1)))


def row(table: Claims, field: str) -> ClaimRow:
    return next(each for each in table.rows if each.field == field)


def said(one: ClaimRow) -> list[list[str]]:
    return [[saying.text for saying in cell] for cell in one.cells]


def quoted(saying: Saying) -> str:
    """The quote with its marked words in brackets."""
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in saying.quote)


def test_a_column_is_called_by_its_outlet_else_by_its_heading() -> None:
    table = compared(report(), report(), report())
    assert [(each.text, each.url) for each in table.sources] == [
        ("The Courier", "/articles/1"),
        ("Evening Post", "/articles/2"),
        ("Article 3", "/articles/3"),
    ]


def test_a_row_says_who_agrees_and_what_they_say_together() -> None:
    table = compared(report(places=["Kyiv"]), report(places=["Kharkiv"]), report(when=None))
    assert (row(table, "Date").mark, row(table, "Date").said) == ("same", "agree")
    assert (row(table, "Place").mark, row(table, "Place").said) == ("differ", "differ")
    assert row(table, "Place").together == "Kyiv"
    assert said(row(table, "Place")) == [["Kyiv"], ["Kharkiv"], []]


def test_what_one_report_alone_tells_says_so() -> None:
    assert row(compared(report(places=["Kyiv"]), report()), "Place").said == "told by one"


def test_a_single_report_has_its_words_and_no_marks() -> None:
    table = compared(report(places=["Kyiv"]))
    assert {one.mark for one in table.rows} == {""}


def test_a_date_that_differs_says_between_which_days_it_is_told() -> None:
    found = row(compared(report(when="2025-05-16"), report(when="2025-05-15")), "Date")
    assert (found.mark, found.together, found.about) == ("differ", "16 May 2025", "told as 15–16 May 2025")


def test_a_report_without_a_date_takes_it_from_the_others_and_is_no_voice() -> None:
    found = row(compared(report(), report(when=None)), "Date")
    assert found.mark == "one"
    assert [(saying.text, saying.own) for saying in found.cells[1]] == [("2 June 2025 (from another article)", False)]


def test_counts_are_compared_unit_by_unit_and_give_a_range() -> None:
    told = [report(quantities=[Quantity(value, "killed")]) for value in (12, 15)]
    found = row(compared(*told, report(), amounts=(Amount("killed", 12, 15, 2),)), "Killed")
    assert (found.mark, found.together) == ("differ", "12 to 15 killed, in 2 reports")
    assert said(found) == [["12"], ["15"], []]


def test_a_count_that_is_claimed_names_who_claims_it() -> None:
    pieces = evidence("Kyiv says 400 drones came.", "Kyiv says 400 drones came.")
    drones = report(quantities=[Quantity(400, "drones", "~", "Ukraine")], quotes=pieces)
    ((saying,),) = row(compared(drones), "Drones").cells
    assert (saying.text, saying.note, quoted(saying)) == (
        "about 400",
        "according to Ukraine",
        "Kyiv says [400] drones came.",
    )


def test_a_value_is_quoted_from_the_sentence_that_says_it_and_linked_to_it() -> None:
    text = "It was night. Drones hit Kyiv."
    ((saying,),) = row(compared(report(places=["Kyiv"], quotes=evidence(text, *text.split(". ")))), "Place").cells
    assert (quoted(saying), saying.url) == ("Drones hit [Kyiv].", "/articles/1#e1-1")


def test_a_value_that_no_words_say_has_no_quote_but_the_first_sentence() -> None:
    pieces = evidence("It was hit.", "It was hit.")
    table = compared(report(parties=actors(target=["Ukraine"]), quotes=pieces))
    ((saying,),) = row(table, "Ukraine").cells
    assert (saying.quote, saying.url, saying.note) == ((), "/articles/1#e1-0", "not said in so many words")


def test_a_report_without_evidence_is_linked_as_a_whole() -> None:
    ((saying,),) = row(compared(report(places=["Kyiv"])), "Place").cells
    assert saying.url == "/articles/1"


def test_a_date_that_stands_in_another_sentence_is_quoted_from_there() -> None:
    text = "On Sunday it rained. They swapped prisoners."
    told = replace(
        report(basis=DateBasis.RELATIVE, quotes=evidence(text, "They swapped prisoners.")),
        why=(Why("date", "date.passage", "Sunday"),),
    )
    ((saying,),) = row(compared(told, texts=[text]), "Date").cells
    assert (quoted(saying), saying.note) == ("On [Sunday] it rained.", "told relative to the article’s date")
    assert saying.url == "/articles/1#e1-0:~:text=On%20Sunday%20it%20rained."


def test_what_is_denied_is_disputed() -> None:
    found = row(compared(replace(report(), denied_by=("Russia",)), report()), "Denied by")
    assert (found.said, said(found)) == ("disputed", [["Russia"], []])


def test_a_denial_is_quoted_from_where_it_is_told_and_the_name_alone_is_none() -> None:
    text = "An Iranian missile fell. Tehran denied firing it."
    told = replace(report(quotes=evidence(text, "An Iranian missile fell.")), denied_by=("Iran",))
    ((saying,),) = row(compared(told, texts=[text]), "Denied by").cells
    assert quoted(saying) == "Tehran [denied] firing it."
    ((unsaid,),) = row(compared(told, texts=["An Iranian missile fell."]), "Denied by").cells
    assert (unsaid.quote, unsaid.note) == ((), "not said in so many words")


def test_who_is_relied_on_is_no_matter_of_agreement_alone() -> None:
    found = row(compared(report(claimed_by="Ukraine"), report(claimed_by="Russia")), "According to")
    assert (found.mark, said(found)) == ("fits", [["Ukraine"], ["Russia"]])


def test_a_party_in_two_roles_that_exclude_each_other_differs() -> None:
    table = compared(report(parties=actors(initiator=["Israel"])), report(parties=actors(target=["Israel"])))
    assert (row(table, "Israel").mark, said(row(table, "Israel"))) == ("differ", [["initiator"], ["target"]])


def test_the_status_has_a_row_of_its_own() -> None:
    table = compared(report(), report(status=Status.PLANNED))
    assert (row(table, "Status").mark, said(row(table, "Status"))) == ("fits", [["occurred"], ["planned"]])
