"""What is said last, looked through once more: no message speaks of a confidential case where it may not be known.

Lists and cards leave confidential cases out by themselves (storage/conditions.py, actions/audience.py). This is the
door that everything passes that is written into the outbox, so that nothing new leaks by being forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from actions.audience import alone, knowing
from domain.authority import may_know
from domain.blocks import said_in
from domain.card import Card, Row
from domain.cases import Case
from domain.chat import Chat, Kind, Outgoing
from domain.district import Person, Role
from storage.store import Store

ANOTHER = "另一件"  # what a confidential case is called where somebody else's message names it
# 没有 #12 这件 is what everybody is told of a case that there is not, and of one that they may not know of.
_NAMED = re.compile(r"[#＃](\d{1,9})(?!\d| 这件，请核对)")
_SAID = re.compile(r"(?<!\d)(\d{1,9})(?!\d)")


def discreet(messages: Iterable[Outgoing], store: Store) -> list[Outgoing]:
    """The messages as they may be said.

    A message about nothing but confidential cases that was meant for a group goes to those who know of them, alone;
    from others what speaks of them is left out.
    """
    found = list(messages)
    named = {number for one in found for number in _names(one)}
    if not named:
        return found
    hidden = store.cases.confidential_among(named)
    if not hidden:
        return found
    told = [told for one in found for told in _told(one, hidden, store)]
    return list({(one.chat, one.text): one for one in reversed(told)}.values())[::-1]  # each is told once


def _names(message: Outgoing) -> set[int]:
    """The numbers of cases that a message names anywhere."""
    texts = [message.text, *(row.text for row in message.rows), *said_in(message.blocks)]
    if message.card:
        texts += [*message.card.hints, *message.card.history, *(line.text for line in message.card.lines)]
    return {*message.cases, *(int(number) for text in texts for number in _NAMED.findall(text))}


def _told(message: Outgoing, hidden: dict[int, Case], store: Store) -> Iterator[Outgoing]:
    about = [case for number, case in hidden.items() if number in _names(message)]
    person = _alone_with(message.chat, store)
    unknown = [case for case in about if not (person and may_know(person, case))]
    if not unknown:
        yield message
    elif set(message.cases or _names(message)) - {case.number for case in unknown}:
        yield _without(message, {case.number for case in unknown})
    elif not message.chat.private:
        yield from _elsewhere(message, unknown[0], store)


def _alone_with(chat: Chat, store: Store) -> Person | None:
    """Whose private talk this is."""
    return store.people.by_account(chat.platform, chat.account) if chat.private else None


def _elsewhere(message: Outgoing, case: Case, store: Store) -> Iterator[Outgoing]:
    """An answer goes to whoever asked, if they may know; a notice to the office."""
    asker = store.people.by_account(message.chat.platform, message.asker) if message.asker else None
    if asker is not None:
        people = [asker] if asker in knowing(case, store).values() else []
    else:
        people = store.district.people_with(Role.OFFICE)
    for chat in alone(store, people):
        key = f"{message.key}:{chat.id}" if message.key else None
        kind = message.kind if asker is not None else Kind.NOTICE
        yield replace(message, chat=chat, key=key, kind=kind, mentions=(), only_for="", asked=None)


def _without(message: Outgoing, numbers: set[int]) -> Outgoing:
    """The message without the lines of these cases; where another line names one it is another case."""
    return replace(
        message,
        text=_left(message.text, numbers),
        rows=tuple(_row(row, numbers) for row in message.rows if row.number not in numbers),
        choices=tuple(one for one in message.choices if not _numbers(one.says) & numbers),
        card=_card(message.card, numbers) if message.card else None,
        blocks=(),  # what they say is in the text, line by line
    )


def _left(text: str, numbers: set[int]) -> str:
    lines = [line for line in text.split("\n") if _first(line) not in numbers]
    return "\n".join(_renamed(line, numbers) for line in lines)


def _first(line: str) -> int | None:
    found = _NAMED.match(line.strip())
    return int(found[1]) if found else None


def _renamed(text: str, numbers: set[int]) -> str:
    return _NAMED.sub(lambda found: ANOTHER if int(found[1]) in numbers else found[0], text)


def _numbers(says: str) -> set[int]:
    return {int(number) for number in _SAID.findall(says)}


def _row(row: Row, numbers: set[int]) -> Row:
    return replace(row, text=_renamed(row.text, numbers))


def _card(card: Card, numbers: set[int]) -> Card:
    return replace(
        card,
        hints=tuple(_renamed(one, numbers) for one in card.hints),
        history=tuple(_renamed(one, numbers) for one in card.history),
        lines=tuple(replace(one, text=_renamed(one.text, numbers)) for one in card.lines),
    )
