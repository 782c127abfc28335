"""规则: what the district has laid down, as its workbook says it, and where that is changed. Also asked in plain words
(understanding/orders/without_a_case/paraphrases/rules.py)."""

from __future__ import annotations

from domain.actions import Action
from domain.categories import Category
from domain.chat import Incoming
from domain.rulesheet import says, table
from domain.spelling import narrowed
from handlers.how import category_meant
from handlers.kit import Answer, Said, command, is_plain, listener
from storage.store import Store
from understanding.orders.without_a_case.paraphrases.rules import RULE, category_timed
from understanding.orders.without_a_case.reader import command_meant

_LIMITS = "时限"
_ALL = "全部"
# What people ask about most, a line of a phone each.
_USUAL = (
    ("点名", "点名结果", "晒比拼"),
    ("周报", "月报", "夜间免打扰"),
    ("认领时限", "核查提醒", "催办次数"),
    ("督办时限", "异议期", "撤回时限"),
)
_OF_CATEGORIES = "各类的时限在底册《类别》里，要改请创建办改好再导入。已经派出的件，时限不跟着变。"


@command("规则", "规则表", "rules", does=Action.HELP)
def rules(said: Said, store: Store) -> Answer:
    """规则 [点名] — 这里怎么定的：几点点名、认领时限多长、各类时限；在底册里改"""
    words = narrowed(said.words).replace(" ", "")
    if not words:
        return _usual(store)
    if words == _ALL:
        return f"规则有：{'、'.join(says(store.rules))}。"
    if found := _told(words, store):
        return found
    if store.recogniser.find_scope(words):
        return f"时限按类别定，不按地方。{words}的一件要多些时间，发：延期 编号 到几号 原因。看全部规则请发：规则"
    return f"没有“{words}”这条规则。看全部请发：规则"


def _usual(store: Store) -> str:
    said = says(store.rules)
    lines = [" · ".join(f"{name} {said[name]}" for name in line) for line in _USUAL]
    return "\n".join(["【规则】", *lines, "看一条：规则 点名；一类的时限：规则 占道经营；别的：规则 全部"])


def _asks(message: Incoming, store: Store) -> bool:
    return is_plain(message) and _told(_asked_for(message.text), store) != ""


@listener(does=Action.HELP, wants=_asks)
def asked(said: Said, store: Store) -> Answer:
    """明天几点点名, 这个群晚上的晒比拼改到五点半."""
    return _told(_asked_for(said.words), store)


def _asked_for(text: str) -> str:
    word, _, name = (command_meant(text) or "").partition(" ")
    return name if word == RULE else category_timed(text) or ""


def _told(words: str, store: Store) -> str:
    """What is laid down for a rule, or for all in whose names these words stand, or for a category; "" for no such."""
    if not words:
        return ""
    if words == _LIMITS:
        return _OF_CATEGORIES
    said = says(store.rules)
    alike = [words] if words in said else [one for one in said if len(words) > 1 and words in one]
    if len(alike) == 1:
        return _line(alike[0], said[alike[0]])
    if alike:
        return "\n".join(["【规则】", *(f"{name}：{said[name]}" for name in alike)])
    return _limit(category_meant(words, store))


def _limit(category: Category | None) -> str:
    if category is None:
        return ""
    return f"{category.name}：时限 {category.limit:g} {category.limit_unit}\n{_OF_CATEGORIES}"


def _line(name: str, value: str) -> str:
    note = next(line.note for line in table().values() if line.name == name)
    return f"【规则】{name}：{value}\n{note}\n要改请创建办改底册《规则》的“{name}”，再导入。"
