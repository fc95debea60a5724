"""One article, one report an event: mentions of the same event are brought together, different ones kept apart."""

import datetime as dt
from dataclasses import dataclass, field, replace

from app.domain.report import Role, Status
from app.domain.when import Precision, When
from app.ingest.anchoring import Anchored
from app.ingest.belonging import BEGINNING
from app.ingest.cast import Cast
from app.ingest.lying_in import LyingIn
from app.ingest.mention import FIRED, FLYING, SIDED, Mention
from app.ingest.together import lie_together, told_beside
from app.language import grammar
from app.language.senses import Named
from app.language.triggers import light_verb

DONE = frozenset({Status.OCCURRED, Status.ONGOING})
_TO_COME = frozenset({Status.PLANNED, Status.PROPOSED})
_WEEK = 7
_PART_OF_MONTH = 14  # days: "early in March", as long as it lasts
_TWO = 2
_NEXT = 2  # sentences within which a promise and its fulfilment are told as one
_HALVES = 6.0  # likeness of two halves of one bargain, whatever else they tell
_AFTER = frozenset({"after", "following", "in", "amid"})
_PROMISED = frozenset({Status.AGREED, Status.PLANNED})
_REACHING = frozenset({"affect", "hit", "damage", "reach", "strike", "target"})
_FAR = 6  # sentences beyond which a mention without any detail of its own joins nothing


@dataclass(slots=True)
class Group:
    """The mentions of one event, in the order of the text."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The kind of event."""
        return self.mentions[0].kind

    @property
    def status(self) -> Status:
        """The furthest that any mention has it: what is told as done is done, though it was planned.

        That a text calls what it told as to come by the name it has on record does not make it done.
        """
        telling = [mention for mention in self.mentions if not (mention.bare or mention.refers)] or self.mentions[:1]
        if telling[0].status is Status.PLANNED:
            telling = [mention for mention in telling if mention.dated.fact is None] or telling
        order = (Status.CANCELLED, Status.OCCURRED, Status.ONGOING, Status.AGREED, Status.PLANNED, Status.PROPOSED)
        return next(status for status in order if any(mention.status is status for mention in telling))

    @property
    def when(self) -> Anchored:
        """The finest date that a mention's own sentence tells, a day of telling last; else what it was given."""
        telling = [mention for mention in self.mentions if mention.dated.own or not (mention.bare or mention.refers)]
        dated = [mention.dated for mention in telling if mention.dated.when is not None]
        own = [each for each in dated if each.own]
        firm = [each for each in own if not each.loose and _grain(each.when) < _WEEK]
        begun = next((mention.dated for mention in self.mentions if mention.begins), None)
        whole = next((each for each in firm if each.whole), None)
        if whole is not None:
            return whole
        ended = next((each for each in firm if begun and _follows(each.when, begun.when)), None)
        if begun is not None and begun.when is not None and ended is not None and ended.when is not None:
            span = When(f"{begun.when.first}/{ended.when.last}", ended.when.basis)
            return replace(ended, when=span)
        return min(firm or own or dated or [self.mentions[0].dated], key=lambda each: _grain(each.when))

    @property
    def looks_back(self) -> bool:
        """Whether it is told, with a day of its own, as gone before what the text is about."""
        return all(mention.looks_back and mention.dated.own for mention in self.mentions)

    @property
    def claimed_by(self) -> str | None:
        """Who says it, first of all, where no mention has it in the article's own voice."""
        told = [mention.claimed_by for mention in self.mentions if not (mention.bare or mention.refers)]
        return told[0] if told and all(told) else None

    @property
    def denied_by(self) -> tuple[str, ...]:
        """The parties that deny it."""
        return tuple(dict.fromkeys(party for mention in self.mentions for party in mention.denied_by))

    def roles(self) -> dict[str, Role]:
        """All actors; the first role given holds, except that a mediator or host told later is one."""
        found: dict[str, Role] = {}
        sure = {
            party
            for mention in self.mentions
            for party in mention.cast.sure
            if mention.cast.actors[party] is Role.PARTICIPANT
        }
        for mention in self.mentions:
            for party, told in (mention.cast.actors if len(sure) < _TWO else mention.cast.sure).items():
                after = mention.hit.sentence > self.mentions[0].hit.sentence
                met = after and mention.wards_off and told is Role.INITIATOR and Role.INITIATOR in found.values()
                role = Role.TARGET if met else told
                if party not in found or (role in {Role.MEDIATOR, Role.HOST} and found[party] is Role.PARTICIPANT):
                    found[party] = role
        return self._with_direction(found) if self.kind == "battle" else found

    def _with_direction(self, roles: dict[str, Role]) -> dict[str, Role]:
        """ "Clashes between the army and the rebels … the army surrounded the town": it is the army that attacks."""
        moving = {party for each in self.mentions if each.hit.verbal for party in each.cast.having(Role.INITIATOR)}
        both = list(roles.values()) == [Role.INITIATOR] * _TWO
        if not both or len(moving) != 1 or all(each.hit.verbal for each in self.mentions):
            return roles
        return {party: Role.INITIATOR if party in moving else Role.TARGET for party in roles}

    def places(self) -> list[Named]:
        """All places, each name once; a town that is only told later where no mention names one itself."""
        found = {named.name: named for mention in self.mentions for named in mention.cast.places}
        if not any(named.kind in {"place", "seat"} for named in found.values()):
            found |= {named.name: named for mention in self.mentions for named in mention.cast.later}
        return list(found.values())


