"""Texts as Telegram reads them: HTML parse mode in all its strictness, and the entities it finds by itself.

After the public source of the library that the Bot API server is built on (td, MessageEntity.cpp), with its
wording of errors. Offsets and lengths count UTF-16 units; positions in errors count bytes of UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.telegram.refusal import bad

Entity = dict[str, Any]

LONGEST_TEXT = 4096  # UTF-16 units after parsing
LONGEST_CAPTION = 1024
MOST_ENTITIES = 100  # what is beyond is dropped without a word

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
_TAGS = {*_TYPES, "a", "tg-emoji"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-z]+));?")
_USER_LINK = re.compile(r"tg://user\?id=(\d{1,15})")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\u2028-\u202e]")


def units(text: str) -> int:
    """How long a text is for Telegram."""
    return len(text.encode("utf-16-le")) // 2


def clean(text: str) -> str:
    """What Telegram makes of any text first: no carriage returns, no signs that turn the direction of a line."""
    return _CONTROL.sub(lambda found: " " if found[0] < " " else "", text.replace("\r", ""))


def formatted(
    text: str, parse_mode: str, known: Callable[[int], bool], entities: list[Entity] | None = None
) -> tuple[str, list[Entity]]:
    """The plain text and its entities, those included that Telegram sees by itself. Raises Refusal.

    `known` says of which people the bot may make a mention: of others it stays plain text.
    """
    mode = parse_mode.lower()
    if mode not in ("", "html"):
        raise bad("unsupported parse_mode")  # the bot is to use HTML only, so no other is taken here
    plain, marked = _Html(text).parse() if mode else (text, list(entities or ()))
    marked = [one for one in marked if one["type"] != "text_mention" or known(one["user"]["id"])]
    plain, marked = _trimmed(clean(plain), marked)
    seen = [one for one in found_entities(plain) if not any(_overlap(one, other) for other in marked)]
    return plain, sorted(marked + seen, key=lambda one: (one["offset"], -one["length"]))[:MOST_ENTITIES]


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Space at both ends goes; what was marked in it goes with it."""
    head = units(text) - units(text.lstrip())
    body = text.strip()
    found = []
    for one in entities:
        begin, end = max(one["offset"] - head, 0), min(one["offset"] + one["length"] - head, units(body))
        if begin < end:
            found.append(one | {"offset": begin, "length": end - begin})
    return body, found


def _overlap(one: Entity, other: Entity) -> bool:
    begin = max(one["offset"], other["offset"])
    end = min(one["offset"] + one["length"], other["offset"] + other["length"])
    return bool(begin < end)


