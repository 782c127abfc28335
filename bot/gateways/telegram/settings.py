"""What can be set of Telegram."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.gateways.telegram.abilities import OLDEST, Level
from bot.setting import WrongSetting, safe_url

KEYS = (
    "TELEGRAM_TOKEN",
    "TELEGRAM_API_URL",
    "TELEGRAM_API_LEVEL",
    "TELEGRAM_WEBHOOK_URL",
    "TELEGRAM_WEBHOOK_SECRET",
)
TELEGRAM_API = "https://api.telegram.org"
# Telegram calls no other ports, and nothing that is not encrypted.
_WEBHOOK = re.compile(r"https://[^\s/:?#@\[\]]+(:(443|80|88|8443))?(/\S*)?")


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """How to reach the Bot API. With `webhook_url` Telegram calls us there; without it the bot polls.

    `api_level` is the version of the Bot API whose newer parts may be used; servers of one's own are often older.
    """

    token: str = field(repr=False)
    api_url: str = TELEGRAM_API
    webhook_url: str = ""
    webhook_secret: str = field(default="", repr=False)
    api_level: Level = OLDEST


def telegram_settings(found: Mapping[str, str]) -> TelegramSettings | None:
    """Read them; None if Telegram is not set. Raises WrongSetting."""
    token = found.get("TELEGRAM_TOKEN", "")
    if not token:
        return None
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]{30,}", token):
        raise WrongSetting("ZOUJIE_TELEGRAM_TOKEN 不像 BotFather 给的令牌（数字:字母…）；内容不显示")
    webhook, secret = found.get("TELEGRAM_WEBHOOK_URL", ""), found.get("TELEGRAM_WEBHOOK_SECRET", "")
    if webhook and not _WEBHOOK.fullmatch(webhook):
        raise WrongSetting(
            "ZOUJIE_TELEGRAM_WEBHOOK_URL 应是 https://域名/路径，端口只能是 443（可不写）、80、88 或 8443；内容不显示"
        )
    if webhook and not re.fullmatch(r"[A-Za-z0-9_-]{32,256}", secret):
        raise WrongSetting(
            "设了 ZOUJIE_TELEGRAM_WEBHOOK_URL，ZOUJIE_TELEGRAM_WEBHOOK_SECRET 应为 32 到 256 位 A-Z a-z 0-9 _ -"
        )
    api = found.get("TELEGRAM_API_URL", TELEGRAM_API)
    level = _level(found.get("TELEGRAM_API_LEVEL", ""))
    return TelegramSettings(token, safe_url("TELEGRAM_API_URL", api), webhook, secret, level)


def _level(text: str) -> Level:
    """A version of the Bot API. Raises WrongSetting."""
    found = re.fullmatch(r"(\d{1,3})\.(\d{1,3})", text.strip() or "10.0")
    if not found:
        raise WrongSetting("ZOUJIE_TELEGRAM_API_LEVEL 应是 Bot API 的版本，如 10.0 或 10.3")
    return int(found[1]), int(found[2])
