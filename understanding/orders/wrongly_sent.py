"""照片传错了，换一张, 发错群了: what was sent is the wrong photo, or was sent to the wrong group."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONGEST = 30  # characters
_SORRY = r"(?:不好意思|对不起|抱歉|哎呀?|啊呀?|糟了?|刚才|刚刚?|上面|前面|我|那|这|个|件|条|张|的|把|将|[\s,，。!！])*+"
_NUMBER = r"(?:[#＃]?\s*(?P<number>\d{1,7})\s*号?(?:[这那][件个])?的?)?"
_PHOTO = "(?:整改)?(?:照片|图片?|相片)"
_SENDS = "(?:发|传|贴|拿|选|用|放|上传|弄|搞|拍)"
_SLIP = (
    rf"(?:{_PHOTO}(?:我|又|好像|都|是)*(?:{_SENDS}(?:错|岔|串)|不对|错)(?:了|啦)?(?:一?张)?"
    rf"|{_SENDS}错(?:了)?{_PHOTO}了?)"
)
_ANEW = (
    rf"(?:我|要|想|给|再|请|麻烦|能不能|可以|[\s,，。])*(?:重新?|换|再|另)(?:新)?{_SENDS}?(?:掉|过|个|成)?(?:一?[张次下遍])?"
    rf"(?:对的|新的)?{_PHOTO}?(?:吧|了|啊|哈|吗|好)*"
)
_END = r"[\s。.!！~]*"
_WRONG = re.compile(rf"{_SORRY}{_NUMBER}{_SORRY}{_SLIP}[\s,，。]*(?P<anew>{_ANEW})?{_END}")
_CHANGE = re.compile(
    rf"{_SORRY}{_NUMBER}{_SORRY}(?P<anew>{_PHOTO}(?:我|要|想|得)*(?:换|重新?{_SENDS})(?:掉|过)?(?:一?[张下])?"
    rf"|(?:我|要|想|得)*(?:换|重新?{_SENDS})(?:掉|过)?(?:个|一?[张下])?{_PHOTO})(?:吧|了|啊|哈)*{_END}"
)
_WRONG_GROUP = re.compile(
    rf"{_SORRY}(?:{_PHOTO}|消息|问题|垃圾)?{_SORRY}{_SENDS}?(?:错|岔|串)(?:了)?(?:工作)?群(?:里)?(?:了|啦)?"
    rf"[\s,，。]*{_SORRY}(?:请|麻烦|帮我|给我)*(?:撤回|撤掉|撤了?|删掉|删了?|不算|作废|收回)?(?:吧|了|一下)*{_END}"
)


@dataclass(frozen=True, slots=True)
class WrongPhoto:
    """The case whose photo is wrong, None if that was not said. `anew`: the right one is to follow."""

    number: int | None
    anew: bool


def wrong_photo(text: str) -> WrongPhoto | None:
    """What is said of a wrong photo and of nothing else; None if the words say anything more."""
    said = text.strip()
    found = len(said) <= _LONGEST and (_WRONG.fullmatch(said) or _CHANGE.fullmatch(said))
    if not found:
        return None
    return WrongPhoto(int(found["number"]) if found["number"] else None, bool(found["anew"]))


def in_the_wrong_group(text: str) -> bool:
    """True for 发错群了, and for 刚才那条发错群了，撤回."""
    return len(text) <= _LONGEST and _WRONG_GROUP.fullmatch(text.strip()) is not None
