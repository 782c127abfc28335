"""Whatever is typed as a report: every place with every category, hostile texts, long ones, an empty district."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.categories import Category
from domain.district import District
from domain.points import Point
from tests.bench.understanding import long_texts
from tests.read_reports import DISTRICT, GRID, categories
from tests.readers import reports
from understanding.known import Known
from understanding.reports.kinds import Kind
from understanding.reports.reader import ReportReader
from understanding.vocabulary import vocabulary


def test_every_standard_name() -> None:
    """The name and each alias of the template's categories mean that category."""
    for category in DISTRICT.categories:
        for words in (category.name, *category.aliases):
            assert categories(reports().read(f"金衡街{words}")) == [category.name], words


def test_vocabulary_is_whole() -> None:
    """The packaged vocabulary knows each standard category of the template, and no other."""
    assert set(vocabulary().categories) == {one.name for one in DISTRICT.categories}


WORDS = st.sampled_from(
    [
        *(one.words for one in vocabulary().phrases[::9]),
        *(word for rule in vocabulary().rules[::3] for part in rule.parts for word in part[:2]),
        *(point.name for point in DISTRICT.points),
        *("，", "。", "、", " ", "\n", "没有", "已清理", "旁边", "和", "不是", "是", "吗", "?", "还有"),
        *("@所有人", "3号楼"),
        *("zhandao", "guangchang", "illegal", "parking", "the", "１２", "İ", "ß", "\u200b", "\ue000", "\ue8f0", "㎡"),
    ]
)  # fmt: skip


@given(
    st.lists(WORDS, max_size=12).map("".join) | st.text(max_size=60), st.sampled_from([None, *GRID.values()])
)
@example("人咧行道地砖翘起勿来踩一脚溅一身水，金 衡街", None)  # a blank within the name of a place
def test_whatever_is_typed(text: str, grid: int | None) -> None:
    """No text breaks it, and what it finds agrees with itself."""
    found = reports().read(text, grid=grid)
    for one in found.findings:
        assert one.point is None or (one.grid == DISTRICT.point[one.point].grid and not one.candidates)
        assert one.category not in one.others
        assert one.category is None or one.why.startswith(DISTRICT.category[one.category].name)
        assert len(one.place) <= 80
    assert found.kind is not Kind.PROBLEM or found.findings
    assert len(found.nearest) in (0, 3)


@pytest.mark.parametrize("text", list(long_texts(DISTRICT)))
def test_long_texts(text: str) -> None:
    """Texts of 4,096 characters that give much to do are read like others."""
    assert reports().read(text).kind in Kind


@given(
    st.sampled_from(DISTRICT.points),
    st.sampled_from(DISTRICT.categories),
    st.sampled_from(["", "，", " ", "有"]),
)
def test_every_place_with_every_category(point: Point, problem: Category, between: str) -> None:
    """Each point is found beside each category, in either order."""
    for text in (point.name + between + problem.name, f"{problem.name}，{point.name}"):
        (found,) = reports().read(text, grid=point.grid).findings
        assert (found.point, found.category) == (point.id, problem.id)


def test_district_without_anything() -> None:
    """A district that has nothing yet is read for as well; what is wrong is told, though no category is."""
    found = ReportReader(Known(District())).read("人民广场垃圾外溢")
    assert found.kind is Kind.PROBLEM
    assert [(one.category, one.why) for one in found.findings] == [(None, "垃圾外溢")]
    assert found.nearest == ()
