"""What this gateway says of its own: of what could not be taken."""

from __future__ import annotations

from collections.abc import Sequence

from bot.gateways.wecom.media import Missing
from storage.photos import Fault

NOT_RECEIVED = "（照片没收到）"
_FAULTS = {
    Fault.TOO_BIG: "太大，请发 20MB 以内的",
    Fault.TOO_MANY_PIXELS: "尺寸过大，请用普通拍照模式",
    Fault.NOT_A_PHOTO: "不是照片，请发 JPG 或 PNG",
    Fault.BROKEN: "打不开，可能没传完",
    Fault.HEIC: "是 HEIC 格式，请发 JPG 或直接发照片",
}


def missing(pictures: Sequence[Missing]) -> str:
    """Asks whoever sent them to send them again."""
    whys = [_FAULTS[one.why] for one in pictures if one.why]
    why = f"（{'；'.join(dict.fromkeys(whys))}）" if whys else ""
    return f"有 {len(pictures)} 张照片没收到{why}，请再发一次。"


def mute(what: str) -> str:
    """To somebody who sent what the bot can make nothing of."""
    return f"{what}我看不了，请发文字或照片。"
