"""Commands that tell of what somebody asks about: 周报什么时候出 is not known, 周报 is."""

from __future__ import annotations

import re

from domain.measures import FIRST_ANSWER
from handlers.kit import find_handlers
from texts import measures
from understanding.orders.without_a_case.intents import nearest_intents

_ASKS_WHAT_IT_MEANS = re.compile("[什啥]么?(?:是|叫|算)|什么意思|啥意思|定义|界定|认定|区别|怎么算")
# Words for what a command of another name tells.
_TOLD_BY = (
    (re.compile("首次回应|首次响应|第一次回应"), f"口径 {FIRST_ANSWER}"),
    (re.compile("顽疾"), "顽疾有哪些"),
    (re.compile("老大难|老问题|难点"), "老大难"),
    (re.compile("飞检"), "飞检情况"),
    (re.compile("[红黄黑]榜"), "红黄榜"),
    (re.compile("值班|带班|值日"), "值班"),
    (
        re.compile(
            "[怎咋](?:么|样)?(?:用|操作|使|报问题)|不会[用弄]|教[我教]|说明书|(?:能|会)(?:干|做)[啥什]"
        ),
        "帮助",
    ),
    (
        re.compile(
            "不[想要].{0,6}[收发]|别(?:再|老)?(?:给我)?发|少发|太[多吵].{0,4}消息|消息太|退订|屏蔽|免打扰"
        ),
        "通知设置",
    ),
    (
        re.compile(
            "(?:要|等|需要|该)我?(?:签|办|做|干)(?:字|批)?(?:什么|啥|嘛|哪)|(?:什么|啥|哪些).{0,3}(?:要|等|该)我(?:签|办|做|干)|[有啥].{0,4}(?:活|任务)(?!动)"
        ),
        "我的任务",
    ),
    (
        re.compile("(?:哪|什么地方|啥地方).{0,6}(?:该|要)(?:我)?(?:去|巡|看)|(?:该|要)去哪里?(?:看|巡|转)"),
        "待巡查",
    ),
)
_MOST = 3  # buttons
_TWO = 2  # characters by which a longer command is known: 拉网 of 拉网进度


def commands_in(text: str) -> tuple[str, ...]:
    """The command that tells of what the text names, if there is one: 周报什么时候出 is not known, 周报 is."""
    if _ASKS_WHAT_IT_MEANS.search(text):
        figures = [name for name in measures.names() if name in text]
        return tuple(f"口径 {name}" for name in sorted(figures, key=len, reverse=True)[:_MOST])
    for pattern, command in _TOLD_BY:
        if pattern.search(text):
            return (command,)
    if meant := nearest_intents(text):
        return meant[:_TWO]
    asking = [one for one in find_handlers() if one.only_asks and not (one.on_case or one.by_button)]
    words = [word for one in asking for word in one.words[:1] if len(word) >= _TWO]
    named = [one for one in words if one in text or (len(one) > _TWO + 1 and one[:_TWO] in text)]
    return tuple(sorted(named, key=lambda one: (one not in text, -len(one)))[:1])
