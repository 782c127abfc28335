#!/bin/sh
# An office with the hours "Mo-Fr 09:00-17:00; PH off" is open at the Spring Festival and shut on Children's Day.
#
# So OpenStreetMap keeps the hours of a service hall: PH off, shut on public holidays. opening_hours (npm, the
# reference) has for China the days with a fixed date, as its README says: no lunar feast is among them and no 清明节,
# but 4 May and 1 June are, on which the law gives the young and children alone time off. opening_hours_py (PyPI) has
# the first day of each feast and no other: 2 October and the second day of the Spring Festival are open, as is 清明节
# for good. Of the 19 days from Monday to Friday that are free in 2026 by the State Council's notice the one shuts the
# hall on five, the other on six, and neither warns. chinesecalendar has the notice.
#
# Run it with: sh findings/open-at-spring-festival.sh   (Python 3.11, Node.js 20 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
    opening_hours_py==2.1.4 chinesecalendar==1.11.0
npm install --silent --no-audit --no-fund --prefix "$folder" opening_hours@3.15.0
cat >"$folder/look.mjs" <<'NODE'
import OpeningHours from "opening_hours";

const [hours, ...days] = process.argv.slice(2);
const place = { lat: 33.29, lon: 118.87, address: { country_code: "cn", state: "江苏省" } };
const hall = new OpeningHours(hours, place);
const shut = days.filter((day) => !hall.getState(new Date(`${day}T10:00:00`)));
console.log(JSON.stringify([hall.getWarnings(), shut]));
NODE
cat >"$folder/look.py" <<'PYTHON'
import json
import subprocess
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from chinese_calendar import is_holiday
from opening_hours import OpeningHours

HOURS = "Mo-Fr 09:00-17:00; PH off"
FREE = (
    "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07"
)
SHUT = {
    "opening_hours": "01-01 05-01 05-04 06-01 10-01 10-02",
    "opening_hours_py": "01-01 02-17 05-01 06-19 09-25 10-01",
}

year = [datetime(2026, 1, 1, 10) + timedelta(day) for day in range(365)]
weekdays = [day for day in year if day.weekday() < 5]
free = [day for day in weekdays if is_holiday(day.date())]
assert [f"{day:%m-%d}" for day in free] == FREE.split(), "this has changed"
print(f"chinesecalendar {version('chinesecalendar')}: {len(free)} days from Monday to Friday are free in 2026")

run = ["node", "look.mjs", HOURS, *(f"{day:%Y-%m-%d}" for day in weekdays)]
warnings, in_node = json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout)
hall = OpeningHours(HOURS, country="CN")
shut = {
    "opening_hours": [datetime.fromisoformat(f"{day}T10:00") for day in in_node],
    "opening_hours_py": [day for day in weekdays if not hall.is_open(day)],
}
versions = {
    "opening_hours": json.loads(Path("node_modules/opening_hours/package.json").read_text())["version"],
    "opening_hours_py": version("opening_hours_py"),
}
for name, days in shut.items():
    print(f"{name} {versions[name]}: shut on {', '.join(f'{day:%m-%d}' for day in days)}")
    print(f"    {len(set(days) & set(free))} of the {len(free)}")
    assert [f"{day:%m-%d}" for day in days] == SHUT[name].split(), "this has changed"
assert warnings == [], "this has changed"
print("as it was found: of the Spring Festival one has nothing, and the other the first day")
PYTHON
cd "$folder" && TZ=Asia/Shanghai venv/bin/python look.py
