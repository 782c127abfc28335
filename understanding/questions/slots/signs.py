"""Signs in a sentence that tell what its words ask for: small facts about its pieces."""

from __future__ import annotations

import re

from domain.periods import Period
from domain.question import By
from domain.scope import NamedScope
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot


def is_where_and_when(heard: Heard) -> bool:
    """金山街道 本周, 上月占道经营: days with a part of the district or a category, and nothing else.

    What somebody reports has no week or month behind it, and is at a point.
    """
    slots = {one.slot for one in heard.pieces} - {Slot.FILLER}
    if (
        heard.unknown
        or Slot.PERIOD not in slots
        or not slots <= {Slot.SCOPE, Slot.PERIOD, Slot.CATEGORY, Slot.KIND}
        or len(slots) < 2
    ):
        return False
    spans = any(one.first < one.last for one in heard.of(Slot.PERIOD, Period))
    kinds = {scope.kind for scope in heard.of(Slot.SCOPE, NamedScope)}
    if "own" in kinds or (kinds & {"point", "points"} and not (spans and heard.said(Slot.CATEGORY))):
        return False  # 人民广场 违停 今天 may be a report
    return spans or not heard.said(Slot.CATEGORY)


def is_headed(heard: Heard) -> bool:
    """金山片的问题, 返工的案子，本周: the word for cases at the end, where and when aside."""
    said = [one for one in heard.pieces if one.slot not in (Slot.SCOPE, Slot.PERIOD, Slot.FILLER)]
    last = said[-1] if said else None
    ends = [Cue.CASES, Cue.ITEM, Cue.THAT] if heard.said(Slot.STATUS) else [Cue.CASES]
    if heard.said(Slot.PERIOD) and last is not None and heard.folded(last) == "件":
        ends.append(Cue.ITEM)  # 昨天的件
    return last is not None and last.value in ends and not heard.said(Slot.CATEGORY) and not heard.unknown


def which_part(heard: Heard) -> bool:
    """True if a grid or a unit is asked for: 哪个网格的."""
    said = heard.said(Slot.BY)
    return any(
        one.value in (By.GRID, By.UNIT, By.PERSON) and heard.folded(one)[0] in "哪那什" for one in said
    ) and not heard.has(Cue.SHOW)


def goes_through_time(heard: Heard) -> bool:
    """每个月报了多少, 逐日: day by day, without asking for the best or worst of them."""
    by_time = [one for one in heard.said(Slot.BY) if one.value in (By.DAY, By.WEEK, By.MONTH)]
    return bool(by_time) and not asks_which(heard) and not heard.said(Slot.ORDER)


def shows_them(heard: Heard) -> bool:
    """挂账的几件都是啥: how many, and then the cases themselves, which tell how many they are."""
    counted = [one.end for one in heard.said(Slot.CUE) if one.value is Cue.HOW_MANY]
    shown = [
        one.start
        for one in heard.said(Slot.CUE)
        if _is_shown(heard, one) and not _WHAT_FOR.search(heard.typed.folded, 0, one.start)
    ]
    return bool(counted and shown) and counted[-1] <= shown[-1] and not heard.said(Slot.BY)


def _is_shown(heard: Heard, cue: Piece) -> bool:
    """调出来 as well, where cases are counted before it, and 发过来 right behind them."""
    if cue.value is Cue.SHOW_ME:
        return _SOME_CASES.search(heard.typed.folded, 0, cue.start) is not None
    return cue.value is Cue.SHOW or (cue.value is Cue.LOOK_UP and heard.folded(cue).endswith("出来"))


_SOME_CASES = re.compile("的[那这]?几[件条起单]$")


_WHAT_FOR = re.compile(
    "[,，。;；](?:我|咱|俺|要|好|去|得|用来)+[^,，。]{0,2}(?:对|做|写|填|交|补|登|存|理|更新)[一下个份]{0,2}$"
)  # 我对下台账


def several(heard: Heard) -> bool:
    """那几件, 那些件, 这一堆, 垃圾外溢那些."""
    if any(
        heard.typed.folded.startswith(("那些", "这些", "那几"), one.end) for one in heard.said(Slot.CATEGORY)
    ):
        return True
    return any(
        re.search("[几些堆摊批摞]", heard.folded(one))
        for one in heard.said(Slot.CUE)
        if one.value is Cue.THAT
    )


def asks_for_parts(heard: Heard) -> bool:
    """有什么问题, 哪些问题: without an order these ask for the cases themselves."""
    return any(heard.folded(one)[0] in "什啥哪有" for one in heard.said(Slot.PART))


