#!/bin/sh
# None of four readers of Word files has the whole of a Chinese form.
#
# A form of a community has a ticked box beside an empty one, a house number whose dash may not break, and a name with
# pinyin above it. Word writes the tick as w:sym of Wingdings 2, the dash as w:noBreakHyphen and the name as w:ruby
# (ECMA-376 part 1, 17.3.3.30, .18 and .25). python-docx has neither the tick, so that 是 and 否 are both unticked, nor
# the character under the pinyin: 单雄 is 雄. mammoth loses that character, too. docx2txt and docx2python join the house
# number: building 12-3 is 123; docx2txt has no tick and docx2python a letter R instead. None says that something is
# missing.
#
# Run it with: sh findings/docx-forms-in-four-readers.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0
cat >"$folder/look.py" <<'PYTHON'
import sys
from importlib.metadata import version

import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python


def words(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


TICK = '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'
DASH = "<w:r><w:noBreakHyphen/></w:r>"
NAME = (
    '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="20"/>'
    '<w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/></w:rubyPr>'
    f"<w:rt>{words('shàn')}</w:rt><w:rubyBase>{words('单')}</w:rubyBase></w:ruby></w:r>"
)
FORM = (words("达标") + TICK + words("是□否"), words("12") + DASH + words("3号楼"), words("组长") + NAME + words("雄"))


def by_docx2python(path):
    with docx2python(path) as read:
        return read.text


def by_mammoth(path):
    with open(path, "rb") as file:
        return mammoth.extract_raw_text(file).value


READERS = {
    "python-docx": lambda path: "\n".join(one.text for one in docx.Document(path).paragraphs),
    "docx2txt": docx2txt.process,
    "docx2python": by_docx2python,
    "mammoth": by_mammoth,
}
path, form = sys.argv[1], docx.Document()
for line in FORM:
    form.add_paragraph()._p.extend(parse_xml(f"<w:p {nsdecls('w')}>{line}</w:p>"))
form.save(path)
print(", ".join(f"{name} {version(name)}" for name in READERS))
lost = {}
for name, read in READERS.items():
    lines = [line for line in read(path).splitlines() if line]
    box, house, leader = lines
    lost[name] = [
        what
        for what, there in (
            ("tick", "\N{BALLOT BOX WITH CHECK}" in box),
            ("dash", house != "123号楼"),
            ("name", "单" in leader),
        )
        if not there
    ]
    print(f"{name}: {lines}; lost: {', '.join(lost[name])}")
assert lost == {
    "python-docx": ["tick", "name"],
    "docx2txt": ["tick", "dash"],
    "docx2python": ["tick", "dash"],
    "mammoth": ["name"],
}, "this has changed"
print("as it was found: no reader has the form as it is seen")
PYTHON
"$folder/venv/bin/python" "$folder/look.py" "$folder/form.docx"
