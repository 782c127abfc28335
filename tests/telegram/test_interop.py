"""The fake Bot API beside telegram-test-api, which somebody else wrote: one conversation, one bot, and one result.

The emulator knows nine methods. What of the bot's calls it cannot do, or does otherwise than Telegram:

| call or step                              | at the emulator                              | so                        |
| ----------------------------------------- | -------------------------------------------- | ------------------------- |
| sendPhoto, sendMediaGroup, sendDocument,  | 500, unknown method                          | no photos and files in    |
| editMessageCaption, getFile               |                                              | the conversation          |
| setMyCommands, getChatMember              | 500, unknown method                          | the bot goes on without   |
|                                           |                                              | them, as it must          |
| getWebhookInfo, getMyCommands             | 500, unknown method                          | `zoujie check` not asked  |
| getUpdates with an offset                 | each update is given once, the offset unread | repeats not compared      |
| sendMessage                               | markup unread, no entities, chat private     | read by `emulated.read`   |
| my_chat_member, edited_message            | it has no such updates                       | not played                |
| 400, 403, 429                             | nothing is refused, no limits, no pace       | not played                |
| setWebhook                                | no secret with its calls                     | polling only              |

What is healed on the way is in healing.py; how the answers' fields differ is in GAPS.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message, TelegramObject
from telegram.constants import ParseMode

from tests import npm
from tests.contract import Seen
from tests.patience import PATIENCE
from tests.telegram.conftest import ANNA, GROUP, client
from tests.telegram.emulated import EmulatedWire, on_emulator
from tests.telegram.emulator import SOURCES, emulating
from tests.telegram.healing import healing
from tests.telegram.people import People
from tests.telegram.shapes import GAPS, unknown
from tests.telegram.wire import TelegramWire, buttons, on_telegram, words
from tests.telegram.world import Json, World
from tests.turns import AT_LARGE

pytestmark = [pytest.mark.interop, pytest.mark.upkeep, AT_LARGE]

CONVERSATION = (
    "程晓燕@金山一网格群> 上报 人民广场东侧 占道经营",
    "毛俊逸@金山一网格群> 〔退回〕",
    "毛俊逸@金山一网格群> 人民广场归执法中队管",
    "林晓岚@创建信息联络群> 派 1 执法中队",
    "程晓燕@金山一网格群> 大家早上好",
    "程晓燕@金山一网格群> 查 1",
    "程晓燕@金山一网格群> 查 99",
    "郑小满@金山一网格群> 上报 金山东路 店外经营 <b>粗</b> &lt; & @durov",
    "程晓燕@金山一网格群> 进度",
    "沈知远@私聊> /help",
    "沈知远@私聊> 今天天气不错",
    "林晓岚@私聊> 登记码 秦小勇",
    "陌生人@私聊> 登记 ABCD2345",
)
DONE = ("sendMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery", "getMe")
UNDONE = {"setMyCommands", "getChatMember"}  # what the bot asks in passing, and does without where it must
_LINE = re.compile(r"(?P<who>[^@]+)@(?P<where>[^>]+)> (?P<text>.+)")
_BUTTON = re.compile(r"〔(.+)〕")
_CODE = re.compile(r"\b[A-Z2-9]{8}\b")  # a 登记码 is another one each time

Stands = dict[int, list[tuple[str, tuple[str, ...]]]]


@dataclass(frozen=True)
class Side:
    """One of the two: what stands in all chats, and which calls were made there."""

    wire: TelegramWire | EmulatedWire
    everywhere: Callable[[], Awaitable[dict[int, list[Seen]]]]
    calls: Callable[[], Counter[str]]

    async def play(self, line: str) -> Stands:
        """One line of the conversation. Out: by chat, the words and buttons that people see after it."""
        said = _LINE.fullmatch(line)
        assert said, line
        who, where, text = said["who"], said["where"], said["text"]
        if pressed := _BUTTON.fullmatch(text):
            await self._press(who, where, pressed[1])
        elif where == "私聊":
            await self.wire.say_alone(who, text)
        else:
            await self.wire.say(who, text, where=where)
        await self.wire.settle()
        return {
            chat: [(_CODE.sub("‹码›", one.text), one.choices) for one in seen]
            for chat, seen in (await self.everywhere()).items()
            if seen
        }

    async def states(self) -> list[str]:
        """Of all cases."""
        with self.wire.app.database.reading() as store:
            return [str(case.state) for case in store.cases.every()]

    async def _press(self, who: str, where: str, label: str) -> None:
        """And wait until the press was answered, which happens beside everything else."""
        answered = self.calls()["answerCallbackQuery"]
        message = next(one for one in reversed(await self.wire.said(where)) if label in one.choices)
        await self.wire.press(who, message, label, where=where)
        async with asyncio.timeout(PATIENCE):
            while self.calls()["answerCallbackQuery"] == answered:  # noqa: ASYNC110 nobody tells us
                await asyncio.sleep(0.01)


def our_side(town: TelegramWire) -> Side:
    """The fake."""

    async def everywhere() -> dict[int, list[Seen]]:
        return {
            room: [
                Seen(one["message_id"], words(one), 0, tuple(buttons(one))) for one in town.world.said(room)
            ]
            for room in town.world.rooms
        }

    return Side(
        town, everywhere, lambda: Counter(one.method for one in town.world.calls if one.status == 200)
    )


def their_side(wire: EmulatedWire) -> Side:
    """The emulator."""
    return Side(
        wire, wire.everywhere, lambda: Counter(one.method for one in wire.proxy.calls if one.status == 200)
    )


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The emulator, fetched."""
    return npm.install_or_skip(SOURCES, tmp_path_factory.mktemp("emulator"))


