"""Orders about a case that is not numbered: which of the cases that fit is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.audience import waits_for
from bot.fitting import asked_of, fitting, step_of
from bot.fixed_here import fixed_here, or_anew
from bot.one_each import one_each
from bot.routing import Match, expects_answer, handler_of
from bot.told import Parts
from domain.cases import Case, Step
from domain.chat import Incoming
from domain.district import Person, Role
from domain.refused import NoNumber
from handlers.ahead import just_reported
from handlers.called_cases import MOST_CALLED, named_by, told_of, which_case
from handlers.hearing import asks_here, heard, taken_for
from handlers.kit import Ask
from storage.books import Books
from texts import orders as wording
from understanding.orders.case_numbers import numbers_ahead
from understanding.orders.deciding import decided_in
from understanding.orders.naming import pairs
from understanding.orders.order import Order, as_command
from understanding.orders.reader import BY_NAME, URGED, all_of_them
from understanding.orders.under_way import makes_safe
from understanding.reports.kinds import Kind

ENDS_IT = (Step.WITHDRAW, Step.VOID)  # never of a case that was not named
_ONCE_MORE = re.compile("重新|返工|又(?:弄|清|搞|刷|扫|修)|再(?:弄|清|搞|刷|扫|修)|这[回次]")
_HARMLESS = (Step.RECTIFY,)  # without a photo it only asks for one
_AT_ONCE = (Step.PASS, Step.ACCEPT, Step.CLAIM)  # take effect without another word
# 收回梯子 and 发错了 do not.
_TAKES_BACK = re.compile("撤[回销掉]|报的.{0,4}[撤删]|误报|报错|报重|不[要算报]了|当我没")


def which_is_meant(
    order: Order, command: Match | None, message: Incoming, person: Person, store: Books
) -> Parts | Incoming | None:
    """The only case that fits is the one; of several it is asked which; of none it is left to others."""
    step = step_of(order.step)
    if step is Step.ADD and command is None and not order.numbers:
        return _under_way(order, message, person, store)
    if step is Step.RECTIFY and (each := one_each(order, message, person, store)):
        return [each]
    if step is Step.RECTIFY and command is None and not order.numbers:
        here = fixed_here(message, person, store)
        if here is not None:
            return [here] if isinstance(here, Ask) else here
    if not order.numbers and (found := _awaited_or_named(order, command, message, person, store)) is not None:
        return found
    unsure = command is None and not order.sure
    if step is None or handler_of(order.step) is None:
        return None
    if unsure and not _is_told(order, message, person, store):
        return None
    fits = fitting(step, message, person, store, among=order.numbers)
    narrowed = named_by(order.words, fits, store)
    if unsure and narrowed is None and (own := _own_at_once(step, fits, message, person, store)):
        narrowed = own
    if unsure and narrowed is None and _shows_their_work(step, message, person, store):
        narrowed = told_of(message.text, _again(fits, message.text), store) or _again(fits, message.text)
    if unsure and not order.numbers and narrowed is None and _says_what(order, message):
        narrowed = fits
    if unsure and not order.numbers and narrowed is None and step not in ENDS_IT:
        return None  # where no case is, somebody reports that something is fixed
    fits = fits if narrowed is None else narrowed
    if not fits:
        return _none_is_meant(order, command, message, person, store)
    if len(fits) == 1 and (narrowed is None or command is not None) and _may_act(step, order, message):
        only = replace(order, numbers=(fits[0].number,))
        return replace(message, text=as_command(only), quotes=None)
    return [_which_case(order, fits, message, store)]


def _says_what(order: Order, message: Incoming) -> bool:
    """True for a step that a clause of its own tells the bot: only which case is not said."""
    decided = decided_in(message.text) if expects_answer(message) else None
    return decided is not None and decided.step == order.step


def _shows_their_work(step: Step, message: Incoming, person: Person, store: Books) -> bool:
    """True for a photo with 弄好了 that a handler sends in private, or where photos are asked about: it is of something
    on their hands."""
    handles = person.has(Role.HANDLER, Role.UNIT_HEAD)
    here = message.chat.private or asks_here(message, store)
    named = bool(numbers_ahead(message.text)[0])
    return step is Step.RECTIFY and bool(message.photos) and here and handles and not named


def _own_at_once(
    step: Step, fits: Sequence[Case], message: Incoming, person: Person, store: Books
) -> list[Case]:
    """What its sender reported here a moment before a photo with 已经让他走了."""
    recent = just_reported(person, message, store) if step is Step.RECTIFY and message.photos else None
    return [case for case in fits if recent is not None and case.number == recent.number]


def _again(cases: list[Case], text: str) -> list[Case]:
    """Those that were sent back, if it is said that it was done once more: 重新弄过了."""
    back = [one for one in cases if one.reworked] if _ONCE_MORE.search(text) else []
    return back or cases


def _none_is_meant(
    order: Order, command: Match | None, message: Incoming, person: Person, store: Books
) -> Parts | None:
    """What is said to whoever surely orders something where no case fits; None to anybody else. Raises NoNumber."""
    if message.text.strip() in wording.CALL_OFF and expects_answer(message):
        return [wording.NOTHING_WAITS]
    orders_it = command is None and expects_answer(message) and not _tells_of_a_problem(message, store)
    handler = handler_of(order.step)
    if handler is not None and (orders_it or _shows_it_done(order, message, person, store)):
        raise NoNumber(handler.help)
    return None


def _under_way(order: Order, message: Incoming, person: Person, store: Books) -> Parts | Incoming | None:
    """What whoever holds a case says of its work (先围起来了，下午换) is added to it, if it is clear to which.

    With a photo, or said to the bot, it is asked which of several; else only words that name one case count.
    """
    if not person.has(Role.HANDLER, Role.UNIT_HEAD):
        recent = just_reported(person, message, store) if not message.photos else None
        theirs = recent and (_shares_its_thing(message.text, recent) or makes_safe(message.text))
        added = replace(order, numbers=(recent.number,)) if recent and theirs else None
        return replace(message, text=as_command(added), quotes=None) if added else None
    fits = fitting(Step.ADD, message, person, store, among=())
    held = [case for case in fits if waits_for(person, case, store.district)]
    held = _not_another(held, message, store)
    shows = bool(message.photos) or expects_answer(message)
    told = told_of(message.text, held, store)
    meant = (told or held) if shows else [case for case in told if _shares_its_thing(message.text, case)]
    if len(meant) == 1:
        return replace(message, text=as_command(replace(order, numbers=(meant[0].number,))), quotes=None)
    asks = expects_answer(message) or asks_here(message, store)
    return [_which_case(order, meant, message, store)] if meant and shows and asks else None


def _shares_its_thing(text: str, case: Case) -> bool:
    """True if more than the place is said again: 井盖 of 金山小区 井盖没了."""
    return bool(pairs(text) & (pairs(case.text) - pairs(case.place)))


def _not_another(cases: list[Case], message: Incoming, store: Books) -> list[Case]:
    """Those of the cases that the words may be about: 人民广场的井盖也丢了，先挡着 tells of a problem of its own."""
    reading = heard(message, store)
    if reading.kind is not Kind.PROBLEM:
        return cases
    about = [(one.category, one.point) for one in reading.findings]
    return [
        case
        for case in cases
        if any(category == case.category and point in (None, case.point) for category, point in about)
    ]


def _awaited_or_named(
    order: Order, command: Match | None, message: Incoming, person: Person, store: Books
) -> Parts | Incoming | None:
    if command is not None:
        return _awaited(command, order, message, person, store)
    by_name = not order.sure and order.step in BY_NAME
    return _called_by_name(order, message, person, store) if by_name else None


def _called_by_name(order: Order, message: Incoming, person: Person, store: Books) -> Parts | None:
    """Asks whether a case is meant that is called by what it is or where: 面包车不归我们管. None if none is."""
    step = Step.ADD if order.step == URGED else step_of(order.step)
    if step is None:
        return None
    fits = fitting(step, message, person, store, among=())
    told = told_of(message.text, fits, store)
    if not told or len(told) > MOST_CALLED:
        return None
    if len(told) > 1 and step is Step.RECTIFY and all_of_them(message.text):
        return [_all_meant(order, told, message)]
    return [_which_case(order, told, message, store)]


def _all_meant(order: Order, cases: Sequence[Case], message: Incoming) -> Ask:
    """Whether all of these are meant: 广场那几件我全弄完了."""
    numbers = tuple(sorted(case.number for case in cases))
    meant = as_command(replace(order, numbers=numbers, words=""), marked=True)
    return Ask(wording.is_meant(meant), meant, message.photos, only_yes=True)


def _awaited(
    command: Match, order: Order, message: Incoming, person: Person, store: Books
) -> Parts | Incoming | None:
    """What a word that answers something (签收, 同意) is said to: the only case that waits for this person's, or one of
    several; None for any other word. Raises NotYoursToDo, NothingWaits."""
    fits = asked_of(order.step, order.words, command.handler.does, message, person, store)
    if fits is None:
        return None
    elsewhere = bool(order.words) and named_by(order.words, fits, store) == []
    if len(fits) == 1 and not elsewhere and (message.spoken_to or not order.words):
        return replace(message, text=as_command(replace(order, numbers=(fits[0].number,))), quotes=None)
    asked = _which_case(order, fits, message, store)
    return [replace(asked, text=wording.none_there(order.step)) if elsewhere else asked]


def _shows_it_done(order: Order, message: Incoming, person: Person, store: Books) -> bool:
    """True for 好了 with a photo, and nothing else, by one who handles cases, where photos are asked about."""
    handles = person.has(Role.HANDLER, Role.UNIT_HEAD)
    return order.sure and bool(message.photos) and handles and asks_here(message, store)


def _tells_of_a_problem(message: Incoming, store: Books) -> bool:
    """True for words about some problem, which whoever listens to reports has more to say to."""
    return bool(heard(message, store).findings) and taken_for(message, store) is not None


def _is_told(order: Order, message: Incoming, person: Person, store: Books) -> bool:
    """True if not only the words speak of it: a photo shows it, the bot is spoken to, or has just opened it."""
    if message.photos or expects_answer(message) or order.numbers:
        return True
    takes_back = step_of(order.step) is Step.WITHDRAW and _TAKES_BACK.search(message.text) is not None
    return takes_back and just_reported(person, message, store) is not None


def _may_act(step: Step, order: Order, message: Incoming) -> bool:
    """In a group that talks of other things too only 整改 needs no second look, for it takes a photo."""
    if step in _HARMLESS:
        return True
    if step in ENDS_IT or not message.spoken_to:
        return False
    return not (step in _AT_ONCE and order.words)


def _which_case(order: Order, fits: Sequence[Case], message: Incoming, store: Books) -> Ask:
    def says(number: int) -> str:
        return as_command(replace(order, numbers=(number,)))

    asked = which_case(fits, order.step, says, store, message.photos)
    return or_anew(asked, message, store) if step_of(order.step) is Step.RECTIFY else asked
