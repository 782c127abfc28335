#!/bin/sh
# OpenCC writes villages that bear a family's name as if the name were a word.
#
# Many villages are called after a family and 庄, 圩 or 村. In the families' names 范 and 余 are not simplified forms:
# 范莊, 余圩. OpenCC, from simplified to traditional, in each of its four settings, gives 範莊 and 餘圩, as in 範圍
# and 剩餘; 后王庄, the rear village of two, keeps 后, which is the queen, while 皇后 is right. Back to simplified all
# return, so that a round trip shows nothing. Who prints names in traditional script keeps a list of them beside the
# converter.
#
# Run it with: sh findings/opencc-village-names.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    OpenCC==1.4.2
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version

from opencc import OpenCC

WRONG = {"范庄": ("范莊", "範莊"), "余圩": ("余圩", "餘圩"), "后王庄": ("後王莊", "后王莊")}
RIGHT = {"沈庄": "沈莊", "皇后大道": "皇后大道", "三里屯": "三里屯"}

print(f"OpenCC {version('OpenCC')}")
back = OpenCC("t2s")
for setting in ("s2t", "s2tw", "s2twp", "s2hk"):
    to = OpenCC(setting)
    print(setting, {name: to.convert(name) for name in (*WRONG, *RIGHT)})
    for name, (meant, given) in WRONG.items():
        assert to.convert(name) == given != meant, "this has changed"
        assert back.convert(given) == name, "this has changed"
    assert all(to.convert(name) == meant for name, meant in RIGHT.items()), "this has changed"
print("as it was found: the family's name becomes a word")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
