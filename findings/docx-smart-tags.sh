#!/bin/sh
# python-docx reads a paragraph without the words that Word has tagged, which in older Chinese papers are the dates.
#
# Word 2003 and 2007 recognised dates and put them into smart tags; the Chinese one used the kind `chsdate`. Word 2010 no
# longer adds tags but keeps those that are there. They stand around the runs as w:smartTag (ECMA-376 part 1, 17.5.1.9).
# `Paragraph.text` and `Paragraph.runs` of python-docx look for runs and links alone, so the date is gone without a word:
# a notice "to be done before 1 May" has no day. docx2txt, mammoth and docx2python, three other readers, have it.
#
# Run it with: sh findings/docx-smart-tags.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    python-docx==1.2.0 docx2txt==0.9 mammoth==1.13.0 docx2python==3.7.1
cat >"$folder/look.py" <<'PYTHON'
import io
from importlib.metadata import version

import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

WORDS, TAGGED, MORE = "请于", "2009年5月1日", "前完成整改。"


def run(words):
    return f"<w:r {nsdecls('w')}><w:t>{words}</w:t></w:r>"


def paper():
    """A paper of one paragraph, its date tagged as Word does it."""
    made, out = docx.Document(), io.BytesIO()
    tag = (
        f'<w:smartTag {nsdecls("w")} w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="chsdate">'
        f'<w:smartTagPr><w:attr w:name="Year" w:val="2009"/><w:attr w:name="Month" w:val="5"/>'
        f'<w:attr w:name="Day" w:val="1"/></w:smartTagPr>{run(TAGGED)}</w:smartTag>'
    )
    paragraph = made.add_paragraph()
    for piece in (run(WORDS), tag, run(MORE)):
        paragraph._p.append(parse_xml(piece))
    made.save(out)
    return out.getvalue()


written = paper()
read = docx.Document(io.BytesIO(written)).paragraphs[0]
seen = {
    "python-docx": read.text,
    "docx2txt": docx2txt.process(io.BytesIO(written)).strip(),
    "mammoth": mammoth.extract_raw_text(io.BytesIO(written)).value.strip(),
    "docx2python": docx2python(io.BytesIO(written)).text.strip(),
}
for name, text in seen.items():
    print(name, version(name), text)
whole = WORDS + TAGGED + MORE
assert seen.pop("python-docx") == "".join(one.text for one in read.runs) == WORDS + MORE, "this has changed"
assert set(seen.values()) == {whole}, "this has changed"
print("as it was found: the tagged date is not in the text")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
