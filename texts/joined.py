"""登记情况 in words: how many of the register have an account, and who has none."""

from __future__ import annotations

from collections.abc import Sequence

HOW = "给一个人发码：登记码 姓名"
ONLY_WEB = "网页聊天里人人都在，不用登记；接了企业微信或 Telegram，才要用登记码。"


def counted(where: str, people: int, missing: int) -> str:
    """`全区：57 人，没登记 12 人`."""
    return f"{where}：{people} 人，" + (f"没登记 {missing} 人" if missing else "都登记了")


def of_unit(unit: str, names: Sequence[str]) -> str:
    """`北湖社区 2 人：邱建业、白雪莹`."""
    return f"{unit} {len(names)} 人：{'、'.join(names)}"
