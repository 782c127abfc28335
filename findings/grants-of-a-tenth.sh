#!/bin/sh
# SheetJS shows a grant of 123,456 yuan as 1.23万, a tenth of it.
#
# Sums are reported in units of ten thousand (万), and number formats divide by thousands alone. So a point is put by
# hand before the last digit of the thousands, as text: 0\.0,"万" or 0"."0,"万" (a comma behind the digits divides by
# 1,000, a backslash or quotation marks make text: ECMA-376 part 1, 18.8.31). 123,456 is 123 thousands, hence 12.3万.
# SheetJS puts such a point one digit too far to the left where commas follow: the sum is 1.23万 in the cell's text, in
# `sheet_to_csv` and in `sheet_to_html`, 5,000 is .05万, 123,456,789 as 0\.00,,"亿" .123亿 for 1.23亿, and a condition
# before the format changes nothing. What divides without a point by hand (0.0,"千元") and what has one without dividing
# (0\.0000"万") are right, and so is numfmt, a second formatter, throughout. The number itself is not touched: who reads
# `v` and not `w` has it.
#
# Run it with: sh findings/grants-of-a-tenth.sh   (Node.js 20 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" xlsx@0.18.5 numfmt@4.0.1
cat >"$folder/look.mjs" <<'NODE'
import assert from "node:assert/strict";
import fs from "node:fs";
import { format } from "numfmt";
import * as xlsx from "xlsx";

const CELLS = [
  [123456, '0\\.0,"万"', "1.23万", "12.3万"],
  [123456, '0"."0,"万"', "1.23万", "12.3万"],
  [5000, '0\\.0,"万"', ".05万", "0.5万"],
  [1234567, '[>=10000]0\\.0,"万";0', "12.35万", "123.5万"],
  [123456789, '0\\.00,,"亿"', ".123亿", "1.23亿"],
  [123456, '0.0,"千元"', "123.5千元", "123.5千元"],
  [123456, '0\\.0000"万"', "12.3456万", "12.3456万"],
];

const sheet = { "!ref": `A1:A${CELLS.length}` };
CELLS.forEach(([v, z], at) => (sheet[`A${at + 1}`] = { t: "n", v, z }));
const file = xlsx.write({ SheetNames: ["grants"], Sheets: { grants: sheet } }, { type: "buffer" });
const read = xlsx.read(file, { cellNF: true }).Sheets.grants;

const { version } = JSON.parse(fs.readFileSync("node_modules/numfmt/package.json"));
console.log(`xlsx ${xlsx.version}, numfmt ${version}`);
CELLS.forEach(([value, code, bySheetJs, byNumfmt], at) => {
  const cell = read[`A${at + 1}`];
  const other = format(code, value);
  console.log(`${value} as ${code}: SheetJS ${cell.w}, numfmt ${other}`);
  assert.deepEqual([cell.v, cell.z, cell.w, other], [value, code, bySheetJs, byNumfmt], "this has changed");
});
assert.ok(xlsx.utils.sheet_to_csv(read).startsWith("1.23万\n"), "this has changed");
assert.ok(xlsx.utils.sheet_to_html(read).includes(">1.23万<"), "this has changed");
console.log("as it was found: a sum in units of ten thousand is a tenth of itself");
NODE
cd "$folder" && node look.mjs
