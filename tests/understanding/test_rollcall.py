"""Roll-call answers of people who did not know the reader, half of them never seen while it was made."""

import pytest

from tests.understanding.judge_rollcall import judge, share, table
from tests.understanding.rows import Half
from understanding.rollcalls.reader import read_answer


@pytest.mark.parametrize(("half", "floor"), [("train", 0.99), ("held", 0.935)])
def test_answers_are_heard(half: Half, floor: float) -> None:
    """The kind of answer is right; the floor lies a little below what was reached."""
    judged = judge(half)
    assert share(one.answer for one in judged) >= floor, table(judged)


@pytest.mark.parametrize(("half", "floor"), [("train", 0.99), ("held", 0.905)])
def test_answers_are_heard_with_what_belongs_to_them(half: Half, floor: float) -> None:
    """So are time, length, reason and stand-in, where they were said."""
    judged = judge(half)
    assert share(one.whole for one in judged) >= floor, table(judged)


@pytest.mark.parametrize(("half", "most"), [("train", 0), ("held", 5)])
def test_few_are_wrong_without_a_question(half: Half, most: int) -> None:
    """What would be noted wrongly and without asking is the worst of all."""
    judged = judge(half)
    assert sum(one.confident and not one.answer for one in judged) <= most, table(judged)


@pytest.mark.parametrize(
    "text",
    ("87我们派车了 十点到", "那两件都延到明天吧 车坏", "农贸市场还没去", "程晓燕不在 她的积分会算给我吗"),
)
def test_the_work_on_cases_answers_no_roll_call(text: str) -> None:
    """What is said of a case, a place or somebody's points is no answer, though an hour or 不在 stands in it."""
    assert read_answer(text, names={"程晓燕", "郑小满"}, sender="郑小满") is None
