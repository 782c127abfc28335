"""第二件谁负责, said of a list that was just shown: the case is the one in that line, not the one with that number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.fitting import may_do
from bot.heard_orders import orders_of
from bot.plan_asked import plan_asked
from bot.routing import Match, handler_of, match_command, words_alone
from domain.actions import Action
from domain.authority import allows
from domain.cases import Case, State
from domain.chat import Incoming
from domain.district import Purpose
from domain.life import overdue
from handlers.kit import Ask
from storage.asked import REMEMBERED
from storage.books import Books
from texts import orders as orders_wording
from texts.cases import row
from understanding.orders.order import as_command
from understanding.orders.said_of_it import (
    ANOTHER_CHECKS,
    LEFT,
    NEXT_CHECK,
    OFFERS_TO_PASS,
    SaidOfIt,
    asks_for_another,
    may_approve,
    said_in_passing,
    said_of_it,
)
from understanding.orders.steps import LOOK, PASS
from understanding.orders.that_case import of_that_case
from understanding.orders.which_of_several import (
    asks_next,
    line_meant,
    means_the_longest,
    means_urgent,
    next_meant,
)


def placed(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message with the number of the case whose line it names; None if it names none of the last list here.

    Only in private: in a group the list may have been somebody else's.
    """
    if not may_be_placed(message, command, store):
        return None
    if line_meant(message.text, _ANY) is None:
        return _behind_it(message, store) or _of_that_case(message, store)
    listed = store.asked.last_list(message.chat, message.at)
    if means_the_longest(message.text):
        listed = tuple(_longest_first(listed, message, store))
    meant = line_meant(message.text, listed)
    return None if meant is None else _of_line(replace(message, text=meant), store)


def _longest_first(listed: Sequence[int], message: Incoming, store: Books) -> list[int]:
    """The cases of a list as 最急 and 最久 mean it: by their limit, if that is urged or any is late; else by how long
    they wait for a check, if all do; else by when they were reported."""
    cases = [case for number in listed if (case := store.cases.get(number)) is not None]
    late = any(overdue(case, message.at) for case in cases)
    waiting = all(case.fixed_at is not None for case in cases)

    def since(case: Case) -> datetime:
        if late or means_urgent(message.text):
            return case.due_at if case.due_at and case.fixed_at is None else message.at + _FAR
        return case.fixed_at if waiting and case.fixed_at else case.opened_at

    return [case.number for case in sorted(cases, key=since)]


def may_be_placed(message: Incoming, command: Match | None, store: Books) -> bool:
    """True where a few words may speak of a case that was told of: in private, of no quote, and not on a walk."""
    if command is not None or not message.chat.private or message.quotes:
        return False
    return not store.walks.current(message.chat, message.sender)


def list_gone_back_to(message: Incoming, command: Match | None, store: Books) -> str:
    """Which list is meant by a place in one (第一条是什么问题), where something else was answered since; '' where that
    is plain, or no place is named."""
    if not may_be_placed(message, command, store) or line_meant(message.text, _ANY) is None:
        return ""
    if line_meant(message.text, store.asked.last_list(message.chat, message.at)) is None:
        return ""
    if plan_asked(message, command, store) is not None:
        return ""
    title = store.asked.list_before(message.chat, message.at, orders_wording.CANCEL)
    return orders_wording.of_list(title) if title else ""


def _of_line(message: Incoming, store: Books) -> Incoming | None:
    """#58不行 砖没补好, with the number where its place in the list stood; with a photo only what is said of it."""
    if found := _NUMBER_AHEAD.fullmatch(message.text.strip()):
        about = said_of_it(found[2], has_photo=bool(message.photos), named=True)
        if told := _as_step(about, int(found[1]), message, store):
            return told
    return None if message.photos else message


def _behind_it(message: Incoming, store: Books) -> Incoming | None:
    """下一个, said of the last list."""
    listed = store.asked.last_list(message.chat, message.at)
    number = next_meant(message.text, listed, store.asked.last_case(message.chat, message.at))
    if number is None and not message.photos and asks_next(message.text) and _verifies(message, store):
        return replace(message, text=NEXT_CHECK)
    return None if number is None or message.photos else replace(message, text=f"{LOOK} {number}")


def _verifies(message: Incoming, store: Books) -> bool:
    person = store.people.sender(message)
    return person is not None and allows(person, Purpose.PRIVATE, Action.VERIFY)


