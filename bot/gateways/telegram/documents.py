"""Documents in messages: which of them are fetched, and what is known of the others."""

from __future__ import annotations

from dataclasses import replace

from bot.gateways.heard import Heard
from bot.gateways.telegram.contents import MOST_BYTES, TelegramPicture, picture_of
from bot.gateways.telegram.raw import Raw, part, whole, word
from bot.routing import addressed, takes_files
from domain.sent import SentFile, Unread, base_name, unread_by_name
from texts.kinds import FILE


def with_document(heard: Heard[TelegramPicture], message: Raw) -> Heard[TelegramPicture]:
    """With the document that it has, where the bot is surely meant: others are people's own, and are not fetched.

    Whoever wants one kept may also send the order for it in reply to the document.
    """
    said, wanted = heard.message, takes_files(heard.message.text)
    holders = [message] if said.unusable == FILE and (wanted or is_meant(heard)) else []
    holders += [part(message, "reply_to_message")] if wanted and not heard.pictures else []
    found = next((one for holder in holders if holder and (one := _document_of(holder))), None)
    if isinstance(found, TelegramPicture):
        return replace(heard, pictures=(*heard.pictures, found), message=replace(said, unusable=""))
    return replace(heard, message=replace(said, files=(found,), unusable=FILE)) if found else heard


def is_meant(heard: Heard[TelegramPicture]) -> bool:
    """True for what is said to the bot alone, in reply to it, or by its name, be it the account's or its own (走街)."""
    return addressed(heard.message).spoken_to or heard.replies is not None


def _document_of(message: Raw) -> TelegramPicture | SentFile | None:
    """A document that may be read, to be fetched; what is known of another kind or size; None if there is none."""
    document = part(message, "document")
    if not document:
        return None
    name = base_name(word(document, "file_name")) or FILE
    if why := unread_by_name(name):
        return SentFile(name, why=why)
    if (whole(document, "file_size") or 0) > MOST_BYTES:
        return SentFile(name, why=Unread.TOO_BIG)
    found = picture_of(document)
    return found and replace(found, name=name)
