"""Documents on Telegram: which of them are fetched at all, and what becomes of those that are."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from storage import tables
from tests.contract import REPORTER
from tests.photographs import small_photo
from tests.telegram.wire import TelegramWire
from tests.telegram.world import Json
from tests.word_files import typed

OFFICE, LIAISON = "林晓岚", "创建信息联络群"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TWO = typed("第一条 每月评一次。", "第二条 连续两个月上黄榜的约谈。")
KEPT = "《红黄榜办法》存好了（办法.docx）：2 条，从“第一条 每月评一次。”开始。看一条发：方案 红黄榜办法 第1条"


def send(town: TelegramWire, who: str, name: str, data: bytes = TWO, *, where: str = "", **more: Any) -> Json:
    """Somebody sends a document, in private unless it is said where."""
    sender = town.who(who)
    return town.people.document(town.room(where) if where else sender, sender, data, name, DOCX, **more)


def texts(town: TelegramWire, chat: int) -> list[str]:
    """What the bot said there; it makes the dot in a file's name full-width, so that no link comes of it."""
    return [one.replace("．", ".") for one in town.texts(chat)]


def fetched(town: TelegramWire) -> int:
    """How many files the bot asked for."""
    return len(town.world.made("getFile"))


async def kept(town: TelegramWire) -> dict[str, str]:
    """What the library has, by name."""
    with town.app.database.reading() as store:
        return {one.name: one.text for one in store.regulations.all()}


async def test_a_document_with_its_order(town: TelegramWire) -> None:
    """The caption orders that it be kept; it comes twice, and is kept and told once."""
    send(town, OFFICE, "办法.docx", caption="方案 存 红黄榜办法")
    updates = list(town.world.updates.waiting)
    await town.settle()
    for one in updates:
        town.world.updates.repeat(one)
    await town.settle()
    assert texts(town, town.who(OFFICE)) == [KEPT]
    assert list(await kept(town)) == ["红黄榜办法"]


async def test_a_document_that_is_passed_on_and_asked_about(town: TelegramWire) -> None:
    """Sent on without a word, as most are; the button keeps it, by the name of the file."""
    elsewhere = town.world.room(-1008, "别的区的群", bot="")
    author = {"from": town.world.users[town.who(REPORTER)]}
    file = town.world.keep(TWO, "documents", "docx") | {"file_name": "红黄榜办法.docx", "mime_type": DOCX}
    original = town.world.post(elsewhere, author, {"document": file | {"file_size": len(TWO)}})
    town.people.forward(original, town.who(OFFICE), town.who(OFFICE))
    await town.settle()
    (question,) = town.world.said(town.who(OFFICE))
    town.people.press(question, "是", town.who(OFFICE))
    await town.settle()
    assert texts(town, town.who(OFFICE))[-1].startswith("《红黄榜办法》存好了（红黄榜办法.docx）：2 条")


async def test_an_order_that_is_passed_on_is_asked_about(town: TelegramWire) -> None:
    """Its words are somebody else's, and still say what the document is called."""
    original = send(town, OFFICE, "办法.docx", where=LIAISON, caption="方案 存 红黄榜办法")
    await town.settle()
    town.people.forward(original, town.who(OFFICE), town.who(OFFICE))
    await town.settle()
    (question,) = texts(town, town.who(OFFICE))
    assert "存成方案《红黄榜办法》吗" in question


async def test_what_is_for_others_is_not_even_fetched(town: TelegramWire) -> None:
    """In a group without the bot's name a document is people's own, with and without words to the others."""
    send(town, OFFICE, "家里.docx", where=LIAISON)
    send(town, OFFICE, "通知.docx", where=LIAISON, caption="大家看一下")
    await town.settle()
    assert texts(town, town.room(LIAISON)) == [] and fetched(town) == 0 and await kept(town) == {}


async def test_the_text_of_others_is_not_kept(town: TelegramWire) -> None:
    """Whoever may not have a document kept is told what may be sent, and the bot has nothing of it."""
    send(town, REPORTER, "家里的.docx")
    send(town, OFFICE, "办法.docx")
    await town.settle()
    assert texts(town, town.who(REPORTER)) == ["文件我看不了，请发文字或照片。"]
    with town.app.database.reading() as store:
        kept = store.connection.scalars(sa.select(tables.inbox.c.carries)).all()
    assert [bool(text) for carries in kept for _name, text, _why in carries["files"]] == [False, True]


async def test_in_a_group_the_order_may_answer_somebody_elses_document(town: TelegramWire) -> None:
    """Whoever may keep it replies to it; then it is fetched. Whoever names the bot is asked."""
    document = send(town, REPORTER, "办法.docx", where=LIAISON)
    await town.settle()
    town.people.say(town.room(LIAISON), town.who(OFFICE), "方案 存 红黄榜办法", reply_to=document)
    await town.settle()
    assert texts(town, town.room(LIAISON)) == [KEPT]
    send(town, OFFICE, "定稿.docx", where=LIAISON, caption="@zoujie_bot")
    await town.settle()
    assert "存成方案《定稿》吗" in texts(town, town.room(LIAISON))[-1]


async def test_what_cannot_be_read_is_told_without_fetching_it(town: TelegramWire) -> None:
    """By its name or its size: the Bot API hands out nothing above 20 MB."""
    send(town, OFFICE, "旧.doc", b"x")
    send(town, OFFICE, "大.docx", bytes(20 * 2**20 + 1))
    await town.settle()
    assert texts(town, town.who(OFFICE)) == [
        "旧.doc：这种格式我看不了，请用 Word 或 WPS 另存为 docx 再发。",
        "大.docx：太大，请发 20MB 以内的。",
    ]
    assert fetched(town) == 0


async def test_a_document_in_an_album(town: TelegramWire) -> None:
    """Beside photos of a report it is not kept, and its sender is told; two documents at once are one too many."""
    shared = {"media_group_id": town.people.album_id()}
    reporter = town.who(REPORTER)
    words = "上报 人民广场东侧 占道经营"
    town.people.photo(reporter, reporter, small_photo(1), words, more_content=shared)
    send(town, REPORTER, "说明.docx", more_content=shared)
    await town.settle()
    card, told = texts(town, reporter)
    assert card.startswith("#1 ") and told == "文件没有留下，我只看得了文字和照片。请拍照发：补充 1 说明。"
    shared = {"media_group_id": town.people.album_id()}
    for name in ("一.docx", "二.docx"):
        send(town, OFFICE, name, more_content=shared)
    await town.settle()
    assert texts(town, town.who(OFFICE)) == ["一次存一份：发一个文件，或者贴一份正文。"]


async def test_a_new_caption_asks_nothing_anew(town: TelegramWire) -> None:
    """Telegram tells of edits that change no word; a document is asked about once."""
    document = send(town, OFFICE, "办法.docx", caption="这份办法存一下")
    await town.settle()
    town.people.edit(document, "这份办法存一下")
    await town.settle()
    assert len(texts(town, town.who(OFFICE))) == 1 and fetched(town) == 1
