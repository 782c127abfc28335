#!/bin/sh
# sentencex reads 3号楼漏水。5号楼停电。12号楼停水。 as one sentence, and cuts 3. off the third case of a list.
#
# A report of several faults is taken apart at its full stops. sentencex (PyPI), which Wikimedia wrote for all languages,
# does not end a sentence where a figure comes next; that keeps 3.5 whole, but it goes for the Chinese full stop too,
# which stands in no number, and for ！ and ？. So three buildings are one sentence, and 已整改。2026年12月4日复查。 is one. Of cases
# numbered 1. to 3., on one line or on three, the first two and the number of the third are one sentence, and the
# third case is one without its number. With a space or a break behind the full stop it ends, as it does before Chinese
# numerals, letters and full-width figures. In Japanese it is the same. pysbd has each of these sentences by itself.
#
# Run it with: sh findings/three-buildings-in-one-sentence.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check sentencex==1.0.32 pysbd==0.3.4
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version

from pysbd import Segmenter
from sentencex import segment

# The sentences as they are, and as sentencex gives them.
TOGETHER = {
    ("3号楼漏水。", "5号楼停电。", "12号楼停水。"): ["3号楼漏水。5号楼停电。12号楼停水。"],
    ("3号楼漏水！", "5号楼停电？", "12号楼停水。"): ["3号楼漏水！5号楼停电？12号楼停水。"],
    ("已整改。", "2026年12月4日复查。"): ["已整改。2026年12月4日复查。"],
    ("1.井盖缺失。", "2.路面积水。", "3.路灯不亮。"): ["1.井盖缺失。2.路面积水。3.", "路灯不亮。"],
    ("1.井盖缺失\n", "2.路面积水\n", "3.路灯不亮"): ["1.井盖缺失\n2.路面积水\n3.", "路灯不亮"],
}
APART = [
    ("东楼漏水。", "西楼停电。", "北楼停水。"),
    ("三号楼漏水。", "五号楼停电。"),
    ("3号楼漏水。\n", "5号楼停电。"),
    ("3号楼漏水。", "５号楼停电。"),
    ("A座漏水。", "B座停电。"),
]

print(", ".join(f"{name} {version(name)}" for name in ("sentencex", "pysbd")))
in_pysbd = Segmenter(language="zh", clean=False)
for sentences, expected in TOGETHER.items():
    found = segment("zh", "".join(sentences))
    print(f"{len(sentences)} sentences: {' | '.join(found)!r}")
    assert list(found) == expected, "this has changed"
    assert list(segment("ja", "".join(sentences))) == expected, "this has changed"
for sentences in APART:
    assert list(segment("zh", "".join(sentences))) == list(sentences), "this has changed"
for sentences in [*TOGETHER, *APART]:
    assert in_pysbd.segment("".join(sentences)) == list(sentences), "this has changed"
print("as it was found: before a figure no sentence ends")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
