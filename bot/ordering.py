"""Orders about cases as people say them: several at once, in their own words, without a number, or not sure.

Whatever is done is done by the ordinary commands, each with its own check of authority; what is not sure is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import again
from bot.fitting import may_do, step_of
from bot.heard_orders import IN_TALK, cases_quoted
from bot.held import already_theirs
from bot.routing import Match, expects_answer, handler_of, understand
from bot.told import OrderTold, Parts
from bot.unnumbered import ENDS_IT, which_is_meant
from domain import authority
from domain.cases import Step
from domain.chat import Choice, Incoming, Outgoing
from domain.district import Person, Purpose, Role
from domain.life import LIFE, may_take
from domain.photo import Photo
from domain.refused import NotOffered, Refused
from handlers.assign import may_name_unit
from handlers.kit import Ask, Handler, Saying, each
from handlers.mend import is_put_right
from storage.books import Books
from texts import orders as wording
from texts import refusals
from understanding.orders.case_numbers import may_be_a_day
from understanding.orders.deciding import ASSIGN, RETURN
from understanding.orders.order import Order, as_command
from understanding.orders.steps import ADD, FAIL, LASTS, RECTIFY
from understanding.orders.under_way import tells_of_work

MOST_AT_ONCE = 20  # cases in one message


def obey(
    orders: Sequence[Order], command: Match | None, message: Incoming, person: Person, store: Books
) -> Parts | Incoming | None:
    """What is answered to orders that are no ordinary command; or the ordinary command that they mean, as a message.

    None if they are to be left to the command as it was typed, or to listeners. Raises Refused.
    """
    unknown = next((one for one in orders if handler_of(one.step) is None), None)
    if unknown is not None:
        if _is_meant(command, message) or _is_ordered(unknown, store):
            raise NotOffered(unknown.step)
        return None
    if len(orders) > 1:
        return _several(orders, message, person, store)
    return _one(orders[0], command, message, person, store)


def _is_meant(command: Match | None, message: Incoming) -> bool:
    """True if nobody but the bot is spoken to."""
    return command is not None or expects_answer(message)


def _several(orders: Sequence[Order], message: Incoming, person: Person, store: Books) -> Parts:
    """81 74 同意，54不同意, said to the bot, names each step and each case; what is not sure is asked."""
    said_so = expects_answer(message)
    sure = all(one.sure or (said_so and one.step in message.text) for one in orders)
    return _each_case(orders, message, person, store) if sure else [_which(orders, message)]


def _one(
    order: Order, command: Match | None, message: Incoming, person: Person, store: Books
) -> Parts | Incoming | None:
    """The same as `obey`, of a single step: of which case it is, and whether it is sure."""
    if command is None and (held := already_theirs(order, message, person, store)):
        return [held]
    if again.is_rebound(order, message, person, store):
        return replace(message, text=again.as_rebound(order), quotes=None)
    quoted = cases_quoted(message)
    if not order.numbers or (not order.sure and len(quoted) > 1 and order.numbers == quoted):
        return which_is_meant(order, command, message, person, store)
    meant = _is_meant(command, message)
    if order.sure:
        known = meant or any(_is_known(number, store) for number in order.numbers)
        return _each_case([order], message, person, store) if known else None
    return _unsure(order, meant, message, person, store)


def _unsure(
    order: Order, meant: bool, message: Incoming, person: Person, store: Books
) -> Parts | Incoming | None:
    """A step that may be meant, of cases that are named: only what does nothing yet is taken at its word."""
    if order.step == ASSIGN and not may_name_unit(order.words, store.district):
        return None  # 这个给您看看
    if meant and _lacks_its_reason(order, message, person, store):
        return replace(message, text=as_command(order))
    if order.step == ADD and len(order.numbers) == 1 and tells_of_work(order.words, of_a_case=True):
        return _work_told(order, message, person, store)
    return _not_sure(order, meant, message, person, store)


def _work_told(order: Order, message: Incoming, person: Person, store: Books) -> Parts | Incoming | None:
    """5正在清: kept with the case at once, unless the number may be a day."""
    if not may_do(order.step, order.numbers[0], message, person, store):
        return None
    command = as_command(order)
    if may_be_a_day(order.numbers[0], message.text, message.at.date()):
        return [Ask(wording.is_meant(command), command, message.photos, only_yes=True)]
    return replace(message, text=command)


def _each_case(orders: Sequence[Order], message: Incoming, person: Person, store: Books) -> Parts:
    """Do it to each case, or not at all to that one; one message tells all."""
    told = OrderTold()
    shown = _shown_by(orders, message)
    if shown:
        told.besides.append(wording.ONE_EACH)
    for place, order in enumerate(orders):
        handler = handler_of(order.step)
        assert handler is not None, "only commands come here"
        for number in order.numbers[:MOST_AT_ONCE]:
            try:
                with store.savepoint():
                    mine = replace(message, photos=(shown[place],)) if shown else message
                    told.take(order, number, _do(handler, order, number, mine, person, store))
            except Refused as why:
                told.refused.append(refusals.wording(why))
        if len(order.numbers) > MOST_AT_ONCE:
            told.refused.append(wording.too_many(MOST_AT_ONCE))
    return told.answer(message, store)


def _shown_by(orders: Sequence[Order], message: Incoming) -> tuple[Photo, ...]:
    """The photos, if each of the cases is told of by itself and there are as many: one each, in their order."""
    apart = len(orders) > 1 and all(one.step == RECTIFY and len(one.numbers) == 1 for one in orders)
    return message.photos if apart and len(message.photos) == len(orders) else ()


def _do(
    handler: Handler, order: Order, number: int, message: Incoming, person: Person, store: Books
) -> list[Saying]:
    match = Match(handler, f"{number} {order.words}".strip())
    said = understand(match, replace(message, quotes=None), person, store)
    return list(each(handler.answer(said, store)))


def _lacks_its_reason(order: Order, message: Incoming, person: Person, store: Books) -> bool:
    """True for 92不行: its command asks for the reason, and does nothing before."""
    bare = order.step == FAIL and not order.words and len(order.numbers) == 1
    return bare and may_do(FAIL, order.numbers[0], message, person, store)


def _which(orders: Sequence[Order], message: Incoming) -> Outgoing:
    """Several orders of which one is not sure: each is a button."""
    return Outgoing(message.chat, wording.SEVERAL, choices=tuple(_choice(one) for one in orders))


def _not_sure(order: Order, meant: bool, message: Incoming, person: Person, store: Books) -> Parts | None:
    """Ask whether it is meant. Unless the bot is spoken to, only of what this person could order here."""
    if order.step == RETURN and is_put_right(message, store):
        return None  # 8应该是北湖广场的 names a place and no unit
    able = any(may_do(order.step, number, message, person, store) for number in order.numbers)
    if order.step == LASTS and not able:
        return None  # 没再堆了, of a case that is open
    if not able and _ended_already(order, person, store):
        return _each_case([order], message, person, store)
    if not able and not meant:
        return None
    if not able and (wish := _for_the_office(order, message, person, store)):
        return [wish]
    quoted = cases_quoted(message)
    if quoted and not set(order.numbers) <= set(quoted):
        each = [replace(order, numbers=(number,)) for number in (*quoted, *order.numbers)]
        choices = tuple(_choice(one) for one in each)
        return [Ask(wording.WHICH, order.step, message.photos, choices=choices)]
    if two := again.which_of_two(order, message, person, store):
        return [two]
    if not able and not message.quotes and _is_out_of_step(order, message, person, store):
        order = replace(order, step=ADD)
    if message.quotes and not able:
        return None  # whoever listens to quotes keeps it as something to add
    command = as_command(order)
    return [Ask(wording.is_meant(command), command, message.photos, only_yes=True)]


def _is_out_of_step(order: Order, message: Incoming, person: Person, store: Books) -> bool:
    """True for 87又来了 of an open case, and 85还有土，不行 of one that nobody has reported repaired: that tells how
    the case stands, which whoever may add to it does."""
    step = step_of(order.step)
    if step not in (Step.REOPEN, Step.FAIL):
        return False
    cases = [store.cases.get(number) for number in order.numbers]
    early = all(one is not None and not LIFE[one.state].ended and not may_take(one, step) for one in cases)
    return early and all(may_do(ADD, number, message, person, store) for number in order.numbers)


def _for_the_office(order: Order, message: Incoming, person: Person, store: Books) -> Ask | None:
    """Whether a step that only the office takes is to be noted on the case as wished; None for any other step, and for
    whoever may not add to it."""
    step, handler = step_of(order.step), handler_of(order.step)
    if step is None or handler is None or not message.chat.private:
        return None
    if any(authority.allows(person, purpose, handler.does) for purpose in Purpose):
        return None
    if Role.OFFICE not in authority.roles_for(handler.does):
        return None
    if not all(may_do(ADD, number, message, person, store) for number in order.numbers):
        return None
    says = as_command(replace(order, step=ADD, words=wording.wished(order.step, order.words)))
    return Ask(wording.only_the_office(order.step, order.numbers), says, only_yes=True)


def _ended_already(order: Order, person: Person, store: Books) -> bool:
    """4 不要了, said once more: whoever reported it is told how it ended."""
    cases = [store.cases.get(number) for number in order.numbers]
    own = all(one is not None and one.reporter == person.id and LIFE[one.state].ended for one in cases)
    return step_of(order.step) in ENDS_IT and own and bool(cases)


def _choice(order: Order) -> Choice:
    return Choice(as_command(order), as_command(order))


def _is_ordered(order: Order, store: Books) -> bool:
    """Is it clear, though nobody speaks to the bot, that a step is ordered which has no command yet?"""
    if order.step in IN_TALK or not order.numbers:
        return False
    return order.sure or any(_is_known(number, store) for number in order.numbers)


def _is_known(number: int, store: Books) -> bool:
    """Is there such a case? Of a confidential one that is not told by answering where the bot would be silent."""
    case = store.cases.get(number)
    return case is not None and not case.confidential
