"""改类别, 改地点, 来源: what was taken for something else is put right at any time."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import mending, reports
from actions.findings import category_called
from domain.actions import Action
from domain.cases import Case, Source, Step
from domain.chat import Incoming
from domain.life import is_unclear, must_allow
from domain.refused import SameSource
from handlers.ahead import just_reported
from handlers.kit import Answer, Ask, Said, button, command, listener
from storage.store import Store
from texts.orders import is_meant
from understanding.orders.anew import Anew, in_place, said_anew


@command("改类别", "category", does=Action.ADD, on_case=True)
def change_category(said: Said, store: Store) -> Answer:
    """改类别 12 类别 — 类别认错了，改一下"""
    number, words = said.case.number, said.words.strip()
    if is_unclear(said.case) and said.case.category is None and words:
        return reports.add(said.case, said.cause, store)
    category = category_called(words, store)
    if category is not None:
        return mending.change_category(said.case, category, said.cause, store)
    reading = store.heard(words or said.case.text, said.case.grid)
    likely = [*(one.category for one in reading.findings if one.category), *reading.nearest]
    names = [store.district.category[one].name for one in dict.fromkeys(likely)]
    return Ask(
        f"#{number} 改成哪个类别？", f"改类别 {number}", choices=tuple(button(name) for name in names[:4])
    )


@command("改地点", "place", does=Action.ADD, on_case=True)
def change_place(said: Said, store: Store) -> Answer:
    """改地点 12 地点 — 地点认错了，改一下"""
    if not said.words:
        return Ask(f"#{said.case.number} 改到哪里？", f"改地点 {said.case.number}")
    if is_unclear(said.case) and said.case.grid is None:
        return reports.add(said.case, said.cause, store)
    return mending.change_place(said.case, said.cause, store)


@command("来源", "source", does=Action.SOURCE, on_case=True)
def change_source(said: Said, store: Store) -> Answer:
    """来源 12 领导交办 批示：内容 — 定这件是从哪里来的"""
    must_allow(said.case, Step.SOURCE)
    number, (source, ordered) = said.case.number, _source(said.words.strip())
    if source is None:
        choices = tuple(button(str(one)) for one in Source if one is not said.case.source)
        return Ask(f"#{number} 现在的来源是{said.case.source}，改成哪个？", f"来源 {number}", choices=choices)
    if source is said.case.source and ordered in ("", said.case.instruction):
        raise SameSource(said.case)
    return mending.change_source(said.case, source, said.cause, store, ordered)


def _is_quoted(message: Incoming, store: Store) -> bool:
    quoted = message.quotes.case if message.quotes and _anew(message) else None
    case = store.cases.get(quoted) if quoted else None
    return case is not None and _put_right(message, case, store) is not None


def _follows(message: Incoming, store: Store) -> bool:
    case = _just_reported(message, store)
    return case is not None and _put_right(message, case, store) is not None


def _just_reported(message: Incoming, store: Store) -> Case | None:
    alone = not message.quotes and _anew(message) is not None
    person = store.people.by_account(message.chat.platform, message.sender) if alone else None
    return just_reported(person, message, store) if person else None


def _anew(message: Incoming) -> Anew | None:
    return None if message.photos else said_anew(message.text)


def _put_right(message: Incoming, case: Case, store: Store) -> str | None:
    """The command with which its words, saying nothing else, put a category or a place of the case right."""
    anew = _anew(message)
    if anew is None:
        return None
    if category := category_called(anew.words, store):
        return f"改类别 {case.number} {category.name}"
    named = store.recogniser.recognise(anew.words)
    if named.point and not named.category:
        return f"改地点 {case.number} {anew.words}"
    if place := in_place(case.place, anew.words):
        return f"改地点 {case.number} {place}"
    return f"补充 {case.number} {message.text.strip()}" if anew.surely else None


@listener(does=Action.ADD, wants=_is_quoted, on_case=True)
def put_right(said: Said, store: Store) -> Answer:
    """不对，应该是金衡街的, of the quoted case."""
    word, _, words = (_put_right(said.message, said.case, store) or "").split(" ", 2)
    said = replace(said, words=words)
    if word == "补充":
        return reports.add(said.case, said.cause, store)
    return (change_category if word == "改类别" else change_place).answer(said, store)


@listener(does=Action.REPORT, wants=_follows)
def put_right_at_once(said: Said, store: Store) -> Answer:
    """不是金山小学，是人民广场, right after a report: is it this one that is meant?"""
    case = _just_reported(said.message, store)
    meant = _put_right(said.message, case, store) if case else None
    return Ask(is_meant(meant), meant, only_yes=True) if meant else None


_CALLED = {
    "媒体": Source.MEDIA,
    "曝光": Source.MEDIA,
    "领导": Source.LEADER,
    "交办": Source.LEADER,
    "巡查": Source.PATROL,
    **{str(one): one for one in Source},
}
_NAMED = re.compile(
    rf"(?P<source>{'|'.join(sorted(_CALLED, key=len, reverse=True))})"
    r"(?:(?:[\s,，:：;；。]+|(?=批示))(?:批示)?[\s,，:：]*(?P<ordered>.*))?",
    re.DOTALL,
)


def _source(words: str) -> tuple[Source | None, str]:
    """The source that people call so, and what was ordered or said there (批示)."""
    found = _NAMED.fullmatch(words)
    return (_CALLED[found["source"]], (found["ordered"] or "").strip()) if found else (None, "")
