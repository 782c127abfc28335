#!/bin/sh
# COUNTIF with a pattern counts nothing in one engine for formulas, and too much in another.
#
# A ledger's figures are counted by the ends of its states: =COUNTIF(A1:A5,"*整改") are 待整改 and 已整改, "整改?" is 整改中. In
# Excel * and ? stand for any characters and for one, and the whole cell has to be as the pattern. formula.js
# (@formulajs/formulajs) looks for the star itself: COUNTIF, COUNTIFS and SUMIF are 0, without an error. formulas is
# content with a cell that begins so: "*整改" counts 整改中 and 整改完成 too, "???" counts every state of three characters and
# more, and SUMIF adds their rows. A pattern with its star at the end is right in formulas by that. HyperFormula counts
# as Excel does.
#
# Run it with: sh findings/states-counted-by-pattern.sh   (Python 3.11, Node.js 20 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check formulas==1.3.4
npm install --silent --no-audit --no-fund --prefix "$folder" @formulajs/formulajs@4.6.1 hyperformula@3.5.0
cat >"$folder/look.py" <<'PYTHON'
import json
from importlib.metadata import version
from pathlib import Path

import formulas

STATES = ["整改中", "已整改", "待整改", "整改完成", "无需整改后复查"]
COUNTS = [10, 5, 3, 2, 1]
FORMULAS = {
    'COUNTIF(A1:A5,"*整改")': 5,
    'COUNTIF(A1:A5,"整改?")': 2,
    'COUNTIF(A1:A5,"???")': 5,
    'SUMIF(A1:A5,"*整改",B1:B5)': 21,
    'COUNTIF(A1:A5,"整改*")': 2,
    'COUNTIF(A1:A5,"已整改")': 1,
}


def reckoned(formula):
    states = ";".join(f'"{state}"' for state in STATES)
    counts = ";".join(map(str, COUNTS))
    filled = formula.replace("A1:A5", f"{{{states}}}").replace("B1:B5", f"{{{counts}}}")
    return int(formulas.Parser().ast("=" + filled)[1].compile()())


Path("ledger.json").write_text(json.dumps([STATES, COUNTS, list(FORMULAS)]), encoding="utf-8")
print(f"formulas {version('formulas')}:")
for formula, expected in FORMULAS.items():
    found = reckoned(formula)
    print(f"{formula} is {found}")
    assert found == expected, "this has changed"
PYTHON
cat >"$folder/look.mjs" <<'NODE'
import assert from "node:assert/strict";
import fs from "node:fs";
import { COUNTIF, COUNTIFS, SUMIF } from "@formulajs/formulajs";
import { HyperFormula } from "hyperformula";

const [states, counts, formulas] = JSON.parse(fs.readFileSync("ledger.json"));
const BY_FORMULA_JS = [0, 0, 0, 0, 0, 1];
const RIGHT = [2, 1, 3, 8, 2, 1];

const found = formulas.map((formula) => {
  const [, name, pattern] = /^(\w+)\(.*"(.*)"/.exec(formula);
  return name === "SUMIF" ? SUMIF(states, pattern, counts) : COUNTIF(states, pattern);
});
const cells = formulas.map((formula, row) => [states[row] ?? "", counts[row] ?? "", `=${formula}`]);
const sheet = HyperFormula.buildFromArray(cells, { licenseKey: "gpl-v3" }).getSheetValues(0);
const { version } = JSON.parse(fs.readFileSync("node_modules/@formulajs/formulajs/package.json"));
console.log(`formula.js ${version}: ${found.join(", ")}`);
console.log(`HyperFormula ${HyperFormula.version}: ${sheet.map((row) => row[2]).join(", ")}`);
assert.deepEqual(found, BY_FORMULA_JS, "this has changed");
assert.equal(COUNTIFS(states, "*整改", counts, ">=3"), 0, "this has changed");
assert.deepEqual(sheet.map((row) => row[2]), RIGHT, "this has changed");
console.log("as it was found: of five states none ends in 整改, or all do");
NODE
cd "$folder" && venv/bin/python -W ignore::SyntaxWarning look.py && node look.mjs
