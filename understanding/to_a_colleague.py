"""What somebody says to a colleague in a group, by name or by 你, and not to the bot: 小毛，那个超期的你看了没."""

from __future__ import annotations

import re

_TITLE = "书记|主任|站长|所长|队长|局长|科长|镇长|组长|经理|师傅|老师|大姐|大哥|[工总姐哥叔姨嫂]"
_CALLED = re.compile(
    r"\s*(?:[@＠](?P<at>[^\s,，:：@＠]{2,8})[\s,，:：、]+|(?P<called>(?!.?[施员开完复停竣动]工|汇总)[\u4e00-\u9fff]{2,5})[,，:：、])(?P<rest>.+)",
    re.DOTALL,
)
_BY_SURNAME = re.compile(
    rf"[小老阿](?P<short>[\u4e00-\u9fff])|(?P<titled>[\u4e00-\u9fff])[\u4e00-\u9fff]{{0,2}}?(?:{_TITLE})"
)
_ASKS = re.compile(r"[吗么没呢吧][\s?？。!！]*$|[?？]\s*$|[谁哪几]|多少|怎么|有没有|[你您]")
# 你 of whom the bot is no example: 你跟住建局说了吗, 你那段今天扫了吗; 你查下, 你帮我看看 may be said to it.
_YOU = re.compile(
    r"[你您](?!帮|给|查|看(?![了过没到见完])|说|讲|把|告诉|知道|晓得|统计|列|发|数|算|报|好|能|可以|会)[^,，。?？]{1,14}(?:[了过](?:没有?|吗|么)|来?没有?|[了吗么])[\s?？。]*$"
)


def called_in(text: str) -> str | None:
    """Whom a text calls in front, as it calls them; None if it calls nobody, or only tells."""
    found = _CALLED.fullmatch(text)
    if found is None or _ASKS.search(found["rest"]) is None:
        return None
    return found["at"] or found["called"]


def surname_in(called: str) -> str | None:
    """The surname by which 小毛, 毛哥 and 叶书记 are called; None for what is no such form."""
    found = _BY_SURNAME.fullmatch(called)
    return (found["short"] or found["titled"]) if found else None


def says_you(text: str) -> bool:
    """True for a question about what 你 did, which colleagues ask each other."""
    return _YOU.search(text) is not None
