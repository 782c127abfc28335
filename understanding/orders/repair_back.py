"""What somebody says who has reported a 整改 by mistake: 发错了，90的照片是别处的; 90 搞错了，我还没修好."""

from __future__ import annotations

import re
from typing import NamedTuple

from understanding.orders.put_right import said_anew

UNFIX = "撤回整改"


class RepairBack(NamedTuple):
    """The case whose 整改 is taken back, None if that was not said, and why. `surely`: it is to be taken back or is not
    done; otherwise only the photo may be wrong. `meant` is the case that the photo is of, if that was said."""

    number: int | None
    why: str
    surely: bool
    meant: int | None = None


_LONGEST = 40  # characters
_BACK = r"(?:撤回来?|撤销|撤掉|撤了|收回来?|取消|不算数?)"
# What was wrong: a slip, a photo of something else, or work that is not done after all.
_SLIP = (
    r"(?:(?:发|报|传|搞|弄|点|按|写|填|选|贴|拍)(?:错|岔|串|早|快)(?!群|人)(?:号|件|照片|图片?|地方)?了?"
    r"|(?:^|[\s,，。])错了|手滑)"
)
_ELSEWHERE = r"(?:别处|别的|另一|其他|那边|这里|这儿|这边|这个|这件|它|[^,，。]{0,6}的|$)"
_OTHER_PHOTO = (
    rf"(?:(?:照片|图片?)(?:(?:拍的)?是(?![刚今现新我修]|整改)|不是|不对|拿错|拍错)的?{_ELSEWHERE}"
    r"|不是[这那]张(?:照片|图片?)?)"
)
_WORK = (
    "(?:来得及|真)*(?:去|修|弄(?!脏|坏)|清(?!楚)|搞(?!清|懂|明)|办(?!法)|整改?|处理|拆|刷|铲|运"
    "|收拾|打扫|做|干(?!净))"
)
_NOT_DONE = (
    r"(?:其实|根本|压根|我还|我这边?还|我们还|还没)(?:都|也|还)*(?:没有?|未)?"
    rf"{_WORK}(?:好|完|掉|干净|到位|过)?"
)
_SLIPPED = re.compile(rf"{_SLIP}|{_OTHER_PHOTO}")
_SURELY = re.compile(
    rf"{_BACK}[^,，。]{{0,6}}整改|整改(?:[^,，。]{{0,8}}|(?:是|不是|还|没|报)[^。]{{0,10}}){_BACK}"
    rf"|(?:其实|根本|压根)(?:都|也|还)*(?:没有?|未)人?{_WORK}"
    rf"|{_SLIP}[\s,，。]*.{{0,4}}{_NOT_DONE}"
)
_ELSE_WRONG = re.compile("类别|分类|地点|位置|单位|名字|[派退转]|重复|报重|日期|时间")
_NUMBER = re.compile(r"[#＃]?(?<![\d.:：])(\d{1,7})(?![\d.:：点分张处个天日月年楼幢栋块元米人次])\s*号?")
_POLITE = r"(?:请|麻烦|帮我|我要|我想|把|将|刚才|刚刚|的|\s)*"
_N, _END = r"[#＃]?(\d{1,7})\s*号?", r"(?:一下|掉|了|吧)*[。!！]*"
_PLAIN_BACK = re.compile(rf"{_POLITE}(?:{_BACK}(?:一下|掉|了|吧)*\s*{_N}|{_N}{_POLITE}{_BACK}){_END}")
_MEANT = re.compile(r"(?:应该?)?(?:是|发的是|报的是|给)\s*[#＃]?(\d{1,7})\s*号?(?:的|那[件个])?[^\d]{0,4}")
_AHEAD = re.compile(r"^[#＃]?\d{1,7}\s*号?的?[\s,，:：]*")
_TELLS_WHY = re.compile("错|没|照片|图|岔|早|不好")
_ASKS = re.compile(r"[?？吗谁哪]|怎么|什么|为啥|如何")


def names_repair(text: str) -> bool:
    """Do the words name the 整改, so that no report is meant?"""
    return "整改" in text


def repair_back(text: str) -> RepairBack | None:
    """What is said of a 整改 that was none; None if nothing is. Whether the case has one, the reader cannot know."""
    said = text.strip()
    if not said or len(said) > _LONGEST or _ASKS.search(said):
        return None
    if found := _PLAIN_BACK.fullmatch(said):
        return RepairBack(int(found[1] or found[2]), "", True)
    surely = _SURELY.search(said) is not None
    if not (surely or _SLIPPED.search(said)) or _ELSE_WRONG.search(said):
        return None
    told = surely or re.search(_OTHER_PHOTO, said) or "是" not in said
    if not told and said_anew(_NUMBER.sub("", said)) is not None:
        return None  # 90报错了，是金山小学
    numbers = [int(one) for one in dict.fromkeys(_NUMBER.findall(said))]
    meant = _MEANT.search(said)
    why = _AHEAD.sub("", said) if _TELLS_WHY.search(said) else ""
    if len(numbers) == 2 and meant and int(meant[1]) == numbers[1]:
        return RepairBack(numbers[0], why, surely, numbers[1])
    return RepairBack(numbers[0] if numbers else None, why, surely) if len(numbers) < 2 else None
