"""What colleagues say to be kind, and nothing else: 谢啦, 行 知道了, 下班了 明天见, 在吗."""

from __future__ import annotations

import re
from enum import Enum, auto


class Courtesy(Enum):
    """What kind of kindness it is."""

    GREETING = auto()
    THANKS = auto()
    GOODBYE = auto()
    AGREED = auto()
    HOLD = auto()  # nothing is to be done for now: 先不发, 等我问问镇里


_TAIL = r"(?:了|啦|咯|哈|哦|啊|呀|吧|呢|嘛|噢|喔|的|哟|呗|嘞|喽|~|～)*"
_NAMED = r"(?:你们?|您|老师|小走|走街|大家|各位|领导|同志们?|兄弟们?|师傅|亲)"
_YOU = f"{_NAMED}?"
_NOT_NOW = r"(?:那|这个?|这件|还是|就)*(?:先|暂时|暂)"
_STEPS = r"(?:发|上?报|派|办|签发?|动|弄|公布|推|处理|审核?|改|走|催|转|打分?|评|评分|写|做|出)"
# Why nothing is to be done yet: 我问下街道, 周五再说.
_WHY_NOT = (
    rf"(?:那|等|还)*我(?:先|再|去|要|还|得)*(?:问|请示|商量|考虑|核对|核实|确认|合计)(?:问|一问|一?下|清楚|好|考虑)*"
    rf"(?:镇里|镇上|街道|社区|村里|单位|领导|他们?|她们?|上面|书记|所里|局里|主任|同事|大家)?(?:再说)?{_TAIL}"
    r"|(?:领导|镇里|书记|主任|街道|社区|他们?|大家|上面)还没(?:有)?(?:看|定|回|同意|签|点头|答复|表态)(?:呢|过)?"
    rf"|(?:等)?(?:下?周[一二三四五六日天]|晚点|过[两几]天|会后|开完会|下午|上午|月底|年后)再(?:说|定|看|议|弄|讲){_TAIL}"
)
_KINDS = {
    Courtesy.GREETING: (
        rf"(?:{_YOU}(?:在吗|在不在|在不|在么|有人吗|在没|在嘛)|(?:早上?|上午|中午|下午|晚上)好{_YOU}|{_NAMED}(?:早上?|上午|中午|下午|晚上)?好|好(?:你|您|老师|走街)|哈喽|嗨|hi|hello|早{_TAIL}|早安"
        rf"|(?:喂[,，\s]*)?(?:听得到|听得见|能听到|看得到|收得到)(?:我|吗|不|没)*{_TAIL}|喂+|(?:走街|小走|机器人)[在来]?{_TAIL})"
    ),
    Courtesy.THANKS: (
        rf"(?:(?:好|行|嗯|成|中)(?:的|嘞|滴|呀|啊|了|吧)?)?(?:太|多|非常|十分|真是|真的?)*(?:谢谢?|感谢|多谢|辛苦|麻烦|费心|厉害|给力|棒|赞|点赞|牛)(?:啊|啦|{_NAMED})*{_TAIL}(?:点赞)?(?:(?:明天|下次|回头)(?:再)?(?:见|说|讲|聊))?{_TAIL}"
        rf"|{_YOU}(?:们)?(?:效率|速度|动作|服务)?(?:蛮|真|很|挺|还|太|这么)+(?:高|快|好|不错|给力|行|可以|及时|周到){_TAIL}"
        rf"|(?:干得|做得|办得|弄得)?(?:不错|漂亮|可以的|真快|好快|真棒|真好){_TAIL}|给{_YOU}(?:们)?点(?:个)?赞{_TAIL}|好样的"
        rf"|{_YOU}?比.{{1,6}}?(?:有耐心|靠谱|热情|管用|强|好使?|快)(?:多|得多)?{_TAIL}|{_YOU}(?:可)?(?:真|好|很|挺|蛮)?(?:有耐心|贴心|靠谱){_TAIL}"
        rf"|.{{0,6}}(?:[走掉好完了])就(?:好|行|放心){_TAIL}|放心{_TAIL}"
    ),
    Courtesy.GOODBYE: (
        rf"(?:我|先|都|就|那|这就)*(?:下班|收工|回家|休息|睡觉?|吃饭|不打扰){_TAIL}|(?:我|先|都|就|那|这就)+(?:散|撤|走|溜|忙){_TAIL}|(?:明天|明早|下周|回头|改天)?(?:见|再见|拜拜|再说|再来|再聊|接着来|继续){_TAIL}"
        rf"|(?:有事|有什么事|其他的?|剩下的?|别的)(?:明天|回头|下周|再)*(?:再)?(?:说|来|弄|讲|处理|办){_TAIL}|晚安|拜拜?"
        rf"|没(?:别的|什么|其他)(?:什么)?事{_TAIL}"
        rf"|(?:行|好|可以)?(?:了|啦|吧)?(?:今天|今儿|这次|暂时|目前|我)?(?:就|也就|先)*(?:到这|这些|这样|这么多|没别的事?)(?:儿|里)?{_TAIL}"
    ),
    Courtesy.AGREED: (
        rf"(?:那|就)*(?:行|好|可以|成|中|嗯|恩|哦|噢|喔|对|是|ok|okay|得|妥|没问题|好的|好滴|好嘞|就这样|这样|挺好|可){_TAIL}"
        rf"|(?:好的?|行|嗯|哦|那)*(?:我)?(?:知道|明白|懂|清楚|了解|晓得|收到|看到|记住|记下){_TAIL}|没事儿?{_TAIL}|原来(?:是这样|如此){_TAIL}"
        rf"|(?:原来)?(?:就)?(?:在|是)(?:第.{{1,3}}[页行张栏列]|上面|下面|后面|前面|最后|里面){_TAIL}"
        rf"|{_WHY_NOT}|(?:啊|哦|噢|哎)?(?:是)?我(?:刚才|自己)?(?:看|听|想|记|数|算)(?:错|岔|反|漏)[^\s，,。]{{0,3}}?了{_TAIL}"
    ),
    Courtesy.HOLD: (
        rf"(?:今天|今晚)(?:就|先)*不{_STEPS}{_TAIL}|{_NOT_NOW}(?:都)?(?:别|不|不要|不用|甭)(?:急着?|忙着?)?{_STEPS}(?:它|下去|下一步)?{_TAIL}"
        rf"|(?:[\u4e00-\u9fff]{{0,6}}?)(?:先|再)(?:放放|放一放|缓缓|缓一缓|等等|等一等|搁一搁|搁着|放着|停一停|压一压|压着)(?:再说)?{_TAIL}"
    ),
}
_FORMS = {kind: re.compile(form, re.IGNORECASE) for kind, form in _KINDS.items()}
_CLAUSE = re.compile(r"[\s,，。.;；!！?？~～、]+")
_PICTURES = re.compile(
    "[\u2190-\u2bff\ufe0e\ufe0f\u200d\U0001f000-\U0001faff]|\\[[\u4e00-\u9fffA-Za-z]{1,6}\\]"
)
_TELLS_MOST = (Courtesy.HOLD, Courtesy.THANKS, Courtesy.GOODBYE, Courtesy.GREETING, Courtesy.AGREED)


def courtesy_of(text: str) -> Courtesy | None:
    """What is said, if nothing but kind words is said: that nothing is to be done most, then thanks, and 好的 least."""
    kinds = [_kind(one) for one in _clauses(text)]
    if not kinds or None in kinds:
        return None
    return next(one for one in _TELLS_MOST if one in kinds)


def clauses_beside(text: str) -> list[str]:
    """The clauses of a text that are no kind words."""
    return [one for one in _clauses(text) if _kind(one) is None]


def _clauses(text: str) -> list[str]:
    return [one for one in _CLAUSE.split(_PICTURES.sub(" ", text)) if one]


def _kind(clause: str) -> Courtesy | None:
    return next((kind for kind, form in _FORMS.items() if form.fullmatch(clause)), None)
