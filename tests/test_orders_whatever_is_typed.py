"""Whatever is typed as an order: nothing breaks the reader, and politeness changes nothing."""

from hypothesis import given
from hypothesis import strategies as st

from tests.meant_orders import MEANT, command
from understanding.orders.order import as_command
from understanding.orders.reader import read_orders

PIECES = st.sampled_from(
    [
        "12",
        "5到8",
        "#",
        "号",
        "整改",
        "不通过",
        "通过",
        "好了",
        "没",
        "吗",
        "、",
        "，",
        " ",
        "第二件",
        "退回",
        "类别",
        "改成",
        "§",
        "9" * 12,
    ]
)


@given(
    st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=30).map("".join)),
    st.lists(st.integers(1, 99), max_size=4),
    st.booleans(),
)
def test_it_never_raises(text: str, quoted: list[int], photo: bool) -> None:
    """Whatever is typed, each order that it gives can be said as a command."""
    for order in read_orders(text, numbers_quoted=quoted, has_photo=photo):
        assert as_command(order).startswith(order.step)


POLITE = st.sampled_from(["", "谢谢", "！", "。", "～", "👌", "，辛苦了", " ", "[抱拳]"])
MENTIONS = st.sampled_from(["", "@走街 ", "/", "领导，", "麻烦"])


@given(st.sampled_from(sorted(MEANT)), MENTIONS, POLITE)
def test_politeness_changes_nothing(text: str, before: str, after: str) -> None:
    """Mentions, thanks and marks are no part of the order."""
    assert command(before + text + after) == MEANT[text]
