"""How a score of 互评 is written: 92, 91.5, 打92分, 九十二分, 满分; and several in one text, each behind its grid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.lexicon import number
from domain.scoring import FULL

# 十分干净 is no score; a number of figures that something counts (8 处) is none either.
_CHINESE = r"(?:[二三四五六七八九]十[一二三四五六七八九]?(?:点[一二三四五六七八九])?|一百|满)(?=分)"
POINTS = rf"(?:\d{{1,3}}(?:\.\d+)?(?!\d)|{_CHINESE})"
_COUNTED = "(?:[处个户件起辆盏棵号栋幢天次遍]|条(?!线)|点(?!位)|家(?!家|属)|人(?![行多很少员]))"
GIVES = "(?:打分|打|评|给)?(?:了|个|到)?"
_FIRST = re.compile(
    rf"(?P<grid>\S+(?=\s)|\D+?)[\s,，:：]*{GIVES}(?P<points>-?{POINTS})\s*分?(?![\d.])[\s,，:：。]*(?P<words>.*)",
    re.DOTALL,
)

FILL = "评分 填"
_LEAD = r"(?:(?P<we>我们?|咱们?)?(?:给|为|对)?)"
_TALK = re.compile("(?:吗|么|呢)?[?？]+$|吗$|第[一二三四五六七八九十\\d]|排名|[真这]么?[高低]")


# 填错了 是85; 改成87, 有一处没清; 分数填错了
_WRONG = r"(?:我|刚才|刚刚|那个|的|分数?|[\s,，])*(?:填|打|评|写|输|给)错(?:分|数)?了?|不对"
_CORRECTED = re.compile(
    rf"(?:(?:{_WRONG})[\s,，。:：]*(?:应该?|要|就|得|的|[\s,，])*(?:是|改成|改为|改到|打|为)?"
    rf"|(?:把|分数?|给我|[\s,，])*(?:改成|改为|改到|更正为))\s*(?P<points>{POINTS})\s*分?(?!\d|{_COUNTED})(?:才对|吧|了)*"
    r"(?:[\s,，:：。]+(?P<words>.+))?[。.!！]*",
    re.DOTALL,
)
_ONLY_WRONG = re.compile(rf"(?:{_WRONG.removesuffix('|不对')})[。.!！]*")


@dataclass(frozen=True, slots=True)
class Score:
    """A score as it was written: the grid's name, the points as typed, and why."""

    grid: str
    points: str
    words: str


def given(text: str, names: Iterable[str]) -> tuple[Score, ...]:
    """The scores of a text that begins with a grid, one for each of the grids `names` that stands at the head of a
    clause with points behind it. Empty where the first has no points."""
    known = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    heads = re.compile(rf"(?:[;；,，。、\n]\s*|\s)(?=(?:给|为|对)?(?:{known})[\s,，:：]*{GIVES}{POINTS})")
    found = [_FIRST.fullmatch(one.strip()) for one in (heads.split(text) if known else [text])]
    return tuple(_given(one) for one in found if one) if all(found) else ()


def score_said(text: str, names: Sequence[str]) -> re.Match[str] | None:
    """The `sheet` of 我给双龙网格打了92分, with the `grid` and what tells whether a score is given: `we`, `gives`,
    `did`, `unit`. None for another text, and for talk about scores: 双龙网格打92分吗."""
    known = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    shape = re.compile(
        rf"{_LEAD}(?P<sheet>(?P<grid>{known})[\s,，:：]*(?P<gives>打分?|评|给)?(?P<did>了|过)?[个到]?"
        rf"\s*{POINTS}\s*(?:(?P<unit>分)(?![的钟])(?:吧|了)?|(?=[\s,，:：。]|$)(?!\s+{_COUNTED})).*)",
        re.DOTALL,
    )
    found = None if _TALK.search(text) else shape.fullmatch(text)
    return found if found and given(found["sheet"], names) else None


def corrected(text: str) -> tuple[str, str] | None:
    """The points of 填错了 是85, as typed, and why, each '' if not said; None if nothing is put right."""
    said = text.strip()
    if found := _CORRECTED.fullmatch(said):
        return found["points"], (found["words"] or "").strip()
    return ("", "") if _ONLY_WRONG.fullmatch(said) else None


def sheet(scorer: str, scored: str, points: str, words: str) -> str:
    """The command that hands in a sheet of one grid about another."""
    return f"{FILL} {scorer}评{scored} {points}分 {words}"


def points_in(typed: str) -> float:
    """92 of 92, 九十二 and 九十二点零; 100 of 满."""
    if typed == "满":
        return FULL
    if typed.lstrip("-")[0].isdigit():
        return float(typed)
    whole, _, tenth = typed.partition("点")
    return (number(whole) or 0) + (number(tenth) or 0) / 10


def _given(found: re.Match[str]) -> Score:
    return Score(found["grid"].lstrip("给为对"), found["points"], found["words"].strip())
