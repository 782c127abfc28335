"""Settings: environment `ZOUJIE_…` or `zoujie.toml`, the environment winning. Read once, at start."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

PREFIX = "ZOUJIE_"
FILE = Path("zoujie.toml")


class WrongSetting(Exception):
    """A setting is wrong; the text says which, and what would be right, to the operator."""


SHANGHAI = ZoneInfo("Asia/Shanghai")
DATABASE = "sqlite+aiosqlite:///var/zoujie.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set (design, section 6)."""

    database_url: str = DATABASE
    data_dir: Path = Path("var")
    host: str = "127.0.0.1"
    port: int = 8080
    zone: ZoneInfo = SHANGHAI
    webchat: bool = False

    @property
    def loopback(self) -> bool:
        """True if only this machine can reach the web chat."""
        return self.host == "localhost" or _is_loopback(self.host)

    @property
    def demo_url(self) -> str:
        """The demo's own database."""
        return f"sqlite+aiosqlite:///{self.data_dir / 'demo' / 'zoujie.db'}"

    @property
    def photos(self) -> Path:
        """Where photos are kept."""
        return self.data_dir / "photos"


KNOWN = ("DATABASE_URL", "DATA_DIR", "LISTEN", "TIMEZONE", "WEBCHAT")


def read(environment: Mapping[str, str], file: Path = FILE) -> Settings:
    """Read the settings. Raises WrongSetting."""
    found = {name: str(value) for name, value in _from_file(file).items()}
    found |= {
        name: environment[PREFIX + name] for name in KNOWN if environment.get(PREFIX + name, "").strip()
    }
    host, port = _listen(found.get("LISTEN", "127.0.0.1:8080"))
    return Settings(
        database_url=_database_url(found.get("DATABASE_URL", DATABASE)),
        data_dir=Path(found.get("DATA_DIR", "var")),
        host=host,
        port=port,
        zone=_zone(found.get("TIMEZONE", "Asia/Shanghai")),
        webchat=_yes(found.get("WEBCHAT", "0")),
    )


def _from_file(file: Path) -> dict[str, object]:
    if not file.exists():
        return {}
    try:
        with file.open("rb") as opened:
            values = tomllib.load(opened)
    except tomllib.TOMLDecodeError as error:
        raise WrongSetting(f"{file} is not TOML: {error}") from error
    named = {name.upper().removeprefix(PREFIX): value for name, value in values.items()}
    unknown = sorted(set(named) - set(KNOWN))
    if unknown:
        raise WrongSetting(f"{file}: unknown settings {', '.join(unknown)}; known: {', '.join(KNOWN)}")
    return named


def _listen(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 0 <= int(port) < 65536:
        raise WrongSetting(f"LISTEN is {text!r}; it must be host:port, for example 127.0.0.1:8080")
    return host.strip("[]"), int(port)


def _database_url(text: str) -> str:
    if not text.startswith(("sqlite+aiosqlite:///", "postgresql+psycopg://")):
        raise WrongSetting(
            "DATABASE_URL must begin with sqlite+aiosqlite:/// or postgresql+psycopg:// "
            "(its value is not shown, for it may hold a password)"
        )
    return text


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise WrongSetting(f"TIMEZONE is {text!r}; it must be a zone such as Asia/Shanghai") from error


def _yes(text: str) -> bool:
    if text.lower() not in {"0", "1", "true", "false", "yes", "no"}:
        raise WrongSetting(f"WEBCHAT is {text!r}; it must be 1 or 0")
    return text.lower() in {"1", "true", "yes"}


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
