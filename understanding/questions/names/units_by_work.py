"""Units told by what they do, and not by a name: 扫大街的那家, 管市场的那个所, 原来工商那边, 村委会那头."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.district import District, UnitKind
from domain.scope import NamedScope
from understanding.questions.pieces import Piece, Slot

# What stands in a unit's full name, what it does, and how else people call it before 那边, 口 and the like.
_WORK = (
    (
        ("环境卫生", "环卫"),
        "扫(?:大?街|马路|地|大马路|弄堂)|(?:开|收|拉|运|倒|清)(?:垃圾|粪)车?|冲(?:马路|厕所)|洒水|保洁|清扫|掏(?:粪|厕所)|管(?:垃圾|卫生|保洁|厕所|清运)",
        "环卫|保洁公司|清洁",
    ),
    (
        ("综合行政执法局", "综合执法局", "城市管理"),
        "管(?:市容|摊子?|摊贩|小贩|占道|街面|店招|广告)|(?:抓|赶|撵|追)(?:小贩|摊贩?|摊子)",
        "城管|执法|市容办?|行政执法",
    ),
    (
        ("交通警察",),
        "(?:马?路上)?管(?:车子?|交通|停车|违停|红绿灯|路上的车)|指挥交通|(?:贴|开)(?:罚单|条子|违停单)|抓(?:违停|违章|闯红灯)|站(?:路口|马路)",
        "公安交警|交警|交管|交通队|公安",
    ),
    (
        ("住房和城乡建设", "住建"),
        "(?:修|养|补)(?:路灯?|桥|下水道|马路|井盖)|[掏通](?:下水道|阴沟|管道)|换(?:灯泡|井盖)|管(?:工地|建设|房子|盖房|市政|路灯|城建|住房)|搞(?:建设|城建|市政)",
        "城建|住建|建设|市政",
    ),
    (
        ("市场监督", "市场监管"),
        "管(?:市场|食品|饭店|餐饮|执照|证照|吃的|药店|营业执照|店)|(?:发|办|查)(?:营业)?(?:执照|证照)|查(?:食品|饭店|餐饮|健康证)",
        "(?:原[来先]?的?|以前的?|过去的?|老)?(?:工商|食药监|药监|质监)|市监|市场监管|食安办?",
    ),
    (("社会事业", "社会发展"), "管(?:社会事业|教育|文化|学校|教体|文教|卫生健康)", "社会事业|社发|社事|文教"),
    (
        ("行政服务中心", "政务服务中心"),
        "管(?:窗口|大厅|办事|审批|办证)|(?:办证|审批|盖章)",
        "(?:办事|政务|服务|行政|便民)?大厅(?=[那这]一?个?中心)|审批|行政服务",
    ),
    (
        ("整治专班",),
        "(?:管|抓|搞)(?:菜场|农贸|市场)整治",
        "农贸(?:市场)?整治|菜场整治|市场整治|农贸(?:市场)?(?![那这][边头里儿块])",
    ),
)
_BODY = "(?:局|所|站|队|大队|中队|中心|单位|部门|公司|机构|衙门|班子|小组|工作组|专班|条?线|口子?|摊子)"
_PEOPLE = "(?:帮|伙|拨|些|班|群|支)?(?:人马?|弟兄们?|师傅们?|同志们?|哥们|队伍|人员|家)"
_ONE = f"(?:[那这](?:一?[个家条支])?{_BODY}|[那这]一?{_PEOPLE}|的?{_BODY})"
_THERE = "[那这][边头里儿块]"
_CALLED = (
    f"(?:[那这]一?[个家]?{_BODY}|{_BODY}(?:{_THERE})?|的人|[那这]一?(?:{_PEOPLE}|家)"
    f"|{_THERE}(?=[还都共有几多没未上本今昨超]))"
)
_AFTER = "(?:手[上里头]|那[边头里儿块]|这[边头]|名下)?"
# The only one of its sort, called by that alone.
_ONLY = (
    (UnitKind.TASK_FORCE, re.compile("(?<![\u4e00-\u9fff]{2}的)(?<![整治场贸])专班")),
    (
        UnitKind.COMMUNITY,
        re.compile("(?:村(?:民)?委(?:员?会)?|村两委|村部)(?=那[边头里儿块]|手[上里]|这[边头]|还)"),
    ),
    (
        UnitKind.TOWN,
        re.compile(
            "镇(?:政府|里头?|上)(?=那[边头里儿块]|手[上里]|这[边头]|还|"
            "(?:[今昨]天|[本这上]周|[本上]月|[上这]个月|今年)?(?:谁(?=[没未不到缺迟请])|哪(?!来)|有?(?:几|多少)|有哪|超期|逾期|新增|[未没](?!人|说|空)|到期|按期|销号|整改))"
            "|全镇(?:上下|范围内?)?"
        ),
    ),
)
# The only unit that is a 中队: nobody says 执法 before it who works with it. Who belongs to it is not its cases.
_SQUADS = ("中队", "大队", "支队")
_OF_ITS_PEOPLE = (
    "(?!长|员|部|里谁|里?(?:的?(?:人|车|电话|门口?|食堂|办公室|院子?|宿舍)"
    "|集合|开会|聚餐|点名|晨会|例会|列队|站队))"
)
_OF_SEVERAL = re.compile("(?:哪个?|各个?|每个?|几个|我们?|咱们?|俺们?|本|这个|那个|所有)$")
_COST = 0.9


class UnitsByWork:
    """Finds them; built once for a district."""

    def __init__(self, district: District) -> None:
        """Takes the units whose work can be told by their full names."""
        self._forms: list[tuple[int, re.Pattern[str]]] = []
        for parts, work, called in _WORK:
            having = [one.id for one in district.units if any(part in one.name for part in parts)]
            if having:
                told = f"(?:(?:{work})的?{_ONE}|(?:{called}){_CALLED}){_AFTER}"
                self._forms.append((having[0], re.compile(told)))
        for kind, form in _ONLY:
            sort = [one.id for one in district.units if one.kind is kind and _fits(kind, one.short)]
            if len(sort) == 1:
                self._forms.append((sort[0], form))
        for squad in _SQUADS:
            those = [one for one in district.units if one.short.endswith(squad)]
            if len(those) == 1:
                alone = re.compile(f"(?<![一二三四五六七八九十\\d]){squad}{_OF_ITS_PEOPLE}{_AFTER}")
                self._forms.append((those[0].id, alone))

    def find(self, folded: str, named: Sequence[tuple[int, int]]) -> Iterator[Piece]:
        """The units that are told, but for what goes on behind the names of places that are `named`."""
        for unit, form in self._forms:
            for one in form.finditer(folded):
                if any(start <= one.start() <= end for start, end in named):
                    continue
                if not _OF_SEVERAL.search(folded, 0, one.start()):
                    words = folded[one.start() : one.end()]
                    yield Piece(one.start(), one.end(), Slot.SCOPE, NamedScope("unit", (unit,), words), _COST)


def _fits(kind: UnitKind, name: str) -> bool:
    """Of communities only villages have a 村委会."""
    return kind is not UnitKind.COMMUNITY or name.endswith("村")
