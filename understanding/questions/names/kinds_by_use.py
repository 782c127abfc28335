"""Kinds of places told by what is done or what stands there: 看病那里头, 停车的场子, 沿河的, 单元门跟前."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from domain.lexicon import Match
from understanding.questions.pieces import Piece, Slot

# What people go there for.
_USES = {
    "农贸市场": "(?:买|卖|称|挑|拣|批)(?:小|青|蔬)?(?:菜|肉|鱼|虾|水产|鱼肉|鸡鸭|活禽|豆腐|海鲜|瓜果|菜蔬)",
    "批发市场": "(?:批发?|进|拿|倒腾|上)货|批(?:发|水果|蔬菜|海鲜)",
    "居民小区": "住(?:人|家|户|老百姓|居民)|(?:居民|百姓|大家伙?|业主|人家?)(?:们)?(?:住|居住)|安家|居家过日子|过日子",
    "公园广场": "跳(?:广场)?舞|遛弯|散步|晨练|晨跑|打太极|遛娃|乘凉|纳凉|歇凉|放风筝|锻炼(?:身体)?|健身",
    "商业大街": "逛街|逛店|逛|购物|买衣服|血拼",
    "学校周边": "(?:上|放|开)学|[读念教]书|上课|(?:接|送|接送)(?:娃|孩子|小孩|学生|小朋友|伢|细伢子|崽)",
    "工地": "(?:盖|造|起|建|砌)(?:大?楼|新?房|屋)子?|施工|打(?:桩|地基)|挖基坑|搞建设|搞基建|动工|开工|浇混凝土",
    "公厕": "(?:上|蹲|解)(?:厕所|茅房|茅坑|大小?便|手)|如厕|解决内急|蹲坑|拉屎撒尿",
    "公共停车场": "(?:停|泊|存|放)车",
    "政务服务大厅": "办(?:事|证|照|手续|业务|(?:营业)?执照|社保|审批|身份证|房产证)|盖章|跑(?:手续|审批|腿办事)",
    "餐饮": "(?:吃|用|就)(?:饭|餐)|下馆子|吃(?:喝|席|酒|夜宵|早点|早饭)|喝酒吃饭|摆酒席",
    "医疗机构": "(?:看|瞧|治|拔|镶)(?:病|牙|眼睛?|中医)|挂号|打针|住院|挂水|输液|抓药|看(?:医生|大夫|门诊)|体检",
    "实践站": "(?:做|搞|当)志愿(?:者|服务)?|志愿(?:服务|活动|者)?|文明实践|搞宣讲|理论宣讲",
    "临时交易点": "临时(?:摆摊|设摊|卖菜|买卖|做买卖|交易|做生意)|疏导摊[贩主]",
    "路口": "等(?:红绿)?灯|过红绿灯|转弯拐弯",
    "村庄": "种[田地]|(?:农民|村民|乡亲|老乡)们?住",
}
_SAID_OF_PROBLEMS = ("公共停车场", "农贸市场", "学校周边")  # 停车那块, 卖菜那些 are no places
_NOUN = (
    "(?:地方|地儿|地界|地块|场所|场子|处所|场地|站点|站|大厅|厅堂?|院子?|楼里|街道?|场"
    "|位置|点位|点|区域|门口|门外|大门|铺子)"
)
_HERE = "[那这]一?(?:里|儿|块|片|边|头|带|圈|溜|厢|旮旯|亩三分地)"
_THAT = "(?:[那这]?(?:些|[一几两三]?(?:个|条|家|座|处|片|排|间|所)))"
_WITHIN = "(?:里[头面边]?|内|上(?![周个月年次回半星礼午])|周[边围]|附近|旁边?|外[头面]?|门口)?"
_WHO = "(?:娃娃?们?|孩子们?|学生们?|老百姓|居民们?|大家伙?|人们|群众|大[爷妈]们?|市民们?|村民们?)?"
_WHEN = f"{_WHO}(?:正在?|还在|平[时常]|天天)?"
# What stands there, or how people call a part of it: said of a problem of which 楼道 is no part.
_AT = "(?:里[头面边]?|内|口|外[头面]?|门口|跟前|[前后]头?|前面|边上?|旁边?|附近|底?下[头面]?|上[头面]?|那[边里儿块])?"
_PARTS = {
    "工地": f"(?:围[挡档]|塔吊|脚手架|基坑|渣土车出入口|工地(?:大门|围墙|门)){_AT}",
    "居民小区": "(?:楼道|楼梯[间口]|单元[门楼口]|架空层|电梯[间口]|楼栋|楼洞|门洞|地下车库|地库|车棚)" + _AT,
    "河道": f"(?:沿[河江溪湖](?:一带|两岸|一线|一路)?|[河溪江][沿岸]|河[滩堤坝]|河埠头?|水岸|岸边|水面){_AT}",
    "路口": f"(?:红绿灯|信号灯|斑马线){_AT}",
    "村庄": f"(?:村(?:[头尾巷道场]|东头|西头)|乡[下里]|庄[上里子]|湾里|寨[上子]){_AT}",
    "学校周边": f"(?:校门|(?:学校|校园|[小中]学|幼儿园)的?(?:门前|门外|门口|跟前|围墙)){_AT}",
    "公园广场": f"(?:健身|休闲|滨河|公园)步道{_AT}",
}
_FORMS = {
    kind: re.compile(
        f"{_WHEN}(?:{uses})(?:(?:{uses}))*(?:的(?:{_THAT})?{_NOUN}|{_THAT}{_NOUN}"
        + ("" if kind in _SAID_OF_PROBLEMS[:2] else f"|的?{_HERE}")
        + f"){_WITHIN}(?:那[边里儿块])?"
    )
    for kind, uses in _USES.items()
}
_SOMEWHERE = re.compile(f"(?:的(?:{_THAT})?|{_THAT}){_NOUN}|{_HERE}")  # without which nobody goes anywhere
_STANDING = {kind: re.compile(parts) for kind, parts in _PARTS.items()}
_COST = 1.2


_PUT_THERE, _PILED = "堆", "居民小区"  # 楼道堆物: where it is, and no kind of place


def kinds_by_use(
    folded: str, known: Container[str], named: Sequence[Match[tuple[int, ...]]]
) -> Iterator[Piece]:
    """The kinds of places, of those `known` in the district, that are told and not called so.

    A part of one counts right before a problem that is `named`: 单元门跟前僵尸车.
    """
    begins = {one.start for one in named}
    put = {one.start for one in named if _PUT_THERE in folded[one.start : one.end]}
    for kind, form in _FORMS.items() if _SOMEWHERE.search(folded) else ():
        if kind in known:
            yield from (
                Piece(one.start(), one.end(), Slot.KIND, kind, _COST) for one in form.finditer(folded)
            )
    for kind, form in _STANDING.items() if begins else ():
        for one in form.finditer(folded):
            end = one.end() + folded.startswith("的", one.end())
            if kind in known and end in begins and not (kind == _PILED and end in put):
                yield Piece(one.start(), one.end(), Slot.KIND, kind, _COST)
