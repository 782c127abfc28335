"""Which step (整改, 通过, 退回 …) a sentence about a case means, and which of its words go with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from understanding.orders import words
from understanding.orders.asked_of_it import asked_of_it
from understanding.orders.deciding import (
    APPEAL,
    ASSIGN,
    MORE_TIME,
    RETURN,
    Decided,
    decided_in,
    instead_of_a_return,
    wanted_last,
)
from understanding.orders.not_again import denied, told_wrongly, without_denials

RECTIFY, PASS, FAIL, REOPEN, ADD, LOOK = "整改", "通过", "不通过", "重开", "补充", "查"
LASTS, NO_REBOUND = "好", "反弹更正"  # of a look back (回头看)
ORDER = "督办单"
ASSIST, PLACE, CATEGORY = "配合", "改地点", "改类别"
WITHDRAW = "撤回"


@dataclass(frozen=True, slots=True)
class SaidStep:
    """A step in the chat's command word, and reason, unit, category or whatever else goes with it."""

    step: str
    words: str
    sure: bool


def read_step(text: str, *, has_number: bool, has_photo: bool) -> SaidStep | None:
    """The step that `text` means; § stands where the numbers of cases were. None if it means none.

    Where the whole orders nothing, the one clause counts that says what is to be done.
    """
    found = _read(text, has_number=has_number, has_photo=has_photo)
    if not has_number or (found is not None and found.step not in (LOOK, ADD)):
        return found
    if found is not None and _WHETHER_TAKEN.search(text):
        return found  # 延期 88 批了没 asks for no 延期
    decided = decided_in(text)
    return _as_decided(decided) if decided else found


def _read(text: str, *, has_number: bool, has_photo: bool) -> SaidStep | None:
    literal = _LITERAL.match(text)
    ordered = literal or _BEHIND.match(text)
    asks = words.ASKS.search(text) and (ordered is None or _ENDS_ASKING.search(text))
    if has_number and (more := _more_time(text)):
        return more
    if has_number and words.ASKS_REPORTER.search(text):
        return SaidStep(ADD, _rest(text), True)
    if has_number and (last := wanted_last(text)):
        return _as_decided(last)
    if has_number and literal is None and told_wrongly(text):
        return SaidStep(NO_REBOUND, _rest(text), False)
    if has_number and asks:
        asked = _rest(text).removeprefix(LOOK).strip() if asked_of_it(text) else ""
        return SaidStep(LOOK, asked, words.DELIBERATES.search(text) is None)
    if literal:
        step = _SAME.get(literal[1], literal[1])
        return SaidStep(step, _rest(text[literal.end() :], step), True)
    if has_number and _ORDER_WANTED.search(text):
        return SaidStep(ORDER, "", True)
    if has_number and words.LOOK.search(text):
        return SaidStep(LOOK, "", True)
    return _lasts(text) or _spoken(text, has_photo) or _state(text)


def _lasts(text: str) -> SaidStep | None:
    """好, where it is denied that it has come back; None if something else has (没反弹，旁边又堆了)."""
    left = without_denials(text)
    if left == text or words.AGAIN.search(left) or words.STILL_BAD.search(left):
        return None
    if (other := _spoken(text, False)) and other.step in _ENDS_IT:
        return None  # 84 85都撤掉，我说的是没反弹
    return SaidStep(LASTS, _rest(text), denied(text) and _GUESSES.search(text) is None)


def _as_decided(decided: Decided) -> SaidStep:
    return SaidStep(decided.step, f"{decided.named} {_rest(decided.told)}".strip(), decided.sure)


def _more_time(text: str) -> SaidStep | None:
    """能不能宽限两天, 今天来不及，明天中午行不行: 延期; where no day is named it is asked for, which does no harm."""
    if later := _LATER.fullmatch(text):
        day = re.sub(words.MAY_BE_LATER, "", later["day"], count=1)
        return SaidStep(MORE_TIME, f"到 {day} {_rest(later['why'])}", False)
    if not words.ASKS_FOR_TIME.search(text):
        return None
    left = re.sub(words.MAY_BE_LATER, "", text, count=1)
    dated = _SOME_DAYS.sub("", left)
    some_days_only = dated != left and re.search(r"[\d一二三四五六七八九十两]", dated) is None
    return SaidStep(MORE_TIME, _rest(dated), some_days_only)


def _spoken(text: str, has_photo: bool) -> SaidStep | None:
    """The first way of naming a step that is found, and is not said to be left undone."""
    if words.NOT_OUR_FAULT.search(text):  # and no 退回: 不是我们 …
        return SaidStep(APPEAL, _rest(text), False)
    for step, pattern in words.PATTERNS:
        found = pattern.search(text)
        if found is None or words.NOT_SAID.search(text[: found.start()]):
            continue
        if step == WITHDRAW and "作废" in text:
            continue  # 误报，作废掉: why, and then what is to be done
        if step == RETURN and not found[0] and (instead := instead_of_a_return(text)):
            return _as_decided(instead)
        weak = all(words.WEAK.search(one[0]) for one in pattern.finditer(text))
        if weak and has_photo and step == PASS:  # whoever sends a photo with 12 OK了 has done it
            return SaidStep(RECTIFY, _rest(text), True)
        bare = text == f"§{step}"  # 12 同意 is 同意 12
        sure = not weak or bare or _OURS.match(text, found.start()) is not None
        later = words.NOT_YET.search(text[: found.start()]) is not None
        return SaidStep(step, _rest(pattern.sub(_apart, text), step), sure and not later)
    return None


def _apart(found: re.Match[str]) -> str:
    """A space in place of the words; nothing where only what follows was looked at."""
    return " " if found[0] else ""


