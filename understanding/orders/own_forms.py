"""Orders that have a form of their own, number and all: 3和5是同一件, 93来源改媒体曝光, 派错了，86应该是市场监管所."""

from __future__ import annotations

import re

from understanding.orders import words
from understanding.orders.deciding import ASSIGN
from understanding.orders.order import Order
from understanding.orders.steps import PLACE

MERGE, SUPERVISE = "并案", "督办"


def in_own_form(text: str) -> Order | None:
    """The order of a text that has a form of its own, number and all; None for any other."""
    if merged := _MERGED.search(text):
        one, into = (int(number) for number in merged.groups() if number)
        return Order(MERGE, (one,), f"到 {into}", True)
    if source := _SOURCED.fullmatch(text):
        return Order("来源", (int(source["number"]),), source["source"], True)
    if sent := _SENT_WRONG.fullmatch(text):
        return Order(ASSIGN, (int(sent["number"]),), sent["unit"], True)
    if who := _WHO_THEN.fullmatch(text):
        return Order(ASSIGN, (int(who["number"]),), who["unit"], False)
    if there := _ELSEWHERE.fullmatch(text):
        return Order(PLACE, (int(there["number"]),), there["place"], False)
    if order := _TO_A_UNIT.fullmatch(text):
        return Order(SUPERVISE, (int(order["number"]),), _LATE.sub("", order["why"]).strip(" ,，。"), False)
    return None


_CASE = r"#?\s*(\d{1,9})\s*号?\s*"
_MERGED = re.compile(
    rf"(?:并案|合并)\s*{_CASE}(?:到|进|入|和|与|跟|、|,)?\s*{_CASE}"
    rf"|{_CASE}(?:并案?到|并入|合并到)\s*{_CASE}|{_CASE}(?:[和跟与同、,，]\s*|(?<=\s)){_CASE}(?:是?同一|重复|是?一样"
    r"|合并|并案|是一[件个回]|[^,，。]{0,10}?并(?:一下|了|掉|到一起|成一[件个])$)"
)
# 86我给错了，应该是市场监管所; 派错了，86应该是市场监管所
_WRONGLY = r"(?:我?(?:刚才|刚刚)?(?:派|给|转|分|弄|搞)错(?:单位|人|地方|家)?了?)"
# 87 谁先接？北湖社区吧: what is asked is answered by whoever asks, which is asked back.
_WHO_THEN = re.compile(
    r"[#＃]?(?P<number>\d{1,7})\s*号?(?:那?件)?[\s,，]*(?:该|先|应该|到底|归|由|让|是)*(?:谁|哪个单位|哪家)(?:先|来|去|该)*"
    r"(?:接|办|管|弄|负责|处理|牵头)*(?:啊|呢|呀)?[\s,，?？。]+"
    r"(?:先|就|还是|要不)*(?:让|由|归|给|派给|派)?(?P<unit>[\u4e00-\u9fff]{2,10}?)(?:先|来|去)*(?:接|办|管|弄|负责|处理)?(?:吧|呗|[?？])+[。]*"
)
_SENT_WRONG = re.compile(
    rf"(?=.*{_WRONGLY})(?:(?:不对|哎呀?|不好意思)*{_WRONGLY}?[\s,，。]+)*#?\s*(?P<number>\d{{1,9}})\s*号?(?:这件|那件)?{_WRONGLY}?[\s,，。]*"
    r"(?:应该?|要|得|还是|请|重新)*(?:改?派|给|归|是|转|到)+(?P<unit>[\u4e00-\u9fff]{2,10}?)(?:的|吧|才对|管)*"
)
# 88说是我们的，可那段是长城南路，不是东港路
_ELSEWHERE = re.compile(
    r"#?\s*(?P<number>\d{1,9})\s*号?(?![\d月日点天]).*?(?:是|在)"
    rf"(?P<place>[^,，。\s不是在]{{2,12}}{words.PLACE_END})(?:那[边里])?[,，\s]+(?:而|并)?不[是在][^,，。\s]{{2,12}}",
    re.DOTALL,
)
# 给金山社区发个督办单，67超期了: that it is late is in the order by itself.
_TO_A_UNIT = re.compile(
    r"(?:请|麻烦|帮忙|就|再)*(?:给|对|向)[\u4e00-\u9fff]{2,10}?(?:发|下|开|签发?|转|出|来)(?:一?[个份张]|一下)?督办(?:单|函)?"
    r"(?:吧|了)?[\s,，。:：]*(?:就?是)?[#＃]?\s*(?P<number>\d{1,9})\s*号?(?:这件|那件|都|已经?)*(?P<why>(?![日月年天]).*)",
    re.DOTALL,
)
_LATE = re.compile(
    r"^(?:都|已经?|又)*(?:超期|逾期|过期)(?:了|很久|好久|好几天|[一二两三四五六七八九十\d]+天)*"
)
# 93是日报上登的 来源改媒体曝光
_SOURCED = re.compile(
    r"#?\s*(?P<number>\d{1,9})\s*号?[^\d]{0,20}?(?:的)?来源(?:写|填|弄|搞)?(?:错了?)?[\s,，]*(?:应该?|要|得|请|给|就)*"
    r"(?:改|换|写|填|是|算|登)*(?:成|为|到|作)?(?P<source>领导交办|媒体曝光|飞检|督查|信箱|上级)(?:吧|的)?"
)
