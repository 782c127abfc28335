"""WeCom's cards with buttons (按钮交互型) and without (文本通知型), for messages that are short enough."""

from __future__ import annotations

import zlib
from typing import Any

from bot.gateways.wecom.markup import plain
from domain.chat import Choice
from storage.shown import button as button_of

MOST_BUTTONS = 6
MOST_TITLE, MOST_TEXT, MOST_LABEL = 26, 112, 10  # characters; WeCom cuts off what is longer
NORMAL, STRONG = 1, 2  # styles: the first button is blue
NOWHERE = 0  # card_action: 1 would open a page, 2 a mini program


def task_of(row: int, text: str, choices: tuple[Choice, ...]) -> str:
    """The task_id of an outbox row's card. Each may be used once only, and row numbers come again after a restore."""
    said = "\n".join([text, *(choice.says for choice in choices)])
    return f"zoujie-{row}-{zlib.crc32(said.encode())}"


def fits(text: str, choices: tuple[Choice, ...]) -> bool:
    """True if a card shows all of it."""
    head, _, rest = text.partition("\n")
    labels = [plain(choice.label) for choice in choices]
    return (
        len(choices) <= MOST_BUTTONS
        and 0 < len(head) <= MOST_TITLE
        and len(rest) <= MOST_TEXT
        and all(0 < len(label) <= MOST_LABEL for label in labels)
    )


def card(row: int, text: str, choices: tuple[Choice, ...], said: str, task: str) -> dict[str, Any]:
    """The card of an outbox row. A pressed button is looked up in that row.

    In: a plain text; what is `said` by the row, which may not be plain, and which a press must match.
    """
    head, _, rest = text.partition("\n")
    found: dict[str, Any] = {"main_title": {"title": head}, "task_id": task} | _pressed(row, choices, said)
    return found | ({"sub_title_text": rest} if rest else {})


def _pressed(row: int, choices: tuple[Choice, ...], said: str) -> dict[str, Any]:
    """What makes it a card with buttons; without any it must say that pressing it leads nowhere (else 42045)."""
    if not choices:
        return {"card_type": "text_notice", "card_action": {"type": NOWHERE}}
    buttons = [
        {"text": plain(one.label), "style": STRONG if index else NORMAL, "key": button_of(row, one, said)}
        for index, one in enumerate(choices)
    ]
    return {"card_type": "button_interaction", "button_list": buttons}
