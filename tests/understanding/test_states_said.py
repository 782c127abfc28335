"""Two states in one question: both are in the answer, or one of them is asked about."""

from __future__ import annotations

import pytest

from tests.understanding.test_nothing_swallowed import asked

# Each is a state that is counted apart, and none is said by another one of them but the pairs below.
STATES = [
    "新增的", "已销号的", "超期的", "退回的", "挂账的", "延期的", "申诉的", "反弹的", "返工的", "重开的", "待核查的",
    "待派遣的", "督办的", "作废的", "紧急的", "会商的", "督查发现的", "媒体曝光的", "不予受理的", "没按期的",
]  # fmt: skip
SAID_ALREADY = {
    ("新增的", "待派遣的"), ("新增的", "待核查的"), ("已销号的", "反弹的"), ("已销号的", "返工的"),
    ("已销号的", "重开的"), ("待核查的", "返工的"), ("退回的", "返工的"), ("返工的", "退回的"), ("退回的", "重开的"),
}  # fmt: skip


@pytest.mark.parametrize("form", ["金山街道{}又{}有几件", "金山街道{}的，{}有几件", "本月{}{}有哪些"])
@pytest.mark.parametrize("first", STATES)
def test_no_state_falls_away(form: str, first: str) -> None:
    """Neither of two states falls away."""
    for second in set(STATES) - {first}:
        one = asked(form.format(first.removesuffix("的"), second))
        alone = {
            asked(form.replace("又", "").format(state, "").replace("的的，", "的")).question
            for state in (first, second)
        }
        fallen = one.sure and not one.left and one.question in alone
        joined = first == "新增的" and form.endswith("哪些")  # 新增超期的: late of what is new
        assert not fallen or joined or (first, second) in SAID_ALREADY, (first, second)
