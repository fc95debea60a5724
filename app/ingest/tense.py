"""Whether a sentence speaks of what is to come: a light look at its verbs, for dates that could lie on either side."""

import re

_SHORT = "".join(
    rf"(?<!\b{each}\.)" for each in ("Mr", "Ms", "Dr", "St", "Lt", "Mrs", "Gen", "Col", "Maj", "Gov", "Sen", "Sgt")
)
_STOP = rf"(?:\.{_SHORT}(?<![. ][A-Z]\.)|[!?])"  # not that of "U.S. Army"
SENTENCE_END = re.compile(rf"{_STOP}[\"'”’)]* +(?=[A-Z\"“‘'(])|\n")
_NEW_CLAUSE = re.compile(r"(?:[,;] (?:and|but|while)|;) (?:(?:on|in|early|late|late on|early on) )?\Z")
_UNTIL_THEN = re.compile(r"\b(?:until|till) (?:late |early )?\Z")
_AFTER_THAT = re.compile(r"\b(?:following|after|since) \Z")
_OPENING = 24  # characters before a date in which its clause may open
REACH = 400  # characters beyond which no verb or full stop is looked for: a text may be one endless line
_PLANS = (  # stems of verbs whose object lies ahead: "agreed to meet on Monday", "has called a summit on Friday"
    "propos|agree|offer|promis|vow|pledg|expect|plan|want|hop|intend|threaten|decid|prepar|aim|seek|invit|schedul|summon|"
    "conven|postpon|resum|call"
)
_TAIL = (  # what an auxiliary takes with it: "will also be held"
    r"(?: (?:not|also|then|still|only|again|soon|[a-z]+ly))?(?: (?:be|have been|have))?"
    r"(?: [a-z]+ed| held| met| sent| made| put)?"
)
_FUTURE = (
    r"(?:will|'ll|would|shall|should|won't|could(?! (?:hear|see|feel|be (?:heard|seen|felt))\b)|might|can|may|"
    r"(?:is|are|'s|'re|has been|have been) (?:also |still |now |both |then )?"
    r"(?:to|due|set|scheduled|expected|planned|likely|going|meant|supposed|slated)(?: to)?|"
    r"(?<!that )(?<!which )(?:was|were) (?:also |still )?(?:due|expected|scheduled|slated)(?: to)?)"
    rf"{_TAIL}|due(?= (?:on|next|this|in)\b)|to be [a-z]+|"
    r"to (?:meet|begin|start|take place|go on|resume|return|expire|reopen)|"
    r"(?:takes?|goes|go) (?:in(?:to)? )?effect|"
    r"(?:(?<!had )(?<!has )(?<!have )come|comes|goes|go|enters?) (?:in)?to (?:force|effect)|"
    r"set (?:their|a|the|its) (?:[\w-]+ ){1,3}for|"
    r"(?:pushed back|put off) to|(?:set|slated|pencilled in) for|upcoming|until|till|ahead of|no later than|"
    r"takes? office|"
    r"(?:takes?|meets?|begins?|starts?|opens?|expires?|ends?|votes?|returns?|resumes?|goes)"
    r"(?= (?:on|at|in|next|this|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)|"
    r"(?:opens?|resumes?|reconvenes?)(?= (?:[\w-]+ ){1,3}(?:on|at|in)\b)|"
    r"(?:goes|travels|flies|heads) to(?= (?:[\w-]+ ){1,4}on\b)|confers?(?= (?:[\w.-]+ ){0,3}(?:on|at)\b)"
)
_PLANNED = (
    rf"(?:has|have|had) (?:{_PLANS})\w*|(?:{_PLANS})\w* (?:to|for)\b(?! (?:a|an|the)\b)|"
    r"(?:propos|suggest|offer|plan|schedul)\w* (?:[\w-]+ ){1,3}(?:meeting|round|summit|session)|"
    r"(?:[Tt]alks|meeting|round|summit|session|[Nn]egotiations|handover) (?:planned|scheduled|slated)\b"
)
_PAST = (
    r"was|were|had|did|said|told|met|came|went|took|gave|fell|began|hit|struck|left|made|saw|won|lost|fought|held|shot|broke|"
    r"sent|brought|became|ran|led|flew|drove|spoke|rose|grew|found|got|kept|knew|sat|sold|stood|wrote|since|ago|thought|"
    r"bought|caught|taught|threw|drew|blew|withdrew|swore|tore|sank|swept|slept|paid|laid|heard|chose|froze|stole|rode|"
    r"retook|overtook|undertook|overran|overthrew|fled|dug|hid|hung|built|dealt|crept|felt|sought|shook|sprang|rang|sang|"
    r"stuck|swung|strode|wore|woke|forbade|forgave|forgot|slid|fed|lent|spent|drank|ate|bore|[a-z]{2,}ed"
)
_BEFORE = re.compile(rf"\b(?:(?P<future>{_FUTURE}|{_PLANNED})|{_PAST})\b")
_AGREED_THEN = re.compile(r" (?:back )?(?:in|on|during) (?:the )?")  # "had agreed in December": the agreeing is dated
_AGREED_DEAL = re.compile(  # "had agreed with Chad on a truce on Tuesday", but "has agreed to meet on Tuesday"
    r"(?: with [^.;,]{1,60}?)?(?: (?:on|to))? (?:a|an|the) (?:[\w-]+ ){0,3}?"
    r"(?:truce|cease-?fire|deal|agreement|accord|pact|plan|framework|armistice|cessation of hostilities|pause)"
    r"\b(?! (?:from|starting|beginning)\b)"
)
_SCHEDULED = re.compile(r"planned|scheduled|due|set\b")
_CALLED_OFF = re.compile(
    r",? (?:was|were|had been) (?:[a-z]+ )?(?:cancel|called off|postponed|scrapped|shelved|put off|abandoned)"
)
_NOT_HELD = re.compile(
    r"[^.;,]{0,90}? (?:did not|didn't|failed to) (?:take place|happen|go ahead|materiali[sz]e|begin|start|open)\b"
)
_AFTER = re.compile(rf"\b(?:(?P<future>{_FUTURE}|deadline|hearing)|{_PAST})\b")


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence, or line, that holds ``text[start:end]`` begins and ends, by its punctuation."""
    earliest, latest = max(0, start - REACH), min(len(text), end + REACH)
    begin = max((match.end() for match in SENTENCE_END.finditer(text, earliest, start)), default=earliest)
    stop = SENTENCE_END.search(text, end, latest)
    return begin, stop.end() if stop else latest


def future_tense(text: str, start: int, begin: int, end: int, stop: int) -> bool | None:
    """Say whether ``text[begin:end]``, in the sentence ``text[start:stop]``, stands with a verb that looks ahead.

    The nearest verb before it tells, else the first after it; None where neither is there.
    """
    if _NEW_CLAUSE.search(text, max(start, begin - _OPENING), begin):  # "…, and on Monday they met": the verb after
        start = begin
    if _UNTIL_THEN.search(text, max(start, begin - _OPENING), begin) and text.startswith(", when ", end):
        start = begin  # "had been spared until Sunday, when it was hit": the verb after
    if _AFTER_THAT.search(text, max(start, begin - _OPENING), begin) and text[end : end + 2] in {"'s", "’s"}:
        return False  # "ready to talk following Monday's call"
    verbs = list(_BEFORE.finditer(text, max(start, begin - REACH), begin))
    scheduled = bool(verbs) and _SCHEDULED.search(verbs[-1][0]) is not None
    if scheduled and (_CALLED_OFF.match(text, end) or _NOT_HELD.match(text, end)):
        return False
    verb = verbs[-1] if verbs else _AFTER.search(text, end, min(stop, end + REACH))
    if verbs and verb is not None and verb[0].startswith(("has ", "have ", "had ")):
        told = _AGREED_THEN.fullmatch(text, verb.end(), begin) or (
            "agree" in verb[0] and _AGREED_DEAL.match(text, verb.end(), begin)
        )
        return verb["future"] is not None and not told
    return verb["future"] is not None if verb else None
