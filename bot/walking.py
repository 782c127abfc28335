"""On a walk (走街) what its person says is for the list: it is read as the walk's own command.

Other people in the same group are not on that walk, and commands about cases stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.completing import NOT_WANTED
from bot.one_more_line import line_told
from bot.routing import Match, expects_answer
from bot.walk_wishes import of_line, place_of, wished
from domain.chat import Incoming
from domain.district import Role
from domain.walks import TOGETHER, Walk, WalkItem, WalkName, WalkState
from handlers.bulletins import circular
from handlers.hearing import WORD, heard
from handlers.kit import is_polite, quotes_cases
from handlers.question import read
from storage.books import Books
from texts.from_above import WORD as ABOVE
from texts.secret_walks import WORD as SECRET
from texts.walks import BEGINNING, CHANGE, CONFIRMING, DROP, END_OF_IT
from texts.walks import WORD as WALK
from understanding.orders.without_a_case.walk_lines import OfLine, SamePlace, behind_same_place, spoken
from understanding.orders.without_a_case.walk_wishes import WalkWish, beginning, is_over
from understanding.reports.kinds import Kind

# 通报 of a month is drafted; with lines below it, or numbered ones, it is one that somebody above sent.
_PASTED = re.compile(r"\s*[/／]?\s*通报(?=[^\n]*\n|\s*(?:[(（]?1[)）.．、]|①))[\s:：]*(.+)", re.DOTALL)
# People leave out the space: 走街结束, 飞检开始 金山片; and say 暗访 as they say 飞检.
_NAMES = "|".join((*WalkName, SECRET))
_GLUED = re.compile(
    rf"\s*({_NAMES})\s*(?:(开始)(?:[\s,，:：]+(.*))?|(结束|确认|继续走?|作废|清单))[。.!！]*\s*", re.DOTALL
)
_BEGUN = re.compile(
    rf"(?:好了?|那|我们?|咱们?|现在|这就|马上|准备|要|先|请|可以|去|[\s,，])*开始(?:一次|去)?({_NAMES})了?"
    r"(?:[\s,，:：]+(.+?))?[。.!！]*",
    re.DOTALL,
)
_CHANGE = re.compile(r"\s*(?:修改|更正|改)\s*第?\s*(\d{1,3})(?!\d)\s*[条项]?[\s,，:：、.]*(.*)", re.DOTALL)
_DROP = re.compile(
    r"\s*(?:删除|删掉|删|去掉)\s*第?\s*(\d{1,3}(?:\s*[、,，\s]\s*\d{1,3})*)\s*[条项]?[。.!！]*\s*"
)
_YES = re.compile(r"\s*(确认|继续走|作废)[。.!！]*\s*")


def ordered(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """What people say about the walk itself for short: 走街结束, 改 3 …, 删 3, 确认. None if it is something else."""
    text = message.text
    if not message.direct:
        return None
    if command is not None and command.handler.by_button and command.words:
        return None  # 夜查开始 3
    if (glued := _GLUED.fullmatch(text)) and not _of_none(glued[1], glued[2], message, store):
        return replace(message, text=_of_name(glued[1], glued[2] or glued[4], glued[3]))
    if expects_answer(message) and (begun := _BEGUN.fullmatch(text)):
        return replace(message, text=_of_name(begun[1], BEGINNING, begun[2]))
    if command is not None and command.handler is circular and (pasted := _PASTED.fullmatch(text)):
        return replace(message, text=f"{ABOVE} {pasted[1]}")
    if command is not None and command.words:
        return None
    if expects_answer(message) and (new := _begun_beside(message, store)):
        return new
    if message.quotes is not None:
        return None
    walk = store.walks.current(message.chat, message.sender)
    if walk is not None and (line := line_told(message, walk, store)):
        return line
    told = _short(text) or (WalkWish.END if is_over(text) else spoken(text))
    if told is None:
        return wished(message, store)
    said = _command(told, walk, message, store) if walk is not None else None
    return replace(message, text=f"{WALK} {said}") if said else None


def _begun_beside(message: Incoming, store: Books) -> Incoming | None:
    """今天跑12个点，帮我开个头 走街开始; without the walk's name only of whoever oversees."""
    told = beginning(message.text) if not (message.photos or message.place) else None
    if told is None or (not told.name and not _oversees(message, store)):
        return None
    if not told.name and store.walks.current(message.chat, message.sender) is not None:
        return None
    return replace(message, text=_of_name(told.name or WALK, BEGINNING, told.route))


