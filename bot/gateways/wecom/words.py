"""What this gateway says of its own: of what could not be taken."""

from __future__ import annotations

from bot.gateways import photos

VOICE = "语音"
_NO_WORDS = "这条语音没转成文字，我听不了。请打字，或用输入法的语音输入。"


def mute(what: str) -> str:
    """To somebody who sent what the bot can make nothing of; who speaks is told how to go on speaking."""
    return _NO_WORDS if what == VOICE else photos.mute(what)
