"""The district workbook: what is written comes back, every fault is named at its cell, nothing becomes a formula."""
# ruff: noqa: E501 - the table of faults is read row by row, each with its whole line

from __future__ import annotations

import struct
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from bot.workbook import Book, read, template, write
from bot.workbook.cells import split
from bot.workbook.columns import CATEGORIES, RULES, SCORES, SHEETS
from bot.workbook.faults import CellFault
from bot.workbook.opening import load
from bot.workbook.rows import table_of
from bot.workbook.scoring import sets_of_sheet
from bot.workbook.sheets import MOST_ROWS
from domain.appraisal import Outcome, ScoreRule
from domain.cases import Source
from domain.categories import Axis, Category, LimitUnit
from domain.district import District, Grid, Group, Person, Purpose, Role, Unit, UnitKind
from domain.editions import Difference
from domain.mock_scores import YearIndicator
from domain.platform import Platform
from domain.points import Point
from domain.rules import Rules
from domain.rulesets import CITY_MANAGEMENT, INSPECTION, USUAL
from domain.rulesheet import table
from domain.rulevalues import MapDatum
from tests.turns import AT_LARGE, EVERYWHERE

SAMPLE = Path(__file__).parents[1] / "bot" / "sample" / "district.xlsx"
ROWS: dict[str, list[list[object]]] = {
    "单位": [
        ["城东街道办事处", "城东街道", "街道", None, "张一", "钱五"],
        ["河西社区", None, "村社区", "城东街道", "王二", None],
        ["综合执法中队", "执法中队", "部门", None, "李三", None],
    ],
    "网格": [["01", "东一网格", "城东街道", "张一", "人民路以东", 1200], ["02", "东二网格", "河西社区", "王二", None, 300]],
    "人员": [
        ["张一", "城东街道", "01", "网格员、单位负责人", "13800000001", "zhangyi", "1001"],
        ["王二", "河西社区", "02", "网格员", None, None, None],
        ["李三", "城东街道", None, "经办人", None, None, None],
        ["李三", "执法中队", None, "经办人", None, None, None],
        ["钱五", "城东街道", None, "领导", None, None, None],
    ],
    "点位": [
        ["D1", "人民路", "主次干道", "01", "1 号", "大街、老街", 28.9, 120.1, "张一", "张一", "赵四", "执法中队"],
        ["D2", "和平路", "主次干道", "01", None, None, None, None, None, None, None, None],
    ],
    "群": [
        ["全区群", "全区", "网页", "all", None, None, None],
        ["河西群", "单位", "网页", "unit", "河西社区", None, None],
        ["东一群", "网格", "Telegram", "-1001", None, "01", "key"],
    ],
    "类别": [["占道经营", "市容秩序", "占道", "执法中队", 4, "小时", "否"], ["违建", None, None, None, 15, "自然日", "是"]],
    "规则": [["点名", "8:30", "自己的说明"], ["晒比拼", "18：00", None]],
    "值班": [["东门岗", None, None, "1+1", "8:00-12:00、22:00-6:00", "周五至周日", "张一、李三@执法中队", "钱五", "照片", date(2026, 3, 1), "2026年4月1日", "30 分钟"]],
    "评分规则": [
        ["一版", "2026-01-01", None, "基础", 100, None, None, "人人都有"],
        ["一版", "2026年1月1日", None, "按期率", -1, "90%", 50, None],
        ["二版", "2026/3/1", None, "基础", 100, None, None, None],
        ["二版", "2026-03-01", "媒体曝光、上级", "超期", -1, None, None, None],
        ["二版", "2026-03-01", None, "超期", -0.5, None, 10, None],
    ],
    "指标": [["2.1 市容", 2026, 20, "不占道"], ["2.1 市容", "2025年", 15, None]],
}  # fmt: skip


def small_book(path: Path, change: Callable[[Workbook], object] = lambda book: None) -> Path:
    """A sound small book as an office would make it, changed in some way."""
    book = Workbook()
    for sheet in SHEETS:
        page = book.create_sheet(sheet.name)
        page.append([column.name for column in sheet.columns])
        for row in ROWS[sheet.name]:
            page.append(row)
    change(book)
    book.save(path)
    return path


def lines(path: Path) -> list[str]:
    """The faults of a book as the office sees them."""
    return [str(fault) for fault in read(path).faults]


def setting(**cells: object) -> Callable[[Workbook], None]:
    """A change that puts values into cells: `人员_D2="经办人"`."""

    def change(book: Workbook) -> None:
        for place, value in cells.items():
            sheet, cell = place.split("_")
            book[sheet][cell].value = value

    return change


def test_sample_comes_back_equal(tmp_path: Path) -> None:
    """The sample district is sound, and what is written from it reads as the same district."""
    sample = read(SAMPLE)
    assert sample.faults == ()
    write(sample.district, tmp_path / "again.xlsx", sample.rules, library=sample.library or ())
    assert read(tmp_path / "again.xlsx") == replace(sample, rule_sets=(USUAL,))


def test_writing_twice_says_the_same(tmp_path: Path) -> None:
    """Two exports differ in nothing but the moment they were made."""
    parts = []
    for name in ("one.xlsx", "two.xlsx"):
        write(read(SAMPLE).district, tmp_path / name)
        archive = zipfile.ZipFile(tmp_path / name)
        parts.append({part: archive.read(part) for part in archive.namelist() if part != "docProps/core.xml"})
    assert parts[0] == parts[1]


