"""The one place that makes words safe for WeCom. Nobody can forge markup, a mention or a link through the bot.

The robot has to send markdown, because it may not send plain text. So every sign with a meaning for markdown or for a
client is replaced by its full-width form. Backslashes are not used, because not every client understands them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.gateways.visible import visible

_INDENT = re.compile(r"(?m)^[ \t\u3000]+")
_SIGNS = str.maketrans("<>[]`*_~|\\@", "＜＞［］｀＊＿～｜＼＠")
_LIVE = re.compile(
    r"&(?=#?\w{1,31};)"  # &lt;
    r"|(?m:^)#(?=[#\s])"  # a heading; #12 is none
    r"|(?m:^)[-+=](?=[-+=\s])"  # a list, a line, an underlined heading
    r"|:(?=//)"
    r"|(?<=\w)\.(?=[^\W\d_])"  # example.com
    r"|(?<=[0-9])\.(?=\s)"  # 1. a list
)
_WIDE = str.maketrans("&#-+=:.", "＆＃－＋＝：．")


def plain(text: str) -> str:
    """The words, safe to show: no hidden characters, no links or markup, no walls of empty lines."""
    # Lines of nothing but blanks become empty ones, so walls of them are looked for once more.
    text = visible(_INDENT.sub("", visible(text))).translate(_SIGNS)
    return _LIVE.sub(lambda found: found[0].translate(_WIDE), text)


def named(text: str, names: Iterable[str]) -> str:
    """The text, with a last line for the people who are meant but not named in it."""
    missing = [name for name in names if name not in text]
    return f"{text}\n请 {'、'.join(missing)} 留意" if missing else text
