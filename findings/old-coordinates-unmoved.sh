#!/bin/sh
# pyproj calls positions of the old Chinese systems new ones, and does not move them.
#
# Registers of poles, manholes and boundaries from before 2018 are in Xian 1980 or Beijing 1954, tens of metres and up
# to over a hundred from CGCS2000, in which maps are now. How far exactly is not published, so that the EPSG register
# has no way from Xian 1980, and from Beijing 1954 only into WGS 84, in two basins inland and three seas. pyproj fills
# the gap with a "ballpark" step: a position in Jiangsu comes back as it went in, to the last digit, with no warning. By
# one and the same transformer from Beijing 1954 a point in the Ordos basin moves by 47 m and one in Jiangsu not at all.
# `only_best=True` changes nothing. An accuracy of -1 tells, and `allow_ballpark=False` refuses. Parameters have to come
# from the surveyors of the place.
#
# Run it with: sh findings/old-coordinates-unmoved.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyproj==3.7.2
cat >"$folder/look.py" <<'PYTHON'
import warnings
from importlib.metadata import version

from pyproj import Geod, Transformer, proj_version_str
from pyproj.exceptions import ProjError

warnings.simplefilter("error")
XIAN_1980, BEIJING_1954, CGCS2000, WGS_84 = 4610, 4214, 4490, 4326
JIANGSU, ORDOS = (33.02, 119.02), (36.0, 109.0)  # latitude and longitude
EARTH = Geod(ellps="WGS84")


def moved(way, place):
    """Metres between a position before and after."""
    latitude, longitude = way.transform(*place)
    return EARTH.inv(place[1], place[0], longitude, latitude)[2]


def refused(before, after):
    try:
        Transformer.from_crs(before, after, allow_ballpark=False)
    except ProjError:
        return True
    return False


print("pyproj", version("pyproj"), "with PROJ", proj_version_str)
for name, before in (("Xian 1980", XIAN_1980), ("Beijing 1954", BEIJING_1954)):
    for best in (None, True):
        way = Transformer.from_crs(before, CGCS2000, only_best=best)
        print(f"{name} to CGCS2000, only_best={best}: {moved(way, JIANGSU):.1f} m, accuracy {way.accuracy}")
        assert way.transform(*JIANGSU) == JIANGSU, "this has changed"
        assert way.accuracy == -1, "this has changed"
    assert refused(before, CGCS2000), "this has changed"
to_wgs = Transformer.from_crs(BEIJING_1954, WGS_84)
seen = [round(moved(to_wgs, place)) for place in (ORDOS, JIANGSU)]
print("Beijing 1954 to WGS 84: in the Ordos basin", seen[0], "m, in Jiangsu", seen[1], "m")
assert seen == [47, 0], "this has changed"
print("as it was found: what is not known counts as nothing")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
