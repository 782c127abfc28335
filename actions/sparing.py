"""Who is shown that a case has moved, and who is spared it: they know it, or the card of another case comes first."""

from __future__ import annotations

from datetime import datetime, timedelta

from actions.audience import Audience, everywhere, followers, unit_hears, waits_for
from domain.cases import Case, State
from domain.cause import Cause
from domain.chat import Chat
from domain.district import Person, Purpose, Role
from domain.life import LIFE, WITH_OFFICE, Side
from domain.notices import Notice
from storage.store import Store

AT_ONCE, LATELY = 3, timedelta(hours=1)  # so many cards of the office's cases are shown at once


def concerned(before: Case | None, case: Case, cause: Cause, store: Store) -> Audience:
    """Those who follow the case, without whoever knows enough of it: their cards only lose the buttons."""
    return {
        chat: alone
        for chat, alone in followers(before, case, store).items()
        if alone is None or not _knows_enough(case, alone, chat, cause, store)
    }


def is_spared(case: Case, alone: Person | None, chat: Chat, cause: Cause, store: Store) -> bool:
    """True where those whom it concerns need no card now: they have the answer, or others come first."""
    return _is_told(chat, cause, store) or _waits_its_turn(case, alone, chat, cause.at, store)


def notice_of(case: Case, chat: Chat, alone: Person | None, store: Store) -> Notice:
    """What is to be done by those who hear of it here; all else is progress, which can wait."""
    row = LIFE[case.state]
    if row.ended:
        return Notice.PROGRESS
    if alone is not None:
        return Notice.TASK if waits_for(alone, case, store.district) else Notice.PROGRESS
    if case.urgent:
        return Notice.TASK
    if row.holder is Side.UNIT:
        unit = unit_hears(case, store.district)
        rooms = {one.room for one in everywhere(unit, store)} if unit else set()
        return Notice.TASK if chat.room in rooms else Notice.PROGRESS
    group = store.group_of(chat)
    return Notice.TASK if group and group.purpose is Purpose.LIAISON else Notice.PROGRESS


def _knows_enough(case: Case, alone: Person, chat: Chat, cause: Cause, store: Store) -> bool:
    """True for whoever closed a case, for they were answered; and for the office where another of them decided: their
    cards lose the buttons."""
    if case.state is State.CLOSED and cause.chat is not None and alone == cause.by:
        return True
    decides = alone.has(Role.OFFICE) and case.reporter != alone.id and not case.confidential
    return decides and chat != cause.chat and notice_of(case, chat, alone, store) is Notice.PROGRESS


def _waits_its_turn(case: Case, alone: Person | None, chat: Chat, at: datetime, store: Store) -> bool:
    """True for what an inspector or the office need not be shown yet: of an inspector's the card of another case stands
    there already (核查 shows the rest); of the office's a few of the last hour do, and the others come after them
    (actions/desk.py). What is urgent or confidential comes at once."""
    if alone is None or case.urgent or case.confidential:
        return False
    cards = store.live_cards
    if LIFE[case.state].holder is Side.VERIFIERS and alone.has(Role.INSPECTOR):
        return cards.standing(chat, (case.state,), but=case.number) > 0
    if case.state not in WITH_OFFICE or not alone.has(Role.OFFICE) or chat in cards.chats(case.number):
        return False
    return cards.standing(chat, WITH_OFFICE, but=case.number, since=at - LATELY) >= AT_ONCE


def _is_told(chat: Chat, cause: Cause, store: Store) -> bool:
    """True if the group that the chat is has the answer already, be it in another of its topics."""
    if cause.chat is None or chat == cause.chat:
        return chat == cause.chat
    same_room = chat.room == cause.chat.room
    return same_room and store.group_of(chat) == store.group_of(cause.chat)