async def test_one_conversation(driver: Path, sqlite_template: Path, tmp_path: Path) -> None:
    """After each line people see the same on both, and in the end the bot has made the same calls."""
    (ours_at := tmp_path / "ours").mkdir()
    (theirs_at := tmp_path / "theirs").mkdir()
    async with (
        on_telegram(sqlite_template, ours_at) as town,
        on_emulator(driver, sqlite_template, theirs_at) as wire,
    ):
        ours, theirs = our_side(town), their_side(wire)
        for line in CONVERSATION:
            assert await ours.play(line) == await theirs.play(line), line
            assert await ours.states() == await theirs.states(), line
        assert await theirs.states() == ["处置中", "处置中"]
        calls, others = ours.calls(), theirs.calls()
        assert {name: calls[name] for name in DONE} == {name: others[name] for name in DONE}
        assert all(others[name] for name in DONE)
        assert {one.method for one in wire.proxy.calls if one.status == 500} <= UNDONE


async def answers(address: str, act: Callable[[Message], Awaitable[None]]) -> dict[str, TelegramObject]:
    """What a Bot API says to the calls it knows; `act` lets people do three things, the last with a card's button."""
    async with client(address) as bot:
        button = InlineKeyboardButton("通过", callback_data="c:1:0")
        me = await bot.get_me()
        card = await bot.send_message(
            GROUP,
            "<b>#1 待核查</b> &lt;东门&gt;",
            parse_mode=ParseMode.HTML,
            reply_markup=InlineKeyboardMarkup([[button]]),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
        await act(card)
        heard = await bot.get_updates(timeout=5)
        assert await bot.delete_webhook() is True
        return dict(zip(GAPS, (me, card, *heard), strict=True))


async def test_shapes(driver: Path, world: World, people: People, api: str) -> None:
    """The library reads the same fields out of both, but for the gaps, and each gap is still one."""
    world.private(ANNA)
    there: Json = {"userId": ANNA, "firstName": "安娜", "chatId": GROUP, "type": "supergroup"}
    date = world.date()

    async def here(card: Message) -> None:
        people.say(GROUP, ANNA, "早")
        people.say(ANNA, ANNA, "/help 12")
        people.press(world.said(GROUP)[-1], "通过", ANNA)

    async with emulating(driver) as emulator, healing(emulator.address) as (_, address):

        async def elsewhere(card: Message) -> None:
            await emulator.say(there, "早", date=date)
            await emulator.command(there | {"chatId": ANNA, "type": "private"}, "/help 12", date=date)
            (shown,) = await emulator.sent()
            kept = {key: shown[key] for key in ("message_id", "text", "reply_markup")}
            await emulator.press(there, "c:1:0", kept | {"date": date})

        ours, theirs = await answers(api, here), await answers(address, elsewhere)
    for name, gap in GAPS.items():
        assert gap.differences(ours[name], theirs[name]) == set(), name
        assert gap.healed(ours[name], theirs[name]) == set(), name
        assert not unknown(ours[name]), f"the fake gives what no Bot API gives: {name}"
