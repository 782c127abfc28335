"""Orders about cases as people say them: several at once, in their own words, without a number, or not sure.

Whatever is done is done by the ordinary commands, each with its own check of authority; what is not sure is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot import again
from bot.fitting import may_do, step_of
from bot.held import already_theirs
from bot.routing import Match, expects_answer, handler_of, match_command, names_case, understand
from bot.told import OrderTold, Parts
from bot.unnumbered import ENDS_IT, which_is_meant
from domain import authority
from domain.actions import Action
from domain.cases import Step
from domain.chat import Choice, Incoming, Outgoing
from domain.district import Person, Purpose, Role
from domain.life import LIFE, may_take
from domain.photo import Photo
from domain.refused import NotOffered, Refused
from handlers.assign import may_name_unit
from handlers.kit import Ask, Handler, Saying, each, is_polite
from handlers.mend import is_put_right
from storage.asks import Pending
from storage.books import Books
from texts import orders as wording
from texts import refusals
from understanding.orders.case_numbers import may_be_a_day, numbers_ahead
from understanding.orders.deciding import ASSIGN, RETURN
from understanding.orders.reader import Order, as_command, read_orders
from understanding.orders.steps import ADD, FAIL, LASTS, LOOK, RECTIFY
from understanding.orders.under_way import tells_of_work

MOST_AT_ONCE = 20  # cases in one message

# Points of a notice, no cases.
_ENUMERATION = re.compile(r"\s*1\s*[.．、)）].*\n\s*2\s*[.．、)）]", re.DOTALL)
# Words of any talk: with a number an order only if the bot is spoken to, without one no command in a group.
IN_TALK = frozenset({"好", "来源", "结论", "意见", "配合", "回复", "反弹", "同意", "不同意", "说明", "自报"})
_WRITTEN = frozenset({"回复", "意见"})
# 看过 2 还有两个摊子 and 定级 2 严重 没人处理 order nothing else.
_AS_TYPED = (Action.SEND, Action.SEEN, Action.GRADE)
# 请人去看 5 6 张三; but 看过 2 3个摊子 counts what is there.
_NUMBER = r"[#＃]?\d{1,9}"
_EACH = re.compile(rf"({_NUMBER}(?:[\s、,，和]+{_NUMBER})+)(?!\S)\s*(.*)", re.DOTALL)
_SEVERAL = {
    Action.SEND: _EACH,
    Action.GRADE: _EACH,
    Action.SEEN: re.compile(rf"({_NUMBER}(?:\s*[、,，和]\s*{_NUMBER})+)(?!\S)\s*(.*)", re.DOTALL),
}
_THEN_A_MARKED_ONE = re.compile(r"\d+\s+[#＃]")  # 退回 1 #3 也在这里: the reason speaks of another case


def orders_of(message: Incoming, command: Match | None) -> tuple[Order, ...]:
    """What a message orders about cases. Empty if it is no order, or a command that is not about cases."""
    if command is not None and (not command.handler.on_case or command.handler.by_button):
        return ()
    if command is not None and _THEN_A_MARKED_ONE.match(command.words):
        return ()
    if command is not None and command.handler.does in _AS_TYPED and names_case(command, message):
        return _of_several(command)
    if _ENUMERATION.match(message.text):
        return ()
    quoted = message.quotes.cases if message.quotes else ()
    orders = read_orders(message.text, numbers_quoted=quoted, has_photo=bool(message.photos))
    if command is not None and (_begins_with_its_word(command, orders) or _is_part_of_it(command, orders)):
        orders = ()
    if orders or is_polite(message):
        return orders
    if command is not None:
        bare = Order(command.handler.words[0], (), command.words, False)
        return () if names_case(command, message) else (bare,)
    if message.photos and len(quoted) > 1 and not message.text.strip():
        return (Order(RECTIFY, quoted, "", False),)
    return _done_without_photo(message) if expects_answer(message) else ()


def _begins_with_its_word(command: Match, orders: Sequence[Order]) -> bool:
    """True for 回复：已调两台车，中午前清完: what somebody is asked to write may tell of anything."""
    word = command.handler.words[0]
    return word in _WRITTEN and all(one.step != word and not one.numbers for one in orders)


def _is_part_of_it(command: Match, orders: Sequence[Order]) -> bool:
    """True for 不同意报道 3, which is no 不同意 3: the order was read out of the command's own word."""
    word, steps = command.handler.words[0], [one.step for one in orders]
    return len(steps) == 1 and steps[0] not in command.handler.words and steps[0] in word


