"""在, 不在, 没看到人, said in private to 查岗, which has just asked whether somebody is at their post; and what is put
right of it: 点错了，郑小满不在. Also 查岗1号通报撤回, of one check."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from actions import duty
from bot.routing import Match
from domain.actions import Action
from domain.chat import Incoming
from handlers.dutychecks import check
from storage.books import Books
from texts.dutychecks import ABSENT, ALL, CORRECTION, NOTICE, PRESENT, RESULT
from understanding.orders.without_a_case.at_the_post import (
    all_present,
    found_of_each,
    is_absent,
    is_present,
    of_a_check,
    put_right,
)


def of_post(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as the button that it means, or as the command about one check; None if it is neither, or the bot did
    not ask that last."""
    if wanted := _of_a_check(message, command):
        return wanted
    other = command is not None and command.handler.does is not Action.ANSWER  # 在岗 answers a roll-call, too
    if other or not message.chat.private or message.quotes is not None:
        return None
    if wrong := _put_right(message, store):
        return wrong
    text = message.text
    if named := _of_several(message, store):
        return named
    label = ABSENT if is_absent(text) else ALL if all_present(text) else PRESENT if is_present(text) else ""
    if not label:
        return None
    choices = store.asked.last_choices(message.chat, message.at)
    meant = next((one for one in choices if one.label == label and one.says.startswith(RESULT)), None)
    return replace(message, text=meant.says) if meant else None


def _of_a_check(message: Incoming, command: Match | None) -> Incoming | None:
    """查岗1号通报撤回 as the command for that, to which others have the right than to 查岗."""
    found = of_a_check(command.words) if command is not None and command.handler is check else None
    if found is None:
        return None
    word = NOTICE if found.notice else CORRECTION
    return replace(message, text=f"{word} {found.number} {found.words}")


def _of_several(message: Incoming, store: Books) -> Incoming | None:
    """程晓燕在，郑小满没看到: what was found of each, by name, while 查岗 asks about one of them."""
    choices = store.asked.last_choices(message.chat, message.at)
    asks = next((one.says for one in choices if one.label == PRESENT and one.says.startswith(RESULT)), "")
    if not asks:
        return None
    word, roster, day, begins, *_ = asks.split()
    shifts = duty.shifts(date.fromisoformat(day), store)
    shift = next((one for one in shifts if (str(one.roster.id), one.name) == (roster, begins)), None)
    people = [store.district.person[one] for one in duty.staff(shift, store).called] if shift else []
    found = found_of_each(message.text, [one.name for one in people])
    told = [f"{one.id} {PRESENT if found[one.name] else ABSENT}" for one in people if one.name in found]
    return replace(message, text=" ".join([word, roster, day, begins, *told])) if told else None


def _put_right(message: Incoming, store: Books) -> Incoming | None:
    """点错了，郑小满不在, said by whoever noted it today, as 查岗更正 of that check; of the last if nobody is named."""
    right = put_right(message.text)
    person = store.people.sender(message) if right else None
    if right is None or person is None:
        return None
    own = [one for one in store.duty.checks_on(message.at.date()) if one.checker == person.id]
    names = {one.id: store.district.person[one.person].name for one in own}
    meant = [one for one in own if right.who in ("", names[one.id])]
    result = PRESENT if right.present else ABSENT
    return replace(message, text=f"{CORRECTION} {meant[-1].id} {result}") if meant else None
