"""What a district sets for itself (规则): one frozen value, read from the workbook's sheet of that name.

A new rule is one line of `Rules`, or of `DayRules` (domain/rules_of_days.py) if it is about what comes round by the
clock; template, import, export and `check` follow it (domain/rulesheet.py).
"""
# ruff: noqa: RUF009 - `rule` gives a `field` of dataclasses, not a value made once

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from domain import clockwords, daywords, limitwords, paperwords, rulewords
from domain.cases import Source
from domain.cycles import MonthMoment, Weekly
from domain.daywords import DaysOf
from domain.district import Purpose
from domain.grades import GRADING, Grading
from domain.patrols import FREQUENCY, Frequency
from domain.rechecks import GROUPS, RecheckGroup
from domain.ruleline import rule
from domain.rules_of_days import DayRules
from domain.rulevalues import Bar, MapDatum, Recurrence, Rung, SpotRule, TimeLimit
from domain.seasons import SEASONS, Season
from domain.themes import THEMES, Theme


@dataclass(frozen=True, slots=True)
class Rules(DayRules):
    """What holds in a district, each field a line of the sheet 规则, behind those of `DayRules`."""

    verification: TimeLimit = rule(
        "核查提醒", limitwords.LIMIT, "4工作时", "整改后多久没人核查就提醒；再过这么久告诉创建办。"
    )
    claiming: TimeLimit = rule(
        "认领时限", limitwords.LIMIT, "4工作时", "受理或派到单位后多久没人认领、没人动，就告诉创建办。"
    )
    consulting: TimeLimit = rule(
        "会商时限", limitwords.LIMIT, "1工作日", "会商开始后多久以内要定；到时没定就提醒创建办。"
    )
    reminders: int = rule(
        "催办次数",
        rulewords.whole_number("次", 0, 9),
        "2",
        "一件问题对一个承办人最多催办几次，等核查的也一样；0 是不催。",
    )
    ladder: tuple[Rung, ...] = rule(
        "升级",
        limitwords.CLIMB,
        "单位负责人 0、包挂领导 8工作时、创建办 16工作时",
        "超期后逐级告诉谁，各在超期多久以后，每级只说一次。",
    )
    withdrawing: timedelta = rule(
        "撤回时限", limitwords.MINUTES, "30分钟", "上报后多久以内可以自己撤回，有人办过就不能撤。"
    )
    source_limits: tuple[tuple[Source, TimeLimit], ...] = rule(
        "来源时限",
        limitwords.SOURCE_LIMITS,
        "无",
        "哪些来源的问题另有时限，如 领导交办 4小时；和类别的时限比，先到的算。",
    )
    source_weights: tuple[tuple[Source, int], ...] = rule(
        "来源权重",
        limitwords.SOURCE_WEIGHTS,
        "领导交办 3、上级 3、媒体曝光 3、飞检 2",
        "自查占比里，各来源的一件按几件算；没写的按 1。",
    )
    grading: Grading = rule(
        "定级",
        GRADING,
        "严重 危险、紧急类别；较重 领导交办、上级、媒体曝光、反弹、多人反映",
        "有哪一样就算严重、较重，也可写别的来源；除了紧急类别，严重的都按危险的时限办。",
    )
    self_report_radius: int = rule(
        "自报范围", rulewords.METRES, "50米", "上面发现的问题，多远以内先前自报过算自报；同一点位都算。"
    )
    self_report_days: int = rule(
        "自报窗口", rulewords.DAYS, "30天", "上面发现的问题，往前多少天以内自报过算自报。"
    )
    explaining: TimeLimit = rule(
        "说明时限",
        limitwords.LIMIT,
        "1工作日",
        "没查到自报的，请单位多久以内说明；到时没说明，创建办也可以定。",
    )
    amnesty: tuple[DaysOf, ...] = rule(
        "排摸月",
        daywords.AMNESTY,
        "无",
        "问题排摸月，这些天里上面发现的问题不追责，如 2026-12 或 2026-12-01到2026-12-20。",
    )
    themes: tuple[Theme, ...] = rule(
        "主题月",
        THEMES,
        "无",
        "有主题的日子和重点类别，如 2026-05 环境整治月（垃圾外溢、占道经营）；点名、晒比拼各带一句，结束有总结。",
    )
    supervised_after: TimeLimit = rule(
        "督办超期", limitwords.LIMIT, "3工作日", "超期多久的问题由走街提议督办。"
    )
    supervised_reworks: int = rule(
        "督办返工", rulewords.whole_number("次", 1, 9), "2", "返工几次的问题由走街提议督办。"
    )
    seeing: TimeLimit = rule(
        "核实时限", limitwords.LIMIT, "2工作时", "请人去现场看，多久以内要回话；再过这么久没回，告诉创建办。"
    )
    supervising: TimeLimit = rule("督办时限", limitwords.LIMIT, "3工作日", "督办单签发后多久以内要回复。")
    on_the_spot: SpotRule = rule(
        "现场整改",
        rulewords.ON_THE_SPOT,
        "待核查",
        "当场办好、附前后照片的怎么算：待核查 是别人核查后才销号，直接销号 是报了就销号。",
    )
    looking_back: Weekly = rule(
        "回头看", clockwords.WEEKLY, "周一 09:00", "每周哪天几点抽回头看；周一放假就顺延到上班的日子。"
    )
    look_back: int = rule(
        "回头看比例",
        rulewords.PERCENT,
        "10%",
        "上次抽查以来销号的抽多少回头看，百分之几，至少一件；0% 是不抽。",
    )
    look_back_limit: TimeLimit = rule("回头看时限", limitwords.LIMIT, "4工作日", "抽中的多久以内要看完。")
    recheck_groups: tuple[RecheckGroup, ...] = rule(
        "复查组",
        GROUPS,
        "无",
        "回头看分组去看，每组至少两个督查员或创建办的人，如 一组 高正扬、罗清越；有人办过、核查过的组不派。",
    )
    rebound_days: int = rule(
        "反弹天数",
        rulewords.whole_number("[日天]", 1, 366),
        "30",
        "销号后多少日内的可以抽回头看、可以报反弹。",
    )
    stubborn: Recurrence = rule(
        "顽疾",
        rulewords.RECURRENCE,
        "3次/90日",
        "同一点位同一类别多少日内出现几次算顽疾；两小时内又报、还没整改的，算同一次。",
    )
    patrols: Frequency | None = rule(
        "巡查频次",
        FREQUENCY,
        "普通 30日、反弹 14日、顽疾 7日",
        "点位几日内要有人去一次；类型可另写，如 农贸市场 14日；不用就写 无。",
    )
    seasons: tuple[Season, ...] = rule(
        "季节巡查",
        SEASONS,
        "无",
        "哪几个月里什么容易反复，有过的点位几日去一次，如 6-9月 占道经营 7日；写类别、大类或点位类型。",
    )
    retold: Recurrence = rule(
        "专项",
        rulewords.RECURRENCE,
        "3次/30日",
        "同一点位同一类别多少日内被反映几次（并案也算），就向创建办提议专项整治。",
    )
    new_points: Recurrence = rule(
        "新点位",
        rulewords.RECURRENCE,
        "3次/90日",
        "底册里没有的同一地方，多少日内报了几次就问创建办要不要加成点位。",
    )
    asks_about_photos: tuple[Purpose, ...] = rule(
        "照片追问",
        rulewords.PURPOSES,
        "网格、单位",
        "哪些用途的群里，只发照片不写字时追问一句；都不问就写 无。",
    )
    daily_messages: int = rule(
        "每群每日上限",
        rulewords.whole_number("条", 1, 999),
        "40",
        "每个群每天最多主动发几条，不算回答；超了以后，不急的并入晒比拼一起发。",
    )
    datum: MapDatum = rule(
        "坐标",
        rulewords.DATUM,
        "WGS84",
        "《点位》的经纬度用的坐标：WGS84 是手机和卫星定位；高德、腾讯地图是 GCJ02；百度地图是 BD09。",
    )
    score_sheets: int = rule(
        "互评份数",
        rulewords.whole_number("份", 1, 5),
        "1",
        "每个网格每月由几个别的网格打分；网格少时，互相打分免不了的就少评几份。",
    )
    scores_until: MonthMoment = rule(
        "评分截止", clockwords.MONTH_MOMENT, "月末 18:00", "每月互评填到什么时候，过了就不能填、不能改。"
    )
    score_weights: tuple[int, int] = rule(
        "榜分权重",
        rulewords.WEIGHTS,
        "考核70、互评30",
        "综合分里考核分和互评各占百分之几；缺一样就按另一样算。",
    )
    boards: tuple[str, str] = rule("榜名", rulewords.PAIR, "红榜、黄榜", "两个榜叫什么，先好后差。")
    good_bar: Bar = rule(
        "红榜条件", rulewords.TOP, "前3名、90分", "上好的榜：名次，和综合分至少几分；写了两样就都要够。"
    )
    weak_bar: Bar = rule(
        "黄榜条件", rulewords.BOTTOM, "后3名、80分", "上差的榜：名次，和综合分至多几分；写了两样就都要够。"
    )
    least_due: int = rule(
        "上榜件数",
        rulewords.whole_number("件", 0, 999),
        "3",
        "一个月到期不满几件的网格不排名，免得一两件就定好坏。",
    )
    district_name: str = rule(
        "区名",
        paperwords.DISTRICT,
        "无",
        "文件、图、榜单上写的区县名，如 金山新区；写 无，就从单位、群的名称里看。",
    )
    hotline: str = rule(
        "热线",
        rulewords.PHONE,
        "12345",
        "不认识的人来报问题，请他打的电话，如 12345、0570-1234567。",
    )
    bulletin_name: str = rule("简报名称", paperwords.NAME, "创建动态", "简报报头上的名字。")
    bulletin_copies: tuple[tuple[str, str], ...] = rule(
        "简报报送",
        paperwords.COPIES,
        "报：区委、区政府；发：各街道、镇、部门；抄送：市创建办",
        "简报、通报末尾的 报、发、抄送。",
    )
    objecting: TimeLimit = rule(
        "异议期", limitwords.LIMIT, "2工作日", "榜单签发前，各单位多久以内可以提异议。"
    )
    notice_first: tuple[str, ...] = rule(
        "告知类别",
        rulewords.NAMES,
        "僵尸车",
        "哪些类别（或大类）先贴告知、等几天再处置，等的时候时限停着；没有就写 无。",
    )
    longest_notice: int = rule(
        "告知天数",
        rulewords.whole_number("[日天]", 1, 30, "天"),
        "10天",
        "告知最多几天；再久要申请延期或挂账，由别人签批。",
    )
    hides_plates: tuple[str, ...] = rule(
        "遮挡车牌",
        rulewords.NAMES,
        "停车交通、违法停车、僵尸车",
        "哪些类别（或大类）的照片，进晒比拼的图、对比墙、Word、Excel 时遮住车牌；都不遮就写 无。",
    )
    published_in: tuple[Purpose, ...] = rule(
        "榜单公布", rulewords.PURPOSES, "全区、核心", "榜单签发后发到哪些用途的群；都不发就写 无。"
    )


DEFAULTS = Rules()
