#!/bin/sh
# cpca puts a street that bears a city's name, or only hides one, into that city.
#
# Many cities name their main roads after others. People who report write the road alone, because their town is
# understood: 承德路12号, 北京北路. `cpca.transform`, which splits addresses into province, city and district, looks for
# names of cities anywhere in the text: 承德路 becomes the city of 承德 with the street 路, 淮海东路, a road of many
# towns, 海东 in Qinghai; what is before the name is dropped. With the town in front all of them are right. jionlp, a
# second one, leaves most of them without a city, and has 北京北路 and 承德南路 wrong likewise. Nobody is told of the
# guess.
#
# Run it with: sh findings/streets-named-after-cities.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check cpca==0.5.5 jionlp==1.5.31 setuptools==80.9.0
cat >"$folder/look.py" <<'PYTHON'
import contextlib
import io
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")  # cpca reads its table by pkg_resources
import cpca

with contextlib.redirect_stdout(io.StringIO()):
    import jionlp  # greets whoever imports it

ROADS = ("承德路12号", "西安路", "大同路", "深圳路", "长春路", "淮海东路", "北京北路", "承德南路", "人民路")
TOWN = "淮安市清江浦区"


def by_cpca(addresses):
    told = cpca.transform(list(addresses)).fillna("")
    return list(zip(told["省"], told["市"], told["区"], told["地址"], strict=True))


def by_jionlp(address):
    told = jionlp.parse_location(address)
    return told["province"], told["city"]


print("cpca", version("cpca"), "jionlp", version("jionlp"))
alone = dict(zip(ROADS, by_cpca(ROADS), strict=True))
second = {road: by_jionlp(road) for road in ROADS}
in_town = by_cpca(TOWN + road for road in ROADS)
for road in ROADS:
    print(f"{road}: cpca {' '.join(filter(None, alone[road])) or None}; jionlp {second[road][1]}")
print(f"with {TOWN} before it:", *sorted({" ".join(told[:3]) for told in in_town}))
assert alone["承德路12号"] == ("河北省", "承德市", "", "路12号"), "this has changed"
assert alone["淮海东路"] == ("青海省", "海东市", "", "路"), "this has changed"
assert [road for road in ROADS if not alone[road][0]] == ["人民路"], "this has changed"
assert {told[:3] for told in in_town} == {("江苏省", "淮安市", "清江浦区")}, "this has changed"
assert [told[3] for told in in_town] == list(ROADS), "this has changed"
assert [road for road in ROADS if second[road][1]] == ["北京北路", "承德南路"], "this has changed"
print("as it was found: eight roads of nine are in another province")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
