"""What the bot answers to one message, and whether a writer is needed for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import meanwhile, walking
from bot.as_written import as_written
from bot.named_ahead import named_ahead
from bot.ordering import IN_TALK, as_ordinary, obey, orders_of, orders_otherwise
from bot.picking import picked
from bot.placing import placed
from bot.routing import (
    STRANGER,
    Match,
    addressed,
    answering,
    as_seen,
    as_statement,
    expects_answer,
    handler_of,
    match_command,
    names_case,
    overheard,
    understand,
)
from bot.sweeping import swept
from bot.turning import turned
from domain.actions import Action
from domain.card import Row
from domain.cases import Case
from domain.chat import Incoming, Kind, Outgoing
from domain.ordinary import without_radicals
from domain.refused import Refused
from handlers.find import find
from handlers.hearing import WORD, Taken, asks_here, taken_for
from handlers.kit import Ask, Remember, Saying, button, each
from handlers.question import asks_more, lost
from handlers.report import APART
from storage.asks import PATIENCE, Pending
from storage.books import Books
from texts import kinds, refusals
from texts.walks import WORD as WALK
from understanding.orders.reader import Order


@dataclass(frozen=True, slots=True)
class Part:
    """One message of an answer, with the case it is about, so that whoever quotes it need not name the case.

    `alone`: it concerns nobody but whoever spoke, and nobody need keep it.
    """

    what: Saying
    about: Case | None = None
    alone: bool = False


_FOR_ONE = frozenset({Action.HELP, Action.MINE, Action.SEE})  # what is asked for oneself
_REPORTS = frozenset({Taken.REPORT, Taken.UNCLEAR})


class OnlyAsks(Exception):
    """The message changes nothing: it is to be answered beside the writer."""


def answer(message: Incoming, store: Books, *, beside: bool = False) -> list[Part] | None:
    """What to say to a message; None if it is not meant for the bot. `beside` the writer nothing may be changed.

    Raises Refused; OnlyAsks, having changed nothing, for what can as well be answered beside the writer.
    """
    message = replace(message, text=without_radicals(message.text))
    message = as_written(_as_new(addressed(message), store))
    if message.unusable and not (message.text.strip() or message.photos or message.place):
        return _cannot_look_at(message, store)
    said = _answered(message, store, beside=beside)
    return said and [*said, *not_kept(message, said)]


def not_kept(message: Incoming, said: Sequence[Part]) -> list[Part]:
    """What is said beside an answer if something that came with the message was not kept."""
    if not message.unusable or message.edits is not None:
        return []
    about = {case for part in said if isinstance(part.what, Outgoing) for case in part.what.cases}
    return [Part(kinds.not_kept(message.unusable, sorted(about)))]


def _cannot_look_at(message: Incoming, store: Books) -> list[Part] | None:
    """Nothing came but what nobody here can look at: said where the bot is meant, and of videos where photos are
    asked about."""
    known = store.people.by_account(message.chat.platform, message.sender) is not None
    asked = message.unusable == kinds.VIDEO and known and asks_here(message, store)
    listens = message.chat.private or store.group_of(message.chat) is not None
    meant = message.chat.private or message.addressed or message.quotes is not None
    return (
        [Part(kinds.cannot_look_at(message.unusable), alone=True)] if asked or (meant and listens) else None
    )


def _as_new(message: Incoming, store: Books) -> Incoming:
    """An edit that makes a report with photos out of what came to nothing is heard like a new message."""
    if message.edits is None or not message.photos or message.forwarded:
        return message
    sources, chat = store.sources, message.chat
    fresh = replace(message, edits=None)
    same = sources.wording(chat, message.edits) == message.text
    if same and {*message.photos} <= {*sources.photos(chat, message.edits)}:
        return message
    if sources.opened_by(chat, message.edits) is not None or taken_for(fresh, store) not in _REPORTS:
        return message
    if any(store.photos.seen_in(photo) for photo in message.photos):
        return message  # they came to a case by another message
    pending = store.asks.of(chat, message.sender, message.at)
    if pending and {*pending.photos} & {*message.photos}:
        return message
    if pending and pending.only_photos and message.text.strip():
        store.asks.drop(chat, message.sender)  # it was told without its photo, and is told anew
    return fresh


def _answered(message: Incoming, store: Books, *, beside: bool) -> list[Part] | None:
    # New wordings and other people's words order nothing and answer nothing: handlers listen to them.
    direct = message.edits is None and not message.forwarded
    command = _commanded(message, store) if direct else None
    known = message.chat.private or store.group_of(message.chat) is not None
    if not known and not (command and command.handler.anywhere):
        return None
    if not beside and (about := walking.ordered(message, command, store)):
        return _of_walk(about, store)
    if direct:
        message, command = _as_commanded(message, command, store)
    typed, named = message, command
    changed = False
    waiting = store.asks.of(message.chat, message.sender, message.at)
    apart = waiting is not None and meanwhile.stands_alone(message, waiting, store)
    pending = None if apart else waiting
    orders = orders_of(message, command) if direct else ()
    if command is None and (ordinary := as_ordinary(orders, command, message)):
        message, command = ordinary, match_command(ordinary.text)
        orders = orders_of(message, command)
    if pending and (direct or meanwhile.adds_words(message, pending, store)):
        if meanwhile.calls_off(message.text) and not pending.silent:
            store.asks.drop(message.chat, message.sender)
            return [Part("好，不办了。", alone=True)]
        if completed := _completed(message, pending, orders, store):
            store.asks.drop(message.chat, message.sender)
            message, command, changed = completed, match_command(completed.text), True
            orders = orders_of(message, command)
    if not (changed or beside) and (found := walking.listed(typed, named, store)):
        return _of_walk(found, store)
    said = _do(orders, command, message, store, leave=not (changed or beside))
    if apart and waiting and waiting.photos and any(isinstance(one.what, Ask) for one in said or ()):
        said = [*_opened_as_it_is(waiting, message, store), *(said or ())]
    if not beside:
        _must_not_be_drawn(said or ())
    return said


def _completed(
    message: Incoming, pending: Pending, orders: tuple[Order, ...], store: Books
) -> Incoming | None:
    """What the bot waited for, with these words; None if they are talk, an order or a question instead."""
    if right := meanwhile.put_right(message, pending):
        message, pending = right
        return answering(pending, message)
    if meanwhile.is_talk(message, pending, store) or orders_otherwise(orders, pending):
        return None
    if pending.then.startswith(WORD) and _asks_of_named(message, store):
        return None
    return None if meanwhile.asks_instead(message, pending, store) else answering(pending, message)


def _must_not_be_drawn(said: Sequence[Part]) -> None:
    """Raises ValueError if something that is said has a picture."""
    if any(isinstance(part.what, Outgoing) and part.what.sketches for part in said):
        raise ValueError("whoever changes something says no picture: it would be drawn in the transaction")


def _commanded(message: Incoming, store: Books) -> Match | None:
    """The command that the words begin with; None if they ask for more than it, or are said to the others."""
    command = match_command(message.text)
    if command is None or (command.handler is find and asks_more(command.words, message, store)):
        return None
    return None if _is_mere_talk(command, message) else command


def _as_commanded(message: Incoming, command: Match | None, store: Books) -> tuple[Incoming, Match | None]:
    """What is found while a dragnet is open, 下一页, and what is stated of a case, as the command that it comes to."""
    for meant in (swept, turned, as_statement, as_seen, picked, placed):
        if found := meant(message, command, store):
            message, command = found, match_command(found.text)
    return message, command


def _opened_as_it_is(waiting: Pending, message: Incoming, store: Books) -> list[Part]:
    """The report that was asked about, when another question takes the place of that one: it must not be lost."""
    store.asks.drop(message.chat, message.sender)
    text = f"{APART} {waiting.then.removeprefix(WORD).strip()}"
    earlier = replace(message, text=text, photos=waiting.photos, place=waiting.place, quotes=None)
    return _obey(earlier, match_command(text), store, leave=False) or []


def _of_walk(message: Incoming, store: Books) -> list[Part] | None:
    """What a walk's own command says; what waited for an answer about its list waits no more."""
    pending = store.asks.of(message.chat, message.sender, message.at)
    if pending and pending.then.startswith(f"{WALK} "):
        store.asks.drop(message.chat, message.sender)
    return _obey(message, match_command(message.text), store, leave=False)


