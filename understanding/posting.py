"""帮我把超期的列出来发群里: who asks in private wants it posted in a group."""

from __future__ import annotations

import re

_POSTED = re.compile(
    r"(?:转?发|推送?|分享|公布|公示|贴|晒)(?:一下|一份)?(?:到|给|在|进|去)?[^\s，,。;；不别]{0,8}群(?:里|上|内|中)?"
    r"(?:去|一下|吧|啊|哈|呗|[\s。.!！])*$"
)

_NOT = re.compile("[不别没未勿甭](?:要|用|必|能|许|准|想|给我)*(?:再|先|把.{0,6})?$")


def wants_it_posted(text: str) -> bool:
    """True where the words end with that it is to go to a group; not for 不要发群里, nor for what was posted."""
    found = _POSTED.search(text)
    return found is not None and _NOT.search(text[: found.start()]) is None
