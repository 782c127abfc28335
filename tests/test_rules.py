"""Rules of a district (规则): read as people type them, refused with what would be right, said as one reads them."""
# ruff: noqa: E501 - a table is read row by row

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, time, timedelta

import pytest

from domain.cases import Source
from domain.categories import LimitUnit
from domain.cycles import Monthly, Weekly, Yearly
from domain.daywords import DaysOf
from domain.district import Purpose
from domain.grades import Grading
from domain.rechecks import RecheckGroup
from domain.ruleline import BadRule, RuleLine
from domain.rules import Rules
from domain.rulesheet import changed, conflicts, line_of, rules_of, says, table
from domain.rulevalues import MapDatum, Recurrence, Rung, TimeLimit
from domain.themes import Theme

DAY = ((time(8, 30), time(12)), (time(14), time(18)))
READ: list[tuple[str, str, object, str]] = [
    # 名称, as typed, the value, as it is said
    ("工作时间", "08:30-12:00、14:00-18:00", DAY, "08:30-12:00、14:00-18:00"),
    ("工作时间", "8:30-12:00,14:00-18:00", DAY, "08:30-12:00、14:00-18:00"),
    ("工作时间", "０８：３０－１２：００；１４：００～１８：００", DAY, "08:30-12:00、14:00-18:00"),
    ("工作时间", "8:30 — 12:00  14:00 至 18:00", DAY, "08:30-12:00、14:00-18:00"),
    ("工作时间", "上午8点半到12点，下午 2点到6点", DAY, "08:30-12:00、14:00-18:00"),
    ("工作时间", "8.30-12.00，14.00-18.00", DAY, "08:30-12:00、14:00-18:00"),
    ("工作时间", "9:00-17:00", ((time(9), time(17)),), "09:00-17:00"),
    ("夜间免打扰", "21:00-07:00", (time(21), time(7)), "21:00-07:00"),
    ("点名", "8:30", time(8, 30), "08:30"),
    ("点名", "08：30", time(8, 30), "08:30"),
    ("点名", "８：３０", time(8, 30), "08:30"),
    ("点名", "8点30分", time(8, 30), "08:30"),
    ("点名", "8时", time(8), "08:00"),
    ("点名", "08:30:00", time(8, 30), "08:30"),
    ("晒比拼", "下午6点", time(18), "18:00"),
    ("周报", "周五 17:00", Weekly(5, time(17)), "周五 17:00"),
    ("周报", "每星期五17：00", Weekly(5, time(17)), "周五 17:00"),
    ("周报", "礼拜天 9:00", Weekly(7, time(9)), "周日 09:00"),
    ("周报", "周1 9:00", Weekly(1, time(9)), "周一 09:00"),
    ("月报", "1日 09:00", Monthly(1, time(9)), "1日 09:00"),
    ("月报", "每月１号9:00", Monthly(1, time(9)), "1日 09:00"),
    ("年报", "1月 10:00", Yearly(1, time(10)), "1月 10:00"),
    ("核查提醒", "4工作时", TimeLimit(4, LimitUnit.WORKING_HOUR), "4工作时"),
    ("核查提醒", "4 个工作小时", TimeLimit(4, LimitUnit.WORKING_HOUR), "4工作时"),
    ("认领时限", "1.5小时", TimeLimit(1.5, LimitUnit.HOUR), "1.5小时"),
    ("异议期", "2个工作日", TimeLimit(2, LimitUnit.WORKING_DAY), "2工作日"),
    ("异议期", "3天", TimeLimit(3, LimitUnit.CALENDAR_DAY), "3自然日"),
    ("催办次数", "2", 2, "2"),
    ("催办次数", "３次", 3, "3"),
    ("催办次数", "0", 0, "0"),
    (
        "升级",
        "单位负责人 0、包挂领导8工作时；创建办 16工作时",
        (
            Rung("单位负责人", TimeLimit(0, LimitUnit.WORKING_HOUR)),
            Rung("包挂领导", TimeLimit(8, LimitUnit.WORKING_HOUR)),
            Rung("创建办", TimeLimit(16, LimitUnit.WORKING_HOUR)),
        ),
        "单位负责人 0、包挂领导 8工作时、创建办 16工作时",
    ),
    ("热线", "0570-1234567", "0570-1234567", "0570-1234567"),
    ("自报范围", "80", 80, "80米"),
    ("自报窗口", "15 日", 15, "15天"),
    ("来源权重", "领导交办3；督查 1", ((Source.LEADER, 3), (Source.INSPECTION, 1)), "领导交办 3、督查 1"),
    ("来源权重", "无", (), "无"),
    ("排摸月", "无", (), "无"),
    ("排摸月", "2026年12月", (DaysOf(date(2026, 12, 1), date(2026, 12, 31)),), "2026-12"),
    (
        "排摸月",
        "2026-05、2026/12/01—2026.12.20",
        (DaysOf(date(2026, 5, 1), date(2026, 5, 31)), DaysOf(date(2026, 12, 1), date(2026, 12, 20))),
        "2026-05、2026-12-01到2026-12-20",
    ),
    ("撤回时限", "30分钟", timedelta(minutes=30), "30分钟"),
    ("撤回时限", "1小时", timedelta(hours=1), "60分钟"),
    ("回头看比例", "１０％", 10, "10%"),
    ("反弹天数", "30天", 30, "30"),
    ("顽疾", "3次/90日", Recurrence(3, 90), "3次/90日"),
    ("顽疾", "90天内3次", Recurrence(3, 90), "3次/90日"),
    ("照片追问", "网格、单位", (Purpose.GRID, Purpose.UNIT), "网格、单位"),
    ("照片追问", "网格群 单位群", (Purpose.GRID, Purpose.UNIT), "网格、单位"),
    ("照片追问", "无", (), "无"),
    ("每群每日上限", "40条", 40, "40"),
    ("坐标", "gcj-02", MapDatum.GCJ02, "GCJ02"),
    ("坐标", "百度坐标", MapDatum.BD09, "BD09"),
    ("坐标", "WGS 84", MapDatum.WGS84, "WGS84"),
    ("榜名", "先进榜；加油榜", ("先进榜", "加油榜"), "先进榜、加油榜"),
    ("定级", "较重 飞检;严重 危险", Grading(("危险",), ("飞检",)), "严重 危险；较重 飞检"),
    ("定级", "无", Grading((), ()), "无"),
    (
        "主题月",
        "2026-05 环境整治月(垃圾外溢,占道经营);2026年12月1日至2026-12-20 问题排摸月（不追责）",
        (
            Theme("环境整治月", date(2026, 5, 1), date(2026, 5, 31), ("垃圾外溢", "占道经营")),
            Theme("问题排摸月", date(2026, 12, 1), date(2026, 12, 20), amnesty=True),
        ),
        "2026-05 环境整治月（垃圾外溢、占道经营）；2026-12-01到2026-12-20 问题排摸月（不追责）",
    ),
    ("复查组", "一组 甲 乙；二组：丙、丁", (RecheckGroup("一组", ("甲", "乙")), RecheckGroup("二组", ("丙", "丁"))), "一组 甲、乙；二组 丙、丁"),
]  # fmt: skip
REFUSED = [
    # 名称, as typed, what is said of it
    ("点名", "25:00", "点名“25:00”没有这个时刻; 应为一个时刻，如 08:30"),
    ("点名", "8:60", "点名“8:60”没有这个时刻; 应为一个时刻，如 08:30"),
    ("点名", "早上", "点名“早上”看不懂; 应为一个时刻，如 08:30"),
    ("点名", "8:3", "点名“8:3”看不懂; 应为一个时刻，如 08:30"),
    ("点名", "8", "点名“8”看不懂; 应为一个时刻，如 08:30"),
    ("工作时间", "12:00-08:30", "工作时间“12:00-08:30”结束不晚于开始; 应由早到晚写各段，如 08:30-12:00、13:30-17:30"),
    ("工作时间", "8:30-12:00、11:00-18:00", "工作时间“8:30-12:00、11:00-18:00”几段时间有重叠，或先后颠倒; 应由早到晚写各段，如 08:30-12:00、13:30-17:30"),
    ("工作时间", "8:30", "工作时间“8:30”看不懂; 应由早到晚写各段，如 08:30-12:00、13:30-17:30"),
    ("夜间免打扰", "21:00-21:00", "夜间免打扰“21:00-21:00”开始和结束是同一时刻; 应为从几点到几点，如 21:00-07:00"),
    ("周报", "周八 17:00", "周报“周八 17:00”看不懂; 应为星期和时刻，如 周五 17:00"),
    ("周报", "周五", "周报“周五”看不懂; 应为星期和时刻，如 周五 17:00"),
    ("月报", "32日 09:00", "月报“32日 09:00”没有这一天; 应为日子和时刻，如 1日 09:00"),
    ("年报", "13月 10:00", "年报“13月 10:00”没有这个月; 应为月份和时刻，如 1月 10:00"),
    ("核查提醒", "0小时", "核查提醒“0小时”不能是 0; 应为数字和 小时、工作时、工作日、自然日，如 4工作时"),
    ("核查提醒", "4", "核查提醒“4”看不懂; 应为数字和 小时、工作时、工作日、自然日，如 4工作时"),
    ("催办次数", "-1", "催办次数“-1”看不懂; 应为 0 到 9 的整数"),
    ("催办次数", "2.5", "催办次数“2.5”看不懂; 应为 0 到 9 的整数"),
    ("催办次数", "20", "催办次数“20”超出范围; 应为 0 到 9 的整数"),
    ("升级", "书记 0", "升级“书记 0”里的“书记”不是 单位负责人、包挂领导、创建办、领导 中的一个; 应逐级写谁和多久，如 单位负责人 0、创建办 16工作时"),
    ("升级", "创建办 0、创建办 8小时", "升级“创建办 0、创建办 8小时”里有人写了两次; 应逐级写谁和多久，如 单位负责人 0、创建办 16工作时"),
    ("热线", "市长热线", "热线“市长热线”看不懂; 应为一个电话，如 12345 或 0570-1234567"),
    ("撤回时限", "2天", "撤回时限“2天”看不懂; 应为几分钟，如 30分钟"),
    ("回头看比例", "0.1", "回头看比例“0.1”看不懂; 应为 0% 到 100%，如 10%"),
    ("顽疾", "1次/90日", "顽疾“1次/90日”应至少 2 次、不超过 366 日; 应为几次和几日，如 3次/90日"),
    ("来源权重", "网友 3", "来源权重“网友 3”里的“网友”不是 自查、网格巡查、督查、飞检、领导交办、上级、媒体曝光、信箱、外部平台 中的一个; 应逐个写来源和 0 到 99 的整数，如 领导交办 3、督查 1，或 无"),
    ("排摸月", "12月", "排摸月“12月”看不懂; 应为月份或起止日子，如 2026-12 或 2026-12-01到2026-12-20，或 无"),
    ("排摸月", "2026-13", "排摸月“2026-13”看不懂; 应为月份或起止日子，如 2026-12 或 2026-12-01到2026-12-20，或 无"),
    ("照片追问", "微信", "照片追问“微信”里的“微信”不是群的用途; 应为 全区、核心、联络、单位、网格 中的一个或几个，或 无"),
    ("坐标", "西安80", "坐标“西安80”看不懂; 应为 WGS84、GCJ02、BD09 中的一个"),
    ("定级", "严重 很急", "定级“严重 很急”里的“很急”不是 危险、紧急类别、反弹、重开过、多人反映、自查、网格巡查、督查、飞检、领导交办、上级、媒体曝光、信箱、外部平台 中的一个; 应为 严重 危险、紧急类别；较重 领导交办 这样，可写 危险、紧急类别、反弹、重开过、多人反映、自查、网格巡查、督查、飞检、领导交办、上级、媒体曝光、信箱、外部平台；都不定级就写 无"),
    ("主题月", "环境整治月", "主题月“环境整治月”看不懂; 应逐个写月份或起止日子、名字和重点类别，如 2026-05 环境整治月（垃圾外溢、占道经营）；2026-12 问题排摸月（不追责），或 无"),
    ("复查组", "一组 甲", "复查组“一组 甲”里有的组不到两个人; 应逐组写组名和两个人以上，如 一组 高正扬、罗清越；二组 林晓岚、周启文，或 无"),
    ("复查组", "一组 甲、乙；二组 乙、丙", "复查组“一组 甲、乙;二组 乙、丙”里“乙”写了两次; 应逐组写组名和两个人以上，如 一组 高正扬、罗清越；二组 林晓岚、周启文，或 无"),
    ("复查组", "甲 乙 丙", "复查组“甲 乙 丙”里的组名“甲”应以“组”或“队”结尾; 应逐组写组名和两个人以上，如 一组 高正扬、罗清越；二组 林晓岚、周启文，或 无"),
    ("榜名", "红榜", "榜名“红榜”不是两个不同的名字; 应为两个名字，如 红榜、黄榜"),
]  # fmt: skip


