"""What is said right behind a name, and narrows nothing: 东港中学校门外, 苏溪河两岸, 住建口, 设施那一大块, 作废掉的."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from understanding.questions.pieces import Piece, Slot

_THERE = "[那这]一?(?:头儿?|厢|块儿?|片儿?|旮旯儿?|[嗒搭垯]|疙瘩|圪塔|嘎达|边儿?|摊子?|亩三分地|段|圈)(?:地[方界面])?"
_GROUND = "(?:管?辖[域境区]|地[面界盘头]|管区|属地|境|区划|版图)(?:范围)?(?:之?内|里头?|上|之中)?|所?辖(?:范围|之?内)"
_BOOKS = (  # but 交警手上多少, of what is in hand
    "(?:账|帐|名|旗|手底|手(?!上[还有的]*(?:多少|几)))(?:面上?|上|下|头上)(?:的)?|名头[上下]|户头上|底下"
)
_AROUND = (
    "周[遭边围]|四[周围下]|四周围|左近|跟前|近[旁边前]|旁近|一[圈带线]|一?整[条个片圈座]街?|全[线段]"
    "|沿[线岸途街路河]|[两二][岸旁侧边]|左右"
)
_WITHIN = "里[厢头面边]?|内部?|里里外外|里外|内外|上[头边面]|院子?[里内]|园[里内]|场[里内]|区[里内]|楼[里内]"
_FENCE = "围[挡墙栏](?:[里外边上下][头边面]?|那[儿边里]?|旁边?|跟前)?"
_GATE = "(?:大|校|店|院|园|厂|村|正)?门(?:外[头边面]?|前头?|口外?|跟前|旁边?|脸|头)"
_LINE = "(?:[这那]?一?条)?(?:战线|系统|口子|(?<![村镇路街巷区道河渡门入出])口(?![子碑])|那?条线)[上里内]?"
_BEHIND = re.compile(f"(?:{_THERE}|{_GROUND}|{_BOOKS}|{_AROUND}|{_WITHIN}|{_GATE}|{_FENCE}|{_LINE})+的?")
_BODY = re.compile(
    "[那这]一?个?(?:局|所|站|队|中心|单位|部门|街道|社区|村|镇|专班|班子)(?!长|员)"
)  # 综合执法那个局
_ONE_GRID = re.compile("[那这]一?个?(?:网格|格子?)(?!长|员)")


_THEIR_PEOPLE = re.compile(
    "(?:[队人职]?员|的人|的?同志|的?弟兄|的?师傅)们?(?=那[边头里]|这[边头]|手[上里头])(?:那[边头里]|这[边头])?"
)


_AWAITED = re.compile("(?:等着?|[该待候]|轮到|就差|只差)(?:我们?|咱们?|俺们?)?$")
_ACTS = re.compile(
    "(?:来|去)?(?:[动出上接插]手|接[招单]|[点拍]个?[头板]|表个?态|发话|吭声|开口|松口|定夺|拿主意|出面|行动|决定|定)的"
)


def behind_names(folded: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The words that go on after a place, a kind of place or a unit, and what one waits for (等住建局动手的)."""
    for one in pieces:
        awaited = one.slot is Slot.SCOPE and _AWAITED.search(folded, 0, one.start)
        if awaited and (found := _ACTS.match(folded, one.end)):
            yield Piece(one.end, found.end(), Slot.FILLER, "", 0.7)
    for end in {one.end for one in pieces if one.slot in (Slot.SCOPE, Slot.KIND)}:
        for form in (_BEHIND, _ONE_GRID, _BODY, _THEIR_PEOPLE):
            if found := form.match(folded, end):
                yield Piece(end, found.end(), Slot.FILLER, "", 0.9)


_HEAD = re.compile(r"长(?![城期时])")


