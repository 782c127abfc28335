"""The fake Bot API keeps the rules of 10.3. Somebody else's client agrees (tests/score/telegram_newest.py)."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp import ClientSession

from tests.telegram.conftest import ANNA, BO, GROUP, Hands
from tests.telegram.newer import order
from tests.telegram.people import People
from tests.telegram.world import BOT, TOKEN, World

TO_ANNA = {"ephemeral_message_parameters": {"receiver_user_id": ANNA}}
BUTTON = {"text": "取消", "callback_data": "c:1:1"}
CELL = {"text": "列", "align": "left", "valign": "top"}


async def call(api: str, method: str, **asked: Any) -> Any:
    """One call with just these parameters, in the group. Out: the result, or why it is refused."""
    async with (
        ClientSession() as session,
        session.post(f"{api}/bot{TOKEN}/{method}", json={"chat_id": GROUP, **asked}) as answer,
    ):
        found = await answer.json()
        return found["result"] if found["ok"] else f"{answer.status} {found['description']}"


async def refused(api: str, method: str, **asked: Any) -> str:
    """Why a call is refused."""
    why = await call(api, method, **asked)
    assert isinstance(why, str) and why[0] == "4", why
    return why


def blocks(*one: Any) -> dict[str, Any]:
    """What sendRichMessage takes."""
    return {"rich_message": {"blocks": [*one]}}


async def test_who_may_say_something_to_one_person(
    api: str, world: World, people: People, hands: Hands
) -> None:
    """An administrator to any member at any time; any other bot for 15 s after that person's press or order."""
    world.level = (10, 3)
    said = await call(
        api, "sendMessage", text="您好", reply_markup={"inline_keyboard": [[BUTTON]]}, **TO_ANNA
    )
    assert said["message_id"] == 0 and said["receiver_user"]["id"] == ANNA and not world.said(GROUP)
    assert "PARTICIPANT" in await refused(
        api, "sendMessage", text="?", ephemeral_message_parameters={"receiver_user_id": 999}
    )
    world.rooms[GROUP].members[BOT] = "member"
    assert "ADMIN" in await refused(api, "sendMessage", text="?", **TO_ANNA)
    query = people.press(said, "取消", ANNA)
    theirs = {"receiver_user_id": ANNA, "callback_query_id": query}
    assert await call(api, "sendMessage", text="好", ephemeral_message_parameters=theirs)
    instead = {**theirs, "replace_callback_query_message": True}
    assert "edited" in await refused(api, "sendMessage", text="?", ephemeral_message_parameters=instead)
    another = {"receiver_user_id": BO, "callback_query_id": query}
    assert "query" in await refused(api, "sendMessage", text="?", ephemeral_message_parameters=another)
    world.commands['{"language": "", "type": "all_group_chats"}'] = [{"command": "my", "is_ephemeral": True}]
    given = order(people, GROUP, ANNA, "/my")
    replying = {"reply_parameters": {"ephemeral_message_id": given["ephemeral_message_id"]}}
    assert "ephemeral" in await refused(api, "sendMessage", text="?", **replying)
    assert await call(api, "sendMessage", text="没有", **replying, **TO_ANNA)
    hands.on(16)
    assert "not found" in await refused(api, "sendMessage", text="?", **replying, **TO_ANNA)
    assert "query" in await refused(api, "sendMessage", text="?", ephemeral_message_parameters=theirs)


async def test_what_becomes_of_it(api: str, world: World) -> None:
    """It has a number of its own, which is used again, and methods of its own; those for all do not find it."""
    world.level, world.flood.on = (10, 3), False
    numbers = [
        (await call(api, "sendMessage", text=str(at), **TO_ANNA))["ephemeral_message_id"] for at in range(7)
    ]
    assert len(set(numbers)) < 7
    theirs = {"receiver_user_id": ANNA, "ephemeral_message_id": numbers[-1]}
    assert await call(api, "editEphemeralMessageText", text="改了", **theirs) is True
    assert "not found" in await refused(api, "editMessageText", message_id=0, text="?")
    assert "not found" in await refused(api, "deleteMessage", message_id=0)
    media = {"type": "photo", "media": "attach://new"}
    assert "upload" in await refused(api, "editEphemeralMessageMedia", media=media, **theirs)
    assert await call(api, "deleteEphemeralMessage", **theirs) is True
    assert "not found" in await refused(api, "deleteEphemeralMessage", **theirs)


@pytest.mark.parametrize(
    "given",
    [
        {"rich_message": {"blocks": [{"type": "divider"}], "html": "<hr/>"}},
        {"rich_message": {}},
        blocks({"type": "hologram"}),
        blocks({"type": "heading", "text": "一", "size": 7}),
        blocks({"type": "table", "cells": [[CELL] * 21]}),
        blocks({"type": "table", "cells": [[{"text": "列"}]]}),
        blocks({"type": "collage", "blocks": [{"type": "paragraph", "text": "字"}]}),
        blocks({"type": "paragraph", "text": "字" * 32_769}),
        blocks(*[{"type": "divider"}] * 501),
        blocks({"type": "buttons", "buttons": [BUTTON] * 9}),
        blocks({"type": "paragraph", "text": {"type": "glitter", "text": "字"}}),
    ],
)
async def test_blocks_that_are_none(api: str, world: World, given: dict[str, Any]) -> None:
    """Each is refused, and nothing is said."""
    world.level = (10, 3)
    await refused(api, "sendRichMessage", **given)
    assert not world.said(GROUP)


async def test_older_servers(api: str, world: World) -> None:
    """They know no such method, take no such button, and show to all what was meant for one."""
    assert "404" in await refused(api, "sendRichMessage", **blocks({"type": "divider"}))
    used = {"inline_keyboard": [[{"text": "取消", "disabled": {}}]]}
    assert "unallowed" in await refused(api, "sendMessage", text="?", reply_markup=used)
    said = await call(api, "sendMessage", text="给您", **TO_ANNA)
    assert said["message_id"] and "ephemeral_message_id" not in said
    world.level = (10, 3)
    both = {"inline_keyboard": [[{"text": "取消", "disabled": {}, "callback_data": "c:1:1"}]]}
    assert "exactly one" in await refused(api, "sendMessage", text="?", reply_markup=both)
    opened = await call(api, "sendMessage", text="?", reply_markup={**used, "force_reply": True})
    assert opened["reply_markup"]["force_reply"] is True
