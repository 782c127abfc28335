#!/bin/sh
# A drone's film of Jiangsu lies at a latitude of 118.87 degrees, or is of today, by the package that reads it.
#
# DJI's drones write a file of subtitles (.SRT) beside a film, with the place of each second. Phantom 4 and its like
# have it as GPS (118.8720, 33.2939, 18), the longitude first, as the samples in dji_srt_parser show:
# GPS(149.0251,-20.2533,16) can be nothing else. dji-drone-metadata-embedder, whose README says lat, lon for the same
# model, takes the first for the latitude: a point in China has one of 118.87 in its GeoJSON and KML, without a word,
# and the sample of a Phantom 4 RTK, flown in the province of Buenos Aires, is in the Scotia Sea, where nothing looks
# wrong. The misspelt longtitude of a Mavic 2 it passes over: no place. dji_srt_parser reads all these places, but gives
# a film of a Phantom, which has no date, the day on which it is read (in UTC): last week's patrol was flown today.
#
# Run it with: sh findings/flights-beyond-the-pole.sh   (Python 3.11, Node.js 20 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check dji-drone-metadata-embedder==2.18.0
npm install --silent --no-audit --no-fund --prefix "$folder" dji_srt_parser@1.2.4
cat >"$folder/phantom.SRT" <<'SRT'
1
00:00:00,000 --> 00:00:01,000
F/3.2, SS 160, ISO 100, EV 0, GPS (118.8720, 33.2939, 18), D 49.21m, H 45.60m, H.S 0.00m/s, V.S 0.00m/s

2
00:00:01,000 --> 00:00:02,000
F/3.2, SS 160, ISO 100, EV 0, GPS (118.8721, 33.2939, 18), D 49.24m, H 45.60m, H.S 0.20m/s, V.S 0.00m/s
SRT
cat >"$folder/mavic2.SRT" <<'SRT'
1
00:00:00,000 --> 00:00:00,016
<font size="36">FrameCnt : 1, DiffTime : 16ms
2026-11-23 10:20:30,720,764
[iso : 120] [fnum : 280] [ev : 0] [latitude : 33.2939] [longtitude : 118.8720] [altitude: 30.0] </font>
SRT
cat >"$folder/look.py" <<'PYTHON'
import json
import subprocess
from importlib.metadata import version
from pathlib import Path

SAMPLES = Path("node_modules/dji_srt_parser/samples")
FLIGHTS = {
    Path("phantom.SRT"): [118.872, 33.2939],
    SAMPLES / "mavic_pro.SRT": [149.0251, -20.2533],
    SAMPLES / "p4_rtk.SRT": [-58.851745, -34.237922],
    Path("mavic2.SRT"): None,
}


def first_point(flight):
    subprocess.run(
        ["venv/bin/dji-embed", "convert", "geojson", flight, "-o", "out.geojson"], check=True, capture_output=True
    )
    points = [one["geometry"] for one in json.loads(Path("out.geojson").read_text())["features"] if one["geometry"]]
    return next((point["coordinates"][:2] for point in points if point["type"] == "Point"), None)


print(f"dji-drone-metadata-embedder {version('dji-drone-metadata-embedder')}")
for flight, written in FLIGHTS.items():
    found = first_point(flight)
    place = f"longitude {found[0]}, latitude {found[1]}" if found else "no place"
    print(f"{flight.name}, GPS {written}: {place}" if written else f"{flight.name}: {place}")
    assert found == (written and written[::-1]), "this has changed"
PYTHON
cat >"$folder/look.cjs" <<'NODE'
const assert = require("node:assert/strict");
const fs = require("node:fs");
const parse = require("dji_srt_parser");

function firstOf(file) {
  const flight = parse(fs.readFileSync(file, "utf8"), file);
  flight.setSmoothing(0);
  const { GPS, DATE } = flight.metadata().packets[0];
  return [GPS.LONGITUDE, GPS.LATITUDE, new Date(DATE).toISOString().slice(0, 10)];
}

const today = () => new Date().toISOString().slice(0, 10);
const { version } = JSON.parse(fs.readFileSync("node_modules/dji_srt_parser/package.json"));
const before = today();
const [east, north, day] = firstOf("phantom.SRT");
console.log(`dji_srt_parser ${version}: phantom.SRT, which has no date: longitude ${east}, latitude ${north}, ${day}`);
assert.deepEqual([east, north], [118.872, 33.2939], "this has changed");
assert.ok([before, today()].includes(day), "this has changed");
assert.deepEqual(firstOf("mavic2.SRT"), [118.872, 33.2939, "2026-11-23"], "this has changed");
console.log("as it was found: a flight beyond the pole, or today");
NODE
cd "$folder" && venv/bin/python look.py && TZ=UTC node look.cjs
