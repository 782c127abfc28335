#!/bin/sh
# arrow in Chinese writes half past two in the afternoon as it writes half past two at night.
#
# Its locale zh, of mainland China, has empty words for the halves of the day. A format with `A` or `a`, which gives PM in
# English, leaves nothing there, so 02:30 and 14:30 are both ` 2:30`: a reader of a duty list cannot know which is meant.
# zh-tw, ja and ko are as empty. Babel, which has the words of the Unicode CLDR, and pendulum tell them apart.
#
# Run it with: sh findings/arrow-chinese-afternoon.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check arrow==1.4.0 babel==2.18.0 pendulum==3.2.0
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version

import arrow
import pendulum
from babel.dates import format_time

HOURS = (2, 14)
ARROW = [arrow.get(2026, 12, 9, hour, 30) for hour in HOURS]

print(", ".join(f"{name} {version(name)}" for name in ("arrow", "babel", "pendulum")))
seen = {
    f"arrow {locale}": [at.format("A h:mm", locale=locale) for at in ARROW] for locale in ("en", "zh", "zh-tw", "ja", "ko")
}
seen["pendulum zh"] = [pendulum.datetime(2026, 12, 9, hour, 30).format("A h:mm", locale="zh") for hour in HOURS]
seen["babel zh"] = [format_time(at.datetime, "ah:mm", locale="zh") for at in ARROW]
for name, (night, afternoon) in seen.items():
    print(f"{name}: {night!r} and {afternoon!r}")
same = [name for name, (night, afternoon) in seen.items() if night == afternoon]
assert same == ["arrow zh", "arrow zh-tw", "arrow ja", "arrow ko"], "this has changed"
print("as it was found: the half of the day is missing")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
