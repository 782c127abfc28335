"""Whether a text tells its problems plainly: nothing stands beside them and their places that might mean more."""

from __future__ import annotations

import re

from understanding.masks import L, P
from understanding.reports.kinds import says
from understanding.reports.taken_apart import TakenApart

_MOST_LEFT = 1  # characters, behind a thing or a defect: 没检疫票
_SCANT = 4  # characters beside the places that say nothing by what they resemble
_ONE_MORE = re.compile(
    "还有[个一辆堆处几]|(?:旁边|隔壁|边上|对面)[^，。]{1,6}也|还[往把被]|再就是|顺带|顺便(?=把|说|提|也|看|还)"
)
_VENUE = re.compile(
    "(?:文化礼堂|实践[站所]|活动(?:室|中心)|文化站|图书室|农家书屋|公厕|市场|菜场|饭店|餐馆"
    "|医院|学校|幼儿园|车站|公园|广场)(?:[里内外前后旁边上]|门[口前外]|对面|前坪|门厅)*"
)
_SIGNS = re.compile(r"[\W_]")


def is_doubtful(seen: TakenApart) -> bool:
    """True if a word makes one doubt that there is a problem now. 没有健康证 is one, and says so."""
    return says("DOUBT", _explained(seen))


def is_plain(seen: TakenApart) -> bool:
    """True if all there is are places, problems that rules found, and words that say nothing of their own."""
    if not seen.problems or any(one.best.guessed for one in seen.problems):
        return False
    whole = "，".join(seen.masked())
    return len(_SIGNS.sub("", _NEUTRAL.sub("", whole).replace(L, "").replace(P, ""))) <= _MOST_LEFT


def is_scant(seen: TakenApart) -> bool:
    """True if no problem was found, and little stands beside the places: 到了，金山小区门口."""
    words = sum(one.end - one.start for one in seen.clauses) - sum(
        one.end - one.start for one in seen.mentions
    )
    return not seen.problems and bool(seen.mentions) and words <= _SCANT


def is_by_its_place(seen: TakenApart) -> bool:
    """True if a problem is known by nothing but the name of a place: 按钮磨平了，政务服务大厅."""
    return any(
        one.best.alike and any(place.start <= one.start and one.end <= place.end for place in seen.mentions)
        for one in seen.problems
    )


def without_venue(words: str) -> str:
    """Without the venue in front of which, or in which, something is told of."""
    return _VENUE.sub("", words)


def asks(seen: TakenApart) -> bool:
    """True if the text ends with a sign of question: it may be a complaint, and may want an answer."""
    return bool(seen.clauses) and seen.clauses[-1].sign.endswith(("?", "？"))


def speaks_of_one_more(seen: TakenApart) -> bool:
    """True if words for one more problem stand behind the last one that was found: 顺带把单车也弄走."""
    if not seen.problems:
        return False
    last = seen.problems[-1].best
    return _ONE_MORE.search(seen.text, last.end if last.alike else last.start + 1) is not None


def _explained(seen: TakenApart) -> str:
    """The text with a sign for each place, and for each word that speaks for a problem."""
    marks = [(one.start, one.end, L) for one in seen.mentions]
    told = [one for problem in seen.problems for one in problem.told if not one.alike]
    marks += [(*piece, P) for one in told for piece in one.pieces]
    parts, at = [], 0
    for start, end, sign in sorted(marks, key=lambda one: (one[0], -one[1])):
        if start >= at:
            parts.append(seen.text[at:start] + sign)
        at = max(at, end)
    return "".join(parts) + seen.text[at:]


# Words beside a place and a problem that make it nothing else: where, how much, how long, and what is wished for.
_NEUTRAL = re.compile(
    f"是{L}不是{L}|不是{L}，?(?:应该?)?是|[也就]?是在?(?={L})|不在{L}，?在"
    "|(?:打|说|写|发)错了"
    "|救命|紧急|急|唉|哎|喂|各位好?|领导好?|老师好?|你们?好|师傅"
    "|(?:请|麻烦|劳驾|希望|望|辛苦|赶紧|尽快|抓紧|快点?|及时)*(?:安排|派)?(?:人)?(?:来|去|过来)?(?:看|处理|清理?|修|管|弄|收拾|整改)(?:一?下|看)(?:吧|哈|啊|呗|谢谢)?|请?(?:尽快|及时|抓紧)(?:处理|整改|修复|清理)"
    "|没人(?:来)?(?:管|清|修|扫|收|理|处理)"
    "|[早晚]上|今天|现在|刚刚?|刚才|[上下]午|中午|傍晚|夜里|半夜|天天|每天|整天|一直|老是|总是|经常|又|还在?|都|也|全|就|才|在|到|从|往|被|把|给|让|有"
    "|[一二两三四五六七八九十几好多\\d]+(?:个|辆|处|家|堆|张|盏|块|根|只|条|排|片|户|棵|摊|袋|桶|天|年|个?月|周|星期|礼拜|小时|米)(?:多|左右)?(?:店|人|车)?"
    "|几[天年]|好久|好多天?|很多|不少|一[大]?[堆片排地溜圈]|半天|很|太|真|特别|非常|好|比较|有点"
    "|这[里儿边个段条块头种]?|那[里儿边个段条块头种排]?|[旁边前后里外左右东南西北中上下面头间侧段口角方]+|附近|对面|隔壁|斜对面|门口?|路口|楼[下上道梯顶]|单元|墙|外墙|店|人|户|位置|地方|地址|点位|问题|情况|图[一二三四\\d]?"
    "|沿线|沿街|一带|沿路|低洼|拐角|转角|入口|出口|[一二两三四五六七八九十\\d]+(?:幢|栋|楼|层|号|米|单元)"
    "|第?[一二三四五]是|[一二三四五\\d][、.]|有人|有个|有家|一个|的|地|得|了|着|过|啊|呀|吧|哦|哈|嘛|呢|噢|啦|咯|哟|喔|哇|和|与|及|跟|、"
)
