"""Pieces of a question that are found by their shape, and not as whole words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.lexicon import NUMBER
from domain.narrowing import Bound
from domain.question import By, Order, Status
from understanding.questions.around.for_the_answer import FOR_THE_ANSWER
from understanding.questions.around.remarks import REMARKS
from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot, shape, shaped
from understanding.questions.shapes.bound_words import bounds
from understanding.questions.shapes.doubts import doubts
from understanding.questions.shapes.each_part import each_part
from understanding.questions.shapes.people_meant import PEOPLE_MEANT
from understanding.questions.shapes.repeated import REPEATED
from understanding.questions.shapes.shapes import MORE_FINDERS, MORE_SHAPES
from understanding.questions.shapes.spoken import SPOKEN
from understanding.questions.states.by_shape import STATE_SHAPES
from understanding.questions.states.sources import finders
from understanding.questions.words.ages import AGES
from understanding.questions.words.trends import DIRECTIONS
from understanding.questions.words.whose_of_two import to_whom, whose_of_two

_RATE = rf"(?:百分之{NUMBER}|{NUMBER}成|\d+%)"
_SOME_COUNT = rf"(?:(?:{NUMBER}|两)(?:来|多|几)?(?:件|起|个|处|条|单|宗|桩|例|项)|百|千|[两双三]位数)"
_ENDS = r"(?=(?:了)?(?:吗|没|没有|不|么|嘛|吧|不到|没到)?[?？!！。]*$)"
_FIRST_ANSWER = "(?:首次|第一次|初次|头一[次回]|首个?|头回|最初)的?(?:回应|响应|答复|回复|反应|回话|反馈)"
_USUALLY = "(?:一般|平均|通常|大概|大约|差不多|都|得|要|需|用|花|隔|间隔|过|会|是|有|能|才|下来|到底|现在)"
_LASTS = "(?:多久|多长(?:时间)?|多少(?:时间|天|个?小时|分钟)|几(?:天|个?小时|分钟|个?钟头))"

_PHRASES = (
    # A verb said twice only asks for something to be done a little
    shape(r"([\u4e00-\u9fff])一\1", cost=1.6),
    # Particles and sighs at the end of a clause or before all else, however many
    shape(
        r"[呐呵嘿哟喔噢嚯咧嘞哩啰喽啵嘎噶吔啩喎啫咩嗱哒嗒噻唦嗨哼哎唉诶欸嗯呃嘻哈呀哇鸭惹捏吖叭喵嘤嗷呜唷嘚嘢嗦呦呗撒滴]{1,6}(?=[^\w]|"
        r"$)|^[哎唉诶欸嗯呃喂嘿哈呀哇]{1,4}",
        cost=1.7,
    ),
    # 没回应的有几件: of cases, where 没回应的有谁 is of a roll-call
    shape(
        r"(?:还|都|一直|仍|至今|到现在)?(?:没有?|未|尚未|没人)(?:回应|响应)(?:过?的|过)(?=(?:问题|"
        r"案件|案子|单子|件)?(?:还|都|共|一共|总共)*有?(?:几|多少)[件起单条宗])"
        r"|(?<=[几少][件起单条宗])(?:问题|案件)?(?:还|都|一直|仍|至今)?(?:没有?|未|尚未|没人)(?:回应|响应)(?:过?的|过)?",
        Slot.STATUS,
        Status.NO_ANSWER,
    ),
    # 挂账的有好多
    shape(
        r"(?:还|总共|一共|)有?好多(?:[件起单宗](?!的)|(?:[处家位]|个?人?)了?(?=[呢啊呀哦噻嘛哈嘞]*(?:[^\w]|$)))",
        Slot.CUE,
        Cue.HOW_MANY,
        cost=1.2,
    ),
    # 来没来, 改没改好: asked by saying it both ways
    shape(r"([来到])没\1(?:上班|岗|了)?", Slot.STATUS, Status.PRESENT, cost=0.9),
    shape(r"([改办销修结派清核整拆补])没\1(?:[完好掉了]|改完?|查|号)?", Slot.CUE, Cue.STAGE, cost=0.9),
    shape(r"超没超期?", Slot.STATUS, Status.OVERDUE, cost=0.9),
    shape(
        "(?:(?<=谁)|(?<=几[个位名])|(?<=些人))(?:还|都|一直)?没有?[吱吭应出作]声",
        Slot.STATUS,
        Status.ABSENT,
        cost=0.9,
    ),
    # 能有九成不, 有没有上十件, 破九十五没: the figure is asked for, and a guess said
    shape(
        rf"(?:能|可以|会|)(?:有没有|到没到|有|到|达到|够|过|上|超过|超)(?:得了|了|)(?:到|够|过|有|"
        rf")(?:{_RATE})(?:以上|左右|)"
        r"(?=(?:了)?(?:吗|没|没有|不|么|嘛|吧|不到|没到)?[?？!！。]*$)",
        Slot.CUE,
        Cue.SHARE,
    ),
    shape(
        rf"(?<=率)(?:过线|达标|及格|过关|上线|到线|合格)(?:了)?(?:没有?|吗|么|不)(?=[?？!！。]*$)|"
        rf"(?<=率)(?:能)?(?:有没有)?(?:破|过|上|到|够|达到|突破|超过|超)(?:了)?{NUMBER}(?:个点|"
        rf"分)?(?=(?:了)?(?:没|没有|吗|么|不)[?？!！。]*$)",
        Slot.CUE,
        Cue.WHETHER,
    ),
    shape(
        rf"(?:(?:有没有|有无|是不是|是否|到没到|会不会)(?:到|过|上|超过|超|破|够|满|达到|"
        rf"突破)?(?:了)?{_SOME_COUNT}{_ENDS}"
        rf"|(?:有|到|过|上|超过|超|破|够|满|达到|突破)(?:了)?{_SOME_COUNT}(?=(?:了)?(?:吗|没|没有|不|么)[?？!！。]*$))",
        Slot.CUE,
        Cue.HOW_MANY,
    ),
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
        r"(?<=[数率期号件少多量查工弹回办新增格区道镇村门位类别型点])排(?=[一下个呀啊吧嘛]*[?？。!！,，]|"
        r"[一下个呀啊吧嘛]*$)|(?<![红黄黑上榜])榜(?=$|[,，。?？]|[前头后]|倒数|第[一二三])",
        Slot.CUE,
        Cue.RANK,
        cost=1.2,
    ),
    shape("排排(?![队放坐站])", Slot.CUE, Cue.RANK, cost=1.2),
    # 本月对上月
    shape("(?<=[日周月年天增号报结改])对(?=[上去昨前])", Slot.CUE, Cue.VERSUS, cost=1.0),
    # 攒了多少: how many there are
    shape(
        r"(?:攒|堆|囤|窝|摞|累积|积累|积攒|堆积|积压|欠|存|剩|落|压|搁|撂)(?:下了?|起来了?|了|着|"
        r"到)?(?=多少|几[件个处起条])",
        cost=1.6,
    ),
    # 首次回应率, 谁响应最快
    shape(r"(?:首次|第一次|初次)(?:回应|响应)(?=率|比例|占比)", Slot.STATUS, Status.ANSWERED),
    shape(r"(?<![没未有])首次(?:回应|响应)(?:过了?的|[过了](?=[几多]))", Slot.STATUS, Status.ANSWERED),
    shape(r"(?<=[几少][件起单个])首次(?:回应|响应)[过了]了?", Slot.STATUS, Status.ANSWERED),
    shape(r"(?:响应|回应)(?=得?最?[快慢])", Slot.CUE, Cue.ANSWER),
    shape(r"(?:响应)(?=率)", Slot.STATUS, Status.ANSWERED),
    shape(
        f"{_FIRST_ANSWER}的?(?:时间|时长|用时|速度)?{_USUALLY}*(?:{_LASTS}|(?:[快慢]不[快慢]|[快慢][吗么]|怎么样|如何|情况))"
        f"|{_USUALLY}*{_LASTS}{_USUALLY}*{_FIRST_ANSWER}(?:一次|一下)?",
        Slot.CUE,
        Cue.ANSWER,
    ),
    # 早上到几个缺几个: of a roll-call, with those who did not
    shape(
        "(?<=[上天午晨名日格处村道镇])(?:实际)?到了?(?=(?:几[个位名]|多少人?|几人)(?:[^\\w]|缺|没|迟|少|差|请))",
        Slot.STATUS,
        Status.PRESENT,
        cost=0.9,
    ),
    # 可来了, 可还有, 可多: asked with one word before the verb, as in the east
    shape(
        r"(?<![不许认])可(?:曾)?(?=还?有(?!效|关)|(?:来|到岗|在岗|办|改|销|超|整改|修|拆|清|派|核|签|"
        r"答|处理)[好完掉到了期号过]{0,2}[了的]?[吗呢啊?？]*$)",
        Slot.CUE,
        Cue.WHETHER,
        cost=1.0,
    ),
    shape(
        r"(?<![不许认])可(?:来|到)了?(?:上班|岗)?了?(?=[吗呢啊?？]*$)", Slot.STATUS, Status.PRESENT, cost=0.9
    ),
    shape(r"可[多少](?=[吗不啊呀呢]*(?:[^\w]|$))", Slot.CUE, Cue.HOW_MANY, cost=1.2),
)


_DAY = r"(?=[\d上下本这昨前去今大周星礼国春元一二三四五六七八九十]|月[初中底])"
_AS_OF = re.compile(rf"截[至止](?:到|至)?{_DAY}|(?:到|至){_DAY}(?=\S{{2,9}}为止)")
_END = re.compile("(?<=月)[底末]")


def as_of(folded: str) -> Iterator[Piece]:
    """截至上周五, 到10月底为止: how it stood then."""
    said = [Piece(one.start(), one.end(), Slot.CUE, Cue.AS_OF, 1.0) for one in _AS_OF.finditer(folded)]
    yield from said
    if said:  # of a month its last day is meant
        yield from (Piece(one.start(), one.end(), Slot.FILLER, "", 0.9) for one in _END.finditer(folded))


_LEFT_OUT = re.compile(r"除[了去开]?[^,，。;；]{1,24}")
_OUTSIDE = re.compile("(?<![以之])外(?![面头边墙环])")


def outside(folded: str) -> Iterator[Piece]:
    """除金山片外: where what is left out ends."""
    for stretch in _LEFT_OUT.finditer(folded):
        for one in _OUTSIDE.finditer(folded, stretch.start(), stretch.end()):
            yield Piece(one.start(), one.end(), Slot.CUE, Cue.EXCEPT, 0.9)


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


_SHAPES = (
    *_PHRASES,
    *MORE_SHAPES,
    *AGES,
    *STATE_SHAPES,
    *REPEATED,
    *FOR_THE_ANSWER,
    *SPOKEN,
    *REMARKS,
    *DIRECTIONS,
    *PEOPLE_MEANT,
)
# What needs more than a pattern.
_FINDERS = (
    as_of,
    outside,
    at_one_spot,
    *MORE_FINDERS,
    finders,
    bounds,
    doubts,
    each_part,
    whose_of_two,
    to_whom,
)


def by_shape(folded: str) -> Iterator[Piece]:
    """All pieces that need nothing but their own shape."""
    yield from shaped(_SHAPES, folded)
    for found in _FINDERS:
        yield from found(folded)
