"""The card of a case for each who gets it when the case has moved."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import datetime

from actions import evidence, notice_periods, partners, parts, returns, self_reports, sites, sparing
from actions.audience import holder_of, rung_in
from actions.graded import hint as graded
from actions.guesses import guesses
from actions.holding import precedent
from actions.left_units import left_behind, left_here
from domain import authority, seats
from domain.actions import action_of
from domain.card import Card
from domain.cases import Case, Step, independent
from domain.categories import Category
from domain.cause import Cause, by_the_clock
from domain.chat import Chat, Choice, Kind, Manner, Outgoing
from domain.district import Person, Purpose, Role
from domain.life import ENDED, LIFE, PHOTOS_JUST_SEEN, WITH_OFFICE, Side, is_unclear
from domain.notices import Notice
from domain.photo import Photo
from domain.squads import is_team
from storage.store import Store
from texts import buttons
from texts import cases as wording
from texts.cards import as_text

MOST_PHOTOS = 9


@dataclass(frozen=True, slots=True)
class _Face:
    """What every chat is shown of the case, made once for all of them."""

    case: Case
    card: Card
    photos: tuple[Photo, ...]
    guesses: tuple[Choice, ...]
    first: Choice | None


def moved(
    before: Case | None,
    case: Case,
    cause: Cause,
    store: Store,
    *hints: str,
    others: tuple[Category, ...] = (),
) -> list[Outgoing]:
    """The card as the answer where the move was asked for, and to the others who follow the case.

    In: `others` are categories that the case may as well be of; they become buttons.
    """
    face = _face(before, case, cause, store, hints, others)
    return [*_answer(before, face, cause, store), *_notices(before, face, cause, store)]


def notices(
    before: Case | None,
    case: Case,
    cause: Cause,
    store: Store,
    *hints: str,
    others: tuple[Category, ...] = (),
) -> list[Outgoing]:
    """The card to those who follow the case, but where the move was asked for."""
    return _notices(before, _face(before, case, cause, store, hints, others), cause, store)


def ringing(before: Case | None, case: Case) -> tuple[int, ...]:
    """Whom an urgent case rings that has just come to its unit, also where it was told of: the unit's person."""
    came = case.handler is not None and (before is None or before.handler != case.handler)
    return (case.handler,) if came and case.urgent and case.handler else ()


def _face(
    before: Case | None,
    case: Case,
    cause: Cause,
    store: Store,
    hints: tuple[str, ...],
    others: tuple[Category, ...],
) -> _Face:
    odd, look = evidence.hints(case, cause.at, store)
    just_returned = before is not None and before.returned != case.returned  # then the hints say so
    back = "" if just_returned else returns.hint(case, store)
    asked = self_reports.hint(before, case, cause.at, store)
    waits = (*parts.hints(case, store), *partners.hints(case, cause.at, store))
    waits += sites.hints(case, cause.at, store) if before is not None else ()
    waits += notice_periods.hints(case, cause.at, store)
    card = wording.card(
        case, store.district, cause.at, graded(case, store), *hints, asked, back, *waits, *odd
    )
    choices = (*guesses(case, store), *buttons.instead(case, others), *look, *parts.buttons(case, store))
    # A case that has just begun has the photos that it was reported with, and no others.
    photos = before_and_after(case, store) if before is not None else cause.photos[:MOST_PHOTOS]
    return _Face(case, card, photos, choices, _likelier(case, store))


def _answer(before: Case | None, face: _Face, cause: Cause, store: Store) -> list[Outgoing]:
    """Nothing, if it was the clock that asked."""
    if cause.chat is None:
        return []
    if gone := left_here(before, face.case, cause, store):
        return [gone]
    photos = () if face.case.state in PHOTOS_JUST_SEEN else face.photos
    mentions = ringing(before, face.case)
    card = _card(replace(face, photos=photos), cause.chat, cause.alone, store, mentions=mentions)
    return [replace(card, choices=(*card.choices, *_discretion(before, face.case, cause)))]


def _discretion(before: Case | None, case: Case, cause: Cause) -> tuple[Choice, ...]:
    """What is told to the bot alone can be kept confidential with one press."""
    told_alone = before is None and cause.alone is not None and case.tied_to is None
    return (buttons.conceal(case),) if told_alone and not case.confidential else ()


def _notices(before: Case | None, face: _Face, cause: Cause, store: Store) -> list[Outgoing]:
    held = LIFE[face.case.state].holder is Side.UNIT
    holder = holder_of(face.case, store.district) if held and face.case.handler else None
    audience = sparing.concerned(before, face.case, cause, store)
    rung = rung_in(audience, holder, store) if holder else set()
    told = [
        replace(
            _card(face, chat, alone, store, mentions=_mentions(chat, holder, rung), kind=Kind.NOTICE),
            notice=sparing.notice_of(face.case, chat, alone, store),
        )
        for chat, alone in audience.items()
        if not sparing.is_spared(face.case, alone, chat, cause, store)
    ]
    return [
        *told,
        *left_behind(before, face.case, cause, store),
        *_look_over(before, face.case, cause, store),
        *_quietly(before, face, {*audience, cause.chat}, store),
    ]


def _mentions(chat: Chat, holder: Person | None, rung: set[Chat]) -> tuple[int, ...]:
    return (holder.id,) if holder and (chat.private or chat.room in rung) else ()


