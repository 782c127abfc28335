"""What one setting may say, for the general settings and for those of each platform."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

PREFIX = "ZOUJIE_"
_LINE = re.compile(r"at line (\d+)")
# What the parser says in English, by how it begins.
_BROKEN = {
    "Invalid value": "的值不对，多半是没放在英文双引号里，或用了中文引号",
    "Illegal character": "的引号没有配成对",
    "Unterminated string": "的引号没有配成对",
    "Expected '=' after": "的名称后面少了等号",
    "Cannot overwrite": "的设置前面已经写过",
    "Expected newline": "的值后面多了字",
    "Unescaped": "里有反斜杠，请写成两个",
}
_YES, _NO = frozenset({"1", "true", "yes"}), frozenset({"0", "false", "no"})


class WrongSetting(Exception):
    """A setting is wrong. The text tells the operator which, and what would be right. It holds no secrets."""


def how_broken(error: tomllib.TOMLDecodeError) -> str:
    """What is wrong with a file of settings, and what would be right; without the line itself, which may be secret."""
    told = str(error)
    found = _LINE.search(told)
    where = f"第 {found[1]} 行" if found else "最后一行"
    why = next((why for begins, why in _BROKEN.items() if told.startswith(begins)), "看不懂")
    return f'{where}{why}。一行一个设置，值放在英文双引号里，如 LISTEN = "127.0.0.1:8080"；# 后面是注释'


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
