"""会议: a record as it is typed, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.meetings import Meeting, RecordHead, parts
from storage.database import Database
from tests.talk import MONDAY
from tests.turns import ONE_DATABASE

ONE = Meeting(0, MONDAY.date(), "推进会", (1, 2, 3), (2,), ("方案",), (), 1, MONDAY)


@pytest.mark.parametrize(
    ("typed", "head", "told"),
    [
        ("推进会 12月1日", "推进会 12月1日", []),
        (
            "推进会\n应到 各单位\n缺席：住建局",
            "推进会",
            [(RecordHead.DUE, "各单位"), (RecordHead.ABSENT, "住建局")],
        ),
        ("推进会 应到 甲、乙，没来 乙", "推进会", [(RecordHead.DUE, "甲、乙"), (RecordHead.ABSENT, "乙")]),
        ("宣读文件 一；二\n宣读 三", "", [(RecordHead.READ, "一；二"), (RecordHead.READ, "三")]),
        ("应到单位的通知要宣读", "", [(RecordHead.DUE, "的通知要宣读")]),
        ("不应到处贴 推进会", "不应到处贴 推进会", []),
    ],
)
def test_a_record_is_parted_by_its_heads(typed: str, head: str, told: list[tuple[RecordHead, str]]) -> None:
    """In lines or in one; a head inside a word is none."""
    assert parts(typed) == (head, told)


def test_who_was_there() -> None:
    """The units that were to be there and are not named as absent."""
    assert ONE.present == (1, 3)


@ONE_DATABASE
def test_meetings_are_kept_and_added_to(database: Database) -> None:
    """The latest first; one that is put is the same one."""
    with database.transaction() as store:
        by = store.district.people[0].id
        later = store.meetings.add(replace(ONE, person=by, name="例会", day=MONDAY.date().replace(day=5)))
        kept = store.meetings.add(replace(ONE, person=by))
        store.meetings.put(replace(kept, absent=()))
        assert [one.number for one in store.meetings.all()] == [later.number, kept.number]
        assert store.meetings.get(kept.number) == replace(kept, absent=())
        assert store.meetings.get(99) is None
