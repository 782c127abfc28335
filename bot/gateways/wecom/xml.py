"""Reads the XML of callbacks: one element with texts in it. Nothing else of XML is accepted.

No entity is ever expanded. A text that declares an entity or a document type is refused before anything is read.
"""

from __future__ import annotations

from xml.parsers import expat

MOST_FIELDS = 64
MOST_DEPTH = 4


class Odd(Exception):
    """The XML is not of the kind that WeCom sends."""


def fields(data: bytes) -> dict[str, str]:
    """The texts directly below the root, by name, trimmed; what lies deeper is left out. Raises Odd."""
    reader = _Reader()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.ProcessingInstructionHandler = _refuse
    parser.CommentHandler = _refuse
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError):
        raise Odd from None
    return reader.found


def _refuse(*_what: object) -> None:
    raise Odd


class _Reader:
    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._depth = 0
        self._name = ""
        self._text: list[str] = []

    def begin(self, name: str, _attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MOST_DEPTH or len(self.found) >= MOST_FIELDS:
            raise Odd
        if self._depth == 2:
            self._name, self._text = name, []

    def end(self, _name: str) -> None:
        if self._depth == 2:
            if self._name in self.found:  # nobody may say a thing twice and be read differently
                raise Odd
            self.found[self._name] = "".join(self._text).strip()
        self._depth -= 1

    def text(self, text: str) -> None:
        if self._depth == 2:
            self._text.append(text)
        elif self._depth < 2 and text.strip():  # WeCom writes nothing between its elements
            raise Odd