def rule_of(name: str) -> RuleLine:
    """The line of the sheet of this name."""
    return next(rule for rule in table().values() if rule.name == name)


@pytest.mark.parametrize(("name", "typed", "value", "said"), READ)
def test_values_are_read_as_people_type_them(name: str, typed: str, value: object, said: str) -> None:
    """One value, many spellings; what is said reads as the same value again."""
    rule = rule_of(name)
    assert rule.read(typed) == value
    assert rule.spelling.say(value) == said
    assert rule.read(said) == value


@pytest.mark.parametrize(("name", "typed", "line"), REFUSED)
def test_what_has_no_sound_meaning_is_refused(name: str, typed: str, line: str) -> None:
    """What is wrong and what would be right, in one line."""
    with pytest.raises(BadRule) as caught:
        rule_of(name).read(typed)
    assert f"{caught.value.wrong}; {caught.value.right}" == line


def test_defaults_are_those_of_the_contract() -> None:
    """Each default, as the sheet writes it, is what `Rules()` holds."""
    for attribute, rule in table().items():
        assert rule.spelling.say(getattr(Rules(), attribute)) == rule.default
    assert len({rule.name for rule in table().values()}) == len(fields(Rules)) >= 22


def test_a_rule_is_found_by_its_name_however_it_is_typed() -> None:
    """Spaces and invisible characters around a name are no part of it."""
    assert line_of(" 点\u200b 名 ") == ("roll_call", rule_of("点名"))


