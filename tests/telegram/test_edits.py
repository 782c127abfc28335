"""What people change after they have sent it: nothing is lost and nothing overwritten."""

from __future__ import annotations

import pytest

from tests.contract import HANDLER, REPORTER
from tests.photographs import small_photo
from tests.telegram.reported import REPORT, cases, hashes, history, part, photos
from tests.telegram.test_kinds import UNUSABLE_KINDS
from tests.telegram.wire import TelegramWire
from tests.telegram.world import Json

MORE, OTHER = "请尽快来看看", "人民广场西侧 占道经营"


async def settled(town: TelegramWire) -> None:
    """What waits comes twice, and everything is answered."""
    waiting = list(town.world.updates.waiting)
    await town.settle()
    for one in waiting:
        town.world.updates.repeat(one)
    await town.settle()


async def album(town: TelegramWire, *captions: str) -> list[Json]:
    """An album of so many photos, with these captions."""
    id_ = town.people.album_id()
    parts = [part(town, id_, small_photo(number), words) for number, words in enumerate(captions)]
    await settled(town)
    return parts


@pytest.mark.parametrize(
    ("captions", "text"),
    [
        ((REPORT, MORE), f"{REPORT}\n{MORE}"),
        (("看这里", REPORT, MORE), f"看这里\n{REPORT}\n{MORE}"),
        (("", REPORT, ""), REPORT),
        (("现场", f"上报 {REPORT}"), f"{REPORT}\n现场"),
    ],
)
async def test_several_captions(town: TelegramWire, captions: tuple[str, ...], text: str) -> None:
    """All of them count, in their order; the report may stand in any."""
    await album(town, *captions)
    assert await cases(town) == [text]
    assert len(await photos(town, 1)) == len(captions)


@pytest.mark.parametrize(
    ("captions", "edited", "words", "text"),
    [
        ((REPORT, ""), 1, MORE, f"{REPORT}\n{MORE}"),
        ((REPORT, ""), 0, OTHER, OTHER),
        (("", REPORT), 0, MORE, f"{REPORT}\n{MORE}"),
        ((REPORT, MORE), 1, "麻烦今天处理", f"{REPORT}\n麻烦今天处理"),
        ((REPORT, MORE), 0, OTHER, f"{OTHER}\n{MORE}"),
        ((REPORT, MORE), 1, "", f"{REPORT}\n{MORE}"),
    ],
)
async def test_the_words_of_one_part(
    town: TelegramWire, captions: tuple[str, ...], edited: int, words: str, text: str
) -> None:
    """They are exchanged for what this part had, or added; words that are taken away take nothing from the case."""
    parts = await album(town, *captions)
    town.people.edit(parts[edited], words)
    await settled(town)
    assert await cases(town) == [text]
    assert len(await photos(town, 1)) == 2, "the photos are the same"


async def test_one_part_twice(town: TelegramWire) -> None:
    """The second edit is of the words that the first one gave."""
    parts = await album(town, REPORT, "")
    changed = town.people.edit(parts[1], MORE)
    await settled(town)
    town.people.edit(changed, "麻烦今天处理")
    await settled(town)
    assert await cases(town) == [f"{REPORT}\n麻烦今天处理"]


async def test_a_late_part(town: TelegramWire) -> None:
    """It was added to its case; its new caption is added too, once."""
    id_ = town.people.album_id()
    part(town, id_, small_photo(1), REPORT)
    await town.settle()
    late = part(town, id_, small_photo(2))
    await town.settle()
    changed = town.people.edit(late, MORE)
    await settled(town)
    town.people.edit(changed, MORE)
    await settled(town)
    assert await cases(town) == [REPORT]
    assert [words for step, words in await history(town, 1) if step == "补充"] == ["", f"改为：{MORE}"]


async def test_a_photo_added_to_a_text(town: TelegramWire) -> None:
    """It joins the case, with its words or with others; what the bot says is so."""
    text = town.people.say(town.room(), town.who(REPORTER), f"上报 {REPORT}")
    await settled(town)
    picture = town.people.illustrate(text, small_photo(1), f"上报 {REPORT}")
    await settled(town)
    assert await photos(town, 1) == hashes(town, small_photo(1))
    town.people.illustrate(picture, small_photo(2), f"上报 {OTHER}")
    await settled(town)
    assert await cases(town) == [OTHER]
    assert await photos(town, 1) == hashes(town, small_photo(1), small_photo(2))
    assert town.texts(town.room())[1:] == [
        "已记到 #1。整改好了请拍照发：整改 1 说明",
        "#1 已按您改的更新。",
    ]


async def test_a_photo_added_to_words_that_wait_for_it(town: TelegramWire) -> None:
    """Words without 上报 are no report before their photo is there: then they are, however it comes."""
    text = town.people.say(town.room(), town.who(REPORTER), REPORT)
    await settled(town)
    assert await cases(town) == []
    town.people.illustrate(text, small_photo(1), REPORT)
    await settled(town)
    assert await cases(town) == [REPORT] and len(await photos(town, 1)) == 1
    town.people.photo(town.room(), town.who(REPORTER), small_photo(2))
    await settled(town)
    assert len(await cases(town)) == 1, "what was told is not told again"


async def test_a_photo_added_in_private(town: TelegramWire) -> None:
    """The question 要上报吗 is answered by it."""
    who = town.who(REPORTER)
    text = town.people.say(who, who, REPORT)
    await settled(town)
    town.people.illustrate(text, small_photo(1), REPORT)
    await settled(town)
    await town.say_alone(REPORTER, "是")
    await settled(town)
    assert await cases(town) == [REPORT]


async def test_an_order_is_changed(town: TelegramWire) -> None:
    """What was ordered stands; the new words and photos are noted, and it is said that they order nothing."""
    await town.say(REPORTER, REPORT, [small_photo(1)])
    await settled(town)
    order = town.people.photo(town.room(), town.who(HANDLER), small_photo(3), "整改 1 已劝离")
    await settled(town)
    town.people.illustrate(order, small_photo(4), "整改 1 已劝离两家")
    await settled(town)
    told = [text for text in town.texts(town.room()) if text.startswith("#1 您改的")]
    assert told == ["#1 您改的内容记为补充，不算新的指令。"]
    assert ("补充", "改为：整改 1 已劝离两家") in await history(town, 1)
    assert len(await photos(town, 1)) == 3


async def test_a_video_added_to_a_text(town: TelegramWire) -> None:
    """Its sender is told once that it was not kept."""
    text = town.people.say(town.room(), town.who(REPORTER), f"上报 {REPORT}")
    await settled(town)
    video = UNUSABLE_KINDS["video"][0]
    town.people.change(text, {**video, "caption": f"上报 {REPORT}"})
    await settled(town)
    assert town.texts(town.room())[1:] == ["视频没有留下，我只看得了文字和照片。请拍照发：补充 1 说明。"]


async def test_a_part_is_changed_while_the_album_gathers(town: TelegramWire) -> None:
    """Before anything was opened: no words are lost, neither those of the edit nor those that come after it."""
    id_ = town.people.album_id()
    first = part(town, id_, small_photo(1), REPORT)
    town.people.edit(first, OTHER)
    part(town, id_, small_photo(2), MORE)
    await settled(town)
    assert await cases(town) == [f"{OTHER}\n{MORE}"]
    assert len(await photos(town, 1)) == 2
