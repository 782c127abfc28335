#!/bin/sh
# pyecharts puts districts that it does not know on the map of another one, a thousand kilometres away.
#
# `Geo` draws points by the names of places alone and has a table of 3,751 of them. A name that is not in it gets the
# position of the one that is written most alike, from a likeness of 0.6: 洪泽区 in Jiangsu stands in 太原, as 迎泽区,
# 高港区 in 天津, as 大港区, and 广安区, a city of Sichuan, in Hebei, as 安次区. Two signs of three are enough, and 区 is
# one of them. Of the 2,845 counties and districts that cpca's table has a position of, 249 are not known by name; 25 of
# them get none, which `add` refuses, and of the other 224 173 are more than 100 km off. Nothing tells these from the
# rest. Who draws such a map gives the positions himself, by `add_coordinate`.
#
# Run it with: sh findings/districts-on-other-districts.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyecharts==2.1.0
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps cpca==0.5.5  # its table alone is read
cat >"$folder/look.py" <<'PYTHON'
import csv
from importlib.metadata import files, version
from math import cos, hypot, radians

from pyecharts.charts import Geo
from pyecharts.datasets import COORDINATES

FAR, DEGREE = 100, 111.2  # kilometres
HERE = {"洪泽区": "迎泽区", "高港区": "大港区", "广安区": "安次区"}


def counties():
    """Name, longitude and latitude of each county and district, by cpca."""
    table = next(file for file in files("cpca") if file.name == "adcodes.csv")
    with table.locate().open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            if row["adcode"][4:6] != "00" and row["adcode"].endswith("000000") and row["longitude"]:
                yield row["name"], float(row["longitude"]), float(row["latitude"])


def apart(one, other):
    return DEGREE * hypot((one[0] - other[0]) * cos(radians(one[1])), one[1] - other[1])


print("pyecharts", version("pyecharts"), "and cpca", version("cpca"))
known, map_ = set(COORDINATES), Geo()
places = list(counties())
unknown = [place for place in places if place[0] not in known]
refused, far = 0, []
for name, *position in unknown:
    found = map_.get_coordinate(name)
    if found is None:
        refused += 1
    elif (off := apart(position, found)) > FAR:
        far.append((name, found, off))
print(f"of {len(places):,} counties and districts {len(unknown)} are not in its table of {len(known):,} names:")
print(f"{refused} refused, {len(unknown) - refused} placed, {len(far)} of these more than {FAR} km off")
for name, found, off in far:
    if taken := HERE.get(name):
        print(f"{name} is put at {found}, {off:,.0f} km off, where {taken} lies: {COORDINATES[taken]}")
        assert found == COORDINATES[taken] and taken in known, "this has changed"
assert set(HERE) <= {name for name, *_ in far}, "this has changed"
assert (len(places), len(known), len(unknown), refused, len(far)) == (2845, 3751, 249, 25, 173), "this has changed"
print("as it was found: an unknown district is drawn on another one")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
