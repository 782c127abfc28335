#!/bin/sh
# SheetJS shows a sum in Chinese capitals as dollars.
#
# Sums of fines and grants are written in capitals (壹拾万零伍佰元整). Excel has a number format for that among its
# special ones, 中文大写数字: [DBNum2][$-804]General. In [$-804] a currency's sign would stand before the dash, and what
# follows it is the language, Chinese (ECMA-376 part 1, 18.8.31). SheetJS takes the missing sign for a dollar: 100500
# with 元整 behind it is `$100500元整` in the cell's text, in `sheet_to_csv` and in `sheet_to_html`, and so is every
# plain number with a language. The day of the week, [$-804]aaaa, is `$aaaa`. A date in Chinese is right, and numfmt, a
# second formatter, has no dollar and 星期一. The number itself is not touched, so that who reads `v` and not `w` has it.
#
# Run it with: sh findings/yuan-as-dollars.sh   (Node.js 20 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" xlsx@0.18.5 numfmt@4.0.1
cat >"$folder/look.mjs" <<'NODE'
import assert from "node:assert/strict";
import { format } from "numfmt";
import * as xlsx from "xlsx";

const SUM = 100500;
const DAY = 46356; // 30 November 2026, a Monday
const CELLS = [
  [SUM, '[DBNum2][$-804]General"元整"', "$100500元整", "100500元整"],
  [SUM, "[DBNum2][$-804]General", "$100500", "100500"],
  [SUM, "[$-804]#,##0.00", "$100,500.00", "100,500.00"],
  [SUM, "[$¥-804]#,##0.00", "¥100,500.00", "¥100,500.00"],
  [SUM, '#,##0.00"元"', "100,500.00元", "100,500.00元"],
  [DAY, "[$-804]aaaa", "$aaaa", "星期一"],
  [DAY, '[$-804]yyyy"年"m"月"d"日"', "2026年11月30日", "2026年11月30日"],
];

const sheet = { "!ref": `A1:A${CELLS.length}` };
CELLS.forEach(([v, z], at) => (sheet[`A${at + 1}`] = { t: "n", v, z }));
const file = xlsx.write({ SheetNames: ["list"], Sheets: { list: sheet } }, { type: "buffer" });
const read = xlsx.read(file).Sheets.list;

console.log(`xlsx ${xlsx.version}`);
CELLS.forEach(([value, code, bySheetJs, byNumfmt], at) => {
  const cell = read[`A${at + 1}`];
  const other = format(code, value);
  console.log(`${value} as ${code}: SheetJS ${cell.w}, numfmt ${other}`);
  assert.deepEqual([cell.v, cell.w, other], [value, bySheetJs, byNumfmt], "this has changed");
});
assert.ok(xlsx.utils.sheet_to_csv(read).startsWith("$100500元整\n"), "this has changed");
assert.ok(xlsx.utils.sheet_to_html(read).includes(">$100500元整<"), "this has changed");
console.log("as it was found: yuan are dollars where the format names a language");
NODE
cd "$folder" && node look.mjs
