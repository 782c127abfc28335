#!/bin/sh
# Three readers of calendars put a feast of the lunar calendar on the day of the same figures in the solar one.
#
# RFC 7529 lets a rule of repetition name its calendar: with RSCALE=CHINESE the ninth of the ninth month is 重阳, in
# October. Calendars of feasts and of the duties around them can be given so. ical.js, node-ical and ical leave RSCALE
# out and count on: 重阳 is 9 September, and the first day of the lunar year stays on 17 February, the day of 2026, for
# all years. None says a word. python-dateutil, the engine of many others, refuses the rule, as one should who cannot
# keep it.
#
# Run it with: sh findings/lunar-feasts-by-the-sun.sh   (Python 3.11 and Node.js 20 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check ical==14.3.1 python-dateutil==2.9.0.post0
npm install --silent --no-audit --no-fund --prefix "$folder" \
    ical.js@2.2.1 node-ical@0.26.1 lunar-javascript@1.7.7
cat >"$folder/feasts.ics" <<'ICS'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//invented//feasts//ZH
BEGIN:VEVENT
UID:1
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20261018
RRULE:RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=9
SUMMARY:重阳
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20260217
RRULE:RSCALE=CHINESE;FREQ=YEARLY
SUMMARY:春节
END:VEVENT
END:VCALENDAR
ICS
cat >"$folder/look.mjs" <<'NODE'
import assert from "node:assert/strict";
import fs from "node:fs";
import ICAL from "ical.js";
import lunar from "lunar-javascript";
import ical from "node-ical";

const FILE = fs.readFileSync("feasts.ics", "utf8");
const YEARS = [2027, 2028, 2029];
const FEASTS = {
  重阳: { month: 9, day: 9, taken: "09-09" },
  春节: { month: 1, day: 1, taken: "02-17" },
};

function byIcalJs(feast) {
  const events = new ICAL.Component(ICAL.parse(FILE)).getAllSubcomponents("vevent");
  const event = new ICAL.Event(events.find((one) => one.getFirstPropertyValue("summary") === feast));
  const days = event.iterator();
  const found = Array.from({ length: 5 }, () => days.next().toString());
  return found.filter((day) => YEARS.includes(Number(day.slice(0, 4))));
}

function byNodeIcal(feast) {
  const event = Object.values(ical.sync.parseICS(FILE)).find((one) => one.summary === feast);
  const days = event.rrule.between(new Date("2027-01-01"), new Date("2029-12-31"));
  return days.map((day) => day.toISOString().slice(0, 10));
}

function byTheMoon(feast) {
  const { month, day } = FEASTS[feast];
  return YEARS.map((year) => lunar.Lunar.fromYmd(year, month, day).getSolar().toYmd());
}

for (const [feast, { taken }] of Object.entries(FEASTS)) {
  const right = byTheMoon(feast);
  const wrong = YEARS.map((year) => `${year}-${taken}`);
  const seen = { "ical.js": byIcalJs(feast), "node-ical": byNodeIcal(feast) };
  console.log(`${feast} is on ${right.join(" ")}`);
  for (const [name, days] of Object.entries(seen)) console.log(`  ${name}: ${days.join(" ")}`);
  assert.deepEqual(seen, { "ical.js": wrong, "node-ical": wrong }, "this has changed");
  assert.notDeepEqual(right, wrong);
}
NODE
cat >"$folder/look.py" <<'PYTHON'
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

from dateutil.rrule import rrulestr
from ical.calendar_stream import IcsCalendarStream

calendar = IcsCalendarStream.calendar_from_ics(Path(sys.argv[1]).read_text("utf-8"))
seen = {}
for event in calendar.timeline.included(date(2027, 1, 1), date(2030, 1, 1)):
    seen.setdefault(event.summary, []).append(event.dtstart.isoformat())
try:
    refused = f"reads it: {rrulestr('RSCALE=CHINESE;FREQ=YEARLY')}"
except ValueError as error:
    refused = str(error)
print("ical", version("ical"), seen)
print("python-dateutil", version("python-dateutil"), refused)
assert seen["重阳"] == [f"{year}-09-09" for year in (2027, 2028, 2029)], "this has changed"
assert seen["春节"] == [f"{year}-02-17" for year in (2027, 2028, 2029)], "this has changed"
assert refused == "unknown parameter 'RSCALE'", "this has changed"
print("as it was found: the calendar of the rule is passed over")
PYTHON
cd "$folder" && node look.mjs && venv/bin/python look.py feasts.ics
