"""What a leader asks, in whatever words and order: one value for all of them."""

from __future__ import annotations

from datetime import date

import pytest

from domain.question import By, Measure, Order, Question, Status
from domain.understood import understood
from tests.asked_questions import DISTRICT, TODAY, asked
from tests.readers import questions


def names(question: Question) -> list[str]:
    """What the scopes of a question are called in the register."""
    return [
        "、".join(_name(scope.kind, one) for one in scope.ids) or scope.words for scope in question.scopes
    ]


def _name(kind: str, one: int) -> str:
    if kind == "unit":
        return DISTRICT.unit[one].name
    return DISTRICT.grid[one].name if kind == "grid" else DISTRICT.point[one].name


@pytest.mark.parametrize(
    ("text", "first_line"),
    [
        ("金山片占道经营还有多少没整改", "金山片 · 占道经营 · 未销号"),
        ("现在还有几件超期，双龙社区", "双龙社区 · 超期"),
        ("金山片上半年还有几件没整改", "金山片 · 上半年 · 未销号"),
        ("金山片本周占道经营未销号", "金山片 · 本周 · 占道经营 · 未销号"),
        ("超期 双龙社区", "双龙社区 · 超期"),
        ("进度 金山 本周", "金山 · 本周"),
        ("菜场的占道经营有几件没整改", "占道经营 · 农贸市场 · 未销号"),
        ("环境卫生类问题本月新增多少", "本月 · 环境卫生类问题 · 新增"),
        ("北湖2网格待核查的名单", "北湖2网格 · 待核查"),
        ("12号问题到哪一步了", "#12 · 办到哪一步"),
        ("铜陵西路谁负责", "铜陵西路 · 谁负责"),
        ("人民广场的保洁是谁", "人民广场 · 保洁员 · 谁负责"),
        ("昨天谁没到岗", "昨天 · 未到岗 · 点名"),
        ("点名 12月4日", "12月4日 · 点名"),
        ("这周谁请假最多", "这周 · 请假 · 按人员点名"),
        ("金山和北湖比", "金山和北湖 · 对比"),
        ("本周比上周多还是少", "本周比上周 · 对比"),
        ("最近一个月趋势", "最近一个月 · 趋势"),
        ("明天到期的有哪些", "明天 · 到期"),
        ("谁在等核查", "待核查 · 在等谁"),
        ("哪个网格超期最多", "超期 · 按网格排名"),
        ("按期率前三名的街道", "按期 · 按街道排名前3"),
        ("晒比拼 上月", "上月 · 排名"),
        ("我的任务", "我的"),
        ("查 12", "#12 · 办到哪一步"),
        ("全区按期率", "全区 · 按期 · 比率"),
        ("城管还有几件没办完", "城管 · 未销号"),
        ("金山东路88号谁负责", "金山东路88号 · 谁负责"),
    ],
)
def test_first_line(text: str, first_line: str) -> None:
    """The first line of an answer says all that was understood."""
    assert understood(asked(text), DISTRICT) == first_line


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("东港社区几件超期", Measure.COUNT),
        ("待派遣的有哪些", Measure.LIST),
        ("长城镇这个月按期整改率是多少", Measure.RATE),
        ("整改最慢的是哪个社区", Measure.RANKING),
        ("科创园属于哪个网格", Measure.OWNER),
        ("人民广场那件占道的处理得怎么样了", Measure.CASE),
        ("上周到岗率多少", Measure.ROLLCALL),
        ("金山街道和长城镇哪个超期多", Measure.COMPARISON),
        ("今年每个月新增多少", Measure.TREND),
        ("快到期的有哪些", Measure.DUE),
        ("卡在哪个环节的最多", Measure.WAITING),
    ],
)
def test_measure(text: str, measure: Measure) -> None:
    """What is to be told follows from the words that ask."""
    assert asked(text).measure is measure


def test_slots_of_a_ranking() -> None:
    """A ranking says of what, by what, how many and from which end."""
    question = asked("上月占道经营超期倒数三名的网格")
    assert (question.by, question.n, question.order) == (By.GRID, 3, Order.LEAST)
    assert question.states == (Status.OVERDUE,)
    assert [DISTRICT.category[one].name for one in question.categories] == ["占道经营"]


