"""The error codes of WeCom that the fake answers with, and the exception that carries one."""

from __future__ import annotations

OK = 0
BAD_SECRET = 40001
BAD_MEDIA = 40007
BAD_MSGTYPE = 40008
BAD_CORP = 40013
BAD_TOKEN = 40014
BAD_AGENT = 40056
BAD_PARAMETER = 40058
BAD_IMAGE_FORMAT = 40123
NO_TOKEN = 41001
OLD_TOKEN = 42001
NO_CARD_ACTION = 42045
EMPTY_TEXT = 44004
MEDIA_TOO_BIG = 45001
TEXT_TOO_LONG = 45002
TOO_OFTEN = 45009
NOT_VISIBLE = 60011
UNKNOWN_USER = 60111
NOBODY_REACHED = 81013
BAD_WEBHOOK = 93000
UNKNOWN_CHAT = 93006
WEBHOOK_NOT_IN_GROUP = 93008
UNKNOWN_BOT = 93019  # as Tencent's wecom-cli gets it; the answer of the long connection is not documented
WRONG_MD5 = 301019
WRONG_BOT_SECRET = 853000  # the same
BAD_REQ_ID = 846605
STREAM_EXPIRED = 846608
NOT_SUBSCRIBED = 846609


class Wrong(Exception):
    """WeCom refuses: `code` is its errcode, `text` its errmsg."""

    def __init__(self, code: int, text: str = "refused") -> None:
        super().__init__(f"{code} {text}")
        self.code = code
        self.text = text
