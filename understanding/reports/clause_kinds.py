"""What a clause does by itself, before those around it are heard: it asks, plans, denies, tells that all is done."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from understanding.blocked import blocks
from understanding.masks import L
from understanding.reports import kinds
from understanding.reports.before_now import OF_BEFORE
from understanding.reports.kinds import Kind, SaidClause

_ENDING = re.compile("(?<=了)[哈哦噢呀嘞咯喽哟]+$")  # 清了哈
_DONE_AS_SPOKEN = re.compile("啦|(?<=[走掉好完净光空平直正通亮去到来])[咧喽咯啰嘞哩唻]")  # 拖走咧
_TOLD_LAST = re.compile(f"(?<=[了着过呢的])[ ]*{L}$")  # 送走了 九鼎停车场: where it was, told last
_UNSEEN = re.compile("[看认瞧辨][不没][见清出到][^，。]{0,4}$")  # 看不见表
# What the picture is says nothing of what is told beside it: 通知见图, 附图, 图是施工方案.
_SHOWN = re.compile(
    "(?:麻烦|拜托|恳请|尊敬的)?(?:各位|全体)(?:同志|同事|战友|领导|老师|邻居|街坊)们?(?:好|辛苦|看看|看一下|了)*|"
    "向[^，。]{1,6}(?:汇报|报告|报喜|反映)(?:一?[下声]|个?情况)?|"
    "[^，。]{0,4}(?:见|如|看|附)(?:附?图|图片|照片|附件)|图[是为片][^，。]{0,8}|(?:这是|这里是|下面是|以下是|附上?)[^，。]{0,4}(?:路线|示意|点位|分布|流程|安排|时间|分工|排班|平面)[图表]|照片?(?:附上|在下面|如下)|[^，。]{1,3}拍了"
)
# 进货票一张也没有 is what is wrong.
_NOT_ONE = re.compile(
    "(?:[证票单照签筷勺]|凭证|台账)[^，。]{0,4}[一半][张份本个双块](?:都|也)?"
    "|连[一半]?[张份本个双块把点]?[^，。]{1,4}[都也]没"
)
# 禁烟的牌子都没一块: nor is what ought to be there.
_LACKS = re.compile(
    "(?:牌子?|标[志识语]|提示|扶手|护栏|坡道|桶|盖子?|手套|口罩|挡板)(?:都|也|就|连)*(?:没有?|冇)(?:[一半][块个张根副双只条面])?$|"
    "(?<![罚传名菜账])(?:证|照|票|签|凭证|单据|台账)[^，。]{0,2}[一半][张份本个](?:都|也)没"
    "|连[一半]?[张份本个双块把]?[^，。]{0,2}(?:[证照票单签筷勺]|封)[^，。]{0,4}[都也]没"
    "|[一半][张条根个点块把双副盏][^，。]{0,2}(?:封[条签口]贴?|标签|公筷|勺|厕纸|手纸|灭火器|水带|盖子?|木板|扶手)(?:都|也)(?:没|冇)"
    "|(?:[磨褪淡掉刷晒]|线|字)[^，。]{0,4}[一半][点个条根丝][^，。]{0,1}(?:影子?|印子?|印迹|颜色|痕迹|字|漆)?(?:都|也)(?:没|看不|不剩)"
    "|(?:护栏|隔离栏|栏杆|扶手|地砖|灯)[^，。]{0,3}一[根个块盏节]都(?:没剩|不剩)|厕[^，。]{0,3}一张[^，。]{0,1}纸都没|牌[^，。]{0,2}一个字都(?:没|看不)"
)


def kind_of_clause(said: SaidClause) -> Kind | None:
    """What the clause alone does; a problem that is told by no other words is a PROBLEM."""
    one = _tested(said)
    found = None if _SHOWN.fullmatch(one.plain) else next((kind for kind, test in _TESTS if test(one)), None)
    if found is Kind.PRESENCE and not _is_at_work(one.words, one.plain):
        found = None if one.problem or kinds.says("SOMEBODY", one.plain) else found
    return found or (Kind.PROBLEM if one.problem else None)


def _tested(said: SaidClause) -> SaidClause:
    """The clause with its words as far as they tell its kind, and with the sign if that asks."""
    words = _ENDING.sub("", _TOLD_LAST.sub("", _DONE_AS_SPOKEN.sub("了", said.words)))
    return replace(said, words=words + (said.sign if said.sign in ("?", "？") else ""))


def _is_at_work(words: str, plain: str) -> bool:
    return kinds.says("AT_WORK", words) or kinds.is_there_plainly(plain)


def _denies(clause: SaidClause) -> bool:
    lacks = _LACKS.search(clause.plain) is not None
    if clause.lacking:
        return kinds.says("NEGATED_PLAIN", clause.plain) and not (lacks or _NOT_ONE.search(clause.plain))
    if lacks:
        return False
    denied = any(kinds.says(cue, clause.plain) for cue in ("RUMOUR", "NEGATED_PLAIN"))
    return denied or kinds.says("NEGATED", clause.words)


def _plans(clause: SaidClause) -> bool:
    if kinds.says("PLAN_SURE", clause.plain):
        return True
    now = kinds.now_said(clause.words)
    return kinds.says("PLAN", now) and not (
        kinds.fixed_in(now, clause.plain) or kinds.says("REQUEST", clause.plain)
    )


def _is_mended(clause: SaidClause) -> bool:
    now = kinds.now_said(clause.words)
    return kinds.fixed_in(now, clause.plain) or kinds.mended_in(now)


def _was_mended(clause: SaidClause) -> bool:
    """昨天撒的那堆黄沙店家自己扫拢装走了: what is gone is what was there before."""
    return OF_BEFORE.match(clause.plain) is not None and kinds.fixed_in(clause.plain, clause.plain)


def _praises(words: str, plain: str) -> bool:
    return kinds.says("PRAISE", words) and not kinds.says("ACT", plain)


# The first test that holds tells the kind.
_TESTS: tuple[tuple[Kind, Callable[[SaidClause], bool]], ...] = (
    (Kind.NEGATED, lambda one: kinds.says("NIL", one.words)),
    (Kind.QUESTION, lambda one: kinds.asks_plainly(one.plain)),
    (Kind.TALK, lambda one: not one.problem and L not in one.words and kinds.says("TALK", one.words)),
    (Kind.TALK, lambda one: not one.problem and kinds.talks_plainly(one.plain)),
    (Kind.PRESENCE, lambda one: kinds.is_there_plainly(one.plain)),
    (Kind.WISH, lambda one: kinds.dreams(one.words, one.plain) or kinds.hopes(one.words, one.plain)),
    (Kind.TALK, lambda one: kinds.says("HEARSAY", one.plain)),
    (Kind.CONDITION, lambda one: kinds.says("CONDITION", one.words) or kinds.says("CONDITION_PLAIN", one.plain)),
    (Kind.NOTICE, lambda one: kinds.says("NOTICE", one.words)),
    (Kind.STATISTICS, lambda one: kinds.counts(one.words, one.plain) and not kinds.says("PLAN_SURE", one.plain)),
    (Kind.QUESTION, lambda one: kinds.asks(one.words, one.plain)),
    (Kind.WISH, lambda one: kinds.wishes(one.words, one.plain)),
    (Kind.NEGATED, _denies),
    (Kind.PLAN, _plans),
    (Kind.FIXED, _is_mended),
    (Kind.FIXED, _was_mended),
    (Kind.FIXED, lambda one: one.guessed and kinds.fixed_in(kinds.now_said(one.plain), one.plain)),
    (Kind.TITLE, lambda one: kinds.says("TITLE", one.words) and not _UNSEEN.search(one.plain)),
    (Kind.PRAISE, lambda one: _praises(one.words, one.plain)),
    (Kind.LEAVE, lambda one: not one.problem and kinds.says("LEAVE", one.words) and not blocks(one.plain)),
    (Kind.PRESENCE, lambda one: kinds.says("PRESENCE", one.words) or kinds.says("AT_WORK", one.words)),
    (Kind.TALK, lambda one: not one.problem and kinds.says("TALK", one.words)),
    (Kind.PRAISE, lambda one: one.guessed and _praises(one.plain, one.plain)),
    (Kind.TALK, lambda one: one.guessed and kinds.says("TALK", one.plain)),
)  # fmt: skip
