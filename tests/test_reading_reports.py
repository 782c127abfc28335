"""What a report is taken for: its kind, its problems, and for each the category, the place and the danger."""

import pytest

from domain.categories import Category, LimitUnit
from domain.district import District, Grid, Unit, UnitKind
from domain.points import Point
from tests.read_reports import DISTRICT, GRID, categories, name
from tests.readers import reports
from understanding.known import Known
from understanding.reports.kinds import Kind
from understanding.reports.reader import ReportReader
from understanding.reports.reading import Finding


def where(finding: Finding) -> tuple[str, str | None]:
    """The place in words, and the name of its point."""
    return finding.place, None if finding.point is None else DISTRICT.point[finding.point].name


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("人民广场占道经营", Kind.PROBLEM),
        ("人民广场今天没有占道经营", Kind.NEGATED),
        ("双龙南街一切正常", Kind.NEGATED),
        ("金山小学门口垃圾外溢已处理干净", Kind.FIXED),
        ("昨天报的井盖破损，已更换", Kind.FIXED),
        ("昨天刚清理过的小广告又贴满了", Kind.PROBLEM),
        ("人民广场占道经营归哪个科室管？", Kind.QUESTION),
        ("金山东路垃圾外溢处理好了没有", Kind.QUESTION),
        ("金山东路的垃圾怎么没人管？", Kind.PROBLEM),
        ("路灯坏了好几天了，什么时候能来修？", Kind.PROBLEM),
        ("下周准备在人民广场整治占道经营", Kind.PLAN),
        ("群公告写着周五前清理小广告，到今天还没人来清", Kind.PROBLEM),
        ("麻烦明天安排人修一下东港弄的路灯，不亮了", Kind.PROBLEM),
        ("人民广场占道经营专项整治方案", Kind.TITLE),
        ("乱停车治理工作方案.docx", Kind.TITLE),
        ("我到人民广场了", Kind.PRESENCE),
        ("金山小区 有人在楼下烧东西", Kind.PROBLEM),
        ("人民广场有人在跳舞，太吵了", Kind.PROBLEM),
        ("正在人民广场整治占道经营", Kind.PRESENCE),
        ("@所有人 明天检查人民广场占道经营", Kind.NOTICE),
        ("请各网格今天重点检查占道经营", Kind.NOTICE),
        ("人民广场占道经营，请加强管理", Kind.PROBLEM),
        ("【表扬】金山小学乱堆杂物整改到位", Kind.PRAISE),
        ("建议人民广场多放几个垃圾桶", Kind.WISH),
        ("希望尽快处理一下金山东路的垃圾外溢", Kind.PROBLEM),
        ("如果发现占道经营请及时上报", Kind.CONDITION),
        ("要是再占道经营，直接暂扣", Kind.CONDITION),
        ("僵尸车拖走要走什么手续啊", Kind.QUESTION),
        ("苏溪大道卖菜的摊子又摆开了", Kind.PROBLEM),
        ("今天共清理小广告35处，劝离流动摊贩12起", Kind.STATISTICS),
        ("发错了，不是占道经营", Kind.CORRECTION),
        ("不是金山小学，是人民广场", Kind.CORRECTION),
        ("今天请假，孩子发烧", Kind.LEAVE),
        ("收到", Kind.TALK),
        ("", Kind.TALK),
        # told in single words, by the day, or to everybody by name
        ("地锁，拆了。金衡停车场。", Kind.FIXED),
        ("复看。盲道畅。无占压。", Kind.NEGATED),
        ("下周。复核。九州片。全部公厕。", Kind.PLAN),
        ("今晚八点，双龙南街夜查，占道店外一起", Kind.PLAN),
        ("错。不是违停。是占盲道。改。", Kind.CORRECTION),
        ("本周中队：占道31，店外18，地锁4", Kind.STATISTICS),
        ("金山实践站台账做得细，可推广", Kind.PRAISE),
        ("各位，人民广场草坪里丢了不少快餐盒", Kind.PROBLEM),
        ("有户人家把楼道锁起来当仓库了", Kind.PROBLEM),
    ],
)
def test_kind(text: str, kind: Kind) -> None:
    """Only what tells of a problem now is one."""
    assert reports().read(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "路过金山东路看到小广告，顺手撕了",
        "巡查发现金衡街店外经营，已现场劝导整改",
        "人民广场流动摊贩，已劝离",
    ],
)
def test_fixed_on_the_spot(text: str) -> None:
    """A problem that was met and mended in the same message is a report of that kind."""
    found = reports().read(text)
    assert found.kind is Kind.PROBLEM
    assert [one.fixed_on_the_spot for one in found.findings] == [True]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("水果筐都摆到人行道上来了", "店外经营"),
        ("五金店把货都摆到门外头了", "店外经营"),
        ("老粮站后墙根全是快餐盒", "卫生死角"),
        ("这里好多烟头", "乱丢乱弃"),
        ("北湖小区垃圾桶满得都冒尖了", "垃圾外溢"),
        ("垃圾三天没人来收了", "清运不及时"),
        ("过道里堆了好多纸箱", "乱堆杂物"),
        ("苏溪河漂着好多垃圾", "河道脏污"),
        ("井盖没了", "市政设施破损"),
        ("窨井盖咯噔咯噔响", "市政设施破损"),
        ("灯瞎火", "路灯故障"),
        ("这条巷子晚上黑漆漆的，灯都不亮", "路灯故障"),
        ("有辆宝马停在绿化带上", "违法停车"),
        ("小车停盲道上了", "占压盲道"),
        ("从三楼甩根线下来给电瓶车充电", "私拉乱接电线"),
        ("垃圾桶，破了个洞", "垃圾桶破损"),
        ("便民中心大厅里有人点着烟在排队", "控烟"),
        ("半夜有人在桥头卸了几车渣土", "乱丢乱弃"),
        ("路灯旁边的垃圾桶坏了", "垃圾桶破损"),
    ],
)
def test_category_as_people_say_it(text: str, category: str) -> None:
    """Things and what is wrong with them mean a category, though its name is not said."""
    assert categories(reports().read(text)) == [category]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("占到经营", "占道经营"),
        ("店外精营", "店外经营"),
        ("人民广场占道經營", "占道经营"),
        ("違法停車", "违法停车"),
        ("ＬＥＤ广告牌违规", "违规广告牌匾"),
        ("renmin guangchang zhandaojingying", "占道经营"),
        ("illegal parking at Jinshan East Road", "违法停车"),
        ("马路市厂", "马路市场"),
        ("店外经菅", "店外经营"),
    ],
)
def test_typing(text: str, category: str) -> None:
    """Slips, traditional characters, pinyin and simple English are read."""
    assert categories(reports().read(text)) == [category]


