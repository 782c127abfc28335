"""The forms in which people name days in speech, and those that may be something else (12号, 三天内).

For those who can tell from the rest of the sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from domain.dates import Days
from domain.lexicon import NUMBER
from domain.period_feasts import AFTER_FEASTS, SPOKEN_FEASTS
from domain.period_readings import (
    Form,
    Seen,
    day_of_month,
    days_before,
    days_of_month,
    last_days,
    named_month,
    next_days,
    numbered_day,
    numbered_quarter,
    these_days,
    today,
    tomorrow,
    two_days,
    yesterday,
)
from domain.period_units import (
    a_year_ago,
    between_parts,
    days_off,
    its_first_day,
    last_day,
    latest_middle,
    months_together,
    nth_week,
    part_on,
    quarter_at_the_end,
    quarters_together,
    same_day_then,
    side,
    so_long_ago,
    two_thirds,
    unit_to_come,
    up_to_day,
    what_is_left,
    whole,
    within,
    workdays,
)
from domain.period_weeks import weekdays_in_a_row, weekend
from domain.period_words import DAY_NUMBER, DOTTED, MONTH, NOW, SHORT_YEAR, SLASHED, SPAN, THIS, TO, YEAR

# 三天内办完的: how long it took.
_DONE = "就?能?(?:办|整改|处理|处置|解决|销|改|弄|清|修|做|搞)[完好掉结号了到]"
_LENGTH = SPAN.replace("个?季度", "个季度")  # 四季度 is the fourth
_COUNT = rf"(?P<count>{NUMBER}|[俩仨])"
_WEEK = r"(?P<unit>周|星期|礼拜)"
_THIS = rf"(?P<this>{THIS})"
_A_MONTH = rf"(?:(?P<year>{SHORT_YEAR})?的?{MONTH}份?|{_THIS}(?P<unit>月)份?)"
_NOT_COMING = "(?<![以上下起出回后过报新进接收传派转送带拉发用往原将未])"
_EARLY = r"(?:[打从自]?(?:早[上晨起]?|今早|一大?早|大?清早|天亮|早起|开门|上班|开工)(?:以?来|起|后|开始)?)"
_BACKWARDS = (
    r"(?:[往向朝][前回](?:推算?|数|倒|算|溯|追溯?|翻|捋)"
    r"|倒(?:推|回去?|算|着[推数算])|回[推溯数]|前[推溯]|上溯|追溯)了?"
)
# What is asked of days that are written as 12-07 right behind a name.
_HAPPENS = r"(?=(?:[那当这]一?天|当日|日|号)?(?:新[增报]|上?报|销|办结|立案|到期|截止|超期|整改|的?有[几多]))"
_BEHIND_A_NAME = r"(?<![A-Za-z\d.#/路街巷弄道村号楼幢栋室元第-])"
_RANGE = r"(?=[日号]?(?:到|至|[~—–-]+)\d{1,2}[./月]\d{1,2})"


def _after_today(match: re.Match[str], seen: Seen) -> Days | None:
    return next_days(match, replace(seen, today=seen.today + timedelta(days=1)))


def _until_then(match: re.Match[str], seen: Seen) -> Days | None:
    """还有两天就到期: today, and as many days more."""
    days = next_days(match, seen)
    return (days[0], days[1] + timedelta(days=1)) if days else None


def _on_that_day(match: re.Match[str], seen: Seen) -> Days | None:
    """三天后到期: that one day."""
    days = next_days(match, seen)
    day = days[1] + timedelta(days=1) if days else None
    return (day, day) if day else None


_LENGTHS: tuple[Form, ...] = (
    (
        re.compile(
            rf"(?<![最倒以之今往前明近过])(?:再过)?{SPAN}[之以]?后(?=(?:就|要|会|才|将|该|都)*(?:到[期点]|超期|逾期|截止|过期))"
        ),
        _on_that_day,
    ),
    (re.compile(r"(?P<pair>昨今|今昨|昨前|前昨|今明|明后)(?:[两二2][天日]|天)"), two_days),
    (re.compile(rf"(?<![最近去]){_LENGTH}(?:以来|来)(?=每|各|的|一共|共|总)"), these_days),
    (
        re.compile(
            rf"(?<![最近去]){_LENGTH}(?=[之以]?内(?!{_DONE})|里头?(?=[一总共都又]*(?:新增|上?报|销|立案))|以来|来(?![自源回去电访信客看问人到的]|"
            rf"[几多])|来的(?!人|车|货))"
        ),
        these_days,
    ),
    (
        re.compile(rf"(?<![目以之当大的名排提])前(?P<count>{NUMBER})(?P<unit>天|日|周|个?星期|个?礼拜|个月)"),
        days_before,
    ),
    (re.compile(rf"(?<![最倒以之今往前明])后(?!半年){SPAN}"), _after_today),
    (
        re.compile(
            rf"(?:还有|还剩|只剩|再过|再有|不出|用不了){SPAN}(?=就?[要会]?(?:到期|超期|逾期|到点|到时限|过期))"
        ),
        _until_then,
    ),
    (re.compile(rf"(?<![最近去]){_LENGTH}(?=的?(?:趋势|走势|变化|曲线))"), last_days),
    (re.compile(rf"(?:从?(?:今天|今儿|现在|眼下)(?:开始|起)?)?{_BACKWARDS}{SPAN}"), last_days),
    (re.compile(r"(?P<count>个把)(?P<unit>星期|礼拜|月)(?=[新报有销上立办没未的以之来内])"), last_days),
    (
        re.compile(
            rf"{_COUNT}(?P<unit>天|日|周|个?星期|个?礼拜|个月|年)"
            r"[之以]?前的?[那当]一?个?(?:天|日|周|星期|礼拜|月|年)"
        ),
        so_long_ago,
    ),
)
_DAYS: tuple[Form, ...] = (
    (
        re.compile(
            rf"(?<![\d月第.#/路街巷弄年一二三四五六七八九十-])(?P<day>{DAY_NUMBER})号(?![楼院弄门网地线令])"
        ),
        day_of_month,
    ),
    (
        re.compile(
            rf"(?<![\d月第.#/年一二三四五六七八九十-])(?P<day>{DAY_NUMBER})[日号]"
            rf"(?=(?:起|开始)?[到至](?:昨|今[天日儿]|前天|{NOW}))"
        ),
        day_of_month,
    ),
    (
        re.compile(
            rf"(?P<from>{DAY_NUMBER})[日号](?:起|开始|算起)?{TO}"
            rf"(?P<day>{DAY_NUMBER})[日号](?:为?止)?(?![楼院弄门内前后网])(?P<month>)"
        ),
        days_of_month,
    ),
    *(
        (re.compile(pattern), numbered_day)
        for day in (DOTTED, SLASHED)
        for pattern in (rf"(?<![A-Za-z\d.#/-]){day}{_RANGE}", rf"{_BEHIND_A_NAME}{day}{_HAPPENS}")
    ),
    (re.compile(rf"{_BEHIND_A_NAME}(?P<month>[01]?\d)-(?P<day>[0-3]?\d){_HAPPENS}"), numbered_day),
    (re.compile(rf"(?:{THIS})月(?P<day>{DAY_NUMBER})(?=[那当这]一?天|当日)"), named_month),
    (
        re.compile(
            rf"{MONTH}(?P<day>{DAY_NUMBER})(?=[到至~-]+(?:\d{{1,2}}月)?{DAY_NUMBER}(?:[日号]|$|[新报销有])|"
            rf"往后|[以之过]后|以来|至今|[那当]天|当日|[以之]前)"
        ),
        numbered_day,
    ),
    (re.compile(rf"{_EARLY}[到至]{NOW}|今[天日儿](?:[打从自]从?)?{_EARLY}(?:算起|[到至]{NOW})"), today),
    (re.compile(r"(?<![昨今半深前连入当])(?:夜来|夜儿个?|夜个儿?)|昨[一全][天日]"), yesterday),
    (re.compile(r"次日|翌日|赶明儿?个?|转天|第二天|隔天"), tomorrow),
    (
        re.compile(
            rf"(?P<year>{YEAR}|[去上]年)的?"
            r"(?:[这本当同]一?个?(?P<unit>月)份?|今[天日儿]|这一?天|同一?[天日])"
        ),
        a_year_ago,
    ),
)
_UNITS: tuple[Form, ...] = (
    (re.compile(rf"(?:{_A_MONTH}|月)的?(?P<thirds>上中|中下)旬"), two_thirds),
    (
        re.compile(
            rf"{_A_MONTH}的?(?:截止?|截至|算|数|统计|拉|扣|看)?[到至](?P<day>{DAY_NUMBER})[号日](?:为止|"
            rf"那天|当天)?(?![楼院弄门网地线])"
        ),
        up_to_day,
    ),
    (
        re.compile(r"(?:一?开|刚进|才进)(?P<unit>月|周|季度?|年)(?:初|头)?(?=[到至]|以来|开始|起)"),
        its_first_day,
    ),
    (re.compile(r"(?P<this>本|这一?个?|当|上一个?|上个|[前下]一个?|下个)(?P<unit>旬)"), whole),
    (
        re.compile(
            r"(?<![一二两三四五六七八九十几\d上下本这当每各半个近数今去前后明])"
            r"(?P<unit>[周月季旬年])度?之?内(?!部|涝|存|外)"
        ),
        within,
    ),
    (re.compile(_NOT_COMING + r"来(?P<unit>周|星期|礼拜|月|年)"), unit_to_come),
    (
        re.compile(
            rf"(?:一?开年|年初|年头|新年)的?(?P<side>[头前]?){_COUNT}个?(?P<part>天|日|周|星期|礼拜|月|季度?)"
        ),
        side,
    ),
    (
        re.compile(
            rf"(?:{_THIS}(?P<unit>月|季度?|年)|(?P<year>{YEAR})|第?(?P<quarter>[一二三四1-4])季度?)的?"
            r"(?P<side>[首末尾])(?P<count>)个?(?P<part>月|周|旬)"
        ),
        side,
    ),
    (re.compile(rf"{_THIS}(?P<unit>月|周|星期|礼拜)的?(?:今[天日儿]|这一?天|同一?[天日])"), same_day_then),
    (re.compile(rf"{_A_MONTH}[底末](?=[之以]?前)"), last_day),
    (re.compile(rf"{_A_MONTH}的?第(?P<nth>[一二三四五1-5])个?(?:周|星期|礼拜)"), nth_week),
    (re.compile(rf"{_THIS}{_WEEK}[里内]?的?(?:工作日|工作天|上班日|(?:上班|工作)的?那[几五]天)"), workdays),
    (
        re.compile(rf"{_THIS}{_WEEK}[里内]?的?(?:周末|双休日?|休息日|(?:休息|歇班|放假)的?那[两俩2]天)"),
        days_off,
    ),
    (
        re.compile(
            rf"{_THIS}(?:周|星期|礼拜)(?P<days>[一二三四五六日天](?:、?(?:周|星期|礼拜)?[一二三四五六日天]){{2,6}}?)"
            r"(?:[这那]?[三四五六3-6]天|(?![一二三四五六日天]))"
        ),
        weekdays_in_a_row,
    ),
    (re.compile(r"双休日?|(?:休息|歇班|歇假)的?那[两俩2]天|大礼拜"), weekend),
    (
        re.compile(
            rf"(?:{_THIS}(?P<unit>周|星期|礼拜|旬|月|季度?|年)|(?P<year>今年))度?[里内]?的?(?:剩下|剩余|"
            rf"余下|还剩下?|后面|接下来)的?"
            r"(?:(?:[这那]?几天|日子|时间|天数|时日)(?:里|内)?)?"
        ),
        what_is_left,
    ),
    (
        re.compile(rf"(?P<year>{YEAR})?的?" r"(?P<end>首|头|头一个?|第一个|[末尾]|最后一?个?)季度?(?!节)"),
        quarter_at_the_end,
    ),
    (
        re.compile(
            rf"(?P<year>{YEAR})?的?第?(?P<from>[一二三1-3])季?度?(?:(?P<joint>[到至~-])|"
            rf"、)?第?(?P<quarter>[二三四2-4])季度(?!.*比)"
        ),
        quarters_together,
    ),
    (re.compile(rf"(?P<year>{YEAR})?的?第(?P<quarter>[二三四2-4])个季度?"), numbered_quarter),
    (
        re.compile(
            r"(?P<months>(?:(?:十[一二]?|\d{1,2}|"
            r"[一二三四五六七八九])月?份?[、,和跟与及]?){2,6})[这那]?(?P<count>[两俩仨三四五六2-6])个月"
        ),
        months_together,
    ),
    (
        re.compile(
            rf"(?:{_A_MONTH}|月)的?"
            r"(?P<from>初|头|中旬?)(?:起|开始)?[到至~-](?:同|当|本)?(?:\d{1,2}月|月)?(?P<to>中旬?|底|末|"
            r"尾)(?![以之]?前)"
        ),
        between_parts,
    ),
    (
        re.compile(
            rf"(?<![\d一二三四五六七八九十个上下本这当每半])月中旬?(?=以来|至今|[到至](?:{NOW}|昨|今))"
        ),
        latest_middle,
    ),
    (
        re.compile(
            rf"{_A_MONTH}的?(?P<from>初|头|中旬?)"
            rf"(?=以来|至今|开始|起|[到至](?:{NOW}|昨|今|上周|[\d一二三十]))"
        ),
        part_on,
    ),
)

SPOKEN: tuple[Form, ...] = (*_LENGTHS, *_DAYS, *_UNITS, *SPOKEN_FEASTS, *AFTER_FEASTS)
