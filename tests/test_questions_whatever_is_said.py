"""Whatever is asked, in whatever order and words: no slot is lost, and nothing breaks the reader."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.understood import understood
from tests.asked_questions import DISTRICT, TODAY, asked
from tests.readers import questions
from understanding.questions.reader import LONGEST_QUESTION

PLACES = st.sampled_from(["金山片", "双龙社区", "北湖一网格", "人民广场", "全区", "执法局", ""])
DAYS = st.sampled_from(["本周", "上月", "12月4日", "近7天", "上半年", ""])
KINDS = st.sampled_from(["占道经营", "小广告", "停车交通类", ""])
STATES = st.sampled_from(["没整改", "超期", "新增", "待核查", "退回"])
MANY = {
    "没整改": ("没整改", "没销号", "没处理完", "未整改", "没有整改"),
    "超期": ("超期", "逾期", "超时"),
    "新增": ("新增", "新报上来"),
    "待核查": ("待核查", "等核查", "没验收"),
    "退回": ("退回", "被退回", "打回来"),
}
ASKS = ("有多少", "还有几件", "有几个")
LITTLE = ("", "请问", "麻烦看下", "现在", "帮我查一下")


@given(PLACES, DAYS, KINDS, STATES, st.data())
def test_order_and_synonyms(place: str, days: str, kind: str, state: str, data: st.DataObject) -> None:
    """The same slots in another order, with other particles and synonyms, are the same question."""
    plain = questions().read(f"{place}{days}{kind}{state}有多少", TODAY).question
    said = [place, days, kind, data.draw(st.sampled_from(MANY[state]), "state")]
    parts = data.draw(st.permutations(said), "order")
    text = (
        data.draw(st.sampled_from(LITTLE))
        + "，".join(filter(None, parts))
        + "的"
        + data.draw(st.sampled_from(ASKS))
    )
    found = questions().read(text, TODAY)
    assert (found.question, found.left) == (plain, ())


@given(PLACES, DAYS, KINDS, STATES)
def test_a_slot_more_loses_none(place: str, days: str, kind: str, state: str) -> None:
    """Adding a place, days or a category keeps all that was there before."""
    bare = asked(f"{state}有几件")
    full = questions().read(f"{place}{days}{kind}{state}有几件", TODAY).question
    assert full is not None
    assert (full.measure, full.states) == (bare.measure, bare.states)
    assert (bool(full.scopes), bool(full.period), bool(full.categories)) == (
        bool(place),
        bool(days),
        bool(kind),
    )


SOME = (
    "金山片北湖双龙人民广场占道经营超期没整改多少几件哪个谁网格社区最多前三名上周本月12月4日号#"
    "到岗点名比和趋势到期等核查吗呢，。 0123456789那图为什么"
)


@settings(max_examples=200)
@given(st.text(SOME, max_size=40) | st.text(max_size=40), st.booleans())
def test_never_raises(text: str, after: bool) -> None:
    """Whatever is typed, something is returned, and its words were typed."""
    before = asked("金山片本周还有多少没整改") if after else None
    found = questions().read(text, TODAY, before=before)
    assert all(found.left)
    assert len(found.nearest) <= 3
    if found.question is not None:
        understood(found.question, DISTRICT)


def test_long_text_is_no_question() -> None:
    """What is longer than a question is not searched at all."""
    assert questions().read("金" * (LONGEST_QUESTION + 1), TODAY).question is None