def test_what_was_recognised_is_told() -> None:
    """`why` names the category and the words that were taken for it."""
    (found,) = reports().read("金衡街有人出摊").findings
    assert found.why == "占道经营（出摊）"
    (found,) = reports().read("金衡街占道经营").findings
    assert found.why == "占道经营"


def test_none_fits() -> None:
    """Words that only make one think of categories name none; the three nearest are told."""
    found = reports().read("人民广场的垃圾桶")
    assert (categories(found), found.sure) == ([None], False)
    assert name(found.nearest[0]) in ("垃圾外溢", "垃圾桶破损")
    assert len(found.nearest) == 3


def test_other_categories() -> None:
    """Where several categories fit, the better one is taken and the others are told."""
    (found,) = reports().read("老粮站后墙根全是快餐盒").findings
    assert "乱丢乱弃" in [name(one) for one in found.others]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("金衡街 占道经营，人民广场 垃圾外溢", [("金衡街", "占道经营"), ("人民广场", "垃圾外溢")]),
        ("人民广场垃圾外溢，旁边墙上还有小广告", [("人民广场", "垃圾外溢"), ("人民广场旁边", "乱贴乱画")]),
        ("人民广场，垃圾外溢、占道经营", [("人民广场", "垃圾外溢"), ("人民广场", "占道经营")]),
        ("金山小区路灯不亮地砖破损", [("金山小区", "路灯故障"), ("金山小区", "破损便道")]),
        ("金山东路和金衡街都有占道经营", [("金山东路", "占道经营"), ("金衡街", "占道经营")]),
        ("九鼎路垃圾桶满了，垃圾扔得满地都是", [("九鼎路", "垃圾外溢")]),
        ("九鼎路没有占道经营，金衡街有小广告", [("金衡街", "乱贴乱画")]),
        ("2号楼楼道堆满纸箱，3号楼电动车飞线充电", [("2号楼楼道", "乱堆杂物"), ("3号楼", "私拉乱接电线")]),
        ("金山小区：①楼道堆物 ②飞线充电", [("金山小区", "乱堆杂物"), ("金山小区", "私拉乱接电线")]),
        (
            "金山小区东侧围墙倒了一段，西侧有人种菜",
            [("金山小区东侧", "市政设施破损"), ("金山小区西侧", "菜地")],
        ),
        (
            "金山小区门口地砖翘了，花坛里全是烟头",
            [("金山小区门口", "破损便道"), ("金山小区门口", "绿化带垃圾")],
        ),
        ("金衡街比以前干净多了，美中不足是墙角还有小广告", [("金衡街", "乱贴乱画")]),
        ("金衡街污水横流，原来是下水道堵了", [("金衡街", "污水乱泼")]),
        ("人民广场烟头满地，果皮箱都爆了", [("人民广场", "乱丢乱弃")]),
        ("金衡街盲道断了，盲人只好走机动车道", [("金衡街", "占压盲道")]),
        (
            "金山小学门口流动摊四个，东港中学门口三个",
            [("金山小学门口", "游商摊贩"), ("东港中学门口", "游商摊贩")],
        ),
        ("桶满。蝇飞。东港弄", [("东港弄", "垃圾外溢"), ("东港弄", "蚊蝇孳生地")]),
        (
            "窗台玻璃，灰厚。北湖实践站。台账空白",
            [("北湖实践站", "玻璃脏污"), ("北湖实践站", "实践所站不规范")],
        ),
    ],
)
def test_several_problems(text: str, found: list[tuple[str, str]]) -> None:
    """Each problem is told with its own place; what is told twice is one."""
    assert [(one.place, name(one.category)) for one in reports().read(text).findings] == found


