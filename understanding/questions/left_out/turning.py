"""How a clause beside a question turns it round or narrows it, though its words are not known."""

from __future__ import annotations

import re

# What one can be told of cases: 书记要的是率, 给我算平均数.
_OUTPUT = "(?:率|比[例重]|[人均]数|[百占]分?比|原因|名单|明细|时间|日期|地址|照片|姓名|编号|[金总]额|均值?)"
_SAYS_ANEW = (
    "(?:[要问说指看查]|关心|在意|想知道|需要|缺)的(?:其实|可|只|就|主要)*是(?!吧|吗|嘛)|"
    "是[^\\W\\d]{1,6}不是[^\\W\\d]{1,6}$|不是[^\\W\\d]{1,6}而?是|而是"
    f"|(?:要|报|算|列|成)(?:的|个|一?下|我)*[^\\W\\d]{{0,4}}{_OUTPUT}$"
    "|(?:(?<![没不数])就|便)(?:可以|行|好|够|成|得)了?$|即可$|才(?:[是算行对]|有$)|为[准主]$|优先|[在之]内$|(?<!意料)之外$"
)
_NARROWS = (
    "的[啊呀哈哦吧呢嘛]?$|[只光仅](?!有[这那])(?!剩|[好能会差等顾怪得敢])|就(?:看|要(?![交报开上去到来走检用])[^\\W\\d]*的)|"
    "(?:别|甭|莫|不用|不要|不必)再?[算含计包列数带加放]|[不别甭]看了?$|不[算含管计](?!晚|早|数|什么)|不要(?!.*我)|不包括|除[了去开]|刨|扣(?![钱分工奖绩])|去掉|排除|剔|"
    "按(?![说理不])|(?<![大丢扣失得满评加])分(?!之|组|工|钟|享|手|心)|(?<![忘没])带(?!过|话|带|着?[手孩])|以[上下内外]|超过|不到|至少|"
    "那[种类些]$|部分|单独|另外|其中|里面|包括|包含|加上|连同|算上|折算|精确到|换成|平均|倒[着过]来|单列"
)
# Somebody wants to see something: 我想看重复投诉, 重点说说出租屋; but not 看看.
_WANTS = (
    "^(?:我们?|咱们?|俺|领导|书记|主任|你|您|请|麻烦|给|帮|替我|想|要|得|需要|先|重点|主要|再|多|好好)*"
    "(?:看看?|查查?|列|统计(?!法)|算|数(?!据)|关心|说说|讲讲)"
    "(?![着到不错了过完好人你我他这在得笑懂病一下眼来是都也就说看查讲清脸])[^\\W\\d了我你您他]{2,}$"
)
# A noun with what it is like before it: 落满灰动都不动的车; or one that is pointed at: 三号楼那边.
_NAMES = (
    "的(?![时话错事意心份命群人还都也又就在真好太]|[车路]上)[^\\W\\d了着我你您他要会]{1,4}$|"
    "那(?:[头块片条家栋户带批种类些几]|阵子|会儿|一[带片块])(?!.*[等催])"
)


# A noun of a place, with no verb before it: 会议中心, 饭店后厨.
_PLACE = (
    "^[^了着到去在从回往来给跟和被把找住进想走巡逛跑骑查看陪带跟问说管就要]*(?:[室楼亭店巷路街馆院站园厅桥庙]|(?<![这那])摊|(?<![现会在])场|中心|小镇|公寓|宿舍|小区|门口|旁边|附近|后厨|一带|"
    "两侧|(?:投诉|举报|交办|反映|督查)件)$"
)
_TURNS = re.compile(f"{_SAYS_ANEW}|{_NARROWS}|{_WANTS}|{_NAMES}|{_PLACE}")
_PREDICATE = re.compile(
    "[了着得把给不没要在就都还才又也我你您他她咱俺是有能来去吧啊呀呢嘛哦哈说问看让叫想怕别先快死完太多]"
)


def is_predicate(words: str) -> bool:
    """True if something is said of something; 飞线充电 and 饭店后厨 only name a thing."""
    return _PREDICATE.search(words) is not None


def turns(words: str) -> bool:
    """True if the clause says anew what is asked, leaves something out of it, or names a thing that it is about."""
    return _TURNS.search(words) is not None


_NOT_SO = re.compile("^(?:还|仍|尚)?[没未](?:有)?(?P<done>[^\\W\\d])[^\\W\\d]{0,2}的")
_IS_SO = "[^\\W\\d]{0,2}[了吗嘛吧没]"


def goes_on_from(words: str, before: str) -> bool:
    """今天到期的都清了吧，没清的列一下: what is not so is asked of those that may be."""
    found = _NOT_SO.match(words)
    return found is not None and re.search(found["done"] + _IS_SO, before) is not None
