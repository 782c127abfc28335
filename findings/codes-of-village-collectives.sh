#!/bin/sh
# python-stdnum refuses the credit codes of village collectives.
#
# Each organisation in China has a unified social credit code of 18 signs (GB 32100-2015). The first names who registers
# it: 1 to 9, and with the standard's amendments A for the army's offices, N for agriculture and Y for others. N1, N2
# and N3 are the economic collectives of village groups, villages and towns, which lease the markets and look after the
# lanes. `stdnum.cn.uscc.validate` demands figures in the first eight places and raises InvalidFormat for all of them,
# though its own `calc_check_digit` agrees with the last sign. Companies, offices and associations pass.
#
# Run it with: sh findings/codes-of-village-collectives.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check python-stdnum==2.2
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version

from stdnum.cn import uscc
from stdnum.exceptions import InvalidFormat

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100: without I, O, S, V and Z
KINDS = {
    "11": "an office of the state",
    "51": "an association",
    "91": "a company",
    "93": "a farmers' cooperative",
    "A1": "an institution of the army",
    "N1": "the collective of a village group",
    "N2": "the collective of a village",
    "N3": "the collective of a town",
    "Y1": "another organisation",
}


def last_sign(code):
    """The check character as GB 32100 has it: weights are powers of 3, modulo 31."""
    return SIGNS[-sum(SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(code)) % 31]


def asked(code):
    try:
        return "valid" if uscc.validate(code) == code else "another code"
    except InvalidFormat:
        return "InvalidFormat"


print("python-stdnum", version("python-stdnum"))
seen = {}
for kind, of in KINDS.items():
    bare = f"{kind}320812MF1234567"  # an invented body registered in 淮安
    code = bare + last_sign(bare)
    seen[kind] = asked(code)
    print(f"{code}, {of}: {seen[kind]}; the last sign is right: {uscc.calc_check_digit(code) == code[-1]}")
    assert uscc.calc_check_digit(code) == code[-1], "this has changed"
assert {kind for kind, told in seen.items() if told == "valid"} == {"11", "51", "91", "93"}, "this has changed"
assert {kind for kind, told in seen.items() if told == "InvalidFormat"} == {"A1", "N1", "N2", "N3", "Y1"}, (
    "this has changed"
)
print("as it was found: whatever begins with a letter is refused")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