def _oversees(message: Incoming, store: Books) -> bool:
    person = store.people.sender(message)
    return person is not None and person.has(Role.INSPECTOR)


def _of_none(name: str, begins: str | None, message: Incoming, store: Books) -> bool:
    """暗访 作废, said when nobody is on a walk here, is about what waits to be released."""
    return name == SECRET and begins is None and store.walks.current(message.chat, message.sender) is None


def _of_name(name: str, verb: str, route: str | None) -> str:
    """飞检 开始 金山片; a secret walk (暗访) is one of which only the route says so."""
    if name == SECRET and verb == BEGINNING:
        return f"{WALK} {verb} {SECRET} {route or ''}".strip()
    return f"{WALK if name in (WalkName.ABOVE, SECRET) else name} {verb} {route or ''}".strip()


def _command(
    told: str | WalkWish | OfLine | SamePlace, walk: Walk, message: Incoming, store: Books
) -> str | None:
    """The walk's own command; None if it is over already, or has no such line."""
    if _YES.fullmatch(message.text) and walk.state is not WalkState.LISTED:
        told = WalkWish.END if told == CONFIRMING else ""  # the list is shown first, and is no finding itself
    if isinstance(told, WalkWish):
        return END_OF_IT if walk.state is WalkState.UNDER_WAY else None
    if isinstance(told, str):
        return told
    items = store.walks.items(walk)
    if isinstance(told, SamePlace):
        return _where_the_one_before_is(items, message, store)
    return of_line(told, items, message, store)


def _where_the_one_before_is(items: Sequence[WalkItem], message: Incoming, store: Books) -> str | None:
    """The last line with the place of the one before it; None if that has none."""
    place = place_of(items[-2], message, store) if len(items) > 1 else ""
    return f"{CHANGE} {items[-1].number} {place} {items[-1].text}".strip() if place else None


def listed(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """What goes on the list of the walk that its sender is on here; None if they are on none, or it is other talk."""
    reports = command is not None and command.handler.words[:1] == (WORD,)
    if (command is not None and not reports) or message.forwarded or quotes_cases(message):
        return None
    walk = store.walks.current(message.chat, message.sender)
    if walk is None or walk.state is not WalkState.UNDER_WAY:
        return None
    words = command.words if command is not None else _with_place(message, walk, store)
    if message.edits is None and not reports and not _is_found(message, walk, store):
        return None
    return replace(message, text=f"{WALK} 记 {words}".strip())


def _with_place(message: Incoming, walk: Walk, store: Books) -> str:
    """The words; 同一个市场 stands for the place of the line before."""
    rest = behind_same_place(message.text)
    items = store.walks.items(walk) if rest else []
    own = any(one.place for one in heard(replace(message, text=rest or "", photos=()), store).findings)
    place = place_of(items[-1], message, store) if items and not own else ""
    return f"{place} {rest}".strip() if rest and (place or own) else message.text.strip()


def _short(text: str) -> str | None:
    if change := _CHANGE.fullmatch(text):
        return f"{CHANGE} {change[1]} {change[2]}".strip()
    if drop := _DROP.fullmatch(text):
        return f"{DROP} {drop[1]}"
    yes = _YES.fullmatch(text)
    return yes[1] if yes else None


def _is_found(message: Incoming, walk: Walk, store: Books) -> bool:
    """Is it something that was found? Photos and positions are; words as far as they are no question and no talk."""
    if message.photos or message.place:
        return True
    text = message.text.strip()
    if not text or is_polite(message) or text in NOT_WANTED:
        return False
    reading = heard(message, store)
    if reading.kind is Kind.PROBLEM:
        return True
    if reading.sure and reading.kind in (Kind.TALK, Kind.QUESTION, Kind.PRESENCE, Kind.LEAVE):
        return False
    if _waits_for_words(message, walk, store):
        return True
    return expects_answer(message) and read(text, message, store).question is None


def _waits_for_words(message: Incoming, walk: Walk, store: Books) -> bool:
    """True if the last thing on the list is a photo, sent a moment ago, that nothing was said to."""
    items = store.walks.items(walk)
    return bool(items) and not items[-1].text and message.at - items[-1].at <= TOGETHER
