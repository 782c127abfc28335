"""Calls of the Bot API: a bot that shows nobody its token, and what an error means for the message that was sent."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from telegram import Bot
from telegram.error import BadRequest, EndPointNotFound, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.gateways.base import TryLater, WillNotWork
from bot.gateways.telegram.convert import ALLOWED, Me
from bot.gateways.telegram.request import AiohttpRequest, NotSent
from bot.gateways.telegram.settings import TelegramSettings

POLL = 40  # seconds an empty poll lasts; the Bot API takes up to 50
SPARE = 10.0  # seconds more before a poll is given up
UNREACHED = 5.0  # seconds until the next try when the server was not reached
NO_TOKEN = 60.0  # seconds until the next try while the token is refused: somebody must see to it
_SENDERS = 16  # connections for everything but polling
# How a server words that it knows no such method, parameter or kind of button.
_UNKNOWN = (
    "text buttons are unallowed",
    "unsupported",
    "not supported",
    "unknown parameter",
    "unexpected parameter",
    "method not found",
)
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


class Caller(Bot):
    """The library's bot, without the token in its `repr`, and with updates as they came."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "Caller[…]"

    async def raw_updates(self, offset: int | None) -> list[dict[str, Any]]:
        """Poll once. Out: raw updates, so that one that cannot be read does not hold up the others."""
        asked = {"offset": offset, "timeout": POLL, "allowed_updates": list(ALLOWED)}
        found = await self._post("getUpdates", asked, read_timeout=POLL + SPARE)
        if not isinstance(found, list):
            raise TelegramError("getUpdates gave no list")
        return found

    async def me(self) -> Me:
        """Who the bot is."""
        user = await self.get_me()
        return Me(user.id, user.username or "", bool(user.can_read_all_group_messages))


@dataclass(frozen=True, slots=True)
class TelegramLine:
    """The bot with its two ways to the server: one for polling, one for everything else."""

    bot: Caller
    sending: AiohttpRequest
    polling: AiohttpRequest

    async def renew(self) -> None:
        """Poll over a new connection: the old one may be dead without either end knowing."""
        await self.polling.shutdown()

    async def close(self) -> None:
        """Close every connection."""
        await self.sending.shutdown()
        await self.polling.shutdown()


def connect(settings: TelegramSettings) -> TelegramLine:
    """The bot of these settings; nothing is called yet."""
    # The machine's proxy leads out into the world, not to a server on this very machine.
    proxied = urlsplit(settings.api_url).hostname not in _LOCAL
    sending = AiohttpRequest(settings.token, connections=_SENDERS, trust_env=proxied)
    polling = AiohttpRequest(settings.token, connections=1, trust_env=proxied)
    bot = Caller(
        settings.token,
        base_url=f"{settings.api_url}/bot",
        base_file_url=f"{settings.api_url}/file/bot",
        request=sending,
        get_updates_request=polling,
    )
    return TelegramLine(bot, sending, polling)


def pause_of(error: RetryAfter) -> float:
    """Seconds to wait: what the Bot API asks for, and a little more, so that not all calls come back at one moment."""
    wanted = error.retry_after
    seconds = wanted if isinstance(wanted, int) else wanted.total_seconds()
    return float(seconds) + random.uniform(0.1, 0.5)  # noqa: S311 no secret


def meaning(error: Exception) -> Exception:
    """What an error means for the message. Out: TryLater, WillNotWork, or the error itself if nobody knows."""
    match error:
        case RetryAfter():
            return TryLater(pause_of(error))
        case NotSent():
            return TryLater(UNREACHED)
        case InvalidToken():
            return TryLater(NO_TOKEN, everywhere=True)
        case BadRequest() | Forbidden():
            return WillNotWork(type(error).__name__)
        case _:
            return error


def is_nothing_new(error: BadRequest) -> bool:
    """True if an edit changed nothing, which counts as done."""
    return "message is not modified" in error.message.lower()


def is_markup(error: BadRequest) -> bool:
    """True if our markup was refused. The words can still be sent as plain text."""
    return "can't parse entities" in error.message.lower()


def is_no_topic(error: BadRequest | Forbidden) -> bool:
    """True if the topic is gone, or nothing more may be said in it."""
    said = error.message.lower()
    return any(
        sign in said for sign in ("message thread not found", "topic_closed", "topic_deleted", "topic closed")
    )


def is_forgotten(error: BadRequest) -> bool:
    """The id of a file was refused; its bytes may still be taken."""
    said = error.message.lower()
    return any(sign in said for sign in ("wrong file", "wrong remote file", "file_reference", "invalid file"))


def is_picture(error: BadRequest) -> bool:
    """True if a photo was refused. Its words can still be sent."""
    said = error.message.lower()
    return any(sign in said for sign in ("photo_", "image_process", "file of size", "wrong file"))


def is_unknown(error: TelegramError) -> bool:
    """True if the server says that there is no such method, parameter or kind of button."""
    if isinstance(error, EndPointNotFound):
        return True
    return isinstance(error, BadRequest) and any(sign in error.message.lower() for sign in _UNKNOWN)