def _state(text: str) -> SaidStep | None:
    """整改 if the text says that it is done; what is not done, still bad or bad again is to be asked about."""
    if words.PRAISE.search(text):
        return None
    if words.AGAIN.search(text):
        return SaidStep(REOPEN, _rest(text), False)
    if words.STILL_BAD.search(text) and not words.NOT_YET_DONE.search(text):
        return SaidStep(FAIL, _rest(text), False)
    if words.NOT_DONE.search(text):
        return SaidStep(ADD, _rest(text), False)
    if words.DONE.search(text) and not words.NOT_YET.search(text):
        return SaidStep(RECTIFY, _rest(text), re.search(words.HOWEVER, text) is None)
    return None


def _rest(text: str, step: str = "") -> str:
    """What is left without numbers, without marks at the ends, and without what only joined the two."""
    text = re.sub(r"[\s§]+", " ", text)
    text = _ENDS.sub("", _JOINTS.sub("", text))
    if step == ASSIGN:
        text = _WHY_FIRST.sub(r"\g<unit>，\g<why>", _TO_DO.sub("", _WRONG_BEFORE.sub("", text)))
    if step == PLACE:
        text = _NOT_THERE.sub("", text)
    if step == CATEGORY:
        text = _NOT_THAT.sub("", text)
    if step == ASSIST:
        text = _HELPING.sub(" ", text, count=1)
    text = _LEFT_OVER.sub("", text).strip(" ,，。;；")
    return re.sub(r"(?<=[，。；、,;]) | (?=[，。；、,;])|(?<=[，,])[\s，,]+", "", text).strip()


# What cannot be done in time, and by when it can: the day stands first in the command.
_LATER = re.compile(
    r"(?P<why>.*?(?:来不及|弄不完|干不完|做不完|赶不上|完不成)了?[^,，。]*)[\s,，。]+(?:延|推|改|放|缓|拖)?(?:期)?(?:到|至)?"
    r"(?P<day>(?!先?挂)[^,，。]{2,10}?)(?:再弄|再办|弄好|弄完|办完|完成)?(?:行不行|行吗|可不可以|可以吗|可以不|好吗|好不好|成吗|中不中)?[?？]*"
)
_ORDER_WANTED = re.compile(words.ORDER_WANTED)
_SOME_DAYS = re.compile("(?:^|(?<=§))[几点些](?:天|日|时间|个?小时)")
_ENDS_IT = ("撤回", "作废", "重开")
_GUESSES = re.compile("吧$|好像|可能|大概|应该")
_SAME = {"查询": LOOK, "派单": ASSIGN, "改派": ASSIGN}
_LITERAL = re.compile(rf"({'|'.join(sorted(words.WORDS, key=len, reverse=True))})§")
_BEHIND = re.compile(rf"§(?:{'|'.join(step for step, _ in words.SPOKEN)})[\s,，:：]")  # 106 作废 没说清是什么
_WHETHER_TAKEN = re.compile(words.WHETHER_TAKEN)
_ENDS_ASKING = re.compile(
    f"{words.WHETHER_TAKEN}|(?:[?？]|吗|没有?|不|呢|怎么样了?|咋样了?|到哪一?步了?)$"
    "|(?:几[号时]|什么时候|哪天|多久)[^,，。]{0,6}$|§的?(?:签收|回复|办理|整改)?(?:情况|进展|进度)$"
)
_OURS = re.compile("(?:这个?|这件)?不(?:归|属于?|是|在)(?:我们?|本|咱)")
_MARKS = r"[\s,，:：、。!！;；]"
_JOINTS = re.compile(
    rf"^{_MARKS}*(?:因为|由于|(?:原因|理由)(?=[是为:：])|是(?=$|\s)|\s|的|吧|了|给我|把|将|都(?=$|\s)|全部(?=$)"
    rf"|给|申请(?=\s|$))*{_MARKS}*"
)
# What stood around the numbers and the step, and is left alone: 都 of 错了，84 85都撤掉，我说的是没反弹.
_LEFT_OVER = re.compile(
    r"(?:^|(?<=[,，。;；]))\s*(?:都|全部?|也|就|这|那|把|给我|吧|了|掉)+\s*(?:[,，。;；]|$)"
)
_ENDS = re.compile(rf"{_MARKS}*(?:吧|呗|把|将|都|全部|我们|请)?{_MARKS}*$")
_HELPING = re.compile(
    "(?:(?:来|帮忙|一起)*配合(?:一下)?|(?<=[\u4e00-\u9fff])一(?:起|块儿?)(?:[来去](?![\u4e00-\u9fff]))?)[ ,，。]*"
)
# What is said before a unit is named: 派错了，; 受理，; 不对，应该.
_WRONG_BEFORE = re.compile(
    r"^(?:(?:不好意思|抱歉)?(?:(?:刚才|刚刚|我)?(?:派|转|分|给|弄|搞|写|说)错(?:人|单位|地方|家)?了?|不对|错了"
    r"|不好意思|先?受理(?:了|吧)?|应该?|还是)(?:[\s,，。]+|$))+"
)
# 物业不在系统里，还是金山社区去协调: the unit stands first in the command.
_WHY_FIRST = re.compile(r"^(?P<why>[^,，]*[不没][^,，]*)[,，]\s*(?P<unit>[\u4e00-\u9fff]{2,10})$")
_NOT_THERE = re.compile(r"[\s,，]*(?:而?不是|不在)[^\s,，]{2,12}$")
_NOT_THAT = re.compile(r"[\s,，]*(?:而?不是|不算)[^\s,，]{2,12}$")
_TO_DO = re.compile(
    "(?:[来去]?(?:负责|牵头)?(?:处理|负责|办理?|整改|管|弄|搞|修|清理|牵头|协调|落实)(?:一下)?|去)[吧了]?$"
)
