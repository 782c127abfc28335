"""The glossary speaks of the code as it is."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROWS = re.findall(
    r"^\|.*`(\w+)` \|.*\| `([\w/]+\.py)` \|$",
    (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def test_every_word_stands_in_its_file() -> None:
    """The name beside a term of the field is a name in the file that the row points to."""
    assert len(ROWS) > 70
    lost = [
        (name, path)
        for name, path in ROWS
        if not re.search(rf"\b{name}\b", (ROOT / path).read_text(encoding="utf-8"))
    ]
    assert lost == []
