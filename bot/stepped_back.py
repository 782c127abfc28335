"""取消延期 78, 督办错了 撤了吧, 撤回 after 通过: a step that whoever took it takes back, as the command for it."""

from __future__ import annotations

from dataclasses import replace

from actions import signing
from bot.routing import Match
from domain.cases import Event, State, Step
from domain.chat import Incoming
from domain.district import Person
from domain.matters import MatterKind, MatterState
from handlers.last_step import AT, LATELY
from handlers.last_step import WORD as LAST_STEP
from handlers.rectify import take_back
from handlers.signing import CHANGE, TAKE_BACK
from handlers.supervise import decline
from storage.books import Books
from texts.life import of_step
from understanding.orders.deciding import CLAIM
from understanding.orders.step_back import StepBack, step_back

_APPLICATIONS = (MatterKind.EXTENSION, MatterKind.DEFERRAL)
_BY_ITS_OWN_WORD = (Step.REPORT, Step.VOID)  # 撤回 without more is said of what was reported


def stepped_back(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as the command that takes the step back; None if its sender has taken no such step."""
    if message.photos or message.quotes or not message.spoken_to:
        return None
    if command is not None and command.handler is take_back:
        return None
    back = step_back(message.text)
    person = store.people.sender(message) if back else None
    if back is None or person is None:
        return None
    if back.number is None and store.asks.of(message.chat, message.sender, message.at):
        return None  # said of what is asked
    if back.step in _APPLICATIONS:
        says = _of_application(MatterKind(back.step), back, person, message, store)
    elif back.step == Step.MERGE:
        says = _of_merger(back, person, message, store)
    elif back.step == MatterKind.SUPERVISION:
        says = _of_supervision(back, person, message, store)
    else:
        says = _of_step(back, person, message, store)
    return replace(message, text=says) if says else None


def _of_application(
    kind: MatterKind, back: StepBack, person: Person, message: Incoming, store: Books
) -> str | None:
    """延期 78 撤回, or 改到 another day, of the case that is named, else of the only one that waits."""
    number = back.number
    if number is None:
        waiting = [
            one.case for one in store.matters.all(kind, {MatterState.ASKED}) if one.opened_by == person.id
        ]
        number = waiting[0] if len(waiting) == 1 else None
    case = store.cases.get(number) if number is not None else None
    if case is None:
        return None
    if back.day:
        return f"{kind} {case.number} {CHANGE} {back.day}"
    asks = store.asks.of(message.chat, message.sender, message.at) is not None
    if asks and signing.own(kind, case, person, message.at, store) is None:
        return None  # only what is asked is called off
    return f"{kind} {case.number} {TAKE_BACK}"


def _of_supervision(back: StepBack, person: Person, message: Incoming, store: Books) -> str | None:
    event = _done(back, person, message, store)
    number = back.number or (event.case if event and event.step is Step.SUPERVISE else None)
    return f"{decline.words[0]} {number}" if number else None


def _of_merger(back: StepBack, person: Person, message: Incoming, store: Books) -> str | None:
    """Of the case that is named, else of the one that its sender merged last, whatever they did since."""
    event = store.cases.last_step_of(person.id, message.at - LATELY, back.number, Step.MERGE)
    return f"{LAST_STEP} {AT}{event.case}" if event else None


def _of_step(back: StepBack, person: Person, message: Incoming, store: Books) -> str | None:
    event = _done(back, person, message, store)
    number = back.number or (event.case if event and event.step is Step.RETURN else None)
    if back.step == Step.RETURN and number is not None and _may_have_it_again(number, person, store):
        return f"{CLAIM} {number}"
    if event is None or event.step in _BY_ITS_OWN_WORD:
        return None
    if back.step and of_step(event.step).command != back.step:
        return None
    case = store.cases.get(event.case)
    asked = case is not None and signing.waiting(case, message.at, store) is not None
    if event.step is Step.ADD and not asked:
        return None
    return f"{LAST_STEP} {AT}{event.case}"


def _may_have_it_again(number: int, person: Person, store: Books) -> bool:
    """True for what their unit gave back, and nobody has taken since."""
    case = store.cases.get(number)
    return case is not None and case.state is State.RETURNED and case.left_unit == person.unit


def _done(back: StepBack, person: Person, message: Incoming, store: Books) -> Event | None:
    """What its sender did last, to the case that is named if one is."""
    return store.cases.last_step_of(person.id, message.at - LATELY, back.number)
