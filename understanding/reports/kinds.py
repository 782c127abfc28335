"""What kind of utterance a clause is: told by the words around a problem, which stands as `P`, a place as `L`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from understanding.heads import looking_ahead
from understanding.masks import L, P


class Kind(StrEnum):
    """What somebody does by saying something. Only a PROBLEM opens a case."""

    PROBLEM = "问题"
    FIXED = "已办好"
    PRAISE = "表扬"
    NEGATED = "没有问题"
    QUESTION = "询问"
    PLAN = "打算"
    NOTICE = "通知"
    WISH = "建议"
    CONDITION = "假设"
    STATISTICS = "统计"
    TITLE = "标题"
    CORRECTION = "更正"
    PRESENCE = "到岗"
    LEAVE = "请假"
    TALK = "闲聊"


@dataclass(frozen=True, slots=True)
class SaidClause:
    """One clause with signs for its places and problems, the same as it is, what ends it, whether it names a problem.

    `guessed`: no rule speaks for the problem, only what the words resemble. `lacking`: the problem is that there is
    none of what was named: 没有健康证.
    """

    words: str
    plain: str
    sign: str
    problem: bool
    lacking: bool = False
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of the whole, whether that is sure, which clauses' problems count, and whether they are mended."""

    kind: Kind
    sure: bool
    open: tuple[bool, ...]
    spot: bool


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    """`cues.txt`: a section is one pattern of many alternatives. A command that hears nobody needs none of them."""
    text = (files("understanding") / "vocabulary" / "cues.txt").read_text("utf-8")
    sections: dict[str, list[str]] = {}
    section: list[str] = []
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].replace("_", "").isupper():
            section = sections.setdefault(line[1:-1], [])
        elif not line.startswith("# "):
            section += line.split()
    parts = {name: "|".join(alternatives) for name, alternatives in sections.items()}
    macros = {name: parts[name] for name in ("DONE", "END", "BEFORE", "TIME", "ACTION")}
    return {name: re.compile(_written(name, words, macros)) for name, words in parts.items()}


def _written(section: str, words: str, macros: dict[str, str]) -> str:
    for name, instead in macros.items():
        words = words.replace(f"{{{name}}}", instead)
    words = words.replace("P", P).replace("L", L)
    return words if section == _TAKEN_OUT else looking_ahead(words)


# The section of which it matters what is found; of the others only whether something is.
_TAKEN_OUT = "ONCE_DONE"
_WHETHER = re.compile("[是能有会要行好对算]")


def says(cue: str, words: str) -> bool:
    """True if the words hold a cue of this section of `cues.txt`."""
    return _cues()[cue].search(words) is not None


def fixed_in(words: str, plain: str) -> bool:
    """True if they say that something has been put right, and not that it should be or came back."""
    return says("FIXED", words) and not says("NOT_FIXED", words) and not says("NOT_FIXED", plain)


def now_said(words: str) -> str:
    """Without what was done, or was to be done, before to the thing they speak of: 刚刷白的墙又糊了一排."""
    return _cues()[_TAKEN_OUT].sub("", words)


def mended_in(words: str) -> bool:
    """True if they say that somebody put it right at once."""
    return says("ON_THE_SPOT", words) and not says("NOT_FIXED", words)


def asks(words: str, plain: str) -> bool:
    """True if they want to know something; `怎么没人管` wants something done. `plain` is the clause as it is."""
    if asks_plainly(plain):
        return True
    if says("HELPLESS", plain):
        return says("INFORMATION", words)
    if says("ASKS", words) or (says("GENERAL", words) and L not in words):
        return True
    if words.endswith("嘛") and not _WHETHER.search(words):
        return False  # 早上走北湖公园那边嘛
    return words.endswith(("吗", "么", "嘛", "了没")) or (P not in words and words.endswith(("?", "？")))


def asks_plainly(plain: str) -> bool:
    """True if nothing else can be meant, whatever problem the words resemble: 门口搭雨棚要不要审批."""
    return says("ASKS_PLAIN", plain)


def talks_plainly(plain: str) -> bool:
    """True if they are talk, whatever problem the words resemble: 广场上堆了个雪人."""
    return says("SURELY_TALK", plain)


def is_there_plainly(plain: str) -> bool:
    """True if they say where somebody is on duty, whatever they resemble: 人在东港河边上转悠."""
    return says("SURELY_THERE", plain)


def asks_about(words: str, plain: str) -> bool:
    """True if they ask about what was said before: `归哪个科室管`, `处理好了吗`."""
    return says("INFORMATION", words) or (says("ASKS", words) and not says("HELPLESS", plain))


def dreams(words: str, plain: str) -> bool:
    """True if they want what is not there yet, also if that sounds like a problem: 最好配点洗手液."""
    return says("DREAM", words) or says("DREAM", plain)


def hopes(words: str, plain: str) -> bool:
    """True if they begin with a wish, and it is not that a problem be dealt with."""
    return says("HOPE", words) and not says("ACT", plain)


def counts(words: str, plain: str) -> bool:
    """True if they tell how much was done or found in all, and not what was found just now."""
    if says("STATISTICS_PLAIN", plain):
        return True
    return says("STATISTICS", words) and not says("FINDS", words)


def wishes(words: str, plain: str) -> bool:
    """True if they want something new or better, and not a problem dealt with."""
    return says("WISH", words) and not says("ACT", plain)
