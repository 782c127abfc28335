"""Small workbooks with some values and tags of their XML exchanged, as damage, odd programs and attackers do it."""

from __future__ import annotations

import random
import re
import zipfile
from pathlib import Path

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
_KINDS = ("s", "n", "e", "b", "d", "str", "inlineStr")
_BEFORE_VALUE = ("<f>A1</f><v>", "<f/><v>", "<v/><v>", "<is><t>x</t></is><v>")
_SPOT = re.compile(r'="([^"]*)"|>([^<]*)<')
_READ = re.compile(r"worksheets/|styles|workbook|sharedStrings")


def mutate(book: Path, path: Path, seed: int) -> None:
    """Write the book with one to five things in it exchanged, the same for the same seed."""
    chance = random.Random(seed)
    archive = zipfile.ZipFile(book)
    parts = {name: archive.read(name).decode() for name in archive.namelist()}
    for _ in range(chance.randint(1, 5)):
        name = chance.choice([one for one in parts if _READ.search(one)])
        parts[name] = _changed(parts[name], chance)
    with zipfile.ZipFile(path, "w") as written:
        for name, text in parts.items():
            written.writestr(name, text)


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
