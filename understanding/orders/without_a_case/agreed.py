"""好的，就这样排; 同意换, 换不了: yes and no in words to what the bot asks with buttons about shifts (值班)."""

from __future__ import annotations

import re

_END = r"(?:的|了|吧|啊|呀|哦|滴|嘞|呗|一下|[\s,，。.!！~])*+"
_BARE = "好|行|可以|嗯++|要|成|中|没问题|没意见|谢谢|ok|OK|对|没错|是的?|没毛病"
_SURE = (
    "确认|确定|同意|(?:那?就(?:按|照)?|按|照)(?:这样|这么|这个|这)子?(?:排|定|办|来|撤|弄)?|照办"
    "|(?:把它|可以|帮我|给我)?(?:排上去|排上?|撤掉?|定下来|办)(?=吧|了|$|[，,。!！])"
)
_YES = re.compile(rf"(?:(?:{_SURE}|{_BARE}){_END})++")
_ONLY_BARE = re.compile(rf"(?:(?:{_BARE}){_END})++")
_NO = re.compile(
    rf"(?:(?:先|那|还是|这次|就|暂时)*+(?:算了|取消|不(?:排|撤|改|要)|别(?:排|撤|改)|不用(?:排|撤|改)?){_END})++"
)
_BEFORE = rf"(?:{_BARE}|我|那|就|的|[\s,，])*+"
# 同意换 names what is agreed to; 换吧 and 同意 may be of anything.
_SWAPS = re.compile(
    rf"{_BEFORE}(?:(?:同意|愿意|答应|能)?换班|(?:同意|愿意|答应)换|(?:同意|愿意)?[跟和](?:你|他|她)换)"
    r"(?:的|了|吧|[\s,，。.!！~])*+"
)
_MAY_SWAP = re.compile(rf"{_BEFORE}(?:能?换|换给(?:你|他|她)|同意|愿意|答应)(?:的|吧|[\s,，。.!！~])*+")

_FIRST = r"(?:(?:我|那|就|还是|不好意思|抱歉|对不起|算了|这次|这个班?|恐怕|可能)[\s,，]*+)*+"
_THEN = r"(?:的|了|吧|啊|呀|哈|哦|呢|[.!！~])*+(?:[\s,，。；;].{0,30})?"  # with why: 换不了，那天要带孩子
_DECLINES = re.compile(
    rf"(?:(?:那天|[今明后]天|下?(?:周|星期|礼拜)[一二三四五六日天]|\d{{1,2}}[号日])的?班?{_FIRST}换不(?:了|成|开)"
    rf"|{_FIRST}(?:不(?:想|能|愿意?|同意|好|太|方便|打算|用|要|[跟和](?:你|他|她))*换班?|班换不(?:了|成|开)"
    rf"|没(?:办?法)(?:[跟和](?:你|他|她))?换班?)){_THEN}"
)
# A lamp cannot be changed either: 换不了 is of the swap right behind the question, or with a day or the duty beside it.
_OF_THE_SHIFT = re.compile(
    rf"{_FIRST}换不(?:了|成|开)(?=.*(?:班|值|岗|那天|[今明后]天|[周星期礼拜][一二三四五六日天末]|\d[号日]))"
)
_MAY_DECLINE = re.compile(
    rf"{_FIRST}(?:换不(?:了|成|开)|不同意|不愿意|不答应|不行|不方便|不可以|那天不行|没空|有事){_THEN}"
)


def says_yes(text: str, *, just_asked: bool) -> bool:
    """True for 好的，就这样排. A mere 好 answers only what was `just_asked`, else what was told since."""
    said = text.strip()
    return _YES.fullmatch(said) is not None and (just_asked or _ONLY_BARE.fullmatch(said) is None)


def says_no(text: str) -> bool:
    """True for 算了，不排了."""
    return _NO.fullmatch(text.strip()) is not None


def agrees_to_swap(text: str, *, just_asked: bool) -> bool:
    """True for 同意换, and for 同意, 换吧 and 可以 right after the question."""
    said = text.strip()
    mere = _ONLY_BARE.fullmatch(said) or _MAY_SWAP.fullmatch(said)
    return _SWAPS.fullmatch(said) is not None or (just_asked and mere is not None)


def names_consent(text: str) -> bool:
    """True for 同意 and 换吧, which say yes to somebody's wish, and not only that something was read."""
    return _MAY_SWAP.fullmatch(text.strip()) is not None


def declines_swap(text: str, *, just_asked: bool) -> bool:
    """True for 换不了，那天我要带孩子, and for 换不了, 不同意 and 不行 right after the question."""
    said = text.strip()
    may = _MAY_DECLINE.fullmatch(said) is not None
    sure = _DECLINES.fullmatch(said) is not None or (may and _OF_THE_SHIFT.match(said) is not None)
    return sure or (just_asked and may)
