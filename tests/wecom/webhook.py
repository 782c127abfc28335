"""The webhook of a group (消息推送): it can only speak, but its @ rings a phone."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from io import BytesIO
from typing import Any

from PIL import Image, UnidentifiedImageError

from tests.wecom import cards
from tests.wecom.errors import (
    BAD_IMAGE_FORMAT,
    BAD_MSGTYPE,
    BAD_PARAMETER,
    BAD_WEBHOOK,
    EMPTY_TEXT,
    MEDIA_TOO_BIG,
    WEBHOOK_NOT_IN_GROUP,
    WRONG_MD5,
    Wrong,
)
from tests.wecom.media import Shelf
from tests.wecom.quota import Quota
from tests.wecom.uploads import LEAST, MB, MOST
from tests.wecom.world import Group, Shown, World

MOST_TEXT = {"text": 2048, "markdown": 4096, "markdown_v2": 4096}
MENTIONING = ("text", "markdown")  # markdown_v2 shows an @ as plain text
AT = re.compile(r"<@([^>\s]+)>")
ALL = "@all"


class Webhooks:
    """All webhooks; each may send 20 messages a minute."""

    def __init__(self, world: World, shelf: Shelf) -> None:
        self._world = world
        self._shelf = shelf
        self.pace = Quota(world.now, 20)

    def send(self, query: dict[str, str], body: dict[str, Any]) -> dict[str, Any]:
        """`webhook/send`. Raises Wrong."""
        group = self._group(query)
        kind = body.get("msgtype")
        part = body.get(kind) if isinstance(kind, str) else None
        if not isinstance(kind, str) or not isinstance(part, dict):
            raise Wrong(BAD_MSGTYPE, "invalid message type")
        shown = self._shown(group, kind, part)
        self.pace.take(query["key"])
        self._world.show(shown)
        return {}

    def upload(self, query: dict[str, str], data: bytes, filename: str) -> dict[str, Any]:
        """`webhook/upload_media`. Raises Wrong."""
        self._group(query)
        kind = query.get("type")
        if kind not in ("file", "voice"):
            raise Wrong(BAD_PARAMETER, "invalid type")
        if not LEAST <= len(data) <= MOST[kind]:
            raise Wrong(MEDIA_TOO_BIG, "media size out of limit")
        media_id = self._shelf.put(query["key"], kind, data, filename)
        return {"type": kind, "media_id": media_id, "created_at": str(int(self._world.now().timestamp()))}

    def _group(self, query: dict[str, str]) -> Group:
        found = [one for one in self._world.groups.values() if one.key and one.key == query.get("key")]
        if not found:
            raise Wrong(BAD_WEBHOOK, "invalid webhook url")
        if not found[0].members:
            raise Wrong(WEBHOOK_NOT_IN_GROUP, "robot is not in the group")
        return found[0]

    def _shown(self, group: Group, kind: str, part: dict[str, Any]) -> Shown:
        if kind in MOST_TEXT:
            return self._text(group, kind, part)
        if kind == "image":
            return Shown(group.chatid, True, "webhook", kind, media=_image(part))
        if kind in ("file", "voice"):
            media = self._shelf.get(part.get("media_id"), str(group.key), kind)
            return Shown(group.chatid, True, "webhook", kind, media=media.content, filename=media.filename)
        if kind == "template_card":
            cards.check(part, ("text_notice", "news_notice"))
            return Shown(group.chatid, True, "webhook", kind, cards.words(part), card=part)
        if kind == "news" and 1 <= len(part.get("articles", ())) <= 8:
            return Shown(group.chatid, True, "webhook", kind, part["articles"][0].get("title", ""))
        raise Wrong(BAD_MSGTYPE, "invalid message type")

    def _text(self, group: Group, kind: str, part: dict[str, Any]) -> Shown:
        words = part.get("content")
        if not isinstance(words, str) or not words.strip():
            raise Wrong(EMPTY_TEXT, "empty content")
        if len(words.encode()) > MOST_TEXT[kind]:
            raise Wrong(BAD_PARAMETER, f"{kind}.content exceed max length {MOST_TEXT[kind]}")
        return Shown(group.chatid, True, "webhook", kind, words, rings=self._rings(group, kind, part))

    def _rings(self, group: Group, kind: str, part: dict[str, Any]) -> tuple[str, ...]:
        """Whose phone rings: members of the group who are named as WeCom wants it."""
        named = AT.findall(part["content"]) if kind in MENTIONING else []
        if kind == "text":
            named += part.get("mentioned_list", [])
            by_mobile = {one.mobile: one.userid for one in self._world.people.values() if one.mobile}
            named += [by_mobile.get(one, one) for one in part.get("mentioned_mobile_list", [])]
        if ALL in named:
            return tuple(sorted(group.members))
        return tuple(one for one in dict.fromkeys(named) if one in group.members)


def _image(part: dict[str, Any]) -> bytes:
    try:
        data = base64.b64decode(str(part.get("base64", "")), validate=True)
    except binascii.Error:
        raise Wrong(BAD_PARAMETER, "invalid base64") from None
    if len(data) > 2 * MB:
        raise Wrong(MEDIA_TOO_BIG, "image size out of limit")
    if part.get("md5") != hashlib.md5(data).hexdigest():
        raise Wrong(WRONG_MD5, "md5 not match")
    try:
        with Image.open(BytesIO(data)) as picture:
            good = picture.format in ("JPEG", "PNG") and min(picture.size) > 1
    except (UnidentifiedImageError, OSError):
        good = False
    if not good:
        raise Wrong(BAD_IMAGE_FORMAT, "invalid image format")
    return data