def _of_that_case(message: Incoming, store: Books) -> Incoming | None:
    """这件过, said of the one case that was just told of in answer."""
    about = None
    if not _is_asked(message, store):
        about = said_of_it(message.text, has_photo=bool(message.photos), named=False)
    of_it = not message.photos and (of_that_case(message.text, 1) or asks_for_another(message.text))
    if about is None and not of_it:
        return None
    number = store.asked.last_case(message.chat, message.at)
    if number is None:
        return _of_their_last(message, store) if of_it else None
    if _names_another(message, number, store):
        return None
    if told := _as_step(about, number, message, store):
        return told
    if asks_for_another(message.text) and _waits_for_a_check(number, store):
        return replace(message, text=ANOTHER_CHECKS)
    meant = None if message.photos else of_that_case(message.text, number)
    return None if meant is None else replace(message, text=meant)


def _names_another(message: Incoming, number: int, store: Books) -> bool:
    """True for 那个垃圾桶什么时候来弄, said after a case of another kind or place."""
    said = store.question_reader.read(message.text, message.at.date()).question
    case = store.cases.get(number)
    if said is None or case is None:
        return False
    points = [id_ for one in said.scopes if one.kind == "point" for id_ in one.ids]
    of_its_kind = not said.categories or case.category in said.categories
    return not (of_its_kind and (not points or case.point in points))


def _of_their_last(message: Incoming, store: Books) -> Incoming | None:
    """销掉了没有, asked in private of the case that its sender did something about a moment ago, in whatever chat."""
    person = store.people.sender(message)
    event = store.cases.last_step_of(person.id, message.at - REMEMBERED) if person is not None else None
    meant = of_that_case(message.text, event.case) if event is not None else None
    return replace(message, text=meant) if meant and meant.startswith(f"{LOOK} ") else None


def _waits_for_a_check(number: int, store: Books) -> bool:
    case = store.cases.get(number)
    return case is not None and case.state is State.CHECKING


def _is_asked(message: Incoming, store: Books) -> bool:
    """True while a question stands open: 不行 and 我来 may be said to that."""
    return store.asks.of(message.chat, message.sender, message.at) is not None


def _as_step(about: SaidOfIt | None, number: int, message: Incoming, store: Books) -> Incoming | None:
    """The message as the step that is meant of this case, if its sender may take that step now."""
    person = store.people.sender(message)
    if about is None or person is None:
        return None
    needed = PASS if about.step == LEFT else about.step  # who verifies may also leave it for later
    if needed != LOOK and not may_do(needed, number, message, person, store):
        return None
    return replace(message, text=about.as_command(number))


def asked_first(message: Incoming, command: Match | None, store: Books) -> Ask | None:
    """What is asked before a case that is not numbered has something done that reaches others at once (督办第二件), or
    that may be said of something else (不过，我再看看; 可以, to a card that waits for a verdict). None for anything
    else, and for what its sender may not do."""
    if verdict := _may_be_a_verdict(message, command, store):
        return verdict
    line = placed(message, command, store)
    orders = orders_of(line, match_command(line.text)) if line else ()
    order = orders[0] if len(orders) == 1 and len(orders[0].numbers) == 1 else None
    handler = handler_of(order.step) if order else None
    if order is None or handler is None or handler.only_asks:
        return None
    sure = not (said_in_passing(message.text) or list_gone_back_to(message, command, store))
    if handler.does not in _REACHES_OTHERS and sure:
        return None
    person = store.people.sender(message)
    case = store.cases.get(order.numbers[0])
    if person is None or case is None or not allows(person, Purpose.PRIVATE, handler.does):
        return None
    return _asked_about(case, as_command(order), as_command(order), message, store)


def _may_be_a_verdict(message: Incoming, command: Match | None, store: Books) -> Ask | None:
    """Whether 没问题 is 通过: asked where the newest message is a card with that button."""
    if not words_alone(message, command):
        return None
    if not may_approve(message.text) or _is_asked(message, store):
        return None
    person = store.people.sender(message)
    choices = [one.says for one in store.asked.last_choices(message.chat, message.at)]
    offered = [found for says in choices if (found := OFFERS_TO_PASS.fullmatch(says))]
    if person is None or len(offered) != 1:
        return None
    number = int(offered[0]["number"])
    case = store.cases.get(number)
    if case is None or not may_do(PASS, number, message, person, store):
        return None
    return _asked_about(case, offered[0]["plain"], offered[0][0], message, store)


def _asked_about(case: Case, told: str, says: str, message: Incoming, store: Books) -> Ask:
    """Whether this is meant of the case: `told` in words, `says` as what a yes does."""
    shown = row(case, store.district, message.at).text
    return Ask(f"{shown}\n{orders_wording.is_meant(told)}", says, message.photos, only_yes=True)


_REACHES_OTHERS = (Action.SUPERVISE, Action.CONSULT)
_NUMBER_AHEAD = re.compile(r"#(\d{1,9})(.+)", re.DOTALL)
_FAR = timedelta(days=3650)  # behind every limit
_ANY = tuple(range(1, 100))  # as long as any list
