"""Words within a problem, beside it or in a clause of their own that say of which of its cases alone somebody asks.

Of none of these are figures kept apart: the bot asks back. What looks like them and says nothing more is answered.
"""

from __future__ import annotations

import pytest

from domain.question import Measure
from tests.understanding.said_to_the_bot import asked

# Within what tells or names a problem: which vehicles, which spot, who sells, what did it.
WITHIN = """
    警车停在人行道上的还有几件 洒水车停在路口的几起 天台上的乱堆还有几处 地下室里的乱堆杂物还有几处没清
    卖烧烤的占道经营还有几家 快递车占的盲道本月几处 药店门口的共享单车乱停有几处
    最难看的乱贴乱画还有几处 最扎眼的占道经营还有几起 工人堆的杂物还有几处 抽烟的人扔的烟头几处
    两家单位会签的延期申请有几件 延期两次的没签字的有几件
"""
# In a clause of its own, or in one with the question.
BESIDE = """
    他们昨天查出来几个 没人认的僵尸车还有几台 窗口服务差的，各个办事大厅加起来几件
    金山网格井盖翘起来的几个 北湖网格垃圾没人清的几处
    网格员捡回来的问题，销了几件 学生交上来的问题，北湖街道办完几件 住建局没办完的，要重新设计的有哪些
    占道经营没整改的，要停业的先列一下 环卫公司被罚款的件上月几个 上门排查问出来的本月新增几件
    三个单位一起跑的，金山街道还有几件 两个人抬不动的，环卫所还剩几件 哪个网格最多，我是说老教师报的那些
    水果摊的健康证问题，还有几家没改 没修好的路灯，只看桥下的，还有几盏 咱们街道在全市排第几名
   
"""
WHOLE = """
    路边乱停的共享单车还有几处 撞坏的护栏还有几处没修 歪了的路名牌本月几块 小车停在人行道上的还有几件
    楼道里堆的东西还有几处 路边摆摊卖菜的本月几起 金山、北湖两个街道今天新增多少
    我有个问题，超期最多的是哪个网格 占道经营问题还有几件没整改 要报给领导，金山街道还有几件没整改
    街上堆的那些杂物还有几处没清 延期申请还压着几个没签字 申请了挂账没人批的有几件 停车秩序方面新增几件
    把没销号的列一下 我是社区的，北湖街道还有几件没整改 最脏的公厕是哪个
"""


@pytest.mark.parametrize("text", (WITHIN + BESIDE).split())
def test_what_only_some_have_is_asked_about(text: str) -> None:
    """Without the words that narrow it another question would be answered."""
    one = asked(text)
    assert one.left or not one.sure


@pytest.mark.parametrize("text", WHOLE.split())
def test_what_all_have_is_answered(text: str) -> None:
    """A defect, a usual place or what somebody tells of themselves narrows nothing."""
    one = asked(text)
    assert one.sure and one.question is not None and not one.left


@pytest.mark.parametrize(
    "text",
    [
        "创建办新来的小伙子请教一下，行业类没按期的，按单位排个队",
        "我们队里就两个人扫不过来，绿化带垃圾哪条路最多",
    ],
)
def test_who_speaks_lends_no_place(text: str) -> None:
    """Who somebody is, or how they are off, is not whose cases are asked about."""
    one = asked(text)
    assert one.question is not None and one.question.measure is Measure.RANKING
    assert one.question.scopes == () and not one.left
