#!/bin/sh
# A case number of the date and two figures is a telephone number in Guangzhou to phonenumbers.
#
# Case numbers often are the date and a running number: 2026113001. Whoever looks for telephones in a report, to call
# back or to leave them out of a public list, finds these as well. 20 is Guangzhou's code without the 0 that is dialled
# before it, eight more figures make a number of that city, and neither library asks for the 0: three numbers of every
# day of 2025 to 2027 were tried, and all 3,285 are valid and in Guangzhou. It is so with a dash or a slash within
# (20261130-01) and for 案件2026113001已派单. A third figure, letters without a dash before it (ZJ2026113001) or 年 within
# help. libphonenumber-js finds the same; without its full metadata (libphonenumber-js, not /max) even the decimals of a
# latitude, 33.293934, are a number, +86 33 293934.
#
# Run it with: sh findings/case-numbers-in-guangzhou.sh   (Python 3.11, Node.js 20 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check phonenumbers==9.0.43
npm install --silent --no-audit --no-fund --prefix "$folder" libphonenumber-js@1.13.16
cat >"$folder/look.py" <<'PYTHON'
from datetime import date, timedelta
from importlib.metadata import version

from phonenumbers import PhoneNumberMatcher, geocoder, is_valid_number, parse

CASE = "+862026113001"
FOUND = {
    "案件2026113001已派单": [CASE],
    "20261130-01 东风路占道经营": [CASE],
    "2026/1130/01 东风路占道经营": [CASE],
    "ZJ-2026113001": [CASE],
    "ZJ2026113001": [],
    "2026年第113001号": [],
    "案件20261130001已派单": [],
    "2026-11-30 10:30": [],
    "位置：118.872812，33.293934": [],
}


def in_guangzhou(number):
    read = parse(number, "CN")
    return is_valid_number(read) and geocoder.description_for_number(read, "zh").endswith("广州市")


print(f"phonenumbers {version('phonenumbers')}")
for report, expected in FOUND.items():
    numbers = [f"+{it.number.country_code}{it.number.national_number}" for it in PhoneNumberMatcher(report, "CN")]
    print(f"{report}: {', '.join(numbers) or 'none'}")
    assert numbers == expected, "this has changed"
days = [date(2025, 1, 1) + timedelta(at) for at in range(365 * 3)]
counted = [in_guangzhou(f"{day:%Y%m%d}{number:02}") for day in days for number in (1, 12, 99)]
print(f"of {len(counted)} case numbers of 2025 to 2027 {sum(counted)} are telephones in Guangzhou")
assert all(counted), "this has changed"
PYTHON
cat >"$folder/look.mjs" <<'NODE'
import assert from "node:assert/strict";
import fs from "node:fs";
import { findPhoneNumbersInText as byLength } from "libphonenumber-js";
import { findPhoneNumbersInText as byPattern } from "libphonenumber-js/max";

const { version } = JSON.parse(fs.readFileSync("node_modules/libphonenumber-js/package.json"));
const CASE = "+862026113001";
const FOUND = [
  ["案件2026113001已派单", [CASE], [CASE]],
  ["案件20261130001已派单", [], []],
  ["经度118.872812 纬度33.293934", ["+8633293934"], []],
];

console.log(`libphonenumber-js ${version}`);
for (const [report, ...expected] of FOUND) {
  const found = [byLength, byPattern].map((find) => find(report, "CN").map((one) => one.number.number));
  console.log(`${report}: ${found.map((numbers) => numbers.join(", ") || "none").join("; with /max ")}`);
  assert.deepEqual(found, expected, "this has changed");
}
console.log("as it was found: a case is a telephone in Guangzhou");
NODE
cd "$folder" && venv/bin/python look.py && node look.mjs
