"""What pages name is there, and what must stand in an index stands there."""

from __future__ import annotations

import re
from pathlib import Path

from tests.tree import PACKAGES, ROOT, text_of


def test_pages_that_are_named_are_there() -> None:
    """Code and documents point only at pages of this repository."""
    folders = (ROOT / "docs", ROOT / "tests", ROOT / "understanding")
    pages = {page.name for folder in folders for page in folder.rglob("*.md")} | {
        page.name for page in ROOT.glob("*.md")
    }
    files = [
        file for package in (*PACKAGES, "understanding", "tests") for file in (ROOT / package).rglob("*.py")
    ]
    lost = {
        (str(file.relative_to(ROOT)), name)
        for file in (*files, *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md"))
        for name in re.findall(r"[\w.-]+\.md\b", text_of(file))
        if name not in pages
    }
    assert lost == set()


def test_files_that_are_named_are_there() -> None:
    """Documents point to files by their path or its end: `slots/due_days.py` of the questions."""
    paths = [
        file.relative_to(ROOT).parts
        for folder in (*PACKAGES, "papers", "understanding", "tests")
        for file in (ROOT / folder).rglob("*.*")
    ]
    ends = {"/".join(parts[at:]) for parts in paths for at in range(len(parts))}
    named = {
        (str(file.relative_to(ROOT)), name)
        for file in ((ROOT / "docs").rglob("*.md"))
        for name in re.findall(r"(?<![\w/.-])((?:[\w.-]+/)*[\w-]+\.(?:py|tsv))\b", text_of(file))
    }
    assert named
    assert {one for one in named if one[1] not in ends} == set()


def test_every_decision_stands_in_their_index() -> None:
    """By its number and its title, once."""
    folder = ROOT / "docs" / "decisions"
    index = re.findall(r"^- \[(.+)\]\((.+)\)$", text_of(folder / "README.md"), re.MULTILINE)
    titles = [(text_of(file).split("\n")[0].removeprefix("# "), file.name) for file in folder.glob("0*.md")]
    assert sorted(index) == sorted(titles)
    assert all(int(file[:4]) == int(title.partition(".")[0]) for title, file in titles)


def test_every_transcript_begins_with_what_it_shows() -> None:
    """A customer reads the first line and knows what to expect."""
    files = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))
    assert len(files) >= 25
    wrong = [file.name for file in files if not file.read_text(encoding="utf-8").startswith("# ")]
    assert wrong == []
    numbers = [file.name.partition("-")[0] for file in files]
    assert len(set(numbers)) == len(numbers)
