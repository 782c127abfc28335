"""Settings: environment `ZOUJIE_…` or `zoujie.toml`, the environment winning. Read once, at start."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

PREFIX = "ZOUJIE_"
FILE = Path("zoujie.toml")
KNOWN = (
    "DATABASE_URL",
    "DATA_DIR",
    "LISTEN",
    "TIMEZONE",
    "WEBCHAT",
    "TELEGRAM_TOKEN",
    "TELEGRAM_API_URL",
    "TELEGRAM_WEBHOOK_URL",
    "TELEGRAM_WEBHOOK_SECRET",
    "WECOM_BOT_ID",
    "WECOM_BOT_SECRET",
    "WECOM_BOT_NAME",
    "WECOM_WS_URL",
    "WECOM_API_URL",
    "WECOM_CORP_ID",
    "WECOM_APP_SECRET",
    "WECOM_APP_TOKEN",
    "WECOM_APP_AES_KEY",
    "WECOM_APP_AGENT_ID",
)
NOT_SET = frozenset({"FAILPOINT"})  # for tests only, and read elsewhere


class WrongSetting(Exception):
    """A setting is wrong; the text says which, and what would be right, to the operator. It has no secrets."""


TELEGRAM_API = "https://api.telegram.org"
WECOM_WS = "wss://openws.work.weixin.qq.com"
WECOM_API = "https://qyapi.weixin.qq.com"
SHANGHAI = ZoneInfo("Asia/Shanghai")
DATABASE = "sqlite+aiosqlite:///var/zoujie.db"
_SQLITE, _POSTGRESQL = "sqlite+aiosqlite:///", "postgresql+psycopg://"
# Telegram calls no other ports, and nothing that is not encrypted.
_WEBHOOK = re.compile(r"https://[^\s/:?#@\[\]]+(:(443|80|88|8443))?(/\S*)?")
_YES, _NO = frozenset({"1", "true", "yes"}), frozenset({"0", "false", "no"})


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """How to reach the Bot API. With `webhook_url` Telegram calls us there; without it the bot polls."""

    token: str = field(repr=False)
    api_url: str = TELEGRAM_API
    webhook_url: str = ""
    webhook_secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class WecomSettings:
    """The robot (智能机器人), and optionally a self-built app (自建应用) that knows names and hears people alone."""

    bot_id: str
    bot_secret: str = field(repr=False)
    bot_name: str = "走街"
    ws_url: str = WECOM_WS
    api_url: str = WECOM_API
    corp_id: str = ""
    app_secret: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    app_aes_key: str = field(default="", repr=False)
    app_agent_id: int = 0

    @property
    def has_app(self) -> bool:
        """True if the app may be asked for ids."""
        return bool(self.corp_id and self.app_secret)

    @property
    def is_called(self) -> bool:
        """True if WeCom calls us with what people say to the app."""
        return bool(self.has_app and self.app_token)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set (design, section 6)."""

    database_url: str = field(default=DATABASE, repr=False)  # may hold a password
    data_dir: Path = Path("var")
    host: str = "127.0.0.1"
    port: int = 8080
    zone: ZoneInfo = SHANGHAI
    webchat: bool = False
    telegram: TelegramSettings | None = None
    wecom: WecomSettings | None = None

    @property
    def loopback(self) -> bool:
        """True if only this machine can reach the web chat."""
        return self.host == "localhost" or _is_loopback(self.host)

    @property
    def listen(self) -> str:
        """Host and port as they are written in addresses."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def demo_url(self) -> str:
        """The demo's own database."""
        return f"{_SQLITE}{self.data_dir / 'demo' / 'zoujie.db'}"

    @property
    def photos(self) -> Path:
        """Where photos are kept."""
        return self.data_dir / "photos"


def read(environment: Mapping[str, str], file: Path = FILE) -> Settings:
    """Read the settings; an empty variable is one that is not set. Raises WrongSetting, OSError."""
    found = {name: str(value).strip() for name, value in _from_file(file).items()}
    given = {name: environment.get(PREFIX + name, "").strip() for name in KNOWN}
    found |= {name: value for name, value in given.items() if value}
    host, port = _listen(found.get("LISTEN", "127.0.0.1:8080"))
    return Settings(
        database_url=_database_url(found.get("DATABASE_URL", DATABASE)),
        data_dir=Path(found.get("DATA_DIR", "var")),
        host=host,
        port=port,
        zone=_zone(found.get("TIMEZONE", "Asia/Shanghai")),
        webchat=_yes(found.get("WEBCHAT", "0")),
        telegram=_telegram(found),
        wecom=_wecom(found),
    )


def strange(environment: Mapping[str, str]) -> list[str]:
    """Variables that look like settings and are none, most likely mistyped."""
    named = (name for name in environment if name.startswith(PREFIX))
    return sorted(name for name in named if name.removeprefix(PREFIX) not in {*KNOWN, *NOT_SET})


def _from_file(file: Path) -> dict[str, object]:
    if not file.exists():
        return {}
    try:
        with file.open("rb") as opened:
            values = tomllib.load(opened)
    except ValueError as error:  # TOMLDecodeError, and UnicodeDecodeError which would quote what it found
        where = f"：{error}" if isinstance(error, tomllib.TOMLDecodeError) else "，应是 UTF-8 编码"
        raise WrongSetting(f"{file} 不是 TOML 格式{where}") from None
    named = {name.upper().removeprefix(PREFIX): value for name, value in values.items()}
    if unknown := sorted(set(named) - set(KNOWN)):
        raise WrongSetting(f"{file} 里有不认识的设置 {'、'.join(unknown)}；可用的有 {'、'.join(KNOWN)}")
    if odd := sorted(name for name, value in named.items() if not isinstance(value, (str, int))):
        raise WrongSetting(f'{file} 里的 {"、".join(odd)} 应是一个值，如 LISTEN = "127.0.0.1:8080"')
    return named


