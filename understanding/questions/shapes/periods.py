"""Where a question says days: with the spaces as typed and across them, each as the rest of the sentence means it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from domain.dates import month_of
from domain.lexicon import NUMBER, Typed, number
from domain.period_units import unit_around
from domain.periods import Period, PeriodSaid, find_periods
from domain.question import Status
from understanding.nights import nights
from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot
from understanding.simplified import simplified

_AHEAD = re.compile(
    r"必须|务必|到[限线点]|[届限期]满|满[期限]|交[卷账差活]|到期(?!没|未)|[快将要会就]超|期限|"
    r"时限|截止|前头?(?:要|得|该|必须|应|需|完成|整改|办|到)|[要得须该](?:办完|整改完|处理完|完成|"
    r"办结|整改到位)|前(?!天)[^,，。报]{0,8}[要得该须][交销结清改办弄搞收完]"
)


def periods_said(typed: Typed, today: date) -> Iterator[Piece]:
    """Periods with the spaces as typed, and across them (近 7 天)."""
    folded = _ASKS_A_LITTLE.sub("、", typed.folded)
    ahead = _AHEAD.search(folded) is not None
    places = {at: i for i, at in reversed(list(enumerate(typed.at)))}
    spaced = _as_folded(typed)
    apart = [] if spaced == folded else find_periods(spaced, today, ahead=ahead, nearest=ahead)
    for said in _in_the_same_month(apart):
        start, last = places.get(said.start), places.get(said.end - 1)
        if start is not None and last is not None:
            yield Piece(start - _since(folded, start, said.period), last + 1, Slot.PERIOD, said.period)
    found = list(_in_the_same_month(find_periods(folded, today, ahead=ahead, nearest=ahead)))
    if not (ahead or _PLANNED.search(folded)):
        found = [replace(one, period=_over(_soon(one.period, today), today)) for one in found]
    for said in found:
        yield Piece(said.start - _since(folded, said.start, said.period), said.end, Slot.PERIOD, said.period)
        if folded[said.start] == "的":  # 作废掉的|十月份
            yield Piece(said.start + 1, said.end, Slot.PERIOD, said.period)
        yield from _entered(folded, said, today)
    yield from _together(folded, found)
    yield from _before_it_is_due(folded, today)
    yield from _nights(folded, today)
    yield from _side_by_side(folded, today)
    yield from _said_before(folded, found)
    for none in _IN_NO_CALENDAR.finditer(folded):
        yield Piece(none.start(), none.end(), Slot.VAGUE, "", 5.0)


_ASKS_A_LITTLE = re.compile(
    "(?<=[问查看说])下(?=(?:周|星期|礼拜)[一二三四五六日天](?:到|至)(?:今天|昨天|现在|目前|今日|眼下))"
)  # 问下|周一到今天
_PLANNED = re.compile("请假|调休|值[班守]|[替顶排]班")
_WEEKDAYS = re.compile("(?:周|星期|礼拜)[一二三四五六日天].+")


def _over(period: Period, today: date) -> Period:
    """周三到周五 said on a Wednesday of what happened: those of the week before."""
    if period.first != today or period.last == today or not _WEEKDAYS.fullmatch(period.words):
        return period
    week = timedelta(days=7)
    return replace(period, first=period.first - week, last=period.last - week)


_A_DATE = re.compile("[^年]+月[^年]+[日号]")
_SOON = timedelta(days=45)


def _soon(period: Period, today: date) -> Period:
    """十二月五号 said on the second of that month: the day to come, for nobody asks about that of the year before."""
    day = period.first
    if (
        day != period.last
        or day >= today
        or not _A_DATE.fullmatch(period.words)
        or (day.month, day.day) == (2, 29)
    ):
        return period
    later = day.replace(year=day.year + 1)
    return replace(period, first=later, last=later) if today < later <= today + _SOON else period


def _nights(folded: str, today: date) -> Iterator[Piece]:
    for one in nights(folded):
        day = today - timedelta(days=one.days_back)
        yield Piece(one.start, one.part, Slot.PERIOD, Period(day, day, one.day), 0.3)
        yield Piece(one.part, one.end, Slot.LENGTH, one.which, 0.3)
    for found in _NEXT_MORNING.finditer(folded):
        day = today + timedelta(days=1)
        yield Piece(*found.span(), Slot.PERIOD, Period(day, day, "明天"), 0.3)
    for found in _DAY_ALONE.finditer(folded):
        ahead = _DAYS_ALONE[found[0]]
        day = today + timedelta(days=ahead)
        yield Piece(*found.span(), Slot.PERIOD, Period(day, day, f"{found[0]}天"), 0.6)


# 今到期, 昨销几: a day in one character, where somebody is in a hurry.
_DAY_ALONE = re.compile(
    r"(?<!\w)(?:[今昨](?=到期|销|新增|超期|逾期|退|返工|办结|没到|未到|没来|缺|请假|迟到)|明(?=到期|该办|要交))"
)
_NEXT_MORNING = re.compile(
    "明早(?:上|晨)?(?:以?前|之前|就|得|该|要)+(?=(?:到[期其]|销|交差|超))"
)  # 明早要到期的
_DAYS_ALONE = {"昨": -1, "今": 0, "明": 1}


_BARE = re.compile(rf"[上中下]旬|{NUMBER}[号日]")


def _in_the_same_month(said: Iterable[PeriodSaid]) -> Iterator[PeriodSaid]:
    """11月中旬跟上旬比: the 上旬 of November, too."""
    month: date | None = None
    for one in said:
        words = one.period.words
        if month is not None and _BARE.fullmatch(words):
            again = find_periods(words, month_of(month)[1], ahead=False)
            yield replace(one, period=again[0].period) if again else one
            continue
        month = one.period.last if "月" in words and one.period.first.month == one.period.last.month else None
        yield one


def _as_folded(typed: Typed) -> str:
    """The text with its spaces, and with what was put right in it."""
    shown = list(simplified(typed.shown).casefold())
    for char, at in zip(typed.folded, typed.at, strict=True):
        if at < len(shown):
            shown[at] = char
    return "".join(shown)


def _since(folded: str, start: int, period: Period) -> int:
    """1 for a 打 before the days, which says that they begin there: 打十月起."""
    return int(folded[start - 1 : start] == "打" and (period.words.endswith(_BEGINS) or "到" in period.words))


_BEGINS = ("起", "开始", "以来", "至今", "到现在", "到今天", "到如今", "往后", "以后", "之后", "过后")
_UP_TO = re.compile("[到至]")  # 进12月到昨天 says by itself how far it goes
_ENTERED = re.compile(
    "(?:[自从打])?(?:进入?了?|步入了?|[跨迈][入进]了?|转入了?|(?<![收纳列录放加投归计导输介])入了?)$"
)


def _entered(folded: str, said: PeriodSaid, today: date) -> Iterator[Piece]:
    """进了十二月, 入四季度: since they began."""
    into = _ENTERED.search(folded, 0, said.start)
    if into and said.period.first <= today and not _UP_TO.search(said.period.words):
        words = folded[into.start() : said.end]
        yield Piece(into.start(), said.end, Slot.PERIOD, replace(said.period, last=today, words=words))


_JOINT = re.compile("[和跟与同及、,，]?")
_ADDED = re.compile("再?[加添]上?")  # 昨天加今天
_TAKEN_TOGETHER = re.compile(
    "(?:[这那]?[两俩2](?:天|日|周|个?星期|个?礼拜|个?月|个?季度|年)(?![的里]*[哪谁])|"
    "[加合算拢](?:起来|在?一[起块道]儿?|总)"
    "|(?:[一总拢统]共|[合共总]计)(?=[报新有销多几办上立返退反超挂督]))+"
    "(?!.*(?:比|差|走势|[哪几]天))"
)


def _together(folded: str, said: Sequence[PeriodSaid]) -> Iterator[Piece]:
    """前天昨天两天, 十月和十一月加起来: two stretches of which one follows the other, taken for one."""
    for one, other in pairwise(said):
        earlier, later = sorted((one.period, other.period), key=lambda days: days.first)
        behind = _TAKEN_TOGETHER.match(folded, other.end)
        beside = _JOINT.fullmatch(folded, one.end, other.start) is not None
        added = _ADDED.fullmatch(folded, one.end, other.start) is not None
        if (added or (behind and beside)) and earlier.last + timedelta(days=1) == later.first:
            end = behind.end() if behind else other.end
            yield Piece(
                one.start, end, Slot.PERIOD, Period(earlier.first, later.last, folded[one.start : end])
            )


_LEFT_TO_IT = re.compile(
    "(?P<due>(?:离|距离?)(?:到期日?|超期|期限|截止日?|时限|大限|到点|死线|期满)(?:就|只|还|仅|也)*)"
    rf"(?P<days>(?:剩下?|有|差)?(?:不到|不足|不满|不出|没有|不超过|只剩|还剩)?(?P<count>{NUMBER}|"
    rf"[半俩仨])(?:个)?(?P<unit>天|日|周|星期|礼拜)(?:以内|之内|内|不到|时间)?)"
)


def _before_it_is_due(folded: str, today: date) -> Iterator[Piece]:
    """离到期不到两天的: what falls due from today until then."""
    for one in _LEFT_TO_IT.finditer(folded):
        days = _count(one["count"]) * (1 if one["unit"] in "天日" else 7)
        yield Piece(*one.span("due"), Slot.STATUS, Status.DUE, 0.7)
        yield Piece(
            *one.span("days"), Slot.PERIOD, Period(today, today + timedelta(days=days), one["days"]), 0.7
        )


def _count(words: str) -> int:
    return {"半": 1, "俩": 2, "仨": 3}.get(words) or number(words) or 0


_TWO = re.compile(
    "(?P<two>(?:[这那近]|最近)?[两俩2]个?(?P<unit>天|周|星期|礼拜|月|季度?|年))的?"
    "(?:[放摆搁凑拼][在到]?)(?:一[起块道处]儿?)(?:来|对着)?(?:看看?|比比?|对比|瞅瞅?|瞧瞧?|对对?)"
)
_ONE_BEFORE = re.compile(
    "(?<=[比较跟和与同])[前头]一?个?(?:周|星期|礼拜|月|季度?|年|天|日)(?![的里内中上下前后起以之到至])"
)


def _side_by_side(folded: str, today: date) -> Iterator[Piece]:
    """两个月放一块看, 比前一个月多吗: this one and the one before it."""
    for one in _TWO.finditer(folded):
        days = unit_around(today, one["unit"])
        yield Piece(one.start(), one.end("two"), Slot.PERIOD, Period(*days, one["two"]), 0.9)
        yield Piece(one.end("two"), one.end(), Slot.CUE, Cue.LIKE_BEFORE, 0.9)
    for one in _ONE_BEFORE.finditer(folded):
        yield Piece(one.start(), one.end(), Slot.CUE, Cue.LIKE_BEFORE, 0.9)


_THAT_TIME = re.compile(
    "[那这]一?个?(?:周|星期|礼拜|月|季度?|年|几天|段时间)(?![^\\W\\d]?(?:前|后|起|里头?[哪几]))"
)


def _said_before(folded: str, said: Sequence[PeriodSaid]) -> Iterator[Piece]:
    """第47周的数我没记，那周新增多少: the days that were said once, before it."""
    if len(said) == 1:
        for one in _THAT_TIME.finditer(folded, said[0].end):
            yield Piece(*one.span(), Slot.FILLER, "", 0.9)


_IN_NO_CALENDAR = re.compile(r"\d{1,3}月份?(?:\d{1,3}[日号])?")  # 13月, 2月30号
