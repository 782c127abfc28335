"""What somebody answers to a question: what the bot waited for, completed with it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.routing import Match, match_command
from domain.actions import Action
from domain.chat import Incoming
from handlers.hearing import WORD
from handlers.kit import is_polite, quotes_cases
from handlers.report import ANOTHER, APART, UNNAMED
from storage.asks import Pending
from texts.doubts import STILL, WRONG
from texts.orders import CALL_OFF
from understanding.orders.case_numbers import numbers_ahead
from understanding.orders.in_answer import only_shows
from understanding.orders.steps import ADD

NOT_WANTED = CALL_OFF | {WRONG}
_BACK = "退回 "  # with a photo of what is fixed it is asked whether that is meant
_SHOWN = (Action.ADD, Action.RECTIFY, Action.SCORE)  # what photos that came before a command are for
CARRIED = (f"{APART} ", f"{UNNAMED} ", f"{ADD} ")  # what a button says that takes the photo along
CONFIRMED = "是"
_AGREES = re.compile(
    "(?:嗯|对|好|行|可以|要|成|是|确认|就这样|照办|(?:上?报|办|发|派|改|撤|退)吧|[\\s,，])+(?:的|吧|啊|呀|哦|了|滴|嘞)*[。.!！~]*"
)
# 退, said to 是要“退回 91 …”吗.
_OF_THE_STEP = re.compile(
    r"(?:那|就|对|嗯|好|行|[\s,，])*(退|派|改|撤|报|延|通过|退回|认领|撤回|作废|重开|督办|签收)(?:吧|了|掉|呗)*[。.!！]*"
)
# Completes what was asked for as it stands.
_YES = frozenset({CONFIRMED, "是的", "对", "对的", "没错", "顺序对", "顺序对的", ANOTHER})
_ONLY_NUMBER = re.compile(r"\s*[#＃]?\s*\d{1,9}号?\s*")


def answering(pending: Pending, message: Incoming) -> Incoming | None:
    """The message as the answer to a question: what was asked for, completed. None if it is something else."""
    if agrees(message, pending):
        message = replace(message, text=CONFIRMED)
    if is_polite(message):
        return None
    bare = bool(message.photos) and only_shows(message.text) and not quotes_cases(message)
    message = replace(message, text="") if bare else message
    if pending.silent and not bare:
        return None
    own = match_command(message.text)
    asked = match_command(pending.then)
    if own is not None and _is_of_another(own, asked, message, pending):
        return None
    photos = tuple(dict.fromkeys(pending.photos + message.photos))  # an edit comes with those that it had
    message = replace(message, photos=photos, place=message.place or pending.place)
    if own is not None:
        again = asked is not None and own.handler is asked.handler
        asked_what = pending.then == WORD or pending.then.startswith(_BACK)
        shows = asked_what and bool(pending.photos) and photos == pending.photos
        offered = message.text in pending.options and message.text.startswith(CARRIED)
        return message if again or offered or (shows and own.handler.does in _SHOWN) else None
    yes = message.text.strip() in (*_YES, STILL)
    if pending.only_yes and not yes and not (pending.only_photos and bare):
        return None
    quoted = message.quotes.case if message.quotes else None
    if asked is not None and asked.handler.on_case and not asked.words:
        takes_none = asked.handler.does is Action.WITHDRAW and bool(message.photos)
        if takes_none or (bare and asked.handler.does not in _SHOWN):
            return None  # 撤回 takes no photos: it is of something else
        return _which_one(pending.then, quoted, message)
    if quoted is not None and str(quoted) not in pending.then:
        return None
    words = "" if message.text.strip() in _YES else message.text
    return replace(message, text=f"{pending.then} {words}".strip(), quotes=None)


def _is_of_another(own: Match, asked: Match | None, message: Incoming, pending: Pending) -> bool:
    """True for 整改 88 while 87 is asked about, or with a photo of its own while it is asked of which case another is:
    no case is shown repaired by what was sent of another."""
    if asked is None or own.handler is not asked.handler or not own.handler.on_case:
        return False
    mine, theirs = numbers_ahead(own.words)[0], numbers_ahead(asked.words)[0]
    if theirs:
        return bool(mine) and not {*mine} & {*theirs}
    return bool(mine and pending.photos and {*message.photos} - {*pending.photos})


def agrees(message: Incoming, pending: Pending) -> bool:
    """行吧, said to the bot that asks whether something is meant; not where its button says something else than 是."""
    if not (pending.only_yes and message.spoken_to) or message.photos:
        return False
    if said := _OF_THE_STEP.fullmatch(message.text.strip()):
        return pending.then.startswith((said[1], f"上{said[1]}", f"改{said[1]}"))
    own = pending.then.startswith(APART) or (pending.only_photos and not pending.then.startswith(WORD))
    return not own and _AGREES.fullmatch(message.text.strip()) is not None


def _which_one(word: str, quoted: int | None, message: Incoming) -> Incoming | None:
    """The answer to 哪一件: a number, a quote, or another photo; with other words something else may be meant."""
    if quoted is not None:
        return replace(message, text=f"{word} {quoted} {message.text}".strip(), quotes=None)
    only = _ONLY_NUMBER.fullmatch(message.text) or not message.text.strip()
    return replace(message, text=f"{word} {message.text}".strip(), quotes=None) if only else None