def _follows(day: When | None, begun: When | None) -> bool:
    """Whether the day is one of the fortnight after that on which it began."""
    if day is None or begun is None or day.last is None or begun.first is None:
        return False
    return 0 < (day.last - begun.first).days <= _PART_OF_MONTH


def _grain(when: When | None) -> int:
    if when is None or when.first is None or when.last is None:
        return 100_000
    return (when.last - when.first).days


def gather(mentions: list[Mention], lying_in: LyingIn) -> list[Group]:
    """Groups of mentions, in the order of their first ones."""
    groups: list[Group] = []
    for mention in mentions:
        if mention.bare:
            _take_in_bare(groups, mention, lying_in)
            continue
        scored = [
            (score, index) for index, group in enumerate(groups) if (score := likeness(group, mention, lying_in)) > 0
        ]
        scored = [each for each in scored if not _is_won_again(groups, groups[each[1]], mention)]
        about = any(group.kind == mention.kind and not group.looks_back for group in groups)
        if about and not (mention.dated.own or mention.looks_back):  # the account goes on with what it is about
            scored = [each for each in scored if not groups[each[1]].looks_back]
        if scored:
            groups[max(scored)[1]].mentions.append(mention)
        else:
            groups.append(Group([mention]))
    return groups


def _is_won_again(groups: list[Group], group: Group, mention: Mention) -> bool:
    """ "Took Orla in May. The army won it back. Then they recaptured it": the second time is another."""

    def taken(each: Group) -> set[str]:
        return {name for one in each.mentions for name in one.taken}

    towns = mention.taken & taken(group)
    since = (each for each in groups if each.mentions[-1].hit.sentence > group.mentions[-1].hit.sentence)
    winners = {party for party, role in mention.cast.sure.items() if role is Role.INITIATOR}
    return bool(towns) and any(
        towns & taken(each) and winners.isdisjoint(p for p, r in each.roles().items() if r is Role.INITIATOR)
        for each in since
    )


def _take_in_bare(groups: list[Group], mention: Mention, lying_in: LyingIn) -> None:
    """A bare mention speaks of the nearest event of its kind before it; alone it tells of none but a new truce."""
    alike = (group for group in groups if group.kind == mention.kind and _sides_fit(group, mention))
    fitting = [group for group in alike if _places_fit(group, mention, lying_in)]
    if mention.status in DONE and not mention.definite:  # "a night of talks" that is over is none that is planned
        fitting = [group for group in fitting if group.status not in _TO_COME]
    named = set(mention.cast.sure)
    if mention.kind in SIDED and named:  # "the strikes on Russian refineries" are those of which that was told
        fitting = [group for group in fitting if named <= group.roles().keys()]
    if not mention.looks_back:
        fitting = [group for group in fitting if not group.looks_back] or fitting
    if fitting:
        max(fitting, key=lambda group: group.mentions[-1].hit.sentence).mentions.append(mention)
    elif mention.kind == "agreement" and mention.is_new:
        groups.append(Group([mention]))


