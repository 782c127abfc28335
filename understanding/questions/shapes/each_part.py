"""Parts of an answer that are told by their shape: 一格一格数, 细化到网格, 挨着小区数, 按报的人分, 月月多少."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.lexicon import NUMBER
from domain.question import By
from understanding.questions.pieces import Piece, Slot, shape, shaped

_PARTS = {
    By.GRID: "网格|格子|格",
    By.UNIT: "单位|社区|街道乡镇|街道|街镇|乡镇|村社|村社区|村|镇|街|部门|科室|局|片区|片|家单位|家",
    By.CATEGORY: "类别|类型|种类|大类|小类|类|种|毛病|品类|门类",
    By.POINT: "点位|点|地点|地方|位置|处|场所|路段",
    By.PERSON: "网格员|巡查员|人头|人|经办人|个人|队员",
    By.DAY: "天|日",
    By.WEEK: "周|星期|礼拜",
    By.MONTH: "个?月|月份",
}
_ANY = "|".join(sorted("|".join(_PARTS.values()).split("|"), key=len, reverse=True))
_OF = {word: by for by, words in _PARTS.items() for word in words.replace("个?月", "月|个月").split("|")}

# 一格一格, 一个点一个点, 一家家单位, 一个个网格
_ONE_BY_ONE = re.compile(
    rf"(?:按|分)?一(?P<measure>[个家条处片块座])?(?P<one>{_ANY})(?:、|"
    rf"，)?一(?P=measure)?(?P=one)(?:的|地)?(?P<verb>(?:[拆分切摊][开解]|"
    rf"[数看算过排报列说念摆画标来捋理盘点顺走讲查对拆分切记])+(?:一遍|下来|出来|过[去来])?)?"
)
_EACH = (
    "每一?[家个处座条类位块片]|各[家个条处位座片]?|[逐挨]一?[个家处]|挨着|[逐挨]"
    "|一(?P<each>[个家处座条类位块片])一?(?P=each)|个个|家家"
)
# 三个街道各超期几件
_SO_MANY_EACH = re.compile(rf"(?:{NUMBER}|[两几])个?(?P<one>{_ANY})(?:各自?|分别)(?:都|有|的)?")
_EACH_OF = re.compile(
    rf"(?:{_EACH})(?P<one>{_ANY})(?:的|来|地)?(?:[数看算过排报列念]一?[下遍]?(?=[,，、。]|$|[^\w]))?"
)
# 细化到网格, 落到点位, 摊到每个人名下
_DOWN_TO = re.compile(
    "(?:记|挂|安|写|画|配|发|点|细化|细分|细|落实|落|精确|精准|精|拆分|拆解|拆|分解|分摊|分|具体|"
    "下沉|沉|摊|算|切|打散|划分|下钻|穿透|归集|归|量化|对应|深|排|列|统计|汇总)(?:落实)?[到在]"
    rf"(?:每一?[个家位处]?|各个?|逐个?|具体的?|单个|各自的?)?(?P<one>{_ANY})(?:头上|名下|身上|一级|"
    rf"层面|层级|这一级|这级|级|上)?"
)
# 按报的人分, 按人头, 按事项分
_BY = re.compile(
    "(?:按|以|照|依|根据)(?:着|照|据)?(?:(?P<person>人头|人员|谁报的?|(?:上?报|报送|上传|发现|"
    "巡查|提交|经手|经办|办|处理|采集|填报|拍照?|记录)的?(?:人员?|网格员|同志))"
    "|(?P<category>事项|事由|事类|性质|题材|问题|毛病|品类|门类|大项|小项|项目|条目|案由|内容)"
    "|(?P<unit>责任主体|责任单位|责任方|责任部门|承办单位|承办方|牵头单位|主管部门|主办单位|归口部门|条线|口子)"
    "|(?P<point>地点|地段|路段|位置|场所|在哪|发生地|案发地))(?:来|去)?(?:的)?(?:不同|性质)?"
    "(?:分类?|算|看|数|列|排|统计|汇总|归类|拆|捋|理|归|归集|划分|区分|分组|拆开|切|摆)(?:一下|开|出来|个类)?"
)
# 照点位拆开, 顺着类别摆
_APART = re.compile(
    rf"(?:按照|按着|按|以|照着|照|依着|依|论|分|顺着)(?P<one>{_ANY})(?:来|去|"
    rf"的不同)?(?:给我)?(?:拆|分|切|摊|摆|铺|掰|归|捋|理|剖|码|晒|亮|倒)[解分类堆]?(?:开来?|出来|"
    rf"清楚|好|下来|一下|一遍)?"
)
# 一个月算一格, 一家一行: how it shall look
_A_ROW = (
    "(?:算|占|列|写|画|出|排|放|给|做|是|成|记|摆|"
    "报)*一[格行栏段列条张页份块本笔根柱排串个](?:账|线|数|点|柱子?|图)?"
)
_ROWS = re.compile(rf"(?:按|每)?一[个家条处座片块]?(?P<one>{_ANY}){_A_ROW}(?![^\W\d]{{0,2}}[没未])")
_TIMES = re.compile(
    "(?P<one>[天日周月年])(?P=one)(?=(?:都|新|各|报|上报|新增|销号?|办|巡|有|收|来|整改|超期)*(?:了?(?:多少|几)|(?<=[报增号])的?(?:数|量)))"
)
_SORT = "(?:社区|街道|镇|村|局)(?:里|上|那边)?"
_SHAPES = (
    # 有哪些类型, 分分类
    shape(
        "(?:都|主要|大概)?[是有](?:些|哪些)?(?:啥|什么|哪些|哪几|何|哪样)(?:问题)?(?:类型|种类|品类|"
        "门类|类别|名堂|毛病的?类型)|分门别类|归[好个]类|归归类|分[好个]类|分分类",
        Slot.BY,
        By.CATEGORY,
        cost=0.8,
    ),
    # 社区和村里哪个超期多
    shape(
        f"(?<![\u4e00-\u9fff])(?:{_SORT}(?:[和跟与同、]|还是){_SORT})(?=的?(?:之?间|里头?|两边|各|分别|比|排|哪|谁))",
        Slot.PART,
        By.UNIT,
        cost=1.2,
    ),
)


def each_part(folded: str) -> Iterator[Piece]:
    """Words that divide an answer, by whatever they do so."""
    yield from shaped(_SHAPES, folded)
    for form in (_ONE_BY_ONE, _EACH_OF, _DOWN_TO, _APART, _ROWS):
        for one in form.finditer(folded):
            yield Piece(one.start(), one.end(), Slot.BY, _OF[one["one"]], 0.8)
    for one in _SO_MANY_EACH.finditer(folded):  # dearer than how many names were said before it
        yield Piece(one.start(), one.end(), Slot.BY, _OF[one["one"]], 2.6)
    for one in _BY.finditer(folded):
        said = next(name for name, words in one.groupdict().items() if words)
        by = By[said.upper()]
        yield Piece(one.start(), one.end(), Slot.BY, by, 0.8)
    for one in _TIMES.finditer(folded):
        yield Piece(one.start(), one.end(), Slot.BY, _OF.get(one["one"], By.MONTH), 0.9)


_EACH_BEFORE = re.compile(f"(?:{_EACH}|一所一?所|一座一?座|一条一?条)$")
_IN_ALL = re.compile("[一总合]共|共[报有计]|[总合]计|加起来")  # 各路口一共几起
_ONE_OF_THEM = re.compile("(?:按|每)?一[个所座条家处片]?$")
_ITS_ROW = re.compile(_A_ROW)
_GONE_THROUGH = re.compile("(?:的|来|地)?[数看算过排报列念]一?[下遍]?(?=[,，、。]|$)")


def each_place(folded: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """每个菜场, 挨着小区数, 一所所学校看, 一个小区一行: the places of this kind are the parts."""
    for start, end in {(one.start, one.end) for one in pieces if one.slot is Slot.KIND}:
        row, one = _ITS_ROW.match(folded, end), _ONE_OF_THEM.search(folded, 0, start)
        if row and one:
            yield Piece(one.start(), start, Slot.BY, By.POINT, 0.8)
            yield Piece(end, row.end(), Slot.FILLER, "", 0.8)
        found = _EACH_BEFORE.search(folded, 0, start)
        if found and not (found[0] in ("各", "各个") and _IN_ALL.search(folded, end)):
            yield Piece(found.start(), start, Slot.BY, By.POINT, 0.8)
            if behind := _GONE_THROUGH.match(folded, end):
                yield Piece(end, behind.end(), Slot.FILLER, "", 0.8)
