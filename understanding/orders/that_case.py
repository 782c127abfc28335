"""这件过, 签收了没, 大概多久有人来弄: what is said of the case that was just told of, without its number."""

from __future__ import annotations

import re

from understanding.orders.asked_of_it import asked_of_it, asks_only_that
from understanding.orders.reader import read_orders
from understanding.orders.steps import ADD, CATEGORY, LOOK, PLACE
from understanding.orders.words import ASKS_FOR_TIME

_THIS = r"(?:[这那]一?[件个条](?!月|星期|礼拜|季度|点位|网格|社区|路口|群|人)|刚才(?:这|那)?一?[件个条]|它)"
_ABOUT = re.compile(
    rf"(?:那|哦)?{_THIS}?(?:的?(?:督办|延期|挂账|申诉|整改))?(?:现在|到底|后来)?"
    r"(?:签收|签|批|退回?|转|撤|回复|认领|整改|派|办|弄|修|处理|核查|受理)(?:完|好|掉|到哪一?步|到谁那|"
    r"出去)?(?:了没有?|了吗|没有|没|到哪一?步了?|到谁那(?:里|儿)?了?)[?？。]*"
    rf"|{_THIS}?(?:都)?(?:现在)?(?:在)?(?:谁|哪家)(?:在)?(?:跟|办|管|弄|手上|手里)(?:着|的)?(?:啊|呢)?[?？。]*"
    r"|(?:大概|大约|估计|一般)?(?:要)?(?:多久|什么时候|几时|啥时候)(?:能|会|可以)?(?:有人)"
    r"?(?:过?来|去)?(?:弄|修|处理|清|办|管|搞|解决)(?:好|完|掉)?(?:啊|呢)?[?？。]*"
    rf"|(?:在|是)哪一?段(?:啊|呀)?.{{0,12}}|{_THIS}?(?:具体)?(?:在)?哪(?:里|儿)?个?(?:位置|"
    rf"地方|一段)(?:啊|呢)?[?？。]*"
    rf"|{_THIS}(?:是)?(?:啥|什么)(?:来着|情况|问题|事)?[?？。]*"
)
# What is asked of it in a few words: ddl啥时候, 那件在哪儿啊 我不熟, 谁批？我跟他说一声, 那件督办了吗.
_WHEN = "(?:啥时候|什么时候|几时|几点|几号|哪天|多久)"
_ASKED = re.compile(
    rf"(?:那|这|刚才|刚刚|刚|报的|它|一?[件个条]|的|\s)*+"
    rf"(?:(?:ddl|deadline|期限|时限|到期(?:时间)?|截止(?:时间|日期)?|最晚|最迟)(?:是|到|在)*{_WHEN}?"
    rf"|{_WHEN}(?:之?前)?(?:要|得|必须|到|算)*(?:到期|截止|交|超期|(?:弄|办|做|搞)(?:完|好))"
    r"|(?:具体|到底|是|在|位于)*(?:哪儿|哪里|什么地方|啥地方|哪个位置|哪块)"
    r"|(?:具体)?(?:位置|地址|地点)(?:发我|给我|发一?下|(?:是|在)(?:哪|哪里|哪儿|什么))"
    r"|(?:怎么|咋)(?:走|过去)"
    r"|(?:要|找|由|给|归)?(?:谁|哪个|哪位|哪家)(?:来)?(?:批|签|审批|审)(?:的)?"
    r"|(?:给)?(?:督办|会商|挂账|延期)(?:了|过)(?:吗|没有?|么)?)"
    r"[啊呢呀来着]*(?:[\s,，?？。]+.{1,8})?[?？。]*",
    re.IGNORECASE,
)
# A step that is ordered with no case named, of the one just told of: 下个督办，周五前办完; 那就会商吧，叫上交警.
_STEP = re.compile(
    r"(?:那|就|好|行|还是|给他们?|再|先|[\s,，])*(?:下|发|转|开|提请?|上|签|来)?(?:一?个|一?份|一张)?"
    r"(?P<step>督办单?|会商|申诉|挂账|延期)(?:一下|了|吧|单|呗)*(?:[\s,，:：。]+(?P<why>(?!.*(?:[?？]|吗$|没有?$|哪|多少|几[件个])).+))?"
)
_THE_PAPER = re.compile(
    r"(?:把|那|这)*(?:个|份|张)?督办单(?:子)?(?:给我|发我|发给我|拿来|让我)?(?:看|瞧|过目)?(?:一下|下|看)?(?:吧|呗)?"
)
_CAN_BE_DONE = re.compile(
    r"(?:那|这)?(?:件|个)?(?:今天|今晚|明天|几天|这周|下午|上午)?(?:之?内|前)?(?:能不能|能|会|可以)(?:今天|明天)?"
    r"(?:弄|修|办|处理|清|搞|解决|整改)(?:好|完|掉|成)?(?:吗|么|不|没)?[?？。]*"
)
_GONE_THROUGH = re.compile(
    r"(?:那|刚才|这)?(?:件|个)?(?:退|报|派|签|延|挂|申诉|督办|改|撤|转)(?:回|单|期|账)?(?:成功|上去|过去|出去|回去|掉|好)(?:了)?(?:没有?|吗|了没)[?？。]*"
    r"|(?:那|刚才|这)?(?:件|个)?(?:销|消|核|过)(?:掉|号|了|完)+(?:没有?|吗|没)(?:啊|呀|呢)?[?？。]*"
)
_NOT_DONE = "没(?:人)?(?:搞|弄|修|处理|管|来|动)(?:好|完|过)?"
# Whoever urges is shown how it stands.
_URGED = re.compile(
    rf"(?:怎么|咋|又|那|都|到现在|这都|天天|一直|还|几天了|[\s,，])*(?:{_NOT_DONE}|催(?:也|了|着)+没(?:人|用).{{0,3}})"
    r"(?:啊|呢|吗|的)?[?？!！。]*(?:[\s,，].{0,16}(?:问|催|看)(?:一?下|问|催)?(?:吧|呗)?)?"
    rf"|{_THIS}?(?:你)?(?:再|帮我?|给我|替我|麻烦)+(?:催|问)(?:一?下|一?催|一?问)?.{{0,6}}"
)
_ONLY_URGES = re.compile(
    r"(?:(?:还)?没[^,，]{1,4}[啊呀呢]?[,，\s]*)?(?:那|你|就|再|快|帮我|给我|麻烦)*催(?:一?[下催])?(?:他们?|她们?|一?下|快点|吧|呗|啊|[,，\s])*(?:让他们?快点)?[。]*"
)
_WHOM = (
    r"(?:[^\d#＃,，?？哪谁]{0,16}?(?:单位|社区|街道|镇|村|所|局|中队|大队|专班|中心|网格|[几各那]家|他们|负责人|经办人)"
    r"|(?:所有|全部|那些?|这些?|快)*(?:超期|逾期|到期|没(?:有)?(?:动|办|整改|弄|回复|签收))了?的?)"
)
_URGES_UNITS = re.compile(
    r"(?:你|请|麻烦|帮我|帮忙|给我|替我|再|也|快|都|可以|能不能|[,，\s])*"
    rf"(?:催(?:办|促)?(?:一?[下遍]|一?催)?{_WHOM}|(?:把|给|对|向|跟)?{_WHOM}(?:都|再|也)*催(?:办|促)?(?:一?[下遍]|一?催))"
    r"(?:办|快点|都|吧|呗|啊|了)*[。.!！]*"
)
_URGES_WITH_NUMBER = re.compile(
    r"(?:请|麻烦|帮我|帮忙|给我|替我|再|快|[,，\s])*催(?:办|促|一?[下遍]|一?催)*+\s*+(?![\d#＃]|议定|查岗|应急|互评|会议)[^\d#＃,，?？哪谁吗]{1,10}?(?:一下)?"
    r"[\s,，]*[#＃]?(?P<number>\d{1,7})(?:号(?!楼)|那?件)?(?:快点|吧|呗|啊|了)*[。.!！]*"
)
# 55催一下, 催一下55号: nobody is named.
_CASE_URGED = re.compile(
    r"(?:请|麻烦|帮我|帮忙|给我|替我|再|快|把|[,，\s])*(?:[#＃]?(?P<number>\d{1,7})(?:号(?!楼)|那?件|[,，\s]|再|也|快|帮我|给我|麻烦)*"
    r"催(?:办|促)?(?:一?[下遍次催])?|催(?:办|促)?(?:一?[下遍催])?\s*[#＃]?(?P<behind>\d{1,7})(?:号(?!楼)|那?件)?)"
    r"(?:他们?|她们?|[\u4e00-\u9fff]{2,3}(?<![吗谁哪几次]))?(?:快点|吧|呗|啊|了)*[。.!！]*"
)
# Said of a quoted card, and not what it is instead.
_WRONG = r"(?:报|填|选|写|分|弄|定|标|判)?(?:错了?|不对|不准|有误|有问题)"
_CATEGORY_WRONG = re.compile(
    rf"(?:这个?|它)?的?(?:(?:类别|类型|分类|归类|定类){_WRONG}|不是这一?类的?(?:问题)?)[了吧啊呀。.!！]*"
)
_PLACE_WRONG = re.compile(rf"(?:这个?|它)?的?(?:地点|位置|地址){_WRONG}[了吧啊呀。.!！]*")
_SHORT = re.compile(
    r"(?:字|内容|消息)?(?:太|这么)?(?:小|长|多|啰嗦|乱)?(?:了)?[,，\s]*(?:我)?(?:看不(?:清楚?|懂|过来))?[,，\s]*(?:你|就|能不能|请)*"
    r"(?:说|讲|写|发)?(?:得)?(?:短|简单|精简|简短|少)(?:一?点|些)(?:说|讲|的)?(?:行不行|吧|呗|吗)?[。]*"
)
# 还没搞？线都挂到人头那么高了: and what is new of it is added.
_STILL_THERE = re.compile(
    rf"(?:怎么|咋|都|到现在|这都|一直)*还?{_NOT_DONE}(?:啊|呢|吗)?"
    r"[?？!！。,，\s]+(?P<new>.{4,40})",
    re.DOTALL,
)
# 那转给住建局吧
_TO_ANOTHER = re.compile(
    r"(?:那|就|还是|要不|[\s,，])+(?:改派|派|转|交|移|给)(?:给|到|交)?(?P<unit>[\u4e00-\u9fff]{2,10}?)"
    r"(?:去|来)?(?:弄|办|处理|管|看看|搞)?(?:吧|呗|好了|了)+[。!！]*"
)
_ORDERED = re.compile(
    rf"(?:那|就|好)?{_THIS}\s*(?!先[不别])(?:就|可以|给我|先|也)*(?P<rest>.{{1,40}})", re.DOTALL
)