def _look_over(before: Case | None, case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    has_ended = before is not None and case.state in ENDED and before.state not in ENDED
    return sites.ended_with(case, cause.at, store) if has_ended else []


def as_it_stands(
    case: Case, alone: Person | None, chat: Chat, at: datetime, store: Store, *hints: str
) -> Outgoing:
    """The card of a case for somebody who was not shown it when it moved; `alone` is who talks there alone."""
    face = _face(case, case, by_the_clock(at), store, hints, ())
    card = _card(face, chat, alone, store, kind=Kind.NOTICE)
    return replace(card, manner=Manner.BELOW, notice=Notice.TASK)


def without_buttons(card: Outgoing) -> Outgoing:
    """A card that only takes the place of an earlier one, which is used up."""
    return replace(card, photos=(), choices=(), mentions=(), kind=Kind.NOTICE, manner=Manner.QUIETLY)


def _quietly(before: Case | None, face: _Face, told: set[Chat | None], store: Store) -> list[Outgoing]:
    """Whoever was shown buttons that are used up now, and need not hear what became of it."""
    if before is None or before.state is face.case.state:
        return []
    return [
        without_buttons(_card(face, chat, None, store))
        for chat in store.live_cards.chats(face.case.number)
        if chat not in told
    ]


def _card(
    face: _Face,
    chat: Chat,
    alone: Person | None,
    store: Store,
    *,
    mentions: tuple[int, ...] = (),
    kind: Kind = Kind.ACK,
) -> Outgoing:
    """The card in one chat; `alone` is who talks there alone with the bot."""
    return Outgoing(
        chat,
        as_text(face.card),
        face.photos,
        choices=(
            *face.guesses,
            *_verbs(face.case, chat, alone, store, face.first),
            *_for_office(face, chat, alone, store),
        ),
        mentions=mentions,
        kind=kind,
        card=face.card,
    )


def before_and_after(case: Case, store: Store) -> tuple[Photo, ...]:
    """What is wrong; once it is fixed, the first photo before and the last after, side by side."""
    before = store.photos.of(case.number, Step.REPORT, Step.ADD)
    if case.fixed_at is None:
        return tuple(before[:MOST_PHOTOS])
    return (*before[:1], *store.photos.of(case.number, Step.RECTIFY)[-1:])


def _likelier(case: Case, store: Store) -> Choice | None:
    """To which unit the office gives it with one press, rather than to that of its place."""
    if unit := returns.named(case, store):
        return buttons.as_they_say(case, unit)
    if last := precedent(case, store):
        return buttons.as_last_time(case, last)
    line = returns.line_unit(case, store)
    return buttons.as_they_say(case, line) if line else None


def _verbs(
    case: Case, chat: Chat, alone: Person | None, store: Store, first: Choice | None
) -> tuple[Choice, ...]:
    """What can be done next; somebody `alone` with the bot gets the buttons that are theirs, a group those that
    somebody there may press."""
    if alone is None:
        return buttons.verbs(case, store.district, first, _able_there(chat, case, store))
    able = _able(alone, Purpose.PRIVATE, case, store)
    return buttons.verbs(case, store.district, first, able) if able else ()


def _able_there(chat: Chat, case: Case, store: Store) -> Set[Step]:
    """Those of the verbs that whoever sits in a group may take; all where nobody knows who sits there."""
    group = store.group_of(chat)
    if group is None:
        return frozenset(Step)
    wanted, able = set(LIFE[case.state].buttons), set[Step]()
    for person in seats.members(group, store.district):
        if wanted <= able:
            break
        able |= _able(person, group.purpose, case, store)
    return able


def _for_office(face: _Face, chat: Chat, alone: Person | None, store: Store) -> tuple[Choice, ...]:
    """What only the office does, where it hears of the case: 请人去看 where it is unclear; 拆分 of what it has to
    give out; an emergency team (应急小队), if there is one, for what is urgent and lasts."""
    if face.case.confidential or not _is_office(chat, alone, store):
        return ()
    lasts = LIFE[face.case.state].holder in (Side.OFFICE, Side.UNIT)
    able = face.card.urgent and lasts and any(map(is_team, store.district.rosters))
    whole = face.case.state in WITH_OFFICE and not (face.case.part or is_unclear(face.case))
    splits = whole and face.case.consulted_until is None
    unclear = (buttons.send(face.case),) if is_unclear(face.case) else ()
    return (
        *unclear,
        *((buttons.split(face.case),) if splits else ()),
        *((buttons.squad(face.case),) if able else ()),
    )


def _is_office(chat: Chat, alone: Person | None, store: Store) -> bool:
    """True where the office is alone with the bot, and in its liaison group."""
    if alone is not None:
        return alone.has(Role.OFFICE)
    group = store.group_of(chat)
    return group is not None and group.purpose is Purpose.LIAISON


def _able(person: Person, purpose: Purpose, case: Case, store: Store) -> frozenset[Step]:
    """Those of the verbs that are this person's in such a place."""
    relations = authority.relations(person, case, store.district)
    row = LIFE[case.state]
    if row.holder is Side.VERIFIERS and not independent(case, person, store.district):
        return frozenset()
    return frozenset(
        step for step in row.buttons if authority.allows(person, purpose, action_of(step), relations)
    )
