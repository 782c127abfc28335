#!/bin/sh
# icalendar loses a Chinese character that a long line of a calendar is folded in.
#
# Lines of iCalendar are folded at 75 octets, and RFC 5545 (3.1) warns that simple writers fold in the middle of a UTF-8
# character; for this reason a reader has to unfold in such a way that the character is restored, that is, before it
# decodes. `Calendar.from_ical` takes the file's bytes, decodes them first, with U+FFFD for what does not fit, and
# unfolds then. A Chinese character has three octets, so that most folds fall into one: here a pause mark between two
# streets is three signs of nothing, with no error and no warning. The same bytes, unfolded before they are handed in,
# are read right.
#
# Run it with: sh findings/icalendar-folded-characters.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check icalendar==7.3.2
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version

import icalendar

TITLE = "请各街道各网格于本周五之前完成辖区内主次干道、背街小巷、农贸市场、老旧小区和城郊结合部的全面自查，并把照片发到群里，谢谢大家。"
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//ZH\r\nBEGIN:VEVENT\r\nUID:1@example.com\r\n"
DATES = "DTSTAMP:20261101T000000Z\r\nDTSTART:20261204T000000Z\r\n"
FOOT = "END:VEVENT\r\nEND:VCALENDAR\r\n"


def folded(line):
    """The line in pieces of 75 octets, as a writer makes them that does not look at characters."""
    octets = line.encode()
    pieces = [octets[:75]] + [octets[at : at + 74] for at in range(75, len(octets), 74)]
    return b"\r\n ".join(pieces) + b"\r\n"


def title_of(calendar):
    return str(icalendar.Calendar.from_ical(calendar).events[0]["SUMMARY"])


print("icalendar", version("icalendar"))
calendar = (HEAD + DATES).encode() + folded(f"SUMMARY:{TITLE}") + FOOT.encode()
assert max(map(len, calendar.split(b"\r\n"))) == 75, "not folded at 75 octets"
as_it_came, unfolded = title_of(calendar), title_of(calendar.replace(b"\r\n ", b""))
lost = as_it_came.count("\N{REPLACEMENT CHARACTER}")
print("as it came:", as_it_came)
print("unfolded before:", unfolded)
print(f"{len(TITLE)} characters, lines of at most 75 octets, {lost} signs U+FFFD")
assert unfolded == TITLE, "this has changed"
assert lost == 3 and as_it_came.replace("\N{REPLACEMENT CHARACTER}" * 3, "、") == TITLE, "this has changed"
print("as it was found: characters at a fold are lost")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
