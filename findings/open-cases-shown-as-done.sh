#!/bin/sh
# In a page made by xlsx2html open cases are shown as done, and a score of 12 as a pass.
#
# A ledger is often put into a chat as a page or a picture of one. Its states are numbers with a format that has a word
# for each: [=1]"已整改";[=0]"未整改", or [>=60]"合格";"不合格" for scores (a condition in brackets chooses the section, ECMA-376
# part 1, 18.8.31). xlsx2html does not know conditions. It takes the first section for every number that is not below
# zero and writes the number over the one in the condition: an open case (0) is [=0]"已整改", a score of 12 is [>=12]"合格".
# Where General has words behind it the number is lost: 3 and 8 as General"处" are both General"处". A number that was
# typed before its column was made text (@), such as a room or a telephone, is rounded to its first figure: room 1302 is
# 1000 (known, xlsx2html issue 22). 0"号楼" is right but for the marks of quotation. numfmt has the word for each state,
# and so has SheetJS, which leaves out 处.
#
# Run it with: sh findings/open-cases-shown-as-done.sh   (Python 3.11, Node.js 20 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
    xlsx2html==0.6.4 babel==2.19.0 openpyxl==3.1.5
npm install --silent --no-audit --no-fund --prefix "$folder" xlsx@0.18.5 numfmt@4.0.1
cat >"$folder/look.py" <<'PYTHON'
import json
import re
from importlib.metadata import version
from pathlib import Path

import openpyxl
from xlsx2html import xlsx2html

STATES = '[=1]"已整改";[=0]"未整改"'
SCORES = '[>=60]"合格";"不合格"'
CELLS = [
    (1, STATES, '[=1]"已整改"'),
    (0, STATES, '[=0]"已整改"'),
    (95, SCORES, '[>=95]"合格"'),
    (12, SCORES, '[>=12]"合格"'),
    (3, 'General"处"', 'General"处"'),
    (8, 'General"处"', 'General"处"'),
    (1302, "@", "1000"),
    (12, '0"号楼"', '12"号楼"'),
]

book = openpyxl.Workbook()
for row, (value, code, _) in enumerate(CELLS, 1):
    book.active.cell(row, 1, value).number_format = code
book.save("ledger.xlsx")
page = xlsx2html("ledger.xlsx", locale="zh")
page.seek(0)
shown = [re.sub("<[^>]+>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", page.read(), re.DOTALL)]
Path("shown.json").write_text(json.dumps(shown), encoding="utf-8")
print(f"xlsx2html {version('xlsx2html')}, openpyxl {version('openpyxl')}")
assert shown == [seen for *_, seen in CELLS], "this has changed"
PYTHON
cat >"$folder/look.mjs" <<'NODE'
import assert from "node:assert/strict";
import fs from "node:fs";
import { format } from "numfmt";
import * as xlsx from "xlsx";

const RIGHT = ["已整改", "未整改", "合格", "不合格", "3处", "8处", "1302", "12号楼"];
const BY_SHEETJS = RIGHT.map((text) => (/^\d处$/.test(text) ? text[0] : text));

const shown = JSON.parse(fs.readFileSync("shown.json"));
const sheet = xlsx.read(fs.readFileSync("ledger.xlsx"), { cellNF: true }).Sheets.Sheet;
const cells = shown.map((_, at) => sheet[`A${at + 1}`]);
const { version } = JSON.parse(fs.readFileSync("node_modules/numfmt/package.json"));
console.log(`xlsx ${xlsx.version}, numfmt ${version}`);
cells.forEach(({ v, w, z }, at) => {
  console.log(`${v} as ${z}: xlsx2html ${shown[at]}, SheetJS ${w}, numfmt ${format(z, v)}`);
});
assert.deepEqual(cells.map(({ v, z }) => format(z, v)), RIGHT, "this has changed");
assert.deepEqual(cells.map(({ w }) => w), BY_SHEETJS, "this has changed");
console.log("as it was found: a case that is open is 已整改");
NODE
cd "$folder" && venv/bin/python look.py && node look.mjs
