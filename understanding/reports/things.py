"""Things of one category that are mended apart: a lamp of the crossing and its zebra, a bench and a manhole."""

from __future__ import annotations

import re

_THINGS = (
    ("井盖", "窨井盖|井盖子?|雨水[篦箅]子?|井圈"),
    ("路灯", "路灯|楼道灯|庭院灯|草坪灯"),
    ("路面", "路面|马路|车道|柏油|沥青|水泥路"),
    ("座椅", "座椅|长椅|[长条]凳|凳子|椅子|石凳"),
    ("喷泉", "喷泉|喷头"),
    ("瓷砖", "瓷砖|地砖|墙砖"),
    ("健身器材", "健身器材|健身器|单杠|双杠|跑步机|扭腰器"),
    ("滑梯", "滑梯|秋千|跷跷板"),
    ("消防栓", "消防栓|消火栓"),
    ("电箱", "配电箱门?|弱电箱|电表箱|电箱门?"),
    ("电线杆", "电线杆|水泥杆|电杆|监控杆|旗杆"),
    ("门禁", "门禁|单元门|道闸"),
    ("围墙", "围墙|挡土墙|院墙"),
    ("凉亭", "凉亭|亭子|廊架"),
    ("下水道", "下水道|排水沟|水沟|下水管"),
    ("栏杆", "栏杆|护栏|扶手"),
    ("信号灯", "红?绿灯|红灯|信号灯|交通灯|人行灯"),
    ("标线", "标线|导向线|停止线|车道线|导流线|中心线"),
    ("斑马线", "斑马线|人行横道线?"),
    ("反光镜", "反光镜|凸面镜|广角镜|转弯镜"),
    ("减速带", "减速带|减速垄|减速板"),
    ("交通牌", "限速牌|让行牌|禁停牌|交通标志牌?|限高牌|标志牌"),
    ("门牌", "门牌|楼号牌?"),
    ("路牌", "路牌|路名牌|指示牌|指路牌|站牌"),
    ("水龙头", "水龙头|龙头"),
    ("便池", "蹲坑|马桶|小便池|便池|坑位"),
    ("健康证", "健康证明?"),
    ("票据", "进货[单票]|索[票证]|检疫[票证]|票据"),
    ("证照", "执照|许可证|证照|亮[证照]"),
    ("厕所门", "厕所门|门锁|插销|隔间门"),
)
_KNOWN = re.compile("|".join(f"(?P<t{number}>{words})" for number, (_, words) in enumerate(_THINGS)))


def thing_in(words: str) -> str:
    """The first thing that the words name, if it is one that is mended for itself, else ''."""
    found = _KNOWN.search(words)
    return _THINGS[int(found.lastgroup[1:])][0] if found and found.lastgroup else ""


def are_two(one: str, other: str) -> bool:
    """True if the words of two problems name two things: 斑马线看不清 and 红绿灯不亮."""
    first, second = thing_in(one), thing_in(other)
    return bool(first and second) and first != second
