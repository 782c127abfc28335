"""The forms in which people name days, each with how it is read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from domain.dates import Days
from domain.lexicon import NUMBER
from domain.period_feasts import FEASTS, LUNAR, before_feast, feast, feast_days, feast_of_year, lunar_days
from domain.period_readings import (
    Reading,
    Seen,
    beginning,
    compact_day,
    day_of_month,
    days_before,
    days_of_month,
    first_quarters,
    half_month,
    half_year,
    last_days,
    named_day,
    named_month,
    named_quarter,
    next_days,
    numbered_day,
    numbered_month,
    numbered_months,
    numbered_quarter,
    side_of_month,
    these_days,
    third_of_month,
    today,
    two_days,
    until_the_end,
    year,
)
from domain.period_weeks import bare_weekday, named_week, numbered_week, two_weekdays

Form = tuple[re.Pattern[str], Reading]


_NAMED_YEAR = r"今年|本年度?|(?:去年|上年度?)(?!同)|(?<![以之目])前年"
_YEAR = rf"{_NAMED_YEAR}|(?<!\d)(?:19|20)\d\d年"
_SHORT_YEAR = rf"{_YEAR}|(?<!\d)[2-9]\d年(?=\d)"  # 26年11月; 26年 alone may be a length
_MONTH = r"(?<!\d)(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])月"
_DAY = r"(?P<day>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
_ISO = r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})"
# 11.20 is a day; 3.5米, 1.2万 and 版本2.3.1 are not.
_NOT_WITHIN = r"(?:(?<![\w.#/-])|(?<=[问下看查在从自到是]))"  # 查12.3: a verb, and no part of a name
_DOTTED = _NOT_WITHIN + r"(?P<month>\d{1,2})\.(?P<day>\d{1,2})(?![\d.%A-Za-z米吨万亿元公平千斤块个倍度路街])"
_THIS = r"本|这一?个?|当|上上个?|上个?|下个?"
_SPAN = (
    rf"(?P<count>{NUMBER}|半拉|[半俩仨])(?P<unit>天|日|周|个?星期|个?礼拜|个月|(?<=[半拉俩仨])月|个?季度|年)"
)
_TO = r"[到至~—–-]"

_WRITTEN_DAY = re.compile(f"(?P<year>{_SHORT_YEAR})?{_MONTH}{_DAY}")
_ISO_DAY = re.compile(_ISO + r"[-/.](?P<day>\d{1,2})(?!\d)")
_DOTTED_DAY = re.compile(_DOTTED)


def _after_today(match: re.Match[str], seen: Seen) -> Days | None:
    return next_days(match, replace(seen, today=seen.today + timedelta(days=1)))


def _until_then(match: re.Match[str], seen: Seen) -> Days | None:
    """还有两天就到期: today, and as many days more."""
    days = next_days(match, seen)
    return (days[0], days[1] + timedelta(days=1)) if days else None


FORMS: tuple[Form, ...] = (
    (re.compile(rf"(?P<feast>{'|'.join((*FEASTS, *LUNAR))})节?(?:假期|放假|长假)?[之以]?前"), before_feast),
    (
        re.compile(
            rf"(?P<feast>{'|'.join(FEASTS)})(?:节|假期|长假|小长假)?(?=以来|至今|到现在|到今天|到目前|到今)"
        ),
        feast,
    ),
    (
        re.compile(
            rf"(?P<year>{_NAMED_YEAR}|(?<!\d)(?:19|20)\d\d年)的?(?P<feast>{'|'.join((*FEASTS, *LUNAR))})节?"
            r"(?![前后以]|之前|之后|小|长|黄金)"
        ),
        feast_of_year,
    ),
    (
        re.compile(
            rf"(?P<year>{_NAMED_YEAR}|(?<!\d)(?:19|20)\d\d年)?的?(?P<feast>{'|'.join(LUNAR)})节?"
            rf"(?P<span>(?P<count>{NUMBER})天(?:长?假期?)?|假期|长假|小长假|黄金周|期间|放假(?:期间|那几天)?|那几天|那会儿?"
            r"|(?P<one>当天|那天|当日|那一天|这天))(?:期间|里|的)?(?![前后以])"
        ),
        lunar_days,
    ),
    (
        re.compile(
            rf"(?P<year>{_NAMED_YEAR}|(?<!\d)(?:19|20)\d\d年)?的?(?P<feast>{'|'.join(FEASTS)})节?"
            rf"(?P<span>(?P<count>{NUMBER})天(?:长?假期?)?|假期|长假|小长假|黄金周|期间|放假(?:期间|那几天)?|那几天|那会儿?"
            r"|(?P<one>当天|那天|当日|那一天|这天))(?:期间|里|的)?(?![前后以])"
        ),
        feast_days,
    ),
    (
        re.compile(
            rf"(?:(?:(?P<year>{_SHORT_YEAR})?{_MONTH}份?|(?P<this>{_THIS})月)的?(?P<half>[上下前后])|(?<![近最过去这])(?P<bare>[上下]))半个?月"
        ),
        half_month,
    ),
    (
        re.compile(
            r"(?:[今昨明]|大?前)日子(?!里)|[今昨明](?:[天日]|儿个?|个儿?(?![月年星礼季]))|今[早晨]|[今明]朝(?![代鲜阳])|(?<![目以当大节])前(?:[天日]|儿个?)|大前[天日]|大后天"
            r"|(?<!大)后天|大后日|(?<![大之以最今先])后日(?!常)|(?<![之以最])后儿个?|[当本]日|当天"
        ),
        named_day,
    ),
    (
        re.compile(
            r"(?:本|当|(?<![月\d])头个?(?=礼拜|星期)|这一?个?|上上个?|上一?个?|(?<![一看问查教说报列发催瞧瞅])下下个?|(?<!一)下一?个?)(?:周(?!边)|星期|礼拜)(?:周?(?P<day>[一二三四五六日天末])(?!共|直|[均常天]|[件个起条]都?[没未]))?"
        ),
        named_week,
    ),
    (
        re.compile(
            r"(?:(?<=一下)|(?<![本这上下个一每两几数\d]))(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])(?![般些年共直均常天])"
        ),
        bare_weekday,
    ),
    (
        re.compile(
            r"(?P<this>本|这一?个?|上上?一?个?|下一?个?)?(?<![每一])(?:周|星期|礼拜)(?P<from>[一二三四五六日天])[和跟、]?"
            r"(?:周|星期|礼拜)?(?P<day>[一二三四五六日天])(?:[这那]?[两俩2]天)?(?![天共直])(?!.*(?:比|[哪几]天|差))"
        ),
        two_weekdays,
    ),
    (re.compile(r"(?<!\d)(?P<year>20\d\d)[-年]?(?:[Ww]|第)(?P<week>\d{1,2})周?(?!\d)"), numbered_week),
    (re.compile(r"第(?P<week>\d{1,2})周"), numbered_week),
    (re.compile(r"(?<![A-Za-z\d])[Ww](?P<week>\d{1,2})周?(?!\d)"), numbered_week),
    (re.compile(rf"(?:{_THIS}|上一个?)月(?:{_DAY})?"), named_month),
    (re.compile(r"(?:本|这个?|上一?个?|下个?)季度?"), named_quarter),
    (re.compile(rf"(?:最近|近|过去)[这的]?{_SPAN}"), last_days),
    (re.compile(rf"这{_SPAN}"), these_days),
    (
        re.compile(r"(?P<unit>[年月])[初头](?=到(?:现在|这会|眼下|今|目前|如今)|以来|至今|开始|起)"),
        beginning,
    ),
    (
        re.compile(
            r"(?:(?:今天|今日)?(?:下班|天黑|今晚|晚上)|当天|今晚)(?=[之以]?前)|今晚(?=就?要?(?:到期|超期|截止|到时限))"
        ),
        today,
    ),
    (re.compile(r"^今(?=请假|销|报|到岗|缺|迟到|谁|没到|新增)"), today),  # 今销几
    (re.compile(r"(?:本|这个?)?(?P<unit>[年月])(?:底|末)(?=[之以]?前)"), until_the_end),
    (re.compile(rf"(?:未来|今后|接下来|往后|后面){_SPAN}"), next_days),
    (re.compile(f"(?P<year>{_YEAR})度?"), year),
    (re.compile(r"(?<![年月\d])[全整]年度?(?P<year>)(?![级龄代度])"), year),
    (re.compile(rf"(?P<year>{_YEAR})?的?(?<![以之马身线路])(?P<half>[上下])半年"), half_year),
    (re.compile(rf"(?P<year>{_YEAR})?的?第?(?P<quarter>[一二三四1-4])季度?"), numbered_quarter),
    (
        re.compile(rf"(?P<year>{_YEAR}|(?<!\d)20\d\d-?)?(?<![A-Za-z])[Qq](?P<quarter>[1-4])(?!\d)"),
        numbered_quarter,
    ),
    (re.compile(rf"(?P<year>{_YEAR})?前(?P<quarter>[二两三23])个?季度"), first_quarters),
    (re.compile(rf"(?P<year>{_SHORT_YEAR})?的?{_MONTH}(?!\d+[日号])"), numbered_month),
    (re.compile(_ISO + r"(?![\d./-])"), numbered_month),
    (
        re.compile(
            rf"(?P<year>{_SHORT_YEAR})?(?<!\d)(?P<from>\d\d?|十[一二]?|[一二三四五六七八九])月?份?{_TO}"
            r"(?P<month>\d\d?|十[一二]?|[一二三四五六七八九])月(?![\d一二三]+[日号])"
        ),
        numbered_months,
    ),
    (
        re.compile(rf"(?:(?P<year>{_YEAR})?{_MONTH}份?|(?P<this>{_THIS})月)?(?P<third>[上中下])旬"),
        third_of_month,
    ),
    (
        re.compile(
            rf"(?:(?P<year>{_YEAR})?{_MONTH}份?|(?P<this>{_THIS})月)的?(?P<side>[头前]|开头|最初|最后|末尾?)的?"
            rf"(?P<count>{NUMBER})个?(?P<unit>天|周|星期|礼拜)"
        ),
        side_of_month,
    ),
    (_WRITTEN_DAY, numbered_day),
    (_ISO_DAY, numbered_day),
    (_DOTTED_DAY, numbered_day),
    (re.compile(_NOT_WITHIN + r"(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\d/A-Za-z])"), numbered_day),
    (re.compile(r"(?<![\w./#-])(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\d/A-Za-z号楼室-])"), numbered_day),
    (re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)"), compact_day),
    (re.compile(r"(?<![\d月第.])(?P<day>\d{1,2})日(?![内前后])"), day_of_month),
    (
        re.compile(
            rf"(?:(?P<year>{_SHORT_YEAR})?{_MONTH})?(?<![\d.#/-])(?P<from>\d{{1,2}})[日号]?{_TO}(?P<day>\d{{1,2}})[日号]"
            r"(?![楼院弄门内前后网])"
        ),
        days_of_month,
    ),
)
# 12号 may be a day, a case, a house or a grid, 三天内 a term: for those who can tell from the rest of the sentence.
_DONE = (
    "就?能?(?:办|整改|处理|处置|解决|销|改|弄|清|修|做|搞)[完好掉结号了到]"  # 三天内办完的: how long it took
)
SPOKEN: tuple[Form, ...] = (
    (re.compile(r"(?P<pair>昨今|今明|明后)(?:[两二2]天|天)"), two_days),
    (re.compile(rf"(?<![最近去]){_SPAN}(?:以来|来)(?=每|各|的|一共|共|总)"), these_days),
    (
        re.compile(
            r"(?<![\d月第.#/路街巷弄年一二三四五六七八九十-])(?P<day>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])号(?![楼院弄门网地线令])"
        ),
        day_of_month,
    ),
    (re.compile(rf"(?<![最近去]){_SPAN}(?=之?内(?!{_DONE})|以来|来[的新超未没销])"), these_days),
    (
        re.compile(rf"(?<![目以之当大的名排提])前(?P<count>{NUMBER})(?P<unit>天|日|周|个?星期|个?礼拜|个月)"),
        days_before,
    ),
    (re.compile(rf"(?<![最倒以之今往前明])后{_SPAN}"), _after_today),
    (
        re.compile(rf"(?:还有|还剩|只剩|再过|再有){_SPAN}(?=就?[要会]?(?:到期|超期|逾期|到点|到时限|过期))"),
        _until_then,
    ),
    (re.compile(rf"(?<![最近去]){_SPAN}(?=的?(?:趋势|走势|变化|曲线))"), last_days),
)
UNTIL = re.compile(r"\s*(?:份|份?开始|起)?(?:[到至~—-]+|\.\.)\s*")
RANGE_ENDS = (
    _WRITTEN_DAY,
    _ISO_DAY,
    re.compile(_DOTTED.removeprefix(_NOT_WITHIN)),  # after a hyphen it is the end of a range
    re.compile(_DAY),
    re.compile(r"(?:这个?|本|上)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"),
    re.compile(r"(?:(?:(?P<month>\d{1,2})月|本?月)(?=[底末]))?(?P<end>(?<!到)底|末)"),  # 到底 ends nothing
    re.compile(r"(?P<now>[今昨明][天日]|现在|目前|当前|此刻|眼下|这会[儿子]?|今儿个?)"),
)
SINCE = re.compile(r"(?:份|的)?(?:以来|起?至今|之后|以后|开始|起|到如今|到今|到这会儿?子?)")
BEFORE = re.compile(r"[之以]?前头?|头里")  # 周五前到期的: from today on
TAIL = re.compile(
    r"(?:份|[当那这]一?天|当日|之间|[这那](?:几天|段时间|期间)|一整?天(?!一天|[一天]*比)|全天|以来|至今|期间|之?内|的(?!话))*"
)
