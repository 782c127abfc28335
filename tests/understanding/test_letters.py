"""A question that came in letters is the one in characters; other letters are left alone."""

from __future__ import annotations

import pytest

from tests.understanding.judge_questions import TODAY, sample

_, READER = sample()


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
    one, other = READER.read(letters, TODAY), READER.read(characters, TODAY)
    assert other.sure and one == other


@pytest.mark.parametrize("text", ["hello", "ok", "chi fan le ma", "https://a.b/c", "thx", "12"])
def test_other_letters_are_no_question(text: str) -> None:
    """Talk, an address, a word of English."""
    assert not READER.read(text, TODAY).sure