def likeness(group: Group, mention: Mention, lying_in: LyingIn) -> float:
    """How well the mention fits the group; 0 where it tells of another event."""
    distance = mention.hit.sentence - group.mentions[-1].hit.sentence
    if group.kind != mention.kind or _is_of_another(group, mention, distance):
        return 0.0
    timely = _status_fits(group, mention) and _dates_fit(group, mention)
    part = not distance and _is_part_of(group.mentions[-1], mention)
    if part or (timely and distance <= _NEXT and _is_in_return(mention)):
        return _HALVES
    fits = timely and _sides_fit(group, mention) and _places_fit(group, mention, lying_in)
    if not fits or _is_told_apart(group, mention):
        return 0.0
    shared = _shared(group, mention, lying_in) or (0.5 if _is_the_next_round(group, mention) else 0.0)
    far = distance > (_NEXT + 1 if mention.only_fired else 1)
    if shared <= 0 and (distance > _FAR or not mention.definite) and far:
        return 0.0
    return shared + (1.0 if mention.definite else 0.0) + 1.0 / (1 + max(0, distance))


def _is_part_of(first: Mention, mention: Mention) -> bool:
    """ "Seized the station after a firefight", "the battle began on Friday, when they attacked", in one sentence.

    So is what a plan carries out: "will leave the town, completing a disengagement".
    """
    token, verb = mention.hit.token, first.hit.token if first.hit.verbal else light_verb(first.hit.token)
    if mention.kind == "battle" and not mention.hit.verbal and first.hit.verbal and token.dep_ == "pobj":
        return token.head.lower_ in _AFTER and token.head.head == verb
    if mention.kind == "battle" and first.begins and mention.hit.verbal and token.dep_ in {"advcl", "relcl"}:
        return any(child.lower_ == "when" for child in token.children)
    above = next((word for word in grammar.governors(token) if word.dep_ == "advcl"), None)
    carried_out = mention.kind == "withdrawal" and not mention.hit.verbal and not mention.dated.own
    return carried_out and above is not None and above.tag_ == "VBG" and above.head == verb


def _is_of_another(group: Group, mention: Mention, distance: int) -> bool:
    """Whether it says itself that it is another: "another drone", "separately, they met the mediators".

    So it does of what another thing answers: "in response to a strike".
    """
    if not distance and mention.is_answered != group.mentions[-1].is_answered:
        return True
    if mention.is_aside and distance and not any(each.is_aside for each in group.mentions):
        return True
    return mention.kind in SIDED and (mention.is_another or (mention.is_apart and bool(distance)))


def _is_the_next_round(group: Group, mention: Mention) -> bool:
    """ "Promised to meet again. Oslo will call the next meeting": of talks to come, neither dated nor placed."""
    coming = {Status.AGREED, Status.PLANNED}
    told = mention.dated.own or mention.cast.places or any(each.cast.places for each in group.mentions)
    return mention.kind == "talks" and not told and {mention.status, group.status} <= coming


def _is_told_apart(group: Group, mention: Mention) -> bool:
    """Whether counts, weapons, towns taken or the telephone make another event of it."""
    return (
        not _counts_fit(group, mention)
        or _is_of_the_night(group, mention)
        or _takes_another(group, mention)
        or _is_taken_apart(group, mention)
        or _leaves_another(group, mention)
        or _is_on_another_line(group, mention)
        or _is_traded(group, mention)
        or _is_day_before(group, mention)
    )


def _is_day_before(group: Group, mention: Mention) -> bool:
    """ "A plant in Orla was hit, a day after raids struck others in Hrib": those are of another day."""
    last = group.mentions[-1]
    both = mention.hit.sentence == last.hit.sentence and bool(mention.cast.places)
    counted = mention.dated.why.rule == "date.counted-off" and last.dated.when != mention.dated.when
    return mention.kind == "strike" and both and counted


def _is_traded(group: Group, mention: Mention) -> bool:
    """ "Both have traded strikes": of the war, and not of the one strike that one of them was told to have made."""
    sides = [each.cast.having(Role.INITIATOR) for each in group.mentions]
    return mention.kind == "strike" and len(mention.cast.having(Role.INITIATOR)) > 1 and any(len(s) == 1 for s in sides)


