"""What it costs to build a reader and to read a report, and what the reader keeps, over a register of 10,000 points."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from functools import partial
from random import Random
from statistics import median

from bot.workbook import read
from bot.workbook.sample import SAMPLE
from domain.categories import Category, LimitUnit
from domain.district import District
from domain.points import Point
from tests.bench.stopwatch import seconds
from understanding.known import Known
from understanding.reports.reader import ReportReader

POINTS, CATEGORIES = 10_000, 200
_FIRST, _SECOND = "金东北长苏荆科九铜皇李渔湖双龙清溪杜", "山港湖城溪顶创鼎陵华滨磐泉塘岭桥"
_ENDS = ("路", "街", "巷", "小区", "花园", "广场", "公园", "菜场", "公厕", "路口")
_REPORTS = (
    "{place}垃圾外溢",
    "{place}水果筐都摆到人行道上来了，路都走不了，请尽快安排人处理一下",
    "{place}垃圾桶满了没人倒，旁边墙上还有小广告；另外{other}的路灯不亮三天了，晚上黑漆漆的",
    "巡查发现{place}有人占到经营，现场已劝离",
    "renmin guangchang zhandaojingying",
    "这里好多烟头",
    "不是{place}，是{other}，井盖没了，有人掉下去",
    "下周准备在{place}整治占道经营，请各网格做好准备",
)


def measure(rounds: int, texts: int = 400) -> dict[str, float]:
    """Seconds of building, MiB kept, milliseconds for a report: median, worst, and for 4,096 characters of any kind."""
    district = large_district()
    built = seconds(lambda: ReportReader(Known(district)), rounds)
    reader, kept = _kept(district)
    times = [seconds(partial(reader.read, text)) for text in report_texts(district, texts)]
    longest = [min(seconds(partial(reader.read, text)) for _ in range(3)) for text in long_texts(district)]
    return {
        "report reader over 10,000 points built (s)": built,
        "report reader keeps (MiB)": kept,
        "a report read (ms)": median(times) * 1000,
        "99 of 100 reports read within (ms)": sorted(times)[int(len(times) * 0.99)] * 1000,
        "4,096 characters read, the slowest kind (ms)": max(longest) * 1000,
    }


def large_district() -> District:
    """The sample's units and grids with 10,000 invented points and 200 categories."""
    sample = read(SAMPLE).district
    points = tuple(_points(sample))
    more = (
        Category(1000 + i, f"事项{i:03d}", "其他", (f"第{i}类事项",), (), 1, LimitUnit.WORKING_DAY)
        for i in range(CATEGORIES - len(sample.categories))
    )
    return District(
        units=sample.units, grids=sample.grids, points=points, categories=(*sample.categories, *more)
    )


def long_texts(district: District) -> Iterator[str]:
    """Texts of 4,096 characters that give the reader as much to do as can be."""
    place = district.points[-1].name
    for piece in (
        "灯", "垃圾", "垃圾桶满了，", f"{place}占道经营，", "不亮坏了没人管路灯井盖垃圾桶", "没有", "abc",
        "zhandao ", "１", "𠮷", "是不是有没有几件", "，", "今天共清理小广告3处", "renminguangchang",
        "已经都全部处理", "下周准备", "占到精营", "\n", "有人摔倒快要砸",
    ):  # fmt: skip
        yield (piece * (4096 // len(piece) + 1))[:4096]
    random = Random(2)
    chars = "".join(category.name for category in district.categories) + place + "，。没有了的是在"
    yield "".join(random.choice(chars) for _ in range(4096))


def _points(sample: District) -> Iterator[Point]:
    random = Random(1)
    for i in range(POINTS):
        road = f"{random.choice(_FIRST)}{random.choice(_SECOND)}{random.choice(_ENDS)}"
        name = f"{road}{i % 400}号" if i % 3 else f"{road}{i // 30}段"
        grid = sample.grids[i % len(sample.grids)].id
        yield Point(
            i + 1, f"{i:05d}", name, "主次干道", grid, f"{road}{i}弄", (f"{road}{i}院", f"{road}东门{i}")
        )


def report_texts(district: District, count: int) -> Iterator[str]:
    """Reports of every kind about places of the district."""
    random = Random(3)
    for i in range(count):
        place, other = random.choice(district.points).name, random.choice(district.points).name
        yield _REPORTS[i % len(_REPORTS)].format(place=place, other=other)


def _kept(district: District) -> tuple[ReportReader, float]:
    tracemalloc.start()
    reader = ReportReader(Known(district))
    kept = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    return reader, kept
