#!/bin/sh
# xlsx2csv writes the month for the minutes of a Chinese time: 15:00 in October is 03时10分.
#
# The times of a ledger are shown with h"时"mm"分", the Chinese format for them (ECMA-376 part 1, 18.8.30, number 32). m is
# the month in a format, and behind hours the minute (18.8.31). To xlsx2csv it is the minute behind a colon alone:
# 30 October 15:00 is 03时10分, 20 November 08:20 08时11分, so that a month's patrols have one minute all, and with two
# figures for the hour it stands there twice, 0303时. The marks of quotation come along. That the hours are those of
# a clock of twelve, without a word for the half of the day, is known (issue 197 of xlsx2csv). h:mm is right, and
# openpyxl gives the time itself.
#
# Run it with: sh findings/minutes-that-are-months.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check xlsx2csv==0.8.6 openpyxl==3.1.5
cat >"$folder/look.py" <<'PYTHON'
import csv
import io
import sys
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import openpyxl
from xlsx2csv import Xlsx2csv

FILE = Path(sys.argv[1]) / "patrols.xlsx"
TIMES = [datetime(2026, 10, 30, 15, 0), datetime(2026, 10, 30, 9, 0), datetime(2026, 11, 20, 8, 20)]
SEEN = {
    'h"时"mm"分"': ["03时10分", "09时10分", "08时11分"],
    'hh"时"mm"分"': ["0303时10分", "0909时10分", "0808时11分"],
    'm"月"d"日" h"时"mm"分"': ["10月30日 03时10分", "10月30日 09时10分", "11月20日 08时11分"],
    "h:mm": ["15:00", "09:00", "08:20"],
}


def written():
    book = openpyxl.Workbook()
    for row, code in enumerate(SEEN, 1):
        for column, time in enumerate(TIMES, 1):
            book.active.cell(row, column, time).number_format = code
    book.save(FILE)


def as_csv():
    out = io.StringIO()
    Xlsx2csv(str(FILE)).convert(out)
    return list(csv.reader(io.StringIO(out.getvalue())))


written()
print(", ".join(f"{name} {version(name)}" for name in ("xlsx2csv", "openpyxl")))
print(f"times: {', '.join(format(time, '%m-%d %H:%M') for time in TIMES)}")
for (code, expected), found in zip(SEEN.items(), as_csv(), strict=True):
    print(f"{code}: {' | '.join(found)}")
    assert [text.replace('"', "") for text in found] == expected, "this has changed"
    assert ('"' in found[0]) == ('"' in code), "this has changed"
kept = [[cell.value for cell in row] for row in openpyxl.load_workbook(FILE).active.iter_rows()]
assert kept == [TIMES] * len(SEEN), "this has changed"
print("as it was found: the minutes of a Chinese time are the month")
PYTHON
"$folder/venv/bin/python" "$folder/look.py" "$folder"
