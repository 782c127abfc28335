"""Commands of no case in other words: every row of the tables reads its own example."""

import pytest

from understanding.orders.without_a_case.paraphrases.paraphrase import Paraphrase, meant
from understanding.orders.without_a_case.reader import ROWS, command_meant


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.example)
def test_a_row_reads_its_example(row: Paraphrase) -> None:
    """No row is without use, and none is overtaken by one before it."""
    assert meant(row.example, ROWS) is not None
    assert next(one for one in ROWS if one.words.fullmatch(row.example)) is row
    assert (command_meant(row.example, photos=True) is not None) == row.photos


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("打92分，有一处乱停车", "评分 填 抽到的网格 92 有一处乱停车"),
        ("科创网格给个90，路面干净", "评分 填 科创网格 90 路面干净"),
        ("金山一网格3月的考核分怎么来的", "评分 为什么 金山一网格 3月"),
        ("这周写个简报", "简报 本周"),
        ("会上定了：金山社区3月5日前完成市场外立面整治", "议定 金山社区 到 3月5日 完成市场外立面整治"),
        ("把老粮站设成点位，归金山一网格", "加点位 老粮站 金山一网格"),
        ("我明天上午请个假，看病", "请假 明天上午 ，看病"),
        ("周四跟郑小满换一下", "换班 郑小满 周四"),
        ("跟王敏换周四的班", "换班 王敏 周四"),
        ("秦小勇后天请假 他的岗让孟庆芳去", "替班 秦小勇 孟庆芳 后天"),
        ("秦小勇家里有事 明天的岗让孟庆芳去", "替班 秦小勇 孟庆芳 明天"),
        ("12号是市长信箱转来的", "来源 12 信箱"),
        ("执法中队超期的拉个单子", "执法中队超期的有哪些"),
        ("从近的开始，我在金衡街这边", "那金衡街呢"),
    ],
)
def test_what_the_words_name_stands_in_the_command(text: str, command: str) -> None:
    """Periods as commands say them, and other words as they were typed."""
    assert command_meant(text) == command


@pytest.mark.parametrize(
    "text", ["简报签发了？", "双龙网格11月报了几件", "我对简报有意见", "今天人民广场占道经营有几件"]
)
def test_what_is_no_such_command(text: str) -> None:
    """A question whether something was done does not do it."""
    assert command_meant(text) is None
