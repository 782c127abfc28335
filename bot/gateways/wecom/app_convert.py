"""Turns a callback of the self-built app (自建应用) into what the bot understands. It only decides."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.gateways.heard import Heard
from bot.gateways.wecom.convert import HERE, WecomPicture
from bot.gateways.wecom.words import VOICE
from domain.chat import Chat, Incoming, legible
from domain.photo import Place

APP = "app:"  # before the id of a message that came to the app: its answers go there
# The documents know no transcript of what is spoken to an app; where a tenant has one it is used.
_TYPED = {"text": "Content", "voice": "Recognition"}
_MUTE = {"voice": VOICE, "video": "视频", "link": "链接", "file": "文件"}


def convert(fields: dict[str, str], now: datetime) -> Heard[WecomPicture] | None:
    """What a callback means; None if nothing, for events are not answered.

    A position counts as a report of that place, for nobody sends one to the app for anything else.
    """
    sender, id_, kind = fields.get("FromUserName", ""), fields.get("MsgId", ""), fields.get("MsgType", "")
    if not (sender and id_.isascii() and id_.isdecimal()) or kind == "event":
        return None
    chat = Chat(HERE, sender, private=True)

    def said(text: str = "", place: Place | None = None) -> Incoming:
        return Incoming(f"{APP}{id_}", chat, sender, text, _moment(fields, now), place=place)

    if text := legible(fields.get(_TYPED.get(kind, ""), "")).strip():
        return Heard(said(text))
    if kind == "text":
        return None
    if kind == "image" and fields.get("MediaId"):
        return Heard(said(), (WecomPicture("", "", media_id=fields["MediaId"]),))
    if kind == "location" and (place := _place(fields)):
        label = legible(fields.get("Label", "")).strip() or "所在位置"
        return Heard(said(f"上报 {label}", place))
    return Heard(said(), mute=_MUTE.get(kind, "这种消息"))


def _place(fields: dict[str, str]) -> Place | None:
    """X is the latitude."""
    try:
        latitude, longitude = float(fields["Location_X"]), float(fields["Location_Y"])
    except (KeyError, ValueError):
        return None
    fits = -90 <= latitude <= 90 and -180 <= longitude <= 180
    return Place(latitude, longitude) if fits else None


def _moment(fields: dict[str, str], now: datetime) -> datetime:
    """When it was said by WeCom's clock, but not in the future."""
    said = fields.get("CreateTime", "")
    if said.isascii() and said.isdecimal() and len(said) < 11:
        return min(datetime.fromtimestamp(int(said), UTC), now)
    return now
