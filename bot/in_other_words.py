"""What is said to the bot in other words than its commands, as the command that it means: 给双龙网格打95分，很干净."""

from __future__ import annotations

from dataclasses import replace

from bot.completing import agrees
from bot.routing import Match, expects_answer, match_command, overheard
from domain.actions import Action
from domain.authority import allows
from domain.cases import Step
from domain.chat import Incoming
from domain.district import Purpose, Role
from domain.question import Measure, Status
from domain.redlist import ListStep
from handlers.asked_outright import asks_outright
from handlers.going_on import question_before
from handlers.hearing import WORD, heard
from handlers.how import FIRST, HOW, IN_SHORT, KIND, OF_CASE, URGING, WISHED
from handlers.kit import is_plain
from handlers.last_step import WORD as LAST_STEP
from handlers.own_points import WHOSE, asks_whose
from handlers.sent_back import WORD as SENT_BACK
from handlers.sent_back import speaks_of_oneself
from handlers.stood_in import WORD as STANDS_IN
from handlers.stood_in import asks_who_stands_in
from storage.asked import REMEMBERED
from storage.books import Books
from texts.orders import CANCEL
from understanding.orders.called_off import ends_it
from understanding.orders.steps import ADD
from understanding.orders.that_case import case_urged, only_urges, said_wrong, urges_units, wants_it_short
from understanding.orders.without_a_case.asks_how import topic_asked, topic_asked_of_nobody
from understanding.orders.without_a_case.courtesies import Courtesy, courtesy_of
from understanding.orders.without_a_case.intents import intent_of
from understanding.orders.without_a_case.paper_wanted import paper_wanted, wished_of_it
from understanding.orders.without_a_case.paraphrases.red_list import names_the_list
from understanding.orders.without_a_case.paraphrases.registers import STAFF_CHANGES
from understanding.orders.without_a_case.reader import command_meant
from understanding.orders.without_a_case.said_further import line_added, reason_given
from understanding.reports.kinds import Kind

_ASKED_FOR = (Step.APPEAL, Step.EXTEND, Step.DEFER, Step.RETURN, Step.ADD, Step.REPLY)


