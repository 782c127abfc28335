"""What a district sets for itself (规则): one frozen value, read from the workbook's sheet of that name.

A new rule is one line of `Rules`; template, import, export and `check` follow it. A rule that no code uses yet is
neither offered nor accepted: `used=True` marks a rule that code uses.
"""
# ruff: noqa: RUF009 - `_rule` gives a `field` of dataclasses, not a value made once

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import time, timedelta
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar

from domain import clockwords, daywords, paperwords, rulewords
from domain.calendar import Hours
from domain.cases import Source
from domain.clockwords import Spelling, narrowed
from domain.cycles import Monthly, MonthMoment, Weekly, Yearly
from domain.daywords import DaysOf
from domain.district import Purpose
from domain.rulevalues import Bar, DutyMode, MapDatum, Recurrence, Rung, SpotRule, TimeLimit
from domain.visits import Visit

T = TypeVar("T")


class BadRule(Exception):
    """A rule has an impossible value. Carries what is wrong and what would be right, in the clerk's words."""

    def __init__(self, wrong: str, right: str) -> None:
        super().__init__(wrong)
        self.wrong, self.right = wrong, right


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One line of the sheet: 名称, how its 值 is written, its default as written, 说明, and whether code uses it."""

    name: str
    spelling: Spelling[Any]
    default: str
    note: str
    used: bool

    def read(self, text: str) -> Any:
        """The value of what people typed. Raises BadRule."""
        typed = narrowed(text)
        try:
            return self.spelling.read(typed)
        except ValueError as error:
            raise BadRule(f"{self.name}“{typed}”{str(error) or '看不懂'}", self.spelling.wanted) from error


def _rule(name: str, spelling: Spelling[T], default: str, note: str, *, used: bool = False) -> T:
    """The default of a field of `Rules`, which carries its line of the sheet."""
    line = RuleLine(name, spelling, default, note, used)
    return field(default=spelling.read(default), metadata={"rule": line})


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds in a district, each field a line of the sheet 规则. Times are local."""

    hours: Hours = _rule(
        "工作时间",
        clockwords.HOURS,
        "08:30-12:00、13:30-17:30",
        "上班的几段时间；工作时、工作日的时限和催办都按它算。",
        used=True,
    )
    quiet: tuple[time, time] = _rule(
        "夜间免打扰",
        clockwords.NIGHT,
        "21:00-07:00",
        "这段时间不催办；开始前一小时，先提醒到下个上班早上为止要到期的。",
        used=True,
    )
    roll_call: time = _rule("点名", clockwords.CLOCK, "08:30", "工作日几点点名。", used=True)
    roll_call_reminder: time = _rule(
        "点名提醒", clockwords.CLOCK, "09:00", "工作日几点提醒还没应答的人。", used=True
    )
    roll_call_result: time = _rule(
        "点名结果", clockwords.CLOCK, "09:30", "工作日几点公布点名结果。", used=True
    )
    duty_window: timedelta = _rule(
        "值班应答",
        rulewords.MINUTES,
        "15分钟",
        "每班开始后多久出值班结果；那时没到齐，告诉单位负责人和创建办。",
        used=True,
    )
    duty_modes: tuple[DutyMode, ...] = _rule(
        "值守模式",
        rulewords.DUTY_MODES,
        "无",
        "值班人数写成 2+4 时各是什么人，如 2+4=2名民警+4名辅警；几种用顿号隔开。",
        used=True,
    )
    duty_explaining: TimeLimit = _rule(
        "查岗说明",
        rulewords.LIMIT,
        "4工作时",
        "查岗不在的，请单位说明；多久没说明就照实起草通报。",
        used=True,
    )
    squad_window: timedelta = _rule(
        "应急接单",
        rulewords.MINUTES,
        "5分钟",
        "应急队多久没接就找下一队。",
        used=True,
    )
    digest: time = _rule("晒比拼", clockwords.CLOCK, "18:00", "每天几点发晒比拼。", used=True)
    joined_digests: bool = _rule(
        "合并晒比拼",
        rulewords.YES_OR_NO,
        "否",
        "是：网格群不单独发晒比拼，和本单位的群合在一起说。",
        used=True,
    )
    weekly: Weekly = _rule(
        "周报",
        clockwords.WEEKLY,
        "周五 17:00",
        "每周哪天几点截稿、发周报；放假就提前到上班的日子。",
        used=True,
    )
    monthly: Monthly = _rule(
        "月报",
        clockwords.MONTHLY,
        "1日 09:00",
        "每月哪天几点发上个月的月报，月底截稿；放假就顺延到上班的日子。",
        used=True,
    )
    quarterly: Monthly = _rule(
        "季报",
        clockwords.QUARTERLY,
        "1日 09:30",
        "一个季度过后，下个月哪天几点发季报；放假就顺延到上班的日子。",
        used=True,
    )
    yearly: Yearly = _rule(
        "年报",
        clockwords.YEARLY,
        "1月 10:00",
        "哪个月几点发上一年的年报，在那个月第一个工作日。",
        used=True,
    )
    ranked_from: int = _rule(
        "排名件数",
        rulewords.whole_number("件", 1, 99),
        "5",
        "周报、月报、晒比拼和比率的排名里，不足几件的单位和网格不排名次，件数太少比不出来。",
        used=True,
    )
    visit: Visit | None = _rule(
        "迎检",
        rulewords.VISIT,
        "无",
        "上级来检查的那几天，如 2026-12-01 至 2026-12-05；那几天中午加一次晒比拼、每天出周报进展，过了自己停。",
        used=True,
    )
    verification: TimeLimit = _rule(
        "核查提醒", rulewords.LIMIT, "4工作时", "整改后多久没人核查就提醒；再过这么久告诉创建办。", used=True
    )
    claiming: TimeLimit = _rule(
        "认领时限",
        rulewords.LIMIT,
        "4工作时",
        "受理或派到单位后多久没人认领、没人动，就告诉创建办。",
        used=True,
    )
    consulting: TimeLimit = _rule(
        "会商时限", rulewords.LIMIT, "1工作日", "会商开始后多久以内要定；到时没定就提醒创建办。", used=True
    )
    reminders: int = _rule(
        "催办次数",
        rulewords.whole_number("次", 0, 9),
        "2",
        "一件问题对一个承办人最多催办几次；0 是不催。",
        used=True,
    )
    ladder: tuple[Rung, ...] = _rule(
        "升级",
        rulewords.CLIMB,
        "单位负责人 0、包挂领导 8工作时、创建办 16工作时",
        "超期后逐级告诉谁，各在超期多久以后，每级只说一次。",
        used=True,
    )
    withdrawing: timedelta = _rule(
        "撤回时限", rulewords.MINUTES, "30分钟", "上报后多久以内可以自己撤回，有人办过就不能撤。", used=True
    )
    source_limits: tuple[tuple[Source, TimeLimit], ...] = _rule(
        "来源时限",
        rulewords.SOURCE_LIMITS,
        "无",
        "哪些来源的问题另有时限，如 领导交办 4小时；和类别的时限比，先到的算。",
        used=True,
    )
    source_weights: tuple[tuple[Source, int], ...] = _rule(
        "来源权重",
        rulewords.SOURCE_WEIGHTS,
        "领导交办 3、上级 3、媒体曝光 3、飞检 2",
        "自查占比里，各来源的一件按几件算；没写的按 1。",
        used=True,
    )
    self_report_radius: int = _rule(
        "自报范围",
        rulewords.METRES,
        "50米",
        "上面发现的问题，多远以内先前自报过算自报；同一点位都算。",
        used=True,
    )
    self_report_days: int = _rule(
        "自报窗口", rulewords.DAYS, "30天", "上面发现的问题，往前多少天以内自报过算自报。", used=True
    )
    explaining: TimeLimit = _rule(
        "说明时限",
        rulewords.LIMIT,
        "1工作日",
        "没查到自报的，请单位多久以内说明；到时没说明，创建办也可以定。",
        used=True,
    )
    amnesty: tuple[DaysOf, ...] = _rule(
        "排摸月",
        daywords.AMNESTY,
        "无",
        "问题排摸月，这些天里上面发现的问题不追责，如 2026-12 或 2026-12-01到2026-12-20。",
        used=True,
    )
    supervised_after: TimeLimit = _rule(
        "督办超期", rulewords.LIMIT, "3工作日", "超期多久的问题由走街提议督办。", used=True
    )
    supervised_reworks: int = _rule(
        "督办返工", rulewords.whole_number("次", 1, 9), "2", "返工几次的问题由走街提议督办。", used=True
    )
    supervising: TimeLimit = _rule(
        "督办时限", rulewords.LIMIT, "3工作日", "督办单签发后多久以内要回复。", used=True
    )
    on_the_spot: SpotRule = _rule(
        "现场整改",
        rulewords.ON_THE_SPOT,
        "待核查",
        "当场办好、附前后照片的怎么算：待核查 是别人核查后才销号，直接销号 是报了就销号。",
        used=True,
    )
    looking_back: Weekly = _rule(
        "回头看",
        clockwords.WEEKLY,
        "周一 09:00",
        "每周哪天几点抽回头看；周一放假就顺延到上班的日子。",
        used=True,
    )
    look_back: int = _rule(
        "回头看比例",
        rulewords.PERCENT,
        "10%",
        "上次抽查以来销号的抽多少回头看，百分之几，至少一件；0% 是不抽。",
        used=True,
    )
    look_back_limit: TimeLimit = _rule(
        "回头看时限", rulewords.LIMIT, "4工作日", "抽中的多久以内要看完。", used=True
    )
    rebound_days: int = _rule(
        "反弹天数",
        rulewords.whole_number("[日天]", 1, 366),
        "30",
        "销号后多少日内的可以抽回头看、可以报反弹。",
        used=True,
    )
    stubborn: Recurrence = _rule(
        "顽疾", rulewords.RECURRENCE, "3次/90日", "同一点位同一类别多少日内出现几次算顽疾。", used=True
    )
    new_points: Recurrence = _rule(
        "新点位",
        rulewords.RECURRENCE,
        "3次/90日",
        "底册里没有的同一地方，多少日内报了几次就问创建办要不要加成点位。",
        used=True,
    )
    asks_about_photos: tuple[Purpose, ...] = _rule(
        "照片追问",
        rulewords.PURPOSES,
        "网格、单位",
        "哪些用途的群里，只发照片不写字时追问一句；都不问就写 无。",
        used=True,
    )
    daily_messages: int = _rule(
        "每群每日上限",
        rulewords.whole_number("条", 1, 999),
        "40",
        "每个群每天最多主动发几条，不算回答；超过的，能等的并入晒比拼。",
        used=True,
    )
    datum: MapDatum = _rule(
        "坐标",
        rulewords.DATUM,
        "WGS84",
        "《点位》的经纬度用的坐标：WGS84 是手机和卫星定位；高德、腾讯地图是 GCJ02；百度地图是 BD09。",
        used=True,
    )
    score_sheets: int = _rule(
        "互评份数",
        rulewords.whole_number("份", 1, 5),
        "1",
        "每个网格每月由几个别的网格打分；网格少时，互相打分免不了的就少评几份。",
        used=True,
    )
    scores_until: MonthMoment = _rule(
        "评分截止",
        clockwords.MONTH_MOMENT,
        "月末 18:00",
        "每月互评填到什么时候，过了就不能填、不能改。",
        used=True,
    )
    score_weights: tuple[int, int] = _rule(
        "榜分权重",
        rulewords.WEIGHTS,
        "考核70、互评30",
        "综合分里考核分和互评各占百分之几；缺一样就按另一样算。",
        used=True,
    )
    boards: tuple[str, str] = _rule(
        "榜名", rulewords.PAIR, "红榜、黄榜", "两个榜叫什么，先好后差。", used=True
    )
    good_bar: Bar = _rule(
        "红榜条件",
        rulewords.TOP,
        "前3名、90分",
        "上好的榜：名次，和综合分至少几分；写了两样就都要够。",
        used=True,
    )
    weak_bar: Bar = _rule(
        "黄榜条件",
        rulewords.BOTTOM,
        "后3名、80分",
        "上差的榜：名次，和综合分至多几分；写了两样就都要够。",
        used=True,
    )
    least_due: int = _rule(
        "上榜件数",
        rulewords.whole_number("件", 0, 999),
        "3",
        "一个月到期不满几件的网格不排名，免得一两件就定好坏。",
        used=True,
    )
    bulletin_name: str = _rule("简报名称", paperwords.NAME, "创建动态", "简报报头上的名字。", used=True)
    bulletin_copies: tuple[tuple[str, str], ...] = _rule(
        "简报报送",
        paperwords.COPIES,
        "报：区委、区政府；发：各街道、镇、部门；抄送：市创建办",
        "简报、通报末尾的 报、发、抄送。",
        used=True,
    )
    objecting: TimeLimit = _rule(
        "异议期", rulewords.LIMIT, "2工作日", "榜单签发前，各单位多久以内可以提异议。", used=True
    )
    published_in: tuple[Purpose, ...] = _rule(
        "榜单公布", rulewords.PURPOSES, "全区、核心", "榜单签发后发到哪些用途的群；都不发就写 无。", used=True
    )


