"""Which step (整改, 通过, 退回 …) a sentence about a case means, and which of its words go with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from understanding.orders import words

RECTIFY, PASS, FAIL, REOPEN, ADD, LOOK, ASSIGN = "整改", "通过", "不通过", "重开", "补充", "查", "派"
ASSIST, MORE_TIME, APPEAL = "配合", "延期", "申诉"


@dataclass(frozen=True, slots=True)
class SaidStep:
    """A step in the chat's command word, and reason, unit, category or whatever else goes with it."""

    step: str
    words: str
    sure: bool


def read_step(text: str, *, has_number: bool, has_photo: bool) -> SaidStep | None:
    """The step that `text` means; § stands where the numbers of cases were. None if it means none."""
    literal = _LITERAL.match(text)
    ordered = literal or _BEHIND.match(text)
    asks = words.ASKS.search(text) and (ordered is None or _ENDS_ASKING.search(text))
    if has_number and words.ASKS_FOR_TIME.search(text):
        return SaidStep(MORE_TIME, _rest(_MAY.sub("", text, count=1)), False)
    if has_number and asks:
        return SaidStep(LOOK, "", words.DELIBERATES.search(text) is None)
    if literal:
        step = _SAME.get(literal[1], literal[1])
        return SaidStep(step, _rest(text[literal.end() :], step), True)
    if has_number and words.LOOK.search(text):
        return SaidStep(LOOK, "", True)
    return _spoken(text, has_photo) or _state(text)


def _spoken(text: str, has_photo: bool) -> SaidStep | None:
    """The first way of naming a step that is found, and is not said to be left undone."""
    if words.NOT_OUR_FAULT.search(text):  # and no 退回: 不是我们 …
        return SaidStep(APPEAL, _rest(text), False)
    for step, pattern in words.PATTERNS:
        found = pattern.search(text)
        if found is None or words.NOT_SAID.search(text[: found.start()]):
            continue
        weak = all(words.WEAK.search(one[0]) for one in pattern.finditer(text))
        if weak and has_photo and step == PASS:  # whoever sends a photo with 12 OK了 has done it
            return SaidStep(RECTIFY, _rest(text), True)
        sure = not weak or _OURS.match(text, found.start()) is not None
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
        return SaidStep(RECTIFY, _rest(text), True)
    return None


def _rest(text: str, step: str = "") -> str:
    """What is left without numbers, without marks at the ends, and without what only joined the two."""
    text = re.sub(r"[\s§]+", " ", text)
    text = _ENDS.sub("", _JOINTS.sub("", text))
    if step == ASSIGN:
        text = _TO_DO.sub("", text)
    if step == ASSIST:
        text = _HELPING.sub(" ", text, count=1)
    return re.sub(r"(?<=[，。；、,;]) | (?=[，。；、,;])", "", text).strip()


_MAY = re.compile("(?:能不能|可不可以|能否|可以)(?:再|给|帮)?(?:我们?)?(?:宽限|延期?|延长|缓|推迟)")
_SAME = {"查询": LOOK, "派单": ASSIGN, "改派": ASSIGN}
_LITERAL = re.compile(rf"({'|'.join(sorted(words.WORDS, key=len, reverse=True))})§")
_BEHIND = re.compile(rf"§(?:{'|'.join(step for step, _ in words.SPOKEN)})[\s,，:：]")  # 106 作废 没说清是什么
_ENDS_ASKING = re.compile("(?:[?？]|吗|没有?|不)$")
_OURS = re.compile("(?:这个?|这件)?不(?:归|属于?|是|在)(?:我们?|本|咱)")
_MARKS = r"[\s,，:：、。!！;；]"
_JOINTS = re.compile(
    rf"^{_MARKS}*(?:因为|由于|(?:原因|理由)(?=[是为:：])|是(?=$|\s)|\s|的|吧|了|把|将|都(?=$|\s)|全部(?=$)"
    rf"|给|申请(?=\s|$))*{_MARKS}*"
)
_ENDS = re.compile(rf"{_MARKS}*(?:吧|把|将|都|全部|我们|请)?{_MARKS}*$")
_HELPING = re.compile("(?:来|帮忙|一起)*配合(?:一下)?[ ,，。]*")
_TO_DO = re.compile("(?:[来去]?(?:处理|负责|办理?|整改|管|弄|搞|修|清理)(?:一下)?|去)[吧了]?$")
