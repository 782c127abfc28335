#!/bin/sh
# humanize in Chinese counts by the thousand and puts 第 behind its number.
#
# Chinese has words for ten thousand (万) and a hundred million (亿). humanize activates zh_CN and translates the English
# words: 12,300 is `12.3 千` and 123,000,000 is `123.0 百万`, which nobody says, where Babel (Unicode CLDR) has 1.2万 and
# 1.2亿. Its ordinals are suffixes, for Chinese too: the third is `3第` instead of 第3.
#
# Run it with: sh findings/humanize-chinese-counts.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check humanize==4.17.0 babel==2.18.0
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version

import humanize
from babel.numbers import format_compact_decimal

humanize.i18n.activate("zh_CN")
print("humanize", version("humanize"), "and Babel", version("babel"))
seen = {
    count: (humanize.intword(count), format_compact_decimal(count, locale="zh", fraction_digits=1))
    for count in (12_300, 123_000_000)
}
for count, (by_humanize, by_babel) in seen.items():
    print(f"{count}: humanize {by_humanize}, Babel {by_babel}")
third = humanize.ordinal(3)
print(f"the third: humanize {third}")
assert seen == {12_300: ("12.3 千", "1.2万"), 123_000_000: ("123.0 百万", "1.2亿")}, "this has changed"
assert third == "3第", "this has changed"
print("as it was found: counted by the thousand, and the ordinal reversed")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
