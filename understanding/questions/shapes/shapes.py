"""More pieces of a question that are found by their shape: why somebody asks, at its end; what is wanted either way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.lexicon import NUMBER
from domain.question import By, Order, Status
from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot, shape, shaped

_SOON = (
    "等[下会]儿?|待会儿?|一会儿?|回头|马上|立马|正|现在|今天|明天|后天|今晚|上午|下午|晚上"
    "|急着?|好|得|要|想|去|来|再|就"
)
_FOR = (
    "用|讲|汇报|发言|开会|上会|写|写(?:材料|汇报|报告|简报)|交(?:差|材料|上去)?|上报|报上去|报送"
    "|表扬|批评|约谈|问责|通报|点名|夸夸?|敲打|找|谈|说|问问?|催|骂|训|回话|答复|安排|布置"
)
_TO_WHOM = "(?:一下|下|的|用|[他她它人]们?|领导|书记|区长|谈|聊|说|问问|去|啦|了|呢|哦)*"
_DOES = "整改|处理|办结|销号|解决|清理|[^\\W\\d的都没了]"
# Verbs that count something else than problems: 罚了多少 is no question about cases.
_OF_OTHERS = (
    "罚抓拘赔捐花死伤招聘买卖奖扣拨借租摔撞骂告判送投拿赚亏捡补"
    "交缴给吃喝睡走跑加减涨跌升降增漏瞒错假不没未无别"
)

MORE_SHAPES = (
    # 超期最少的是谁我要表扬一下: what the answer is for, behind the question
    shape(rf"我们?(?:这边)?(?:{_SOON})+(?:{_FOR}){_TO_WHOM}[。！!~]*$", cost=0.8),
    # 都八点四十了还有谁没到: how late it is already
    shape(rf"^(?:这|现在|今天)?(?:都|已经)(?:快|到)?{NUMBER}点(?:半|多|钟|{NUMBER}分?)?了", cost=0.8),
    # 拆了的没拆的都给我: all of them, however they stand
    shape(
        rf"(?P<done>{_DOES})(?:[了完好掉过])*的?[和跟与、,，]?(?:还|还有)?(?:没有?|未)(?P=done)[了完好掉过]*的"
        r"(?=(?:都|全|一起|一并|统统|通通|一块|一同|也))",
        cost=0.6,
    ),
    # 我刚才听人说长城镇超期的很多: from whom somebody has it
    shape(
        "^(?:昨天|今天|前天|刚才|上午|下午|早上|上次|上周)*(?:开会|会上|群里|电话里|晨会)(?:时|"
        "上)?[说讲提问]到?过?的(?:那个|那些)?|"
        "^(?:[我俺咱])?(?:刚才?|刚刚|昨天|前天|今天|早上|下午)?听(?:[人他她]们?|别人|大家|同事|"
        "老百姓)?[说讲到]+(?:的是|是|有)?",
        cost=0.8,
    ),
    # 领导你看东港社区怎么样: who is spoken to
    shape(
        "^(?:领导|书记|区长|主任|局长|镇长|所长|科长|队长|[老小][\u4e00-\u9fff])(?:你|您)(?:[好看说帮给]|帮我|给我)?",
        cost=1.0,
    ),
    # 可捞干净了, 那几桩可都弄好了: whether it is done
    shape(
        "可(?:都|全|已经?)?(?:捞|清|弄|办|修|拆|搬|改|销|整|处理|清理|整改|铲|扫|收)(?:好|完|掉|干净|走|妥|"
        "成|利索)?了(?=[?？。]*$)",
        Slot.CUE,
        Cue.STAGE,
    ),
    # 手上待办给我: of the asker, where nobody else is named before it
    shape(
        "^(?:把|将|给我(?:看看|看下|列下|列)?|帮我(?:看看|看下|查查|查下)?|看看|看下|看一下|查查|查下|"
        "查一下|列一下|列下|我的?)?"
        "(?P<said>(?:手[上头里]头?|名下)的?(?:还有|有)?(?:啥|什么|哪些)?(?:待办|任务|活儿?|事儿?|件|单子|案子))",
        Slot.CUE,
        Cue.MINE,
        cost=0.8,
    ),
    # 积了多少, 记了多少起, 谁提的最多, 归哪个网格员跑: a verb that nobody knows, which can only say that there are some
    shape(
        rf"(?<=[^\W\d])(?![{_OF_OTHERS}])[\u4e00-\u9fff](?=[了到过着得]?了?(?:多少|几[件个处起条单次回遍]))"
        r"|(?<=[^\W\d])抓(?=[了到过]?几[件处起回次条])"  # and not 抓了几个人
        rf"|(?<=[^\W\d])(?![{_OF_OTHERS}丢烧砍砸偷抢修退返])[\u4e00-\u9fff](?=[得的]?最[多少])",
        cost=6.0,
    ),
    shape(
        rf"(?<=[谁员家位])(?![{_OF_OTHERS}])[\u4e00-\u9fff]手?(?=了?[呢啊呀]?(?:[^\w]|$))|(?<=网格员)跑",
        cost=6.0,
    ),
    # 小广告贼多，金衡街这周报了几处: how bad it is, before something is asked
    shape(
        "(?:[贼忒可真太挺巨好老]|死|多)(?:多|乱|脏|烦人?|吓人|难看)[了啊呀啦的哦]*(?=[,，。!！;；])", cost=0.8
    ),
    # 该来多少人，来了多少人: of a roll-call
    shape("(?:[该应]该?|本该|实际|真正)?来了?(?=(?:多少|几)个?人)", Slot.STATUS, Status.PRESENT),
    # 1.单位：住建局 2.状态：待核查: a form that somebody filled in
    shape(r"(?<!\d)\d{1,2}[.、．)）](?=[\u4e00-\u9fff]{1,4}[:：])", cost=0.8),
    # 11月底: nobody knows which days
    shape("(?<=月)(?:[初底末](?![之以]?前)|中(?![旬心]))", Slot.VAGUE, cost=1.6),
    # 论超期，环卫所几件 · 放在全区看 · 最多给我五条: words that only lead up to what is asked
    shape(
        "(?:^|(?<=[,，]))(?:论|单论|若论|要论|说到|讲到|提到|谈到|聊到|说起|提起|谈起|具体到|落到|"
        "放[到在眼]|站在|限于?|针对|围绕)(?=[^\\W\\d]{2})"
        "|(?<=[区道镇村格])(?:来|里|内|范围)*(?:看|说|讲|论|算|比)(?=[,，])|这个事儿?(?=[,，])",
        cost=0.8,
    ),
    shape(r"最多(?=(?:给|来|列|发|说|报|要|看|挑|选)(?:我|个|出)*(?:\d|[一二两三四五六七八九十]))", cost=0.8),
    shape(r"^(?:得嘞|好嘞?|行|那|嗯)?[,，]?(?:接着|继续|往下)(?:说|讲|看|问|聊|查)(?=[^\W\d]{4})", cost=0.8),
    shape("(?:现在|这会儿)?改[问看查说](?=[^\\W\\d]{2})", cost=0.8),
    shape(
        "^(?:最后|接下来|下面|下一个|然后|随后|再来|紧接着|先)(?:再|就|我们?|咱们?)?(?:是|看看?|"
        "说说?|问问?|讲|轮到|来)(?=[^\\W\\d]{3})",
        cost=0.8,
    ),
    shape("(?:的)?(?:角度|立场|层面|口径)(?:来|上)?(?:看|说|讲)?(?=[,，])", cost=0.8),
    shape(r"^\d[.．)）](?=[\u4e00-\u9fff]{2})", cost=0.8),
    shape(r"^(?:就|单|光|只|仅)[^\W\d]{2,8}(?P<said>一[家个处])(?=[,，])", cost=0.8),
    # 老反弹的地方; 老人 is another word
    shape("老(?=迟到|缺|不来|请假|被|有|出|报|犯|超|冒|反弹|反复|退|返工)", Slot.ORDER, Order.MOST, cost=1.0),
    # 停车停得最乱, 报给哪家修, 被核查组打回重做, 占总数多少: what stands there by grammar alone
    shape(
        "(?:[停摆堆贴占搭拉接扔丢倒种晾拖治抓打递写要跑巡走转忙]|犯)得(?=最|很|太|更|比较|特别|较)", cost=1.0
    ),
    shape("(?:上报|反映|投诉|报告|报|反馈)给(?=哪|什么|啥)|一般(?=[报找归由])", cost=1.0),
    shape("被?(?:核查|督查|验收)[组室员]?(?=给?(?:打|退)回?[来去]?(?:重|返))", cost=1.0),
    shape("(?<=督办|派遣|受理|认领|派发|立案|上报)(?:以后|之后|后)(?=还|都|仍|一直|没|未|迟迟)", cost=1.0),
    shape("占(?=(?:上报|新增|报|总|全部|所有))", cost=1.0),
    shape(
        "(?:书记|领导|主任|[区局镇]长|他们?|上面|群众|大家)(?:都|已经|又|亲自)?(?:问|催|追问|过问|打听|关注)[过了]*"
        f"(?:{NUMBER}|好?几|无数)(?:遍|次|回|趟)了?",
        cost=1.0,
    ),
)


_SUBSTITUTES = re.compile("(?:替|顶|代)了?(?=[\u4e00-\u9fff]{2,3}的?[班岗])")
_SHIFT = re.compile("(?<=[\u4e00-\u9fff])的?[班岗](?=的|$|[?？了])")


def substitutes(folded: str) -> Iterator[Piece]:
    """谁替程晓燕的班."""
    for one in _SUBSTITUTES.finditer(folded):
        yield Piece(one.start(), one.end(), Slot.STATUS, Status.SUBSTITUTE, 0.9)
        yield from (
            Piece(end.start(), end.end(), Slot.FILLER, "", 0.9)
            for end in _SHIFT.finditer(folded, one.end() + 1)
        )


_SUMMED = re.compile("(?:累计|合计|总计|共计)(?=新增|上报|立案|销号|办结|整改|处理)")
_GIVEN = re.compile(r"\d+(?:[件起个处]|$)")


def summed(folded: str) -> Iterator[Piece]:
    """全区累计新增、累计销号: their numbers are asked for, where none is given."""
    if not _GIVEN.search(folded):
        yield from (
            Piece(one.start(), one.end(), Slot.CUE, Cue.HOW_MANY, 1.0) for one in _SUMMED.finditer(folded)
        )


_ANSWERED = re.compile(
    "(?<=[局所队村区道镇办])(?:回|回话|答话|签|点头|动手?|出面|弄|管|清运|清|来人|派人|铲|修|拆)(?=的)"
)


def by_whom_waited_for(folded: str) -> Iterator[Piece]:
    """等执法中队回的: what they are to do is no other state."""
    if "等" in folded:
        yield from (Piece(one.start(), one.end(), Slot.FILLER, "", 0.5) for one in _ANSWERED.finditer(folded))


_A_POINT = re.compile(
    rf"(?:一|每|按)个?(?P<unit>天|周|月|星期|礼拜)(?:画|标|算|出)?(?:一|{NUMBER})个(?:点|数|柱子?|数据)"
)
_LINE = re.compile("(?<![一])(?P<unit>[日周月])线图?")
_IN_A_WEEK = re.compile("(?:[本这当上]|去的?那)一?个?(?:周|星期|礼拜)")
_WHICH_WEEKDAY = re.compile("(?:星期|礼拜|周)几(?:那天)?")
_UNITS = {"天": By.DAY, "日": By.DAY, "月": By.MONTH}


def by_time(folded: str) -> Iterator[Piece]:
    """最多的是星期几, 一周一个点, 日线: the days that the answer is divided by."""
    if "最" in folded and _IN_A_WEEK.search(folded):
        yield from (
            Piece(one.start(), one.end(), Slot.BY, By.DAY, 0.9) for one in _WHICH_WEEKDAY.finditer(folded)
        )
    for pattern in (_A_POINT, _LINE):
        for one in pattern.finditer(folded):
            yield Piece(one.start(), one.end(), Slot.BY, _UNITS.get(one["unit"], By.WEEK), 0.8)


MORE_FINDERS = (substitutes, summed, by_whom_waited_for, by_time)

_WHERE = "(?:哪[里儿]?|哪些地方|什么地方|哪条路上?|哪几条路|哪个位置)"
_PUT = "[停摆堆放贴建搭装拉设种倒丢扔]"
_PLACED = (shape(f"都?{_PUT}在?{_WHERE}了?|都?在{_WHERE}{_PUT}[着的了]?", Slot.CUE, Cue.SHOW),)


def where_they_are(folded: str) -> Iterator[Piece]:
    """僵尸车都停在哪儿: beside a problem the places are asked for, and not for whom it waits."""
    return shaped(_PLACED, folded)