def test_part_of_the_district() -> None:
    """A place within a named unit narrows it; places that are joined stay beside each other."""
    assert names(asked("金山街道人民广场还有几件没整改")) == ["人民广场"]
    assert names(asked("金山和东港还有几件没整改")) == ["金山街道办事处", "东港社区居民委员会"]
    assert names(asked("金山 北湖 双龙 三个对比")) == [
        "金山街道办事处",
        "北湖街道办事处",
        "双龙社区居民委员会",
    ]
    assert asked("我们社区还有几件没整改").scopes[0].kind == "own"
    assert asked("全区还有几件没整改").scopes[0].kind == "district"


def test_family_is_all_its_categories() -> None:
    """A family (大类) asks about every category in it."""
    wanted = {one.id for one in DISTRICT.categories if one.family == "停车交通"}
    assert set(asked("停车交通类还有几件没整改").categories) == wanted


def test_comparison_of_days() -> None:
    """The later days stand against the earlier ones; 同比 against the same days a year ago."""
    question = asked("和上周比，这周超期多了吗")
    assert question.period and question.against
    assert (question.period.first, question.against.first) == (date(2026, 12, 7), date(2026, 11, 30))
    question = asked("本月新增同比")
    assert question.against and question.against.first == date(2025, 12, 1)


def test_weekday_of_what_is_due_lies_ahead() -> None:
    """周五 is the last one, but the next one for what falls due."""
    past, due = asked("周五谁没到岗"), asked("周五到期的有哪些")
    assert past.period and due.period
    assert (past.period.first, due.period.first) == (date(2026, 12, 4), date(2026, 12, 11))


@pytest.mark.parametrize(
    ("text", "first_line"),
    [
        ("金山街道未消号多少", "金山街道 · 未销号"),  # 销 mistyped
        ("全區還有多少件未銷號", "全区 · 未销号"),
        ("北湖街道垃圾没人清的还剩几处", "北湖街道 · 清运不及时（垃圾没人清） · 未销号"),
    ],
)
def test_mistyped_or_told(text: str, first_line: str) -> None:
    """What was typed otherwise is understood, and a category that was told is named."""
    assert understood(asked(text), DISTRICT) == first_line


def test_a_week_in_all() -> None:
    """这周一共 is this week, and no Monday."""
    period = asked("这周一共新增多少").period
    assert period and (period.first, period.last) == (date(2026, 12, 7), date(2026, 12, 13))


def test_day_or_case() -> None:
    """12号 is a case where one is asked about, and a day where something is counted."""
    assert asked("12号怎么样了").numbers == (12,)
    assert asked("12号、15号到哪了").numbers == (12, 15)
    question = asked("12号新增多少")
    assert (question.numbers, question.period and question.period.first) == ((), date(2026, 11, 12))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("银河路还有多少没整改", "银河路"),
        ("查 2025-12 那件", "那件"),
        ("金山片连续三天没到岗的有谁", "连续三天"),
        ("飞检扣分的有几件", "飞检"),
        ("本周和上周还有几件没整改", "上周"),
        ("跟去年同期比超期多了吗", "跟去年同期比"),
        ("这几天新增几件", "这几天"),
        ("近30天工作日新增几件", "工作日"),
        ("截止昨天新增几件", "截止"),
        ("红黄榜出来了吗", "红黄榜"),
        ("今天谁值班", "值班"),
        ("12345转来的还剩多少", "12345转来的"),
        ("13月新增几件", "13月"),
        ("最好的三个和最差的三个单位", "最差"),
        ("环境卫生和市容秩序哪个多", "市容秩序"),
        ("全区点位多少个", "点位"),
        ("金山片几件超期还剩几天", "还剩几天"),
        ("各单位超期率、按期率", "按期"),
        ("金山片有几件趋势如何没整改归谁", "趋势"),
    ],
)
def test_nothing_is_dropped(text: str, left: str) -> None:
    """Words that mean something and cannot be used make the bot ask back."""
    assert left in questions().read(text, TODAY).left