def _listen(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 0 <= int(port) < 65536:
        raise WrongSetting(f"LISTEN 是“{text}”，应为 主机:端口，如 127.0.0.1:8080")
    return host.strip("[]"), int(port)


def _database_url(text: str) -> str:
    path = text.removeprefix(_SQLITE)
    if not text.startswith((_SQLITE, _POSTGRESQL)) or path in {"", ":memory:"}:
        raise WrongSetting(
            f"DATABASE_URL 应以 {_SQLITE} 加文件路径，或以 {_POSTGRESQL} 开头（内容可能有密码，不显示）"
        )
    return text


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise WrongSetting(f"TIMEZONE 是“{text}”，应为时区名，如 Asia/Shanghai") from None


def _yes(text: str) -> bool:
    if text.lower() not in _YES | _NO:
        raise WrongSetting(f"WEBCHAT 是“{text}”，应为 1 或 0")
    return text.lower() in _YES


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _telegram(found: Mapping[str, str]) -> TelegramSettings | None:
    token = found.get("TELEGRAM_TOKEN", "")
    if not token:
        return None
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]{30,}", token):
        raise WrongSetting("TELEGRAM_TOKEN 不像 BotFather 给的令牌（数字:字母…）；内容不显示")
    webhook, secret = found.get("TELEGRAM_WEBHOOK_URL", ""), found.get("TELEGRAM_WEBHOOK_SECRET", "")
    if webhook and not _WEBHOOK.fullmatch(webhook):
        raise WrongSetting(
            "TELEGRAM_WEBHOOK_URL 应是 https://域名/路径，端口只能是 443（可不写）、80、88 或 8443；内容不显示"
        )
    if webhook and not re.fullmatch(r"[A-Za-z0-9_-]{32,256}", secret):
        raise WrongSetting(
            "设了 TELEGRAM_WEBHOOK_URL，TELEGRAM_WEBHOOK_SECRET 应为 32 到 256 位 A-Z a-z 0-9 _ -"
        )
    api = found.get("TELEGRAM_API_URL", TELEGRAM_API)
    return TelegramSettings(token, _safe_url("TELEGRAM_API_URL", api), webhook, secret)


def _wecom(found: Mapping[str, str]) -> WecomSettings | None:
    given = {name for name in KNOWN if name.startswith("WECOM_") and found.get(name)}
    if not given:
        return None
    _all_or_none(given, "WECOM_BOT_ID", "WECOM_BOT_SECRET")
    if "WECOM_BOT_ID" not in given:
        raise WrongSetting(f"设了 {'、'.join(sorted(given))}，还要设 WECOM_BOT_ID、WECOM_BOT_SECRET")
    _all_or_none(given, "WECOM_CORP_ID", "WECOM_APP_SECRET")
    _all_or_none(given, "WECOM_APP_TOKEN", "WECOM_APP_AES_KEY", "WECOM_APP_AGENT_ID")
    if "WECOM_APP_TOKEN" in given and "WECOM_APP_SECRET" not in given:
        raise WrongSetting("设了 WECOM_APP_TOKEN，还要设 WECOM_CORP_ID、WECOM_APP_SECRET")
    key, agent = found.get("WECOM_APP_AES_KEY", ""), found.get("WECOM_APP_AGENT_ID", "0")
    if key and not re.fullmatch(r"[A-Za-z0-9]{43}", key):
        raise WrongSetting("WECOM_APP_AES_KEY 应是后台的 EncodingAESKey，43 位字母和数字；内容不显示")
    if not re.fullmatch(r"\d{1,9}", agent):
        raise WrongSetting("WECOM_APP_AGENT_ID 应是后台的 AgentId，一个数字")
    return WecomSettings(
        bot_id=found["WECOM_BOT_ID"],
        bot_secret=found["WECOM_BOT_SECRET"],
        bot_name=found.get("WECOM_BOT_NAME", "走街"),
        ws_url=_safe_url("WECOM_WS_URL", found.get("WECOM_WS_URL", WECOM_WS), "ws"),
        api_url=_safe_url("WECOM_API_URL", found.get("WECOM_API_URL", WECOM_API)),
        corp_id=found.get("WECOM_CORP_ID", ""),
        app_secret=found.get("WECOM_APP_SECRET", ""),
        app_token=found.get("WECOM_APP_TOKEN", ""),
        app_aes_key=key,
        app_agent_id=int(agent),
    )


def _all_or_none(given: set[str], *names: str) -> None:
    missing = [name for name in names if name not in given]
    if 0 < len(missing) < len(names):
        raise WrongSetting(f"{'、'.join(names)} 要一起设，还缺 {'、'.join(missing)}")


def _safe_url(name: str, url: str, plain: str = "http") -> str:
    """Unencrypted only to this machine: a secret must not travel in the open. `plain` is http or ws."""
    parts = urlsplit(url)
    local = parts.hostname is not None and (parts.hostname == "localhost" or _is_loopback(parts.hostname))
    if parts.scheme != f"{plain}s" and not (parts.scheme == plain and local):
        raise WrongSetting(f"{name} 应以 {plain}s:// 开头（{plain}:// 只能连本机）")
    return url.rstrip("/")
