"""What the bot answers to one message, and whether a writer is needed for it."""

from __future__ import annotations

from dataclasses import replace

from bot import meanwhile, walking
from bot.another_report import asked_again, stands_alone
from bot.as_written import as_written
from bot.asked_at_once import asked_at_once
from bot.between_colleagues import is_for_a_colleague
from bot.calling_off import off_or_anew
from bot.commanded import Commanded, as_commanded, command_of, with_orders
from bot.described_orders import described_order
from bot.done_ahead import keep_for_its_photo
from bot.filed import about, came_alone, with_its_order
from bot.heard_orders import as_ordinary
from bot.moved_on import is_long_ago, is_over
from bot.named_ahead import named_ahead
from bot.not_theirs import of_a_stranger, passed_on
from bot.ordering import obey
from bot.photo_anew import instead_of_it
from bot.placing import list_gone_back_to
from bot.routing import (
    STRANGER,
    Match,
    addressed,
    expects_answer,
    handler_of,
    match_command,
    overheard,
    understand,
)
from bot.speaking import Part, must_not_be_drawn, not_kept
from bot.within_unit import within_unit
from domain.actions import Action
from domain.chat import Incoming
from domain.ordinary import without_radicals
from domain.refused import Refused
from handlers.going_on import doubted
from handlers.hearing import WORD, Taken, asks_here, taken_for
from handlers.kit import Ask, each
from handlers.question import lost
from handlers.report import APART, UNNAMED
from storage.asks import PATIENCE, Pending
from storage.books import Books
from texts import kinds
from texts.answers import NOT_POSTED
from texts.orders import is_meant
from texts.walks import WORD as WALK
from understanding.posting import wants_it_posted

_FOR_ONE = frozenset({Action.HELP, Action.MINE, Action.SEE})  # what is asked for oneself
_REPORTS = frozenset({Taken.REPORT, Taken.UNCLEAR})


class OnlyAsks(Exception):
    """The message changes nothing: it is to be answered beside the writer."""


def answer(message: Incoming, store: Books, *, beside: bool = False) -> list[Part] | None:
    """What to say to a message; None if it is not meant for the bot. `beside` the writer nothing may be changed.

    Raises Refused; OnlyAsks, having changed nothing, for what can as well be answered beside the writer.
    """
    message = replace(message, text=without_radicals(message.text))
    message = with_its_order(as_written(_as_new(addressed(message), store)), store)
    if (message.unusable and not message.has_content) or came_alone(message, store):
        return _cannot_look_at(message, store)
    said = _answered(message, store, beside=beside)
    if said and beside and _stays_here(message, said):
        said = [*said, Part(NOT_POSTED, alone=True)]
    if not said and message.unusable and message.spoken_to:  # 收到, with a document
        return not_kept(message, ())
    return said and [*said, *not_kept(message, said)]


def _stays_here(message: Incoming, said: list[Part]) -> bool:
    """True for what is only shown to one person who wants it in a group; what is asked first is no answer yet."""
    asks = any(isinstance(one.what, Ask) for one in said)
    return message.chat.private and wants_it_posted(message.text) and not asks


def _cannot_look_at(message: Incoming, store: Books) -> list[Part] | None:
    """Nothing came but what nobody here can look at: said where the bot is meant, and of videos where photos are
    asked about."""
    known = store.people.sender(message) is not None
    asked = message.unusable == kinds.VIDEO and known and asks_here(message, store)
    listens = message.chat.private or store.group_of(message.chat) is not None
    meant = (message.spoken_to or message.quotes is not None) and listens
    if meant and message.files:
        return [about(message, store)]
    return [Part(kinds.cannot_look_at(message.unusable), alone=True)] if asked or meant else None


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
    command = command_of(message, store) if message.direct else None
    known = message.chat.private or store.group_of(message.chat) is not None
    if not known and not (command and command.handler.anywhere):
        return None
    if is_for_a_colleague(message, command, store):
        return None
    if not beside and (about := walking.ordered(message, command, store)):
        return _of_walk(about, store)
    earlier = ""
    if message.direct:
        if asked := asked_at_once(message, command, store):
            return [Part(asked)]
        earlier = list_gone_back_to(message, command, store)
        message, command = as_commanded(message, command, store)
    said = _said_to(message, command, store, beside=beside)
    if said is None and not beside:
        keep_for_its_photo(message, store)
    if not beside:
        must_not_be_drawn(said or ())
    return [Part(earlier, alone=True), *said] if earlier and said else said


def _said_to(message: Incoming, command: Match | None, store: Books, *, beside: bool) -> list[Part] | None:
    """What was asked is answered first; then a walk takes what was found on it; then anything else is done."""
    meant = with_orders(message, command, store) if message.direct else Commanded(message, command)
    waiting = store.asks.of(message.chat, message.sender, message.at)
    apart = waiting is not None and stands_alone(message, waiting, store)
    if waiting and not apart and meanwhile.may_answer(meant.message, waiting, store):
        if other_photo := instead_of_it(meant.message, waiting):
            return [Part(other_photo)]
        if meanwhile.calls_off(meant.message, waiting, store):
            store.asks.drop(message.chat, message.sender)
            return [Part("好，不办了。", alone=True)]
        if anew := off_or_anew(meant.message, waiting, store):
            return [Part(anew)]
        if of_one := meanwhile.of_one_case(meant.message, waiting):
            return _one_of_several(*of_one, store)
        if completed := meanwhile.completed(meant, waiting, store):
            if is_long_ago(meant.message, waiting, store):
                return [Part(_is_meant(completed))]
            store.asks.drop(message.chat, message.sender)
            completed = as_written(completed)
            return _do(with_orders(completed, match_command(completed.text), store), store, leave=False)
    if not beside and (found := walking.listed(message, command, store)):
        return _of_walk(found, store)
    if apart and not message.photos:  # the bot has just asked: what is told next is told to it
        meant = replace(meant, message=replace(meant.message, addressed=True))
    said = _do(meant, store, leave=not beside)
    if waiting and _ends(waiting, meant, store):
        store.asks.drop(message.chat, message.sender)
    must_be_kept = waiting is not None and (_tells_a_report(waiting) or (apart and not _is_of_none(waiting)))
    if waiting and must_be_kept and _is_replaced(waiting, said):
        return [*_opened_as_it_is(waiting, message, store), *(said or ())]
    if waiting and apart and not message.photos:
        return [*(said or ()), Part(asked_again(waiting))]
    return said


