"""改类别, 改地点, 来源: what was taken for something else is put right at any time."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import mending, reports
from actions.findings import category_called
from domain.actions import Action
from domain.authority import belongs_here
from domain.cases import Case, Source, Step
from domain.chat import Incoming
from domain.life import is_unclear, must_allow
from domain.refused import SameCategory, SameSource
from handlers.ahead import just_reported
from handlers.kit import Answer, Ask, Said, button, command, listener
from storage.store import Store
from texts.orders import is_meant
from understanding.orders.put_right import Anew, in_place, said_anew


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
    quoted = message.quotes.case if message.quotes and _anew(message.text, message) else None
    case = store.cases.get(quoted) if quoted else None
    return case is not None and _put_right(message.text, message, case, store) is not None


def is_put_right(message: Incoming, store: Store) -> bool:
    """True for what somebody just reported, or names by its number, and says anew: 8应该是北湖广场的."""
    return _said_of_one(message, store) is not None


def _said_of_one(message: Incoming, store: Store) -> str | None:
    """The command that the message means; None if it speaks of no case, or says something else."""
    if message.quotes:
        return None
    if named := _NUMBERED.fullmatch(message.text):
        case, words = store.cases.get(int(named[1])), named[2]
    else:
        case, words = _just_reported(message, store), message.text
    if case is None or not _may_be_spoken_of(case, message, store):
        return None
    says_where = named and (message.spoken_to or _AT.match(words))  # 3 人民广场 may count people
    if says_where and (place := _only_place(words, case, store)):
        return f"改地点 {case.number} {place}"
    return _put_right(words, message, case, store)


def _may_be_spoken_of(case: Case, message: Incoming, store: Store) -> bool:
    group = store.group_of(message.chat)
    return not case.confidential and (group is None or belongs_here(case, group, store.district))


def _just_reported(message: Incoming, store: Store) -> Case | None:
    said = _anew(message.text, message) is not None or _may_be_place(message)
    person = store.people.sender(message) if said else None
    return just_reported(person, message, store) if person else None


def _anew(words: str, message: Incoming) -> Anew | None:
    return None if message.photos else said_anew(words)


def _put_right(words: str, message: Incoming, case: Case, store: Store) -> str | None:
    """The command with which the words, saying nothing else, put a category or a place of the case right."""
    anew = _anew(words, message)
    if anew is None:
        lacks = case.point is None and _may_be_place(message)
        place = _only_place(words, case, store) if lacks else None
        return f"改地点 {case.number} {place}" if place else None
    if category := category_called(anew.words, store):
        return f"改类别 {case.number} {category.name}"
    named = store.recogniser.recognise(anew.words, case.grid)
    if named.point and not named.category:
        return f"改地点 {case.number} {anew.words}"
    if place := in_place(case.place, anew.words):
        return f"改地点 {case.number} {place}"
    return f"补充 {case.number} {words.strip()}" if anew.surely else None


def _may_be_place(message: Incoming) -> bool:
    return not message.photos and 1 < len(message.text.strip()) <= _LONGEST_PLACE


def _only_place(words: str, case: Case, store: Store) -> str | None:
    """金山农贸市场后面 and nothing else: a point of the register."""
    said = words.strip(" 。.!！，,")
    named = store.recogniser.recognise(said, case.grid)
    if named.point is None or named.category:
        return None
    names = sorted((named.point.name, *named.point.aliases), key=len, reverse=True)
    rest = next((said.replace(name, "", 1) for name in names if name in said), said)
    return _AT.sub("", said) if _WHERE_THERE.fullmatch(rest) else None


@listener(does=Action.ADD, wants=_is_quoted, on_case=True)
def put_right(said: Said, store: Store) -> Answer:
    """不对，应该是金衡街的, of the quoted case."""
    words = said.message.text
    word, _, rest = (_put_right(words, said.message, said.case, store) or "").split(" ", 2)
    said = replace(said, words=rest)
    if word == "补充":
        return reports.add(said.case, said.cause, store)
    return (change_category if word == "改类别" else change_place).answer(said, store)


@listener(does=Action.REPORT, wants=is_put_right)
def put_right_at_once(said: Said, store: Store) -> Answer:
    """不是金山小学，是人民广场, right after a report, or behind a number: is it this one that is meant?"""
    meant = _said_of_one(said.message, store)
    if meant:
        _must_change_something(meant, store)
    return Ask(is_meant(meant), meant, only_yes=True) if meant else None


def _must_change_something(command: str, store: Store) -> None:
    """Raises ThereAlready and SameCategory where it is so already: nothing needs to be asked."""
    word, number, words = command.split(" ", 2)
    case, category = store.cases.get(int(number)), category_called(words, store)
    if case is not None and word == "改地点":
        mending.must_be_elsewhere(case, words, store)
    if case is not None and word == "改类别" and category and category.id == case.category:
        raise SameCategory(case, category)


_LONGEST_PLACE = 16  # characters
_AT = re.compile("^(?:就?在|是)")
_WHERE_THERE = re.compile(
    r"(?:就?在|是)?(?:的?[东南西北]?(?:侧|边|面|门|角)|的?[前后里外旁对][头墙]?|门口|附近|[那这][边里儿]"
    r"|\d{1,3}(?:幢|栋|号楼?))*(?:的|哈|哦|啊)?"
)
# 88打错了是人民广场西侧
_NUMBERED = re.compile(
    r"\s*[#＃]?\s*(\d{1,9})\s*号?(?![楼幢栋院门店])\s*(?:[这那]个|[这那]件)?[\s,，:：、]*(\D.*)", re.DOTALL
)
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
