"""Cuts one message of the bot into Telegram messages: which, with what text, in which order. It sends nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.gateways.cutting import pieces
from bot.gateways.telegram.markup import Mentioned, named, plain, rendered
from bot.gateways.telegram.units import units
from domain.chat import Choice, File, Outgoing
from domain.photo import Photo
from storage.shown import button as button_of
from texts.cards import captions

LONGEST_TEXT = 4096  # UTF-16 units, without markup
LONGEST_CAPTION = 1024
LARGEST_FILE = 48 * 10**6  # bytes: the Bot API takes 50 MB, with all that is said beside it
MOST_IN_ALBUM = 10
SHORT = 8  # characters of a label that leave room for another beside it
LONGEST_LABEL = 40
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f"\\/:*?<>|]')
NOTHING = "…"  # a message must have a text


@dataclass(frozen=True, slots=True)
class Text:
    """A text: as HTML, and as plain `words` in case the HTML is refused. The last one has the buttons, and may want a
    reply."""

    html: str
    words: str
    keyboard: InlineKeyboardMarkup | None = None
    wants_reply: bool = field(default=False, repr=False)  # what is sent in parts is known by how it reads


@dataclass(frozen=True, slots=True)
class PhotoPart:
    """One photo, or an album of up to ten. A photo alone carries the whole text if it fits."""

    photos: tuple[Photo, ...]
    captions: tuple[str, ...] = ()
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file under its name."""

    file: File


Part = Text | PhotoPart | Document
Keyboard = InlineKeyboardMarkup | None


def parts(row: int, message: Outgoing, people: Sequence[Mentioned]) -> list[Part]:
    """The messages to be sent, in order: photos, words, files."""
    words = named(plain(message.text), people)
    keyboard = keyboard_of(row, message.choices, message.text)
    photos, files = message.photos, [Document(_named(file)) for file in message.files]
    if len(photos) == 1 and units(words) <= LONGEST_CAPTION:
        head = message.card is not None
        caption = Text(rendered(words, people, bold_head=head), words, keyboard, message.wants_reply)
        return [PhotoPart(photos, text=caption), *files]
    albums = [
        PhotoPart(photos[at : at + MOST_IN_ALBUM], _captions(message))
        for at in range(0, len(photos), MOST_IN_ALBUM)
    ]
    if not (words or keyboard) and (albums or files):
        return [*albums, *files]
    texts = _texts(words, people, card=message.card is not None)
    last = replace(texts[-1], keyboard=keyboard, wants_reply=message.wants_reply)
    return [*albums, *texts[:-1], last, *files]


def _captions(message: Outgoing) -> tuple[str, ...]:
    """With the number, so that whoever answers to a picture need not name the case."""
    number = message.card.number if message.card else 0
    return tuple(f"{when} #{number}" for when in captions(message.card, len(message.photos)))


def main_part(plan: Sequence[Part]) -> int:
    """The place of the message that is the card: the last one with words, else the last of all."""
    with_words = [
        at
        for at, part in enumerate(plan)
        if isinstance(part, Text) or (isinstance(part, PhotoPart) and part.text)
    ]
    return (with_words or [len(plan) - 1])[-1]


def main_keyboard(plan: Sequence[Part]) -> Keyboard:
    """The buttons of the message that is the card."""
    main = plan[main_part(plan)]
    text = main.text if isinstance(main, PhotoPart) else main
    return text.keyboard if isinstance(text, Text) else None


def keyboard_of(row: int, choices: Sequence[Choice], text: str) -> InlineKeyboardMarkup | None:
    """Buttons. What they say is looked up in the outbox row."""
    return _side_by_side(
        [InlineKeyboardButton(_label(one), callback_data=button_of(row, one, text)) for one in choices]
    )


def used_keyboard(choices: Sequence[Choice]) -> InlineKeyboardMarkup | None:
    """The same buttons, shown as used: pressing one does nothing. The library has no name for it yet."""
    return _side_by_side([InlineKeyboardButton(_label(one), api_kwargs={"disabled": {}}) for one in choices])


def _label(choice: Choice) -> str:
    return plain(choice.label)[:LONGEST_LABEL] or NOTHING


def _side_by_side(buttons: Sequence[InlineKeyboardButton]) -> InlineKeyboardMarkup | None:
    """Two in a line where both are short."""
    lines: list[list[InlineKeyboardButton]] = []
    room = False
    for button in buttons:
        short = len(button.text) <= SHORT
        if room and short:
            lines[-1].append(button)
            room = False
        else:
            lines.append([button])
            room = short
    return InlineKeyboardMarkup(lines) if lines else None


def _named(file: File) -> File:
    """Under a name that is one on any phone."""
    return replace(file, name=_NOT_IN_NAMES.sub("_", file.name).strip() or "文件")


def _texts(words: str, people: Sequence[Mentioned], *, card: bool) -> list[Text]:
    # Words that were harmless within a line may become markup at its beginning, so each piece is made plain again.
    cut = [piece for one in pieces(words, LONGEST_TEXT, units) if (piece := plain(one))] or [NOTHING]
    left = list(people)
    found = []
    for at, piece in enumerate(cut):
        here = [one for one in left if one.name in piece]
        left = [one for one in left if one not in here]
        found.append(Text(rendered(piece, here, bold_head=card and at == 0), piece))
    return found
