"""The self-test of WeCom: the robot, the app, each group and its webhook. It shows no key and no secret.

Only one program can be connected as a robot; a second one takes its place. So while the bot runs on this machine, the
test asks the bot. Otherwise the test connects for a moment. A webhook is asked to send an empty text, which it refuses;
the refusal tells whether the key is right.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.gateways.base import Health, TryLater
from bot.gateways.registered import is_bound, lacking, named
from bot.gateways.wecom.codes import BAD_WEBHOOK, EMPTY, PASSING, Declined, NoAnswer, must_be_ok
from bot.gateways.wecom.convert import HERE
from bot.gateways.wecom.frames import SUBSCRIBE, read, req_id, written
from bot.gateways.wecom.http import Http
from bot.gateways.wecom.settings import WecomSettings
from bot.listening import Doing
from bot.operator.finding import CheckLine, Word
from domain.district import Group
from storage.books import Books
from storage.database import Database

ABOUT = "企业微信"
PATIENCE = 15.0  # seconds for the robot to connect
QUIET = 90.0  # seconds; the robot pings every 30
_NO_ANSWER = (aiohttp.ClientError, OSError, TimeoutError, NoAnswer, TryLater)


@dataclass(frozen=True, slots=True)
class OnRegister:
    """What the register and the inbox say: the groups, those of them where nobody spoke, people with an account."""

    groups: Sequence[Group] = ()
    silent: Sequence[Group] = ()
    accounts: int = 0


def known(store: Books) -> OnRegister:
    """Look it up."""
    groups = [one for one in store.district.groups if one.platform == HERE]
    silent = [one for one in groups if is_bound(one) and not store.post.inbox.spoken_in(HERE, one.chat)]
    accounts = store.people.accounts(HERE, store.district.staff)
    return OnRegister(groups, silent, len(accounts))


async def check(
    settings: WecomSettings, database: Database | None, health: Health
) -> AsyncIterator[CheckLine]:
    """The self-test of the platform, on what the register and the inbox know of it."""
    seen = OnRegister()
    if database is not None:
        with database.reading() as store:
            seen = known(store)
    async for finding in of_wecom(settings, seen, await health()):
        yield finding


async def of_wecom(
    settings: WecomSettings, known: OnRegister, health: Mapping[str, Any] | None
) -> AsyncIterator[CheckLine]:
    """Ask WeCom itself. In: the health of the bot that runs here, None if none runs."""
    http = Http(settings.api_url)
    try:
        yield _of_running(health) if health is not None else await _of_robot(settings, http)
        if settings.has_app:
            yield await _of_app(settings, http)
        for finding in _of_register(known):
            yield finding
        for group in known.groups:
            if group.webhook_key:
                yield await _of_webhook(group, http)
    finally:
        await http.close()


def _of_running(health: Mapping[str, Any]) -> CheckLine:
    age = health.get("platforms", {}).get(HERE)
    if health.get("intakes", {}).get(HERE) == Doing.STANDS_BY:
        return CheckLine(Word.GOOD, ABOUT, "走街在运行，由另一个进程连着企业微信")
    if age is None:
        return CheckLine(
            Word.WRONG, ABOUT, "走街在运行，机器人还没连上：过一分钟再查，还这样就看日志里的 WeCom"
        )
    if age > QUIET:
        told = f"走街在运行，机器人 {age:.0f} 秒没有动静：看日志里的 WeCom"
        return CheckLine(Word.WRONG, ABOUT, told)
    return CheckLine(Word.GOOD, ABOUT, f"走街在运行，机器人连着（{age:.0f} 秒前有动静）")


async def _of_robot(settings: WecomSettings, http: Http) -> CheckLine:
    try:
        async with asyncio.timeout(PATIENCE):
            await _subscribe(settings, http)
    except Declined as declined:
        if declined.code in PASSING:
            return CheckLine(Word.NOTE, ABOUT, f"连得上，现在忙（errcode {declined.code}），过一分钟再查")
        told = f"机器人登录不了（errcode {declined.code}）：看 ZOUJIE_WECOM_BOT_ID 和 ZOUJIE_WECOM_BOT_SECRET"
        return CheckLine(Word.WRONG, ABOUT, told)
    except _NO_ANSWER as error:
        told = f"机器人连不上（{type(error).__name__}）：看网络、代理和 ZOUJIE_WECOM_WS_URL"
        return CheckLine(Word.WRONG, ABOUT, told)
    return CheckLine(Word.GOOD, ABOUT, f"机器人“{settings.bot_name}”登录成功")


async def _subscribe(settings: WecomSettings, http: Http) -> None:
    """Connect, log in, and disconnect. Raises Declined."""
    async with http.session().ws_connect(settings.ws_url, heartbeat=None) as ws:
        who = {"bot_id": settings.bot_id, "secret": settings.bot_secret}
        await ws.send_str(written(SUBSCRIBE, "check", who))
        async for message in ws:
            frame = read(message.data) if message.type is aiohttp.WSMsgType.TEXT else None
            if frame is not None and "cmd" not in frame and req_id(frame) == "check":
                must_be_ok(frame)
                return
    raise NoAnswer


async def _of_app(settings: WecomSettings, http: Http) -> CheckLine:
    try:
        await http.get("gettoken", {"corpid": settings.corp_id, "corpsecret": settings.app_secret})
    except Declined as declined:
        told = f"自建应用取不到令牌（errcode {declined.code}）：看 ZOUJIE_WECOM_CORP_ID 和 ZOUJIE_WECOM_APP_SECRET"
        return CheckLine(Word.WRONG, ABOUT, told)
    except _NO_ANSWER as error:
        told = f"自建应用的接口连不上（{type(error).__name__}）：看网络、代理和 ZOUJIE_WECOM_API_URL"
        return CheckLine(Word.WRONG, ABOUT, told)
    return CheckLine(Word.GOOD, ABOUT, "自建应用的企业 ID 和 Secret 有效")


def _of_register(known: OnRegister) -> Iterator[CheckLine]:
    """What is told without asking anybody."""
    yield from lacking(ABOUT, known.groups, known.accounts, "企业微信账号")
    mute = [one for one in known.groups if not one.webhook_key]
    yield from named(Word.NOTE, ABOUT, known.silent, "还没人 @ 过机器人，它不能先开口：请发 @机器人 帮助")
    yield from named(Word.NOTE, ABOUT, mute, "没有消息推送密钥，点名时手机不会响")


async def _of_webhook(group: Group, http: Http) -> CheckLine:
    """Nothing is shown to anybody: an empty text is refused, but only after the key was looked at."""
    try:
        nothing = {"msgtype": "text", "text": {"content": ""}}
        await http.post("webhook/send", {"key": group.webhook_key}, nothing)
    except Declined as declined:
        if declined.code in EMPTY:
            return CheckLine(Word.GOOD, group.name, "消息推送密钥有效")
        if declined.code in BAD_WEBHOOK:
            told = f"消息推送用不了（errcode {declined.code}）：密钥不对，或已从群里删掉"
            return CheckLine(Word.WRONG, group.name, told)
        return CheckLine(Word.NOTE, group.name, f"消息推送密钥没验成（errcode {declined.code}）")
    except _NO_ANSWER as error:
        told = f"消息推送连不上（{type(error).__name__}）：看网络、代理和 ZOUJIE_WECOM_API_URL"
        return CheckLine(Word.WRONG, group.name, told)
    return CheckLine(Word.NOTE, group.name, "消息推送有回应，但没说密钥对不对")
