"""A paper that was issued comes back as it was kept; how the rules about papers are written."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from domain.bulletins import BulletinKind, Issue
from domain.paper import Form, Heading, Masthead, Paper, PaperTable, Paragraph, PhotoRow
from domain.paperwords import COPIES, NAME
from storage.bulletins import Bulletins
from storage.database import Database
from tests.talk import ZONE
from texts import bulletins as wording

AT = datetime(2026, 3, 9, 9, 0, tzinfo=ZONE)
PAPER = Paper(
    "简报 2026年第1期",
    "工作情况",
    (
        Heading("一、总体情况"),
        Paragraph("新增 2。"),
        PaperTable(("单位", "件"), (("金山社区", "2"),), (0.6, 0.4), "数字"),
        Form((("编号", "#1"),)),
        PhotoRow((("整改前", "a" * 64), ("整改后", "b" * 64))),
    ),
    masthead=Masthead("创建动态", "2026年第1期", "创建办", date(2026, 3, 9)),
    day=date(2026, 3, 9),
    copies=(("报", "区委"), ("发", "各镇")),
    appendix=(Paragraph("附件"),),
)


def test_an_issue_comes_back_as_it_was(database: Database) -> None:
    """Every kind of block; the next number is one more, in its own year and kind."""
    issue = Issue(BulletinKind.BULLETIN, 2026, 1, "周报 2026-W10", AT, 3, PAPER)
    with database.transaction() as store:
        kept = Bulletins(store.connection)
        kept.keep(issue)
        assert kept.get(BulletinKind.BULLETIN, 2026, 1) == issue
        assert kept.newest(BulletinKind.BULLETIN, "周报 2026-W10") == issue
        assert kept.newest(BulletinKind.CIRCULAR, "周报 2026-W10") is None
        assert [kept.last_number(BulletinKind.BULLETIN, year) for year in (2026, 2027)] == [1, 0]


@pytest.mark.parametrize(
    ("text", "copies"),
    [
        ("报：区委、区政府；发：各镇", (("报", "区委、区政府"), ("发", "各镇"))),
        ("报:区委;抄送:市创建办;", (("报", "区委"), ("抄送", "市创建办"))),
        ("无", ()),
    ],
)
def test_who_gets_it(text: str, copies: tuple[tuple[str, str], ...]) -> None:
    """In either width; none is 无."""
    assert COPIES.read(text) == copies
    assert COPIES.read(COPIES.say(copies)) == copies


@pytest.mark.parametrize("text", ["区委", "报：", "给：区委", ""])
def test_what_is_no_list_of_copies(text: str) -> None:
    """Refused without a word of its own: the line of the rule says what was typed, and what would be right."""
    with pytest.raises(ValueError, match=r"^$"):
        COPIES.read(text)


@pytest.mark.parametrize("text", ["", "很长很长很长很长很长很长的名字"])
def test_a_head_is_one_line(text: str) -> None:
    """Large type has room for twelve characters."""
    with pytest.raises(ValueError, match=r"^$"):
        NAME.read(text)


def test_a_day_that_is_over_is_said_to_be_so() -> None:
    """An answer that was to come 27 days ago does not read as if it were to come."""
    limit = datetime(2026, 12, 10, 17, 30, tzinfo=ZONE)
    assert wording.until(limit, datetime(2026, 12, 10, 18, 0, tzinfo=ZONE)) == "2026年12月10日 17:30 前"
    assert wording.until(limit, datetime(2027, 1, 6, 9, 0, tzinfo=ZONE)).endswith("前（已超期 27天）")
