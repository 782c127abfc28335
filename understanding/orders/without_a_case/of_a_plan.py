"""What is asked of a document that was just kept or shown: 第三条怎么写的, 这个方案里环卫所要做什么."""

from __future__ import annotations

import re

_THE_PLAN = r"(?:(?:这|那|刚才|新)?(?:个|份|套)?(?:的)?(?:方案|办法|制度|文件|细则|通知|规定|里面))"
_ARTICLE = re.compile(
    rf"{_THE_PLAN}?(?:里面?|中|上)?的?[\s,，]*(?P<which>第\s*[\d一二三四五六七八九十]+\s*[条款章])(?:内容)?(?:里面?)?(?:是|都)?"
    r"(?:怎么|如何|具体|原文|到底)*(?:写|规定|要求|说|讲)(?:的|了)*(?:是)?(?:什么|啥|些什么)?(?:呢|啊|呀)?[?？。]*"
)
_WHOSE = re.compile(
    rf"{_THE_PLAN}(?:里面?+|中|上)(?:的)?[\s,，]*(?:对|要|让|给|关于|涉及|跟|和)*(?P<what>[\u4e00-\u9fff]{{2,10}}?)(?:有关)?的?"
    r"(?:都|需|要|该|应|得|负责|承担|做|干|办|的?任务|职责|有|是|怎么|有关|规定|要求|说|写|[\s,，])*(?:些|哪些|哪几条|什么|啥|什么事|吗)+"
    r"(?:事|活|内容|任务)?(?:呢|啊|呀)?[?？。]*"
)

_SAYS = re.compile(
    "(?:都|又|还)*(?:说|写|讲|提|有|包括)(?:了|过|到|着)?"
)  # 文件里都写了什么 asks for all of it


def of_the_plan(text: str) -> str:
    """第三条, or 环卫所: what is looked for in the document; '' if nothing of one is asked."""
    said = text.strip()
    if found := _ARTICLE.fullmatch(said):
        return re.sub(r"\s", "", found["which"])
    found = _WHOSE.fullmatch(said)
    return found["what"] if found and not _SAYS.fullmatch(found["what"]) else ""


_WRITTEN = re.compile("方案|办法|制度|文件|细则|通知|规定|里面|[写章款]|要求|原文")


def is_written(text: str) -> bool:
    """True where only a document can be meant: 第三条怎么写的, 方案里第三条说什么; not so for 第三条怎么说."""
    return _WRITTEN.search(text) is not None
