#!/bin/sh
# Babel reads its own half past two in the afternoon as half past two at night.
#
# `format_time` writes 14:30 in Taiwan, Hong Kong and Korea with the half of the day in words, 下午2:30 and 오후 2:30,
# and so it does on the mainland for a format with an `a`. `parse_time`, told the same locale and format, looks for the
# Latin letters "pm" alone and gives 02:30, as it does for 凌晨2:30; half past midnight, 凌晨12:30, is half past noon to
# it. There is no error. Of all locales of the CLDR one in seven comes back wrong so. pendulum, a second reader, reads
# the words.
#
# Run it with: sh findings/babel-chinese-afternoon-read.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0 pendulum==3.2.0
cat >"$folder/look.py" <<'PYTHON'
from datetime import time
from importlib.metadata import version

import pendulum
from babel.dates import format_time, parse_time
from babel.localedata import locale_identifiers

NIGHT, AFTERNOON = time(2, 30), time(14, 30)
ASKED = (
    ("en", "short"),
    ("zh", "short"),
    ("zh", "ah:mm"),
    ("zh_Hant", "short"),
    ("zh_Hant_HK", "short"),
    ("ko", "short"),
)

print("Babel", version("babel"), "pendulum", version("pendulum"))
seen = {}
for locale, form in ASKED:
    written = [format_time(at, form, locale=locale) for at in (NIGHT, AFTERNOON)]
    seen[locale, form] = [parse_time(one, locale=locale, format=form) for one in written]
    print(f"{locale} {form}: {written} are read as", *(f"{at:%H:%M}" for at in seen[locale, form]))
midnight = parse_time(format_time(time(0, 30), "short", locale="zh_Hant"), "zh_Hant", "short")
print(f"half past midnight of zh_Hant is read as {midnight:%H:%M}")
words = format_time(AFTERNOON, "ah:mm", locale="zh")
second = pendulum.from_format(words, "Ah:mm", locale="zh").time()
print(f"{words} by pendulum: {second:%H:%M}")
every = locale_identifiers()
wrong = [one for one in every if parse_time(format_time(AFTERNOON, "short", locale=one), one, "short") == NIGHT]
print(f"{len(wrong)} of {len(every)} locales read their own afternoon as night")
right = [asked for asked, read in seen.items() if read == [NIGHT, AFTERNOON]]
assert right == [("en", "short"), ("zh", "short")], "this has changed"
assert all(read == [NIGHT, NIGHT] for asked, read in seen.items() if asked not in right), "this has changed"
assert midnight == time(12, 30) and second == AFTERNOON, "this has changed"
assert (len(wrong), len(every)) == (168, 1147), "this has changed"
print("as it was found: the afternoon is lost on the way back")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
