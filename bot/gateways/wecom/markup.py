"""The one place that decides what words may do in WeCom: nothing. Nobody forges markup, a mention or a link.

The robot says everything as markdown, for plain text it may not. So the signs that markdown, or a client, makes
something of are replaced by their full-width sisters, and nobody depends on whether a backslash is understood.
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
    """The words as they may be shown: nothing hidden, nothing live, no walls of empty lines."""
    # Lines of nothing but blanks become empty ones, so walls of them are looked for once more.
    text = visible(_INDENT.sub("", visible(text))).translate(_SIGNS)
    return _LIVE.sub(lambda found: found[0].translate(_WIDE), text)


def named(text: str, names: Iterable[str]) -> str:
    """The text with a last line for those who are meant and do not stand in it."""
    missing = [name for name in names if name not in text]
    return f"{text}\n请 {'、'.join(missing)} 留意" if missing else text
