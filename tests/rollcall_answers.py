"""Answers to the roll-call of a Wednesday, as they are heard."""

from datetime import datetime
from zoneinfo import ZoneInfo

from understanding.rollcalls.reader import Heard, read_answer

SENDER = "程晓燕"
NAMES = ("程晓燕", "郑小满", "姚志坚", "毛俊逸", "林晓岚", "程立群")
AT = datetime(2026, 12, 2, 8, 32, tzinfo=ZoneInfo("Asia/Shanghai"))  # a Wednesday


def hear(text: str) -> Heard | None:
    """What 程晓燕 says to the roll-call of a Wednesday."""
    return read_answer(text, names=NAMES, sender=SENDER, at=AT)