def _is_mere_talk(command: Match, message: Incoming) -> bool:
    """True for 同意 and the like said to the others of a group."""
    word = command.handler.words[0] in IN_TALK
    return word and not names_case(command, message) and not expects_answer(message)


def _do(
    orders: Sequence[Order], command: Match | None, message: Incoming, store: Books, *, leave: bool
) -> list[Part] | None:
    if ordinary := as_ordinary(orders, command, message):
        return _obey(ordinary, match_command(ordinary.text), store, leave=leave)
    if orders and (found := _order(orders, command, message, store, leave=leave)):
        return found
    if command is None and (asked := _asks_of_named(message, store)):
        return [Part(asked)]
    return _obey(message, command, store, leave=leave)


def _asks_of_named(message: Incoming, store: Books) -> Ask | None:
    person = store.people.by_account(message.chat.platform, message.sender)
    return named_ahead(message, person, store) if person else None


def _order(
    orders: Sequence[Order], command: Match | None, message: Incoming, store: Books, *, leave: bool
) -> list[Part] | None:
    """What orders that are more than one ordinary command come to; None if somebody else may be meant."""
    person = store.people.by_account(message.chat.platform, message.sender)
    if person is None:
        return None
    handlers = [handler_of(one.step) for one in orders]
    if leave and all(one is not None and one.only_asks for one in handlers):
        raise OnlyAsks
    found = obey(orders, command, message, person, store)
    if isinstance(found, Incoming):
        return _obey(found, match_command(found.text), store, leave=leave)
    return None if found is None else [Part(one) for one in found]


