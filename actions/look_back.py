"""回头看: closed cases are drawn once a week by risk, given to somebody else to look at, and found 好 or 反弹."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Never

from actions import opening, parts, rechecks, spot
from actions.audience import alone, answer_to, chat_of, office
from actions.cards import before_and_after, without_buttons
from actions.history import event
from actions.looks_undone import rebound_of
from actions.opening import Opened
from domain import lookback
from domain.cases import Case, Source, State, Step
from domain.cause import Cause
from domain.chat import Chat, Kind, Manner, Outgoing
from domain.deadline import due_at
from domain.district import Group, Person, Purpose
from domain.life import must_allow
from domain.lookback import Draw, LookResult, Lot, Risk, may_look
from domain.matters import Matter, MatterKind, MatterState, Signature
from domain.refused import ClosedLongAgo, LookedBack, MustNotLook, NotDrawn, NotYourLook
from storage.store import Store
from texts import cases as words_of_cases
from texts import look_back as wording
from texts.cards import as_text

KIND = MatterKind.LOOK_BACK


def draw(at: datetime, store: Store) -> list[Outgoing]:
    """Draw what was closed since the last time, give each to somebody, and tell each once what they have to look at.

    Nothing if this week was drawn already.
    """
    if store.look_backs.of_week(lookback.week_of(at.date())):
        return []
    _drop_what_went_on(at, store)
    drawn = store.look_backs.put(_drawn(at, store))
    limit = store.rules.look_back_limit
    until = due_at(at, limit.amount, limit.unit, store.calendar)
    alone_with = rechecks.give(drawn, at, until, store)
    return [*_told(at, store), *_nobody(alone_with, store)]


def waiting(store: Store, person: Person | None = None) -> list[tuple[Matter, Case]]:
    """What is to be looked at, by this person with their group or by anybody; what went on since (重开) is not."""
    matters = store.matters.under_way(KIND)
    cases = store.cases.some(one.case for one in matters) if matters else {}
    return [
        (one, cases[one.case])
        for one in matters
        if cases[one.case].state is State.CLOSED
        and (person is None or rechecks.is_theirs(one, cases[one.case], person, store))
    ]


def lasts(case: Case, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """好: it is still in order. Raises WrongState, NotDrawn, LookedBack, MustNotLook, NotYourLook."""
    must_allow(case, Step.LASTS)
    matter = _to_look(case, store) or _refuse(case, store)
    if not may_look(person, case, store.district):
        raise MustNotLook(case)
    _must_be_theirs(matter, case, person, cause.at, store)
    _end(matter, LookResult.FINE, "", person, cause, store)
    store.cases.move(case, case, event(case, Step.LASTS, cause))
    return [*used_up(case, cause, store), *_next(case, person, cause, store)]


def must_be_rebound(case: Case, at: datetime, store: Store) -> None:
    """Raise WrongState, LookedBack or ClosedLongAgo unless a 反弹 may be told of it now."""
    must_allow(case, Step.REBOUND)
    parts.must_be_undivided(case, Step.REBOUND, store)
    must_stand(case, store)
    days = timedelta(days=store.rules.rebound_days)
    if _to_look(case, store) is None and case.closed_at is not None and at - case.closed_at > days:
        raise ClosedLongAgo(case, store.rules.rebound_days)


def rebound(case: Case, person: Person, group: Group | None, cause: Cause, store: Store) -> list[Outgoing]:
    """反弹, shown with photos: a new case at the same unit, tied to the old one, which stays closed.

    Any inspector and the office may tell it, also of what was not drawn. Raises as `must_be_rebound` does.
    """
    again = come_back(case, person, group, cause, store)
    return [*used_up(case, cause, store), *opening.told([again], cause, store)]


def come_back(
    case: Case,
    person: Person,
    group: Group | None,
    cause: Cause,
    store: Store,
    source: Source = Source.INSPECTION,
) -> Opened:
    """The same, and nobody told yet; `source` is who found it."""
    must_be_rebound(case, cause.at, store)
    matter = _to_look(case, store) or store.matters.open(
        Matter(KIND, case.number, cause.at, person.id, MatterState.AGREED, unit=case.unit)
    )
    again = opening.open_again(case, person, group, cause, store, source)
    told = wording.rebounded(again.case.number)
    _end(matter, LookResult.REBOUND, told, person, cause, store)
    line = replace(cause, words=f"{told}：{cause.words}" if cause.words else told, photos=())
    store.cases.move(case, case, event(case, Step.REBOUND, line))
    return again


def shown(
    found: Sequence[tuple[Matter, Case]], chat: Chat, at: datetime, store: Store, done: str = ""
) -> Outgoing:
    """The first of what somebody has to look at: its card with the photos before and after, and both results."""
    matter, case = found[0]
    hint = wording.to_look_at(matter.until, len(found) - 1, at)
    card = words_of_cases.card(case, store.district, at, done, hint)
    photos = before_and_after(case, store)
    return Outgoing(
        chat, as_text(card), photos, choices=wording.buttons(case), card=card, manner=Manner.BELOW
    )


def used_up(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """Wherever somebody is alone with its card, the buttons go."""
    card = words_of_cases.card(case, store.district, cause.at, *hints(case, store))
    return [
        without_buttons(Outgoing(chat, as_text(card), card=card))
        for chat in store.live_cards.chats(case.number)
        if chat.private
    ]


def _next(case: Case, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """What is said to whoever found that one lasts; alone with the bot they are shown the next."""
    left, done = waiting(store, person), wording.lasts(case)
    if cause.chat is not None and cause.alone is not None and left:
        return [shown(left, cause.chat, cause.at, store, done)]
    return answer_to(cause, done if left else f"{done}。{wording.NOTHING}", case)


def must_stand(case: Case, store: Store) -> None:
    """Raise LookedBack if it rebounded: it goes on in another case."""
    if found := rebound_of(case, store):
        raise LookedBack(case, wording.found(found))


def hints(case: Case, store: Store) -> tuple[str, ...]:
    """What the card of a case says of it: that it rebounded, or of which case it is the rebound."""
    found = rebound_of(case, store)
    told = [wording.hint(found)] if found else []
    before = store.cases.get(case.tied_to) if case.tied_to else None
    of = rebound_of(before, store) if before else None
    again = of is not None and of.ended_at == case.opened_at
    return (*told, *([wording.again(case.tied_to or 0)] if again else []))


def _results(case: Case, store: Store) -> list[Matter]:
    return [one for one in store.matters.of(case.number, KIND, (MatterState.ENDED,)) if one.words]


def _to_look(case: Case, store: Store) -> Matter | None:
    """The look that is under way."""
    return next((one for one in store.matters.of(case.number, KIND) if one.under_way), None)


def _refuse(case: Case, store: Store) -> Never:
    """Say why nobody is asked to look at it. Raises LookedBack if somebody did since it was closed, else NotDrawn."""
    for one in reversed(_results(case, store)):
        if one.ended_at and case.closed_at and one.ended_at >= case.closed_at:
            raise LookedBack(case, wording.found(one))
    raise NotDrawn(case)


def _must_be_theirs(matter: Matter, case: Case, person: Person, at: datetime, store: Store) -> None:
    """Whoever was drawn looks; once it is late, or they are gone, any other who may."""
    theirs = store.district.staff.get(matter.person or 0)
    late = matter.until is not None and matter.until < at
    if theirs is None or late or not may_look(theirs, case, store.district):
        return
    if rechecks.is_theirs(matter, case, person, store):
        return
    raise NotYourLook(case, wording.looker(theirs, rechecks.group_of(theirs.id, store), store.district))


def _end(matter: Matter, found: LookResult, told: str, person: Person, cause: Cause, store: Store) -> None:
    # Whoever it was given to stands before whoever found it: it is theirs again if the 反弹 is taken back.
    given = matter.person if matter.person not in (None, person.id) else None
    signatures = (
        *([Signature(given, matter.opened_at)] if given else []),
        Signature(person.id, cause.at, told),
    )
    ended = replace(matter, state=MatterState.ENDED, ended_at=cause.at, words=found, person=person.id)
    store.matters.change(matter, replace(ended, signatures=signatures))


def _drop_what_went_on(at: datetime, store: Store) -> None:
    """What was reopened since it was drawn is not looked at."""
    open_ones = {matter.id for matter, _ in waiting(store)}
    for matter in store.matters.under_way(KIND):
        if matter.id not in open_ones:
            store.matters.change(matter, replace(matter, state=MatterState.ENDED, ended_at=at))


def _drawn(at: datetime, store: Store) -> Draw:
    last = store.look_backs.last()
    window = at - timedelta(days=store.rules.rebound_days)
    lines = store.look_backs.lines_after(last.last_line if last else 0)
    return Draw(
        label=lookback.week_of(at.date()),
        seed=lookback.seed_of(hash_ for _, hash_ in lines),
        since=max(last.until, window) if last else window,
        until=at,
        first_line=lines[0][0] if lines else 0,
        last_line=lines[-1][0] if lines else (last.last_line if last else 0),
        share=store.rules.look_back,
        lots=_lots(store.look_backs.closed(window, at), window, store),
    )


def _lots(closed: list[Case], since: datetime, store: Store) -> tuple[Lot, ...]:
    """What can be drawn, each with its risks."""
    points, doubted = store.look_backs.rebounded_points(), store.look_backs.doubted(since)
    on_the_spot, bursts = store.look_backs.rectified_saying(spot.WORD, since), lookback.in_bursts(closed)

    def risks(case: Case) -> set[Risk]:
        told = {
            Risk.REBOUNDS: case.point in points,
            Risk.PHOTO: case.number in doubted,
            Risk.OWN_CHECK: lookback.own_check(case, store.district),
            Risk.BURST: case.number in bursts,
            Risk.ON_THE_SPOT: case.number in on_the_spot,
            Risk.REWORKED: case.reworked > 0,
        }
        return {risk for risk, holds in told.items() if holds}

    return tuple(lookback.lot_of(case.number, risks(case)) for case in closed)


def _told(at: datetime, store: Store) -> Iterable[Outgoing]:
    """One message for each who has something to look at, what is left from earlier draws with it."""
    all_ = waiting(store)
    for person in store.district.people if all_ else ():
        mine = [one for one in all_ if rechecks.is_theirs(*one, person, store)]
        if not mine:
            continue
        key = f"look-back:{person.id}:{at:%Y-%m-%d}"
        chats = alone(store, [person])
        if chats:
            cases = [case for _, case in mine]
            until = max(matter.until for matter, _ in mine if matter.until)
            left = sum(matter.opened_at < at for matter, _ in mine)
            with_whom = rechecks.group_of(person.id, store)
            listed = wording.given(
                cases, until, left, store.district, at, wording.together(with_whom, person)
            )
            for chat in chats:
                choices = (wording.NEXT, wording.SHOW)
                yield Outgoing(
                    chat, listed.text, choices=choices, kind=Kind.NOTICE, rows=listed.rows, key=key
                )
        elif core := next(map(chat_of, store.district.groups_for(Purpose.CORE)), None):
            text = wording.waiting_here(person.name, len(mine))
            yield Outgoing(core, text, mentions=(person.id,), kind=Kind.NOTICE, key=key)


def _nobody(count: int, store: Store) -> Iterable[Outgoing]:
    """The office is told that nobody may look at some, not at which: units read it too."""
    if count:
        text = wording.nobody(count)
        yield from (Outgoing(chat, text, choices=(wording.SHOW,), kind=Kind.NOTICE) for chat in office(store))
