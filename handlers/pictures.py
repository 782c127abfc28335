"""Pictures by their names: 趋势, 热力, 对比墙 of a part of the district and a time, and which one 图 means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from domain.actions import Action
from domain.chat import Outgoing
from domain.question import Aspect, By, Measure, Order, Question, Status
from domain.refused import UnknownScope
from domain.trends import TIMES
from handlers import heat, trends, walls
from handlers.inquiry import Inquiry
from handlers.kit import Answer, Remember, Said, command
from handlers.pages import next_page, paged
from handlers.scopes import asked as must_be_known
from storage.store import Store

Drawn = Callable[[Inquiry, str], Outgoing]


@command("趋势", "趋势图", "trend", does=Action.ASK)
def trend(said: Said, store: Store) -> Answer:
    """趋势 [范围] [时段] — 新增、销号、未销号、按期率，如：趋势 金山片 近4周"""
    return _told("趋势", "{} 趋势", trends.drawn, said, store)


@command("热力", "热力图", "heat", does=Action.ASK)
def heat_map(said: Said, store: Store) -> Answer:
    """热力 [范围] [时段] [状态] — 哪里哪类问题多，如：热力 本月 超期"""
    return _told("热力", "{} 按类别多少件", heat.drawn, said, store, "本月")


@command("对比墙", "wall", does=Action.ASK)
def wall(said: Said, store: Store) -> Answer:
    """对比墙 [范围] [时段] — 销号的整改前后照片，如：对比墙 金山片 本周"""
    return _told("对比墙", "{} 销号的有哪些", walls.drawn, said, store, "本周")


def picture_of(question: Question) -> Drawn | None:
    """Which picture shows what was asked; None where it is the board (晒比拼)."""
    by_rate = question.share or question.measure is Measure.RATE or _ranks_by_rate(question)
    if question.measure is Measure.TREND or question.by in TIMES:
        return trends.drawn
    if question.by in heat.DIVIDED and question.measure is not Measure.COMPARISON:
        return None if by_rate else heat.drawn
    of_closed = question.states == (Status.CLOSED,) and not question.by
    return walls.drawn if of_closed and question.measure in (Measure.LIST, Measure.COUNT) else None


def has_picture(question: Question) -> bool:
    """True if 图 shows something of what was asked, so that the button may be offered."""
    return picture_of(question) is not None or not is_narrowed(question) or is_counted(question)


def is_narrowed(question: Question) -> bool:
    """True if the board would show more than what was asked about, or another rate."""
    of_cases = question.categories or question.place_kind or question.person is not None or question.limit
    apart = question.excepted or question.day_part or question.opened or question.bound
    other = not is_counted(question) and question.states not in ((), (Status.ON_TIME,))
    return bool(of_cases or apart or other)


def is_counted(question: Question) -> bool:
    """True if numbers are told, and no rate or length of time."""
    by_rate = question.share or question.measure is Measure.RATE or _ranks_by_rate(question)
    return not (
        by_rate or question.aspect in (Aspect.PACE, Aspect.ANSWER) or question.measure is Measure.COMPARISON
    )


def _ranks_by_rate(question: Question) -> bool:
    return question.measure is Measure.RANKING and not (question.states or question.order)


def _told(word: str, asks: str, drawn: Drawn, said: Said, store: Store, lately: str = "") -> Answer:
    """What stands behind the word is read as it is in a question. Raises Refused where it is nothing that is known."""
    words, page = paged(said.words)
    question = _read(asks.format(words), said, store)
    if question is None:
        must_be_known(words, said, store)
        raise UnknownScope(words)
    if lately and question.period is None and not set(question.states) & trends.NOW_ONLY:
        question = _with_days(question, asks.format(lately), said, store)
    question = replace(question, page=page, picture=True)
    if drawn is heat.drawn:
        question = replace(question, measure=Measure.RANKING, by=By.CATEGORY, order=Order.MOST)
    shown = drawn(Inquiry(question, said, store), next_page(word, words, page))
    return [shown, Remember(question)]


def _read(words: str, said: Said, store: Store) -> Question | None:
    """None if something in the words is not known, or asks for something else."""
    found = store.question_reader.read(words.strip(), said.today, addressed=True)
    return None if found.left or found.question is None or not _fits(found.question) else found.question


def _fits(question: Question) -> bool:
    return question.measure in (Measure.TREND, Measure.COUNT, Measure.LIST, Measure.RANKING)


def _with_days(question: Question, words: str, said: Said, store: Store) -> Question:
    found = _read(words, said, store)
    return replace(question, period=found.period) if found else question
