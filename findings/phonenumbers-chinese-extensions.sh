#!/bin/sh
# phonenumbers (libphonenumber) reads no Chinese extension, and does not know that 122 is an emergency number.
#
# A switchboard's extension is written 转808 or 分机808 in China, 內線808 in traditional script; offices give their numbers so.
# The library reads `ext`, `#`, `,`, the Spanish `ext.` and the Russian `доб`, and refuses the whole number for a Chinese
# word; its matcher finds the number in a text and drops the extension. 122 is the emergency number for road accidents in all of
# China; the library has 110, 119 and 120 alone, so a filter that
# must let emergency calls through by `is_emergency_number` stops it.
#
# Run it with: sh findings/phonenumbers-chinese-extensions.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check phonenumbers==9.0.43
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version

import phonenumbers
from phonenumbers import shortnumberinfo

NUMBER = "0579-85012345"


def extension(written):
    try:
        return phonenumbers.parse(written, "CN").extension
    except phonenumbers.NumberParseException:
        return "refused"


print("phonenumbers", version("phonenumbers"))
seen = {word: extension(f"{NUMBER}{word}808") for word in (" ext ", "#", ",", " доб ", "转", " 转 ", "分机", "內線")}
for word, found in seen.items():
    print(f"{NUMBER}{word}808: {found}")
found = [match.raw_string for match in phonenumbers.PhoneNumberMatcher(f"请拨打{NUMBER}转808", "CN")]
print("found in a text:", found)
emergency = {one: shortnumberinfo.is_emergency_number(one, "CN") for one in ("110", "119", "120", "122")}
print("emergency numbers:", emergency)
known, chinese = (" ext ", "#", ",", " доб "), ("转", " 转 ", "分机", "內線")
assert all(seen[word] == "808" for word in known), "this has changed"
assert all(seen[word] == "refused" for word in chinese), "this has changed"
assert found == [NUMBER], "this has changed"
assert emergency == {"110": True, "119": True, "120": True, "122": False}, "this has changed"
print("as it was found: a Chinese extension spoils the number, and 122 is none")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
