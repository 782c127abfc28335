"""第二个不算, 发重了 前面那张作废: said in a group of what its sender reported there a moment ago."""

from __future__ import annotations

from bot.routing import Match
from domain.cases import Case, Step
from domain.chat import Choice, Incoming
from domain.life import may_take
from handlers.ahead import AHEAD
from handlers.kit import Ask
from storage.books import Books
from texts import orders as wording
from texts.life import of_step
from understanding.orders.which_of_several import taken_back

_WITHDRAW = of_step(Step.WITHDRAW).command


def taken_back_here(message: Incoming, command: Match | None, store: Books) -> Ask | None:
    """Asks whether that one is to be withdrawn, or which of them; None if nothing of the kind is said."""
    if command is not None or message.chat.private or message.quotes or message.photos or not message.direct:
        return None
    told = taken_back(message.text)
    own = _own(message, store) if told else []
    if told is None or not own:
        return None
    if told.place is not None:
        own = own[told.place : told.place + 1] if told.place >= 0 else own[-1:]
    if len(own) == 1:
        says = f"{_WITHDRAW} {own[0].number} {told.why}".strip()
        return Ask(wording.is_taken_back(own[0], store.district), says, only_yes=True)
    choices = tuple(
        Choice(wording.case(one, store.district), f"{_WITHDRAW} {one.number} {told.why}".strip())
        for one in own
    )
    return Ask(wording.which(0), _WITHDRAW, choices=choices) if own else None


def _own(message: Incoming, store: Books) -> list[Case]:
    """What its sender reported here in the last minutes, and may still withdraw, in the order of the numbers."""
    person = store.people.by_account(message.chat.platform, message.sender)
    if person is None:
        return []
    newest = store.cases.just_opened(person.id, message.at - AHEAD)
    listed = store.asked.last_list(message.chat, message.at)
    numbers = dict.fromkeys((*listed, *([newest.number] if newest else ())))
    cases = [case for one in numbers if (case := store.cases.get(one)) is not None]
    recent = [one for one in cases if one.reporter == person.id and message.at - one.opened_at <= 2 * AHEAD]
    recent = [one for one in recent if store.sources.reported_in(one.number) == message.chat]
    return [one for one in recent if may_take(one, Step.WITHDRAW)]
