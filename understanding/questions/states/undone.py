"""What has not been done to a problem (没铲掉), or with an order (没签收): found by the shape of the words."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence, Set
from functools import cache

from domain.question import By, Status
from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot
from understanding.questions.states.mending import Sort, deeds

_GIVEN = "(?:[发下给送派交出递](?:了|过|出去|下去|完)?(?:[以之]?后|却|就|但)*)?"  # 督办单发了没画押的
_TAKEN = "(?:[签收接领](?:了|过|收了?|下了?|走了?)?(?:[以之]?后|却|就|但|可)*)?"  # 签了没下文的
_ORDERED = "(?:还|都|一直|迟迟|仍)*(?:没有?|未|尚未|没人|不)"
_OF_AN_ORDER = (
    (
        re.compile(
            _TAKEN
            + _ORDERED
            + "[给个有]*(?:回(?:复|音|话|信|应|函|执|文|声)|答(?:复|话|应)|反(?:馈|应)|复(?:函|命)?"
            "|交(?:报告|答卷|卷|差|账|代)|吭[声气]|吱声|作声|应声|动静|下文|响动?|表态|说法|理(?:睬|会)?|"
            "搭理|报结果|当回事|[回答交])了?的?(?![单弹头])"
            "|石沉大海|泥牛入海|杳无音[信讯]|置之不理|不理不睬|装聋作哑|无声无息|不了了之"
        ),
        Status.UNANSWERED,
    ),
    (
        re.compile(
            _GIVEN
            + _ORDERED
            + "(?:签[收字领]?|打?收[条下据]?|接[单手收]?|领[走回取单]?回?去?|画押|点收|确认|过手)了?的?(?!到)"
        ),
        Status.UNRECEIVED,
    ),
)


_WHO = re.compile("(?:谁|哪[个家些]?(?P<unit>单位|部门|街道|社区)?|哪个(?P<office>局))$")


def unanswered(folded: str) -> Iterator[Piece]:
    """督办 that nobody answered or signed for; 谁没签收 asks who did not, and for whom nothing waits."""
    for pattern, status in _OF_AN_ORDER:
        for one in pattern.finditer(folded):
            yield Piece(one.start(), one.end(), Slot.STATUS, status, 0.9)
            if who := _WHO.search(folded, 0, one.start()):
                if who["unit"] or who["office"]:
                    yield Piece(*who.span(), Slot.BY, By.UNIT, 0.0)
                else:
                    yield Piece(*who.span(), Slot.CUE, Cue.WHO, 0.0)


_PUT_OFF = re.compile(
    "(?:(?:延期|延时|延长时限)|(?P<deferred>挂[账帐]|缓办)|(?P<appealed>申诉|申辩))(?:的?申请)?单?子?的?"
)
_PENDING = {
    None: Status.EXTENSION_PENDING,
    "deferred": Status.DEFERRAL_PENDING,
    "appealed": Status.APPEALED,
}
_UNSIGNED = re.compile(
    "(?:还|都|一直|至今|到现在|仍)*(?:没有?|未)(?:得?人|谁)?给?[签批审](?:个?字|掉|下来|完|好|了)?(?:的|(?=$|[,，。?？呢啊]|在|是|有|几|一共|总共))"
    "|等着?(?:领导)?签字?的"
)
# 没结果 is said of an appeal, and of a case that was put off of the case itself.
_UNANSWERED_APPEAL = re.compile(
    "(?:还|都|一直|至今|到现在|仍)*(?:没有?|未)(?:得?人|谁)?[给有得出下拿等到]*个?(?:答复|回复|回音|回话|说法|结果|结论|定论|批复|下文)"
    "(?:的|下来|出来)*(?=$|[,，。?？呢啊吗呀]|[是有]?(?:几|多少|哪))"
)
_APPLIED = re.compile(
    "(?:递|报|交|送)?(?:上来|上去)?申请(?:了|过)?(?=延期|挂[账帐]|缓办)|(?<=[几少]份)申请|递上来的?"
)


def unsigned(folded: str) -> Iterator[Piece]:
    """延期申请还压着几个没签字, 申诉的哪些还没给答复: what is asked for, and further on that nobody has decided it."""
    found = [*_PUT_OFF.finditer(folded)]
    if len({one.lastgroup for one in found}) != 1:
        return  # nothing is asked for, or two things are
    asked = found[0]
    pending = _PENDING[asked.lastgroup]
    undecided = [*_UNSIGNED.finditer(folded, asked.end())]
    if pending is Status.APPEALED:
        undecided += _UNANSWERED_APPEAL.finditer(folded, asked.end())
    for one in undecided:
        yield Piece(one.start(), one.end(), Slot.STATUS, pending, 0.9)
        yield Piece(asked.start(), asked.end(), Slot.FILLER, "", 0.0)
    for one in _APPLIED.finditer(folded):
        yield Piece(one.start(), one.end(), Slot.FILLER, "", 1.6)


def undone(folded: str, several: Set[Sort]) -> Iterator[Piece]:
    """牛皮癣没铲掉, 车位线没划好: beside a problem whatever has not been done to it leaves it unsolved, and
    拆了多少 asks how many are solved. `several` are the sorts of the problems that are told.
    """
    for pattern, slot, value, cost in _patterns(frozenset(several)):
        for one in pattern.finditer(folded):
            yield Piece(one.start(), one.end(), slot, value, cost)


_SO_FAR = "(?:还|都|也|仍|却|就|一直|至今|到现在|到今天|迟迟|硬是|愣是|总是?|老是?|压根)*"
_NOBODY = "(?:没有?|没得|无)(?:哪?个?人|哪个|谁|哪家|单位|师傅)(?:去|来|给|帮|管|肯|愿意?|敢)?"
_NOT = f"(?<![天周月年久]){_SO_FAR}(?:{_NOBODY}|没有?(?:去|来得及|给|把)?|没得|未|尚未|没见(?:人|谁)?(?:去|来)?|没能)"
_AGAIN = "(?:重新?|再|及时)?"
_MARKS = "[了的呢啊吗呀嘛吧么]*"
_SO_MANY = "(?:那|这)?(?:还|总共|一共|都|共|又)?有?(?:几|多少|哪|谁)"
_ENDS = rf"(?={_MARKS}(?:[^\w]|$)|了?的|[呢啊]|{_SO_MANY})"
_TIMES = "(?!几[次回遍趟天年月周]|几个[月星礼周])"
# Whatever the verb, it came to no end that mends: 没捋顺, 没理走. What is not shut or put on is wrong itself.
_TO_NO_END = r"(?![停盖关锁戴穿亮查报说])\w{1,2}?(?:掉|完|好|干净|走|上|起来|成|回去|回来|进去)"
_COUNTED = "(?<=[几多][处家辆块盏根条个张堆摊件起桩面座户少])"
_ON_PAPER = (
    "[人来到去说看报查派核验签受有应抄罚拍锁停开亮]|通[知报告过]|告知|约谈|曝光|登[记报]|警告|批评|提醒|教育|处罚|"
    "贴[条单]"
)


@cache
def _patterns(several: frozenset[Sort]) -> tuple[tuple[re.Pattern[str], Slot, Hashable, float], ...]:
    """What is looked for, with the slot that it fills, its value and its cost."""
    mends = deeds(several)
    waits, solved = (Slot.STATUS, Status.UNCLOSED), (Slot.STATUS, Status.CLOSED)
    # After a count whatever has not been done: 还有几处没平, 几家没规整.
    whatever = rf"{_COUNTED}{_NOT}(?!{_ON_PAPER})[\u4e00-\u9fff]{{1,2}}(?={_MARKS}(?:[^\w]|$))"
    return (
        (re.compile(f"{mends.any}了?(?:没有?|吗|么)(?=[?？!！。]*$)"), Slot.CUE, Cue.STAGE, 1.5),
        (re.compile(_NOT + _TO_NO_END), *waits, 2.0),
        *(
            [(re.compile(f"{_NOT}过关?{_ENDS}"), *waits, 1.5)] if several == {Sort.OWED} else ()
        ),  # 亮证亮照没过的
        (re.compile(whatever), *waits, 0.9),
        (re.compile(f"{_NOT}{_AGAIN}{mends.any}{_ENDS}"), *waits, 0.5),
        (re.compile(f"(?<![没未有]){mends.in_short}了(?={_TIMES}(?:多少|几)|的)"), *solved, 0.9),
        (re.compile(f"(?<![没未有]){mends.to_the_end}(?={_TIMES}(?:多少|几)|了?的)"), *solved, 0.9),
        (re.compile(f"(?<![没未有]){mends.to_the_end}了(?={_TIMES}(?:多少|几))"), *solved, 0.9),
    )


@cache
def _mends_before(several: frozenset[Sort]) -> re.Pattern[str]:
    """What is done to mend, just before something."""
    return re.compile(f"(?<![没未不]){deeds(several).any}$")


_OF_A_RATE = re.compile("的[^几多哪谁]{0,6}率")


def whose_work_is_measured(folded: str, pieces: Sequence[Piece], several: Set[Sort]) -> Iterator[Piece]:
    """修|路灯的按期率: who mends it has no part of its own, so the rate is that of what is mended."""
    mends = _mends_before(frozenset(several))
    for one in pieces:
        measured = one.slot is Slot.CATEGORY and _OF_A_RATE.match(folded, one.end)
        if measured and (deed := mends.search(folded, 0, one.start)):
            yield Piece(deed.start(), one.start, Slot.FILLER, "", 1.6)


_TOLD = 2.0  # the cost from which a problem is told, and not named
_SO_LONG = ("天", "周", "月", "年", "久")  # 几天没收 says for how long
_CASES_ARE_DONE = frozenset({Status.CLOSED, Status.FIXED})


def without_what_is_done(folded: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Without told problems that reach into what was done to them (外墙小广告|铲了几处), or take in that nothing was,
    where less of them tells the same: 破店招|没换, 树枯了|没补种, but 垃圾没人收.
    """
    states = [one for one in pieces if one.slot is Slot.STATUS]
    done = [one for one in states if one.value in _CASES_ARE_DONE]
    waits = [
        one for one in states if one.value is Status.UNCLOSED and not folded[: one.start].endswith(_SO_LONG)
    ]
    problems = [one for one in pieces if one.slot is Slot.CATEGORY]
    return [
        one
        for one in pieces
        if one.slot is not Slot.CATEGORY
        or one.cost < _TOLD
        or not (
            any(one.start < other.start < one.end < other.end for other in done)
            or any(_is_told_before(one, other, problems) for other in waits)
        )
    ]


def _is_told_before(whole: Piece, state: Piece, problems: Sequence[Piece]) -> bool:
    """True if the state ends what is told, and the same problem is told or named by what stands before it."""
    return (
        whole.start < state.start
        and whole.end == state.end
        and any(
            one.value == whole.value
            and whole.start <= one.start
            and state.start - 1 <= one.end <= state.start
            for one in problems
        )
    )
