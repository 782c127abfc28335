"""会议: which units were to be there, which were not, what was read out, and what was decided.

It is a record of units that the office writes: nobody signs in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

MOST_READ = 30
LONGEST_NAME = 60


class RecordHead(StrEnum):
    """With what a part of a record begins."""

    DUE = "应到"
    ABSENT = "缺席"
    PRESENT = "实到"
    READ = "宣读"
    DECIDED = "议定"


_ALSO = {
    "未到": RecordHead.ABSENT,
    "没到": RecordHead.ABSENT,
    "没来": RecordHead.ABSENT,
    "到会": RecordHead.PRESENT,
    "学习": RecordHead.READ,
}
_WORDS = {**{str(one): one for one in RecordHead}, **_ALSO}
_PART = re.compile(rf"(?:^|[\s，,；;。])({'|'.join(_WORDS)})(?:的?(?:单位|文件|事项))?[:：\s]*")


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting. `due` and `absent` are units, `read` the documents, `decided` numbers of 议定事项."""

    number: int
    day: date
    name: str
    due: tuple[int, ...]
    absent: tuple[int, ...]
    read: tuple[str, ...]
    decided: tuple[int, ...]
    person: int
    at: datetime

    @property
    def present(self) -> tuple[int, ...]:
        """The units that were there."""
        return tuple(one for one in self.due if one not in self.absent)


def parts(words: str) -> tuple[str, list[tuple[RecordHead, str]]]:
    """A record as it is typed: what stands before the first part, and the parts with their words, in order."""
    found = list(_PART.finditer(words))
    if not found:
        return words.strip(), []
    ends = [*(one.start() for one in found[1:]), len(words)]
    told = [
        (_WORDS[one[1]], words[one.end() : end].strip(" ，,；;。\n"))
        for one, end in zip(found, ends, strict=True)
    ]
    return words[: found[0].start()].strip(" ，,；;。\n"), told
