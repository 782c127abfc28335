"""The numbers that a Word document gives its paragraphs by itself, which stand in no run of text: 第一条, 一、, (1).

ISO/IEC 29500-1, 17.9: a paragraph, or its style, refers to a list and a level of it; the list refers to an abstract one
that says how each level looks and where it begins. Lists of one abstract list go on counting where the other stopped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

from papers.numerals import numeral

Element = Any  # of lxml, which has no types here
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_DEEPEST = 20  # styles that a style is based on
_LONGEST_LABEL = 100  # characters before their numbers are put in


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    all_figures: bool  # 1.1 also where the level above is written 一
    goes_on: bool  # it does not begin again under the next chapter: 第三条 follows 第二条
    anew: bool = False  # the list begins again here, whatever another list of the same look has counted


class Numbering:
    """Counts the paragraphs of one document, in their order.

    Whatever is looked up for a paragraph is looked up once, so that no document takes longer than it is long.
    """

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists = _by_id(numbering, "w:num", "w:numId")
        self._abstract = _by_id(numbering, "w:abstractNum", "w:abstractNumId")
        self._styles = _by_id(styles, "w:style", "w:styleId")
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._looks: dict[tuple[str, int], _Level | None] = {}  # of each list's levels
        self._shared: dict[tuple[str, str], _Level | None] = {}  # the same of each abstract list
        self._looks_like: dict[str, str] = {}  # list → abstract list
        self._linked: dict[str, str] = {}  # abstract list → style
        self._levels: dict[str, dict[str, Element]] = {}  # of each abstract list, by their number
        self._made_for: dict[str, dict[str, str]] = {}  # of each abstract list: style → level
        self._of_styles: dict[str, tuple[str, str, str]] = {}
        self._names: dict[str, str] = {}

    def label(self, paragraph: Element) -> str:
        """The number before a paragraph, with a space behind it; '' if it has none, or only a dot."""
        list_, level = self._place(paragraph)
        look = self._look(list_, level) if list_ in self._lists else None
        if look is None:
            return ""
        counts = self._counts.setdefault(self._abstract_of(list_), {})
        self._count(counts, list_, level, look)
        if look.form == "bullet":
            return ""
        told = self._told(counts, list_, look)
        return f"{told} " if told.strip() else ""

    def style(self, paragraph: Element) -> str:
        """The name of a paragraph's style in lower case: heading 1, toc 2."""
        style = value(paragraph.find(qn("w:pPr")), "w:pStyle")
        if style not in self._names:
            self._names[style] = value(self._styles.get(style), "w:name").lower()
        return self._names[style]

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """Which list, which level: as the paragraph says, else as its style does, or one that this is based on."""
        holder = paragraph.find(qn("w:pPr"))
        own = None if holder is None else holder.find(qn("w:numPr"))
        level = value(own, "w:ilvl")
        if list_ := value(own, "w:numId"):
            return list_, self._level_of(list_, "", level)
        list_, owner, of_style = self._of_style(value(holder, "w:pStyle"))
        return list_, self._level_of(list_, owner, level or of_style)

    def _of_style(self, style: str) -> tuple[str, str, str]:
        """The list that a style brings, which style it is really of, and the level; all '' if it brings none."""
        if style not in self._of_styles:
            self._of_styles[style] = self._read_style(style)
        return self._of_styles[style]

    def _read_style(self, style: str) -> tuple[str, str, str]:
        level = ""
        for _ in range(_DEEPEST):
            if (found := self._styles.get(style)) is None:
                break
            holder = found.find(qn("w:pPr"))
            said = None if holder is None else holder.find(qn("w:numPr"))
            level = level or value(said, "w:ilvl")
            if list_ := value(said, "w:numId"):
                return list_, style, level
            style = value(found, "w:basedOn")
        return "", "", ""

    def _level_of(self, list_: str, style: str, said: str) -> int:
        """The level that is made for a style, where the style brought the list; else the one that is said."""
        made_for = ""
        if style:
            abstract = self._abstract_of(list_)
            if abstract not in self._made_for:
                levels = self._levels_of(abstract).items()
                self._made_for[abstract] = {value(one, "w:pStyle"): number for number, one in levels}
            made_for = self._made_for[abstract].get(style, "")
        return min(whole(made_for or said, 0), _LEVELS - 1)

    def _abstract_of(self, list_: str) -> str:
        """How the list looks, by name; where that stands in a style for lists, as that style says."""
        if list_ not in self._looks_like:
            name = value(self._lists.get(list_), "w:abstractNumId")
            if name not in self._linked:
                self._linked[name] = value(self._abstract.get(name), "w:numStyleLink")
            if linked := self._linked[name]:
                name = value(self._lists.get(self._of_style(linked)[0]), "w:abstractNumId")
            self._looks_like[list_] = name
        return self._looks_like[list_]

    def _levels_of(self, abstract: str) -> dict[str, Element]:
        if abstract not in self._levels:
            self._levels[abstract] = _by_id(self._abstract.get(abstract), "w:lvl", "w:ilvl")
        return self._levels[abstract]

    def _look(self, list_: str, level: int) -> _Level | None:
        if (list_, level) not in self._looks:
            self._looks[list_, level] = self._read_look(list_, str(level))
        return self._looks[list_, level]

    def _read_look(self, list_: str, level: str) -> _Level | None:
        """As the list itself says, else as the abstract one does."""
        override = _by_id(self._lists[list_], "w:lvlOverride", "w:ilvl").get(level)
        own = None if override is None else override.find(qn("w:lvl"))
        look = self._shared_look(self._abstract_of(list_), level) if own is None else _look_of(own)
        start = value(override, "w:startOverride")
        return replace(look, start=whole(start, look.start), anew=True) if look and start else look

    def _shared_look(self, abstract: str, level: str) -> _Level | None:
        if (abstract, level) not in self._shared:
            found = self._levels_of(abstract).get(level)
            self._shared[abstract, level] = None if found is None else _look_of(found)
        return self._shared[abstract, level]

    def _count(self, counts: dict[int, int], list_: str, level: int, look: _Level) -> None:
        if look.anew and (list_, level) not in self._begun:
            counts.pop(level, None)
        self._begun.add((list_, level))
        counts[level] = counts[level] + 1 if level in counts else look.start
        for deeper in [one for one in counts if one > level]:
            below = self._look(list_, deeper)
            if below is None or not below.goes_on:
                del counts[deeper]

    def _told(self, counts: dict[int, int], list_: str, look: _Level) -> str:
        def said(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            of_it = self._look(list_, level)
            number = counts.get(level, of_it.start if of_it else 1)
            form = of_it.form if of_it else "decimal"
            return numeral("decimal" if look.all_figures else form, number)

        return _PLACE.sub(said, look.text)


def _look_of(level: Element) -> _Level:
    return _Level(
        start=whole(value(level, "w:start"), 1),
        form=value(level, "w:numFmt") or "decimal",
        text=value(level, "w:lvlText")[:_LONGEST_LABEL],
        all_figures=level.find(qn("w:isLgl")) is not None,
        goes_on=value(level, "w:lvlRestart") == "0",
    )


def value(holder: Element | None, name: str) -> str:
    """What an element within `holder` has as its w:val; '' if there is none."""
    found = None if holder is None else holder.find(qn(name))
    return "" if found is None else found.get(qn("w:val")) or ""


def whole(text: str, otherwise: int) -> int:
    """A number of a document, which anybody may have written."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else otherwise


def _by_id(holder: Element | None, name: str, id_: str) -> dict[str, Element]:
    """The elements of a name within `holder`, by what they are referred to with; the first of each."""
    found = () if holder is None else holder.findall(qn(name))
    return {one.get(qn(id_)) or "": one for one in reversed(found)}
