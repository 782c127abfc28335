#!/bin/sh
# Of a district's 119 streets fuzzyset finds 50, and of the others it says another one, written in full though they are.
#
# A bot that is told of 东凤路 looks for the street most alike. fuzzyset (npm; fuzzyset.js is the same package) compares
# a few letters at a time, keeps the best fifty and orders these by their edit distance. Before that it takes out of a
# name whatever is no Latin letter, Arabic letter or figure (Arabic was mended, issue 53), so all Chinese names are one
# empty name, and the best fifty are the first fifty that were added. With a list of up to fifty everything is found.
# From the fifty-first on a name is not found by itself: for 朝风路 `get` has 朝 nowhere, and says 东风路, two thirds alike;
# 放湖路 is 东湖路. fuzzyset2 (PyPI), which comes from the same library of Python, keeps Chinese and finds all.
# The names here are made of 17 and 7 parts that are common in names of streets.
#
# Run it with: sh findings/streets-beyond-the-fiftieth.sh   (Python 3.11, Node.js 20 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check fuzzyset2==0.2.5
npm install --silent --no-audit --no-fund --prefix "$folder" fuzzyset@1.0.7
cat >"$folder/look.cjs" <<'NODE'
const FuzzySet = require("fuzzyset");
const { version } = require("fuzzyset/package.json");
const streets = JSON.parse(process.argv[2]);

function found(known) {
  const set = FuzzySet(known);
  return known.map((street) => set.get(street)[0]);
}

console.log(JSON.stringify([version, found(streets.slice(0, 50)), found(streets)]));
NODE
cat >"$folder/look.py" <<'PYTHON'
import json
import subprocess
from importlib.metadata import version

from fuzzyset import FuzzySet

STREETS = [first + second + "路" for first in "东南西北中长安和平人民建设解放朝阳" for second in "风门苑桥湖山河"]
TAKEN_FOR = {"朝风路": "东风路", "放湖路": "东湖路", "民河路": "东河路", "阳山路": "东山路"}

run = subprocess.run(["node", "look.cjs", json.dumps(STREETS)], check=True, capture_output=True, text=True)
npm_version, of_fifty, of_all = json.loads(run.stdout)
print(f"fuzzyset {npm_version} (npm), fuzzyset2 {version('fuzzyset2')}, {len(STREETS)} streets")

right = [street for street, (_, found) in zip(STREETS, of_all, strict=True) if street == found]
print(f"a list of fifty: {sum(found == street for street, (_, found) in zip(STREETS, of_fifty))} found by their own names")
print(f"the whole list: {len(right)} found by their own names")
assert of_fifty == [[1, street] for street in STREETS[:50]], "this has changed"
assert right == STREETS[:50], "this has changed"

said = dict(zip(STREETS, of_all, strict=True))
for street, other in TAKEN_FOR.items():
    likeness, found = said[street]
    print(f"{street}: {found}, {likeness:.2f} alike")
    assert found == other and round(likeness, 2) == 0.67, "this has changed"

in_python = FuzzySet(STREETS)
assert [in_python.get(street)[0] for street in STREETS] == [(1.0, street) for street in STREETS], "this has changed"
print("as it was found: a street behind the fiftieth is not found by its own name")
PYTHON
cd "$folder" && venv/bin/python look.py