def test_sample_is_a_whole_district() -> None:
    """Every grid has staff, a handler and a head, every unit that gets cases a handler and a group."""
    district = read(SAMPLE).district
    assert [grid.code for grid in district.grids] == [f"{n:02}" for n in range(1, 11)]
    assert len(district.points) >= 60 and len(district.categories) >= 50 and len(district.people) >= 40
    assert {role for person in district.people for role in person.roles} == set(Role)
    for grid in district.grids:
        assert [one for one in district.people if Role.REPORTER in one.roles and grid.id in one.grids]
        assert district.groups_for(Purpose.GRID, grid=grid.id)
    line_units = {id for one in district.points for id in one.line_units}
    line_units |= {id for one in district.categories for id in one.line_units}
    for unit in line_units | {grid.unit for grid in district.grids}:
        roles = {role for person in district.people if person.unit == unit for role in person.roles}
        assert {Role.HANDLER, Role.UNIT_HEAD} <= roles
        assert district.groups_for(Purpose.UNIT, unit=unit)


def _words(book: Workbook, formula: str) -> tuple[str, ...]:
    """What a drop-down list offers; its words stand in it or in a column. Excel opens no file with a longer one in it."""
    if formula.startswith('"'):
        assert len(formula) <= 255 + len('""')
        return tuple(formula.strip('"').split(","))
    sheet, cells = formula.split("!")
    return tuple(str(cell.value) for (cell,) in book[sheet.strip("'")][cells.replace("$", "")])


def test_template_is_sound_and_empty(tmp_path: Path) -> None:
    """The template has all sheets with notes and lists, an example row each, and the usual categories."""
    template(tmp_path / "empty.xlsx")
    book = load_workbook(tmp_path / "empty.xlsx")
    assert book.sheetnames == ["说明", *(sheet.name for sheet in SHEETS)]
    for sheet in SHEETS:
        page = book[sheet.name]
        assert [cell.value for cell in page[1]] == [column.name for column in sheet.columns]
        assert all(cell.comment for cell in page[1])
        assert sheet in (CATEGORIES, RULES, SCORES) or str(page["A2"].value).startswith("示例：")
        lists = {str(one.sqref)[0]: one.formula1 for one in page.data_validations.dataValidation}
        offered = [c for c in sheet.columns if c.choices or c.hints]
        assert [_words(book, text) for text in lists.values()] == [c.choices or c.hints for c in offered]
    standard = tuple(replace(one, line_units=(), indicators=()) for one in read(SAMPLE).district.categories)
    assert len(standard) == 52 and all(one.limit and one.aliases for one in standard if one.urgent)
    assert read(tmp_path / "empty.xlsx") == Book(District(categories=standard), (), Rules(), (USUAL,), ())


