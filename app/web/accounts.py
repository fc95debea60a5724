"""The reports of an event's page: who tells it, and the sentences between what stands around them."""

from collections.abc import Iterator

from app.domain.event import SourcedReport
from app.web import context, dates
from app.web.event_views import Account, Quote


def account(sourced: SourcedReport, text: str) -> Account:
    """Say what one article tells; ``text`` is the article's."""
    article, report = sourced.article, sourced.report
    return Account(
        outlet=article.outlet,
        heading=article.heading,
        article_url=f"/articles/{article.id}",
        original_url=context.original(article.url),
        published=dates.published(article.dated),
        claimed_by=report.claimed_by,
        denied_by=" and ".join(report.denied_by) or None,
        confidence=_percent(report.confidence),
        reason=sourced.reason,
        quotes=tuple(_quotes(sourced, text)),
    )


def _quotes(sourced: SourcedReport, text: str) -> Iterator[Quote]:
    """Give the evidence in the order of the text; what stands between two pieces is shown once."""
    numbered = sorted(enumerate(sourced.report.evidence), key=lambda each: each[1].start)
    shown = 0
    for at, (number, piece) in enumerate(numbered):
        following = numbered[at + 1][1].start if at + 1 < len(numbered) else len(text)
        high = max(piece.end, following)
        after = context.after(text, piece.end, high=high)
        yield Quote(
            before=context.before(text, piece.start, low=min(shown, piece.start)),
            text=piece.text,
            after=after,
            url=f"/articles/{sourced.article.id}#e{sourced.id}-{number}",
            original=context.original(sourced.article.url, piece.text),
        )
        shown = text.index(after.removesuffix(" …"), piece.end) + len(after.removesuffix(" …")) if after else piece.end


def _percent(chance: float | None) -> str | None:
    return None if chance is None else f"{chance:.0%}".replace("%", "\u00a0%")
