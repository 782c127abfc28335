"""The first lines of the sheet 规则: when the district works, and what comes round by the clock."""
# ruff: noqa: RUF009 - `rule` gives a `field` of dataclasses, not a value made once

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta

from domain import clockwords, limitwords, rulewords
from domain.calendar import Hours
from domain.cycles import Monthly, Weekly, Yearly
from domain.planned_walks import PLANS, PlannedWalk
from domain.ruleline import rule
from domain.rulevalues import DutyMode, LeaderDaily, TimeLimit
from domain.visits import Visit


@dataclass(frozen=True, slots=True)
class DayRules:
    """Hours, roll-calls, duty, digests, reports and planned walks. Times are local."""

    hours: Hours = rule(
        "工作时间",
        clockwords.HOURS,
        "08:30-12:00、13:30-17:30",
        "上班的几段时间；工作时、工作日的时限和催办都按它算。",
    )
    quiet: tuple[time, time] = rule(
        "夜间免打扰",
        clockwords.NIGHT,
        "21:00-07:00",
        "这段时间不催办；开始前一小时，先提醒到下个上班早上为止要到期的。",
    )
    roll_call: time = rule("点名", clockwords.CLOCK, "08:30", "工作日几点点名。")
    roll_call_reminder: time = rule("点名提醒", clockwords.CLOCK, "09:00", "工作日几点提醒还没应答的人。")
    roll_call_result: time = rule("点名结果", clockwords.CLOCK, "09:30", "工作日几点公布点名结果。")
    duty_window: timedelta = rule(
        "值班应答",
        limitwords.MINUTES,
        "15分钟",
        "每班开始后多久出值班结果；那时没到齐，告诉单位负责人和创建办。一个岗另有“应答时限”的按它。",
    )
    duty_modes: tuple[DutyMode, ...] = rule(
        "值守模式",
        rulewords.DUTY_MODES,
        "无",
        "值班人数写成 2+4 时各是什么人，如 2+4=2名民警+4名辅警；几种用顿号隔开。",
    )
    duty_explaining: TimeLimit = rule(
        "查岗说明", limitwords.LIMIT, "4工作时", "查岗不在的，请单位说明；多久没说明就照实起草通报。"
    )
    squad_window: timedelta = rule("应急接单", limitwords.MINUTES, "5分钟", "应急队多久没接就找下一队。")
    digest: time = rule("晒比拼", clockwords.CLOCK, "18:00", "每天几点发晒比拼。")
    joined_digests: bool = rule(
        "合并晒比拼", rulewords.YES_OR_NO, "否", "是：网格群不单独发晒比拼，和本单位的群合在一起说。"
    )
    confirmed_days: bool = rule(
        "日报确认",
        rulewords.YES_OR_NO,
        "否",
        "是：工作日单位群的晒比拼带〔确认日报〕，没事的单位也发一行（零报告）；谁没确认，第二天在核心群的晒比拼里说。",
    )
    leader_daily: LeaderDaily = rule(
        "领导日报",
        rulewords.LEADER_DAILY,
        "有新超期才发",
        "晒比拼时，私聊发给联系领导，说他联系的网格怎样：发、有新超期才发、不发；只发给和走街私聊过的，没事不发。",
    )
    weekly: Weekly = rule(
        "周报", clockwords.WEEKLY, "周五 17:00", "每周哪天几点截稿、发周报；放假就提前到上班的日子。"
    )
    monthly: Monthly = rule(
        "月报",
        clockwords.MONTHLY,
        "1日 09:00",
        "每月哪天几点发上个月的月报，月底截稿；放假就顺延到上班的日子。",
    )
    quarterly: Monthly = rule(
        "季报",
        clockwords.QUARTERLY,
        "1日 09:30",
        "一个季度过后，下个月哪天几点发季报；放假就顺延到上班的日子。",
    )
    yearly: Yearly = rule(
        "年报", clockwords.YEARLY, "1月 10:00", "哪个月几点发上一年的年报，在那个月第一个工作日。"
    )
    ranked_from: int = rule(
        "排名件数",
        rulewords.whole_number("件", 1, 99),
        "5",
        "周报、月报、晒比拼和比率的排名里，不足几件的单位和网格不排名次，件数太少比不出来。",
    )
    visit: Visit | None = rule(
        "迎检",
        rulewords.VISIT,
        "无",
        "上级来检查的那几天，如 2026-12-01 至 2026-12-05；那几天中午加一次晒比拼、每天出周报进展，过了自己停。",
    )
    daily_meeting: time | None = rule(
        "例会",
        clockwords.CLOCK_OR_NONE,
        "无",
        "工作日几点把例会要过的发到核心群，如 08:40：新增、超期、要定的、议定没办完的；不用就写 无，要看发“例会”。",
    )
    planned_walks: tuple[PlannedWalk, ...] = rule(
        "走街计划",
        PLANS,
        "无",
        "每周哪天几点走街、走哪里、谁走，如 周三 15:00 示范街巷（高正扬）；前一天傍晚和到点时私聊提醒创建办和走的人。",
    )
    secret_walkers: tuple[str, ...] = rule(
        "暗访人员",
        rulewords.PEOPLE,
        "无",
        "除督查员、创建办、领导和走街计划里写明暗访的人以外，谁还可以暗访，写姓名，同名的写 姓名@单位。",
    )
