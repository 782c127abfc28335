"""What people do in WeCom, and what of it a robot gets to know."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.wecom.media import Links, recompressed
from tests.wecom.robot import ENTERED, MESSAGE, PRESSED, Robot
from tests.wecom.world import Shown, World

CALLBACK, EVENT = "aibot_msg_callback", "aibot_event_callback"
PHOTO_NAME = "图片.png"  # and the bytes are JPEG

Quoted = Shown | bytes | str | tuple[bytes, str]  # the last is a file and its name


@dataclass(frozen=True, slots=True)
class Sent:
    """Something somebody sent. `known` if it was for the robot, `delivered` if it was written to a connection.

    `photos` are the bytes as the robot gets to see them.
    """

    body: dict[str, Any]
    chat: str
    group: bool
    known: bool
    delivered: bool
    photos: tuple[bytes, ...] = ()
    kind: str = MESSAGE
    card: Shown | None = None

    @property
    def msgid(self) -> str:
        """The id of the message."""
        return str(self.body["msgid"])


class People:
    """Everybody who is not a robot. In a group only what names the robot with an @ reaches it."""

    def __init__(self, world: World, robot: Robot, links: Links) -> None:
        self._world = world
        self._robot = robot
        self._links = links

    async def says(
        self,
        who: str,
        text: str = "",
        *,
        group: str | None = None,
        photos: Sequence[bytes] = (),
        quoting: Quoted | None = None,
    ) -> Sent:
        """Type something, with pictures (图文混排) and a quote; without a group in private."""
        seen = tuple(self._as_seen(photo) for photo in photos)
        if not text and len(seen) == 1 and quoting is None:
            return await self._send(who, group, {"msgtype": "image", "image": self._photo(seen[0])}, seen)
        if seen:
            items: list[dict[str, Any]] = [{"msgtype": "text", "text": {"content": text}}] if text else []
            items += [{"msgtype": "image", "image": self._photo(photo)} for photo in seen]
            message: dict[str, Any] = {"msgtype": "mixed", "mixed": {"msg_item": items}}
        else:
            message = {"msgtype": "text", "text": {"content": text}}
        if quoting is not None:
            message["quote"] = self._quote(quoting)
        return await self._send(who, group, message, seen, words=text)

    async def speaks(self, who: str, transcript: str) -> Sent:
        """A voice message in private; the robot gets its words."""
        return await self._send(who, None, {"msgtype": "voice", "voice": {"content": transcript}})

    async def sends_file(self, who: str, data: bytes, name: str) -> Sent:
        """A file in private."""
        return await self._send(who, None, {"msgtype": "file", "file": self._links.offer(data, name)})

    async def sends_video(self, who: str, data: bytes) -> Sent:
        """A video in private."""
        return await self._send(
            who, None, {"msgtype": "video", "video": self._links.offer(data, "video.mp4")}
        )

    async def sends_card(self, who: str, group: str | None = None) -> Sent:
        """A document or mini program (appmsg): no kind of message that is written down anywhere."""
        return await self._send(who, group, {"msgtype": "appmsg", "appmsg": {"title": "在线文档"}}, words="@")

    async def enters(self, who: str) -> Sent:
        """Open the private talk for the first time today."""
        return await self._happens(who, None, ENTERED, {})

    async def rates(self, who: str) -> Sent:
        """Thumb down, which nobody may answer."""
        return await self._happens(who, None, "feedback_event", {"id": "f1", "type": 2, "content": "不对"})

    async def presses(self, who: str, shown: Shown, button: str, *, slow: bool = False) -> Sent:
        """Press the button that says `button`, as this person sees the card now; on a slow screen, as it was."""
        cards = [shown.card_of(who), *(reversed(shown.past) if slow else ())]
        found = [
            (card, one)
            for card in cards
            if card
            for one in card.get("button_list", ())
            if one["text"] == button
        ]
        assert found, f"no button {button} among {shown.buttons}: {shown.text}"
        card, one = found[0]
        event = {"card_type": card["card_type"], "event_key": one["key"], "task_id": card["task_id"]}
        return await self._happens(who, shown.chat if shown.group else None, PRESSED, event, shown)

    async def again(self, sent: Sent) -> bool:
        """The same message or event comes a second time; False if it is lost."""
        cmd = CALLBACK if sent.kind == MESSAGE else EVENT
        return await self._robot.call(cmd, sent.body, (sent.kind, sent.chat, sent.group, sent.card))

    def _as_seen(self, photo: bytes) -> bytes:
        return recompressed(photo) if self._world.recompresses else photo

    def _photo(self, seen: bytes) -> dict[str, str]:
        return self._links.offer(seen, PHOTO_NAME)

    def _quote(self, quoted: Quoted) -> dict[str, Any]:
        """What a quote carries: words, a picture or a file, and no id of what is quoted."""
        if isinstance(quoted, bytes):
            return {"msgtype": "image", "image": self._photo(self._as_seen(quoted))}
        if isinstance(quoted, tuple):
            return {"msgtype": "file", "file": self._links.offer(*quoted)}
        text = quoted if isinstance(quoted, str) else quoted.text
        return {"msgtype": "text", "text": {"content": text}}

    async def _send(
        self,
        who: str,
        group: str | None,
        message: dict[str, Any],
        photos: tuple[bytes, ...] = (),
        *,
        words: str = "",
    ) -> Sent:
        named = f"@{self._world.robot_name}" in words or message["msgtype"] == "appmsg"
        here = group is None or (self._world.groups[group].robot_is_in and named)
        body = self._body(who, group) | message
        body["response_url"] = (
            f"{self._links.base}/cgi-bin/aibot/response?response_code={secrets.token_hex(8)}"
        )
        chat = group or who
        if not here:
            return Sent(body, chat, group is not None, False, False, photos)
        self._world.spoken.add(chat)
        delivered = await self._robot.call(CALLBACK, body, (MESSAGE, chat, group is not None, None))
        return Sent(body, chat, group is not None, True, delivered, photos)

    async def _happens(
        self, who: str, group: str | None, kind: str, event: dict[str, Any], card: Shown | None = None
    ) -> Sent:
        body = self._body(who, group) | {"msgtype": "event", "event": {"eventtype": kind, kind: event}}
        chat = group or who
        delivered = await self._robot.call(EVENT, body, (kind, chat, group is not None, card))
        return Sent(body, chat, group is not None, True, delivered, kind=kind, card=card)

    def _body(self, who: str, group: str | None) -> dict[str, Any]:
        """What every callback has: no names, and a chat only in groups."""
        assert group is None or who in self._world.groups[group].members, f"{who} is not in {group}"
        body: dict[str, Any] = {
            "msgid": secrets.token_hex(16),
            "aibotid": self._robot.bot_id,
            "create_time": int(self._world.now().timestamp()),
            "from": {"userid": self._world.id_of(who)},
            "chattype": "single" if group is None else "group",
        }
        if group is not None:
            body["chatid"] = group
        return body