@pytest.mark.parametrize("text", ["金衡街绿化带里都是塑料袋，树枝也断了挂着", "楼道灯不亮，墙皮掉了一地"])
def test_what_is_left_unread_is_asked_about(text: str) -> None:
    """One problem is understood, and something more is told: it is not sure, so that the other is not lost."""
    found = reports().read(text)
    assert (found.kind, found.sure) == (Kind.PROBLEM, False)


@pytest.mark.parametrize(
    ("text", "place", "point"),
    [
        ("不是人民广场，是东港公园，垃圾桶满了", "东港公园", "东港公园"),
        ("垃圾外溢，地点：九州新村", "九州新村", "九州新村"),
        ("人民广场和金山小学之间路灯不亮", "人民广场和金山小学之间", "人民广场"),
        ("金衡街和李渔路路口红绿灯坏了", "金衡街和李渔路路口", "金衡街李渔路口"),
        ("人民广场东门占道经营", "人民广场东门", "人民广场"),
        ("金山东路18号灯杆灯不亮", "金山东路18号灯杆", "金山东路"),
        ("金山小区3号楼楼道堆满纸箱子", "金山小区3号楼楼道", "金山小区"),
        ("老粮站后墙根全是快餐盒", "老粮站后墙根", None),
        ("老粮站后墙 乱堆杂物", "老粮站后墙", None),
        ("老粮站后墙边上有人乱扔垃圾", "老粮站后墙边上", None),
        ("大榕树底下堆满了杂物", "大榕树底下", None),
        ("井盖碎了半边", "", None),
        ("人行道上有烟头", "", None),
        ("金山小学垃圾外溢", "金山小学", "金山小学"),
        ("人民广场的公厕灯不亮", "人民广场的公厕", "人民广场公厕"),
        ("金衡街9号杆，线垂到车顶", "金衡街9号杆", "金衡街"),
        ("88堆栈书店门口堆满杂物", "88堆栈书店门口", None),
    ],
)
def test_place(text: str, place: str, point: str | None) -> None:
    """The place that is meant is found, in the words that were typed."""
    assert where(reports().read(text).findings[0]) == (place, point)


