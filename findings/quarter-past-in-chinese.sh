#!/bin/sh
# chrono-node reads a quarter past nine as one minute past nine, and Wednesday afternoon as this afternoon.
#
# Times of walks, meetings and deadlines come in words. 一刻 is a quarter of an hour and 三刻 three: `chrono.zh.hans` takes
# the figure for minutes and leaves 刻 behind, so that 九点一刻 is 09:01. Of 一个半小时后, in an hour and a half, and of
# 两个半小时后 it reads the end alone, in half an hour. 周三下午 loses its day, although 周三 by itself is Wednesday, and
# 12 o'clock at night is noon. 本周五前, by this Friday, is last Friday on a Monday, unless `forwardDate` is set, which
# mends that and none of the others. Minutes in figures, whole hours from now, a day alone and a date are read right.
#
# Run it with: sh findings/quarter-past-in-chinese.sh   (Node.js 20 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" chrono-node@2.10.3
cat >"$folder/look.mjs" <<'NODE'
import assert from "node:assert/strict";
import fs from "node:fs";
import * as chrono from "chrono-node";

const NOW = new Date(2026, 10, 30, 10, 0); // Monday 30 November 2026
const SAID = [
  ["明天上午九点一刻", "2026-12-01 09:01", "09:15"],
  ["下午三点三刻", "2026-11-30 15:03", "15:45"],
  ["一个半小时后", "2026-11-30 10:30", "11:30"],
  ["两个半小时后", "2026-11-30 10:30", "12:30"],
  ["周三下午", "2026-11-30 15:00", "an afternoon of 2 December"],
  ["晚上12点", "2026-11-30 12:00", "midnight"],
  ["今晚零点", "2026-11-30 12:00", "midnight"],
];
const RIGHT = [
  ["明天上午九点十五分", "2026-12-01 09:15"],
  ["两小时后", "2026-11-30 12:00"],
  ["周三", "2026-12-02 12:00"],
  ["12月4日下午6时", "2026-12-04 18:00"],
];

function read(words, how = {}) {
  const at = chrono.zh.hans.parseDate(words, NOW, how);
  const two = (number) => String(number).padStart(2, "0");
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-");
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

console.log("chrono-node", JSON.parse(fs.readFileSync("node_modules/chrono-node/package.json")).version);
for (const [words, found, meant] of SAID) {
  console.log(`${words}: ${read(words)}, meant is ${meant}`);
  assert.deepEqual([read(words), read(words, { forwardDate: true })], [found, found], "this has changed");
}
for (const [words, found] of RIGHT) {
  console.log(`${words}: ${read(words)}`);
  assert.equal(read(words), found, "this has changed");
}
const friday = [read("本周五前整改"), read("本周五前整改", { forwardDate: true })];
console.log(`本周五前整改: ${friday[0]}, with forwardDate ${friday[1]}`);
assert.deepEqual(friday, ["2026-11-27 12:00", "2026-12-04 12:00"], "this has changed");
console.log("as it was found: a quarter is a minute, and a half hides the hours before it");
NODE
cd "$folder" && node look.mjs
