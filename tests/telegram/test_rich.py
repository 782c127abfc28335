"""晒比拼 laid out in blocks where the Bot API can (10.2); elsewhere, and where refused, in words and a picture."""

from __future__ import annotations

import pytest

from bot.gateways.telegram import rich
from domain.blocks import Block, Collage, Columns, Folded, Headline, Lines, Words, photos_in, said_in
from storage.blocks import blocks_in, blocks_out
from tests.contract import HANDLER, REPORTER
from tests.photographs import small_photo
from tests.telegram.conftest import retold
from tests.telegram.faults import Kind
from tests.telegram.newer import write_blocks
from tests.telegram.reported import REPORT, cases
from tests.telegram.test_answers import INSPECTOR
from tests.telegram.test_edits import settled
from tests.telegram.test_pictures import OFFICE
from tests.telegram.wire import TelegramWire, words
from tests.telegram.world import Json

ALL = (
    Headline("【晒比拼】金山一网格 · 今天"),
    Words("超期最久的（共 7 件）："),
    Lines(("#12 占道经营 · 人民广场",)),
    Folded("还有 6 件", (Lines(("#13 垃圾外溢 · @durov",)), Columns("", ("名次",), (("1",),)))),
    Columns("本月", ("名次", "网格"), (("1", "金山一网格"), ("2", "金山二网格")), words=(1,), own=1),
    Collage(("a" * 64, "b" * 64), "#5 占道经营：整改前、整改后"),
    Words("晒比拼 12-06", small=True),
)


async def closed_case(town: TelegramWire) -> None:
    """One case with its photos before and after, and one at work."""
    await town.say(REPORTER, REPORT, [small_photo(1)])
    await town.say(REPORTER, "金山东路 店外经营", [small_photo(3)])
    await settled(town)
    await town.say(HANDLER, "整改 1 已清理", [small_photo(2)])
    await settled(town)
    await town.say_alone(INSPECTOR, "通过 1")
    await settled(town)


async def board(town: TelegramWire, who: str = OFFICE) -> list[Json]:
    """晒比拼, asked for in the group. Out: what the bot says then."""
    before = len(town.world.said(town.room()))
    await town.say(who, "晒比拼 今天")
    await settled(town)
    return town.world.said(town.room())[before:]


def kinds(message: Json) -> list[str]:
    """Of its blocks, the outer ones."""
    return [one["type"] for one in message["rich_message"]["blocks"]]


async def test_the_board(newest: TelegramWire) -> None:
    """The ranking is a table, before and after stand side by side, and photos that are there are not sent again."""
    await closed_case(newest)
    await newest.restart()  # what was sent before is remembered no longer
    (said,) = await board(newest)
    assert {"heading", "table", "collage", "footer"} <= {*kinds(said)} and "photo" not in said
    table = next(one for one in said["rich_message"]["blocks"] if one["type"] == "table")
    assert [cell["text"] for cell in table["cells"][0]] == [
        "名次",
        "网格",
        "按期率",
        "按期/到期",
        "在办",
        "超期",
    ]
    assert any("晒成效：销号 1 件" in one for one in words(said).splitlines())
    (again,) = await board(newest)
    first, second = newest.world.made("sendRichMessage")
    assert len(first.files) == 2 and second.files == ()
    # A line of it may be quoted, as one of the words may.
    await newest.say(HANDLER, "查 2")
    newest.people.say(
        newest.room(), newest.who(OFFICE), "查", reply_to=again, more_content=_picked("#1 占道")
    )
    await settled(newest)
    assert any("#1 " in words(one) for _, one in newest.world.alone)


def _picked(line: str) -> Json:
    return {"quote": {"text": line, "position": 0}}


async def test_an_older_server(town: TelegramWire) -> None:
    """It knows no such method: the words and the picture come, and it is not asked again."""
    await retold(town)
    await closed_case(town)
    for _ in range(2):
        (said,) = await board(town)
        assert "photo" in said and "晒成效" in words(said)
    assert len(town.world.refused(404)) == 1


async def test_a_board_that_is_refused(newest: TelegramWire) -> None:
    """The words and the picture come; the next board is tried as blocks again."""
    await closed_case(newest)
    newest.world.faults.add("sendRichMessage", Kind.REFUSED, description="RICH_VALIDATE_CTOR_NOT_ALLOWED")
    (said,), (again,) = await board(newest), await board(newest)
    assert "photo" in said and "rich_message" in again


async def test_a_board_that_may_have_arrived(newest: TelegramWire) -> None:
    """An answer to somebody may be said again; it is the same board."""
    await closed_case(newest)
    newest.world.faults.add("sendRichMessage", Kind.LOST)
    said = await board(newest)
    assert said and all("rich_message" in one for one in said)


@pytest.mark.parametrize("level", [(10, 0), (10, 3)])
async def test_words_of_a_message_in_blocks(town: TelegramWire, level: tuple[int, int]) -> None:
    """A person's app may send one: it is read like any other, whatever the bot itself may use."""
    town.world.level = level
    heading = {"type": "heading", "size": 2, "text": [{"type": "bold", "text": "人民广场"}, "东侧"]}
    item = {"label": "•", "blocks": [{"type": "paragraph", "text": "占道经营，两个摊位"}]}
    photo = {"type": "photo", "photo": town.world.keep_photo(small_photo(4))}
    write_blocks(
        town.people, town.room(), town.who(REPORTER), heading, {"type": "list", "items": [item]}, photo
    )
    await settled(town)
    assert await cases(town) == ["人民广场东侧\n占道经营，两个摊位"]
    write_blocks(
        town.people, town.room(), town.who(HANDLER), {"type": "paragraph", "text": "退回 1 不归我们管"}
    )
    await settled(town)
    assert "不归我们管" in town.texts(town.room())[-1]


# --- by themselves ----------------------------------------------------------------------------------------------


def test_blocks_are_kept() -> None:
    """As they were; of a newer program's kinds an older one knows nothing, and says the words."""
    assert blocks_out(blocks_in(ALL)) == ALL
    assert blocks_out([*blocks_in(ALL), {"is": "hologram"}]) == ()
    assert [*photos_in(ALL)] == ["a" * 64, "b" * 64] and "金山二网格" in [*said_in(ALL)]


def test_nothing_that_people_typed_comes_alive() -> None:
    """Texts are plain, and nothing is looked for in them."""
    found = rich.message_of(ALL, lambda photo: f"id-{photo[:1]}")
    assert found["skip_entity_detection"] is True and "@durov" not in repr(found)
    assert [one["type"] for one in found["blocks"]].count("collage") == 1
    without = rich.message_of(ALL, lambda _photo: None)
    assert "collage" not in repr(without) and "整改前、整改后" in repr(without)


@pytest.mark.parametrize(
    "block",
    [
        Words("字" * 32_769),
        Lines(("一件",) * 250),
        Collage(("a" * 64,) * 51, ""),
        Folded("更多", (Columns("", ("列",) * 21, ()),)),
    ],
)
def test_what_is_too_much_for_one_message(block: Block) -> None:
    """It is said in words."""
    assert rich.laid([block]) is None and rich.laid([Words("短")]) is not None and rich.laid([]) is None
