"""第二个不算, 我刚报的撤了吧, 刚才那两条作废: said where its sender reported it a moment ago, or in private."""

from __future__ import annotations

from datetime import timedelta

from bot.routing import Match
from domain.cases import Case, Step
from domain.chat import Incoming
from domain.life import may_take
from handlers.ahead import AHEAD
from handlers.called_cases import which_case
from handlers.kit import Ask
from storage.books import Books
from texts import orders as wording
from texts.life import of_step
from understanding.orders.which_of_several import TakenBack, taken_back
from understanding.orders.wrongly_sent import in_the_wrong_group

_WITHDRAW = of_step(Step.WITHDRAW).command
_LATELY = timedelta(hours=1)  # 刚才, said in private: what was reported before is named by its number


def taken_back_here(message: Incoming, command: Match | None, store: Books) -> Ask | None:
    """Asks whether that one is to be withdrawn, or which of them; None if nothing of the kind is said."""
    if command is not None or message.quotes or message.photos or not message.direct:
        return None
    misplaced = in_the_wrong_group(message.text)
    told = TakenBack(None, message.text.strip()) if misplaced else taken_back(message.text)
    if told is not None and (told.newest or told.every) and not _is_listed(told, message, store):
        return _of_the_newest(told, message, store)
    own = _own(told.place, message, store) if told else []
    if told is None or not own:
        return None

    def says(number: int) -> str:
        return f"{_WITHDRAW} {number} {told.why}".strip()

    if len(own) == 1:
        asks = wording.is_in_the_wrong_group if misplaced else wording.is_taken_back
        return Ask(asks(own[0], store.district), says(own[0].number), only_yes=True)
    return which_case(own, _WITHDRAW, says, store)


def _of_the_newest(told: TakenBack, message: Incoming, store: Books) -> Ask | None:
    """Asks whether so many of the newest, or every one, are to be withdrawn. None if there is none."""
    person = store.people.sender(message)
    if person is None:
        return None
    since = message.at - (_LATELY if message.chat.private else 2 * AHEAD)
    lately = [one for one in store.cases.open_to_all(person.id) if one.opened_at >= since]
    own = [one for one in lately if _was_here(one, message, store) and may_take(one, Step.WITHDRAW)]
    meant = own if told.every else own[: told.newest]
    if not meant:
        return None
    numbers = " ".join(str(one.number) for one in reversed(meant))
    asks = wording.are_taken_back(meant[::-1], store.district)
    return Ask(asks, f"{_WITHDRAW} {numbers} {told.why}".strip(), only_yes=True)


def _is_listed(told: TakenBack, message: Incoming, store: Books) -> bool:
    """True where 刚才那个 may be any of a list that was just shown: of several problems of one report."""
    person = store.people.sender(message)
    last = store.cases.just_opened(person.id, message.at - AHEAD) if person and told.newest == 1 else None
    return last is not None and last.number in store.asked.last_list(message.chat, message.at)


def _own(place: int | None, message: Incoming, store: Books) -> list[Case]:
    """What its sender reported here in the last minutes (in private: anywhere) and may still withdraw: of the last list
    and their newest, or only what stands at this place of it."""
    person = store.people.sender(message)
    if person is None:
        return []
    newest = store.cases.just_opened(person.id, message.at - AHEAD)
    listed = store.asked.last_list(message.chat, message.at)
    numbers = tuple(dict.fromkeys((*listed, *([newest.number] if newest else ()))))
    if place is not None:
        numbers = numbers[place : place + 1] if place >= 0 else numbers[-1:]
    cases = [case for one in numbers if (case := store.cases.get(one)) is not None]
    recent = [one for one in cases if one.reporter == person.id and message.at - one.opened_at <= 2 * AHEAD]
    return [one for one in recent if _was_here(one, message, store) and may_take(one, Step.WITHDRAW)]


def _was_here(case: Case, message: Incoming, store: Books) -> bool:
    if message.chat.private:
        return True
    there = store.sources.reported_in(case.number)
    return there is not None and there.id == message.chat.id
