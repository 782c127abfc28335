"""Settings: environment `ZOUJIE_…` or `zoujie.toml`, the environment winning. Read once, at start."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.gateways.platforms import PLATFORMS
from bot.setting import PREFIX, WrongSetting, how_broken, is_this_machine
from domain.platform import Platform

FILE = Path("zoujie.toml")
KNOWN = (
    "DATABASE_URL",
    "DATA_DIR",
    "LISTEN",
    "TIMEZONE",
    *(key for one in PLATFORMS for key in one.keys),
)
NOT_SET = frozenset({"FAILPOINT"})  # for tests only, and read elsewhere
SHANGHAI = ZoneInfo("Asia/Shanghai")
DATABASE = "sqlite+aiosqlite:///var/zoujie.db"
_SQLITE, _POSTGRESQL = "sqlite+aiosqlite:///", "postgresql+psycopg://"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set; README.md lists the names. A platform runs if it is in `platforms`."""

    database_url: str = field(default=DATABASE, repr=False)  # may hold a password
    data_dir: Path = Path("var")
    host: str = "127.0.0.1"
    port: int = 8080
    zone: ZoneInfo = SHANGHAI
    platforms: Mapping[Platform, Any] = field(default_factory=dict)  # of each that is set, its own

    @property
    def loopback(self) -> bool:
        """True if only this machine can reach the web chat."""
        return is_this_machine(self.host)

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
        """Where photos are kept; those of the demo beside its database, also for a command that looks at it."""
        home = self.data_dir / "demo" if self._is_the_demos else self.data_dir
        return home / "photos"

    @property
    def _is_the_demos(self) -> bool:
        file = Path(self.database_url.removeprefix(_SQLITE))
        return file.resolve() == Path(self.demo_url.removeprefix(_SQLITE)).resolve()


def read(environment: Mapping[str, str], file: Path = FILE) -> Settings:
    """Read the settings. An empty variable counts as not set. Raises WrongSetting, OSError."""
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
        platforms={one.platform: own for one in PLATFORMS if (own := one.settings(found)) is not None},
    )


def strange(environment: Mapping[str, str]) -> list[str]:
    """Variables that look like settings and are none, probably mistyped."""
    named = (name for name in environment if name.startswith(PREFIX))
    return sorted(name for name in named if name.removeprefix(PREFIX) not in {*KNOWN, *NOT_SET})


def _from_file(file: Path) -> dict[str, object]:
    if not file.exists():
        return {}
    try:
        with file.open("rb") as opened:
            values = tomllib.load(opened)
    except ValueError as error:  # TOMLDecodeError, and UnicodeDecodeError which would quote what it found
        broken = how_broken(error) if isinstance(error, tomllib.TOMLDecodeError) else "应是 UTF-8 编码"
        raise WrongSetting(f"{file} 看不懂：{broken}") from None
    named = {name.upper().removeprefix(PREFIX): value for name, value in values.items()}
    if unknown := sorted(set(named) - set(KNOWN)):
        near = get_close_matches(unknown[0], KNOWN, n=1)
        meant = f"；{unknown[0]} 是不是 {near[0]}？" if near else ""
        raise WrongSetting(
            f"{file} 里有不认识的设置 {'、'.join(unknown)}；可用的有 {'、'.join(KNOWN)}{meant}"
        )
    if odd := sorted(name for name, value in named.items() if not isinstance(value, (str, int))):
        raise WrongSetting(f'{file} 里的 {"、".join(odd)} 应是一个值，如 LISTEN = "127.0.0.1:8080"')
    return named


def _listen(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 0 <= int(port) < 65536:
        raise WrongSetting(f"ZOUJIE_LISTEN 是“{text}”，应为 主机:端口，如 127.0.0.1:8080")
    return host.strip("[]"), int(port)


def _database_url(text: str) -> str:
    path = text.removeprefix(_SQLITE)
    if not text.startswith((_SQLITE, _POSTGRESQL)) or path in {"", ":memory:"}:
        raise WrongSetting(
            f"ZOUJIE_DATABASE_URL 应以 {_SQLITE} 加文件路径，或以 {_POSTGRESQL} 开头（内容可能有密码，不显示）"
        )
    return text


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise WrongSetting(f"ZOUJIE_TIMEZONE 是“{text}”，应为时区名，如 Asia/Shanghai") from None