def grid_heads(folded: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """金山二网格长: the head of the grid that was named."""
    for end in {one.end for one in pieces if one.slot is Slot.SCOPE and folded[: one.end].endswith("格")}:
        if _HEAD.match(folded, end):
            yield Piece(end, end + 1, Slot.DUTY, "网格长")


# 设施那一大块, 菜园一样的
_SORT = re.compile(
    "(?:[类项]?[这那][一个]?大?(?:板块|领域|门类|类|块儿?|方面|摊子?|项|路|档子?|门|片)(?:事儿?)?(?!钱)|(?:条线|口子)(?:上|里)?|(?:一样|似的|一般|样子))的?"
)
# 环卫设施方面, 外卖封签不合格, 索证索票缺的: what is wrong with it, and no repair that was refused or person missing
_OF_ITS_KIND = re.compile(
    "方面的?|(?<=[签勺筷证照票牌识线位])不(?:合格|达标|规范)的?|缺(?:[了失损少]的?|的)(?!人)|缺(?![谁哪人席岗勤班员到了失损少的])|不[全齐]的?(?!吗)"
)
_LIES = re.compile(
    "(?:漂|飘|堆|扔|丢|撒|散落|积)(?:着|在那儿?|在那里|得到处都是|了一地)?的(?:[那这](?:些|堆|片|一堆)|一堆)?"
)
_NOT_LET = re.compile(
    "不(?:让|给|准|许)(?:别?人家?|我们|大家|车子?|路人|行人)?(?:停|过|走|进|用|坐|动|开|通行)车?的?"
)
_TOLD = 2.0  # the cost from which a problem was told, and not named
_GOES_ON = {
    Slot.STATUS: re.compile("掉[的了]?"),
    Slot.CATEGORY: re.compile(
        "[都就全]?[停扎摆蹲守聚挤围堵趴横立杵支]在(?=[^哪谁什啥])|(?<=[味气])(?:很|太|特别|好|挺)?[重大浓冲](?:的|得很)?|[放漂飘堆]着?的?(?![在到给])|的?(?:车[子辆]?|摊[子贩点]|摊主|东西)(?![位道库])"
    ),
}


def ends_of_words(folded: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """作废掉的, 单车乱摆放: the end of a word for a state or a problem, which changes nothing."""
    for end in {one.end for one in pieces if one.slot is Slot.CATEGORY}:
        if found := _SORT.match(folded, end) or _OF_ITS_KIND.match(folded, end):
            yield Piece(end, found.end(), Slot.FILLER, "", 0.9)
    for end in {one.end for one in pieces if one.slot is Slot.CATEGORY and one.cost > _TOLD}:
        if found := _NOT_LET.match(folded, end):
            yield Piece(end, found.end(), Slot.FILLER, "", 0.9)
    begins = {one.start for one in pieces if one.slot is Slot.CATEGORY}
    for found in _LIES.finditer(folded):
        if found.end() in begins:
            yield Piece(found.start(), found.end(), Slot.FILLER, "", 1.6)
    for _, end, pattern in {
        (one.slot, one.end, _GOES_ON[one.slot]) for one in pieces if one.slot in _GOES_ON
    }:
        if found := pattern.match(folded, end):
            yield Piece(end, found.end(), Slot.FILLER, "", 1.6)


_THING = (
    "(?:马?路|街|道路|巷子|桥|操场|院子|沟|墙|楼|树|门|窗|桌子?|单元门|大门|围[墙栏]|护栏|栏杆|电线杆|灯杆|站台|公交站台?|候车亭|地铁口|车[棚库]"
    "|台阶|路[牙沿]子?|花坛|草坪|电梯|走廊|过道|楼梯|[屋楼]顶|阳台|天台|平台|柜台|灶台|货架)"
)
_SPOT = re.compile(
    f"{_THING}(?:正?中[间央]?|当[中间]|边上?|旁边?|[前后上里下外][面头]?|底下|[口根角脚]|缝里?|顶上?|沿|跟前)|门缝里?|墙[根角缝]|车[胎身顶窗]|轮胎"
)


def spots(folded: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """路中间|护栏断了, 门缝|塞小卡片: where it is, right before a problem that is told."""
    begins = {one.start for one in pieces if one.slot is Slot.CATEGORY and one.cost > _TOLD}
    for one in _SPOT.finditer(folded):
        if one.end() in begins:
            yield Piece(one.start(), one.end(), Slot.FILLER, "", 1.6)
