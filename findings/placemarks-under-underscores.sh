#!/bin/sh
# GeoPandas reads 责任人 and 联系人 of a KML file as one column of nine underscores, and who is responsible is gone.
#
# Points of a district are kept in KML, with words of one's own as ExtendedData, the simple form of which is an
# untyped <Data name="责任人">. LIBKML in GDAL, which GeoPandas reads KML with, makes an underscore of each byte of a
# name that is no Latin letter or figure: 责任人 and 联系人 are both _________, 状态 and 等级 both ______. Of two such
# names on one placemark the second value is kept, with neither an error nor a warning; of two on different placemarks
# a name and a telephone stand in one column. Names declared in a Schema, as GeoPandas writes them itself, stay as
# they are. fastkml, which checks the file by the schema of KML 2.2 too, has every name with its value.
#
# Run it with: sh findings/placemarks-under-underscores.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
    geopandas==1.2.0 pyogrio==0.13.0 fastkml==1.4.0 lxml==6.1.3
cat >"$folder/look.py" <<'PYTHON'
import warnings
from importlib.metadata import version
from pathlib import Path

import geopandas
import pyogrio
from fastkml import KML

warnings.simplefilter("error")
BEGINNING = '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
PLACE = "<Point><coordinates>118.87,33.29</coordinates></Point>"
MANHOLE = {"责任人": "张三", "联系人": "李四", "状态": "未整改", "等级": "紧急"}
TOGETHER = {"_________": ["李四"], "______": ["紧急"]}
ANOTHER, A_THIRD = {"责任人": "张三"}, {"手机号": "13800000000"}
IN_ENGLISH = {"person": "张三", "contact": "李四"}


def written(*placemarks):
    """A file with one point for each of the placemarks and their own words."""
    points = ""
    for words in placemarks:
        data = "".join(f'<Data name="{name}"><value>{value}</value></Data>' for name, value in words.items())
        points += f"<Placemark><ExtendedData>{data}</ExtendedData>{PLACE}</Placemark>"
    Path("points.kml").write_text(f"{BEGINNING}{points}</Document></kml>", encoding="utf-8")


def own_columns(path="points.kml"):
    """The columns that KML has no element for."""
    table = geopandas.read_file(path)
    return {name: table[name].tolist() for name in table if name.strip("_") == "" or name in (*MANHOLE, *IN_ENGLISH)}


print(", ".join(f"{name} {version(name)}" for name in ("geopandas", "pyogrio", "fastkml")), end=", ")
print("GDAL", pyogrio.__gdal_version_string__)
written(MANHOLE)
print("in the file:", MANHOLE)
print("geopandas:", own_columns())
assert own_columns() == TOGETHER, "this has changed"
data = KML.parse("points.kml").features[0].features[0].extended_data.elements
assert {one.name: one.value for one in data} == MANHOLE, "this has changed"

written(ANOTHER, A_THIRD)
print("two placemarks,", ANOTHER, "and", A_THIRD, "geopandas:", own_columns())
assert own_columns() == {"_________": ["张三", "13800000000"]}, "this has changed"

written(IN_ENGLISH)
assert own_columns() == {name: [value] for name, value in IN_ENGLISH.items()}, "this has changed"

declared = geopandas.GeoDataFrame({name: [value] for name, value in MANHOLE.items()}, geometry=[None], crs=4326)
declared.to_file("declared.kml", driver="LIBKML")
assert own_columns("declared.kml") == {name: [value] for name, value in MANHOLE.items()}, "this has changed"
print("as it was found: names of as many characters are one column, and the last value is kept")
PYTHON
cd "$folder" && venv/bin/python look.py