def _is_in_return(mention: Mention) -> bool:
    """ "In return Israel freed 90 prisoners", "Israel let 90 go in return": the other half of the bargain just told."""
    inside = (word for word in (mention.hit.token.doc[0], *mention.hit.token.subtree) if word.lower_ == "in")
    turned = (child for word in inside for child in word.children if child.lower_ in {"return", "exchange", "turn"})
    return mention.kind == "swap" and any(not any(c.lower_ == "for" for c in word.children) for word in turned)


def _takes_another(group: Group, mention: Mention) -> bool:
    """Whether each says of other towns, in sentences of their own, that they changed hands."""
    taken = {name for each in group.mentions for name in each.taken}
    return bool(taken and mention.taken and not taken & mention.taken)


def _is_taken_apart(group: Group, mention: Mention) -> bool:
    """ "Have clashed along the road. On Thursday they retook Orla": a town that changed hands elsewhere."""
    known = {named.name for named in group.places()}
    towns = all(named.kind == "place" for named in group.places())
    distance = mention.hit.sentence - group.mentions[-1].hit.sentence
    return bool(mention.taken and known and towns and distance and not known & mention.taken)


def _leaves_another(group: Group, mention: Mention) -> bool:
    """ "By the afternoon they had left Kramatorsk too", "drones also hit a depot in Voronezh"."""
    too = any(word.lower_ in {"too", "also", "well"} for word in grammar.clause(mention.hit.token))
    new, known = {named.name for named in mention.cast.places}, {named.name for named in group.places()}
    return (
        mention.kind in SIDED | {"withdrawal"}
        and too
        and bool(new)
        and not new & known
        and bool(known or mention.kind == "withdrawal")
    )


def _is_of_the_night(group: Group, mention: Mention) -> bool:
    """Whether it tells what flew at the whole country, the group of one town, of other weapons or of none."""
    local = any(named.kind in {"place", "region"} for named in group.places())
    if not mention.flew_wide or not local:
        return False
    counted = {quantity.unit for each in group.mentions for quantity in each.quantities}
    if mention.cast.places:
        return not FLYING & counted
    flown = {quantity.unit for quantity in mention.quantities} & FLYING
    told = {f"{word.lemma_.lower()}s" for each in group.mentions for word in each.hit.token.doc}
    return not flown & (counted | told)


def _is_on_another_line(group: Group, mention: Mention) -> bool:
    """ "Met the envoys in Geneva" and "spoke by phone with Macron" are two."""
    met = [each for each in group.mentions if not each.bare]
    return mention.by_wire and not any(each.by_wire for each in met) and any(each.cast.places for each in met)


def _status_fits(group: Group, mention: Mention) -> bool:
    statuses = {each.status for each in group.mentions}
    if mention.status in statuses or mention.refers:
        return True
    if mention.kind == "swap" and mention.definite and mention.status is Status.AGREED and statuses & DONE:
        return True  # "each freed 157 prisoners, hours after they agreed to the swap"
    known = (_is_rest_of_it, _is_what_was_agreed, _is_what_is_planned, _is_decided_on)
    if any(is_it(group, mention) for is_it in known):
        return True
    if mention.kind == "battle":  # "are stepping up their offensive, capturing a village": two things
        headline = group.mentions[0].hit.sentence == 0
        return headline and len(group.mentions) == 1 and {mention.status, *statuses} <= DONE
    if mention.status in DONE:
        begun = (
            statuses == {Status.AGREED}
            and (mention.kind == "withdrawal" or (mention.kind == "swap" and mention.definite))
            and mention.hit.sentence - group.mentions[-1].hit.sentence <= _NEXT
        )
        return bool(statuses & DONE) or begun or (mention.definite and mention.kind == "agreement")
    to_come = {mention.status, *statuses} <= {Status.AGREED, Status.PLANNED}  # "have agreed to meet", "will meet"
    return (mention.kind in {"talks", "withdrawal"} and to_come) or (
        mention.kind == "agreement" and mention.status is Status.AGREED
    )


