"""The numbers that a Word document gives its paragraphs by itself, which stand in no run of text: 第一条, 一、, (1).

ISO/IEC 29500-1, 17.9: a paragraph, or its style, refers to a list and a level of it; the list refers to an abstract one
that says how each level looks and where it begins. Lists of one abstract list go on counting where the other stopped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from papers.numerals import numeral

Element = Any  # of lxml, which has no types here
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_DEEPEST = 20  # styles that a style is based on


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    all_figures: bool  # 1.1 also where the level above is written 一
    goes_on: bool  # it does not begin again under the next chapter: 第三条 follows 第二条


class Numbering:
    """Counts the paragraphs of one document, in their order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        found = () if numbering is None else numbering.findall(qn("w:num"))
        self._lists = {one.get(qn("w:numId")): one for one in found}
        abstract = () if numbering is None else numbering.findall(qn("w:abstractNum"))
        self._abstract = {one.get(qn("w:abstractNumId")): one for one in abstract}
        kept = () if styles is None else styles.findall(qn("w:style"))
        self._styles = {one.get(qn("w:styleId")): one for one in kept}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._looks: dict[tuple[str, int], _Level | None] = {}

    def label(self, paragraph: Element) -> str:
        """The number before a paragraph, with a space behind it; '' if it has none, or only a dot."""
        list_, level = self._place(paragraph)
        number = self._lists.get(list_)
        if number is None:
            return ""
        name = value(number, "w:abstractNumId")
        look = self._look(list_, level)
        if look is None:
            return ""
        self._count(list_, name, level, look)
        if look.form == "bullet":
            return ""
        told = self._told(list_, name, look)
        return f"{told} " if told.strip() else ""

    def style(self, paragraph: Element) -> str:
        """The name of a paragraph's style in lower case: heading 1, toc 2."""
        style = self._styles.get(value(paragraph.find(qn("w:pPr")), "w:pStyle"))
        return value(style, "w:name").lower()

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """Which list, which level: as the paragraph says, else as its style does, or one that this is based on."""
        holder = paragraph.find(qn("w:pPr"))
        style, owner, level = value(holder, "w:pStyle"), "", ""
        for _ in range(_DEEPEST):
            said = None if holder is None else holder.find(qn("w:numPr"))
            level = level or value(said, "w:ilvl")
            if list_ := value(said, "w:numId"):
                return list_, self._level_of(list_, owner, level)
            if (found := self._styles.get(style)) is None:
                break
            holder, owner, style = found.find(qn("w:pPr")), style, value(found, "w:basedOn")
        return "", 0

    def _level_of(self, list_: str, style: str, said: str) -> int:
        """The level that is made for a style, where the style brought the list; else the one that is said."""
        levels = () if (abstract := self._abstract_of(list_)) is None else abstract.findall(qn("w:lvl"))
        made_for = (one.get(qn("w:ilvl")) for one in levels if style and value(one, "w:pStyle") == style)
        return min(whole(next(made_for, None) or said, 0), _LEVELS - 1)

    def _abstract_of(self, list_: str) -> Element | None:
        """How the list looks; where that stands in a style for lists, as that style says."""
        found = self._abstract.get(value(self._lists.get(list_), "w:abstractNumId"))
        if not (linked := value(found, "w:numStyleLink")):
            return found
        properties = self._styles[linked].find(qn("w:pPr")) if linked in self._styles else None
        number = None if properties is None else properties.find(qn("w:numPr"))
        return self._abstract.get(value(self._lists.get(value(number, "w:numId")), "w:abstractNumId"))

    def _look(self, list_: str, level: int) -> _Level | None:
        if (list_, level) not in self._looks:
            self._looks[list_, level] = self._read(list_, level)
        return self._looks[list_, level]

    def _read(self, list_: str, level: int) -> _Level | None:
        abstract = self._abstract_of(list_)
        override = _at_level(self._lists[list_], "w:lvlOverride", level)
        own = None if override is None else override.find(qn("w:lvl"))
        found = own if own is not None else _at_level(abstract, "w:lvl", level)
        if found is None:
            return None
        start = whole(value(override, "w:startOverride"), whole(value(found, "w:start"), 1))
        return _Level(
            start=start,
            form=value(found, "w:numFmt") or "decimal",
            text=value(found, "w:lvlText"),
            all_figures=found.find(qn("w:isLgl")) is not None,
            goes_on=value(found, "w:lvlRestart") == "0",
        )

    def _count(self, list_: str, name: str, level: int, look: _Level) -> None:
        counts = self._counts.setdefault(name, {})
        override = _at_level(self._lists[list_], "w:lvlOverride", level)
        anew = override is not None and override.find(qn("w:startOverride")) is not None
        if anew and (list_, level) not in self._begun:
            counts.pop(level, None)
        self._begun.add((list_, level))
        counts[level] = counts[level] + 1 if level in counts else look.start
        for deeper in [one for one in counts if one > level]:
            below = self._look(list_, deeper)
            if below is None or not below.goes_on:
                del counts[deeper]

    def _told(self, list_: str, name: str, look: _Level) -> str:
        counts = self._counts[name]

        def said(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            of_it = self._look(list_, level)
            number = counts.get(level, of_it.start if of_it else 1)
            form = of_it.form if of_it else "decimal"
            return numeral("decimal" if look.all_figures else form, number)

        return _PLACE.sub(said, look.text)


def value(holder: Element | None, name: str) -> str:
    """What an element within `holder` has as its w:val; '' if there is none."""
    found = None if holder is None else holder.find(qn(name))
    return "" if found is None else found.get(qn("w:val")) or ""


def whole(text: str, otherwise: int) -> int:
    """A number of a document, which anybody may have written."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else otherwise


def _at_level(holder: Element | None, name: str, level: int) -> Element | None:
    found = () if holder is None else holder.findall(qn(name))
    return next((one for one in found if one.get(qn("w:ilvl")) == str(level)), None)
