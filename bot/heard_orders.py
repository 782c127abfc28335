"""What a message orders about cases, in words of its own or of a command, before anything of it is done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.fitting import step_of
from bot.routing import Match, expects_answer, handler_of, match_command, names_case
from domain.actions import Action
from domain.cases import Step
from domain.chat import Incoming
from handlers.kit import is_polite
from storage.asks import Pending
from understanding.orders.case_numbers import numbers_ahead
from understanding.orders.order import Order, as_command
from understanding.orders.reader import read_orders
from understanding.orders.steps import ADD, LOOK, RECTIFY

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
    quoted = cases_quoted(message)
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


def cases_quoted(message: Incoming) -> tuple[int, ...]:
    """The cases of the message that is quoted: one of a card, several of a list."""
    return message.quotes.cases if message.quotes else ()


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
