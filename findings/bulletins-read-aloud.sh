#!/bin/sh
# WeText reads a grant of ¥1,200 aloud as one yuan, two hundred, and room 3-501 as three minus five hundred and one.
#
# Notices are read out, by a village's loudspeakers and by telephone. What stands before a speech synthesiser puts figures
# into words; WeText has the rules of WeTextProcessing for it. A comma between thousands is read if 元 follows, but ¥
# before the sum takes the figures up to the comma for the whole: ¥1,200 is 一元,两百 and ¥12,000 is 十二元,零零零. Blocks 2
# and 3, written 2/3栋, are two thirds of a block, house 15-3 reaches from 15 to 3, room 3-501 is a subtraction and 3-2-501
# none, group 12-3 is the third of December, and the year in the number of a paper (〔2026〕) is two thousand and
# twenty-six. ¥200, 1,200元, dates, times and 12345 are right.
#
# Run it with: sh findings/bulletins-read-aloud.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check wetext==0.1.8
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version

from wetext import Normalizer

CHANGED = {
    "每户补助¥1,200": "每户补助一元,两百",
    "每户补助¥12,000": "每户补助十二元,零零零",
    "2/3栋明天停水": "三分之二栋明天停水",
    "东风路15-3号门前积水": "东风路十五到三号门前积水",
    "3-501室": "三减五百零一室",
    "3-2-501室": "三二五零一室",
    "第12-3组": "第十二月三日组",
    "政发〔2026〕12号": "政发〔两千零二十六〕十二号",
}
RIGHT = {
    "每户补助1,200元": "每户补助一千二百元",
    "罚款¥200": "罚款两百元",
    "东风路12号": "东风路十二号",
    "2、3栋明天停水": "二、三栋明天停水",
    "12月4日18:00前": "十二月四日十八点前",
    "拨打12345": "拨打幺二三四五",
}

print("wetext", version("wetext"))
spoken = Normalizer(lang="zh", operator="tn")
for written, expected in (CHANGED | RIGHT).items():
    found = spoken.normalize(written)
    print(f"{written}: {found}")
    assert found == expected, "this has changed"
print("as it was found: a grant is a yuan, and a room a subtraction")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
