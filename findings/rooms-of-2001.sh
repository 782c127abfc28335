#!/bin/sh
# csvkit takes room 12-3 for 3 December 2001, and finds nobody of its list in one that has a room 13-1.
#
# Blocks and rooms are written 12-3, 5-2. csvkit (PyPI) sorts, joins and turns lists over, and looks at each column
# for its kind: where every value can be a month and a day, it is a column of days, and of the year 2001, for want of
# one. So csvsort, csvjson and csvlook give 2001-12-03 for the room 12-3. One room 13-1 in the list, and all stay as
# they are. Then csvjoin has days on one side and words on the other: of two lists that share two rooms no pair is
# found, and with --left each room is without its state. Neither says a word, and the exit status is 0. With -I
# (--no-inference) all is right, as with pandas. csvcut and csvgrep do not look at kinds.
#
# Run it with: sh findings/rooms-of-2001.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
    csvkit==2.2.0 agate==1.14.2 parsedatetime==2.6 pandas==3.1.1
cat >"$folder/look.py" <<'PYTHON'
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pandas

TOOLS = Path(sys.executable).parent
FAMILIES = "房号,户主\n12-3,张三\n5-2,李四\n"
STATES = "房号,状态\n12-3,未整改\n5-2,已整改\n"
MORE_STATES = STATES + "13-1,已整改\n"
RIGHT = ["房号,户主,状态", "12-3,张三,未整改", "5-2,李四,已整改"]
SEEN = [
    ("csvsort families.csv", ["房号,户主", "2001-05-02,李四", "2001-12-03,张三"]),
    ("csvjson families.csv", ['[{"房号": "2001-12-03", "户主": "张三"}, {"房号": "2001-05-02", "户主": "李四"}]']),
    (
        "csvlook families.csv",
        ["|         房号 | 户主 |", "| ---------- | -- |", "| 2001-12-03 | 张三 |", "| 2001-05-02 | 李四 |"],
    ),
    ("csvsort more.csv", ["房号,状态", "12-3,未整改", "13-1,已整改", "5-2,已整改"]),
    ("csvjoin -c 房号 families.csv states.csv", [RIGHT[0], "2001-12-03,张三,未整改", "2001-05-02,李四,已整改"]),
    ("csvjoin -c 房号 families.csv more.csv", [RIGHT[0]]),
    ("csvjoin --left -c 房号 families.csv more.csv", [RIGHT[0], "2001-12-03,张三,", "2001-05-02,李四,"]),
    ("csvjoin -I -c 房号 families.csv more.csv", RIGHT),
    ("csvcut -c 房号 families.csv", ["房号", "12-3", "5-2"]),
    ("csvgrep -c 户主 -m 张三 families.csv", ["房号,户主", "12-3,张三"]),
]


def told(tool, *options):
    """What a tool of csvkit writes, line by line; it has to end well and say nothing else."""
    run = subprocess.run([TOOLS / tool, *options], check=True, capture_output=True, text=True)
    assert run.stderr == "", "this has changed"
    print(f"{tool} {' '.join(options)}\n    {'  '.join(run.stdout.splitlines())}")
    return run.stdout.splitlines()


for name, text in {"families": FAMILIES, "states": STATES, "more": MORE_STATES}.items():
    Path(f"{name}.csv").write_text(text, encoding="utf-8")
print(", ".join(f"{name} {version(name)}" for name in ("csvkit", "agate", "pandas")))

for command, lines in SEEN:
    assert told(*command.split()) == lines, "this has changed"

joined = pandas.read_csv("families.csv").merge(pandas.read_csv("more.csv"), on="房号")
assert joined.to_csv(index=False).split() == RIGHT, "this has changed"
print("as it was found: rooms are days of 2001 in the one list and not in the other")
PYTHON
cd "$folder" && venv/bin/python look.py