LONG = "长" * 2001
FAULTS: list[tuple[dict[str, object], list[str]]] = [
    ({"单位_A3": None, "网格_C3": None, "人员_B3": None, "群_E3": "城东街道"}, [
        "单位!A3: 缺名称; 应填写名称", "网格!C3: 缺单位; 应填写单位", "人员!B3: 缺单位; 应填写单位"]),
    ({"单位_C2": "街办"}, ["单位!C2: 类型不能是“街办”; 应为 街道、镇、村社区、部门、专班、其他 中的一个"]),
    ({"单位_B3": "城东 街道"}, ["单位!B3: 简称“城东 街道”与第 2 行的简称重复; 名称和简称都应各不相同"]),
    ({"单位_D3": "城北街道"}, ["单位!D3: 上级单位“城北街道”不在《单位》表里; 应为《单位》表里的名称或简称，是不是“城东街道”"]),
    ({"单位_D2": "河西社区"}, ["单位!D2: 上级单位绕成了圈：城东街道 → 河西社区 → 城东街道; 应由下级指向上级"]),
    ({"单位_D4": "执法中队"}, ["单位!D4: 上级单位绕成了圈：执法中队 → 执法中队; 应由下级指向上级"]),
    ({"单位_E2": "周九"}, ["单位!E2: 负责人“周九”不在《人员》表里; 应为《人员》表里的姓名，或写成 姓名@单位"]),
    ({"单位_E3": "李三"}, ["单位!E3: 有 2 个人叫“李三”; 应写成 姓名@单位，如 “李三@城东街道办事处”"]),
    ({"单位_A2": LONG, "单位_B2": "城东街道"}, ["单位!A2: 有 2001 个字; 应不超过 2000 个字"]),
    ({"网格_A3": "０１", "人员_C3": "东二网格"}, ["网格!A3: 编号“01”与第 2 行的编号重复; 编号和名称都应各不相同"]),
    ({"网格_B3": "东一 网格"}, ["网格!B3: 名称“东一 网格”与第 2 行的名称重复; 编号和名称都应各不相同"]),
    ({"网格_F2": 0}, ["网格!F2: 规模 0 超出范围; 应为大于 0、不超过 9999999 的数字"]),
    ({"网格_F2": "一千"}, ["网格!F2: 规模“一千”不是数字; 应为大于 0、不超过 9999999 的数字"]),
    ({"网格_F2": "=B2*2"}, ["网格!F2: 规模是公式，文件里没有算出的结果; 应在 Excel 或 WPS 里打开并保存后再导入，或直接填写内容"]),
    ({"人员_A4": "张 一"}, ["人员!A4: “张一”与第 2 行是同一单位的同名人员; 一人应只有一行；确是两个人的，应在姓名里加以区别"]),
    ({"人员_C2": None}, ["人员!C2: 网格员没有网格; 应至少写一个网格的编号或名称"]),
    ({"人员_C2": "01、09"}, ["人员!C2: 网格“09”不在《网格》表里; 应为《网格》表里的编号或名称"]),
    ({"人员_D3": "网格长,经办人"}, ["人员!D3: 角色不能是“网格长”; 应为 网格员、经办人、单位负责人、督查员、创建办、领导、观察员 中的一个或几个"]),
    ({"人员_D3": "、"}, ["人员!D3: 缺角色; 应为 网格员、经办人、单位负责人、督查员、创建办、领导、观察员 中的一个或几个"]),
    ({"人员_F3": "zhangyi"}, ["人员!F3: 企业微信账号“zhangyi”与第 2 行重复; 应各不相同"]),
    ({"人员_G3": 1001}, ["人员!G3: Telegram ID“1001”与第 2 行重复; 应各不相同"]),
    ({"人员_G3": "@wang"}, ["人员!G3: Telegram ID “@wang”不是数字; 应为数字账号，不是用户名"]),
    ({"人员_G3": 12345678901234567}, ["人员!G3: 数字超过 15 位，末尾几位已被表格软件改动; 应先把单元格格式设为文本再重新填写"]),
    ({"点位_A3": "d1"}, ["点位!A3: 编号“d1”与第 2 行重复; 应各不相同"]),
    ({"点位_A2": "01-和平路", "点位_A3": None}, ["点位!A3: 空着的编号会成为“01-和平路”，与第 2 行重复; 应填写一个不同的编号"]),
    ({"点位_A3": date(2026, 1, 2)}, ["点位!A3: 单元格是日期或时间; 应先把单元格格式设为文本再重新填写"]),
    ({"点位_B3": "人民路"}, ["点位!B3: 名称“人民路”与第 2 行重复; 应各不相同"]),
    ({"点位_D3": None}, ["点位!D3: 缺网格; 应填写网格"]),
    ({"点位_F2": "大街；和平路"}, ["点位!F2: 别名“和平路”是同一网格里第 3 行的名称; 应去掉这个别名，或改成别的叫法"]),
    ({"点位_G3": 28.9}, ["点位!H3: 有纬度没有经度; 应两个都填或都不填"]),
    ({"点位_G2": 120.1}, ["点位!G2: 纬度 120.1 超出范围; 应为-90 到 90 的数字"]),
    ({"点位_H2": "nan"}, ["点位!H2: 经度“nan”不是数字; 应为-180 到 180 的数字"]),
    ({"点位_J2": "李三@河西社区"}, ["点位!J2: 网格员“李三@河西社区”不在《人员》表里; 应为《人员》表里的姓名，或写成 姓名@单位"]),
    ({"点位_L2": "执法中队、住建局"}, ["点位!L2: 条线单位“住建局”不在《单位》表里; 应为《单位》表里的名称或简称"]),
    ({"群_A3": "全区群"}, ["群!A3: 名称“全区群”与第 2 行重复; 应各不相同"]),
    ({"群_B2": "私聊"}, ["群!B2: 用途不能是“私聊”; 应为 全区、核心、联络、单位、网格 中的一个"]),
    ({"群_C2": "钉钉"}, ["群!C2: 平台不能是“钉钉”; 应为 企业微信、Telegram、网页 中的一个"]),
    ({"群_D3": "all"}, ["群!D3: 群号“all”与第 2 行重复; 应各不相同"]),
    ({"群_D2": "private:1"}, ["群!D2: 群号“private:1”不能用在网页上; 应不含 / 且不以 private: 开头"]),
    ({"群_G2": "https://a.cn/send?key=geheim"}, ["群!G2: 消息推送密钥像是网址; 应只填网址里 key= 后面的那一串"]),
    ({"群_G3": "geheim", "群_G4": "geheim"}, ["群!G4: 消息推送密钥与第 3 行重复; 一个群应有自己的消息推送"]),
    ({"群_E3": None, "群_F4": None}, ["群!E3: 单位群没有单位; 应写明是哪个单位的群", "群!F4: 网格群没有网格; 应写明是哪个网格的群"]),
    ({"类别_A3": "占道经营"}, ["类别!A3: 名称“占道经营”与第 2 行重复; 应各不相同"]),
    ({"类别_C2": "违建"}, ["类别!C2: 别名“违建”是第 3 行的名称; 应去掉这个别名，或改成别的叫法"]),
    ({"类别_E2": -4}, ["类别!E2: 时限 -4 超出范围; 应为大于 0、不超过 9999 的数字"]),
    ({"类别_F2": "天", "类别_G2": "急"}, ["类别!F2: 时限单位不能是“天”; 应为 小时、工作时、工作日、自然日 中的一个", "类别!G2: 紧急不能是“急”; 应为 是、否 中的一个"]),
    ({"类别_H1": "牵头", "类别_H2": "街道"}, ["类别!H2: 牵头不能是“街道”; 应为 属地、条线 中的一个"]),
    ({"群_D1": "号码"}, ["群!A1: 没有“群号”列; 应在第一行写上列名“群号”"]),
    ({"群_H1": "群号"}, ["群!H1: “群号”列有两列; 应只有一列，另一列在 D 列"]),
    ({"群_G1": "备注"}, []),
    ({"规则_B2": "25:00"}, ["规则!B2: 点名“25:00”没有这个时刻; 应为一个时刻，如 08:30"]),
    ({"规则_A3": "晒比"}, [f"规则!A3: 没有规则“晒比”; 应为 {'、'.join(rule.name for rule in table().values())} 中的一个"]),
    ({"规则_A3": "每群每日上限", "规则_B3": "40"}, []),
    ({"规则_A3": "红榜条件", "规则_B3": "后3名"}, ["规则!B3: 红榜条件“后3名”看不懂; 应为名次、分数或两样，如 前3名、90分"]),
    ({"规则_A3": "榜分权重", "规则_B3": "考核70、互评40"}, ["规则!B3: 榜分权重“考核70、互评40”加起来不是 100; 应为两个数，加起来 100，如 考核70、互评30"]),
    ({"评分规则_B3": "2026-02-30"}, ["评分规则!B3: 生效日期“2026-02-30”不是日期; 应为日期，如 2026-11-01"]),
    ({"评分规则_B3": "2026-02-01"}, ["评分规则!B3: “一版”有两个生效日期; 应为 2026-01-01，同一版本写同一天；改规则请另写一个版本"]),
    ({"评分规则_A3": "三版"}, ["评分规则!B3: “三版”和“一版”同一天生效; 每个版本的生效日期应不同"]),
    ({"评分规则_C5": "群众"}, [f"评分规则!C5: 来源不能是“群众”; 应为 {'、'.join(Source)} 中的一个或几个"]),
    ({"评分规则_D2": "底分"}, [f"评分规则!D2: 结果不能是“底分”; 应为 {'、'.join(Outcome)} 中的一个"]),
    ({"评分规则_E2": "很多"}, ["评分规则!E2: 分值“很多”不是数字; 应为-1000 到 1000 的数字"]),
    ({"评分规则_F3": None}, ["评分规则!F3: 按期率缺目标; 应为 1% 到 100%，如 95%"]),
    ({"评分规则_F6": "90%"}, ["评分规则!F6: 超期不用目标; 应空着，只有按期率、结案率、紧急按期率、紧急结案率要写"]),
    ({"评分规则_C6": "上级"}, ["评分规则!C6: “二版”的超期上级写了两次; 应只写一行"]),
    ({"评分规则_C2": "督查"}, ["评分规则!C2: 基础分不分来源; 应空着"]),
    ({"规则_A3": "点 名", "规则_B3": "9:00"}, ["规则!A3: 规则“点 名”与第 2 行重复; 应只写一行"]),
    ({"规则_B2": "9:15"}, ["规则!B2: 点名提醒 09:00 不晚于点名 09:15; 应先点名，再提醒，后公布结果"]),
    ({"规则_A3": None}, ["规则!A3: 缺名称; 应填写名称"]),
    ({"规则_B2": date(2026, 1, 2)}, ["规则!B2: 单元格是日期或时间; 应先把单元格格式设为文本再重新填写"]),
    ({"值班_B2": "D9", "值班_C2": "城北", "值班_G2": "张一、周九"}, [
        "值班!B2: 点位“D9”不在《点位》表里; 应为《点位》表里的编号或名称",
        "值班!C2: 单位“城北”不在《单位》表里; 应为《单位》表里的名称或简称",
        "值班!G2: 人员“周九”不在《人员》表里; 应为《人员》表里的姓名，或写成 姓名@单位"]),
    ({"值班_D2": "两人", "值班_E2": "8点", "值班_F2": "周八", "值班_I2": "语音"}, [
        "值班!D2: 人数“两人”看不懂; 应为 1 到 99 的整数，或 2+4 这样的勤务模式",
        "值班!E2: 班次“8点”看不懂; 应由早到晚写各班，如 08:00-12:00、14:00-18:00",
        "值班!F2: 星期“周八”看不懂; 应为 工作日、每天、休息日，或 周六、周日 这样的几天",
        "值班!I2: 应答不能是“语音”; 应为 文字、照片、位置 中的一个"]),
    ({"值班_G2": "张一、李三", "值班_H2": "张一", "值班_K2": "2026-02-30"}, [
        "值班!G2: 有 2 个人叫“李三”; 应写成 姓名@单位，如 “李三@城东街道办事处”",
        "值班!H2: “张一”已在人员里; 应写别的人，或空着",
        "值班!K2: 止“2026-02-30”看不懂; 应写成 2026-03-05 这样的日期"]),
    ({"值班_L2": "2天"}, ["值班!L2: 应答时限“2天”看不懂; 应为几分钟，如 30分钟"]),
    ({"值班_D2": "2+4", "值班_K2": "2026-02-01"}, [
        "值班!G2: 人数 2+4 是 6 人，人员写了 2 人; 应依次写 2、4 人，共 6 人",
        "值班!K2: 止 2026-02-01 早于起 2026-03-01; 应不早于起"]),
    ({f"值班_{column}3": value for column, value in zip("ADEFGJ", ["东门岗", "1", "08:00-12:00、22:00-06:00", "周末、周五", "王二", "2026/3/1"], strict=True)}, [
        "值班!A3: “东门岗”与第 2 行是同一个岗位的同一班; 应并成一行，人员用顿号隔开"]),
    ({"规则_B1": "数值"}, ["规则!A1: 没有“值”列; 应在第一行写上列名“值”"]),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "expected"), FAULTS, ids=lambda value: "-".join(value))
