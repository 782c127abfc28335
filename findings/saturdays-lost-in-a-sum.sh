#!/bin/sh
# A district's own days added to China's holidays take six working days out of the year.
#
# In China Saturdays and Sundays are worked in exchange for days about a feast; in 2026 there are six. holidays knows
# them (`weekend_workdays`), and `is_working_day` is right for `CN`. The library's way to put calendars together is
# `+`: China's and one of one's own, with the day on which an office is shut. Only the names of days off get into the
# sum. Saturday 28 February is no working day any more, the next one after a Friday is Monday, three working days from
# 18 September end a day late, and 2026 has 242 working days for 248, even if the calendar that was added is empty;
# likewise with `sum` and `+=`. Nothing is said. Days put into the calendar itself, by `update`, leave the Saturdays
# alone. chinesecalendar, a second table, has the same 248 days as CN.
#
# Run it with: sh findings/saturdays-lost-in-a-sum.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check holidays==0.109 chinesecalendar==1.11.0
cat >"$folder/look.py" <<'PYTHON'
from datetime import date, timedelta
from importlib.metadata import version

import chinese_calendar
import holidays

YEAR = [date(2026, 1, 1) + timedelta(day) for day in range(365)]
SHUT = {date(2026, 12, 4): "停办"}
FRIDAY, BEFORE_A_SUNDAY = date(2026, 2, 27), date(2026, 9, 18)


def own(days):
    calendar = holidays.HolidayBase(years=2026)
    calendar.update(days)
    return calendar


def looked_at(name, calendar):
    worked = [day for day in YEAR if calendar.is_working_day(day)]
    weekends = [format(day, "%m-%d") for day in worked if day.weekday() >= 5]
    after, third = calendar.get_nth_working_day(FRIDAY, 1), calendar.get_nth_working_day(BEFORE_A_SUNDAY, 3)
    print(f"{name}: {len(worked)} working days, at weekends {', '.join(weekends) or 'none'}")
    print(f"    after {FRIDAY} comes {after}, the third from {BEFORE_A_SUNDAY} is {third}")
    return worked, after, third


china = holidays.CN(years=2026)
print(", ".join(f"{name} {version(name)}" for name in ("holidays", "chinesecalendar")))
worked, after, third = looked_at("CN", china)
assert worked == [day for day in YEAR if chinese_calendar.is_workday(day)], "this has changed"
assert (len(worked), after, third) == (248, date(2026, 2, 28), date(2026, 9, 22)), "this has changed"

with_own, after, third = looked_at("CN and its own day", china + own(SHUT))
assert with_own == [day for day in worked if day.weekday() < 5 and day not in SHUT], "this has changed"
assert (after, third) == (date(2026, 3, 2), date(2026, 9, 23)), "this has changed"

nothing = sum([china, own({})])
assert len(looked_at("CN and nothing", nothing)[0]) == 242, "this has changed"

china.update(SHUT)
kept, _, _ = looked_at("CN, its own day put in by update", china)
assert kept == [day for day in worked if day not in SHUT], "this has changed"
print("as it was found: a sum of calendars loses the Saturdays and Sundays that are worked")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
