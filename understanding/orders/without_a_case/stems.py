"""What a sentence that nobody understands is about, told by its verbs and things: a duty, a check, a leave."""

from __future__ import annotations

import re

# The subject, and the stems that speak of it; the first that is found is the nearest.
_SUBJECTS = (
    ("急", "先(?:办|弄|做|看|搞|去|核|处理)|最急|最要紧|着急|最久|轻重"),
    ("返工", "打回|返工|退回来|没过|不合格|不过关|没通过|核.{0,4}(?:看|不认)|不算数"),
    ("核查", "核|验收|复查|销号|整改.{0,4}(?:看|过)|过不了"),
    ("请假", "假|不来|来不了|晚到|迟到|才到|走开|接孩子|医院|看病|有事"),
    ("值班", "班|值守|轮到|站岗|[跟和与].{1,4}换|换[个一]?下"),
    ("通知设置", "消息|通知|提醒|推送|吵|响|静音|打扰|[@＠]我|发给我|别叫我"),
    ("评分", "分数|打分|得分|扣分|评分|几分"),
    ("改错", "[写打发报选填弄搞点][错重多岔]|不对|改|删|撤|作废|取消"),
    ("登记", "登记|名册|名字|手机号|电话|加人|我叫|换号"),
    ("点位", "哪块|哪片|地方|点位|地盘|管哪|跑哪|哪几家"),
    ("配合", "人手|帮手|一个人|搭把手|干不了|干不完|配合|协助|吊车"),
    ("催办", "催|没人[管来弄]|拖|几天了|问问|还没[弄搞来好]|进展|到哪"),
    ("我报的", "我.{0,3}报|号多少|编号|报上去|报的"),
    ("照片", "照片|图|拍"),
    ("怎么报", "反映|举报|上报|报(?:个|一下|一个)?(?:问题|事)"),
)
_COMPILED = tuple((name, re.compile(stems)) for name, stems in _SUBJECTS)


# What is asked of everybody: 请各单位加强值守.
_TO_ALL = re.compile("^(?:请|务必|大家|各单位|各位|通知)|加强|做好|抓好|落实|不错|写得|[编写]好")


def subjects_of(text: str) -> tuple[str, ...]:
    """The subjects that the text touches, the nearest first."""
    if _TO_ALL.search(text):
        return ()
    return tuple(name for name, stems in _COMPILED if stems.search(text))