def test_each_fault_has_its_line(tmp_path: Path, cells: dict[str, object], expected: list[str]) -> None:
    """One thing wrong in a sound book gives exactly the lines that name it, and no fault that only follows."""
    assert lines(small_book(tmp_path / "book.xlsx", setting(**cells))) == expected


def test_rules_are_read_and_come_back(tmp_path: Path) -> None:
    """What the sheet says and the defaults beside it; times and percentages that the spreadsheet made of it too."""

    def change(book: Workbook) -> None:
        page = book["规则"]
        page["B2"] = time(8, 15)
        page.append(["坐标", "高德", None])
        page.append(["照片追问", None, None])

    book = read(small_book(tmp_path / "book.xlsx", change))
    assert book.faults == ()
    assert book.rules == replace(Rules(), roll_call=time(8, 15), datum=MapDatum.GCJ02)
    write(book.district, tmp_path / "again.xlsx", book.rules, book.rule_sets or (), book.library or ())
    assert read(tmp_path / "again.xlsx") == book


def test_a_book_without_rules_has_the_defaults(tmp_path: Path) -> None:
    """The sheet may be missing: books from before it was there are read as before."""
    book = read(small_book(tmp_path / "book.xlsx", lambda book: book.remove(book["规则"])))
    assert (book.faults, book.rules) == ((), Rules())