def _is_rest_of_it(group: Group, mention: Mention) -> bool:
    """ "Began an exchange on Thursday. Togo would hand over 400 men, an official said": in that exchange."""
    verbs = (light_verb(each.hit.token) for each in group.mentions if not each.hit.verbal)
    begun = any(verb is not None and verb.lemma_ in BEGINNING for verb in verbs) and group.status in DONE
    near = mention.hit.sentence - group.mentions[-1].hit.sentence <= 1
    return mention.kind == "swap" and begun and near and mention.status in _PROMISED and not mention.dated.own


def _is_decided_on(group: Group, mention: Mention) -> bool:
    """ "The pullback from Kyiv. … Moscow has decided to withdraw from Kyiv": the decision behind what is under way."""
    left = {named.name for each in group.mentions for named in each.cast.places}
    decided = mention.kind == "withdrawal" and mention.status is Status.AGREED and not mention.dated.own
    return decided and group.status in DONE and any(named.name in left for named in mention.cast.places)


def _is_what_is_planned(group: Group, mention: Mention) -> bool:
    """ "Confirmed talks in Abu Dhabi. … The Abu Dhabi talks are a signal": those on record that it told as to come."""
    planned = {each.status for each in group.mentions} == {Status.PLANNED}
    held = {named.name for each in group.mentions for named in each.cast.places}
    fact = mention.dated.fact
    return planned and mention.kind == "talks" and fact is not None and not held.isdisjoint(fact.places)


def _is_what_was_agreed(group: Group, mention: Mention) -> bool:
    """ "Agreed to exchange 1,200 … 1,200 will be exchanged"; "a truce is due at midnight … have agreed on that"."""
    statuses = {each.status for each in group.mentions}
    if mention.kind == "swap" and {mention.status, *statuses} == {Status.AGREED, Status.PLANNED}:
        return not mention.dated.own
    return mention.kind == "agreement" and mention.dated.own and _is_of_day(group, mention)


def _is_of_day(group: Group, mention: Mention) -> bool:
    """Whether a mention of the group and this one each tell the same day."""
    told = (each.dated.when for each in group.mentions if each.dated.own)
    day = mention.dated.when
    return day is not None and any(day.gap(each) == 0 for each in told if each is not None)


def _dates_fit(group: Group, mention: Mention) -> bool:
    given = [each.dated for each in group.mentions if each.dated.when is not None]
    new = mention.dated
    if new.said and any(each.dated.said not in {"", new.said} for each in group.mentions):
        return False
    if new.said and mention.kind in SIDED and not given and not any(each.dated.said for each in group.mentions):
        return mention.hit.sentence - group.mentions[-1].hit.sentence <= _NEXT
    if new.when is None or not new.own:
        return True
    if mention.begins and any(each.own and not each.loose and _follows(each.when, new.when) for each in given):
        return True
    if given:
        return _days_fit(group, mention, new.when, given)
    # an undated attack told far above is not the one that has a day of its own here
    bound = not new.loose and (mention.definite or mention.kind not in SIDED)
    return bound or mention.hit.sentence - group.mentions[-1].hit.sentence <= _NEXT


def _days_fit(group: Group, mention: Mention, day: When, given: list[Anchored]) -> bool:
    distance = mention.hit.sentence - group.mentions[-1].hit.sentence
    told = [each.when for each in given if each.own and not each.loose and each.when]
    if mention.dated.loose or (not told and any(each.loose for each in given)):
        return any(_just_before(each, mention.dated) or _just_before(mention.dated, each) for each in given)
    if told:
        if mention.looks_back and mention.kind in SIDED and not any(day.overlaps(each) for each in told):
            return False  # "only a day earlier drones had killed nine people"
        counted = mention.only_counts and distance <= 1
        finer = mention.kind == "agreement" and mention.definite  # "a truce in January. … The truce of 29 January"
        return any(
            _same_day(day, each) or (counted and day.gap(each) <= 1) or (finer and day.overlaps(each)) for each in told
        )
    telling = [each.hit.sentence for each in group.mentions if not each.bare]
    if mention.kind in SIDED and mention.hit.sentence - telling[-1] > _FAR and not _share_place(group, mention):
        return False
    # a headline or a lead without a day gives way to the day that the next sentences tell
    return any(day.gap(each.when) <= (_WEEK if distance <= _NEXT else 1) for each in given if each.when)


