#!/bin/sh
# WeText puts the words of a spoken report into figures: a quarter past nine is 9.1刻, and 第二百货 the two hundredth.
#
# What is spoken into a phone comes out of speech recognition in words, and a second step, inverse text normalisation,
# turns numbers into figures. WeText has the rules of WeTextProcessing for it. 一刻 is a quarter of an hour, and 九点一刻 is
# read as 9.1 and 刻; minutes and 半 are right, with p.m. for 下午. 十 is a figure wherever it stands: 十字路口, a crossing,
# is 10字路口, 十里铺, a village, 10里铺, and 十一路, line 11, 10一路. 第二百货, the Second Department Store, is 第200货, and
# fifteen or sixteen, 十五六, is 15-6. 八一路, 三元桥 and 二道河 are kept.
#
# Run it with: sh findings/spoken-reports-in-figures.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check wetext==0.1.8
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version

from wetext import Normalizer

CHANGED = {
    "晚上九点一刻到场": "晚上9.1刻到场",
    "八点一刻到九点三刻": "8.1刻到9.3刻",
    "下午三点十分到场": "3:10p.m.到场",
    "大庆路十字路口有占道经营": "大庆路10字路口有占道经营",
    "十里铺的井盖松动": "10里铺的井盖松动",
    "第二百货门口": "第200货门口",
    "门口有十五六个垃圾袋": "门口有15-6个垃圾袋",
    "十一路的公交站牌": "10一路的公交站牌",
}
RIGHT = {
    "九点十五分到场": "9:15到场",
    "九点半到场": "9:30到场",
    "八一路和三元桥": "八一路和三元桥",
    "二道河的井盖松动": "二道河的井盖松动",
    "十二栋楼道堆物": "12栋楼道堆物",
    "二单元五零一室": "二单元501室",
}

print("wetext", version("wetext"))
written = Normalizer(lang="zh", operator="itn")
for spoken, expected in (CHANGED | RIGHT).items():
    found = written.normalize(spoken)
    print(f"{spoken}: {found}")
    assert found == expected, "this has changed"
print("as it was found: quarters, crossings and names are figures")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