def names_something(heard: Heard) -> bool:
    """True if a part of the district or a category is named."""
    return any(heard.said(slot) for slot in (Slot.SCOPE, Slot.CATEGORY))


def tells_one(heard: Heard) -> bool:
    """人民广场占道经营: a point and what is wrong there, as people speak of one case."""
    points = [scope for scope in heard.of(Slot.SCOPE, NamedScope) if scope.kind == "point"]
    return bool(points) and bool(heard.said(Slot.CATEGORY))


def how_it_goes(heard: Heard) -> bool:
    """处理得怎么样."""
    return any("得" in heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.HOW)


def asks_where(heard: Heard) -> bool:
    """在哪, 是哪儿, 在哪些地方."""
    cues = [heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.SHOW]
    return any(words.endswith(("哪", "哪里", "哪儿", "地方")) or _IN_WHICH.search(words) for words in cues)


_IN_WHICH = re.compile("在(?:哪些|哪几[个处条座])$")


def _is_utmost(heard: Heard, piece: Piece) -> bool:
    """最多, and 多 where somebody asks which: 问题多的小区有哪些."""
    return piece.slot is Slot.ORDER and ("最" in heard.folded(piece) or heard.has(Cue.SHOW))


def kinds_are_parts(heard: Heard) -> bool:
    """哪个小区, 违停最多的三个市场: places of this kind are set side by side."""
    asked = [
        one
        for one in heard.pieces
        if one.value is Cue.WHICH or one.slot is Slot.FIRST or _is_utmost(heard, one)
    ]
    if _are_gone_through(heard) or _are_ranked(heard):
        return True
    return bool(asked) and any(one.slot is Slot.KIND and one.start >= asked[0].end for one in heard.pieces)


def _are_ranked(heard: Heard) -> bool:
    """各路口违停排序, 小区按报的多少排个序: these places are put in order, where no other parts are named."""
    return (
        heard.has(Cue.RANK)
        and not (heard.said(Slot.BY) or heard.said(Slot.PART))
        and bool(heard.said(Slot.KIND))
    )


_AMONG = re.compile(r"(?:[这那]一?块|方面|里|里面|里头|中|当中|之中|这几个)?哪[一几]?[个家座处条]")


def _are_gone_through(heard: Heard) -> bool:
    """公厕里面哪个老出问题: the one of these places is asked for."""
    if not heard.said(Slot.ORDER) or heard.said(Slot.BY):
        return False
    which = {one.end for one in heard.said(Slot.CUE) if one.value in (Cue.WHICH, Cue.MORE_OR_LESS)}
    found = (_AMONG.match(heard.typed.folded, one.end) for one in heard.said(Slot.KIND))
    return any(one is not None and one.end() in which for one in found)


def is_of_places(heard: Heard) -> bool:
    """哪家医院, 实践站里哪家: a word for units, but of places."""
    asked = [one for one in heard.said(Slot.BY) if heard.folded(one).endswith("家")]
    ends, begins = {one.end for one in asked}, {one.start for one in asked}
    within = (_WITHIN_THEM.match(heard.typed.folded, one.end) for one in heard.said(Slot.KIND))
    if any(_ITS_SPOTS.match(heard.typed.folded, one.end) for one in heard.said(Slot.KIND)):
        return True  # 村庄这一类的点位哪个问题最多
    return any(one.start in ends for one in heard.said(Slot.KIND)) or any(
        one is not None and one.end() in begins for one in within
    )


_ITS_SPOTS = re.compile("(?:这|那)?一?类?的?(?:点位|地方)[里中]?(?:哪|谁)")
_WITHIN_THEM = re.compile(
    "(?:[里当其]?中间?|里[面头边]?|之中|这些|那些|几个)?(?:数|属|就|是|的话)*[,，]?(?=哪)"
)


def are_asked_for(heard: Heard) -> bool:
    """超期的网格有哪些: the word for parts right before the one that asks which."""
    ends = {one.end for one in heard.said(Slot.PART)}
    return any(one.start in ends for one in heard.said(Slot.CUE) if one.value in (Cue.SHOW, Cue.WHICH))


def parts_counted(heard: Heard) -> By | None:
    """几个网格超期: the parts themselves are counted."""
    ends = {one.end for one in heard.said(Slot.CUE) if one.value is Cue.HOW_MANY}
    counted = [one.value for one in heard.said(Slot.PART) if one.start in ends]
    return next((one for one in counted if one in (By.GRID, By.UNIT, By.POINT)), None)


