"""What one setting may say, for the general settings and for those of each platform."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

PREFIX = "ZOUJIE_"
_YES, _NO = frozenset({"1", "true", "yes"}), frozenset({"0", "false", "no"})


class WrongSetting(Exception):
    """A setting is wrong. The text tells the operator which, and what would be right. It holds no secrets."""


def named(names: Iterable[str]) -> str:
    """Settings by the names that one has to type; in the file they may stand without the prefix, too."""
    return "、".join(PREFIX + name for name in names)


def is_yes(name: str, text: str) -> bool:
    """A setting that is 1 or 0. Raises WrongSetting."""
    if text.lower() not in _YES | _NO:
        raise WrongSetting(f"{PREFIX}{name} 是“{text}”，应为 1 或 0")
    return text.lower() in _YES


def all_or_none(given: Iterable[str], *names: str) -> None:
    """Settings that mean something only together. Raises WrongSetting."""
    found = set(given)
    missing = [name for name in names if name not in found]
    if 0 < len(missing) < len(names):
        raise WrongSetting(f"{named(names)} 要一起设，还缺 {named(missing)}")


def safe_url(name: str, url: str, plain: str = "http") -> str:
    """An address without its last slash. It may be unencrypted only to this machine, because secrets travel there.

    In: `plain` is http or ws. Raises WrongSetting.
    """
    parts = urlsplit(url)
    if parts.scheme != f"{plain}s" and not (parts.scheme == plain and is_this_machine(parts.hostname or "")):
        raise WrongSetting(f"{PREFIX}{name} 应以 {plain}s:// 开头（{plain}:// 只能连本机）")
    return url.rstrip("/")


def is_this_machine(host: str) -> bool:
    """True for a host that no other machine reaches."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
