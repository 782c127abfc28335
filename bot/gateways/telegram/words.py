"""What only Telegram has to say: that the bot came into a group, left it, or that the group moved."""

from __future__ import annotations

from bot.gateways.telegram.convert import Seated
from domain.district import Group
from texts.typed import one_line

_PURPOSES = "绑定 全区（或 核心、联络、单位 简称、网格 编号）"
_SEE = "请把我设为管理员，不然看不到大家发的照片。"


def seated(seat: Seated, group: Group | None, *, sees_all: bool) -> str:
    """To the office: the bot came into a group, went out of it or may do less there, and what to do next."""
    name = f"“{group.name if group else one_line(seat.title)}”"
    if not seat.present:
        gone = f"我被移出了 Telegram 群{name}。"
        return gone + ("发往那里的消息会送不到，请把我拉回去，或在别的群绑定。" if group else "")
    if seat.muted:
        return f"我在 Telegram 群{name}里被禁言，说不了话：请在群里解除禁言，或把我设为管理员。"
    see = "" if seat.admin or sees_all else _SEE
    if group is not None:
        return f"我已在 Telegram 群{name}里。{see}"
    return f"我进了 Telegram 群{name}，它还没绑定。请创建办的人在那个群里发：{_PURPOSES}。{see}"


def migrated(group: Group) -> str:
    """To the office: the register was changed, and an old workbook would change it back."""
    return f"Telegram 群“{group.name}”升级了，群号已在底册里改好。下次导入底册前请先导出，别用旧群号。"
