"""Documents on WeCom: in private as files without words, in groups as what somebody quotes."""

from __future__ import annotations

import pytest

from tests.contract import REPORTER
from tests.wecom.bench import until
from tests.wecom.district import account, chat
from tests.wecom.wire import WecomWire
from tests.word_files import typed

OFFICE, LIAISON = "林晓岚", "创建信息联络群"
TWO = typed("第一条 每月评一次。", "第二条 连续两个月上黄榜的约谈。")
KEPT = "《红黄榜办法》存好了（评定办法.docx）：2 条，从“第一条 每月评一次。”开始。看一条发：方案 红黄榜办法 第1条"


def private(wire: WecomWire, who: str) -> list[str]:
    """What the bot said to somebody alone; the dot in a file's name is full-width there, so that it is no link."""
    return [one.replace("．", ".") for one in wire.fake.world.texts(account(wire.district, who))]


async def test_a_file_and_then_its_name(wire: WecomWire) -> None:
    """The file is called as the download says; it is asked about, and the next words name it."""
    who = account(wire.district, OFFICE)
    await wire.fake.people.sends_file(who, TWO, "评定办法.docx")
    await wire.settle()
    assert private(wire, OFFICE)[-1].startswith(
        "评定办法.docx：2 条，从“第一条 每月评一次。”开始。存成方案《评定办法》吗"
    )
    await wire.fake.people.says(who, "方案 存 红黄榜办法")
    await wire.settle()
    assert private(wire, OFFICE)[-1] == KEPT


async def test_a_name_and_then_its_file(wire: WecomWire) -> None:
    """The order waits for the file."""
    who = account(wire.district, OFFICE)
    await wire.fake.people.says(who, "方案 存 红黄榜办法")
    await wire.fake.people.sends_file(who, TWO, "评定办法.docx")
    await wire.settle()
    assert private(wire, OFFICE)[-1] == KEPT


async def test_in_a_group_the_file_is_quoted(wire: WecomWire) -> None:
    """A file alone never reaches the robot there; quoted with the order it does, and without it is not fetched."""
    who, room = account(wire.district, OFFICE), chat(wire.district, LIAISON)
    await wire.fake.people.says(who, "@走街 超期", group=room, quoting=(TWO, "评定办法.docx"))
    await wire.settle()
    assert wire.fake.links.downloads == 0
    await wire.fake.people.says(who, "@走街 方案 存 红黄榜办法", group=room, quoting=(TWO, "评定办法.docx"))
    await wire.settle()
    assert (await wire.said(LIAISON))[-1].text.replace("．", ".") == KEPT


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("旧.doc", b"\xd0\xcf\x11\xe0", "旧.doc：这种格式我看不了，请用 Word 或 WPS 另存为 docx 再发。"),
        ("办法.pdf", b"%PDF-1.7", "办法.pdf：PDF 我看不了，请发原来的 docx，或用 WPS 转成 docx 再发。"),
        ("坏.docx", TWO[:900], "坏.docx：打不开，可能没传完，请重新保存再发。"),
    ],
)
async def test_what_cannot_be_read_is_told(wire: WecomWire, name: str, data: bytes, said: str) -> None:
    """To the office with the way out; nobody else is asked for documents."""
    await wire.fake.people.sends_file(account(wire.district, OFFICE), data, name)
    await wire.fake.people.sends_file(account(wire.district, REPORTER), data, name)
    await until(wire, lambda: private(wire, OFFICE) and private(wire, REPORTER))
    assert private(wire, OFFICE) == [said]
    assert private(wire, REPORTER) == ["文件我看不了，请发文字或照片。"]
