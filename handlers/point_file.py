"""档案: the file of a point, by its name or asked for in plain words; with its photos, and to print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions import points_named
from actions.point_files import scope_of, sought, standing
from domain.actions import Action
from domain.chat import Choice, Incoming, Outgoing
from domain.order import Order
from domain.periods import Period
from domain.points import Point
from domain.question import Measure, Question
from domain.scope import NamedScope
from handlers import walls
from handlers.inquiry import Inquiry
from handlers.kit import Answer, Ask, Said, command, is_plain, listener
from handlers.pages import next_page, paged
from handlers.scopes import scopes_of
from storage.store import Store
from texts import point_files as wording

MOST_TO_CHOOSE = 8
PAIRS, PRINT = "前后对比", "打印"
_AS_PAPER = (PRINT, "导出")
_EVER = r"(?:以前|过去|之前|历来|从前|一直以来)"
_LOOK = r"(?:请|帮我|给我)?(?:查一?下|看一?下|看看|查查)?"
_PLACE = r"(?P<place>[^，。？?！!\s]{2,20}?)"
_HAD = re.compile(
    rf"{_LOOK}{_PLACE}的?{_EVER}都?(?:出过|有过|发生过|报过)(?:些|了)?(?:什么|哪些|啥)问题[呢啊？?。]*"
)
_HOW = re.compile(rf"{_LOOK}{_PLACE}的?(?:点位)?(?:档案|历史|情况)(?:怎么?样|如何|呢)?[？?。]*")


def _asked(message: Incoming, store: Store) -> Point | None:
    """The point whose past somebody asks for. 情况 and 历史 are any talk's words: only if the bot is spoken to."""
    text = message.text.strip()
    found = _HAD.fullmatch(text) or (_HOW.fullmatch(text) if message.spoken_to else None)
    return _called(found["place"], store) if found and is_plain(message) else None


def _asks(message: Incoming, store: Store) -> bool:
    return _asked(message, store) is not None


@command("档案", "点位档案", "file", does=Action.ASK)
def show(said: Said, store: Store) -> Answer:
    """档案 点位 — 出过多少问题、在办多少、谁负责，如：档案 人民广场"""
    words, page = paged(said.words)
    name, _, last = words.rpartition(" ")
    wish = last if last in (PAIRS, *_AS_PAPER) else ""
    name = name.strip() if wish else words
    if not name:
        return Ask(wording.WHICH, "档案")
    grid = said.group.grid if said.group else None
    point = points_named.called(name, grid, store)
    if point is None:
        alike = points_named.all_called(name, grid, store)
        return _which(alike, name, wish, said, store) if alike else wording.unknown(name)
    _must_be_shown(point, said, store)
    if wish == PAIRS:
        return _pairs(point, page, said, store)
    return _printed(point, said) if wish else _told(point, said, store)


@listener(does=Action.ASK, wants=_asks)
def asked_in_words(said: Said, store: Store) -> Answer:
    """人民广场以前出过什么问题."""
    point = _asked(said.message, store)
    if point is None:
        return None
    _must_be_shown(point, said, store)
    return _told(point, said, store)


def _called(name: str, store: Store) -> Point | None:
    """The only point with just this name, alias or number."""
    found = [one for one in store.district.points if name in one.names]
    return found[0] if len(found) == 1 else None


def _which(points: Sequence[Point], name: str, wish: str, said: Said, store: Store) -> Outgoing:
    """Several are called so."""
    shown = points[:MOST_TO_CHOOSE]
    labels = [f"{one.name}（{store.district.grid[one.grid].name}）" for one in shown]
    says = [f"档案 {one.code} {wish}".strip() for one in shown]
    return Outgoing(said.chat, wording.which(name, len(points)), choices=tuple(map(Choice, labels, says)))


def _question(point: Point) -> Question:
    """What is there."""
    return Question(Measure.LIST, scopes=(NamedScope("point", (point.id,), point.name),))


def _must_be_shown(point: Point, said: Said, store: Store) -> None:
    """Raises ScopeNotYours and ScopeNotHere."""
    scopes_of(_question(point), said, store)


def _told(point: Point, said: Said, store: Store) -> Outgoing:
    found = standing(point, said.at, store)
    choices = (
        *((Choice(PAIRS, f"档案 {point.code} {PAIRS}"),) if found.closed else ()),
        *((Choice(PRINT, f"档案 {point.code} {PRINT}"),) if found.ever else ()),
    )
    return Outgoing(
        said.chat, "\n".join(wording.lines(point, found, store.district, said.at)), choices=choices
    )


def _pairs(point: Point, page: int, said: Said, store: Store) -> Outgoing:
    """Its photos before and after as pictures, the latest first, from its first case on."""
    oldest = min((one.opened_at for one in store.figures.listed(sought(point, said.at))), default=said.at)
    ever = Period(oldest.astimezone(store.zone).date(), said.today, "历来")
    asked = Inquiry(replace(_question(point), period=ever, page=page), said, store)
    return walls.drawn(asked, next_page("档案", f"{point.code} {PAIRS}", page))


def _printed(point: Point, said: Said) -> Outgoing:
    order = Order("档案", said.at, scope_of(point))
    return Outgoing(said.chat, f"{point.name}的档案，截至 {said.at:%H:%M}", order=order)
