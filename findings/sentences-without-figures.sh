#!/bin/sh
# zhon's pattern of a sentence finds 万元。 in 扣2.8万元。 and nothing but 。 in 联系电话13800000000。
#
# zhon (PyPI) has regular expressions for Chinese, among them `zhon.hanzi.sentence`: a run of Chinese characters and
# punctuation that ends at a full stop, as its documentation says. Figures, Latin letters, their points and signs and
# spaces are none of these. What `findall` gives is therefore what stands behind the last of them: of
# 3号楼漏水。5号楼停电。 both faults are there and neither number, of a report with its deadline on 4 December
# 日前整改！, of a fine of 28,000 yuan 万元。, of A座漏水，B座停电。 the second block alone and without its letter.
# 完成率95%。 is a full stop, and a report without a full stop is nothing. Nothing is said. Figures of full width are
# lost alike; 三号楼漏水。 is whole. pysbd has each sentence as it is.
#
# Run it with: sh findings/sentences-without-figures.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check zhon==2.1.1 pysbd==0.3.4
cat >"$folder/look.py" <<'PYTHON'
import re
from importlib.metadata import version

from pysbd import Segmenter
from zhon.hanzi import sentence

# The sentences as they are, and what the pattern finds of them.
FOUND = {
    ("3号楼漏水。", "5号楼停电。", "12号楼停水！"): ["号楼漏水。", "号楼停电。", "号楼停水！"],
    ("东风路12号井盖缺失，请于12月4日前整改！",): ["日前整改！"],
    ("３号楼漏水。",): ["号楼漏水。"],
    ("扣2.8万元。",): ["万元。"],
    ("A座漏水，B座停电。",): ["座停电。"],
    ("联系电话13800000000。",): ["。"],
    ("整改完成率95%。",): ["。"],
    ("东风路 积水。",): ["积水。"],
    ("东风路积水",): [],
}
WHOLE = [("三号楼漏水。", "五号楼停电。"), ("已整改。", "请复查！")]

print(", ".join(f"{name} {version(name)}" for name in ("zhon", "pysbd")))
in_pysbd = Segmenter(language="zh", clean=False)
for sentences, expected in FOUND.items():
    found = re.findall(sentence, "".join(sentences))
    print(f"{' '.join(sentences)} {' '.join(found) or 'nothing'}")
    assert found == expected, "this has changed"
for sentences in WHOLE:
    assert re.findall(sentence, "".join(sentences)) == list(sentences), "this has changed"
for sentences in [*FOUND, *WHOLE]:
    assert in_pysbd.segment("".join(sentences)) == list(sentences), "this has changed"
print("as it was found: a sentence begins behind its last figure, letter or space")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