@pytest.mark.parametrize(
    "text",
    [
        "还有几个没到",
        "这个多少钱",
        "会议材料还有多少没印",
        "我们还有几个没吃饭",
        "人民广场 占道经营",
        "人民广场占道经营 3处",
        "人民广场占道经营没整改",
        "金山小学门口垃圾外溢已处理干净",
        "人民广场今天没有占道经营",
        "人民广场有占道经营情况",
        "@所有人 明天检查人民广场占道经营",
        "请各网格抓紧整改超期问题",
        "我到人民广场了",
        "请假半天，牙疼",
        "谁有空去一下人民广场",
        "谁去双龙小区看一下",
        "如何上报问题",
        "哪里可以停车",
        "东港网格有好几处小广告没清",
        "1-11月销号率96.3%，超期12件",
        "哪位明天帮我替个班",
        "收到",
        "现在几点了",
        "",
        "？？",
        "金山片还有多少没整改" * 40,
    ],
)
def test_peoples_own_talk(text: str) -> None:
    """Talk, reports, notices and orders are no questions to the bot."""
    assert not questions().read(text, TODAY).sure


@pytest.mark.parametrize(
    "text",
    [
        "請問一下，雙龍社區還有多少沒有整改？",
        "麻烦看下双龙社区还剩几件没销号",
        "双龙社区　未整改　有几件",
        "领导问：双龙社区目前一共还有几件没处理完的呀",
        "下午要汇报，双龙社区还有多少没闭环",
        "还有几件没整改，双龙社区的",
        "双龙社区还有多小没销掉",
    ],
)
def test_paraphrases(text: str) -> None:
    """Scripts, politeness, order and synonyms do not change the question."""
    assert asked(text) == asked("双龙社区还有多少没整改")


def test_follow_ups() -> None:
    """A few words change the question before and keep what they do not speak of."""
    first = asked("金山片本周占道经营还有多少没整改")

    def then(text: str, before: Question) -> Question:
        found = questions().read(text, TODAY, before=before)
        assert (found.follow, found.sure, found.left) == (True, True, ()), found
        assert found.question is not None
        return found.question

    north = then("那北湖呢", first)
    assert understood(north, DISTRICT) == "北湖 · 本周 · 占道经营 · 未销号"
    last_week = then("上周呢", north)
    assert understood(last_week, DISTRICT) == "北湖 · 上周 · 占道经营 · 未销号"
    listed = then("名单", last_week)
    assert listed.measure is Measure.LIST
    assert then("下一页", listed).page == 2
    assert then("图", last_week).picture
    assert then("为什么", last_week).why
    assert then("超期的呢", listed).states == (Status.OVERDUE,)
    assert then("12", listed).numbers == (12,)
    owner = asked("铜陵西路谁负责")
    assert names(then("那九州西路呢", owner)) == ["九州西路"]
    assert then("保洁呢", owner).duty == "保洁员"
    streets = asked("哪个街道超期最多")
    assert understood(then("那网格呢", streets), DISTRICT) == "超期 · 按网格排名"
    assert understood(then("那社区呢", streets), DISTRICT) == "超期 · 按社区排名"


def test_new_question_is_no_follow_up() -> None:
    """A question that stands for itself forgets the one before; talk does not touch it."""
    before = asked("金山片本周占道经营还有多少没整改")
    found = questions().read("哪个网格超期最多", TODAY, before=before)
    assert (found.follow, found.question) == (False, asked("哪个网格超期最多"))
    for text in ("好的", "谢谢", "晚上吃啥呢", "他呢", "人民广场占道经营", "金衡街垃圾外溢已处理"):
        assert not questions().read(text, TODAY, before=before).sure


@pytest.mark.parametrize(
    "text", ["银河路占道经营", "金山社区晚上唱歌", "12那个", "北湖公园", "？", "农贸市场唱歌"]
)
def test_nearest_have_an_answer(text: str) -> None:
    """What is offered instead are questions that are understood without asking back."""
    offered = questions().read(text, TODAY).nearest
    assert 1 <= len(offered) <= 3
    for one in offered:
        asked(one)
