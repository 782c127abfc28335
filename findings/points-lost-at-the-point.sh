#!/bin/sh
# gongwen-skill makes a score of 98.6 one of 6, and 2.8万元 of a street's share 8万元.
#
# gongwen-skill (PyPI) writes official documents in the form of GB/T 9704 from a draft in Markdown. It takes the number
# of a list off the beginning of a paragraph, and to it that is any figures with a point or 、 behind them. Markdown
# wants a space there; here a paragraph that begins with a decimal loses what stands before the point: 98.6分 is 6分,
# 1.5米以下 is 5米以下, 12.4宪法宣传周 (a week named by its day, 4 December) is 4宪法宣传周, a deadline of 2026.11.30 is 11.30, and
# in 3、5、7号楼停水 block 3 keeps its water. The two clauses 1. and 2. have no numbers any more. Nothing is said, and a
# decimal further back in a paragraph stays. pandoc writes every one of these paragraphs as it is.
#
# Run it with: sh findings/points-lost-at-the-point.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
    gongwen-skill==2.15.0 python-docx==1.2.0 pypandoc_binary==1.17
cat >"$folder/look.py" <<'PYTHON'
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pypandoc
from docx import Document

TITLE = "关于三季度考核情况的通报"
WRITTEN = {
    "98.6分，为本季度最高分。": "6分，为本季度最高分。",
    "2.8万元由街道列支。": "8万元由街道列支。",
    "1.5米以下的围挡须加高。": "5米以下的围挡须加高。",
    "12.4宪法宣传周期间加强巡查。": "4宪法宣传周期间加强巡查。",
    "2026.11.30前完成整改。": "11.30前完成整改。",
    "3、5、7号楼周五停水。": "5、7号楼周五停水。",
    "1.东风路12号井盖缺失。": "东风路12号井盖缺失。",
    "2.人民路3号积水。": "人民路3号积水。",
    "得分98.6分，扣2.8万元。": "得分98.6分，扣2.8万元。",
    "3号楼周五停水。": "3号楼周五停水。",
}


def paragraphs(path):
    return [paragraph.text for paragraph in Document(path).paragraphs if paragraph.text]


Path("draft.md").write_text("\n\n".join([f"# {TITLE}", *WRITTEN]) + "\n", encoding="utf-8")
subprocess.run(
    [sys.executable, "-m", "gongwen", "md2docx", "draft.md", "-o", "made.docx", "-t", "notice"],
    check=True,
    capture_output=True,
)
pypandoc.convert_file("draft.md", "docx", outputfile="pandoc.docx")
print(", ".join(f"{name} {version(name)}" for name in ("gongwen-skill", "python-docx")), end=", ")
print("pandoc", pypandoc.get_pandoc_version())

title, *texts = paragraphs("made.docx")
for (written, expected), found in zip(WRITTEN.items(), texts):
    print(f"{written} {found}")
    assert found == expected, "this has changed"
assert title == TITLE, "this has changed"
assert paragraphs("pandoc.docx")[1:] == list(WRITTEN), "this has changed"
print("as it was found: what stands before the point of a number is gone")
PYTHON
cd "$folder" && HOME="$folder" venv/bin/python look.py