DEFAULTS = Rules()


@cache
def table() -> Mapping[str, RuleLine]:
    """Every rule by the name of its field, in the order of the sheet, including those that no code uses yet."""
    return {one.name: one.metadata["rule"] for one in fields(Rules)}


def offered() -> tuple[RuleLine, ...]:
    """The rules that the sheet may have."""
    return tuple(rule for rule in table().values() if rule.used)


def line_of(name: str) -> tuple[str, RuleLine]:
    """The field of the rule that people call so, and its line of the sheet. Raises BadRule if it does nothing."""
    wanted = narrowed(name).replace(" ", "")
    named = {rule.name: (attribute, rule) for attribute, rule in table().items()}
    if wanted not in named:
        raise BadRule(f"没有规则“{wanted}”", f"应为 {'、'.join(rule.name for rule in offered())} 中的一个")
    attribute, rule = named[wanted]
    if not rule.used:
        raise BadRule(f"规则“{wanted}”现在还不起作用", "应去掉这一行")
    return attribute, rule


def says(rules: Rules) -> dict[str, str]:
    """名称 and 值 of every rule that the sheet may have, as a workbook and the database hold them."""
    return {
        rule.name: rule.spelling.say(getattr(rules, attribute))
        for attribute, rule in table().items()
        if rule.used
    }


def rules_of(said: Mapping[str, str]) -> Rules:
    """The rules that these names and values say, the others at their default. Raises BadRule."""
    lines = ((*line_of(name), text) for name, text in said.items())
    return Rules(**{attribute: line.read(text) for attribute, line, text in lines})


def conflicts(rules: Rules) -> Iterator[tuple[tuple[str, str], BadRule]]:
    """Contradictions between two rules. Out: their names, the later one first, and how to mend it."""
    order = ("roll_call", "roll_call_reminder", "roll_call_result")
    for earlier, later in pairwise(order):
        before, after = getattr(rules, earlier), getattr(rules, later)
        if before >= after:
            names = table()[later].name, table()[earlier].name
            wrong = f"{names[0]} {after:%H:%M} 不晚于{names[1]} {before:%H:%M}"
            yield names, BadRule(wrong, "应先点名，再提醒，后公布结果")


def changed(before: Rules, after: Rules) -> tuple[str, ...]:
    """The names of the rules in which two values differ, in the order of the sheet."""
    old, new = says(before), says(after)
    return tuple(name for name in new if old[name] != new[name])
