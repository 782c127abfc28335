"""Template cards (模板卡片) within the limits that a robot has (document 101032)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.wecom.errors import BAD_PARAMETER, NO_CARD_ACTION, Wrong

TYPES = ("text_notice", "news_notice", "button_interaction", "vote_interaction", "multiple_interaction")
TASK_ID = re.compile(r"[0-9A-Za-z_\-@]{1,128}")
MOST_KEY = 1024  # bytes


def check(card: Any, types: tuple[str, ...] = TYPES) -> None:
    """Raises Wrong where the real one refuses: counts, bytes, and what must be there."""
    if not isinstance(card, dict) or card.get("card_type") not in types:
        raise Wrong(BAD_PARAMETER, "invalid card_type")
    kind = card["card_type"]
    if kind in ("text_notice", "news_notice") and not isinstance(card.get("card_action"), dict):
        raise Wrong(NO_CARD_ACTION, "missing card_action")
    _action(card.get("card_action", {"type": 0}))
    _count(card, "horizontal_content_list", 6)
    _count(card, "jump_list", 3)
    if kind == "button_interaction":
        _buttons(card)
    elif "button_list" in card:
        raise Wrong(BAD_PARAMETER, "button_list does not belong here")
    _choices(card)
    task = card.get("task_id")
    interactive = kind.endswith("interaction")
    if (interactive or task is not None) and not (isinstance(task, str) and TASK_ID.fullmatch(task)):
        raise Wrong(BAD_PARAMETER, "invalid task_id")
    if not (card.get("main_title") or card.get("sub_title_text")):
        raise Wrong(BAD_PARAMETER, "missing main_title")


def overlong(card: dict[str, Any]) -> tuple[str, ...]:
    """What a client would show cut off: those lengths are advice, and nobody is told."""
    return tuple(name for name, text, most in _lengths(card) if len(text) > most)


def words(card: dict[str, Any]) -> str:
    """The card as somebody reads it, from top to bottom, without its buttons."""
    title = card.get("main_title", {})
    lines = [title.get("title", ""), title.get("desc", ""), card.get("sub_title_text", "")]
    lines += [f"{row.get('keyname', '')} {row.get('value', '')}" for row in _rows(card)]
    return "\n".join(line for line in lines if line)


def _action(action: dict[str, Any]) -> None:
    """0 leads nowhere, as the typings of Tencent's own library have it."""
    needs = {0: (), 1: ("url",), 2: ("appid",)}.get(action.get("type", 0))
    if needs is None or not all(action.get(name) for name in needs):
        raise Wrong(BAD_PARAMETER, "invalid card_action")


def _buttons(card: dict[str, Any]) -> None:
    buttons = card.get("button_list")
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= 6:
        raise Wrong(BAD_PARAMETER, "button_list must have 1 to 6")
    if card.get("jump_list"):
        raise Wrong(BAD_PARAMETER, "jump_list does not belong here")
    keys = [button.get("key") for button in buttons]
    if len(set(keys)) < len(keys):
        raise Wrong(BAD_PARAMETER, "button keys must differ")
    for button in buttons:
        if not button.get("text") or not set(button) <= {"text", "style", "key"}:
            raise Wrong(BAD_PARAMETER, "a button has text, style and key only")
        if not isinstance(button.get("key"), str) or not 0 < len(button["key"].encode()) <= MOST_KEY:
            raise Wrong(BAD_PARAMETER, "invalid button key")


def _choices(card: dict[str, Any]) -> None:
    if len(card.get("checkbox", {}).get("option_list", ())) > 20:
        raise Wrong(BAD_PARAMETER, "too many options")
    _count(card, "select_list", 3)
    if any(len(select.get("option_list", ())) > 10 for select in card.get("select_list", ())):
        raise Wrong(BAD_PARAMETER, "too many options")


def _count(card: dict[str, Any], name: str, most: int) -> None:
    found = card.get(name, [])
    if not isinstance(found, list) or len(found) > most:
        raise Wrong(BAD_PARAMETER, f"{name} has at most {most}")


def _rows(card: dict[str, Any]) -> list[dict[str, Any]]:
    return list(card.get("horizontal_content_list", ()))


def _lengths(card: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    title = card.get("main_title", {})
    yield "title", title.get("title", ""), 26
    yield "desc", title.get("desc", ""), 30
    yield "sub_title_text", card.get("sub_title_text", ""), 112
    for row in _rows(card):
        yield "keyname", row.get("keyname", ""), 5
        yield "value", row.get("value", ""), 26
    for button in card.get("button_list", ()):
        yield "button", button["text"], 10
