"""What WeCom's error codes mean for a message. Only errcode 0 means sent; few refusals pass by themselves."""

from __future__ import annotations

import logging
import re
from typing import Any

from bot.gateways.base import TryLater, WillNotWork
from bot.gateways.wecom.blocks import MINUTE_BLOCK
from bot.gateways.wecom.frames import Frame, part, shape

log = logging.getLogger("zoujie.wecom")

UNKNOWN_CHAT = 93006  # nobody has spoken to the robot there, or it is not in the group
BAD_REQ_ID = 846605  # from before a reconnect, too old, or of another kind
BAD_KINDS = frozenset({40008, 600039})  # not this kind of message, or not on the device; another may be taken
BAD_TOKEN = frozenset({40001, 40014, 41001, 42001})
NOBODY = 81013
BAD_WEBHOOK = frozenset({93000, 93004, 93008})
# This way leads to nobody, another one may: nobody spoke there, no such person or key, not visible to the app, the
# app may not, not what this device shows.
NOWHERE = BAD_WEBHOOK | BAD_KINDS | {UNKNOWN_CHAT, NOBODY, 40003, 40056, 48002, 60011, 60020, 60111}
EMPTY = frozenset({44001, 44004})  # a message with nothing in it
TOO_OFTEN = 45009  # how long it lasts is for blocks.py to say
# Seconds until another try is worth it.
PASSING = {-1: 5.0, TOO_OFTEN: MINUTE_BLOCK, 45033: 2.0, 846601: 5.0, 846602: 5.0, 846609: 2.0}

_CODES = frozenset({"errcode", "errorcode"})  # without regard to case and _
_MESSAGES = frozenset({"errmsg", "errormsg", "errormessage", "errmessage"})
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_HINT = re.compile(r"hint: ?\[\w+\]")


class NoAnswer(Exception):
    """A call was made, and no answer tells how it ended. Nobody knows whether it was done."""


class Declined(Exception):
    """WeCom said no, so nothing was done: `code` is its errcode. The text has only what may be logged."""

    def __init__(self, code: int, hint: str = "") -> None:
        super().__init__(f"errcode {code} {hint}".strip())
        self.code = code


def must_be_ok(answer: Frame) -> Frame:
    """The answer, if it says that all is well. Raises Declined if it refuses, NoAnswer if it says neither.

    The documents write `errcode`. Other spellings have been seen, so they are read too, and their shape is logged.
    """
    code = answer.get("errcode")
    if type(code) is not int:  # not even a bool, which is an int to Python
        log.warning("an answer of WeCom has an unusual form: %s", shape(answer))
        code = code_of(answer)
    if code is None:
        raise NoAnswer("no errcode")
    if code == 0:
        return answer
    hint = _HINT.search(str(_found(answer, _MESSAGES) or ""))
    raise Declined(code, hint[0] if hint else "")


def code_of(answer: Frame) -> int | None:
    """The error code of an answer, however it is spelt; None if it has none."""
    code = _found(answer, _CODES)
    if type(code) is int:
        return code
    return int(code) if isinstance(code, str) and _NUMBER.fullmatch(code) else None


def _found(answer: Frame, names: frozenset[str]) -> Any:
    """What stands under one of the names, in the answer or in its body."""
    for place in (answer, part(answer, "body")):
        for name, value in place.items():
            if str(name).replace("_", "").lower() in names:
                return value
    return None


def meaning(declined: Declined) -> TryLater | WillNotWork:
    """What a refusal means for the message: TryLater or WillNotWork."""
    if declined.code in PASSING:
        return TryLater(PASSING[declined.code])
    log.error("WeCom takes a message for good not: %s", declined)
    return WillNotWork(str(declined))
