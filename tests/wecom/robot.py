"""The long connection of a robot (智能机器人), server side."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from aiohttp import WSMsgType, web

from tests.wecom import cards
from tests.wecom.connection import Connection
from tests.wecom.content import ANSWERED, PUSHED, WELCOMED, Content, examine
from tests.wecom.errors import (
    BAD_PARAMETER,
    BAD_REQ_ID,
    NOT_SUBSCRIBED,
    OK,
    STREAM_EXPIRED,
    TOO_OFTEN,
    UNKNOWN_BOT,
    UNKNOWN_CHAT,
    WRONG_BOT_SECRET,
    Wrong,
)
from tests.wecom.faults import Faults, Way
from tests.wecom.media import Shelf
from tests.wecom.quota import Patience, Quota
from tests.wecom.uploads import Uploads
from tests.wecom.world import Shown, World

ANSWER_WITHIN = timedelta(hours=24)
REACT_WITHIN = timedelta(seconds=5)
STREAM_WITHIN = timedelta(minutes=6)
SUBSCRIBES_PER_MINUTE = 60  # the real figure is not published
MESSAGE, ENTERED, PRESSED = "message", "enter_chat", "template_card_event"


@dataclass(slots=True)
class Call:
    """A callback that may be answered, on the connection it went out on."""

    kind: str
    connection: Connection
    at: datetime
    chat: str
    group: bool
    card: Shown | None = None


class Robot:
    """One robot. `received` is every frame a client sent, in order, `refused` every errcode that was answered;
    `subscribes` counts tries.
    """

    def __init__(self, world: World, shelf: Shelf, faults: Faults) -> None:
        self.bot_id = "aibFakeRobot0001"
        self.secret = "fakeSecretOfTheRobot0123456789abcdefghijklm"
        self.received: list[dict[str, Any]] = []
        self.refused: list[int] = []
        self.subscribes = 0
        self.connections: list[Connection] = []
        self.active: Connection | None = None
        self._world = world
        self._shelf = shelf
        self._faults = faults
        self._uploads = Uploads(world.now, shelf)
        self.patience = Patience(world.now)
        self._pace = Quota(world.now, 30, 1000)
        self._subscribing = Quota(world.now, SUBSCRIBES_PER_MINUTE)
        self._calls: dict[str, Call] = {}
        self._streams: dict[tuple[str, str], tuple[Shown, datetime]] = {}
        self._cards: dict[str, Shown] = {}

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection until it ends."""
        ws = web.WebSocketResponse(autoping=False)
        await ws.prepare(request)
        connection = Connection(ws, request)
        self.connections.append(connection)
        self._world.happened()
        async for message in ws:
            if message.type is WSMsgType.TEXT:
                await self._take(connection, message.data)
            elif message.type is WSMsgType.PING:
                # The real one answers with a masked frame, as no server may, and the client ends it with 1002.
                await connection.close(1002)
        if self.active is connection:
            self.active = None
        connection.subscribed = False
        self._world.happened()
        return ws

    async def call(self, cmd: str, body: dict[str, Any], call: tuple[str, str, bool, Shown | None]) -> bool:
        """Send a callback to whoever is subscribed; False if it is lost. `call` is kind, chat, group, card."""
        connection = self.active
        if connection is None or not connection.alive:
            self._world.lost.append(body["msgid"])
            return False
        kind, chat, group, card = call
        req_id = secrets.token_urlsafe(12)
        self._calls[req_id] = Call(kind, connection, self._world.now(), chat, group, card)
        self._world.delivered[body["msgid"]] = body
        await connection.send({"cmd": cmd, "headers": {"req_id": req_id}, "body": body})
        return True

    async def kick(self) -> None:
        """Another program subscribes with the same secret: ours is told, and left half open."""
        if self.active is not None:
            connection, self.active = self.active, None
            connection.subscribed = False
            event = {"eventtype": "disconnected_event", "disconnected_event": {}}
            body = {
                "msgid": secrets.token_hex(16),
                "create_time": int(self._world.now().timestamp()),
                "aibotid": self.bot_id,
                "msgtype": "event",
                "event": event,
            }
            headers = {"req_id": secrets.token_urlsafe(12)}
            await connection.send({"cmd": "aibot_event_callback", "headers": headers, "body": body})

    def commands(self, cmd: str) -> list[dict[str, Any]]:
        """The frames of one command that clients sent, oldest first."""
        return [frame for frame in self.received if frame.get("cmd") == cmd]

    async def _take(self, connection: Connection, text: str) -> None:
        if connection.silent:
            return
        frame = json.loads(text)
        self.received.append(frame)
        self._world.happened()
        cmd, req_id, body = (
            str(frame.get("cmd")),
            frame.get("headers", {}).get("req_id"),
            frame.get("body") or {},
        )
        chat = self._calls[req_id].chat if req_id in self._calls else body.get("chatid", "")
        self.patience.comes(chat)
        fault = self._faults.take(cmd, chat)
        if fault is not None and fault.way is Way.DROPPED:
            return
        answer: dict[str, Any] = {"headers": {"req_id": req_id}, "errcode": OK, "errmsg": "ok"}
        try:
            if fault is not None and fault.way is Way.REFUSED:
                raise Wrong(fault.code)
            if not isinstance(req_id, str) or not 0 < len(req_id.encode()) <= 256:
                raise Wrong(BAD_REQ_ID, "invalid req_id")
            if more := await self._do(connection, cmd, req_id, body):
                answer["body"] = more
        except Wrong as wrong:
            answer |= {"errcode": wrong.code, "errmsg": wrong.text}
            self.refused.append(wrong.code)
            if wrong.code == TOO_OFTEN and chat:
                self.patience.refused(chat)
        self._world.happened()
        if fault is not None and fault.way is Way.UNACKNOWLEDGED:
            return
        if fault is not None and fault.way is Way.HELD:
            self._faults.hold_back(connection.send(answer))
            return
        await connection.send(answer)

    async def _do(
        self, connection: Connection, cmd: str, req_id: str, body: dict[str, Any]
    ) -> dict[str, Any] | None:
        """One command. Raises Wrong."""
        if cmd == "ping":
            return None
        if cmd == "aibot_subscribe":
            await self._subscribe(connection, body)
            return None
        if not connection.subscribed:
            raise Wrong(NOT_SUBSCRIBED, "not subscribed")
        match cmd:
            case "aibot_respond_msg":
                self._respond(self._call(connection, req_id, MESSAGE, ANSWER_WITHIN), req_id, body)
            case "aibot_respond_welcome_msg":
                call = self._call(connection, req_id, ENTERED, REACT_WITHIN)
                self._show(call.chat, call.group, examine(body, WELCOMED, self._shelf))
            case "aibot_respond_update_msg":
                self._update(self._call(connection, req_id, PRESSED, REACT_WITHIN), body)
            case "aibot_send_msg":
                chat, group = self._address(body)
                self._show(chat, group, examine(body, PUSHED, self._shelf))
            case "aibot_upload_media_init":
                return self._uploads.begin(body)
            case "aibot_upload_media_chunk":
                return self._uploads.piece(body)
            case "aibot_upload_media_finish":
                return self._uploads.end(body)
            case _:
                raise Wrong(BAD_PARAMETER, "invalid cmd")
        return None

    async def _subscribe(self, connection: Connection, body: dict[str, Any]) -> None:
        self.subscribes += 1
        self._subscribing.take("subscribe")
        if connection.subscribed:
            raise Wrong(TOO_OFTEN, "already subscribed")
        if body.get("bot_id") != self.bot_id:
            raise Wrong(UNKNOWN_BOT, "invalid bot_id")
        if body.get("secret") != self.secret:
            raise Wrong(WRONG_BOT_SECRET, "signature is incorrect, please check if the bot secret is correct")
        await self.kick()
        connection.subscribed = True
        self.active = connection

    def _call(self, connection: Connection, req_id: str, kind: str, within: timedelta) -> Call:
        call = self._calls.get(req_id)
        if call is None or call.connection is not connection or call.kind != kind:
            raise Wrong(BAD_REQ_ID, "invalid req_id")
        if self._world.now() > call.at + within:
            raise Wrong(BAD_REQ_ID, "req_id expired")
        return call

    def _address(self, body: dict[str, Any]) -> tuple[str, bool]:
        """Where a push goes. Raises Wrong 93006 where nobody has spoken to the robot."""
        chatid, kind = body.get("chatid"), body.get("chat_type", 0)
        if kind not in (0, 1, 2) or not isinstance(chatid, str):
            raise Wrong(BAD_PARAMETER, "invalid chat_type")
        group = self._world.groups.get(chatid)
        if kind in (0, 2) and group is not None and group.robot_is_in and chatid in self._world.spoken:
            return chatid, True
        person = self._world.who(chatid)
        known = person is not None and chatid == self._world.id_of(person.userid)  # under no other id
        if kind in (0, 1) and person is not None and known and person.userid in self._world.spoken:
            return person.userid, False
        raise Wrong(UNKNOWN_CHAT, "invalid chatid")

    def _respond(self, call: Call, req_id: str, body: dict[str, Any]) -> None:
        if call.group and not self._world.groups[call.chat].robot_is_in:
            raise Wrong(UNKNOWN_CHAT, "invalid chatid")
        content = examine(body, ANSWERED, self._shelf)
        begun = self._streams.get((req_id, content.stream)) if content.stream is not None else None
        if begun is None:
            shown = self._show(call.chat, call.group, content)
            if content.stream is not None:
                self._streams[req_id, content.stream] = shown, self._world.now()
            return
        shown, at = begun
        if shown.finished or self._world.now() > at + STREAM_WITHIN:
            raise Wrong(STREAM_EXPIRED, "stream message update expired")
        shown.text, shown.finished = content.text, content.finished
        self._world.change(shown)

    def _update(self, call: Call, body: dict[str, Any]) -> None:
        card, shown = body.get("template_card"), call.card
        if body.get("response_type") != "update_template_card" or not isinstance(card, dict):
            raise Wrong(BAD_PARAMETER, "invalid response_type or template_card")
        cards.check(card)
        if shown is None or shown.card is None or card.get("task_id") != shown.card["task_id"]:
            raise Wrong(BAD_PARAMETER, "task_id differs")
        shown.overlong += cards.overlong(card)
        if users := body.get("userids"):
            shown.cards_for |= dict.fromkeys(users, card)
        else:
            shown.past.append(shown.card)
            shown.card, shown.text, shown.cards_for = card, cards.words(card), {}
            self._world.change(shown)

    def _show(self, chat: str, group: bool, content: Content) -> Shown:
        """Let it appear. Raises Wrong 45009, and where a task_id was used before."""
        task = (content.card or {}).get("task_id")
        if task is not None and task in self._cards:
            raise Wrong(BAD_PARAMETER, "task_id is not unique")
        self._pace.take(chat)
        shown = Shown(
            chat,
            group,
            "robot",
            content.msgtype,
            content.text,
            content.media,
            content.filename,
            content.card,
            overlong=content.overlong,
            finished=content.finished,
        )
        if task is not None:
            self._cards[task] = shown
        return self._world.show(shown)
