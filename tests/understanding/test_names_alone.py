"""A clause that is nothing but a name says where; one that only looks so does not."""

import pytest

from understanding.reports.free_names import whole_name

NAMES = (
    "渝味晓宇", "翠湖雅筑", "水岸名都", "老杨家", "张记炒饭", "修车行那儿", "新开的眼镜店", "太平洋网吧楼梯口",
    "鼓楼那条街", "粮管所后墙", "滨江绿道", "体育馆后面空地",
)  # fmt: skip
SAYINGS = (
    "寸步难行", "触目惊心", "人心惶惶", "老鼠横行", "小孩玩耍", "无人问津",
    "老人家", "影响市容", "好几个月", "停车场", "隔壁小区", "臭气冲天",
)  # fmt: skip


@pytest.mark.parametrize("clause", NAMES)
def test_a_name_is_a_place(clause: str) -> None:
    """It is taken whole."""
    assert whole_name(clause) == clause


@pytest.mark.parametrize("clause", SAYINGS)
def test_a_saying_is_no_place(clause: str) -> None:
    """Nor is a mere kind of place."""
    assert whole_name(clause) == ""
