#!/bin/sh
# Two converters of Chinese numbers make 四五十人, forty or fifty people, 450 people.
#
# Reports count by eye: 七八棵树 are seven or eight trees, 四五十人 forty to fifty people, 十七八户 seventeen or eighteen
# households. Two figures side by side say so in Chinese; a number has them side by side only where it is read out
# figure by figure. chinese2digits (PyPI) and chinese-numbers-converter (npm) put them together or add them up without
# a word: 78 trees, 450 people, 88 households, and a fine of 一千二三百元, 1,200 to 1,300 yuan, is one of 3,300. A deadline
# of 三五天内 is in 35 days. cn2an joins the short ones (known, issue 87 of cn2an) and leaves the long ones in Chinese,
# with a warning. WeText has the ranges (7~8, 40~50, 17-8), though not that of the fine. 七、八 and 三至五 stay what they are
# in all of them.
#
# Run it with: sh findings/forty-or-fifty-is-450.sh   (Python 3.11, Node.js 20 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
    chinese2digits==6.0.2 cn2an==0.5.24 wetext==0.1.8
npm install --silent --no-audit --no-fund --prefix "$folder" chinese-numbers-converter@2.3.1
cat >"$folder/look.cjs" <<'NODE'
const ChineseNumber = require("chinese-numbers-converter");
const { version } = require("chinese-numbers-converter/package.json");
const said = JSON.parse(process.argv[2]);
console.log(JSON.stringify([version, said.map((text) => new ChineseNumber(text).toArabicString())]));
NODE
cat >"$folder/look.py" <<'PYTHON'
import json
import subprocess
import warnings
from importlib.metadata import version

import chinese2digits
import cn2an
from wetext import Normalizer

# What is said: what the two make of it, cn2an, WeText.
SEEN = {
    "倒了七八棵树": ("倒了78棵树", "倒了78棵树", "倒了7~8棵树"),
    "三五天内整改": ("35天内整改", "35天内整改", "3~5天内整改"),
    "十七八户停水": ("88户停水", "十七八户停水", "17-8户停水"),
    "来了四五十人": ("来了450人", "来了四五十人", "来了40~50人"),
    "五六百户停电": ("5600户停电", "五六百户停电", "500~600户停电"),
    "罚款一千二三百元": ("罚款3300元", "罚款一千二三百元", "罚款1000¥200~300"),
    "七、八棵树": ("7、8棵树", "7、8棵树", "七、八棵树"),
    "三至五天": ("3至5天", "3至5天", "三至五天"),
}


def by_npm(said):
    found = subprocess.run(["node", "look.cjs", json.dumps(said)], check=True, capture_output=True, text=True)
    return json.loads(found.stdout)


npm_version, converted = by_npm(list(SEEN))
print(", ".join(f"{name} {version(name)}" for name in ("chinese2digits", "cn2an", "wetext")), end=", ")
print("chinese-numbers-converter", npm_version)
warnings.filterwarnings("ignore", module="cn2an")  # it says which numbers it leaves
spoken = Normalizer(lang="zh", operator="itn")
for (said, (wrong, by_cn2an, by_wetext)), in_npm in zip(SEEN.items(), converted, strict=True):
    found = chinese2digits.takeNumberFromString(said)["replacedText"], in_npm
    others = cn2an.transform(said), spoken.normalize(said)
    print(f"{said}: {found[0]}, {found[1]}; cn2an {others[0]}, WeText {others[1]}")
    assert found == (wrong, wrong), "this has changed"
    assert others == (by_cn2an, by_wetext), "this has changed"
print("as it was found: forty or fifty people are 450")
PYTHON
cd "$folder" && venv/bin/python look.py
