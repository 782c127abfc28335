"""Whose problem or which people somebody means by words that name nobody: 张三家门口, 那帮人, 学生翻护栏.

No figures are kept of them, so that they are asked about; who answers for a problem is the same whoever made it.
"""

from __future__ import annotations

import re

from understanding.questions.pieces import Slot, shape

PEOPLE = "people"  # the value of a piece that names some of them

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马方俞任袁柳鲍史唐费薛雷贺倪汤罗郝"
    "安傅齐康余顾孟黄萧尹姚邵汪毛戴宋庞熊纪舒项祝董梁杜阮蓝刘徐胡林郭叶程丁崔钟谭陆石廖贾侯龙段钱夏江邱"
)
_CALLED = (
    f"(?:[老小][{_SURNAMES}]|[{_SURNAMES}](?:[一-龥]|[大小老阿][一-龥])?|隔壁[一-龥]?|楼[上下]那?|对门|邻居)"
)
_BY_WHOM = re.compile(
    "(?:小?学生|小孩子?|孩子|娃|大人|家长|老人家?|大爷|大妈|大娘|老太太?|老头子?|老伯|阿[姨婆公]|外卖(?:员|小哥)|骑手|快递(?:员|小哥)|租户|租客)们?"
)


def by_whom(words: str) -> str:
    """学生 of 学生翻护栏: the people at the beginning of a problem that is told, '' where none are named."""
    found = _BY_WHOM.match(words)
    return found[0] if found and not _NOT_FOR.match(words, found.end()) else ""


_NOT_FOR = re.compile("$|[上下进走过]不|不方便|没法")  # 老人上不去: for whom it is bad

PEOPLE_MEANT = (
    # 卖凉皮的流动摊: which of them
    shape(
        "卖(?!野)[^\\W\\d的卖]{1,4}的(?=(?:那[个些家])?(?:流动|路边|小)?(?:摊|商?贩))",
        Slot.NARROW,
        PEOPLE,
        cost=1.1,
    ),
    # 迟到的是哪几位勇士: whoever they are, in jest; 卡点迟到 is no other way of being late
    shape(
        "(?<=[位个些])(?:勇士|大神|大仙|神仙|好汉|英雄|幸运儿|大侠|仁兄|老兄|同志|倒霉蛋|显眼包|大爷)们?(?=[呢啊呀]*(?:[^\\w]|$))"
    ),
    shape("(?:卡|踩|掐|压)着?点(?=迟到|到岗|签到|打卡|来的)"),
    # 老王家门口: a household, at a gate or by what is there; 长城镇家里 is none
    shape(
        f"(?<![\\w])?{_CALLED}家(?=的?(?:门口|门前|门外|楼[上下道]|院[子墙]|窗|阳台|旁边?|对面|后[面门]|前面|边上|附近|那[边块]))",
        Slot.NARROW,
        PEOPLE,
        cost=0.8,
    ),
    # 那帮年轻人: a crowd that is pointed at
    shape(
        "(?:(?:新|刚|才)来的|年轻的|外地的?|外来的?)?[这那]一?(?:帮|伙|拨|群|窝)"
        "(?:(?:新|老|年轻|外地|当地|本地)的?)?(?:人(?!民|行)|家伙|小子|后生|年轻人|小年轻|小伙子?|老头|大[爷妈]|学生|孩子|队员|新人|同志|兄弟|师傅|工人|司机)们?",
        Slot.NARROW,
        PEOPLE,
        cost=0.8,
    ),
)