def in_other_words(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as the command that it means; None if it means none."""
    if command is not None or message.quotes is not None:
        return None
    if not expects_answer(message):
        return _how_among_others(message)
    meant = command_meant(message.text, photos=bool(message.photos))
    if meant == STAFF_CHANGES and not _of_staff(message.text, store):
        meant = None
    meant = meant or _unless_asked(_paper(message.text.strip()), message, store)
    if meant == SENT_BACK and _is_of_others(message, store):
        return None
    if meant and meant.startswith(LAST_STEP) and not _is_last_step(meant, message, store):
        return None
    if meant == ListStep.SIGN and not names_the_list(message.text) and not _may_sign_off(message, store):
        meant = Step.RECEIVE.value
    if meant is None and asks_whose(message.text, store):
        meant = f"{WHOSE} {message.text.strip()}"
    if meant is None and not message.photos and asks_who_stands_in(message.text, store):
        meant = f"{STANDS_IN} {message.text.strip()}"
    meant = meant or _said_further(message, store) or _to_the_bot(message, store)
    return replace(message, text=meant) if meant else None


def _of_staff(text: str, store: Books) -> bool:
    """True if it names somebody who is or was in the register, or what people there are: not of 摊主调走了."""
    district = store.district
    people = (*district.people, *district.retired.people) if district.retired else district.people
    return any(one.name in text for one in people) or any(role in text for role in Role)


def _is_of_others(message: Incoming, store: Books) -> bool:
    """返工的是哪几件, of somebody who never has cases in hand, or who has just asked for 返工率: not of their own."""
    person, before = store.people.sender(message), question_before(message, store)
    of_rate = before is not None and before.measure is Measure.RATE and Status.REWORK in before.states
    works = person is None or person.has(Role.HANDLER, Role.UNIT_HEAD)
    return not speaks_of_oneself(message.text) and (of_rate or not works)


def _how_among_others(message: Incoming) -> Incoming | None:
    """怎么上报, asked in a group of nobody."""
    topic = topic_asked_of_nobody(message.text) if is_plain(message) and message.direct else None
    return replace(message, text=f"{HOW} {topic}") if topic else None


def _paper(text: str) -> str | None:
    """A paper; where more is wished of it than it can be, that is asked first."""
    paper = paper_wanted(text)
    wish = wished_of_it(text) if paper else ""
    return f"{WISHED} {paper}，{wish}" if wish else paper


def said_wrong_of_it(message: Incoming, command: Match | None, _store: Books) -> Incoming | None:
    """类别不对 and 地点不对, as an answer to a card, as what asks for the right one; None for anything else."""
    number = message.quotes.case if message.quotes else None
    part = said_wrong(message.text) if number and command is None and not message.photos else None
    return replace(message, text=f"{part} {number}", quotes=None) if part else None


def _may_sign_off(message: Incoming, store: Books) -> bool:
    """False for those to whom 签了 says that they have an order (督办单)."""
    person = store.people.sender(message)
    return person is None or allows(person, Purpose.PRIVATE, Action.SIGN_LIST)


def _to_the_bot(message: Incoming, store: Books) -> str | None:
    """How something is done, kind words, and what is wanted of the bot in other words than its own."""
    if message.photos:
        return None
    if topic := _unless_asked(topic_asked(message.text), message, store):
        return f"{HOW} {topic}"
    if about := _of_the_last_case(message, store):
        return about
    if (urged := case_urged(message.text)) is not None and store.cases.get(urged) is not None:
        return f"{HOW} {URGING}{OF_CASE}{urged}"
    if urges_units(message.text):
        return f"{HOW} {URGING}"
    courtesy = courtesy_of(message.text)
    pending = store.asks.of(message.chat, message.sender, message.at)
    if courtesy is Courtesy.AGREED and pending is not None:
        if pending.then.startswith(WORD) and ends_it(message.text):
            return CANCEL  # 没事了, 我看错了
        answers = not pending.then.startswith(WORD) or agrees(message, pending)
        return None if answers else f"{KIND} {courtesy.name}"
    if courtesy is Courtesy.HOLD and overheard(message, store):
        return None  # 先不公布了, of a 暗访
    if courtesy is Courtesy.HOLD and pending is not None and not pending.silent:
        return CANCEL
    if courtesy:
        return f"{KIND} {courtesy.name}"
    words_wanted = pending is not None and not (pending.only_yes or pending.options)
    intent = None if words_wanted else _unless_asked(intent_of(message.text), message, store)
    return None if intent is None or _tells_of_a_problem(message, store) else intent


def _unless_asked(meant: str | None, message: Incoming, store: Books) -> str | None:
    """None for 写总结用，上周全区销号多少: what only seems to be meant gives way to a question."""
    return None if meant is None or asks_outright(message, store) else meant


def _of_the_last_case(message: Incoming, store: Books) -> str | None:
    """短一点, and 催一下他们, said of the one case that was just told of."""
    topic = IN_SHORT if wants_it_short(message.text) else URGING if only_urges(message.text) else None
    number = store.asked.last_case(message.chat, message.at) if topic else None
    return f"{HOW} {topic}{OF_CASE}{number}" if number is not None else None


def _said_further(message: Incoming, store: Books) -> str | None:
    """理由就是 … after 申诉, as what is added to that case; 写上 … of a day's report, asked first."""
    if message.photos or store.asks.of(message.chat, message.sender, message.at):
        return None
    if reason := reason_given(message.text):
        person = store.people.sender(message)
        event = store.cases.last_step_of(person.id, message.at - REMEMBERED) if person else None
        return f"{ADD} {event.case} {reason}" if event and event.step in _ASKED_FOR else None
    line = line_added(message.text)
    says = [one.says for one in store.asked.last_choices(message.chat, message.at)] if line else []
    commands = [(match_command(one), one) for one in says]
    found = next((one for own, one in commands if own and own.handler.does is Action.CONFIRM_DAY), None)
    return f"{FIRST} {found} {line}" if found else None


def _is_last_step(meant: str, message: Incoming, store: Books) -> bool:
    """False where what was asked is called off, and for 不对，是5 if there is no such case."""
    if store.asks.of(message.chat, message.sender, message.at):
        return False
    number = meant.removeprefix(LAST_STEP).strip()
    return not number or (number.isdecimal() and store.cases.get(int(number)) is not None)


def _tells_of_a_problem(message: Incoming, store: Books) -> bool:
    """有人乱扔垃圾，叫他们来处理: a report, whatever is wanted of others in it."""
    reading = heard(message, store)
    told = [one for one in reading.findings if one.place and one.category is not None and not one.guessed]
    return reading.kind is Kind.PROBLEM and bool(told)
