"""What this gateway says of its own: of what could not be taken, and of the bot's seat in its groups."""

from __future__ import annotations

from bot.gateways.telegram.convert import Seated
from bot.gateways.telegram.pictures import Missing
from domain.district import Group
from storage.photos import Fault
from texts.typed import one_line

_PURPOSES = "绑定 全区（或 核心、联络、单位 简称、网格 编号）"
_SEE = "请把我设为管理员，不然看不到大家发的照片。"
_FAULTS = {
    Fault.TOO_BIG: "太大，请发 20MB 以内的",
    Fault.TOO_MANY_PIXELS: "尺寸过大，请用普通拍照模式",
    Fault.NOT_A_PHOTO: "不是照片，请发 JPG 或 PNG",
    Fault.BROKEN: "打不开，可能没传完",
    Fault.HEIC: "是 HEIC 格式，请发 JPG 或直接发照片",
}


def missing(pictures: list[Missing]) -> str:
    """Asks whoever sent them to send them again."""
    whys = [_FAULTS[one.why] for one in pictures if one.why]
    why = f"（{'；'.join(dict.fromkeys(whys))}）" if whys else ""
    return f"有 {len(pictures)} 张照片没收到{why}，请再发一次。"


def mute(what: str) -> str:
    """To somebody who sent a voice message, a video, a sticker."""
    return f"{what}我看不了，请发文字或照片。"


def seated(seat: Seated, group: Group | None, *, sees_all: bool) -> str:
    """To the office: the bot came into a group or went out of it, and what to do next."""
    name = f"“{group.name if group else one_line(seat.title)}”"
    if not seat.present:
        gone = f"我被移出了 Telegram 群{name}。"
        return gone + ("发往那里的消息会送不到，请把我拉回去，或在别的群绑定。" if group else "")
    see = "" if seat.admin or sees_all else _SEE
    if group is not None:
        return f"我已在 Telegram 群{name}里。{see}"
    return f"我进了 Telegram 群{name}，它还没绑定。请创建办的人在那个群里发：{_PURPOSES}。{see}"


def migrated(group: Group) -> str:
    """To the office: the register was changed, and an old workbook would change it back."""
    return f"Telegram 群“{group.name}”升级了，群号已在底册里改好。下次导入底册前请先导出，别用旧群号。"
