"""What denies that a closed case has come back: 没有反弹, 未再出现, 不算反弹, 反弹没有."""

from __future__ import annotations

import re

_BACK = "(?:反弹|回潮|复发|复燃|死灰复燃|再犯)"
_SEEN = "(?:看到|看见|发现|见到?|出现|发生|存在|有|任何|什么|啥|明显|一点|再|次|度|过|着|的|是|又)"
_NOT = "(?:并|都|也|均|全|暂)*(?:没有?|未|毫?无|不(?:算|是|属于|叫|存在)|算不上|谈不上)"
_SIGNS = "(?:的?(?:情况|现象|问题|迹象|苗头))?"
# What there is again where it has come back (没再堆, 不再乱停): it may be told of an open case too.
_MORE = "(?:出现|发生|有|堆|摆|乱|脏|占道?|贴|停|冒|溢|漏|积水|扔|晒|搭|养|摊)"
NAMED = re.compile(
    rf"{_NOT}{_SEEN}*{_BACK}{_SIGNS}(?:过|的)?"
    # 反弹没有 alone asks.
    rf"|{_BACK}{_SIGNS}(?:(?:倒|都|也|还是|就)+没有?|没有?(?:发现|看到|看见|出现|发生)|无)(?=[,，。；;！!\s]|$)"
)
_ONLY_NOT = re.compile(r"(?:没有?|无)(?:了|的|啊)*[。.!！]*")
_NO_MORE = re.compile(rf"{_NOT}(?:看到|看见|发现|见到?)?再(?:次|度)?{_MORE}|不再{_MORE}")


# That it was told by mistake: 70怎么成反弹了 是报错的, 70的反弹报错了, 回头看改成没反弹.
_ERRED = "(?:报|点|记|弄|搞|说|填|选|写|立)(?:错|岔)"
_WRONGLY = re.compile(
    rf"{_BACK}(?:那件|这件|的|是|我|他|给|都|了|[,，\s])*(?:{_ERRED}|误报|搞反)"
    rf"|{_ERRED}(?:了|成|的)*{_BACK}|误报的?{_BACK}|怎么会?(?:成|变成?|算成?|是|就)了?{_BACK}"
    rf"|(?<!整)(?:改|更正)(?:一下)?(?:[成为到]?{_NOT}{_BACK}|[成为到]好(?=$|[,，。\s]))"
)


def told_wrongly(text: str) -> bool:
    """True if a 反弹 that was told is said to be a mistake."""
    return _WRONGLY.search(text) is not None


def denied(text: str) -> bool:
    """True if it is said in so many words that there was no 反弹."""
    return NAMED.search(text) is not None


def takes_back_its_word(words: str) -> bool:
    """True for what is written behind the command 反弹 and denies it: 没有, 没反弹，好的."""
    return denied(words) or _ONLY_NOT.fullmatch(words.strip()) is not None


def without_denials(text: str) -> str:
    """What is left without them: 又堆了 of 没反弹，旁边又堆了."""
    return _NO_MORE.sub(" ", NAMED.sub(" ", text))
