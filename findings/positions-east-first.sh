#!/bin/sh
# Parsers of coordinates that refuse what is no coordinate take 东经118.8728° for a latitude.
#
# A photo's stamp, or whoever copies it into the chat, gives the place in words, the longitude often first: 东经118.8728°
# 北纬33.2939°. coordinate-parser says that it throws at other letters and where the two are exchanged. It does for Latin
# letters (118.8728E 33.2939N), and passes over Chinese ones: what comes first is the latitude, be it 118.8728. parse-dms
# says that it throws at degrees out of range, and does the same. Of 北纬33.2939°，东经118.8728° it makes the longitude 9,
# of 经度118.8728，纬度33.2939 the longitude 28. geo-coordinates-parser refuses all of these. Where 北纬 comes first
# coordinate-parser is right, and with N and E each one is.
#
# Run it with: sh findings/positions-east-first.sh   (Node.js 20 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" \
    coordinate-parser@1.0.7 parse-dms@0.0.5 geo-coordinates-parser@1.7.4
cat >"$folder/look.mjs" <<'NODE'
import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import { convert } from "geo-coordinates-parser";

const require = createRequire(import.meta.url);
const Coordinates = require("coordinate-parser");
const parseDms = require("parse-dms");

const READERS = {
  "coordinate-parser": (words) => {
    const read = new Coordinates(words);
    return [read.getLatitude(), read.getLongitude()];
  },
  "parse-dms": (words) => {
    const read = parseDms(words);
    return [read.lat, read.lon];
  },
  "geo-coordinates-parser": (words) => {
    const read = convert(words);
    return [read.decimalLatitude, read.decimalLongitude];
  },
};
const HERE = [33.2939, 118.8728];
const [NORTH, EAST] = HERE;
const WORDS = [
  ["东经118.8728° 北纬33.2939°", [EAST, NORTH], [EAST, NORTH], "refused"],
  ["东经118°52′30″ 北纬33°18′0″", [118.875, 33.3], [118.875, 33.3], "refused"],
  ["经度118.8728，纬度33.2939", [EAST, NORTH], [EAST, 28], "refused"],
  ["北纬33.2939°，东经118.8728°", HERE, [NORTH, 9], "refused"],
  ["N33.2939° E118.8728°", HERE, HERE, HERE],
  ["118.8728E 33.2939N", "refused", HERE, "refused"],
];

function asked(reader, words) {
  try {
    return READERS[reader](words);
  } catch {
    return "refused";
  }
}

const versionOf = (name) => JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`)).version;
console.log(Object.keys(READERS).map((name) => `${name} ${versionOf(name)}`).join(", "));
for (const [words, ...expected] of WORDS) {
  const found = Object.keys(READERS).map((reader) => asked(reader, words));
  console.log(`${words}: ${found.map((place) => JSON.stringify(place)).join(", ")}`);
  assert.deepEqual(found, expected, "this has changed");
}
console.log("as it was found: a latitude of 118.8728, and a longitude of 9");
NODE
cd "$folder" && node look.mjs
