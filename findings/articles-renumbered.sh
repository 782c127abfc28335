#!/bin/sh
# Readers of Word files take 第一条 from a rule's articles, and one makes it the third.
#
# Rules and notices let Word number their parts, with 一、 for chapters and 第一条 for articles, in the format
# chineseCountingThousand (ECMA-376 part 1, 17.18.59), so that the numbers stand in no text. Words further on refer to
# them: 依照第一条. mammoth makes both kinds one list of plain figures and counts through: 第一条 behind two chapters is
# "3.", and "1." is a chapter. pandoc counts rightly and has "1." for 一、, （一） and 第一条 alike. docx2python warns that
# it does not know the format and writes "--" for each. None has what stands on the paper.
#
# Run it with: sh findings/articles-renumbered.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
    python-docx==1.2.0 mammoth==1.13.0 docx2python==3.7.1 pypandoc_binary==1.17
cat >"$folder/look.py" <<'PYTHON'
import sys
import warnings
from importlib.metadata import version
from pathlib import Path

import docx
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

FILE = Path(sys.argv[1]) / "rule.docx"
CHAPTERS, ARTICLES = 80, 81
PARTS = [
    ("总体要求", CHAPTERS, 0),
    ("工作目标", CHAPTERS, 1),
    ("门前三包", CHAPTERS, 0),
    ("店面前不得堆物。", ARTICLES, 0),
    ("依照第一条处理。", ARTICLES, 0),
]


def numbering(of, *shapes):
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
        f'<w:lvlText w:val="{shape}"/></w:lvl>'
        for level, shape in enumerate(shapes)
    )
    return parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{of}">{levels}</w:abstractNum>')


def written():
    made = docx.Document()
    lists = made.part.numbering_part.element
    lists.insert(0, numbering(CHAPTERS, "%1、", "（%2）"))
    lists.insert(0, numbering(ARTICLES, "第%1条"))
    for of in (CHAPTERS, ARTICLES):
        lists.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{of}"><w:abstractNumId w:val="{of}"/></w:num>'))
    for words, of, level in PARTS:
        marked = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{of}"/></w:numPr>'
        made.add_paragraph(words)._p.get_or_add_pPr().append(parse_xml(marked))
    made.save(FILE)


def by_mammoth():
    with FILE.open("rb") as file:
        return mammoth.convert_to_markdown(file).value


def by_docx2python():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with docx2python(FILE) as read:
            return read.text


def by_pandoc():
    return pypandoc.convert_file(FILE, "plain")


def lines(text):
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


written()
seen = {"mammoth": lines(by_mammoth()), "pandoc": lines(by_pandoc()), "docx2python": lines(by_docx2python())}
print(", ".join(f"{name} {version(name)}" for name in ("mammoth", "docx2python", "pypandoc_binary")))
print("pandoc", pypandoc.get_pandoc_version())
for name, found in seen.items():
    print(f"{name}: {' | '.join(found)}")
EXPECTED = {
    "mammoth": ("1.", "1.", "2.", "3.", "4."),
    "pandoc": ("1.", "1.", "2.", "1.", "2."),
    "docx2python": ("--",) * 5,
}
for name, marks in EXPECTED.items():
    assert seen[name] == [f"{mark} {words}" for mark, (words, *_) in zip(marks, PARTS, strict=True)], "this has changed"
print("as it was found: 第一条 is 3., 1. or --")
PYTHON
"$folder/venv/bin/python" "$folder/look.py" "$folder"
