"""The fake Bot API itself: the pace that is enforced, and the faults that a test can order."""

from __future__ import annotations

import pytest
from telegram import Bot, InputMediaPhoto
from telegram.error import (
    NetworkError,
    RetryAfter,
    TimedOut,
)

from tests.patience import until
from tests.photographs import small_photo
from tests.telegram.conftest import ANNA, GROUP, Hands
from tests.telegram.faults import Kind
from tests.telegram.world import World


async def test_twenty_a_minute_in_a_group(bot: Bot, hands: Hands, world: World) -> None:
    """The twenty-first message of a minute is refused, and whoever does not wait is written down."""
    for number in range(20):
        await bot.send_message(GROUP, str(number))
        hands.on(1)
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(GROUP, "21")
    assert "40" in str(refused.value)
    hands.on(39)
    with pytest.raises(RetryAfter):
        await bot.send_message(GROUP, "21")
    assert len(world.flood.early) == 1
    hands.on(41)
    await bot.send_message(GROUP, "21")
    await bot.send_message(ANNA if world.private(ANNA) else 0, "私聊不受限")


async def test_an_album_counts_each_photo(bot: Bot, hands: Hands) -> None:
    """Ten and ten photos are a minute's share."""
    for _ in range(2):
        await bot.send_media_group(GROUP, [InputMediaPhoto(small_photo(one)) for one in range(10)])
        hands.on(10)
    with pytest.raises(RetryAfter):
        await bot.send_message(GROUP, "再来")


async def test_bursts_and_the_whole(bot: Bot, world: World) -> None:
    """Five at once to one chat, then one a second; thirty a second in all."""
    for number in range(5):
        await bot.send_message(GROUP, str(number))
    with pytest.raises(RetryAfter):
        await bot.send_message(GROUP, "6")
    for number in range(25):
        world.user(6000 + number, "某人")
        world.private(6000 + number)
        await bot.send_message(6000 + number, "早")
    with pytest.raises(RetryAfter):
        await bot.send_message(world.private(ANNA).id, "早")


async def test_faults(bot: Bot, world: World) -> None:
    """Each fault is what it says, for as many calls as it says."""
    faults = world.faults
    faults.add("sendMessage", Kind.SLOW_DOWN, seconds=7)
    with pytest.raises(RetryAfter, match="7"):
        await bot.send_message(GROUP, "1")
    world.flood.on = False
    faults.add("sendMessage", Kind.BAD_GATEWAY, times=2)
    for _ in range(2):
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.send_message(GROUP, "1")
    faults.add("sendMessage", Kind.HTML)
    with pytest.raises(NetworkError):
        await bot.send_message(GROUP, "1")
    faults.add("sendMessage", Kind.RESET)
    with pytest.raises(NetworkError):
        await bot.send_message(GROUP, "1")
    assert world.said(GROUP) == []
    faults.add("sendMessage", Kind.LOST)
    with pytest.raises(NetworkError):
        await bot.send_message(GROUP, "2")
    assert [one["text"] for one in world.said(GROUP)] == ["2"]
    faults.add("sendMessage", Kind.MUTE, seconds=0.4)
    with pytest.raises(TimedOut):
        await bot.send_message(GROUP, "3", read_timeout=0.1)
    await until(lambda: len(world.said(GROUP)) == 2)
    faults.add("sendMessage", Kind.LATE, seconds=0.1, chat=ANNA)
    assert (await bot.send_message(GROUP, "4")).text == "4"
