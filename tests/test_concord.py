"""Whether reports agree: in named situations, one of each kind."""

import pytest

from app.domain import concord
from app.domain.concord import Concord
from app.domain.report import Place, Quantity, Role, Status
from app.domain.when import When

ONE, SAME, FITS, DIFFER = Concord.ONE, Concord.SAME, Concord.FITS, Concord.DIFFER

KYIV = Place("Kyiv", 50.4547, 30.5238, "town", "Ukraine")
ODESA = Place("Odesa", 46.4857, 30.7438, "town", "Ukraine")
KURSK = Place("Kursk", 51.7304, 36.1936, "town", "Russia")
KURSK_REGION = Place("Kursk region", 51.8, 36.2, "region", "Russia")
ISTANBUL = Place("Istanbul", 41.0138, 28.9497, "town", "Turkey")
PALACE = Place("Ciragan Palace", 41.0438, 29.0164, "site", "Turkey")
UKRAINE = Place("Ukraine", 49.0, 32.0, "country", "Ukraine")
NOWHERE = Place("Northern heights")


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (["2025-07-23"], ONE),
        (["2025-07-23", None], ONE),
        (["2025-07-23", "2025-07-23", None], SAME),
        (["2025-07-23", "2025-07-25~"], FITS),
        (["2025-07-23", "2025-07-22/2025-07-24"], FITS),
        (["2025-07-23", "2025-07"], FITS),
        (["2025-07-23", "2025-07-24"], DIFFER),
        (["2025-07-23", "2025-08-02~"], DIFFER),
    ],
)
def test_dates_agree_where_they_can_be_one_day(told: list[str | None], found: Concord) -> None:
    assert concord.dates([When(edtf) if edtf else None for edtf in told]) is found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ([[KYIV], []], ONE),
        ([[KYIV], [KYIV]], SAME),
        ([[KYIV], [KYIV, ODESA]], FITS),
        ([[KYIV], [UKRAINE]], FITS),
        ([[PALACE], [ISTANBUL]], FITS),
        ([[KURSK], [KURSK_REGION]], FITS),
        ([[KYIV], [NOWHERE]], FITS),
        ([[KURSK], [UKRAINE]], DIFFER),
        ([[KYIV], [ODESA]], DIFFER),
    ],
)
def test_places_agree_where_one_can_lie_in_the_other(told: list[list[Place]], found: Concord) -> None:
    assert concord.places(told) is found


def count(said: str, by: str | None = None) -> Quantity:
    sign = said.rstrip("0123456789")
    return Quantity(float(said[len(sign) :]), "killed", sign or "=", by)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (["12", ""], ONE),
        (["12", "12"], SAME),
        (["12", "15"], DIFFER),
        ([">=40", ">40"], FITS),
        ([">=40", "41"], FITS),
        ([">=40", "39"], DIFFER),
        (["<50", "60"], DIFFER),
        (["~400", "407"], FITS),
        (["~400", "500"], DIFFER),
    ],
)
def test_counts_agree_where_they_can_be_one_number(told: list[str], found: Concord) -> None:
    assert concord.counts([[count(said)] if said else [] for said in told]) is found


def test_a_report_with_a_part_and_a_sum_agrees_with_the_sum() -> None:
    assert concord.counts([[count("303"), count("1000")], [count("1000")]]) is FITS


def test_two_sides_that_claim_different_figures_in_one_report_differ() -> None:
    assert concord.counts([[count("50", "Russia"), count("100", "Ukraine")]]) is DIFFER


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ([Role.INITIATOR, None], ONE),
        ([Role.HOST, Role.HOST], SAME),
        ([Role.HOST, Role.PARTICIPANT], FITS),
        ([Role.HOST, Role.MEDIATOR], FITS),
        ([Role.INITIATOR, Role.TARGET], DIFFER),
    ],
)
def test_roles_agree_where_one_party_can_have_both(told: list[Role | None], found: Concord) -> None:
    assert concord.roles(told) is found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ([Status.OCCURRED, Status.OCCURRED], SAME),
        ([Status.PLANNED, Status.OCCURRED], FITS),
        ([Status.PLANNED, Status.CANCELLED], FITS),
        ([Status.OCCURRED, Status.CANCELLED], DIFFER),
    ],
)
def test_what_was_planned_may_have_happened_but_not_what_was_called_off(told: list[Status], found: Concord) -> None:
    assert concord.statuses(told) is found
