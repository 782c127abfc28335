"""Which part of what somebody typed says where it is (地点), when no register knows the words."""

from __future__ import annotations

import re

from domain.lexicon import read

LONGEST_PLACE = 40  # characters; a place is one line of a card

# What ends or cannot be part of a place: punctuation, mentions, case numbers, and what people say around it.
_BREAK = re.compile(
    r"@\S+|#\s*\d+|[^\w\s-]+|(?<!\w)-+|-+(?!\w)"
    r"|上报|报告|反映|举报|投诉|随手拍|补充"
    r"|刚?(?:走|巡|转|骑|逛)[到过]|路过|经过|有[人个些]|(?:有?[一二两三四五六几多]|\d+)(?:处(?!方)|个(?![体园])|堆(?![栈场])|户(?![外部])|[些辆块])(?!桥)|(?<![大国所公])有(?!色|限)"
    r"|发现|存在|出现|看到|这[里儿边]|那[里儿边]|此处|到处|四处|一直|顺着|[熏吹淋淹臭吵堵挤撒洒泼弄搞]得|[淌流漏滴洒溅排]到|下去一[角块片]|现场|位于|位置|地点|现在|在|是|被|了|的(?!士)|把(?=.)"
    r"|很多|好多|大量|许多|不少|很|还|没人|无人|问题|情况|目前|今[天日早晚]|昨[天日晚]|[早晚]上|刚才"
    r"|麻烦|辛苦|请|处理|清理|整改|整治|解决|安排|联系|一下|需要|及时|尽快|赶紧|马上|啊|呢|吧|吗"
    r"|[这那][口只辆台根盏棵张把户](?!子)|[进过上下]去一?[看瞧]|往里一?[看瞧]|回头一?[看瞧]|[抬低]头一?看|而且|并且|再?往前|比[以之从]前|(?:周|星期)[一二三四五六日天末][前后]?|可惜|另外|半边|口[罩帽]|上路(?!口)"
    # They hold a character of a place and name none: 路灯不亮 says nothing about where.
    r"|路[面灯]|道路|地面|墙[面上]|店[外招]|面包|东西|知道|方面|时候|味道|气味"
)
_LIKE_A_PLACE = re.compile(
    r"[后围外院山东西南北]墙[根角脚]?|[路街道巷弄村庄社区园里号楼栋幢室场馆站所桥河塘渠湖港口门店铺摊棚亭院校库厕角旁侧边沿东西南北前后内面处]"
    r"|对过|楼梯间?|单元|墙根|墙角|角落|夹缝|灯杆|电线?杆|站牌|附近|一带|[楼桥地]下|底下|[里外前后下]头|跟前|脚下|[塔坝堤墩畈坞岭坳埠圩湾坪]|后厨|[桥村街码]头|胡同"
)
_NUMBER_AT_END = re.compile(r"\d[\dA-Za-z]*(?:-\d+)*\s*$")


def place_in(text: str) -> str:
    """The words of `text` that say where, without what is said around it; '' if nothing looks like a place.

    `text` is without the words of categories and grids; something that is no letter stands where they were.
    """
    parts = (_up_to_place(part).strip() for part in _BREAK.split(text))
    return " ".join(part for part in parts if len(part) >= 2)[:LONGEST_PLACE].strip()


def place_going_on(text: str) -> str:
    """How a place goes on right after its name, as typed: `门口` of `门口有人乱扔`; '' if it does not."""
    return _up_to_place(_BREAK.split(text, maxsplit=1)[0])


_AROUND = re.compile(
    r"(?:的?(?:大?门口|门前|旁边|边上|旁|跟前|底下|附近|周围|周边|一带|斜?对[面过]|隔壁|里面|外面|前面|后面|这里|那里|这边|那边|处))+$"
    r"|(?<=墙)[根角脚边上下外里]+$"
)


def narrowed(words: str, grid: str = "") -> str:
    """A place as it is called in a grid of that name, whatever was said around it and however it was written.

    `老粮站后墙旁边`, `老粮站 后墙` and `金山一网格老粮站后墙` are one.
    """
    called = read(words).folded.removeprefix(read(grid).folded)
    return _AROUND.sub("", called) or called


def _up_to_place(part: str) -> str:
    """The part up to its last character that belongs to a place, or all of it if it ends with a number."""
    found = list(_LIKE_A_PLACE.finditer(part))
    if not found:
        return ""
    return part.rstrip() if _NUMBER_AT_END.search(part) else part[: found[-1].end()]
