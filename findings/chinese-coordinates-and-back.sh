#!/bin/sh
# The usual packages for Chinese map coordinates do not come back where they started, and shift other countries.
#
# GCJ-02 (高德, 腾讯) moves positions on the Chinese mainland by up to 0.7 km. Two packages that are used to undo it are
# fed with positions of the mainland, there and back. The plain inverses are off by metres. eviltransform's "exact" one,
# which its README promises to be within 0.5 m, is off by up to 1.9 m: it halves both coordinates' intervals at once,
# though the shift of each depends on both, and so loses the root. And both packages move Seoul, Hanoi and Taipei,
# because they take a rectangle for China; 腾讯 documents that its maps give Taiwan and foreign countries in WGS-84.
#
# Run it with: sh findings/chinese-coordinates-and-back.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check eviltransform==0.1.1 coordTransform==0.2.1
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version
from math import cos, hypot, radians

import coordTransform
import eviltransform


def metres(one, other):
    north, east = one[0] - other[0], (one[1] - other[1]) * cos(radians(one[0]))
    return 111_195 * hypot(north, east)


def worst(back):
    """How far from its start a position comes back, at most, over a grid that lies wholly in the mainland."""
    places = [(24 + row / 10, 100 + column / 10) for row in range(170) for column in range(180)]
    return max(metres(place, back(*place)) for place in places)


def by_coordtransform(latitude, longitude):
    longitude, latitude = coordTransform.gcj02_to_wgs84(*coordTransform.wgs84_to_gcj02(longitude, latitude))
    return latitude, longitude


print("eviltransform", version("eviltransform"), "and coordTransform", version("coordTransform"))
off = {
    "eviltransform.gcj2wgs": worst(lambda *place: eviltransform.gcj2wgs(*eviltransform.wgs2gcj(*place))),
    "eviltransform.gcj2wgs_exact": worst(lambda *place: eviltransform.gcj2wgs_exact(*eviltransform.wgs2gcj(*place))),
    "coordTransform.gcj02_to_wgs84": worst(by_coordtransform),
}
for name, far in off.items():
    print(f"{name}: up to {far:.2f} m off")
moved = {}
for name, (latitude, longitude) in {"Seoul": (37.57, 126.98), "Hanoi": (21.03, 105.85), "Taipei": (25.03, 121.56)}.items():
    one = eviltransform.wgs2gcj(latitude, longitude)
    x, y = coordTransform.wgs84_to_gcj02(longitude, latitude)
    moved[name] = (metres((latitude, longitude), one), metres((latitude, longitude), (y, x)))
    print(f"{name} is moved by {moved[name][0]:.0f} m and {moved[name][1]:.0f} m")
assert 3 < off["eviltransform.gcj2wgs"] < 5, "this has changed"
assert 1 < off["eviltransform.gcj2wgs_exact"] < 3, "this has changed"
assert 3 < off["coordTransform.gcj02_to_wgs84"] < 5, "this has changed"
assert all(far > 100 for both in moved.values() for far in both), "this has changed"
print("as it was found: metres off on the way back, and places moved that the map services do not move")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