def marked(text: str, entity: Entity) -> str:
    """The words that an entity covers."""
    wide = text.encode("utf-16-le")
    return wide[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le")


@dataclass
class _Open:
    tag: str
    argument: str
    offset: int
    begin: int


@dataclass
class _Html:
    """One run of the parser over a text."""

    text: str
    at: int = 0
    result: list[str] = field(default_factory=list)
    offset: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def parse(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.text):
            one = self.text[self.at]
            if one == "<":
                self._end_tag() if self._peek(1) == "/" else self._start_tag()
            else:
                self._add(self._character() if one == "&" else self._next())
        if self.open:
            raise _wrong(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return "".join(self.result), sorted(self.entities, key=lambda one: (one["offset"], -one["length"]))

    def _peek(self, ahead: int = 0) -> str:
        return self.text[self.at + ahead : self.at + ahead + 1]

    def _next(self) -> str:
        self.at += 1
        return self.text[self.at - 1]

    def _add(self, piece: str) -> None:
        self.result.append(piece)
        self.offset += units(piece)

    def _character(self) -> str:
        """An escape like &lt; or the ampersand as it stands."""
        found = _CHARACTER.match(self.text, self.at)
        if found is None:
            return self._next()
        code = int(found[1], 16) if found[1] else int(found[2] or 0)
        decoded = _NAMED.get(found[3], "") if found[3] else chr(code) if 0 < code < 0x110000 else ""
        if not decoded:
            return self._next()
        self.at = found.end()
        return decoded

    def _run(self, stops: Callable[[str], bool]) -> str:
        begin = self.at
        while self.at < len(self.text) and not stops(self.text[self.at]):
            self.at += 1
        return self.text[begin : self.at]

    def _skip_space(self) -> None:
        self._run(lambda one: not one.isspace())

    def _bytes(self, at: int) -> int:
        return len(self.text[:at].encode())

    def _start_tag(self) -> None:
        begin = self._bytes(self.at)
        self.at += 1
        tag = self._run(lambda one: one.isspace() or one == ">").lower()
        if self.at >= len(self.text):
            raise _wrong(f"Unclosed start tag at byte offset {begin}")
        if tag not in _TAGS:
            raise _wrong(f'Unsupported start tag "{tag}" at byte offset {begin}')
        argument = ""
        self._skip_space()
        while self._peek() != ">":
            argument = self._attribute(tag, begin) or argument
            self._skip_space()
        self.at += 1
        if tag == "span" and argument != "spoiler":
            raise _wrong(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.open.append(_Open(tag, argument, self.offset, len(self.result)))

    def _attribute(self, tag: str, begin: int) -> str:
        name = self._run(lambda one: one.isspace() or one in "=>")
        if not name:
            raise _wrong(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self._skip_space()
        if self._peek() != "=":
            if not self._peek():
                raise _wrong(f'Unclosed start tag "{tag}" at byte offset {begin}')
            return ""
        self.at += 1
        self._skip_space()
        value = self._value()
        if not self._peek():
            raise _wrong(f"Unclosed start tag at byte offset {begin}")
        match tag, name:
            case ("a", "href") | ("tg-emoji", "emoji-id"):
                return value
            case ("code", "class") if value.startswith("language-"):
                return value.removeprefix("language-")
            case ("span", "class") if value.startswith("tg-"):
                return value.removeprefix("tg-")
        return ""

    def _value(self) -> str:
        quote = self._peek()
        if quote not in ("'", '"'):
            begin = self._bytes(self.at)
            word = self._run(lambda one: not (one.isascii() and (one.isalnum() or one in ".-")))
            if not self._peek().isspace() and self._peek() not in (">", ""):
                raise _wrong(f"Unexpected end of name token at byte offset {begin}")
            return word.lower()
        self.at += 1
        pieces = []
        while self._peek() not in (quote, ""):
            pieces.append(self._character() if self._peek() == "&" else self._next())
        self.at += 1
        return "".join(pieces)

    def _end_tag(self) -> None:
        begin = self._bytes(self.at)
        if not self.open:
            raise _wrong(f"Unexpected end tag at byte offset {begin}")
        self.at += 2
        tag = self._run(lambda one: one.isspace() or one == ">").lower()
        self._skip_space()
        if self._peek() != ">":
            raise _wrong(f"Unclosed end tag at byte offset {begin}")
        self.at += 1
        opened = self.open.pop()
        if tag and tag != opened.tag:
            raise _wrong(
                f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>", found "</{tag}>"'
            )
        if self.offset > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity: Entity = {"offset": opened.offset, "length": self.offset - opened.offset}
        if opened.tag == "a":
            url = opened.argument or "".join(self.result[opened.begin :])
            if user := _USER_LINK.fullmatch(url):
                self.entities.append(entity | {"type": "text_mention", "user": {"id": int(user[1])}})
            elif re.match(r"(?:https?|tg|ton)://\S|[\w-]+(?:\.[\w-]+)+", url):
                self.entities.append(entity | {"type": "text_link", "url": url})
        elif opened.tag == "tg-emoji":
            self.entities.append(entity | {"type": "custom_emoji", "custom_emoji_id": opened.argument})
        else:
            self.entities.append(entity | {"type": _TYPES[opened.tag]})


def _wrong(what: str) -> Exception:
    return bad(f"can't parse entities: {what}")


# --- what Telegram makes live by itself -----------------------------------------------------------------------

_AUTOMATIC = (
    ("url", re.compile(r"\b(?:https?|ftp)://[^\s<>\"“”，。；、）]+|(?<![\w@.-])(?:[a-z0-9-]+\.)+"
                       r"(?:com|cn|net|org|gov|edu|io|me|info|app|dev|ru|top|xyz|cc)\b(?:/[^\s，。；、）]*)?", re.I)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}\b", re.I | re.A)),
    ("mention", re.compile(r"(?<![\w@/])@[a-zA-Z0-9_]{4,32}(?![\w])")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>@])")),
    ("hashtag", re.compile(r"(?<!\w)#(?=\w*[^\W\d_])\w{1,256}(?![\w#])")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?![\w$])")),
    ("phone_number", re.compile(r"(?<![\w+])\+[1-9]\d{9,14}(?!\d)")),
)  # fmt: skip


def found_entities(text: str) -> list[Entity]:
    """What becomes a link, mention, command or tag although nobody marked it; the first kind wins."""
    found: list[Entity] = []
    for kind, pattern in _AUTOMATIC:
        for match in pattern.finditer(text):
            offset = units(text[: match.start()])
            entity = {"type": kind, "offset": offset, "length": units(match[0])}
            if not any(_overlap(entity, other) for other in found):
                found.append(entity)
    return sorted(found, key=lambda one: one["offset"])
