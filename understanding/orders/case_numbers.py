"""Which numbers in a sentence are numbers of cases (#12, 12号, 5到8), and which count, date or name something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.lexicon import number

LAST_DAY = 31  # of a month
_DAYS = {"今天": 0, "明天": 1, "明早": 1, "后天": 2}
MOST = 50  # cases in one range; more is a slip or a year

# A measure word makes it a count (3处已清理); the same character may begin another word (12 处理好了).
COUNTED = (
    r"(?:处(?![理置罚])|个|张(?![贴挂])|次|天(?![桥花面天])|日(?![常杂用期])|月|年(?![久画])|点(?!位|快了|错|岔|成)"
    r"|时(?![间限效])|小时|米(?!线)|条(?![幅线])|户(?!外|主)|家(?!具|属)"
    r"|楼(?![道梯下上顶])|栋|幢|座(?![椅位])|层|辆|人(?![行工民为家员])|名(?![字称])|位(?![置于])"
    r"|分(?![类拣开局别头给])|块|元|吨|平|公里|里|袋|包(?!装)|桶(?!装)|盏"
    r"|级|度|岁|件|起(?!火|来)|宗|本(?![单来人])|份|页|批(?![准了过没])|轮(?!胎)|组(?!织)|遍|届|台(?![阶账])"
    r"|根(?![据部])|棵|株|支|套|箱|斤|公斤|毫米|厘米|万(?=[元块人平多余户份字米件个次]|$|\s)|(?<=0)(?:多(?![久长])|几(?!号))|余"
    r"|车(?=垃圾|次|渣土|杂物)|路(?=公交|车)|[%‰℃°]|网格|片区"
    r"|号[楼院门店铺栋线车桌柜摊机井位口厅库房馆台桥坑窗]|#楼|单元|室|期(?![限间])|弄(?=堂|口|内|里|\d|$))"
)
_NO_CASE = re.compile(
    r"1[3-9]\d{9}|(?<!\d)\d{3,4}-\d{7,8}|(?<![\d#])\d{7,}|12345(?:热线)?|(?<!\d)1(?:10|19|20"
    r"|22)(?=电话|报警|急救|来了)"  # telephones
    r"|\d{1,2}[:：]\d{2}|\d+[.．]\d+|\d+/\d+"  # times, versions and measures, dates
    r"|(?:19|20)\d{2}(?:年|[-/.]\d{1,2}(?:[-/.]\d{1,2})?)"
    r"|(?:\d{1,2}[-~至])?\d{1,2}月(?:\d{1,2}[日号]?)?(?:[到至~-]\d{1,2}[日号])?|\d{1,2}(?:[-~至]\d{1,2})?月"
    r"|[A-Za-z]\d+[A-Za-z]*|\d+[A-Za-z]+"
    r"|(?<=[路街巷弄道村区园苑庄幢栋厦座楼])\d+(?:-\d+)*(?:号|弄|幢|栋|#)?(?:[和、及与]\d+号)*"
    rf"|(?<![#\d])\d+[-~到至]\d+(?![月日年点时号]){COUNTED}|(?<![#\d])\d+(?:[、,，和]\d+)*\s*{COUNTED}"
    r"|第\s*\d+\s*[次个条件项季名位批轮届期]|(?<!\d)(?:[1-9]|[12]\d|3[01]|[一二三四五六七八九十]{1,3})[号日](?=(?:之|以)?前"
    r"|左右|[上下]午|[早晚]|开会|检查|再|才|那天|到期)"
    r"|(?<=[到于在前截至])(?:[1-9]|[12]\d|3[01])[号日](?!都|也|已)"
)
_DIGITS = r"#?\s*\d{1,9}(?:\s*号)?"
_NUMERAL = r"[一二两三四五六七八九十]{1,3}号(?![楼院门店铺栋线车桌柜摊机井位口厅库房])"
_ITEM = rf"(?:第|编号|案号|单号)?\s*(?:{_DIGITS}|{_NUMERAL})"
_ONE = re.compile(_ITEM)
_LIST = re.compile(rf"{_ITEM}(?:\s*(?:[、,，和跟与及到至~\-]|还有|以及|\s)\s*{_ITEM})*")
_SEVERAL = re.compile(r"#?\d{1,9}(?:\s*[、,和]\s*#?\d{1,9})+")  # 94、96桶都换了
_MARKS = " ,:;、。."
_RANGE = re.compile(rf"(?P<first>{_ITEM})\s*(?:到|至|~|-)\s*(?P<last>{_ITEM})")
_ORDINAL = re.compile(
    r"第\s*(?P<place>\d|[一二三四五六七八九十])\s*[个条件项]|(?P<last>最后一[个条件])"
    r"|前(?P<head>[两三四五\d])[个条件]"
)


_NUMBER_LAST = re.compile(
    r"(?P<asked>(?:请|让|叫|麻烦|安排)[\u4e00-\u9fff]{2,10}?(?:来|帮忙|一起|去)*(?:配合|帮忙|处理|去?弄|去?办|去?看看?)(?:一下|下)?)\s*"
    r"(?P<number>#\d{1,9}|\d{1,9}号)(?![楼院门店铺栋线车桌柜井])(?:问题|那件)?(?P<rest>[,，。\s].*|吧?)",
    re.DOTALL,
)
# 沙发拖走了 84; but 东港花苑3幢 201 is a room, and a number beside letters or behind one no case.
_NUMBERS_LAST = re.compile(
    r"(?P<said>[^\d#]*[\u4e00-\u9fff](?:\d{1,2}[幢栋号楼个处袋车桶][^\d#]*[\u4e00-\u9fff])?(?<![幢栋楼单元室号路到至前在点弄]))"
    r"[\s,，:：]+(?P<numbers>#?\d{2,5}(?:[\s,，、和]+#?\d{2,5})*)"
)


@dataclass(frozen=True, slots=True)
class NumberGroup:
    """Numbers that stand together, and where."""

    start: int
    end: int
    numbers: tuple[int, ...]


def groups_in(text: str) -> list[NumberGroup]:
    """The numbers in an NFKC text that may be numbers of cases, left to right."""
    masked = _NO_CASE.sub(lambda found: "\0" * len(found[0]), text)
    found = []
    for match in _LIST.finditer(masked):
        numbers = _numbers(match[0])
        if numbers:
            end = match.start() + len(match[0].rstrip())
            found.append(NumberGroup(match.start(), end, numbers))
    return found


def numbers_ahead(text: str) -> tuple[tuple[int, ...], str]:
    """The numbers with which a text begins, and its other words: of one a count (3桶垃圾) is none, of several it is."""
    plain = unicodedata.normalize("NFKC", text.strip())
    if found := _SEVERAL.match(plain):
        return _numbers(found[0]), plain[found.end() :].strip(_MARKS)
    first = next(iter(groups_in(plain)), None)
    if first is None or first.start != 0:
        return (), plain
    return first.numbers, plain[first.end :].strip(_MARKS)


def may_be_a_day(number: int, text: str, today: date) -> bool:
    """True if `2号` may as well be a day: the one that is said beside it, or, beside none, one to come."""
    if f"{number}号" not in text or not 0 < number <= LAST_DAY:
        return False
    said = [today + timedelta(days=ahead) for word, ahead in _DAYS.items() if word in text]
    return any(day.day == number for day in said) if said else number > today.day


def number_first(text: str) -> str:
    """The text with the numbers of cases ahead that stood behind it: 接了 93 94 is 93 94 接了."""
    if found := _NUMBER_LAST.fullmatch(text):
        return f"{found['number']}{found['asked']}{found['rest']}"
    found = _NUMBERS_LAST.fullmatch(text) if text[-1:].isdigit() else None
    return f"{found['numbers']} {found['said']}" if found else text


def ordinals_in(text: str, listed: Sequence[int]) -> tuple[tuple[int, ...], str]:
    """Which lines of a quoted list are meant (第二件, 最后一个, 前两个), and the text without these words."""
    found = _ORDINAL.search(text)
    if found is None or len(listed) < 2:
        return (), text
    rest = text[: found.start()] + text[found.end() :]
    if found["last"]:
        return (listed[-1],), rest
    place = number(found["place"] or found["head"]) or 0
    if found["head"]:
        return tuple(listed[:place]), rest
    return (tuple(listed[place - 1 : place]) if place else ()), rest


def _numbers(words: str) -> tuple[int, ...]:
    """Every number of a group once, ranges filled in."""
    numbers: dict[int, None] = {}
    position = 0
    while found := _ONE.search(words, position):
        ranged = _RANGE.match(words, found.start())
        first, last = (
            (_one(ranged["first"]), _one(ranged["last"])) if ranged else (_one(found[0]), _one(found[0]))
        )
        if not 0 < first <= last < first + MOST:
            return ()
        numbers |= dict.fromkeys(range(first, last + 1))
        position = (ranged or found).end()
    return tuple(numbers)


def _one(item: str) -> int:
    return number(re.sub(r"[^\d一二两三四五六七八九十]", "", item)) or 0
