"""Documents that people send: which order one belongs to, and what is said to one that came alone."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.routing import match_command, takes_files
from bot.speaking import Part
from domain.actions import Action
from domain.chat import Incoming, listed
from domain.sent import LONGEST_TITLE, SentFile, Unread
from handlers.hearing import Taken, taken_for
from handlers.kit import Ask, may_here
from handlers.regulations import KEEP, waits_for_text
from storage.asks import PATIENCE
from storage.books import Books
from texts import kinds
from texts import regulations as wording

# Words that are about the document they come with, and neither a report nor a question.
_ABOUT_IT = re.compile(r"存|收下|录入|入库|方案|制度|办法|规定|细则|文件|附件|这[份个]|[新终定]稿|最新")
_LONGEST_ABOUT_IT = 40  # characters


def with_its_order(message: Incoming, store: Books) -> Incoming:
    """A message with a document, with what it is sent for: the order above it, or the one said just before.

    What an order takes does not count as what nobody here can look at.
    """
    if not message.files or message.edits is not None:
        return message
    if not takes_files(message.text):
        order = "" if message.has_content else _said_before(message, store)
        if not order:
            return message
        message = replace(message, text=order, forwarded=False)  # only the document may be passed on
    others = (one for one in message.unusable.split("、") if one != kinds.FILE)
    return replace(message, unusable=listed(*others)) if message.direct else message


def without_others(message: Incoming, store: Books) -> Incoming:
    """The message without the text of documents that its sender may not have kept: nobody here needs to have it."""
    if not any(one.text for one in message.files) or _may_keep(message, store):
        return message
    return replace(message, files=tuple(SentFile(one.name, why=Unread.NOT_KEPT) for one in message.files))


def came_alone(message: Incoming, store: Books) -> bool:
    """True for a document without words, or with words about it alone, from whoever may have it kept."""
    if not message.files or message.photos or message.place or message.edits is not None:
        return False
    words = message.text.strip()
    if not words:
        return True
    told = len(words) <= _LONGEST_ABOUT_IT and _ABOUT_IT.search(words) is not None
    if not (told and message.spoken_to and _may_keep(message, store)):
        return False
    command = match_command(words)
    if command is not None:
        # 方案 红黄榜办法 above the document itself asks for no other; a passed on order is none.
        passed_on = command.handler.takes_files and not message.direct
        return command.handler.does is Action.READ_PLANS or passed_on
    return taken_for(message, store) is not Taken.REPORT


def about(message: Incoming, store: Books) -> Part:
    """What is said to a document that came alone where the bot is meant: whether to keep it, or what may be sent."""
    if not _may_keep(message, store):
        return Part(kinds.cannot_look_at(kinds.FILE), alone=True)
    sent, *others = message.files
    if others:
        return Part(wording.ONE_AT_A_TIME, alone=True)
    if sent.why is not None:
        return Part(wording.unread(sent), alone=True)
    if store.asks.of(message.chat, message.sender, message.at):  # what is asked already must not be lost
        return Part(wording.how_to_keep(sent), alone=True)
    name = _named(message) or sent.title
    return Part(Ask(wording.keep_it(sent, name), f"{KEEP} {name}", only_yes=True))


def _named(message: Incoming) -> str:
    """What the words above a document call it: 方案 红黄榜办法."""
    command = match_command(message.text)
    return command.words.strip("《》 ")[:LONGEST_TITLE] if command else ""


def _said_before(message: Incoming, store: Books) -> str:
    """The order that its sender gave last, if that still waits for a text; '' if it does not."""
    text, files = store.sources.said_last(message.chat, message.sender, message.at - PATIENCE)
    command = match_command(text)
    waits = command is not None and command.handler.takes_files and waits_for_text(command.words)
    return text if waits and not files else ""


def _may_keep(message: Incoming, store: Books) -> bool:
    person = store.people.sender(message)
    return person is not None and may_here(person, message, Action.KEEP_PLANS, store)