def of_that_case(text: str, number: int) -> str | None:
    """The text with the case's number, where it speaks of one without naming any; None where it does not."""
    said = text.strip()
    if re.search(r"\d", said):
        return None
    if ASKS_FOR_TIME.search(said):
        return f"#{number} {said}"
    if (
        _ABOUT.fullmatch(said)
        or asks_only_that(said)
        or _ASKED.fullmatch(said)
        or _GONE_THROUGH.fullmatch(said)
        or _CAN_BE_DONE.fullmatch(said)
        or _URGED.fullmatch(said)
    ):
        return f"{LOOK} {number} {said if asked_of_it(said) else ''}".strip()
    if _STILL_THERE.fullmatch(said):
        return f"{ADD} {number} {said}"
    if _THE_PAPER.fullmatch(said):
        return f"督办单 {number}"
    if other := _TO_ANOTHER.fullmatch(said):
        return f"派 {number} {other['unit']}"
    if (step := _STEP.fullmatch(said)) and (step["why"] or said[:1] not in "督会申挂延"):
        return f"{step['step'].removesuffix('单')} {number} {step['why'] or ''}".strip()
    found = _ORDERED.fullmatch(said)
    if found is None:
        return None
    ordered = f"#{number} {found['rest'].strip(' ，,')}"
    orders = read_orders(ordered, has_photo=False)
    return ordered if len(orders) == 1 and orders[0].numbers == (number,) else None


