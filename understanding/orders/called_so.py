"""Whether somebody asks how one case stands that they describe: 上礼拜我报的电线挂下来的事搞好没有."""

from __future__ import annotations

import re

_THING = "(?:事情?|问题|单子|案子)"
_IT = rf"(?:那|这)(?:一)?(?:[个件条处]|[个张]?单子?){_THING}?|的{_THING}|(?:那|这)(?:事|单子)"
_STANDS = (
    r"(?:现在|到底|后来|今天|都|也|又|还|已经|好几天了?|几天了|怎么)*[\s,，]*"
    r"(?:(?:搞|弄|修|处理|解决|整改|办|清|换|装|补)(?:好|完|掉)?了?(?:没有?|吗|么|没)"
    r"|(?:是)?(?:谁|哪家|哪个)(?:单位)?(?:在|来|去)?(?:弄|办|管|修|负责|处理|跟|搞).{0,4}"
    r"|(?:怎么样|咋样|如何|到哪一?步|进展|什么情况|啥情况)了?.{0,6}|(?:给我)?(?:看|查)一?下(?:进展|进度|情况)?"
    r"|(?:算不算|有没有|是不是)(?:已经)?(?:超期|过期|到期|办好|弄好)|(?:超期|到期)了?(?:没有?|吗)"
    r"|(?:还)?没(?:人)?(?:搞|弄|修|处理|管|来|动|清).{0,6}|(?:什么时候|几时|多久)(?:能|会|才)?(?:好|弄|修|清|处理|办).{0,4})"
    r"[啊呀呢?？。]*"
)
_ASKED = re.compile(rf"(?P<told>.{{2,24}}?)(?:{_IT})(?P<rest>{_STANDS})")
_NAMED = re.compile(rf"(?P<told>.{{2,12}}?(?:那|这)[个件](?!会|人|事)[^\s,，]{{1,8}}?)(?P<rest>{_STANDS})")
_AROUND = re.compile(
    r"^(?:上(?:周|礼拜|星期|次|回|个?月)|昨天|前天|前几天|之前|刚才|今天|那个|说|我|给|报|的|反映|提|过|了|要)+"
)


def asked_of_one(text: str) -> str | None:
    """The words that describe the case; None if the text asks nothing of the kind, or names a number."""
    if re.search(r"\d", text):
        return None
    found = _ASKED.fullmatch(text.strip()) or _NAMED.fullmatch(text.strip())
    told = _AROUND.sub("", found["told"]) if found else ""
    return told if len(told) > 1 else None
