"""What somebody says who takes back a step of a case: 取消延期 78, 督办错了 撤了吧, 延期写错了 是周四."""

from __future__ import annotations

import re
from dataclasses import dataclass

from understanding.orders.deciding import RETURN

_LONGEST = 40  # characters


@dataclass(frozen=True, slots=True)
class StepBack:
    """Which step, if it was said, of which case, if that was said; `day` is what should have stood there."""

    step: str = ""
    number: int | None = None
    day: str = ""


_STEPS = (
    r"(?P<step>延期|挂账|督办单?|整改|不通过|通过|销号|退回|派单|受理|核查|重开|认领|会商|改类别|改地点)"
    r"(?:的?申请)?"
)
_N = r"(?:[#＃]?\s*(?P<{}>\d{{1,7}})\s*号?(?:[这那][件个])?)"
_BACK = r"(?:撤回来?|撤销|收回来?|取消|不算|不作数)(?:掉|了)?"
# 整改 78 撤掉了 tells what was done there.
_BACK_OF_PAPER = rf"(?:{_BACK}|(?:撤|作废|不要)(?:掉|了)?)"
_PAPERS = r"(?P<step>延期|挂账|督办单?)(?:的?申请)?"
_TAIL = r"(?:吧|呗|啊|哈|一下|掉|了|来)*[。.!！]*"
_SORRY = r"(?:哎呀?|啊呀?|不好意思|对不起|那个?|把|将|我|刚才|刚刚|的|那|这|个|份|张|[\s,，])*+"
_SLIP = r"(?:(?:发|写|签|报|填|点|按|弄|搞|开|提|办|派|退|选)(?:错|岔|快)|错)(?:日期|时间|日子|人|地方)?了"
# 刚才督办发错了，5号督办撤掉; 督办 5 撤销 发错了: that it was a slip may be said before or behind.
_FIRST = rf"(?:{_SORRY}(?:延期|挂账|督办单?|整改|通过|退回|派单)?{_SLIP}[\s,，。]+)?"
_WHY = rf"(?:[\s,，。]+{_SORRY}{_SLIP}[。!！]*)?"
_FORMS = tuple(
    re.compile(form, re.DOTALL)
    for form in (
        # 取消延期 78; 撤回 78 的延期; 收回 91 的整改
        rf"{_FIRST}{_SORRY}(?:撤回|撤销|撤掉|收回|取消){_SORRY}{_N.format('n')}?{_SORRY}{_STEPS}[\s,，]*{_N.format('m')}?{_TAIL}{_WHY}",
        # 78的延期撤了吧; 延期 78 取消; 督办错了，取消
        rf"{_FIRST}{_SORRY}{_N.format('n')}?{_SORRY}{_STEPS}[\s,，]*{_N.format('m')}?(?:{_SLIP})?[\s,，。]*{_SORRY}{_BACK}{_TAIL}{_WHY}",
        rf"{_FIRST}{_SORRY}{_N.format('n')}?{_SORRY}{_PAPERS}[\s,，]*{_N.format('m')}?(?:{_SLIP})?[\s,，。]*{_SORRY}{_BACK_OF_PAPER}{_TAIL}{_WHY}",
        # 78 不延期了; a step that has been taken, of a case that is named
        rf"{_SORRY}{_N.format('n')}[\s,，]*{_SORRY}(?:又|还是|先|就)*不(?:用|要|想|申请)*(?P<step>延期|挂账|督办){_TAIL}",
        rf"{_SORRY}(?:又|还是|先|就)*不(?:用|要|想|申请)*(?P<step>延期|挂账)了?[\s,，]*{_N.format('n')}{_TAIL}",
        rf"{_SORRY}{_N.format('n')}[\s,，]*{_SORRY}(?:要|想|得|再|去)*重新(?P<step>整改){_TAIL}",
        # 延期写错了，78; 刚才督办错了
        rf"{_SORRY}{_N.format('n')}?{_SORRY}{_STEPS}(?:给)?(?:{_SLIP}){_TAIL}",
    )
)
# 刚才那个退错了，还是我们办; 85不退了，还是我们办
_OURS = (
    r"(?:还是|应该|就|这个?|本来|它|[\s,，])*(?:归|是|由)?(?:我们?|咱们?|本单位|本社区)(?:自己)?(?:来)?"
    rf"(?:办|管|弄|处理|的|负责){_TAIL}"
)
_RETURNED = tuple(
    re.compile(form)
    for form in (
        rf"{_SORRY}{_N.format('n')}?{_SORRY}退(?:回)?(?:错|早|快)了?(?:地方|单位)?{_TAIL}(?:[\s,，。]+{_OURS})?",
        rf"{_SORRY}{_N.format('n')}{_SORRY}(?:先|又|还是)?不退(?:回)?了{_TAIL}(?:[\s,，。]+{_OURS})?",
        rf"{_SORRY}(?:先|又|还是)?不退(?:回)?了{_TAIL}[\s,，。]+{_OURS}",
        rf"{_SORRY}{_N.format('n')}?{_SORRY}{_OURS}[\s,，。]+(?:就|先)?不退(?:回)?了{_TAIL}",
    )
)
# 并错了 撤回并案; 78不该并的
_MERGE = "(?:并案|合并|并)"
_MERGED = re.compile(
    rf"{_SORRY}{_N.format('n')}?{_SORRY}(?:{_MERGE}{_SORRY}{_MERGE}?(?:错|岔)了|不(?:该|应该?){_MERGE}(?:到一起|进去)?的?)"
    rf"{_TAIL}(?:[\s,，。]+(?:{_BACK}|拆|分)(?:出来|开|刚才|那个|的)*{_MERGE}?{_TAIL})?"
    rf"|{_SORRY}{_BACK}{_SORRY}{_N.format('m')}?{_SORRY}(?:并案|合并){_TAIL}"
    rf"|{_SORRY}(?:并案|合并){_SORRY}{_BACK}{_TAIL}"
)
# 78 我刚才延期写错了，是周四; 78延期改到下周三
_OTHER_DAY = re.compile(
    rf"{_SORRY}{_N.format('n')}?{_SORRY}(?P<step>延期|挂账)(?:的?(?:申请|日期|时间|日子))*(?:我|给|又)*"
    rf"(?:{_SLIP}[\s,，。]*(?:应该?|要|得|是|改|换|成|到|为|在)+|(?:想|要|得)*(?:改|换)(?:成|到|为|在)+)"
    r"(?P<day>[^,，。]{2,12}?)(?:才对|的|吧)?[。]*"
)
# A finger that slipped, beside the case's number or with what was not done yet.
_PRESSED = re.compile(
    rf"{_SORRY}(?:我|手)?(?:(?:点|按|弄|核|过|看)(?:错|岔|快)了|手滑了?)[\s,，。]*(?:我|那|是)*{_N.format('n')}"
    r"(?:还没(?:有)?(?:去)?(?:看|核|弄|办|修|清|到|好).{0,6}|不该(?:过|通过|退|办|派).{0,4}|不行.{0,4}|)[。!！]*"
    rf"|{_SORRY}{_N.format('m')}{_SORRY}(?:通过|整改|退回|派)?(?:点|按|弄|核|过)(?:错|岔|快)了[\s,，。]*"
    r"(?:还没(?:有)?(?:去)?(?:看|核|弄|办|修|清|到).{0,6})?[。!！]*"
)
# Bare, of whatever was done last: 撤回; 发错照片了.
_BARE = re.compile(
    r"(?:撤回|收回|撤销)(?:吧|一下|刚才的?)*[。.!！]*"
    rf"|{_SORRY}(?:照片|图片?)?(?:发|传|贴|拿|选|用)错(?:照片|图片?|张)?了?[\s,，]*(?:照片|图)?(?:了|撤(?:了?吧)?|收回)*[。.!！]*"
)


def step_back(text: str) -> StepBack | None:
    """What is taken back; None if nothing is. 延期 78 到周五 and 退回 78 不归我们 order, and take nothing back."""
    said = text.strip()
    if len(said) > _LONGEST:
        return None
    if found := _OTHER_DAY.fullmatch(said):
        return StepBack(found["step"], _number(found), found["day"].strip())
    for form in _FORMS:
        if found := form.fullmatch(said):
            return StepBack(found["step"].removesuffix("单"), _number(found))
    if found := _MERGED.fullmatch(said):
        return StepBack("并案", _number(found))
    for form in _RETURNED:
        if found := form.fullmatch(said):
            return StepBack(RETURN, _number(found))
    if found := _PRESSED.fullmatch(said):
        return StepBack(number=_number(found))
    return StepBack() if _BARE.fullmatch(said) else None


def _number(found: re.Match[str]) -> int | None:
    named = [one for key, one in found.groupdict().items() if key in ("n", "m") and one]
    return int(named[0]) if named else None
