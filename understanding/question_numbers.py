"""Numbers in a question: of cases (#12, 12号问题), and how many are wanted (前三名, 倒数两个)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.lexicon import NUMBER, number
from domain.question import Order
from understanding.pieces import Piece, Slot

_OF_CASE = "(?:问题|件|案件|案子|工单|单子|单|事件|隐患|任务)"
_CASES = (
    (re.compile(r"[#＃](?P<number>\d{1,7})号?" + _OF_CASE + "?"), 1.0),
    (re.compile(rf"(?<![\d.第路街巷弄村幢])(?P<number>\d{{1,7}})号{_OF_CASE}"), 1.0),
    (
        re.compile(rf"(?<![\d路街巷弄村幢十一二三四五六七八九])(?P<number>{NUMBER})号(?![楼院弄门网地线令])"),
        1.1,
    ),
    (re.compile(rf"第(?P<number>\d{{1,7}}|{NUMBER})(?:号|件|单|条){_OF_CASE}?"), 1.0),
    (
        re.compile(
            rf"(?:编号|单号|工单号|案件号|案件编号|问题编号|案件编号|案号|序号|{_OF_CASE})(?:是|为|:|第)?(?P<number>\d{{1,7}})号?(?![天日月年周个件条])"
        ),
        1.0,
    ),
    (
        re.compile(
            r"(?<![\d.#/-])(?P<number>\d{1,7})(?:问题|案件|工单)?(?!处(?![理置])|分(?!别)|[\d.%/秒天日月年周点人个件起名位家次条辆盏张号米元块折期楼小弄幢栋室院巷-])"
        ),
        1.7,
    ),
)
_OF_PARTS = "(?:名|位|个|家|类|件|条|种|项|处|天|强|大)?的?"
_FIRSTS = (
    (re.compile(rf"(?:排名|排|排在|列)?前(?P<n>{NUMBER}){_OF_PARTS}(?!季)"), Order.MOST),
    (re.compile(rf"(?:排名|排|排在)?(?:倒数|后|最后|末|垫底)的?第?(?P<n>{NUMBER}){_OF_PARTS}"), Order.LEAST),
    (re.compile(rf"哪(?P<n>{NUMBER}|[俩仨])(?:个|名|位|家|类|件|条|种|项|处|天)?"), None),
    (re.compile(r"top(?P<n>\d{1,2})"), Order.MOST),
    (re.compile(rf"(?:最近|最新)的?(?P<n>{NUMBER})(?:件|条|个|起)"), None),
    (
        re.compile(rf"(?<=的)(?P<n>{NUMBER})(?:件|条|个|名|类|家|种|处|起|位)"),
        None,
    ),
)


_LENGTH = re.compile(
    rf"(?:{NUMBER}|半)个?多?(?:天|周|星期|礼拜|月|季度|年|小时)(?:以上|多|左右|以下)?"
)  # 超期三天以上


_SUM = re.compile(r"(?<=\d)(?:号|)[这那]?[两三四五六七八九十]个?(?:件|条|单|起|个)")  # 8、9、10三件

_COUNTED = re.compile(r"(?<![\d.#/-])(?P<number>\d{1,7})(?:件|单子?|案子|事件)(?!数)")


def counted(folded: str) -> Iterator[Piece]:
    """12件, which is a case only beside words that ask about one; elsewhere it is how many there are."""
    for match in _COUNTED.finditer(folded):
        yield Piece(match.start(), match.end(), Slot.NUMBER, int(match["number"]), 1.7)


def numbers(folded: str) -> Iterator[Piece]:
    """What the numbers in a folded text may count or name; a case's number is its value, a count with its order."""
    for pattern, cost in _CASES:
        for match in pattern.finditer(folded):
            if (value := number(match["number"])) is not None:
                yield Piece(match.start(), match.end(), Slot.NUMBER, value, cost)
    for sum_of in _SUM.finditer(folded):
        yield Piece(sum_of.start(), sum_of.end(), Slot.FILLER, "", 1.2)
    for length in _LENGTH.finditer(folded):
        yield Piece(length.start(), length.end(), Slot.LENGTH, "", 1.2)
    for wanted, order in _FIRSTS:
        for match in wanted.finditer(folded):
            if value := {"俩": 2, "仨": 3}.get(match["n"]) or number(match["n"]):
                yield Piece(match.start(), match.end(), Slot.FIRST, (value, order))
