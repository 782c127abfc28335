"""What people say of 互评 and of the 红黄榜 in words of their own, as the command that it means."""

from __future__ import annotations

import re

_MONTH = r"(?:这个月|本月|这次|上个?月|上次)?"
_POINTS = r"(?P<points>\d{1,3}(?:\.\d+)?)\s*分?(?![\d.件个处天号])[\s,，:：。]*(?P<words>.*)"
_SCORED = (
    re.compile(
        rf"评分\s*(?!填|结果|核对|为什么|表|规则|抽签)(?:打分|打|给)?\s*(?P<grid>\D{{2,12}}?)[\s,，:：]*{_POINTS}",
        re.DOTALL,
    ),
    re.compile(
        r"(?:我们?)?(?:给|为|对)?(?P<grid>\D{2,12}?)[\s,，]*(?:打|评)(?:个|了|到)?\s*"
        r"(?P<points>\d{1,3}(?:\.\d+)?)\s*分(?![的])[\s,，:：。]*(?P<words>.*)",
        re.DOTALL,
    ),
)
_END = r"(?:一下|了|吧|掉|的)*[。.!！]*"
_LIST = r"(?:这个|那个|本月|这个月|上个?月)?的?(?:红黄榜|红黑榜|红榜|黄榜|榜单|榜)"
_ASKS = r"[呢啊]?[?？。]*"
_MEANT = {
    "评分": re.compile(
        rf"(?:那|请问)?(?:我们?|本)(?:这?个?网格|组)?{_MONTH}(?:该|要)?(?:给谁打分|评谁|评哪个网格?|评哪家|打谁的分){_ASKS}"
    ),
    "评分 结果": re.compile(
        rf"{_MONTH}(?:的?(?:评分|互评))?(?:还有)?(?:谁|哪些网格|哪几个网格|哪个网格)(?:还)?没有?(?:交|评|填|打|打分)"
        rf"(?:评分|互评|分)?{_ASKS}"
    ),
    "审核": re.compile(rf"审核(?:通过)?{_LIST}{_END}|(?:把)?{_LIST}(?:审核|审)(?:通过)?{_END}"),
    "签发": re.compile(rf"(?:签发|签|发布){_LIST}{_END}|(?:把)?{_LIST}(?:可以|就)?(?:签发|签|发布){_END}"),
    "撤榜": re.compile(
        rf"(?:撤回|撤销|撤掉|撤下|撤){_LIST}{_END}|(?:把)?{_LIST}(?:先|就)?(?:撤回|撤销|撤下|撤){_END}"
    ),
}
_OF_SCORES = re.compile("评分|互评|打分|评谁|评哪|打谁")
_OBJECTS = re.compile(
    rf"(?:我们?(?:单位|社区)?)?对?{_LIST}(?:提|有)(?:个|点)?(?:异议|意见)[\s,，:：。]*(?P<grid>\S{{2,10}}?网格)(?P<words>\S.*)",
    re.DOTALL,
)


def command_meant(text: str) -> str | None:
    """`评分 填 双龙网格 95 很干净`, 签发, 撤榜, `异议 金山一网格 …`; None for anything else."""
    said = text.strip()
    for form in _SCORED:
        if found := form.fullmatch(said):
            return f"评分 填 {found['grid'].strip()} {found['points']} {found['words']}".strip()
    if found := _OBJECTS.fullmatch(said):
        return f"异议 {found['grid']} {found['words'].strip()}"
    meant = next((command for command, form in _MEANT.items() if form.fullmatch(said)), None)
    if meant == "评分 结果" and _OF_SCORES.search(said) is None:
        return None  # 谁还没交 may be of anything
    return meant