def _of_several(command: Match) -> tuple[Order, ...]:
    """请人去看 5、6: the same for each; nothing of one case, which is the command as it was typed."""
    found = _SEVERAL[command.handler.does].fullmatch(command.words.strip())
    if found is None:
        return ()
    numbers = tuple(dict.fromkeys(int(one) for one in re.findall(r"\d+", found[1])))
    return (Order(command.handler.words[0], numbers, found[2], True),)


def _done_without_photo(message: Incoming) -> tuple[Order, ...]:
    """已经处理好了, said to the bot: 整改 of a case to be found, which then asks for the photo."""
    orders = read_orders(message.text, has_photo=True)
    return tuple(one for one in orders if one.step == RECTIFY and one.sure and not one.numbers)


def as_ordinary(orders: Sequence[Order], command: Match | None, message: Incoming) -> Incoming | None:
    """The message as the ordinary command on one case that it means; None if it takes more than that."""
    if len(orders) != 1 or len(orders[0].numbers) != 1:
        return None
    order, handler = orders[0], handler_of(orders[0].step)
    if handler is None or not (order.sure or handler.only_asks):
        return None
    if command is not None and command.handler is handler and names_case(command, message):
        return message  # in its own words, as it was typed
    return replace(message, text=as_command(order), quotes=None)


def orders_otherwise(orders: Sequence[Order], pending: Pending, text: str) -> bool:
    """Does somebody who is asked for the photo of a 整改 speak of something else (4还没弄完), or who is asked for the
    reason of an order give one of another case: 1号能不能宽限两天?"""
    asked = match_command(pending.then)
    if asked is None or not asked.handler.on_case:
        return False
    if step_of(asked.handler.words[0]) is Step.RECTIFY:
        return any(one.numbers and handler_of(one.step) is not asked.handler for one in orders)
    ahead, _ = numbers_ahead(text)
    theirs, _ = numbers_ahead(asked.words)
    other = bool(ahead) and not any(re.search(rf"(?<!\d){one}(?!\d)", asked.words) for one in ahead)
    other = other or (bool(ahead) and {*ahead} < {*theirs})  # 47 又堆起来了, where it is asked of 16 11 47
    return other and any(one.numbers == ahead and one.step not in (ADD, LOOK) for one in orders)


def obey(
    orders: Sequence[Order], command: Match | None, message: Incoming, person: Person, store: Books
) -> Parts | Incoming | None:
    """What is answered to orders that are no ordinary command; or the ordinary command that they mean, as a message.

    None if they are to be left to the command as it was typed, or to listeners. Raises Refused.
    """
    meant = expects_answer(message) or command is not None
    unknown = next((one for one in orders if handler_of(one.step) is None), None)
    if unknown is not None:
        if meant or _is_ordered(unknown, store):
            raise NotOffered(unknown.step)
        return None
    quoted = message.quotes.cases if message.quotes else ()
    if len(orders) == 1 and command is None and (held := already_theirs(orders[0], message, person, store)):
        return [held]
    if len(orders) > 1:
        said_so = expects_answer(message)  # 81 74 同意，54不同意 names each step and each case
        sure = all(one.sure or (said_so and one.step in message.text) for one in orders)
        return _each_case(orders, message, person, store) if sure else [_which(orders, message)]
    order = orders[0]
    if again.is_rebound(order, message, person, store):
        return replace(message, text=again.as_rebound(order), quotes=None)
    if not order.numbers or (not order.sure and len(quoted) > 1 and order.numbers == quoted):
        return which_is_meant(order, command, message, person, store)
    if order.step == ASSIGN and not order.sure and not may_name_unit(order.words, store.district):
        return None  # 这个给您看看
    if order.sure:
        known = meant or any(_is_known(number, store) for number in order.numbers)
        return _each_case(orders, message, person, store) if known else None
    if meant and _lacks_its_reason(order, message, person, store):
        return replace(message, text=as_command(order))
    if order.step == ADD and len(order.numbers) == 1 and tells_of_work(order.words, of_a_case=True):
        if not may_do(order.step, order.numbers[0], message, person, store):
            return None
        if may_be_a_day(order.numbers[0], message.text, message.at.date()):
            return [
                Ask(wording.is_meant(as_command(order)), as_command(order), message.photos, only_yes=True)
            ]
        return replace(message, text=as_command(order))
    return _not_sure(order, quoted, meant, message, person, store)


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


def _not_sure(
    order: Order, quoted: Sequence[int], meant: bool, message: Incoming, person: Person, store: Books
) -> Parts | None:
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
