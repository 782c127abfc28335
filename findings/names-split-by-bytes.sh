#!/bin/sh
# A name that a formula takes from before a telephone is empty where LENB is not that of a Chinese Excel.
#
# People send name and telephone in one cell, 张三13800000000, and a common formula takes the name off:
# =LEFT(A1,LENB(A1)-LEN(A1)). LENB counts two for a Chinese character, so that the difference is the number of them, two
# here. It does so where the language of Office is Chinese, Japanese or Korean, elsewhere it counts one (MS-OI29500,
# 2.1.1030, on RIGHTB). formulas and fast-formula-parser take it for LEN without a word, whatever the text is: the name
# is empty and the telephone, =RIGHT(A1,2*LEN(A1)-LENB(A1)), is the whole cell. LEFTB(A1,4) is 张三13. The book from a
# Chinese Excel has the right values beside its formulas, until one of the two reckons it anew. HyperFormula says
# #NAME?.
#
# Run it with: sh findings/names-split-by-bytes.sh   (Python 3.11, Node.js 20 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check formulas==1.3.4
npm install --silent --no-audit --no-fund --prefix "$folder" fast-formula-parser@1.0.19 hyperformula@3.5.0
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version

import formulas

CELL = "张三13800000000"
SEEN = {
    "LENB(A1)": 13,
    "LEFT(A1,LENB(A1)-LEN(A1))": "",
    "RIGHT(A1,2*LEN(A1)-LENB(A1))": CELL,
    "LEFTB(A1,4)": "张三13",
}


def reckoned(formula):
    return formulas.Parser().ast("=" + formula.replace("A1", f'"{CELL}"'))[1].compile()()


print(f"formulas {version('formulas')}, of {CELL}:")
for formula, expected in SEEN.items():
    found = reckoned(formula)
    print(f"{formula} is {str(found)!r}")
    assert str(found) == str(expected), "this has changed"
PYTHON
cat >"$folder/look.mjs" <<'NODE'
import assert from "node:assert/strict";
import fs from "node:fs";
import FormulaParser from "fast-formula-parser";
import { HyperFormula } from "hyperformula";

const CELL = "张三13800000000";
const SEEN = [
  ["LENB(A1)", 13],
  ["LEFT(A1,LENB(A1)-LEN(A1))", ""],
  ["RIGHT(A1,2*LEN(A1)-LENB(A1))", CELL],
  ["LEFTB(A1,4)", "张三13"],
];

const parser = new FormulaParser({ onCell: () => CELL });
const versionOf = (name) => JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`)).version;
console.log(`fast-formula-parser ${versionOf("fast-formula-parser")}:`);
for (const [formula, expected] of SEEN) {
  const found = parser.parse(formula, { sheet: "Sheet", row: 1, col: 2 });
  console.log(`${formula} is '${found}'`);
  assert.equal(found, expected, "this has changed");
}
const book = HyperFormula.buildFromArray([[CELL, "=LEFT(A1,LENB(A1)-LEN(A1))"]], { licenseKey: "gpl-v3" });
const { value } = book.getCellValue({ sheet: 0, row: 0, col: 1 });
console.log(`HyperFormula ${HyperFormula.version}: ${value}`);
assert.equal(value, "#NAME?", "this has changed");
console.log("as it was found: the name is empty");
NODE
cd "$folder" && venv/bin/python -W ignore::SyntaxWarning look.py && node look.mjs