def _just_before(one: Anchored, told: Anchored) -> bool:
    """Whether ``one`` is a day that the telling of ``told``, where that is all that is known of it, can mean."""
    if one.when is None or told.when is None:
        return False
    if one.when.overlaps(told.when):
        return True
    return (
        told.loose
        and (one.when.last or dt.date.max) < (told.when.first or dt.date.min)
        and one.when.gap(told.when) == 1
    )


def _share_place(group: Group, mention: Mention) -> bool:
    return bool({n.name for n in group.places()} & {n.name for n in mention.cast.places})


def _same_day(a: When, b: When) -> bool:
    if a.approximate or b.approximate:
        coarse = Precision.DAY in {a.precision, b.precision} and max(_grain(a), _grain(b)) > _PART_OF_MONTH
        return a.gap(b) <= 1 and not coarse
    if Precision.DAY in {a.precision, b.precision}:
        return a.overlaps(b) and max(_grain(a), _grain(b)) < 8  # noqa: PLR2004 - a day within a named week
    return a.overlaps(b)


def _sides_fit(group: Group, mention: Mention) -> bool:
    known, new = group.roles(), mention.cast.sure
    if _is_met(group, mention):
        return True
    if mention.kind == "withdrawal":  # "both armies are to go back" is not the pullout of one
        return not known or new.keys() <= known.keys()
    if _are_both_again(group, mention):
        return True
    if mention.kind in SIDED:
        mine = {party for party, role in new.items() if role is Role.INITIATOR}
        theirs = {party for party, role in known.items() if role is Role.INITIATOR}
        hit_new = {party for party, role in new.items() if role is Role.TARGET}
        hit_known = {party for party, role in known.items() if role is Role.TARGET}
        other = (mine and theirs and not mine & theirs) or (hit_new and hit_known and not hit_new & hit_known)
        return not other and not mine & hit_known and not hit_new & theirs
    mine = {party for party, role in new.items() if role is Role.PARTICIPANT}
    theirs = {party for party, role in known.items() if role is Role.PARTICIPANT}
    return not mine or not theirs or mine <= theirs or theirs <= mine


def _are_both_again(group: Group, mention: Mention) -> bool:
    """ "Took over the area following fighting with the militants": the two who were just told to have fought for it."""
    both = set(mention.cast.having(Role.INITIATOR))
    known = group.roles().keys()
    near = 0 < mention.hit.sentence - group.mentions[-1].hit.sentence <= 1
    fought = mention.kind == "battle" and not mention.hit.verbal and not mention.dated.own and not mention.cast.places
    return fought and near and len(both) == _TWO and both == set(known)


def _is_met(group: Group, mention: Mention) -> bool:
    """Whether it tells how those attacked met the attack just told."""
    return mention.wards_off and 0 < mention.hit.sentence - group.mentions[-1].hit.sentence <= _NEXT


def _places_fit(group: Group, mention: Mention, lying_in: LyingIn) -> bool:
    known = {named.name for named in group.places()}
    new = {named.name for named in mention.cast.places}
    if not new or known & new or told_beside(group.places(), _casts(group), mention.cast):
        return True
    near = mention.hit.sentence - group.mentions[-1].hit.sentence <= _NEXT
    if _is_of_its_reach(group, mention) or (mention.cast.of_told and near):
        return True  # "an attack on Orla. The city's harbour was hit"
    if not known:  # what is told with a count or a day of its own does not get its place from far away
        told = any(each.quantities or each.dated.own for each in group.mentions)
        return mention.kind not in SIDED or mention.definite or not told or near
    if mention.hit.sentence == group.mentions[-1].hit.sentence:
        return not _told_apart(group, mention) or _lie_together(group, mention, lying_in)
    rounds = mention.kind == "talks" and not _is_the_visit(group, mention)
    if rounds and any(named.kind == "state" for named in (*group.places(), *mention.cast.places)):
        headline = group.mentions[0].hit.sentence == 0 and len(group.mentions) == 1
        if not (headline or _is_of_the_day(group, mention)):
            return False  # two rounds in one country are two
    return _lie_together(group, mention, lying_in)


