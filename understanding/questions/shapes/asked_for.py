"""What is to be told, found by its shape: whether there are any, how many, how far they are, whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.lexicon import NUMBER
from domain.question import By, Order
from domain.scope import NamedScope
from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot, shape, shaped

_RATE = rf"(?:百分之{NUMBER}|{NUMBER}成[一二三四五六七八九半]?|\d+%)"
_BOTH_WAYS = "(?:(?P<verb>[到过够上满破超达])[没不](?P=verb)|能不能|有没有)[到够过上达]?"
_SOME_COUNT = rf"(?:(?:{NUMBER}|两)(?:来|多|几)?(?:件|起|个|处|条|单|宗|桩|例|项)|百|千|[两双三]位数)"
_OR_NOT = "(?:没有?|吗|么|不)(?=[呢啊呀]*(?:[^\\w]|$))"
_LAST = "[呢啊呀哦哈]*[?？!！。]*$"
_ENDS = rf"(?=(?:了)?(?:吗|没|没有|不|么|嘛|吧|不到|没到)?{_LAST})"
_FIRST_ANSWER = "(?:首次|第一次|初次|头一[次回]|首个?|头回|最初)的?(?:回应|响应|答复|回复|反应|回话|反馈)"
_USUALLY = "(?:一般|平均|通常|大概|大约|差不多|都|得|要|需|用|花|隔|间隔|过|会|是|有|能|才|下来|到底|现在)"
_LASTS = "(?:多久|多长(?:时间)?|多少(?:时间|天|个?小时|分钟)|几(?:天|个?小时|分钟|个?钟头))"
_WAITED_FOR = "(?:谁|哪个|哪家|哪一家|啥单位|什么单位|哪个单位|哪个部门)"
_STEP = "[办弄管动接签改]"

_APART = (
    "(?:都|给我|再|来|得|要|能不能|可以)*(?:分开|拆开|分别)(?:来|开)?[看说算列讲报排数]?(?:一下|看看|来)?"
)
_WHEN = "(?:什么时候|啥时候|何时|几时|哪一?天)"
ASKED_FOR = (
    # 北湖街道比我们强吗: the asker's own, beside what is named
    shape(
        "(?<=[比跟和与])(?:我们|咱们?|俺们?)(?=(?:比?谁)?[强弱])",
        Slot.SCOPE,
        NamedScope("own", (), "我们"),
        cost=0.8,
    ),
    # 按期率怎么是0, 超期怎么才3件: why a figure is what it is; 50 is no case there
    shape(
        rf"(?:怎么|咋|为什么|为啥)(?:还|会|就|都|又)*(?:是|才|只有|只|有|成了?)(?:百分之)?(?:\d+(?:\.\d+)?|{NUMBER})"
        rf"(?:%|成|分|件|起)?(?:了|的)?{_LAST}",
        Slot.CUE,
        Cue.WHY,
        cost=0.8,
    ),
    # 挂账的有好多
    shape(
        r"(?:还|总共|一共|)有?好多(?:[件起单宗](?!的)|(?:[处家位]|个?人?)了?(?=[呢啊呀哦噻嘛哈嘞]*(?:[^\w]|$)))",
        Slot.CUE,
        Cue.HOW_MANY,
        cost=1.2,
    ),
    # 反弹占几个点: of a hundred; 占几个点位 counts points
    shape("(?<!被)占[了到]?(?:几个?(?:百分)?点(?![位名])|多大头)", Slot.CUE, Cue.SHARE, cost=0.8),
    # 在不在岗, 来没来齐: the roll-call, asked by saying it both ways
    shape(r"([在到上])[不没]\1岗|岗上?[在有][不没][在有]人", Slot.CUE, Cue.CALL, cost=0.8),
    shape(
        "(?<=[的件单])(?:都|全|全都|统统)[拿调](?:过|上)?来(?=[呢啊吧]?[^\\w]*$)",
        Slot.CUE,
        Cue.SHOW_ME,
        cost=0.8,
    ),
    # 点到了没，缺几个: of the roll-call; 早点到了没 is of people on the way
    shape("(?<![早晚快慢一几两三半钟站终起])点到(?:齐|完)?了?(?:没有?|吗)", Slot.CUE, Cue.CALL),
    # 改没改好: asked by saying it both ways
    shape(r"([改办销修结派清核整拆补])没\1(?:[完好掉了]|改完?|查|号)?", Slot.CUE, Cue.STAGE, cost=0.9),
    # 能有九成不, 有没有上十件, 破九十五没: the figure is asked for, and a guess said
    shape(
        rf"(?<=率).*?(?P<said>{_BOTH_WAYS}(?:{_RATE}|九十[一二三四五六七八九]?)(?:以上|左右)?没?)(?!的|[件个])",
        Slot.CUE,
        Cue.SHARE,
    ),
    shape(
        rf"(?:能|可以|会|)(?:有没有|到没到|有|到|达到|够|过|上|超过|超)(?:得了|了|)(?:到|够|过|有|)"
        rf"(?:{_RATE})(?:以上|左右|)"
        rf"(?=了?(?:吗|没|没有|不|么|嘛|吧|不到|没到)?{_LAST}|了?(?:吗|没有?|不|么|不到|没到)[呢啊呀]*[,，;；])",
        Slot.CUE,
        Cue.SHARE,
    ),
    shape(
        rf"(?<=率)(?:过线|达标|及格|过关|上线|到线|合格)(?:了)?(?:没有?|吗|么|不)(?=[?？!！。]*$)|"
        rf"(?<=率)(?:能)?(?:有没有)?(?:破|过|上|到|够|达到|突破|超过|超)(?:了)?{NUMBER}(?:个点|"
        rf"分)?(?=(?:了)?(?:没|没有|吗|么|不)(?:{_LAST}|[,，;；]))",
        Slot.CUE,
        Cue.WHETHER,
    ),
    shape(
        rf"(?:(?:有没有|有无|是不是|是否|到没到|会不会)(?:到|过|上|超过|超|破|够|满|达到|"
        rf"突破)?(?:了)?{_SOME_COUNT}{_ENDS}"
        rf"|(?:有|到|过|上|超过|超|破|够|满|达到|突破)(?:了)?{_SOME_COUNT}(?=(?:了)?(?:吗|没|没有|不|么){_LAST}))",
        Slot.CUE,
        Cue.HOW_MANY,
    ),
    # 谁响应最快, 首次回应一般要多久
    shape(r"(?:响应|回应)(?=得?最?[快慢])", Slot.CUE, Cue.ANSWER),
    shape(
        f"{_FIRST_ANSWER}的?(?:时间|时长|用时|速度)?{_USUALLY}*(?:{_LASTS}|(?:[快慢]不[快慢]|[快慢][吗么]|怎么样|如何|情况))"
        f"|{_USUALLY}*{_LASTS}{_USUALLY}*{_FIRST_ANSWER}(?:一次|一下)?",
        Slot.CUE,
        Cue.ANSWER,
    ),
    # 可还有, 可多: asked with one word before the verb, as in the east
    shape(
        r"(?<![不许认])可(?:曾)?(?=还?有(?!效|关)|(?:来|到岗|在岗|办|改|销|超|整改|修|拆|清|派|核|签|"
        r"答|处理)[好完掉到了期号过]{0,2}[了的]?[吗呢啊?？]*$)",
        Slot.CUE,
        Cue.WHETHER,
        cost=1.0,
    ),
    shape(r"可[多少](?=[吗不啊呀呢]*(?:[^\w]|$))", Slot.CUE, Cue.HOW_MANY, cost=1.2),
    # 有没有没人管的: whether there are any, however they stand
    shape(  # 那个垃圾桶环卫所什么时候来: when it will be done
        f"(?<![,，。;；!！]){_WHEN}(?:才|能|会|可以|要|就)*(?:有人|安排人?|派?人)?(?:来人|来|去|过来|过去|上门|到现场|到场|动手|动工|开工)?"
        "(?:弄|办理?|处理|整改|修理?|维修|清理?|清运|清走|拖走|拆|换|补|收|搞定|解决|运走|铲)?(?:掉|走|好|完|定)?"
        "(?<![时候天能会以要就才])(?![的过报核销到截])",
        Slot.CUE,
        Cue.STAGE,
        cost=0.6,
    ),
    *(
        shape(f"(?:按|把|各个?)?(?:{words}){_APART}", Slot.BY, by, cost=0.6)  # 街道分开来呢
        for words, by in (
            ("街道|社区|单位|部门|街镇|[村镇]", By.UNIT),
            ("网格", By.GRID),
            ("类别|类型|问题", By.CATEGORY),
        )
    ),
    shape("(?<!还)有没有(?=(?:没|无)(?:人|谁|单位))", Slot.CUE, Cue.WHETHER, cost=0.1),
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
    shape(
        r"一(?P<each>[件条起桩个项处家])一?(?P=each)(?:的|地|来)?(?:给我|跟我|帮我)?[念读说讲报列数过摆亮晒拿端点排贴抖倒捋理看查发](?:来|出来|上来|过来)?(?:(?:给|跟)(?:我们?|咱们?|大家))?(?:听听?|看看?|一遍)?",
        Slot.CUE,
        Cue.SHOW,
    ),
    shape("(?:我|咱|俺)(?:现在|今天|就|只|也|还是|是|光)+想看看?", Slot.CUE, Cue.SHOW_ME),
    shape(  # 倒数三名的单位报上来: what is wanted, not what was reported
        "(?<=[的名](?:单位|网格|社区|街道|部门))(?:都|给我)?"
        "(?:报上来|报一?下|[报念说讲](?:给)?我们?(?:听听?|看看?)?)(?=[^\\w]*$)",
        Slot.CUE,
        Cue.SHOW,
    ),
    shape(  # 金磐路口！是哪个网格的
        "(?<=[!！。,，])(?:这|那)?(?:是|属)(?:于)?(?:哪个|哪家)(?:网格|社区|街道|村|单位|片区)的(?=[^\\w]*$)",
        Slot.CUE,
        Cue.OWNER,
    ),
    shape("(?<=[谁家位个局所])(?:改|修|弄|清)(?=得?最?[快慢])", Slot.CUE, Cue.DONE),
    shape(  # 我要核查几件, but not 我要整改清单
        r"(?<!\w)(?P<said>[我俺咱]还?(?:要|得|该|需要))(?:核查|验收|复核|受理|派)(?=的|几|多少|哪)",
        Slot.CUE,
        Cue.MINE,
    ),
    shape("(?<=多少)(?:件|个|桩|档子)?(?:事儿?|毛病)", Slot.CUE, Cue.CASES),
    shape(f"(?:在|还在|都在|又在)?等{_WAITED_FOR}(?:来|去)?{_STEP}", Slot.CUE, Cue.WAIT),
    # 紧急未办，全列: all of them
    shape("(?:全|都|全部|统统)(?:列|导|拉|调)(?=[呢啊吧]*(?:[^\\w]|$))", Slot.CUE, Cue.SHOW, cost=0.8),
    # 昨天、今天新增，报个差: what one is more than the other
    shape(
        "(?:[报算求给出]个?|一下|[个下])差(?:额|值|数|距)?(?=[呢啊吧]*(?:[^\\w]|$))",
        Slot.CUE,
        Cue.COMPARE,
        cost=0.8,
    ),
    # 102号有人接没: how far one case is
    shape(
        f"(?<=[号\\d])(?:件|这件|那件)?(?:现在|到底)?有人(?:接手?|接单|认领|管|办|跟进?|处理|弄|修)(?:了|过)?{_OR_NOT}",
        Slot.CUE,
        Cue.STAGE,
        cost=0.8,
    ),
    # 金山二网格今天满勤不: the roll-call, where 全勤的单位 are none of its answers
    shape("(?:满|全)勤(?:了)?(?:不|没有?|吗|么)(?=[呢啊呀]*(?:[^\\w]|$))", Slot.CUE, Cue.CALL, cost=0.8),
    # 93号照片发我，改前改后
    shape(
        "(?P<verb>[改修拆清弄])前(?:跟|和|与|、)?(?P=verb)后(?:的)?(?:照片|对比|图)?",
        Slot.CUE,
        Cue.STAGE,
        cost=0.8,
    ),
    # 群众最烦的是哪一类: of parts, and of no single cases
    shape(
        "(?:群众|居民|大家|老?百姓|市民|业主)们?最(?:烦|反感|恼火|头疼|有意见|不满意?|讨厌)的?"
        "(?=[^,，]{0,4}(?:[类种]|问题|毛病|地方|点位|网格|单位|部门|街道|社区|小区))",
        Slot.ORDER,
        Order.MOST,
        cost=0.8,
    ),
    # 本月有几条，编号列出
    shape(
        "(?<=[^\\w])(?:编号|件号|单号|案号|号码)(?:都|也|给我|一并)?(?:列|报|发|给|念|附)(?:出来?|一下|我|上来?)?(?=[呢啊]*(?:[^\\w]|$))",
        Slot.CUE,
        Cue.SHOW,
        cost=0.8,
    ),
    # 均已整改否: whether it is done, as papers put it
    shape(
        "(?:均|都|全部?|是)?已?(?:整改|办结|销号|处理|完成|落实)(?:完毕?|到位)?否(?=[^\\w]|$)",
        Slot.CUE,
        Cue.STAGE,
        cost=0.8,
    ),
    # 单子现在都卡哪一步
    shape("[卡压停堵]在?哪(?:一|个)?(?:步|关|环节?|道)(?:上|了)?", Slot.CUE, Cue.WAIT, cost=0.9),
    # 还差哪些没整到位: of cases; 差哪些 alone is said of people who are not there
    shape("还?[差缺](?:哪些|哪几[个件处家条])(?=[没未])", Slot.CUE, Cue.SHOW),
)

_SUMMED = re.compile("(?:累计|合计|总计|共计)(?=新增|上报|立案|销号|办结|整改|处理)")
_IN_ALL = re.compile("(?<=\\w)(?:累计|合计|总计|共计)数?(?=[呢啊]*(?:[?？。]|$|[,，]))")
_GIVEN = re.compile(r"\d+(?:[件起个处]|$)")


def summed(folded: str) -> Iterator[Piece]:
    """全区累计新增、累计销号, 媒体曝光今年累计: their numbers are asked for, where none is given."""
    if not _GIVEN.search(folded):
        yield from (
            Piece(one.start(), one.end(), Slot.CUE, Cue.HOW_MANY, 1.0)
            for pattern in (_SUMMED, _IN_ALL)
            for one in pattern.finditer(folded)
        )


_WHERE = "(?:哪[里儿]?|哪些地方|什么地方|哪条路上?|哪几条路|哪个位置)"
_PUT = "[停摆堆放贴建搭装拉设种倒丢扔]"
_PLACED = (shape(f"都?{_PUT}在?{_WHERE}了?|都?在{_WHERE}{_PUT}[着的了]?", Slot.CUE, Cue.SHOW),)


def where_they_are(folded: str) -> Iterator[Piece]:
    """僵尸车都停在哪儿: beside a problem the places are asked for, and not for whom it waits."""
    return shaped(_PLACED, folded)