@pytest.mark.parametrize(
    ("text", "own", "grid"),
    [
        ("双龙 垃圾外溢", None, "06"),
        ("北湖占道经营", None, None),
        ("北湖占道经营", "05", "05"),
        ("第三网格小广告", None, "03"),
        ("苏溪村小广告", "01", "09"),
        ("老粮站门口小广告", "04", "04"),
        ("小广告", "04", None),
    ],
)
def test_area(text: str, own: str | None, grid: str | None) -> None:
    """A unit, a village, a grid or a free place says the grid if there is but one; else the group's own fits."""
    (found,) = reports().read(text, grid=GRID[own] if own else None).findings
    assert (found.point, found.grid) == (None, GRID[grid] if grid else None)


def test_road_of_several_grids() -> None:
    """A road that is a point of several grids is asked about, unless the group's own grid has it."""
    points = (Point(1, "1", "文昌路", "主次干道", 11), Point(2, "2", "文昌路", "主次干道", 12))
    grids = (Grid(11, "01", "甲网格", 1), Grid(12, "02", "乙网格", 1))
    unit = Unit(1, "文昌社区", "文昌", UnitKind.COMMUNITY)
    district = District(units=(unit,), grids=grids, points=points, categories=DISTRICT.categories)
    reader = ReportReader(Known(district))
    (found,) = reader.read("文昌路垃圾外溢").findings
    assert (found.point, found.candidates) == (None, (1, 2))
    (found,) = reader.read("文昌路垃圾外溢", grid=12).findings
    assert (found.point, found.candidates) == (2, ())


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("金山东路井盖没了", True),
        ("电线掉下来了", True),
        ("广告牌要砸下来了", True),
        ("路面塌了个大坑", True),
        ("地砖松动，刚有老人摔伤", True),
        ("配电箱冒烟着火", True),
        ("金山东路垃圾外溢，请尽快处理", False),
        ("地砖松动，有位老太太绊了一跤", True),
        ("湖边栏杆倒进水里了，旁边有小孩在玩", True),
        ("地砖松动，险些绊了一跤", False),
        ("井盖响", False),
        ("路灯不亮", False),
        ("金山东路120号小广告", False),
    ],
)
def test_urgency(text: str, urgent: bool) -> None:
    """Danger to people is urgent; asking for speed is not."""
    assert reports().read(text).findings[0].urgent is urgent


def test_own_names_of_a_district() -> None:
    """A district's own names and aliases count more; other names for the standard categories are found by likeness."""
    ours = (
        Category(1, "流动摊位", "市容", ("地摊",), (), 1, LimitUnit.HOUR),
        Category(2, "路灯照明", "设施", ("路灯不亮",), (), 1, LimitUnit.HOUR),
        Category(3, "河道脏乱", "环境", (), (), 1, LimitUnit.HOUR),
    )
    reader = ReportReader(Known(District(categories=ours)))
    for text, category in (("地摊", 1), ("感应灯没反应", 2), ("河水又黑又臭", 3), ("小广告", None)):
        assert reader.read(text).findings[0].category == category, text
