"""A wish for discretion (不要发群里, 匿名, 保密, 别让社区知道) in the words of a report, and the report without it."""

from __future__ import annotations

import re
from typing import NamedTuple


class Parted(NamedTuple):
    """The words without the wish, and whether there was one."""

    words: str
    discreet: bool


def parted(words: str) -> Parted:
    """A report and the wish that it be kept private, told apart."""
    rest = _WISH.sub(" ", words)
    if rest == words:
        return Parted(words, False)
    return Parted(_LOOSE.sub("", rest).strip(), True)


_NOT = "(?:不要|不能|不想|不用|别|勿|莫)"
_WISH = re.compile(
    r"(?:请|麻烦|帮忙|希望|千万|一定|务必)*(?:"
    rf"{_NOT}再?[往向在]?(?:[发转说讲报传放](?:布|到|出|送)?|公开)[到在进给]?(?:[^，。；,;\s]{{0,6}}群)[里上内中]?去?"
    r"|我?[想要是]?匿名(?!信)(?:上报|举报|反映|投诉)?"
    r"|(?:要|[给替为帮]我|注意)?保密(?![柜室局法箱员委栏]|宣传|工作|标语|文件|档案|培训)(?:一下|处理)?"
    rf"|{_NOT}[让给被叫跟对][^，。；,;\s]{{0,12}}?(?:知道|看到|看见|听到|听见|晓得)(?:了|是我[^，。；,;\s]{{0,4}})?"
    rf"|{_NOT}告诉[^，。；,;\s]{{1,10}}"
    rf"|(?:能不能|可不可以|可以)?{_NOT}[说写提]出?我的?(?:名字?|姓名)"
    rf"|(?:这个?|那个?|这[件条])?(?:能不能|可不可以)?{_NOT}(?:跟[^，。；,;\s]{{1,6}})?[说讲提]了?(?:是)?(?:我|咱|本人)(?:这边)?(?:说|报|讲|反映|举报|提|拍|告|投诉)的"
    rf"|{_NOT}(?:往外|对外)?(?:说|讲|传)出去|{_NOT}提我(?=$|[，。；,;\s])"
    rf"|{_NOT}(?:把我)?(?:暴露|透露|泄露|供出|说出去|露)(?:了)?(?:我|身份|是谁|名字|去)*"
    r"|(?:我)?(?:不留名|不署名|不记名|不实名)(?:了|哈)?|(?:我)?(?:怕|担心)[^，。；,;\s]{0,6}(?:打击|报复|找我麻烦|找麻烦)"
    r")"
)
_LOOSE = re.compile(r"^[\s，。；,;、！!：:]+|[\s，；,;、：:]+$")
