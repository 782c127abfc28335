"""A self-built app (自建应用) of the corporation: its token, and what it may ask."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from tests.wecom.errors import (
    BAD_AGENT,
    BAD_CORP,
    BAD_MSGTYPE,
    BAD_PARAMETER,
    BAD_SECRET,
    BAD_TOKEN,
    EMPTY_TEXT,
    MEDIA_TOO_BIG,
    NO_TOKEN,
    NOBODY_REACHED,
    NOT_VISIBLE,
    OLD_TOKEN,
    TEXT_TOO_LONG,
    UNKNOWN_USER,
    Wrong,
)
from tests.wecom.media import Shelf, Uploaded
from tests.wecom.quota import Quota
from tests.wecom.uploads import LEAST, MOST
from tests.wecom.world import Shown, World

TOKEN_LIVES = timedelta(seconds=7200)
MOST_TEXT = 2048  # bytes, text and markdown
MOST_IDS = 1000
APP = "app"
MEDIA = ("image", "voice", "video", "file")


class SelfBuiltApp:
    """One app with its secret. `fetches` counts gettoken; `visible` is who it may know, None for everybody."""

    def __init__(self, world: World, shelf: Shelf) -> None:
        self.secret = "fakeSecretOfTheApp0123456789abcdefghijklmno"
        self.agent_id = 1000002
        self.fetches = 0
        self.visible: set[str] | None = None
        self.unlicensed: set[str] = set()  # who are not reached, which an errcode of 0 does not say
        self._world = world
        self._shelf = shelf
        self._tokens: dict[str, datetime] = {}
        self._pace = Quota(world.now, 30, 1000)

    @property
    def tokens(self) -> tuple[str, ...]:
        """Those that are known."""
        return tuple(self._tokens)

    def revoke(self) -> None:
        """Every token ends before its time: 40014 from now on."""
        self._tokens.clear()

    def token(self, query: dict[str, str]) -> dict[str, Any]:
        """`gettoken`: the same token as long as it is good. Raises Wrong."""
        self.fetches += 1
        if query.get("corpid") != self._world.corp:
            raise Wrong(BAD_CORP, "invalid corpid")
        if query.get("corpsecret") != self.secret:
            raise Wrong(BAD_SECRET, "invalid credential")
        now = self._world.now()
        good = [token for token, until in self._tokens.items() if until > now]
        token = good[0] if good else secrets.token_urlsafe(64)
        until = self._tokens.setdefault(token, now + TOKEN_LIVES)
        return {"access_token": token, "expires_in": int((until - now).total_seconds())}

    def must_hold(self, query: dict[str, str]) -> None:
        """Raises Wrong 41001, 40014, 42001."""
        token = query.get("access_token")
        if not token:
            raise Wrong(NO_TOKEN, "access_token missing")
        if token not in self._tokens:
            raise Wrong(BAD_TOKEN, "invalid access_token")
        if self._world.now() >= self._tokens[token]:
            raise Wrong(OLD_TOKEN, "access_token expired")

    def user(self, query: dict[str, str]) -> dict[str, Any]:
        """`user/get`. Raises Wrong."""
        person = self._world.people.get(query.get("userid", ""))
        if person is None:
            raise Wrong(UNKNOWN_USER, "userid not found")
        if self.visible is not None and person.userid not in self.visible:
            raise Wrong(NOT_VISIBLE, "no privilege to access/modify contact")
        return {"userid": person.userid, "name": person.name, "status": 1}

    def userids(self, body: dict[str, Any]) -> dict[str, Any]:
        """`batch/openuserid_to_userid`, at most 1,000 at once. Raises Wrong."""
        asked = body.get("open_userid_list")
        if not isinstance(asked, list) or not 0 < len(asked) <= MOST_IDS:
            raise Wrong(BAD_PARAMETER, "invalid open_userid_list")
        known = {one.open_userid: one.userid for one in self._world.people.values()}
        return {
            "userid_list": [{"open_userid": one, "userid": known[one]} for one in asked if one in known],
            "invalid_open_userid_list": [one for one in asked if one not in known],
        }

    def send(self, body: dict[str, Any]) -> dict[str, Any]:
        """`message/send` to people one by one. Raises Wrong."""
        if body.get("agentid") != self.agent_id:
            raise Wrong(BAD_AGENT, "invalid agentid")
        asked = [one for one in str(body.get("touser", "")).split("|") if one]
        if len(asked) > MOST_IDS:
            raise Wrong(BAD_PARAMETER, "too many users")
        reached = list(self._world.people) if asked == ["@all"] else asked
        reached = [one for one in reached if one in self._world.people]
        if not reached:
            raise Wrong(NOBODY_REACHED, "all user & party & tag invalid")
        shown = [self._shown(userid, body) for userid in reached if userid not in self.unlicensed]
        for one in shown:
            self._pace.take(one.chat)
            self._world.show(one)
        invalid = "|".join(one for one in asked if one not in reached and one != "@all")
        unlicensed = "|".join(one for one in reached if one in self.unlicensed)
        return {"invaliduser": invalid, "unlicenseduser": unlicensed, "msgid": secrets.token_hex(16)}

    def upload(self, query: dict[str, str], data: bytes, filename: str) -> dict[str, Any]:
        """`media/upload`. Raises Wrong."""
        self.must_hold(query)
        kind = query.get("type", "")
        if kind not in MOST:
            raise Wrong(BAD_PARAMETER, "invalid type")
        if not LEAST <= len(data) <= MOST[kind]:
            raise Wrong(MEDIA_TOO_BIG, "media size out of limit")
        media_id = self._shelf.put(APP, kind, data, filename)
        return {"type": kind, "media_id": media_id, "created_at": str(int(self._world.now().timestamp()))}

    def media(self, query: dict[str, str]) -> Uploaded:
        """`media/get`. Raises Wrong."""
        self.must_hold(query)
        return self._shelf.get(query.get("media_id"), APP)

    def _shown(self, userid: str, body: dict[str, Any]) -> Shown:
        kind = str(body.get("msgtype"))
        part = body.get(kind)
        if not isinstance(part, dict):
            raise Wrong(BAD_MSGTYPE, "invalid message type")
        if kind in MEDIA:
            media = self._shelf.get(part.get("media_id"), APP, kind)
            return Shown(userid, False, APP, kind, media=media.content, filename=media.filename)
        words = part.get("content")
        if kind not in ("text", "markdown"):
            raise Wrong(BAD_MSGTYPE, "invalid message type")
        if not isinstance(words, str) or not words.strip():
            raise Wrong(EMPTY_TEXT, "empty content")
        if len(words.encode()) > MOST_TEXT:
            raise Wrong(TEXT_TOO_LONG, "content exceed max length 2048")
        return Shown(userid, False, APP, kind, words)
