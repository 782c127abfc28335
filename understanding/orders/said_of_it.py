"""What is said of one case that is known already, by its card or its place in a list: 过, 不行 砖没补好, 我来."""

from __future__ import annotations

import re
from dataclasses import dataclass

from understanding.orders.deciding import CLAIM
from understanding.orders.steps import ADD, FAIL, LOOK, PASS
from understanding.orders.words import ASKS

LEFT = "先放着"  # in the queue of 核查, which then goes on
NEXT_CHECK = "核查"  # shows what waits for whoever verifies, one card after the other
ANOTHER_CHECKS = "怎么弄 换人核"
_END = r"(?:了|吧|的|啊|呀|哈|啦|呗)*[。.!！~]*"
_IT = r"(?:[这那]一?[件个张条]|它)?(?:就|也|都|还|算|还是|给)*"
_FAILS = "不行|[不没]过|过不了|通不过|不能过|不合格|没通过|不达标|不算过|核不过"
_PICTURE = "(?:照片|图片?)"
_GIVE = "再|也|发|给|传|让|有|我|来|看|一?下|过来|瞧|呢|吗|没|在哪"
_CARD = "[这那]一?张"  # of the queue of 核查, which shows one card after the other
_FAILED = re.compile(rf"{_IT}(?:{_FAILS}){_END}(?:[,，。\s]+(?P<why>.*))?", re.DOTALL)
_FORMS = (
    (FAIL, _FAILED.pattern),
    (
        LOOK,
        rf"{_CARD}(?:也|就)?(?:可以|行|过|通过|合格|没问题)了?(?:[吗么吧]|[不没][行过可]?.{{0,2}})[?？。]*",
    ),
    (
        LEFT,
        rf"(?:(?:我|{_IT})(?:照片)?(?:太)?(?:看不(?:太)?(?:清楚?|出来?|明白|准)|糊|拿不准|不确定|说不好)了?[\s,，。]*)+"
        rf"{_IT}(?:先|再)(?:放|搁|留)(?:一?放|着|一?下|一边)*{_END}",
    ),
    (PASS, rf"{_IT}(?:过|通过|合格|达标|过关|销号|销掉){_END}"),
    (LOOK, rf"(?:把|那|的|现场)*{_PICTURE}(?:{_GIVE})+[?？。]*"),
    (
        LOOK,
        rf"(?:看|发|要|给我|来|调)(?:一?下|看|我|张)*(?:的|现场)?{_PICTURE}(?:呢|看看|看一?下|吧)*[?？。]*",
    ),
    (
        CLAIM,
        rf"{_IT}(?:是|归|属于)我们?的{_END}|{_IT}(?:由|让|交给)?我们?来(?:弄|办|处理|管|跑|做|搞)?{_END}",
    ),
    (CLAIM, rf"{_IT}(?:我们?(?:接|领|认|拿|收)(?:下|走)?了|(?:交|派|给)给?我们?(?:弄|办)?){_END}"),
)
# Kind words as well: a verdict only beside the photo that shows it, or beside the case itself (第二个可以, 这张可以).
_WEAK = re.compile(rf"{_IT}(?:可以|行|好|没问题|ok|干净){_END}", re.IGNORECASE)
_MEANT = tuple((step, re.compile(form, re.DOTALL | re.IGNORECASE)) for step, form in _FORMS)
# 好 and 好的 only tell that it was read.
_MAY_APPROVE = re.compile(
    r"(?:我|现场|照片|都|已经?|刚)*+(?:看|核|核查|去|到)?(?:看|查)?(?:过|完)?了?[\s,，。]*"
    r"(?:[这那]一?[件个张条]|它|就|也|都|还是?|算|给|整改得?|弄得?|我看|我觉得|挺|蛮|很|[\s,，])*+"
    rf"(?:可以|行|成|中|没(?:有|啥|什么)?(?:问题|毛病|意见)|ok|okay|干净|合格|到位){_END}",
    re.IGNORECASE,
)
# 不过，… may be "but", 我来了 that somebody has come, 给我吧 may ask for a paper.
_IN_PASSING = re.compile(rf"不过[\s,，。]+.+|我们?来了{_END}|(?:就|也|都|还是)*给我们?{_END}", re.DOTALL)
# What the button 通过 of a card says; 逐件 in the queue, which then goes on.
OFFERS_TO_PASS = re.compile(rf"(?:逐件)?(?P<plain>{PASS} (?P<number>\d{{1,9}}))")
_NOT_YET = re.compile("再(?:看|说|想|去|问)")
_ONE_MORE = re.compile(rf"(?:再|补|加|附)+(?:上|发|传|个|一?张|点|几张)*(?:现场)?(?:图片?|照片|一?张){_END}")


@dataclass(frozen=True, slots=True)
class SaidOfIt:
    """A step in the chat's command word, and the reason that goes with it."""

    step: str
    words: str = ""

    def as_command(self, number: int) -> str:
        """The command of the chat: 不通过 58 水泥渣没清."""
        return f"{self.step} {number} {self.words}".strip()


def said_of_it(text: str, *, has_photo: bool, named: bool) -> SaidOfIt | None:
    """What is to be done with the case; None if the words are no such thing.

    In: `named`, the words stood beside the case's place in a list or its number.
    """
    said = text.strip(" ，,")
    if has_photo and _ONE_MORE.fullmatch(said):
        return SaidOfIt(ADD)
    for step, form in _MEANT:
        if found := form.fullmatch(said):
            why = (found.groupdict().get("why") or "").strip()
            return SaidOfIt(LOOK) if ASKS.search(why) else SaidOfIt(step, why)
    named = named or re.match(_CARD, said) is not None
    return SaidOfIt(PASS) if (has_photo or named) and _WEAK.fullmatch(said) else None


def may_approve(text: str) -> bool:
    """True for 没问题 and 看过了，可以: a verdict if a card waits for one, and else kind words."""
    return _MAY_APPROVE.fullmatch(text.strip()) is not None


def said_in_passing(text: str) -> bool:
    """True for 不过，现在去看不了 and 我来了: what `said_of_it` makes of them is asked before it is done."""
    said = text.strip(" ，,")
    found = _FAILED.fullmatch(said)
    later = found is not None and _NOT_YET.search(found["why"] or "") is not None
    return later or _IN_PASSING.fullmatch(said) is not None


def asks_for_another(text: str) -> bool:
    """换罗清越去: somebody else is to verify it."""
    return _ANOTHER.fullmatch(text.strip()) is not None


_ANOTHER = re.compile(
    r"(?:那|还是|请|[\s,，])*(?:换|让|叫|派|请|给)(?![你我您帮])[\u4e00-\u9fff]{2,4}?(?:去|来)?(?:核查?|看|核一下)?(?:吧|呗)?[。.]*"
)
