"""What the self-test says of Telegram: the token, what the bot sees in each group, how it hears, its menus."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from telegram import BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats, WebhookInfo
from telegram.error import BadRequest, ChatMigrated, EndPointNotFound, InvalidToken, TelegramError

from bot.gateways.base import Health
from bot.gateways.registered import is_bound, lacking
from bot.gateways.telegram.abilities import NEWEST, Level
from bot.gateways.telegram.calls import Caller, connect
from bot.gateways.telegram.convert import Me
from bot.gateways.telegram.keeping import HERE
from bot.gateways.telegram.settings import TelegramSettings
from bot.gateways.telegram.upkeep import trouble_in
from bot.gateways.telegram.webhook import address_of
from bot.operator.finding import CheckLine, Word
from domain.district import Group
from storage.database import Database

ABOUT = "Telegram"


async def check(
    settings: TelegramSettings, database: Database | None, _health: Health
) -> AsyncIterator[CheckLine]:
    """The self-test of the platform: what the register lacks, and what Telegram says of its groups."""
    groups, accounts = _known(database) if database else ([], 0)
    async for finding in of_telegram(settings, [one for one in groups if is_bound(one)]):
        yield finding
    for finding in lacking(ABOUT, groups, accounts, "Telegram ID"):
        yield finding


def _known(database: Database) -> tuple[list[Group], int]:
    """The groups that the register has there, and how many people have an account."""
    with database.reading() as store:
        groups = [one for one in store.district.groups if one.platform == HERE]
        return groups, len(store.people.accounts(HERE, store.district.staff))


async def of_telegram(settings: TelegramSettings, groups: Sequence[Group]) -> AsyncIterator[CheckLine]:
    """Ask Telegram itself; changes nothing there. `groups` are those of the register that are bound there."""
    line = connect(settings)
    try:
        me = await line.bot.me()
        yield CheckLine(Word.GOOD, ABOUT, f"令牌有效，机器人是 @{me.username}")
        yield _of_webhook(await line.bot.get_webhook_info(), settings)
        yield await _of_menus(line.bot)
        async for found in _of_level(line.bot, settings.api_level):
            yield found
        for group in groups:
            yield await _of_group(group, me, line.bot)
    except InvalidToken:
        yield CheckLine(
            Word.WRONG, ABOUT, "令牌无效或已作废，请在 BotFather 那里重新取，设为 ZOUJIE_TELEGRAM_TOKEN"
        )
    except TelegramError as error:
        yield CheckLine(
            Word.WRONG, ABOUT, f"连不上（{type(error).__name__}）：看网络、代理和 ZOUJIE_TELEGRAM_API_URL"
        )
    finally:
        await line.close()


def _of_webhook(info: WebhookInfo, settings: TelegramSettings) -> CheckLine:
    if not settings.webhook_url:
        if info.url:
            return CheckLine(Word.NOTE, ABOUT, "还留着以前的 webhook，启动时会清除，改为轮询")
        return CheckLine(Word.GOOD, ABOUT, f"轮询收消息（排队 {info.pending_update_count} 条）")
    if info.url != address_of(settings):
        return CheckLine(Word.NOTE, ABOUT, "webhook 还没设或设在别处，启动时会设好")
    if info.last_error_message and info.pending_update_count:
        return CheckLine(
            Word.WRONG, ABOUT, f"webhook 送不到，积了 {info.pending_update_count} 条：看域名、证书和反向代理"
        )
    return CheckLine(Word.GOOD, ABOUT, "webhook 收消息")


async def _of_menus(bot: Caller) -> CheckLine:
    for scope in (BotCommandScopeAllGroupChats(), BotCommandScopeAllPrivateChats()):
        if not await bot.get_my_commands(scope):
            return CheckLine(Word.NOTE, ABOUT, "命令菜单还没设，启动时会设好")
    return CheckLine(Word.GOOD, ABOUT, "群里和私聊的命令菜单都设好了")


async def _of_level(bot: Caller, level: Level) -> AsyncIterator[CheckLine]:
    """What the operator has said that the server can, and what it answers."""
    alone, laid_out = await _knows(bot, "editEphemeralMessageText"), await _knows(bot, "sendRichMessage")
    if level < NEWEST:
        if alone and laid_out:
            yield CheckLine(
                Word.NOTE, ABOUT, "服务器已支持新功能：可设 ZOUJIE_TELEGRAM_API_LEVEL 为 10.3（见接入说明）"
            )
        return
    yield (
        CheckLine(Word.GOOD, ABOUT, "服务器是 Bot API 10.3 或更新：只跟一个人有关的话只给本人看")
        if alone
        else CheckLine(
            Word.NOTE,
            ABOUT,
            "服务器的 Bot API 旧于 10.3：该只给本人看的话仍发到群里，可去掉 ZOUJIE_TELEGRAM_API_LEVEL",
        )
    )
    if not laid_out:
        yield CheckLine(Word.NOTE, ABOUT, "服务器还发不了带排版的消息：晒比拼照旧发文字和图片")


async def _knows(bot: Caller, method: str) -> bool:
    """It is called without anything in it: whoever knows it says what is missing."""
    try:
        await bot.do_api_request(method)
    except (EndPointNotFound, InvalidToken):  # the token was taken a moment ago
        return False
    except BadRequest:
        pass
    return True


async def _of_group(group: Group, me: Me, bot: Caller) -> CheckLine:
    try:
        trouble = await trouble_in(group, me, bot)
    except ChatMigrated:
        trouble = "群已升级，群号变了：走街运行时会自己改好底册，启动后再查一次"
    except TelegramError as error:
        trouble = f"没问到（{type(error).__name__}），请再查一次"
    if trouble:
        return CheckLine(Word.WRONG, group.name, trouble)
    return CheckLine(Word.GOOD, group.name, "机器人在群里，看得到上报，也说得了话")
