"""What is said beside a problem and tells no other: 处理一下, 谁管的, 没人管吗, 麻烦安排人来看看, 没照片."""

from __future__ import annotations

import re

_SOON = (
    r"(?:请|麻烦|快点?|赶紧|赶快|尽快|抓紧|马上|立刻|今天|能不能|可不可以|要不要|是不是|你们?|帮忙|大家"
    r"|都|得|该|要|也|先|再)*+"
)
_DO = (
    r"(?:处理|解决|清理|整改|整治|修|弄|搞|管|办|安排|落实|协调|关注|重视|看|派人来?看?"
    r"|叫人来?|安排人来?|让人来?|来人)"
)
_WHO = r"(?:谁|哪[家个](?:单位|部门)?|哪个?单位|哪个?部门|什么单位)"
_BESIDE = (
    rf"{_SOON}{_DO}(?:处理|解决|清理|整改|修|弄|搞|看|清|管)?(?:一?下|看|一看|管|起来|掉)?(?:吧|呗|啊|呀|了|吗|可以吗|行吗|好吗|哈)*"
    rf"|(?:这[里个事]?|归|是|由)*+{_WHO}(?:在|来|去|该)?(?:管|负责|处理|弄|修)(?:的|啊|呀|呢|着)*"
    r"|(?:这个?|这里|都|也|就)?(?:是)?(?:一直|到底|还)?没(?:有)?(?:人|哪家|单位)(?:来)?(?:管|弄|处理|修|理)(?:吗|啊|的|呀|了|么)*"
    r"|(?:这|这里|怎么|咋|什么|啥)(?:是)?(?:怎么|咋)?(?:个)?(?:搞的|回事|情况|弄的)(?:啊|呢)?"
)
_SIGN = r"[\s,，。.;；!！?？~～]"
_PHOTO = r"(?:照片?|相片|图片?|现场图)"
_NO_PHOTO = (
    rf"(?:暂时?|这次|手机|我|就|也|还|天黑|远|忘了?|忘记)*(?:没有?|无|没法|来不及|不方便|不好|忘了?|忘记)(?:能|来得及)?"
    rf"(?:拍|带|发|传|附)?(?:到|上|得)?{_PHOTO}(?:可?[拍发传])?(?:了|的)?"
    rf"|{_PHOTO}(?:我|就|先|都|是|有点?|可能|过|晚点?|等会儿?|等下|稍后|回头|明天|后面?|拍得?|发|传|没|太)*"
    r"(?:补|糊|模糊|不清楚?|看不清楚?|不了|不上|不出来|不好|没有|有|黑|远)(?:发|上|传|拍)?(?:了|的|一?点)*"
)
# From where a run of signs begins, or many of them would be gone over again from each.
_OF_THE_PHOTO = re.compile(rf"(?:^|(?<!{_SIGN}){_SIGN}++)(?:{_NO_PHOTO})(?=$|{_SIGN})")
_AT_THE_END = re.compile(rf"(?:{_SIGN}+(?:{_BESIDE}))+{_SIGN}*$")


def without_urging(text: str) -> str:
    """The text without such clauses at its end; all of it where nothing else is said."""
    return _AT_THE_END.sub("", text)


def without_the_photo(text: str) -> str:
    """The text without clauses that only speak of its photo: 没照片, 照片等会补, 照片糊了."""
    return _OF_THE_PHOTO.sub("", text)
