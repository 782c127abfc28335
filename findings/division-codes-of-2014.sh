#!/bin/sh
# The package of division codes does not know districts that became districts since.
#
# GB2260 gives names to the six digits that begin an address or an identity number in China, by the lists of GB/T 2260
# of single years; without a year it takes its newest. That is from before the changes of 2015 to 2017: 洪泽, a
# district with 320813 since 2016, is there as a county with 320829, 清江浦区 (320812), 临安区 (330112) and 密云区
# (110118) raise ValueError. Old codes stay valid in identity numbers, so that neither list alone is enough: who
# checks rosters needs both years.
#
# Run it with: sh findings/division-codes-of-2014.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    GB2260==0.4.1
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version

import gb2260

SINCE = {"320813": "洪泽区", "320812": "清江浦区", "330112": "临安区", "110118": "密云区"}
BEFORE = {"320829": "洪泽县", "330185": "临安市", "110228": "密云县"}


def named(code):
    try:
        return gb2260.get(code).name
    except ValueError:
        return None


print(f"GB2260 {version('GB2260')}")
for code, name in SINCE.items():
    print(f"{code}, {name} today: {named(code)}")
    assert named(code) is None, "this has changed"
for code, name in BEFORE.items():
    print(f"{code}, a code of before: {named(code)}")
    assert named(code) == name, "this has changed"
print("as it was found: the newest list is older than the districts")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
