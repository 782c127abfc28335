"""By which parts and in which order, found by its shape: ranks, comparisons, the days of a trend."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.lexicon import NUMBER
from domain.narrowing import Bound
from domain.question import By, Order
from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot, shape

_DAYS = "(?:[今昨前]天|[本这上前]个?[周月年]|[本上]季度|[今去]年)"
_PARTS = "单位|社区|街道|网格|部门|[村镇]"
_NOT_ONE = "(?:一[件个起]都?)?(?:从来|从|一直|都)?(?:没有?|零)(?:超期|逾期|返工|反弹|退回)过?"

PUT_IN_ORDER = (
    # 今年每个月的新增拉一下，看看高低
    shape(
        "(?:[每逐各]个?|分)(?:月|周|星期|季度?|天|日|年)[^。;；]{0,14}看(?:看|一?下)?(?P<said>高低|大小)(?=$|[啊呢吧。])",
        Slot.CUE,
        Cue.TREND,
    ),
    # 清运不及时的网格里数谁多
    shape(
        "(?:网格|社区|街道|村|单位|部门|点位|路段)(?:里面?|里头|当中|之中)(?:就|数|是)?(?P<said>谁最?多)(?!少|了)",
        Slot.ORDER,
        Order.MOST,
    ),
    # 社区按超期排, 网格未销号榜, 按没整改的多少排个名
    shape(
        "(?:按照?|依照?|照|论|根据)(?=[^\\W\\d])[^,，。;；按]{1,12}?的?(?P<said>多少|高低|轻重|大小|[件个次]?数的?多少|数量)(?=(?:来|去|给我|帮我|从[多高]到[少低])*(?:排|列个榜))",
        Slot.ORDER,
        Order.MOST,
        cost=0.8,
    ),
    shape(
        r"(?<=[数率期号件少多量查工弹回办新增格区道镇村门位类别型点人])排(?=[一下个呀啊吧嘛]*[?？。!！,，]|"
        r"[一下个呀啊吧嘛]*$)|(?<![红黄黑上榜])榜(?=$|[,，。?？]|[前头后]|倒数|第[一二三])",
        Slot.CUE,
        Cue.RANK,
        cost=1.2,
    ),
    shape(
        "(?:网格|社区|街道|单位|部门|[村镇局])(?:都|是)?(?:怎么|咋|如何)(?P<said>排)(?=的?[呢啊吧]?$)",
        Slot.CUE,
        Cue.RANK,
    ),
    shape("排排(?![队放坐站])", Slot.CUE, Cue.RANK, cost=1.2),
    # 本月对上月
    shape("(?<=[日周月年天增号报结改])对(?=[上去昨前])", Slot.CUE, Cue.VERSUS, cost=1.0),
    # 老反弹的地方; 老人 is another word
    shape("老(?=迟到|缺|不来|请假|被|有|出|报|犯|超|冒|反弹|反复|退|返工)", Slot.ORDER, Order.MOST, cost=1.0),
    shape(
        "(?:我们?|咱们?|俺们?|本)区(?:在全[市省])?(?:现在|目前|到底)?排(?:名)?(?:第几|老几|多少|哪)",
        Slot.TOPIC,
    ),
    shape(  # 今天和昨天的新增对一下
        f"{_DAYS}[和跟与]{_DAYS}[^,，。]{{0,6}}?(?P<said>对(?:一?下|一对|个比))(?=$|[吧呢啊。,，])",
        Slot.CUE,
        Cue.COMPARE,
    ),
    *(
        shape(form, Slot.TOPIC)  # 哪些社区没有超期, 没返工过的单位
        for form in (
            f"哪(?:些|几个|个|一?家)(?:{_PARTS})?[^,，。]{{0,5}}?(?P<said>{_NOT_ONE})(?=[的了呢啊呀]?[^\\w]*$)",
            f"(?P<said>{_NOT_ONE})(?=的(?:{_PARTS}))",
        )
    ),
    # 反弹最多的点, 最集中的十个点
    shape(
        r"(?:(?<=[多少高低中]的)|(?<=的[一二两三四五六七八九十\d]个)|(?<=的\d\d个))点(?=$|[,，。?？]|是|有|在)",
        Slot.PART,
        By.POINT,
    ),
    shape(
        "两[边头家](?:称一称|称称|掂一掂|掂量(?:掂量|一下)?|量一量|比划(?:比划|一下)?|过过秤|放一起看|摆一摆|对一对)",
        Slot.CUE,
        Cue.COMPARE,
    ),
)

_A_POINT = re.compile(
    rf"(?:一|每|按)个?(?P<unit>天|周|月|星期|礼拜)(?:画|标|算|出)?(?:一|{NUMBER})个(?:点|数|柱子?|数据)"
)
_LINE = re.compile("(?<![一])(?P<unit>[日周月])线图?")
# 日曲线, 周趋势; but not of one day or month: 本月走势, 11月走势, 昨日波动
_CURVE = re.compile(
    r"(?<![\d一二三四五六七八九十〇零元两几本这那上下前去今明昨当次每逐按个近同整全正腊周])(?P<unit>[日周月])度?"
    "(?=的?(?:变化)?(?:曲线|趋势|走势|折线|波动|变化))"
)
_IN_A_WEEK = re.compile("(?:[本这当上]|去的?那)一?个?(?:周|星期|礼拜)")
_WHICH_WEEKDAY = re.compile("(?:星期|礼拜|周)几(?:那天)?")
_UNITS = {"天": By.DAY, "日": By.DAY, "月": By.MONTH}


def by_time(folded: str) -> Iterator[Piece]:
    """最多的是星期几, 一周一个点, 日线: the days that the answer is divided by."""
    if "最" in folded and _IN_A_WEEK.search(folded):
        yield from (
            Piece(one.start(), one.end(), Slot.BY, By.DAY, 0.9) for one in _WHICH_WEEKDAY.finditer(folded)
        )
    for pattern in (_A_POINT, _LINE, _CURVE):
        for one in pattern.finditer(folded):
            yield Piece(one.start(), one.end(), Slot.BY, _UNITS.get(one["unit"], By.WEEK), 0.8)


_SPOT = "(?:地方|点位|地点|位置|路段)"
_AGAIN = "(?:反复|重复|多次|好几次|一再|不止一次|屡次|老是?|总是?)"
_TOLD = "(?:上报|举报|反映|投诉|报)"
_AT_ONE_SPOT = re.compile(
    rf"(?P<spot>同一个?{_SPOT})(?P<often>(?:被|又|老是?|总是?)*{_AGAIN}(?:被|有人|给)*{_TOLD}(?:了|过|上来)?)"
    rf"|(?P<after>{_TOLD}(?:了|过)?(?:好几|很多|多|几|不止一)[次回])(?=的?{_SPOT})"
    rf"|(?P<before>(?:被)?{_AGAIN}(?:被|有人)*{_TOLD}(?:了|过|上来)?)(?=的{_SPOT})"
)


def at_one_spot(folded: str) -> Iterator[Piece]:
    """同一个地方反复报的, 被反复投诉的点位: twice or more."""
    for one in _AT_ONE_SPOT.finditer(folded):
        if one["spot"]:
            yield Piece(*one.span("spot"), Slot.PART, By.POINT, 0.6)
        often = next(name for name in ("often", "after", "before") if one[name])
        yield Piece(*one.span(often), Slot.LENGTH, Bound("报过两次以上", least=2), 0.6)
