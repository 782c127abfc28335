"""docs/understanding.md is the map of a package of many modules: whoever adds one says where it belongs."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
MAP = (ROOT / "docs" / "understanding.md").read_text(encoding="utf-8")


def test_every_module_has_its_place_on_the_map() -> None:
    """Under the heading of its package; and what stands there is a module."""
    named = {
        (folder, name)
        for folder, text in re.findall(r"^## [^\n]*`(understanding/\S*)`\n(.+?)(?=^## |\Z)", MAP, re.M | re.S)
        for name in re.findall(r"`(\w+\.py)`", text)
    }
    there = {
        (f"{file.parent.relative_to(ROOT)}/", file.name)
        for file in (ROOT / "understanding").rglob("*.py")
        if file.name != "__init__.py"
    }
    assert named == there, "docs/understanding.md says where each module belongs"