_WHAT_THEY_ARE = re.compile("(?:什么|啥子?|哪些)问题$|^都?是(?:什么|啥)$")
_TOLD = (
    (Slot.FIRST, re.compile("类|大(?:的|问题|毛病|顽疾|乱象|难题)?$"), By.CATEGORY),
    (Slot.FIRST, re.compile("点位?的?$"), By.POINT),
    (Slot.FIRST, re.compile("家的?$"), By.UNIT),
    (Slot.CUE, _WHAT_THEY_ARE, By.CATEGORY),
    (Slot.CUE, re.compile("[每逐]月"), By.MONTH),
    (Slot.CUE, re.compile("[每逐]周"), By.WEEK),
    (Slot.CUE, re.compile("[每逐][天日]"), By.DAY),
    (Slot.CUE, re.compile("一个?月[^一]{1,2}一个?月"), By.MONTH),  # 一个月比一个月少吗
    (Slot.CUE, re.compile("一(?:周|个?星期|个?礼拜)[^一]{1,2}一(?:周|个?星期|个?礼拜)"), By.WEEK),
    (Slot.CUE, re.compile("^(?:哪个|哪家|哪几个|哪些)(?:单位|部门)[在还都]*[拖压卡堵不没]"), By.UNIT),
)


def told_parts(heard: Heard) -> By | None:
    """前三类, 每月变化: the parts within a word that says more."""
    rows = [row for row in _TOLD if row[1] is not _WHAT_THEY_ARE or not counts_cases_first(heard)]
    return next(
        (by for slot, words, by in rows for one in heard.said(slot) if words.search(heard.folded(one))), None
    )


def counts_cases_first(heard: Heard) -> bool:
    """最新一件是什么, 前三条都是什么问题: the first ones are cases, and what they are is told by a list."""
    first = heard.said(Slot.FIRST)
    return bool(first) and all(_OF_CASES.search(heard.folded(one)) for one in first)


_OF_CASES = re.compile("[件条起]的?$")


def asks_which(heard: Heard) -> bool:
    """哪些单位, 什么类别: asks which of them."""
    said = [heard.folded(one) for one in heard.said(Slot.BY)]
    return any(words[0] in "哪那什" or words.endswith(("期几", "拜几", "周几")) for words in said)


def follows(heard: Heard, piece: Piece, chars: str) -> bool:
    """True if a piece that ends with one of these characters stands right before this one."""
    before = heard.before(piece)
    together = before is not None and heard.typed.at[piece.start] == heard.typed.at[before.end - 1] + 1
    return before is not None and together and heard.folded(before)[-1] in chars


_WAITING = re.compile("(?:还|正|在|都|一直|现在)*(?:[干坐苦傻]?等|候|盼)(?:着|待)?|[卡压堵]着")


_OUR = ("我们", "咱们", "俺们", "我", "咱", "俺")


def is_waited_for(heard: Heard, piece: Piece) -> bool:
    """等执法局的, 等我们创建办的, but not 在线等 before a place."""
    before = heard.before(piece)
    if before is not None and before.end == piece.start and heard.folded(before) in _OUR:
        piece, before = before, heard.before(before)
    joined = before is not None and before.end == piece.start
    return joined and before is not None and _WAITING.fullmatch(heard.folded(before)) is not None


def names_two(heard: Heard) -> bool:
    """True if two places, two stretches of days or two categories are named."""
    return any(len(heard.said(slot)) > 1 for slot in (Slot.SCOPE, Slot.PERIOD, Slot.CATEGORY))


def are_compared(heard: Heard) -> bool:
    """三个街道对比: parts of the district, and nothing of which two are set beside each other."""
    return bool({By.UNIT, By.GRID} & set(heard.of(Slot.PART, By))) and not names_two(heard)


def offers_two(heard: Heard) -> bool:
    """是住建局管还是执法局管: two that may answer for something."""
    scopes = heard.said(Slot.SCOPE)
    if scopes and _WHOSE_OF_TWO.search(heard.typed.folded):
        return True  # 归住建局还是归社区
    if len(scopes) < 2 or "还是" not in heard.typed.folded:
        return False
    answers = [one for one in heard.said(Slot.CUE) if one.value is Cue.ANSWERS_FOR]
    between = heard.typed.folded[scopes[-2].end : scopes[-1].start]
    return len(answers) > 1 or (_OR.match(between) is not None and follows(heard, scopes[-2], "归属于算是由"))


_WHOSE_OF_TWO = re.compile(r"归\w{2,8}?(?:管|的)?还是归")
_OR = re.compile("(?:的|管|那边|负责)?还是")


_ONE = re.compile("[那这][个处家堆辆块盏件]$")


def points_at_one(heard: Heard) -> bool:
    """昨天那个垃圾桶换了没: one case, told by what is wrong."""
    return any(_ONE.search(heard.typed.folded, 0, one.start) for one in heard.said(Slot.CATEGORY))
