"""A paper that somebody wants, of which days and of which part: 11月台账导一份 excel, 要交一份月度材料."""

from __future__ import annotations

import re

from understanding.orders.without_a_case.paraphrases.paraphrase import with_days_of_commands

_ASKS = r"(?:没有?|吗|了么|呢|了)*[。?？]*"
_PAPER = r"(?:会议材料|简报|通报|台账|周报|月报|季报|年报|红黄榜|红黑榜|时间表)"
_WANT = (
    r"(?:麻烦|请|帮我(?!想?要)|帮忙|帮|给我(?!想?要)|给|我要|我想要|要|想|能不能|可以|先|再|单独)*"
    r"(?:导出?|出|拟|写|做|弄|整理|整|起草|搞|来|打印?|发|生成|拉|给我|要)(?!得|了)(?:出来|出|一下|下|成|个|给我)*"
)
_FORM = (
    r"(?:把|将|word|excel|表格?|电子版|文件|文档|的|版|格式|文字|草稿|稿子?|初稿|一份|份|一个|个|"
    r"[这本]?一?期|出来|我|看看|看|一下|下|吧|了|呗|啊)"
)
_WITH_VERB = re.compile(rf"{_WANT}|{_FORM}", re.IGNORECASE)
_ASKED_FOR = re.compile(
    rf"{_WANT}.*?{_PAPER}.*|.*?{_PAPER}(?:稿子?|草稿)?{_WANT}.*|.*?{_PAPER}(?:草稿|稿子?|"
    rf"文件|表|excel|word)?(?:做|出|好|写|弄|拟)(?:好|出来|来)?{_ASKS}",
    re.IGNORECASE | re.DOTALL,
)
_AS_FILE = re.compile("文件|文档|word", re.IGNORECASE)
_READ_IN_CHAT = ("周报", "月报", "季报", "年报")  # unless the file is asked for
_LONGEST_REST = 24  # characters: a period and a part of the district
_REPORT_OF = (("季", "季报"), ("月", "月报"), ("周", "周报"), ("年", "年报"))
_MATERIAL = re.compile(r".*(?:要|写|出|整理|准备|交)(?:一?[份个])?(?:材料|汇总|总结|情况说明).*", re.DOTALL)
_SPAN = re.compile(r"(?P<this>[这本]个?|上个?|今)(?P<unit>季度?|月|周|年)(?:度)?")
# 给我一份全区上周情况的word: how it went, as a file; that is the report of those days.
_SITUATION = re.compile(
    r"(?:请|麻烦|帮我|给我|我?想?要|发(?:我(?![想要]))?|出|做|来|导)+一?[份个]?(?P<part>[^\W\d]{0,8}?)"
    r"(?P<span>(?:[这本]个?|上个?)(?:季度?|月|周))的?(?:总体|整体|工作|整改)?(?:情况|数据)的?(?:word|文档|文件)版?(?:吧|呗)?",
    re.IGNORECASE,
)
_DAYS = (
    r"(?:今天|昨天|本周|这周|上周|本月|这个月|上个?月|\d{1,2}月|本季度?|这季度?|上季度?|今年|去年|\d{4}年?)"
)
_IS_MEANT = re.compile(rf"(?:全区|{_DAYS}|\S{{1,6}}?(?:街道|社区|镇|村|片|网格|局|所|队|专班)){{1,2}}")
# What a further clause wishes of the paper: 重点讲…, 点名批评…, 不要太长. Others tell what it is for.
_WISHES = re.compile(
    r"(?:请|麻烦|要|得|也|再|还|另外?|最好|记得|里面|其中|内容|篇幅|语气|你|帮我|给我|能不能|可以|都|把.{1,10}?)*"
    r"(?:重点|突出|着重|侧重|强调|主要[写讲说]|点名|点出|批评|表扬|[多少]写|写(?=[上明清进])|讲(?!话)|说(?=[一明清])|提(?=[一到及])"
    r"|附|加上?|带上|配|包括|含|去掉|删|不要(?!急)|别(?![急忘拖])|分开|分成|按|排|简短|简单|详细|短|控制|对比).*",
    re.DOTALL,
)
_ONLY = re.compile(r"(?:我|就|只|是|单|要|看|出)*(?P<words>.+?)的?(?:就行|就可以|就好|吧|哈)*")  # …，要11月的


def paper_wanted(said: str) -> str | None:
    """`台账 11月` of 11月台账导一份 excel; what else is said beside it must be a period or a part of the district."""
    clauses = re.split(r"[,，。;；\n]", with_days_of_commands(said))
    if _MATERIAL.fullmatch(said) and (span := _SPAN.search(said)):
        kind = next(paper for sign, paper in _REPORT_OF if sign in span["unit"])
        return f"{kind} 上{span['unit']}" if (span["this"] or "").startswith("上") else kind
    if told := _SITUATION.fullmatch(said.strip()):
        return _report_of(told["part"], told["span"])
    first = clauses[0].strip()
    paper = re.search(_PAPER, first)
    if paper is None or not _ASKED_FOR.fullmatch(first):
        return None
    rest = first[: paper.start()] + " " + first[paper.end() :]
    words = re.sub(r"没有?$|了?吗$", "", _WITH_VERB.sub(" ", rest)).split()
    if len(rest) > _LONGEST_REST or not all(_IS_MEANT.fullmatch(one) for one in words):
        return None
    as_file = ["文件"] if _AS_FILE.search(first) and paper[0] in _READ_IN_CHAT else []
    return " ".join([paper[0], *words, *_said_behind(clauses[1:]), *as_file])


def _report_of(part: str, span: str) -> str | None:
    """周报 上周 全区 文件; None for what is no part of the district."""
    if part and not _IS_MEANT.fullmatch(part):
        return None
    kind = next(paper for sign, paper in _REPORT_OF if sign in span)
    return " ".join(one for one in (kind, part, span, "文件") if one)


def wished_of_it(said: str) -> str:
    """What the clauses behind a paper wish of it that is neither period nor part: 重点讲占道经营. '' for nothing."""
    clauses = [one.strip() for one in re.split(r"[,，。;；\n]", with_days_of_commands(said))[1:]]
    return "，".join(one for one in clauses if not _said_behind([one]) and _WISHES.fullmatch(one))


def _said_behind(clauses: list[str]) -> list[str]:
    """The periods and parts of the district that further clauses name: 台账发我一份，要11月的."""
    found = (_ONLY.fullmatch(one.strip()) for one in clauses)
    return [one["words"] for one in found if one and _IS_MEANT.fullmatch(one["words"])]
