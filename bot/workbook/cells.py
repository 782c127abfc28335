"""One cell: from what a spreadsheet holds to text, and back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, time, timedelta
from functools import lru_cache

from bot.workbook.faults import shown
from bot.workbook.parts import RawCell
from bot.workbook.sheets import LONGEST_CELL, Column, What
from domain.ordinary import ordinary, without_radicals

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how a workbook spells a character that XML cannot hold
_LITERAL_ESCAPE = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML 1.0 cannot hold
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_LINE_END = re.compile(r"[、，,；;\s]*\n\s*")
_BETWEEN_CHOICES = re.compile(r"[\s/／|+]+")  # no choice has one of these in it
_SEPARATOR = re.compile(r"\s*[、，,；;]\s*")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_ZEROS = re.compile(r"0+")
_SCIENTIFIC = re.compile(r"-?(?P<first>\d)(?:\.(?P<rest>\d+))?[Ee]\+?(?P<places>\d+)")
_SHORT_CODE = re.compile(r"\d[Ee]\d")  # 3E0, typed so: a number that a spreadsheet writes so has two places
_SCIENTIFIC_FORMAT = re.compile(r"[#0]+(?:\.(?P<places>0+))?[Ee]\+0+")
_WHOLE = re.compile(r"(-?\d{5,})\.0+")
# Seen as nothing though they are no control or format characters: fillers, a blank Braille cell, a stray accent.
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe0e\ufe0f")
_VARIANT = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # which form of a sign is drawn
# The characters of sheet and column names, as Taiwan and Hong Kong write them.
_SIMPLIFIED = str.maketrans(
    "單簡稱類級負責聯繫領導編號網長範圍規員點緯經條線潔時緊說羣別機業帳賬鑰臺",
    "单简称类级负责联系领导编号网长范围规员点纬经条线洁时紧说群别机业账账钥台",
)
KNOWN = 4096  # texts of which it is known what they are: names come again in every row
_EXACT = 10**15  # spreadsheets keep 15 digits of a number and turn the rest into zeros


class Unreadable(Exception):
    """A cell does not fit its column. Carries what is wrong and what would be right."""

    def __init__(self, wrong: str, right: str) -> None:
        super().__init__(wrong)
        self.wrong, self.right = wrong, right


def text_of(cell: RawCell, column: Column) -> str:
    """The text of a cell, tidied as its column asks; "" if it is empty.

    Raises Unreadable for a formula without a result, an error, a picture, a date, a number that the spreadsheet
    has already rounded, and for more than 2,000 characters.
    """
    if cell.wrong:
        raise Unreadable(f"{column.name}{cell.wrong}", cell.right)
    text = tidy(_raw_text(cell.value, cell.number_format, column), column.what, several=column.several)
    if column.choices and column.several:
        text = _BETWEEN_CHOICES.sub("、", text)
    if len(text) > LONGEST_CELL:
        raise Unreadable(f"有 {len(text)} 个字", f"应不超过 {LONGEST_CELL} 个字")
    return _whole_code(text) if column.what is What.CODE else text


def _whole_code(text: str) -> str:
    """A code that was once a number, with all its digits: 7.00000001E+8 and 700000001.0 are 700000001.

    Raises Unreadable if the spreadsheet has kept only the first digits, as in 1.38E+10.
    """
    found = _SCIENTIFIC.fullmatch(text)
    if found is None or _SHORT_CODE.fullmatch(text):
        return _WHOLE.sub(r"\1", text)
    digits, places = found["first"] + (found["rest"] or ""), int(found["places"])
    if len(digits) != places + 1:
        raise Unreadable(
            f"{shown(text)}是科学计数，号码只剩前几位", "应先把单元格格式设为文本，再填写完整的号码"
        )
    return f"-{digits}" if text.startswith("-") else digits


def _raw_text(value: object, number_format: str, column: Column) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, date) and column.what is What.DAY:
        return f"{value:%Y-%m-%d}"
    if isinstance(value, time) and column.what is What.SHOWN:
        return f"{value:%H:%M}"
    if isinstance(value, date | time | timedelta):
        raise Unreadable("单元格是日期或时间", "应先把单元格格式设为文本再重新填写")
    if isinstance(value, bool):
        return str(value).upper()
    assert isinstance(value, float)
    return _number_text(value, number_format, column)


def _number_text(value: float, number_format: str, column: Column) -> str:
    """A number as its cell shows it: 123456789 and not 1.23e8, and 1 as 01 where the format says 00."""
    if column.what is What.CODE and _rounded(value, number_format):
        raise Unreadable("数字是科学计数，号码只剩前几位", "应先把单元格格式设为文本，再填写完整的号码")
    if column.what is not What.NUMBER and abs(value) >= _EXACT:
        raise Unreadable("数字超过 15 位，末尾几位已被表格软件改动", "应先把单元格格式设为文本再重新填写")
    if column.what is What.SHOWN and "%" in number_format:
        return f"{value * 100:g}%"
    if isinstance(value, float) and not value.is_integer():
        return repr(value)
    text = str(int(value))
    return text.zfill(len(number_format)) if _ZEROS.fullmatch(number_format) else text


def _rounded(value: float, number_format: str) -> bool:
    """True for a number that the spreadsheet shows like 1.38E+10, and so has rounded."""
    found = _SCIENTIFIC_FORMAT.fullmatch(number_format)
    return (
        found is not None
        and abs(value) >= 10_000
        and float(f"{value:.{len(found['places'] or '')}e}") == value
    )


def clean(text: str) -> str:
    """Text without what XML cannot hold, and with one kind of line end."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def tidy(raw: str, what: What, *, several: bool) -> str:
    """Text from a cell: escapes undone, without control characters and needless spaces.

    Where a cell holds `several` values, a line end parts them like 、.
    """
    text = visible(clean(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), raw))).strip()
    if several:
        text = _LINE_END.sub("、", text)
    match what:
        case What.LINES:
            return text
        case What.CODE | What.NUMBER:
            text = ordinary(text).replace("\u2212", "-")
            # A quotation mark in front makes a number text; typed into a cell that is text already, it stays there.
            return "".join(text.split()).lstrip("'\u2018\u2019")
        case What.NAME:
            return _BETWEEN_HAN.sub("", " ".join(text.split()))
    return " ".join(text.split())