@pytest.mark.parametrize(("name", "wrong"), [("点各", "没有规则“点各”")])
def test_a_rule_that_does_nothing_is_not_accepted(name: str, wrong: str) -> None:
    """Neither an unknown name nor one that no code uses yet passes for a setting."""
    with pytest.raises(BadRule) as caught:
        line_of(name)
    assert caught.value.wrong == wrong


def test_what_is_said_makes_the_same_rules() -> None:
    """Names and values, as a workbook and the database keep them, give the rules back; the rest is the default."""
    rules = replace(Rules(), hours=DAY, roll_call=time(8), datum=MapDatum.GCJ02, asks_about_photos=())
    assert rules_of(says(rules)) == rules
    assert rules_of({"点名": "8:00"}) == replace(Rules(), roll_call=time(8))
    assert list(says(rules)) == [rule.name for rule in table().values()]


def test_changes_are_named_in_the_order_of_the_sheet() -> None:
    """A dry run names the rules that an import would change."""
    assert changed(Rules(), replace(Rules(), digest=time(17), hours=DAY)) == ("工作时间", "晒比拼")
    assert changed(Rules(), Rules()) == ()


@pytest.mark.parametrize(
    ("reminder", "result", "lines"),
    [
        (time(9), time(9, 30), []),
        (
            time(8, 30),
            time(9, 30),
            ["点名提醒、点名: 点名提醒 08:30 不晚于点名 08:30; 应先点名，再提醒，后公布结果"],
        ),
        (
            time(9, 30),
            time(9),
            ["点名结果、点名提醒: 点名结果 09:00 不晚于点名提醒 09:30; 应先点名，再提醒，后公布结果"],
        ),
    ],
)
def test_the_times_of_a_roll_call_follow_each_other(reminder: time, result: time, lines: list[str]) -> None:
    """Nobody is reminded before being called, and nothing comes after the result."""
    rules = replace(Rules(), roll_call_reminder=reminder, roll_call_result=result)
    assert [f"{'、'.join(names)}: {bad.wrong}; {bad.right}" for names, bad in conflicts(rules)] == lines