def test_versions_of_score_rules_are_read(tmp_path: Path) -> None:
    """By version, with a day that a spreadsheet keeps as a date too; a book without the sheet says nothing of them."""
    path = small_book(tmp_path / "book.xlsx", setting(评分规则_B4=date(2026, 3, 1)))
    first, second = read(path).rule_sets or ()
    assert (first.version, first.since, second.since) == ("一版", date(2026, 1, 1), date(2026, 3, 1))
    assert first.rules[1] == ScoreRule(Outcome.ON_TIME, -1, target=90, cap=50)
    assert second.rules[1] == ScoreRule(Outcome.LATE, -1, (Source.MEDIA, Source.ABOVE))
    bare = small_book(tmp_path / "bare.xlsx", lambda book: book.remove(book["评分规则"]))
    assert read(bare).rule_sets is None


def test_what_a_years_assessment_gives_points_for(tmp_path: Path) -> None:
    """By year; one twice in a year and a year that is none are faults; a book without the sheet says nothing of it."""
    book = read(small_book(tmp_path / "book.xlsx"))
    first, second = YearIndicator(2026, "2.1 市容", 20, "不占道"), YearIndicator(2025, "2.1 市容", 15)
    assert book.library == (first, second)
    assert lines(small_book(tmp_path / "twice.xlsx", setting(指标_B3=2026, 指标_A3="2.1市容"))) == [
        "指标!A3: 2026年的“2.1市容”与第 2 行重复; 一年里应只写一行"
    ]
    assert lines(small_book(tmp_path / "year.xlsx", setting(指标_B3="明年"))) == [
        "指标!B3: 年度“明年”看不懂; 应写四位数字，如 2026"
    ]
    bare = small_book(tmp_path / "bare.xlsx", lambda book: book.remove(book["指标"]))
    assert read(bare).library is None


def test_zones_have_a_name_of_their_own_and_one_head(tmp_path: Path) -> None:
    """One row may say who heads them; a name that a unit has, a head without a zone and two heads are faults."""
    zoned = setting(网格_H2="东片", 网格_H3="东片", 网格_I3="王二")
    district = read(small_book(tmp_path / "book.xlsx", zoned)).district
    assert [one.name for one in district.zones["东片"]] == ["东一网格", "东二网格"]
    head = district.zone_head("东片")
    assert head is not None and head.name == "王二" and district.zone_head("西片") is None
    wrong = setting(网格_H2="城东街道", 网格_I3="王二")
    assert lines(small_book(tmp_path / "wrong.xlsx", wrong)) == [
        "网格!H2: 片区“城东街道”和一个单位同名; 应另起一个名称",
        "网格!H3: 有片区负责人没有片区; 应写上片区的名称",
    ]
    two = setting(网格_H2="东片", 网格_I2="张一", 网格_H3="东片", 网格_I3="王二")
    (fault,) = lines(small_book(tmp_path / "two.xlsx", two))
    assert fault == "网格!I3: 片区“东片”的负责人与第 2 行不同; 一个片区应只有一个负责人"


def test_a_total_is_no_row_and_is_compared(tmp_path: Path) -> None:
    """A number under what is counted with is the sum of that column, any other the count of rows; 小计 begins anew."""

    def change(book: Workbook) -> None:
        book["网格"].append(["合计", "2 个", None, None, None, 1501])
        book["人员"].append(["小计 5 人"])
        book["人员"].append(["周六", "城东街道", None, "经办人", None, None, None])
        book["人员"].append(["小计", None, 2])
        book["人员"].append(["总计：6"])
        book["点位"].append(["共计：3 处"])

    book = read(small_book(tmp_path / "book.xlsx", change))
    assert book.faults == () and len(book.district.grids) == 2 and len(book.district.people) == 6
    assert book.totals == (
        Difference("《网格》规模", 1501, 1500),
        Difference("《人员》", 2, 1),
        Difference("《点位》", 3, 2),
    )


