"""What people say to the bot's question about photos: it has fallen away, that is only the photo, it is of one case."""

from __future__ import annotations

import re

_END = r"(?:了|吧|啦|呀|啊|哈|哦|的|呢)*[。.!！~～]*"
_SHOWS = re.compile(
    r"(?:喏|诺|给|来|拍|补|发|看|图|照片|图片|这|那|是|就|在这|上|你|张|个|一下|一张|来了|如图|见图|新的?|[\s,，])*"
    rf"{_END}"
)
_BY_ITSELF = (
    r"(?:(?:它|他们?|人家)?(?:自己|又|已经?)(?:好|亮|走|通|恢复|没|开走|[搬清收撤挪]走|离开|收进去|收掉|收摊|挪开)"
    r"|(?:车|人|摊子?|他们?|[一二两三四五六七八九十几\d]+分钟|一会儿?|马上|很快)(?:就|都|又)*(?:开走|走|散|离开)|恢复正常|没事|没问题)"
)
_DOUBLE = r"(?:不小心)?(?:发|报|传|拍|点|按|说)(?:重复?|错|多|岔)"
_OFF = r"(?:(?:删|撤|去|取消)(?:掉|回|除|销)?一?[个条张]?|(?:不用|不要|别|不)(?:上?报|管|发|立案|派|来|处理))"
_WHAT = r"(?:啊|哎呀?|哦|那|就|这|这个|这张|那张|这会儿|现在|刚才|图|照片|前面|请|帮我|把|它|我|的|都|也)*"
_SPOKEN_TO = (
    r"(?:已经|刚才?|刚刚)?(?:跟|和|给)(?:他们?|她|人家|店主|老板|车主)(?:都)?(?:讲|说|打招呼)(?:过|好|了)*"
)
_FALLS_AWAY = re.compile(rf"{_WHAT}(?:{_SPOKEN_TO})?(?:{_BY_ITSELF}|{_DOUBLE}|{_OFF}){_END}")
_BESIDE = re.compile(
    r"(?:这会儿|现在|刚才|一下)?"
    rf"(?:{_SPOKEN_TO}|好|(?:[那这]张|前面的?)?是(?:昨天|之前|以前|刚才)的?|没有?(?:照片|图|拍)|不好意思|抱歉|麻烦|谢谢|对不起|再见)"
    rf"{_END}"
)
_CLAUSE = re.compile(r"[\s,，。.;；!！~～]+")
_ONE_OF_THEM = re.compile(
    rf"[#＃]?(\d{{1,9}})号?(?:的|这件|那件|那个|这个|是|在这|照片|图|整改后|[\s,，])*{_END}"
)


def only_shows(text: str) -> bool:
    """True for no words at all, and for such as only go with a photo: 喏, 这张, 补上了."""
    return _SHOWS.fullmatch(text.strip()) is not None


def falls_away(text: str) -> bool:
    """True if what was to be reported is none any more: 自己好了, 发重复了 删一个, 那撤吧 不好意思."""
    clauses = [one for one in _CLAUSE.split(text.strip()) if one]
    kinds = [bool(_FALLS_AWAY.fullmatch(one)) for one in clauses]
    return any(kinds) and all(
        kind or _BESIDE.fullmatch(one) for kind, one in zip(kinds, clauses, strict=True)
    )


def is_beside(clause: str) -> bool:
    """True for a clause that only excuses or goes with what falls away: 不好意思, 是昨天的, 人家自己清走了."""
    return (_BESIDE.fullmatch(clause) or _FALLS_AWAY.fullmatch(clause)) is not None


def one_of_several(text: str) -> int | None:
    """The number of the one case that a photo is said to be of: 89的; None if more is said."""
    found = _ONE_OF_THEM.fullmatch(text.strip())
    return int(found[1]) if found else None


# Nobody says so to be kind, as they say 好的 or 对.
_YES = re.compile(r"(?:嗯+[,，\s]*)?(?:就?是的?|确认|是要)(?:啊|呀|哦|吧|了)*[。.!！~]*")


def answers_yes(text: str) -> bool:
    """True for 是的, which answers something that was asked."""
    return _YES.fullmatch(text.strip()) is not None