def _is_of_its_reach(group: Group, mention: Mention) -> bool:
    """ "Shelled the city. The shelling affected the district of Orla": how far the one just told reached."""
    noun = mention.hit.token
    subject = not mention.hit.verbal and noun.dep_ == "nsubj" and noun.head.lemma_ in _REACHING
    next_to = mention.hit.sentence - group.mentions[-1].hit.sentence == 1
    return mention.kind == "strike" and mention.definite and subject and next_to and not mention.dated.own


def _is_the_visit(group: Group, mention: Mention) -> bool:
    """ "Will meet in Malaysia on Monday. Their delegation will travel to Kuala Lumpur": of talks to come the same."""
    coming = {Status.AGREED, Status.PLANNED}
    near = mention.hit.sentence - group.mentions[-1].hit.sentence <= _NEXT
    return mention.kind == "talks" and near and not mention.dated.own and {mention.status, group.status} <= coming


def _told_apart(group: Group, mention: Mention) -> bool:
    """ "A drone hit a bus near Konotop, and a school in Sumy was struck": two clauses, each with its own subject."""
    clause, before = grammar.clause_head(mention.hit.token), grammar.clause_head(group.mentions[-1].hit.token)
    own = mention.hit.verbal and grammar.own_subjects(clause) and grammar.own_subjects(before)
    return bool(mention.kind in SIDED and clause != before and clause.dep_ == "conj" and own)


def _casts(group: Group) -> list[Cast]:
    return [each.cast for each in group.mentions]


def _lie_together(group: Group, mention: Mention, lying_in: LyingIn) -> bool:
    near = mention.hit.sentence - group.mentions[-1].hit.sentence <= 1
    near |= _is_of_the_day(group, mention)
    spread = mention.kind != "strike" or any(each.flew_wide for each in group.mentions)
    return lie_together(group.places(), _casts(group), mention.cast, lying_in, told_together=near, spread=spread)


def _is_of_the_day(group: Group, mention: Mention) -> bool:
    """Whether it is told right after the lead, of the same day."""
    near = mention.hit.sentence - group.mentions[-1].hit.sentence <= _NEXT
    when, day = group.when.when, mention.dated.when
    return near and when is not None and day is not None and when.overlaps(day) and group.mentions[0].hit.sentence <= 1


def _counts_fit(group: Group, mention: Mention) -> bool:
    """Attacks with other numbers of one weapon are two (the dead may be counted anew); so are prisoners and bodies."""
    known = {(q.unit, q.value) for each in group.mentions for q in each.quantities}
    new = {(q.unit, q.value) for q in mention.quantities}
    units, new_units = {unit for unit, _ in known}, {unit for unit, _ in new}
    if mention.kind == "swap":
        whom = {each.exchanged for each in group.mentions} - {frozenset()}
        other = bool(mention.exchanged and whom and mention.exchanged not in whom)
        return not other and (not units or not new_units or ("bodies" in units) == ("bodies" in new_units))
    near = mention.hit.sentence - group.mentions[-1].hit.sentence <= 1
    fired = FIRED & units & new_units
    if mention.shelled and FLYING & units and not _share_place(group, mention):  # guns here, and drones there
        return False
    return mention.kind != "strike" or near or not fired or bool(known & new)


def _other_counts(group: Group, mention: Mention) -> bool:
    known = {q.unit: q.value for each in group.mentions for q in each.quantities}
    return any(q.unit in known and known[q.unit] != q.value for q in mention.quantities)


def _shared(group: Group, mention: Mention, lying_in: LyingIn) -> float:
    known = group.roles()
    score = (
        0.5
        if mention.kind not in SIDED and not (known and mention.cast.actors) and not _other_counts(group, mention)
        else 0.0
    )
    parties = {party for party, role in mention.cast.actors.items() if known.get(party) == role}
    score += 1.0 * bool(parties) + 0.5 * (len(parties) > 1)
    score += 2.0 * _share_place(group, mention)
    score += 0.5 * (mention.kind in SIDED and _lie_together(group, mention, lying_in))
    people = {name.split()[-1] for each in group.mentions for name in each.cast.people}
    score += 1.0 * bool(people & {name.split()[-1] for name in mention.cast.people})
    told = [each.dated.when for each in group.mentions if each.dated.when is not None and each.dated.own]
    if mention.dated.own and mention.dated.when is not None and any(mention.dated.when.gap(each) == 0 for each in told):
        score += 1.5
    return score
