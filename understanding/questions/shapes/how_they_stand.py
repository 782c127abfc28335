"""How cases stand and who was at the roll-call, found by its shape."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.narrowing import DayPart
from domain.question import Status
from understanding.questions.pieces import Piece, Slot, shape

HOW_THEY_STAND = (
    # 信号灯还坏着: what was wrong still is
    shape(
        "(?:还|仍然?|仍旧|依然|一直|都还)在?[坏破漏堵歪倒黑塌断裂松敞缺灭锈翘瘸]着(?:呢|的)?",
        Slot.STATUS,
        Status.UNCLOSED,
        cost=0.9,
    ),
    # 说好了几天弄完结果没弄完的: late, told by what was promised
    shape(
        "(?:说好|讲好|答应|约好|承诺|保证|定好)了?[^,，。几多谁哪]{0,3}(?:几天|哪天|时间|日子|期限|多久|时候)?(?:就|要|会|内|里)?"
        "(?P<deed>[弄办改做搞修清整销])(?:完|好|掉)(?:的)?[,，]?(?:结果|却|可|但|到头来|到时候|又|都|还)*(?:没有?|未)(?P=deed)(?:完|好|掉)的?",
        Slot.STATUS,
        Status.OVERDUE,
        cost=0.9,
    ),
    # 觉得不该归自己的，退了几件: why they were given back
    shape(
        "(?:觉得|认为|说|嫌)?(?:是)?不(?:该|应该|应|是)?(?:归|由|属于?)?(?:自己|自家|他们|本单位)(?:管|办|职责|的活|的事)?的(?=[,，]?(?:被)?(?:打回|退))",
        cost=0.9,
    ),
    # 等督查室去核的: verified next
    shape(
        "等[^,，。！？!?]{0,8}[去来](?P<said>[核验](?:一下)?)(?=的|[^\\w]|$)",
        Slot.STATUS,
        Status.CHECKING,
        cost=0.9,
    ),
    # 现在积了几件: not closed; 收了多少车的事: reported to them
    shape(
        "(?<![堆面体])[积压攒囤]了(?=(?:多少|好?几)[件个条单起宗])", Slot.STATUS, Status.UNCLOSED, cost=0.8
    ),
    shape(
        "收(?:到)?了?(?=(?:多少|几)[^\\W\\d]{0,3}的?(?:事|投诉|举报|问题|案子|反映))",
        Slot.STATUS,
        Status.NEW,
        cost=0.8,
    ),
    # 没回应的有几件: of cases, where 没回应的有谁 is of a roll-call
    shape(
        r"(?:还|都|一直|仍|至今|到现在)?(?:没有?|未|尚未|没人)(?:回应|响应)(?:过?的|过)(?=(?:问题|"
        r"案件|案子|单子|件)?(?:还|都|共|一共|总共|那)*有?(?:几|多少|\d+|[一二两三四五六七八九十]+)[件起单条宗])"
        r"|(?<=[几少][件起单条宗])(?:问题|案件)?(?:还|都|一直|仍|至今)?(?:没有?|未|尚未|没人)(?:回应|响应)(?:过?的|过)?",
        Slot.STATUS,
        Status.NO_ANSWER,
    ),
    # 有几件到现在还没有给首次回应
    shape(
        "(?:还|都|一直|仍|至今|到现在)*(?:没有?|未)(?:给出?|得到|收到|[作做]出?|等[到来])(?:首次|第一次|初次)(?:回应|响应)(?:过?的|过)?",
        Slot.STATUS,
        Status.NO_ANSWER,
    ),
    # 来没来: asked by saying it both ways
    shape(r"([来到])没\1(?:上班|岗|了)?", Slot.STATUS, Status.PRESENT, cost=0.9),
    shape(r"超没超期?", Slot.STATUS, Status.OVERDUE, cost=0.9),
    shape(
        "(?:(?<=谁)|(?<=几[个位名])|(?<=些人))(?:还|都|一直)?没有?[吱吭应出作]声",
        Slot.STATUS,
        Status.ABSENT,
        cost=0.9,
    ),
    # 首次回应率, 首次回应过的有几件
    shape(r"(?:首次|第一次|初次)(?:回应|响应)(?=率|比例|占比)", Slot.STATUS, Status.ANSWERED),
    shape(r"(?<![没未有])首次(?:回应|响应)(?:过了?的|[过了](?=[几多]))", Slot.STATUS, Status.ANSWERED),
    shape(r"(?<=[几少][件起单个])首次(?:回应|响应)[过了]了?", Slot.STATUS, Status.ANSWERED),
    shape(r"(?:响应)(?=率)", Slot.STATUS, Status.ANSWERED),
    # 早上到几个缺几个: of a roll-call, with those who did not
    shape(
        "(?<=[上天午晨名日格处村道镇])(?:实际)?到了?(?=(?:几[个位名]|多少人?|几人)(?:[^\\w]|缺|没|迟|少|差|请))",
        Slot.STATUS,
        Status.PRESENT,
        cost=0.9,
    ),
    # 可来了: asked with one word before the verb, as in the east
    shape(
        r"(?<![不许认])可(?:来|到)了?(?:上班|岗)?了?(?=[吗呢啊?？]*$)", Slot.STATUS, Status.PRESENT, cost=0.9
    ),
    # 该来多少人，来了多少人: of a roll-call
    shape("(?:[该应]该?|本该|实际|真正)?来了?(?=(?:多少|几)个?人)", Slot.STATUS, Status.PRESENT),
    shape(
        "会商(?:的|了)?(?:还|都|一直|又|尚)*(?:没有?|未)(?:定(?:下来|好|论)?|结论|结果|议[完定好]|商量好|谈[好拢妥]|开完)",
        Slot.STATUS,
        Status.CONSULTING,
    ),
    shape("(?:积压|[压积欠攒囤])[着下]?[得的]?(?=最[多少])", Slot.STATUS, Status.UNCLOSED),
    shape(  # 昨晚到现在
        "(?:(?<=昨)|(?<=昨天))(?:晚上?|夜里?)(?:一直)?[到至](?:现在|目前|眼下|这会儿|此刻|刚才)(?:为止)?",
        Slot.LENGTH,
        DayPart.SINCE_EVENING,
        cost=0.5,
    ),
    shape(  # 执法中队最近在忙什么: what they have in hand
        "(?<=\\w)(?:现在|最近|目前|眼下|这几天|这两天|今天)?(?:都|正|还)*在(?:忙|干|弄|做|搞|办)(?:活着?|着)?(?:些|点)?"
        "(?:什么|啥子?|嘛|哪些)(?:事情?|活儿?(?!动))?(?!活动|整改|检查|项目|工程|样|时候|名堂|鬼|问题)",
        Slot.STATUS,
        Status.OPEN,
    ),
    shape("(?<=公厕)(?:打扫|扫|洗|冲)(?:厕所|公厕|茅房)的?", Slot.DUTY, "保洁员"),
    # 迟了的有几件: cases, and nobody at the roll-call
    shape("(?:迟|晚)了(?=的?有?(?:几|多少)[件起桩])", Slot.STATUS, Status.OVERDUE),
)

_SUBSTITUTES = re.compile(
    "(?:替|顶|代)了?(?=[\u4e00-\u9fff]{2,3}的?[班岗])|(?<=谁)(?:来|去)?(?:替|顶|代)的(?=[\u4e00-\u9fff]{2,3}[呢啊]?(?:[^\\w]|$))"
)
_SHIFT = re.compile("(?<=[\u4e00-\u9fff])的?[班岗](?=的|$|[?？了])")


def substitutes(folded: str) -> Iterator[Piece]:
    """谁替程晓燕的班."""
    for one in _SUBSTITUTES.finditer(folded):
        yield Piece(one.start(), one.end(), Slot.STATUS, Status.SUBSTITUTE, 0.9)
        yield from (
            Piece(end.start(), end.end(), Slot.FILLER, "", 0.9)
            for end in _SHIFT.finditer(folded, one.end() + 1)
        )
