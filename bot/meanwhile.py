"""What somebody says whom the bot has asked something, and which may be no answer to it."""

from __future__ import annotations

import re

from bot.routing import CALL_OFF, match_command
from domain.chat import Incoming
from handlers.confidential import is_a_wish
from handlers.hearing import WORD, Taken, heard, taken_for
from handlers.question import read
from storage.asks import Pending
from storage.books import Books
from understanding.reports.kinds import Kind as Utterance

_WANT_NAMES = ("改类别 ", "来源 ", "派 ", "定级 ")
_ASKING = re.compile("[?？吗谁哪几]|多少|什么|怎么")
_OFF_STEP = re.compile(
    r"(?:取消|不要|别)(?:报|发)?(?:整改|退回|延期|挂账|申诉|不?通过|派单?)了?\s*[#＃]?\d{0,9}[。.!！]*"
)


def calls_off(text: str) -> bool:
    """取消; 取消整改 2 is no report either."""
    return text.strip() in CALL_OFF or _OFF_STEP.fullmatch(text.strip()) is not None


def stands_alone(message: Incoming, pending: Pending, store: Books) -> bool:
    """True for a whole report with photos of its own while another, of which words are known, is asked about."""
    other = pending.then.startswith(f"{WORD} ") and bool(message.photos and message.text.strip())
    return other and taken_for(message, store) is Taken.REPORT


def is_talk(message: Incoming, pending: Pending, store: Books) -> bool:
    """True for what somebody who is asked about a report surely says to the group and not in answer, and for a wish
    that it be kept private."""
    if pending.then.startswith(WORD) and is_a_wish(message):
        return True
    if message.chat.private or message.addressed or pending.only_yes or not pending.then.startswith(WORD):
        return False
    if not message.text.strip() or match_command(message.text):
        return False
    reading = heard(message, store)
    if message.photos:  # 这边都弄好了, with a photo of its own, while a report in words is asked about
        return reading.sure and reading.kind is Utterance.FIXED and pending.then != WORD
    return reading.sure and reading.kind is not Utterance.PROBLEM


def asks_instead(message: Incoming, pending: Pending, store: Books) -> bool:
    """True for a question where a name of the register is wanted: 哪个网格超期最多 is no category."""
    text = message.text.strip()
    wants_name = pending.then.startswith(_WANT_NAMES) and not message.photos
    return wants_name and _ASKING.search(text) is not None and read(text, message, store).question is not None


def adds_words(message: Incoming, pending: Pending, store: Books) -> bool:
    """True for words given afterwards to the very photo that the bot asks about."""
    if message.edits is None:
        return False
    kept = store.sources.photos(message.chat, message.edits)
    return any(photo in pending.photos for photo in kept)
