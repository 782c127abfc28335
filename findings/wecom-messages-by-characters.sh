#!/bin/sh
# Apprise cuts messages to a WeCom group by characters, where WeCom counts bytes, and takes the refusal for a success.
#
# WeCom's group robot takes a text of 2,048 bytes in UTF-8 at most, says its documentation (document/path/91770);
# refusals that people have shown name 5,120 ("text.content exceed max length 5120", errcode 40058: JD_tencent_scf issue
# 278). Apprise has the 2,048, but counts characters: told to split, it sends a Chinese report of 4,000 characters as
# 6,144 and 5,856 bytes, too much by both limits. WeCom answers a refusal with HTTP status 200; Apprise looks at the
# status alone, so `notify` is true and nobody got the report. In English the cut is right. Nothing is sent: what would
# be is caught and answered as WeCom does.
#
# Run it with: sh findings/wecom-messages-by-characters.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check apprise==2.3.0 requests==2.34.2
cat >"$folder/look.py" <<'PYTHON'
import json
from importlib.metadata import version
from unittest import mock

import apprise
import requests

DOCUMENTED, REFUSED_ABOVE = 2048, 5120


def robot(taken):
    """Answers as the robot does, and notes the bytes of each text."""

    def answer(url, data, **_):
        size = len(json.loads(data)["text"]["content"].encode())
        taken.append(size)
        refused = {"errcode": 40058, "errmsg": f"text.content exceed max length {REFUSED_ABOVE}"}
        told = requests.Response()
        told.status_code = 200
        told._content = json.dumps(refused if size > REFUSED_ABOVE else {"errcode": 0, "errmsg": "ok"}).encode()
        return told

    return answer


def sent(words):
    taken, group = [], apprise.Apprise()
    group.add("wecombot://an-invented-key/?overflow=split")
    with mock.patch("requests.post", robot(taken)), mock.patch("time.sleep"):
        return bool(group.notify(body=words)), taken


print("Apprise", version("apprise"))
seen = {
    "2,000 of Chinese": sent("整改" * 1000),
    "4,000 of Chinese": sent("整改" * 2000),
    "4,000 of English": sent("mend" * 1000),
}
for words, (told, taken) in seen.items():
    refused = sum(size > REFUSED_ABOVE for size in taken)
    print(f"{words}: sent as {taken} bytes, {refused} of {len(taken)} refused, notify says {told}")
assert seen["2,000 of Chinese"] == (True, [6000]), "this has changed"
assert seen["4,000 of Chinese"] == (True, [6144, 5856]), "this has changed"
assert seen["4,000 of English"] == (True, [2048, 1952]), "this has changed"
assert max(seen["4,000 of English"][1]) == DOCUMENTED, "this has changed"
print("as it was found: nothing of the Chinese reports arrived, and all is said to be sent")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
