#!/bin/sh
# GeoPandas writes a layer with Chinese column names as a shapefile that it cannot read again.
#
# Grids and points of a district go from office to office as shapefiles. The names of the columns lie in the .dbf in ten
# bytes each. GeoPandas writes UTF-8 unless told otherwise, three bytes a character, and its engine pyogrio (GDAL) cuts
# at the tenth byte: 网格名称, four characters, ends in the first third of 称. The warning says that its own message could
# not be decoded; the file is there. Read back, one such column raises UnicodeDecodeError in GeoPandas and an error in
# pyshp, a second reader, so that the layer counts as lost; pyshp reads it with `encodingErrors="replace"`. Three
# characters or ten letters are right. With `encoding="GB18030"` five characters are, and a longer name is cut between
# two. pyshp, when it writes, cuts so by itself.
#
# Run it with: sh findings/grid-layers-as-shapefiles.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
    geopandas==1.2.0 pyogrio==0.13.0 shapely==2.2.0 pyshp==3.1.6
cat >"$folder/look.py" <<'PYTHON'
import sys
import warnings
from importlib.metadata import version
from pathlib import Path

import geopandas
import shapefile
from shapely.geometry import box

warnings.simplefilter("ignore")  # what they say is in the header
FOLDER = Path(sys.argv[1])


def written(column, **how):
    layer = geopandas.GeoDataFrame({column: ["第一网格"]}, geometry=[box(119.0, 33.0, 119.1, 33.1)], crs=4490)
    file = FOLDER / "grids.shp"
    layer.to_file(file, **how)
    return file


def by_pyshp_itself(column):
    file = FOLDER / "again.shp"
    with shapefile.Writer(file) as layer:
        layer.field(column, "C", 30)
        layer.point(119.0, 33.0)
        layer.record("第一网格")
    return names_by_pyshp(file)


def names_by_pyshp(file):
    return [field.name for field in shapefile.Reader(file).fields[1:]]


def names_by_geopandas(file):
    return [name for name in geopandas.read_file(file).columns if name != "geometry"]


def tried(read, file):
    try:
        return read(file)
    except (UnicodeDecodeError, shapefile.ShapefileException) as refused:
        return type(refused).__name__


READERS = {"geopandas": names_by_geopandas, "pyshp": names_by_pyshp}
REFUSED = {"geopandas": "UnicodeDecodeError", "pyshp": "dbfFileException"}
print(", ".join(f"{name} {version(name)}" for name in ("geopandas", "pyogrio", "pyshp")))
EXPECTED = [
    ("网格名", {}, ["网格名"]),
    ("grid_names_x", {}, ["grid_names"]),
    ("网格名称", {}, None),
    ("整改责任单位", {}, None),
    ("网格名称", {"encoding": "GB18030"}, ["网格名称"]),
    ("整改责任单位", {"encoding": "GB18030"}, ["整改责任单"]),
]
for column, how, names in EXPECTED:
    file = written(column, **how)
    seen = {name: tried(read, file) for name, read in READERS.items()}
    print(column, how.get("encoding", "(as it comes)"), "is read as", seen)
    assert seen == (REFUSED if names is None else dict.fromkeys(READERS, names)), "this has changed"
replaced = shapefile.Reader(written("网格名称"), encodingErrors="replace")
assert [list(one) for one in replaced.records()] == [["第一网格"]], "this has changed"
own = by_pyshp_itself("网格名称")
print("pyshp writes 网格名称 as", own)
assert own == ["网格名"], "this has changed"
print("as it was found: a column of four Chinese characters, and the layer cannot be read")
PYTHON
"$folder/venv/bin/python" "$folder/look.py" "$folder"
