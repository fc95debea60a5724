"""Cleaning: what is decoded, what is kept, what the model sees, and the way back from it to the stored text."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.article import Article, RawArticle
from app.errors import UnreadableError
from app.ingest.cleaning import clean, digest

TESTS = Path(__file__).parent
GOLD = sorted((TESTS / "corpus").rglob("*.gold.json"))
PROSE = "Delegations from both sides met in Geneva on Monday and agreed to exchange 84 prisoners each."
MORE = "Nothing else was agreed, and no date was set for another round of talks between the two sides."


def cleaned(text: str | bytes, media: str = "text", **told: str) -> Article:
    data = text if isinstance(text, bytes) else text.encode()
    return clean(RawArticle("a.txt", data, media, **told))


# Decoding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_is_decoded_whatever_it_was_saved_in(encoding: str) -> None:
    text = "“Déjà vu”, said António Guterres – the talks in Genève had failed.\n" * 3
    assert cleaned(text.encode(encoding)).text == text


def test_the_declared_character_set_comes_before_a_guess() -> None:
    text = "Мир наступит, сказал он."
    assert cleaned(text.encode("koi8-r"), charset="koi8-r").text == text


@pytest.mark.parametrize("charset", ["no-such-charset", "base64", "undefined", "utf-16"])
def test_a_declared_character_set_that_is_none_is_passed_over(charset: str) -> None:
    assert cleaned(PROSE, charset=charset).text == PROSE


def test_a_page_says_its_own_character_set() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body><p>{PROSE} Мир.</p></body></html>'
    assert "Мир" in cleaned(page.encode("cp1251"), "html").text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\n", "holds no article text"),
        (b"Kyiv\x00", "is no text but binary data"),
        (b"%PDF-1.7\nsomething", "is no text but binary data"),
        (b"\x01\x02\x03 abc", "is no text but binary data"),
        (b"\xff\xfe\x00", "is in an unknown encoding"),
        (b"Subscribe\n\n* * *\n", "holds no article text"),
        (b"---\ntitle: Talks\n---\n", "holds no article text"),
    ],
)
def test_what_holds_no_text_is_refused_by_name(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        cleaned(data)
    assert (error.value.subject, error.value.reason) == ("a.txt", reason)


# Front matter and title


def test_front_matter_is_read_and_is_no_part_of_the_text() -> None:
    article = cleaned(
        f"---\ntitle: \"Talks: the 'last' round\"\nsource: wire\nURL: https://a.example/x:1\nextra: [1]\n"
        f"published: '18.02.2024'\n---\n{PROSE}\n"
    )
    assert article.text == f"{PROSE}\n"
    assert (article.title, article.outlet) == ("Talks: the 'last' round", "wire")
    assert (article.url, article.published_told) == ("https://a.example/x:1", "18.02.2024")


def test_a_date_in_front_matter_is_that_of_publication_where_no_other_is_told() -> None:
    assert cleaned(f"---\ndate: 2024-02-18\n---\n{PROSE}\n").published_told == "2024-02-18"
    both = f"---\ndate: 2024-02-18\npublished: 2024-02-19\n---\n{PROSE}\n"
    assert cleaned(both).published_told == "2024-02-19"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_text_after_front_matter_is_kept_as_it_is(newline: str) -> None:
    text = f"  A B{newline}{newline}C\u00a0D  "
    assert cleaned(f"---{newline}title: T{newline}---{newline}{text}").text == text


def test_a_folded_value_is_one_line() -> None:
    assert cleaned(f"---\ntitle: >\n  Talks\n  again\n---\n{PROSE}").title == "Talks again"


@pytest.mark.parametrize(
    "text",
    [f"---\n{PROSE}\n---\n{MORE}", f"---\ntitle: x\n{PROSE}", f"\n---\ntitle: x\n---\n{PROSE}", f"---\n---\n{PROSE}"],
)
def test_rules_between_paragraphs_are_no_front_matter(text: str) -> None:
    assert cleaned(text).text == text


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "https://a.example/ <x>", "ftp://a.example"]
)
def test_only_an_address_of_the_web_is_kept(url: str) -> None:
    assert cleaned(f"---\nurl: {url}\n---\n{PROSE}").url is None


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("A truce, and then?\n\n", "A truce, and then?"),
        ("A truce for Gaza\n", "A truce for Gaza"),
        ("A long truce for the towns\nalong the river\n\n", "A long truce for the towns along the river"),
        ("OPINION\n\nA year of waiting\n\n", "A year of waiting"),
        ("ANALYSIS | Jan. 20, 2025\n\nFourteen months\n\n", "Fourteen months"),
        ("Analysis: what the truce means\n\n", "Analysis: what the truce means"),
        ("Analysis\n7 June 2023\n\nTwo ruins\n\n", "Two ruins"),
        ("Skip to content\n\nTwo ruins\n\n", "Two ruins"),
        ("# Two ruins\n", "Two ruins"),
        ("", None),
        ("The talks failed.\n\n", None),
        (f"{MORE}\n\nTwo ruins\n\n", None),
    ],
)
def test_a_headline_is_the_title_of_an_article_without_front_matter(head: str, title: str | None) -> None:
    assert cleaned(head + PROSE).title == title


def test_the_title_line_stays_in_the_text() -> None:
    assert cleaned(f"Two ruins\n\n{PROSE}").clean.text == f"Two ruins\n\n{PROSE}"


def test_what_a_feed_says_fills_what_the_article_does_not() -> None:
    article = cleaned(PROSE, title="Talks", outlet="Desk", published="Mon, 02 Jun 2025", url="https://a.example/")
    assert (article.title, article.outlet, article.published_told) == ("Talks", "Desk", "Mon, 02 Jun 2025")
    assert article.url == "https://a.example/"


def test_the_digest_is_the_same_wherever_an_article_lies_and_another_for_another() -> None:
    raw = RawArticle("a.txt", b"text")
    assert digest(raw) == digest(RawArticle("b.txt", b"text", url="https://a.example/"))
    assert (
        len({digest(raw), digest(RawArticle("a.txt", b"texts")), digest(RawArticle("a.txt", b"text", title="T"))}) == 3
    )


# Pages

PAGE = """<html><head><title>Swap &amp; talks | World Desk</title><meta property="og:site_name" content="World Desk">
<link rel="canonical" href="https://news.example/swap">{head}</head>
<body class="has-ads"><nav><a href="/">Home</a></nav><main><article class="share-enabled"><h1>Swap &amp; talks</h1>
<p>{p}&nbsp;&mdash; &ldquo;so far&rdquo;.</p>
<div class="ad-slot">Buy now</div><figure><figcaption>A bus</figcaption></figure>
<h2>2022</h2><p>{m}<br>A second line of it.</p>
<blockquote class="q">&ldquo;agreed to exchange 84 prisoners&rdquo;</blockquote>
<div class="more"><h4>More</h4><ul><li>A king weighs his words</li></ul></div><p>{m} Again.</p></article></main>
<div class="comments"><p>Chad: Strike first, ask later, and never mind what anybody says about it in the end.</p></div>
<footer>&copy; 2025</footer></body></html>"""


def page(head: str = "") -> Article:
    return cleaned(PAGE.format(head=head, p=PROSE, m=MORE), "html")


def test_a_page_gives_its_headline_and_paragraphs_and_nothing_around_them() -> None:
    assert page().text.split("\n\n") == [
        "Swap & talks",
        f"{PROSE}\u00a0— “so far”.",
        "2022",
        f"{MORE}\nA second line of it.",
        f"{MORE} Again.",
    ]


def test_a_page_says_its_title_outlet_and_address() -> None:
    article = page()
    assert (article.title, article.outlet, article.url) == ("Swap & talks", "World Desk", "https://news.example/swap")


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2024-01-11T23:58:00-05:00">', "2024-01-11"),
        ('<meta property="article:published_time" content="2024-01-12T00:10:00+09:00">', "2024-01-12"),
        (
            (
                '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","dateModified":"2024-01-13",'
                '"datePublished":"2024-01-11T23:58Z"}]}</script>'
            ),
            "2024-01-11",
        ),
        ('<script type="application/ld+json">{broken</script><meta name="date" content="2024-01-11">', "2024-01-11"),
        (
            '<meta property="article:published_time" content="2024-99-99"><meta name="pubdate" content="2024-01-11">',
            "2024-01-11",
        ),
        (
            (
                '<meta property="article:modified_time" content="2024-01-13">'
                '<meta property="article:published_time" content="2024-01-11">'
            ),
            "2024-01-11",
        ),
    ],
)
def test_a_page_was_published_on_the_local_day_that_it_states(head: str, day: str) -> None:
    assert page(head).published_found == day


def test_a_text_file_that_holds_a_page_is_read_as_a_page() -> None:
    assert cleaned(PAGE.format(head="", p=PROSE, m=MORE)).title == "Swap & talks"


def test_a_part_that_holds_the_article_is_kept_whatever_it_is_called() -> None:
    markup = f'<html><body><h1>Talks</h1><div class="promo"><p>{PROSE}</p><p>{MORE}</p></div></body></html>'
    assert cleaned(markup, "html").text == f"Talks\n\n{PROSE}\n\n{MORE}"


def test_an_entry_of_a_feed_takes_its_headline_from_the_feed() -> None:
    assert cleaned(f"<p>{PROSE}</p>", "html", title="Talks").text == f"Talks\n\n{PROSE}"


def test_a_page_without_paragraphs_gives_the_lines_that_it_has() -> None:
    article = cleaned(f"<html><body><table><tr><td>{PROSE}<br><br>{MORE}</td></tr></table></body></html>", "html")
    assert article.text == f"{PROSE}\n\n{MORE}"


def test_entries_of_a_live_page_keep_their_order() -> None:
    entries = "".join(f"<section><h2>Entry {n}</h2><p>{PROSE} It was number {n}.</p></section>" for n in range(4))
    text = cleaned(
        f"<html><body><article><h1>Live</h1><p>All times Kyiv.</p>{entries}</article></body></html>", "html"
    ).text
    assert re.findall(r"All times|Entry \d|number \d", text) == [
        "All times",
        *(f"{what} {n}" for n in range(4) for what in ("Entry", "number")),
    ]


@pytest.mark.parametrize("markup", ["<html>", "<", "<p></p>", "<script>alert(1)</script>", "<!-- -->"])
def test_a_page_without_text_is_refused(markup: str) -> None:
    with pytest.raises(UnreadableError):
        cleaned(markup, "html")


TAGS = (
    *(
        "<html>",
        "<body>",
        "<p>",
        "</p>",
        "<article>",
        "<h1>",
        "<br>",
        "<table>",
        "<div class=ad>",
        "</div>",
        "<!--",
        "-->",
    ),
    *('<script type="application/ld+json">', "</script>", '{"@type":1}', "<meta charset=utf-16>", "&nbsp;", "&#0;"),
    *("&#xD800;", "words of a sentence", "---", "title: x", "\0", "\udc80", "\n"),
)
MARKUP = st.lists(st.sampled_from(TAGS), max_size=30).map(lambda tags: "".join(tags).encode(errors="surrogatepass"))


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(max_size=300), MARKUP), st.sampled_from(["text", "html"]))
def test_cleaning_raises_nothing_but_that_it_cannot_read(data: bytes, media: str) -> None:
    try:
        article = clean(RawArticle("a", data, media))
    except UnreadableError as error:
        assert error.reason  # noqa: PT017 - either outcome is right, another error is not
    else:
        assert article.clean.text.strip()


# The corpora


@cache
def corpus_article(gold: Path) -> Article:
    name = json.loads(gold.read_text())["article"]
    path = next(each for each in (gold.with_name(name), TESTS.parent / "seeds" / name) if each.exists())
    return clean(RawArticle(name, path.read_bytes(), "html" if path.suffix == ".html" else "text"))


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", re.sub(r"[-‐]\n", "", text))).lower()


def evidence(gold: Path) -> list[str]:
    return [piece for report in json.loads(gold.read_text())["reports"] for piece in report["evidence"]]


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_nothing_that_tells_of_an_event_is_lost(gold: Path) -> None:
    seen = words(corpus_article(gold).clean.text)
    assert [piece for piece in evidence(gold) if words(piece) not in seen] == []


def test_the_corpora_are_there() -> None:
    assert sum(len(evidence(gold)) for gold in GOLD) > 300


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_no_advertisement_time_code_or_hashtag_reaches_the_model(gold: Path) -> None:
    text = corpus_article(gold).clean.text
    assert not re.search(
        r"(?im)^(?:advertisement|>|go ad-free|skip to|also read|sponsored:)|#\w|\d\d:\d\d[a-z]|\[\d\d:", text
    )
