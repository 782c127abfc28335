#!/bin/sh
# clean-text finds no telephone that a Chinese word touches, and takes the name before an e-mail address into it.
#
# clean-text (PyPI) can put tokens in the place of telephones and addresses of e-mail (`no_phone_numbers`). A
# telephone must have no letter beside it; Chinese characters are letters, and Chinese has no spaces: 张三13812345678,
# 联系电话13812345678 and 请打13812345678找张三 stay as they are, without a word. Behind a colon or between spaces the
# same number is found. An address may begin with any letters: of 张三zhang@example.com请回复 the name goes as well.
# redact-pii (npm) finds each of them, and leaves the words beside it.
#
# Run it with: sh findings/telephones-touched-by-a-word.sh   (Python 3.11, Node.js 20 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
    clean-text==0.7.1 emoji==2.16.0 ftfy==6.3.1
npm install --silent --no-audit --no-fund --prefix "$folder" redact-pii@3.4.0
cat >"$folder/look.cjs" <<'NODE'
const { SyncRedactor } = require("redact-pii");

const redactor = new SyncRedactor();
console.log(JSON.stringify(process.argv.slice(2).map((text) => redactor.redact(text))));
NODE
cat >"$folder/look.py" <<'PYTHON'
import json
import subprocess
from importlib.metadata import version
from pathlib import Path

from cleantext import clean

# What is said, what clean-text leaves of it, and what redact-pii.
TOKENS = {
    "联系电话13812345678": ("联系电话13812345678", "联系电话PHONE_NUMBER"),
    "张三13812345678": ("张三13812345678", "张三PHONE_NUMBER"),
    "请打13812345678找张三": ("请打13812345678找张三", "请打PHONE_NUMBER找张三"),
    "请打 13812345678 找张三": ("请打 <PHONE> 找张三", "请打 PHONE_NUMBER 找张三"),
    "联系电话：13812345678": ("联系电话:<PHONE>", "联系电话：PHONE_NUMBER"),
    "张三zhang@example.com请回复": ("<EMAIL>请回复", "张三EMAIL_ADDRESS请回复"),
}

run = ["node", "look.cjs", *TOKENS]
by_node = json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout)
package = json.loads(Path("node_modules/redact-pii/package.json").read_text())
print(f"clean-text {version('clean-text')}, redact-pii {package['version']}")
for (said, (expected, other)), redacted in zip(TOKENS.items(), by_node, strict=True):
    found = clean(said, to_ascii=False, lower=False, no_phone_numbers=True, no_emails=True)
    print(f"{said}: {found} (redact-pii: {redacted})")
    assert (found, redacted) == (expected, other), "this has changed"
print("as it was found: a telephone is found where nothing Chinese touches it")
PYTHON
cd "$folder" && venv/bin/python -W ignore look.py
