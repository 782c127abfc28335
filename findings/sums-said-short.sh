#!/bin/sh
# jionlp reads a fine of twelve thousand yuan as one of 10,002.
#
# Chinese leaves the last unit of a number unsaid: 一万二 is 12,000, 两千三 is 2,300, and 10,002 would be 一万零二, with a
# zero. `parse_money` adds the bare last figure as ones, with 块 or 块钱 behind it, too, and calls the sum accurate.
# Numbers whose last unit is said, and those with the zero, are right. cn2an reads the same words as they are meant.
#
# Run it with: sh findings/sums-said-short.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check jionlp==1.5.31 cn2an==0.5.24
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version

import cn2an
import jionlp

MEANT_AND_READ = {
    "一百五": (150, 105),
    "两千三": (2300, 2003),
    "一万二": (12000, 10002),
    "十万五": (105000, 100005),
    "一万二千": (12000, 12000),
    "一万零二": (10002, 10002),
    "两百五十": (250, 250),
}

print(", ".join(f"{name} {version(name)}" for name in ("jionlp", "cn2an")))
for words, (meant, read) in MEANT_AND_READ.items():
    for unit in ("", "块", "块钱"):
        seen = jionlp.parse_money(words + unit)
        print(f"{words}{unit}: {seen['num']} {seen['definition']}; meant is {meant}")
        assert (float(seen["num"]), seen["definition"]) == (read, "accurate"), "this has changed"
    assert cn2an.cn2an(words, "normal") == meant, "this has changed"
print("as it was found: the last figure is added as ones")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
