"""What the self-test says of a platform from the register alone, whether or not the platform can be reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.operator.finding import CheckLine, Word
from domain.district import Group

_SHOWN = 5  # names that are enough to know what is meant


def lacking(about: str, groups: Sequence[Group], accounts: int, column: str) -> Iterator[CheckLine]:
    """Whether anybody has an account there, and a group that is bound; `column` is where the workbook has accounts."""
    if not accounts:
        told = f"《人员》里没有人填“{column}”，也没人登记，谁也认不出：填底册，或发登记码"
        yield CheckLine(Word.MISSING, about, told)
    if not groups:
        yield CheckLine(Word.NOTE, about, "底册里还没有这个平台的群：把机器人拉进群，@ 它发 绑定 用途")
    waiting = [one for one in groups if not is_bound(one)]
    yield from named(Word.MISSING, about, waiting, "还没绑定，@ 机器人发 绑定 用途")


def named(word: Word, about: str, groups: Sequence[Group], what: str) -> Iterator[CheckLine]:
    """The groups of which something is to be said, if there are any; of many the first ones."""
    if groups:
        more = f" 等 {len(groups)} 个群" if len(groups) > _SHOWN else ""
        names = "、".join(group.name for group in groups[:_SHOWN])
        yield CheckLine(word, about, f"{names}{more}：{what}")


def is_bound(group: Group) -> bool:
    """False for a group of the register that waits for 绑定: no id of a platform has Chinese in it."""
    return group.chat.isascii()
