"""The forms in which people name days, each with how it is read."""

from __future__ import annotations

import re

from domain.lexicon import NUMBER
from domain.period_feasts import FEASTS, LUNAR, before_feast, feast, feast_days, feast_of_year, lunar_days
from domain.period_readings import (
    Form,
    beginning,
    compact_day,
    day_of_month,
    days_of_month,
    first_quarters,
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
    these_days,
    today,
    until_the_end,
    year,
)
from domain.period_units import half_month, side, third_of_month
from domain.period_weeks import bare_weekday, named_week, numbered_week, two_weekdays
from domain.period_words import (
    DAY,
    DAY_NUMBER,
    DOTTED,
    END_OF_DAY,
    ISO,
    JUST_OVER,
    MONTH,
    NAMED_YEAR,
    NOT_WITHIN,
    NOW,
    NTH_WEEK,
    SHORT_YEAR,
    SLASHED,
    SPAN,
    THAT_WEEK,
    THIS,
    TO,
    YEAR,
)

_WRITTEN_DAY = re.compile(f"(?P<year>{SHORT_YEAR})?{MONTH}{DAY}")
_ISO_DAY = re.compile(ISO + r"[-/.](?P<day>\d{1,2})(?!\d)")
_DOTTED_DAY = re.compile(NOT_WITHIN + DOTTED)


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
            rf"(?P<year>{NAMED_YEAR}|(?<!\d)(?:19|20)\d\d年)的?(?P<feast>{'|'.join((*FEASTS, *LUNAR))})节?"
            r"(?![前后以]|之前|之后|小|长|黄金)"
        ),
        feast_of_year,
    ),
    (
        re.compile(
            rf"(?P<year>{NAMED_YEAR}|(?<!\d)(?:19|20)\d\d年)?的?(?P<feast>{'|'.join(LUNAR)})节?"
            rf"(?P<span>[那这]?(?P<count>{NUMBER})天(?:长?假期?)?|假期|长假|小长假|黄金周|期间|放假(?:期间|"
            rf"那几天)?|那几天|那会儿?"
            r"|(?P<one>当天|那天|当日|那一天|这天))(?:期间|里|的)?(?![前后以])"
        ),
        lunar_days,
    ),
    (
        re.compile(
            rf"(?P<year>{NAMED_YEAR}|(?<!\d)(?:19|20)\d\d年)?的?(?P<feast>{'|'.join(FEASTS)})节?"
            rf"(?P<span>[那这]?(?P<count>{NUMBER})天(?:长?假期?)?|假期|长假|小长假|黄金周|期间|放假(?:期间|"
            rf"那几天)?|那几天|那会儿?"
            r"|(?P<one>当天|那天|当日|那一天|这天))(?:期间|里|的)?(?![前后以])"
        ),
        feast_days,
    ),
    (
        re.compile(
            rf"(?:(?:(?P<year>{SHORT_YEAR})?{MONTH}份?|"
            rf"(?P<this>{THIS})月)的?(?P<half>[上下前后])半(?:个?月|[截拉段程场]儿?)|"
            rf"(?<![近最过去这])(?P<bare>[上下])半个?月)"
        ),
        half_month,
    ),
    (
        re.compile(
            r"(?:[今昨明]|大?前)日子(?!里)|前前天|大前(?:儿个?|个(?=[新报有销上增立办多几的全整]))|"
            r"(?<![目以当大节提之])前个(?=[新报有销上增立办多几的全整])|[今昨明](?:[天日]|儿个?|"
            r"个儿?(?![月年星礼季]))|今[早晨]|[今明]朝(?![代鲜阳])|(?<![目以当大节])前(?:[天日]|儿个?)|"
            r"大前[天日]|大后天"
            r"|(?<!大)后天|大后日|(?<![大之以最今先])后日(?!常)|(?<![之以最])后儿个?|[当本]日|当天"
        ),
        named_day,
    ),
    (
        re.compile(
            rf"(?:本|当|(?<![月\d])头个?(?=礼拜|星期)|这一?个?|(?<!老)大上一?个?|上{{1,4}}一?个?|{JUST_OVER}"
            r"|(?<![一看问查教说报列发催瞧瞅])下下个?|(?<!一)下一?个?)(?:周(?!边)|星期|"
            r"礼拜)度?(?:周?(?P<day>[一二三四五六日天末])"
            r"(?!共|直|整[个周]|比(?:$|[\W呢啊呀吧嘛一怎如咋])|[均常天]|[件个起条]都?[没未]))?"
        ),
        named_week,
    ),
    (
        re.compile(
            r"(?:(?<=一下)|(?<![本这上下个一每两几数\d]))(?:周|星期|"
            r"礼拜)(?P<day>[一二三四五六日天末])(?![般些年共直均常天])"
        ),
        bare_weekday,
    ),
    (
        re.compile(
            r"(?P<this>本|这一?个?|上上?一?个?|下一?个?)?(?<![每一])(?:周|星期|"
            r"礼拜)(?P<from>[一二三四五六日天])[和跟、]?"
            r"(?:周|星期|礼拜)?(?P<day>[一二三四五六日天])(?:[这那]?[两俩2]天)?(?![天共直])(?!.*(?:比|[哪几]天|差))"
        ),
        two_weekdays,
    ),
    (
        re.compile(
            rf"(?P<year>(?<!\d)20\d\d[-年]?|{NAMED_YEAR})的?(?:[Ww]|第)(?P<week>\d{{1,2}}|"
            rf"{NTH_WEEK})周?(?!\d){THAT_WEEK}"
        ),
        numbered_week,
    ),
    (re.compile(rf"第(?P<week>\d{{1,2}}|{NTH_WEEK})个?(?:周|星期|礼拜){THAT_WEEK}"), numbered_week),
    (re.compile(rf"(?<![A-Za-z\d])[Ww](?P<week>\d{{1,2}})周?(?!\d){THAT_WEEK}"), numbered_week),
    (re.compile(rf"(?:{THIS}|(?<![月\d])头个(?=月[^初中底末头上下]))月度?(?:{DAY})?"), named_month),
    (re.compile(rf"(?:{THIS})季度?"), named_quarter),
    (re.compile(rf"(?:最近|近|过去)[这的整]{{0,2}}{SPAN}"), last_days),
    (re.compile(rf"(?:最近|近|过去)(?P<count>{NUMBER})(?P<unit>月)(?![份底初末中\d])"), last_days),
    (re.compile(rf"这(?!一旬){SPAN}"), these_days),
    (
        re.compile(
            rf"(?:(?:一?开|新)(?P<new_year>年)初?|(?P<unit>[年月])[初头])(?=[到至](?:{NOW}|[上昨前本这\d])|"
            rf"以来|开始|起)"
        ),
        beginning,
    ),
    (
        re.compile(
            rf"(?:(?:今天|今日)?(?:{END_OF_DAY}|今晚)|当天|今晚)(?=[之以]?前)|今晚(?=就?要?(?:到期|超期|截止|到时限))"
        ),
        today,
    ),
    (re.compile(r"^今(?=请假|销|报|到岗|缺|迟到|谁|没到|新增)"), today),  # 今销几
    (
        re.compile(
            r"(?:本|这个?|今)?(?P<unit>[年月])(?:底|末|尾|终|根儿?|关)(?=[之以]?前)|跨(?P<turn>年)(?=[之以]?前)"
        ),
        until_the_end,
    ),
    (re.compile(rf"(?:未来|今后|接下来|往后|后面){SPAN}"), next_days),
    (re.compile(f"(?P<year>{YEAR})度?"), year),
    (re.compile(r"(?<![年月\d])[全整]年度?(?P<year>)(?![级龄代度])"), year),
    (
        re.compile(
            rf"(?P<year>{YEAR})?的?(?:(?<![以之马身线路])(?P<half>[上下])|"
            rf"(?<![以之目今往最近去])(?P<side>[前头后](?:一个)?))半年度?"
        ),
        half_year,
    ),
    (re.compile(rf"(?P<year>{YEAR})?的?第?(?P<quarter>[一二三四1-4])季度?"), numbered_quarter),
    (
        re.compile(rf"(?P<year>{YEAR}|(?<!\d)20\d\d-?)?(?<![A-Za-z])[Qq](?P<quarter>[1-4])(?!\d)"),
        numbered_quarter,
    ),
    (re.compile(rf"(?P<year>{YEAR})?前(?P<quarter>[二两三23])个?季度"), first_quarters),
    (re.compile(rf"(?P<year>{SHORT_YEAR})?的?{MONTH}(?!\d+[日号])"), numbered_month),
    (re.compile(ISO + r"(?![\d./-])"), numbered_month),
    (
        re.compile(
            rf"(?P<year>{SHORT_YEAR})?(?<!\d)(?P<from>\d\d?|十[一二]?|[一二三四五六七八九])月?份?{TO}"
            r"(?P<month>\d\d?|十[一二]?|[一二三四五六七八九])月(?![\d一二三]+[日号])"
        ),
        numbered_months,
    ),
    (
        re.compile(rf"(?:(?P<year>{YEAR})?{MONTH}份?|(?P<this>{THIS})月)?(?P<third>[上中下])旬"),
        third_of_month,
    ),
    (
        re.compile(
            rf"(?:(?P<this>{THIS})(?P<unit>周|星期|礼拜|月|季度?|年)|(?P<year>{SHORT_YEAR})?{MONTH}份?|"
            rf"(?P<a_year>{YEAR})"
            rf"|(?P<q_year>{YEAR})?的?(?:第?(?P<quarter>[一二三四1-4])季度?|(?P<half>[上下])半年度?))的?"
            r"(?:[月周年]份?)?(?P<side>[头前初底]|开头|打头|最初|最?[后末尾]|末尾|末了|临了|收尾|尾巴)的?[那这]?"
            rf"(?P<count>{NUMBER}|[俩仨])个?(?P<part>天|日|旬|周|星期|礼拜|月|季度?)"
        ),
        side,
    ),
    (_WRITTEN_DAY, numbered_day),
    (_ISO_DAY, numbered_day),
    (_DOTTED_DAY, numbered_day),
    (re.compile(NOT_WITHIN + r"(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\d/A-Za-z])"), numbered_day),
    (re.compile(r"(?<![\w./#-])(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\d/A-Za-z号楼室-])"), numbered_day),
    (re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)"), compact_day),
    (re.compile(r"(?<![\d月第.])(?P<day>\d{1,2})日(?![内前后])"), day_of_month),
    (
        re.compile(
            rf"(?:(?P<year>{SHORT_YEAR})?{MONTH})?(?<![\d.#/-])(?P<from>\d{{1,2}})[日号]?{TO}(?P<day>\d{{1,2}})[日号]"
            r"(?![楼院弄门内前后网])"
        ),
        days_of_month,
    ),
)
UNTIL = re.compile(r"\s*(?:份|份?开始|起|以来|[零0]点(?:起|开始)?)?(?:[到至~—-]+|\.\.)\s*")
RANGE_ENDS = (
    _WRITTEN_DAY,
    _ISO_DAY,
    re.compile(SLASHED),
    re.compile(r"(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)"),
    re.compile(DOTTED),  # after a hyphen it is the end of a range
    re.compile(rf"(?P<month>\d{{1,2}})月(?P<day>{DAY_NUMBER})(?![\d月件个起条单号日])"),
    re.compile(DAY),
    re.compile(r"(?P<week>这个?|本|上{1,3}个?)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末])"),
    re.compile(r"(?:本|这一?个?)(?P<until>周|星期|礼拜|月)(?![一二三四五六日天末\d底初中])"),
    re.compile(r"(?P<last_month>上个?)月份?[底末尾]?"),
    re.compile(r"(?:(?:(?P<month>\d{1,2})月|本?月)(?=[底末]))?(?P<end>(?<!到)底|末)"),  # 到底 ends nothing
    re.compile(r"(?P<now>[今昨明][天日]|现在|目前|当前|此刻|眼下|这会[儿子]?|今儿个?)"),
)
SINCE = re.compile(
    r"(?:份|的)?(?:[零0][点时])?(?:以来|[算数]?起?至今|之后|以后|往后(?![推延拖挪移靠改])|过后|"
    r"[算数]起|开始[算数]?|起[算数]?|到如今|到今|到这会儿?子?"
    r"|(?<=[日号月])[打朝]?后(?=[新有报销上增立办处还没未超到的]))"
)
BEFORE = re.compile(r"[之以]?前头?|头里")  # 周五前到期的: from today on
TAIL = re.compile(
    r"(?:份|[零0][点时](?=起|开始|以来|[到至])起?|[当那这]一?天|当日|之间|[这那](?:几天|段时间|"
    r"期间)|(?:(?<=份)一整|(?<=[月份])[整全])个?月|一整?天(?!天|一天|[一天]*比)|全天|"
    r"(?<=[周期拜月])一整个?[周月]?(?![天片条路])|"
    r"(?<=年)(?:全年度?|一整年|整年|一年到头|通年)|以来|至今|期间|[之以]?内|的(?!话))*"
)
