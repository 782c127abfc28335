"""Documents that people send to the bot: what they are called, and what they say or why that cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath, PureWindowsPath

MOST_BYTES = 20 * 2**20  # what Telegram hands to a bot at most; the longest 方案 with pictures has some MB
MOST_TEXT = 60_000  # characters, also of what is typed
LONGEST_NAME = 80  # characters of a file's name that are kept
LONGEST_TITLE = 40  # characters

_OLD_WORD = frozenset({".doc", ".wps", ".wpt", ".dot", ".rtf", ".odt", ".docm", ".dotx", ".pages"})
_SHEETS = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".csv", ".ods", ".numbers"})
_PACKED = frozenset({".zip", ".rar", ".7z"})
_COPIES = re.compile(r"(?:[\s_-]*[(（]\d{1,2}[)）]|[\s_-]*副本)+$")  # 办法(1), 办法 - 副本
# A line that names what it is the head of: 红黄榜评定办法（试行）. A short one (评定办法) is the rest of a longer head.
_HEAD = re.compile(
    r"(?!第|[(（]?[一二三四五六七八九十\d]{1,3}[)）.．])[《]?([^。；;，,：:、]{4,40}(?:方案|办法|制度|规定|细则|规则|标准|预案|条例|导则|公约|规范|守则|准则|章程|计划|意见)"
    r"(?:[(（][^)）]{1,10}[)）])?)[》]?"
)
_ISSUED = re.compile(r"关于(?:印发|公布|实施|修订)《([^》]{2,60})》的通知")  # what is issued stands under it
_LOOKED_AT = 12  # lines at the beginning of a document in which its title stands


class Unread(StrEnum):
    """Why the text of a document is not known."""

    TOO_BIG = "too big"
    TOO_LONG = "too long"
    EMPTY = "empty"
    BROKEN = "broken"
    LOCKED = "locked"  # with a password
    OLD_WORD = "old word"  # or any other kind that Word and WPS can save as .docx
    PDF = "pdf"
    SHEET = "sheet"
    PACKED = "packed"
    OTHER = "other"
    NOT_KEPT = "not kept"  # its sender may not have it kept, so that it stays theirs


@dataclass(frozen=True, slots=True)
class SentFile:
    """A document that somebody sent: its name with its ending, and its text, or why there is none."""

    name: str
    text: str = ""
    why: Unread | None = None

    @property
    def title(self) -> str:
        """What it is called: by the line at its head that names a document, else by its file."""
        head = (line.strip() for line in self.text.splitlines()[:_LOOKED_AT])
        named = (_ISSUED.search(line) or _HEAD.fullmatch(line) for line in head)
        found = next((match[1] for match in named if match), "")
        stem = _COPIES.sub("", PurePosixPath(self.name).stem).strip(" 《》_-")
        return (found or stem or self.name)[:LONGEST_TITLE]


def base_name(name: str) -> str:
    """A file's name as people see it: without folders and line breaks, and not too long."""
    bare = PureWindowsPath(PurePosixPath(name).name).name
    shown = "".join(one for one in bare if one.isprintable()).strip()
    ending = PurePosixPath(shown).suffix[:10]
    return shown if len(shown) <= LONGEST_NAME else f"{shown[: LONGEST_NAME - len(ending)]}{ending}"


def unread_by_name(name: str) -> Unread | None:
    """Why a document of this name is not even looked at; None for one that may be read (.docx, .txt)."""
    ending = PurePosixPath(name.casefold()).suffix
    if ending in (".docx", ".txt"):
        return None
    for endings, why in ((_OLD_WORD, Unread.OLD_WORD), (_SHEETS, Unread.SHEET), (_PACKED, Unread.PACKED)):
        if ending in endings:
            return why
    return Unread.PDF if ending == ".pdf" else Unread.OTHER
