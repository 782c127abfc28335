"""What is said of an objection (异议) to the 红黄榜: 双龙的异议不成立，规则没写, and 长城网格没被评分不公平，有异议."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the office decided: of whose objection as it was typed ('' if that is not said), for which reason; `named`
    if the word 异议 stands there."""

    whom: str
    upheld: bool
    why: str
    named: bool


_RULED = re.compile(
    r"(?P<whom>[\u4e00-\u9fff]{2,8}?(?<![的个，]))??(?:的|那个|这个|那条|这条|提的|对红[黄黑]榜的)*(?P<named>异议)?"
    r"(?:我们?看|认定|就|算|是|[\s,，])*"
    r"(?:(?P<no>不(?:能)?成立|不(?:予)?采纳|不(?:予)?接受|不认可?|驳回)|(?P<yes>成立|采纳|接受))(?:了|吧|的)*"
    r"(?:[\s,，:：。]+(?:理由是?|因为|[:：])*(?P<why>.+))?[。.!！]*",
    re.DOTALL,
)
_AN_OBJECTION = re.compile(
    r"(?:我们?|咱们?|单位|社区|网格|对此|要)*(?:(?:提|有)(?:个|点)?异议|不服气?|不认可?)(?:的|啊)?"
)
_OF_THE_LIST = re.compile(
    r"评分|[没不未](?:被|有)?评|得分|打分|排名|名次|[红黄黑]榜|上榜|榜上|榜单|分数|(?:第[一二三四五六七八九十\d]+|最后一?)名"
)
_OBJECTS = re.compile(r"有异议|提(?:个|点)?异议|不服气?(?!务)|不认可?")
_ASKS = re.compile(r"[?？]|(?:吗|么|没有)$|怎么|如何|能不能|谁|哪")


def ruled(text: str) -> Ruled | None:
    """金山的异议不成立，规则没写; None if nothing is decided."""
    said = text.strip()
    found = None if _ASKS.search(said) else _RULED.fullmatch(said)
    if found is None or not (found["named"] or "成立" in (found["no"] or found["yes"])):
        return None
    why = (found["why"] or "").strip()
    return Ruled(found["whom"] or "", found["yes"] is not None, why, found["named"] is not None)


def objected(text: str, grids: Iterable[str]) -> tuple[str, str] | None:
    """The grid of 长城网格没被评分不公平，有异议, and what is wrong; None if no grid is named, or it is not about the
    list."""
    said = text.strip()
    if _ASKS.search(said) or not (_OBJECTS.search(said) and _OF_THE_LIST.search(said)):
        return None
    named = [one for one in grids if one in said]
    if len(named) != 1:
        return None
    clauses = re.split(r"[\s,，。：:]+", said.replace(named[0], "", 1))
    why = [one for one in clauses if one and not _AN_OBJECTION.fullmatch(one)]
    return named[0], "，".join(why)
