#!/bin/sh
# recordlinkage cleans two rosters of names before it joins them, and then everybody is the same person.
#
# Rosters of a street and of a community are joined to see who is in both. recordlinkage (PyPI) has `clean` for names that
# are written in several ways, as 阿依古丽·买买提 with one dot or another. By default, as its signature shows, it takes out
# whatever is no Latin letter and no figure: every Chinese name is empty, and of an address the figures are left, so that
# 东风路12号 and 人民路12号 are one. Nothing is said, and `exact` takes two empty names for equal: of sixteen pairs of people
# sixteen are the same person where one is, and of sixteen pairs of addresses four are the same where two are. Soundex,
# for names that sound alike, takes the first character alone: 张三 and 张伟 are both 张000, and 章三, which is said as 张三,
# is 章000. With replace_by_none=r"[^\w]+" the pairs are right, and the dots are gone.
#
# Run it with: sh findings/rosters-of-one-person.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
    recordlinkage==0.16 pandas==2.3.3 jellyfish==1.3.0
cat >"$folder/look.py" <<'PYTHON'
import logging
from importlib.metadata import version

import pandas
import recordlinkage
from recordlinkage.preprocessing import clean, phonetic

logging.getLogger("recordlinkage").setLevel(logging.ERROR)  # sixteen pairs are few
STREET = pandas.DataFrame(
    {
        "name": ["张三", "李四", "王五", "阿依古丽·买买提"],
        "address": ["东风路12号", "人民路3号", "朝阳路5号", "胜利路8号"],
    }
)
COMMUNITY = pandas.DataFrame(
    {
        "name": ["赵六", "钱七", "孙八", "阿依古丽•买买提"],
        "address": ["东风路12号", "人民路12号", "朝阳路3号", "胜利路8号"],
    }
)


def matching(column, **cleaning):
    """The pairs whose names or addresses are equal once they are cleaned."""
    both = [roster.assign(cleaned=clean(roster[column], **cleaning)) for roster in (STREET, COMMUNITY)]
    index = recordlinkage.Index()
    index.full()
    compare = recordlinkage.Compare()
    compare.exact("cleaned", "cleaned", label="same")
    found = compare.compute(index.index(*both), *both)
    return [(int(one), int(other)) for one, other in found[found["same"] == 1].index]


print(", ".join(f"{name} {version(name)}" for name in ("recordlinkage", "pandas")))
print("names, cleaned:", clean(STREET["name"]).tolist(), "addresses:", clean(STREET["address"]).tolist())
assert clean(STREET["name"]).tolist() == [""] * 4, "this has changed"
assert clean(STREET["address"]).tolist() == ["12", "3", "5", "8"], "this has changed"

people, places = matching("name"), matching("address")
print(f"of 16 pairs {len(people)} are the same person, and {len(places)} the same address")
assert len(people) == 16 and places == [(0, 0), (0, 1), (1, 2), (3, 3)], "this has changed"

people, places = (matching(column, replace_by_none=r"[^\w]+") for column in ("name", "address"))
print(f"told to keep letters: {len(people)} and {len(places)}")
assert people == [(3, 3)] and places == [(0, 0), (3, 3)], "this has changed"

sounds = phonetic(pandas.Series(["张三", "张伟", "章三"]), "soundex").tolist()
print("soundex of 张三, 张伟, 章三:", ", ".join(sounds))
assert sounds == ["张000", "张000", "章000"], "this has changed"
print("as it was found: whoever is cleaned is the same person")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
