"""What only WeCom has to say: what the bot could not use."""

from __future__ import annotations

from bot.gateways import photos

VOICE = "语音"
_NO_WORDS = "这条语音没转成文字，我听不了。请打字，或用输入法的语音输入。"
LOST = "系统这会儿存不了消息，刚才这条没有记下，请过几分钟再发一次。"


def mute(what: str) -> str:
    """The answer to what the bot cannot use. Whoever sent a voice message is told how it works."""
    return _NO_WORDS if what == VOICE else photos.mute(what)