def urges_units(text: str) -> bool:
    """True for 帮我催一下超期的那几个单位: units are to be urged, of no case in particular, and nothing is asked."""
    return _URGES_UNITS.fullmatch(text.strip()) is not None


def said_wrong(text: str) -> str | None:
    """The command that puts right what is wrong with a card: 改类别 for 类别不对, 改地点 for 地点不对; None for other
    words, such as those that say what it is instead."""
    if _CATEGORY_WRONG.fullmatch(text.strip()):
        return CATEGORY
    return PLACE if _PLACE_WRONG.fullmatch(text.strip()) else None


def case_urged(text: str) -> int | None:
    """The number in 催一下毛俊逸 85 and in 85催一下: whoever has that case is to be urged; None if nobody is."""
    if found := _URGES_WITH_NUMBER.fullmatch(text.strip()):
        return int(found["number"])
    found = _CASE_URGED.fullmatch(text.strip())
    return int(found["number"] or found["behind"]) if found else None


def only_urges(text: str) -> bool:
    """True for 没换啊那你催一下他们: whoever has the case is to be urged, and nothing else is said."""
    return _ONLY_URGES.fullmatch(text.strip()) is not None


def wants_it_short(text: str) -> bool:
    """True for 字太小了看不清楚你说短一点."""
    return _SHORT.fullmatch(text.strip()) is not None
