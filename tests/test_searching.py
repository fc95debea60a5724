"""What is typed in the text box: cut into parts, told apart from fields, put into canonical form."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.words import Part, Words, parts
from app.web import searching

ODD = [
    "",
    '"',
    '""',
    '-""',
    "-",
    "--",
    '-"-"',
    '"-a"',
    '-"-a"',
    'a"b',
    'a"-b',
    '"a"-b',
    '"a b"-c',
    "a-b -c",
    "-kind:strike",
    'kind:""',
    'kind:"',
    'x:"a b"',
    '-x:"a b"',
    "kind:kind:strike",
    'kind:"kind:strike"',
    '"kind:strike"',
    '-"kind:strike"',
    "kind:-strike",
    "actor:-",
    "kind:",
    ":",
    "a:b:c",
    "after:9999",
    "before:0001",
    "after:2025/..",
    "-on:2025",
    "a\0b",
    "\x1c-a",
    "-\u00a0a",
    "NEAR(a b)",
    "AND",
    "a* ^b",
    "{title}:a",
]
TYPED = st.one_of(
    st.sampled_from(ODD),
    st.text(alphabet='ab:-" “”\0\t(', max_size=12),
    st.lists(
        st.sampled_from(["kind:", "actor:", "on:", "before:", "x:", "-", '"', "“", " ", "strike", "2025", "0", "a"]),
        max_size=9,
    ).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("air base", [Part("air"), Part("base")], id="words"),
        pytest.param('"air  base" drone', [Part("air base"), Part("drone")], id="a phrase, with single spaces"),
        pytest.param("“air base”", [Part("air base")], id="curly quotes"),
        pytest.param("„air base“", [Part("air base")], id="quotes of other countries"),
        pytest.param('drone "air base', [Part("drone"), Part("air base")], id="a quote left open ends with the text"),
        pytest.param("-refinery", [Part("refinery", exclude=True)], id="an excluded word"),
        pytest.param('-"oil refinery"', [Part("oil refinery", exclude=True)], id="an excluded phrase"),
        pytest.param("--refinery", [Part("refinery", exclude=True)], id="two hyphens are no more than one"),
        pytest.param("air-base -", [Part("air-base"), Part("-")], id="a hyphen within a word, or alone, is text"),
        pytest.param(
            '"Storm Shadow"-type', [Part("Storm Shadow"), Part("-type")], id="a hyphen after a phrase is text"
        ),
        pytest.param("kind:strike", [Part("strike", field="kind")], id="a field"),
        pytest.param('actor:"United States"', [Part("United States", field="actor")], id="a field with a phrase"),
        pytest.param("-in:Kyiv", [Part("Kyiv", exclude=True, field="in")], id="an excluded field"),
        pytest.param("10:30 kind: :x", [Part("10:30"), Part("kind:"), Part(":x")], id="colons that make no field"),
        pytest.param("a\0b", [Part("a"), Part("b")], id="a NUL is a space"),
        pytest.param(' "" -"" ', [], id="empty quotes"),
    ],
)
def test_what_is_typed_is_cut_into_parts(typed: str, found: list[Part]) -> None:
    assert parts(typed) == found


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("kind:strike", [("kind", "strike")]),
        ("Kind:Strikes kind:TALKS", [("kind", "strike"), ("kind", "talks")]),
        ("kind:riots", [("kind", "riots")]),
        ("party:Ukraine with:Russia", [("actor", "Ukraine"), ("counterpart", "Russia")]),
        ("actor:-Ukraine -actor:Russia", [("actor", "-Ukraine"), ("actor", "-Russia")]),
        ('in:"El Fasher" place:Kyiv', [("place", "El Fasher"), ("place", "Kyiv")]),
        ("source:Reuters outlet:AP", [("outlet", "Reuters"), ("outlet", "AP")]),
        ("role:Host -status:Planned", [("role", "host"), ("status", "-planned")]),
        ("person:“Ann Lee", [("person", "Ann Lee")]),
        ("from:2025-06 to:2025-07", [("from", "2025-06"), ("to", "2025-07")]),
        ("since:2025 until:2026", [("from", "2025"), ("to", "2026")]),
        ("after:2025-06 before:2025-06", [("from", "2025-07-01"), ("to", "2025-05-31")]),
        ("after:2024-02-28 before:2025", [("from", "2024-02-29"), ("to", "2024-12-31")]),
        ("on:2025-06", [("from", "2025-06"), ("to", "2025-06")]),
        ("after:soon before:0001", [("from", "after:soon"), ("to", "before:0001")]),
        ("after:9999 after:2025-08-15/..", [("from", "after:9999"), ("from", "after:2025-08-15/..")]),
        ("-from:2025", [("from", "-from:2025")]),
        ("http://kind.example 10:30 by:Russia q:x sort:oldest", []),
        ('"kind:strike" (kind:strike)', []),
    ],
)
def test_fields_stand_for_parameters(typed: str, fields: list[tuple[str, str]]) -> None:
    assert list(searching.read(typed).fields) == fields


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("  air   base ", "air base"),
        ("-refinery “air base” drone", '"air base" drone -refinery'),
        ('"refinery" -"oil"', "refinery -oil"),
        ('kind:strike "kind:strike" -"kind:talks"', '"kind:strike" -"kind:talks"'),
        ("http://example.org 10:30", '"http://example.org" 10:30'),
        ('by:"the army" -by:x', '"by:the army" -"by:x"'),
        ('"-a" -"-"', '"-a" -"-"'),
        ("NOT (a OR b*) AND NEAR(c d)", "NOT (a OR b*) AND NEAR(c d)"),
    ],
)
def test_the_free_text_has_one_canonical_form(typed: str, canonical: str) -> None:
    assert str(searching.read(typed).words) == canonical


@given(TYPED)
@example('-"-"')
def test_the_canonical_text_means_the_same_and_has_no_fields(typed: str) -> None:
    words = searching.read(typed).words
    assert searching.read(str(words)) == searching.Typed(words)
    assert Words.read(str(words)) == words


@given(TYPED)
def test_every_part_can_be_typed_again(typed: str) -> None:
    found = parts(typed)
    assert parts(" ".join(map(str, found))) == found


def test_a_field_is_taken_out_of_what_was_typed() -> None:
    typed = 'kind:riot “air base” -actor:"the army" on:soon -kind:strike'
    assert searching.without(typed, "kind") == '"air base" -actor:"the army" on:soon'
    assert searching.without(typed, "to") == 'kind:riot "air base" -actor:"the army" -kind:strike'
