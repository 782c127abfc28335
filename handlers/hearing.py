"""What a message is taken for that nobody called a report: one to open, to ask about, to decline or to remember."""

from __future__ import annotations

import re
from enum import Enum, auto

from actions.findings import heard_without_urging, is_clear
from domain.chat import Incoming
from handlers.kit import is_polite, quotes_cases
from storage.store import Store
from understanding.orders.in_answer import only_shows
from understanding.orders.kind_and_unit import case_acted_on
from understanding.reports.danger import LIVES
from understanding.reports.kinds import Kind
from understanding.reports.reading import Reading

WORD = "上报"
# 你看这个 only points at the photo: it is asked about like a bare one.
_POINTS = re.compile(
    r"(?:你们?|大家|快|来)?(?:看看?|瞧瞧?)?(?:昨天|刚才)?[这那](?:个|里|儿|边|样|张|是)?.{0,2}"
)

# 这个算店外还是占道啊: asked of the photo that came with it.
_ASKS_WHAT_IT_IS = re.compile(
    "[这那](?:个|种|样|样子|里)?(?:该|应该)?(?:算|是)(?:不算|不是)?.{0,12}?(?:还是|[吗啊呢么?？])"
)


class Taken(Enum):
    """What is done with it."""

    REPORT = auto()  # it becomes a case
    UNCLEAR = auto()  # one question completes it
    TALK = auto()  # it may be talk with a photo: is it a report?
    NO_PROBLEM = auto()  # it becomes none, and its sender is told so
    MAYBE = auto()  # a problem without 上报 or a photo, told to the bot: is it a report?
    AHEAD = auto()  # the same said in a group: its photo may follow


def taken_for(message: Incoming, store: Store) -> Taken | None:
    """What a message is taken for; None for talk. Answers to the bot's cards are other handlers'."""
    if quotes_cases(message):
        return None
    meant = message.spoken_to
    text = message.text.strip()
    if not text or (message.photos and only_shows(text)):
        shows = bool(message.photos or message.place)
        return Taken.UNCLEAR if shows and (meant or asks_here(message, store)) else None
    if is_of_a_case(text, store):
        return None
    reading = heard(message, store)
    video = message.unusable and not is_polite(message)  # it shows as much, if not to the bot
    if message.photos or video:
        if reading.kind is Kind.TALK and not reading.sure:
            return _talk_with_photos(text, meant, meant or asks_here(message, store))
        return _with_photos(text, reading, store, meant, meant or asks_here(message, store))
    if message.place and not reading.sure:  # a place with a name
        return Taken.UNCLEAR if meant or asks_here(message, store) else None
    if meant and _is_for_the_police(reading):
        return Taken.UNCLEAR
    if reading.kind is not Kind.PROBLEM or not (reading.sure or is_clear(reading, store)):
        return None
    if text.startswith(WORD):
        return Taken.REPORT
    return Taken.MAYBE if meant else Taken.AHEAD


def heard(message: Incoming, store: Store) -> Reading:
    """What its words say, where they were said; beside a photo what only asks or urges says nothing else."""
    group = store.group_of(message.chat)
    text, grid = message.text.strip().removeprefix(WORD).strip(), group.grid if group else None
    return heard_without_urging(text, grid, store) if message.photos else store.heard(text, grid)


def is_of_a_case(text: str, store: Store) -> bool:
    """True for a line that begins with a verb and the number of a case (分类 92 私拉乱接电线): it tells of that one."""
    number = case_acted_on(text)
    return number is not None and store.cases.get(number) is not None


def _is_for_the_police(reading: Reading) -> bool:
    """True if somebody may die: whoever tells the bot is told whom to call, also without a photo."""
    return any(one.danger == LIVES for one in reading.findings)


def _with_photos(text: str, reading: Reading, store: Store, meant: bool, asks: bool) -> Taken | None:
    if is_clear(reading, store):
        return Taken.REPORT
    if reading.kind is Kind.PROBLEM:
        return Taken.UNCLEAR if asks else Taken.REPORT if reading.sure else None
    if asks and not meant and reading.kind is Kind.QUESTION and _ASKS_WHAT_IT_IS.match(text):
        return Taken.UNCLEAR
    return Taken.NO_PROBLEM if meant else None


def _talk_with_photos(text: str, meant: bool, asks: bool) -> Taken | None:
    """Of the project's own texts one report in 700 sounds like talk, and half of all talk is not surely talk."""
    if asks and _POINTS.fullmatch(text):
        return Taken.UNCLEAR
    return Taken.TALK if meant else None


def asks_here(message: Incoming, store: Store) -> bool:
    """Does the district want photos asked about in this group (照片追问)?"""
    group = store.group_of(message.chat)
    return group is not None and group.purpose in store.rules.asks_about_photos
