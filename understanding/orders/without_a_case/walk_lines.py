"""What somebody says of a line of the list of their walk (走街), or that it is over, in words of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.lexicon import NUMBER, number

_TAIL = r"(?:吧|了|啦|咯|哈|哦|啊|呀|的|掉)*[。.!！~～]*"
A_WALK = "(?:走街|走访|飞检|夜查|暗访)"
_SO_MANY = (
    r"(?:[，,\s]*(?:就|只|一共|总共)(?:有|是)?(?:这|那)?"
    r"(?:[一二三四五六七八九十\d两几]+|些|么多)[个条件处项]?(?:吧|了)*)?"
)
_ALL_OF_THEM = (
    r"(?:[，,。\s]*(?:前面|上面|刚才|这|那|就)*(?:(?:[一二两三四五六七八九十几\d]+)[个条件处])?(?:全部?|都)"
    r"(?:上?报|要|立案|确认|算)(?:了|上去|吧)*)?"
)
_SAME_PLACE = re.compile(
    r"(?:也|还|都|就)*(?:是|在)?(?:(?:跟|和)?(?:上|前)(?:面|边)?(?:一|那)?[个条处]?(?:的)?(?:一样|同)?(?:在|是)?)?"
    r"(?:同|一)(?:一?个|一)?(?:地方|位置|地点|处|路口)(?:的|啊)?[。.!！]*|同上|(?:地方|地点|位置)(?:同上|一样|跟?上(?:面|一)[个条]?一样)"
)
_OVER = re.compile(
    rf"(?:好了?[，,\s]*)?{A_WALK}?(?:我们?|今[天晚]|这[趟次边]|这条街|今儿)?(?:都|也|就|先|差不多)*"
    r"(?:(?:走|巡|转|看|查|逛|跑)完|(?:先|就)?(?:到|走到)这(?:里|儿)?|(?:先)?(?:这些|这么多|这几[个条])|收工|没有?别的)"
    rf"{_TAIL}{_ALL_OF_THEM}"
    rf"|(?:好了?[，,\s]*|那|可以|现在|先)*结束(?:这次)?{A_WALK}{_TAIL}|{A_WALK}(?:可以|就|先|已经?)*结束{_TAIL}"
    rf"|(?:好了?[，,\s]*|那|可以|现在|先|就)*(?:结束|收工|确认){_TAIL}{_SO_MANY}|{_SO_MANY}[，,\s]*(?:结束|收工|确认){_TAIL}"
)
_WHICH = (
    rf"(?:第\s*(?P<n>{NUMBER})\s*[条项个]|(?P<bare>\d{{1,3}})\s*[条项]?"
    r"|(?P<last>(?:最后|上|刚才|刚刚)那?一?[条项个]))"
)
_BECAUSE = r"(?:[，,。\s]+[^\d\s][^\n]{0,20})?"  # 车走了
_GONE = re.compile(
    rf"(?:把|将)?{_WHICH}\s*(?:就|先|给我|帮我)*(?:不算|不要|不用|不是|作废|取消|去掉|删|拿掉|划掉|不报){_TAIL}{_BECAUSE}"
    rf"|(?:删|去掉|拿掉|划掉|不要|取消)\s*(?:第\s*(?P<n2>{NUMBER})\s*[条项个]|(?P<last2>(?:最后|上|刚才|刚刚)那?一?[条项个])){_TAIL}"
)
_MORE = re.compile(
    rf"{_WHICH}\s*(?:再|还)?(?:要)?(?:加上?|补上?|补充|添上?)(?:一句)?[\s，,:：]*(?P<more>.+)", re.DOTALL
)
_ELSE = re.compile(
    rf"{_WHICH}\s*(?:改成|改为|改|应该?(?:是在|是|在)|是在|地点是?在?|地方是?在?|在)[\s，,:：]*(?P<words>[^\s].*)",
    re.DOTALL,
)


class WalkOver:
    """The walk is over."""


class SamePlace:
    """The last line is where the one before it is."""


@dataclass(frozen=True, slots=True)
class OfLine:
    """A line, by its number or, with None, the last: with `more` beside its words, with `words` instead, or gone."""

    number: int | None
    more: str = ""
    words: str = ""

    def as_command(self, number: int, text: str) -> str:
        """What the walk's own command takes: 改 3 …, 删 3. In: the line's number and its words up to now."""
        if self.more:
            return f"改 {number} {text}，{self.more}" if text else f"改 {number} {self.more}"
        return f"改 {number} {self.words}" if self.words else f"删 {number}"


def spoken(text: str) -> OfLine | WalkOver | SamePlace | None:
    """走完了, 第二条不算, 3是在公交站, 第二条加上：一共五处; None for anything else."""
    said = text.strip()
    if _OVER.fullmatch(said):
        return WalkOver()
    if _SAME_PLACE.fullmatch(said):
        return SamePlace()
    if found := _GONE.fullmatch(said):
        return OfLine(_which(found))
    if found := _MORE.fullmatch(said):
        return OfLine(_which(found), more=found["more"].strip())
    if found := _ELSE.fullmatch(said):
        return OfLine(_which(found), words=found["words"].strip())
    return None


def _which(found: re.Match[str]) -> int | None:
    groups = found.groupdict()
    said = groups.get("n") or groups.get("bare") or groups.get("n2")
    return number(said) if said else None
