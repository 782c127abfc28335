#!/bin/sh
# easyofd lays a letterhead of an OFD on the page whose number its file happens to have.
#
# OFD (GB/T 33190-2016) is the format of electronic papers of Chinese offices and of invoices. What pages have in
# common, a letterhead or a frame, is a template; each page names the ones that it uses (7.7, TemplateID), and several
# pages can use the same. easyofd does not read that. It takes the first figure in the path of the template's file for
# the number of a page: Tpl_0 goes on page 1 and nowhere else, so that the sheets behind it have no head, and when two
# templates are numbered the other way round, each page has the other's words. ofdkit, a second reader, has all right.
#
# Run it with: sh findings/ofd-letterheads.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
    easyofd==20260427 ofdkit==0.2.0 pillow==13.0.0 pymupdf==1.26.3
cat >"$folder/look.py" <<'PYTHON'
import contextlib
import io
import sys
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

from loguru import logger

logger.remove()
import ofdkit  # noqa: E402
from easyofd import OFD  # noqa: E402

FILE = Path(sys.argv[1]) / "paper.ofd"
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
FRONT, BACK = "文明办文件", "抄送：督查室"


def part(kind, inside, **told):
    named = "".join(f' {name}="{value}"' for name, value in told.items())
    return f'<?xml version="1.0" encoding="UTF-8"?><ofd:{kind} {SPACE}{named}>{inside}</ofd:{kind}>'


def sheet(words, number, top, before=""):
    text = (
        f'<ofd:TextObject ID="{number + 1}" Boundary="20 {top} 150 8" Font="2" Size="5">'
        f'<ofd:TextCode X="0" Y="5" DeltaX="g {len(words) - 1} 5">{words}</ofd:TextCode></ofd:TextObject>'
    )
    return part("Page", f'{before}<ofd:Content><ofd:Layer ID="{number}">{text}</ofd:Layer></ofd:Content>')


def written(templates, pages):
    """A paper: its templates by number of their file, its pages as words with the number of the template used."""
    common = "".join(
        f'<ofd:TemplatePage ID="{50 + number}" BaseLoc="Tpls/Tpl_{number}/Content.xml"/>' for number in templates
    )
    order = "".join(
        f'<ofd:Page ID="{60 + at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages))
    )
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    data = f"<ofd:MaxUnitID>999</ofd:MaxUnitID>{area}<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{common}"
    about = "<ofd:DocInfo><ofd:DocID>00000000000000000000000000000001</ofd:DocID></ofd:DocInfo>"
    body = f"<ofd:DocBody>{about}<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    fonts = '<ofd:Fonts><ofd:Font ID="2" FontName="宋体"/></ofd:Fonts>'
    parts = {
        "OFD.xml": part("OFD", body, DocType="OFD", Version="1.1"),
        "Doc_0/Document.xml": part(
            "Document", f"<ofd:CommonData>{data}</ofd:CommonData><ofd:Pages>{order}</ofd:Pages>"
        ),
        "Doc_0/PublicRes.xml": part("Res", fonts, BaseLoc="Res"),
    }
    for number, words in templates.items():
        parts[f"Doc_0/Tpls/Tpl_{number}/Content.xml"] = sheet(words, 100 + 10 * number, 20)
    for at, (words, number) in enumerate(pages):
        used = f'<ofd:Template TemplateID="{50 + number}"/>'
        parts[f"Doc_0/Pages/Page_{at}/Content.xml"] = sheet(words, 200 + 10 * at, 60, used)
    with ZipFile(FILE, "w") as packed:
        for name, xml in parts.items():
            packed.writestr(name, xml)


def by_easyofd():
    paper = OFD()
    with contextlib.redirect_stdout(io.StringIO()):  # it prints what it meets
        paper.read(str(FILE), fmt="path")
    return [[text["text"] for text in page["text_list"]] for _, page in sorted(paper.data[0]["page_info"].items())]


def by_ofdkit():
    return [page.text().split() for page in ofdkit.open(FILE).pages]


print("easyofd", version("easyofd"), "and ofdkit", version("ofdkit"))
PAPERS = {
    "one letterhead on both pages": (
        {0: FRONT},
        [("通知一", 0), ("通知二", 0)],
        [["文明办文件", "通知一"], ["通知二"]],
    ),
    "the first page has template 1, the second template 0": (
        {0: BACK, 1: FRONT},
        [("通知一", 1), ("通知二", 0)],
        [["抄送：督查室", "通知一"], ["文明办文件", "通知二"]],
    ),
    "the first page has template 0, the second template 1": (
        {0: FRONT, 1: BACK},
        [("通知一", 0), ("通知二", 1)],
        [["文明办文件", "通知一"], ["抄送：督查室", "通知二"]],
    ),
}
for told, (templates, pages, taken) in PAPERS.items():
    written(templates, pages)
    right = [[templates[number], words] for words, number in pages]
    seen = by_easyofd(), by_ofdkit()
    print(f"{told}: easyofd {seen[0]}, ofdkit {seen[1]}")
    assert seen == (taken, right), "this has changed"
print("as it was found: the name of a template's file decides the page")
PYTHON
"$folder/venv/bin/python" "$folder/look.py" "$folder"