def _ends(waiting: Pending, meant: Commanded, store: Books) -> bool:
    """True if a question waits no more, for something else was done; not if that asks something itself."""
    message = meant.message
    if waiting.only_yes:
        return meanwhile.moves_the_same(meant.command, waiting)
    return is_over(meant, waiting) and store.asks.of(message.chat, message.sender, message.at) == waiting


def _is_meant(completed: Incoming) -> Ask:
    """Whether words answer a question that was asked long ago."""
    return Ask(is_meant(completed.text), completed.text, completed.photos, only_yes=True)


def _tells_a_report(waiting: Pending) -> bool:
    """True if words with a photo are asked about, and are surely meant as a report."""
    return not waiting.only_yes and waiting.then.startswith(f"{WORD} ")


def _is_of_none(waiting: Pending) -> bool:
    """True if it was said that a photo with its words is no report, unless its sender says 是."""
    return waiting.only_yes and waiting.then.startswith(f"{WORD} ")


def _is_replaced(waiting: Pending, said: list[Part] | None) -> bool:
    """True if another question takes the place of the one about a photo."""
    return bool(waiting.photos) and any(isinstance(one.what, Ask) for one in said or ())


def _one_of_several(message: Incoming, rest: Pending, store: Books) -> list[Part] | None:
    """What is done to one case, while the photos of the others are still waited for."""
    said = _do(with_orders(message, match_command(message.text), store), store, leave=False)
    store.asks.put(message.chat, message.sender, rest, message.at + PATIENCE)
    numbers = "、".join(f"#{one}" for one in rest.then.split() if one.isdecimal())
    return [*(said or ()), Part(f"还差 {numbers} 整改后的照片。", alone=True)]


def _opened_as_it_is(waiting: Pending, message: Incoming, store: Books) -> list[Part]:
    """The report that was asked about, when another question takes the place of that one: it must not be lost."""
    store.asks.drop(message.chat, message.sender)
    text = f"{UNNAMED} {waiting.then.removeprefix(WORD).removeprefix(APART).strip()}"
    earlier = replace(message, text=text, photos=waiting.photos, place=waiting.place, quotes=None)
    return _obey(earlier, match_command(text), store, leave=False) or []


def _of_walk(message: Incoming, store: Books) -> list[Part] | None:
    """What a walk's own command says; what waited for an answer about its list waits no more."""
    pending = store.asks.of(message.chat, message.sender, message.at)
    if pending and pending.then.startswith(f"{WALK} "):
        store.asks.drop(message.chat, message.sender)
    return _obey(message, match_command(message.text), store, leave=False)


def _do(meant: Commanded, store: Books, *, leave: bool) -> list[Part] | None:
    """What is commanded; `leave` for what only asks to be left to whoever answers beside the writer."""
    meant = replace(meant, orders=within_unit(meant.orders, meant.message, store))
    message, command, orders = meant.message, meant.command, meant.orders
    if ordinary := as_ordinary(orders, command, message):
        return _obey(ordinary, match_command(ordinary.text), store, leave=leave)
    if orders and (found := _order(meant, store, leave=leave)):
        return found
    if command is None and (asked := named_ahead(message, store)):
        return [Part(asked)]
    if command is None and not orders and (asked := described_order(message, store)):
        return [Part(asked)]
    return _obey(message, command, store, leave=leave)


def _order(meant: Commanded, store: Books, *, leave: bool) -> list[Part] | None:
    """What orders that are more than one ordinary command come to; None if somebody else may be meant."""
    message, orders = meant.message, meant.orders
    person = store.people.sender(message)
    if person is None:
        return None
    handlers = [handler_of(one.step) for one in orders]
    if leave and all(one is not None and one.only_asks for one in handlers):
        raise OnlyAsks
    found = obey(orders, meant.command, message, person, store)
    if isinstance(found, Incoming):
        return _obey(found, match_command(found.text), store, leave=leave)
    return None if found is None else [Part(one) for one in found]


def _not_understood(message: Incoming, store: Books) -> list[Part]:
    return [Part(one, alone=True) for one in (lost(message, store), *doubted(message, store))]


def _obey(message: Incoming, command: Match | None, store: Books, *, leave: bool) -> list[Part] | None:
    """What the command says, or whoever listens to such words; None if nobody does."""
    person = store.people.sender(message) or STRANGER
    match = command or overheard(message, store)
    meant = command is not None or expects_answer(message)
    if person is STRANGER and not (match and match.handler.for_strangers):
        if not meant and not (match and message.photos):
            return None
        return [Part(of_a_stranger(match, message, store.rules.hotline), alone=True)]
    if match is None:
        return _not_understood(message, store) if meant else None
    if meant and (told := passed_on(match, message, person, store)):
        return told
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
