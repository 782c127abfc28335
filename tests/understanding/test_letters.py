"""A question that came in letters is the one in characters; other letters are left alone."""

from __future__ import annotations

import pytest

from tests.readers import questions
from tests.understanding.judge_questions import TODAY
from understanding.questions.spelling.english import English


@pytest.mark.parametrize(
    ("letters", "characters"),
    [
        ("beihu jiedao benyue anqilv duoshao", "北湖街道本月按期率多少"),
        ("JinShan shequ haiyou jijian mei zhenggai?", "金山社区还有几件没整改?"),
        ("ge danwei chaoqi paiming", "各单位超期排名"),
        ("renmin guangchang shei fuze", "人民广场谁负责"),
        ("zuotian qingjia mingdan", "昨天请假名单"),
        ("12 dao nayibu le", "12到哪一步了"),
    ],
)
def test_pinyin_is_read(letters: str, characters: str) -> None:
    """Places, days, states, what is asked, and a number."""
    one, other = questions().read(letters, TODAY), questions().read(characters, TODAY)
    assert other.sure and one == other


@pytest.mark.parametrize(
    ("mixed", "chinese"),
    [
        ("双龙社区 overdue list 发我", "双龙社区超期清单发我"),
        ("人民广场的 owner 是谁", "人民广场的负责人是谁"),
        ("哪个网格 Last Week 反弹最多", "哪个网格上周反弹最多"),
        ("金山街道 pending 的 case 有几件", "金山街道没整改的案件有几件"),
        ("金山社区 benzhou 没整改几件", "金山社区 本周 没整改几件"),
        ("长城镇 chaoqi 几件", "长城镇 超期 几件"),
    ],
)
def test_english_among_chinese_is_read(mixed: str, chinese: str) -> None:
    """Words of the office; the days and places keep their names."""
    one, other = questions().read(mixed, TODAY), questions().read(chinese, TODAY)
    assert other.sure and (one.question is not None and other.question is not None)
    assert (one.left, one.question.measure, one.question.states) == (
        (),
        other.question.measure,
        other.question.states,
    )


@pytest.mark.parametrize("text", ["hello", "ok", "chi fan le ma", "https://a.b/c", "thx", "12"])
def test_other_letters_are_no_question(text: str) -> None:
    """Talk, an address, a word of English."""
    assert not questions().read(text, TODAY).sure


def test_a_name_in_letters_stays() -> None:
    """A shop of the register that is called so."""
    assert English(["NEW生活超市"]).in_chinese("new生活超市还有几件 case") == "new生活超市还有几件 案件"
