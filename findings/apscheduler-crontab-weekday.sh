#!/bin/sh
# `CronTrigger.from_crontab` of APScheduler reads the days of the week one day late.
#
# It promises to take a standard crontab expression, in which 0 and 7 are Sunday and 1 is Monday. APScheduler counts from
# Monday = 0 and hands the number on as it stands: `0 9 * * 1-5`, nine o'clock on working days, rings from Tuesday to
# Saturday, and 7 is refused. Names (mon-fri) are right. croniter, a second reader, takes the numbers as cron does.
#
# Run it with: sh findings/apscheduler-crontab-weekday.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check apscheduler==3.11.2 croniter==7.0.0
cat >"$folder/look.py" <<'PYTHON'
from datetime import UTC, datetime, timedelta
from importlib.metadata import version

from apscheduler.triggers.cron import CronTrigger
from croniter import croniter

SUNDAY = datetime(2026, 3, 1, tzinfo=UTC)


def by_apscheduler(days):
    try:
        trigger = CronTrigger.from_crontab(f"0 9 * * {days}", timezone=UTC)
    except ValueError as refused:
        return f"refused: {refused}"
    found, at = [], SUNDAY
    while (at := trigger.get_next_fire_time(None, at)) < SUNDAY + timedelta(days=7):
        found.append(f"{at:%a}")
        at += timedelta(minutes=1)
    return " ".join(found)


def by_croniter(days):
    ring, found = croniter(f"0 9 * * {days}", SUNDAY), []
    while (at := ring.get_next(datetime)) < SUNDAY + timedelta(days=7):
        found.append(f"{at:%a}")
    return " ".join(found)


print("APScheduler", version("apscheduler"), "and croniter", version("croniter"))
seen = {days: (by_apscheduler(days), by_croniter(days)) for days in ("1", "0", "1-5", "mon-fri", "7")}
for days, (apscheduler, cron) in seen.items():
    print(f"0 9 * * {days}: APScheduler {apscheduler}; croniter {cron}")
assert seen["1"] == ("Tue", "Mon"), "this has changed"
assert seen["0"] == ("Mon", "Sun"), "this has changed"
assert seen["1-5"] == ("Tue Wed Thu Fri Sat", "Mon Tue Wed Thu Fri"), "this has changed"
assert seen["mon-fri"] == ("Mon Tue Wed Thu Fri",) * 2, "this has changed"
assert seen["7"][0].startswith("refused") and seen["7"][1] == "Sun", "this has changed"
print("as it was found: numbers of days mean the day after")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
