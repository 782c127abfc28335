"""What people say of 互评, of the 红黄榜 and of 简报 in words of their own, as the command that it means."""

from __future__ import annotations

import re

from understanding.orders.without_a_case.forms import compiled, meant

_MONTH = r"(?:这个月|本月|这次|上个?月|上次)?"
_POINTS = r"(?P<points>\d{1,3}(?:\.\d+)?)\s*分?(?![\d.件个处天号])[\s,，:：。]*(?P<words>.*)"
_GIVEN = r"(?P<points>\d{1,3}(?:\.\d+)?)"
_OWN = r"(?:我们?|咱们?|本)?(?:网格|组)?(?:要|该)?(?:评|抽到|抽)的(?:那个|这个)?(?:网格)?|那个网格|对方网格"
_SCORED = (
    re.compile(  # 我们评的那个网格打80分吧，垃圾桶边上脏; 打分 99 很好
        rf"(?:给|为|对)?(?:(?P<grid>{_OWN})[\s,，]*(?:打分|打|评|给)?|(?:打|评)分?)(?:个|了|到)?[\s,，:：]*{_GIVEN}"
        r"(?:\s*分)?(?![\d.件个处天号])(?:吧|了)?[\s,，:：。]*(?P<words>.*)",
        re.DOTALL,
    ),
    re.compile(
        rf"评分\s*(?!填|结果|核对|为什么|表|规则|抽签)(?:打分|打|给)?\s*(?P<grid>\D{{2,12}}?)[\s,，:：]*{_POINTS}",
        re.DOTALL,
    ),
    re.compile(
        rf"(?:我们?)?(?:给|为|对)?(?P<grid>\D{{2,12}}?)[\s,，]*(?:打|评)(?:个|了|到)?\s*{_GIVEN}"
        r"\s*分(?![的])(?:吧|了)?[\s,，:：。]*(?P<words>.*)",
        re.DOTALL,
    ),
    re.compile(  # 双龙网格92 干净
        r"(?P<grid>\S{2,8}?网格)\s*(?P<points>\d{2,3})(?:分)?[\s,，:：。]*(?P<words>(?!.*网格)\D*)"
    ),
    re.compile(  # 科创网格给个90，路面干净
        rf"(?:我们?)?(?:给|为|对)?(?P<grid>\S{{2,8}}?网格)[\s,，]*(?:打|评|给)个?\s*{_GIVEN}\s*(?:分|(?=[,，。\s]|$))"
        r"(?:吧|了)?[\s,，:：。]*(?P<words>.*)",
        re.DOTALL,
    ),
)
_WHO = (
    r"(?P<who>(?:我们?|咱们?|本)(?:网格|社区|村|单位|街道)?"
    r"|(?!为什么|为啥|怎么|咋|凭什么|[要会给被]?扣)[^\s,，的是这那]{1,8}?(?:网格|社区|街道|村|镇))"
)
_MARK = r"(?:考核|综合)?(?:考核分|得分|评分|打分|分数|分(?![不清类工开辨别管布钟])|\d{1,3}分)"
_HOW_COME = r"(?:为什么|为啥|怎么|咋|凭什么)"
_WHY = (
    rf"{_WHO}(?:{_MONTH}|\d{{1,2}}月)?的?{_MARK}(?:是|都)?{_HOW_COME}\S{{0,6}}[?？。]*",
    rf"{_HOW_COME}{_WHO}(?:{_MONTH}|\d{{1,2}}月)?的?{_MARK}\S{{0,6}}[?？。]*",
    rf"{_HOW_COME}(?:要|会|给)?扣(?:了)?{_WHO}(?:这么多)?的?(?:这么多)?分\S{{0,3}}[?？。]*",
    rf"{_WHO}(?:{_MONTH}|\d{{1,2}}月)?(?:{_HOW_COME}|在哪里?|哪里?)(?:要|会|被|就)?扣(?:了)?(?:这么多)?分\S{{0,3}}[?？。]*",
)
_NAMES_MONTH = r"(?=(?:.*?(?P<month>这个月|本月|上个?月|\d{1,2}月))?)"
_END = r"(?:一下|了|吧|掉|的)*[。.!！]*"
_LIST = r"(?:这个|那个|本月|这个月|上个?月)?的?(?:红黄榜|红黑榜|红榜|黄榜|榜单|榜)"
_ASKS = r"[呢啊呀吧哦]*[?？。]*"
_FORMS: tuple[tuple[str, str], ...] = (
    (
        rf"(?:我们?(?:单位|社区)?)?对?{_LIST}(?:提|有)(?:个|点)?(?:异议|意见)[\s,，:：。]*(?P<grid>\S{{2,10}}?网格)(?P<words>\S.*)",
        "异议 {grid} {words}",
    ),
    (  # 金山一网格上黄榜我们不服，有两件是施工单位的
        rf"(?:我们?(?:单位|社区)?)?(?:对|把)?(?P<grid>\S{{2,10}}?网格)(?:被)?(?:上|进|列入|列到|排进|放进)了?{_LIST}"
        r"[\s,，]*(?:我们?)?(?:不服|不同意|不认可?|有(?:意见|异议)|不公平|不合理|不应该|不对)(?:的|啊)?[\s,，:：。]*(?P<words>.*)",
        "异议 {grid} {words}",
    ),
    *((rf"{_NAMES_MONTH}(?:{form})", "评分 为什么 {who} {month}") for form in _WHY),
    (
        rf"(?:把)?(?:这期|本期|这个)?(?P<paper>简报|通报)(?:可以|就)?签发{_END}",
        "{paper} 签发",
    ),
    (rf"签发(?:一下)?(?:这期|本期|这个)?(?P<paper>简报|通报){_END}", "{paper} 签发"),
    (
        rf"(?:我们?(?:单位|社区)?)?对?{_LIST}(?:我们?)?(?:提|有)(?:个|点|些)?(?:不同)?(?:异议|意见|看法)(?:怎么提)?{_END}",
        "异议",
    ),
    (
        rf"(?:那|请问)?(?:我们?|本)(?:这?个?网格|组)?{_MONTH}(?:该|要)?(?:给谁打分|评谁|评哪个网格?|评哪家|打谁的分){_ASKS}",
        "评分",
    ),
    (  # 谁还没交 may be of anything
        rf"(?=.*(?:评分|互评|打分|评谁|评哪|打谁)){_MONTH}(?:的?(?:评分|互评))?(?:还有)?"
        rf"(?:谁|哪些网格|哪几个网格|哪个网格)(?:还)?没有?(?:交|评|填|打|打分)(?:评分|互评|分)?{_ASKS}",
        "评分 结果",
    ),
    (rf"审核(?:通过)?{_LIST}{_END}|(?:把)?{_LIST}(?:审核|审)(?:通过)?{_END}", "审核"),
    (rf"(?:签发|签|发布){_LIST}{_END}|(?:把)?{_LIST}(?:可以|就)?(?:签发|签|发布){_END}", "签发"),
    (rf"(?:撤回|撤销|撤掉|撤下|撤){_LIST}{_END}|(?:把)?{_LIST}(?:先|就)?(?:撤回|撤销|撤下|撤){_END}", "撤榜"),
)
_MEANT = compiled(_FORMS)
_OWN_PAIR = re.compile(_OWN)
OWN_PAIR = "抽到的网格"  # 我们评的那个网格: whoever has just one knows which


def command_meant(text: str) -> str | None:
    """`评分 填 双龙网格 95 很干净`, 签发, 撤榜, `异议 金山一网格 …`, `通报 签发`; None for anything else."""
    said = text.strip()
    for form in _SCORED:
        if found := form.fullmatch(said):
            grid = (found["grid"] or OWN_PAIR).strip()
            named = OWN_PAIR if _OWN_PAIR.fullmatch(grid) else grid
            return f"评分 填 {named} {found['points']} {found['words']}".strip()
    return meant(said, _MEANT)
