"""Updates with a field of another shape than it should have: nothing breaks, and what is well-formed is heard."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from bot.gateways.telegram.convert import convert
from tests.telegram.test_convert import ANNA, DATE, ME, NOW, SIZES, message
from tests.telegram.test_kinds import HALL, UNUSABLE_KINDS

MUTATIONS = 300  # of each update
ODD: list[Any] = [
    *(
        None,
        True,
        False,
        0,
        -1,
        10**30,
        1.5,
        float("nan"),
        "",
        "x",
        "\ud800\0",
        [],
        {},
        [[]],
        [None],
        {"a": 1},
    ),
    "9" * 5000,
]
NEEDED = {"message_id", "chat", "from", "sender_chat"}  # who said it where: without these nobody is heard
RICH = {"blocks": [{"type": "table", "cells": [[{"text": ["a", {"text": "b"}]}]]}, {"photo": SIZES}]}
BOT = {"id": 123456, "is_bot": True}
MESSAGES = [
    message(entities=[{"type": "bold", "offset": 0}], reply_to_message=message(text="#1", **{"from": BOT})),
    message(
        photo=SIZES, media_group_id="9", message_thread_id=45, is_topic_message=True, quote={"text": "#1"}
    ),
    message(venue={"title": "人民广场", "location": HALL}, location=HALL, rich_message=RICH),
    *(message(**content) for content, _ in UNUSABLE_KINDS.values()),
]
REACTION = {
    "chat": message()["chat"],
    "message_id": 7,
    "user": ANNA,
    "date": DATE,
    "new_reaction": [{"emoji": "👍"}],
}
OTHERS = {
    "edited_message": message(photo=SIZES, caption="占道", edit_date=DATE),
    "callback_query": {"id": "4", "from": ANNA, "message": message(text="#1"), "data": "c:12:3"},
    "message_reaction": REACTION,
    "my_chat_member": {"chat": message()["chat"], "date": DATE, "new_chat_member": {"status": "member"}},
}


def places(found: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where a value stands within JSON, of all values."""
    inner = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for key, value in inner:
        yield (*above, key)
        yield from places(value, (*above, key))


def mutated(body: dict[str, Any], random: Random) -> tuple[dict[str, Any], tuple[Any, ...]]:
    """The same with one field gone or of another shape, and where that is."""
    changed = copy.deepcopy(body)
    place = random.choice(list(places(changed)))
    holder = changed
    for key in place[:-1]:
        holder = holder[key]
    if isinstance(holder, dict) and random.random() < 0.2:
        del holder[place[-1]]
    else:
        holder[place[-1]] = copy.deepcopy(random.choice(ODD))
    return changed, place


@pytest.mark.parametrize("number", range(len(MESSAGES)))
def test_words_are_heard_whatever_stands_beside_them(number: int) -> None:
    """As long as it is said who said them where."""
    random = Random(number)
    for _ in range(MUTATIONS):
        # Each place has an object of its own: changed here, it must not change elsewhere.
        body = {key: copy.deepcopy(value) for key, value in MESSAGES[number].items()}
        changed, place = mutated(body, random)
        typed = "text" if number % 2 else "caption"
        found = convert({"update_id": 1, "message": {**changed, typed: "占道"}}, ME, NOW)
        assert found is not None or place[0] in NEEDED, place


@pytest.mark.parametrize("kind", OTHERS)
def test_nothing_breaks(kind: str) -> None:
    """Whatever else an update is."""
    random = Random(kind)
    for _ in range(MUTATIONS):
        convert({"update_id": 1, kind: mutated(OTHERS[kind], random)[0]}, ME, NOW)
