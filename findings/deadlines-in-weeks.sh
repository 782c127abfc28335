#!/bin/sh
# jionlp reads "within two weeks" as within two days.
#
# 两周内整改, to be put right within two weeks, is how orders of offices set a deadline. `parse_time` makes of 内 (within) a
# span from now to an end. With days and months the end is so many of them ahead; with weeks, written as 周 or 星期, in
# figures or in words, it is as many days ahead as there are weeks. 未来两周, the next two weeks, is right in the same
# package, and so is 14天内. `extract_time`, which looks for times in a sentence, gives the same.
#
# Run it with: sh findings/deadlines-in-weeks.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check jionlp==1.5.31
cat >"$folder/look.py" <<'PYTHON'
import time
from importlib.metadata import version

import jionlp

NOW = time.mktime((2026, 11, 24, 10, 0, 0, 0, 0, -1))
MEANT_AND_READ = {
    "一周内": ("12-01", "11-25"),
    "两周内": ("12-08", "11-26"),
    "2周内": ("12-08", "11-26"),
    "两个星期内": ("12-08", "11-26"),
    "三周内": ("12-15", "11-27"),
    "两天内": ("11-26", "11-26"),
    "14天内": ("12-08", "12-08"),
    "未来两周": ("12-08", "12-08"),
}

print("jionlp", version("jionlp"), "now is Tuesday, 2026-11-24 10:00")
for words, (meant, read) in MEANT_AND_READ.items():
    begin, end = jionlp.parse_time(words, time_base=NOW)["time"]
    print(f"{words}: from {begin} to {end}; meant is {meant}")
    assert (begin, end[:10]) == ("2026-11-24 10:00:00", f"2026-{read}"), "this has changed"
(found,) = jionlp.ner.extract_time("请在两周内整改完毕。", time_base=NOW)
print(found["text"], found["detail"]["time"])
assert (found["text"], found["detail"]["time"][1][:10]) == ("两周内", "2026-11-26"), "this has changed"
print("as it was found: weeks are counted as days")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