def _obey(message: Incoming, command: Match | None, store: Books, *, leave: bool) -> list[Part] | None:
    """What the command says, or whoever listens to such words; None if nobody does."""
    person = store.people.by_account(message.chat.platform, message.sender) or STRANGER
    match = command or overheard(message, store)
    meant = command is not None or expects_answer(message)
    if person is STRANGER and not (match and match.handler.for_strangers):
        return [Part(refusals.STRANGER, alone=True)] if meant or (match and message.photos) else None
    if match is None:
        return [Part(lost(message, store), alone=True)] if meant else None
    if leave and match.handler.only_asks:
        raise OnlyAsks
    try:
        said = understand(match, message, person, store)
    except Refused:
        if meant or match.handler.on_case:
            raise
        return None  # nobody spoke to the bot: who may not do this is left alone
    found = match.handler.answer(said, store)
    if found is None and command is None:
        return None
    alone = match.handler.does in _FOR_ONE
    return [Part(one, said.about, alone) for one in each(found)]


def spoken(part: Part, message: Incoming, store: Books) -> Outgoing | None:
    """One part of an answer as a message; a question is kept until it is answered. None for what is only kept."""
    if isinstance(part.what, Remember):
        store.asked.keep(message.chat, message.sender, part.what.question, message.at)
        return None
    said = _worded(part.what, message, store)
    concerns_one = part.alone or message.alone or isinstance(part.what, Ask)
    if concerns_one and not message.chat.private and _may_pass(said):
        said = said.for_sender(message)
    if part.about is None or said.cases:
        return said
    return replace(said, rows=(Row(part.about.number, said.text),))


def _may_pass(said: Outgoing) -> bool:
    """False for what must stay in the group: a card, which is changed later, papers, and whatever rings."""
    stays = said.card is not None and said.card.place_of is not None
    return not (stays or said.files or said.order or said.mentions or said.kind is not Kind.ACK)


def refusal(why: Refused) -> Part:
    """How a refusal is said."""
    case = getattr(why, "case", None)
    return Part(refusals.wording(why), case if isinstance(case, Case) else None, alone=True)


def _worded(one: str | Outgoing | Ask, message: Incoming, store: Books) -> Outgoing:
    if isinstance(one, str):
        return Outgoing(message.chat, one)
    if isinstance(one, Outgoing):
        return one
    options = tuple(choice.says for choice in one.choices)
    pending = Pending(one.then, one.photos, one.only_yes, one.place, one.or_photos, options)
    store.asks.put(message.chat, message.sender, pending, message.at + PATIENCE)
    yes = (button(one.yes),) if one.only_yes else ()
    choices = (*one.choices, *yes, button(one.no))
    return Outgoing(message.chat, one.text, one.shows, choices=choices, wants_reply=one.wants_reply)
