"""Inline keyboards: what a button must be, and what newer versions of the Bot API allow."""

from __future__ import annotations

from tests.telegram.refusal import bad
from tests.telegram.world import Json, must

NEWER = (10, 3)  # disabled buttons, and force_reply together with buttons
LONGEST_DATA = 64  # bytes of callback_data
MOST_BUTTONS = 100
STYLES = frozenset({"danger", "success", "primary"})
_KINDS = frozenset({"url", "callback_data", "web_app", "switch_inline_query", "copy_text", "pay", "disabled"})


def read(given: Json, level: tuple[int, int]) -> Json:
    """A keyboard as the message then has it. Raises Refusal."""
    rows = given["inline_keyboard"]
    buttons = [one for row in rows for one in row]
    must(len(buttons) <= MOST_BUTTONS, bad("REPLY_MARKUP_TOO_LONG"))
    for one in buttons:
        _must_be_button(one, level)
    opens = level >= NEWER and given.get("force_reply") is True
    return {"inline_keyboard": rows} | ({"force_reply": True} if opens else {})


def _must_be_button(one: Json, level: tuple[int, int]) -> None:
    must(one.get("text"), bad("inline keyboard button text must be non-empty"))
    known = _KINDS - (set() if level >= NEWER else {"disabled"})
    kinds = known & one.keys()
    unallowed = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
    must(kinds, bad(unallowed))
    must(len(kinds) == 1, bad("can't parse inline keyboard button: exactly one type must be specified"))
    must(one.get("style") is None or one["style"] in STYLES, bad("BUTTON_STYLE_INVALID"))
    if "callback_data" in one:
        must(1 <= len(str(one["callback_data"]).encode()) <= LONGEST_DATA, bad("BUTTON_DATA_INVALID"))
