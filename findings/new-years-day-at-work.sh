#!/bin/sh
# Two packages of China's working days say that 1 January 2027 is worked, and count deadlines over it.
#
# Each autumn the State Council's notice says which days of the next year are worked; until a package has it, it knows
# nothing of that year. chinese-days and chinese-workday, whose README has 2026 for its last year, answer all the same,
# by the day of the week: 1 January 2027, a Friday, is a working day, and so are 5 February (除夕) and 1 October. There is
# no error and no third answer. Of a case that comes in on 30 December 2026 with three working days chinese-days has the
# end on 4 January, which without New Year's Day is the second. The three are holidays by law in every year, and need no
# notice (全国年节及纪念日放假办法, article 2). lunar-javascript and tyme4ts have null for a day that they know nothing of,
# chinesecalendar raises NotImplementedError, holidays has the days of the law.
#
# Run it with: sh findings/new-years-day-at-work.sh   (Python 3.11, Node.js 20 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check chinesecalendar==1.11.0 holidays==0.109
npm install --silent --no-audit --no-fund --prefix "$folder" \
    chinese-days@1.5.7 chinese-workday@1.16.1 lunar-javascript@1.7.7 tyme4ts@1.5.2
cat >"$folder/look.mjs" <<'NODE'
import assert from "node:assert/strict";
import fs from "node:fs";
import chineseDays from "chinese-days";
import * as chineseWorkday from "chinese-workday";
import lunar from "lunar-javascript";
import { LegalHoliday } from "tyme4ts";

const BY_LAW = ["2027-01-01", "2027-02-05", "2027-10-01"];
const KNOWN = [["2026-01-01", false], ["2026-02-16", false], ["2026-02-28", true], ["2026-10-01", false]];
const parts = (day) => day.split("-").map(Number);

const versionOf = (name) => JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`)).version;
const PACKAGES = ["chinese-days", "chinese-workday", "lunar-javascript", "tyme4ts"];
console.log(PACKAGES.map((name) => `${name} ${versionOf(name)}`).join(", "));
for (const [day, worked] of KNOWN) {
  assert.deepEqual([chineseDays.isWorkday(day), chineseWorkday.isWorkday(day)], [worked, worked]);
}
for (const day of BY_LAW) {
  const { work } = chineseDays.getDayDetail(day);
  const said = [work, chineseDays.isWorkday(day), chineseWorkday.isWorkday(day)];
  const others = [lunar.HolidayUtil.getHoliday(day), LegalHoliday.fromYmd(...parts(day))].map(String);
  console.log(`${day} is worked: chinese-days ${said[1]}, chinese-workday ${said[2]}, others ${others.join(" and ")}`);
  assert.deepEqual(said, [true, true, true], "this has changed");
  assert.deepEqual(others, ["null", "null"], "this has changed");
}
const end = chineseDays.findWorkday(3, "2026-12-30");
console.log(`three working days from 2026-12-30, by chinese-days: ${end}`);
assert.equal(end, "2027-01-04", "this has changed");
assert.equal(chineseWorkday.countWorkdays("2026-12-31", "2027-01-04"), 3, "this has changed");
NODE
cat >"$folder/look.py" <<'PYTHON'
from datetime import date
from importlib.metadata import version

import chinese_calendar
import holidays

BY_LAW = [date(2027, 1, 1), date(2027, 2, 5), date(2027, 10, 1)]


def refuses(day):
    try:
        chinese_calendar.is_workday(day)
    except NotImplementedError:
        return True
    return False


print(f"chinesecalendar {version('chinesecalendar')}, holidays {version('holidays')}")
china = holidays.China(years=2027)
assert all(day in china for day in BY_LAW), "this has changed"
assert all(refuses(day) for day in BY_LAW), "this has changed"
print("chinesecalendar refuses, holidays has the three days")
print("as it was found: New Year's Day is a working day")
PYTHON
cd "$folder" && node look.mjs && venv/bin/python look.py
