"""Small workbooks with some values and tags of their XML exchanged, as damage, odd programs and attackers do it."""

from __future__ import annotations

import atexit
import random
import re
import shutil
import tempfile
import zipfile
from functools import cache
from pathlib import Path

from bot.workbook import Book, read
from domain.district import District
from tests.books import small_book

LINE = re.compile(
    r"(book\.xlsx|(单位|网格|人员|点位|群|类别|规则|值班|评分规则|指标)![A-Z]+\d+): [^\n;]+; [^\n;]+"
)
_VALUES = (
    *(
        "",
        "0",
        "-1",
        "1",
        "9999999999",
        "1e999",
        "nan",
        "inf",
        "46000",
        "46000.5",
        "2958466",
        "1E-300",
        "9" * 400,
    ),
    *("A1", "ZZZ1", "A0", "XFD1048576", "A1:B9", "A1:A", "1:5", "B9:A1"),
    *("s", "n", "e", "b", "d", "str", "inlineStr", "14", "22", "47", "58"),
    *("２", "١", "\u200b", "=1", "1.38E+10", "2026-01-01", "#VALUE!", "_x0000_", "_xD800_"),
)
_SHEETS = {
    f"xl/worksheets/sheet{number}.xml": name
    for number, name in enumerate(("单位", "网格", "人员", "点位", "群", "类别"), 2)  # the first one is empty
}
_KINDS = ("s", "n", "e", "b", "d", "str", "inlineStr")
_BEFORE_VALUE = ("<f>A1</f><v>", "<f/><v>", "<v/><v>", "<is><t>x</t></is><v>")
_SPOT = re.compile(r'="([^"]*)"|>([^<]*)<')
_READ = re.compile(r"worksheets/|styles|workbook|sharedStrings")


def check(seed: int) -> str:
    """A mutated book is read, or refused with lines of one shape; what stands in untouched sheets is read as before."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        touched = mutate(_whole(), path, seed)
        try:
            book = read(path)
        except Exception as error:
            return repr(error)
    if strange := [str(fault) for fault in book.faults if not LINE.fullmatch(str(fault))]:
        return f"told as {strange[:3]}"
    if book.faults:
        return "" if book.district == District() else "a district beside faults"
    if touched - _SHEETS.keys():  # strings, styles and the list of sheets belong to all of them
        return ""
    before, after = _names(_read_whole().district), _names(book.district)
    lost = [sheet for part, sheet in _SHEETS.items() if part not in touched and before[sheet] != after[sheet]]
    return f"lost in {lost}, though only {touched} were touched" if lost else ""


@cache
def _whole() -> Path:
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return small_book(Path(folder) / "whole.xlsx")


@cache
def _read_whole() -> Book:
    return read(_whole())


def _names(district: District) -> dict[str, list[str]]:
    return {
        "单位": [one.name for one in district.units],
        "网格": [one.name for one in district.grids],
        "人员": [one.name for one in district.people],
        "点位": [one.name for one in district.points],
        "群": [one.name for one in district.groups],
        "类别": [one.name for one in district.categories],
    }


def mutate(book: Path, path: Path, seed: int) -> set[str]:
    """Write the book with one to five things in it exchanged, the same for the same seed. Out: the parts touched."""
    chance = random.Random(seed)
    archive = zipfile.ZipFile(book)
    parts = {name: archive.read(name).decode() for name in archive.namelist()}
    touched = set()
    for _ in range(chance.randint(1, 5)):
        name = chance.choice([one for one in parts if _READ.search(one)])
        touched.add(name)
        parts[name] = _changed(parts[name], chance)
    with zipfile.ZipFile(path, "w") as written:
        for name, text in parts.items():
            written.writestr(name, text)
    return touched


def _changed(text: str, chance: random.Random) -> str:
    how = chance.random()
    if how < 0.7:
        spot = chance.choice([*_SPOT.finditer(text)])
        group = 2 if spot[1] is None else 1
        return text[: spot.start(group)] + chance.choice(_VALUES) + text[spot.end(group) :]
    if how < 0.85:
        return re.sub(r'(<c [^>]*?) t="\w+"', lambda found: _retyped(found, chance), text)
    return text.replace("<v>", chance.choice(_BEFORE_VALUE), chance.randint(1, 3))


def _retyped(found: re.Match[str], chance: random.Random) -> str:
    return found[0] if chance.random() < 0.9 else f'{found[1]} t="{chance.choice(_KINDS)}"'
