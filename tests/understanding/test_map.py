"""docs/understanding.md is the map of many modules: whoever adds one to the questions says where it belongs."""

from __future__ import annotations

import re
from pathlib import Path

from tests.understanding.follow import followed

ROOT = Path(__file__).parent.parent.parent
MAP = (ROOT / "docs" / "understanding.md").read_text(encoding="utf-8")


def test_every_module_of_the_questions_has_its_place_on_the_map() -> None:
    """The other packages have few; what stands on the map is there, under the heading of its package."""
    named = {
        (folder, name)
        for folder, text in re.findall(
            r"^##+ [^\n]*`(understanding/\S*)`\n(.+?)(?=^##+ |\Z)", MAP, re.M | re.S
        )
        for name in re.findall(r"`(\w+\.py)`", text)
    }
    there = {
        (f"{file.parent.relative_to(ROOT)}/", file.name)
        for file in (ROOT / "understanding").rglob("*.py")
        if file.name != "__init__.py"
    }
    questions = "understanding/questions/"
    assert named <= there
    assert {one for one in there if one[0].startswith(questions)} <= named, (
        "say in docs/understanding.md where it belongs"
    )


def test_the_sentence_on_the_map_is_read_as_it_says() -> None:
    """What `tests.understanding.follow` prints stands on the map, to the letter."""
    found = re.search(r"tests\.understanding\.follow (\S+)`.*?```text\n(.+?)```", MAP, re.S)
    assert found is not None
    assert found[2].splitlines() == list(followed(found[1]))
