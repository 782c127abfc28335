"""A district of six units, five grids and a dozen points, all invented, to recognise things in."""

from domain.categories import Category, LimitUnit
from domain.district import District, Grid, Unit, UnitKind
from domain.points import Point

UNITS = (
    Unit(1, "金山街道", "金山", UnitKind.STREET),
    Unit(2, "金山社区", "金山社区", UnitKind.COMMUNITY, parent=1),
    Unit(3, "长城村", "长城", UnitKind.COMMUNITY, parent=1),
    Unit(4, "北湖街道", "北湖", UnitKind.STREET),
    Unit(5, "综合行政执法局", "综合执法局", UnitKind.DEPARTMENT),
    Unit(6, "交警大队", "交警", UnitKind.DEPARTMENT),
)
GRIDS = (
    Grid(31, "01", "金山第一网格", 2),
    Grid(32, "02", "金山第二网格", 2),
    Grid(33, "03", "第三网格", 3),
    Grid(34, "04", "北湖东网格", 4),
    Grid(35, "A5", "九州网格", 4),
)
POINTS = (
    Point(101, "D01", "金山东路", "主次干道", 31),
    Point(102, "D02", "金山东路菜场", "农贸市场", 31, "金山东路18号", ("菜场", "金山市场")),
    Point(103, "D03", "绿化带公园", "公园广场", 31),
    Point(104, "D04", "长城南路", "主次干道", 33, aliases=("南路",)),
    Point(105, "D05", "长城菜场", "农贸市场", 33, aliases=("菜场", "长城市场")),
    Point(106, "D06", "北湖小区", "居民小区", 34, "北湖路88号", ("北湖花园",)),
    Point(107, "D07", "北湖小区3号楼", "楼道", 34),
    Point(108, "D08", "九州广场", "公园广场", 35, aliases=("市场", "ABC广场")),
    Point(109, "D09", "东港公厕", "公厕", 32, aliases=("公厕",)),
    Point(110, "D10", "九州公厕", "公厕", 35, aliases=("公厕",)),
    Point(111, "D11", "金山东路马路市场", "马路市场", 32, aliases=("马路市场",)),
    Point(112, "D12", "东港河", "河道", 32, aliases=("河道",)),
)


def category(number: int, name: str, *aliases: str) -> Category:
    """A category with nothing but its names."""
    return Category(number, name, "", aliases, (), 1, LimitUnit.WORKING_DAY)


CATEGORIES = (
    category(201, "绿化带垃圾", "绿化带"),
    category(202, "垃圾外溢", "垃圾满溢"),
    category(203, "店外经营", "出店经营"),
    category(204, "占道经营", "占道"),
    category(205, "马路市场"),
    category(206, "小广告", "乱贴乱画", "牛皮癣"),
    category(207, "违法停车", "乱停乱放"),
    category(208, "河道"),
    category(209, "楼道灯故障", "灯不亮"),
    category(210, "路灯故障", "灯不亮"),
)
DISTRICT = District(units=UNITS, grids=GRIDS, points=POINTS, categories=CATEGORIES)
