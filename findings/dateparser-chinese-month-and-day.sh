#!/bin/sh
# dateparser reads a Chinese day without a year as one of the years 2010 to 2012, or not at all.
#
# People write 12月4日 and mean this year's. Told that the language is Chinese (`languages=["zh"]`), dateparser reads none
# of these days, though it reads 2026年12月4日. Left to find the language, it takes Japanese, where January to September come
# out right; October, November and December become the year 2010, 2011 and 2012, and the day the month: 12月4日 is a day
# of April 2012. 4日 by itself is four days ago.
#
# Run it with: sh findings/dateparser-chinese-month-and-day.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
cat >"$folder/look.py" <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

import dateparser

NOW = datetime(2026, 11, 29, 10)


def read(words, **said):
    found = dateparser.parse(words, settings={"RELATIVE_BASE": NOW}, **said)
    return found and found.date().isoformat()


print("dateparser", version("dateparser"), "on", NOW.date())
days = ("3月2日", "5月31日", "10月15日", "11月30日", "12月4日", "2026年12月4日", "4日")
seen = {words: (read(words), read(words, languages=["zh"])) for words in days}
for words, (free, chinese) in seen.items():
    print(f"{words}: {free}, as Chinese {chinese}")
assert seen == {
    "3月2日": ("2026-03-02", None),
    "5月31日": ("2026-05-31", None),
    "10月15日": ("2010-11-15", None),
    "11月30日": ("2011-11-30", None),
    "12月4日": ("2012-04-29", None),
    "2026年12月4日": ("2026-12-04", "2026-12-04"),
    "4日": ("2026-11-25", "2026-11-25"),
}, "this has changed"
print("as it was found: the last three months are years")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
