#!/bin/sh
# To pyunit-plate an electric car on the pavement is two cars, and the second belongs to the navy.
#
# Reports of cars on pavements name them by their plates. That of an electric car has six places behind the province and
# the city, and most begin with D or F: 苏HD12345. A plate of the forces is two letters and five figures: HD12345.
# pyunit-plate (PyPI) looks for each kind by itself, and where it finds the car of Huai'an it finds one of the navy (海军)
# within it, and one of the four former headquarters (军委四总部) within 京AD12345: so with nine of the thirteen letters of
# Jiangsu's cities. Whoever counts what it gives counts two cars. A plate whose D or F stands last is one car. A case
# number such as HA12345, or AK20261130, is a military vehicle, while 苏H·D12345, with the dot that is on the plate, is
# none. jionlp finds the one electric car each time, with the dot too.
#
# Run it with: sh findings/electric-cars-of-the-navy.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pyunit-plate==2020.6.17 jionlp==1.5.31
cat >"$folder/look.py" <<'PYTHON'
from collections import Counter
from importlib.metadata import version

import jionlp
from pyunit_plate import plate_number

# What is written: the plates that pyunit-plate finds, whose they are, what jionlp finds.
SEEN = {
    "苏HD12345占用人行道": (["HD12345", "苏HD12345"], "海军", ["苏HD12345"]),
    "京AD12345占用人行道": (["AD12345", "京AD12345"], "军委四总部以及大区级军直单位", ["京AD12345"]),
    "苏BF12345占用人行道": (["BF12345", "苏BF12345"], "北京军区", ["苏BF12345"]),
    "苏H12345D占用人行道": (["苏H12345D"], "江苏省淮安市", ["苏H12345D"]),
    "苏H12345占用人行道": (["苏H12345"], "江苏省淮安市", ["苏H12345"]),
    "苏H·D12345占用人行道": ([], "", ["苏H·D12345"]),
    "工单号HA12345已办结": (["HA12345"], "海军", []),
    "编号AK20261130": (["AK20261"], "军委四总部以及大区级军直单位", []),
}
OF_JIANGSU = "ABCDEFGHJKLMN"

print(", ".join(f"{name} {version(name)}" for name in ("pyunit-plate", "jionlp")))
for written, (plates, whose, by_jionlp) in SEEN.items():
    found = plate_number(written)
    print(f"{written}: {', '.join(one['plate'] + ' ' + one['address'] for one in found) or 'none'}")
    assert [one["plate"] for one in found] == plates, "this has changed"
    assert not found or found[0]["address"] == whose, "this has changed"
    assert jionlp.extract_motor_vehicle_licence_plate(written) == by_jionlp, "this has changed"

counted = Counter({city: len(plate_number(f"苏{city}D12345")) for city in OF_JIANGSU})
twice = "".join(city for city, cars in counted.items() if cars == 2)
print(f"one electric car of Jiangsu is two with {', '.join(twice)}, one with the other letters")
assert twice == "ABCGHJKLN" and set(counted.values()) == {1, 2}, "this has changed"
print("as it was found: an electric car is a military vehicle as well")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