def test_ready_made_rules_are_examples_until_they_are_renamed(tmp_path: Path) -> None:
    """The template's own rules are the usual ones; without 示例： in front the examples are read as they are meant."""
    template(tmp_path / "empty.xlsx")
    book = load_workbook(tmp_path / "empty.xlsx")
    page = book["评分规则"]
    for row in range(2, page.max_row + 1):
        page.cell(row, 1).value = str(page.cell(row, 1).value).removeprefix("示例：")
        if page.cell(row, 1).value == INSPECTION.version:
            page.cell(row, 2).value = "2026-02-01"
    book.save(tmp_path / "own.xlsx")
    faults: list[CellFault] = []
    found = table_of(SCORES, load(tmp_path / "own.xlsx", {SCORES.name})[SCORES.name], faults.append)
    sets = sets_of_sheet(found, faults.append)
    assert (faults, sets) == ([], (USUAL, CITY_MANAGEMENT, replace(INSPECTION, since=date(2026, 2, 1))))


def test_the_template_explains_every_rule(tmp_path: Path) -> None:
    """Each rule that the sheet may have stands in it with its default and what it means."""
    template(tmp_path / "empty.xlsx")
    page = load_workbook(tmp_path / "empty.xlsx")["规则"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    assert [row[:2] for row in rows] == [[line.name, line.default] for line in table().values()]
    assert all(
        str(row[2]).endswith(f"默认 {line.default}。")
        for row, line in zip(rows, table().values(), strict=True)
    )


def test_all_faults_come_at_once_in_order(tmp_path: Path) -> None:
    """Faults of many kinds in one book are all reported, sheet by sheet, row by row."""
    by_cell = {next(iter(cells)): (cells, expected) for cells, expected in FAULTS}
    places = "单位_C2 单位_D4 网格_F2 人员_C2 人员_F3 点位_G2 点位_L2 群_C2 群_E3 类别_E2 类别_F2"
    wanted = [by_cell[place] for place in places.split()]
    cells = {place: value for change, _ in wanted for place, value in change.items()}
    book = read(small_book(tmp_path / "book.xlsx", setting(**cells)))
    assert [str(fault) for fault in book.faults] == [line for _, expected in wanted for line in expected]
    assert book.district == District()


def test_missing_sheets_and_columns_are_named_once(tmp_path: Path) -> None:
    """What is not there is reported by itself; nothing is said about rows that would have used it."""

    def change(book: Workbook) -> None:
        del book["单位"]
        book["人员"].delete_cols(1)
        book["类别"].delete_rows(1, 9)

    faults = lines(small_book(tmp_path / "book.xlsx", change))
    assert faults[0] == (
        "单位!A1: 没有工作表“单位”; 应有这张表，第一行写列名：名称、简称、类型、上级单位、负责人、联系领导"
    )
    assert faults[1] == "人员!A1: 没有“姓名”列; 应在第一行写上列名“姓名”"
    assert faults[2:] == [
        f"类别!A1: 没有“{c.name}”列; 应在第一行写上列名“{c.name}”"
        for c in CATEGORIES.columns
        if not c.may_lack
    ]


def test_the_ways_of_a_real_office(tmp_path: Path) -> None:
    """Columns moved, cells merged, rows hidden, numbers as text and text as numbers: all read as meant."""

    def change(book: Workbook) -> None:
        people = book["人员"]
        people.move_range("A1:G6", cols=3)
        people["A1"] = "序号"
        people["D2"], people["G4"], people["H2"] = "张　一 ", "经办人，网格员", 13800000001
        people["F4"], people["J2"] = 1, "１００１"
        people["E4"], people["E5"] = "执法中队", None
        people["D5"] = "孙六"
        people.merge_cells("E4:E5")
        people.row_dimensions[3].hidden = True
        people.append([None, " ", None])
        grids = book["网格"]
        grids["A2"], grids["A2"].number_format = 1, "00"
        grids["F2"] = "１,２００"
        book["点位"]["C2"] = "主次_x0007_干道\n"
        book["点位"]["G2"], book["点位"]["L2"] = "28.9", "执法中队;河西社区 ；综合执法中队"
        book["群"]["D2"], book["群"]["D4"] = 123456789.0, -1001234567890
        book["单位"]["E4"] = "孙六@执法中队"
        book["类别"].append(["示例: 店外经营", "x"])
        book.create_sheet("说明").append(["随便"])
        book["网格"].title = " 网格"

    book = read(small_book(tmp_path / "book.xlsx", change))
    assert book.faults == ()
    zhang, _, li, sun, _ = book.district.people
    assert (zhang.name, zhang.phone, zhang.account(Platform.TELEGRAM)) == ("张一", "13800000001", "1001")
    assert (li.roles, li.grids, sun.name, sun.unit) == ((Role.HANDLER, Role.REPORTER), (1,), "孙六", 3)
    assert (book.district.grids[0].code, book.district.grids[0].size) == ("01", 1200)
    point = book.district.points[0]
    assert (point.kind, point.latitude, point.line_units) == ("主次干道", 28.9, (3, 2))
    assert [group.chat for group in book.district.groups] == ["123456789", "unit", "-1001234567890"]
    assert book.district.units[2].head == sun.id and len(book.district.categories) == 2


def test_namesakes_and_bare_points(tmp_path: Path) -> None:
    """Of two people with one name the one of the unit is meant; a point without 编号 gets one that stays."""
    path = small_book(tmp_path / "book.xlsx", setting(点位_A3=None, 点位_I2="李三", 点位_J2="李三@执法中队"))
    district = read(path).district
    assert (district.units[2].head, district.points[0].manager, district.points[0].reporter) == (4, 3, 4)
    assert district.points[1].code == "01-和平路"
    write(district, path)
    assert read(path).district == district


UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe0e\ufe0f"
PREFIXES = [
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "'=",
    "＝",
    "#REF!",
    "_x003D_",
    '=HYPERLINK("http://a","b")',
    "=1+1；",
]
anything = st.text(max_size=40) | st.builds(str.__add__, st.sampled_from(PREFIXES), st.text(max_size=20))


def kept(text: str) -> str:
    """What a cell can hold of a text: all that can be seen, and no spaces around it."""
    held = (one for one in text.replace("\r\n", "\n").replace("\r", "\n") if one in "\t\n" or one >= " ")
    seen = (one for one in held if unicodedata.category(one) != "Cf" and one not in UNSEEN)
    return "".join(one for one in seen if one not in "\ufffe\uffff").strip()


def district_saying(words: list[str]) -> District:
    """A district whose names, texts and addresses are these words."""
    line = [" ".join(kept(word).split()) for word in words]
    units = tuple(
        Unit(id, f"{id}号{one}", f"简{id}号{one}", UnitKind.OTHER) for id, one in enumerate(line, 1)
    )
    return District(
        units=units,
        grids=tuple(Grid(u.id, f"G{u.id}", f"网格{u.name}", u.id, scope=words[u.id - 1]) for u in units),
        people=tuple(Person(u.id, f"p{u.id}", u.id, (Role.REPORTER,), (u.id,)) for u in units),
        points=tuple(
            Point(u.id, f"P{u.id}", f"{one}点", one, u.id, one, split(one), line_units=(u.id, 1)[: u.id])
            for u, one in zip(units, line, strict=True)
        ),
        groups=(Group(1, line[0] + "群", Purpose.UNIT, Platform.WECOM, "1", len(line)),),
        categories=(
            Category(
                1, line[0] + "类", line[0], split(line[0]), (len(line),), 4, LimitUnit.HOUR, leading=Axis.LINE
            ),
        ),
    )


def comes_back(words: list[str], path: Path) -> None:
    """Write a district that says these words; no cell may be a formula, and every word must be the same data."""
    district = district_saying(words)
    write(district, path)
    types = {cell.data_type for page in load_workbook(path) for row in page.iter_rows() for cell in row}
    assert types == {"s", "n"}
    grids = tuple(replace(grid, scope=kept(grid.scope)) for grid in district.grids)
    assert read(path) == Book(replace(district, grids=grids), (), Rules(), (USUAL,), ())


@settings(
    max_examples=25 if EVERYWHERE else 8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(anything, min_size=1, max_size=4))
def test_any_text_is_data(tmp_path: Path, words: list[str]) -> None:
    """Whatever people write into a name, an address or an alias comes back as they wrote it."""
    comes_back(words, tmp_path / "book.xlsx")


def test_500_hostile_texts_are_data(tmp_path: Path) -> None:
    """Formulas, control characters, escapes and mark-up in every text column of 500 rows stay what they are."""
    bodies = [
        "cmd|' /C calc'!A0",
        "SUM(1;2)",
        "_x0007_\x07",
        "<is><t>&amp;",
        "\u202eabc\u200b",
        "A1:A9{1,2}",
        "𠮷🙂",
    ]
    comes_back([PREFIXES[n % len(PREFIXES)] + bodies[n % len(bodies)] * (n % 5) + str(n) for n in range(500)],
               tmp_path / "book.xlsx")  # fmt: skip


def zipped(path: Path, edit: Callable[[str, bytes], bytes]) -> Path:
    """The template with some of its parts replaced."""
    template(path)
    parts = {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, edit(name, data))
    return path


def in_units(old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    """An edit of the sheet 单位."""
    return lambda name, data: data.replace(old, new) if name == "xl/worksheets/sheet2.xml" else data


PASSWORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le")


def holding(part: str) -> Callable[[Path], object]:
    """A maker of a zip with one part that gives away what it is."""
    return lambda path: zipfile.ZipFile(path, "w").writestr(part, "<a/>")


SAVE_AS = "应为 .xlsx 工作簿，请用 Excel 或 WPS 另存为 .xlsx 再导入"
UNPACK = "应先解压，再导入里面的 .xlsx"
OLD_XML = "urn:schemas-microsoft-com:office:spreadsheet"
BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "absent": (lambda path: None, "文件打不开; 应为一个可以读取的 .xlsx 文件"),
    "folder": (Path.mkdir, "文件打不开; 应为一个可以读取的 .xlsx 文件"),
    "empty": (Path.touch, f"文件是空的; {SAVE_AS}"),
    "csv": (lambda path: path.write_text("名称,简称"), f"是文字（如 CSV），不是 Excel 工作簿; {SAVE_AS}"),
    "xls": (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), f"是旧格式的 .xls，或者加了密码; {SAVE_AS}"),
    "old xls": (lambda path: path.write_bytes(OLD), f"是旧格式的 .xls; {SAVE_AS}"),
    "password": (lambda path: path.write_bytes(PASSWORD), "加了打开密码; 应先在 Excel 或 WPS 里取消打开密码，另存后再导入"),
    "web page": (lambda path: path.write_text("<table><tr>"), f"是网页，不是 Excel 工作簿; {SAVE_AS}"),
    "csv of old Windows": (lambda path: path.write_bytes("名称,简称\n".encode("gbk") * 300), f"是文字（如 CSV），不是 Excel 工作簿; {SAVE_AS}"),
    "Excel 2003": (lambda path: path.write_text(f'<?xml version="1.0"?><Workbook xmlns="{OLD_XML}"/>'), f"是 Excel 2003 的 XML 表格; {SAVE_AS}"),
    "flat ods": (lambda path: path.write_text('<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"/>'), f"是 LibreOffice 的 .fods; {SAVE_AS}"),
    "pdf": (lambda path: path.write_bytes(b"%PDF-1.7\n"), f"是 PDF; {SAVE_AS}"),
    "photo": (lambda path: path.write_bytes(b"\xff\xd8\xff\xe0JFIF"), f"是图片; {SAVE_AS}"),
    "rar": (lambda path: path.write_bytes(b"Rar!\x1a\x07"), f"是压缩包; {UNPACK}"),
    "zipped": (holding("区表.xlsx"), f"是压缩包; {UNPACK}"),
    "noise": (lambda path: path.write_bytes(b"\x05\x00\xff" * 99), f"不是 Excel 工作簿; {SAVE_AS}"),
    "xlsb": (holding("xl/workbook.bin"), f"是二进制的 .xlsb; {SAVE_AS}"),
    "ods": (holding("content.xml"), f"是 LibreOffice 的 .ods; {SAVE_AS}"),
    "word": (holding("word/document.xml"), f"是 Word 文档; {SAVE_AS}"),
    "numbers": (holding("Index/Document.iwa"), f"是苹果 Numbers 的文件; {SAVE_AS}"),
    "cut": (lambda path: path.write_bytes(SAMPLE.read_bytes()[:9000]), f"文件已损坏，读不出来; {SAVE_AS}"),
    "flipped": (lambda path: path.write_bytes(SAMPLE.read_bytes().replace(b"PK\x05\x06", b"PK\x00\x00")), f"文件已损坏，读不出来; {SAVE_AS}"),
    "not xlsx": (holding("xl/other.xml"), f"文件已损坏，读不出来; {SAVE_AS}"),
    "not xml": (lambda path: zipped(path, in_units(b"</row>", b"</raw>")), f"文件已损坏，读不出来; {SAVE_AS}"),
    "bomb": (lambda path: zipped(path, in_units(b"</sheetData>", b"</sheetData>" + bytes(65 * 2**20))), "文件展开后太大; 应不超过 64 MB，请删去图片和用不着的表"),
    "tags": (lambda path: zipped(path, in_units(b"</sheetData>", b"<row>" + b"<c/>" * 200_001 + b"</row></sheetData>")), "单元格太多; 应只留有内容的行和列，请删去空白的格式行"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_files_are_refused_clearly(tmp_path: Path, kind: str) -> None:
    """A file that is no workbook, is damaged or would fill the memory gives one line that says what to do."""
    make, expected = BROKEN[kind]
    make(tmp_path / "区表.xlsx")
    assert lines(tmp_path / "区表.xlsx") == [f"区表.xlsx: {expected}"]


def test_lies_about_size_and_huge_merges_are_harmless(tmp_path: Path) -> None:
    """A part that is longer than its head says is damaged; a merged area of a whole sheet costs nothing."""
    path = zipped(tmp_path / "a.xlsx", in_units(b"</sheetData>", b"</sheetData>" + b" " * 10**6))
    data = path.read_bytes()
    size = zipfile.ZipFile(path).getinfo("xl/worksheets/sheet2.xml").file_size
    path.write_bytes(data.replace(struct.pack("<I", size), struct.pack("<I", 99)))
    assert lines(path) == [f"a.xlsx: 文件已损坏，读不出来; {SAVE_AS}"]
    all_cells = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert lines(zipped(path, in_units(b"</sheetData>", all_cells))) == []


@pytest.mark.parametrize("most", [200, pytest.param(MOST_ROWS, marks=AT_LARGE)])
def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """A sheet holds 20,000 rows, here 200; the first one too many is named."""
    assert MOST_ROWS == 20_000
    for module in ("rows", "opening"):
        monkeypatch.setattr(f"bot.workbook.{module}.MOST_ROWS", most)
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{n}</t></is></c></row>' for n in range(3, most + 4)
    )
    path = zipped(tmp_path / "a.xlsx", in_units(b"</sheetData>", rows.encode() + b"</sheetData>"))
    faults = lines(path)
    assert f"单位!A{most + 2}: 超过 {most} 行; 应不超过 {most} 行" in faults
    assert len(faults) == most  # the example row, and the others without 类型
