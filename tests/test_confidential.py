"""What is told in confidence: a marker in it comes to nobody who may not know, by no message, file or log."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import sqlalchemy as sa

from actions.discretion import discreet
from domain.card import Row
from domain.cases import State, Step
from domain.chat import Chat, Kind, Outgoing
from domain.platform import Platform
from storage import tables
from storage.database import Database
from tests.talk import Start, Talk
from tests.turns import ONE_DATABASE
from understanding.reports.discretion import parted

pytestmark = ONE_DATABASE

MARKER, REPORTER, HANDLER = "丙七暗号", "程晓燕", "private:21"
KNOWING = {f"private:{person}" for person in (3, 4, 5, 21, 22)}  # the office, 毛俊逸, 程晓燕
# The case is #1. Everybody asks for it in every way, beside the ordinary work of the day.
ASKED = """
程晓燕@私聊> 上报 人民广场 丙七暗号 占道经营 匿名 [照片 1]
程晓燕@金山一网格群> 上报 人民广场 占道经营 [照片 1]
林晓岚@私聊> 派 1 金山社区 毛俊逸
毛俊逸@金山一网格群> 查 1
毛俊逸@金山一网格群> 整改 1 好了 [照片 4]
毛俊逸@金山一网格群> 整改 1、2 好了 [照片 5]
毛俊逸@金山社区工作群> 我的任务
叶秀兰@私聊> 我的任务
叶秀兰@私聊> 查 1
叶秀兰@私聊> 作废 1 不实
叶秀兰@金山社区工作群> 进度 本月
林晓岚@创建信息联络群> 查 1
林晓岚@创建信息联络群> 重开 1 看看
林晓岚@创建工作核心群> 保密 1
沈知远@创建工作核心群> 照片对比 2
沈知远@创建工作核心群> 督办单 1
时间 11:00
沈知远@私聊> 人民广场本月的问题有哪些
沈知远@私聊> 台账 全区 本月
沈知远@创建工作核心群> 晒比拼 本月
陶书宁@私聊> 占道经营有哪些
陶书宁@私聊> 查 1
时间 2026-03-04 18:30
毛俊逸@私聊> 整改 1 好了 [照片 6]
沈知远@私聊> 通过 1
林晓岚@私聊> 通过 1
时间 2026-03-05 18:30
"""


async def test_a_marker_comes_to_nobody_who_may_not_know(
    start: Start, database: Database, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    """Words, number, photo and reporter of the case stay with those who may know, and they do hear of it."""
    caplog.set_level(logging.DEBUG)
    talk = await Talk.begin(start, "2026-03-02 10:00")
    try:
        for line in ASKED.strip().splitlines():
            await talk.play(line)
        with database.reading() as store:
            secret, photos = store.cases.get(1), store.photos.of(1, Step.REPORT, Step.RECTIFY)
            rows = store.connection.execute(sa.select(tables.outbox)).mappings().all()
        assert secret is not None and secret.confidential and secret.state is State.CLOSED
        leaks = [row for row in rows if row["chat"] not in KNOWING and _tells(row, photos[-1].sha256)]
        assert not leaks
        assert {row["chat"] for row in rows if MARKER in row["text"]} == KNOWING
        handler = [row["text"] for row in rows if row["chat"] == HANDLER and "#1 " in row["text"]]
        assert handler and not any(REPORTER in text for text in handler)
        assert MARKER not in caplog.text
        assert not [file for file in tmp_path.rglob("*.made") if MARKER in _content(file)]
        assert list(tmp_path.rglob("*.made")), "there is a ledger to look into"
    finally:
        talk.app.database.close()


def _tells(row: Any, photo: str) -> bool:
    """Does a message say anything of the case, but that there is none?"""
    said = f"{row['text']} {json.dumps(row['carries'], ensure_ascii=False)}"
    said = said.replace("没有 #1 这件", "")
    return MARKER in said or photo in said or row["card"] == 1 or re.search(r"#1(?!\d)", said) is not None


def _content(file: Path) -> str:
    with ZipFile(file) as book:
        return "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())


@pytest.mark.parametrize(
    ("words", "left", "discreet"),
    [
        ("人民广场 占道经营，不要发群里", "人民广场 占道经营", True),
        ("人民广场 占道经营 匿名举报", "人民广场 占道经营", True),
        ("请保密！人民广场垃圾外溢", "人民广场垃圾外溢", True),
        ("人民广场垃圾外溢，千万别让社区的人知道是我说的", "人民广场垃圾外溢", True),
        ("别发到我们单位群里，金衡街占道经营", "金衡街占道经营", True),
        ("金衡街保密柜被丢在路边", "金衡街保密柜被丢在路边", False),
        ("人民广场贴着匿名信", "人民广场贴着匿名信", False),
        ("垃圾不要往群众活动中心门口倒", "垃圾不要往群众活动中心门口倒", False),
    ],
)
def test_a_wish_is_told_from_the_report(words: str, left: str, discreet: bool) -> None:
    """What is only asked for is no part of what is shown; what only sounds like it is."""
    assert parted(words) == (left, discreet)


async def test_whatever_somebody_forgets_is_kept_back(start: Start, database: Database) -> None:
    """A list made without a thought of it loses the line, and a notice about it alone goes to the office."""
    talk = await Talk.begin(start, "2026-03-02 10:00")
    try:
        await talk.play("程晓燕@私聊> 上报 人民广场 占道经营 保密 [照片 1]")
        await talk.play("程晓燕@金山一网格群> 上报 人民广场 垃圾外溢 [照片 2]")
        group = Chat(Platform.WEB, "grid-01")
        rows = (Row(1, "#1 占道经营"), Row(2, "#2 垃圾外溢，像 #1"))
        listed = Outgoing(group, "两件\n#1 占道经营\n#2 垃圾外溢，像 #1", rows=rows)
        alone = Outgoing(group, "#1 到期了", kind=Kind.NOTICE)
        with database.reading() as store:
            (shown,) = discreet([listed], store)
            told = discreet([alone], store)
        assert (shown.text, [row.number for row in shown.rows]) == ("两件\n#2 垃圾外溢，像 另一件", [2])
        assert len(told) == 3 and all(one.chat.private for one in told)
    finally:
        talk.app.database.close()
