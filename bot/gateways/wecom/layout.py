"""Cuts one message of the bot into WeCom messages: which, and in which order. It sends nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.gateways.cutting import pieces
from bot.gateways.wecom.cards import fits
from bot.gateways.wecom.markup import named, plain
from domain.chat import Choice, File, Outgoing

NOTHING = "…"  # a message must have a text
SPARE = 60  # bytes that a piece may grow by when its beginning is made plain


@dataclass(frozen=True, slots=True)
class WecomText:
    """A text."""

    text: str


@dataclass(frozen=True, slots=True)
class TemplateCard:
    """A plain text with buttons; it has none only where it replaces a card that had some. `said`: the row's text."""

    text: str
    choices: tuple[Choice, ...]
    said: str


@dataclass(frozen=True, slots=True)
class WecomPhoto:
    """A photo."""

    sha256: str


@dataclass(frozen=True, slots=True)
class WecomFile:
    """A file under its name."""

    file: File


Part = WecomText | TemplateCard | WecomPhoto | WecomFile


def parts(message: Outgoing, names: Sequence[str], *, robot: str, most: int, cards: bool) -> list[Part]:
    """The messages to be sent, in order: what is said, then photos, then files.

    In: `names` of those who are meant; the name of the `robot`; `most` bytes in one text; `cards` if there may be
    buttons.
    """
    text = named(plain(message.text), names)
    more: list[Part] = [
        *(WecomPhoto(photo.sha256) for photo in message.photos),
        *map(WecomFile, message.files),
    ]
    if cards and message.choices and fits(text, message.choices):
        return [TemplateCard(text, message.choices, message.text), *more]
    text = typed(text, message.choices, "" if message.chat.private else robot)
    if not text and more:
        return more
    # Words that were harmless within a line may become markup at the beginning of a piece, so each is made plain again.
    cut = [piece for one in pieces(text or NOTHING, most - SPARE, octets) if (piece := plain(one))]
    return [*map(WecomText, cut or [NOTHING]), *more]


def as_card(part: Part) -> TemplateCard | None:
    """The card that may replace an earlier one. Words that fit become a card without buttons."""
    if isinstance(part, WecomText):
        return TemplateCard(part.text, (), "") if fits(part.text, ()) else None
    return part if isinstance(part, TemplateCard) else None


def typed(text: str, choices: Sequence[Choice], robot: str) -> str:
    """A plain text with the choices as lines that people can type. `robot`: the name to type first, or ''."""
    lines = [plain(choice.says) for choice in choices]
    if lines:
        lines.insert(0, plain(f"可以回（群里发时先 @{robot}）：" if robot else "可以回："))
    return "\n".join([*([text] if text else []), *lines])


def octets(text: str) -> int:
    """Bytes in UTF-8, which WeCom counts."""
    return len(text.encode())
