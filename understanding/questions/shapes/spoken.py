"""More pieces that are found by their shape: what people say between the words of a question when they speak."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import NamedTuple

from domain.question import By, Status
from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot


class _Shape(NamedTuple):
    words: re.Pattern[str]
    slot: Slot = Slot.FILLER
    value: Hashable = ""


_HEAD = (
    "(?:抽查|核查|查询|检查|查看|统计|所?查|所?问|询问|排查|巡查|测评|需求|要求)*"
    "(?:项目?|点位|对象|内容|事项|范围|区域|时间|时段|指标|地点|位置|口径)"
)
_WAITED_FOR = "(?:谁|哪个|哪家|哪一家|啥单位|什么单位|哪个单位|哪个部门)"
_STEP = "[办弄管动接签改]"
_OFTEN = "(?:老是?|总是?|天天|经常|一直|成天)"
_TURNS_TO = "(?:就|还|也|再|请|麻烦|你|您)*(?:给|告诉|跟我|和我|说|讲|问|确认)|再|请|麻烦|一(?:个问|问|句)"
_PARTS = "单位|社区|街道|网格|部门|[村镇]"
_NOT_ONE = "(?:一[件个起]都?)?(?:从来|从|一直|都)?(?:没有?|零)(?:超期|逾期|返工|反弹|退回)过?"
_SHAPES = (
    _Shape(
        re.compile(  # 我就想知道
            "(?:我|咱|俺)(?:们)?(?:现在|今天|就|只|也|还是|是|光)*想(?:请)?(?:问|知道|晓得|打听|了解)(?:一问|一下|下|问)?"
        )
    ),
    _Shape(re.compile("最[快先早](?=(?:就|将|会|快)?要?到期)")),
    _Shape(re.compile("(?:我|也|都|真|实在|确实)*没(?:有)?(?:办|得)法子?")),
    _Shape(re.compile(f"(?:^|(?<=[【\\[])){_HEAD}(?=[:：】\\]])")),  # 核查项：返工率
    _Shape(
        re.compile(
            r"一(?P<each>[件条起桩个项处家])一(?P=each)(?:的|地|来)?(?:给我|跟我|帮我)?[念读说讲报列数过摆亮晒拿端点排贴抖倒捋理看查发](?:来|出来|上来|过来)?(?:(?:给|跟)(?:我们?|咱们?|大家))?(?:听听?|看看?|一遍)?"
        ),
        Slot.CUE,
        Cue.SHOW,
    ),
    _Shape(re.compile("(?:[遭挨]|遭到|遭人)(?=退|投诉|打回|驳回|举报|督办|批|催)")),
    _Shape(re.compile("(?:下头|底下|下面|下边|下属)的?(?=哪|各|每|几个|那几)")),
    _Shape(
        re.compile(
            "(?:我们?|咱们?|俺们?|本)区(?:在全[市省])?(?:现在|目前|到底)?排(?:名)?(?:第几|老几|多少|哪)"
        ),
        Slot.TOPIC,
    ),
    _Shape(
        re.compile(
            "会商(?:的|了)?(?:还|都|一直|又)*没(?:有)?(?:定(?:下来|好|论)?|结论|结果|议[完定好]|商量好|谈[好拢妥]|开完)"
        ),
        Slot.STATUS,
        Status.CONSULTING,
    ),
    _Shape(re.compile("(?:我|咱|俺)(?:现在|今天|就|只|也|还是|是|光)+想看看?"), Slot.CUE, Cue.SHOW_ME),
    _Shape(
        re.compile(  # 书记让我统计
            "(?:书记|领导|主任|[局区镇]长|上面)(?:刚才|刚|又|专门)?(?:让|叫|喊)(?:我|咱)们?(?:来|去)?"
            "(?:统计|查|看|报|问|核|列|拉)(?:一下|下|个)?"
        )
    ),
    _Shape(re.compile("(?:^|(?<=[,，]))(?:我|咱)(?:就|只|是|要|想)*问(?![的过了问])")),
    _Shape(  # 倒数三名的单位报上来: what is wanted, not what was reported
        re.compile("(?<=[的名](?:单位|网格|社区|街道|部门))(?:都|给我)?报上来(?=[^\\w]*$)"),
        Slot.CUE,
        Cue.SHOW,
    ),
    _Shape(  # 金磐路口！是哪个网格的
        re.compile(
            "(?<=[!！。,，])(?:这|那)?(?:是|属)(?:于)?(?:哪个|哪家)(?:网格|社区|街道|村|单位|片区)的(?=[^\\w]*$)"
        ),
        Slot.CUE,
        Cue.OWNER,
    ),
    _Shape(re.compile("(?<=的)(?:都|就|先)?算了(?=[,，])"), Slot.NARROW),
    _Shape(re.compile("[你您]?帮我?(?:个|一个|下)?忙(?=[,，把]|$)")),
    _Shape(  # 给我摆桌面上
        re.compile(
            "(?:给我|给咱)?[摆放搁端呈送递晾贴](?:到|在|上)?(?:我|咱)?(?:桌[面子]?|案头|面前|跟前|手[上里]|台面|眼前)(?:上|来)?(?=$|[,，。!！])"
        )
    ),
    _Shape(re.compile("(?:直接|提前|提早|预先|事先)(?=[说报给列讲念发]|告诉|通知|提醒|推送|打个?招呼)")),
    _Shape(re.compile("(?:就|当|要|得|还|又)?数(?=哪|谁)")),  # 菜场里头数哪个多
    _Shape(re.compile("(?<=[谁家位个局所])(?:改|修|弄|清)(?=得?最?[快慢])"), Slot.CUE, Cue.DONE),
    *(
        _Shape(re.compile(form), Slot.TOPIC)  # 哪些社区没有超期, 没返工过的单位
        for form in (
            f"哪(?:些|几个|个|一?家)(?:{_PARTS})?[^,，。]{{0,5}}?(?P<said>{_NOT_ONE})(?=[的了呢啊呀]?[^\\w]*$)",
            f"(?P<said>{_NOT_ONE})(?=的(?:{_PARTS}))",
        )
    ),
    _Shape(  # 我要核查几件, but not 我要整改清单
        re.compile(
            r"(?<!\w)(?P<said>[我俺咱]还?(?:要|得|该|需要))(?:核查|验收|复核|受理|派)(?=的|几|多少|哪)"
        ),
        Slot.CUE,
        Cue.MINE,
    ),
    _Shape(re.compile("(?:积压|[压积欠攒囤])[着下]?[得的]?(?=最[多少])"), Slot.STATUS, Status.UNCLOSED),
    _Shape(re.compile("(?<=多少)(?:件|个|桩|档子)?(?:事儿?|毛病)"), Slot.CUE, Cue.CASES),
    _Shape(re.compile(f"(?:在|还在|都在|又在)?等{_WAITED_FOR}(?:来|去)?{_STEP}"), Slot.CUE, Cue.WAIT),
    _Shape(
        re.compile(f"{_OFTEN}(?:会|都)?有(?=.*(?:每天|按天|多少|几[件起次处]|趋势))(?!.*(?:哪|最(?!近)))")
    ),
    _Shape(re.compile("(?<=公厕)(?:打扫|扫|洗|冲)(?:厕所|公厕|茅房)的?"), Slot.DUTY, "保洁员"),
    _Shape(re.compile("(?<=[多少高低]的)点(?=$|[,，。?？]|是|有|在)"), Slot.PART, By.POINT),  # 反弹最多的点
    _Shape(re.compile("(?<=[,，。])其次(?:才|再)?(?:是|要)"), Slot.NARROW),  # a second question
    _Shape(
        re.compile(
            "两[边头家](?:称一称|称称|掂一掂|掂量(?:掂量|一下)?|量一量|比划(?:比划|一下)?|过过秤|放一起看|摆一摆|对一对)"
        ),
        Slot.CUE,
        Cue.COMPARE,
    ),
    _Shape(  # 今朝天好，出去走走: no day of which something is asked
        re.compile(
            "(?:^|(?<=[,，。!！]))(?:今朝|今[天儿日]|这几天|外面|明[天儿])?(?:个|里)?天(?:气|色)?(?:真|很|太|这么|好|不|怪|还|蛮)*"
            "(?:好|冷|热|凉|暖和|闷|阴|晴|不错|差|糟|潮|黑)(?:了|啊|呀|哦|嘛|得很)*(?=[,，。!！]|$)"
        )
    ),
    _Shape(re.compile("(?<=最[多少高低快慢好差]的)(?:放|排|搁|摆|列)在?最?[前上][头面边]")),  # 最少的放前头
    # 迟了的有几件: cases, and nobody at the roll-call
    _Shape(re.compile("(?:迟|晚)了(?=的?有?(?:几|多少)[件起桩])"), Slot.STATUS, Status.OVERDUE),
    # 还差哪些没整到位: of cases; 差哪些 alone is said of people who are not there
    _Shape(re.compile("还?[差缺](?:哪些|哪几[个件处家条])(?=[没未])"), Slot.CUE, Cue.SHOW),
    # 最后给我个数, 最少也得告诉我, 又来麻烦你, 又被点名了: no order, no report and no roll-call
    _Shape(re.compile(f"最后(?={_TURNS_TO})")),
    _Shape(re.compile("(?:最少|最多|至少|起码)(?=(?:也|都|总)+(?:得|要|该|让|给)|再给|给[你他])")),
    _Shape(re.compile("又来了?(?=麻烦|打扰|叨扰|烦|问|找你|催|请教|讨教|叨叨|啦|[,，])")),
    _Shape(
        re.compile(
            "(?:又|刚|还|也|都)*(?:被|挨|遭)了?(?:书记|区长|领导|主任|上面|通报)?点名(?:批评)?了?(?![的过])"
        )
    ),
    _Shape(re.compile("[看查打搜找听]不(?:到|见|了|开|清)(?!的)")),
    _Shape(re.compile("点名.*?(?P<said>(?:有没有|有无)人?(?:落下|漏掉|掉队|拉下)的?人?)")),
    _Shape(re.compile("(?:该|可|怕)?不会(?:是)?又?(?:有|积|攒|剩)了?(?:一大?堆|很多|好多|不少)了?吧")),
    _Shape(  # 没啃完的骨头有几个: cases, in a picture
        re.compile(
            "(?<=的)(?:硬骨头|骨头|硬茬儿?|硬钉子|钉子|尾款|饥荒|窟窿|疙瘩|刺头|烂摊子|包袱|活计|差事|老账|旧账|陈账)"
            "(?=[都也]?还?有?[几多]|[还都]?有?哪|$)"
        )
    ),
    _Shape(  # 哪个社区揽的活最多
        re.compile(
            "(?<=[个家哪位区道村镇局所格])(?:揽|接|扛|背|担|领|摊|压|欠)的(?:活儿?|件|事儿?|单子?|担子|账)(?=最)"
        )
    ),
    _Shape(  # 按天把新增铺开
        re.compile("[铺摊拆摆掰展]开(?:来|看看?|讲讲?|说说?)?(?=[呢啊吧]*[?？。!！]*$)")
    ),
    _Shape(re.compile("(?:户头|账头|笔数|票数|数头)(?=最[多少]|[多少])")),
)
_COST = 0.7  # a piece: less than the words it is made of


def spoken_pieces(folded: str) -> Iterator[Piece]:
    """What is wanted, where somebody tells how much they want it, and words of speech that change nothing."""
    for shape in _SHAPES:
        for found in shape.words.finditer(folded):
            start, end = found.span("said") if "said" in shape.words.groupindex else found.span()
            yield Piece(start, end, shape.slot, shape.value, _COST)
