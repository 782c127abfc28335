"""Who did it, with what, where and what has not been done about it: of a problem told with it no figures are kept."""

from __future__ import annotations

import pytest

from domain.question import Measure
from tests.understanding.said_to_the_bot import asked


@pytest.mark.parametrize(
    "deed",
    ["没抄牌", "没贴条", "没人报", "没人说", "没拍照", "没处罚", "没通知", "没劝过", "没登报", "没上锁"],
)
def test_what_is_no_mending_is_asked_about(deed: str) -> None:
    """没拖走 leaves the case open; what else has not been done to its thing is no state of it (decision 0127)."""
    assert asked(f"金山街道僵尸车{deed}的有几辆").left
    assert not asked("金山街道僵尸车没拖走的有几辆").left


@pytest.mark.parametrize("told", ["地锁装了几把", "小广告贴了几处", "飞线拉了几根", "封签没贴的几家"])
def test_what_brings_it_about_is_no_mending(told: str) -> None:
    """装了 is what is wrong with 地锁, where it mends a lamp (decision 0127)."""
    question = asked(told).question
    assert question is not None
    assert question.states == ()


@pytest.mark.parametrize("thing", ["长椅", "隔离桩", "健身器材", "路名牌", "灯罩", "洗手池"])
def test_a_thing_beside_another_problem_is_no_problem(thing: str) -> None:
    """长椅几处 asks for what is wrong with it; 长椅上的小广告 tells where, and is asked about (things_alone.py)."""
    assert asked(f"{thing}上的小广告还有几处没整改").left
    assert not asked(f"{thing}还有几处没整改").left


@pytest.mark.parametrize("told", ["37号转给哪家了", "僵尸车那件派给谁了", "转给哪家的最多"])
def test_where_a_case_went_is_not_whose_it_is(told: str) -> None:
    """僵尸车该转给哪家 asks who answers for such; of a case that was given away it is asked where it went."""
    question = asked(told).question
    assert question is None or question.measure is not Measure.OWNER


TOLD = ("路灯不亮的有几盏", "垃圾没人拉的还有几处", "水沟盖板翘起来的几处没修", "窗台上全是灰的几家没擦")
BEFORE_IT = "老城区 新区 三号楼 蓝色的 二楼 夜市那块 租户家 物业报的 抖音上的 第二批的 领导看过的 急救通道"


@pytest.mark.parametrize("told", TOLD)
def test_a_told_problem_takes_in_nothing_that_narrows(told: str) -> None:
    """Before a problem told in a whole clause (decision 0097) what does not speak for it is asked about."""
    assert asked(told).question is not None
    assert not [word for word in BEFORE_IT.split() if (one := asked(f"{word}{told}")).sure and not one.left]


@pytest.mark.parametrize("vehicle", ["电瓶车", "大货车", "三轮车", "面包车"])
def test_a_vehicle_narrows_what_is_named(vehicle: str) -> None:
    """Of 违停 by one sort of vehicles no figures are kept."""
    assert asked(f"{vehicle}违停的还有几件").left


@pytest.mark.parametrize(
    "who",
    [
        "扫大街的大爷",
        "管车的小王",
        "开垃圾车的司机",
        "工商银行",
        "穿制服的那家",
        "修自行车的那家",
        "外包的那家",
    ],
)
def test_who_is_no_unit_is_asked_about(who: str) -> None:
    """Units are told by what they do (decision 0097); people, firms and others who do the like are none."""
    assert asked(f"{who}还有几件没整改").left


@pytest.mark.parametrize(
    "place",
    [
        "修车的地方",
        "喝茶的地方",
        "打牌那块",
        "养鸡的院子",
        "存钱的大厅",
        "唱歌的场子",
        "老楼的楼道",
        "靠河的楼道",
    ],
)
def test_what_is_no_kind_of_place_is_asked_about(place: str) -> None:
    """Kinds of places are told by their use; of other places no figures are kept."""
    assert asked(f"{place}违法停车还有几件").left


@pytest.mark.parametrize(
    "text",
    [
        "张三家门口堆纸箱几件",
        "老杨家门口乱堆的还有几件",
        "那帮人报了几件",
        "新来的那伙人本周报了几件",
        "学生翻护栏有几起",
        "外卖小哥闯红灯本周几起",
    ],
)
def test_whose_problem_it_is_is_asked_about(text: str) -> None:
    """No figures are kept by who did something or before whose door; who answers for it is the same."""
    assert asked(text).left


@pytest.mark.parametrize(
    "thing", ["食堂", "噪音", "快递柜", "三号楼", "老人", "停车费", "坡道", "垃圾", "树"]
)
def test_who_cares_for_what_nobody_knows_is_not_guessed(thing: str) -> None:
    """花坛 is of the category of 花坛坏了; these are of none, or may be of two."""
    one = asked(f"{thing}归谁管")
    assert one.left or not one.sure
    assert not asked("花坛归谁管").left


@pytest.mark.parametrize("text", ["张三家门口堆纸箱归谁管", "学生翻护栏归谁管"])
def test_whoever_did_it_the_same_unit_answers_for_it(text: str) -> None:
    """Beside a problem that is told, who did it does not change who is in charge."""
    assert not asked(text).left