@lru_cache(KNOWN)
def visible(text: str) -> str:
    """Text without invisible characters and radicals: two names that look alike must be alike."""
    return "".join(
        one for one in without_radicals(text) if unicodedata.category(one) != "Cf" and one not in _UNSEEN
    )


def writable(text: str) -> str:
    """Text as a workbook holds it. What looks like an escape is escaped, so that it comes back unchanged."""
    return _LITERAL_ESCAPE.sub("_x005F_x", clean(text))


@lru_cache(KNOWN)
def folded(text: str) -> str:
    """One text for every spelling of a name: without spaces and invisible characters, in one width and case."""
    plain = visible(ordinary(text).casefold())
    return "".join(one for one in plain if not one.isspace() and not _VARIANT.fullmatch(one))


def head(text: str) -> str:
    """The name of a sheet or column, like `folded`, in simplified characters."""
    return folded(text).translate(_SIMPLIFIED)


def split(text: str) -> tuple[str, ...]:
    """The values of a cell that holds several, each once, in order."""
    return tuple(dict.fromkeys(part for part in _SEPARATOR.split(text.strip()) if part))


def split_names(text: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """Like `split`, but a known name that has a separator in it stays whole."""
    pieces = re.split(r"([、，,；;])", text)
    names: list[str] = []
    start = 0
    while start < len(pieces):
        ends = range(len(pieces), start + 1, -2)  # the longest known name first
        end = next((end for end in ends if known("".join(pieces[start:end]))), start + 1)
        names.append("".join(pieces[start:end]).strip())
        start = end + 1
    return tuple(dict.fromkeys(name for name in names if name))


def number_of(text: str) -> float | None:
    """The finite number a tidied cell says, or None; 1,200 is twelve hundred."""
    try:
        value = float(text.replace(",", "") if _THOUSANDS.fullmatch(text) else text.replace("_", "?"))
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def check(column: Column, text: str) -> None:
    """Raises Unreadable if a tidied text does not fit its column, whatever else is in the book."""
    values = split(text) if column.several else (text,) if text else ()
    if not values:
        if column.required:
            raise Unreadable(f"缺{column.name}", _wanted(column))
    elif column.choices:
        _check_choices(column, values)
    elif column.what is What.NUMBER:
        _check_number(column, text)


def _check_choices(column: Column, values: Iterable[str]) -> None:
    strange = [value for value in values if value not in column.choices]
    if strange:
        raise Unreadable(f"{column.name}不能是{'、'.join(map(shown, strange))}", _wanted(column))


def _check_number(column: Column, text: str) -> None:
    value = number_of(text)
    if value is None:
        raise Unreadable(f"{column.name}{shown(text)}不是数字", _wanted(column))
    if not column.low <= value <= column.high or (column.above_low and value == column.low):
        raise Unreadable(f"{column.name} {text} 超出范围", _wanted(column))


def _wanted(column: Column) -> str:
    if column.choices:
        how_many = "中的一个或几个" if column.several else "中的一个"
        return f"应为 {'、'.join(column.choices)} {how_many}"
    if column.what is What.NUMBER:
        low = f"大于 {column.low:.0f}、" if column.above_low else f"{column.low:.0f} 到 "
        return f"应为{low}{'不超过 ' if column.above_low else ''}{column.high:.0f} 的数字"
    return f"应填写{column.name}"
