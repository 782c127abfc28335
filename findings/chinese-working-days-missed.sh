#!/bin/sh
# Two calendars of Chinese holidays miss single days of the State Council's notices.
#
# Which Sundays are worked and which Fridays are free is decided by a notice each year, so a library can only copy it.
# The working days of 2012 to 2026 were asked day by day of four. lunar-python has two days of 2013 as free that were
# worked, Sunday 7 April for 清明节 and Saturday 12 October for 国庆节; its other years are right. workalendar, in the years
# that it supports (2018 to 2023), still has 31 January and 1 February 2020 as worked: the notice of 27 January 2020 made
# the holiday longer. Neither says that it is in doubt. chinesecalendar and holidays have these four days right.
#
# Run it with: sh findings/chinese-working-days-missed.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    chinesecalendar==1.11.0 holidays==0.109 lunar-python==1.4.8 workalendar==17.0.0
cat >"$folder/look.py" <<'PYTHON'
import warnings
from datetime import date, timedelta
from importlib.metadata import version

import chinese_calendar
import holidays
from lunar_python.util import HolidayUtil
from workalendar.asia import China

warnings.simplefilter("ignore")  # workalendar names the years that it supports

YEARS = range(2012, 2027)
SUPPORTED = range(2018, 2024)  # by workalendar, as it says itself
BY_HOLIDAYS = holidays.China(years=YEARS)
BY_WORKALENDAR = China()


def by_lunar_python(day):
    told = HolidayUtil.getHoliday(day.isoformat())
    return told.isWork() if told else day.weekday() < 5


READERS = {
    "chinesecalendar": chinese_calendar.is_workday,
    "holidays": BY_HOLIDAYS.is_working_day,
    "lunar-python": by_lunar_python,
    "workalendar": lambda day: BY_WORKALENDAR.is_working_day(day) if day.year in SUPPORTED else None,
}
days = [date(2012, 1, 1) + timedelta(days=n) for n in range((date(2027, 1, 1) - date(2012, 1, 1)).days)]
changed = sum(chinese_calendar.is_workday(day) != (day.weekday() < 5) for day in days)
odd = {}
for day in days:
    told = {name: answer for name, read in READERS.items() if (answer := read(day)) is not None}
    if len(set(told.values())) > 1:
        odd[day] = told
print(", ".join(f"{name} {version(name)}" for name in READERS))
print(f"{len(days)} days, of which {changed} are not as their day of the week says")
for day, told in odd.items():
    print(f"{day:%a %Y-%m-%d}:", ", ".join(f"{name} {'worked' if works else 'free'}" for name, works in told.items()))
LUNAR = dict.fromkeys((date(2013, 4, 7), date(2013, 10, 12)), ["chinesecalendar", "holidays"])
WORKALENDAR = dict.fromkeys((date(2020, 1, 31), date(2020, 2, 1)), ["workalendar"])
worked = {day: [name for name, works in told.items() if works] for day, told in odd.items()}
assert worked == LUNAR | WORKALENDAR, "this has changed"
print("as it was found: four days of fifteen years, each wrong in one library")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
