#!/bin/sh
# A date that a formula puts into words loses its noughts: 20 October is 1月2日.
#
# Ledgers make their notices by formula, ="请于"&TEXT(B2,"m月d日")&"前办结". formulas, which reckons workbooks in Python,
# writes month, day, hour and minute with two figures and takes the noughts off for m, d and h, those behind as well: the
# 10th, 20th and 30th are 1日, 2日 and 3日, October is 1月, ten o'clock is 1时 and 20:00 is 2:00. Of the 365 days of 2026 63
# are other days so, and all of them could be real ones. mm and dd are right, and so are `MONTH`, `DAY` and numbers that
# are no dates (第20号). Nothing warns. pycel, a second reckoner, has all of them right.
#
# Run it with: sh findings/tenths-and-twentieths-by-formula.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check formulas==1.3.4 pycel==1.0b30
cat >"$folder/look.py" <<'PYTHON'
from datetime import date, timedelta
from importlib.metadata import version

import formulas
from pycel.lib.text import text as by_pycel

BEGIN = date(1899, 12, 30)  # day 0 of Excel
DAYS = [date(2026, 1, 1) + timedelta(days) for days in range(365)]


def by_formulas(formula):
    return str(formulas.Parser().ast(f"={formula}")[1].compile()())


def number(day):
    return (day - BEGIN).days


def told(day):
    return f"{day.month}月{day.day}日"


def worded(day):
    return by_formulas(f'TEXT({number(day)},"m月d日")')


DUE = number(date(2026, 10, 20))
SEEN = {
    f'"请于"&TEXT({DUE},"m月d日")&"前办结"': "请于1月2日前办结",
    f'TEXT({DUE},"yyyy/m/d")': "2026/1/2",
    f'TEXT({DUE}+10/24,"h时")': "1时",
    f'TEXT({DUE}+20/24,"h:mm")': "2:00",
    f'TEXT({DUE},"mm月dd日")': "10月20日",
    f'MONTH({DUE})&"月"&DAY({DUE})&"日"': "10月20日",
    'TEXT(20,"第0号")': "第20号",
}

print(", ".join(f"{name} {version(name)}" for name in ("formulas", "pycel")))
for formula, expected in SEEN.items():
    found = by_formulas(formula)
    print(f"{formula}: {found}")
    assert found == expected, "this has changed"
wrong = {told(day): worded(day) for day in DAYS if worded(day) != told(day)}
print(f"of {len(DAYS)} days of 2026 {len(wrong)} are other days: {list(wrong.items())[:4]} …")
assert len(wrong) == 63 and set(wrong.values()) <= {told(day) for day in DAYS}, "this has changed"
assert [by_pycel(number(day), "m月d日") for day in DAYS] == [told(day) for day in DAYS], "this has changed"
print("as it was found: noughts at the end of a month or day are gone")
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/look.py"
